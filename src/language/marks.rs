//! Which tokens are worth a look for which rules.

use std::array::from_fn;

use crate::language::token::{Shape, Token, TokenKind};
use crate::lexicon::{Mark, lexicon};

/// The marks of all tokens, a byte for each, and as many more as are looked at together: to mark them all without a jump costs
/// less than to jump for one in five, and rules then pass eight plain words at once.
#[derive(Debug)]
pub(crate) struct Marks(Vec<[u8; TOGETHER]>);

/// So many tokens are looked at together.
const TOGETHER: usize = size_of::<u64>();

/// What tokens of a kind are marked with, whatever word they are.
const OF_KINDS: [Mark; 16] = {
    let mut marks = [Mark::NONE; 16];
    let mut kind = 0;
    while kind <= TokenKind::AbbreviationMayEnd as usize {
        marks[kind] = Mark::WORD;
        kind += 1;
    }
    marks[TokenKind::Number as usize] = Mark::WORD.or(Mark::FIGURE);
    marks[TokenKind::AbbreviationMayEnd as usize] = Mark::WORD.or(Mark::JOINS);
    marks[TokenKind::Stop as usize] = Mark::JOINS;
    marks[TokenKind::Semicolon as usize] = Mark::JOINS;
    marks[TokenKind::Open as usize] = Mark::JOINS;
    marks[TokenKind::Close as usize] = Mark::JOINS;
    marks
};

/// Which marks of its word a token of a [`Shape`] keeps: no price is in small letters, and what has no letters is no word.
const OF_SHAPES: [Mark; 4] = {
    let mut marks = [Mark::ALL; 4];
    marks[Shape::Lower as usize] = Mark::ALL.without(Mark::PRICE);
    marks[Shape::None as usize] = Mark::NONE;
    marks
};

impl Marks {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let words = lexicon().marks();
        // By reference, and with no jump: each token costs three bytes looked up.
        let of = |token: &Token| {
            let of_word = words.of(token.number()).and(OF_SHAPES[token.shape() as usize]);
            of_word.or(OF_KINDS[token.kind as usize]).bits()
        };
        let (together, rest) = tokens.as_chunks::<TOGETHER>();
        let mut marks = Vec::with_capacity(together.len() + 2);
        marks.extend(together.iter().map(|tokens| from_fn(|at| of(&tokens[at]))));
        let mut last = [0; TOGETHER];
        last.iter_mut().zip(rest).for_each(|(mark, token)| *mark = of(token));
        marks.extend([last, [0; TOGETHER]]);
        Self(marks)
    }

    /// The first token from `at` on, before `end`, that has one of the marks.
    #[inline(always)]
    pub(crate) fn next(&self, mark: Mark, mut at: usize, end: usize) -> Option<usize> {
        while at < end {
            let marked = self.together(at) & repeated(mark.bits());
            if marked != 0 {
                at += (marked.trailing_zeros() / u8::BITS) as usize;
                return (at < end).then_some(at);
            }
            at += TOGETHER;
        }
        None
    }

    /// The tokens of `first..last` that have one of the marks.
    #[inline(always)]
    pub(crate) const fn each(&self, mark: Mark, first: usize, last: usize) -> Marked<'_> {
        Marked { marks: self, mark, next: first, last }
    }

    /// How many tokens of `first..last` have one mark.
    #[inline]
    pub(crate) fn count(&self, mark: Mark, first: usize, last: usize) -> usize {
        let place = mark.bits().trailing_zeros();
        let of = |at: usize| {
            let within = u64::MAX >> (u64::BITS as usize - u8::BITS as usize * TOGETHER.min(last - at));
            let ones = self.together(at) >> place & repeated(1) & within;
            // Multiplied so, the highest byte is the sum of all.
            (ones.wrapping_mul(repeated(1)) >> (u64::BITS - u8::BITS)) as usize
        };
        (first..last).step_by(TOGETHER).map(of).sum()
    }

    /// Whether a token has one of the marks.
    #[inline]
    pub(crate) fn has(&self, mark: Mark, at: usize) -> bool {
        self.0.as_flattened()[at] & mark.bits() != 0
    }

    /// The marks of the tokens from `at` on, that of the first in the lowest byte.
    #[inline(always)]
    fn together(&self, at: usize) -> u64 {
        self.0.as_flattened()[at..].first_chunk().map_or(0, |marks| u64::from_le_bytes(*marks))
    }
}

/// A byte eight times.
const fn repeated(byte: u8) -> u64 {
    byte as u64 * (u64::MAX / u8::MAX as u64)
}

/// Tokens that have one of some marks.
#[derive(Clone, Debug)]
pub(crate) struct Marked<'m> {
    marks: &'m Marks,
    mark: Mark,
    next: usize,
    last: usize,
}

impl Iterator for Marked<'_> {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        let at = self.marks.next(self.mark, self.next, self.last)?;
        self.next = at + 1;
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;

    #[test]
    fn marks_are_those_of_the_tokens_one_by_one() {
        let words =
            "Orr said (in May) that N200m was not lost; we voted, and 12 U.S. aides smirked. ".repeat(9);
        let article = crate::read_text(&words).expect("short enough");
        let text = Text::of(&article);
        let marks = text.marks();
        let all = text.tokens.len();
        assert!(all > 128, "more than two numbers hold");
        for mark in [Mark::FIGURE, Mark::JOINS, Mark::FINITE, Mark::TELLS, Mark::WORD] {
            let one_by_one: Vec<_> = (0..all).filter(|at| marks.has(mark, *at)).collect();
            assert_eq!(marks.each(mark, 0, all).collect::<Vec<_>>(), one_by_one);
            for (first, last) in [(0, all), (0, 64), (3, 3), (60, 70), (64, 128), (5, all - 1)] {
                let within = one_by_one.iter().filter(|at| (first..last).contains(*at));
                assert_eq!(marks.count(mark, first, last), within.count(), "{first}..{last}");
            }
        }
        let marked = |mark| {
            let each = marks.each(mark, 0, all / 9).map(|at| text.word(at));
            each.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(marked(Mark::FIGURE), "May 12");
        assert_eq!(marked(Mark::PRICE), "Orr N200m");
        assert_eq!(marked(Mark::JOINS), "( ) that ; we and U.S. .");
        // What no list holds may be anything.
        assert_eq!(marked(Mark::FINITE), "Orr said May N200m was lost voted smirked");
    }
}
