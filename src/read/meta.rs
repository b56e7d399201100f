//! Values of metadata as real feeds write them: dates, numbers, codes; and what is odd about them.

use std::borrow::Cow;

use crate::error::{Diagnostic, DiagnosticCode};
use crate::model::{ConceptKind, NewsDate, PublishingStatus};
use crate::xml::Element;

/// What was odd about an item. Bounded, since each has its line counted from the document's start.
#[derive(Debug, Default)]
pub(super) struct Oddities {
    found: Vec<Diagnostic>,
}

impl Oddities {
    const MOST: usize = 50;

    pub(super) fn note(
        &mut self,
        code: DiagnosticCode,
        element: Element<'_>,
        message: impl FnOnce() -> String,
    ) {
        if self.found.len() < Self::MOST {
            self.found.push(Diagnostic::new(code, message(), element.position()));
        }
    }

    pub(super) fn into_vec(self) -> Vec<Diagnostic> {
        self.found
    }

    /// The date that an element's text is.
    pub(super) fn date(&mut self, element: Element<'_>) -> Option<NewsDate> {
        self.date_in(element, &element.text())
    }

    /// The date that an attribute is.
    pub(super) fn date_attribute(&mut self, element: Element<'_>, name: &str) -> Option<NewsDate> {
        self.date_in(element, &element.attribute(name)?)
    }

    fn date_in(&mut self, element: Element<'_>, text: &str) -> Option<NewsDate> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let date = date(text);
        match date {
            None => self.note(DiagnosticCode::UnreadableDate, element, || {
                format!("cannot tell the date in “{text}” of <{}>", element.name())
            }),
            Some(date) if date.time().is_some() && date.offset_minutes().is_none() => {
                self.note(DiagnosticCode::DateWithoutOffset, element, || {
                    format!("“{text}” of <{}> does not say its offset from UTC", element.name())
                });
            }
            Some(_) => {}
        }
        date
    }

    /// The number that a value is.
    pub(super) fn number(&mut self, element: Element<'_>, value: &str) -> Option<u64> {
        let value = value.trim();
        if value.is_empty() {
            return None;
        }
        let number = value.parse().ok();
        if number.is_none() {
            self.note(DiagnosticCode::UnreadableNumber, element, || {
                format!("“{value}” of <{}> is no number", element.name())
            });
        }
        number
    }
}

/// A date as feeds write it: ISO 8601, extended or basic, with a fraction or without seconds, `24:00`, a leap second.
pub(super) fn date(text: &str) -> Option<NewsDate> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let (day, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (&text[..at], text[at + 1..].trim()),
        None => (text, ""),
    };
    let date = calendar(day)?;
    if time.is_empty() {
        return Some(date);
    }
    let (clock, offset) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => (&time[..at], Some(offset(&time[at..])?)),
        None => (time, None),
    };
    let clock = clock.split(['.', ',']).next().unwrap_or_default();
    let digits: Vec<u8> = clock.bytes().filter(|byte| *byte != b':').collect();
    let plausible = digits.iter().all(u8::is_ascii_digit) && matches!(digits.len(), 4 | 6);
    let pair = |at: usize| digits.get(at..at + 2).map(|pair| (pair[0] - b'0') * 10 + (pair[1] - b'0'));
    if !plausible {
        return None;
    }
    let (hour, minute, second) = (pair(0)?, pair(2)?, pair(4).unwrap_or(0));
    if (hour, minute, second) == (24, 0, 0) {
        return next_day(date)?.with_time(0, 0, 0, offset);
    }
    date.with_time(hour, minute, second.min(59), offset)
}

/// `2021-07-21`, `20210721`, `2021-07`
fn calendar(day: &str) -> Option<NewsDate> {
    if day.contains('-') {
        return day.parse().ok();
    }
    let number = |range: std::ops::Range<usize>| day.get(range)?.parse::<u8>().ok();
    let basic = day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit());
    basic.then(|| NewsDate::from_ymd(day[..4].parse().ok()?, number(4..6)?, number(6..8)?))?
}

fn next_day(date: NewsDate) -> Option<NewsDate> {
    let (year, month, day) = (date.year(), date.month()?, date.day()?);
    NewsDate::from_ymd(year, month, day + 1)
        .or_else(|| NewsDate::from_ymd(year, month + 1, 1))
        .or_else(|| NewsDate::from_ymd(year + 1, 1, 1))
}

/// `Z`, `+1000`, `+10:00`, `+10`
fn offset(text: &str) -> Option<i16> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits = text[1..].replace(':', "");
    let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(&digits)?;
    match number.len() {
        2 => Some(sign * number.parse::<i16>().ok()? * 60),
        4 => Some(sign * (number[..2].parse::<i16>().ok()? * 60 + number[2..].parse::<i16>().ok()?)),
        _ => None,
    }
}

/// A code's last part: `usable` of `stat:usable`.
pub(super) fn local(code: &str) -> &str {
    code.rsplit([':', '/', '#']).next().unwrap_or(code).trim()
}

/// The status that a code or word gives.
pub(super) fn status(code: &str) -> Option<PublishingStatus> {
    let word = local(code);
    let is = |other: &str| word.eq_ignore_ascii_case(other);
    match () {
        () if is("usable") => Some(PublishingStatus::Usable),
        () if is("withheld") || is("embargoed") => Some(PublishingStatus::Withheld),
        () if is("canceled") || is("cancelled") => Some(PublishingStatus::Canceled),
        () => None,
    }
}

/// The kind that a `type` gives: `cpnat:person`, or the same word of any other scheme.
pub(super) fn kind(code: &str) -> Option<ConceptKind> {
    Some(match local(code) {
        "abstract" => ConceptKind::Abstract,
        "person" | "Person" => ConceptKind::Person,
        "organisation" | "organization" | "Organization" | "company" => ConceptKind::Organization,
        "geoArea" | "place" | "city" | "City" | "country" | "Country" | "statprov" => ConceptKind::Place,
        "poi" | "POI" => ConceptKind::PointOfInterest,
        "event" => ConceptKind::Event,
        "object" => ConceptKind::Object,
        _ => return None,
    })
}

/// Text with each run of white space as one space, and none at its ends; `None` where nothing is left.
pub(super) fn line(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let clean = has_only_single_spaces(text);
    if clean {
        return Some(Cow::Borrowed(text));
    }
    Some(Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Whether no white space but single spaces is in a text, and no no-break space. Without a branch, and so at once for
/// many bytes, since it is mostly so.
pub(super) fn has_only_single_spaces(text: &str) -> bool {
    let bytes = text.as_bytes();
    // U+00A0 begins with C2.
    let odd = bytes.iter().fold(false, |odd, &byte| odd | (byte < b' ') | (byte == 0xC2));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let doubled = pairs.fold(false, |doubled, (&one, &two)| doubled | ((one == b' ') & (two == b' ')));
    !odd && !doubled
}

/// An element's text as a [`line`].
pub(super) fn words(element: Element<'_>) -> Option<String> {
    line(&element.text()).map(Cow::into_owned)
}

/// An attribute as a [`line`].
pub(super) fn attribute(element: Element<'_>, name: &str) -> Option<String> {
    line(&element.attribute(name)?).map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: Option<&str>) {
        assert_eq!(date(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn dates_as_feeds_write_them() {
        reads("2021-07-21T10:30:00+04:00", Some("2021-07-21T10:30:00+04:00"));
        reads("20210721T103000+0400", Some("2021-07-21T10:30:00+04:00"));
        reads(" 2018-03-01T18:34:39.924Z\n", Some("2018-03-01T18:34:39Z"));
        reads("2021-07", Some("2021-07"));
        reads("20210721", Some("2021-07-21"));
        reads("2021-07-21T10:30", Some("2021-07-21T10:30:00"));
        reads("2021-07-21T10:30:00+1000", Some("2021-07-21T10:30:00+10:00"));
        reads("2021-12-31T24:00:00Z", Some("2022-01-01T00:00:00Z"));
        reads("2021-12-31T23:59:60Z", Some("2021-12-31T23:59:59Z"));
        reads("2021-07-21 10:30:00", Some("2021-07-21T10:30:00"));
        for text in
            ["YYYYMMDD000000-HHMM", "", "soon", "2021-02-30", "20211301", "2021-07-21Tx", "T", "é20210721"]
        {
            reads(text, None);
        }
    }

    #[test]
    fn lines() {
        assert_eq!(line(" a \n b  c "), Some("a b c".into()));
        assert_eq!(line(" \n"), None);
    }
}
