//! Marks that overlap, as elements that nest: the text is cut at every boundary.

use crate::span::Span;

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

/// Goes through a block and the marks that touch it, in [`sort`]ed order. Opened marks are closed in reverse order,
/// so that what is written nests. Work grows with the marks times how many lie over one another.
pub(super) fn cut<'m, T>(block: Span, marks: &[&'m Marked<T>], mut step: impl FnMut(Step<'m, T>)) {
    let start = |marked: &Marked<T>| marked.span.start().max(block.start());
    let end = |marked: &Marked<T>| marked.span.end().min(block.end());
    let mut open: Vec<&'m Marked<T>> = Vec::new();
    let mut coming = marks.iter().copied().filter(|marked| start(marked) < end(marked)).peekable();
    let mut at = block.start();
    loop {
        let next_start = coming.peek().map(|marked| start(marked));
        let next_end = open.iter().map(|marked| end(marked)).min();
        let to = next_start.into_iter().chain(next_end).min().unwrap_or(block.end());
        if at < to {
            step(Step::Words(Span::new(at, to)));
            at = to;
        }
        if let Some(lowest) = open.iter().position(|marked| end(marked) == at) {
            let cut = open.split_off(lowest);
            for marked in cut.iter().rev() {
                step(Step::Close { mark: &marked.mark, last: marked.span.end() == at });
            }
            for marked in cut.into_iter().filter(|marked| end(marked) > at) {
                step(Step::Open { mark: &marked.mark, first: false });
                open.push(marked);
            }
        }
        while let Some(marked) = coming.next_if(|marked| start(marked) == at) {
            step(Step::Open { mark: &marked.mark, first: marked.span.start() == at });
            open.push(marked);
        }
        if open.is_empty() && coming.peek().is_none() {
            break;
        }
    }
    if at < block.end() {
        step(Step::Words(Span::new(at, block.end())));
    }
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
        cut(Span::new(1, text.len()), &marks.iter().collect::<Vec<_>>(), |step| match step {
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
