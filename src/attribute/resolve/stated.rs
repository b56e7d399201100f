//! Who stands behind what is written: “the statement said”, “a statement from the ministry”, “the PS said”.

use super::{Link, Resolver, Who};
use crate::attribute::draft::Phrase;
use crate::attribute::names::Kind;
use crate::language::Shape;
use crate::lexicon::Class;
use crate::model::{MentionForm, SpeakerRule};

/// What somebody has others read, and is no work of its own.
const STATEMENTS: [&str; 4] = ["account", "communiqué", "statement", "tweet"];

impl Resolver<'_, '_> {
    /// Whose words a source without a name of a person stands for.
    pub(super) fn stated(&mut self, source: Phrase) -> Link {
        let text = self.text;
        let head = text.tokens[source.first + 1..].first()?;
        if !text.tokens[source.first].is(Class::DETERMINER) || source.core < source.first + 2 {
            return None;
        }
        if source.core == source.first + 2
            && head.shape() == Shape::Upper
            && text.tokens[source.first].is(Class::DEFINITE)
        {
            return self.holder_of_letters(source);
        }
        // Hardly a source has a document in it.
        if !(source.first + 1..source.core).any(|at| text.tokens[at].is(Class::DOCUMENT)) {
            return None;
        }
        let border = self.border(source.first, source.core);
        if !STATEMENTS.contains(&text.word(border - 1)) {
            return None;
        }
        self.writer(source, border)
    }

    /// “a statement from | the ministry”, “Orr’s statement”, “the statement” of whoever spoke in one last.
    fn writer(&mut self, source: Phrase, border: usize) -> Link {
        let text = self.text;
        let limit = text.sentences.at(self.sentence_of(source.first)).last;
        let from = border < limit && matches!(text.word(border), "by" | "from");
        let behind = from.then(|| self.people.named_within(border + 1, limit.min(border + 4)).next());
        if let Some((first, _, owner)) = behind.flatten() {
            let at_once = (border + 1..first).all(|at| text.tokens[at].is(Class::DETERMINER | Class::ROLE));
            return at_once.then_some((Who::One(owner), SpeakerRule::FullName));
        }
        if let Some(owner) = self.possessor(source) {
            return Some((Who::One(owner), SpeakerRule::PartialName));
        }
        // “She said in a statement that it was late. “It is,” the statement said”
        const SENTENCES: usize = 4;
        let last = self.last.as_ref()?;
        let near = last.sentence + SENTENCES >= self.sentence_of(source.first);
        let sentence = text.sentences.at(last.sentence);
        let said = |at: usize| text.word(at) == text.word(border - 1) && at > sentence.first;
        let stands = near && (sentence.first..sentence.last.min(source.first)).any(said);
        let bare = source.core == source.first + 2 && text.tokens[source.first].is(Class::DEFINITE);
        let who = (stands && bare).then(|| last.who.clone())?;
        Some((who, SpeakerRule::NearestRole))
    }

    /// “Principal Secretary Ada Orr … the | PS”: who holds the office of these initials.
    fn holder_of_letters(&mut self, source: Phrase) -> Link {
        let text = self.text;
        let letters = text.word(source.first + 1);
        let holds = |&index: &usize| {
            let entity = &self.people.entities[index];
            entity.kind == Kind::Person
                && entity.roles.iter().any(|role| {
                    let words = (role.first()..role.last()).map(|at| text.word(at));
                    let initials = words.filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
                    initials.eq(letters.chars())
                })
        };
        let owner = self.people.recent(source.first).into_iter().find(holds)?;
        self.bind(owner, source, MentionForm::Role);
        Some((Who::One(owner), SpeakerRule::Role))
    }
}
