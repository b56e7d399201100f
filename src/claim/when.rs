//! Time expressions: which words date something, and the calendar period that they mean.

use crate::claim::calendar::{self, Anchor, Tense};
use crate::claim::context::Context;
use crate::claim::tense;
use crate::language::{PieceKind, Pieces, TokenKind};
use crate::lexicon::{Calendar, CalendarUnit, Class, NumeralKind, Side, measures};
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
                .or_else(|| self.units_away(at))
                .or_else(|| self.years(at));
        }
        if let Some(reading) = self.units_away(at) {
            return Some(reading);
        }
        if let Some(reading) = self.modified(at).or_else(|| self.ranked(at)) {
            return Some(reading);
        }
        match pieces.calendar(at)? {
            Calendar::Month(month) => self.month(at, month),
            Calendar::Weekday(day) => self.weekday(at, day),
            Calendar::Day(shift) => Some(self.from_anchor(at, at + 1, |anchor| anchor.days(shift.into()))),
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
    fn from_anchor(&self, first: usize, last: usize, of: impl FnOnce(Anchor) -> Option<Period>) -> Reading {
        Reading { first, last, value: self.anchor.and_then(of), relative: true }
    }

    fn absolute(first: usize, last: usize, value: Option<Period>) -> Option<Reading> {
        Some(Reading { first, last, value: Some(value?), relative: false })
    }

    /// A number of at most two digits that is a day of some month, with where it ends: “3”, “3rd”.
    fn day_number(&self, at: usize) -> Option<(u8, usize)> {
        let day: u8 = self.pieces.word(at).trim_end_matches([',', '.']).parse().ok()?;
        let is_day = self.pieces.is_digits(at) && (1..=31).contains(&day) && self.pieces.word(at).len() <= 3;
        let ordinal = self.pieces.is_glued(at + 1) && self.pieces.is_any(at + 1, &["st", "nd", "rd", "th"]);
        is_day.then_some((day, at + 1 + usize::from(ordinal)))
    }

    /// Four digits that are a year: 1500 to 2199.
    fn year_number(&self, at: usize) -> Option<i32> {
        let word = self.pieces.word(at);
        let year: i32 = word.parse().ok()?;
        (self.pieces.is_digits(at) && word.len() == 4 && (1500..2200).contains(&year)).then_some(year)
    }

    /// “2020-11-10”, “10/11/2020”
    fn written_date(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        if let Some(year) = self.year_number(at) {
            let joined = (1..5).all(|ahead| pieces.is_glued(at + ahead));
            let number = |at: usize| {
                let word = pieces.word(at);
                (word.len() == 2).then(|| word.parse::<u8>().ok()).flatten()
            };
            if joined && pieces.is_joint(at + 1) && pieces.is_joint(at + 3) {
                let value = calendar::day(year, number(at + 2)?, number(at + 4)?);
                return Self::absolute(at, at + 5, value);
            }
            return None;
        }
        let mut numbers = pieces.word(at).split('/');
        let mut next = || numbers.next()?.parse::<i32>().ok();
        let (first, second, year) = (next()?, next()?, next()?);
        let year = if year < 100 { year + 2000 } else { year };
        // American order unless the numbers forbid it: which of the two a paper uses the digits alone do not say.
        let (month, day) = if first > 12 { (second, first) } else { (first, second) };
        Self::absolute(at, at + 1, calendar::day(year, month.try_into().ok()?, day.try_into().ok()?))
    }

    /// “10 November 2020”, “10th of November”
    fn day_month(&self, at: usize) -> Option<Reading> {
        let (day, mut next) = self.day_number(at)?;
        let mut to = None;
        // “3-5 November”
        if self.pieces.is_joint(next) || self.pieces.is_mark(next, TokenKind::Dash) {
            if let Some((last_day, after)) = self.day_number(next + 1).filter(|(last, _)| *last > day) {
                (to, next) = (Some(last_day), after);
            }
        }
        next += usize::from(self.pieces.is_the_word(next, "of"));
        let Some(Calendar::Month(month)) = self.pieces.calendar(next) else { return None };
        if !self.pieces.is_capital(next) {
            return None;
        }
        Some(self.dated(at, next + 1, month, day, to.map(|day| (month, day))))
    }

    /// What a month begins: “November 10, 2020”, “Nov. 10-12”, “November 2020”, “November last year”, “November”.
    fn month(&self, at: usize, month: u8) -> Option<Reading> {
        let pieces = self.pieces;
        if !pieces.is_capital(at) || !self.is_month(at) {
            return None;
        }
        let next = at + 1;
        if let Some((day, last)) = self.day_number(next) {
            return Some(match self.second_day(last, month, day) {
                Some((to, last)) => self.dated(at, last, month, day, Some(to)),
                None => self.dated(at, last, month, day, None),
            });
        }
        if let Some((year, last, relative)) = self.year_behind(next) {
            let value = year.and_then(|year| calendar::month(year, month));
            // “between May 2014 and August 2017” names two times, “between May and August 2017” one.
            return Some(Reading { first: at, last, value, relative });
        }
        let tense = tense::at(pieces, at);
        let reading = self.from_anchor(at, next, |anchor| anchor.month_named(month, tense));
        Some(self.range_of(reading, month))
    }

    /// “March to May”, “between March and May”: months without a day.
    fn range_of(&self, from: Reading, month: u8) -> Reading {
        let pieces = self.pieces;
        let at = from.last;
        let between =
            pieces.is_the_word(at, "and") && pieces.is_the_word(from.first.wrapping_sub(1), "between");
        let joins = between
            || pieces.is_any(at, &["to", "through"])
            || pieces.is_joint(at)
            || pieces.is_mark(at, TokenKind::Dash) && pieces.is_glued(at);
        let Some(Calendar::Month(second)) =
            pieces.calendar(at + 1).filter(|_| joins && pieces.is_capital(at + 1))
        else {
            return from;
        };
        let Some(to) = Reader { before: None, ..*self }.month(at + 1, second) else { return from };
        let value = match (from.value, to.value) {
            (Some(Period::Date(_)), Some(Period::Date(end))) => {
                // The first lies in the year of the second, or before it: “from November to February 2020”.
                let year = i32::from(end.year()) - i32::from(month > second);
                let start = if from.relative { calendar::month(year, month) } else { from.value };
                start.and_then(|start| calendar::between(start, Period::Date(end)))
            }
            _ => None,
        };
        if value.is_none() && from.value.is_some() {
            return from;
        }
        Reading { first: from.first, last: to.last, value, relative: from.relative || to.relative }
    }

    /// “May” is a month next to a number or behind a preposition, else a verb or a name; the others always.
    fn is_month(&self, at: usize) -> bool {
        let pieces = self.pieces;
        let doubtful = pieces.is_any(at, &["may", "march", "mar", "august", "april", "june", "jan"]);
        if !doubtful {
            return true;
        }
        let dated = pieces.is_digits(at + 1) || self.year_behind(at + 1).is_some();
        let before = at.checked_sub(1);
        let pointed = before.is_some_and(|before| {
            let words = [
                "in", "since", "until", "till", "by", "last", "next", "this", "early", "late", "mid", "of",
                "from", "to", "through", "between", "and", "during", "before", "after", "each", "every",
                "for", "-", "–",
            ];
            pieces.is_any(before, &words)
        });
        // “June said”, “April Ryan”: names of women.
        let named = pieces.is_capital(at + 1) && pieces.is_word(at + 1) && pieces.calendar(at + 1).is_none();
        dated || pointed && !named
    }

    /// The second date of “June 3-9”, “June 3 and 4”, “April 30 – May 2”: its month and day, and where it ends.
    fn second_day(&self, at: usize, month: u8, day: u8) -> Option<((u8, u8), usize)> {
        let pieces = self.pieces;
        let dash = pieces.is_joint(at) || pieces.is_mark(at, TokenKind::Dash);
        if !dash && !pieces.is_any(at, &["to", "through", "and"]) {
            return None;
        }
        if let Some(Calendar::Month(second)) = pieces.calendar(at + 1) {
            let (to, last) = self.day_number(at + 2).filter(|_| !pieces.is_the_word(at, "and"))?;
            return Some(((second, to), last));
        }
        let (to, last) = self.day_number(at + 1)?;
        // “June 3 and 4 people”
        let counts =
            pieces.is_word(last) && !pieces.is(last, Class::PREPOSITION | Class::CONJUNCTION | Class::ADVERB);
        (to > day && (dash || !counts)).then_some(((month, to), last))
    }

    /// A day of a month, up to `next`, with the year behind it or by tense; a range if there is a second day.
    fn dated(&self, first: usize, next: usize, month: u8, day: u8, to: Option<(u8, u8)>) -> Reading {
        let (year, last, relative) = match self.year_behind(next) {
            Some((year, last, relative)) => (year, last, relative),
            None => {
                let tense = tense::at(self.pieces, first);
                (self.anchor.and_then(|anchor| anchor.year_of_day(month, day, tense)), next, true)
            }
        };
        let value = year.and_then(|year| {
            let from = calendar::day(year, month, day)?;
            match to {
                Some((second, to)) => {
                    let year = year + i32::from(second < month);
                    calendar::between(from, calendar::day(year, second, to)?)
                }
                None => Some(from),
            }
        });
        Reading { first, last, value, relative }
    }

    /// A year behind a month or day: “2020”, “, 2020”, “of last year”, “this year”. The year is open where it counts
    /// from an anchor that is not there.
    fn year_behind(&self, at: usize) -> Option<(Option<i32>, usize, bool)> {
        let pieces = self.pieces;
        let comma = usize::from(pieces.is_comma(at));
        if let Some(year) = self.year_number(at + comma) {
            return Some((Some(year), at + comma + 1, false));
        }
        let at = at + usize::from(pieces.is_any(at, &["of", "in"]));
        if let Some(year) = self.year_number(at) {
            return Some((Some(year), at + 1, false));
        }
        let at = at + usize::from(pieces.is_the_word(at, "fiscal"));
        if let Some(year) = self.year_number(at) {
            return Some((Some(year), at + 1, false));
        }
        let shift = match pieces.word(at) {
            "last" | "previous" => -1,
            "this" | "the" => 0,
            "next" => 1,
            _ => return None,
        };
        let year = pieces.is_the_word(at + 1, "year");
        let follows = pieces.is_any(at + 2, &["before", "earlier"]);
        (year && (!pieces.is_the_word(at, "the") || pieces.is_the_word(at - 1, "of")) && !follows)
            .then(|| (self.anchor.map(|anchor| anchor.year() + shift), at + 2, true))
    }

    /// “Tuesday”, “Tuesday night”, “Tuesday, Nov. 10, 2020”, “Tuesday last week”.
    fn weekday(&self, at: usize, day: u8) -> Option<Reading> {
        /// Days that are names: “Super Tuesday”, “Good Friday”.
        const NAMED: [&str; 9] = ["ash", "black", "cyber", "easter", "fat", "good", "holy", "palm", "super"];
        let pieces = self.pieces;
        if !pieces.is_capital(at) || pieces.is_any(at.wrapping_sub(1), &NAMED) {
            return None;
        }
        let comma = usize::from(pieces.is_comma(at + 1));
        let next = at + 1 + comma;
        let dated = match pieces.calendar(next) {
            Some(Calendar::Month(month)) if pieces.is_capital(next) && pieces.is_digits(next + 1) => {
                self.month(next, month)
            }
            _ if pieces.is_digits(next) => self.day_month(next),
            _ => None,
        };
        if let Some(reading) = dated {
            return Some(Reading { first: at, ..reading });
        }
        let last = self.behind_part_of_day(at + 1);
        let tense = tense::at(pieces, at);
        Some(self.from_anchor(at, last, |anchor| anchor.weekday(day, tense)))
    }

    /// “morning” behind a day belongs to the words.
    fn behind_part_of_day(&self, at: usize) -> usize {
        at + usize::from(self.pieces.calendar(at) == Some(Calendar::PartOfDay))
    }

    /// “last week”, “this spring”, “next Tuesday”, “the previous year”, “the same month”, “last November”.
    fn modified(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        let article = usize::from(pieces.is_the_word(at, "the"));
        let word = at + article;
        let shift = match pieces.word(word) {
            "last" | "past" => -1,
            "this" | "current" => 0,
            "next" | "coming" => 1,
            "previous" | "prior" | "preceding" => return self.from_before(at, word + 1, -1),
            "following" => return self.from_before(at, word + 1, 1),
            "same" => return self.from_before(at, word + 1, 0),
            _ => return None,
        };
        let noun = word + 1;
        match pieces.calendar(noun)? {
            Calendar::Unit(unit) => {
                // “the last century’s”, but “the last day”, “the last half of the game”: the end of something.
                let of_something = pieces.is_the_word(noun + 1, "of")
                    || matches!(unit, CalendarUnit::Day | CalendarUnit::Half);
                let of_something = of_something && !(unit == CalendarUnit::Day && shift == 0 && article == 0);
                if of_something || self.is_compound(noun) {
                    return None;
                }
                // “the past year” is the twelve months up to now, which no calendar period is.
                if pieces.is_the_word(word, "past") {
                    return None;
                }
                Some(self.from_anchor(at, noun + 1, |anchor| anchor.unit(unit, shift)))
            }
            Calendar::PartOfDay if shift <= 0 => {
                Some(self.from_anchor(at, noun + 1, |anchor| anchor.days(shift)))
            }
            Calendar::Weekday(day) if pieces.is_capital(noun) => {
                let last = self.behind_part_of_day(noun + 1);
                Some(self.from_anchor(at, last, |anchor| match shift {
                    0 => anchor.weekday(day, tense::at(pieces, at)),
                    1 => anchor.weekday_beyond(day, Tense::Future),
                    _ => anchor.weekday_beyond(day, Tense::Past),
                }))
            }
            Calendar::Month(month) if pieces.is_capital(noun) => {
                Some(self.from_anchor(at, noun + 1, |anchor| {
                    let tense = if shift > 0 { Tense::Future } else { Tense::Past };
                    let year = anchor.year_of_month(month, tense);
                    // “last March” in March is a year ago; “this March” is this year’s, past or not.
                    let year = match shift {
                        0 => anchor.year(),
                        _ if month == anchor.month() => year + shift as i32,
                        _ => year,
                    };
                    calendar::month(year, month)
                }))
            }
            Calendar::Season(season) => {
                let season = self.season_here(season);
                Some(self.from_anchor(at, noun + 1, |anchor| {
                    anchor.season(season, Some(shift as i32), Tense::Past)
                }))
            }
            Calendar::Fiscal if pieces.is_the_word(noun + 1, "year") => {
                Some(self.from_anchor(at, noun + 2, |anchor| anchor.unit(CalendarUnit::Year, shift)))
            }
            _ => None,
        }
    }

    /// “last year-old”: the noun goes on.
    fn is_compound(&self, noun: usize) -> bool {
        self.pieces.is_joint(noun + 1)
    }

    /// “the previous year”, “the same month”: counted from the time before, else from the article.
    fn from_before(&self, first: usize, noun: usize, shift: i64) -> Option<Reading> {
        let Some(Calendar::Unit(unit)) = self.pieces.calendar(noun) else { return None };
        if self.is_compound(noun) || unit == CalendarUnit::Half || shift == 0 && unit == CalendarUnit::Day {
            return None;
        }
        let before = self.before.and_then(|before| calendar::shifted(before, unit, shift as i32));
        if before.is_some() {
            return Some(Reading { first, last: noun + 1, value: before, relative: true });
        }
        // “the same week” as what? Only a time before tells.
        (shift != 0).then(|| self.from_anchor(first, noun + 1, |anchor| anchor.unit(unit, shift)))
    }

    /// “eight months ago”, “a year earlier”, “two decades ago”, “in two weeks’ time”, “three days from now”.
    fn units_away(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        let (count, noun) = match pieces.word(at) {
            "a" | "an" | "one" | "the" => (1, at + 1),
            _ => {
                let number = pieces.cardinal(at, false)?;
                (number.value.to_i64().filter(|count| (1..=10_000).contains(count))?, number.last)
            }
        };
        let Some(Calendar::Unit(unit)) = pieces.calendar(noun) else { return None };
        let is_the = pieces.is_the_word(at, "the");
        match pieces.word(noun + 1) {
            // “around 400 years ago” is as far back as it says, no year.
            "ago"
                if count >= 100
                    || unit == CalendarUnit::Year
                        && count > 1
                        && measures()
                            .bound(Side::Before, |back| {
                                at.checked_sub(1 + back).map_or("", |at| pieces.word(at))
                            })
                            .is_some_and(|(bound, _)| bound == crate::model::Bound::About) =>
            {
                None
            }
            "ago" if !is_the => Some(self.from_anchor(at, noun + 2, |anchor| anchor.unit(unit, -count))),
            "earlier" | "before" | "previously" => {
                // “a year before the war”: counted from something else.
                let counted_from_other = pieces.is_the_word(noun + 1, "before")
                    && (pieces.is(noun + 2, Class::DETERMINER | Class::PRONOUN | Class::POSSESSIVE)
                        || pieces.is_capital(noun + 2)
                        || pieces.is_word(noun + 2) && pieces.word(noun + 2).ends_with("ing"));
                if counted_from_other {
                    return None;
                }
                let shift = i32::try_from(-count).ok()?;
                let value = match self.before {
                    // “last summer, … the year before”: the year, not its summer.
                    Some(Period::Interval(from, _))
                        if unit == CalendarUnit::Year && from.month().is_some() =>
                    {
                        calendar::year(i32::from(from.year()) + shift)
                    }
                    Some(before) => calendar::shifted(before, unit, shift),
                    None => self.anchor.and_then(|anchor| anchor.unit(unit, -count)),
                };
                Some(Reading { first: at, last: noun + 2, value, relative: true })
            }
            "from" if pieces.is_any(noun + 2, &["now", "today"]) => {
                Some(self.from_anchor(at, noun + 3, |anchor| anchor.unit(unit, count)))
            }
            _ => None,
        }
    }

    /// “the first quarter of 2020”, “second-half”, “the first six months”, “the last three months of 2020”, “19th century”.
    fn ranked(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        let article = usize::from(pieces.is_the_word(at, "the"));
        let word = at + article;
        let rank = match pieces.numeral(word) {
            Some(numeral) if numeral.kind == NumeralKind::Ordinal => numeral.value.to_i64()?,
            _ if pieces.is_any(word, &["last", "final"]) => -1,
            _ => return None,
        };
        let mut noun = word + 1;
        noun += usize::from(pieces.is_joint(noun));
        noun += usize::from(pieces.is_the_word(noun, "fiscal"));
        if let Some(number) = pieces.cardinal(noun, false) {
            let months = pieces.calendar(number.last) == Some(Calendar::Unit(CalendarUnit::Month));
            let count = number
                .value
                .to_i64()
                .and_then(|count| u8::try_from(count).ok())
                .filter(|count| (1..=12).contains(count));
            let count = count.filter(|_| months)?;
            return self.months_of_year(at, number.last + 1, rank, count);
        }
        let Some(Calendar::Unit(unit)) = pieces.calendar(noun) else { return None };
        let next = noun + 1;
        match unit {
            CalendarUnit::Quarter => {
                let quarter =
                    if rank == -1 { 4 } else { u8::try_from(rank).ok().filter(|rank| *rank <= 4)? };
                self.of_year(
                    at,
                    next,
                    |year| calendar::quarter_of(year, quarter),
                    |anchor, tense| anchor.quarter_named(quarter, tense),
                )
                .filter(|_| rank > 0)
            }
            CalendarUnit::Half
                if pieces.is_the_word(next, "of")
                    && matches!(pieces.calendar(next + 1), Some(Calendar::Month(_))) =>
            {
                self.half_of_month(at, next + 1, rank)
            }
            CalendarUnit::Half => {
                let half = u8::try_from(rank).ok().filter(|rank| *rank <= 2)?;
                // “the second half” of a match has no year, and no money either.
                let has_year = self.year_behind(next).is_some();
                let of_match = !has_year
                    && (pieces.is_the_word(next, "of") || !article == 0 && !pieces.is_joint(noun - 1));
                if of_match {
                    return None;
                }
                self.of_year(
                    at,
                    next,
                    |year| calendar::half_of(year, half),
                    |anchor, tense| anchor.half_named(half, tense),
                )
            }
            CalendarUnit::Century => {
                let century = i32::try_from(rank).ok().filter(|rank| (1..=30).contains(rank))?;
                Self::absolute(at, next, calendar::years((century - 1) * 100, 100))
            }
            CalendarUnit::Week if pieces.is_the_word(next, "of") => {
                let Some(Calendar::Month(month)) = pieces.calendar(next + 1) else { return None };
                let reading = self.month(next + 1, month)?;
                let value = match reading.value {
                    Some(Period::Date(date)) if rank > 0 => {
                        let day = u8::try_from(rank).ok()?.checked_mul(7)?.checked_sub(6)?;
                        let start = calendar::day(date.year().into(), date.month()?, day)?;
                        calendar::shifted(start, CalendarUnit::Week, 0)
                    }
                    _ => reading.value,
                };
                Some(Reading { first: at, value, ..reading })
            }
            _ => None,
        }
    }

    /// “the first half of July”: its first fifteen days, or the rest.
    fn half_of_month(&self, first: usize, at: usize, rank: i64) -> Option<Reading> {
        let Some(Calendar::Month(month)) = self.pieces.calendar(at) else { return None };
        let reading = self.month(at, month)?;
        let value = match reading.value {
            Some(Period::Date(date)) => calendar::half_of_month(date, u8::try_from(rank).ok()?),
            _ => None,
        };
        (value.is_some() || reading.value.is_none()).then_some(Reading { first, value, ..reading })
    }

    /// The first or last `count` months of a year.
    fn months_of_year(&self, first: usize, next: usize, rank: i64, count: u8) -> Option<Reading> {
        let of = |year: i32| match rank {
            1 => calendar::first_months(year, count),
            -1 => calendar::last_months(year, count),
            _ => None,
        };
        if let Some((year, last, relative)) = self.year_behind(next) {
            return Some(Reading { first, last, value: year.and_then(of), relative });
        }
        let tense = tense::at(self.pieces, first);
        // “the last three months” without a year is a duration up to now.
        (rank == 1)
            .then(|| self.from_anchor(first, next, |anchor| of(anchor.year_of_first_months(count, tense))))
    }

    /// A part of a year up to piece `next`: of the year behind it, or by tense.
    fn of_year(
        &self,
        first: usize,
        next: usize,
        of: impl FnOnce(i32) -> Option<Period>,
        named: impl FnOnce(Anchor, Tense) -> Option<Period>,
    ) -> Option<Reading> {
        if let Some((year, last, relative)) = self.year_behind(next) {
            return Some(Reading { first, last, value: year.and_then(of), relative });
        }
        let tense = tense::at(self.pieces, first);
        Some(self.from_anchor(first, next, |anchor| named(anchor, tense)))
    }

    /// “the summer of 2020”, “in winter”, “spring 2021”.
    fn season(&self, at: usize, season: u8) -> Option<Reading> {
        let pieces = self.pieces;
        let season = self.season_here(season);
        if let Some((year, last, relative)) = self.year_behind(at + 1) {
            // “fall of the year”: only with a year in digits or “last year”.
            let value = year.and_then(|year| calendar::season_of(year, season));
            return Some(Reading { first: at, last, value, relative });
        }
        let before = at.wrapping_sub(1);
        let pointed = pieces.is_any(before, &["in", "since", "until", "by", "during"])
            || pieces.is_the_word(before, "the")
                && pieces.is_any(before.wrapping_sub(1), &["in", "since", "until", "by", "during", "over"])
                && !pieces.is_the_word(at + 1, "of");
        // “in fall”, “in spring”; “a fall in prices” has its article before it.
        let tense = tense::at(pieces, at);
        (pointed && !self.is_compound(at))
            .then(|| self.from_anchor(at, at + 1, |anchor| anchor.season(season, None, tense)))
    }

    /// South of the equator summer begins in December.
    fn season_here(&self, season: u8) -> u8 {
        if self.context.region().south { (season + 2) % 4 } else { season }
    }

    /// “Christmas”, “New Year’s Eve”, “Easter Monday”, with a year or by tense.
    fn holiday(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        if !pieces.is_capital(at) {
            return None;
        }
        let plain = |at: usize| match pieces.word(at) {
            "year’s" => "year's",
            word => word,
        };
        let (holiday, count) = measures().holiday(|ahead| plain(at + ahead))?;
        let next = at + count;
        // “Christmas trees”, “Easter Island”: the day only where the words end with it.
        let goes_on = pieces.is_word(next)
            && !pieces.is(
                next,
                Class::PREPOSITION
                    | Class::CONJUNCTION
                    | Class::ADVERB
                    | Class::AUXILIARY
                    | Class::SUBORDINATOR
                    | Class::DETERMINER
                    | Class::SUBJECT,
            )
            && pieces.calendar(next).is_none();
        if goes_on {
            return None;
        }
        if let Some(year) = self.year_number(next) {
            return Self::absolute(
                at,
                next + 1,
                Anchor::of(NewsDate::from_ymd(year.try_into().ok()?, 1, 1)?)?.holiday(holiday, Tense::Future),
            );
        }
        let tense = tense::at(pieces, at);
        Some(self.from_anchor(at, next, |anchor| anchor.holiday(holiday, tense)))
    }

    /// “the end of the year”, “the rest of the month”: the one that runs.
    fn whole(&self, at: usize, unit: CalendarUnit) -> Option<Reading> {
        let pieces = self.pieces;
        let runs = matches!(
            unit,
            CalendarUnit::Week
                | CalendarUnit::Month
                | CalendarUnit::Quarter
                | CalendarUnit::Year
                | CalendarUnit::Decade
        );
        let parts = ["end", "start", "beginning", "rest", "middle", "remainder", "course"];
        let first = at.checked_sub(3)?;
        let part = pieces.is_the_word(at - 1, "the")
            && pieces.is_the_word(at - 2, "of")
            && pieces.is_any(first, &parts);
        let of_something =
            pieces.is_any(at + 1, &["of", "before", "earlier", "after"]) || self.is_compound(at);
        (runs && part && !of_something)
            .then(|| self.from_anchor(at - 1, at + 1, |anchor| anchor.unit(unit, 0)))
    }

    /// “fiscal 2020”, “fiscal year 2020”, “FY2020”
    fn fiscal(&self, at: usize) -> Option<Reading> {
        let next = at + 1 + usize::from(self.pieces.is_the_word(at + 1, "year"));
        Self::absolute(at, next + 1, calendar::year(self.year_number(next)?))
    }

    /// “2014”, “2014-15”, “from 2014 to 2020”, “the 1990s”.
    fn years(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        if let Some(reading) = self.decade(at) {
            return Some(reading);
        }
        let year = self.year_number(at)?;
        let before = at.wrapping_sub(1);
        let ranged = pieces.is_any(before, &["from", "between"]);
        let next = at + 1;
        let dash = pieces.is_joint(next) || pieces.is_mark(next, TokenKind::Dash) && pieces.is_glued(next);
        if pieces.measure(before).is_label {
            return None;
        }
        if dash || ranged && pieces.is_any(next, &["to", "and", "through"]) {
            // “2014-15”, “2008-9”
            let digits = pieces.word(next + 1);
            let short: Option<i32> = digits.parse().ok().filter(|_| dash && digits.len() <= 2);
            let base = if digits.len() == 1 { 10 } else { 100 };
            let short = short.map(|short| year / base * base + short);
            let to = self.year_number(next + 1).or(short).filter(|to| *to > year);
            if let Some(to) = to {
                return Self::absolute(at, next + 2, calendar::years(year, to - year + 1));
            }
        }
        self.is_year(at, year).then(|| Self::absolute(at, next, calendar::year(year))).flatten()
    }

    /// “1990s”, “’90s”
    fn decade(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        let of_years = pieces.is_glued(at + 1) && pieces.is_any(at + 1, &["s", "'s", "’s"]);
        let word = pieces.word(at);
        let number: i32 = word.parse().ok().filter(|number| of_years && number % 10 == 0)?;
        match word.len() {
            4 => Self::absolute(
                at,
                at + 2,
                calendar::years(number, if number % 100 == 0 && number < 2000 { 100 } else { 10 }),
            ),
            // “in his 50s” is an age, “the mid-80s” a temperature; the apostrophe tells.
            2 if pieces.is_any(at.wrapping_sub(1), &["'", "’"]) => {
                Self::absolute(at - 1, at + 2, calendar::years(1900 + number, 10))
            }
            _ => None,
        }
    }

    /// Whether a bare number is a year: nothing behind it is counted, nothing before it names a thing.
    fn is_year(&self, at: usize, year: i32) -> bool {
        let pieces = self.pieces;
        let before = at.wrapping_sub(1);
        let near = (1900..2100).contains(&year);
        let dates = [
            "in", "since", "until", "till", "by", "from", "before", "after", "during", "of", "through",
            "early", "late", "mid", "for", "year", "to", "between", "and", "around", "circa", "back",
        ];
        if pieces.is_any(before, &dates) && !self.counts(at + 1) {
            return near || pieces.is_any(before, &["in", "since", "of", "from", "until"]);
        }
        let named = pieces.measure(before).is_label
            || pieces.kind(before) == Some(PieceKind::Mark(TokenKind::Symbol))
            || pieces.is_joint(at + 1)
            || pieces.is_glued(at)
                && before < pieces.len()
                && !pieces.is_mark(before, TokenKind::Open)
                && !pieces.is_joint(before);
        near && !named && !self.counts(at + 1)
    }

    /// A unit or a scale stands at `at`: the number before it counts. A plural does not tell: counts from a thousand on
    /// have their comma in news, “2016 elections” have none.
    fn counts(&self, at: usize) -> bool {
        let pieces = self.pieces;
        let unit = measures().unit(|ahead| pieces.word(at + ahead)).is_some();
        let scale = pieces.numeral(at).is_some_and(|numeral| numeral.kind == NumeralKind::Scale);
        unit || scale
    }
}

/// The date from which a record's relative times count.
pub(super) fn anchor(date: Option<NewsDate>) -> Option<Anchor> {
    date.and_then(Anchor::of)
}
