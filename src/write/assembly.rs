//! What the readers of exchange formats share: places checked against the text, and the record put together.

use std::collections::HashMap;

use crate::error::{Error, ErrorKind};
use crate::model::{
    Article, Claim, Cue, Record, Speaker, SpeakerId, SpeakerRule, SpeechAct, Statement, StatementId,
    StatementKind, StatementRule,
};
use crate::span::Span;
use crate::write::code_points::CodePoints;

/// The node of a record that a fragment names: `speaker-0`, `statement-3`, `claim-1`.
pub(super) fn fragment(base: &str, kind: &str, index: u32) -> String {
    format!("{base}#{kind}-{index}")
}

/// The base of the nodes' IRIs: a name that is an absolute IRI without fragment, else the document itself.
pub(super) fn base(name: Option<&str>) -> &str {
    name.filter(|name| is_iri(name) && !name.contains('#')).unwrap_or_default()
}

/// Whether a name is an absolute IRI (RFC 3987): a scheme, a colon, and no character that none may hold.
pub(super) fn is_iri(name: &str) -> bool {
    let Some((scheme, rest)) = name.split_once(':') else { return false };
    let held = |char: char| !char.is_whitespace() && !char.is_control() && !"<>\"{}|\\^`".contains(char);
    scheme.starts_with(|char: char| char.is_ascii_alphabetic())
        && scheme.chars().all(|char| char.is_ascii_alphanumeric() || "+-.".contains(char))
        && !rest.is_empty()
        && rest.chars().all(held)
}

/// The document does not fit its text, or itself.
pub(super) fn mismatch(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Mismatch, message)
}

/// The span between two counts of code points, where the text has these words.
pub(super) fn place(text: &CodePoints<'_>, start: usize, end: usize, words: &str) -> Result<Span, Error> {
    let span = text.span(start, end).ok_or_else(|| {
        mismatch(format!(
            "{words:?} is said to stand at characters {start} to {end}, which the text does not have"
        ))
    })?;
    let held = span.of(text.text());
    if held == words {
        return Ok(span);
    }
    Err(mismatch(format!(
        "{words:?} is said to stand at characters {start} to {end}, but there the text has {held:?}"
    )))
}

/// A statement as an exchange format gives it: its relations still by name.
pub(super) struct Said {
    pub(super) id: String,
    pub(super) kind: StatementKind,
    pub(super) content: Vec<Span>,
    pub(super) cue: Option<Cue>,
    pub(super) source: Option<Span>,
    pub(super) addressee: Option<Span>,
    pub(super) speaker: Option<String>,
    pub(super) parent: Option<String>,
}

/// A cue whose lemma or act may not be told: the words are then the lemma, and the act is to assert.
pub(super) fn cue(span: Span, text: &str, lemma: Option<&str>, act: Option<&str>) -> Cue {
    let lemma = lemma.unwrap_or(span.of(text)).to_owned();
    Cue::new(span, lemma, act.and_then(SpeechAct::from_name).unwrap_or(SpeechAct::Assert))
}

/// The parts of a record by their names.
pub(super) struct Assembly {
    pub(super) article: Article,
    /// Each with the names of its members.
    pub(super) speakers: Vec<(String, Speaker, Vec<String>)>,
    pub(super) statements: Vec<Said>,
    /// Each with the name of the statement it stands in.
    pub(super) claims: Vec<(Claim, Option<String>)>,
}

impl Assembly {
    /// The record, its statements in the order of the text, every relation resolved, and sound.
    pub(super) fn record(mut self) -> Result<Record, Error> {
        let starts = |said: &Said| said.content.first().map_or(0, |span| span.start());
        self.statements.sort_by_key(starts);
        let speakers = index(self.speakers.iter().map(|(id, ..)| id.as_str()));
        let statements = index(self.statements.iter().map(|said| said.id.as_str()));
        let speaker = |name: &String| find(&speakers, name).map(SpeakerId);
        let statement = |name: &String| find(&statements, name).map(StatementId);

        let mut record = Record::new(std::mem::take(&mut self.article));
        for said in &self.statements {
            let mut made = Statement::new(said.kind, said.content.clone(), StatementRule::Markup);
            made.cue.clone_from(&said.cue);
            (made.source, made.addressee) = (said.source, said.addressee);
            made.speaker = said.speaker.as_ref().map(speaker).transpose()?;
            made.parent = said.parent.as_ref().map(statement).transpose()?;
            made.basis.speaker = made.speaker.map(|_| SpeakerRule::Markup);
            made.basis.confidence = 1.0;
            record.statements.push(made);
        }
        for (claim, within) in &self.claims {
            let within = within.as_ref().map(statement).transpose()?;
            record.claims.push(Claim { statement: within, ..claim.clone() });
        }
        for (_, made, members) in &self.speakers {
            let members = members.iter().map(speaker).collect::<Result<_, _>>()?;
            record.speakers.push(Speaker { members, ..made.clone() });
        }
        record.check_invariants()?;
        Ok(record)
    }
}

fn index<'a>(names: impl Iterator<Item = &'a str>) -> HashMap<&'a str, u32> {
    names.zip(0..).collect()
}

fn find(index: &HashMap<&str, u32>, name: &str) -> Result<u32, Error> {
    index.get(name).copied().ok_or_else(|| mismatch(format!("nothing in the document has the id {name:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iri_has_a_scheme_and_no_space() {
        for iri in ["urn:newsml:example:20210721:1", "https://example.org/a?b=é", "tag:example.org,2020:x"] {
            assert!(is_iri(iri), "{iri}");
        }
        for name in ["", "x-1", "a b:c", ":x", "1:x", "urn:", "urn:a b", "urn:<x>", "/path"] {
            assert!(!is_iri(name), "{name}");
        }
        assert_eq!(base(Some("https://example.org/a#b")), "");
    }
}
