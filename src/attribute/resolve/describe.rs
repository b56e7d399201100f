//! Sources without a name of their own: “experts”, “a resident”, “the report”.

use super::Resolver;
use crate::attribute::draft::Phrase;
use crate::attribute::names::{Kind, clash, key, short_form};
use crate::attribute::roles::{role_noun, role_words};
use crate::language::TokenKind;
use crate::lexicon::{Class, Key};
use crate::model::MentionForm;

impl Resolver<'_, '_> {
    /// The entity that a description is: one described before under the same noun, or a new one.
    pub(super) fn described(&mut self, source: Phrase) -> usize {
        let text = self.text;
        let first = self.without_determiners(source);
        let border = self.border(first, source.core);
        let kind = self.kind_of(source, first, border);
        let head = self.head_of(first, border);
        let pronoun = text.tokens[first].is(Class::PRONOUN) && source.core - first == 1;
        let form = if pronoun { MentionForm::Pronoun } else { MentionForm::Role };
        let lead = text.tokens[source.first];
        let counted = lead.kind == TokenKind::Number || lead.is(Class::NUMBER);
        let fresh = lead.is(Class::INDEFINITE) || counted || pronoun;
        let gender = self.role_gender(source);
        let known = self.by_head.get(&head).copied().filter(|&known| {
            // “the officials” are those of before; “Iranian officials” are not “U.S. officials”. So is “Police” that of before.
            let name = self.people.entities[known].name;
            let said = |at: usize| (name.0..name.1).any(|other| key(text, other) == key(text, at));
            let body = || {
                source.core - source.first == 1
                    && text.tokens[border - 1].is(Class::INSTITUTION | Class::COLLECTIVE)
            };
            let alike = (lead.is(Class::DEFINITE) || body()) && (first..source.core).all(said);
            self.people.entities[known].kind == kind
                && !fresh
                && !clash(self.people.entities[known].gender, gender)
                && (alike || self.same_words(known, first, source.core))
        });
        let last = self.description_end(source);
        let index = known.unwrap_or_else(|| {
            let index = self.people.describe(kind, gender, first, last);
            let role = if kind == Kind::Unnamed { role_words(text, first, source.core) } else { None };
            if let Some(role) = role {
                self.people.entities[index].roles.push(role);
            }
            // “Wall must go – minister” over a story is no description that its body refers back to.
            let heading = text.blocks.at(self.block_of(source.first)).kind.is_heading();
            if !pronoun && !heading {
                self.by_head.insert(head, index);
            }
            index
        });
        let name = self.people.entities[index].name;
        if known.is_some() && last - first > name.1 - name.0 {
            self.people.entities[index].name = (first, last);
        }
        self.bind(index, Phrase { first, ..source }, form);
        index
    }

    /// The noun under which a description is found again: “spokeswoman” and “spokesperson” are one.
    pub(super) fn head_of(&self, first: usize, border: usize) -> Key {
        if self.text.tokens[border - 1].is(Class::ROLE | Class::TITLE) {
            role_noun(self.text, first, border - 1).1
        } else {
            key(self.text, border - 1)
        }
    }

    fn same_words(&self, known: usize, first: usize, last: usize) -> bool {
        let (start, end) = self.people.entities[known].name;
        let words = |range: std::ops::Range<usize>| range.map(|at| key(self.text, at));
        words(start..end.min(start + last - first)).eq(words(first..last))
    }

    /// Where the description begins behind “the”, “her own”.
    fn without_determiners(&self, source: Phrase) -> usize {
        let text = self.text;
        let drops = |at: usize| {
            let token = text.tokens[at];
            let article = token.is(Class::DEFINITE | Class::POSSESSIVE)
                || ["a", "an", "the", "own"].iter().any(|word| text.is_word(at, word))
                || text.word(at) == "new";
            // “those close to her” are no more than that.
            let those = text.is_word(at, "those") && self.border(at, source.core) == at + 1;
            // “Orr’s aides” keep whose they are.
            // “His Excellency” is so called.
            let styled = text.tokens[at].is(Class::POSSESSIVE)
                && at + 2 == source.core
                && text.tokens[at + 1].is_capital();
            // “the | A/B poll”
            let word = at == source.first || !token.is_capital();
            article && word && !those && !styled && !token.is_capital_possessive(text.text)
        };
        (source.first..source.core - 1).find(|&at| !drops(at)).unwrap_or(source.core - 1)
    }

    /// Where the description ends: with what prepositions tie to it, “a source | close to the tour”.
    fn description_end(&self, source: Phrase) -> usize {
        // “a report of the Auditor General | (CAG)”
        if short_form(self.text, source.core).is_some() && source.core + 3 <= source.last {
            return source.core + 3;
        }
        const FARTHEST: usize = 9;
        let text = self.text;
        let ties = |at: usize| {
            let token = text.tokens[at];
            // “those close | to him”
            let near = || text.is_word(at, "to") && text.is_word(at - 1, "close");
            token.is_word()
                && (near()
                    || ["of", "by", "from", "for", "with", "close", "familiar", "at", "in", "on"]
                        .iter()
                        .any(|word| text.is_word(at, word)))
                // “a report in | 2022” was written then; “a boy of | 14” is so.
                && text.tokens.get(at + 1).is_some_and(|next| {
                    !next.is(Class::TIME) && (next.kind != TokenKind::Number || text.tokens[at - 1].is(Class::ROLE))
                })
        };
        let limit = text.sentences.at(self.sentence_of(source.first)).last;
        if source.core >= limit || !ties(source.core) {
            // “a report by the council | in 2022”
            let dated = source.core > source.first + 3
                && text.tokens[source.core - 1].kind == TokenKind::Number
                && matches!(text.word(source.core - 2), "in" | "since");
            return if dated { source.core - 2 } else { source.core };
        }
        let inside = |at: usize| {
            let token = text.tokens[at];
            let noun = !token.is(Class::FINITE
                | Class::SUBJECT
                | Class::VERB
                | Class::RELATIVE
                | Class::SUBORDINATOR
                | Class::TIME)
                && (token.is(Class::ADJECTIVE | Class::PREPOSITION | Class::DETERMINER)
                    || !token.is(Class::ADVERB))
                && (token.entry().verb.is_none()
                    || token.is(Class::ROLE | Class::DOCUMENT | Class::INSTITUTION));
            token.is_word() && (noun || token.is(Class::PREPOSITION))
        };
        let start = source.core + usize::from(text.is_word(source.core, "close"));
        let mut last = (start..limit.min(source.core + FARTHEST))
            .find(|&at| !inside(at))
            .unwrap_or(limit.min(source.core + FARTHEST));
        while last > source.core
            && text.tokens[last - 1].is(Class::PREPOSITION | Class::DETERMINER | Class::CONJUNCTION)
        {
            last -= 1;
        }
        last
    }

    /// What kind of source a description is, by its head noun at `border - 1`.
    fn kind_of(&self, source: Phrase, first: usize, border: usize) -> Kind {
        let text = self.text;
        let head = text.tokens[border - 1];
        let lead = text.tokens[source.first];
        let counted = lead.kind == TokenKind::Number || lead.is(Class::NUMBER) && !lead.is(Class::INDEFINITE);
        let one = text.is_word(source.first, "one");
        match () {
            () if source.joined && self.joins_heads(source) => Kind::Group,
            () if head.is(Class::ROLE) && !head.is(Class::ROLES) || head.is(Class::TITLE) => Kind::Unnamed,
            () if head.is(Class::ROLES | Class::NATIONALS | Class::COLLECTIVE) => Kind::Group,
            () if head.is(Class::DOCUMENT | Class::DOCUMENTS) => Kind::Document,
            () if head.is(Class::INSTITUTION
                | Class::COUNTRY
                | Class::PLACE
                | Class::ORGANIZATION
                | Class::ORG_SUFFIX) =>
            {
                Kind::Organization
            }
            () if head.is(Class::INSTITUTIONS) || text.word(border - 1) == "%" => Kind::Group,
            () if source.core - first == 1 && head.is(Class::PRONOUN) => {
                let single = ["one", "another", "someone", "somebody", "he", "she"]
                    .iter()
                    .any(|word| text.is_word(first, word));
                if single { Kind::Unnamed } else { Kind::Group }
            }
            () if one => Kind::Unnamed,
            () if counted => Kind::Group,
            // “His Excellency”
            () if head.is_capital() && lead.is(Class::POSSESSIVE) && lead.is(Class::MALE | Class::FEMALE) => {
                Kind::Unnamed
            }
            () if head.is_capital() => Kind::Organization,
            () if text.word(border - 1).ends_with('s') => Kind::Group,
            () => Kind::Described,
        }
    }
}
