//! Which names can be one: short forms, initials, slips.

use crate::attribute::names::Kind;
use crate::language::{Text, without_possessive};
use crate::lexicon::{Key, lexicon};

pub(super) const fn same_kind(one: Kind, other: Kind) -> bool {
    matches!(
        (one, other),
        (Kind::Person, Kind::Person)
            | (Kind::Organization, Kind::Organization)
            | (Kind::Place, Kind::Place)
            | (Kind::Unknown, _)
            | (_, Kind::Unknown)
    )
}

/// Whether two words are one as names are compared.
pub(super) fn same_word(text: &Text<'_>, one: usize, other: usize) -> bool {
    let (this, that) = (text.word(one), text.word(other));
    one == other
        || this == that
        || may_be_same(this, that) && {
            let (this, that) = (without_possessive(this), without_possessive(that));
            this == that || Key::of(this) == Key::of(that)
        }
}

/// Words that begin with unlike letters are not one, and need not be put into lower case to tell that.
fn may_be_same(one: &str, other: &str) -> bool {
    match (one.as_bytes(), other.as_bytes()) {
        ([one, ..], [other, ..]) if one.is_ascii_alphabetic() && other.is_ascii_alphabetic() => {
            one.eq_ignore_ascii_case(other)
        }
        _ => true,
    }
}

/// Given names agree: equal, one an initial of the other, or one a short form of the other.
pub(super) fn same_given(text: &Text<'_>, one: (usize, usize), other: (usize, usize)) -> bool {
    same_word(text, one.0, other.0) || {
        let (one, other) = (given(text, one.0), given(text, other.0));
        one == other
            || one.is_initial_of(&other)
            || other.is_initial_of(&one)
            || lexicon().full_names(&one).contains(&other)
            || lexicon().full_names(&other).contains(&one)
    }
}

/// A given name as it is compared: an initial without its dot.
fn given(text: &Text<'_>, token: usize) -> Key {
    Key::of(without_possessive(text.word(token)).trim_end_matches('.'))
}

/// The words differ by one letter: one left out, put in, another, or two in each other's place. The first letter, and
/// the “s” of a plural or of “Roberts”, make another name.
pub(super) fn is_slip(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    if same == 0 || long.len() - short.len() > 1 {
        return false;
    }
    let (short, long_rest) = (&short[same..], &long[same..]);
    match long.len() - short.len() - same {
        1 => long_rest != b"s" && short == &long_rest[1..],
        _ => match (short, long_rest) {
            ([_, short @ ..], [_, long @ ..]) if short == long => !short.is_empty(),
            ([a, b, short @ ..], [c, d, long @ ..]) => a == d && b == c && short == long,
            _ => false,
        },
    }
}

/// One name is the end of the other: “Eskelsen García” of “Lily Eskelsen García”.
pub(super) fn is_tail(text: &Text<'_>, one: (usize, usize), other: (usize, usize)) -> bool {
    let (short, long) = if one.1 - one.0 < other.1 - other.0 { (one, other) } else { (other, one) };
    let count = short.1 - short.0;
    count > 1 && (0..count).all(|n| same_word(text, short.0 + n, long.1 - count + n))
}
