//! Builds the measures from the lists of `data/`.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{
    Calendar, CalendarUnit, Change, ChangeForm, FactCheckPart, Holiday, Measure, Measures, Numeral,
    NumeralKind, Phrase, Phrases, Place, Unit, UnitKind, WordSigns,
};
use crate::lexicon::load::{Row, rows};
use crate::lexicon::morphology::{plural, verb_forms};
use crate::lexicon::{Entry, Lexicon};
use crate::model::{Bound, Decimal, Direction};

macro_rules! list {
    ($name:literal) => {
        rows(include_str!(concat!("../data/", $name, ".txt")))
    };
}

impl Measures {
    pub(super) fn load() -> Self {
        let mut units = Phrases::default();
        for row in list!("units") {
            let unit = Unit { symbol: row.column(0), kind: unit_kind(row.column(1)) };
            row.items(2).for_each(|form| add(&mut units, form.split(' ').collect(), unit));
        }
        for row in list!("currencies") {
            let unit = Unit { symbol: row.column(0), kind: UnitKind::Currency };
            row.items(1).for_each(|form| add(&mut units, form.split(' ').collect(), unit));
        }
        let (mut bounds_before, mut bounds_after) = (Phrases::default(), Phrases::default());
        for row in list!("bounds") {
            let mut words: Vec<_> = row.column(0).split(' ').collect();
            if row.column(1) == "after" {
                add(&mut bounds_after, words, bound(row));
            } else {
                // Before a number the word next to it is met first.
                words.reverse();
                add(&mut bounds_before, words, bound(row));
            }
        }
        let mut fact_check_labels = Phrases::default();
        for row in list!("fact_check_labels") {
            add(&mut fact_check_labels, vec![row.column(0)], part(row));
        }
        let singulars = list!("irregular_plurals").map(|row| (row.column(0), row.column(1))).collect();
        let singular_only = list!("singulars_in_s").map(|row| (row.column(0), ())).collect();
        let mut words = vec![Measure::default()];
        let listed = word_measures();
        words.extend(listed.words.into_iter().map(|(_, measure)| measure));
        let mut holidays = Phrases::default();
        for row in list!("holidays") {
            add(&mut holidays, row.column(0).split(' ').collect(), holiday(row));
        }
        sort(&mut units);
        sort(&mut holidays);
        sort(&mut bounds_before);
        sort(&mut bounds_after);
        Self {
            words,
            numerals: listed.numerals,
            places: listed.places,
            units,
            holidays,
            bounds_before,
            bounds_after,
            fact_check_labels,
            singulars,
            singular_only,
        }
    }
}

fn add<T>(phrases: &mut Phrases<T>, words: Vec<&'static str>, meaning: T) {
    let first = words[0];
    phrases.lens[usize::from(first.as_bytes()[0])] |= 1 << (first.len() % 32);
    phrases.words.entry(first).or_default().push(Phrase { words, meaning });
}

fn sort<T>(phrases: &mut Phrases<T>) {
    phrases.words.values_mut().for_each(|list| list.sort_by_key(|phrase| Reverse(phrase.words.len())));
}

/// Gives every word of the lists its place among the measures, in a lexicon that may know it already.
pub(in crate::lexicon) fn enter(mut lexicon: Lexicon) -> Lexicon {
    let measures = word_measures().words;
    for (place, (word, _)) in measures.iter().enumerate() {
        let number = usize::from(lexicon.words.number(word));
        if number == lexicon.entries.len() {
            lexicon.entries.push(Entry::default());
        }
        lexicon.entries[number].measure = place as u16 + 1;
    }
    lexicon.marks.mark(&lexicon.entries, &measures);
    lexicon
}

/// What the lists say of single words.
struct Listed {
    /// Those with which a figure can begin, then the rest, each in alphabetical order.
    words: Vec<(String, Measure)>,
    numerals: Vec<Numeral>,
    places: Vec<Place>,
}

/// The place of an item in a list without doubles, from 1.
fn number_in<T: PartialEq>(list: &mut Vec<T>, item: T) -> u8 {
    let place = list.iter().position(|other| *other == item).unwrap_or(list.len());
    if place == list.len() {
        list.push(item);
    }
    u8::try_from(place + 1).expect("a list of at most 255 meanings")
}

fn word_measures() -> Listed {
    let (mut numerals, mut places) = (Vec::new(), Vec::new());
    let mut words = BTreeMap::<String, Measure>::new();
    let mut of = |word: &str, set: &dyn Fn(&mut Measure)| set(words.entry(word.to_owned()).or_default());
    for row in list!("numerals") {
        let numeral = Numeral { kind: numeral_kind(row.column(1)), value: number(row, 2) };
        let numeral = number_in(&mut numerals, numeral);
        of(row.column(0), &|measure| measure.numeral = numeral);
    }
    for row in list!("calendar") {
        if row.column(1) == "opener" {
            of(row.column(0), &|measure| measure.is_opener = true);
            continue;
        }
        let calendar = calendar(row);
        of(row.column(0), &|measure| measure.calendar = Some(calendar));
    }
    for row in list!("holidays") {
        let first = row.column(0).split(' ').next().unwrap_or_default();
        of(first, &|measure| measure.calendar = measure.calendar.or(Some(Calendar::Holiday)));
    }
    for row in list!("regions") {
        let place = Place { without: row.column(1), unit: row.column(2), is_south: row.column(3) == "south" };
        let place = number_in(&mut places, place);
        of(row.column(0), &|measure| measure.place = place);
    }
    for row in list!("labels") {
        for form in [row.column(0).to_owned(), plural(row.column(0))] {
            of(&form, &|measure| measure.is_label = true);
        }
    }
    for row in list!("signs") {
        for name in row.items(1) {
            let sign = WordSigns::named(name).unwrap_or_else(|| panic!("signs.txt: no sign {name}"));
            of(row.column(0), &|measure| measure.signs = measure.signs.or(sign));
        }
    }
    for row in list!("offices") {
        of(row.column(0), &|measure| measure.signs = measure.signs.or(WordSigns::OFFICE));
    }
    for row in list!("changes") {
        let irregular: Vec<_> = row.items(3).collect();
        let word = row.column(0);
        let (form, forms) = match row.column(1) {
            "verb" => {
                (ChangeForm::Verb, verb_forms(word, &irregular).into_iter().map(|(form, _)| form).collect())
            }
            "noun" => (ChangeForm::Noun, vec![word.to_owned(), plural(word)]),
            _ => (ChangeForm::Adverb, vec![word.to_owned()]),
        };
        let direction = if row.column(2) == "down" { Direction::Down } else { Direction::Up };
        // A verb's form that is a noun too counts as the verb: before a figure it is one.
        forms.iter().for_each(|word: &String| {
            of(word, &|measure| measure.change = measure.change.or(Some(Change { form, direction })));
        });
    }
    Listed { words: words.into_iter().collect(), numerals, places }
}

fn number(row: Row, column: usize) -> Decimal {
    row.column(column).parse().unwrap_or_else(|error| panic!("numerals.txt: {error}"))
}

fn numeral_kind(name: &str) -> NumeralKind {
    match name {
        "ones" => NumeralKind::Ones,
        "tens" => NumeralKind::Tens,
        "scale" => NumeralKind::Scale,
        "many" => NumeralKind::Many,
        "part" => NumeralKind::Part,
        "fraction" => NumeralKind::Fraction,
        "ordinal" => NumeralKind::Ordinal,
        "fold" => NumeralKind::Fold,
        "suffix" => NumeralKind::Suffix,
        "pair" => NumeralKind::Pair,
        _ => panic!("numerals.txt: no kind {name}"),
    }
}

fn calendar(row: Row) -> Calendar {
    let number = row.column(2).parse::<i8>().unwrap_or_default();
    match row.column(1) {
        "month" => Calendar::Month(number as u8),
        "weekday" => Calendar::Weekday(number as u8),
        "season" => Calendar::Season(number as u8),
        "day" => Calendar::Day(number),
        "part" => Calendar::PartOfDay,
        "fiscal" => Calendar::Fiscal,
        "quarter" => Calendar::Quarter(number as u8),
        "half" => Calendar::Half(number as u8),
        "unit" => Calendar::Unit(match row.column(2) {
            "day" => CalendarUnit::Day,
            "weekend" => CalendarUnit::Weekend,
            "week" => CalendarUnit::Week,
            "fortnight" => CalendarUnit::Fortnight,
            "month" => CalendarUnit::Month,
            "quarter" => CalendarUnit::Quarter,
            "half" => CalendarUnit::Half,
            "year" => CalendarUnit::Year,
            "decade" => CalendarUnit::Decade,
            "century" => CalendarUnit::Century,
            name => panic!("calendar.txt: no unit {name}"),
        }),
        name => panic!("calendar.txt: no kind {name}"),
    }
}

fn holiday(row: Row) -> Holiday {
    let text = row.column(1);
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("holidays.txt: no number {text}"));
    if let Some(shift) = text.strip_prefix("easter") {
        return Holiday::Easter(shift.parse().unwrap_or(0));
    }
    match text.split('-').collect::<Vec<_>>()[..] {
        [month, day] => Holiday::Fixed(number(month), number(day)),
        [month, weekday, which] => {
            let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
            let weekday = days.iter().position(|day| *day == weekday).expect("holidays.txt: no weekday");
            Holiday::Weekday(number(month), weekday as u8 + 1, number(which))
        }
        _ => panic!("holidays.txt: no rule {text}"),
    }
}

fn part(row: Row) -> FactCheckPart {
    match row.column(1) {
        "claim" => FactCheckPart::Claim,
        "source" => FactCheckPart::Source,
        "verdict" => FactCheckPart::Verdict,
        name => panic!("fact_check_labels.txt: no part {name}"),
    }
}

fn unit_kind(name: &str) -> UnitKind {
    match name {
        "percent" => UnitKind::Percent,
        "point" => UnitKind::Point,
        "duration" => UnitKind::Duration,
        "factor" => UnitKind::Factor,
        "hundredth" => UnitKind::Hundredth,
        _ => UnitKind::Other,
    }
}

fn bound(row: Row) -> Bound {
    match row.column(2) {
        "over" => Bound::Over,
        "under" => Bound::Under,
        "about" => Bound::About,
        name => panic!("bounds.txt: no bound {name}"),
    }
}
