//! Words that count, measure and date: numerals, units, currencies, the calendar, bounds, changes.
//!
//! What such a word means hangs on its neighbours (“second”, “quarter”, “may”), so a [`Measure`] holds everything that it
//! can be, and the rules of `claim` choose.

mod load;

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::{Entry, WordHasher};
use crate::model::{Bound, Decimal, Direction};

pub(in crate::lexicon) use load::enter;

/// Everything that a word can be in a figure or a date, in a dozen bytes: most words of a text are asked for it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measure {
    /// Its place among the numerals, from 1.
    numeral: u8,
    pub(crate) calendar: Option<Calendar>,
    pub(crate) change: Option<Change>,
    /// A noun before a number that names a thing: “section 230”.
    pub(crate) is_label: bool,
    /// What it says of the clause in which it stands.
    pub(crate) signs: WordSigns,
    /// Its place among the places, from 1.
    place: u8,
    /// A figure or time may open with it, if one follows: “a”, “the”, “last”.
    pub(crate) is_opener: bool,
}

/// What a place says of the units and seasons of an article about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The unit as it is read without knowing the place: `USD` for “dollar”.
    pub(crate) without: &'static str,
    /// The unit as it is meant there.
    pub(crate) unit: &'static str,
    pub(crate) is_south: bool,
}

/// The rule by which a holiday has its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// Month and day.
    Fixed(u8, u8),
    /// Month, weekday from Monday (1), which of them (5: the last).
    Weekday(u8, u8, u8),
    /// Days from Easter Sunday.
    Easter(i8),
}

named_set! {
    /// What a word says of how its clause asserts: a set, as `data/signs.txt` calls them.
    WordSigns(u16) {
        /// “wonderful”, “disgrace”
        EVALUATION "evaluation",
        /// “think”, “hope”, “want”
        STANCE "stance",
        /// “perhaps”, “allegedly”
        HEDGE "hedge",
        /// “will”, “should”
        FUTURE "future",
        /// “first”, “largest”
        SUPERLATIVE "superlative",
        /// “because”, “caused”
        CAUSE "cause",
        /// “than”, “compared”
        COMPARISON "comparison",
        /// “always”, “everyone”
        GENERAL "general",
        /// “law”, “vote”, “killed”
        RECORD "record",
        /// A public office or body: “senator”, “ministry”.
        OFFICE "office",
    }
}

impl Measure {
    /// Whether a figure or a time can begin with the word.
    pub(crate) const fn begins_figure(&self) -> bool {
        self.numeral != 0 || self.calendar.is_some()
    }

    /// Whether the word names a place that tells of units and seasons.
    pub(in crate::lexicon) const fn names_place(&self) -> bool {
        self.place != 0
    }
}

/// A word for a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub(crate) kind: NumeralKind,
    pub(crate) value: Decimal,
}

/// What a numeral does with the numbers next to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumeralKind {
    /// “seven”, “fourteen”
    Ones,
    /// “forty”: ones may follow
    Tens,
    /// “hundred”, “million”, “crore”, “dozen”: multiplies
    Scale,
    /// “dozens”, “thousands”: counts by itself
    Many,
    /// “third”, “quarters”: the denominator of a fraction
    Part,
    /// “½”
    Fraction,
    /// “fifth”: ranks, or is a denominator
    Ordinal,
    /// “doubled”, “twofold”, “twice”
    Fold,
    /// “m” of “5m”: a scale when glued to digits
    Suffix,
    /// “pair”: two of what follows
    Pair,
}

/// A word of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Calendar {
    /// 1 to 12
    Month(u8),
    /// 1 to 7 from Monday, as in ISO 8601
    Weekday(u8),
    /// 0 to 3 from winter
    Season(u8),
    Unit(CalendarUnit),
    /// “yesterday” is −1
    Day(i8),
    /// “morning”: says nothing that the day does not
    PartOfDay,
    /// “fiscal”
    Fiscal,
    /// “Q3”
    Quarter(u8),
    /// “H1”
    Half(u8),
    /// Some holiday’s name begins with it.
    Holiday,
}

/// A period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CalendarUnit {
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// A word that says which way a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) form: ChangeForm,
    pub(crate) direction: Direction,
}

/// The part of speech of a [`Change`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChangeForm {
    /// “rose 5 %”
    Verb,
    /// “a rise of 5 %”
    Noun,
    /// “up 5 %”, “5 % higher”
    Adverb,
}

/// A unit of measure or a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// As a [`Quantity`](crate::Quantity) names it.
    pub(crate) symbol: &'static str,
    pub(crate) kind: UnitKind,
}

/// What a unit measures, as far as rules ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    Percent,
    /// Percentage and basis points.
    Point,
    Currency,
    /// “cents”, “pence”: a hundredth of the currency that is the unit’s symbol.
    Hundredth,
    Duration,
    /// “three times”
    Factor,
    /// Length, mass, temperature and so on.
    Other,
}

/// A part of a fact-check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FactCheckPart {
    Claim,
    /// Who made the claim.
    Source,
    Verdict,
}

/// On which side of the number a bound stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
}

/// A phrase of lower-case words with what it means.
#[derive(Clone, Debug)]
struct Phrase<T> {
    words: Vec<&'static str>,
    meaning: T,
}

/// Phrases by the word that is met first, longest first.
struct Phrases<T> {
    words: Words<Vec<Phrase<T>>>,
    /// The lengths of these words, a bit for each, by their first byte: it tells of most words that no phrase begins with
    /// them, for less than a look into the table.
    lens: [u32; 256],
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { words: Words::default(), lens: [0; 256] }
    }
}

impl<T: Copy> Phrases<T> {
    /// Whether a phrase may begin with a word of this first byte and length.
    #[inline]
    const fn may_begin(&self, first: u8, len: usize) -> bool {
        self.lens[first as usize] >> (len % 32) & 1 == 1
    }

    /// The longest phrase whose words `word(0)`, `word(1)` … are, with how many words it has.
    #[inline]
    fn longest<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(T, usize)> {
        let first = word(0);
        let byte = *first.as_bytes().first()?;
        if !self.may_begin(byte, first.len()) {
            return None;
        }
        let fits =
            |phrase: &&Phrase<T>| phrase.words.iter().enumerate().skip(1).all(|(at, want)| word(at) == *want);
        let phrase = self.words.get(first)?.iter().find(fits)?;
        Some((phrase.meaning, phrase.words.len()))
    }
}

/// What the lists say of a word in lower case.
type Words<T> = HashMap<&'static str, T, BuildHasherDefault<WordHasher>>;

/// The lists of this module that are asked only next to a number.
pub(crate) struct Measures {
    words: Vec<Measure>,
    numerals: Vec<Numeral>,
    places: Vec<Place>,
    units: Phrases<Unit>,
    holidays: Phrases<Holiday>,
    bounds_before: Phrases<Bound>,
    bounds_after: Phrases<Bound>,
    /// Each a word, however many it has.
    fact_check_labels: Phrases<FactCheckPart>,
    singulars: Words<&'static str>,
    singular_only: Words<()>,
}

static MEASURES: LazyLock<Measures> = LazyLock::new(Measures::load);

/// The one table, built on first use.
pub(crate) fn measures() -> &'static Measures {
    &MEASURES
}

impl Measures {
    /// The measure of an [`Entry`].
    pub(crate) fn of(&self, entry: &Entry) -> &Measure {
        &self.words[usize::from(entry.measure)]
    }

    /// The number that a word stands for.
    #[inline]
    pub(crate) fn numeral(&self, measure: &Measure) -> Option<Numeral> {
        let place = usize::from(measure.numeral).checked_sub(1)?;
        self.numerals.get(place).copied()
    }

    /// The place that a word names.
    pub(crate) fn place(&self, measure: &Measure) -> Option<Place> {
        let place = usize::from(measure.place).checked_sub(1)?;
        self.places.get(place).copied()
    }

    /// The longest unit whose words `word(0)`, `word(1)` … are, with how many words it has. Words in lower case.
    pub(crate) fn unit<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(Unit, usize)> {
        self.units.longest(word)
    }

    /// The longest holiday’s name that begins with `word(0)`.
    pub(crate) fn holiday<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(Holiday, usize)> {
        self.holidays.longest(word)
    }

    /// The longest bound that stands on this side; `word(0)` is the word next to the number.
    pub(crate) fn bound<'w>(&self, side: Side, word: impl Fn(usize) -> &'w str) -> Option<(Bound, usize)> {
        let list = match side {
            Side::Before => &self.bounds_before,
            Side::After => &self.bounds_after,
        };
        list.longest(word)
    }

    /// The part of a fact-check that a heading in lower case heads.
    pub(crate) fn fact_check_part(&self, label: &str) -> Option<FactCheckPart> {
        let (part, _) = self.fact_check_labels.longest(|at| if at == 0 { label } else { "" })?;
        Some(part)
    }

    /// Whether a heading, in any case and without full stop, may head one.
    pub(crate) fn may_be_fact_check_part(&self, label: &str) -> bool {
        // In small letters others may have other lengths.
        let first = label.bytes().next().filter(|_| label.is_ascii());
        first.is_none_or(|first| self.fact_check_labels.may_begin(first.to_ascii_lowercase(), label.len()))
    }

    /// The singular of a lower-case noun; the noun itself where it is no plural.
    pub(crate) fn singular(&self, noun: &str) -> Cow<'static, str> {
        if let Some(singular) = self.singulars.get(noun) {
            return Cow::Borrowed(singular);
        }
        Cow::Owned(singular_by_rule(noun))
    }

    /// Whether a lower-case noun is a plural.
    pub(crate) fn is_plural(&self, noun: &str) -> bool {
        let by_rule = || match noun.as_bytes() {
            [_, _, .., before, b's'] => !matches!(before, b's' | b'u' | b'i'),
            _ => false,
        };
        by_rule() && !self.singular_only.contains_key(noun) || self.singulars.contains_key(noun)
    }
}

/// `deputies` → `deputy`, `coaches` → `coach`, `votes` → `vote`.
fn singular_by_rule(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let hisses = ["sses", "shes", "ches", "xes", "zzes"];
    if hisses.iter().any(|end| noun.ends_with(end)) {
        return noun[..noun.len() - 2].to_owned();
    }
    let is_plural =
        noun.ends_with('s') && noun.len() > 2 && !["ss", "us", "is"].iter().any(|end| noun.ends_with(end));
    noun[..noun.len() - usize::from(is_plural)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lexicon;

    #[track_caller]
    fn measure(word: &str) -> &'static Measure {
        let measure = measures().of(lexicon().entry(lexicon().find(word)));
        assert!(lexicon().entry(lexicon().find(word)).measure > 0, "{word} is in no list");
        measure
    }

    #[test]
    fn a_word_is_everything_that_it_can_be() {
        let quarter = measure("quarter");
        assert_eq!(measures().numeral(quarter).map(|numeral| numeral.kind), Some(NumeralKind::Part));
        assert_eq!(quarter.calendar, Some(Calendar::Unit(CalendarUnit::Quarter)));
        assert_eq!(measure("May").calendar, Some(Calendar::Month(5)));
        assert_eq!(measure("fell").change.map(|change| change.direction), Some(Direction::Down));
    }

    #[test]
    fn units_and_bounds_are_the_longest_that_fit() {
        let unit = |words: &[&'static str]| {
            measures()
                .unit(|at| words.get(at).copied().unwrap_or_default())
                .map(|(unit, len)| (unit.symbol, len))
        };
        assert_eq!(unit(&["square", "km"]), Some(("km2", 2)));
        assert_eq!(unit(&["percentage", "points", "more"]), Some(("percentage point", 2)));
        assert_eq!(unit(&["dollars"]), Some(("USD", 1)));
        assert_eq!(unit(&["students"]), None);
        let bound = |words: &[&'static str]| {
            measures().bound(Side::Before, |at| words.get(at).copied().unwrap_or_default())
        };
        assert_eq!(bound(&["than", "more"]), Some((Bound::Over, 2)));
        assert_eq!(bound(&["than", "more", "no"]), Some((Bound::Under, 3)));
    }

    #[test]
    fn singulars() {
        for (many, one) in [
            ("people", "person"),
            ("deputies", "deputy"),
            ("coaches", "coach"),
            ("votes", "vote"),
            ("hectares", "hectare"),
            ("glass", "glass"),
            ("cases", "case"),
            ("boxes", "box"),
            ("series", "series"),
        ] {
            assert_eq!(measures().singular(many), one);
        }
    }
}
