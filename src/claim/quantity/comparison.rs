//! Which way a figure went, and what it is compared with.

use crate::language::{Pieces, TokenKind};
use crate::lexicon::ChangeForm;
use crate::model::Comparison;
use crate::span::Span;

/// Which way the figure at pieces `first..last` went or how it compares, with the words that name the base.
pub(super) fn comparison(pieces: &Pieces<'_>, first: usize, last: usize) -> Option<Comparison> {
    let before = first.checked_sub(1).and_then(|before| {
        let link = pieces.is_any(before, &["by", "of", "another", "a", "some"]);
        let change = pieces.change(before.saturating_sub(usize::from(link)))?;
        // “rose 5 %”, “rose by 5 %”, “a rise of 5 %”, “up 5 %”; “up by” and “cut of” are as good.
        let fits = !link || change.form != ChangeForm::Adverb || pieces.is_the_word(before, "by");
        fits.then_some(change)
    });
    let after = || {
        // “5 % higher”, “a 5 % drop”, “a 5 % annual drop”
        let adverb = pieces.change(last).filter(|change| change.form == ChangeForm::Adverb);
        let noun = || {
            let noun = last + usize::from(pieces.is_joint(last));
            let near = [noun, noun + 1].into_iter().filter_map(|at| pieces.change(at));
            near.into_iter().find(|change| change.form == ChangeForm::Noun)
        };
        adverb.or_else(noun)
    };
    let change = before.or_else(after)?;
    Some(Comparison { direction: change.direction, base: base(pieces, last) })
}

/// Words behind a difference that name what it is compared with: “than last year”, “from 2019”, “compared with May”.
pub(super) fn base(pieces: &Pieces<'_>, last: usize) -> Option<Span> {
    /// Pieces between a figure and its “than”: “20 % more cargo was transported along the corridor than”.
    const FARTHEST: usize = 16;
    let ends = |at: usize| match pieces.kind(at) {
        Some(kind) if kind.is_word() || kind == TokenKind::Joint => {
            pieces.is_any(at, &["and", "but", "while", "which", "because"])
        }
        Some(kind) => {
            !matches!(kind, TokenKind::Symbol | TokenKind::Quote | TokenKind::Open | TokenKind::Close)
        }
        None => true,
    };
    let mut at = last;
    while at < last + FARTHEST && !ends(at) {
        let start = match (pieces.word(at), pieces.word(at + 1)) {
            ("than", _) | ("versus", _) => at + 1,
            ("from", _) if at <= last + 4 => at + 1,
            ("compared", "with" | "to") => at + 2,
            ("over" | "on" | "against", _) if at == last => at + 1,
            _ => {
                at += 1;
                continue;
            }
        };
        let end = (start..start + FARTHEST).find(|end| ends(*end)).unwrap_or(start + FARTHEST);
        return (start < end && end <= pieces.len()).then(|| pieces.span(start, end));
    }
    None
}
