//! Who is described first and named later, and whose somebody is: “A judge has refused … Justice Frank Nerva said”,
//! “Orr's lawyer”.

use super::nouns::ANY_PERSON;
use super::role::fit_of_role;
use super::{Link, Resolver, Who};
use crate::attribute::draft::Phrase;
use crate::attribute::names::{Kind, clash, key};
use crate::attribute::people::{Entity, Named};
use crate::attribute::roles::RoleWords;
use crate::language::is_possessive;
use crate::lexicon::Class;
use crate::model::{MentionForm, SpeakerRule};

impl Resolver<'_, '_> {
    /// “A spokesman for the rebels denied it … said the spokesman, Teoman Rusk”: who is described first and named soon after.
    pub(super) fn named_later(&mut self, source: Phrase, role: &RoleWords) -> Link {
        const BLOCKS: usize = 4;
        let text = self.text;
        let here = self.block_of(source.first);
        let soon = |at: usize| at > source.last && self.block_of(at) <= here + BLOCKS;
        let named = |entity: &Entity| {
            let first = entity.mentions.first().is_some_and(|mention| soon(mention.first()));
            first
                && entity.roles.iter().any(|held| {
                    held.head == role.head
                        // “Plouffe, the architect of the plan” is another than “an architect”.
                        && held.is_bare()
                        && soon(held.first())
                        && text.tokens[held.first()].is(Class::DEFINITE)
                })
        };
        let owner = self.people.holders(&role.head).find(|&index| named(&self.people.entities[index]))?;
        self.bind(owner, source, MentionForm::Role);
        Some((Who::One(owner), SpeakerRule::Role))
    }

    /// “The education secretary has denied … ¶ In the Commons, Judith Harcourt said”: whom the first lines of a story only
    /// describe, the next ones name, where that is who speaks next.
    pub(super) fn introduced_later(&mut self, source: Phrase, role: &RoleWords) -> Link {
        const LEAD: usize = 2;
        const BLOCKS: usize = 4;
        const MOST: usize = 16;
        let text = self.text;
        let here = self.block_of(source.first);
        let lead = (0..here).filter(|&block| text.blocks.at(block).kind.is_body()).take(LEAD).count() < LEAD;
        if let Some(owner) = self.told_to_be(source, role).or_else(|| {
            let opens = || self.opens_next_block(source, role, here);
            if lead { opens() } else { None }
        }) {
            self.bind(owner, source, MentionForm::Role);
            return Some((Who::One(owner), SpeakerRule::Role));
        }
        let next = self.phrases.partition_point(|later| later.first() <= source.first);
        let soon = |later: &Phrase| self.block_of(later.first) <= here + BLOCKS;
        let later = self.phrases[next..].iter().take(MOST).map(|&later| Phrase::from(later));
        let mut sources = later.take_while(soon).filter_map(|later| {
            let owner = self.name_at_head(later)?;
            Some((owner, later.first, self.block_of(later.first)))
        });
        let (owner, start, block) = sources.next()?;
        let entity = &self.people.entities[owner];
        let first = entity
            .mentions
            .iter()
            .find(|mention| text.blocks.at(self.block_of(mention.first())).kind.is_body())?;
        let new =
            self.block_of(first.first()) == block && block > here && first.form == MentionForm::FullName;
        if entity.kind != Kind::Person || !new || clash(entity.gender, self.role_gender(source)) {
            return None;
        }
        // Who speaks next and is a name and nothing else was described before; “a woman” need not be who speaks next, nor
        // “the auditor” farther on in the story.
        let opens = source.first == text.sentences.at(self.sentence_of(source.first)).first;
        let alone = start + 1 >= first.first();
        let bare = alone && entity.roles.is_empty() && entity.age.is_none() && entity.ties.is_empty();
        let indefinite = text.tokens[source.first].is(Class::INDEFINITE | Class::NUMBER);
        let told = source.core - source.first > 2;
        let next_one = block <= here + 1 && opens && (lead || told);
        let held = entity
            .roles
            .iter()
            .any(|held| held.head == role.head || role.is_wider_than(held) || held.is_wider_than(role));
        let named = held && lead || bare && (next_one || lead && !indefinite);
        if !named || fit_of_role(text, entity, role).is_none() {
            return None;
        }
        self.bind(owner, source, MentionForm::Role);
        Some((Who::One(owner), SpeakerRule::Role))
    }

    /// “A stock agent told a court … ¶ Craig Orr, 52, faces …”, “… a prosecutor told a jury. ¶ … Prosecutor Ada Orr”: whom
    /// the first lines describe, the next ones open with, or alone call so.
    fn opens_next_block(&self, source: Phrase, role: &RoleWords, here: usize) -> Option<usize> {
        let text = self.text;
        if !text.tokens[source.first].is(Class::INDEFINITE) || text.is_word(source.first, "one") {
            return None;
        }
        let gender = self.role_gender(source);
        let new = |owner: usize| {
            let entity = &self.people.entities[owner];
            let body = |mention: &&Named| text.blocks.at(self.block_of(mention.first())).kind.is_body();
            let first = entity.mentions.iter().find(body);
            entity.kind == Kind::Person
                && !clash(entity.gender, gender)
                && first
                    .is_some_and(|first| first.first() > source.last && first.form == MentionForm::FullName)
        };
        let body = (0..here).all(|block| !text.blocks.at(block).kind.is_body());
        let opens = source.first == text.sentences.at(self.sentence_of(source.first)).first;
        let next = text.blocks.get(here + 1).filter(|block| body && opens && block.kind.is_body());
        let opener = next.and_then(|block| self.people.named_within(block.first, block.first + 1).next());
        if let Some((.., owner)) = opener
            && new(owner)
            && fit_of_role(text, &self.people.entities[owner], role).is_some_and(|(fit, _)| fit >= 0.0)
        {
            return Some(owner);
        }
        let mut holders = self.people.holders(&role.head);
        let holder = holders.next().filter(|_| body && !role.head.is_one_of(&ANY_PERSON))?;
        // “Prosecutor | Ada Orr”, not “Ada Orr, the prosecutor of the case”
        let entity = &self.people.entities[holder];
        let titled = entity.roles.iter().any(|held| {
            let (first, last) = (held.last(), held.last() + 1);
            held.head == role.head && entity.mentions_within(first, last).next().is_some()
        });
        (titled && new(holder) && holders.all(|other| other == holder)).then_some(holder)
    }

    /// “A man told police … That man was | Ed Orr, who …”
    fn told_to_be(&self, source: Phrase, role: &RoleWords) -> Option<usize> {
        const FARTHEST: usize = 40;
        let text = self.text;
        let last = text.tokens.len().min(source.last + FARTHEST).saturating_sub(3);
        let said = |&at: &usize| {
            text.tokens[at].is(Class::DEFINITE)
                && text.tokens[at + 1].is(Class::ROLE)
                && matches!(text.word(at + 2), "is" | "was")
                && key(text, at + 1) == role.head
        };
        let at = (source.last..last).find(said)?;
        let (first, _, owner) = self.people.named_within(at + 3, at + 4).next()?;
        (first == at + 3 && self.people.entities[owner].kind == Kind::Person).then_some(owner)
    }

    /// “Orr's | lawyer”: whose somebody is.
    pub(super) fn possessor(&self, source: Phrase) -> Option<usize> {
        let text = self.text;
        let (_, last, owner) = self.people.named_within(source.first, source.core).next()?;
        (last < source.core && is_possessive(text.word(last - 1))).then_some(owner)
    }

    /// “Orr's lawyer” where the text says who that is: “Orr's lawyer Tom Poe”.
    pub(super) fn holder_of(&mut self, possessor: usize, source: Phrase, role: &RoleWords) -> Link {
        let text = self.text;
        let holds = |&index: &usize| {
            let entity = &self.people.entities[index];
            index != possessor
                && entity.kind == Kind::Person
                && entity.roles.iter().any(|held| {
                    let mut owners = self
                        .people
                        .named_within(held.first().saturating_sub(1), held.last())
                        .map(|(.., owner)| owner)
                        .filter(|&owner| owner != index)
                        .peekable();
                    let known = owners.peek().is_some() && owners.any(|owner| owner == possessor);
                    held.head == role.head && held.agrees(role, text) && known
                })
        };
        let owner = self.people.holders(&role.head).find(holds)?;
        self.bind(owner, source, MentionForm::Role);
        Some((Who::One(owner), SpeakerRule::Role))
    }
}
