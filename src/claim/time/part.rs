//! Parts of a year: “the first quarter of 2020”, “second-half”, “the first six months”, “the 19th century”.

use crate::claim::time::calendar::{self, Anchor, Tense};
use crate::claim::time::{Reader, Reading, tense};
use crate::lexicon::{Calendar, CalendarUnit, NumeralKind};
use crate::model::Period;

impl Reader<'_, '_> {
    /// “the first quarter of 2020”, “second-half”, “the first six months”, “the last three months of 2020”, “19th century”.
    pub(super) fn ranked(&self, at: usize) -> Option<Reading> {
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
    pub(super) fn half_of_month(&self, first: usize, at: usize, rank: i64) -> Option<Reading> {
        let Some(Calendar::Month(month)) = self.pieces.calendar(at) else { return None };
        let reading = self.month(at, month)?;
        let value = match reading.value {
            Some(Period::Date(date)) => calendar::half_of_month(date, u8::try_from(rank).ok()?),
            _ => None,
        };
        (value.is_some() || reading.value.is_none()).then_some(Reading { first, value, ..reading })
    }

    /// “the six months to June”, “the year ended March 31”: the whole months up to the one named.
    pub(super) fn months_to(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        let article = usize::from(pieces.is_the_word(at, "the"));
        let mut noun = at + article;
        let mut count = 1;
        if let Some(number) = pieces.cardinal(noun, false) {
            count = number.value.to_i64().filter(|count| (1..=36).contains(count))?;
            noun = number.last;
        } else if article == 0 {
            return None;
        }
        noun += usize::from(pieces.is_any(noun, &["financial", "fiscal", "full"]));
        let Some(Calendar::Unit(unit)) = pieces.calendar(noun) else { return None };
        let months = match unit {
            CalendarUnit::Month => 1,
            CalendarUnit::Quarter => 3,
            CalendarUnit::Half => 6,
            CalendarUnit::Year => 12,
            _ => return None,
        };
        if !pieces.is_any(noun + 1, &["to", "through", "ended", "ending"]) {
            return None;
        }
        let end = noun + 2 + usize::from(pieces.is_any(noun + 2, &["in", "on"]));
        let reading = match pieces.calendar(end) {
            Some(Calendar::Month(month)) => self.month(end, month)?,
            _ if pieces.is_digits(end) => self.day_month(end)?,
            _ => return None,
        };
        let Some(Period::Date(last)) = reading.value else {
            return reading.value.is_none().then_some(Reading { first: at, ..reading });
        };
        // Up to the middle of a month are no whole months.
        let month = last.month().filter(|_| last.day().is_none_or(|day| day >= 28))?;
        let shift = i32::try_from(count).ok()?.checked_mul(months)?;
        let (year, first) = calendar::months(last.year().into(), month, 1 - shift);
        let value =
            calendar::between(calendar::month(year, first)?, calendar::month(last.year().into(), month)?);
        Some(Reading { first: at, value, ..reading })
    }

    /// The first or last `count` months of a year.
    pub(super) fn months_of_year(&self, first: usize, next: usize, rank: i64, count: u8) -> Option<Reading> {
        let of = |year: i32| match rank {
            1 => calendar::first_months(year, count),
            -1 => calendar::last_months(year, count),
            _ => None,
        };
        if let Some((year, last, relative)) = self.year_behind(next) {
            return Some(Reading { first, last, value: year.and_then(of), relative });
        }
        // “the last three months” without a year is a duration up to now.
        (rank == 1).then(|| {
            let tense = || tense::at(self.pieces, first);
            self.counted_from_anchor(first, next, |anchor| of(anchor.year_of_first_months(count, tense())))
        })
    }

    /// A part of a year up to piece `next`: of the year behind it, or by tense.
    pub(super) fn of_year(
        &self,
        first: usize,
        next: usize,
        of: impl FnOnce(i32) -> Option<Period>,
        named: impl FnOnce(Anchor, Tense) -> Option<Period>,
    ) -> Option<Reading> {
        if let Some((year, last, relative)) = self.year_behind(next) {
            return Some(Reading { first, last, value: year.and_then(of), relative });
        }
        let of = |anchor| named(anchor, tense::at(self.pieces, first));
        Some(self.counted_from_anchor(first, next, of))
    }
}
