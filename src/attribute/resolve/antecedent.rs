//! Which entity a reader has in mind: the salience of those mentioned before a place.
//!
//! After Lappin and Leass, *An Algorithm for Pronominal Anaphora Resolution* (Computational Linguistics 1994): recency,
//! subjecthood and frequency add up, and the most salient that agrees wins; to which news adds that who spoke last most
//! likely goes on. The weights were tuned on the resolved articles of news-train and our own.

use super::{Resolver, Who};
use crate::attribute::names::{Kind, clash};
use crate::attribute::people::{Entity, Named};
use crate::language::{Shape, TokenKind};
use crate::lexicon::Class;
use crate::model::{Gender, MentionForm};

/// A mention in the same sentence, the one before, two before; the same or next block; up to three blocks on; farther.
const PLACE: [f32; 6] = [2.2, 4.0, 0.7, 1.0, 0.25, 0.1];
/// As much more for the first name of its sentence, mostly its subject.
const SUBJECT: f32 = 0.8;
/// The most that a mention in the same sentence adds, in the one before, farther back.
const MOST: [f32; 3] = [PLACE[1] + SUBJECT, PLACE[1] + SUBJECT, PLACE[3] + SUBJECT];
/// The part that is left of a mention within a quotation, and of one in the possessive.
const QUOTED: f32 = 0.6;
const POSSESSIVE: f32 = 0.7;
/// And of one whose somebody else is that the sentence is about.
const OWNER: f32 = 0.4;
/// The speaker of the statement before, in the same block, the next, two on, farther.
const SPOKE: [f32; 4] = [1.6, 3.0, 2.0, 0.8];
/// Of someone who spoke more than three sentences before.
const LONG_AGO: f32 = 0.35;
/// So many names since then are looked at.
const MOST_SINCE: usize = 16;
/// Of someone since whose words somebody else was named.
const INTERRUPTED: f32 = 0.7;
/// For each of up to ten mentions before.
const OFTEN: f32 = 0.05;
/// A known gender that agrees, a name of which nobody knows whether it is a person's.
const AGREES: f32 = 1.0;
const UNKNOWN: f32 = -1.5;
/// A gender that only the given name tells, and that does not agree.
const GUESSED: f32 = -4.0;

/// A place in the text from which a reader looks back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    token: usize,
    sentence: usize,
    block: usize,
}

impl Resolver<'_, '_> {
    /// “he”, “she”: the most salient person before token `at` whose gender does not clash.
    pub(super) fn someone(&self, at: usize, gender: Gender) -> Option<usize> {
        let mut best: Option<(f32, usize)> = None;
        let place = self.place(at);
        for index in self.people.recent(at.min(self.anchor)) {
            let entity = &self.people.entities[index];
            let clashes = clash(entity.gender, Some(gender));
            if !entity.is_someone() || clashes && !entity.guessed || self.excluded == Some(index) {
                continue;
            }
            // Nearly all are named too far back to come before whom a reader has in mind already.
            if let Some((other, _)) = best
                && self.most_of(index, place) + AGREES <= other
            {
                continue;
            }
            let named_in_body = entity.in_body || entity.mentions.is_empty() || !entity.bound.is_empty();
            if !named_in_body || entity.kind == Kind::Unknown && self.may_be_no_name(entity) {
                continue;
            }
            let Some(salience) = self.salience(index, place) else { continue };
            let known = match (entity.gender, entity.kind) {
                (Some(_), _) if clashes => GUESSED,
                (Some(_), _) => AGREES,
                (None, Kind::Unknown) => UNKNOWN,
                (None, Kind::Person) if !self.is_surely_someone(entity) => UNKNOWN,
                (None, _) => 0.0,
            };
            if best.is_none_or(|(other, _)| salience + known > other) {
                best = Some((salience + known, index));
            }
        }
        best.map(|(_, index)| index)
    }

    /// What tells that a name of several words is a person's: “Gap Goes On” heads a chapter.
    fn is_surely_someone(&self, entity: &Entity) -> bool {
        const ENOUGH: usize = 6;
        let short =
            |mention: &Named| matches!(mention.form, MentionForm::FamilyName | MentionForm::GivenName);
        !entity.roles.is_empty()
            || entity.age.is_some()
            || !entity.bound.is_empty()
            || self.text.tokens[entity.name.0].is(Class::GIVEN_NAME)
            || entity.mentions.iter().take(ENOUGH).any(short)
    }

    /// A word whose capital every sentence's first word has, “Slow, muddy, free plumbing”, or which only stands where places
    /// and things do: “in Ashford”, “the Southern states”.
    fn may_be_no_name(&self, entity: &Entity) -> bool {
        const ENOUGH: usize = 6;
        let text = self.text;
        let feast = || {
            matches!(
                text.word(entity.name.0),
                "Christmas" | "Diwali" | "Easter" | "Eid" | "Halloween" | "Ramadan" | "Thanksgiving"
            )
        };
        entity.name.1 - entity.name.0 == 1 && feast()
            || entity.mentions.iter().take(ENOUGH).all(|mention| {
                let before = mention.first().checked_sub(1);
                let opens = |kind| matches!(kind, TokenKind::Quote | TokenKind::Open | TokenKind::Colon);
                before.is_none_or(|at| opens(text.tokens[at].kind) || self.stands_before_things(at))
                    || text.starts_sentence(mention.first())
                    || text.tokens.get(mention.last()).is_some_and(|next| {
                        let noun = next.shape() == Shape::Lower && next.entry().verb.is_none();
                        noun && next.entry().classes.is_plain() && !mention.is_possessive()
                    })
            })
    }

    /// “the DIY boom”, “the FTSE 250”: letters that only stand before nouns and numbers are nothing that acts.
    pub(super) fn only_modifies(&self, entity: &Entity) -> bool {
        const ENOUGH: usize = 4;
        const OTHER: Class = Class::FINITE
            .or(Class::VERB)
            .or(Class::PREPOSITION)
            .or(Class::CONJUNCTION)
            .or(Class::SUBORDINATOR)
            .or(Class::RELATIVE)
            .or(Class::ADVERB);
        let text = self.text;
        let single = entity.name.1 - entity.name.0 == 1;
        single
            && text.tokens[entity.name.0].shape() == Shape::Upper
            && entity.mentions.iter().take(ENOUGH).all(|mention| {
                !mention.is_possessive()
                    && text.tokens.get(mention.last()).is_some_and(|next| {
                        let noun = next.shape() == Shape::Lower && next.entry().verb.is_none();
                        next.kind == TokenKind::Number || noun && !next.is(OTHER)
                    })
            })
    }

    /// “in | Ashford”, “on | Telegram”, “the | Pacific”
    fn stands_before_things(&self, at: usize) -> bool {
        let token = self.text.tokens[at];
        // “4 degrees | Celsius”
        let noun =
            token.shape() == Shape::Lower && token.entry().classes.is_plain() && token.entry().verb.is_none();
        // “The Long | Paddock”
        let part = || {
            let function = Class::ADJECTIVE | Class::ADVERB | Class::PREPOSITION | Class::CONJUNCTION;
            token.is_capital() && token.is(function) && !self.text.starts_sentence(at)
        };
        noun || part()
            || token.is(Class::DETERMINER)
            || matches!(
                self.text.word(at),
                "across" | "at" | "in" | "inside" | "near" | "on" | "outside" | "via"
            )
    }

    /// From where a reader at token `at` looks back.
    pub(super) fn place(&self, at: usize) -> Place {
        let token = at.min(self.anchor);
        let sentence = self.sentence_of(token);
        Place { token, sentence, block: self.text.sentences.at(sentence).block }
    }

    /// How near an entity is to a place in the mind of a reader; `None` if it was not mentioned before.
    pub(super) fn salience(&self, index: usize, place: Place) -> Option<f32> {
        /// So many of its last mentions by name, and by other words, are looked at.
        const EACH: usize = 6;
        let entity = &self.people.entities[index];
        let before = entity.named_before(place.token);
        let mut near: Option<f32> = None;
        // The nearest first, so that few have to be weighed.
        let mut weigh = |mention: &Named| {
            let most = MOST[(place.sentence - mention.sentence()).min(MOST.len() - 1)];
            if near.is_none_or(|near| near < most) {
                let weight = self.weight(mention, place);
                near = Some(near.map_or(weight, |near| near.max(weight)));
            }
        };
        entity.mentions[before.saturating_sub(EACH)..before].iter().rev().for_each(&mut weigh);
        let bound = entity.bound.iter().rev().take(EACH);
        bound.filter(|mention| mention.first() < place.token).for_each(&mut weigh);
        let spoke = self.spoke_last(index, place);
        let often = OFTEN * (before + entity.bound.len()).min(10) as f32;
        match (near, spoke) {
            (None, None) => None,
            (near, spoke) => Some(near.unwrap_or(0.0) + spoke.unwrap_or(0.0) + often),
        }
    }

    /// No less than the [salience](Self::salience) of an entity, and quickly told.
    pub(super) fn most_of(&self, index: usize, place: Place) -> f32 {
        let entity = &self.people.entities[index];
        let spoke = self.last.as_ref().is_some_and(|last| last.who == Who::One(index));
        let last = entity.mentions[..entity.named_before(place.token)].last();
        match last {
            _ if spoke || !entity.bound.is_empty() => f32::INFINITY,
            Some(last) => MOST[(place.sentence - last.sentence()).min(MOST.len() - 1)] + OFTEN * 10.0,
            None => f32::NEG_INFINITY,
        }
    }

    /// Of several the one that a reader at token `at` has most in mind; of equals the last.
    pub(super) fn most_salient(&self, entities: impl Iterator<Item = usize>, at: usize) -> Option<usize> {
        let place = self.place(at);
        let salience = |index: usize| self.salience(index, place).unwrap_or(0.0);
        entities.max_by(|&one, &other| salience(one).total_cmp(&salience(other)))
    }

    /// What a mention adds for a place.
    fn weight(&self, mention: &Named, Place { sentence: here, block, .. }: Place) -> f32 {
        let there = mention.sentence();
        let place = match here - there {
            0 if self.opens_sentence(there, mention) => PLACE[1],
            near @ 0..=2 => PLACE[near],
            _ => match self.text.sentences.at(there).block {
                there if there + 1 >= block => PLACE[3],
                there if there + 3 >= block => PLACE[4],
                _ => PLACE[5],
            },
        };
        // The first name of its sentence is mostly its subject.
        let subject = mention.form == MentionForm::Pronoun || self.is_first_named(there, mention.first());
        let subject = if subject && !mention.is_quoted() { SUBJECT } else { 0.0 };
        // “Orr’s coach, Ann Poe, left”
        let owner = || mention.is_possessive() && self.first_named_of(there) > mention.first();
        let kept = match () {
            () if mention.is_quoted() => QUOTED,
            () if owner() => OWNER,
            () if mention.is_possessive() => POSSESSIVE,
            () => 1.0,
        };
        (place + subject) * kept
    }

    /// “Ed Rand, a farmer, praised the deal, but | he said”: the subject of the sentence that is being read.
    fn opens_sentence(&self, sentence: usize, mention: &Named) -> bool {
        let text = self.text;
        let first = text.sentences.at(sentence).first;
        let aside = Class::PREPOSITION | Class::SUBORDINATOR;
        // “Spokesperson for the ruling party | Ada Orr”, “Its secretary, | Ada Orr”
        let office =
            || (first..mention.first()).take(4).any(|at| text.tokens[at].is(Class::ROLE | Class::TITLE));
        let tied = |at: usize| {
            at > first && (text.tokens[at].kind == TokenKind::Comma || text.tokens[at].is(Class::PREPOSITION))
        };
        !mention.is_quoted()
            && !mention.is_possessive()
            && mention.first() < first + 12
            && self.is_first_named(sentence, mention.first())
            && (first..mention.first()).all(|at| {
                text.tokens[at].kind.is_word() && !text.tokens[at].is(aside) || tied(at) && office()
            })
    }

    fn spoke_last(&self, index: usize, Place { sentence: here, block, .. }: Place) -> Option<f32> {
        let last = self.last.as_ref().filter(|last| last.who == Who::One(index))?;
        let blocks = block.saturating_sub(last.block);
        let far = if here.saturating_sub(last.sentence) > 3 { LONG_AGO } else { 1.0 };
        // Where somebody else has come in since then, who spoke need not go on.
        let behind = self.text.sentences.at(last.sentence).last;
        let other = |owner: usize| owner != index && self.people.entities[owner].is_someone();
        let mut since = self.people.named_within(behind, self.text.sentences.at(here).first).take(MOST_SINCE);
        let since = if since.any(|(.., owner)| other(owner)) { INTERRUPTED } else { 1.0 };
        Some(SPOKE[blocks.min(3)] * far * since)
    }

    /// The first name of somebody in its sentence, which is mostly its subject.
    fn is_first_named(&self, sentence: usize, at: usize) -> bool {
        self.first_named_of(sentence) >= at
    }

    fn first_named_of(&self, sentence: usize) -> usize {
        self.text.sentences.at(sentence).first + usize::from(self.first_named[sentence])
    }
}
