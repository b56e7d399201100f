//! Figures, times and verdicts in words that a desk reads.

use crate::model::{
    Bound, Comparison, Direction, Modality, NewsDate, Period, Polarity, Quantity, Value, Verdict, WarningKind,
};
use crate::write::html::cast::grouped;
use crate::xml::Writer;

/// What a figure means, where that is more than its words say: “thirty years” → 30, “$1.2 million” → 1,200,000 USD.
pub(super) fn meaning(quantity: &Quantity, words: &str) -> Option<String> {
    let number = match quantity.value {
        Value::Number(number) => grouped(number),
        Value::Range(from, to) => format!("{} to {}", grouped(from), grouped(to)),
    };
    let unit_is_said = quantity.unit.is_empty() || says_unit(words, &quantity.unit);
    if quantity.bound == Bound::Exact && unit_is_said && says_number(words, &number) {
        return None;
    }
    let bound = match quantity.bound {
        Bound::Exact => "",
        Bound::About => "about ",
        Bound::Over => "over ",
        Bound::Under => "under ",
    };
    Some(match &*quantity.unit {
        _ if unit_is_said => format!("{bound}{number}"),
        // The counted noun of “doubled”, “twice”.
        "time" => format!("{bound}× {number}"),
        unit => format!("{bound}{number} {unit}"),
    })
}

/// Which way a difference goes.
pub(super) fn direction(comparison: Comparison) -> &'static str {
    match comparison.direction {
        Direction::Up => "up",
        Direction::Down => "down",
    }
}

/// Whether the words have the unit, in whatever form: “41 ships” has `ship`, “27 bodies” `body`, “six people” `person`.
fn says_unit(words: &str, unit: &str) -> bool {
    let is_sign = !unit.contains(char::is_alphanumeric);
    words.split_whitespace().any(|word| {
        let word = word.trim_matches(|char: char| !char.is_alphanumeric() && !is_sign);
        let shared = word.chars().zip(unit.chars()).take_while(|(one, other)| one == other).count();
        word == unit || (is_sign && word.ends_with(unit)) || (unit.len() > 3 && shared > 1)
    })
}

fn says_number(words: &str, number: &str) -> bool {
    let plain = |text: &str| text.replace(',', "");
    let number = plain(number);
    plain(words).split(|char: char| char != '.' && !char.is_ascii_digit()).any(|part| part == number)
}

/// A period: `<time>` where HTML has such a time, both ends of an interval.
pub(super) fn period(period: Period, out: &mut Writer) {
    match period {
        Period::Date(date) => time(date, out),
        Period::Week(..) => {
            let week = period.to_string();
            out.open("time").attribute("datetime", &week).text(&week).close();
        }
        Period::Interval(from, to) => {
            time(from, out);
            out.text(" to ");
            time(to, out);
        }
        // HTML has no halves or quarters.
        Period::Half(..) | Period::Quarter(..) => {
            out.text(&period.to_string());
        }
    }
}

/// A date, in the form that HTML and people read.
pub(super) fn time(date: NewsDate, out: &mut Writer) {
    let machine = date.to_string();
    if date.year() < 1 {
        // HTML's calendar begins with the year 1.
        out.text(&machine);
        return;
    }
    let (day, clock) = machine.split_once('T').unwrap_or((&machine, ""));
    let people = if clock.is_empty() { day.to_owned() } else { format!("{day} {clock}") };
    out.open("time").attribute("datetime", &machine).text(&people).close();
}

/// How a claim is made, where it is not plainly asserted.
pub(super) fn reserve(polarity: Polarity, modality: Modality) -> impl Iterator<Item = &'static str> {
    let polarity = match polarity {
        Polarity::Asserted => None,
        Polarity::Denied => Some("denied"),
    };
    let modality = match modality {
        Modality::Plain => None,
        Modality::Hedged => Some("hedged"),
        Modality::Conditional => Some("conditional"),
    };
    polarity.into_iter().chain(modality)
}

/// What a desk should look at.
pub(super) fn warning(kind: WarningKind) -> &'static str {
    match kind {
        WarningKind::DoubledScale => "scale given twice",
        WarningKind::OverWhole => "more than all of a whole",
        WarningKind::Contradiction => "another figure for the same",
    }
}

/// A published verdict.
pub(super) fn verdict(verdict: &Verdict, out: &mut Writer) {
    out.open("p").attribute("class", "verdict").text("Verdict: ").element("strong", &verdict.rating);
    if let Some(publisher) = &verdict.publisher {
        out.text(", ").text(publisher);
    }
    if let Some(date) = verdict.published {
        out.text(", ");
        time(date, out);
    }
    if verdict.claimant.is_some() || verdict.claimed.is_some() {
        out.text("; claimed");
    }
    if let Some(claimant) = &verdict.claimant {
        out.text(" by ").text(claimant);
    }
    if let Some(claimed) = verdict.claimed {
        out.text(", ");
        period(claimed, out);
    }
    out.close();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Decimal;
    use crate::span::Span;

    #[track_caller]
    fn means(words: &str, value: i64, unit: &'static str, bound: Bound, expected: Option<&str>) {
        let value = Value::Number(Decimal::new(value, 0).unwrap());
        let mut quantity = Quantity::new(Span::new(0, 0), value, unit);
        quantity.bound = bound;
        assert_eq!(meaning(&quantity, words).as_deref(), expected, "{words}");
    }

    #[test]
    fn a_figure_is_explained_where_its_words_do_not_say_it() {
        means("41 ships", 41, "ship", Bound::Exact, None);
        means("14,000 times", 14_000, "time", Bound::Exact, None);
        means("27 bodies", 27, "body", Bound::Exact, None);
        means("six people", 6, "person", Bound::Exact, Some("6"));
        means("27", 27, "person", Bound::Exact, Some("27 person"));
        means("thirty years", 30, "year", Bound::Exact, Some("30"));
        means("300 metres", 300, "m", Bound::Exact, Some("300 m"));
        means("18%", 18, "%", Bound::Exact, None);
        means("18 percent", 18, "%", Bound::Exact, Some("18 %"));
        means("$1.2 million", 1_200_000, "USD", Bound::Exact, Some("1,200,000 USD"));
        means("more than 15,000 students", 15_000, "student", Bound::Over, Some("over 15,000"));
        means("doubled", 2, "time", Bound::Exact, Some("× 2"));
    }
}
