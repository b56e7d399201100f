//! The first pass over a text: words, numbers, marks.

use super::token::{LONGEST, Shape, Token, TokenKind, without_possessive};
use crate::language::make_room;
use crate::lexicon::{Class, Letters, Lexicon, lexicon};
use crate::span::{Span, char_boundary};

/// The tokens of an article, and which of them end quotations and sentences: what looks for those need not look at all.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub(super) all: Vec<Token>,
    /// The places of quotation marks.
    pub(super) quotes: Vec<u32>,
    /// The places of stops and abbreviations.
    pub(super) stops: Vec<u32>,
}

impl Tokens {
    /// With room for those of so many bytes of text.
    pub(super) fn for_text(len: usize) -> Self {
        // A token in five or six bytes is what news prose has, and one in fifteen ends something.
        let (all, ends) = (len / 6 + 64, len / 96 + 16);
        Self {
            all: Vec::with_capacity(all),
            quotes: Vec::with_capacity(ends),
            stops: Vec::with_capacity(ends),
        }
    }

    #[inline]
    fn push(&mut self, token: Token) {
        let place = self.all.len() as u32;
        match token.kind {
            TokenKind::Quote => self.quotes.push(place),
            kind if kind.may_end_sentence() => self.stops.push(place),
            _ => {}
        }
        make_room(&mut self.all);
        self.all.push(token);
    }
}

/// Appends the tokens of `span` of `text`.
pub(super) fn tokenize(text: &str, span: Span, tokens: &mut Tokens) {
    let (at, end) = (span.start(), span.end());
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at, end, tokens, lexicon: lexicon() };
    while scanner.at < scanner.end {
        // Most of what stands anywhere are short words.
        scanner.short_words();
        if scanner.at < scanner.end {
            scanner.step();
        }
    }
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    end: usize,
    tokens: &'t mut Tokens,
    lexicon: &'static Lexicon,
}

impl Scanner<'_> {
    #[inline]
    fn step(&mut self) {
        let byte = self.bytes[self.at];
        match byte {
            b' ' | b'\n' | b'\t' | b'\r' | 0x0B | 0x0C => self.at += 1,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => self.long_word(),
            b'.' => self.dots(),
            b'!' | b'?' => self.mark(TokenKind::Stop, 1),
            b',' => self.mark(TokenKind::Comma, 1),
            b';' => self.mark(TokenKind::Semicolon, 1),
            b':' => self.mark(TokenKind::Colon, 1),
            b'(' | b'[' | b'{' => self.mark(TokenKind::Open, 1),
            b')' | b']' | b'}' => self.mark(TokenKind::Close, 1),
            b'"' => self.mark(TokenKind::Quote, 1),
            b'\'' if self.next_is(b"'") => self.mark(TokenKind::Quote, 2),
            b'\'' => self.apostrophe(1),
            b'`' if self.next_is(b"`") => self.mark(TokenKind::Quote, 2),
            b'`' => self.mark(TokenKind::Quote, 1),
            b'-' => self.hyphens(),
            0..=0x7F => self.mark(TokenKind::Symbol, 1),
            // Quotation marks are most of what is no ASCII.
            0xE2 if self.next_is(&[0x80, 0x9C]) || self.next_is(&[0x80, 0x9D]) => {
                self.mark(TokenKind::Quote, 3)
            }
            _ => self.beyond_ascii(),
        }
    }

    fn beyond_ascii(&mut self) {
        let Some(char) = self.text[self.at..self.end].chars().next() else {
            self.at = self.end;
            return;
        };
        let len = char.len_utf8();
        match char {
            '’' => self.apostrophe(len),
            '“' | '”' | '„' | '‟' | '‘' | '‚' | '‛' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' =>
            {
                self.mark(TokenKind::Quote, len);
            }
            '–' | '—' | '―' | '‒' => self.mark(TokenKind::Dash, len),
            '…' => self.mark(TokenKind::Stop, len),
            _ if char.is_alphanumeric() => self.long_word(),
            _ if char.is_whitespace() || is_invisible(char) => self.at += len,
            _ => self.mark(TokenKind::Symbol, len),
        }
    }

    fn next_is(&self, bytes: &[u8]) -> bool {
        self.bytes[self.at + 1..self.end].starts_with(bytes)
    }

    fn mark(&mut self, kind: TokenKind, len: usize) {
        self.push(kind, Shape::None, 0, self.at + len);
        self.skip_space();
    }

    /// Behind a mark or a word stands a space, as a rule.
    #[inline]
    fn skip_space(&mut self) {
        self.at += usize::from(self.bytes.get(self.at) == Some(&b' '));
    }

    #[inline]
    fn push(&mut self, kind: TokenKind, shape: Shape, word: u16, end: usize) {
        if end - self.at > LONGEST {
            self.push_all_but_the_end(kind, shape, end);
        }
        self.tokens.push(Token::new((self.at, end), word, kind, shape));
        self.at = end;
    }

    #[cold]
    fn push_all_but_the_end(&mut self, kind: TokenKind, shape: Shape, end: usize) {
        while end - self.at > LONGEST {
            let cut = char_boundary(self.text, self.at + LONGEST);
            self.tokens.push(Token::new((self.at, cut), 0, kind, shape));
            self.at = cut;
        }
    }

    /// One dot ends a sentence; two or more are an ellipsis.
    fn dots(&mut self) {
        let len = self.bytes[self.at..self.end].iter().take_while(|&&byte| byte == b'.').count();
        self.mark(TokenKind::Stop, len);
    }

    /// `--` is a dash, and so is a hyphen with a space on either side (“said - and then”).
    fn hyphens(&mut self) {
        let len = self.bytes[self.at..self.end].iter().take_while(|&&byte| byte == b'-').count();
        let before = self.at == 0 || self.bytes[self.at - 1].is_ascii_whitespace();
        let after = self.bytes.get(self.at + len).is_none_or(u8::is_ascii_whitespace);
        let kind = if len > 1 || before || after { TokenKind::Dash } else { TokenKind::Symbol };
        self.mark(kind, len);
    }

    /// An apostrophe outside a word: “’90s”, “’Tis”, or a quotation mark, which the pairing of marks decides.
    fn apostrophe(&mut self, len: usize) {
        let rest = &self.text[self.at + len..self.end];
        let before_digit = rest.starts_with(|char: char| char.is_ascii_digit());
        let follows_space =
            self.text[..self.at].chars().next_back().is_none_or(|char| !char.is_alphanumeric());
        if before_digit && follows_space && rest.as_bytes().get(2) == Some(&b's')
            || follows_space && is_clipped(rest)
        {
            return self.mark(TokenKind::Symbol, len);
        }
        self.mark(TokenKind::Quote, len);
    }

    /// Words of up to fifteen letters, all but the first small, that nothing is joined to, as most words are, and the
    /// commas and stops behind them. The last word of a block is left to [`long_word`](Self::long_word).
    #[inline]
    fn short_words(&mut self) {
        let (bytes, lexicon) = (self.bytes, self.lexicon);
        let mut at = self.at;
        while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            let letters = Letters::at_start(chunk);
            let end = at + letters.len;
            let next = chunk[letters.len % chunk.len()];
            let goes_on = GOES_ON[usize::from(next)] || next == b'.' && letters.len == 1;
            if letters.len == 0 || end >= self.end || goes_on {
                break;
            }
            let shape = if letters.capital { Shape::Capital } else { Shape::Lower };
            let entry = match lexicon.find_letters(letters) {
                0 => entry_of_ending(&self.text[at..end]),
                entry => entry,
            };
            if next == b'.'
                && let Some(abbreviation) = super::abbreviation::find(&self.text[at..end])
            {
                self.tokens.push(Token::new((at, end + 1), entry, abbreviation, shape));
                at = end + 1;
                at += usize::from(bytes.get(at) == Some(&b' '));
                continue;
            }
            self.tokens.push(Token::new((at, end), entry, TokenKind::Word, shape));
            // Behind each stands a space, or `step` goes on: where the next word begins does not wait for what is read here.
            if next == b' ' {
                at = end + 1;
                continue;
            }
            at = end;
            let mark = match next {
                b',' => TokenKind::Comma,
                b'.' if bytes.get(at + 1) != Some(&b'.') => TokenKind::Stop,
                _ => break,
            };
            self.tokens.push(Token::new((at, at + 1), 0, mark, Shape::None));
            at += 1;
            if bytes.get(at) != Some(&b' ') {
                break;
            }
            at += 1;
        }
        self.at = at;
    }

    #[inline(never)]
    fn long_word(&mut self) {
        let start = self.at;
        let first_is_digit = self.bytes[start].is_ascii_digit();
        let mut end = start;
        let mut letters = Tally::default();
        let mut joined = false;
        loop {
            end = self.letters(end, &mut letters);
            match self.joint(start, end) {
                Some(next) => (end, joined) = (next, true),
                None => break,
            }
        }
        let shape = letters.shape();
        let mut kind = if first_is_digit { TokenKind::Number } else { TokenKind::Word };
        if self.bytes.get(end) == Some(&b'.') && end < self.end && !first_is_digit {
            let word = &self.text[start..end];
            if let Some(abbreviation) = abbreviation(word, shape, self.text[end + 1..self.end].chars().next())
            {
                kind = abbreviation;
            }
        }
        let word = &self.text[start..end];
        let entry = match self.lexicon.find(word) {
            0 if joined => entry_of_part(word),
            0 => entry_of_ending(word),
            entry => entry,
        };
        let with_dot = end + usize::from(kind.is_abbreviation());
        self.push(kind, shape, entry, with_dot);
    }

    /// The end of the run of letters and digits from `at`.
    fn letters(&self, mut at: usize, letters: &mut Tally) -> usize {
        let bytes = &self.bytes[..self.end];
        if letters.first.is_none() {
            letters.first = bytes.get(at).filter(|byte| byte.is_ascii()).map(u8::is_ascii_uppercase);
        }
        loop {
            let mut tally = 0;
            for &byte in &bytes[at..] {
                let letter = TALLY[usize::from(byte)];
                if letter == NO_LETTER {
                    break;
                }
                tally += letter;
                at += 1;
            }
            letters.tally += tally;
            match bytes.get(at) {
                // Dashes, apostrophes and quotation marks, of which none goes on a word.
                Some(0xE2) if bytes.get(at + 1) == Some(&0x80) => return at,
                Some(byte) if !byte.is_ascii() => {}
                _ => return at,
            }
            match self.text[at..self.end].chars().next() {
                Some(char) if char.is_alphanumeric() || is_mark(char) => {
                    let upper = char.is_uppercase();
                    letters.tally += if upper { UPPER } else { LOWER };
                    letters.first = letters.first.or(Some(upper));
                    at += char.len_utf8();
                }
                _ => return at,
            }
        }
    }

    /// Where the word goes on behind a joint: “don’t”, “54-year-old”, “15,000”, “U.S”, “AT&T”.
    fn joint(&self, start: usize, end: usize) -> Option<usize> {
        let byte = *self.bytes[..self.end].get(end)?;
        let len = match byte {
            b'\'' | b'-' | b'&' | b'.' | b',' | b'/' => 1,
            0xE2 if self.bytes[end..self.end].starts_with("’".as_bytes()) => 3,
            _ => return None,
        };
        let after = self.text[end + len..self.end].chars().next()?;
        let before = self.bytes[end - 1];
        let joins = match byte {
            b'.' => {
                before.is_ascii_digit() && after.is_ascii_digit()
                    || is_initials(&self.bytes[start..end])
                        && after.is_alphabetic()
                        && self.letter_and_dot(end + 1)
            }
            b',' => before.is_ascii_digit() && after.is_ascii_digit(),
            b'&' => before.is_ascii_uppercase() && after.is_ascii_uppercase(),
            b'/' => before.is_ascii_digit() && after.is_ascii_digit(),
            _ => after.is_alphanumeric(),
        };
        joins.then_some(end + len)
    }

    /// At `at` stands one letter and then a dot or the end of the word: the next part of “U.S.A.”, not of “end.Then”.
    fn letter_and_dot(&self, at: usize) -> bool {
        self.bytes[..self.end].get(at + 1).is_none_or(|byte| !byte.is_ascii_alphanumeric())
    }
}

/// Of a word that the lists do not hold: what it is without its possessive ending, or the last part of a compound
/// (“vice-president”, “co-author”), or without dots (“U.S”).
fn entry_of_part(word: &str) -> u16 {
    let stem = without_possessive(word);
    if stem.len() < word.len() {
        return match lexicon().find(stem) {
            0 => entry_of_part(stem),
            entry => entry,
        };
    }
    let Some(at) = word.rfind('-') else { return 0 };
    let part = lexicon().find(&word[at + 1..]);
    // “so-called” calls nobody anything.
    let is_noun = lexicon().entry(part).classes.has(Class::ROLE | Class::ROLES | Class::INSTITUTION);
    if lexicon().entry(part).verb.is_none() || is_noun { part } else { 0 }
}

/// “turkologist”, “vulcanologists”: what no list of those who study something holds in full.
fn entry_of_ending(word: &str) -> u16 {
    match word.as_bytes() {
        [_, _, .., b'o', b'l', b'o', b'g', b'i', b's', b't'] => lexicon().find("geologist"),
        [_, _, .., b'o', b'l', b'o', b'g', b'i', b's', b't', b's'] => lexicon().find("geologists"),
        _ => 0,
    }
}

/// The bytes with which what began with letters may go on: “it’s”, “co-author”, “R2D2”, “AT&T”, “Erdoğan”.
const GOES_ON: [bool; 256] = {
    let mut goes_on = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        goes_on[byte] =
            matches!(byte as u8, b'\'' | b'-' | b'&' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0x80..);
        byte += 1;
    }
    goes_on
};

/// What a byte adds to a word's [tally](Tally::tally).
const TALLY: [u64; 256] = {
    let mut tally = [NO_LETTER; 256];
    let mut byte = 0;
    while byte < 0x80 {
        match byte as u8 {
            b'a'..=b'z' => tally[byte] = LOWER,
            b'A'..=b'Z' => tally[byte] = UPPER,
            b'0'..=b'9' => tally[byte] = 0,
            _ => {}
        }
        byte += 1;
    }
    tally
};

const LOWER: u64 = 1;
const UPPER: u64 = 1 << 32;
/// The byte is neither letter nor digit of ASCII.
const NO_LETTER: u64 = u64::MAX;

#[derive(Default)]
struct Tally {
    /// Whether the first letter or digit is a capital letter.
    first: Option<bool>,
    /// Capital letters in the upper half, the others in the lower: one addition a byte counts both.
    tally: u64,
}

impl Tally {
    const fn shape(&self) -> Shape {
        let (upper, lower) = (self.tally / UPPER, self.tally % UPPER);
        match self.first {
            _ if self.tally == 0 => Shape::None,
            // “A”, “I” are capitals, no acronyms.
            Some(true) if lower == 0 && upper > 1 => Shape::Upper,
            Some(true) => Shape::Capital,
            _ if upper > 0 => Shape::Capital,
            _ => Shape::Lower,
        }
    }
}

/// Combining marks belong to the letter before them.
fn is_mark(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36F}')
}

/// Directional marks, joiners and the like, which have no width.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Single letters with dots between: “U”, “U.S”, “a.m”.
fn is_initials(word: &[u8]) -> bool {
    word.len() % 2 == 1
        && word
            .iter()
            .enumerate()
            .all(|(at, byte)| if at % 2 == 0 { byte.is_ascii_alphabetic() } else { *byte == b'.' })
}

/// Words that begin with an apostrophe: “’Tis”, “’em”, “’cause”.
fn is_clipped(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|char| char.is_alphabetic()).take(6).collect();
    matches!(
        word.to_lowercase().as_str(),
        "tis" | "twas" | "em" | "til" | "cause" | "cos" | "bout" | "round" | "im" | "n"
    )
}

/// Whether `word` with the dot behind it is an abbreviation, and which; `after` stands behind the dot.
fn abbreviation(word: &str, shape: Shape, after: Option<char>) -> Option<TokenKind> {
    let bytes = word.as_bytes();
    let initials = is_initials(bytes);
    if initials && word.len() > 1 {
        return Some(TokenKind::AbbreviationMayEnd);
    }
    if initials && shape == Shape::Capital {
        // “J. K. Rowling” and “Malcolm X.”: an initial has a name after it.
        return (word != "I" && after.is_some_and(|char| !char.is_ascii_digit()))
            .then_some(TokenKind::AbbreviationBeforeName);
    }
    if word.len() > 12 {
        return None;
    }
    super::abbreviation::find(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn splits(text: &str, expected: &[&str]) {
        let mut tokens = Tokens::default();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let words: Vec<_> = tokens.all.iter().map(|token| token.text(text)).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn words_keep_what_joins_them() {
        splits(
            "The 54-year-old didn’t pay AT&T $15,000.50.",
            &["The", "54-year-old", "didn’t", "pay", "AT&T", "$", "15,000.50", "."],
        );
        splits("Erdoğan’s vice-president", &["Erdoğan’s", "vice-president"]);
    }

    #[test]
    fn abbreviations_keep_their_dot_and_sentences_do_not() {
        splits(
            "Mr. Orr met Lt. Col. J. K. Poe in the U.S. in Jan. 2020.",
            &[
                "Mr.", "Orr", "met", "Lt.", "Col.", "J.", "K.", "Poe", "in", "the", "U.S.", "in", "Jan.",
                "2020", ".",
            ],
        );
        splits("the end.Then more", &["the", "end", ".", "Then", "more"]);
        splits("It was I. They left", &["It", "was", "I", ".", "They", "left"]);
    }

    #[test]
    fn dashes_and_hyphens() {
        splits("well-known - he said--and left", &["well-known", "-", "he", "said", "--", "and", "left"]);
    }

    #[test]
    fn apostrophes_outside_words() {
        splits("’Tis the ’90s", &["’", "Tis", "the", "’", "90s"]);
        splits("``Yes,'' he said", &["``", "Yes", ",", "''", "he", "said"]);
    }

    #[test]
    fn the_lists_know_a_word_by_its_stem_too() {
        let text = "the president’s ex-minister";
        let mut tokens = Tokens::default();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        assert!(tokens.all[1].is(Class::ROLE) && tokens.all[2].is(Class::ROLE));
    }
}
