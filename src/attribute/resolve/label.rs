//! The labels of interviews: “Q:” is who wrote the piece, “A:” whom it is about, “QUILL:” who bears the name.

use super::{Link, Resolver, Who};
use crate::attribute::draft::{Draft, Phrase};
use crate::attribute::names::{Kind, key};
use crate::attribute::people::words;
use crate::language::Chunks;
use crate::model::{SpeakerRule, StatementRule};

impl Resolver<'_, '_> {
    /// Finds out who the labels mean before any statement is resolved.
    pub(super) fn read_labels(&mut self, drafts: &Chunks<Draft>) {
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
                "Q" | "Question" => self.interviewer(label, first.unwrap_or(label.first)),
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

    /// “You wrote that …” in an interview of two: whoever the other one is.
    pub(super) fn other_label(&self, who: &Who) -> Option<Who> {
        let Who::One(asks) = who else { return None };
        let mut others = self.labels.values().filter(|&other| other != asks);
        let other = others.next()?;
        let two = others.all(|another| another == other) && self.labels.values().any(|label| label == asks);
        two.then_some(Who::One(*other))
    }

    /// Who wrote the piece, or “She spoke to | Tom Poe” before the first label.
    fn interviewer(&mut self, label: Phrase, first: usize) -> usize {
        let asked = self.named_most(first);
        let asks = |index: &usize| Some(*index) != asked && self.asks_before(*index, first);
        let named = (0..self.people.entities.len()).find(asks);
        let known = self.author.or(named);
        known.unwrap_or_else(|| self.people.describe(Kind::Unnamed, None, label.first, label.last))
    }

    /// “spoke to Poe”, “talks with Poe”, “was interviewed by Poe”, “Poe met her”: whether a person is named so before token `first`.
    fn asks_before(&self, index: usize, first: usize) -> bool {
        const TALKS: [&str; 12] = [
            "asked",
            "asks",
            "interviewed",
            "interviews",
            "meets",
            "met",
            "speaks",
            "spoke",
            "talked",
            "talks",
            "tells",
            "told",
        ];
        let text = self.text;
        let entity = &self.people.entities[index];
        let talks = |at: usize| at < text.tokens.len() && TALKS.contains(&text.word(at));
        entity.kind == Kind::Person
            && entity.mentions.iter().take_while(|mention| mention.first() < first).any(|mention| {
                let before = (mention.first().saturating_sub(6)..mention.first()).any(talks);
                before || talks(mention.last())
            })
    }

    fn interviewee(&mut self, label: Phrase, first: usize) -> usize {
        let most = self.named_most(first);
        most.unwrap_or_else(|| self.people.describe(Kind::Unnamed, None, label.first, label.last))
    }

    /// The person whom the words before the first label name most.
    fn named_most(&self, first: usize) -> Option<usize> {
        let people = self.people.entities.iter().enumerate();
        let people = people.filter(|(_, entity)| entity.kind == Kind::Person);
        let times = people.map(|(index, entity)| {
            let times = entity.mentions.iter().filter(|mention| mention.first() < first).count();
            (times, std::cmp::Reverse(index))
        });
        times.filter(|(times, _)| *times > 0).max().map(|(_, std::cmp::Reverse(index))| index)
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
        // “AO:” is Ada Orr.
        let letters = self.text.word(label.first);
        let initials = |entity: &crate::attribute::people::Entity| {
            let words = (entity.name.0..entity.name.1).map(|at| self.text.word(at));
            let letters = letters.chars().map(Some);
            label.last - label.first == 1
                && entity.name.1 - entity.name.0 > 1
                && entity.is_named()
                && words.map(|word| word.chars().next()).eq(letters)
        };
        known
            .or_else(|| self.people.entities.iter().position(initials))
            .or_else(|| self.people.entities.iter().position(person))
            .unwrap_or_else(|| self.people.describe(Kind::Person, None, label.first, label.last))
    }
}
