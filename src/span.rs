//! Where something stands: byte spans into one text, and lines and columns for people.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of **UTF-8 byte offsets** into [`Article::text`](crate::Article::text).
///
/// Every finding of this crate is a span of that one buffer; nothing copies words. `start <= end` always holds.
/// Spans that the crate makes lie on character boundaries of the article's text.
///
/// ```
/// use onrecord::Span;
///
/// let span = Span::new(4, 9);
/// assert_eq!(span.of("The mayor said"), "mayor");
/// assert_eq!(span.len(), 5);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RawSpan")]
pub struct Span {
    start: u32,
    end: u32,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Span")]
struct RawSpan {
    start: u32,
    end: u32,
}

impl TryFrom<RawSpan> for Span {
    type Error = String;

    fn try_from(raw: RawSpan) -> Result<Self, String> {
        if raw.start <= raw.end {
            Ok(Self { start: raw.start, end: raw.end })
        } else {
            Err(format!("span starts at {} and ends before it, at {}", raw.start, raw.end))
        }
    }
}

impl Span {
    /// The span from byte `start` up to, not including, byte `end`.
    ///
    /// # Panics
    /// If `start > end` or `end` exceeds `u32::MAX`: texts are limited to 4 GiB when they are read, so such a span
    /// is a mistake of the program, not of its input.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "span starts at {start} and ends before it, at {end}");
        let end = u32::try_from(end).expect("offset beyond 4 GiB");
        Self { start: start as u32, end }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Both as a `Range`, for slicing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The words of `text` that the span covers; empty where it is out of bounds or cuts a character.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// The span without white space at either end; `self` where it is out of bounds.
    pub(crate) fn trimmed(self, text: &str) -> Self {
        let words = self.of(text);
        // Nearly always there is none, and telling so decodes nothing.
        if let [first, .., last] = words.as_bytes()
            && first.is_ascii_graphic()
            && last.is_ascii_graphic()
        {
            return self;
        }
        let start = self.start() + (words.len() - words.trim_start().len());
        Self { start: start as u32, end: (start + words.trim().len()) as u32 }
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A line and column for people: both start at 1, columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position {
    /// Byte offset in the input.
    pub offset: u64,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Position {
    /// The position of byte `offset` of `input`; an offset beyond the end means the end.
    ///
    /// Characters are counted as UTF-8 lead bytes, so the input may be any bytes.
    ///
    /// ```
    /// use onrecord::Position;
    ///
    /// let at = Position::of("één\ntwo".as_bytes(), 7);
    /// assert_eq!((at.line, at.column), (2, 2));
    /// ```
    #[must_use]
    pub fn of(input: &[u8], offset: usize) -> Self {
        let before = &input[..offset.min(input.len())];
        let line_start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
        let lines = memchr::memchr_iter(b'\n', before).count();
        let column = before[line_start..].iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        Self { offset: before.len() as u64, line: clamp(lines) + 1, column: clamp(column) + 1 }
    }
}

/// The nearest character boundary at or before byte `at`.
pub(crate) fn char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl Position {
    /// A position in a part that begins at `origin`, as one of the whole.
    pub(crate) fn from(self, origin: Self) -> Self {
        let column = if self.line == 1 { origin.column - 1 } else { 0 };
        Self {
            offset: self.offset + origin.offset,
            line: self.line.saturating_add(origin.line - 1),
            column: self.column.saturating_add(column),
        }
    }
}

fn clamp(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX - 1)
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_out_of_bounds_or_across_a_character_is_empty_text() {
        assert_eq!(Span::new(0, 9).of("short"), "");
        assert_eq!(Span::new(0, 1).of("é"), "");
    }

    #[test]
    fn backwards_spans_do_not_deserialise() {
        assert!(serde_json::from_str::<Span>(r#"{"start":3,"end":2}"#).is_err());
        assert_eq!(serde_json::from_str::<Span>(r#"{"start":2,"end":3}"#).unwrap(), Span::new(2, 3));
    }

    #[test]
    fn overlap_needs_a_shared_byte() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
    }
}
