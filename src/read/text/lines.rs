//! Lines, and the logical lines that hard wrapping broke up.

use crate::span::Span;

/// A line without the space around it; of hard-wrapped text, the lines of a paragraph as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) span: Span,
    /// A blank line, or the file's border, stands before it.
    pub(super) blank_before: bool,
    /// A blank line, or the file's border, stands behind it.
    pub(super) blank_after: bool,
}

/// No file is wrapped beyond this width.
const WIDEST: usize = 110;

/// And none so narrow.
const NARROWEST: usize = 40;

/// The logical lines of a text. The line ends that hard wrapping put into a paragraph become spaces.
pub(super) fn logical(text: &mut String) -> Vec<Line> {
    let lines = physical(text);
    let width = lines.iter().map(|line| line.span.len()).max().unwrap_or(0);
    if !(NARROWEST..=WIDEST).contains(&width) || lines.len() < 3 || !breaks_sentences(text, &lines) {
        return lines;
    }
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut breaks = Vec::new();
    for line in lines {
        match joined.last_mut() {
            Some(last) if !line.blank_before && is_wrap(text, last.span, line.span, width) => {
                breaks.push((last.span.end(), line.span.start()));
                last.span = last.span.cover(line.span);
                last.blank_after = line.blank_after;
            }
            _ => joined.push(line),
        }
    }
    if !breaks.is_empty() {
        *text = with_spaces(std::mem::take(text), &breaks);
    }
    joined
}

/// Whether a quarter of the breaks between lines fall within a sentence, as wrapping makes them and paragraphs do not.
fn breaks_sentences(text: &str, lines: &[Line]) -> bool {
    let breaks = || lines.windows(2).filter(|pair| !pair[1].blank_before);
    let within = |pair: &&[Line]| {
        !pair[0].span.of(text).ends_with(['.', '!', '?', ':', '”', '"', '’', '»', '…'])
            || pair[1].span.of(text).starts_with(char::is_lowercase)
    };
    breaks().filter(within).count() * 4 >= breaks().count().max(1)
}

/// `text` with the line ends in the given gaps as spaces.
fn with_spaces(text: String, gaps: &[(usize, usize)]) -> String {
    let mut bytes = text.into_bytes();
    for &(start, end) in gaps {
        for byte in &mut bytes[start..end] {
            if *byte == b'\n' {
                *byte = b' ';
            }
        }
    }
    // One ASCII byte for another keeps UTF-8 what it was.
    String::from_utf8(bytes).unwrap_or_default()
}

/// Whether the break between two lines is one that wrapping to `width` makes: the next word had no room.
fn is_wrap(text: &str, upper: Span, lower: Span, width: usize) -> bool {
    let upper_start = text[..upper.end()].rfind('\n').map_or(0, |at| at + 1).max(upper.start());
    let last_line = upper.end() - upper_start;
    let lower_words = lower.of(text);
    let word = lower_words.split_whitespace().next().map_or(0, str::len);
    // A few columns' slack, since bytes are not columns and wrappers differ by one.
    let no_room = last_line + 1 + word + 4 > width;
    no_room && last_line >= NARROWEST && !starts_item(lower_words) && !is_label(lower_words)
}

/// “- ”, “• ”, “1. ”: what begins a line of its own.
pub(super) fn starts_item(line: &str) -> bool {
    item_mark(line).is_some()
}

/// The length of a list item's mark, with the space behind it.
pub(in crate::read) fn item_mark(line: &str) -> Option<usize> {
    let first = *line.as_bytes().first()?;
    if first.is_ascii_alphabetic() {
        return None;
    }
    for mark in ["- ", "* ", "• ", "– ", "— ", "· ", "‣ ", "◦ ", "■ ", "▪ "] {
        if line.starts_with(mark) {
            return Some(mark.len());
        }
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered =
        (1..=2).contains(&digits) && (line[digits..].starts_with(". ") || line[digits..].starts_with(") "));
    numbered.then_some(digits + 2)
}

/// “Q:”, “REYES:”: a short label at a line's start.
fn is_label(line: &str) -> bool {
    let label = line.split(':').next().unwrap_or_default();
    label.len() < line.len()
        && label.len() <= 24
        && !label.is_empty()
        && label.chars().all(|char| char.is_uppercase() || " .".contains(char))
}

fn physical(text: &str) -> Vec<Line> {
    // A paragraph of news has two or three hundred bytes.
    let mut lines: Vec<Line> = Vec::with_capacity(text.len() / 160 + 8);
    let mut start = 0;
    let mut blank = true;
    while start <= text.len() {
        // Every other line is blank, as a rule, and nothing need be searched for.
        let end = match &text.as_bytes()[start..] {
            [b'\n', ..] => start,
            rest => memchr::memchr(b'\n', rest).map_or(text.len(), |len| start + len),
        };
        let span = Span::new(start, end).trimmed(text);
        if span.is_empty() {
            if let Some(last) = lines.last_mut() {
                last.blank_after = true;
            }
            blank = true;
        } else {
            lines.push(Line { span, blank_before: blank, blank_after: false });
            blank = false;
        }
        start = end + 1;
    }
    if let Some(last) = lines.last_mut() {
        last.blank_after = true;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn lines(text: &str, expected: &[&str]) {
        let mut text = text.to_owned();
        let lines = logical(&mut text);
        let found: Vec<_> = lines.iter().map(|line| line.span.of(&text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        lines(
            "The council of Port Ellen voted on Monday to lengthen the wall of\nthe harbour by three hundred metres, which the mayor said would pay\nfor itself.\n\nResidents were divided over it.",
            &[
                "The council of Port Ellen voted on Monday to lengthen the wall of the harbour by three hundred metres, which the mayor said would pay for itself.",
                "Residents were divided over it.",
            ],
        );
    }

    #[test]
    fn a_short_line_ends_its_paragraph() {
        lines(
            "The council of Port Ellen voted on Monday.\nIt did.\nNobody who spoke in the long debate had asked the fishermen\nabout it.",
            &[
                "The council of Port Ellen voted on Monday.",
                "It did.",
                "Nobody who spoke in the long debate had asked the fishermen about it.",
            ],
        );
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let long = "word ".repeat(40);
        let text = format!("{long}\n{long}");
        lines(&text, &[long.trim(), long.trim()]);
    }
}
