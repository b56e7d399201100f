//! Whom the narration goes on about between the statements: “The driver got out. He looked at the papers.”
//!
//! A reader keeps the subject of each sentence in mind, whether anybody speaks in it or not. So the subjects that are no
//! names, a pronoun or a role, are resolved and kept as mentions on the way to the next statement.

use super::Resolver;
use crate::attribute::draft::Phrase;
use crate::attribute::names::{clash, gender_of};
use crate::language::TokenKind;
use crate::lexicon::Class;
use crate::model::{Gender, MentionForm};

impl Resolver<'_, '_> {
    /// Reads the sentences that begin before token `stop`, of which `source` is resolved on its own.
    pub(super) fn read_to(&mut self, stop: usize, source: Option<Phrase>) {
        let text = self.text;
        while let Some(sentence) = text.sentences.get(self.next).filter(|sentence| sentence.first < stop) {
            self.next += 1;
            if !text.blocks.at(sentence.block).kind.is_body() {
                continue;
            }
            let subject = self.subject(sentence.first, sentence.last);
            let own = |phrase: &Phrase| source.is_none_or(|source| source.first != phrase.first);
            if let Some(phrase) = subject.filter(own) {
                self.keep(phrase);
            }
        }
    }

    /// The subject of the sentence of tokens `first..last`, if it is “he”, “she” or a role.
    fn subject(&self, first: usize, last: usize) -> Option<Phrase> {
        const FARTHEST: usize = 10;
        let text = self.text;
        let opens = |at: usize| text.tokens[at].is(Class::CONJUNCTION | Class::ADVERB);
        let start = (first..last).find(|&at| !opens(at))?;
        self.subject_at(start, last).or_else(|| {
            // “On Monday, the driver left”
            let adjunct = text.tokens[start].is(Class::PREPOSITION | Class::TIME);
            let mut near = start..last.min(start + FARTHEST);
            if !adjunct {
                return None;
            }
            let comma = near.find(|&at| text.tokens[at].kind == TokenKind::Comma)?;
            self.subject_at(comma + 1, last)
        })
    }

    fn subject_at(&self, first: usize, last: usize) -> Option<Phrase> {
        const LONGEST: usize = 6;
        let text = self.text;
        let token = text.tokens.get(first).filter(|_| first < last)?;
        let alone = |core: usize| Phrase { first, last: core, core, joined: false };
        if token.is(Class::SUBJECT) {
            let person = token.is(Class::MALE | Class::FEMALE);
            return person.then(|| alone(first + 1));
        }
        // “One fan left”
        let several = token.is(Class::NUMBER | Class::PLURAL) && !text.is_word(first, "one");
        if !token.is(Class::DETERMINER | Class::POSSESSIVE) || several {
            return None;
        }
        let limit = last.min(first + LONGEST);
        let inside = |at: usize| {
            let token = text.tokens[at];
            token.is_word()
                && !token.is(Class::PREPOSITION | Class::FINITE | Class::RELATIVE | Class::CONJUNCTION)
        };
        let role =
            |at: usize| text.tokens[at].is(Class::ROLE | Class::TITLE | Class::DOCUMENT | Class::INSTITUTION);
        let mut head = (first + 1..limit).take_while(|&at| inside(at)).find(|&at| role(at))?;
        while head + 1 < limit && role(head + 1) {
            head += 1;
        }
        let next = text.tokens.get(head + 1).filter(|_| head + 1 < last)?;
        // “the driver’s car”, “the mayor Orr”, “the minister and Orr”
        // “His opponent was Croft”: the name tells who.
        let names = |at: usize| text.tokens.get(at).is_some_and(|token| token.is_capital());
        if matches!(text.word(head + 1), "is" | "was") && names(head + 2) {
            return None;
        }
        // “Her captain, Ryan Astle, said”, “His deputy in charge of the port, Ada Orr, said”
        const FARTHEST: usize = 8;
        let mut behind = head + 1..last.min(head + FARTHEST);
        let comma = behind.find(|&at| text.tokens[at].kind == TokenKind::Comma);
        // “The coach, former keeper Tom Orr, said”
        let named_behind = |comma: usize| {
            let aside = comma + 1..last.min(comma + FARTHEST);
            let end = aside.clone().find(|&at| text.tokens[at].kind == TokenKind::Comma);
            let dated = |at: usize| text.tokens[at].is(Class::MONTH | Class::WEEKDAY);
            let tied = aside.clone().next().is_none_or(|at| text.tokens[at].is(Class::PREPOSITION));
            names(comma + 1) || !tied && end.is_some_and(|end| names(end - 1) && !dated(end - 1))
        };
        if comma.is_some_and(named_behind) {
            return None;
        }
        let goes_on =
            next.is_capital() || next.is(Class::CONJUNCTION | Class::NUMBER) || next.kind == TokenKind::Quote;
        let ends = !text.tokens[head].is_possessive(text.text) && !goes_on;
        let noun = next.is_word() && next.entry().classes.is_plain() && !text.word(head + 1).ends_with("ed");
        let verb = next.entry().verb.is_some() || !noun || text.word(head + 1).ends_with('s');
        (ends && verb).then(|| alone(head + 1))
    }

    /// “I said to the engineer: … He said …”: in what somebody tells of others, the last one of whom a role is said, unless
    /// someone is named after that.
    pub(super) fn within_story(&mut self, at: usize, gender: Gender) -> Option<usize> {
        const FARTHEST: usize = 40;
        self.excluded?;
        let text = self.text;
        let block = self.block_of(at);
        let floor = at.saturating_sub(FARTHEST);
        let known = |phrase: Phrase| {
            let told = gender_of(text.tokens[phrase.core - 1].entry().classes);
            let someone = |owner: usize| self.people.entities[owner].is_someone();
            let mut since = self.people.named_within(phrase.core, at);
            !clash(told, Some(gender)) && !since.any(|(.., owner)| someone(owner))
        };
        let phrase = (floor..at)
            .rev()
            .filter(|&first| self.block_of(first) == block)
            .find_map(|first| self.role_at(first, at))
            .filter(|&phrase| known(phrase))?;
        Some(self.described(phrase))
    }

    /// “the engineer”, “my father”, “a supervisor”, “one of the widows” at token `first`.
    fn role_at(&self, first: usize, limit: usize) -> Option<Phrase> {
        const LONGEST: usize = 5;
        let text = self.text;
        let token = text.tokens[first];
        if !token.is(Class::DETERMINER | Class::POSSESSIVE) || token.is(Class::PLURAL | Class::NUMBER) {
            return None;
        }
        let one_of = first > 1 && text.is_word(first - 1, "of") && text.is_word(first - 2, "one");
        let start = if one_of { first - 2 } else { first };
        let wanted = if one_of { Class::ROLES } else { Class::ROLE };
        let inside = |at: usize| {
            let token = text.tokens[at];
            token.kind == TokenKind::Word
                && !token.is(Class::PREPOSITION | Class::FINITE | Class::CONJUNCTION)
        };
        let end = limit.min(first + LONGEST);
        let head = (first + 1..end).take_while(|&at| inside(at)).find(|&at| text.tokens[at].is(wanted))?;
        let next = text.tokens.get(head + 1)?;
        let ends = !text.tokens[head].is_possessive(text.text) && !next.is(Class::ROLE | Class::ROLES);
        ends.then_some(Phrase { first: start, last: head + 1, core: head + 1, joined: false })
    }

    /// Keeps whom a subject means.
    fn keep(&mut self, subject: Phrase) {
        let token = self.text.tokens[subject.first];
        if token.is(Class::SUBJECT) {
            let gender = if token.is(Class::MALE) { Gender::Male } else { Gender::Female };
            if let Some(owner) = self.someone(subject.first, gender) {
                self.bind(owner, subject, MentionForm::Pronoun);
                let entity = &mut self.people.entities[owner];
                entity.gender = entity.gender.or(Some(gender));
            }
        } else if self.role(subject).is_none() {
            self.described(subject);
        }
    }
}
