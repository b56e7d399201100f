//! Whom something is said to, and when and where: what stands between a cue and its content.

use crate::attribute::content::is_short_answer;
use crate::language::{Frame, NounPhrase, TokenKind};
use crate::lexicon::{Class, Word, WordSet};

/// A comma, colon or dash before what is quoted.
pub(super) fn is_introducer(frame: &Frame<'_, '_>, at: usize) -> bool {
    matches!(frame.kind(at), Some(TokenKind::Comma | TokenKind::Colon | TokenKind::Dash))
        && (frame.is_quote(at + 1) || frame.is_kind(at, TokenKind::Colon))
}

/// Whom it is said to: “told reporters that”, “assured him”.
pub(super) fn addressee(frame: &Frame<'_, '_>, first: usize) -> Option<NounPhrase> {
    if frame.is(first, Class::RELATIVE | Class::WH) {
        return None;
    }
    let mut phrase = frame.phrase_after(first, frame.len())?;
    if frame.is(first, Class::SUBJECT)
        && !frame.is_the_word(first, Word::YOU)
        && !frame.is_the_word(first, Word::IT)
    {
        return None;
    }
    // “asked them both who took it”
    let all = |at: usize| frame.is_the_word(at, Word::BOTH) || frame.is_the_word(at, Word::ALL);
    if phrase.core == first + 1 && frame.is(first, Class::PRONOUN) && all(phrase.core) {
        phrase.core += 1;
    }
    // “told lawmakers prices were high”
    let several = frame.is(first, Class::ROLES) && frame.is_lower(first + 1) && phrase.core == first + 2;
    if several && frame.is_finite(phrase.core) && !phrase.joined {
        phrase.core = first + 1;
    }
    // “told CNN Clinton would win”: two names without a joint; nothing tells where one ends, so take what is known.
    phrase.last = phrase.core;
    let opened = |at: usize| {
        frame.is(
            at,
            Class::WH
                | Class::SUBJECT
                | Class::DETERMINER
                | Class::PREPOSITION
                | Class::TIME
                | Class::ADVERB
                | Class::SUBORDINATOR,
        ) || frame.is(at, Class::FINITE) && frame.word(at).contains(['\'', '’'])
            || frame.is_the_word(at, Word::THAT)
            || frame.is_the_word(at, Word::TO)
            || frame.is_quote(at)
            || is_introducer(frame, at)
            || frame.is_comma(at)
            || frame.is_end(at)
            || is_short_answer(frame, at)
            || frame.is_nominal(at)
    };
    let clause = frame.is_finite(phrase.last) && !frame.is_contracted_subject(phrase.last);
    (opened(phrase.last) && !clause).then_some(phrase)
}

/// “said to me, ‘…’”, “shouted to her brother to run”: whom “to” names, where the content opens clearly behind it.
pub(super) fn addressee_behind_to(frame: &Frame<'_, '_>, at: usize) -> Option<NounPhrase> {
    if !frame.is_the_word(at, Word::TO)
        || !(frame.is_nominal_object(at + 1) || frame.is(at + 1, Class::PRONOUN))
    {
        return None;
    }
    let phrase = frame.phrase_after(at + 1, frame.len())?;
    let phrase = NounPhrase { last: phrase.core, ..phrase };
    let opened = is_opened(frame, phrase.last) || frame.is_the_word(phrase.last, Word::TO);
    opened.then_some(phrase)
}

/// Skips when, where and how it was said: “on Monday in a speech in Paris”. The flag tells whether anything was.
pub(super) fn skip_settings(frame: &Frame<'_, '_>, first: usize) -> (usize, bool) {
    let mut at = first;
    let mut setting = false;
    loop {
        if frame.is(at, Class::TIME) && !frame.is(at, Class::MODAL) && !frame.is_possessive(at) {
            at += 1;
            while frame.is_kind(at, TokenKind::Number) || frame.is(at, Class::TIME) {
                at += 1;
            }
            setting = true;
        } else if (frame.is(at, Class::ADVERB)
            && !frame.is(at, Class::DETERMINER | Class::PREPOSITION | Class::SUBORDINATOR | Class::NEGATION)
            || frame.is_manner(at))
            && at == first
        {
            at += 1;
            // “said again that”, but “said now is the time”.
            let clause = frame.is_contracted_subject(at)
                || frame.is(at, Class::SUBJECT) && !frame.is(at, Class::WH) && frame.is_finite(at + 1);
            setting = frame.is_the_word(at, Word::THAT) || is_introducer(frame, at) || clause || setting;
        } else if let Some(end) = setting_phrase(frame, at) {
            at = end;
            setting = true;
        } else {
            return (at, setting);
        }
    }
}

/// “told a hearing in Rome on Friday that”, “promised at a rally to end”: the word that opens the content, behind any
/// prepositional phrases.
pub(super) fn opening_after_settings(frame: &Frame<'_, '_>, first: usize, addressed: bool) -> Option<usize> {
    const FARTHEST: usize = 24;
    // “was told both times that”
    let times = frame.is_the_word(first + 1, Word::TIMES);
    let first = if times { first + 2 } else { first };
    let aside = frame.is_comma(first) && frame.is(first + 1, Class::PREPOSITION);
    let setting = frame.is(first, Class::PREPOSITION | Class::TIME) && !frame.is_the_word(first, Word::THAT);
    let phrase = times || aside || setting;
    if !phrase && !addressed || frame.is_the_word(first, Word::TO) {
        return None;
    }
    let opens = |at: usize| {
        frame.is_the_word(at, Word::THAT) && !frame.is_end(at + 1)
            || frame.is_the_word(at, Word::TO)
                && is_base_verb(frame, at + 1)
                && !frame.is_nominal_object(at + 1)
            || frame.is_the_word(at, Word::NOT) && frame.is_the_word(at + 1, Word::TO)
    };
    // “told, in her first week, that”, “promised me in person, in May, that”
    let parts = |at: usize| {
        frame.is_comma(at) && (frame.is(at + 1, Class::PREPOSITION | Class::TIME) || opens(at + 1))
    };
    for at in first..frame.len().min(first + FARTHEST) {
        if opens(at) {
            return Some(at);
        }
        // “in a talk recorded before the vote that”
        let participle = frame.word(at).ends_with("ed") && frame.is(at + 1, Class::PREPOSITION | Class::TIME);
        let inside = participle
            || frame.is_nominal(at)
            || frame.is_quote(at)
            || frame.is(at, Class::PREPOSITION | Class::TIME)
            || parts(at)
            || frame.is_kind(at, TokenKind::Number);
        if !inside || frame.is(at, Class::SUBJECT) || at > first && frame.is_finite(at) && !participle {
            return None;
        }
    }
    None
}

/// “in a statement”, “on Twitter”, “at a rally in Iowa”, “last week”: the item after it.
fn setting_phrase(frame: &Frame<'_, '_>, at: usize) -> Option<usize> {
    const WHICH: WordSet = WordSet::of(&["earlier", "early", "last", "late", "this"]);
    if frame.is_any(at, WHICH) && frame.is(at + 1, Class::TIME) {
        return Some(at + 2);
    }
    let infinitive = frame.is_the_word(at, Word::TO) && !frame.is_nominal_object(at + 1);
    if !frame.is(at, Class::PREPOSITION) || infinitive {
        return None;
    }
    // “told a packed hall in Leeds he was ill”; but “told of the plan he had”
    const WHAT: WordSet = WordSet::of(&["about", "against", "for", "of", "to", "with"]);
    let mut end = at + 1;
    let mut setting = false;
    let title = |at: usize| frame.quote_is_title(at) && (frame.is_end(at + 1) || frame.ends_with_comma(at));
    while frame.is_nominal(end)
        || frame.is(end, Class::TIME)
        || frame.is_kind(end, TokenKind::Number)
        || title(end)
    {
        // “on Thursday the project was late”: a determiner opens another phrase.
        if end > at + 1 && frame.is(end, Class::DETERMINER) && !frame.is(end - 1, Class::DETERMINER) {
            break;
        }
        setting |= frame.is_setting(end) || frame.is(end, Class::TIME);
        end += 1;
    }
    if end == at + 1 {
        return None;
    }
    // After “said at the scene”, only a clear opening of the content shows that the phrase was a setting.
    let opened = frame.is_the_word(end, Word::THAT)
        || is_introducer(frame, end)
        || frame.is_quote(end)
        || !frame.is_any(at, WHAT) && frame.is(end, Class::SUBJECT) && frame.is_finite(end + 1);
    let chain = frame.is(end, Class::PREPOSITION);
    (setting || opened || chain && setting_phrase(frame, end).is_some_and(|end| is_opened(frame, end)))
        .then_some(end)
}

pub(super) fn is_opened(frame: &Frame<'_, '_>, at: usize) -> bool {
    frame.is_the_word(at, Word::THAT) || is_introducer(frame, at) || frame.is_quote(at)
}

/// “said in 2015 the firm had …” may open with an adjunct of its own clause.
pub(super) fn opens_with_adjunct(frame: &Frame<'_, '_>, first: usize) -> bool {
    let comma = (first..frame.len().min(first + 12)).find(|&at| frame.is_comma(at));
    let clause_starts = |at: usize| frame.is(at, Class::SUBJECT | Class::DETERMINER) || frame.is_capital(at);
    comma.is_some_and(|comma| clause_starts(comma + 1))
        || (first + 2..frame.len().min(first + 10))
            .any(|at| frame.is(at, Class::SUBJECT) || frame.is(at, Class::FINITE))
}

pub(super) fn is_base_verb(frame: &Frame<'_, '_>, at: usize) -> bool {
    let lower = frame.is_word(at) && !frame.is_capital(at);
    // “in a note to clients”
    let word = frame.word(at);
    let plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    lower && !plural && !frame.is(at, Class::DETERMINER | Class::POSSESSIVE | Class::PRONOUN)
}
