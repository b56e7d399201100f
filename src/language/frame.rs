//! A sentence as what stands outside its quotations: words and marks, and each quotation as one item.
//!
//! In this view “‘A. B,’ she said, ‘and C.’” is `Q she said , Q`: what reports stands in the open, whatever is quoted.

use crate::language::token::{Shape, Token, TokenKind};
use crate::language::{Sentence, Text};
use crate::lexicon::{Class, CueUse, Entry, Form, VerbNumber, Word, WordSet, lexicon};
use crate::span::Span;

/// A token outside quotations, or a quotation's part in this sentence; with what the lists know of it, so that rules,
/// which ask hundreds of times, need not go by way of the text to the lexicon.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    /// Empty for a mark or a quotation.
    entry: &'static Entry,
    /// [`Token::NONE`] for a quotation.
    token: Token,
    /// The token's place, or, of a quotation, the index into [`Text::parts`].
    place: u32,
}

impl Item {
    fn quotation(part: usize, entries: &'static [Entry]) -> Self {
        Self { entry: &entries[0], token: Token::NONE, place: part as u32 }
    }

    #[inline]
    fn word(&self) -> Word {
        self.token.word_of(self.entry)
    }

    /// The part of a quotation that it is.
    #[inline]
    pub(crate) fn quote(self) -> Option<usize> {
        if self.is_quote() { Some(self.place as usize) } else { None }
    }

    #[inline]
    pub(super) fn is_kind(&self, kind: TokenKind) -> bool {
        self.token.kind == kind
    }

    #[inline]
    pub(super) fn is_word(&self) -> bool {
        self.token.is_word()
    }

    #[inline]
    fn is_quote(&self) -> bool {
        self.token.kind == TokenKind::Part
    }

    /// `None` for a quotation.
    #[inline]
    pub(crate) fn kind(&self) -> Option<TokenKind> {
        if self.is_quote() { None } else { Some(self.token.kind) }
    }

    /// What the lists know of it; nothing of a mark or a quotation.
    #[inline]
    pub(crate) fn entry(&self) -> &'static Entry {
        self.entry
    }

    #[inline]
    pub(super) fn is_capital(&self) -> bool {
        self.token.is_capital()
    }

    /// Its bytes in the text; none for a quotation.
    #[inline]
    pub(super) fn bytes<'a>(&self, text: &'a str) -> &'a [u8] {
        &text.as_bytes()[self.token.start()..self.token.end()]
    }
}

/// Vectors that the frame of one sentence after another takes.
#[derive(Default)]
pub(crate) struct Room {
    items: Vec<Item>,
    cues: Vec<u32>,
}

impl Room {
    /// Room for as many items as few sentences have more of.
    pub(crate) fn for_sentences() -> Self {
        Self { items: Vec::with_capacity(64), cues: Vec::with_capacity(16) }
    }
}

/// A sentence as items. Every method answers “no” beyond either end, so that rules look around without checks.
pub(crate) struct Frame<'t, 'a> {
    pub(crate) text: &'t Text<'a>,
    pub(crate) items: Vec<Item>,
    /// The items that can do something for a statement: few, so that rules need not look for them among all.
    pub(crate) cues: Vec<u32>,
    pub(crate) sentence: Sentence,
    /// Whether it is a headline or another heading.
    pub(crate) is_heading: bool,
    /// The first item that is a quotation.
    pub(crate) first_quote: Option<usize>,
}

impl<'t, 'a> Frame<'t, 'a> {
    /// The frame of a sentence, given the outermost parts from its first token on. `room` is any to reuse.
    pub(crate) fn new(text: &'t Text<'a>, sentence: Sentence, parts: &[usize], room: Room) -> Self {
        let Room { mut items, mut cues } = room;
        items.clear();
        cues.clear();
        let entries = lexicon().entries();
        let mut words = |items: &mut Vec<Item>, first: usize, last: usize| {
            let tokens = text.tokens.get(first..last).unwrap_or_default();
            let passed = (first - items.len().min(first)) as u32;
            items.extend(tokens.iter().zip(first as u32..).map(|(token, place)| {
                let entry = &entries[usize::from(token.number())];
                if entry.cue != CueUse::None {
                    cues.push(place - passed);
                }
                Item { entry, token: *token, place }
            }));
        };
        items.reserve(sentence.last - sentence.first);
        let mut first_quote = None;
        let mut at = sentence.first;
        for &part in parts {
            let span = text.parts.at(part);
            if span.first >= sentence.last {
                break;
            }
            words(&mut items, at, span.first);
            first_quote = first_quote.or(Some(items.len()));
            items.push(Item::quotation(part, entries));
            at = span.last.max(at);
        }
        words(&mut items, at, sentence.last);
        let is_heading = text.blocks.at(sentence.block).kind.is_heading();
        Self { text, items, cues, sentence, is_heading, first_quote }
    }

    /// The room for another sentence.
    pub(crate) fn into_room(self) -> Room {
        Room { items: self.items, cues: self.cues }
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    #[inline]
    pub(crate) fn token(&self, at: usize) -> Option<Token> {
        self.items.get(at).filter(|item| !item.is_quote()).map(|item| item.token)
    }

    /// The part of a quotation that item `at` is.
    #[inline]
    pub(crate) fn quote(&self, at: usize) -> Option<usize> {
        self.items.get(at)?.quote()
    }

    /// The quotations among items `first..last`.
    pub(crate) fn quotes(&self, first: usize, last: usize) -> impl Iterator<Item = usize> {
        // Most sentences have none, and others none before their middle.
        let first = self.first_quote.map_or(last, |quote| quote.max(first));
        self.items.get(first..last).unwrap_or_default().iter().filter_map(|item| item.quote())
    }

    #[inline]
    pub(crate) fn is_quote(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(Item::is_quote)
    }

    #[inline]
    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.items.get(at)?.kind()
    }

    #[inline]
    pub(crate) fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.items.get(at).is_some_and(|item| item.is_kind(kind))
    }

    #[inline]
    pub(crate) fn is_comma(&self, at: usize) -> bool {
        self.is_kind(at, TokenKind::Comma)
    }

    /// What the lists say that item `at` can be.
    #[inline]
    pub(crate) fn classes(&self, at: usize) -> Class {
        self.items.get(at).map_or(Class::default(), |item| item.entry.classes)
    }

    #[inline]
    pub(crate) fn is(&self, at: usize, class: Class) -> bool {
        self.classes(at).has(class)
    }

    /// The reporting verb of which the word at `at` is a form: its number, and which forms.
    #[inline]
    pub(crate) fn verb(&self, at: usize) -> Option<(VerbNumber, Form)> {
        self.items.get(at)?.entry.verb
    }

    #[inline]
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(Item::is_word)
    }

    #[inline]
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.token.is_capital())
    }

    /// A token, and without a capital.
    #[inline]
    pub(crate) fn is_lower(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| !item.is_quote() && !item.token.is_capital())
    }

    /// “Orr’s”, “Sanders’”
    #[inline]
    pub(crate) fn is_possessive(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.token.is_possessive(self.text.text))
    }

    /// The word at `at`; empty for a quotation or beyond the ends.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.text(self.text.text))
    }

    /// Whether the word at `at` ends with these letters, as they stand.
    #[inline]
    pub(crate) fn ends_with(&self, at: usize, letters: &str) -> bool {
        let text = self.text.text;
        self.items.get(at).is_some_and(|item| item.bytes(text).ends_with(letters.as_bytes()))
    }

    /// The number of the word at `at`.
    pub(crate) fn word_number(&self, at: usize) -> Word {
        self.items.get(at).map_or(Word::NONE, Item::word)
    }

    /// The number of the word whose entry the word at `at` has: it is the word, or a form of it.
    pub(crate) fn entry_number(&self, at: usize) -> Word {
        self.items.get(at).map_or(Word::NONE, |item| item.token.entry_number())
    }

    /// Whether the word at `at` is `word`, in any case.
    #[inline]
    pub(crate) fn is_the_word(&self, at: usize, word: Word) -> bool {
        self.items.get(at).is_some_and(|item| item.word() == word)
    }

    /// Whether the word at `at` is one of `words`, in any case.
    #[inline]
    pub(crate) fn is_any(&self, at: usize, words: WordSet) -> bool {
        self.items.get(at).is_some_and(|item| words.has(item.word()))
    }

    /// The first item of `at..ceiling` where a clause may end: a bracket or semicolon, a joint or a form of one, or what
    /// stands behind a comma, a dash or a quotation.
    pub(crate) fn next_border(&self, at: usize, ceiling: usize, joints: WordSet) -> Option<usize> {
        let parts = |kind| matches!(kind, TokenKind::Comma | TokenKind::Dash | TokenKind::Part);
        let before = at.checked_sub(1).and_then(|before| self.items.get(before));
        if at < ceiling && before.is_some_and(|item| parts(item.token.kind)) {
            return Some(at);
        }
        let items = self.items.get(at..ceiling).unwrap_or_default();
        for (item, at) in items.iter().zip(at..) {
            let kind = item.token.kind;
            // Nearly all are words, which are asked one thing.
            if kind == TokenKind::Word {
                if joints.has(item.token.entry_number()) {
                    return Some(at);
                }
            } else if matches!(kind, TokenKind::Open | TokenKind::Close | TokenKind::Semicolon) {
                return Some(at);
            } else if parts(kind) {
                return Some(at + 1).filter(|&behind| behind < ceiling);
            }
        }
        None
    }

    /// No more words: the end of the sentence, or its final marks.
    pub(crate) fn is_end(&self, at: usize) -> bool {
        let rest = self.items.get(at..).unwrap_or_default();
        rest.iter().all(|item| matches!(item.kind(), Some(TokenKind::Stop | TokenKind::Close)))
    }

    /// First and last token (the last exclusive) of items `first..last`.
    pub(crate) fn tokens(&self, first: usize, last: usize) -> (usize, usize) {
        let (first, last) = (self.items[first], self.items[last - 1]);
        let start = first.quote().map_or(first.place as usize, |part| self.text.parts.at(part).first);
        let end = last.quote().map_or(last.place as usize + 1, |part| self.text.parts.at(part).last);
        (start, end)
    }

    /// The text of items `first..last`, in bytes.
    pub(crate) fn span(&self, first: usize, last: usize) -> Span {
        let (start, end) = self.tokens(first, last);
        self.text.span(start, end)
    }

    /// The words outside quotations can be nothing but marks: the sentence is quoted whole.
    pub(crate) fn is_all_quoted(&self) -> bool {
        self.first_quote.is_some() && !self.items.iter().any(|item| item.token.is_word())
    }

    /// The last mark inside a quotation's part, before its closing mark.
    pub(crate) fn last_inside(&self, part: usize) -> Option<TokenKind> {
        let part = self.text.parts.at(part);
        let inside = self.text.tokens[part.first..part.last].iter().rev();
        inside.map(|token| token.kind).find(|&kind| kind != TokenKind::Quote)
    }

    /// Whether item `at` ends a clause as a comma does: a comma, or a quotation with one before its closing mark.
    pub(crate) fn ends_with_comma(&self, at: usize) -> bool {
        self.is_comma(at)
            || self.quote(at).is_some_and(|part| self.last_inside(part) == Some(TokenKind::Comma))
    }

    /// Whether the quotation at `at` begins in the middle of a sentence: with a small letter.
    pub(crate) fn quote_goes_on(&self, at: usize) -> bool {
        let Some(part) = self.quote(at).map(|part| self.text.parts.at(part)) else { return false };
        let first = self.text.tokens[part.first..part.last].iter().find(|token| token.is_word());
        first.is_some_and(|token| token.shape() == Shape::Lower)
    }

    /// Whether the quotation at `at` can be the name of a work, a show, a slogan: two words or more, all of four letters
    /// and more with a capital, and no mark of a sentence among them.
    pub(crate) fn quote_is_title(&self, at: usize) -> bool {
        let Some(part) = self.quote(at).map(|part| self.text.parts.at(part)) else { return false };
        let tokens = &self.text.tokens[part.first..part.last];
        let words = || tokens.iter().filter(|token| token.is_word());
        let long = || words().filter(|token| token.end() - token.start() > 3);
        let stops = tokens.iter().rev().skip(2).any(|token| token.kind == TokenKind::Stop);
        words().count() > 1 && long().count() > 0 && long().all(|token| token.is_capital()) && !stops
    }

    /// Whether a quotation's part ends so that who says it must follow: “…,”, “…?”, “…!”.
    pub(crate) fn calls_for_cue(&self, part: usize) -> bool {
        let part = self.text.parts.at(part);
        let tokens = &self.text.tokens[part.first..part.last];
        let last = tokens.iter().rev().find(|token| token.kind != TokenKind::Quote);
        last.is_some_and(|token| matches!(token.text(self.text.text), "," | "?" | "!"))
    }

    /// How many words a quotation's part holds.
    pub(crate) fn words_inside(&self, part: usize) -> usize {
        let part = self.text.parts.at(part);
        self.text.tokens[part.first..part.last].iter().filter(|token| token.is_word()).count()
    }
}
