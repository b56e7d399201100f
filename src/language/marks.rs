//! Which tokens are worth a look for which rules.

use crate::language::token::{Shape, Token, TokenKind};
use crate::lexicon::{Mark, lexicon};

/// The marks of all tokens, for each [`Mark`] a bit for each token: to mark them all without a jump costs less than to jump
/// for one in five, and rules then pass dozens of plain words at once.
#[derive(Debug)]
pub(crate) struct Marks(Vec<[u64; Mark::COUNT]>);

/// What tokens of a kind are marked with, whatever they are.
const OF_KINDS: [Mark; 16] = {
    let mut marks = [Mark::WORD; 16];
    marks[TokenKind::Number as usize] = Mark::WORD.or(Mark::FIGURE);
    marks[TokenKind::AbbreviationMayEnd as usize] = Mark::WORD.or(Mark::JOINS);
    let mut mark = TokenKind::Stop as usize;
    while mark < marks.len() {
        marks[mark] = Mark::NONE;
        mark += 1;
    }
    let joins = [TokenKind::Stop, TokenKind::Semicolon, TokenKind::Open, TokenKind::Close];
    let mut at = 0;
    while at < joins.len() {
        marks[joins[at] as usize] = Mark::JOINS;
        at += 1;
    }
    marks
};

/// What tokens that no list holds are marked with, by their shape: one in small letters may end as verbs do, one with a
/// capital may be a price (“N200m”).
const OF_UNKNOWN: [Mark; 4] = {
    let mut marks = [Mark::FIGURE; 4];
    marks[Shape::Lower as usize] = Mark::FINITE;
    marks[Shape::None as usize] = Mark::NONE;
    marks
};

impl Marks {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let words = lexicon().marks();
        let of = |token: Token| {
            let unknown = OF_UNKNOWN[token.shape() as usize & 3].when(token.number() == 0);
            words.of(token.number()).or(OF_KINDS[token.kind as usize & 15]).or(unknown).bits()
        };
        let mut bytes = [0; u64::BITS as usize];
        let sets = tokens.chunks(bytes.len()).map(|tokens| {
            bytes[tokens.len()..].fill(0);
            bytes.iter_mut().zip(tokens).for_each(|(byte, token)| *byte = of(*token));
            sets(&bytes)
        });
        Self(sets.collect())
    }

    /// The first token from `at` on, before `end`, that has one of the marks.
    #[inline(always)]
    pub(crate) fn next(&self, mark: Mark, mut at: usize, end: usize) -> Option<usize> {
        while at < end {
            let bits = self.bits(at / 64, mark) >> (at % 64);
            if bits != 0 {
                return Some(at + bits.trailing_zeros() as usize).filter(|at| *at < end);
            }
            at = (at / 64 + 1) * 64;
        }
        None
    }

    /// The tokens of `first..last` that have one of the marks.
    #[inline(always)]
    pub(crate) fn each(&self, mark: Mark, mut first: usize, last: usize) -> impl Iterator<Item = usize> {
        std::iter::from_fn(move || {
            let next = self.next(mark, first, last)?;
            first = next + 1;
            Some(next)
        })
    }

    /// How many tokens of `first..last` have one of the marks.
    pub(crate) fn count(&self, mark: Mark, first: usize, last: usize) -> usize {
        let (mut at, mut count) = (first, 0);
        while at < last {
            let bits = self.bits(at / 64, mark) >> (at % 64);
            let next = ((at / 64 + 1) * 64).min(last);
            count += (bits << (64 - (next - at))).count_ones() as usize;
            at = next;
        }
        count
    }

    /// Whether a token has one of the marks.
    #[inline]
    pub(crate) fn has(&self, mark: Mark, at: usize) -> bool {
        self.bits(at / 64, mark) >> (at % 64) & 1 == 1
    }

    /// The bits of 64 tokens.
    #[inline(always)]
    fn bits(&self, at: usize, mark: Mark) -> u64 {
        let mut bits = 0;
        for (place, set) in self.0[at].iter().enumerate() {
            if mark.bits() >> place & 1 == 1 {
                bits |= set;
            }
        }
        bits
    }
}

/// The bits of 64 bytes: the lowest of each in the first number, the next in the second.
fn sets(bytes: &[u8; 64]) -> [u64; Mark::COUNT] {
    /// The lowest bit of each byte.
    const LOWEST: u64 = u64::MAX / 0xFF;
    /// Shifts the lowest bit of byte `n` to bit `56 + n`; no two meet.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut sets = [0; Mark::COUNT];
    for (at, eight) in bytes.as_chunks().0.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        for (place, set) in sets.iter_mut().enumerate() {
            *set |= (eight >> place & LOWEST).wrapping_mul(GATHER) >> 56 << (8 * at);
        }
    }
    sets
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
        assert_eq!(marked(Mark::FIGURE), "Orr May N200m 12");
        assert_eq!(marked(Mark::JOINS), "( ) that ; we and U.S. .");
        assert_eq!(marked(Mark::FINITE), "said May was lost voted smirked");
    }
}
