//! The subject of a verb that a modifier stands between: “Families whose homes burned | have accused …”.

use crate::language::{Frame, NounPhrase, TokenKind};
use crate::lexicon::{Class, Form, Frame as Takes, Word, WordSet, lexicon};

/// The most items between a subject and its verb.
const FARTHEST: usize = 30;

/// What opens a modifier behind a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Modifier {
    /// “who called”, “whose homes burned”, “of whom”: it has one verb of its own.
    Clause,
    /// “released last week”, “familiar with the talks”, “on the road”: it has none.
    Phrase,
}

/// The subject, before item `end`, of the verb whose group begins at `verb`, modifiers in between.
///
/// Its words open a clause: “A poll released last week found”, “Drivers stuck on the road said”, “The minister, who
/// was with his wife, Ann Cole, said”.
pub(super) fn modified_subject(
    frame: &Frame<'_, '_>,
    verb: usize,
    end: usize,
    floor: usize,
) -> Option<NounPhrase> {
    let lowest = end.saturating_sub(FARTHEST).max(floor);
    // No modifier goes on behind a mark but between two commas, and no noun before one reaches behind it but with brackets.
    let bracket = |at: usize| matches!(frame.kind(at), Some(TokenKind::Open | TokenKind::Close));
    let parts = |at: usize| {
        matches!(
            frame.kind(at),
            Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash)
        )
    };
    let mark = (lowest..end).rev().find(|&at| parts(at) || bracket(at));
    let lowest = mark.filter(|&at| at + 1 < end && !bracket(at)).map_or(lowest, |at| at + 1);
    let opens = |at: usize| opens_clause_before(frame, at) && !frame.is(at, Class::RELATIVE);
    let starts = (lowest..end).rev().filter(|&at| at == floor || opens(at - 1));
    starts.map(|start| behind_connectives(frame, start, end)).find_map(|start| {
        let phrase = frame.phrase_without_apposition(start, end)?;
        let opener = (start + 1..=phrase.core.min(end - 1))
            .find_map(|at| modifier(frame, at, phrase).map(|kind| (at, kind)));
        let (at, kind) = opener?;
        let phrasal = kind == Modifier::Phrase && !frame.is_comma(at);
        // “Orr on Saturday for the first time accused”: when is not who.
        let when = (at..end).any(|at| frame.is_time(at));
        let last = if phrasal && !(when && frame.is(at, Class::PREPOSITION)) { end } else { at };
        let subject = NounPhrase { last, core: at, ..phrase };
        let fits =
            is_subject(frame, subject) && reaches(frame, at, kind, end) && agrees(frame, subject, verb);
        fits.then_some(subject)
    })
}

/// A comma, a quotation or a joint stands at `at`, behind which a clause opens.
pub(super) fn opens_clause_before(frame: &Frame<'_, '_>, at: usize) -> bool {
    frame.is_comma(at)
        || frame.is(at, Class::SUBORDINATOR | Class::CONJUNCTION | Class::RELATIVE)
        || frame.is_quote(at)
        || matches!(frame.kind(at), Some(TokenKind::Dash | TokenKind::Semicolon | TokenKind::Colon))
}

/// Relative pronouns that are their clause's subject.
const WHO: WordSet = WordSet::of(&["that", "which", "who"]);

/// A preposition or a verb stands at `at`, whose object follows.
pub(super) fn is_governed(frame: &Frame<'_, '_>, at: usize) -> bool {
    let joint = Class::SUBORDINATOR | Class::CONJUNCTION | Class::ADVERB;
    // “the push to boycott the talks”, “those who back the plan”
    let opens = |before: usize| frame.is_the_word(before, Word::TO) || frame.is_any(before, WHO);
    let verb = || at.checked_sub(1).is_some_and(opens) && frame.is_lower(at) && !frame.is_nominal_object(at);
    frame.is(at, Class::PREPOSITION) && !frame.is(at, joint)
        || frame.is_finite(at)
        || verb()
        || frame.word(at).ends_with("ing") && frame.is_lower(at)
}

/// “But residents …”, “Later, residents …”: the first item that is not a joint or an adverb.
fn behind_connectives(frame: &Frame<'_, '_>, start: usize, end: usize) -> usize {
    let connects = |at: usize| {
        frame.is(at, Class::CONJUNCTION | Class::ADVERB)
            && !frame.is(at, Class::DETERMINER | Class::PREPOSITION)
    };
    (start..end).find(|&at| !connects(at)).unwrap_or(end)
}

/// The modifier of `phrase` that opens at `at`, with or without a comma before it.
fn modifier(frame: &Frame<'_, '_>, at: usize, phrase: NounPhrase) -> Option<Modifier> {
    let first = at + usize::from(frame.is_comma(at));
    let relative = |at: usize| {
        const PRONOUNS: WordSet = WordSet::of(&["who", "which", "that", "whose", "whom"]);
        frame.is_any(at, PRONOUNS)
    };
    let preposition = frame.is(first, Class::PREPOSITION);
    if relative(first) || preposition && relative(first + 1) {
        return Some(Modifier::Clause);
    }
    let adjective = || {
        const ADJECTIVES: WordSet =
            WordSet::of(&["aware", "briefed", "close", "familiar", "involved", "present"]);
        frame.is_any(first, ADJECTIVES)
    };
    // “two in three”, “many of them” are whole; “the leading party” has no modifier.
    let number = frame.is_number(at - 1);
    let opened = number || frame.is(at - 1, Class::DETERMINER | Class::ADJECTIVE | Class::POSSESSIVE);
    if opened || first == at && at < phrase.core && !frame.is_nominal(at) {
        return None;
    }
    let adjunct = preposition && first == at && !frame.is_the_word(at, Word::OF);
    (adjunct || adjective() || is_participle(frame, first)).then_some(Modifier::Phrase)
}

/// “living near the plant”, “released on Monday”, “stuck on the road”; but “feared residents”, “said on Monday”, whose
/// subject stands before them.
fn is_participle(frame: &Frame<'_, '_>, at: usize) -> bool {
    let word = frame.word(at);
    if !frame.is_lower(at) || frame.is(at, Class::DETERMINER | Class::SUBORDINATOR) {
        return false;
    }
    if word.ends_with("ing") {
        return true;
    }
    let verb = frame.verb(at);
    let known = verb.is_some_and(|(_, form)| form.has(Form::PARTICIPLE)) || frame.is(at, Class::PARTICIPLE);
    let reports = verb.is_some_and(|(verb, _)| lexicon().verb(verb).frames.takes(Takes::Bare, 5));
    let adjunct = frame.is(at + 1, Class::PREPOSITION | Class::ADVERB | Class::TIME)
        || frame.is(at + 2, Class::TIME)
        || frame.is_manner(at + 1);
    (known || word.ends_with("ed")) && adjunct && !reports
}

/// Someone, or what speaks for someone; not a time (“A week after the attack residents said”).
fn is_subject(frame: &Frame<'_, '_>, phrase: NounPhrase) -> bool {
    let bound = Class::RELATIVE | Class::WH | Class::SUBJECT | Class::SUBORDINATOR | Class::PREPOSITION;
    phrase.core > phrase.first
        && !frame.is(phrase.first, bound)
        && !frame.is(phrase.core - 1, Class::TIME)
        && (phrase.first..phrase.core).any(|at| frame.is_word(at))
}

/// Whether the number of the subject is that of the verb: “the number of states” has no verb “states”.
fn agrees(frame: &Frame<'_, '_>, subject: NounPhrase, verb: usize) -> bool {
    const SINGULAR: WordSet = WordSet::of(&["is", "was", "has"]);
    const PLURAL: WordSet = WordSet::of(&["are", "were", "have"]);
    let many = || is_several(frame, subject);
    let form = frame.verb(verb).map(|(_, form)| form);
    if form.is_some_and(|form| form.has(Form::PRESENT_S)) {
        return frame.names_someone(subject.first, subject.core) && !many();
    }
    let base = form.is_some_and(|form| form.has(Form::BASE) && !form.has(Form::PAST));
    if base || frame.is_any(verb, PLURAL) {
        return many();
    }
    !frame.is_any(verb, SINGULAR) || !many()
}

/// Whether a verb whose group begins at `verb` has several for its subject, by the noun that heads it.
pub(super) fn has_plural_subject(frame: &Frame<'_, '_>, verb: usize) -> bool {
    let near = || {
        frame
            .phrase_before(verb, 0)
            .filter(|phrase| phrase.first == 0 || opens_clause_before(frame, phrase.first - 1))
    };
    near().is_some_and(|phrase| is_several(frame, phrase)) || modified_subject(frame, verb, verb, 0).is_some()
}

/// “Those close to him say”, “Four in 10 say”, “The officials whose laws fell say”: whether what opens the clause of a
/// verb whose group begins at `verb` is several.
pub(super) fn has_plural_opening(frame: &Frame<'_, '_>, verb: usize) -> bool {
    const SHARES: WordSet =
        WordSet::of(&["half", "majority", "minority", "percent", "quarter", "third", "those"]);
    opening_subject(frame, verb).is_some_and(|phrase| {
        let counted = |at: usize| frame.is_number(at) || frame.is_any(at, SHARES) || frame.word(at) == "%";
        is_several(frame, phrase) || (phrase.first..phrase.core).any(counted)
    })
}

/// The phrase that opens the clause of the verb whose group begins at `verb`, whatever stands between, but for another
/// clause: “Orr, himself late, said”, “Even the party’s hawks, like Orr and Poe, say”, “By two to one, those asked say”.
pub(super) fn opening_subject(frame: &Frame<'_, '_>, verb: usize) -> Option<NounPhrase> {
    let lowest = verb.saturating_sub(FARTHEST);
    let parts = |at: usize| {
        matches!(frame.kind(at), Some(TokenKind::Semicolon | TokenKind::Colon))
            || frame.is_quote(at)
            || frame.is_comma(at) && frame.is(at + 1, Class::CONJUNCTION) && !frame.is_comma(verb - 1)
    };
    let start = (lowest..verb).rev().find(|&at| parts(at)).map_or(0, |at| at + 1);
    if start == 0 && lowest > 0 {
        return None;
    }
    let mut start = behind_connectives(frame, start, verb);
    let adjunct = Class::PREPOSITION | Class::SUBORDINATOR;
    // “About six in ten say”, “Over a third say”
    if frame.is_number(start + 1) || frame.is(start + 1, Class::DETERMINER) && frame.is_number(start + 2) {
        start += usize::from(frame.is(start, adjunct));
    } else if frame.is(start, adjunct) && !frame.is(start, Class::DETERMINER) {
        start = behind_connectives(frame, (start..verb).find(|&at| frame.is_comma(at))? + 1, verb);
    }
    let phrase =
        frame.phrase_after(start, verb).filter(|phrase| !frame.word(phrase.first).ends_with("ly"))?;
    let relative =
        |at: usize| frame.in_relative(phrase.core, at) || (phrase.core..at).any(|at| frame.is(at, Class::WH));
    let verbs = (phrase.core..verb).filter(|&at| frame.is_finite(at));
    let alone = verbs.clone().all(relative) && verbs.count() < 3;
    let closed = phrase.core == verb || frame.is_comma(phrase.core) == frame.is_comma(verb - 1);
    let apart = (phrase.core..verb).any(|at| frame.is_comma(at));
    let last = if apart { phrase.last.min(verb) } else { verb };
    (alone && closed && is_subject(frame, phrase)).then_some(NounPhrase { last, ..phrase })
}

/// “the heads of the party”, “Orr and Poe”
fn is_several(frame: &Frame<'_, '_>, phrase: NounPhrase) -> bool {
    let preposition = (phrase.first + 1..phrase.core).find(|&at| frame.is(at, Class::PREPOSITION));
    let those = frame.is_the_word(phrase.first, Word::THOSE);
    phrase.joined || those || is_plural(frame, preposition.unwrap_or(phrase.core) - 1)
}

/// A noun for several.
pub(super) fn is_plural(frame: &Frame<'_, '_>, noun: usize) -> bool {
    let plurals = Class::ROLES
        | Class::INSTITUTIONS
        | Class::NATIONALS
        | Class::PLURAL
        | Class::DOCUMENTS
        | Class::COLLECTIVE;
    frame.is(noun, plurals) || frame.ends_with(noun, "s") && frame.is_nominal(noun)
}

/// Whether the modifier that opens at `at` goes up to item `end`, where the verb of the noun before it stands.
fn reaches(frame: &Frame<'_, '_>, at: usize, kind: Modifier, end: usize) -> bool {
    let apart = frame.is_comma(at);
    let (first, last) = if apart { (at + 2, end - 1) } else { (at + 1, end) };
    if first > last || apart != frame.is_comma(end - 1) {
        return false;
    }
    let broken = (first..last).any(|at| {
        matches!(frame.kind(at), Some(TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash))
            || !apart && frame.is_comma(at)
            || frame.is(at, Class::SUBORDINATOR) && !frame.is(at, Class::PREPOSITION)
            || frame.is(at, Class::CONJUNCTION) && frame.is(at + 1, Class::SUBJECT)
            || at > first && frame.is(at, Class::SUBJECT) && !frame.is(at, Class::DETERMINER)
    });
    let verbs = (first..last).filter(|&at| frame.is_finite(at) && !frame.is_finite(at - 1)).count();
    !broken
        && match kind {
            // “those who back her” have a verb of which no list knows.
            Modifier::Clause => {
                let who = || frame.is_any(first - 1, WHO) && frame.is_lower(first);
                verbs == 1 || apart && verbs > 1 || !apart && verbs == 0 && who()
            }
            Modifier::Phrase => verbs == 0,
        }
}
