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
    let voice = |claim: &Claim| {
        claim.statement.and_then(|id| statements.get(id.0 as usize)).and_then(|said| said.speaker)
    };
    let with_figure: Vec<_> = claims
        .iter()
        .enumerate()
        .filter_map(|(index, claim)| {
            let figure = only_figure(claim)?;
            Some(WithFigure { index, claim, figure, voice: voice(claim), words: OnceCell::new() })
        })
        .collect();
    let mut warnings = Vec::new();
    for (place, own) in with_figure.iter().enumerate() {
        let before = &with_figure[..place];
        let near = before.partition_point(|other| other.index + WINDOW < own.index);
        let other = before[near..].iter().find(|other| {
            other.figure.unit == own.figure.unit
                && other.figure.value != own.figure.value
                && other.voice == own.voice
                && other.claim.statement.is_some() == own.claim.statement.is_some()
                && times(other.claim).eq(times(own.claim))
                && alike(other.words(text), own.words(text))
        });
        if let Some(other) = other {
            let warning = Warning::new(WarningKind::Contradiction, own.figure.span);
            warnings.push((own.index, Warning { other: Some(other.figure.span), ..warning }));
        }
    }
    for (index, warning) in warnings {
        claims[index].warnings.push(warning);
    }
}

/// A claim that can be compared with others.
struct WithFigure<'c, 'a> {
    /// Its place in the list.
    index: usize,
    claim: &'c Claim,
    figure: &'c Quantity,
    voice: Option<SpeakerId>,
    /// Looked for once it is compared.
    words: OnceCell<Vec<&'a str>>,
}

impl<'a> WithFigure<'_, 'a> {
    fn words(&self, text: &Text<'a>) -> &[&'a str] {
        self.words.get_or_init(|| content_words(text, self.claim.span))
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
