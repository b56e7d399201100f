//! The verb of a clause: enough to tell what happened from what is, will or may be.

use crate::language::{Text, Token, TokenKind, is_possessive};
use crate::lexicon::{Class, Entry, Form, Mark, Word, WordSet, measures};

/// What the finite verb of a clause tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// “left”, “was killed”, “were waiting”
    Past,
    /// “has left”, “had left”
    Perfect,
    /// “was right”: a state, past
    WasState,
    /// “is waiting”, “is being blocked”, “is delayed”
    Progress,
    /// “is right”: a state, present
    IsState,
    /// “costs”, “violate”
    Present,
    /// “will leave”, “may leave”, “is to leave”, “is going to leave”
    Modal,
}

/// Whether token `at` is a verb that makes a clause.
pub(super) fn is_finite(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| is_finite_token(text, at, *token, token.entry()))
}

/// As [`is_finite`], given the token and its entry. Asked of one word in four, and most are told by their entry.
#[inline(always)]
pub(super) fn is_finite_token(text: &Text<'_>, at: usize, token: Token, entry: &Entry) -> bool {
    if token.kind != TokenKind::Word {
        return false;
    }
    if entry.classes.has(Class::FINITE) {
        // “May 3” is a month, and Will Haddon a man: a modal has its capital only where a sentence begins.
        let opens = at.checked_sub(1).is_none_or(|before| !text.tokens[before].is_word());
        return !token.is_capital()
            || opens && !entry.classes.has(Class::MONTH)
            || !entry.classes.has(Class::MODAL);
    }
    if token.is_capital() {
        return false;
    }
    let can_be = entry.classes.has(Class::VERB)
        || match entry.verb {
            Some((_, form)) => {
                form.has(Form::PAST.or(Form::PRESENT_S))
                    && !entry.classes.has(Class::DOCUMENTS | Class::ROLES)
            }
            None => entry.classes.is_empty() && ends_in_ed(text.word(at)),
        };
    can_be && !follows_opener(text, at)
}

/// “closed”, but not “red” or “need”.
fn ends_in_ed(word: &str) -> bool {
    matches!(word.as_bytes(), [_, _, _, .., b'e', b'd'])
}

/// A determiner, adjective or possessive before it makes a noun of a verb’s form; “to” an infinitive.
#[inline(never)]
fn follows_opener(text: &Text<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let token = text.tokens[before];
    let opener = Class::DETERMINER | Class::ADJECTIVE | Class::POSSESSIVE | Class::NUMBER;
    token.is(opener) && !token.is(Class::SUBJECT | Class::PRONOUN)
        || token.kind == TokenKind::Number && describes_plural(text, at)
        || is_possessive(text.word(before)) && !token.is(Class::FINITE)
        || text.is_word(before, "to")
}

/// Whether a word behind a number in digits is no verb: it is counted, or, as a participle before a plural, describes what
/// is: “61 confirmed deaths”.
fn describes_plural(text: &Text<'_>, at: usize) -> bool {
    // “minus 3 points”, “12 reports”: a form in s is what is counted, unless the number names (“Flight 370 lands”).
    let named = at.checked_sub(2).is_some_and(|before| text.tokens[before].is_capital());
    if !named && measures().is_plural(text.word(at)) {
        return true;
    }
    text.word(at).ends_with("ed")
        && text.tokens.get(at + 1).is_some_and(|next| {
            next.is_word() && !next.is_capital() && measures().is_plural(text.word(at + 1))
        })
}

/// The first finite verb of tokens `first..last`.
pub(super) fn first_finite(text: &Text<'_>, first: usize, last: usize) -> Option<usize> {
    text.marks().each(Mark::FINITE, first, last).find(|at| is_finite(text, *at))
}

/// What the finite verb `at` of a clause that ends at `last` tells.
pub(super) fn tell(text: &Text<'_>, at: usize, last: usize) -> Verb {
    let token = text.tokens[at];
    let word = text.word(at);
    if !token.is(Class::FINITE) {
        return if is_past(token.entry(), word) { Verb::Past } else { Verb::Present };
    }
    let auxiliary = Auxiliary::of(token, word);
    if auxiliary == Auxiliary::Modal {
        return Verb::Modal;
    }
    let next = (at + 1..last).find(|next| {
        let token = text.tokens[*next];
        !token.is(Class::ADVERB | Class::NEGATION) && token.kind != TokenKind::Quote
    });
    let next_is = |test: &dyn Fn(usize) -> bool| next.is_some_and(test);
    let is_participle = |at: usize| participle(text.tokens[at].entry(), text.word(at));
    let is_ing = |at: usize| text.word(at).ends_with("ing") && text.word(at).len() > 4;
    let next_word = next.map_or(Word::NONE, |next| text.tokens[next].word());
    match auxiliary {
        Auxiliary::Has | Auxiliary::Had if next_is(&is_participle) || next_word == Word::BEEN => {
            Verb::Perfect
        }
        Auxiliary::Had => Verb::Past,
        // “have to leave”
        Auxiliary::Has => {
            if next_word == Word::TO {
                Verb::Modal
            } else {
                Verb::Present
            }
        }
        Auxiliary::Was | Auxiliary::Is if next_word == Word::TO => Verb::Modal,
        Auxiliary::Is if next_word == Word::GOING => Verb::Modal,
        Auxiliary::Was | Auxiliary::Is => {
            let moves = next_is(&is_participle) || next_is(&is_ing) || next_word == Word::BEING;
            match (auxiliary, moves) {
                (Auxiliary::Was, true) => Verb::Past,
                (Auxiliary::Was, false) => Verb::WasState,
                (_, true) => Verb::Progress,
                (_, false) => Verb::IsState,
            }
        }
        Auxiliary::Did => Verb::Past,
        Auxiliary::Modal | Auxiliary::Other => Verb::Present,
    }
}

/// A finite auxiliary, as far as it tells what its clause tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Auxiliary {
    Has,
    Had,
    Was,
    Is,
    Did,
    Modal,
    Other,
}

impl Auxiliary {
    fn of(token: Token, word: &str) -> Self {
        const HAS: WordSet = WordSet::of(&["has", "have", "hasn't", "haven't"]);
        const HAD: WordSet = WordSet::of(&["had", "hadn't"]);
        const WAS: WordSet = WordSet::of(&["was", "were", "wasn't", "weren't"]);
        const IS: WordSet = WordSet::of(&["is", "are", "am", "isn't", "aren't"]);
        const DID: WordSet = WordSet::of(&["did", "didn't"]);
        if token.is(Class::MODAL) {
            return Self::Modal;
        }
        let listed = token.contraction();
        let sets = [(WAS, Self::Was), (IS, Self::Is), (HAS, Self::Has), (HAD, Self::Had), (DID, Self::Did)];
        if let Some((_, auxiliary)) = sets.into_iter().find(|(set, _)| set.has(listed)) {
            return auxiliary;
        }
        match word.rsplit_once(['\'', '’']) {
            Some((_, "ll" | "d")) => Self::Modal,
            Some((_, "ve")) => Self::Has,
            Some((_, "s" | "re" | "m")) => Self::Is,
            _ => Self::Other,
        }
    }
}

/// “killed”, “given”, “built”
fn participle(entry: &Entry, word: &str) -> bool {
    word.ends_with("ed") && word.len() > 3
        || entry.classes.has(Class::PARTICIPLE)
        || entry.verb.is_some_and(|(_, form)| form.has(Form::PARTICIPLE) && !form.has(Form::BASE))
}

/// Whether a form of a verb is a past tense.
pub(super) fn is_past(entry: &Entry, word: &str) -> bool {
    entry.verb.is_some_and(|(_, form)| form.has(Form::PAST) && !form.has(Form::BASE))
        || ends_in_ed(word)
        || entry.classes.has(Class::PAST)
}
