//! Quantities: a number with its bound, its unit and what it is compared with.

mod comparison;
mod context;
mod counted;
mod label;
mod measured;
mod region;
mod share;
mod slip;

pub(super) use context::Context;

use std::borrow::Cow;

use crate::claim::quantity::comparison::comparison;
use crate::claim::quantity::measured::{Measured, measured, range, shared_scale, unit_after};
use crate::claim::quantity::share::{fold, fraction, many, one_in, pair};
use crate::language::Pieces;
use crate::lexicon::{ChangeForm, NumeralKind, Side, Unit, UnitKind, measures};
use crate::model::{Bound, Decimal, Quantity, Value, WarningKind};

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

/// The quantity whose number begins with piece `at`; what it takes before the number does not reach before `floor`.
/// `Err` with where to look next if what stands there is no quantity.
pub(super) fn at(pieces: &Pieces<'_>, at: usize, floor: usize) -> Result<Found, usize> {
    let share = |found| Found { is_share: true, ..found };
    // What a word is tells which patterns it can begin.
    match pieces.numeral(at).map(|numeral| numeral.kind) {
        _ if pieces.is_digits(at) => {}
        Some(NumeralKind::Ordinal) => return fraction(pieces, at, floor).map(share).ok_or(at + 1),
        Some(NumeralKind::Fold) => return fold(pieces, at, floor).ok_or(at + 1),
        Some(NumeralKind::Many) => return many(pieces, at, floor).ok_or(at + 1),
        Some(NumeralKind::Fraction | NumeralKind::Suffix | NumeralKind::Pair) => return Err(at + 1),
        Some(NumeralKind::Ones | NumeralKind::Tens | NumeralKind::Scale | NumeralKind::Part) | None => {}
    }
    if let Some(found) = one_in(pieces, at, floor).or_else(|| fraction(pieces, at, floor)) {
        return Ok(share(found));
    }
    if let Some(found) = pair(pieces, at, floor) {
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
    let value = match unit {
        Some(unit) if unit.kind == UnitKind::Hundredth => hundredths(value).ok_or(low.last)?,
        _ => value,
    };
    let (bound_after, last) = match plus_or_odd(pieces, last) {
        Some((bound, last)) => (Some(bound), last),
        None => (None, last),
    };
    // “40-plus years”
    let (unit, last) = match unit {
        None => unit_after(pieces, last).map_or((None, last), |(unit, last)| (Some(unit), last)),
        some => (some, last),
    };
    let measured = unit.is_some();
    let without_country = unit.filter(|_| high.map_or(low.open_country, |high| high.open_country));
    let (unit, last) = match unit {
        Some(unit) => (unit.symbol.into(), last),
        None => match counted::of_number(pieces, last, low.number.value) {
            Some(noun) => (noun.singular(pieces), noun.last),
            None if low.number.in_digits
                || low.number.scale.is_some()
                || low.number.value > Decimal::from(1) =>
            {
                (Cow::Borrowed(""), last)
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
    found.warning = slip::warning(pieces, &low, &found);
    // “raised two sons”, “laid off 200 people”: what is counted is no difference unless it says so.
    if !measured && !pieces.is_any(found.first.wrapping_sub(1), &["by", "of"]) {
        found.quantity.comparison = None;
    }
    Ok(found)
}

/// “62 cents” are 0.62 dollars.
fn hundredths(value: Value) -> Option<Value> {
    let hundredth = Decimal::new(1, -2)?;
    Some(match value {
        Value::Number(number) => Value::Number(number.checked_mul(hundredth)?),
        Value::Range(low, high) => Value::Range(low.checked_mul(hundredth)?, high.checked_mul(hundredth)?),
    })
}

/// “one” is a number before a unit or a noun (“one excavator”); else a pronoun (“one of them”, “no one”).
fn is_pronoun_one(pieces: &Pieces<'_>, low: &Measured, unit: &str) -> bool {
    let alone = low.number.value == Decimal::from(1) && pieces.is_the_word(low.first, "one");
    let fixed = || {
        pieces.is_any(low.first.wrapping_sub(1), &["no", "the", "this", "that", "any", "every", "each", "another", "new", "last"])
        // “one day”, “one time”, “one thing”: once, no count.
        || pieces.is_any(low.number.last, &["day", "thing", "another", "side", "way", "reason", "such", "time", "point", "man", "woman"])
            && !pieces.is_any(low.first.wrapping_sub(1), &["only", "just", "least", "than", "exactly"])
    };
    alone && (unit.is_empty() || fixed() || pieces.is_the_word(low.number.last, "of"))
}

/// Bound, comparison and span round a number with its unit.
fn finish(
    pieces: &Pieces<'_>,
    first: usize,
    last: usize,
    floor: usize,
    value: Value,
    unit: Cow<'static, str>,
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
            && measures().unit(|_| &*unit).is_some_and(|(unit, _)| unit.kind == UnitKind::Duration)
            && !pieces.is_any(
                over.wrapping_sub(1),
                &["for", "just", "of", "lasting", "lasted", "took", "takes", "in"],
            )
    };
    // “edged up to 4.3 %”: what moves up to a level has reached it.
    let is_reached = |count: usize| {
        count == 2
            && pieces.is_the_word(first - 2, "up")
            && pieces.is_the_word(first - 1, "to")
            && first.checked_sub(3).is_some_and(|verb| {
                pieces.change(verb).is_some_and(|change| change.form == ChangeForm::Verb)
                    || pieces.is_any(
                        verb,
                        &["crept", "edged", "goes", "gone", "inched", "moved", "ticked", "went"],
                    )
            })
    };
    let before = before.filter(|(_, count)| !is_during(*count) && !is_reached(*count));
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

#[cfg(test)]
mod tests {
    use crate::claim::figures::tests::{of, written};
    use crate::model::{Warning, WarningKind};
    use crate::span::Span;

    /// The quantities of a sentence, each as “bound value unit”.
    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        let (_, figures) = of(text, "2021-07-21");
        let found: Vec<_> = figures.quantities.iter().map(written).collect();
        assert_eq!(found, expected, "{text}");
    }

    /// The words of the quantities.
    #[track_caller]
    fn covers(text: &str, expected: &[&str]) {
        let (read, figures) = of(text, "2021-07-21");
        let found: Vec<_> = figures.quantities.iter().map(|quantity| quantity.span.of(&read)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_counted_is_the_noun_in_the_singular() {
        finds("There are more than 15,000 Azerbaijani students.", &["over 15000 student"]);
        finds("Three of the 14 pumping stations had no power.", &["3 station", "14 station"]);
        finds("A three-hour hearing was held.", &["3 hour"]);
        finds("They led at half-time.", &[]);
        finds("One ferry tells the whole story.", &["1 ferry"]);
        finds("They had bread for three more days.", &["3 day"]);
        finds("The 90 members left. The turnout of 6,100 was low.", &["90 member", "6100 person"]);
        finds("He met 14 registered voters.", &["14 voter"]);
        finds("The 12-nation pact holds.", &["12 nation"]);
        finds("They tagged 640 brown trout with care.", &["640 trout"]);
        finds("About 20 others ran.", &["about 20 person"]);
        finds("Only one excavator had reached the town.", &["1 excavator"]);
        finds("It grew at 16,000 thousand Azerbaijani students.", &["16000000 student"]);
    }

    #[test]
    fn units_are_percent_currencies_measures_and_durations() {
        finds("It fell 5.7% and 25 bps.", &["down 5.7 %", "25 basis point"]);
        finds("The lead was 1.5 percentage points.", &["1.5 percentage point"]);
        finds("He paid £1.2bn, €5m and Rs 3,40,000.", &["1200000000 GBP", "5000000 EUR", "340000 INR"]);
        finds("Bills of ₹12 crore and $1.20 came.", &["120000000 INR", "1.2 USD"]);
        finds("US$5 million, A$3 and 30 Canadian dollars.", &["5000000 USD", "3 AUD", "30 CAD"]);
        finds("They approved N200m and N1,500.", &["200000000 NGN", "1500 NGN"]);
        finds("It ran 40 km in eight months.", &["40 km", "8 month"]);
        finds("It was 36 degrees Celsius, then 4.3 degrees cooler.", &["36 °C", "down 4.3 °C"]);
        finds("A kilo of flour and a half-liter of milk.", &["1 kg", "0.5 litre"]);
        finds("The five-year plan took a decade.", &["5 year", "1 decade"]);
    }

    #[test]
    fn hundredths_of_a_currency_are_money() {
        finds("It fell 62 cents to $82.76, then 5 euro cents.", &["down 0.62 USD", "82.76 USD", "0.05 EUR"]);
        finds("It costs 38p in London.", &["0.38 GBP"]);
        finds("Canada has a 5-cent levy. Toronto pays 7 to 9 cents.", &["0.05 CAD", "0.07..0.09 CAD"]);
        finds("He left by 7 p.m. with a copy of the 38 p book.", &["38"]);
    }

    #[test]
    fn what_describes_dials_or_labels_counts_nothing() {
        finds("The three-time winner won in a one-on-one.", &[]);
        finds("Call 0800 555 111.", &[]);
        finds("She has three daughters, aged 4, 7 and 11.", &["3 daughter"]);
        finds("The defendant, 51, denies it.", &[]);
        finds("It queued for nine miles near junction 24.", &["9 mile"]);
        finds("The iPhone 15 costs £799.", &["799 GBP"]);
    }

    #[test]
    fn levels_are_reached_and_points_are_an_indexs() {
        finds("It edged up to 4.3%. It may cut up to 5%.", &["4.3 %", "down under 5 %"]);
        finds("It gained 0.4%, or 33 points, to end at 8,428.", &["up 0.4 %", "33 point", "8428 point"]);
        finds("It was minus 3C, plus or minus 2 degrees.", &["-3 °C", "2 °C"]);
        finds("It struck at a depth of 10km with a magnitude of 6.1.", &["10 km", "6.1"]);
    }

    #[test]
    fn parts_of_scales_and_units() {
        finds("A quarter of a million people marched.", &["250000 person"]);
        finds("Three quarters of an hour passed.", &["0.75 hour"]);
        finds("It is three-quarters full.", &["0.75"]);
        finds("Tens of thousands marched and scores of cows died.", &["over 10000", "over 20 cow"]);
        finds("He scores twice.", &["2 time"]);
    }

    #[test]
    fn bounds_stand_before_or_behind() {
        finds("At least 38 people died.", &["over 38 person"]);
        finds("It lost as much as 11% of it.", &["down under 11 %"]);
        finds("It has some 5 million albums.", &["about 5000000 album"]);
        finds("Not more than 9,000 hectares were wet.", &["under 9000 hectare"]);
        finds("It takes 40-plus years, or 50 or more.", &["over 40 year", "over 50 year"]);
        finds("“Not fewer than nine” mortar rounds fell.", &["over 9 round"]);
        finds("They stole 40 tonnes over three years.", &["40 tonne", "3 year"]);
        covers("He saw more than 15,000 students.", &["more than 15,000 students"]);
    }

    #[test]
    fn ranges_share_scale_and_unit() {
        finds("It is 10 to 12 percent.", &["10..12 %"]);
        finds("It costs $2 to $3 million.", &["2000000..3000000 USD"]);
        finds("It took 3-4 weeks or 3–4 weeks.", &["3..4 week", "3..4 week"]);
        finds("Between 130 and 160 courses close.", &["130..160 course"]);
        finds("It rose from 5 to 10 percent.", &["5", "10 %"]);
        finds("Three or four days went by.", &["3..4 day"]);
    }

    #[test]
    fn parts_and_multiples() {
        finds("A third of it burnt.", &["0.3333"]);
        finds("Sales fell by a third.", &["down 0.3333"]);
        finds("It was signed by a third man.", &[]);
        finds("Nearly two-thirds of the dead were young.", &["under 0.6667"]);
        finds("One in five voters agreed.", &["0.2 voter"]);
        finds("It finds four out of five defects.", &["0.8 defect"]);
        finds("The taps run one day in five.", &["0.2 day"]);
        finds("Half a million of them and two and a half million more.", &["500000", "2500000"]);
        finds(
            "Dozens of people met hundreds of thousands of birds.",
            &["over 12 person", "over 100000 bird"],
        );
        finds("Profits doubled and it was a twofold rise.", &["up 2 time", "up 2 time"]);
        finds("A pair of beavers came twice.", &["2 beaver", "2 time"]);
    }

    #[test]
    fn what_stands_open_comes_counted_from_before() {
        finds("I had 17 votes on Friday and 16 on Sunday.", &["17 vote", "16 vote"]);
        finds("They found 9 percent. I had guessed 10.", &["9 %", "10 %"]);
        finds("At the market 27 were killed.", &["27 person"]);
        finds("It got 27 bodies, six of them children.", &["27 body", "6 child"]);
        finds("They sank money in borewells, two of which failed.", &["2 borewell"]);
    }

    #[test]
    fn whose_dollars_the_article_tells() {
        finds("Canada paid $5. Ottawa said so.", &["5 CAD"]);
        finds("In Nepal it is 500 rupees.", &["500 NPR"]);
        finds("It cost £5. She weighed 90 pounds of it.", &["5 GBP", "90 GBP"]);
        finds("They seized 2,600 pounds of lobster.", &["2600 pound"]);
    }

    #[test]
    fn numbers_that_count_nothing_are_told_apart() {
        for text in [
            "Ada Orr, 58, won.",
            "The 54-year-old won.",
            "She is 34 and well.",
            "He flew a Boeing 737 home.",
            "It broke section 230 and Bylaw 2022-31.",
            "Call 555-0134 now.",
            "They won 3-1 at home.",
            "It came at 10:30 and 7 p.m.",
            "He was the 16th king.",
            "One of them left.",
            "The two met the seven.",
            "It began on page 5.",
            "See example.org/5 or @user5.",
            "He dies at 91.",
        ] {
            finds(text, &[]);
        }
    }

    #[test]
    fn comparisons_have_a_direction_and_a_base() {
        let (text, figures) = of("It moved about 20% more cargo than last year.", "2021-07-21");
        let comparison = figures.quantities[0].comparison.expect("a comparison");
        assert_eq!(comparison.base.map(|base| base.of(&text)), Some("last year"));
        finds("It is down 4% from 2019.", &["down 4 %"]);
        finds("A rise of 5 percent and a 3% drop.", &["up 5 %", "down 3 %"]);
        finds("It rose to 5%.", &["5 %"]);
        finds("It climbed above 36 degrees.", &["over 36 degree"]);
        finds("They raised two sons.", &["2 son"]);
    }

    #[test]
    fn what_rose_or_fell_to_a_level_is_counted_by_its_subject() {
        finds("Measles cases doubled in two weeks, to 3,552.", &["up 2 time", "2 week", "3552 case"]);
        finds("They sold 14 kites. The crowd at the show fell to 1,400.", &["14 kite", "1400 person"]);
        finds("The index rose 2 percent and closed at 59,708.", &["up 2 %", "59708"]);
        finds("The limit is 20 mph. The town has 31.", &["20 mph", "31"]);
    }

    #[test]
    fn parts_of_a_percent_of_what_is_named_and_of_a_change() {
        finds("Shares gained half a percent.", &["up 0.5 %"]);
        finds("It approved 36 homes, of which a third will be let.", &["36 home", "0.3333"]);
        finds("Sales were up a quarter on 2019.", &["up 0.25"]);
        finds("A quarter of an hour went by.", &["0.25 hour"]);
    }

    #[test]
    fn votes_and_ages_count_nothing_but_aeons_do() {
        finds("Councillors voted 31 to 14 for it.", &[]);
        finds("The universe is 13.8 billion years old.", &["13800000000 year"]);
        finds("The school is 54 years old.", &[]);
    }

    #[test]
    fn signs_with_letters_and_glued_degrees() {
        finds("It earns between A$80 million and A$100 million.", &["80000000..100000000 AUD"]);
        finds("It was as mild as 42C there.", &["42 °C"]);
    }

    #[test]
    fn slips_are_warned_of_and_plain_figures_are_not() {
        let warned = |text: &str| -> Vec<Warning> {
            let (text, figures) = of(text, "");
            figures.warnings_within(Span::new(0, text.len())).to_vec()
        };
        assert_eq!(warned("There are 16,000 thousand students.")[0].kind, WarningKind::DoubledScale);
        assert_eq!(warned("He has 120 percent of voters.")[0].kind, WarningKind::OverWhole);
        for text in [
            "There are 160 thousand students.",
            "It rose 120 percent.",
            "It has 120 percent of last year’s sales.",
        ] {
            assert_eq!(warned(text), [], "{text}");
        }
    }

    #[test]
    fn absurd_numbers_are_left_out() {
        finds(&format!("He has 1{} cats.", "0".repeat(400)), &[]);
        finds("He has 1,00,00,0 cats.", &[]);
        finds("He has 123456789012345678 cats.", &[]);
    }
}
