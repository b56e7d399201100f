//! The speakers as the model has them.

use super::{Resolver, Who};
use crate::attribute::names::Kind;
use crate::attribute::people::words;
use crate::language::without_possessive;
use crate::model::{Mention, Role, Speaker, SpeakerId, SpeakerKind};
use crate::span::Span;

impl Resolver<'_, '_> {
    /// The number of a speaker: they are counted in the order of their first statements, the members of several before
    /// these.
    pub(super) fn id(&mut self, who: &Who) -> SpeakerId {
        if let Some(id) = self.known_id(who) {
            return id;
        }
        if let Who::Together(members) = who {
            members.iter().for_each(|&member| {
                self.id(&Who::One(member));
            });
        }
        let id = SpeakerId(self.sources.len() as u32);
        self.sources.push(who.clone());
        match who {
            Who::One(index) => {
                let len = self.ids.len().max(index + 1).max(self.people.entities.len());
                self.ids.resize(len, None);
                self.ids[*index] = Some(id);
            }
            Who::Together(members) => {
                self.ids_together.insert(members.clone(), id);
            }
        }
        id
    }

    fn known_id(&self, who: &Who) -> Option<SpeakerId> {
        match who {
            Who::One(index) => self.ids.get(*index).copied().flatten(),
            Who::Together(members) => self.ids_together.get(members).copied(),
        }
    }

    /// The speakers, by their numbers.
    pub(super) fn speakers(mut self) -> Vec<Speaker> {
        self.people.forget_names();
        let sources = std::mem::take(&mut self.sources);
        let mut speakers: Vec<Speaker> = Vec::with_capacity(sources.len());
        for who in &sources {
            let speaker = match who {
                Who::One(index) => self.of_entity(*index),
                Who::Together(members) => self.together_as_one(members, &speakers),
            };
            speakers.push(speaker);
        }
        speakers
    }

    fn together_as_one(&self, members: &[usize], speakers: &[Speaker]) -> Speaker {
        let ids: Vec<_> = members.iter().filter_map(|&member| self.known_id(&Who::One(member))).collect();
        let member = |id: &SpeakerId| &speakers[id.0 as usize];
        let names: Vec<_> = ids.iter().map(|id| member(id).name.as_str()).collect();
        let kinds: Vec<_> = ids.iter().map(|id| member(id).kind).collect();
        let alike = kinds.windows(2).all(|pair| pair[0] == pair[1]);
        let mut speaker = Speaker::new(names.join(" & "), if alike { kinds[0] } else { SpeakerKind::Group });
        speaker.members = ids;
        speaker
    }

    /// The speaker that an entity is, which is asked once for each.
    fn of_entity(&mut self, index: usize) -> Speaker {
        let text = self.text;
        let entity = &mut self.people.entities[index];
        let kind = match entity.kind {
            Kind::Person | Kind::Unknown => SpeakerKind::Person,
            Kind::Organization | Kind::Place => SpeakerKind::Organization,
            Kind::Unnamed | Kind::Described => SpeakerKind::Unnamed,
            Kind::Group => SpeakerKind::Group,
            Kind::Document => SpeakerKind::Document,
        };
        let byline = self.people.byline.as_ref().filter(|(author, _)| *author == index);
        let name = match byline {
            Some((_, byline)) => byline.to_string(),
            None => words(text, entity.name.0, entity.name.1),
        };
        let mut speaker = Speaker::new(name, kind);
        speaker.gender = entity.gender;
        let mut seen: Vec<&str> = Vec::new();
        // What describes somebody without a name is the name.
        for role in entity.roles.iter().filter(|_| entity.is_named()) {
            let span = text.span(role.first(), role.last());
            let words = span.of(text.text);
            if !seen.contains(&words) {
                seen.push(words);
                speaker.roles.push(Role { span });
            }
        }
        // Their room is free for the speaker's as soon as they are.
        let (named, bound) = (std::mem::take(&mut entity.mentions), std::mem::take(&mut entity.bound));
        speaker.mentions = named
            .iter()
            .chain(bound.iter())
            .map(|mention| {
                let span = text.span(mention.first(), mention.last());
                let len = match mention.is_possessive() {
                    true => without_possessive(span.of(text.text)).len(),
                    false => span.len(),
                };
                Mention { span: Span::new(span.start(), span.start() + len), form: mention.form }
            })
            .collect();
        speaker.mentions.sort_by_key(|mention| mention.span);
        speaker.mentions.dedup();
        speaker
    }
}
