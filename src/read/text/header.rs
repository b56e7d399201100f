//! Header lines: `Title: …`, `Date: …`, front matter, a date at the top; and dates in words.

use crate::model::NewsDate;

/// What a header line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Subtitle,
    Author,
    Date,
    Place,
    Provider,
    Language,
    Keywords,
    Slug,
    /// A known label whose value stays text.
    Other,
}

/// The field of a label: “Title”, “published”.
pub(super) fn field(label: &str) -> Option<Field> {
    Some(match label.trim().to_ascii_lowercase().as_str() {
        "title" | "headline" | "head" | "hed" => Field::Title,
        "subtitle" | "subheadline" | "deck" | "dek" | "standfirst" | "summary" | "description" => {
            Field::Subtitle
        }
        "author" | "authors" | "by" | "byline" | "writer" => Field::Author,
        "date" | "published" | "pubdate" | "publication date" | "published on" | "created" | "datum" => {
            Field::Date
        }
        "place" | "location" | "dateline" | "city" => Field::Place,
        "source" | "publisher" | "provider" | "agency" | "publication" | "newspaper" => Field::Provider,
        "language" | "lang" => Field::Language,
        "keywords" | "tags" => Field::Keywords,
        "slug" | "slugline" => Field::Slug,
        "section" | "url" | "link" | "id" | "updated" | "modified" | "category" | "categories"
        | "copyright" | "length" | "words" | "edition" | "page" | "subject" | "topic" | "layout"
        | "permalink" | "image" | "credit" | "type" | "draft" => Field::Other,
        _ => return None,
    })
}

/// A header line's label and value; both may stand in quotation marks, as front matter has them.
pub(super) fn label_and_value(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once(':')?;
    (label.len() <= 20).then(|| (label.trim(), value.trim()))
}

/// “date 2021-07-21 On July 20, …”: the length of the label and the date, and the date.
pub(super) fn leading_date(line: &str) -> Option<(usize, NewsDate)> {
    let label = ["date ", "Date ", "DATE ", "published ", "Published "]
        .iter()
        .find(|label| line.starts_with(**label))
        .map_or(0, |label| label.len());
    let start = label + (line[label..].len() - line[label..].trim_start().len());
    let date = line[start..].get(..10).filter(|date| date.starts_with(|char: char| char.is_ascii_digit()))?;
    let date = date.replace('/', "-").parse::<NewsDate>().ok()?;
    let end = start + 10;
    line[end..].chars().next().is_none_or(char::is_whitespace).then_some((end, date))
}

/// A date as header lines write it: ISO 8601, `2022/03/03`, `March 3, 2022`, `3 Mar. 2022`, `Thursday, 3 March 2022`,
/// with a time of day behind it or not. Only dates with a year.
pub(in crate::read) fn date_in_words(words: &str) -> Option<NewsDate> {
    let words = words.trim().trim_matches(['"', '\'']);
    if let Ok(date) = words.parse() {
        return Some(date);
    }
    if let Some((_, date)) = leading_date(words) {
        return Some(date);
    }
    if let Some(date) = words.get(..10).filter(|_| words.as_bytes().get(10) == Some(&b'T')) {
        return date.parse().ok();
    }
    let (mut year, mut month, mut day) = (None, None, None);
    for word in words.split([' ', ',', '.']).filter(|word| !word.is_empty()) {
        let number = word.trim_end_matches(|char: char| char.is_ascii_alphabetic()).parse::<u16>().ok();
        match number {
            Some(number) if number > 999 && year.is_none() => year = i16::try_from(number).ok(),
            Some(number) if number <= 31 && day.is_none() && year.is_none() => {
                day = u8::try_from(number).ok()
            }
            Some(_) => break,
            None if month.is_none() && self::month(word).is_some() => month = self::month(word),
            None if is_weekday(word) || matches!(word, "on" | "of" | "the" | "Published" | "Updated") => {}
            None => break,
        }
    }
    match (year?, month?, day) {
        (year, month, Some(day)) => NewsDate::from_ymd(year, month, day),
        (year, month, None) => NewsDate::from_year_month(year, month),
    }
}

/// 1 to 12 for a month's name or its abbreviation of three letters and more.
fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = word.to_ascii_lowercase();
    let number = MONTHS.iter().position(|month| lower.len() >= 3 && month.starts_with(&lower))?;
    u8::try_from(number + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let lower = word.to_ascii_lowercase();
    lower.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn date(words: &str, expected: Option<&str>) {
        assert_eq!(date_in_words(words).map(|date| date.to_string()).as_deref(), expected, "{words}");
    }

    #[test]
    fn dates_as_headers_write_them() {
        date("2022-03-03", Some("2022-03-03"));
        date("2022/03/03", Some("2022-03-03"));
        date("2022-03-03T10:00:00Z", Some("2022-03-03T10:00:00Z"));
        date("March 3, 2022", Some("2022-03-03"));
        date("Thursday, 3 Mar. 2022 10:15 GMT", Some("2022-03-03"));
        date("3rd of March 2022", Some("2022-03-03"));
        date("March 2022", Some("2022-03"));
        date("March 3", None);
        date("February 30, 2022", None);
        date("soon", None);
    }

    #[test]
    fn a_date_may_run_into_the_text() {
        assert_eq!(leading_date("date 2021-07-21 On July 20, a").map(|(len, _)| len), Some(15));
        assert_eq!(leading_date("2021-07-21"), Some((10, NewsDate::from_ymd(2021, 7, 21).unwrap())));
        assert_eq!(leading_date("date palms grow there"), None);
    }
}
