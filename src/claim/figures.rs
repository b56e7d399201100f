//! One pass over the sentences: their quantities and times.

use crate::claim::calendar::Anchor;
use crate::claim::{quantity, when};
use crate::language::{Pieces, Text, TokenKind, is_price};
use crate::lexicon::measures;
use crate::model::{Quantity, TimeExpression};
use crate::span::Span;

/// The figures and times of an article, each list in the order of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures {
    pub(super) quantities: Vec<Quantity>,
    pub(super) times: Vec<TimeExpression>,
}

impl Figures {
    /// Those that lie within a span.
    pub(super) fn within(&self, span: Span) -> (&[Quantity], &[TimeExpression]) {
        let quantities = slice(&self.quantities, |quantity| quantity.span, span);
        (quantities, slice(&self.times, |time| time.span, span))
    }
}

/// The part of a sorted list that lies within `span`.
fn slice<T>(list: &[T], of: impl Fn(&T) -> Span, span: Span) -> &[T] {
    let from = list.partition_point(|item| of(item).start() < span.start());
    let to = list.partition_point(|item| of(item).end() <= span.end());
    &list[from..to.max(from)]
}

/// Looks for figures where a digit, a number word or a word of the calendar stands.
pub(super) fn find(text: &Text<'_>, anchor: Option<Anchor>) -> Figures {
    let mut figures = Figures::default();
    let mut pieces = Pieces::new(text.text);
    for sentence in &text.sentences {
        let tokens = &text.tokens[sentence.first..sentence.last];
        let worth = tokens.iter().any(|token| {
            token.kind == TokenKind::Number
                || token.is_known() && measures().of(token.entry()).begins_figure()
                || token.kind == TokenKind::Word && !token.is_known() && hides_number(token.text(text.text))
        });
        if worth {
            pieces.fill(text, sentence.first, sentence.last);
            in_sentence(&pieces, anchor, &mut figures);
        }
    }
    figures
}

fn in_sentence(pieces: &Pieces<'_>, anchor: Option<Anchor>, figures: &mut Figures) {
    let mut reader = when::Reader { pieces, anchor, before: None };
    let (mut at, mut floor) = (0, 0);
    while at < pieces.len() {
        if !begins_figure(pieces, at) {
            at += 1;
            continue;
        }
        if let Some(found) = reader.at(at).filter(|found| found.first >= floor) {
            reader.before = found.time.value.or(reader.before);
            (at, floor) = (found.last, found.last);
            figures.times.push(found.time);
            continue;
        }
        match quantity::at(pieces, at, floor) {
            Ok(found) => {
                (at, floor) = (found.last.max(at + 1), found.last);
                figures.quantities.push(found.quantity);
            }
            Err(next) => at = next.max(at + 1),
        }
    }
}

/// Whether a figure or time can begin with this piece.
fn begins_figure(pieces: &Pieces<'_>, at: usize) -> bool {
    let measure = pieces.measure(at);
    pieces.is_digits(at)
        || measure.begins_figure()
        || pieces.is_any(at, &["a", "an", "the", "last", "this", "next", "past", "previous", "same", "following", "current", "coming", "prior", "preceding", "final"])
}

/// “six-person”, “N200m”: words that the lists do not know and in which a number may stand.
fn hides_number(word: &str) -> bool {
    word.contains('-') || is_price(word.as_bytes())
}
