//! For which rules a word is worth a look, in one byte: most words of a text are for none.

use crate::lexicon::{Class, Entry, Form, Measure, WordSigns};

/// For which rules a token is worth a look: a set. What rules ask in the end, they ask the token's entry and its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark(u8);

impl Mark {
    pub(crate) const NONE: Self = Self(0);
    /// A figure or time can begin with it.
    pub(crate) const FIGURE: Self = Self(1);
    /// A clause can open or end with it.
    pub(crate) const JOINS: Self = Self(1 << 1);
    /// It can be a finite verb, by its form if no list holds it.
    pub(crate) const FINITE: Self = Self(1 << 2);
    /// It tells how its clause asserts: a word with [`WordSigns`], a negation, the first person.
    pub(crate) const TELLS: Self = Self(1 << 3);
    /// It is a word or number, no mark.
    pub(crate) const WORD: Self = Self(1 << 4);
    /// A figure or time may open with it, if one follows.
    pub(crate) const OPENS: Self = Self(1 << 5);
    /// It names an office, or a place that tells of units and seasons.
    pub(crate) const NAMES: Self = Self(1 << 6);
    /// It may be a price, a currency's letters and a number: “N200m”.
    pub(crate) const PRICE: Self = Self(1 << 7);

    pub(crate) const ALL: Self = Self(u8::MAX);

    /// What both have.
    #[inline]
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What `self` has and `other` has not.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Both sets.
    #[inline]
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These if `holds`, else none.
    #[inline]
    pub(crate) const fn when(self, holds: bool) -> Self {
        Self(self.0 * holds as u8)
    }

    /// Whether the two share anything.
    #[inline]
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// A bit for each.
    #[inline]
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    /// What an entry of the lists is marked with for its classes and its verb.
    fn of(entry: &Entry) -> Self {
        let classes = entry.classes;
        let joins = Class::CONJUNCTION | Class::SUBORDINATOR | Class::RELATIVE | Class::SUBJECT;
        let finite = classes.has(Class::FINITE | Class::VERB)
            || match entry.verb {
                Some((_, form)) => {
                    form.has(Form::PAST.or(Form::PRESENT_S)) && !classes.has(Class::DOCUMENTS | Class::ROLES)
                }
                // Its ending may make it one.
                None => classes.is_empty(),
            };
        Self::JOINS
            .when(classes.has(joins))
            .or(Self::FINITE.when(finite))
            .or(Self::TELLS.when(classes.has(Class::FIRST | Class::NEGATION)))
    }

    /// What a word is marked with for what it measures.
    fn of_measure(measure: &Measure) -> Self {
        Self::FIGURE
            .when(measure.begins_figure())
            .or(Self::OPENS.when(measure.is_opener))
            .or(Self::TELLS.when(measure.signs != WordSigns::default()))
            .or(Self::NAMES.when(measure.names_place() || measure.signs.has(WordSigns::OFFICE)))
    }
}

/// The marks of all words: a byte for each number that one can have, so that asking needs no check.
pub(crate) struct WordMarks(Box<[u8; 1 << 16]>);

impl WordMarks {
    pub(super) fn none() -> Self {
        // Zeroed by the system, page by page, where a word stands: the lists have fewer than the numbers go.
        Self(vec![0; 1 << 16].try_into().expect("as long as it says"))
    }

    /// Marks the words of the lists, once they have all their entries.
    pub(super) fn mark(&mut self, entries: &[Entry], measures: &[(String, Measure)]) {
        for (marks, entry) in self.0.iter_mut().zip(entries).skip(1) {
            let of_measure = usize::from(entry.measure).checked_sub(1).map(|place| &measures[place].1);
            *marks = Mark::of(entry).or(of_measure.map(Mark::of_measure).unwrap_or_default()).0;
        }
        self.0[0] = Mark::FINITE.or(Mark::PRICE).0;
    }

    /// Those of a word’s number; for 0 what a word that no list holds can be.
    #[inline]
    pub(crate) fn of(&self, number: u16) -> Mark {
        Mark(self.0[usize::from(number)])
    }
}
