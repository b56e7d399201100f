//! What a record found, as things with properties that point at the marks.

use crate::model::marking::{Relation, Thing, name};
use crate::model::{Record, Speaker, SpeakerId, Statement, StatementId};
use crate::span::Span;
use crate::write::marks::Marks;

/// The speakers and statements of a record.
pub(in crate::write) fn things(record: &Record, marks: &Marks<'_>) -> Vec<Thing> {
    let speakers = record.speakers.iter().enumerate().map(|(at, speaker)| {
        let id = speaker_id(SpeakerId(at as u32));
        of_speaker(id, speaker, marks)
    });
    let statements = record.statements.iter().enumerate().map(|(at, statement)| {
        let id = statement_id(StatementId(at as u32));
        of_statement(id, at, statement, marks)
    });
    speakers.chain(statements).collect()
}

fn speaker_id(SpeakerId(at): SpeakerId) -> String {
    format!("speaker-{}", u64::from(at) + 1)
}

fn statement_id(StatementId(at): StatementId) -> String {
    format!("statement-{}", u64::from(at) + 1)
}

fn of_speaker(id: String, speaker: &Speaker, marks: &Marks<'_>) -> Thing {
    let mut thing = Thing { id, name: Some(speaker.name.clone()), ..Thing::default() };
    thing.add(Relation::Kind, name(&speaker.kind));
    if let Some(gender) = &speaker.gender {
        thing.add(Relation::Gender, name(gender));
    }
    if let Some(concept) = &speaker.concept {
        thing.add(Relation::Concept, concept);
    }
    for mention in &speaker.mentions {
        thing.add_words(Relation::Mention, Some(name(&mention.form)), marks.ids(mention.span));
    }
    for role in &speaker.roles {
        thing.add_words(Relation::Role, None, marks.ids(role.span));
    }
    for &affiliation in &speaker.affiliations {
        thing.add_words(Relation::Affiliation, None, marks.ids(affiliation));
    }
    for &member in &speaker.members {
        thing.add(Relation::Member, speaker_id(member));
    }
    thing
}

fn of_statement(id: String, at: usize, statement: &Statement, marks: &Marks<'_>) -> Thing {
    let mut thing = Thing { id, is_statement: true, ..Thing::default() };
    thing.add(Relation::Kind, name(&statement.kind));
    for part in 0..statement.content.len() {
        thing.add_words(Relation::Content, None, marks.content_ids(at, part));
    }
    if let Some(cue) = &statement.cue {
        thing.add_words(Relation::Cue, None, marks.ids(cue.span));
        thing.add(Relation::Lemma, &*cue.lemma);
        thing.add(Relation::Act, name(&cue.act));
    }
    if let Some(source) = statement.source {
        thing.add_words(Relation::Source, None, marks.ids(source));
    }
    if let Some(addressee) = statement.addressee {
        thing.add_words(Relation::Addressee, None, marks.ids(addressee));
    }
    if let Some(speaker) = statement.speaker {
        thing.add(Relation::Speaker, speaker_id(speaker));
    }
    if let Some(parent) = statement.parent {
        thing.add(Relation::Parent, statement_id(parent));
    }
    thing.add(Relation::Rule, statement.basis.statement.name());
    if let Some(rule) = statement.basis.speaker {
        thing.add(Relation::Link, rule.name());
    }
    thing.add(Relation::Confidence, statement.basis.confidence.to_string());
    thing
}

impl Marks<'_> {
    /// The identifiers of the elements that words stand in.
    fn ids(&self, span: Span) -> &[String] {
        let span = span.trimmed(&self.article.text);
        self.collected.words.get(&span).map_or(&[], |&mark| &self.ids[mark])
    }

    fn content_ids(&self, statement: usize, part: usize) -> &[String] {
        let mark = self.collected.contents.get(statement).and_then(|parts| *parts.get(part)?);
        mark.map_or(&[], |mark| &self.ids[mark])
    }
}
