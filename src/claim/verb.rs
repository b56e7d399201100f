//! The verb of a clause: enough to tell what happened from what is, will or may be.

use crate::language::{Text, Token, TokenKind, is_possessive};
use crate::lexicon::{Class, Entry, Form, measures};

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

/// Whether a word with this entry can make a clause at all: one that no list knows may, by its ending.
#[inline]
pub(super) fn may_be_finite(entry: &Entry) -> bool {
    entry.classes.has(Class::FINITE | Class::VERB) || entry.verb.is_some() || entry.classes.is_empty()
}

/// As [`is_finite`], given the token and its entry.
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
    let can_be = entry.classes.has(Class::VERB)
        || match entry.verb {
            Some((_, form)) => {
                form.has(Form::PAST.or(Form::PRESENT_S))
                    && !entry.classes.has(Class::DOCUMENTS | Class::ROLES)
            }
            None => entry.classes.is_empty() && ends_in_ed(text.word(at)),
        };
    can_be && !token.is_capital() && !follows_opener(text, at)
}

/// “closed”, but not “red” or “need”.
fn ends_in_ed(word: &str) -> bool {
    matches!(word.as_bytes(), [_, _, _, .., b'e', b'd'])
}

/// A determiner, adjective or possessive before it makes a noun of a verb’s form; “to” an infinitive.
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
    (first..last).find(|at| is_finite(text, *at))
}

/// What the finite verb `at` of a clause that ends at `last` tells.
pub(super) fn tell(text: &Text<'_>, at: usize, last: usize) -> Verb {
    let token = text.tokens[at];
    let word = text.word(at);
    if !token.is(Class::FINITE) {
        return if is_past(token.entry(), word) { Verb::Past } else { Verb::Present };
    }
    if token.is(Class::MODAL) || ends_with_any(word, &["'ll", "’ll", "'d", "’d"]) {
        return Verb::Modal;
    }
    let next = (at + 1..last).find(|next| {
        let token = text.tokens[*next];
        !token.is(Class::ADVERB | Class::NEGATION) && token.kind != TokenKind::Quote
    });
    let next_is = |test: &dyn Fn(usize) -> bool| next.is_some_and(test);
    let is_participle = |at: usize| participle(text.tokens[at].entry(), text.word(at));
    let is_ing = |at: usize| text.word(at).ends_with("ing") && text.word(at).len() > 4;
    let is = |words: &[&str]| words.iter().any(|one| word.eq_ignore_ascii_case(one));
    let has = is(&["has", "have", "hasn't", "hasn’t", "haven't", "haven’t"])
        || ends_with_any(word, &["'ve", "’ve"]);
    let had = is(&["had", "hadn't", "hadn’t"]);
    if has || had {
        if next_is(&is_participle) || next_is(&|at| text.is_word(at, "been")) {
            return Verb::Perfect;
        }
        // “have to leave”
        if next_is(&|at| text.is_word(at, "to")) {
            return if had { Verb::Past } else { Verb::Modal };
        }
        return if had { Verb::Past } else { Verb::Present };
    }
    let was = is(&["was", "were", "wasn't", "wasn’t", "weren't", "weren’t"]);
    let present_be = is(&["is", "are", "am", "isn't", "isn’t", "aren't", "aren’t"])
        || ends_with_any(word, &["'s", "’s", "'re", "’re", "'m", "’m"]);
    if was || present_be {
        if next_is(&|at| text.is_word(at, "to")) || next_is(&|at| text.is_word(at, "going")) && present_be {
            return Verb::Modal;
        }
        let moves = next_is(&is_participle) || next_is(&is_ing) || next_is(&|at| text.is_word(at, "being"));
        return match (was, moves) {
            (true, true) => Verb::Past,
            (true, false) => Verb::WasState,
            (false, true) => Verb::Progress,
            (false, false) => Verb::IsState,
        };
    }
    if is(&["did", "didn't", "didn’t"]) { Verb::Past } else { Verb::Present }
}

fn ends_with_any(word: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| word.ends_with(end))
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
