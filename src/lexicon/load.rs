//! Builds the table from the lists of `data/`.

use std::collections::HashMap;

use super::class::{Class, Form, Frames};
use super::morphology::{plural, verb_forms};
use super::table::Table;
use super::word::{NAMED, Word};
use super::{
    CuePhrase, CuePhrases, CueUse, Entry, Key, Keys, Lexicon, Numbered, Phrases, RoleKind, Verb, VerbNumber,
    WordMarks,
};
use crate::model::SpeechAct;

macro_rules! list {
    ($name:literal) => {
        rows(include_str!(concat!("data/", $name, ".txt")))
    };
}

/// The rows of a list, without its comments.
pub(super) fn rows(list: &'static str) -> impl Iterator<Item = Row> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(Row)
}

/// One line of a list.
#[derive(Clone, Copy)]
pub(super) struct Row(&'static str);

impl Row {
    /// A column from 0; empty where the line is shorter.
    pub(super) fn column(self, number: usize) -> &'static str {
        let mut row = self.0;
        for _ in 0..number {
            let Some(tab) = memchr::memchr(b'\t', row.as_bytes()) else { return "" };
            row = &row[tab + 1..];
        }
        let end = memchr::memchr(b'\t', row.as_bytes()).unwrap_or(row.len());
        trimmed(&row[..end])
    }

    /// The entries of a column, which commas separate.
    pub(super) fn items(self, number: usize) -> impl Iterator<Item = &'static str> {
        self.column(number).split(',').map(trimmed).filter(|item| !item.is_empty())
    }
}

/// As `str::trim`, which decodes characters at either end even where, as nearly always, they are ASCII and no space.
fn trimmed(item: &str) -> &str {
    match item.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => item,
        _ => item.trim(),
    }
}

pub(super) fn lexicon() -> Lexicon {
    let mut builder = Builder::default();
    for word in NAMED {
        builder.entry(word);
    }
    builder.closed_classes();
    builder.people();
    builder.institutions();
    builder.world();
    builder.verbs();
    builder.cue_phrases();
    builder.finish()
}

#[derive(Default)]
struct Builder {
    words: Table,
    /// By the numbers of `words`, from 1.
    entries: Vec<Entry>,
    phrases: Phrases,
    countries: Keys<&'static str>,
    nouns: Numbered<CuePhrase>,
    prepositions: Numbered<CuePhrases>,
    verbs: Vec<Verb>,
}

impl Builder {
    /// Adds a word, or, of several words, a phrase.
    fn add(&mut self, name: &str, class: Class) {
        match name.split_once(' ') {
            None => self.entry(name).classes |= class,
            Some((first, _)) => {
                self.entry(first).classes |= Class::PHRASE_START;
                let lower = match name.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
                    true => name.to_lowercase().replace('’', "'").into_bytes().into_boxed_slice(),
                    false => name.as_bytes().into(),
                };
                *self.phrases.entry(lower).or_default() |= class;
            }
        }
    }

    fn entry(&mut self, word: &str) -> &mut Entry {
        let number = usize::from(self.words.number(word));
        if number >= self.entries.len() {
            let len = u8::try_from(word.len()).unwrap_or(u8::MAX);
            self.entries.resize(number + 1, Entry { len, ..Entry::default() });
        }
        &mut self.entries[number]
    }

    fn number(&mut self, word: &str) -> Word {
        self.entry(word);
        Word::of(self.words.number(word))
    }

    fn closed_classes(&mut self) {
        for row in list!("words") {
            for name in row.items(1) {
                let class = Class::named(name).unwrap_or_else(|| panic!("words.txt: no class {name}"));
                self.add(row.column(0), class);
            }
        }
    }

    fn people(&mut self) {
        for row in list!("titles") {
            self.add(row.column(0), Class::TITLE | gender(row.column(1)));
        }
        for row in list!("roles") {
            let (noun, gender) = (row.column(0), gender(row.column(1)));
            self.add(noun, Class::ROLE | gender);
            let many = row.column(2);
            let many = if many.is_empty() { plural(noun) } else { many.to_owned() };
            self.add(&many, Class::ROLES | gender);
        }
        for row in list!("given_names") {
            self.add(row.column(0), Class::GIVEN_NAME | gender(row.column(1)));
        }
    }

    fn institutions(&mut self) {
        for row in list!("collectives") {
            let noun = row.column(0);
            let (one, many) = match row.column(1) {
                "group" => (Class::COLLECTIVE, Class::COLLECTIVE),
                _ => (Class::INSTITUTION, Class::INSTITUTIONS),
            };
            self.add(noun, one);
            self.add(&plural(noun), many);
        }
        for row in list!("documents") {
            let noun = row.column(0);
            self.add(noun, Class::DOCUMENT);
            self.add(&plural(noun), Class::DOCUMENTS);
        }
        for row in list!("organizations") {
            self.add(row.column(0), Class::ORGANIZATION);
        }
        for row in list!("org_suffixes") {
            self.add(row.column(0), Class::ORG_SUFFIX);
        }
        for row in list!("fields") {
            self.add(row.column(0), Class::FIELD);
        }
        for row in list!("participles") {
            self.add(row.column(0), Class::PARTICIPLE);
        }
    }

    fn world(&mut self) {
        for row in list!("nationalities") {
            let country = row.column(0);
            let belongs = |builder: &mut Self, name: &str, class| {
                builder.add(name, class);
                builder.countries.entry(Key::of(name)).or_insert(country);
            };
            belongs(self, country, Class::COUNTRY);
            for adjective in row.items(1) {
                belongs(self, adjective, Class::NATIONALITY);
                self.add(&plural(adjective), Class::NATIONALS);
            }
            for noun in row.items(2) {
                belongs(self, noun, Class::NATIONALITY);
                self.add(&plural(noun), Class::NATIONALS);
            }
            for capital in row.items(3) {
                belongs(self, capital, Class::PLACE);
            }
        }
        for row in list!("places") {
            self.add(row.column(0), Class::PLACE);
        }
    }

    fn verbs(&mut self) {
        for row in list!("reporting_verbs") {
            let irregular: Vec<_> = row.items(3).collect();
            let verb = Verb {
                lemma: row.column(0),
                act: act(row),
                frames: frames(row),
                phrases: CuePhrases::default(),
            };
            self.verb(verb, &irregular);
        }
    }

    fn verb(&mut self, verb: Verb, irregular: &[&str]) {
        let number = VerbNumber::of(self.verbs.len());
        for (form, kind) in verb_forms(verb.lemma, irregular) {
            let entry = self.entry(&form);
            entry.verb = match entry.verb {
                Some((other, forms)) if other == number => Some((number, forms.or(kind))),
                // “found” is the past of “find” before it is the base of a verb of its own; and a word that only
                // begins phrases (“not buy”) does not take the form of one that reports (“noted”).
                Some(taken) if kind == Form::BASE || verb.frames == Frames::default() => Some(taken),
                _ => Some((number, kind)),
            };
        }
        self.verbs.push(verb);
    }

    fn cue_phrases(&mut self) {
        let irregular: HashMap<_, Vec<_>> =
            list!("irregular_verbs").map(|row| (row.column(0), row.items(1).collect())).collect();
        for row in list!("cue_phrases") {
            let phrase = row.column(0);
            let mut words = phrase.split(' ');
            let first = words.next().unwrap_or_default();
            let rest = words.clone().map(|word| self.number(word)).collect();
            let cue = CuePhrase { phrase, rest, act: act(row), frames: frames(row), rank: 0 };
            match row.column(3) {
                "noun" => {
                    for form in [first.to_owned(), plural(first)] {
                        self.add(&form, Class::NOUN_CUE);
                        let form = self.number(&form);
                        self.nouns.insert(form, cue.clone());
                    }
                }
                "verb" => {
                    if let Some(next) = words.next() {
                        self.add(next, Class::PHRASE_NEXT);
                    }
                    match self.verbs.iter_mut().find(|verb| verb.lemma == first) {
                        Some(verb) => verb.phrases.push(cue),
                        None => {
                            let forms = irregular.get(first).map_or(&[][..], Vec::as_slice);
                            let (act, frames) = (cue.act, Frames::default());
                            let mut phrases = CuePhrases::default();
                            phrases.push(cue);
                            self.verb(Verb { lemma: first, act, frames, phrases }, forms);
                        }
                    }
                }
                // “he is said to be ill”: whose words these are nobody tells, so no rule uses them yet.
                "hearsay" => {}
                _ => {
                    self.add(first, Class::CUE_PHRASE_START);
                    let first = self.number(first);
                    self.prepositions.entry(first).or_default().push(cue);
                }
            }
        }
    }

    /// What each word can do for a statement.
    fn cue_uses(&mut self) {
        let firm = |cue: &CuePhrase| cue.frames.is_firm(cue.act);
        let of_phrases = |phrases: &CuePhrases| match phrases.iter().any(firm) {
            true => CueUse::FirmInPhrase,
            false => CueUse::Weak,
        };
        let of_verbs: Vec<CueUse> = self
            .verbs
            .iter()
            .map(|verb| match verb.frames.is_firm(verb.act) {
                true => CueUse::Firm,
                false => of_phrases(&verb.phrases),
            })
            .collect();
        for entry in &mut self.entries {
            entry.cue = entry.verb.map_or(CueUse::None, |(verb, _)| of_verbs[verb.place()]);
        }
        for (&word, phrases) in &self.prepositions {
            let single = phrases.single().is_some_and(firm);
            let used = if single { CueUse::Firm } else { of_phrases(phrases) };
            let entry = &mut self.entries[usize::from(word.number())];
            entry.cue = entry.cue.max(used);
        }
        for (&word, cue) in &self.nouns {
            let used = if firm(cue) { CueUse::Firm } else { CueUse::Weak };
            let entry = &mut self.entries[usize::from(word.number())];
            entry.cue = entry.cue.max(used);
        }
    }

    fn finish(mut self) -> Lexicon {
        let of_verbs = self.verbs.iter_mut().map(|verb| &mut verb.phrases);
        for phrases in of_verbs.chain(self.prepositions.values_mut()) {
            phrases.sort();
        }
        self.cue_uses();
        let nicknames = list!("nicknames")
            .map(|row| (Key::of(row.column(0)), row.items(1).map(Key::of).collect()))
            .collect();
        let role_kinds = list!("role_kinds").map(|row| {
            let kind = RoleKind { same: Key::of(row.column(1)), wider: row.items(2).map(Key::of).collect() };
            (Key::of(row.column(0)), kind)
        });
        Lexicon {
            role_kinds: role_kinds.collect(),
            words: self.words,
            entries: self.entries,
            marks: WordMarks::none(),
            verbs: self.verbs,
            phrases: self.phrases,
            prepositions_nexts: self.prepositions.values().fold(0, |bits, phrases| bits | phrases.nexts),
            prepositions_single: self
                .prepositions
                .iter()
                .filter(|(_, phrases)| phrases.single().is_some())
                .fold(0, |bits, (word, _)| bits | word.bit()),
            prepositions: self.prepositions,
            nouns: self.nouns,
            nicknames,
            countries: self.countries,
        }
    }
}

fn gender(column: &str) -> Class {
    match column {
        "m" => Class::MALE,
        "f" => Class::FEMALE,
        _ => Class::default(),
    }
}

fn act(row: Row) -> SpeechAct {
    SpeechAct::from_name(row.column(1)).unwrap_or_else(|| panic!("no speech act: {}", row.0))
}

fn frames(row: Row) -> Frames {
    Frames::parse(row.column(2)).unwrap_or_else(|| panic!("no frames: {}", row.0))
}

/// The abbreviations without their last dot, each with its class: `title`, `month`, `ref`, `corp`, `place`, `time`, `misc`.
pub(crate) fn abbreviations() -> impl Iterator<Item = (&'static str, &'static str)> {
    list!("abbreviations").map(|row| (row.column(0), row.column(1)))
}
