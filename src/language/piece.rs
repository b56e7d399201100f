//! A sentence cut finer than words: where figures stand, “a 54-year-old” is four pieces and “£1.2bn” three.

use std::cell::Cell;

use crate::language::Text;
use crate::language::number::Cardinal;
use crate::language::token::{Token, TokenKind};
use crate::lexicon::{
    Calendar, Change, Class, Entry, Lexicon, Measure, Measures, Numeral, lexicon, measures,
};
use crate::span::Span;

/// A part of a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    start: u32,
    end: u32,
    /// Its entry in the lexicon; 0 for none.
    word: u16,
    kind: PieceKind,
    /// No white space before it.
    glued: bool,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind {
    /// A run of digits with the commas, points and slashes between them: “1,500.20”, “9/11”.
    Digits,
    Word,
    /// A hyphen or slash within a token.
    Joint,
    /// A mark that is a token of its own.
    Mark(TokenKind),
}

/// A sentence in pieces. Every method answers “no” beyond either end, so that rules look around without checks.
pub(crate) struct Pieces<'a> {
    text: &'a str,
    pieces: Vec<Piece>,
    /// The sentence with ASCII capitals made small, which moves no offset.
    lower: String,
    /// Where the sentence starts in the text.
    base: usize,
    lexicon: &'static Lexicon,
    measures: &'static Measures,
    /// The number last read and where it was looked for: several rules ask for the same in turn.
    number: Cell<Option<(usize, Option<Cardinal>)>>,
}

impl<'a> Pieces<'a> {
    /// No sentence yet.
    pub(crate) fn new(text: &'a str) -> Self {
        let (lexicon, measures) = (lexicon(), measures());
        let number = Cell::new(None);
        Self { text, pieces: Vec::new(), lower: String::new(), base: 0, lexicon, measures, number }
    }

    /// Takes the tokens `first..last` of a text in place of the sentence before.
    pub(crate) fn fill(&mut self, text: &Text<'a>, first: usize, last: usize) {
        self.pieces.clear();
        self.lower.clear();
        self.number.set(None);
        if first >= last {
            return;
        }
        let span = text.span(first, last);
        self.base = span.start();
        self.lower.push_str(span.of(text.text));
        self.lower.make_ascii_lowercase();
        // Most sentences have no hyphen, and then a word is a piece.
        let next_joint = |from: usize| {
            memchr::memchr(b'-', &text.text.as_bytes()[from..span.end()]).map_or(usize::MAX, |at| from + at)
        };
        let mut joint = next_joint(span.start());
        self.pieces.reserve(last - first);
        let mut end = 0;
        for &token in &text.tokens[first..last] {
            let start = token.start();
            let glued = start == end;
            end = token.end();
            if joint < start {
                joint = next_joint(start);
            }
            let has_joint = joint < end;
            let (kind, may_be_cut) = match token.kind {
                TokenKind::Number => (PieceKind::Word, true),
                TokenKind::Word => (PieceKind::Word, has_joint || token.number() == 0 && token.is_capital()),
                TokenKind::Abbreviation(_) => (PieceKind::Word, false),
                kind => (PieceKind::Mark(kind), false),
            };
            let piece = Piece { start: start as u32, end: end as u32, word: token.number(), kind, glued };
            if may_be_cut {
                self.cut(token, piece, has_joint);
            } else {
                self.pieces.push(piece);
            }
        }
    }

    /// A word or number that may be several pieces; `has_joint` says that a hyphen is in it.
    fn cut(&mut self, token: Token, whole: Piece, has_joint: bool) {
        let bytes = &self.text.as_bytes()[token.start()..token.end()];
        match token.kind {
            TokenKind::Number if bytes.iter().all(|byte| is_numeric(*byte)) => {
                self.pieces.push(Piece { kind: PieceKind::Digits, ..whole });
            }
            TokenKind::Word if is_price(bytes) => self.cut_price(whole),
            TokenKind::Word if !has_joint => self.pieces.push(whole),
            _ => self.cut_at_joints(whole),
        }
    }

    /// A run of digits, a run of letters or a hyphen is a piece each. Letters with digits behind them (“covid19”) stay.
    fn cut_at_joints(&mut self, whole: Piece) {
        let bytes = self.text.as_bytes();
        let (mut at, end) = (whole.start as usize, whole.end as usize);
        let mut glued = whole.glued;
        while at < end {
            let run = |holds: &dyn Fn(u8) -> bool| {
                at + bytes[at..end].iter().take_while(|byte| holds(**byte)).count()
            };
            let (kind, next) = match bytes[at] {
                b'-' => (PieceKind::Joint, at + 1),
                byte if byte.is_ascii_digit() => (PieceKind::Digits, run(&is_numeric)),
                _ => (PieceKind::Word, run(&|byte| byte != b'-').max(at + 1)),
            };
            let word = match kind {
                PieceKind::Word => self.lexicon.find(&self.text[at..next]),
                _ => 0,
            };
            self.pieces.push(Piece { start: at as u32, end: next as u32, word, kind, glued });
            glued = true;
            at = next;
        }
    }

    /// “N200m”, “Rs500”: the currency's letters, then a number.
    fn cut_price(&mut self, whole: Piece) {
        let bytes = &self.text.as_bytes()[whole.start as usize..whole.end as usize];
        let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count() as u32;
        self.pieces.push(Piece { end: whole.start + letters, ..whole });
        self.cut_at_joints(Piece { start: whole.start + letters, glued: true, ..whole });
    }

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

    pub(crate) fn len(&self) -> usize {
        self.pieces.len()
    }

    #[inline]
    pub(crate) fn get(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at)
    }

    #[inline]
    pub(crate) fn kind(&self, at: usize) -> Option<PieceKind> {
        self.get(at).map(|piece| piece.kind)
    }

    #[inline]
    pub(crate) fn is_digits(&self, at: usize) -> bool {
        self.kind(at) == Some(PieceKind::Digits)
    }

    #[inline]
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(PieceKind::Word)
    }

    #[inline]
    pub(crate) fn is_joint(&self, at: usize) -> bool {
        self.kind(at) == Some(PieceKind::Joint)
    }

    #[inline]
    pub(crate) fn is_mark(&self, at: usize, kind: TokenKind) -> bool {
        self.kind(at) == Some(PieceKind::Mark(kind))
    }

    pub(crate) fn is_comma(&self, at: usize) -> bool {
        self.is_mark(at, TokenKind::Comma)
    }

    /// No white space between the piece and the one before it.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.glued)
    }

    /// The piece with its capitals, an abbreviation with its dot.
    pub(crate) fn written(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |piece| &self.text[piece.start as usize..piece.end as usize])
    }

    /// The piece in small letters, an abbreviation without its last dot; empty beyond the ends.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> &str {
        let Some(piece) = self.get(at) else { return "" };
        let word = &self.lower[piece.start as usize - self.base..piece.end as usize - self.base];
        match piece.kind {
            PieceKind::Word => word.strip_suffix('.').unwrap_or(word),
            _ => word,
        }
    }

    #[inline]
    pub(crate) fn is_the_word(&self, at: usize, word: &str) -> bool {
        self.word(at) == word
    }

    /// One of these words. Where the list is written out each of them is compared as a number of its bytes.
    #[inline(always)]
    #[expect(clippy::manual_contains, reason = "`contains` is not unrolled over a list written out")]
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|other| *other == word)
    }

    #[inline]
    pub(crate) fn is(&self, at: usize, class: Class) -> bool {
        self.entry(at).classes.has(class)
    }

    /// What the lexicon knows of the piece.
    #[inline]
    pub(crate) fn entry(&self, at: usize) -> &'static Entry {
        self.lexicon.entry(self.get(at).map_or(0, |piece| piece.word))
    }

    /// Begins with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.written(at).chars().next().is_some_and(char::is_uppercase)
    }

    #[inline]
    pub(crate) fn measure(&self, at: usize) -> &'static Measure {
        self.measures.of(self.entry(at))
    }

    #[inline]
    pub(crate) fn numeral(&self, at: usize) -> Option<Numeral> {
        self.measures.numeral(self.measure(at))
    }

    /// Whether a figure or time can begin with the piece, or what opens one.
    #[inline]
    pub(crate) fn may_begin_figure(&self, at: usize) -> bool {
        self.is_digits(at) || self.entry(at).measure != 0
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
        Span::new(self.pieces[first].start as usize, self.pieces[last - 1].end as usize)
    }
}

/// Whether a word is a price written with a currency's letters. That it is no name (“G20”, “N95”), three digits tell, a
/// point or a scale.
pub(crate) fn is_price(word: &[u8]) -> bool {
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
