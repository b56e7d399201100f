//! Where an article is at home, as far as its figures hang on it: whose dollars it counts, when its summer is.

use std::collections::HashMap;

use crate::language::Text;
use crate::lexicon::{Mark, Unit, UnitKind, lexicon, measures};

/// The votes of the places that an article names.
#[derive(Clone, Debug, Default)]
pub(super) struct Region {
    /// The unit that stands for another: USD → CAD in a Canadian article.
    units: HashMap<&'static str, &'static str>,
    pub(super) south: bool,
}

impl Region {
    /// Counts the places: of those that read a unit in different ways the most frequent decides.
    pub(super) fn of(text: &Text<'_>) -> Self {
        let mut votes: HashMap<(&str, &str), usize> = HashMap::new();
        let (mut south, mut north) = (0, 0);
        let (lexicon, measures) = (lexicon(), measures());
        // “Turkey”, “chad”: a name has its capital.
        let names = text.marks().each(Mark::NAMES, 0, text.tokens.len()).map(|at| text.tokens[at]);
        for token in names.filter(|token| token.is_capital()) {
            if let Some(place) = measures.place(measures.of(token.entry_in(lexicon))) {
                *votes.entry((place.without, place.unit)).or_default() += 1;
                south += usize::from(place.is_south);
                north += usize::from(!place.is_south);
            }
        }
        // A British article writes pounds sterling with their sign and so means them by the word.
        if memchr::memmem::find(text.text.as_bytes(), "£".as_bytes()).is_some() {
            votes.insert(("pound", "GBP"), text.tokens.len());
        }
        let mut sorted: Vec<_> = votes.into_iter().collect();
        sorted.sort_unstable_by_key(|((without, unit), count)| (*without, std::cmp::Reverse(*count), *unit));
        let mut units = HashMap::new();
        for ((without, unit), _) in sorted {
            units.entry(without).or_insert(unit);
        }
        Self { units, south: south > north }
    }

    /// The unit that `unit`, written without a country (“$”, “rupees”), is here.
    pub(super) fn unit(&self, unit: Unit) -> Unit {
        match self.units.get(unit.symbol) {
            Some(&symbol) if symbol != unit.symbol => Unit { symbol, kind: UnitKind::Currency },
            _ => unit,
        }
    }
}
