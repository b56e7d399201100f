//! Datelines: “TRENTON, N.J. (AP) —”, “LONDON, March 3 (Reuters) -”, “MOSCOW, July 20. /TASS/.”

use crate::model::NewsDate;
use crate::read::text::header::date_in_words;

/// What a dateline says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) struct Dateline<'t> {
    /// Bytes of the paragraph up to and with the dash or slash.
    pub(in crate::read) len: usize,
    pub(in crate::read) place: &'t str,
    pub(in crate::read) agency: Option<&'t str>,
    /// Only where it gives the year.
    pub(in crate::read) date: Option<NewsDate>,
}

/// No dateline is longer.
const LONGEST: usize = 110;

/// The dateline at the start of a paragraph.
pub(in crate::read) fn parse(paragraph: &str) -> Option<Dateline<'_>> {
    if !paragraph.starts_with(char::is_uppercase) && !paragraph.starts_with('(') {
        return None;
    }
    let mut window = paragraph.len().min(LONGEST);
    while !paragraph.is_char_boundary(window) {
        window -= 1;
    }
    let window = &paragraph[..window];
    if !may_begin(window) {
        return None;
    }
    let (words, len) = ends(window)?;
    let (before, agency) = agency(words);
    // “MOSCOW. /TASS/”, but “TRENTON, N.J. (AP)”
    let before = if words.ends_with('/') { before.trim_end_matches('.') } else { before };
    let (place, rest) = place(before, agency.is_some())?;
    let date = date_in_words(rest.trim_matches(|char: char| char.is_whitespace() || ".,".contains(char)));
    if !rest.trim().is_empty() && date.is_none() && !is_day(rest) {
        return None;
    }
    (len < paragraph.len()).then_some(Dateline {
        len,
        place,
        agency,
        date: date.filter(|date| date.day().is_some()),
    })
}

/// A dateline begins with a word in capitals, or names its agency between brackets or slashes. Nearly no paragraph does
/// either, as its second letter tells.
fn may_begin(window: &str) -> bool {
    let second = window.chars().nth(1);
    second.is_some_and(is_of_capitals) || memchr::memchr2(b'(', b'/', window.as_bytes()).is_some()
}

/// What a word in capitals consists of: “ST.-DENIS”.
fn is_of_capitals(char: char) -> bool {
    char.is_uppercase() || matches!(char, '.' | '-' | '’' | '\'' | '/')
}

/// The words before the mark that ends a dateline, and the length with the mark.
fn ends(window: &str) -> Option<(&str, usize)> {
    let bytes = window.as_bytes();
    let mut dash = None;
    // The longer dashes begin with E2.
    for at in memchr::memchr3_iter(b'/', b'-', 0xE2, bytes) {
        // “MOSCOW, July 20. /TASS/.” has its agency between slashes and no dash.
        if bytes[at] == b'/' && bytes[..at].ends_with(b" ") {
            let close = memchr::memchr(b'/', &bytes[at + 1..])? + at + 1;
            let len = close + 1 + usize::from(bytes[close + 1..].starts_with(b"."));
            return Some((&window[..close + 1], len));
        }
        dash = dash.or_else(|| dash_at(bytes, at));
    }
    // Some agencies have a low line for the dash.
    let mut low_lines = memchr::memchr_iter(b'_', bytes);
    let low_line = low_lines
        .find(|&at| bytes[..at].ends_with(b" ") && bytes[at + 1..].starts_with(b" "))
        .map(|at| (at - 1, at + 1));
    let (start, end) = [dash, low_line].into_iter().flatten().min()?;
    Some((&window[..start], end))
}

/// Where the dash that has a byte at `at` begins and ends, the space before a hyphen with it.
fn dash_at(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let dashes = ["—", "–", "―", "--"];
    if let Some(dash) = dashes.iter().find(|dash| bytes[at..].starts_with(dash.as_bytes())) {
        return Some((at, at + dash.len()));
    }
    (bytes[at..].starts_with(b"- ") && bytes[..at].ends_with(b" ")).then(|| (at - 1, at + 1))
}

/// The agency in brackets or slashes, and what stands before it.
fn agency(words: &str) -> (&str, Option<&str>) {
    let words = words.trim();
    for (open, close) in [('(', ')'), ('/', '/')] {
        let Some(inside) = words.strip_suffix(close) else { continue };
        if let Some((before, agency)) = inside.rsplit_once(open) {
            return (before.trim(), Some(agency.trim()));
        }
    }
    (words, None)
}

/// The place, and the date behind it.
fn place(words: &str, has_agency: bool) -> Option<(&str, &str)> {
    let words = words.trim_end_matches([',', ' ']);
    if words.is_empty() {
        // “(Reuters) - The mayor quit”
        return has_agency.then_some(("", ""));
    }
    let first = words.split([' ', ',']).next().unwrap_or_default();
    let caps =
        first.chars().filter(|char| char.is_alphabetic()).count() >= 2 && first.chars().all(is_of_capitals);
    if !(caps || has_agency && words.starts_with(char::is_uppercase)) {
        return None;
    }
    // “Jan 30 (Reuters) -” names no place, “SUN VALLEY (AP) —” no day.
    let second = words.split(' ').nth(1).unwrap_or_default();
    let undated = starts_date(words) && second.starts_with(|char: char| char.is_ascii_digit());
    let date = undated.then_some(0).or_else(|| {
        let borders = words.match_indices([' ', ',']).map(|(at, _)| at + 1);
        borders.into_iter().find(|&at| starts_date(words[at..].trim_start()))
    });
    let (place, rest) = words.split_at(date.unwrap_or(words.len()));
    let place = place.trim_end_matches([',', ' ']);
    // “NATO said on Monday – and not for the first time –” is no place.
    let small = |word: &str| {
        word.starts_with(char::is_lowercase)
            && !matches!(word, "de" | "la" | "el" | "of" | "upon" | "sur" | "and" | "on" | "in" | "the")
    };
    let named = place.split_whitespace().count() <= 6 && !place.split_whitespace().any(small);
    named.then_some((place, rest))
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A month's or weekday's name, or the number of a day before a month.
fn starts_date(words: &str) -> bool {
    let word = words.split([' ', '.', ',']).next().unwrap_or_default().to_ascii_lowercase();
    let full = [
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "sept",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    MONTHS.contains(&word.as_str())
        || DAYS.contains(&word.as_str())
        || full.contains(&word.as_str())
        || word.parse::<u8>().is_ok_and(|day| day <= 31)
}

/// “March 3”, “Tuesday”, “20 July”: a date without a year.
fn is_day(words: &str) -> bool {
    let words = words.trim();
    starts_date(words) && words.split_whitespace().count() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn dateline(paragraph: &str, len: &str, place: &str, agency: Option<&str>, date: Option<&str>) {
        let found = parse(paragraph).unwrap_or_else(|| panic!("no dateline in {paragraph}"));
        assert_eq!(&paragraph[..found.len], len);
        assert_eq!((found.place, found.agency), (place, agency));
        assert_eq!(found.date.map(|date| date.to_string()).as_deref(), date);
    }

    #[test]
    fn agencies() {
        dateline("TRENTON, N.J. (AP) — The mayor", "TRENTON, N.J. (AP) —", "TRENTON, N.J.", Some("AP"), None);
        dateline(
            "LONDON, March 3 (Reuters) - The mayor",
            "LONDON, March 3 (Reuters) -",
            "LONDON",
            Some("Reuters"),
            None,
        );
        dateline(
            "MOSCOW, July 20. /TASS/. The mayor",
            "MOSCOW, July 20. /TASS/.",
            "MOSCOW",
            Some("TASS"),
            None,
        );
        dateline(
            "Geneva, 3 May 2021 (ATS) – The mayor",
            "Geneva, 3 May 2021 (ATS) –",
            "Geneva",
            Some("ATS"),
            Some("2021-05-03"),
        );
        dateline("NEW YORK — The mayor", "NEW YORK —", "NEW YORK", None, None);
        dateline("Jan 30 (Reuters) - The mayor", "Jan 30 (Reuters) -", "", Some("Reuters"), None);
        dateline("SUN VALLEY (AP) _ The mayor", "SUN VALLEY (AP) _", "SUN VALLEY", Some("AP"), None);
        dateline("(Reuters) - The mayor", "(Reuters) -", "", Some("Reuters"), None);
        dateline(
            "PORT ELLEN, March 3, 2025 (Coastwire) — The",
            "PORT ELLEN, March 3, 2025 (Coastwire) —",
            "PORT ELLEN",
            Some("Coastwire"),
            Some("2025-03-03"),
        );
    }

    #[test]
    fn prose_has_none() {
        for prose in [
            "Smith — a lawyer — said no.",
            "NATO said on Monday – again – that",
            "The plan - which failed - was old",
            "A – B",
            "PARIS",
        ] {
            assert_eq!(parse(prose), None, "{prose}");
        }
    }
}
