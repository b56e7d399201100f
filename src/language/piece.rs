//! A sentence cut finer than words: where figures stand, “a 54-year-old” is four pieces and “£1.2bn” three.

use std::cell::Cell;
use std::ops::Range;

use crate::language::marks::Marks;
use crate::language::number::Cardinal;
use crate::language::token::{Shape, Token, TokenKind};
use crate::language::{Sentence, Text};
use crate::lexicon::{
    Calendar, Change, Class, Entry, Lexicon, Mark, Measure, Measures, Numeral, Word, lexicon, measures,
};
use crate::span::Span;

/// Cuts sentences into pieces, those in which a figure or time can begin: most articles have more of the others.
pub(crate) struct Cutter<'t, 'a> {
    text: &'t Text<'a>,
    lexicon: &'static Lexicon,
    measures: &'static Measures,
    /// Tokens with which a figure can begin, and that may be prices.
    marks: &'t Marks,
    /// The next hyphen from the sentence in hand on; none is behind the text.
    hyphen: usize,
    /// Room for the places of tokens that are several pieces,
    cuts: Vec<usize>,
    /// for the pieces of a sentence with such tokens,
    pieces: Vec<Token>,
    /// for the places where something can begin,
    starts: Vec<usize>,
    /// and for the sentence in small letters.
    lower: String,
}

/// What a figure or time, or what opens one, is marked with.
const CAN_BEGIN: Mark = Mark::FIGURE.or(Mark::OPENS);

impl<'t, 'a> Cutter<'t, 'a> {
    pub(crate) fn new(text: &'t Text<'a>) -> Self {
        Self {
            text,
            lexicon: lexicon(),
            measures: measures(),
            marks: text.marks(),
            hyphen: hyphen_from(text.text, 0),
            cuts: Vec::with_capacity(8),
            pieces: Vec::with_capacity(64),
            starts: Vec::with_capacity(32),
            lower: String::with_capacity(512),
        }
    }

    /// The pieces of a sentence; none where no figure or time begins. Sentences come in the order of the text.
    pub(crate) fn cut(&mut self, sentence: Sentence) -> Option<Pieces<'_>> {
        let text = self.text;
        let tokens = &text.tokens[sentence.first..sentence.last];
        let span = text.span(sentence.first, sentence.last);
        self.cuts.clear();
        let mut begins = false;
        for at in self.marks.each(Mark::FIGURE.or(Mark::PRICE), sentence.first, sentence.last) {
            begins |= self.take(at - sentence.first, text.tokens[at]);
        }
        self.find_hyphens(tokens, span);
        // “six-person”: in what is cut a number may stand.
        if !begins && self.cuts.is_empty() {
            return None;
        }
        self.starts.clear();
        let pieces = if self.cuts.is_empty() {
            let starts = self.marks.each(CAN_BEGIN, sentence.first, sentence.last);
            self.starts.extend(starts.map(|at| at - sentence.first));
            tokens
        } else {
            self.cut_tokens(sentence);
            &self.pieces
        };
        self.lower.clear();
        self.lower.push_str(span.of(text.text));
        self.lower.make_ascii_lowercase();
        Some(Pieces {
            text: text.text,
            pieces,
            starts: &self.starts,
            lower: &self.lower,
            base: span.start(),
            lexicon: self.lexicon,
            measures: self.measures,
            number: Cell::new(None),
        })
    }

    /// Takes in a token that may begin something or be cut. Whether something can begin with it.
    fn take(&mut self, place: usize, token: Token) -> bool {
        let bytes = || &self.text.text.as_bytes()[token.start()..token.end()];
        let (begins, is_cut) = if token.kind == TokenKind::Number {
            (true, !bytes().iter().all(|byte| is_numeric(*byte)))
        } else if token.number() != 0 {
            (true, false)
        } else {
            (false, is_price(bytes()))
        };
        if is_cut {
            self.cuts.push(place);
        }
        begins
    }

    /// Finds the words with hyphens.
    fn find_hyphens(&mut self, tokens: &[Token], span: Span) {
        // Most sentences have none.
        if self.hyphen >= span.end() {
            return;
        }
        if self.hyphen < span.start() {
            self.hyphen = hyphen_from(self.text.text, span.start());
        }
        let others = self.cuts.len();
        while self.hyphen < span.end() {
            let place = tokens.partition_point(|token| token.end() <= self.hyphen);
            if tokens[place].kind == TokenKind::Word && tokens[place].start() < self.hyphen {
                self.cuts.push(place);
            }
            self.hyphen = hyphen_from(self.text.text, self.hyphen + 1);
        }
        if self.cuts.len() > others {
            self.cuts.sort_unstable();
            self.cuts.dedup();
        }
    }

    /// Cuts the tokens that must be, and finds where something can begin among the pieces.
    fn cut_tokens(&mut self, sentence: Sentence) {
        self.pieces.clear();
        let mut from = sentence.first;
        for at in 0..self.cuts.len() {
            let cut = sentence.first + self.cuts[at];
            self.take_whole(from, cut);
            from = cut + 1;
            let first = self.pieces.len();
            let token = self.text.tokens[cut];
            let bytes = token.text(self.text.text).as_bytes();
            if token.kind != TokenKind::Number && is_price(bytes) {
                // “N200m”, “Rs500”: the currency's letters, then a number.
                let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                let end = token.start() + letters;
                self.pieces.push(Token::new((token.start(), end), 0, TokenKind::Word, Shape::None));
                self.cut_at_joints(end, token.end());
            } else {
                self.cut_at_joints(token.start(), token.end());
            }
            for place in first..self.pieces.len() {
                let piece = self.pieces[place];
                if piece.kind == TokenKind::Number || self.lexicon.marks().of(piece.number()).has(CAN_BEGIN) {
                    self.starts.push(place);
                }
            }
        }
        self.take_whole(from, sentence.last);
    }

    /// Takes in tokens that are pieces as they are.
    fn take_whole(&mut self, first: usize, last: usize) {
        let before = self.pieces.len();
        let starts = self.marks.each(CAN_BEGIN, first, last);
        self.starts.extend(starts.map(|at| before + (at - first)));
        self.pieces.extend_from_slice(&self.text.tokens[first..last]);
    }

    /// A run of digits, a run of letters or a hyphen is a piece each. Letters with digits behind them (“covid19”) stay.
    fn cut_at_joints(&mut self, mut at: usize, end: usize) {
        let text = self.text.text;
        let bytes = text.as_bytes();
        while at < end {
            let run = |holds: &dyn Fn(u8) -> bool| {
                at + bytes[at..end].iter().take_while(|byte| holds(**byte)).count()
            };
            let (kind, next) = match bytes[at] {
                b'-' => (TokenKind::Joint, at + 1),
                byte if byte.is_ascii_digit() => (TokenKind::Number, run(&is_numeric)),
                _ => (TokenKind::Word, run(&|byte| byte != b'-').max(at + 1)),
            };
            let is_word = kind == TokenKind::Word;
            let word = if is_word { self.lexicon.find(&text[at..next]) } else { 0 };
            // “U.S.” of “U.S.-made”
            let ends_with_dot = is_word && bytes[next - 1] == b'.';
            let kind = if ends_with_dot { TokenKind::AbbreviationMayEnd } else { kind };
            self.pieces.push(Token::new((at, next), word, kind, Shape::None));
            at = next;
        }
    }
}

/// A sentence in pieces: its words, numbers and marks, where “54-year-old” and “£1.2bn” are several. Every method answers
/// “no” beyond either end, so that rules look around without checks.
pub(crate) struct Pieces<'p> {
    text: &'p str,
    /// A number is a run of digits with the commas, points and slashes between them: “1,500.20”, “9/11”.
    pieces: &'p [Token],
    /// Where a figure or time, or what opens one, can begin.
    starts: &'p [usize],
    /// The sentence with ASCII capitals made small, which moves no offset.
    lower: &'p str,
    /// Where the sentence starts in the text.
    base: usize,
    lexicon: &'static Lexicon,
    measures: &'static Measures,
    /// The number last read and where it was looked for: several rules ask for the same in turn.
    number: Cell<Option<(usize, Option<Cardinal>)>>,
}

impl<'p> Pieces<'p> {
    /// The number that `read` finds at a piece, found once for all who ask for it in turn.
    pub(super) fn number_once(&self, at: usize, read: impl FnOnce() -> Option<Cardinal>) -> Option<Cardinal> {
        if let Some((place, number)) = self.number.get()
            && place == at
        {
            return number;
        }
        let number = read();
        self.number.set(Some((at, number)));
        number
    }

    /// Where a figure or time, or what opens one, can begin.
    pub(crate) const fn starts(&self) -> &'p [usize] {
        self.starts
    }

    pub(crate) const fn len(&self) -> usize {
        self.pieces.len()
    }

    #[inline]
    fn get(&self, at: usize) -> Option<Token> {
        self.pieces.get(at).copied()
    }

    #[inline]
    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.get(at).map(|piece| piece.kind)
    }

    #[inline]
    pub(crate) fn is_digits(&self, at: usize) -> bool {
        self.is_mark(at, TokenKind::Number)
    }

    #[inline]
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.kind(at).is_some_and(|kind| kind == TokenKind::Word || kind.is_abbreviation())
    }

    /// A hyphen within a word or number.
    #[inline]
    pub(crate) fn is_joint(&self, at: usize) -> bool {
        self.is_mark(at, TokenKind::Joint)
    }

    #[inline]
    pub(crate) fn is_mark(&self, at: usize, kind: TokenKind) -> bool {
        self.kind(at) == Some(kind)
    }

    pub(crate) fn is_comma(&self, at: usize) -> bool {
        self.is_mark(at, TokenKind::Comma)
    }

    /// No white space between the piece and the one before it.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        let end = at.checked_sub(1).and_then(|before| self.get(before)).map_or(0, Token::end);
        self.get(at).is_some_and(|piece| piece.start() == end)
    }

    /// The piece with its capitals, an abbreviation with its dot.
    pub(crate) fn written(&self, at: usize) -> &'p str {
        self.get(at).map_or("", |piece| piece.text(self.text))
    }

    /// The piece in small letters, an abbreviation without its last dot; empty beyond the ends.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> &'p str {
        let Some(piece) = self.get(at) else { return "" };
        &self.lower[self.range(piece)]
    }

    /// As [`word`](Self::word), to be compared.
    #[inline]
    fn bytes(&self, at: usize) -> &'p [u8] {
        let Some(piece) = self.get(at) else { return &[] };
        &self.lower.as_bytes()[self.range(piece)]
    }

    #[inline]
    fn range(&self, piece: Token) -> Range<usize> {
        let (start, end) = (piece.start() - self.base, piece.end() - self.base);
        // Both are asked of each, since a jump would often be guessed wrong.
        let has_dot = piece.kind.is_abbreviation() & (self.lower.as_bytes()[end - 1] == b'.');
        start..end - usize::from(has_dot)
    }

    #[inline]
    pub(crate) fn is_the_word(&self, at: usize, word: &str) -> bool {
        self.bytes(at) == word.as_bytes()
    }

    /// One of these words. Where the list is written out each of them is compared as a number of its bytes.
    #[inline(always)]
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.bytes(at);
        words.iter().any(|other| other.as_bytes() == word)
    }

    /// “a”, “an”
    #[inline]
    pub(crate) fn is_article(&self, at: usize) -> bool {
        let word = self.get(at).map(Token::entry_number);
        matches!(word, Some(Word::A | Word::AN)) && self.is_any(at, &["a", "an"])
    }

    #[inline]
    pub(crate) fn is(&self, at: usize, class: Class) -> bool {
        self.entry(at).classes.has(class)
    }

    /// What the lexicon knows of the piece.
    #[inline]
    pub(crate) fn entry(&self, at: usize) -> &'static Entry {
        self.lexicon.entry(self.get(at).map_or(0, Token::number))
    }

    /// Begins with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        let written = self.written(at);
        match written.as_bytes().first() {
            Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => written.chars().next().is_some_and(char::is_uppercase),
        }
    }

    /// For which rules the word of a piece is worth a look.
    #[inline]
    pub(crate) fn mark(&self, at: usize) -> Mark {
        self.lexicon.marks().of(self.get(at).map_or(0, Token::number))
    }

    #[inline]
    pub(crate) fn measure(&self, at: usize) -> &'static Measure {
        self.measures.of(self.entry(at))
    }

    #[inline]
    pub(crate) fn numeral(&self, at: usize) -> Option<Numeral> {
        self.measures.numeral(self.measure(at))
    }

    #[inline]
    pub(crate) fn calendar(&self, at: usize) -> Option<Calendar> {
        self.measure(at).calendar
    }

    pub(crate) fn change(&self, at: usize) -> Option<Change> {
        self.measure(at).change
    }

    /// From the first byte of piece `first` to the last of piece `last - 1`.
    pub(crate) fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.pieces[first].start(), self.pieces[last - 1].end())
    }
}

/// The first hyphen of a text from a byte on, or a place behind the text.
fn hyphen_from(text: &str, start: usize) -> usize {
    let behind = text.as_bytes().get(start..).unwrap_or_default();
    memchr::memchr(b'-', behind).map_or(usize::MAX, |ahead| start + ahead)
}

/// Whether a word is a price written with a currency's letters. That it is no name (“G20”, “N95”), three digits tell, a
/// point or a scale.
fn is_price(word: &[u8]) -> bool {
    const LETTERS: [&[u8]; 8] = [b"N", b"R", b"RM", b"Rs", b"Ksh", b"Tk", b"Rp", b"GH"];
    if !matches!(word[0], b'N' | b'R' | b'K' | b'T' | b'G') || word.len() < 3 {
        return false;
    }
    let letters = word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let digits = &word[letters..];
    LETTERS.contains(&&word[..letters])
        && digits.first().is_some_and(u8::is_ascii_digit)
        && (digits.len() > 2 || digits.contains(&b'.'))
        && !digits.contains(&b'-')
}

const fn is_numeric(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'/')
}
