//! Abbreviations that are written with a dot.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::token::Abbreviation;
use crate::lexicon::{self, WordHasher};

type Abbreviations = HashMap<&'static str, Abbreviation, BuildHasherDefault<WordHasher>>;

static ABBREVIATIONS: LazyLock<Abbreviations> = LazyLock::new(|| {
    lexicon::abbreviations()
        .map(|(word, class)| {
            let class = match class {
                "title" => Abbreviation::BeforeName,
                "month" | "ref" => Abbreviation::BeforeNumber,
                _ => Abbreviation::MayEnd,
            };
            (word, class)
        })
        .collect()
});

/// The abbreviation that `word` is if a dot follows it; case counts (“No. 5”, but “no.” ends a sentence).
pub(super) fn find(word: &str) -> Option<Abbreviation> {
    ABBREVIATIONS.get(word).copied()
}
