//! A number with its currency or unit, and the range that two of them make.

use crate::language::{Cardinal, Pieces, TokenKind};
use crate::lexicon::{Unit, UnitKind, measures};
use crate::model::Decimal;

/// A number with its unit, as far as both stand next to each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) number: Cardinal,
    pub(super) unit: Option<Unit>,
    /// The unit's words name no country: “$”, “pounds”; not “US$”, “Canadian dollars”, “INR”.
    pub(super) open_country: bool,
}

/// A number with the currency before it or the unit behind it.
pub(super) fn measured(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<Measured> {
    let currency = currency_before(pieces, at, floor);
    let number = pieces.cardinal(at, currency.is_some())?;
    if let Some((unit, first)) = currency {
        let open_country = first + 1 == at && !is_code(pieces, first);
        return Some(Measured { first, last: number.last, number, unit: Some(unit), open_country });
    }
    let mut first = at;
    // “minus 3C”; “plus or minus 3 points” is no figure below zero, nor is “7 minus 3”.
    let minus = |before: usize| {
        pieces.is_the_word(before, "minus")
            && !pieces.is_any(before.wrapping_sub(1), &["or", "/"])
            && !pieces.is_digits(before.wrapping_sub(1))
            && pieces.is_digits(at)
    };
    let sign = |before: usize| is_minus(pieces, before) && pieces.is_any(before, &["-", "−", "–"]);
    if at > floor && (sign(at - 1) || minus(at - 1)) {
        first = at - 1;
    }
    let number =
        Cardinal { value: if first < at { negative(number.value)? } else { number.value }, ..number };
    // “three more days”
    let skipped =
        usize::from(pieces.is_any(number.last, &["more", "additional", "further", "extra", "full", "whole"]));
    let (unit, last) = unit_after(pieces, number.last + skipped)
        .map_or((None, number.last), |(unit, last)| (Some(unit), last));
    let joint = usize::from(pieces.is_joint(number.last));
    // A pound is a weight or money.
    let of_country = unit.is_some_and(|unit| {
        matches!(unit.kind, UnitKind::Currency | UnitKind::Hundredth) || unit.symbol == "pound"
    });
    let open_country = of_country && last == number.last + skipped + joint + 1 && !is_code(pieces, last - 1);
    Some(Measured { first, last, number, unit, open_country })
}

/// A hyphen or dash with a space before and a digit glued to it: “at -5 degrees”.
pub(super) fn is_minus(pieces: &Pieces<'_>, at: usize) -> bool {
    !pieces.is_glued(at) && pieces.is_glued(at + 1) && pieces.is_digits(at + 1)
}

pub(super) fn negative(value: Decimal) -> Option<Decimal> {
    value.checked_mul(Decimal::new(-1, 0)?)
}

/// “USD”, “EUR”
pub(super) fn is_code(pieces: &Pieces<'_>, at: usize) -> bool {
    let written = pieces.written(at).as_bytes();
    !written.is_empty() && written.iter().all(u8::is_ascii_uppercase)
}

/// “$”, “US$”, “Rs”, “EUR” before a number: the currency, and where it begins.
pub(super) fn currency_before(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<(Unit, usize)> {
    let before = at.checked_sub(1).filter(|before| *before >= floor)?;
    let may_be = match pieces.kind(before)? {
        TokenKind::Symbol => true,
        // A currency's noun does not stand before its number; its code does, and “Rs”.
        kind if kind == TokenKind::Word || kind.is_abbreviation() => {
            is_code(pieces, before) || pieces.is_any(before, &["rs", "re", "rm", "tk", "ksh"])
        }
        _ => false,
    };
    if !may_be {
        return None;
    }
    // “US$”, “A$”: the letters glued to the sign belong to it.
    if let Some(letters) =
        before.checked_sub(1).filter(|letters| *letters >= floor && pieces.is_glued(before))
    {
        let joined = format!("{}{}", pieces.word(letters), pieces.word(before));
        if let Some((unit, 1)) = measures().unit(|at| if at == 0 { &joined } else { "" }) {
            return (unit.kind == UnitKind::Currency).then_some((unit, letters));
        }
    }
    let (unit, _) = measures().unit(|ahead| if ahead == 0 { pieces.word(before) } else { "" })?;
    (unit.kind == UnitKind::Currency).then_some((unit, before))
}

/// The unit behind a number, and where it ends: “%”, “million euros”, “-mile”, “square km”.
pub(super) fn unit_after(pieces: &Pieces<'_>, at: usize) -> Option<(Unit, usize)> {
    let joint = usize::from(pieces.is_joint(at));
    let at = at + joint;
    // “42C”, “100F”: glued to their number the letters are degrees.
    if joint == 0 && pieces.is_glued(at) {
        let degrees = match pieces.written(at) {
            "C" => "°c",
            "F" => "°f",
            _ => "",
        };
        if !degrees.is_empty() {
            let unit = measures().unit(|ahead| if ahead == 0 { degrees } else { "" });
            return unit.map(|(unit, _)| (unit, at + 1));
        }
    }
    let (unit, count) = measures().unit(|ahead| pieces.word(at + ahead))?;
    // “38p” is money; “38 p” and “a 38-p book” are not.
    if pieces.is_the_word(at, "p") && (joint == 1 || !pieces.is_glued(at) || pieces.written(at) != "p") {
        return None;
    }
    // “5 C”, “5 T”: a single capital is a name's; “5 g” is a unit.
    let is_initial = pieces.written(at).len() == 1 && pieces.is_capital(at);
    // “a one-time gift”, “the three-time champion” multiply nothing.
    let is_times = joint == 1 && unit.kind == UnitKind::Factor;
    (!is_initial && !is_times).then_some((unit, at + count))
}

/// The higher end of “10 to 12 percent”, “3-4 weeks”, “$1.75 billion to $1.8 billion”, “three or four days”.
pub(super) fn range(pieces: &Pieces<'_>, low: &Measured) -> Option<Measured> {
    let at = low.last;
    let joins = match pieces.word(at) {
        // “rose from 5 to 10”: two figures, not one between them.
        "to" => !pieces.is_the_word(low.first.wrapping_sub(1), "from"),
        "or" => low.unit.is_none(),
        "and" => pieces.is_the_word(low.first.wrapping_sub(1), "between"),
        _ => pieces.is_joint(at) || pieces.is_mark(at, TokenKind::Dash) && pieces.is_glued(at),
    };
    if !joins {
        return None;
    }
    let mut next = at + 1;
    // “between A$80 million and A$100 million”: the letters glued to a sign belong to it.
    let is_sign = |at: usize| pieces.is_mark(at, TokenKind::Symbol) && !pieces.is_digits(at);
    next += usize::from(pieces.is_word(next) && is_sign(next + 1) && pieces.is_glued(next + 1));
    while is_sign(next) && next < at + 3 {
        next += 1;
    }
    let high = measured(pieces, next, at + 1)?;
    let one_unit = match (low.unit, high.unit) {
        // “slipped 62 cents to $82.76”: two figures.
        (Some(low), Some(high)) => {
            let whole = |unit: Unit| unit.kind != UnitKind::Hundredth;
            low.symbol == high.symbol && whole(low) == whole(high)
        }
        (Some(low), None) => low.kind == UnitKind::Currency,
        _ => true,
    };
    let rises = shared_scale(low, &high) < high.number.value;
    let close = pieces.word(at) != "or" || is_next(low.number.value, high.number.value);
    (one_unit && rises && close).then_some(high)
}

/// “three or four”: the second is not far from the first.
pub(super) fn is_next(low: Decimal, high: Decimal) -> bool {
    low.checked_mul(Decimal::from(2)).is_some_and(|twice| high <= twice)
}

/// “2 to 3 million” is two million to three; “900 to 1.2 million” is not.
pub(super) fn shared_scale(low: &Measured, high: &Measured) -> Decimal {
    let own = low.number.value;
    match high.number.scale {
        Some(scale) if low.number.scale.is_none() && own < scale => {
            let scaled = own.checked_mul(scale).filter(|scaled| *scaled < high.number.value);
            scaled.unwrap_or(own)
        }
        _ => own,
    }
}
