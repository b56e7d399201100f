//! Parts and multiples: “a third”, “one in five”, “doubled”, “a pair”, “dozens”.

use std::borrow::Cow;

use crate::claim::quantity::counted;
use crate::claim::quantity::measured::{currency_before, unit_after};
use crate::claim::quantity::{Found, finish};
use crate::language::{PLACES, Pieces};
use crate::lexicon::{Class, NumeralKind, UnitKind, measures};
use crate::model::{Bound, Comparison, Decimal, Direction, Value};

/// “one in five voters”, “four in 10”, “1 out of every 3”: a share, without unit.
pub(super) fn one_in(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<Found> {
    if pieces.is_digits(at) && pieces.word(at).len() > 1 {
        return None;
    }
    let mut above = pieces.cardinal(at, false)?;
    // “one day in five”
    let noun = above.last;
    let named = pieces.is_the_word(at, "one") && pieces.is_word(noun) && pieces.is_the_word(noun + 1, "in");
    above.last += usize::from(named);
    let next_is = |ahead: usize, word: &str| pieces.is_the_word(above.last + ahead, word);
    let below = match pieces.word(above.last) {
        "out" if next_is(1, "of") => above.last + 2 + usize::from(next_is(2, "every")),
        "in" => above.last + 1 + usize::from(next_is(1, "every")),
        "of" if next_is(1, "every") => above.last + 2,
        _ => return None,
    };
    let is_small = above.value < Decimal::from(10);
    let below = pieces.cardinal(below, false).filter(|below| below.value > above.value)?;
    let of_time = measures().unit(|ahead| pieces.word(below.last + ahead)).is_some();
    let is_round = below.value <= Decimal::from(20)
        || below.scale.is_some()
        || pieces.is_any(below.last - 1, &["100", "1,000"]);
    if !is_small || of_time || !is_round || currency_before(pieces, at, floor).is_some() {
        return None;
    }
    let value = above.value.checked_div(below.value, PLACES)?;
    let counted = counted::noun(pieces, below.last);
    let (unit, last) = match counted {
        _ if named => (measures().singular(pieces.word(noun)), below.last),
        Some(noun) => (noun.singular(pieces), noun.last),
        None => (Cow::Borrowed(""), below.last),
    };
    Some(finish(pieces, at, last, floor, Value::Number(value), unit, None))
}

/// “a third”, “two-thirds of voters”, “half the members”, “three quarters”.
pub(super) fn fraction(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<Found> {
    if pieces.is_digits(at) {
        return None;
    }
    let (above, part) = numerator(pieces, at)?;
    // “half a million” is a number of its own.
    if pieces.cardinal(at, false).is_some_and(|number| number.scale.is_some()) {
        return None;
    }
    let numeral = pieces.numeral(part)?;
    let after = part + 1;
    // “homes, of which a third will be let”, “a third were let”: a part of what has been named.
    let of_whole = at >= 2 && pieces.is_any(at - 1, &["which", "whom"]) && pieces.is_the_word(at - 2, "of")
        || pieces.is_any(after, &["were", "are", "have"]);
    let of = of_whole || pieces.is_any(after, &["of", "as", "more", "less", "fewer", "higher", "lower"]);
    let fits = match numeral.kind {
        // “a half-hour”, “the first half” are no fractions of something; “half the members” is.
        NumeralKind::Part if pieces.is_the_word(part, "half") => {
            of || is_change(pieces, at, after)
                || pieces.is_any(after, &["the", "a", "an", "its", "their", "his", "her", "our", "my", "all"])
        }
        // “a quarter” may be three months.
        NumeralKind::Part if pieces.is_any(part, &["quarter", "quarters"]) => {
            // “three-quarters full”; “a two-quarter slump” lasts.
            let joined = pieces.is_joint(part - usize::from(part > 0))
                && (pieces.is_the_word(part, "quarters") || pieces.is_the_word(at, "one"));
            of || is_change(pieces, at, after) || joined && pieces.is_word(after)
        }
        NumeralKind::Part => above.is_some(),
        // “a third of”, “one-third”; not “a third man”.
        NumeralKind::Ordinal => {
            above.is_some()
                && (of || pieces.is_joint(part - 1) || is_change(pieces, at, after))
                && pieces.word(part) != "second"
        }
        _ => false,
    };
    // “half a century”, “a half-liter”, “a half hour”
    if pieces.is_the_word(part, "half") {
        let unit = after + usize::from(pieces.is_any(after, &["a", "an", "-"]));
        if let Some((unit, last)) = unit_after(pieces, unit)
            .filter(|(unit, _)| unit.kind != UnitKind::Factor)
            // “half a percent”, but “half percent”: no words of English.
            .filter(|(unit, _)| unit.kind != UnitKind::Percent || unit_is_joined(pieces, after))
        {
            let first = at - usize::from(at > floor && pieces.is_the_word(at - 1, "a"));
            return Some(finish(
                pieces,
                first,
                last,
                floor,
                Value::Number(Decimal::new(5, -1)?),
                unit.symbol.into(),
                None,
            ));
        }
    }
    if !fits {
        return None;
    }
    let below = numeral.value;
    let value = above.unwrap_or(Decimal::from(1)).checked_div(below, PLACES)?;
    // “a quarter of a million people”, “three quarters of an hour”
    if pieces.is_the_word(after, "of") && pieces.is_any(after + 1, &["a", "an"]) {
        let scale = pieces.numeral(after + 2).filter(|numeral| numeral.kind == NumeralKind::Scale);
        let (value, behind) = match scale {
            Some(scale) => (value.checked_mul(scale.value)?, after + 3),
            None => (value, after + 2),
        };
        let unit = unit_after(pieces, behind)
            .filter(|(unit, _)| {
                !matches!(unit.kind, UnitKind::Factor | UnitKind::Percent | UnitKind::Hundredth)
            })
            .map(|(unit, last)| (unit.symbol.into(), last));
        let counted = || {
            scale.map(|_| {
                counted::noun(pieces, behind)
                    .map_or((Cow::Borrowed(""), behind), |noun| (noun.singular(pieces), noun.last))
            })
        };
        if let Some((unit, last)) = unit.or_else(counted) {
            return Some(finish(pieces, at, last, floor, Value::Number(value), unit, None));
        }
    }
    let noun = counted::noun(pieces, after);
    let (unit, last) = noun.map_or((Cow::Borrowed(""), after), |noun| (noun.singular(pieces), noun.last));
    Some(finish(pieces, at, last, floor, Value::Number(value), unit, None))
}

/// “half a percent”, “a half-percent”
fn unit_is_joined(pieces: &Pieces<'_>, after: usize) -> bool {
    pieces.is_any(after, &["a", "-"])
}

/// “fell by a third”, “up a quarter on 2019”: the measure of a change, with no noun behind it that the ordinal could count
/// off.
fn is_change(pieces: &Pieces<'_>, at: usize, after: usize) -> bool {
    let ends = !pieces.is_word(after) && !pieces.is_joint(after)
        || pieces.is(after, Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR);
    ends && (pieces.is_the_word(at.wrapping_sub(1), "by") || pieces.change(at.wrapping_sub(1)).is_some())
}

/// What stands above a fraction's line, if anything, and where the denominator stands.
pub(super) fn numerator(pieces: &Pieces<'_>, at: usize) -> Option<(Option<Decimal>, usize)> {
    let is_part = |at: usize| {
        pieces
            .numeral(at)
            .is_some_and(|numeral| matches!(numeral.kind, NumeralKind::Part | NumeralKind::Ordinal))
    };
    if is_part(at) {
        return Some((None, at));
    }
    let (value, last) = match pieces.word(at) {
        "a" | "an" => (Decimal::from(1), at + 1),
        _ => {
            let number =
                pieces.cardinal(at, false).filter(|number| number.scale.is_none() && !number.in_digits)?;
            (number.value, number.last)
        }
    };
    let part = last + usize::from(pieces.is_joint(last));
    is_part(part).then_some((Some(value), part))
}

/// “twice as many”, “doubled”, “threefold”: so many times what was there.
pub(super) fn fold(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<Found> {
    let numeral = pieces.numeral(at).filter(|numeral| numeral.kind == NumeralKind::Fold)?;
    // “double standards”, “a triple jump”: nothing is multiplied. “Twice” multiplies or counts occasions.
    let multiplies = match pieces.word(at) {
        "double" | "triple" | "quadruple" => {
            pieces.is_any(at + 1, &["the", "that", "what", "its", "their", "last"])
        }
        _ => true,
    };
    if !multiplies {
        return None;
    }
    let mut found = finish(pieces, at, at + 1, floor, Value::Number(numeral.value), "time".into(), None);
    // “twice” may count occasions; what doubled or halved went up or down.
    if !pieces.is_any(at, &["twice", "thrice"]) {
        let direction = if numeral.value < Decimal::from(1) { Direction::Down } else { Direction::Up };
        found.quantity.comparison = Some(Comparison::new(direction));
    }
    Some(found)
}

/// “a pair of beavers”, “a kilo of flour”, “a couple of weeks”.
pub(super) fn pair(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<Found> {
    if !pieces.is_article(at) {
        return None;
    }
    // “for a decade”, “within an hour”, “an hour after”; “$5 a day” is a rate.
    let before = at.wrapping_sub(1);
    let lasts = pieces.is_any(
        before,
        &[
            "for", "within", "in", "after", "about", "than", "least", "nearly", "almost", "lasted", "took",
            "takes",
        ],
    ) || pieces.is_any(at + 2, &["later", "after"]);
    if lasts
        && !pieces.is_joint(at + 2)
        && let Some((unit, last)) =
            unit_after(pieces, at + 1).filter(|(unit, _)| unit.kind == UnitKind::Duration)
    {
        return Some(finish(
            pieces,
            at,
            last,
            floor,
            Value::Number(Decimal::from(1)),
            unit.symbol.into(),
            None,
        ));
    }
    if !pieces.is_the_word(at + 2, "of") {
        return None;
    }
    if pieces.numeral(at + 1).is_some_and(|numeral| numeral.kind == NumeralKind::Pair) {
        let unit = unit_after(pieces, at + 3).map(|(unit, last)| (unit.symbol.into(), last));
        let (unit, last) =
            unit.or_else(|| counted::noun(pieces, at + 3).map(|noun| (noun.singular(pieces), noun.last)))?;
        return Some(finish(pieces, at, last, floor, Value::Number(Decimal::from(2)), unit, None));
    }
    let (unit, last) =
        unit_after(pieces, at + 1).filter(|(unit, last)| unit.kind == UnitKind::Other && *last == at + 2)?;
    Some(finish(pieces, at, last, floor, Value::Number(Decimal::from(1)), unit.symbol.into(), None))
}

/// “dozens of people”, “hundreds of thousands”: at least one of its scale.
pub(super) fn many(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<Found> {
    let mut value = pieces.numeral(at).filter(|numeral| numeral.kind == NumeralKind::Many)?.value;
    let mut last = at + 1;
    // “scores of cattle”, but “he scores twice”, “tens and units”
    if pieces.is_any(at, &["scores", "tens"])
        && (!pieces.is_the_word(last, "of") || pieces.is_digits(last + 1))
    {
        return None;
    }
    while pieces.is_the_word(last, "of") {
        let Some(next) = pieces.numeral(last + 1).filter(|next| next.kind == NumeralKind::Many) else {
            break;
        };
        value = value.checked_mul(next.value)?;
        last += 2;
    }
    let unit = pieces.is_the_word(last, "of").then(|| unit_after(pieces, last + 1)).flatten();
    let (unit, last) = match unit {
        Some((unit, last)) => (unit.symbol.into(), last),
        None => counted::noun(pieces, last)
            .map_or((Cow::Borrowed(""), last), |noun| (noun.singular(pieces), noun.last)),
    };
    let mut found = finish(pieces, at, last, floor, Value::Number(value), unit, None);
    if found.quantity.bound == Bound::Exact {
        found.quantity.bound = Bound::Over;
    }
    Some(found)
}
