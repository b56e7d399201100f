//! Figures that a desk should look at again. Few and right rather than many.

use std::cell::OnceCell;

use crate::language::{Text, TokenKind};
use crate::lexicon::Class;
use crate::model::{Bound, Claim, Period, Quantity, SpeakerId, Statement, Value, Warning, WarningKind};
use crate::span::Span;

/// Claims further apart than this in the list are not compared, so that the work stays linear.
const WINDOW: usize = 40;

/// Of the content words of two claims so many must be the same, in tenths of all, for them to be about one thing.
const SAME: usize = 7;

/// Adds the warnings of two claims that give different figures for one thing in the same voice. Two sources that disagree
/// are news, no slip.
pub(super) fn contradictions(text: &Text<'_>, statements: &[Statement], claims: &mut [Claim]) {
    let voices: Vec<Option<SpeakerId>> = claims
        .iter()
        .map(|claim| {
            claim.statement.and_then(|id| statements.get(id.0 as usize)).and_then(|said| said.speaker)
        })
        .collect();
    for index in 0..claims.len() {
        let Some(figure) = only_figure(&claims[index]) else { continue };
        let own_words = OnceCell::new();
        let other = (index.saturating_sub(WINDOW)..index).find_map(|before| {
            let other = only_figure(&claims[before])?;
            let comparable = other.unit == figure.unit
                && other.value != figure.value
                && voices[before] == voices[index]
                && claims[before].statement.is_some() == claims[index].statement.is_some()
                && times(&claims[before]).eq(times(&claims[index]));
            let same = || {
                let own = own_words.get_or_init(|| content_words(text, claims[index].span));
                alike(&content_words(text, claims[before].span), own)
            };
            (comparable && same()).then_some(other.span)
        });
        if let Some(other) = other {
            let warning = Warning::new(WarningKind::Contradiction, figure.span);
            claims[index].warnings.push(Warning { other: Some(other), ..warning });
        }
    }
}

fn times(claim: &Claim) -> impl Iterator<Item = Option<Period>> {
    claim.times.iter().map(|time| time.value)
}

/// The one exact figure of a claim, with a unit.
fn only_figure(claim: &Claim) -> Option<&Quantity> {
    match &claim.quantities[..] {
        [one]
            if one.bound == Bound::Exact && !one.unit.is_empty() && matches!(one.value, Value::Number(_)) =>
        {
            Some(one)
        }
        _ => None,
    }
}

/// Two sorted lists of words are nearly the same.
fn alike(one: &[&str], other: &[&str]) -> bool {
    let same = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    let all = one.len() + other.len() - same;
    same >= 3 && same * 10 >= all * SAME
}

/// The words of a claim that say what it is about, sorted: no figures, no function words.
fn content_words<'a>(text: &Text<'a>, span: Span) -> Vec<&'a str> {
    let closed = Class::DETERMINER
        | Class::PREPOSITION
        | Class::CONJUNCTION
        | Class::AUXILIARY
        | Class::PRONOUN
        | Class::NUMBER
        | Class::ADVERB;
    let first = text.tokens.partition_point(|token| token.start() < span.start());
    let tokens = text.tokens[first..].iter().take_while(|token| token.end() <= span.end());
    let content = tokens.filter(|token| token.kind == TokenKind::Word && !token.is(closed));
    let mut words: Vec<_> = content.map(|token| token.text(text.text)).collect();
    words.sort_unstable();
    words.dedup();
    words
}
