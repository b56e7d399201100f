//! Dates at the precision that news gives them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use time::{Date, Month, Time};

use crate::error::{Error, ErrorKind};

/// A date as news carries it: always a year, then as much as is known of month, day, time of day and offset.
///
/// Written and read as ISO 8601 extended format: `2021`, `2021-07`, `2021-07-21`, `2021-07-21T10:30:00`,
/// `2021-07-21T10:30:00+04:00`. What is not known stays unknown: a date without offset gets none.
///
/// The order is that of the digits: a year sorts before its months. Offsets are not converted for it.
///
/// ```
/// use onrecord::NewsDate;
///
/// let date: NewsDate = "2021-07-21T10:30:00+04:00".parse()?;
/// assert_eq!((date.year(), date.month(), date.day()), (2021, Some(7), Some(21)));
/// assert_eq!(date.offset_minutes(), Some(240));
/// assert_eq!(date.to_string(), "2021-07-21T10:30:00+04:00");
/// assert!("2021-02-30".parse::<NewsDate>().is_err());
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NewsDate {
    year: i16,
    /// 0 where unknown; likewise the day.
    month: u8,
    day: u8,
    time: Option<(u8, u8, u8)>,
    offset: Option<i16>,
}

impl NewsDate {
    /// A year alone.
    #[must_use]
    pub fn from_year(year: i16) -> Option<Self> {
        (0..=9999).contains(&year).then_some(Self { year, month: 0, day: 0, time: None, offset: None })
    }

    /// A month of a year; `None` where there is no such month.
    #[must_use]
    pub fn from_year_month(year: i16, month: u8) -> Option<Self> {
        let whole = Self::from_year(year)?;
        (1..=12).contains(&month).then_some(Self { month, ..whole })
    }

    /// A day; `None` where the calendar has no such day.
    #[must_use]
    pub fn from_ymd(year: i16, month: u8, day: u8) -> Option<Self> {
        let whole = Self::from_year_month(year, month)?;
        Date::from_calendar_date(year.into(), Month::try_from(month).ok()?, day).ok()?;
        Some(Self { day, ..whole })
    }

    /// The same day at a time, with the offset from UTC in minutes where it is known.
    ///
    /// `None` if the date has no day, the time does not exist, or the offset is a day or more.
    #[must_use]
    pub fn with_time(self, hour: u8, minute: u8, second: u8, offset_minutes: Option<i16>) -> Option<Self> {
        Time::from_hms(hour, minute, second).ok()?;
        let offset_exists = offset_minutes.is_none_or(|minutes| minutes.abs() < 24 * 60);
        (self.day > 0 && offset_exists).then_some(Self {
            time: Some((hour, minute, second)),
            offset: offset_minutes,
            ..self
        })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// Hour, minute, second.
    #[must_use]
    pub const fn time(self) -> Option<(u8, u8, u8)> {
        self.time
    }

    /// Offset from UTC in minutes, east positive.
    #[must_use]
    pub const fn offset_minutes(self) -> Option<i16> {
        self.offset
    }
}

impl fmt::Display for NewsDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        if let Some((hour, minute, second)) = self.time {
            write!(f, "T{hour:02}:{minute:02}:{second:02}")?;
        }
        match self.offset {
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
            None => Ok(()),
        }
    }
}

impl FromStr for NewsDate {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).ok_or_else(|| Error::new(ErrorKind::Invariant, format!("{text:?} is no ISO 8601 date")))
    }
}

fn parse(text: &str) -> Option<NewsDate> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let year = digits(parts.next()?, 4)?;
    let date = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => NewsDate::from_year(year)?,
        (Some(month), None, _) => NewsDate::from_year_month(year, digits(month, 2)? as u8)?,
        (Some(month), Some(day), None) => {
            NewsDate::from_ymd(year, digits(month, 2)? as u8, digits(day, 2)? as u8)?
        }
        _ => return None,
    };
    let Some(time) = time else { return Some(date) };
    let (clock, offset) = match time.find(['Z', '+', '-']) {
        Some(at) => (&time[..at], Some(offset(&time[at..])?)),
        None => (time, None),
    };
    let mut parts = clock.split(':');
    let mut part = || digits(parts.next()?, 2).map(|value| value as u8);
    date.with_time(part()?, part()?, part()?, offset)
}

fn offset(text: &str) -> Option<i16> {
    if text == "Z" {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    Some(sign * (digits(hours, 2)? * 60 + digits(minutes, 2)?))
}

/// Exactly `len` ASCII digits.
fn digits(text: &str, len: usize) -> Option<i16> {
    (text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

impl TryFrom<String> for NewsDate {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<NewsDate> for String {
    fn from(date: NewsDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_writes_at_every_precision() {
        for text in [
            "2021",
            "2021-07",
            "2021-07-21",
            "2021-07-21T10:30:00",
            "2021-07-21T10:30:00Z",
            "2021-07-21T10:30:00-03:30",
        ] {
            assert_eq!(text.parse::<NewsDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_does_not_exist_is_refused() {
        for text in [
            "",
            "21",
            "2021-13",
            "2021-02-29",
            "2021-07-21T25:00:00",
            "2021-07T10:00:00",
            "2021-07-21T10:00",
            "2021-07-21-01",
            "+021",
        ] {
            assert!(text.parse::<NewsDate>().is_err(), "{text}");
        }
    }
}
