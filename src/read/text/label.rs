//! Labels before the turns of an interview: “Q:”, “REYES:”, “Ada Orr:”.

use std::collections::HashMap;

use crate::read::text::lines::Line;

/// No speaker's label is longer, in bytes.
const LONGEST: usize = 40;

/// Transcripts quoted turn by turn have a mark before each label: “"PENCE: Well, …”.
pub(super) const MARKS: [char; 2] = ['"', '“'];

/// The length of the label, colon included, at the start of a line that goes on behind it.
pub(super) fn at(line: &str) -> Option<usize> {
    let bare = if line.starts_with(MARKS) { line.trim_start_matches(MARKS) } else { line };
    Some(line.len() - bare.len() + without_mark(bare)?)
}

fn without_mark(line: &str) -> Option<usize> {
    if let [b'Q' | b'A', b'.', b' ', ..] = line.as_bytes() {
        return (!line[3..].trim().is_empty()).then_some(2);
    }
    // Nearly no line has a colon there, which comparing many bytes at once tells soonest.
    let near = line.as_bytes().first_chunk::<LONGEST>();
    if near.is_some_and(|near| !near.iter().fold(false, |any, &byte| any | (byte == b':'))) {
        return None;
    }
    let colon = memchr::memchr(b':', &line.as_bytes()[..line.len().min(LONGEST)])?;
    let (name, rest) = (&line[..colon], &line[colon + 1..]);
    let words: Vec<_> = name.split_whitespace().collect();
    let named = words.iter().all(|word| word.starts_with(|char: char| char.is_uppercase() || char == '('));
    let letters = name.chars().all(|char| char.is_alphabetic() || " .'’-()&".contains(char));
    let turn = rest.starts_with(' ') && !rest.trim().is_empty();
    let label = (1..=4).contains(&words.len()) && named && letters && turn;
    (label && !is_rubric(name) && !reports(&words)).then_some(colon + 1)
}

/// “Says Orr: “…””, “Adds Poe: …”: a sentence that begins with its verb.
fn reports(words: &[&str]) -> bool {
    const VERBS: [&str; 8] = ["added", "adds", "asked", "asks", "said", "says", "writes", "wrote"];
    words.len() > 1 && VERBS.binary_search(&words[0].to_lowercase().as_str()).is_ok()
}

/// “Note: …”, “Correction: …”: a line's subject, not its speaker.
fn is_rubric(name: &str) -> bool {
    const RUBRICS: [&str; 40] = [
        "advertisement",
        "also",
        "analysis",
        "breaking",
        "caption",
        "case",
        "claim",
        "comment",
        "conclusion",
        "correction",
        "credit",
        "editor's note",
        "editorial",
        "exclusive",
        "explained",
        "explainer",
        "fact",
        "image",
        "interview",
        "live",
        "more",
        "note",
        "opinion",
        "photo",
        "photos",
        "picture",
        "podcast",
        "ps",
        "q&a",
        "read",
        "read more",
        "related",
        "review",
        "see also",
        "source",
        "sources",
        "update",
        "verdict",
        "video",
        "watch",
    ];
    let lower = name.to_lowercase().replace('’', "'");
    RUBRICS.binary_search(&lower.as_str()).is_ok()
}

/// The lines that are turns of an interview, with their labels' lengths. One label alone makes no interview: labels in
/// capitals stand at two lines at least, and any other label comes back.
pub(super) fn labels(text: &str, lines: &[Line]) -> Vec<(usize, usize)> {
    let found: Vec<_> = lines
        .iter()
        .enumerate()
        .filter_map(|(index, line)| {
            at(line.span.of(text))
                .map(|len| (index, len, line.span.of(text)[..len].trim_start_matches(MARKS)))
        })
        .collect();
    let is_loud = |label: &str| !label.chars().any(char::is_lowercase);
    let loud = found.iter().filter(|(.., label)| is_loud(label)).count();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (.., label) in &found {
        *times.entry(label).or_default() += 1;
    }
    let back = |label: &str| times.get(label).is_some_and(|&times| times > 1);
    // “REVIEW: …”: what a text begins with is its headline, unless the label comes back.
    let opening = lines.iter().position(|line| !line.span.of(text).trim().is_empty());
    found
        .iter()
        .filter(|(index, _, label)| back(label) || is_loud(label) && loud > 1 && Some(*index) != opening)
        .map(|&(index, len, _)| (index, len))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_label() {
        assert_eq!(at("Q: Why?"), Some(2));
        assert_eq!(at("Q. Why?"), Some(2));
        assert_eq!(at("ADA ORR: Because."), Some(8));
        assert_eq!(at("Ada Orr: Because."), Some(8));
        assert_eq!(at("“ORR: Because."), Some("“ORR:".len()));
        for line in [
            "Note: it was late.",
            "The mayor said: no",
            "Says Orr: “It is.”",
            "Q:",
            "10:30 is late",
            "He left: no",
        ] {
            assert_eq!(at(line), None, "{line}");
        }
    }
}
