//! Years: “2014”, “2014-15”, “the 1990s”, “fiscal 2020”, and the year behind a month or a quarter.

use crate::claim::time::calendar::{self};
use crate::claim::time::{Reader, Reading};
use crate::language::TokenKind;
use crate::lexicon::{NumeralKind, measures};

impl Reader<'_, '_> {
    /// Four digits that are a year: 1500 to 2199.
    pub(super) fn year_number(&self, at: usize) -> Option<i32> {
        let word = self.pieces.word(at);
        if !self.pieces.is_digits(at) || word.len() != 4 {
            return None;
        }
        word.parse().ok().filter(|year| (1500..2200).contains(year))
    }

    /// A year behind a month or day: “2020”, “, 2020”, “of last year”, “this year”. The year is open where it counts
    /// from an anchor that is not there.
    pub(super) fn year_behind(&self, at: usize) -> Option<(Option<i32>, usize, bool)> {
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

    /// “fiscal 2020”, “fiscal year 2020”, “FY2020”
    pub(super) fn fiscal(&self, at: usize) -> Option<Reading> {
        let next = at + 1 + usize::from(self.pieces.is_the_word(at + 1, "year"));
        Self::absolute(at, next + 1, calendar::year(self.year_number(next)?))
    }

    /// “2014”, “2014-15”, “from 2014 to 2020”, “the 1990s”.
    pub(super) fn years(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        if let Some(reading) = self.decade(at) {
            return Some(reading);
        }
        // “2024/25”
        if let Some((from, to)) = pieces.word(at).split_once('/').filter(|_| pieces.is_digits(at)) {
            let from: i32 = from.parse().ok().filter(|from| (1900..2100).contains(from))?;
            let to: i32 = to.parse().ok().filter(|_| to.len() == 2)?;
            return Self::absolute(at, at + 1, calendar::years(from, 2).filter(|_| (from + 1) % 100 == to));
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
    pub(super) fn decade(&self, at: usize) -> Option<Reading> {
        let pieces = self.pieces;
        if !pieces.is_glued(at + 1) || !pieces.is_any(at + 1, &["s", "'s", "’s"]) {
            return None;
        }
        let word = pieces.word(at);
        let number: i32 = word.parse().ok().filter(|number| number % 10 == 0)?;
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
    pub(super) fn is_year(&self, at: usize, year: i32) -> bool {
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
            || pieces.is_mark(before, TokenKind::Symbol)
            || pieces.is_joint(at + 1)
            || pieces.is_glued(at)
                && before < pieces.len()
                && !pieces.is_mark(before, TokenKind::Open)
                && !pieces.is_joint(before);
        near && !named && !self.counts(at + 1)
    }

    /// A unit or a scale stands at `at`: the number before it counts. A plural does not tell: counts from a thousand on
    /// have their comma in news, “2016 elections” have none.
    pub(super) fn counts(&self, at: usize) -> bool {
        let pieces = self.pieces;
        let unit = measures().unit(|ahead| pieces.word(at + ahead)).is_some();
        let scale = pieces.numeral(at).is_some_and(|numeral| numeral.kind == NumeralKind::Scale);
        unit || scale
    }
}
