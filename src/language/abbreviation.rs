//! Abbreviations that are written with a dot.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::token::TokenKind;
use crate::lexicon::{self, WordHasher};

struct Abbreviations {
    words: HashMap<&'static str, TokenKind, BuildHasherDefault<WordHasher>>,
    /// By the first byte of a word, which lengths there are, each a bit: hardly a sentence ends with such a word, and the last of
    /// every sentence is asked for.
    lengths: [u32; 256],
}

static ABBREVIATIONS: LazyLock<Abbreviations> = LazyLock::new(|| {
    let mut abbreviations = Abbreviations { words: HashMap::default(), lengths: [0; 256] };
    for (word, class) in lexicon::abbreviations() {
        let class = match class {
            "title" => TokenKind::AbbreviationBeforeName,
            "month" | "ref" => TokenKind::AbbreviationBeforeNumber,
            _ => TokenKind::AbbreviationMayEnd,
        };
        abbreviations.lengths[usize::from(word.as_bytes()[0])] |= 1 << word.len();
        abbreviations.words.insert(word, class);
    }
    abbreviations
});

/// The kind of abbreviation that `word` is if a dot follows it; case counts (“No. 5”, but “no.” ends a sentence).
#[inline]
pub(super) fn find(word: &str) -> Option<TokenKind> {
    let abbreviations = &*ABBREVIATIONS;
    let lengths = abbreviations.lengths[usize::from(*word.as_bytes().first()?)];
    let length = 1u32.checked_shl(u32::try_from(word.len()).ok()?)?;
    if lengths & length == 0 { None } else { abbreviations.words.get(word).copied() }
}
