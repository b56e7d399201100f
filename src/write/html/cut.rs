//! Marks that overlap, as steps of a writer whose elements nest.

use crate::span::Span;
use crate::write::nest::{Candidate, Piece, nest};

/// A stretch of the text with what marks it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marked<T> {
    pub(super) span: Span,
    /// Of two marks over the same words the lower stands outside.
    pub(super) rank: u8,
    pub(super) mark: T,
}

/// What to write next.
#[derive(Debug)]
pub(super) enum Step<'m, T> {
    /// A mark begins, for the `first` time or again, where another one has cut it.
    Open { mark: &'m T, first: bool },
    /// Words.
    Words(Span),
    /// The mark that was opened last ends, for good (`last`) or until it is opened again.
    Close { mark: &'m T, last: bool },
}

/// Puts the marks in the order that [`cut`] wants: by start, longer ones first.
pub(super) fn sort<T>(marks: &mut [Marked<T>]) {
    marks.sort_by_key(|marked| (marked.span.start(), usize::MAX - marked.span.end(), marked.rank));
}

/// Goes through a block and the marks that touch it, in [`sort`]ed order. Marks have no white space at their ends.
pub(super) fn cut<'m, T>(
    text: &str,
    block: Span,
    marks: &[&'m Marked<T>],
    mut step: impl FnMut(Step<'m, T>),
) {
    let candidates = marks.iter().enumerate().filter_map(|(mark, marked)| {
        let (start, end) = (marked.span.start().max(block.start()), marked.span.end().min(block.end()));
        (start < end).then(|| Candidate { span: Span::new(start, end), mark, may_be_cut: true })
    });
    let mut at = block.start();
    let mut words = |to: usize, step: &mut dyn FnMut(Step<'m, T>)| {
        if at < to {
            step(Step::Words(Span::new(at, to)));
            at = to;
        }
    };
    let mut open: Vec<Piece> = Vec::new();
    let close = |piece: Piece, step: &mut dyn FnMut(Step<'m, T>)| {
        let marked = marks[piece.mark];
        step(Step::Close { mark: &marked.mark, last: marked.span.end() == piece.span.end() });
    };
    for piece in nest(text, candidates) {
        while let Some(ended) = open.pop_if(|last| last.span.end() <= piece.span.start()) {
            words(ended.span.end(), &mut step);
            close(ended, &mut step);
        }
        words(piece.span.start(), &mut step);
        let marked = marks[piece.mark];
        step(Step::Open { mark: &marked.mark, first: marked.span.start() == piece.span.start() });
        open.push(piece);
    }
    for ended in open.into_iter().rev() {
        words(ended.span.end(), &mut step);
        close(ended, &mut step);
    }
    words(block.end(), &mut step);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of `text` with each mark as brackets round its name, `+` where it goes on or will.
    fn written(text: &str, marks: &[(usize, usize, char)]) -> String {
        let marked = |&(start, end, mark)| Marked { span: Span::new(start, end), rank: 0, mark };
        let mut marks: Vec<_> = marks.iter().map(marked).collect();
        sort(&mut marks);
        let mut out = String::new();
        cut(text, Span::new(1, text.len()), &marks.iter().collect::<Vec<_>>(), |step| match step {
            Step::Open { mark, first } => out.push_str(&format!("{}{mark}[", if first { "" } else { "+" })),
            Step::Words(span) => out.push_str(span.of(text)),
            Step::Close { last, .. } => out.push_str(if last { "]" } else { "+]" }),
        });
        out
    }

    #[test]
    fn marks_within_marks_nest() {
        assert_eq!(written(" abcdef", &[(2, 3, 'b'), (1, 5, 'a')]), "a[ab[b]cd]ef");
        assert_eq!(written(" abcdef", &[(1, 7, 'a'), (1, 7, 'b')]), "a[b[abcdef]]");
        assert_eq!(written(" abc", &[(1, 2, 'a'), (2, 3, 'b')]), "a[a]b[b]c");
    }

    #[test]
    fn a_mark_that_crosses_another_is_cut() {
        assert_eq!(written(" abcdef", &[(1, 4, 'a'), (3, 6, 'b')]), "a[abb[c+]]+b[de]f");
    }

    #[test]
    fn what_lies_beyond_the_block_is_left_out() {
        assert_eq!(written(" ab", &[(0, 3, 'a'), (0, 1, 'b')]), "+a[ab]");
        assert_eq!(written(" ab", &[(2, 9, 'a')]), "aa[b+]");
    }
}
