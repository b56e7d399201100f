//! Single words: which can stand in a noun phrase, which make a clause, which name someone.

use crate::language::frame::{Frame, Item};
use crate::language::token::{Shape, TokenKind};
use crate::lexicon::{Class, Entry, Form, Word};

impl Frame<'_, '_> {
    /// Whether item `at` can stand inside a noun phrase.
    pub(crate) fn is_nominal(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at) else { return false };
        if item.is_kind(TokenKind::Word) {
            self.is_nominal_word(at, item)
        } else {
            self.is_nominal_mark(at, item)
        }
    }

    /// As [`is_nominal`](Self::is_nominal), of a number, an abbreviation, a mark or a quotation.
    #[inline(never)]
    fn is_nominal_mark(&self, at: usize, item: &Item) -> bool {
        match item.kind() {
            Some(kind) if kind == TokenKind::Number || kind.is_abbreviation() => {
                !item.entry().classes.has(Class::TIME)
            }
            // “a New York Times/CBS News poll”
            Some(TokenKind::Symbol) if self.word(at) == "/" => {
                at > 0 && self.is_capital(at - 1) && self.is_capital(at + 1)
            }
            Some(TokenKind::Symbol) => matches!(self.word(at), "$" | "£" | "€" | "%" | "#" | "&" | "@"),
            // “the teachers’ union”: a single mark that pairs with none.
            Some(TokenKind::Quote) => {
                at > 0 && self.ends_with(at - 1, "s") && matches!(self.word(at), "'" | "’")
            }
            Some(_) => false,
            // John “Jack” Doe
            None => {
                at > 0
                    && self.is_capital(at - 1)
                    && self.is_capital(at + 1)
                    && item.quote().is_some_and(|part| self.words_inside(part) <= 2)
                    && !self.is_end(at + 1)
            }
        }
    }

    #[inline]
    fn is_nominal_word(&self, at: usize, item: &Item) -> bool {
        let Entry { classes, verb, .. } = *item.entry();
        let noun = Class::ROLE
            | Class::ROLES
            | Class::INSTITUTION
            | Class::INSTITUTIONS
            | Class::COLLECTIVE
            | Class::DOCUMENT
            | Class::DOCUMENTS;
        let starts_sentence = at == 0;
        let capital = item.is_capital();
        if capital && !starts_sentence && !classes.has(Class::TIME | Class::SUBJECT) {
            return true;
        }
        if classes.has(Class::TIME) {
            return self.is_named_modal(at)
                || self.is_named_time(at)
                || self.is_possessive(at)
                || self.is_nominal_after_time(at);
        }
        if classes.has(Class::DETERMINER | Class::POSSESSIVE | Class::NUMBER | noun | Class::ADJECTIVE) {
            return !classes.has(Class::RELATIVE | Class::FINITE);
        }
        if starts_sentence && capital && classes.has(Class::GIVEN_NAME) {
            return true;
        }
        let closed = Class::PRONOUN
            | Class::PREPOSITION
            | Class::CONJUNCTION
            | Class::SUBORDINATOR
            | Class::WH
            | Class::AUXILIARY
            | Class::ADVERB;
        if classes.has(closed) {
            return false;
        }
        if capital {
            return true;
        }
        match verb {
            _ if classes.has(Class::VERB) => self.follows_opener(at),
            Some((_, form)) => form.has(Form::BASE) || self.follows_opener(at),
            None => {
                let word = item.bytes(self.text.text);
                !(word.len() > 4 && (word.ends_with(b"ed") || word.ends_with(b"ly")))
                    || self.follows_opener(at)
            }
        }
    }

    /// What stands at `at` has lost its subject to a pronoun before it: “which she said | was dead”, “called ‘dead’”, “described
    /// as dead”.
    pub(crate) fn is_gap(&self, at: usize) -> bool {
        self.is_quote(at)
            || self.is_the_word(at, Word::AS)
            || self.is(at, Class::FINITE)
            || self.is_finite(at)
    }

    /// “they’d”, “she’s”: a pronoun and its auxiliary in one word.
    pub(crate) fn is_contracted_subject(&self, at: usize) -> bool {
        self.is(at, Class::AUXILIARY) && self.is(at, Class::SUBJECT)
    }

    /// An adverb of manner that no list holds: “evenly”.
    pub(crate) fn is_manner(&self, at: usize) -> bool {
        self.ends_with(at, "ly")
            && self.token(at).is_some_and(|token| token.len() > 4 && token.shape() == Shape::Lower)
    }

    /// A capital that is no sentence's first, or a name at its start.
    pub(crate) fn is_capital_name(&self, at: usize) -> bool {
        self.is_capital(at) && (at > 0 || self.is(at, Class::GIVEN_NAME))
    }

    /// A noun phrase's opener, which no verb is: “to the mayor”, “to Paris”.
    pub(crate) fn is_nominal_object(&self, at: usize) -> bool {
        self.is_capital(at)
            || self.is(at, Class::DETERMINER | Class::POSSESSIVE | Class::NUMBER | Class::PRONOUN)
    }

    /// “the night shift”, “weekend visitors”: a time word that is no time.
    fn is_nominal_after_time(&self, at: usize) -> bool {
        self.is_lower(at) && self.follows_opener(at)
    }

    /// A determiner, adjective or possessive stands before: “the retired judge”, “his wounded brother”.
    fn follows_opener(&self, at: usize) -> bool {
        at > 0
            && (self.is(at - 1, Class::DETERMINER | Class::ADJECTIVE | Class::POSSESSIVE | Class::NUMBER)
                || self.is_possessive(at - 1))
    }

    /// “George Will said”, “Mrs. May said”: what looks like a modal verb is a family name.
    pub(crate) fn is_named_modal(&self, at: usize) -> bool {
        at > 0
            && self.is_capital(at)
            && self.is(at, Class::MODAL)
            && self.is_capital(at - 1)
            && self.is(at - 1, Class::GIVEN_NAME | Class::TITLE)
    }

    /// “Li Jun said”, “a reporter for USA Today”: what looks like a month or a day is part of a name.
    pub(crate) fn is_named_time(&self, at: usize) -> bool {
        let behind_name = at > 0
            && !self.is_heading
            && self.is_capital(at)
            && self.is_capital(at - 1)
            && !self.is_possessive(at - 1);
        let day = self.is(at, Class::MONTH | Class::WEEKDAY);
        let short = || self.word(at).len() == 3 && self.classes(at - 1).is_plain();
        behind_name && (!day || short()) && !self.is_kind(at + 1, TokenKind::Number)
    }

    /// Whether item `at` is a verb that makes a clause.
    pub(crate) fn is_finite(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at) else { return false };
        let Entry { classes, verb, .. } = *item.entry();
        if classes.has(Class::FINITE) {
            return !self.is_named_modal(at);
        }
        // Few words can be one, so where it stands is asked last.
        let may_be = classes.has(Class::VERB)
            || match verb {
                Some((_, form)) => {
                    form.has(Form::PAST.or(Form::PRESENT_S)) && !classes.has(Class::DOCUMENTS | Class::ROLES)
                }
                None => {
                    item.is_kind(TokenKind::Word) && classes.is_plain() && {
                        let word = item.bytes(self.text.text);
                        word.ends_with(b"ed") && !word.contains(&b'-')
                    }
                }
            };
        may_be
            && item.is_word()
            && (!item.is_capital() || at == 0 || self.is_heading)
            && !self.is_the_word(at.wrapping_sub(1), Word::TO)
            && !self.follows_opener(at)
    }

    /// A relative pronoun stands between `first` and `at`.
    pub(crate) fn in_relative(&self, first: usize, at: usize) -> bool {
        (first..at).any(|at| self.is(at, Class::RELATIVE) || self.is_the_word(at, Word::THAT))
    }

    /// In digits or in words.
    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.is(at, Class::NUMBER) || self.is_kind(at, TokenKind::Number)
    }

    /// A name, or a noun for a person, institution, document.
    pub(crate) fn names_someone(&self, first: usize, last: usize) -> bool {
        let nouns = Class::ROLE
            | Class::ROLES
            | Class::INSTITUTION
            | Class::INSTITUTIONS
            | Class::COLLECTIVE
            | Class::DOCUMENT
            | Class::DOCUMENTS
            | Class::NATIONALS
            | Class::PRONOUN;
        (first..last).any(|at| {
            self.is(at, nouns)
                || self.is_capital(at) && self.is_nominal(at) && !self.is(at, Class::DETERMINER)
        })
    }

    /// Nouns of where and how things are said: “in an interview”, “at a rally”.
    pub(crate) fn is_setting(&self, at: usize) -> bool {
        self.is(at, Class::SETTING | Class::DOCUMENT)
    }
}
