//! Abbreviations that are written with a dot.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::token::Abbreviation;
use crate::lexicon;

static ABBREVIATIONS: LazyLock<HashMap<&'static str, Abbreviation>> = LazyLock::new(|| {
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
