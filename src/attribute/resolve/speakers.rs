//! The speakers as the model has them.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::{Link, Resolver, Who};
use crate::attribute::names::Kind;
use crate::attribute::people::{Entity, words};
use crate::language::without_possessive;
use crate::lexicon::WordHasher;
use crate::model::{Mention, Role, Speaker, SpeakerId, SpeakerKind, SpeakerRule};
use crate::span::Span;

/// The speakers that stand among the others already.
type Known = HashMap<Who, SpeakerId, BuildHasherDefault<WordHasher>>;

impl Resolver<'_, '_> {
    /// The speakers, in the order of their first statement, and each statement's.
    pub(super) fn speakers(self, links: Vec<Link>) -> (Vec<Speaker>, Vec<Option<(SpeakerId, SpeakerRule)>>) {
        let mut speakers: Vec<Speaker> = Vec::new();
        let mut known = Known::default();
        let links = links
            .into_iter()
            .map(|link| link.map(|(who, rule)| (self.speaker(&who, &mut speakers, &mut known), rule)))
            .collect();
        (speakers, links)
    }

    fn speaker(&self, who: &Who, speakers: &mut Vec<Speaker>, known: &mut Known) -> SpeakerId {
        if let Some(&id) = known.get(who) {
            return id;
        }
        let speaker = match who {
            Who::One(index) => self.of_entity(&self.people.entities[*index]),
            Who::Together(members) => {
                let ids: Vec<_> =
                    members.iter().map(|&member| self.speaker(&Who::One(member), speakers, known)).collect();
                let member = |id: &SpeakerId| &speakers[id.0 as usize];
                let names: Vec<_> = ids.iter().map(|id| member(id).name.as_str()).collect();
                let kinds: Vec<_> = ids.iter().map(|id| member(id).kind).collect();
                let alike = kinds.windows(2).all(|pair| pair[0] == pair[1]);
                let mut speaker =
                    Speaker::new(names.join(" & "), if alike { kinds[0] } else { SpeakerKind::Group });
                speaker.members = ids;
                speaker
            }
        };
        speakers.push(speaker);
        let id = SpeakerId(speakers.len() as u32 - 1);
        known.insert(who.clone(), id);
        id
    }

    fn of_entity(&self, entity: &Entity) -> Speaker {
        let text = self.text;
        let kind = match entity.kind {
            Kind::Person | Kind::Unknown => SpeakerKind::Person,
            Kind::Organization | Kind::Place => SpeakerKind::Organization,
            Kind::Unnamed | Kind::Described => SpeakerKind::Unnamed,
            Kind::Group => SpeakerKind::Group,
            Kind::Document => SpeakerKind::Document,
        };
        let name = entity.byline.clone().unwrap_or_else(|| words(text, entity.name.0, entity.name.1));
        let mut speaker = Speaker::new(name, kind);
        speaker.gender = entity.gender;
        let mut seen: Vec<&str> = Vec::new();
        // What describes somebody without a name is the name.
        for role in entity.roles.iter().filter(|_| entity.is_named()) {
            let span = text.span(role.first, role.last);
            let words = span.of(text.text);
            if !seen.contains(&words) {
                seen.push(words);
                speaker.roles.push(Role { span });
            }
        }
        speaker.mentions = entity
            .mentions
            .iter()
            .chain(&entity.bound)
            .map(|mention| {
                let span = text.span(mention.first, mention.last);
                let words = without_possessive(span.of(text.text));
                Mention { span: Span::new(span.start(), span.start() + words.len()), form: mention.form }
            })
            .collect();
        speaker.mentions.sort_by_key(|mention| mention.span);
        speaker.mentions.dedup();
        speaker
    }
}
