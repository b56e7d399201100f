//! Which names can be one: short forms, initials, slips.

use crate::attribute::names::{Kind, key, lower};
use crate::language::Text;
use crate::lexicon::lexicon;

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
    text.word(one) == text.word(other) || key(text, one) == key(text, other)
}

/// Given names agree: equal, one an initial of the other, or one a short form of the other.
pub(super) fn same_given(text: &Text<'_>, one: (usize, usize), other: (usize, usize)) -> bool {
    if same_word(text, one.0, other.0) {
        return true;
    }
    let (one, other) = (lower(text, one.0), lower(text, other.0));
    let (one, other) = (one.trim_end_matches('.'), other.trim_end_matches('.'));
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let nickname = |short: &str, long: &str| lexicon().full_names(short).contains(&long);
    one == other || initial(one, other) || initial(other, one) || nickname(one, other) || nickname(other, one)
}

/// The words differ by one letter: one left out, put in, another, or two in each other's place. The first letter, and
/// the “s” of a plural or of “Roberts”, make another name.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
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
