//! One pass over the sentences: their quantities and times.

use crate::claim::quantity::Context;
use crate::claim::time::Anchor;
use crate::claim::{quantity, time};
use crate::language::{Cutter, Pieces, Text};
use crate::lexicon::{Class, Mark};
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

/// Figures and times next to each other in the text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Near<'f> {
    pub(super) quantities: &'f [Quantity],
    pub(super) times: &'f [TimeExpression],
}

impl<'f> Near<'f> {
    /// Those of them that lie within a span.
    #[inline]
    pub(super) fn within(self, span: Span) -> Self {
        Self {
            quantities: slice(self.quantities, |quantity| quantity.span, span),
            times: slice(self.times, |time| time.span, span),
        }
    }
}

impl Figures {
    /// Those that lie within a span.
    pub(super) fn within(&self, span: Span) -> Near<'_> {
        Near { quantities: &self.quantities, times: &self.times }.within(span)
    }

    /// The warnings about quantities within a span.
    pub(super) fn warnings_within(&self, span: Span) -> &[Warning] {
        slice(&self.warnings, |warning| warning.span, span)
    }
}

/// The part of a sorted list that lies within `span`.
fn slice<T>(list: &[T], of: impl Fn(&T) -> Span, span: Span) -> &[T] {
    let from = list.partition_point(|item| of(item).start() < span.start());
    // Few of them lie in a sentence.
    let within = list[from..].iter().take_while(|item| of(item).end() <= span.end()).count();
    &list[from..from + within]
}

/// Looks for figures where a digit, a number word or a word of the calendar stands.
pub(super) fn find(text: &Text<'_>, anchor: Option<Anchor>) -> Figures {
    // One token in a hundred is a figure, as a rule, and one is a time.
    let few = text.tokens.len() / 96 + 4;
    let figures =
        Figures { quantities: Vec::with_capacity(few), times: Vec::with_capacity(few), warnings: Vec::new() };
    let mut scan = Scan { figures, context: Context::new(text), anchor, before: None, told: None };
    let mut cutter = Cutter::new(text);
    let mut block = usize::MAX;
    for sentence in text.sentences.iter() {
        if sentence.block != block {
            (block, scan.before) = (sentence.block, None);
        }
        scan.context.sentence_begins();
        if let Some(pieces) = cutter.cut(sentence) {
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
    /// The last month or day of the article.
    told: Option<Period>,
}

impl Scan<'_, '_> {
    fn sentence(&mut self, pieces: &Pieces<'_>) {
        let (mut next, mut floor) = (0, 0);
        for &at in pieces.starts() {
            if at < next || !begins_figure(pieces, at) {
                continue;
            }
            let reader = time::Reader {
                pieces,
                anchor: self.anchor,
                before: self.before,
                told: self.told,
                context: &self.context,
            };
            if let Some(found) = reader.at(at).filter(|found| found.first >= floor) {
                self.before = found.time.value.or(self.before);
                // “cast in 1702” only describes; a month or a day is when something happened.
                let told = found
                    .time
                    .value
                    .filter(|value| matches!(value, Period::Date(date) if date.month().is_some()));
                self.told = told.or(self.told);
                (next, floor) = (found.last, found.last);
                self.figures.times.push(found.time);
                continue;
            }
            // A word of the calendar counts nothing.
            let counts = pieces.is_digits(at) || pieces.numeral(at).is_some() || pieces.is_article(at);
            if !counts {
                continue;
            }
            match quantity::at(pieces, at, floor) {
                Ok(mut found) => {
                    self.context.complete(pieces, &mut found);
                    (next, floor) = (found.last, found.last);
                    self.figures
                        .warnings
                        .extend(found.warning.map(|kind| Warning::new(kind, found.quantity.span)));
                    self.figures.quantities.push(found.quantity);
                }
                Err(behind) => next = behind,
            }
        }
    }
}

/// Whether a figure or time can begin with this piece.
fn begins_figure(pieces: &Pieces<'_>, at: usize) -> bool {
    if pieces.is_digits(at) {
        return true;
    }
    let mark = pieces.mark(at);
    mark.has(Mark::FIGURE) || mark.has(Mark::OPENS) && opens(pieces, at)
}

/// Whether something stands behind an opener that makes it part of a figure: “the last week”, “a kilo of flour”.
fn opens(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.mark(at + 1).has(Mark::FIGURE.or(Mark::OPENS))
        || pieces.is(at + 1, Class::TIME)
        || pieces.is_digits(at + 1)
        || pieces.is_article(at) && pieces.is_the_word(at + 2, "of")
}

#[cfg(test)]
pub(in crate::claim) mod tests {
    use super::*;
    use crate::model::{Bound, Direction, NewsDate, Quantity, Value};

    /// The figures of a text of 2021-07-21, a Wednesday, or of another day; without a date with an empty one.
    pub(in crate::claim) fn of(text: &str, date: &str) -> (String, Figures) {
        let article = crate::read_text(text).expect("short enough");
        let anchor = date.parse::<NewsDate>().ok().and_then(|date| time::anchor(Some(date)));
        let figures = find(&Text::of(&article), anchor);
        (article.text, figures)
    }

    /// “over 15000 student”, “10..12 %”, “up 20 %”.
    pub(in crate::claim) fn written(quantity: &Quantity) -> String {
        let value = match quantity.value {
            Value::Number(number) => number.to_string(),
            Value::Range(low, high) => format!("{low}..{high}"),
        };
        let bound = match quantity.bound {
            Bound::Exact => "",
            Bound::About => "about ",
            Bound::Over => "over ",
            Bound::Under => "under ",
        };
        let direction = match quantity.comparison.map(|comparison| comparison.direction) {
            Some(Direction::Up) => "up ",
            Some(Direction::Down) => "down ",
            None => "",
        };
        format!("{direction}{bound}{value} {}", quantity.unit).trim_end().to_owned()
    }

    #[test]
    fn what_overlaps_nothing_is_within_nothing() {
        let (text, figures) = of("He paid $5 in May 2010 and $6 in June 2011.", "");
        assert_eq!((figures.quantities.len(), figures.times.len()), (2, 2));
        let Near { quantities, times } = figures.within(Span::new(0, text.len()));
        assert_eq!((quantities.len(), times.len()), (2, 2));
        let none = figures.within(Span::new(0, 5));
        assert!(none.quantities.is_empty() && none.times.is_empty());
    }
}
