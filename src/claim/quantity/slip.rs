//! Figures that read like a slip.

use crate::claim::quantity::Found;
use crate::claim::quantity::counted;
use crate::claim::quantity::measured::Measured;
use crate::language::{Pieces, decimal};
use crate::lexicon::UnitKind;
use crate::model::{Decimal, WarningKind};

/// “16,000 thousand”, “120 percent of voters”.
pub(super) fn warning(pieces: &Pieces<'_>, low: &Measured, found: &Found) -> Option<WarningKind> {
    let thousand = Decimal::from(1000);
    let digits = low
        .number
        .last
        .checked_sub(2)
        .filter(|at| pieces.is_digits(*at))
        .and_then(|at| decimal(pieces.word(at)));
    if low.number.scale == Some(thousand) && digits.is_some_and(|digits| digits >= thousand) {
        return Some(WarningKind::DoubledScale);
    }
    over_whole(pieces, low, found)
}

/// More than a hundred percent of a whole that is made of people or votes; of last year's sales it may well be.
pub(super) fn over_whole(pieces: &Pieces<'_>, low: &Measured, found: &Found) -> Option<WarningKind> {
    let percent = low.unit.is_some_and(|unit| unit.kind == UnitKind::Percent);
    let over = percent && low.number.value > Decimal::from(100) && found.quantity.comparison.is_none();
    if !over || !pieces.is_the_word(found.last, "of") {
        return None;
    }
    let of = counted::noun(pieces, found.last)?;
    let people = [
        "person",
        "voter",
        "resident",
        "adult",
        "student",
        "respondent",
        "vote",
        "household",
        "member",
        "child",
        "worker",
        "patient",
        "population",
    ];
    people.contains(&&*of.singular(pieces)).then_some(WarningKind::OverWhole)
}
