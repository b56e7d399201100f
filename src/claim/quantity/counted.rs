//! What a number counts: the head of the noun phrase behind it, in the singular.

use std::borrow::Cow;

use crate::language::{Pieces, TokenKind, is_possessive};
use crate::lexicon::{Class, Form, measures};
use crate::model::Decimal;

/// A counted noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// The noun itself.
    head: usize,
    /// Where the phrase ends.
    pub(super) last: usize,
}

impl Counted {
    /// The noun in the singular and in small letters.
    pub(super) fn singular(self, pieces: &Pieces<'_>) -> Cow<'static, str> {
        measures().singular(pieces.word(self.head))
    }

    fn ending(head: usize) -> Self {
        Self { head, last: head + 1 }
    }
}

/// Longer noun phrases are not read: “15,000 Azerbaijani students” has one word before its noun, few have five.
const LONGEST: usize = 7;

/// The noun that a number before piece `at` counts: “students” of “15,000 Azerbaijani students”, “nation” of
/// “12-nation”, “stations” of “three of the 14 pumping stations”.
pub(super) fn noun(pieces: &Pieces<'_>, at: usize) -> Option<Counted> {
    if pieces.is_joint(at) {
        return compound(pieces, at + 1);
    }
    if pieces.is_the_word(at, "of") {
        return of_whole(pieces, at + 1);
    }
    let mut at = at;
    // “about 20 others”
    if pieces.is_the_word(at, "others") {
        return Some(Counted::ending(at));
    }
    // “‘not fewer than nine’ mortar rounds”
    if pieces.is_mark(at, TokenKind::Quote) {
        at += 1;
    }
    while pieces.is_any(at, &["more", "other", "additional", "fewer", "such", "further"]) {
        at += 1;
    }
    phrase(pieces, at)
}

/// What a number before piece `at` counts. One thing is told by its singular (“one adverb tells you more”); what looks like
/// a plural behind “one” is the next best.
pub(super) fn of_number(pieces: &Pieces<'_>, at: usize, value: Decimal) -> Option<Counted> {
    let single = || one(pieces, at, value);
    if value == Decimal::from(1) && !pieces.is_joint(at) && !pieces.is_the_word(at, "of") {
        return single().or_else(|| noun(pieces, at));
    }
    noun(pieces, at).or_else(single)
}

/// The singular behind “one”: “one excavator”, “one further move”; the last noun of its row.
fn one(pieces: &Pieces<'_>, at: usize, value: Decimal) -> Option<Counted> {
    if value != Decimal::from(1) {
        return None;
    }
    let mut start = at;
    // “one ‘proof’”
    while pieces.is_mark(start, TokenKind::Quote)
        || pieces.is_any(start, &["more", "other", "additional", "further", "single"])
    {
        start += 1;
    }
    let run = (start..start + 4).take_while(|here| is_nominal(pieces, *here, *here > start)).count();
    let is_noun = |at: usize| {
        let verb = pieces.entry(at).verb.is_some() && pieces.word(at).ends_with('s');
        !pieces.is_capital(at)
            && !verb
            && !is_possessive(pieces.word(at))
            && !pieces.is(at, Class::ADJECTIVE | Class::VERB)
            && !pieces.word(at).ends_with("ly")
    };
    let head = (start..start + run).rev().find(|head| is_noun(*head))?;
    Some(Counted::ending(head))
}

/// “12-nation”, “six-person”: the word behind the hyphen.
fn compound(pieces: &Pieces<'_>, at: usize) -> Option<Counted> {
    // “UPDATE 2-Czech bank …”: a capital begins something else.
    if !pieces.is_word(at)
        || pieces.is_capital(at)
        || pieces.is(at, Class::PREPOSITION | Class::ADVERB | Class::CONJUNCTION)
    {
        return None;
    }
    // “a one-time gift”
    if pieces.is_any(at, &["time", "on", "off", "way", "handed", "sided"]) {
        return None;
    }
    Some(Counted::ending(at))
}

/// “three of the 14 stations”, “half of those who voted”: the whole's noun; the phrase ends before another number.
fn of_whole(pieces: &Pieces<'_>, at: usize) -> Option<Counted> {
    let mut start = at;
    while pieces.is(start, Class::DETERMINER | Class::POSSESSIVE) && pieces.numeral(start).is_none() {
        start += 1;
    }
    // “of the promised 1.1 lakh hectares”
    if start > at && pieces.is_word(start) && pieces.is_digits(start + 1) {
        start += 1;
    }
    if let Some(number) = pieces.cardinal(start, false) {
        let noun = noun(pieces, number.last).filter(|_| number.last > start)?;
        return Some(Counted { last: at - 1, ..noun });
    }
    phrase(pieces, start)
}

/// The last plural in a row of nouns and what describes them; for a collective (“staff”) itself.
fn phrase(pieces: &Pieces<'_>, at: usize) -> Option<Counted> {
    let mut head = None;
    let mut here = at;
    while here < at + LONGEST && is_nominal(pieces, here, head.is_some()) {
        let word = pieces.word(here);
        let plural = measures().is_plural(word) && !is_possessive(word) && pieces.calendar(here).is_none();
        // “nine pages refers”: behind the noun a form in s is a verb.
        let plural = plural && (head.is_none() || pieces.entry(here).verb.is_none());
        match head {
            None if plural => head = Some(here),
            // “sales jobs”: of two plurals the second heads.
            Some(before) if plural && before + 1 == here => head = Some(here),
            Some(_) => break,
            None => {}
        }
        here += 1;
        while pieces.is_joint(here) {
            here += 1;
        }
    }
    head.map(Counted::ending)
}

/// Whether a piece can stand in the phrase: nouns, names, adjectives; participles before the noun only (“14 registered
/// voters”, but “14 voters registered”).
fn is_nominal(pieces: &Pieces<'_>, at: usize, has_head: bool) -> bool {
    if !pieces.is_word(at) {
        return false;
    }
    let entry = pieces.entry(at);
    let closed = Class::PRONOUN
        | Class::PREPOSITION
        | Class::CONJUNCTION
        | Class::SUBORDINATOR
        | Class::WH
        | Class::AUXILIARY
        | Class::DETERMINER
        | Class::NUMBER
        | Class::WEEKDAY
        | Class::MONTH;
    if entry.classes.has(closed) && !pieces.is_capital(at)
        || entry.classes.has(Class::ADVERB) && !entry.classes.has(Class::ADJECTIVE)
        || pieces.word(at).len() < 2
    {
        return false;
    }
    let word = pieces.word(at);
    let is_participle = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
    let is_verb = entry.classes.has(Class::VERB)
        || entry.verb.is_some_and(|(_, form)| form.has(Form::PAST.or(Form::PARTICIPLE)));
    if is_participle || is_possessive(word) {
        return !has_head;
    }
    !is_verb || measures().is_plural(word)
}
