//! Times that count from the article or from the time before: “last week”, “eight months ago”, “this spring”.

use crate::claim::time::calendar::{self, Anchor, Tense};
use crate::claim::time::{Reader, Reading, tense};
use crate::lexicon::{Calendar, CalendarUnit, Class, Side, measures};
use crate::model::{NewsDate, Period};

impl Reader<'_, '_> {
    /// “last week”, “this spring”, “next Tuesday”, “the previous year”, “the same month”, “last November”.
    pub(super) fn modified(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        let article = usize::from(pieces.is_the_word(at, "the"));
        let word = at + article;
        let shift = match pieces.word(word) {
            "last" | "past" => -1,
            "this" | "current" => 0,
            "next" | "coming" => 1,
            "previous" | "prior" | "preceding" => return self.counted_from_before(at, word + 1, -1),
            "following" => return self.counted_from_before(at, word + 1, 1),
            "same" => return self.counted_from_before(at, word + 1, 0),
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
                Some(self.counted_from_anchor(at, noun + 1, |anchor| anchor.unit(unit, shift)))
            }
            Calendar::PartOfDay if shift <= 0 => {
                Some(self.counted_from_anchor(at, noun + 1, |anchor| anchor.days(shift)))
            }
            Calendar::Weekday(day) if pieces.is_capital(noun) => {
                let last = self.behind_part_of_day(noun + 1);
                Some(self.counted_from_anchor(at, last, |anchor| match shift {
                    0 => anchor.weekday(day, tense::at(pieces, at)),
                    1 => anchor.weekday_beyond(day, Tense::Future),
                    _ => anchor.weekday_beyond(day, Tense::Past),
                }))
            }
            Calendar::Month(month) if pieces.is_capital(noun) => {
                Some(self.counted_from_anchor(at, noun + 1, |anchor| {
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
                Some(self.counted_from_anchor(at, noun + 1, |anchor| {
                    anchor.season(season, Some(shift as i32), Tense::Past)
                }))
            }
            Calendar::Fiscal if pieces.is_the_word(noun + 1, "year") => {
                Some(self.counted_from_anchor(at, noun + 2, |anchor| anchor.unit(CalendarUnit::Year, shift)))
            }
            _ => None,
        }
    }

    /// “last year-old”: the noun goes on.
    pub(super) fn is_compound(&self, noun: usize) -> bool {
        self.pieces.is_joint(noun + 1)
    }

    /// “the previous year”, “the same month”: counted from the time before, else from the article.
    pub(super) fn counted_from_before(&self, first: usize, noun: usize, shift: i64) -> Option<Reading> {
        let Some(Calendar::Unit(unit)) = self.pieces.calendar(noun) else { return None };
        if self.is_compound(noun) || unit == CalendarUnit::Half || shift == 0 && unit == CalendarUnit::Day {
            return None;
        }
        let before = self.before.and_then(|before| calendar::shifted(before, unit, shift as i32));
        if before.is_some() {
            return Some(Reading { first, last: noun + 1, value: before, relative: true });
        }
        // “the same week” as what? Only a time before tells.
        (shift != 0).then(|| self.counted_from_anchor(first, noun + 1, |anchor| anchor.unit(unit, shift)))
    }

    /// “eight months ago”, “a year earlier”, “two decades ago”, “in two weeks’ time”, “three days from now”.
    pub(super) fn units_away(&self, at: usize) -> Option<Reading> {
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
            "ago" if !is_the => {
                Some(self.counted_from_anchor(at, noun + 2, |anchor| anchor.unit(unit, -count)))
            }
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
                        if unit == CalendarUnit::Year && is_the && from.month().is_some() =>
                    {
                        calendar::year(i32::from(from.year()) + shift)
                    }
                    Some(before) => calendar::shifted(before, unit, shift),
                    None => self.anchor.and_then(|anchor| anchor.unit(unit, -count)),
                };
                Some(Reading { first: at, last: noun + 2, value, relative: true })
            }
            "from" if pieces.is_any(noun + 2, &["now", "today"]) => {
                Some(self.counted_from_anchor(at, noun + 3, |anchor| anchor.unit(unit, count)))
            }
            _ => None,
        }
    }

    /// “the end of the year”, “the rest of the month”: the one that runs.
    pub(super) fn whole(&self, at: usize, unit: CalendarUnit) -> Option<Reading> {
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
            .then(|| self.counted_from_anchor(at - 1, at + 1, |anchor| anchor.unit(unit, 0)))
    }

    /// “Christmas”, “New Year’s Eve”, “Easter Monday”, with a year or by tense.
    pub(super) fn holiday(&self, at: usize) -> Option<Reading> {
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
        Some(self.counted_from_anchor(at, next, |anchor| anchor.holiday(holiday, tense::at(pieces, at))))
    }

    /// “the summer of 2020”, “in winter”, “spring 2021”.
    pub(super) fn season(&self, at: usize, season: u8) -> Option<Reading> {
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
        (pointed && !self.is_compound(at)).then(|| {
            let of = |anchor: Anchor| anchor.season(season, None, tense::at(pieces, at));
            self.counted_from_anchor(at, at + 1, of)
        })
    }

    /// South of the equator summer begins in December.
    pub(super) fn season_here(&self, season: u8) -> u8 {
        if self.context.is_southern() { (season + 2) % 4 } else { season }
    }
}
