//! Pronouns: who “he”, “they”, “it” and “who” are.

use super::{Link, Resolver, Who};
use crate::attribute::draft::Phrase;
use crate::attribute::names::{Kind, clash, gender_of};
use crate::language::{Sentence, TokenKind};
use crate::lexicon::Class;
use crate::model::{Gender, MentionForm, SpeakerRule};

impl Resolver<'_, '_> {
    pub(super) fn pronoun(&mut self, source: Phrase) -> Link {
        let token = self.text.tokens[source.first];
        // “Its chair, Ada Orr, wants more – a third, by | her reckoning”: she stands in the sentence itself.
        if token.is(Class::POSSESSIVE) && source.first > self.anchor {
            self.anchor = source.first;
            if let Some(owner) =
                self.first_in_sentence(source.first, gender_of(token.entry().classes.without(Class::PRONOUN)))
            {
                self.bind(owner, source, MentionForm::Pronoun);
                return Some((Who::One(owner), SpeakerRule::Pronoun));
            }
        }
        let which = self.text.is_word(source.first, "which") || self.text.is_word(source.first, "that");
        if token.is(Class::RELATIVE) && (which || !token.is(Class::DETERMINER)) {
            return self.relative(source);
        }
        if token.is(Class::FIRST | Class::SECOND) {
            return None;
        }
        if token.is(Class::PLURAL) {
            return self.plural_pronoun(source);
        }
        let gender = match (token.is(Class::MALE), token.is(Class::FEMALE)) {
            (true, _) => Gender::Male,
            (_, true) => Gender::Female,
            _ if token.is(Class::NEUTER) => return self.neuter_pronoun(source),
            _ => return Some((Who::One(self.described(source)), SpeakerRule::Described)),
        };
        let described =
            |resolver: &Self| match resolver.last_speaker(source.first, |kind| kind == Kind::Described) {
                Some(Who::One(index)) => Some(index),
                _ => None,
            };
        let owner = self
            .within_story(source.first, gender)
            .or_else(|| self.someone(source.first, gender))
            .or_else(|| described(self))?;
        self.bind(owner, source, MentionForm::Pronoun);
        let entity = &mut self.people.entities[owner];
        (entity.gender, entity.guessed) = (Some(gender), false);
        if entity.kind == Kind::Unknown {
            entity.kind = Kind::Person;
        }
        Some((Who::One(owner), SpeakerRule::Pronoun))
    }

    /// The first person named in the sentence before token `at` whose gender does not clash.
    fn first_in_sentence(&self, at: usize, gender: Option<Gender>) -> Option<usize> {
        let first = self.text.sentences.at(self.sentence_of(at)).first;
        let fits = |&owner: &usize| {
            let entity = &self.people.entities[owner];
            gender.is_some() && entity.kind == Kind::Person && !clash(entity.gender, gender)
        };
        self.people.named_within(first, at).map(|(.., owner)| owner).find(fits)
    }

    /// “several of them”, “most of them”; not “one of them”.
    pub(super) fn is_part_of_them(&self, source: Phrase) -> bool {
        let word = |back: usize| self.text.word(source.core - back);
        source.core - source.first == 3
            && word(1) == "them"
            && word(2) == "of"
            && matches!(
                word(3).to_ascii_lowercase().as_str(),
                "all" | "both" | "many" | "most" | "several" | "some"
            )
    }

    /// “they”: the group that spoke before, or the last one in the text.
    pub(super) fn plural_pronoun(&mut self, source: Phrase) -> Link {
        if let Some(subject) = self.plural_subject(source.first) {
            return Some((Who::One(self.described(subject)), SpeakerRule::Pronoun));
        }
        if let Some(who) =
            self.last_speaker(source.first, |kind| matches!(kind, Kind::Group | Kind::Organization))
        {
            return Some((who, SpeakerRule::Pronoun));
        }
        let phrase = self.last_plural(source.first).unwrap_or(source);
        let rule = if phrase == source { SpeakerRule::Described } else { SpeakerRule::Pronoun };
        Some((Who::One(self.described(phrase)), rule))
    }

    /// “Analysts at Orr & Poe were more sanguine. “It is over,” | they said”: the several of whom the sentence before tells,
    /// where nobody has spoken since.
    fn plural_subject(&self, at: usize) -> Option<Phrase> {
        const LONGEST: usize = 4;
        let text = self.text;
        let sentence = self.sentence_of(at.min(self.anchor)).checked_sub(1)?;
        let Sentence { first, last, block } = text.sentences.at(sentence);
        let since = self.last.as_ref().is_none_or(|last| last.sentence < sentence);
        if !since || block != self.block_of(at.min(self.anchor)) {
            return None;
        }
        let plural = Class::ROLES | Class::NATIONALS;
        let inside = |at: &usize| {
            let token = text.tokens[*at];
            token.is_word() && !token.is(Class::PREPOSITION | Class::FINITE | Class::SUBJECT)
        };
        let mut words = (first..last.min(first + LONGEST)).take_while(inside);
        let head =
            words.find(|&at| text.tokens[at].is(plural) && !text.tokens[at].is_possessive(text.text))?;
        let next = text.tokens.get(head + 1).filter(|_| head + 1 < last)?;
        let ends = next.is(Class::PREPOSITION | Class::FINITE | Class::VERB);
        ends.then_some(Phrase { first, last: head + 1, core: head + 1, joined: false })
    }

    /// “it”: the organisation or document that a reader has most in mind.
    fn neuter_pronoun(&mut self, source: Phrase) -> Link {
        let thing = |kind| matches!(kind, Kind::Organization | Kind::Document);
        // “The state-owned company has until August, | it said”
        if let Some(who) = self.body_at_start(source.first) {
            return Some((who, SpeakerRule::Pronoun));
        }
        // “The referees’ body denied it. “He is wrong,” it said”
        let spoke = |kind| thing(kind) || matches!(kind, Kind::Place | Kind::Described);
        if let Some(who) = self.last_speaker(source.first, spoke) {
            if let Who::One(index) = who {
                let kind = &mut self.people.entities[index].kind;
                *kind = if *kind == Kind::Described { Kind::Organization } else { *kind };
            }
            return Some((who, SpeakerRule::Pronoun));
        }
        let recent = self.people.recent(source.first.min(self.anchor));
        let things = recent.into_iter().filter(|&index| {
            let entity = &self.people.entities[index];
            thing(entity.kind) && !self.only_modifies(entity)
        });
        let known = self.most_salient(things, source.first);
        let rule = if known.is_some() { SpeakerRule::Pronoun } else { SpeakerRule::Described };
        Some((Who::One(known.unwrap_or_else(|| self.described(source))), rule))
    }

    /// The organisation that the subject of the sentence around token `at` is, by what it is.
    fn body_at_start(&mut self, at: usize) -> Option<Who> {
        const LONGEST: usize = 3;
        let text = self.text;
        let first = text.sentences.at(self.sentence_of(at)).first;
        let start = first == self.anchor && first + LONGEST < at && text.tokens[first].is(Class::DEFINITE);
        let head = (first + 1..=first + LONGEST)
            .take_while(|&at| start && text.tokens[at].is_word())
            .find(|&at| text.tokens[at].is(Class::INSTITUTION))?;
        let phrase = Phrase { first, last: head + 1, core: head + 1, joined: false };
        let next = text.tokens[head + 1];
        let link = if next.is(Class::FINITE | Class::VERB) { self.role(phrase) } else { None };
        link.map(|(who, _)| who)
    }

    /// Who spoke last, in this block or the one before, if of the right kind; several together are a group.
    fn last_speaker(&self, at: usize, fits: impl Fn(Kind) -> bool) -> Option<Who> {
        let last = self.last.as_ref().filter(|last| last.block + 2 > self.block_of(at))?;
        let kind = match last.who {
            Who::One(index) => self.people.entities[index].kind,
            Who::Together(_) => Kind::Group,
        };
        fits(kind).then(|| last.who.clone())
    }

    /// The last plural noun for people within the sentence and the one before it.
    fn last_plural(&self, before: usize) -> Option<Phrase> {
        let text = self.text;
        let floor = text.sentences.at(self.sentence_of(before).saturating_sub(1)).first;
        let plural = Class::ROLES | Class::NATIONALS | Class::COLLECTIVE;
        let at = (floor..before).rev().find(|&at| text.tokens[at].is(plural))?;
        let border =
            Class::PREPOSITION | Class::FINITE | Class::CONJUNCTION | Class::SUBORDINATOR | Class::SUBJECT;
        let inside = |at: usize| {
            let token = text.tokens[at];
            token.is_word() && !token.is(border) && token.entry().verb.is_none()
        };
        let first = (floor..at).rev().take_while(|&at| inside(at)).last().unwrap_or(at);
        Some(Phrase { first, last: at + 1, core: at + 1, joined: false })
    }

    /// “who”, “which”: the noun it stands behind.
    pub(super) fn relative(&mut self, source: Phrase) -> Link {
        let text = self.text;
        let mut last = source.first;
        while last > 0 && matches!(text.tokens[last - 1].kind, TokenKind::Comma | TokenKind::Dash) {
            last -= 1;
            // “Orr, 54, who …”
            let aged = last > 1
                && text.tokens[last - 1].kind == TokenKind::Number
                && text.tokens[last - 2].kind == TokenKind::Comma;
            last -= usize::from(aged);
        }
        // “Sir Gavin Orr (Con, Wessex), | who”
        if last > 0 && text.tokens[last - 1].kind == TokenKind::Close {
            last = self.before_brackets(last).unwrap_or(last);
        }
        let floor = text.sentences.at(self.sentence_of(source.first)).first;
        // “Two people familiar with the project, | who”: the source of the sentence's own verb.
        let end = self.phrases.partition_point(|phrase| phrase.first() < source.first);
        let main = self.phrases[..end].last().map(|&main| Phrase::from(main));
        let main = main.filter(|main| main.first >= floor && main.last == last);
        if let Some(main) = main.filter(|main| main.core - main.first > 1) {
            return self.source(main).map(|(who, _)| (who, SpeakerRule::Relative));
        }
        let inside = |at: usize| {
            let token = text.tokens[at];
            let border = Class::FINITE | Class::CONJUNCTION | Class::SUBORDINATOR | Class::SUBJECT;
            let verb =
                token.entry().verb.is_some() && !token.is_capital() && !token.is(Class::ROLE | Class::ROLES);
            let ties = matches!(text.word(at), "of" | "for" | "at" | "from" | "in");
            token.is_word() && !token.is(border) && !verb && (ties || !token.is(Class::PREPOSITION))
        };
        let first = (floor..last).rev().take_while(|&at| inside(at)).last()?;
        // “as much in | the surveyor’s letter, which”: a thing is what stands nearest.
        let near = |at: &usize| {
            matches!(text.word(*at), "in" | "at" | "from") && text.tokens[*at + 1].is(Class::DETERMINER)
        };
        let behind = (first..last - 1).rev().find(near).filter(|_| text.is_word(source.first, "which"));
        let first = behind.map_or(first, |at| at + 1);
        let phrase = Phrase { first, last, core: last, joined: false };
        if let Some(owner) = self.relative_name(phrase).filter(|_| text.is_word(source.first, "who")) {
            return Some((Who::One(owner), SpeakerRule::Relative));
        }
        self.source(phrase).map(|(who, _)| (who, SpeakerRule::Relative))
    }

    /// Where the brackets open that close before token `end`.
    fn before_brackets(&self, end: usize) -> Option<usize> {
        const LONGEST: usize = 12;
        let within = end.saturating_sub(LONGEST)..end;
        within.rev().find(|&at| self.text.tokens[at].kind == TokenKind::Open)
    }

    /// “hardly new for Orr, | who”: the name at the end of a phrase that is about nobody; “Orr, a staffer at the port | who”:
    /// the name that the phrase describes.
    fn relative_name(&self, phrase: Phrase) -> Option<usize> {
        let text = self.text;
        let person = |owner: &usize| self.people.entities[*owner].kind == Kind::Person;
        let head = text.tokens[self.border(phrase.first, phrase.core) - 1];
        // “Orr, | now the Senate leader, who”
        let now = matches!(text.word(phrase.first), "now" | "then");
        let comma = phrase.first.checked_sub(1).filter(|&at| text.tokens[at].kind == TokenKind::Comma);
        let (first, last) = match comma {
            Some(comma) if now => (comma.saturating_sub(8), comma),
            // “Orr, the | hydrographer, who”
            Some(comma)
                if text.tokens[phrase.first].is(Class::INDEFINITE)
                    || text.tokens[phrase.first].is(Class::DEFINITE)
                        && !text.tokens[phrase.last].is_word() =>
            {
                (comma.saturating_sub(8), comma)
            }
            _ if head.is(Class::ROLE
                | Class::ROLES
                | Class::TITLE
                | Class::COLLECTIVE
                | Class::NATIONALS) =>
            {
                return None;
            }
            _ => (phrase.first, phrase.last),
        };
        let at_end = self.people.named_within(first, last).find(|&(_, end, _)| end == last);
        at_end.map(|(.., owner)| owner).filter(person)
    }
}
