//! Words, numbers, marks.

use crate::lexicon::{Class, Entry, Lexicon, Word, lexicon};

/// A word, number or mark, in eight bytes: an article holds one for each six of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    start: u32,
    /// The word's entry in the lexicon; 0 for none.
    word: u16,
    /// The length in bytes in the upper six bits, the [`Shape`] in the lower two.
    len_and_shape: u8,
    pub(crate) kind: TokenKind,
}

/// The most bytes of a token. No word of news is longer; what is (an address, writing without spaces) is cut.
pub(super) const LONGEST: usize = 63;

/// What a token is. The kinds of words come first, and none holds anything: a kind is compared more often than all else, and
/// is so by one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum TokenKind {
    Word,
    /// Begins with a digit: “15,000”, “1990s”, “54-year-old”.
    Number,
    /// An abbreviation with its dot behind which a name follows and the sentence goes on: “Mr.”, “J.”.
    AbbreviationBeforeName,
    /// One behind which a number follows as a rule: “No. 5”, “Jan. 3”.
    AbbreviationBeforeNumber,
    /// One behind which the sentence may end: “Inc.”, “U.S.”, “p.m.”.
    AbbreviationMayEnd,
    /// `.` `!` `?` `…`
    Stop,
    Comma,
    Semicolon,
    Colon,
    /// `–` `—` `―` or a hyphen between spaces.
    Dash,
    Open,
    Close,
    /// A mark that can open or close a quotation.
    Quote,
    /// A hyphen within a word that is cut into [`Pieces`](super::Pieces); no token of a text is one.
    Joint,
    /// Anything else.
    Symbol,
    /// What a quotation's part is among the items of a [`Frame`](super::Frame); no token of a text.
    Part,
}

impl TokenKind {
    /// A word, number or abbreviation; no mark.
    pub(crate) const fn is_word(self) -> bool {
        self as u8 <= Self::AbbreviationMayEnd as u8
    }

    /// Whether a sentence may end with it.
    pub(super) const fn may_end_sentence(self) -> bool {
        matches!(self, Self::Stop) || self.is_abbreviation()
    }

    pub(crate) const fn is_abbreviation(self) -> bool {
        matches!(
            self,
            Self::AbbreviationBeforeName | Self::AbbreviationBeforeNumber | Self::AbbreviationMayEnd
        )
    }
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    Lower,
    /// No letter.
    None,
    /// “Putin”, “McCain”, “O’Neill”
    Capital,
    /// “NATO”, “U.S.”
    Upper,
}

/// The bit of the shapes that begin with a capital letter.
const CAPITAL: u8 = Shape::Capital as u8 & Shape::Upper as u8;

impl Token {
    /// No token: what stands for one where a quotation is.
    pub(super) const NONE: Self = Self::new((0, 0), 0, TokenKind::Part, Shape::None);

    /// `range` is at most [`LONGEST`] bytes long.
    #[inline]
    pub(super) const fn new(range: (usize, usize), word: u16, kind: TokenKind, shape: Shape) -> Self {
        let len = range.1 - range.0;
        debug_assert!(len <= LONGEST);
        Self { start: range.0 as u32, word, len_and_shape: (len as u8) << 2 | shape as u8, kind }
    }

    #[inline]
    pub(crate) const fn start(self) -> usize {
        self.start as usize
    }

    #[inline]
    pub(crate) const fn end(self) -> usize {
        self.start as usize + self.len()
    }

    /// Its length in bytes.
    #[inline]
    pub(crate) const fn len(self) -> usize {
        (self.len_and_shape >> 2) as usize
    }

    /// The number of its entry in the lexicon; 0 for none.
    #[inline]
    pub(super) const fn number(self) -> u16 {
        self.word
    }

    /// How it is capitalised.
    #[inline]
    pub(crate) const fn shape(self) -> Shape {
        match self.len_and_shape & 3 {
            0 => Shape::Lower,
            1 => Shape::None,
            2 => Shape::Capital,
            _ => Shape::Upper,
        }
    }

    #[inline]
    pub(crate) fn text(self, text: &str) -> &str {
        &text[self.start()..self.end()]
    }

    /// The word of the lists that it is; none where it is only a form of one: “minister’s”, “No.”.
    pub(crate) fn word(self) -> Word {
        self.word_of(self.entry())
    }

    /// As [`word`](Self::word), for words with an apostrophe too, which the lists write straight: “didn’t”.
    pub(crate) fn contraction(self) -> Word {
        const CURLED: usize = '’'.len_utf8() - 1;
        match self.len().checked_sub(self.entry().len()) {
            Some(0 | CURLED) => self.entry_number(),
            _ => Word::NONE,
        }
    }

    /// As [`word`](Self::word), given its entry.
    #[inline]
    pub(crate) fn word_of(self, entry: &Entry) -> Word {
        if entry.len() == self.len() { Word::of(self.word) } else { Word::NONE }
    }

    /// The word whose entry it has: it is the word, or a form of it.
    #[inline]
    pub(crate) const fn entry_number(self) -> Word {
        Word::of(self.word)
    }

    /// What the lexicon knows of it.
    #[inline]
    pub(crate) fn entry(self) -> &'static Entry {
        lexicon().entry(self.word)
    }

    /// As [`entry`](Self::entry), for those who ask for many.
    #[inline]
    pub(crate) fn entry_in(self, lexicon: &Lexicon) -> &Entry {
        lexicon.entry(self.word)
    }

    /// “Orr’s”, “Sanders’”
    #[inline]
    pub(crate) fn is_possessive(self, text: &str) -> bool {
        possessive_len(&text.as_bytes()[self.start()..self.end()]) > 0
    }

    /// What the lists say that it can be.
    #[inline]
    pub(crate) fn classes(self) -> Class {
        if self.word == 0 { Class::default() } else { self.entry().classes }
    }

    /// Whether the lists hold it.
    #[inline]
    pub(crate) fn is_known(self) -> bool {
        self.entry().is_known()
    }

    #[inline]
    pub(crate) fn is(self, class: Class) -> bool {
        self.word != 0 && self.entry().classes.has(class)
    }

    /// A word, number or abbreviation; no mark.
    pub(crate) const fn is_word(self) -> bool {
        self.kind.is_word()
    }

    /// “Orr’s”
    pub(crate) fn is_capital_possessive(self, text: &str) -> bool {
        self.is_capital() && self.is_possessive(text)
    }

    /// Begins with a capital letter.
    pub(crate) const fn is_capital(self) -> bool {
        self.len_and_shape & CAPITAL != 0
    }
}

/// The possessive ending taken off: “Putin’s” → “Putin”, “Sanders’” → “Sanders”.
pub(crate) fn without_possessive(word: &str) -> &str {
    &word[..word.len() - possessive_len(word.as_bytes())]
}

pub(crate) fn is_possessive(word: &str) -> bool {
    possessive_len(word.as_bytes()) > 0
}

/// The bytes of a word's possessive ending.
#[inline]
const fn possessive_len(word: &[u8]) -> usize {
    // “’” is E2 80 99. What hardly any word ends with is asked first.
    let Some(b's' | b'S' | 0x99 | b'\'') = word.last() else { return 0 };
    match word {
        [.., 0xE2, 0x80, 0x99, b's' | b'S'] => 4,
        [.., b'\'', b's' | b'S'] => 2,
        [.., 0xE2, 0x80, 0x99] => 3,
        [.., b'\''] => 1,
        _ => 0,
    }
}

/// A small word within a family name: “Ursula von der Leyen”, “Bill de Blasio”.
pub(crate) fn is_name_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "bin"
            | "da"
            | "de"
            | "del"
            | "della"
            | "den"
            | "der"
            | "di"
            | "do"
            | "dos"
            | "du"
            | "el"
            | "ibn"
            | "la"
            | "le"
            | "van"
            | "von"
            | "y"
    )
}
