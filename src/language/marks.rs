//! Which tokens are worth a look for which rules.

use crate::language::token::{Shape, Token, TokenKind};
use crate::lexicon::{Mark, lexicon};

/// The marks of all tokens, a byte for each, and as many more as are looked at together: to mark them all without a jump costs
/// less than to jump for one in five, and rules then pass eight plain words at once.
#[derive(Debug)]
pub(crate) struct Marks(Vec<[u8; TOGETHER]>);

/// So many tokens are looked at together.
const TOGETHER: usize = size_of::<u64>();

/// What tokens are marked with, whatever word they are, by their kind, their [`Shape`] and whether a list holds them. One that
/// none holds may end as verbs do if it is in small letters, and may be a price (“N200m”) if it has a capital.
const OF_KINDS: [Mark; 128] = {
    let mut marks = [Mark::NONE; 128];
    let mut at = 0;
    while at < marks.len() {
        let (kind, shape, is_known) = ((at & 15) as u8, (at >> 4 & 3) as u8, at >> 6 == 0);
        let mark = Mark::WORD
            .when(kind <= TokenKind::AbbreviationMayEnd as u8)
            .or(Mark::FIGURE.when(kind == TokenKind::Number as u8))
            .or(Mark::JOINS.when(
                kind == TokenKind::AbbreviationMayEnd as u8
                    || kind == TokenKind::Stop as u8
                    || kind == TokenKind::Semicolon as u8
                    || kind == TokenKind::Open as u8
                    || kind == TokenKind::Close as u8,
            ));
        let is_lower = shape == Shape::Lower as u8;
        let unknown =
            Mark::FINITE.when(is_lower).or(Mark::PRICE.when(!is_lower && shape != Shape::None as u8));
        marks[at] = mark.or(unknown.when(!is_known));
        at += 1;
    }
    marks
};

impl Marks {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let words = lexicon().marks();
        let of = |token: Token| {
            let unknown = usize::from(token.number() == 0) << 6;
            let place = token.kind as usize & 15 | (token.shape() as usize & 3) << 4 | unknown;
            words.of(token.number()).or(OF_KINDS[place]).bits()
        };
        let (together, rest) = tokens.as_chunks();
        let mut marks = Vec::with_capacity(together.len() + 2);
        marks.extend(together.iter().map(|tokens: &[Token; TOGETHER]| tokens.map(of)));
        let mut last = [0; TOGETHER];
        last.iter_mut().zip(rest).for_each(|(mark, token)| *mark = of(*token));
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
        assert_eq!(marked(Mark::FINITE), "said May was lost voted smirked");
    }
}
