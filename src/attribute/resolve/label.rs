//! The labels of interviews: “Q:” is who wrote the piece, “A:” whom it is about, “QUILL:” who bears the name.

use super::{Link, Resolver, Who};
use crate::attribute::draft::{Draft, Phrase};
use crate::attribute::names::{Kind, key};
use crate::attribute::people::words;
use crate::model::{SpeakerRule, StatementRule};

impl Resolver<'_, '_> {
    /// Finds out who the labels mean before any statement is resolved.
    pub(super) fn read_labels(&mut self, drafts: &[Draft]) {
        let labels =
            drafts.iter().filter(|draft| draft.rule == StatementRule::SpeakerLabel).filter_map(Draft::source);
        let mut first = None;
        for label in labels {
            first = first.or(Some(label.first));
            let name = words(self.text, label.first, label.last);
            if self.labels.contains_key(&name) {
                continue;
            }
            let who = match name.as_str() {
                "Q" | "Question" => self.interviewer(label),
                "A" | "Answer" => self.interviewee(label, first.unwrap_or(label.first)),
                _ => self.bearer(label),
            };
            self.labels.insert(name, who);
        }
    }

    pub(super) fn label(&mut self, source: Phrase) -> Link {
        let name = words(self.text, source.first, source.last);
        self.labels.get(&name).map(|&who| (Who::One(who), SpeakerRule::Label))
    }

    fn interviewer(&mut self, label: Phrase) -> usize {
        self.author.unwrap_or_else(|| self.people.describe(Kind::Unnamed, None, label.first, label.last))
    }

    /// The person whom the words before the first label name most.
    fn interviewee(&mut self, label: Phrase, first: usize) -> usize {
        let named = |entity: &crate::attribute::people::Entity| {
            entity.mentions.iter().filter(|mention| mention.first() < first).count()
        };
        let people =
            self.people.entities.iter().enumerate().filter(|(_, entity)| entity.kind == Kind::Person);
        let most = people
            .map(|(index, entity)| (named(entity), std::cmp::Reverse(index)))
            .filter(|(times, _)| *times > 0)
            .max();
        match most {
            Some((_, std::cmp::Reverse(index))) => index,
            None => self.people.describe(Kind::Unnamed, None, label.first, label.last),
        }
    }

    /// The person of that name, or one whom only the label names.
    fn bearer(&mut self, label: Phrase) -> usize {
        let (text, last) = (self.text, key(self.text, label.last - 1));
        let person = |entity: &crate::attribute::people::Entity| {
            entity.is_named() && (entity.name.0..entity.name.1).any(|at| key(text, at) == last)
        };
        let known = self
            .people
            .entities
            .iter()
            .position(|entity| person(entity) && entity.name.1 - entity.name.0 > 1);
        known
            .or_else(|| self.people.entities.iter().position(person))
            .unwrap_or_else(|| self.people.describe(Kind::Person, None, label.first, label.last))
    }
}
