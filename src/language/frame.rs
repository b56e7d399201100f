//! A sentence as what stands outside its quotations: words and marks, and each quotation as one item.
//!
//! In this view “‘A. B,’ she said, ‘and C.’” is `Q she said , Q`: what reports stands in the open, whatever is quoted.

use crate::language::token::{Shape, Token, TokenKind};
use crate::language::{Sentence, Text};
use crate::lexicon::Class;
use crate::span::Span;

/// A token outside quotations, or a quotation's part in this sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    Token(usize),
    /// Index into [`Text::parts`].
    Quote(usize),
}

/// A sentence as items. Every method answers “no” beyond either end, so that rules look around without checks.
pub(crate) struct Frame<'t, 'a> {
    pub(crate) text: &'t Text<'a>,
    pub(crate) items: Vec<Item>,
    pub(crate) sentence: Sentence,
}

impl<'t, 'a> Frame<'t, 'a> {
    /// The frame of a sentence, given the outermost parts from its first token on. `items` is any vector to reuse.
    pub(crate) fn new(text: &'t Text<'a>, sentence: Sentence, parts: &[usize], mut items: Vec<Item>) -> Self {
        items.clear();
        let mut at = sentence.first;
        for &part in parts {
            let span = text.parts[part];
            if span.first >= sentence.last {
                break;
            }
            items.extend((at..span.first).map(Item::Token));
            items.push(Item::Quote(part));
            at = span.last.max(at);
        }
        items.extend((at..sentence.last).map(Item::Token));
        Self { text, items, sentence }
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    #[inline]
    pub(crate) fn token(&self, at: usize) -> Option<Token> {
        match self.items.get(at) {
            Some(&Item::Token(token)) => Some(self.text.tokens[token]),
            _ => None,
        }
    }

    /// The part of a quotation that item `at` is.
    pub(crate) fn quote(&self, at: usize) -> Option<usize> {
        match self.items.get(at) {
            Some(&Item::Quote(part)) => Some(part),
            _ => None,
        }
    }

    pub(crate) fn is_quote(&self, at: usize) -> bool {
        self.quote(at).is_some()
    }

    #[inline]
    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|token| token.kind)
    }

    pub(crate) fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.kind(at) == Some(kind)
    }

    pub(crate) fn is_comma(&self, at: usize) -> bool {
        self.is_kind(at, TokenKind::Comma)
    }

    #[inline]
    pub(crate) fn is(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.is(class))
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capital)
    }

    /// The word at `at`; empty for a quotation or beyond the ends.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.text(self.text.text))
    }

    /// Whether the word at `at` is `word`, in any case.
    #[inline]
    pub(crate) fn is_the_word(&self, at: usize, word: &str) -> bool {
        // Lengths differ almost always, and asking them is cheaper than slicing the text; bytes are sliced without
        // looking for characters' borders.
        self.token(at).is_some_and(|token| {
            token.end() - token.start() == word.len()
                && self.text.text.as_bytes()[token.start()..token.end()].eq_ignore_ascii_case(word.as_bytes())
        })
    }

    /// No more words: the end of the sentence, or its final marks.
    pub(crate) fn is_end(&self, at: usize) -> bool {
        self.items.iter().skip(at).all(|item| match item {
            Item::Token(token) => matches!(self.text.tokens[*token].kind, TokenKind::Stop | TokenKind::Close),
            Item::Quote(_) => false,
        })
    }

    /// First and last token (the last exclusive) of items `first..last`.
    pub(crate) fn tokens(&self, first: usize, last: usize) -> (usize, usize) {
        let start = match self.items[first] {
            Item::Token(token) => token,
            Item::Quote(part) => self.text.parts[part].first,
        };
        let end = match self.items[last - 1] {
            Item::Token(token) => token + 1,
            Item::Quote(part) => self.text.parts[part].last,
        };
        (start, end)
    }

    /// The text of items `first..last`, in bytes.
    pub(crate) fn span(&self, first: usize, last: usize) -> Span {
        let (start, end) = self.tokens(first, last);
        self.text.span(start, end)
    }

    /// The words outside quotations can be nothing but marks: the sentence is quoted whole.
    pub(crate) fn is_all_quoted(&self) -> bool {
        self.items.iter().any(|item| matches!(item, Item::Quote(_)))
            && !(0..self.len()).any(|at| self.is_word(at))
    }

    /// The last mark inside a quotation's part, before its closing mark.
    pub(crate) fn last_inside(&self, part: usize) -> Option<TokenKind> {
        let part = self.text.parts[part];
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
        let Some(part) = self.quote(at).map(|part| self.text.parts[part]) else { return false };
        let first = self.text.tokens[part.first..part.last].iter().find(|token| token.is_word());
        first.is_some_and(|token| token.shape == Shape::Lower)
    }

    /// Whether the quotation at `at` can be the name of a work, a show, a slogan: two words or more, all of four letters
    /// and more with a capital, and no mark of a sentence among them.
    pub(crate) fn quote_is_title(&self, at: usize) -> bool {
        let Some(part) = self.quote(at).map(|part| self.text.parts[part]) else { return false };
        let tokens = &self.text.tokens[part.first..part.last];
        let words = || tokens.iter().filter(|token| token.is_word());
        let long = || words().filter(|token| token.end() - token.start() > 3);
        let stops = tokens.iter().rev().skip(2).any(|token| token.kind == TokenKind::Stop);
        words().count() > 1 && long().count() > 0 && long().all(|token| token.is_capital()) && !stops
    }

    /// Whether a quotation's part ends so that who says it must follow: “…,”, “…?”, “…!”.
    pub(crate) fn calls_for_cue(&self, part: usize) -> bool {
        let part = self.text.parts[part];
        let tokens = &self.text.tokens[part.first..part.last];
        let last = tokens.iter().rev().find(|token| token.kind != TokenKind::Quote);
        last.is_some_and(|token| matches!(token.text(self.text.text), "," | "?" | "!"))
    }

    /// How many words a quotation's part holds.
    pub(crate) fn words_inside(&self, part: usize) -> usize {
        let part = self.text.parts[part];
        self.text.tokens[part.first..part.last].iter().filter(|token| token.is_word()).count()
    }
}
