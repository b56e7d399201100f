//! One pass over the sentences: their quantities and times.

use crate::claim::calendar::Anchor;
use crate::claim::context::Context;
use crate::claim::{quantity, when};
use crate::language::{Pieces, Text, TokenKind, is_price};
use crate::lexicon::{Class, measures};
use crate::model::{Period, Quantity, TimeExpression, Warning};
use crate::span::Span;

/// The figures and times of an article, each list in the order of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures {
    pub(super) quantities: Vec<Quantity>,
    pub(super) times: Vec<TimeExpression>,
    /// What is odd about single quantities.
    warnings: Vec<Warning>,
}

impl Figures {
    /// Those that lie within a span.
    pub(super) fn within(&self, span: Span) -> (&[Quantity], &[TimeExpression]) {
        let quantities = slice(&self.quantities, |quantity| quantity.span, span);
        (quantities, slice(&self.times, |time| time.span, span))
    }

    /// The warnings about quantities within a span.
    pub(super) fn warnings_within(&self, span: Span) -> &[Warning] {
        slice(&self.warnings, |warning| warning.span, span)
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
    let mut scan = Scan { figures: Figures::default(), context: Context::new(text), anchor, before: None };
    let mut pieces = Pieces::new(text.text);
    let mut block = usize::MAX;
    for sentence in &text.sentences {
        if sentence.block != block {
            (block, scan.before) = (sentence.block, None);
        }
        let tokens = &text.tokens[sentence.first..sentence.last];
        let worth = tokens.iter().any(|token| {
            token.kind == TokenKind::Number
                || token.is_known() && measures().of(token.entry()).begins_figure()
                || token.kind == TokenKind::Word && !token.is_known() && hides_number(token.text(text.text))
        });
        scan.context.sentence_begins();
        if worth {
            pieces.fill(text, sentence.first, sentence.last);
            scan.sentence(&pieces);
        }
    }
    scan.figures
}

/// What is carried from sentence to sentence.
struct Scan<'t, 'a> {
    figures: Figures,
    context: Context<'t, 'a>,
    anchor: Option<Anchor>,
    /// The last time of the paragraph.
    before: Option<Period>,
}

impl Scan<'_, '_> {
    fn sentence(&mut self, pieces: &Pieces<'_>) {
        let (mut at, mut floor) = (0, 0);
        while at < pieces.len() {
            if !begins_figure(pieces, at) {
                at += 1;
                continue;
            }
            let reader =
                when::Reader { pieces, anchor: self.anchor, before: self.before, context: &self.context };
            if let Some(found) = reader.at(at).filter(|found| found.first >= floor) {
                self.before = found.time.value.or(self.before);
                (at, floor) = (found.last, found.last);
                self.figures.times.push(found.time);
                continue;
            }
            match quantity::at(pieces, at, floor) {
                Ok(mut found) => {
                    self.context.complete(pieces, &mut found);
                    (at, floor) = (found.last.max(at + 1), found.last);
                    self.figures
                        .warnings
                        .extend(found.warning.map(|kind| Warning::new(kind, found.quantity.span)));
                    self.figures.quantities.push(found.quantity);
                }
                Err(next) => at = next.max(at + 1),
            }
        }
    }
}

/// Whether a figure or time can begin with this piece.
fn begins_figure(pieces: &Pieces<'_>, at: usize) -> bool {
    if pieces.is_digits(at) {
        return true;
    }
    let measure = pieces.measure(at);
    measure.begins_figure() || measure.is_opener && opens(pieces, at)
}

/// Whether something stands behind an opener that makes it part of a figure: “the last week”, “a kilo of flour”.
fn opens(pieces: &Pieces<'_>, at: usize) -> bool {
    let next = pieces.measure(at + 1);
    next.begins_figure() || pieces.is(at + 1, Class::TIME) || next.is_opener || pieces.is_digits(at + 1) || pieces.is_the_word(at + 2, "of")
}

/// “six-person”, “N200m”: words that the lists do not know and in which a number may stand.
fn hides_number(word: &str) -> bool {
    word.contains('-') || is_price(word.as_bytes())
}
