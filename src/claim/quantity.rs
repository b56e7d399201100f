//! Quantities: a number with its bound, its unit and what it is compared with.

use crate::claim::counted;
use crate::claim::label;
use crate::language::{Cardinal, PLACES, PieceKind, Pieces, TokenKind, decimal};
use crate::lexicon::{ChangeForm, NumeralKind, Side, Unit, UnitKind, measures};
use crate::model::{Bound, Comparison, Decimal, Quantity, Value, WarningKind};

/// A quantity with the pieces that it takes, `first..last`.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) quantity: Quantity,
    pub(super) first: usize,
    pub(super) last: usize,
    /// Its unit, where that is another in another country: “$”, “rupees”, “pounds”.
    pub(super) without_country: Option<Unit>,
    /// A part of something: “a third”, “one in five”.
    pub(super) is_share: bool,
    /// What is odd about it.
    pub(super) warning: Option<WarningKind>,
}

/// A number with its unit, as far as both stand next to each other.
#[derive(Clone, Copy, Debug)]
struct Measured {
    first: usize,
    last: usize,
    number: Cardinal,
    unit: Option<Unit>,
    /// The unit's words name no country: “$”, “pounds”; not “US$”, “Canadian dollars”, “INR”.
    open_country: bool,
}

/// The quantity whose number begins with piece `at`; what it takes before the number does not reach before `floor`.
/// `Err` with where to look next if what stands there is no quantity.
pub(super) fn at(pieces: &Pieces<'_>, at: usize, floor: usize) -> Result<Found, usize> {
    if let Some(found) = one_in(pieces, at, floor).or_else(|| fraction(pieces, at, floor)) {
        return Ok(Found { is_share: true, ..found });
    }
    if let Some(found) =
        fold(pieces, at, floor).or_else(|| many(pieces, at, floor)).or_else(|| pair(pieces, at, floor))
    {
        return Ok(found);
    }
    let Some(low) = measured(pieces, at, floor) else { return Err(at + 1) };
    // “the Five Minute Rule” is a name.
    let in_title = !low.number.in_digits
        && low.first > 0
        && pieces.is_capital(low.first)
        && pieces.is_capital(low.number.last);
    if in_title && low.unit.is_none_or(|unit| unit.kind != UnitKind::Currency) {
        return Err(low.last);
    }
    if let Some(next) = label::names(pieces, low.first, &low.number, low.unit) {
        return Err(next.max(at + 1));
    }
    let high = range(pieces, &low);
    let (value, unit, last) = match high {
        Some(high) => {
            let value = Value::Range(shared_scale(&low, &high), high.number.value);
            (value, high.unit.or(low.unit), high.last)
        }
        None => (Value::Number(low.number.value), low.unit, low.last),
    };
    let last = plus_or_odd(pieces, last).map_or(last, |(_, last)| last);
    let measured = unit.is_some();
    let without_country = unit.filter(|_| high.map_or(low.open_country, |high| high.open_country));
    let bound_after = plus_or_odd(pieces, low.last.max(last.saturating_sub(2))).map(|(bound, _)| bound);
    let (unit, last) = match unit {
        Some(unit) => (unit.symbol.to_owned(), last),
        None => match counted::noun(pieces, last).or_else(|| counted::one(pieces, last, low.number.value)) {
            Some(noun) => (noun.singular, noun.last),
            None if low.number.in_digits
                || low.number.scale.is_some()
                || low.number.value > Decimal::from(1) =>
            {
                (String::new(), last)
            }
            // “one”, “none of which counts”: a pronoun more often than a number.
            None => return Err(last),
        },
    };
    if is_pronoun_one(pieces, &low, &unit)
        || unit.is_empty() && label::stands_for_noun(pieces, low.first, &low.number)
    {
        return Err(low.last);
    }
    let mut found = finish(pieces, low.first, last, floor, value, unit, bound_after);
    found.without_country = without_country;
    found.warning = warning(pieces, &low, &found);
    // “raised two sons”, “laid off 200 people”: what is counted is no difference unless it says so.
    if !measured && !pieces.is_any(found.first.wrapping_sub(1), &["by", "of"]) {
        found.quantity.comparison = None;
    }
    Ok(found)
}

/// “16,000 thousand”, “120 percent of voters”.
fn warning(pieces: &Pieces<'_>, low: &Measured, found: &Found) -> Option<WarningKind> {
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
fn over_whole(pieces: &Pieces<'_>, low: &Measured, found: &Found) -> Option<WarningKind> {
    let percent = low.unit.is_some_and(|unit| unit.kind == UnitKind::Percent);
    let over = percent && low.number.value > Decimal::from(100) && found.quantity.comparison.is_none();
    let of = pieces.is_the_word(found.last, "of").then(|| counted::noun(pieces, found.last))??;
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
    (over && people.contains(&of.singular.as_str())).then_some(WarningKind::OverWhole)
}

/// “one” is a number before a unit or a noun (“one excavator”); else a pronoun (“one of them”, “no one”).
fn is_pronoun_one(pieces: &Pieces<'_>, low: &Measured, unit: &str) -> bool {
    let alone = low.number.value == Decimal::from(1) && pieces.is_the_word(low.first, "one");
    let fixed = pieces.is_any(low.first.wrapping_sub(1), &["no", "the", "this", "that", "any", "every", "each", "another", "new", "last"])
        // “one day”, “one time”, “one thing”: once, no count.
        || pieces.is_any(low.number.last, &["day", "thing", "another", "side", "way", "reason", "such", "time", "point", "man", "woman"])
            && !pieces.is_any(low.first.wrapping_sub(1), &["only", "just", "least", "than", "exactly"]);
    alone && (unit.is_empty() || fixed || pieces.is_the_word(low.number.last, "of"))
}

/// Bound, comparison and span round a number with its unit.
fn finish(
    pieces: &Pieces<'_>,
    first: usize,
    last: usize,
    floor: usize,
    value: Value,
    unit: String,
    bound_after: Option<Bound>,
) -> Found {
    let before = measures().bound(Side::Before, |back| {
        let at = first.checked_sub(1 + back).filter(|at| *at >= floor);
        at.map_or("", |at| pieces.word(at))
    });
    // “forty tonnes over three years”: with a duration “over” is a preposition, unless another stands before it.
    let is_during = |count: usize| {
        let over = first - count;
        count == 1
            && pieces.is_the_word(over, "over")
            && measures().unit(|_| unit.as_str()).is_some_and(|(unit, _)| unit.kind == UnitKind::Duration)
            && !pieces.is_any(
                over.wrapping_sub(1),
                &["for", "just", "of", "lasting", "lasted", "took", "takes", "in"],
            )
    };
    let before = before.filter(|(_, count)| !is_during(*count));
    let start = before.map_or(first, |(_, count)| first - count);
    let after = measures().bound(Side::After, |ahead| pieces.word(last + ahead));
    let end = after.map_or(last, |(_, count)| last + count);
    let bound = before.or(after).map(|(bound, _)| bound).or(bound_after).unwrap_or_default();
    // “climbed above 36 degrees” gives a level, no difference.
    let is_level = pieces.is_any(first.wrapping_sub(1), &["above", "below", "past", "beyond"]);
    let comparison = (!is_level).then(|| comparison(pieces, start, end)).flatten();
    let span = pieces.span(start, end);
    let quantity = Quantity { bound, comparison, ..Quantity::new(span, value, unit) };
    Found { quantity, first: start, last: end, without_country: None, is_share: false, warning: None }
}

/// “40-plus”, “40+”, “40-odd”: the bound, and where it ends.
fn plus_or_odd(pieces: &Pieces<'_>, at: usize) -> Option<(Bound, usize)> {
    match (pieces.word(at), pieces.word(at + 1)) {
        ("+", _) if pieces.is_glued(at) => Some((Bound::Over, at + 1)),
        ("-", "plus") => Some((Bound::Over, at + 2)),
        ("-", "odd") => Some((Bound::About, at + 2)),
        _ => None,
    }
}

/// A number with the currency before it or the unit behind it.
fn measured(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<Measured> {
    let currency = currency_before(pieces, at, floor);
    let number = pieces.cardinal(at, currency.is_some())?;
    if let Some((unit, first)) = currency {
        let open_country = first + 1 == at && !is_code(pieces, first);
        return Some(Measured { first, last: number.last, number, unit: Some(unit), open_country });
    }
    let mut first = at;
    if pieces.is_any(at.wrapping_sub(1), &["-", "−", "–"]) && is_minus(pieces, at - 1) && at > floor {
        first = at - 1;
    }
    let number =
        Cardinal { value: if first < at { negative(number.value)? } else { number.value }, ..number };
    let (unit, last) =
        unit_after(pieces, number.last).map_or((None, number.last), |(unit, last)| (Some(unit), last));
    let open_country = last == number.last + 1 && !is_code(pieces, last - 1);
    Some(Measured { first, last, number, unit, open_country })
}

/// A hyphen or dash with a space before and a digit glued to it: “at -5 degrees”.
fn is_minus(pieces: &Pieces<'_>, at: usize) -> bool {
    !pieces.is_glued(at) && pieces.is_glued(at + 1) && pieces.is_digits(at + 1)
}

fn negative(value: Decimal) -> Option<Decimal> {
    value.checked_mul(Decimal::new(-1, 0)?)
}

/// “USD”, “EUR”
fn is_code(pieces: &Pieces<'_>, at: usize) -> bool {
    let written = pieces.written(at);
    !written.is_empty() && written.chars().all(|char| char.is_ascii_uppercase())
}

/// “$”, “US$”, “Rs”, “EUR” before a number: the currency, and where it begins.
fn currency_before(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<(Unit, usize)> {
    let before = at.checked_sub(1).filter(|before| *before >= floor)?;
    let may_be = match pieces.kind(before)? {
        PieceKind::Mark(TokenKind::Symbol) => true,
        // A currency's noun does not stand before its number; its code does, and “Rs”.
        PieceKind::Word => is_code(pieces, before) || pieces.is_any(before, &["rs", "re", "rm", "tk", "ksh"]),
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
fn unit_after(pieces: &Pieces<'_>, at: usize) -> Option<(Unit, usize)> {
    let joint = usize::from(pieces.is_joint(at));
    let at = at + joint;
    let (unit, count) = measures().unit(|ahead| pieces.word(at + ahead))?;
    // “5 C”, “5 T”: a single capital is a name's; “5 g”, “30C” are units.
    let is_initial = pieces.written(at).len() == 1 && pieces.is_capital(at);
    // “a one-time gift”, “the three-time champion” multiply nothing.
    let is_times = joint == 1 && unit.kind == UnitKind::Factor;
    (!is_initial && !is_times).then_some((unit, at + count))
}

/// The higher end of “10 to 12 percent”, “3-4 weeks”, “$1.75 billion to $1.8 billion”, “three or four days”.
fn range(pieces: &Pieces<'_>, low: &Measured) -> Option<Measured> {
    let at = low.last;
    let between = pieces.is_the_word(low.first.wrapping_sub(1), "between");
    let is_dash = pieces.is_joint(at) || pieces.is_mark(at, TokenKind::Dash) && pieces.is_glued(at);
    let joins = match pieces.word(at) {
        // “rose from 5 to 10”: two figures, not one between them.
        "to" => !pieces.is_the_word(low.first.wrapping_sub(1), "from"),
        "or" => low.unit.is_none(),
        "and" => between,
        _ => is_dash,
    };
    if !joins {
        return None;
    }
    let mut next = at + 1;
    while pieces.is_mark(next, TokenKind::Symbol) && !pieces.is_digits(next) && next < at + 3 {
        next += 1;
    }
    let high = measured(pieces, next, at + 1)?;
    let one_unit = match (low.unit, high.unit) {
        (Some(low), Some(high)) => low.symbol == high.symbol,
        (Some(low), None) => low.kind == UnitKind::Currency,
        _ => true,
    };
    let rises = shared_scale(low, &high) < high.number.value;
    let close = pieces.word(at) != "or" || is_next(low.number.value, high.number.value);
    (one_unit && rises && close).then_some(high)
}

/// “three or four”: the second is not far from the first.
fn is_next(low: Decimal, high: Decimal) -> bool {
    low.checked_mul(Decimal::from(2)).is_some_and(|twice| high <= twice)
}

/// “2 to 3 million” is two million to three; “900 to 1.2 million” is not.
fn shared_scale(low: &Measured, high: &Measured) -> Decimal {
    let own = low.number.value;
    match high.number.scale {
        Some(scale) if low.number.scale.is_none() && own < scale => {
            let scaled = own.checked_mul(scale).filter(|scaled| *scaled < high.number.value);
            scaled.unwrap_or(own)
        }
        _ => own,
    }
}

/// “one in five voters”, “four in 10”, “1 out of every 3”: a share, without unit.
fn one_in(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<Found> {
    if pieces.is_digits(at) && pieces.word(at).len() > 1 {
        return None;
    }
    let mut above = pieces.cardinal(at, false)?;
    // “one day in five”
    let noun = above.last;
    let named = pieces.is_the_word(at, "one") && pieces.is_word(noun) && pieces.is_the_word(noun + 1, "in");
    above.last += usize::from(named);
    let below = match (pieces.word(above.last), pieces.word(above.last + 1), pieces.word(above.last + 2)) {
        ("out", "of", "every") | ("in", "every", _) if pieces.is_the_word(above.last, "out") => {
            above.last + 3
        }
        ("in" | "of", "every", _) | ("out", "of", _) => above.last + 2,
        ("in", ..) => above.last + 1,
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
        Some(noun) => (noun.singular, noun.last),
        None => (String::new(), below.last),
    };
    Some(finish(pieces, at, last, floor, Value::Number(value), unit, None))
}

/// “a third”, “two-thirds of voters”, “half the members”, “three quarters”.
fn fraction(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<Found> {
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
    let of = pieces.is_any(after, &["of", "as", "more", "less", "fewer", "higher", "lower"]);
    let fits = match numeral.kind {
        // “a half-hour”, “the first half” are no fractions of something; “half the members” is.
        NumeralKind::Part if pieces.is_the_word(part, "half") => {
            of || pieces.is_any(after, &["the", "a", "an", "its", "their", "his", "her", "our", "my", "all"])
                || above.is_some() && pieces.is_any(part - 1, &["a"]) && of
        }
        // “a quarter” may be three months.
        NumeralKind::Part if pieces.is_any(part, &["quarter", "quarters"]) => of,
        NumeralKind::Part => above.is_some(),
        // “a third of”, “one-third”; not “a third man”.
        NumeralKind::Ordinal => {
            above.is_some() && (of || pieces.is_joint(part - 1)) && pieces.word(part) != "second"
        }
        _ => false,
    };
    // “half a century”, “a half-liter”, “a half hour”
    if pieces.is_the_word(part, "half") {
        let unit = after + usize::from(pieces.is_any(after, &["a", "an", "-"]));
        if let Some((unit, last)) =
            unit_after(pieces, unit).filter(|(unit, _)| unit.kind != UnitKind::Percent)
        {
            let first = at - usize::from(at > floor && pieces.is_the_word(at - 1, "a"));
            return Some(finish(
                pieces,
                first,
                last,
                floor,
                Value::Number(Decimal::new(5, -1)?),
                unit.symbol.to_owned(),
                None,
            ));
        }
    }
    if !fits {
        return None;
    }
    let below = numeral.value;
    let value = above.unwrap_or(Decimal::from(1)).checked_div(below, PLACES)?;
    let noun = counted::noun(pieces, after);
    let (unit, last) = noun.map_or((String::new(), after), |noun| (noun.singular, noun.last));
    Some(finish(pieces, at, last, floor, Value::Number(value), unit, None))
}

/// What stands above a fraction's line, if anything, and where the denominator stands.
fn numerator(pieces: &Pieces<'_>, at: usize) -> Option<(Option<Decimal>, usize)> {
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
fn fold(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<Found> {
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
    Some(finish(pieces, at, at + 1, floor, Value::Number(numeral.value), "time".to_owned(), None))
}

/// “a pair of beavers”, “a kilo of flour”, “a couple of weeks”.
fn pair(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<Found> {
    if !pieces.is_any(at, &["a", "an"]) {
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
    if lasts && !pieces.is_joint(at + 2) {
        if let Some((unit, last)) =
            unit_after(pieces, at + 1).filter(|(unit, _)| unit.kind == UnitKind::Duration)
        {
            return Some(finish(
                pieces,
                at,
                last,
                floor,
                Value::Number(Decimal::from(1)),
                unit.symbol.to_owned(),
                None,
            ));
        }
    }
    if !pieces.is_the_word(at + 2, "of") {
        return None;
    }
    if pieces.numeral(at + 1).is_some_and(|numeral| numeral.kind == NumeralKind::Pair) {
        let unit = unit_after(pieces, at + 3).map(|(unit, last)| (unit.symbol.to_owned(), last));
        let (unit, last) =
            unit.or_else(|| counted::noun(pieces, at + 3).map(|noun| (noun.singular, noun.last)))?;
        return Some(finish(pieces, at, last, floor, Value::Number(Decimal::from(2)), unit, None));
    }
    let (unit, last) =
        unit_after(pieces, at + 1).filter(|(unit, last)| unit.kind == UnitKind::Other && *last == at + 2)?;
    Some(finish(pieces, at, last, floor, Value::Number(Decimal::from(1)), unit.symbol.to_owned(), None))
}

/// “dozens of people”, “hundreds of thousands”: at least one of its scale.
fn many(pieces: &Pieces<'_>, at: usize, floor: usize) -> Option<Found> {
    let mut value = pieces.numeral(at).filter(|numeral| numeral.kind == NumeralKind::Many)?.value;
    let mut last = at + 1;
    while pieces.is_the_word(last, "of") {
        let Some(next) = pieces.numeral(last + 1).filter(|next| next.kind == NumeralKind::Many) else {
            break;
        };
        value = value.checked_mul(next.value)?;
        last += 2;
    }
    let unit = pieces.is_the_word(last, "of").then(|| unit_after(pieces, last + 1)).flatten();
    let (unit, last) = match unit {
        Some((unit, last)) => (unit.symbol.to_owned(), last),
        None => counted::noun(pieces, last).map_or((String::new(), last), |noun| (noun.singular, noun.last)),
    };
    let mut found = finish(pieces, at, last, floor, Value::Number(value), unit, None);
    if found.quantity.bound == Bound::Exact {
        found.quantity.bound = Bound::Over;
    }
    Some(found)
}

/// Which way the figure at pieces `first..last` went or how it compares, with the words that name the base.
fn comparison(pieces: &Pieces<'_>, first: usize, last: usize) -> Option<Comparison> {
    let before = first.checked_sub(1).and_then(|before| {
        let link = pieces.is_any(before, &["by", "of", "another", "a", "some"]);
        let change = pieces.change(before.saturating_sub(usize::from(link)))?;
        // “rose 5 %”, “rose by 5 %”, “a rise of 5 %”, “up 5 %”; “up by” and “cut of” are as good.
        let fits = !link || change.form != ChangeForm::Adverb || pieces.is_the_word(before, "by");
        fits.then_some(change)
    });
    let after = || {
        // “5 % higher”, “a 5 % drop”, “a 5 % annual drop”
        let adverb = pieces.change(last).filter(|change| change.form == ChangeForm::Adverb);
        let noun = || {
            let noun = last + usize::from(pieces.is_joint(last));
            let near = [noun, noun + 1].into_iter().filter_map(|at| pieces.change(at));
            near.into_iter().find(|change| change.form == ChangeForm::Noun)
        };
        adverb.or_else(noun)
    };
    let change = before.or_else(after)?;
    Some(Comparison { direction: change.direction, base: base(pieces, last) })
}

/// Words behind a difference that name what it is compared with: “than last year”, “from 2019”, “compared with May”.
fn base(pieces: &Pieces<'_>, last: usize) -> Option<crate::Span> {
    /// Pieces between a figure and its “than”: “20 % more cargo was transported along the corridor than”.
    const FARTHEST: usize = 16;
    let ends = |at: usize| match pieces.kind(at) {
        Some(PieceKind::Mark(kind)) => {
            !matches!(kind, TokenKind::Symbol | TokenKind::Quote | TokenKind::Open | TokenKind::Close)
        }
        Some(_) => pieces.is_any(at, &["and", "but", "while", "which", "because"]),
        None => true,
    };
    let mut at = last;
    while at < last + FARTHEST && !ends(at) {
        let start = match (pieces.word(at), pieces.word(at + 1)) {
            ("than", _) | ("versus", _) => at + 1,
            ("from", _) if at <= last + 4 => at + 1,
            ("compared", "with" | "to") => at + 2,
            ("over" | "on" | "against", _) if at == last => at + 1,
            _ => {
                at += 1;
                continue;
            }
        };
        let end = (start..start + FARTHEST).find(|end| ends(*end)).unwrap_or(start + FARTHEST);
        return (start < end && end <= pieces.len()).then(|| pieces.span(start, end));
    }
    None
}
