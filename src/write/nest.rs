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
    /// Whether it may be cut. What may not is left out where it crosses another.
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

/// The pieces of candidates in a text, in the order of their start tags.
///
/// A candidate that reaches over the end of one that began before it is cut there; the white space that a rest begins
/// with is no part of it.
pub(super) fn nest(text: &str, candidates: impl IntoIterator<Item = Candidate>) -> Vec<Piece> {
    let key = |candidate: Candidate| {
        Reverse((candidate.span.start(), Reverse(candidate.span.end()), candidate.mark, candidate.may_be_cut))
    };
    let mut waiting: BinaryHeap<_> = candidates.into_iter().map(key).collect();
    let mut pieces: Vec<(Piece, bool)> = Vec::with_capacity(waiting.len());
    // Those that are open: their place, their end, and whether they may be cut.
    let mut open: Vec<(usize, usize, bool)> = Vec::new();
    'candidates: while let Some(Reverse((start, Reverse(mut end), mark, may_be_cut))) = waiting.pop() {
        while let Some(&(last, border, last_may_be_cut)) = open.last() {
            if border <= start {
                open.pop();
            } else if end <= border {
                break;
            } else if !may_be_cut {
                continue 'candidates;
            } else if last_may_be_cut {
                let rest = Span::new(border, end).trimmed(text);
                if !rest.is_empty() {
                    waiting.push(Reverse((rest.start(), Reverse(rest.end()), mark, true)));
                }
                end = border;
            } else {
                pieces[last].1 = false;
                open.pop();
            }
        }
        let parent = open.last().map(|&(place, ..)| place);
        open.push((pieces.len(), end, may_be_cut));
        pieces.push((Piece { span: Span::new(start, end), mark, parent }, true));
    }
    left(pieces)
}

/// The pieces that are left, each with the nearest around it that is.
fn left(pieces: Vec<(Piece, bool)>) -> Vec<Piece> {
    let mut left = Vec::with_capacity(pieces.len());
    // Where each is now; of one that is gone, where the one around it is.
    let mut places: Vec<Option<usize>> = Vec::with_capacity(pieces.len());
    for (piece, is_left) in pieces {
        let parent = piece.parent.and_then(|parent| places[parent]);
        places.push(if is_left { Some(left.len()) } else { parent });
        if is_left {
            left.push(Piece { parent, ..piece });
        }
    }
    left
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
        let found: Vec<_> = nest("0123 56789", candidates)
            .into_iter()
            .map(|piece| (piece.mark, piece.span.start(), piece.span.end(), piece.parent))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_crosses_is_cut() {
        nested(&[(0, 3, true), (2, 9, true)], &[(0, 0, 3, None), (1, 2, 3, Some(0)), (1, 3, 9, None)]);
        nested(
            &[(2, 4, true), (0, 9, true), (5, 6, true)],
            &[(1, 0, 9, None), (0, 2, 4, Some(0)), (2, 5, 6, Some(0))],
        );
        // The rest of what was cut begins with a word, may be cut again, and comes before shorter ones.
        nested(
            &[(0, 4, true), (2, 9, true), (5, 7, true), (6, 8, true)],
            &[
                (0, 0, 4, None),
                (1, 2, 4, Some(0)),
                (1, 5, 9, None),
                (2, 5, 7, Some(2)),
                (3, 6, 7, Some(3)),
                (3, 7, 8, Some(2)),
            ],
        );
    }

    #[test]
    fn what_may_not_be_cut_gives_way() {
        nested(&[(0, 3, true), (2, 9, false)], &[(0, 0, 3, None)]);
        nested(&[(0, 3, false), (2, 9, false)], &[(0, 0, 3, None)]);
        nested(
            &[(0, 9, true), (0, 7, false), (1, 2, true), (6, 8, true)],
            &[(0, 0, 9, None), (2, 1, 2, Some(0)), (3, 6, 8, Some(0))],
        );
    }

    #[test]
    fn of_equal_spans_the_first_is_outside() {
        nested(&[(1, 3, true), (1, 3, true)], &[(0, 1, 3, None), (1, 1, 3, Some(0))]);
    }
}
