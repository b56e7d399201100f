//! Places in one of the two texts of a document: its source, and what was added to it.

/// A range of the source or of the added text, told apart by the highest bit of its start.
///
/// A document is shorter than 2³¹ bytes (see [`Limits`](crate::Limits)), so the bit is free.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    start: u32,
    end: u32,
}

const ADDED: u32 = 1 << 31;

impl Piece {
    pub(super) fn source(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// Adds `text` to the added text.
    pub(super) fn add(added: &mut String, text: &str) -> Self {
        let start = added.len() as u32;
        added.push_str(text);
        Self { start: start | ADDED, end: added.len() as u32 }
    }

    pub(super) fn of<'d>(self, source: &'d str, added: &'d str) -> &'d str {
        let (text, start) =
            if self.start & ADDED == 0 { (source, self.start) } else { (added, self.start ^ ADDED) };
        text.get(start as usize..self.end as usize).unwrap_or_default()
    }

    /// Where it stands in the source; `None` for what was added.
    pub(super) fn source_range(self) -> Option<std::ops::Range<usize>> {
        (self.start & ADDED == 0).then_some(self.start as usize..self.end as usize)
    }

    /// A part of a piece, by offsets within it.
    pub(super) fn within(whole: Self, start: usize, end: usize) -> Self {
        let offset = whole.start & !ADDED;
        Self { start: whole.start + start as u32, end: offset + end as u32 }
    }

    /// A piece of the same text, from `self`'s start to `end`.
    pub(super) fn extended_to(self, end: usize) -> Self {
        Self { end: end as u32, ..self }
    }
}
