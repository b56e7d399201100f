//! Places in a text as other formats count them: in Unicode code points, not in bytes.

use crate::span::Span;

/// Bytes between two known counts: few enough to count again, enough to keep the table small.
const STEP: usize = 128;

/// A text whose places can be told in code points, and found again by them.
pub(super) struct CodePoints<'t> {
    text: &'t str,
    /// How many code points begin before byte 0, [`STEP`], 2 · [`STEP`] …
    before: Vec<usize>,
}

impl<'t> CodePoints<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut count = 0;
        let before = text.as_bytes().chunks(STEP).map(|chunk| {
            let here = count;
            count += begins(chunk);
            here
        });
        Self { text, before: before.collect() }
    }

    /// The text that is counted.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// Where a span starts and ends, in code points.
    pub(super) fn range(&self, span: Span) -> (usize, usize) {
        (self.at_byte(span.start()), self.at_byte(span.end()))
    }

    /// The span between two counts of code points; `None` where it ends before it starts or beyond the text.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        let (start, end) = (self.byte(start)?, self.byte(end)?);
        (start <= end).then(|| Span::new(start, end))
    }

    fn at_byte(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let Some(&before) = self.before.get(byte / STEP) else { return self.len() };
        before + begins(&self.text.as_bytes()[byte / STEP * STEP..byte])
    }

    /// The byte at which a code point begins, or the text ends.
    fn byte(&self, code_point: usize) -> Option<usize> {
        let chunk = self.before.partition_point(|&before| before <= code_point).saturating_sub(1);
        let from = chunk * STEP;
        let before = self.before.get(chunk).copied().unwrap_or_default();
        let bytes = &self.text.as_bytes()[from..];
        let mut begin =
            bytes.iter().enumerate().filter(|&(_, &byte)| is_begin(byte)).map(|(at, _)| from + at);
        begin.nth(code_point - before).or_else(|| (code_point == self.len()).then_some(self.text.len()))
    }

    /// The number of code points in the text.
    fn len(&self) -> usize {
        let last = self.before.len().saturating_sub(1);
        let rest = &self.text.as_bytes()[last * STEP..];
        self.before.last().copied().unwrap_or_default() + begins(rest)
    }
}

fn is_begin(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn begins(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| is_begin(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_is_found_again() {
        for text in ["", "a", "é“𝔸b", &"x“é𝔸 ".repeat(90), &"y".repeat(STEP), &"“".repeat(STEP)]
        {
            let points = CodePoints::of(text);
            let boundaries = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for (count, at) in boundaries.enumerate() {
                let span = Span::new(0, at);
                assert_eq!(points.range(span), (0, count), "{at} of {text:?}");
                assert_eq!(points.span(0, count), Some(span), "{count} of {text:?}");
            }
            assert_eq!(points.span(0, text.chars().count() + 1), None);
        }
        assert_eq!(CodePoints::of("abc").span(2, 1), None);
    }
}
