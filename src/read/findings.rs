//! Statements and speakers that a document carries because a record was written into it.

use std::collections::HashMap;

use crate::model::marking::{Property, Relation, Thing, named};
use crate::model::{
    Article, Cue, Mention, MentionForm, Record, Role, Speaker, SpeakerId, SpeakerKind, SpeechAct, Statement,
    StatementId, StatementKind, StatementRule,
};
use crate::span::Span;

/// Where the elements of a text stand, by their identifiers.
pub(super) type Places = HashMap<String, Span>;

/// The things that a document lists, in its order.
#[derive(Debug, Default)]
pub(super) struct Findings {
    things: Vec<Thing>,
    known: HashMap<String, usize>,
}

impl Findings {
    /// Takes a thing, unless another has its identifier.
    pub(super) fn add(&mut self, thing: Thing) {
        self.known.entry(thing.id.clone()).or_insert_with(|| {
            self.things.push(thing);
            self.things.len() - 1
        });
    }

    /// Takes a property of a thing that is known.
    pub(super) fn add_property(&mut self, thing: &str, property: Property) {
        if let Some(&at) = self.known.get(thing) {
            self.things[at].properties.push(property);
        }
    }

    /// The record that they make of the article.
    ///
    /// The document may have been edited: what refers to elements or things that are not there is left out, and a
    /// statement none of whose words are there is no statement any more.
    pub(super) fn into_record(self, article: Article, places: &Places) -> Record {
        let mut record = Record::new(article);
        let speakers = ids(self.things.iter().filter(|thing| !thing.is_statement));
        let speaker = |id: &str| speakers.get(id).map(|&at| SpeakerId(at));
        for thing in self.things.iter().filter(|thing| !thing.is_statement) {
            record.speakers.push(read_speaker(thing, places, speaker));
        }
        let mut statements: Vec<_> = self
            .things
            .iter()
            .filter(|thing| thing.is_statement)
            .filter_map(|thing| Some((thing, read_statement(thing, places, speaker)?)))
            .collect();
        statements.sort_by_key(|(_, statement)| statement.extent().start());
        let order = ids(statements.iter().map(|(thing, _)| *thing));
        let parents = statements.iter().map(|(thing, _)| order.get(thing.value(Relation::Parent)?).copied());
        let parents = without_rings(parents.collect());
        let read = statements
            .into_iter()
            .zip(parents)
            .map(|((_, statement), parent)| Statement { parent: parent.map(StatementId), ..statement });
        record.statements.extend(read);
        record
    }
}

/// The place of each thing among those given.
fn ids<'t>(things: impl Iterator<Item = &'t Thing>) -> HashMap<&'t str, u32> {
    things.zip(0..).map(|(thing, at)| (thing.id.as_str(), at)).collect()
}

/// From the first to the last of the elements that words are in.
fn words(property: &Property, places: &Places) -> Option<Span> {
    property.parts.iter().filter_map(|part| places.get(part)).copied().reduce(Span::cover)
}

fn all_words(thing: &Thing, relation: Relation, places: &Places) -> Vec<Span> {
    let properties = thing.properties.iter().filter(|property| property.relation == relation);
    properties.filter_map(|property| words(property, places)).collect()
}

fn read_speaker(thing: &Thing, places: &Places, speaker: impl Fn(&str) -> Option<SpeakerId>) -> Speaker {
    let kind = thing.value(Relation::Kind).and_then(named).unwrap_or(SpeakerKind::Unnamed);
    let mut read = Speaker::new(thing.name.clone().unwrap_or_default(), kind);
    read.gender = thing.value(Relation::Gender).and_then(named);
    read.concept = thing.value(Relation::Concept).map(str::to_owned);
    read.roles = all_words(thing, Relation::Role, places).into_iter().map(|span| Role { span }).collect();
    read.affiliations = all_words(thing, Relation::Affiliation, places);
    for property in &thing.properties {
        match (property.relation, property.value.as_deref()) {
            (Relation::Mention, form) => {
                let form = form.and_then(named).unwrap_or(MentionForm::Role);
                read.mentions.extend(words(property, places).map(|span| Mention { span, form }));
            }
            (Relation::Member, Some(member)) => read.members.extend(speaker(member)),
            _ => {}
        }
    }
    read.mentions.sort_by_key(|mention| mention.span.start());
    read
}

fn read_statement(
    thing: &Thing,
    places: &Places,
    speaker: impl Fn(&str) -> Option<SpeakerId>,
) -> Option<Statement> {
    let mut content = all_words(thing, Relation::Content, places);
    content.sort_unstable();
    let mut end = 0;
    content.retain(|span| {
        let is_apart = span.start() >= end && !span.is_empty();
        end = end.max(span.end());
        is_apart
    });
    if content.is_empty() {
        return None;
    }
    let one = |relation| {
        let property = thing.properties.iter().find(|property| property.relation == relation);
        property.and_then(|property| words(property, places))
    };
    let kind = thing.value(Relation::Kind).and_then(named).unwrap_or(StatementKind::Indirect);
    let rule = thing.value(Relation::Rule).and_then(named).unwrap_or(StatementRule::Markup);
    let mut statement = Statement::new(kind, content, rule);
    statement.cue = one(Relation::Cue).map(|span| {
        let act = thing.value(Relation::Act).and_then(SpeechAct::from_name).unwrap_or(SpeechAct::Assert);
        Cue::new(span, thing.value(Relation::Lemma).unwrap_or_default().to_owned(), act)
    });
    statement.source = one(Relation::Source);
    statement.addressee = one(Relation::Addressee);
    statement.speaker = thing.value(Relation::Speaker).and_then(speaker);
    statement.basis.speaker = thing.value(Relation::Link).and_then(named);
    let confidence = thing.value(Relation::Confidence).and_then(|value| value.parse::<f32>().ok());
    if let Some(confidence) = confidence.filter(|confidence| (0.0..=1.0).contains(confidence)) {
        statement.basis.confidence = confidence;
    }
    Some(statement)
}

/// Parents without those that would make a statement stand within itself.
fn without_rings(mut parents: Vec<Option<u32>>) -> Vec<Option<u32>> {
    // On whose way up each was first met; 0 where it was not yet.
    let mut met = vec![0; parents.len()];
    for start in 0..parents.len() {
        let way = start + 1;
        let mut at = start;
        while met[at] == 0 {
            met[at] = way;
            let Some(parent) = parents[at].map(|parent| parent as usize) else { break };
            if met[parent] == way {
                parents[at] = None;
            } else {
                at = parent;
            }
        }
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_of_parents_are_cut_once() {
        assert_eq!(without_rings(vec![None, Some(0), Some(1)]), [None, Some(0), Some(1)]);
        assert_eq!(without_rings(vec![Some(0)]), [None]);
        assert_eq!(
            without_rings(vec![Some(2), Some(0), Some(1), Some(2)]),
            [Some(2), None, Some(1), Some(2)]
        );
    }
}
