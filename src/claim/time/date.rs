//! Days, months and weekdays: “November 10, 2020”, “June 3-9”, “Tuesday, Nov. 10”, “between March and May”.

use crate::claim::time::calendar::{self, Anchor};
use crate::claim::time::{Reader, Reading, tense};
use crate::language::{TokenKind, is_possessive};
use crate::lexicon::{Calendar, Class};
use crate::model::Period;

impl Reader<'_, '_> {
    /// A number of at most two digits that is a day of some month, with where it ends: “3”, “3rd”.
    pub(super) fn day_number(&self, at: usize) -> Option<(u8, usize)> {
        let number = self.pieces.word(at);
        if !self.pieces.is_digits(at) || number.len() > 3 {
            return None;
        }
        let day: u8 = number.trim_end_matches([',', '.']).parse().ok()?;
        if !(1..=31).contains(&day) {
            return None;
        }
        let ordinal = self.pieces.is_glued(at + 1) && self.pieces.is_any(at + 1, &["st", "nd", "rd", "th"]);
        Some((day, at + 1 + usize::from(ordinal)))
    }

    /// “2020-11-10”, “10/11/2020”
    pub(super) fn written_date(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        if let Some(year) = self.year_number(at) {
            let number = |at: usize| {
                let word = pieces.word(at);
                (word.len() == 2).then(|| word.parse::<u8>().ok()).flatten()
            };
            let joined = pieces.is_joint(at + 1) && pieces.is_joint(at + 3);
            if joined && (1..5).all(|ahead| pieces.is_glued(at + ahead)) {
                let value = calendar::day(year, number(at + 2)?, number(at + 4)?);
                return Self::absolute(at, at + 5, value);
            }
            return None;
        }
        if pieces.word(at).len() < "1/1/1".len() {
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
    pub(super) fn day_month(&self, at: usize) -> Option<Reading> {
        let (day, mut next) = self.day_number(at)?;
        let mut to = None;
        // “3-5 November”, “12 to 14 July”
        if (self.pieces.is_joint(next)
            || self.pieces.is_mark(next, TokenKind::Dash)
            || self.pieces.is_any(next, &["to", "and", "until"]))
            && let Some((last_day, after)) = self.day_number(next + 1).filter(|(last, _)| *last > day)
        {
            (to, next) = (Some(last_day), after);
        }
        next += usize::from(self.pieces.is_the_word(next, "of"));
        let Some(Calendar::Month(month)) = self.pieces.calendar(next) else { return None };
        if !self.pieces.is_capital(next) {
            return None;
        }
        Some(self.dated(at, next + 1, month, day, to.map(|day| (month, day))))
    }

    /// What a month begins: “November 10, 2020”, “Nov. 10-12”, “November 2020”, “November last year”, “November”.
    pub(super) fn month(&self, at: usize, month: u8) -> Option<Reading> {
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
        // “lost that January”: in the year last told of.
        if pieces.is_the_word(at.wrapping_sub(1), "that")
            && let Some(Period::Date(told)) = self.told
        {
            return Self::absolute(at, next, calendar::month(told.year().into(), month));
        }
        let of = |anchor: Anchor| anchor.month_named(month, tense::at(pieces, at));
        let reading = self.counted_from_anchor(at, next, of);
        Some(self.range_of(reading, month))
    }

    /// “March to May”, “between March and May”: months without a day.
    pub(super) fn range_of(&self, from: Reading, month: u8) -> Reading {
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
    pub(super) fn is_month(&self, at: usize) -> bool {
        let pieces = self.pieces;
        let doubtful = pieces.is_any(at, &["may", "march", "mar", "august", "april", "june", "jan"]);
        if !doubtful {
            return true;
        }
        // “the April-June period”
        let to_month = (pieces.is_joint(at + 1) || pieces.is_mark(at + 1, TokenKind::Dash))
            && pieces.is_capital(at + 2)
            && matches!(pieces.calendar(at + 2), Some(Calendar::Month(_)));
        let dated = to_month || pieces.is_digits(at + 1) || self.year_behind(at + 1).is_some();
        let before = at.checked_sub(1);
        let pointed = before.is_some_and(|before| {
            let words = [
                "in", "since", "until", "till", "by", "last", "next", "this", "early", "late", "mid", "of",
                "from", "to", "through", "between", "and", "during", "before", "after", "each", "every",
                "for", "on", "ended", "ending", "-", "–",
            ];
            // “an August poll”, “the ministry’s June report”
            let describes = (pieces.is(before, Class::DETERMINER | Class::POSSESSIVE)
                || is_possessive(pieces.word(before)))
                && pieces.is_word(at + 1)
                && !pieces.is_capital(at + 1)
                && !pieces.is(at + 1, Class::FINITE | Class::PREPOSITION | Class::CONJUNCTION);
            pieces.is_any(before, &words) || describes
        });
        // “June said”, “April Ryan”: names of women.
        let named = pieces.is_capital(at + 1) && pieces.is_word(at + 1) && pieces.calendar(at + 1).is_none();
        dated || pointed && !named
    }

    /// The second date of “June 3-9”, “June 3 and 4”, “April 30 – May 2”: its month and day, and where it ends.
    pub(super) fn second_day(&self, at: usize, month: u8, day: u8) -> Option<((u8, u8), usize)> {
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
    pub(super) fn dated(
        &self,
        first: usize,
        next: usize,
        month: u8,
        day: u8,
        to: Option<(u8, u8)>,
    ) -> Reading {
        let (year, last, relative) = match self.year_behind(next) {
            Some((year, last, relative)) => (year, last, relative),
            None => {
                let of = |anchor: Anchor| anchor.year_of_day(month, day, tense::at(self.pieces, first));
                (self.anchor.and_then(of), next, true)
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

    /// “Tuesday”, “Tuesday night”, “Tuesday, Nov. 10, 2020”, “Tuesday last week”.
    pub(super) fn weekday(&self, at: usize, day: u8) -> Option<Reading> {
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
        Some(self.counted_from_anchor(at, last, |anchor| anchor.weekday(day, tense::at(pieces, at))))
    }

    /// “morning” behind a day belongs to the words.
    pub(super) fn behind_part_of_day(&self, at: usize) -> usize {
        at + usize::from(self.pieces.calendar(at) == Some(Calendar::PartOfDay))
    }
}
