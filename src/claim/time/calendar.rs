//! Arithmetic of the calendar: which period “last week”, “the third quarter” or “in March” is, seen from a date.

use time::{Date, Duration, Month, Weekday};

use crate::lexicon::{CalendarUnit, Holiday};
use crate::model::{NewsDate, Period};

/// Whether what is dated lies before or after the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// The words do not say: the nearest.
    Open,
}

/// The day from which relative expressions count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::claim) struct Anchor {
    day: Date,
}

impl Anchor {
    /// `None` for a date without day: “yesterday” needs one.
    pub(super) fn of(date: NewsDate) -> Option<Self> {
        Some(Self { day: date_of(date.year().into(), date.month()?, date.day()?)? })
    }

    pub(super) fn year(self) -> i32 {
        self.day.year()
    }

    pub(super) fn month(self) -> u8 {
        self.day.month() as u8
    }

    pub(super) fn news_date(self) -> Option<NewsDate> {
        day_of(self.day)
    }

    /// “yesterday”, “three days ago”
    pub(super) fn days(self, shift: i64) -> Option<Period> {
        Some(Period::Date(day_of(self.day.checked_add(Duration::days(shift))?)?))
    }

    /// The period of this unit that lies `shift` units from the one in which the anchor lies.
    pub(super) fn unit(self, unit: CalendarUnit, shift: i64) -> Option<Period> {
        let within = shift.abs() < 10_000;
        let shift = i32::try_from(shift).ok().filter(|_| within)?;
        match unit {
            CalendarUnit::Day => self.days(shift.into()),
            CalendarUnit::Week => self.week(shift.into()),
            CalendarUnit::Fortnight => self.week(i64::from(shift) * 2),
            CalendarUnit::Weekend => {
                let saturday = self.monday().checked_add(Duration::days(5 + 7 * i64::from(shift)))?;
                interval(saturday, saturday.next_day()?)
            }
            CalendarUnit::Month => {
                let (year, month) = months(self.year(), self.month(), shift);
                self::month(year, month)
            }
            CalendarUnit::Quarter => {
                let (year, quarter) = steps(self.year(), (self.month() - 1) / 3, shift, 4);
                quarter_of(year, quarter + 1)
            }
            CalendarUnit::Half => {
                let (year, half) = steps(self.year(), (self.month() - 1) / 6, shift, 2);
                half_of(year, half + 1)
            }
            CalendarUnit::Year => self::year(self.year() + shift),
            CalendarUnit::Decade => years((self.year() / 10 + shift) * 10, 10),
            CalendarUnit::Century => years((self.year() / 100 + shift) * 100, 100),
        }
    }

    fn monday(self) -> Date {
        let back = i64::from(self.day.weekday().number_days_from_monday());
        self.day.checked_sub(Duration::days(back)).unwrap_or(self.day)
    }

    fn week(self, shift: i64) -> Option<Period> {
        let (year, week, _) = self.day.checked_add(Duration::weeks(shift))?.to_iso_week_date();
        Some(Period::Week(year.try_into().ok()?, week))
    }

    /// The nearest such weekday, the anchor's own day included: news copy names today by its weekday too.
    pub(super) fn weekday(self, number: u8, tense: Tense) -> Option<Period> {
        let wanted = Weekday::Monday.nth_next(number.checked_sub(1)?);
        let ahead = i64::from(
            (wanted.number_days_from_monday() + 7 - self.day.weekday().number_days_from_monday()) % 7,
        );
        let future = tense == Tense::Future || ahead == 0;
        self.days(if future { ahead } else { ahead - 7 })
    }

    /// “last Tuesday”, “next Tuesday”: never the anchor's own day.
    pub(super) fn weekday_beyond(self, number: u8, tense: Tense) -> Option<Period> {
        let wanted = Weekday::Monday.nth_next(number.checked_sub(1)?);
        let ahead = i64::from(
            (wanted.number_days_from_monday() + 7 - self.day.weekday().number_days_from_monday()) % 7,
        );
        let ahead = if ahead == 0 { 7 } else { ahead };
        self.days(match tense {
            Tense::Future => ahead,
            _ if ahead == 7 => -7,
            _ => ahead - 7,
        })
    }

    /// “in March”: the last one up to the anchor, the next one from it, or the nearer.
    pub(super) fn month_named(self, month: u8, tense: Tense) -> Option<Period> {
        self::month(self.year_of_month(month, tense), month)
    }

    pub(super) fn year_of_month(self, month: u8, tense: Tense) -> i32 {
        let (own, year) = (self.month(), self.year());
        match tense {
            Tense::Past => year - i32::from(month > own),
            Tense::Future => year + i32::from(month < own),
            // Half a year either way is as far as a month without its year means.
            Tense::Open if month > own + 6 => year - 1,
            Tense::Open if month + 6 < own => year + 1,
            Tense::Open => year,
        }
    }

    /// “on July 20”: likewise. `None` where the day does not exist in that year.
    pub(super) fn year_of_day(self, month: u8, day: u8, tense: Tense) -> Option<i32> {
        let own = (self.month(), self.day.day());
        let year = self.year();
        let year = match tense {
            Tense::Past => year - i32::from((month, day) > own),
            Tense::Future => year + i32::from((month, day) < own),
            Tense::Open => self.year_of_month(month, Tense::Open),
        };
        // February 29 of the nearest leap year before.
        (0..8).map(|back| year - back).find(|year| date_of(*year, month, day).is_some())
    }

    /// “the third quarter”: of this year if it has begun or is to come, else of the last.
    pub(super) fn quarter_named(self, quarter: u8, tense: Tense) -> Option<Period> {
        let begun = quarter <= (self.month() - 1) / 3 + 1;
        quarter_of(self.year_by(begun, tense), quarter)
    }

    pub(super) fn half_named(self, half: u8, tense: Tense) -> Option<Period> {
        let begun = half <= (self.month() - 1) / 6 + 1;
        half_of(self.year_by(begun, tense), half)
    }

    /// “the first six months”: of this year once they are over, else of the last.
    pub(super) fn year_of_first_months(self, count: u8, tense: Tense) -> i32 {
        let over = self.month() >= count;
        self.year_by(over, tense)
    }

    fn year_by(self, begun: bool, tense: Tense) -> i32 {
        self.year() - i32::from(!begun && tense != Tense::Future)
    }

    /// The day of a holiday in the year that the tense wants.
    pub(super) fn holiday(self, holiday: Holiday, tense: Tense) -> Option<Period> {
        let year = match tense {
            Tense::Past => (0..2)
                .map(|back| self.year() - back)
                .find(|year| holiday_of(*year, holiday).is_some_and(|day| day <= self.day)),
            Tense::Future => (0..2)
                .map(|ahead| self.year() + ahead)
                .find(|year| holiday_of(*year, holiday).is_some_and(|day| day >= self.day)),
            Tense::Open => {
                let distance =
                    |year: &i32| holiday_of(*year, holiday).map(|day| (day - self.day).whole_days().abs());
                (self.year() - 1..=self.year() + 1).min_by_key(|year| distance(year).unwrap_or(i64::MAX))
            }
        };
        Some(Period::Date(day_of(holiday_of(year?, holiday)?)?))
    }

    /// “this spring”, “last autumn”, “the summer”: `shift` −1, 0 or 1, or none where the words give none.
    pub(super) fn season(self, season: u8, shift: Option<i32>, tense: Tense) -> Option<Period> {
        let start = season_start(season);
        // The year in which the season that ends next begins or has begun.
        let mut year = self.year();
        if season == 0 && self.month() < 3 {
            year -= 1;
        }
        let begun = (year, start) <= (self.year(), self.month());
        let over = (self.year(), self.month()) > months(year, start, 2);
        let year = match shift {
            // “last spring” is the last that is over.
            Some(shift) if shift < 0 => year - i32::from(!over),
            Some(shift) if shift > 0 => year + i32::from(begun),
            Some(_) => year,
            None if tense == Tense::Future => year + i32::from(over),
            None => year - i32::from(!begun),
        };
        season_of(year, season)
    }
}

/// `shift` steps from step `at` (from 0) of a year that has `count`.
fn steps(year: i32, at: u8, shift: i32, count: i32) -> (i32, u8) {
    let all = year * count + i32::from(at) + shift;
    (all.div_euclid(count), all.rem_euclid(count) as u8)
}

/// `shift` months from a month, 1 to 12.
pub(super) fn months(year: i32, month: u8, shift: i32) -> (i32, u8) {
    let (year, month) = steps(year, month - 1, shift, 12);
    (year, month + 1)
}

fn date_of(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

fn day_of(date: Date) -> Option<NewsDate> {
    NewsDate::from_ymd(date.year().try_into().ok()?, date.month() as u8, date.day())
}

fn interval(from: Date, to: Date) -> Option<Period> {
    Some(Period::Interval(day_of(from)?, day_of(to)?))
}

fn news_year(year: i32) -> Option<NewsDate> {
    NewsDate::from_year(year.try_into().ok()?)
}

pub(super) fn year(year: i32) -> Option<Period> {
    Some(Period::Date(news_year(year)?))
}

/// `count` years from `first`: a decade, a century.
pub(super) fn years(first: i32, count: i32) -> Option<Period> {
    Some(Period::Interval(news_year(first)?, news_year(first + count - 1)?))
}

pub(super) fn month(year: i32, month: u8) -> Option<Period> {
    Some(Period::Date(NewsDate::from_year_month(year.try_into().ok()?, month)?))
}

pub(super) fn day(year: i32, month: u8, day: u8) -> Option<Period> {
    Some(Period::Date(NewsDate::from_ymd(year.try_into().ok()?, month, day)?))
}

pub(super) fn quarter_of(year: i32, quarter: u8) -> Option<Period> {
    (1..=4).contains(&quarter).then_some(Period::Quarter(news_year(year)?.year(), quarter))
}

pub(super) fn half_of(year: i32, half: u8) -> Option<Period> {
    (1..=2).contains(&half).then_some(Period::Half(news_year(year)?.year(), half))
}

/// The first `count` months of a year: a quarter and a half by their own names.
pub(super) fn first_months(year: i32, count: u8) -> Option<Period> {
    match count {
        3 => quarter_of(year, 1),
        6 => half_of(year, 1),
        1..=12 => between(month(year, 1)?, month(year, count)?),
        _ => None,
    }
}

/// The last `count` months of a year.
pub(super) fn last_months(year: i32, count: u8) -> Option<Period> {
    match count {
        3 => quarter_of(year, 4),
        6 => half_of(year, 2),
        1..=12 => between(month(year, 13 - count)?, month(year, 12)?),
        _ => None,
    }
}

/// Half 1 or 2 of a month: up to its fifteenth day, or from the sixteenth.
pub(super) fn half_of_month(month: NewsDate, half: u8) -> Option<Period> {
    let (year, number) = (i32::from(month.year()), month.month()?);
    let last = (28..=31).rev().find(|last| date_of(year, number, *last).is_some())?;
    let (from, to) = match half {
        1 => (1, 15),
        2 => (16, last),
        _ => return None,
    };
    between(day(year, number, from)?, day(year, number, to)?)
}

/// The day of a holiday in a year.
fn holiday_of(year: i32, holiday: Holiday) -> Option<Date> {
    match holiday {
        Holiday::Fixed(month, day) => date_of(year, month, day),
        Holiday::Weekday(month, weekday, which) => {
            let first = date_of(year, month, 1)?;
            let to_first = (weekday + 7 - first.weekday().number_from_monday()) % 7;
            // The fifth is the last where there are only four.
            let day = (0..which)
                .rev()
                .map(|week| 1 + to_first + 7 * week)
                .find(|day| date_of(year, month, *day).is_some())?;
            date_of(year, month, day)
        }
        Holiday::Easter(shift) => easter(year)?.checked_add(Duration::days(shift.into())),
    }
}

/// Easter Sunday of the Gregorian calendar (the “anonymous” algorithm of 1876, as in Meeus, *Astronomical Algorithms*).
fn easter(year: i32) -> Option<Date> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date_of(year, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)
}

/// Meteorological seasons of the northern hemisphere, whole months as newsrooms count them: spring is March to May.
pub(super) fn season_of(year: i32, season: u8) -> Option<Period> {
    let start = season_start(season);
    let (last_year, last) = months(year, start, 2);
    between(month(year, start)?, month(last_year, last)?)
}

/// The first month of a season, 0 being winter.
fn season_start(season: u8) -> u8 {
    if season == 0 { 12 } else { season * 3 }
}

/// From the first day of one period to the last of another, at the precision that both have.
pub(super) fn between(from: Period, to: Period) -> Option<Period> {
    let (from, _) = ends(from)?;
    let (_, to) = ends(to)?;
    (from <= to).then_some(Period::Interval(from, to))
}

/// First and last date of a period as far as it is written in dates.
pub(super) fn ends(period: Period) -> Option<(NewsDate, NewsDate)> {
    let of_year = |year: i16, from: u8, to: u8| {
        Some((NewsDate::from_year_month(year, from)?, NewsDate::from_year_month(year, to)?))
    };
    match period {
        Period::Date(date) => Some((date, date)),
        Period::Interval(from, to) => Some((from, to)),
        Period::Quarter(year, quarter) => of_year(year, quarter * 3 - 2, quarter * 3),
        Period::Half(year, half) => of_year(year, half * 6 - 5, half * 6),
        Period::Week(year, week) => {
            let monday = Date::from_iso_week_date(year.into(), week, Weekday::Monday).ok()?;
            Some((day_of(monday)?, day_of(monday.checked_add(Duration::days(6))?)?))
        }
    }
}

/// The same period a number of years, months, weeks or days earlier or later: “a year earlier” behind “the second quarter”.
pub(super) fn shifted(period: Period, unit: CalendarUnit, shift: i32) -> Option<Period> {
    let by_year = |date: NewsDate, shift: i32| {
        let year = i32::from(date.year()) + shift;
        match (date.month(), date.day()) {
            (Some(month), Some(day)) => self::day(year, month, day),
            (Some(month), None) => self::month(year, month),
            _ => self::year(year),
        }
    };
    let date = |period| match period {
        Some(Period::Date(date)) => Some(date),
        _ => None,
    };
    match (unit, period) {
        (CalendarUnit::Year, Period::Date(from)) => by_year(from, shift),
        (CalendarUnit::Year, Period::Interval(from, to)) => {
            Some(Period::Interval(date(by_year(from, shift))?, date(by_year(to, shift))?))
        }
        (CalendarUnit::Year, Period::Quarter(year, quarter)) => quarter_of(i32::from(year) + shift, quarter),
        (CalendarUnit::Year, Period::Half(year, half)) => half_of(i32::from(year) + shift, half),
        (CalendarUnit::Year, Period::Week(year, week)) => {
            Some(Period::Week(news_year(i32::from(year) + shift)?.year(), week.min(52)))
        }
        (CalendarUnit::Decade, _) => shifted(period, CalendarUnit::Year, shift.checked_mul(10)?),
        (CalendarUnit::Quarter, Period::Quarter(year, quarter)) => {
            let (year, quarter) = steps(year.into(), quarter - 1, shift, 4);
            quarter_of(year, quarter + 1)
        }
        (CalendarUnit::Half, Period::Half(year, half)) => {
            let (year, half) = steps(year.into(), half - 1, shift, 2);
            half_of(year, half + 1)
        }
        (CalendarUnit::Month, Period::Date(from)) => {
            let (year, month) = months(from.year().into(), from.month()?, shift);
            self::month(year, month)
        }
        (_, Period::Date(from)) => Anchor::of(from)?.unit(unit, shift.into()),
        (CalendarUnit::Week, Period::Week(year, week)) => {
            let monday = Date::from_iso_week_date(year.into(), week, Weekday::Monday).ok()?;
            Anchor { day: monday }.week(shift.into())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2021-07-21, a Wednesday.
    fn anchor() -> Anchor {
        Anchor::of(NewsDate::from_ymd(2021, 7, 21).unwrap()).unwrap()
    }

    #[track_caller]
    fn is(period: Option<Period>, written: &str) {
        assert_eq!(period.map(|period| period.to_string()).as_deref(), Some(written));
    }

    #[test]
    fn units_from_the_anchor() {
        is(anchor().days(-1), "2021-07-20");
        is(anchor().unit(CalendarUnit::Week, -1), "2021-W28");
        is(anchor().unit(CalendarUnit::Weekend, -1), "2021-07-17/2021-07-18");
        is(anchor().unit(CalendarUnit::Month, -8), "2020-11");
        is(anchor().unit(CalendarUnit::Quarter, -1), "2021-Q2");
        is(anchor().unit(CalendarUnit::Year, 1), "2022");
        is(anchor().unit(CalendarUnit::Decade, -1), "2010/2019");
    }

    #[test]
    fn weekdays_include_today_unless_last_or_next() {
        is(anchor().weekday(3, Tense::Past), "2021-07-21");
        is(anchor().weekday(4, Tense::Past), "2021-07-15");
        is(anchor().weekday(4, Tense::Future), "2021-07-22");
        is(anchor().weekday_beyond(3, Tense::Past), "2021-07-14");
        is(anchor().weekday_beyond(3, Tense::Future), "2021-07-28");
    }

    #[test]
    fn months_and_seasons_take_the_year_that_the_tense_wants() {
        is(anchor().month_named(10, Tense::Past), "2020-10");
        is(anchor().month_named(10, Tense::Open), "2021-10");
        is(anchor().month_named(3, Tense::Future), "2022-03");
        is(anchor().season(1, Some(0), Tense::Past), "2021-03/2021-05");
        is(anchor().season(3, Some(-1), Tense::Past), "2020-09/2020-11");
        is(anchor().season(2, Some(-1), Tense::Past), "2020-06/2020-08");
        is(anchor().season(0, None, Tense::Past), "2020-12/2021-02");
        is(anchor().quarter_named(3, Tense::Past), "2021-Q3");
        is(anchor().quarter_named(4, Tense::Past), "2020-Q4");
    }

    #[test]
    fn shifts_keep_the_grain() {
        is(anchor().holiday(Holiday::Easter(0), Tense::Past), "2021-04-04");
        is(anchor().holiday(Holiday::Weekday(11, 4, 4), Tense::Future), "2021-11-25");
        is(anchor().holiday(Holiday::Weekday(5, 1, 5), Tense::Past), "2021-05-31");
        is(anchor().holiday(Holiday::Fixed(12, 25), Tense::Open), "2021-12-25");
        is(shifted(Period::Quarter(2024, 2), CalendarUnit::Year, -1), "2023-Q2");
        is(shifted("2025-05".parse().unwrap(), CalendarUnit::Month, -1), "2025-04");
        is(shifted("2024-02-29".parse().unwrap(), CalendarUnit::Day, 1), "2024-03-01");
        assert_eq!(shifted("2024-02-29".parse().unwrap(), CalendarUnit::Year, 1), None);
    }
}
