//! Spans that cross each other → pieces that stand one within the other, as elements must.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::span::Span;

/// A span that is to be an element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) span: Span,
    /// What it is of, by the caller's count. Of equal spans the lower is the outer.
    pub(super) mark: usize,
    /// Whether it may be cut. What may not and crosses another is left out.
    pub(super) may_be_cut: bool,
}

/// An element to be: all of a candidate or, where that crosses others, a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) mark: usize,
    /// The piece around it, by its place among the pieces.
    pub(super) parent: Option<usize>,
}

/// The pieces in the order of their start tags. A candidate that reaches over the end of one that began before it is
/// cut there.
pub(super) fn nest(candidates: impl IntoIterator<Item = Candidate>) -> Vec<Piece> {
    let key = |candidate: Candidate| {
        Reverse((candidate.span.start(), Reverse(candidate.span.end()), candidate.mark, candidate.may_be_cut))
    };
    let mut waiting: BinaryHeap<_> = candidates.into_iter().map(key).collect();
    let mut pieces: Vec<Piece> = Vec::with_capacity(waiting.len());
    let mut open: Vec<usize> = Vec::new();
    while let Some(Reverse((start, Reverse(mut end), mark, may_be_cut))) = waiting.pop() {
        while open.last().is_some_and(|&last| pieces[last].span.end() <= start) {
            open.pop();
        }
        let border = open.last().map_or(end, |&last| pieces[last].span.end());
        if end > border {
            if !may_be_cut {
                continue;
            }
            waiting.push(Reverse((border, Reverse(end), mark, true)));
            end = border;
        }
        open.push(pieces.len());
        let parent = open.len().checked_sub(2).map(|at| open[at]);
        pieces.push(Piece { span: Span::new(start, end), mark, parent });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn nested(spans: &[(usize, usize, bool)], expected: &[(usize, usize, usize, Option<usize>)]) {
        let candidates = spans.iter().enumerate().map(|(mark, &(start, end, may_be_cut))| Candidate {
            span: Span::new(start, end),
            mark,
            may_be_cut,
        });
        let found: Vec<_> = nest(candidates)
            .into_iter()
            .map(|piece| (piece.mark, piece.span.start(), piece.span.end(), piece.parent))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_crosses_is_cut() {
        nested(&[(0, 5, true), (3, 9, true)], &[(0, 0, 5, None), (1, 3, 5, Some(0)), (1, 5, 9, None)]);
        nested(&[(0, 5, true), (3, 9, false)], &[(0, 0, 5, None)]);
        nested(
            &[(2, 4, true), (0, 9, true), (4, 6, true)],
            &[(1, 0, 9, None), (0, 2, 4, Some(0)), (2, 4, 6, Some(0))],
        );
        // The rest of what was cut may be cut again, and comes before shorter ones.
        nested(
            &[(0, 4, true), (2, 9, true), (4, 6, true), (5, 7, true)],
            &[
                (0, 0, 4, None),
                (1, 2, 4, Some(0)),
                (1, 4, 9, None),
                (2, 4, 6, Some(2)),
                (3, 5, 6, Some(3)),
                (3, 6, 7, Some(2)),
            ],
        );
    }

    #[test]
    fn of_equal_spans_the_first_is_outside() {
        nested(&[(1, 3, true), (1, 3, true)], &[(0, 1, 3, None), (1, 1, 3, Some(0))]);
    }
}
