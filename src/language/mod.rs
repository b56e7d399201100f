//! What the text looks like: tokens, quotations, sentences. No meaning yet.
//!
//! Everything is computed once for the whole article, block by block, and refers to tokens by index.

mod abbreviation;
mod frame;
mod marks;
mod nominal;
mod noun_phrase;
mod number;
mod piece;
mod quotation;
mod room;
mod sentence;
mod token;
mod tokenize;

pub(crate) use frame::{Frame, Room};
pub(crate) use noun_phrase::NounPhrase;
pub(crate) use number::{Cardinal, PLACES, decimal};
pub(crate) use piece::{Cutter, Pieces};
pub(crate) use quotation::{Part, Quotation};
pub(crate) use room::{Chunks, Compact, List, make_room};
pub(crate) use token::{Shape, Token, TokenKind, is_name_particle, is_possessive, without_possessive};

use std::cell::OnceCell;

use crate::model::{Article, BlockKind};
use crate::span::Span;
use marks::Marks;
use tokenize::Tokens;

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

impl Compact for TokenBlock {
    type Kept = (BlockKind, u32, u32);

    fn keep(self) -> Self::Kept {
        (self.kind, self.first as u32, self.last as u32)
    }

    #[inline]
    fn read((kind, first, last): Self::Kept) -> Self {
        Self { kind, first: first as usize, last: last as usize }
    }
}

impl Compact for Sentence {
    type Kept = [u32; 3];

    fn keep(self) -> Self::Kept {
        [self.first, self.last, self.block].map(|place| place as u32)
    }

    #[inline]
    fn read(kept: Self::Kept) -> Self {
        let [first, last, block] = kept.map(|place| place as usize);
        Self { first, last, block }
    }
}

/// An article's text, looked at once.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) blocks: List<TokenBlock>,
    /// In the order of their first mark.
    pub(crate) quotations: List<Quotation>,
    /// The parts of all quotations, one for each block that a quotation runs through, in the order of the text.
    pub(crate) parts: List<Part>,
    /// The parts in the order of their first token.
    pub(crate) by_place: Vec<u32>,
    pub(crate) sentences: List<Sentence>,
    marks: OnceCell<Marks>,
}

/// So many tokens that room for more of them is worth giving back.
const MANY_TOKENS: usize = 1 << 16;

impl<'a> Text<'a> {
    /// Looks at an article: its headlines and body; header lines, bylines, datelines and notes are not prose.
    pub(crate) fn of(article: &'a Article) -> Self {
        let text = article.text.as_str();
        let mut tokens = Tokens::for_text(text.len());
        let mut blocks = List::with_capacity(article.blocks.len());
        for block in &article.blocks {
            let first = tokens.all.len();
            if is_prose(block.kind) {
                tokenize::tokenize(text, block.span, &mut tokens);
            }
            blocks.push(TokenBlock { kind: block.kind, first, last: tokens.all.len() });
        }
        let Tokens { all: mut tokens, quotes, stops } = tokens;
        if tokens.len() > MANY_TOKENS {
            tokens.shrink_to_fit();
        }
        let (quotations, parts) = quotation::pair(text, &tokens, &quotes, &blocks);
        drop(quotes);
        let sentences = sentence::split(text, &tokens, &stops, &blocks, &quotations, &parts);
        drop(stops);
        let mut by_place: Vec<u32> = (0..parts.len() as u32).collect();
        by_place.sort_unstable_by_key(|&part| parts.at(part as usize).first);
        Self { text, tokens, blocks, quotations, parts, by_place, sentences, marks: OnceCell::new() }
    }

    /// Which tokens are worth a look for which rules; told once somebody asks.
    pub(crate) fn marks(&self) -> &Marks {
        self.marks.get_or_init(|| Marks::of(&self.tokens))
    }

    /// The sentences within a part of a quotation, without its marks, and the parts of the quotations inside it.
    pub(crate) fn inside(&self, part: usize) -> (List<Sentence>, Vec<usize>) {
        let Part { quotation, first, .. } = self.parts.at(part);
        let (start, end) = self.without_marks(part);
        let at = self.by_place.partition_point(|&other| self.parts.at(other as usize).first < start);
        let inner: Vec<usize> = self.by_place[at..]
            .iter()
            .map(|&other| other as usize)
            .take_while(|&other| self.parts.at(other).first < end)
            .filter(|&other| self.quotations.at(self.parts.at(other).quotation).parent == Some(quotation))
            .filter(|&other| self.parts.at(other).last <= end)
            .collect();
        let block = self.blocks.partition_point(|block| block.last <= first);
        let range = Sentence { first: start, last: end, block };
        let parts = inner.iter().map(|&part| self.parts.at(part));
        (sentence::within(self.text, &self.tokens, range, parts), inner)
    }

    /// The tokens of a quotation's part between its marks, if it has them.
    pub(crate) fn without_marks(&self, part: usize) -> (usize, usize) {
        let Part { first, last, .. } = self.parts.at(part);
        let is_mark = |token: usize| self.tokens[token].kind == TokenKind::Quote;
        let start = first + usize::from(is_mark(first));
        (start, if last > start && is_mark(last - 1) { last - 1 } else { last })
    }

    #[inline]
    pub(crate) fn word(&self, token: usize) -> &'a str {
        self.tokens[token].text(self.text)
    }

    /// The sentence in which a token stands.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.first <= token).saturating_sub(1)
    }

    /// Whether a token is its sentence's first.
    pub(crate) fn starts_sentence(&self, token: usize) -> bool {
        let at = self.sentences.partition_point(|sentence| sentence.first < token);
        self.sentences.get(at).is_some_and(|sentence| sentence.first == token)
    }

    /// Whether a token is its sentence's last.
    pub(crate) fn ends_sentence(&self, token: Token) -> bool {
        let end = |sentence: Sentence| self.tokens[sentence.last - 1].end();
        let at = self.sentences.partition_point(|sentence| end(sentence) < token.end());
        self.sentences.get(at).is_some_and(|sentence| end(sentence) == token.end())
    }

    /// Whether the token stands in a quotation.
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        const DEEPEST: usize = 4;
        let next = self.by_place.partition_point(|&part| self.parts.at(part as usize).first <= token);
        self.by_place[..next]
            .iter()
            .rev()
            .take(DEEPEST)
            .any(|&part| self.parts.at(part as usize).last > token)
    }

    /// Whether the token's word is `word`, in any case.
    #[inline]
    pub(crate) fn is_word(&self, token: usize, word: &str) -> bool {
        self.tokens.get(token).is_some_and(|token| {
            token.end() - token.start() == word.len() && token.text(self.text).eq_ignore_ascii_case(word)
        })
    }

    /// From the first byte of token `first` to the last of token `last - 1`.
    #[inline]
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
