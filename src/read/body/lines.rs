//! Blocks whose lines are paragraphs: one `<p>` or `<pre>` that holds a whole story.

use crate::read::body::builder::LineBreak;
use crate::read::text::{byline, lines::item_mark};
use crate::span::Span;

/// Where a block falls into several.
///
/// Line ends of pretty-printed markup mean nothing. They do where a line is empty, and where the text was typeset
/// before it came into the markup: lines begin at the margin, and those that begin paragraphs are indented.
pub(super) fn borders(text: &str, block: Span, breaks: &[LineBreak]) -> Vec<usize> {
    if breaks.is_empty() {
        return Vec::new();
    }
    let typeset = is_typeset(breaks);
    let mut borders = Vec::new();
    let mut start = block.start();
    for line in breaks {
        let above = text.get(start..line.at).unwrap_or_default().trim();
        let below = text.get(line.at..block.end()).unwrap_or_default().trim_start();
        let border = line.blank || typeset && begins_paragraph(above, below, line.indent);
        if border {
            borders.push(line.at);
            start = line.at;
        }
    }
    borders
}

/// Whether lines begin at the margin: the text was typeset before it came into the markup.
fn is_typeset(breaks: &[LineBreak]) -> bool {
    breaks.iter().any(|line| line.indent <= 1 && !line.blank)
}

/// A line that is shorter was ended and not wrapped.
const SHORTEST_WRAPPED: usize = 45;

/// The line ends of a typeset block that are more than wrapping: those behind short lines, as of tables and results.
pub(super) fn kept(block: Span, breaks: &[LineBreak]) -> Vec<usize> {
    if !is_typeset(breaks) {
        return Vec::new();
    }
    let starts = [block.start()].into_iter().chain(breaks.iter().map(|line| line.at));
    let short = starts.zip(breaks).filter(|(start, line)| line.at - start < SHORTEST_WRAPPED);
    short.map(|(_, line)| line.at).collect()
}

/// The empty lines of a block whose white space counts.
pub(super) fn blank_lines(text: &str, block: Span) -> Vec<usize> {
    let words = block.of(text);
    let mut borders = Vec::new();
    let mut blank = false;
    for at in memchr::memchr_iter(b'\n', words.as_bytes()) {
        let line = words[at + 1..].split('\n').next().unwrap_or_default();
        let is_blank = line.trim().is_empty();
        if is_blank && !blank {
            borders.push(block.start() + at);
        }
        blank = is_blank;
    }
    borders
}

fn begins_paragraph(above: &str, below: &str, indent: u32) -> bool {
    // “By Ada Quill” is a line of its own, whatever follows.
    let ended = above.ends_with(['.', '!', '?', '”', '"', '’', '\'', ')', ':']);
    let indented = indent > 1 && (ended || (above.len() <= 80 && byline::authors(above).is_some()));
    indented || item_mark(below).is_some() && (indent > 1 || ended)
}
