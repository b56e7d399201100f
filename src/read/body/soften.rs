//! What agencies put into plain paragraphs: a byline as the first, a sign-off as the last, datelines, notes.
//!
//! The same rules that read plain text ([`text`](crate::read::text)), asked only at the story's borders.

use crate::model::{Article, Block, BlockKind, Concept};
use crate::read::body::Builder;
use crate::read::text::{byline, dateline, note};
use crate::span::Span;

/// Bylines and datelines are looked for in so many paragraphs at the top.
const TOP: usize = 3;

/// And sign-offs in so many at the end.
const END: usize = 3;

/// Gives the paragraphs at the story's borders their kinds, and takes what they say to the article.
pub(in crate::read) fn soften(builder: &mut Builder, article: &mut Article) {
    builder.end();
    let text = std::mem::take(&mut builder.text);
    let blocks = &mut builder.blocks;
    top(&text, blocks, article);
    notes(&text, blocks);
    builder.text = text;
}

fn top(text: &str, blocks: &mut Vec<Block>, article: &mut Article) {
    let mut at = 0;
    let mut paragraphs = 0;
    while at < blocks.len() && paragraphs < TOP {
        let block = blocks[at];
        at += 1;
        if block.kind != BlockKind::Paragraph {
            continue;
        }
        paragraphs += 1;
        let words = block.span.of(text);
        if let Some(authors) = byline::authors(words) {
            blocks[at - 1].kind = BlockKind::Byline;
            if article.authors.is_empty() {
                article.authors = authors;
            }
            continue;
        }
        let marked = at >= 2 && blocks[at - 2].kind == BlockKind::Dateline;
        if marked && text.get(blocks[at - 2].span.end()..block.span.start()).is_some_and(|gap| gap.len() < 2)
        {
            continue;
        }
        let Some(found) = dateline::parse(words) else { continue };
        if article.place.is_none() && !found.place.is_empty() {
            article.place = Some(found.place.to_owned());
        }
        if let (None, Some(agency)) = (&article.provider, found.agency) {
            article.provider = Some(Concept::named(agency));
        }
        let border = block.span.start() + found.len;
        let story = Span::new(border, block.span.end()).trimmed(text);
        if !story.is_empty() {
            let span = Span::new(block.span.start(), border);
            blocks[at - 1] = Block { kind: BlockKind::Dateline, span };
            blocks.insert(at, Block { kind: BlockKind::Paragraph, span: story });
            at += 1;
        }
    }
}

/// Notes anywhere, sign-offs at the end, and all that follows a heading “Notes to editors”.
fn notes(text: &str, blocks: &mut [Block]) {
    let last = blocks.len().saturating_sub(END);
    let mut in_notes = false;
    let mut before_body = true;
    for (at, block) in blocks.iter_mut().enumerate() {
        if !block.kind.is_body() && block.kind != BlockKind::Heading {
            continue;
        }
        let words = block.span.of(text);
        in_notes |= words.len() < 40 && is_notes_heading(words);
        let near_end = at >= last && !before_body;
        let signs_off = near_end && block.kind == BlockKind::Paragraph && is_sign_off(words);
        if in_notes || signs_off || note::is_note(words, before_body, near_end) {
            block.kind = BlockKind::Note;
        }
        before_body &= !block.kind.is_body();
    }
}

fn is_notes_heading(words: &str) -> bool {
    let words = words.trim_matches(|char: char| !char.is_alphabetic());
    ["note to editors", "notes to editors", "editors' notes", "notes for editors"]
        .iter()
        .any(|heading| words.eq_ignore_ascii_case(heading))
}

/// “hh/ph/ts/hd”, “ends”, “-0-”: the initials of those who wrote and edited, or the mark that ends a story.
fn is_sign_off(words: &str) -> bool {
    let sentence = words.ends_with('.');
    let words = words.trim_matches(['(', ')', '.', ' ', '/']);
    if words.len() > 24 {
        return false;
    }
    let marks =
        ["ends", "end", "eom", "fin", "ende", "-0-", "0", "###", "-30-", "-end-", "-ends-", "more", "mf"];
    if marks.iter().any(|mark| words.eq_ignore_ascii_case(mark)) {
        return true;
    }
    let initials =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let separator = ["/", "-", " "].into_iter().find(|separator| words.contains(separator));
    match separator {
        Some(" ") => {
            let parts: Vec<_> = words.split(' ').collect();
            !sentence
                && parts.len() <= 4
                && parts.iter().all(|part| (2..=3).contains(&part.len()) && initials(part))
        }
        Some(separator) => words.split(separator).all(initials) && words.contains(separator),
        None => (2..=3).contains(&words.len()) && initials(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_offs() {
        for words in ["hh/ph/ts/hd", "ends", "(END)", "-0-", "ab-cde", "jm/ak", "mb"] {
            assert!(is_sign_off(words), "{words}");
        }
        for words in ["No comment.", "it may be so.", "He left", "It is so", "1/2", "and/or what", "A/B"] {
            assert!(!is_sign_off(words), "{words}");
        }
    }
}
