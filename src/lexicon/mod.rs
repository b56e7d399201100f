//! Word lists as data, and one table to ask them.
//!
//! Each list is a file of `data/`: sorted, one entry a line, columns separated by tabs. They are compiled in and built
//! into a [`Lexicon`] on first use. Every word of a text is looked up once, when it is tokenised; rules then ask the
//! entry.

#[macro_use]
mod set;

mod class;
mod key;
mod load;
mod mark;
mod measure;
mod morphology;
mod table;
mod word;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::num::NonZeroU16;
use std::sync::LazyLock;

pub(crate) use class::{Class, FIRM, Form, Frame, Frames};
pub(crate) use key::{Key, Letters};
pub(crate) use load::abbreviations;
pub(crate) use mark::{Mark, WordMarks};
pub(crate) use measure::{
    Calendar, CalendarUnit, Change, ChangeForm, FactCheckPart, Holiday, Measure, Measures, Numeral,
    NumeralKind, Side, Unit, UnitKind, WordSigns, measures,
};

pub(crate) use word::{Word, WordSet};

use crate::model::SpeechAct;
use table::Table;

/// What the lists know of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    /// Everything it can be.
    pub(crate) classes: Class,
    /// The reporting verb of which it is a form: its number, and which forms.
    pub(crate) verb: Option<(VerbNumber, Form)>,
    /// Its place among the [`measures`]; 0 for a word that neither counts nor dates.
    pub(crate) measure: u16,
    /// Whether it can report.
    pub(crate) cue: CueUse,
    /// Its length in bytes: a text's word of another length is a form of it (“minister’s”), not the word itself.
    len: u8,
}

impl Entry {
    /// Whether some list holds it; the words that only rules name are in none.
    pub(crate) const fn is_known(&self) -> bool {
        self.verb.is_some() || !self.classes.is_empty() || self.measure != 0
    }

    pub(crate) const fn len(&self) -> usize {
        self.len as usize
    }
}

/// What a word can do for a statement, so that rules pass those that can do nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CueUse {
    /// It is no cue, nor does one begin with it.
    #[default]
    None,
    /// Not as [`firm`](Frames::is_firm) as what is reported within someone's words has to be.
    Weak,
    /// Firm only in a phrase with the word behind it: “is” of “is adamant”, “in” of “in the words of”.
    FirmInPhrase,
    Firm,
}

/// The number of a reporting verb, not 0, so that none takes no room in an [`Entry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VerbNumber(NonZeroU16);

impl VerbNumber {
    /// The number of the verb at a place of the list.
    fn of(place: usize) -> Self {
        let number = u16::try_from(place + 1).ok().and_then(NonZeroU16::new);
        Self(number.expect("65,535 verbs at the most"))
    }

    const fn place(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A reporting verb.
#[derive(Clone, Debug)]
pub(crate) struct Verb {
    pub(crate) lemma: &'static str,
    pub(crate) act: SpeechAct,
    pub(crate) frames: Frames,
    /// The cue phrases that begin with it.
    pub(crate) phrases: CuePhrases,
}

/// A cue of several words.
#[derive(Clone, Debug)]
pub(crate) struct CuePhrase {
    /// The whole phrase, base form: `point out`.
    pub(crate) phrase: &'static str,
    /// The words after the first.
    pub(crate) rest: Vec<Word>,
    pub(crate) act: SpeechAct,
    pub(crate) frames: Frames,
    /// Where it stands among those that begin with its first word, the longest before the others: of two that fit, the
    /// one before the other is meant.
    pub(crate) rank: u16,
}

impl CuePhrase {
    /// The second word, if it has one.
    fn next(&self) -> Word {
        self.rest.first().copied().unwrap_or(Word::NONE)
    }
}

/// Cue phrases that begin with the same word. “be” begins ninety, of which the word behind it leaves one or none: they
/// are sorted by that word.
#[derive(Clone, Debug, Default)]
pub(crate) struct CuePhrases {
    sorted: Vec<CuePhrase>,
    /// The second word of each, side by side, so that a search among them touches no phrase.
    seconds: Vec<Word>,
    /// A bit for each second word, by its number's last six: nearly all words that stand behind have none of them.
    nexts: u64,
}

impl CuePhrases {
    fn push(&mut self, phrase: CuePhrase) {
        if !phrase.rest.is_empty() {
            self.nexts |= phrase.next().bit();
        }
        self.sorted.push(phrase);
    }

    /// Gives the phrases their ranks, once all of them are there.
    fn sort(&mut self) {
        self.sorted.sort_by_key(|cue| std::cmp::Reverse(cue.rest.len()));
        for (rank, cue) in self.sorted.iter_mut().enumerate() {
            cue.rank = rank as u16;
        }
        self.sorted.sort_by_key(|cue| (cue.next(), cue.rank));
        self.seconds = self.sorted.iter().map(CuePhrase::next).collect();
    }

    /// Those whose second word is `next`, the longest first.
    #[inline]
    pub(crate) fn with_next(&self, next: Word) -> &[CuePhrase] {
        if self.nexts & next.bit() == 0 {
            return &[];
        }
        let first = self.seconds.partition_point(|&second| second < next);
        let same = self.seconds[first..].iter().take_while(|&&second| second == next).count();
        &self.sorted[first..first + same]
    }

    /// The one that is a single word.
    pub(crate) fn single(&self) -> Option<&CuePhrase> {
        self.sorted.first().filter(|cue| cue.rest.is_empty())
    }

    fn iter(&self) -> impl Iterator<Item = &CuePhrase> {
        self.sorted.iter()
    }
}

/// What a holder of a role is called besides.
#[derive(Clone, Debug)]
pub(crate) struct RoleKind {
    /// The noun under which all its forms are compared: `senator` for “Sen.”.
    pub(crate) same: Key,
    /// Wider nouns: `lawmaker`.
    pub(crate) wider: Vec<Key>,
}

/// All lists in one.
pub(crate) struct Lexicon {
    words: Table,
    entries: Vec<Entry>,
    /// Every word of a text is asked for them.
    marks: WordMarks,
    verbs: Vec<Verb>,
    /// Multiword entries, lower case: titles, organisations, countries, places.
    phrases: Phrases,
    /// Noun cues: “claim”, “warning”.
    nouns: Numbered<CuePhrase>,
    /// Prepositions that report: “according to”, “in the words of”, by their first word.
    prepositions: Numbered<CuePhrases>,
    /// Bits of their second words, and of those that are single words.
    prepositions_nexts: u64,
    prepositions_single: u64,
    nicknames: Keys<Vec<Key>>,
    role_kinds: Keys<RoleKind>,
    /// The country of an adjective or noun of nationality, and of a capital.
    countries: Keys<&'static str>,
}

type Keys<V> = HashMap<Key, V, BuildHasherDefault<WordHasher>>;
type Numbered<V> = HashMap<Word, V, BuildHasherDefault<WordHasher>>;
type Phrases = HashMap<Box<[u8]>, Class, BuildHasherDefault<WordHasher>>;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| measure::enter(load::lexicon()));

/// The one table, built on first use.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    /// The number of a word's entry, 0 where the lists do not know it. `word` in any case, with either apostrophe.
    #[inline]
    pub(crate) fn find(&self, word: &str) -> u16 {
        self.words.find(word)
    }

    /// As [`find`](Self::find), for a word of a few letters.
    #[inline]
    pub(crate) fn find_letters(&self, letters: Letters) -> u16 {
        self.words.find_letters(letters)
    }

    #[inline]
    pub(crate) fn entry(&self, number: u16) -> &Entry {
        &self.entries[usize::from(number)]
    }

    /// All entries, by their numbers; the first is empty.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// For which rules words are worth a look.
    #[inline]
    pub(crate) const fn marks(&self) -> &WordMarks {
        &self.marks
    }

    pub(crate) fn verb(&self, number: VerbNumber) -> &Verb {
        &self.verbs[number.place()]
    }

    /// What a lower-case phrase of several words is, by its bytes.
    pub(crate) fn phrase(&self, lower: &[u8]) -> Class {
        self.phrases.get(lower).copied().unwrap_or_default()
    }

    /// The reporting prepositions that begin with this word.
    pub(crate) fn prepositions(&self, first: Word) -> Option<&CuePhrases> {
        self.prepositions.get(&first)
    }

    /// Whether a reporting preposition may begin with this word before that one; what cannot is most of what stands there.
    #[inline]
    pub(crate) fn may_be_preposition(&self, first: Word, next: Word) -> bool {
        self.prepositions_nexts & next.bit() != 0 || self.prepositions_single & first.bit() != 0
    }

    /// The noun cue of this singular or plural.
    pub(crate) fn noun_cue(&self, noun: Word) -> Option<&CuePhrase> {
        self.nouns.get(&noun)
    }

    /// The full given names of which this one is a short form.
    pub(crate) fn full_names(&self, nickname: &Key) -> &[Key] {
        self.nicknames.get(nickname).map_or(&[], Vec::as_slice)
    }

    /// What else the holder of this role is called.
    pub(crate) fn role_kind(&self, role: &Key) -> Option<&RoleKind> {
        self.role_kinds.get(role)
    }

    /// The country to which an adjective, a noun of nationality, a capital or a country's own name belongs.
    pub(crate) fn country(&self, name: &Key) -> Option<&'static str> {
        self.countries.get(name).copied()
    }
}

/// FxHash (as rustc uses it): the words are few and not hostile, so speed is what counts. A text of colliding words
/// would have to collide with the lists' own, which are fixed.
#[derive(Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.add(u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
        }
        let mut last = [0; 8];
        last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
        self.add(u64::from_le_bytes(last));
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    fn write_u16(&mut self, number: u16) {
        self.add(number.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(byte.into());
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl WordHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x51_7c_c1_b7_27_22_0a_95);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_loads_and_words_are_found_in_any_case() {
        let lexicon = lexicon();
        let classes = |word: &str| lexicon.entry(lexicon.find(word)).classes;
        assert!(classes("She").has(Class::FEMALE));
        assert!(classes("Didn’t").has(Class::NEGATION));
        assert!(classes("health").has(Class::FIELD) && !classes("health").has(Class::PAST));
        assert!(classes("took").has(Class::PAST) && !classes("took").has(Class::FIELD));
        let (verb, form) = lexicon.entry(lexicon.find("told")).verb.expect("a form of tell");
        assert_eq!(lexicon.verb(verb).lemma, "tell");
        assert!(form.has(Form::PAST) && lexicon.verb(verb).frames.takes(Frame::Addressee, 5));
    }

    #[test]
    fn frames_read_letters_with_and_without_digits() {
        let frames = Frames::parse("q9 t0v").expect("well-formed");
        assert!(frames.takes(Frame::Quote, 8) && frames.takes(Frame::Inverted, 8));
        assert!(frames.takes(Frame::That, 0) && !frames.takes(Frame::That, 1));
        assert!(!frames.takes(Frame::Bare, 0));
        assert_eq!(Frames::parse("x"), None);
    }
}
