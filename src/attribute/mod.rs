//! Article → who said what: statements by their cues, quotations and clauses, and speakers by coreference.
//!
//! Three steps, each one pass over the text:
//!
//! 1. every sentence is seen as its words and its quotations, and each cue in it makes a candidate; of candidates that
//!    overlap the outermost stays (`find`);
//! 2. quotations that stand alone go to whom the text before them points (`across`);
//! 3. the sources are resolved to people and organisations that the article names, or kept as described (`resolve`).
//!
//! Where the document's own markup says who is quoted, or which code a person has, that goes before (`markup`).

mod across;
mod candidate;
mod clause;
mod confidence;
mod content;
mod draft;
mod few;
mod find;
mod group;
mod markup;
mod names;
mod people;
mod resolve;
mod roles;
mod setting;
mod subject;
mod verb;

use crate::attribute::draft::{Draft, Place};
use crate::attribute::people::People;
use crate::language::{Chunks, Text};
use crate::model::{Article, Record, Speaker, SpeakerId, SpeakerRule, Statement};
use crate::span::Span;

/// Finds every attributed statement of an article and resolves its speaker.
///
/// Deterministic, without network or model files; takes time linear in the text. Every article is accepted; one in
/// which nobody says anything gives a record without statements.
///
/// ```
/// let article = onrecord::read_text(
///     "Mayor Ada Orr said on Monday that the harbour was full. “We need a second pier,” she added.",
/// )?;
/// let record = onrecord::attribute(article);
/// let said: Vec<_> = record.statements().map(|statement| statement.text()).collect();
/// assert_eq!(said, ["that the harbour was full", "“We need a second pier,”"]);
/// assert!(record.statements().all(|statement| statement.speaker().unwrap().name() == "Ada Orr"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[must_use]
pub fn attribute(article: Article) -> Record {
    // What is found holds spans alone: the tokens' room is free before the statements take theirs.
    let found = find(&Text::of(&article), &article.authors);
    let Said { speakers, statements } = found.said(&article);
    Record { article, speakers, statements, claims: Vec::new() }
}

/// Who says what: the part of a record that this module finds.
pub(crate) struct Said {
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) statements: Vec<Statement>,
}

/// What the words of an article say about who says what.
pub(crate) struct Found {
    speakers: Vec<Speaker>,
    drafts: Chunks<Draft>,
    /// The source of each draft.
    sources: Vec<Option<Span>>,
    /// Its speaker.
    links: Vec<Option<(SpeakerId, SpeakerRule)>>,
}

/// The speakers and statements of an article whose text has been looked at.
pub(crate) fn find(text: &Text<'_>, authors: &[String]) -> Found {
    // The names come first: what is needed to tell them apart is gone before the drafts take their room.
    let people = People::of(text);
    let mut drafts = across::drafts(text);
    sort(&mut drafts);
    let (speakers, links) = resolve::resolve(text, people, &drafts, authors);
    let mut sources = Vec::with_capacity(drafts.len());
    drafts.iter().for_each(|draft| sources.push(draft.source().map(|source| source.span(text))));
    Found { speakers, drafts, sources, links }
}

impl Found {
    /// As the model has it, with what the markup of the article says.
    pub(crate) fn said(self, article: &Article) -> Said {
        let Self { speakers, drafts, sources, links } = self;
        let mut statements = Vec::with_capacity(drafts.len());
        let mut rest = sources.into_iter().zip(links);
        drafts.into_iter().for_each(|draft| {
            let (source, link) = rest.next().unwrap_or_default();
            statements.push(draft.into_statement(source, link));
        });
        let mut said = Said { speakers, statements };
        markup::apply(article, &mut said);
        said
    }
}

/// Sorts the drafts by where they start, parents before what is in them.
fn sort(drafts: &mut Chunks<Draft>) {
    let start = |draft: &Draft| draft.content.first().map(|span| span.start());
    if drafts.iter().map(start).is_sorted() {
        return;
    }
    let mut order: Vec<u32> = (0..drafts.len() as u32).collect();
    order.sort_by_key(|&index| (start(&drafts[index as usize]), index));
    let mut places = vec![0; drafts.len()];
    for (place, &index) in order.iter().enumerate() {
        places[index as usize] = place as u32;
    }
    drop(order);
    for draft in drafts.iter_mut() {
        draft.parent = draft.parent.map(|parent| Place::of(places[parent.get()] as usize));
    }
    // In place, since they may be many: each exchange puts one where it belongs.
    for index in 0..drafts.len() {
        while places[index] as usize != index {
            let place = places[index] as usize;
            drafts.swap(index, place);
            places.swap(index, place);
        }
    }
}
