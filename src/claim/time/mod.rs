//! Time expressions: which words date something, and the calendar period that they mean.

mod calendar;
mod date;
mod part;
mod relative;
mod tense;
mod year;

use crate::claim::quantity::Context;
pub(super) use calendar::Anchor;

use crate::language::Pieces;
use crate::lexicon::{Calendar, CalendarUnit, NumeralKind};
use crate::model::{NewsDate, Period, TimeExpression};

/// A time expression with the pieces that it takes, `first..last`.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) time: TimeExpression,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// What a pattern has read: the pieces up to `last` and the period; without anchor a relative one stays open.
#[derive(Clone, Copy, Debug)]
struct Reading {
    first: usize,
    last: usize,
    value: Option<Period>,
    relative: bool,
}

/// Reads the times of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Reader<'s, 'a> {
    pub(super) pieces: &'s Pieces<'a>,
    pub(super) anchor: Option<Anchor>,
    /// The time before in the paragraph, from which “a year earlier” counts.
    pub(super) before: Option<Period>,
    /// The month or day before in the article, in whose year “that January” lies.
    pub(super) told: Option<Period>,
    /// Tells where summer begins in December.
    pub(super) context: &'s Context<'s, 's>,
}
impl Reader<'_, '_> {
    /// The time expression at piece `at`.
    pub(super) fn at(&self, at: usize) -> Option<Found> {
        let reading = self.read(at)?;
        let pieces = self.pieces;
        // “early March”, “mid-2019”: no more than the month or year, but part of the words.
        let mut first = reading.first;
        let mut before = first.wrapping_sub(1);
        if pieces.is_joint(before) {
            before = before.wrapping_sub(1);
        }
        if pieces.is_any(before, &["early", "late", "mid"]) {
            first = before;
        }
        let span = pieces.span(first, reading.last);
        let mut time = TimeExpression::new(span, reading.value);
        if reading.relative {
            time.anchor = self.anchor.and_then(Anchor::news_date);
        }
        Some(Found { time, first, last: reading.last })
    }

    fn read(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        if pieces.is_digits(at) {
            return self
                .written_date(at)
                .or_else(|| self.day_month(at))
                .or_else(|| self.months_to(at))
                .or_else(|| self.units_away(at))
                .or_else(|| self.years(at));
        }
        // What a word can be tells which patterns it can begin.
        let measure = pieces.measure(at);
        let numeral = pieces.numeral(at).map(|numeral| numeral.kind);
        // “a year ago”: an opener counts one of what is next to it.
        let one = || measure.is_opener && matches!(pieces.calendar(at + 1), Some(Calendar::Unit(_)));
        if (numeral.is_some() || one())
            && let Some(reading) = self.units_away(at)
        {
            return Some(reading);
        }
        if (numeral.is_some() || pieces.is_the_word(at, "the"))
            && let Some(reading) = self.months_to(at)
        {
            return Some(reading);
        }
        if measure.is_opener
            && let Some(reading) = self.modified(at)
        {
            return Some(reading);
        }
        if (measure.is_opener || numeral == Some(NumeralKind::Ordinal))
            && let Some(reading) = self.ranked(at)
        {
            return Some(reading);
        }
        match measure.calendar? {
            Calendar::Month(month) => self.month(at, month),
            Calendar::Weekday(day) => self.weekday(at, day),
            Calendar::Day(shift) => {
                Some(self.counted_from_anchor(at, at + 1, |anchor| anchor.days(shift.into())))
            }
            Calendar::Season(season) => self.season(at, season),
            Calendar::Quarter(quarter) => self.of_year(
                at,
                at + 1,
                |year| calendar::quarter_of(year, quarter),
                |anchor, tense| anchor.quarter_named(quarter, tense),
            ),
            Calendar::Half(half) => self.of_year(
                at,
                at + 1,
                |year| calendar::half_of(year, half),
                |anchor, tense| anchor.half_named(half, tense),
            ),
            Calendar::Fiscal => self.fiscal(at),
            Calendar::Holiday => self.holiday(at),
            Calendar::Unit(CalendarUnit::Year)
                if pieces.is_capital(at) && pieces.is_the_word(at.wrapping_sub(1), "new") =>
            {
                self.holiday(at - 1)
            }
            Calendar::Unit(unit) => self.whole(at, unit),
            _ => None,
        }
    }

    /// A relative expression, open where there is no anchor.
    fn counted_from_anchor(
        &self,
        first: usize,
        last: usize,
        of: impl FnOnce(Anchor) -> Option<Period>,
    ) -> Reading {
        Reading { first, last, value: self.anchor.and_then(of), relative: true }
    }

    fn absolute(first: usize, last: usize, value: Option<Period>) -> Option<Reading> {
        Some(Reading { first, last, value: Some(value?), relative: false })
    }
}

/// The date from which a record's relative times count.
pub(super) fn anchor(date: Option<NewsDate>) -> Option<Anchor> {
    date.and_then(Anchor::of)
}

#[cfg(test)]
mod tests {
    use crate::claim::figures::tests::of;

    /// The times of a text of Wednesday 2021-07-21: words and value.
    #[track_caller]
    fn finds(text: &str, expected: &[(&str, &str)]) {
        dated(text, "2021-07-21", expected);
    }

    #[track_caller]
    fn dated(text: &str, date: &str, expected: &[(&str, &str)]) {
        let (read, figures) = of(text, date);
        let found: Vec<_> = figures
            .times
            .iter()
            .map(|time| {
                let value = time.value.map_or("open".to_owned(), |value| value.to_string());
                (time.span.of(&read), value)
            })
            .collect();
        let found: Vec<_> = found.iter().map(|(words, value)| (*words, value.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_goes_up_to_now_began_before() {
        finds("We put 38 boats in from Christmas to now.", &[("Christmas", "2020-12-25")]);
        finds("Put them in at Christmas.", &[("Christmas", "2021-12-25")]);
    }

    #[test]
    fn that_month_lies_in_the_year_last_told_of() {
        finds(
            "On 3 March 1956 a bell cast in 1702 was stolen. A boat was lost that January.",
            &[("3 March 1956", "1956-03-03"), ("1702", "1702"), ("January", "1956-01")],
        );
    }

    #[test]
    fn dates_in_full() {
        finds("It was signed on November 10, 2020.", &[("November 10, 2020", "2020-11-10")]);
        finds("It was signed on Nov. 10, 2020, there.", &[("Nov. 10, 2020", "2020-11-10")]);
        finds("It was the 10th of November 2020.", &[("10th of November 2020", "2020-11-10")]);
        finds("From 2020-11-10 on.", &[("2020-11-10", "2020-11-10")]);
        finds("It was on Tuesday, Nov. 10, 2020.", &[("Tuesday, Nov. 10, 2020", "2020-11-10")]);
        finds("It ran June 3-9.", &[("June 3-9", "2021-06-03/2021-06-09")]);
        finds("On 13/11/2020 it ran.", &[("13/11/2020", "2020-11-13")]);
        finds("It was on February 30, 2020.", &[("February 30, 2020", "open")]);
    }

    #[test]
    fn dates_without_year_go_where_the_tense_points() {
        finds("They met on July 20.", &[("July 20", "2021-07-20")]);
        finds("They met on August 3.", &[("August 3", "2020-08-03")]);
        finds("They will meet on August 3.", &[("August 3", "2021-08-03")]);
        finds("It will be published on June 3.", &[("June 3", "2022-06-03")]);
        finds("They agreed to meet in May.", &[("May", "2022-05")]);
        finds("He left in December.", &[("December", "2020-12")]);
        finds("They called in early March this year.", &[("early March this year", "2021-03")]);
        finds(
            "It is cold between November and February 2020.",
            &[("November and February 2020", "2019-11/2020-02")],
        );
    }

    #[test]
    fn weekdays_are_past_unless_the_tense_says_otherwise() {
        finds("He left on Wednesday.", &[("Wednesday", "2021-07-21")]);
        finds("He left on Thursday.", &[("Thursday", "2021-07-15")]);
        finds("He will leave on Thursday.", &[("Thursday", "2021-07-22")]);
        finds("He left last Wednesday night.", &[("last Wednesday night", "2021-07-14")]);
        finds("He stood on Super Tuesday.", &[]);
    }

    #[test]
    fn relative_expressions() {
        finds("He left yesterday.", &[("yesterday", "2021-07-20")]);
        finds("Last year we had a drop.", &[("Last year", "2020")]);
        finds("It fell last week and this month.", &[("last week", "2021-W28"), ("this month", "2021-07")]);
        finds("It fell eight months ago.", &[("eight months ago", "2020-11")]);
        finds("It stands until the end of the year.", &[("the year", "2021")]);
        finds("This spring it fell.", &[("This spring", "2021-03/2021-05")]);
        finds("It fell in the summer of 2020.", &[("summer of 2020", "2020-06/2020-08")]);
        finds("It fell last night.", &[("last night", "2021-07-20")]);
        finds("It fell at Christmas.", &[("Christmas", "2020-12-25")]);
        dated("It rains this spring. Sydney is wet.", "2021-10-21", &[("this spring", "2021-09/2021-11")]);
    }

    #[test]
    fn a_year_earlier_is_the_same_months() {
        finds(
            "Sales in the April-June period rose from a year earlier.",
            &[("April-June", "2021-04/2021-06"), ("a year earlier", "2020-04/2020-06")],
        );
        finds(
            "Sales rose last summer and fell the year before.",
            &[("last summer", "2020-06/2020-08"), ("the year before", "2019")],
        );
    }

    #[test]
    fn months_that_are_names_too() {
        finds(
            "An August poll and the ministry’s June report were wrong.",
            &[("August", "2020-08"), ("June", "2021-06")],
        );
        finds("The march went on. June said so.", &[]);
    }

    #[test]
    fn parts_of_years() {
        finds("It grew in the first six months.", &[("the first six months", "2021-H1")]);
        finds("It grew in the third quarter.", &[("the third quarter", "2021-Q3")]);
        finds(
            "It grew in the fourth quarter of last year.",
            &[("the fourth quarter of last year", "2020-Q4")],
        );
        finds(
            "Second-quarter profit fell from a year earlier.",
            &[("Second-quarter", "2021-Q2"), ("a year earlier", "2020-Q2")],
        );
        finds("It fell in Q3 2019 and fiscal 2020.", &[("Q3 2019", "2019-Q3"), ("fiscal 2020", "2020")]);
        finds(
            "It was the first half of July 2020.",
            &[("the first half of July 2020", "2020-07-01/2020-07-15")],
        );
        finds(
            "In May it fell from the month before.",
            &[("May", "2021-05"), ("the month before", "2021-04")],
        );
    }

    #[test]
    fn months_up_to_the_one_named() {
        finds("It rose in the six months to June.", &[("the six months to June", "2021-01/2021-06")]);
        finds("Profit fell in the year to March.", &[("the year to March", "2020-04/2021-03")]);
        finds(
            "It flew them in the 12 months ended March 31.",
            &[("the 12 months ended March 31", "2020-04/2021-03")],
        );
        finds("The fair runs from 12 to 14 July 2020.", &[("12 to 14 July 2020", "2020-07-12/2020-07-14")]);
        finds("It costs more in 2024/25.", &[("2024/25", "2024/2025")]);
        finds("It was down $5 on March.", &[("March", "2021-03")]);
        finds("It was a year to forget for May Lee.", &[]);
    }

    #[test]
    fn years_and_decades() {
        finds("Since 2014 and in the 1990s it fell.", &[("2014", "2014"), ("1990s", "1990/1999")]);
        finds("From 2014 to 2020 it fell.", &[("2014 to 2020", "2014/2020")]);
        finds("In 2014-15 it fell.", &[("2014-15", "2014/2015")]);
        finds("It was the early 2000s.", &[("early 2000s", "2000/2009")]);
        finds("The 2016 campaign began.", &[("2016", "2016")]);
        finds("He has $2016 and 2016 km.", &[]);
    }

    #[test]
    fn words_that_are_no_times() {
        for text in [
            "He may go and march on.",
            "They fall.",
            "A second man came.",
            "June Carter sang.",
            "for the last time",
        ] {
            finds(text, &[]);
        }
    }

    #[test]
    fn without_a_date_relative_expressions_stay_open() {
        dated("He left yesterday.", "", &[("yesterday", "open")]);
        dated(
            "He left on Tuesday, in May and in 2014.",
            "",
            &[("Tuesday", "open"), ("May", "open"), ("2014", "2014")],
        );
        let (_, figures) = of("He left yesterday, on May 3, 2020.", "2021-07-21");
        assert_eq!(figures.times[0].anchor.map(|anchor| anchor.to_string()).as_deref(), Some("2021-07-21"));
        assert_eq!(figures.times[1].anchor, None);
    }
}
