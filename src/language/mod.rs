//! What the text looks like: tokens, quotations, sentences. No meaning yet.
//!
//! Everything is computed once for the whole article, block by block, and refers to tokens by index.

mod abbreviation;
mod frame;
mod nominal;
mod noun_phrase;
mod number;
mod piece;
mod quotation;
mod sentence;
mod token;
mod tokenize;

pub(crate) use frame::{Frame, Item};
pub(crate) use noun_phrase::NounPhrase;
pub(crate) use number::{Cardinal, PLACES, decimal};
pub(crate) use piece::{PieceKind, Pieces, is_price};
pub(crate) use quotation::{Part, Quotation};
pub(crate) use token::{
    Abbreviation, Shape, Token, TokenKind, is_name_particle, is_possessive, without_possessive,
};

use crate::model::{Article, BlockKind};
use crate::span::Span;

/// A block with the tokens in it.
#[derive(Clone, Debug)]
pub(crate) struct TokenBlock {
    pub(crate) kind: BlockKind,
    /// Tokens `first..last`.
    pub(crate) first: usize,
    pub(crate) last: usize,
}

/// A sentence: tokens `first..last` of one block. A quotation never ends in the middle of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) block: usize,
}

/// An article's text, looked at once.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) blocks: Vec<TokenBlock>,
    /// In the order of their first mark.
    pub(crate) quotations: Vec<Quotation>,
    /// The parts of all quotations, one for each block that a quotation runs through, in the order of the text.
    pub(crate) parts: Vec<Part>,
    /// The parts in the order of their first token.
    pub(crate) by_place: Vec<usize>,
    pub(crate) sentences: Vec<Sentence>,
}

impl<'a> Text<'a> {
    /// Looks at an article: its headlines and body; header lines, bylines, datelines and notes are not prose.
    pub(crate) fn of(article: &'a Article) -> Self {
        let text = article.text.as_str();
        // A token in six bytes is what news prose has.
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut blocks = Vec::with_capacity(article.blocks.len());
        for block in &article.blocks {
            let first = tokens.len();
            if is_prose(block.kind) {
                tokenize::tokenize(text, block.span, &mut tokens);
            }
            blocks.push(TokenBlock { kind: block.kind, first, last: tokens.len() });
        }
        let (quotations, parts) = quotation::pair(text, &tokens, &blocks);
        let sentences = sentence::split(text, &tokens, &blocks, &quotations, &parts);
        let mut by_place: Vec<usize> = (0..parts.len()).collect();
        by_place.sort_unstable_by_key(|&part| parts[part].first);
        Self { text, tokens, blocks, quotations, parts, by_place, sentences }
    }

    /// The sentences within a part of a quotation, without its marks, and the parts of the quotations inside it.
    pub(crate) fn inside(&self, part: usize) -> (Vec<Sentence>, Vec<usize>) {
        let Part { quotation, first, last } = self.parts[part];
        let is_mark = |token: usize| self.tokens[token].kind == TokenKind::Quote;
        let start = first + usize::from(is_mark(first));
        let end = if last > start && is_mark(last - 1) { last - 1 } else { last };
        let at = self.by_place.partition_point(|&other| self.parts[other].first < start);
        let inner: Vec<usize> = self.by_place[at..]
            .iter()
            .copied()
            .take_while(|&other| self.parts[other].first < end)
            .filter(|&other| self.quotations[self.parts[other].quotation].parent == Some(quotation))
            .filter(|&other| self.parts[other].last <= end)
            .collect();
        let block = self.blocks.partition_point(|block| block.last <= first);
        let range = Sentence { first: start, last: end, block };
        let parts = inner.iter().map(|&part| &self.parts[part]);
        (sentence::within(self.text, &self.tokens, range, parts), inner)
    }

    pub(crate) fn word(&self, token: usize) -> &'a str {
        self.tokens[token].text(self.text)
    }

    /// The sentence in which a token stands.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.first <= token).saturating_sub(1)
    }

    /// Whether a token is its sentence's first.
    pub(crate) fn starts_sentence(&self, token: usize) -> bool {
        self.sentences.binary_search_by_key(&token, |sentence| sentence.first).is_ok()
    }

    /// Whether the token stands in a quotation.
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        const DEEPEST: usize = 4;
        let next = self.by_place.partition_point(|&part| self.parts[part].first <= token);
        self.by_place[..next].iter().rev().take(DEEPEST).any(|&part| self.parts[part].last > token)
    }

    /// Whether the token's word is `word`, in any case.
    pub(crate) fn is_word(&self, token: usize, word: &str) -> bool {
        self.tokens.get(token).is_some_and(|token| {
            token.end() - token.start() == word.len() && token.text(self.text).eq_ignore_ascii_case(word)
        })
    }

    /// From the first byte of token `first` to the last of token `last - 1`.
    pub(crate) fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.tokens[first].start(), self.tokens[last - 1].end())
    }
}

/// Whether a block's words are looked at.
const fn is_prose(kind: BlockKind) -> bool {
    kind.is_body()
        || matches!(
            kind,
            BlockKind::Headline | BlockKind::Subheadline | BlockKind::Heading | BlockKind::SpeakerLabel
        )
}
