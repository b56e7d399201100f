//! What phrases with a preposition report: “according to Orr”, “in her opinion”.

use std::borrow::Cow;

use super::before::{content_after, content_end_before, content_start_before, next_mark};
use crate::attribute::candidate::{Candidate, CueWords};
use crate::attribute::clause::{clause_end, has_clause};
use crate::language::{Frame, NounPhrase};
use crate::lexicon::{Class, CuePhrase, Frame as Takes, Word, WordSet, lexicon};
use crate::model::{SpeechAct, StatementRule};

/// “According to Orr, it works.” “It works, according to Orr.”
pub(super) fn by_preposition(frame: &Frame<'_, '_>, at: usize) -> Option<Candidate> {
    if let Some(candidate) = by_opinion(frame, at) {
        return Some(candidate);
    }
    let (word, next) = (frame.word_number(at), frame.word_number(at + 1));
    if !lexicon().may_be_preposition(word, next) {
        return None;
    }
    let phrases = lexicon().prepositions(word)?;
    let fits = |phrase: &&CuePhrase| {
        phrase.rest.iter().enumerate().all(|(n, &word)| frame.is_the_word(at + 1 + n, word))
    };
    let of_several = phrases.with_next(next).iter().find(fits);
    let phrase = of_several.or_else(|| phrases.single())?;
    let end = at + 1 + phrase.rest.len();
    let mut source = frame.phrase_after(end, frame.len())?;
    // “Per the report, it works.” “It works, per Orr.” But “40 per hour”, “per person”.
    let apart = (at == 0 || frame.is_comma(at - 1))
        && (frame.is_comma(source.last) || frame.is_end(source.last))
        && (frame.is(end, Class::DETERMINER)
            || frame.is_capital(end)
            || at == 0 && frame.names_someone(source.first, source.core));
    if !phrase.frames.takes(Takes::Parenthetical, 7) && !apart {
        return None;
    }
    // “According to officials, the account that was used was hers”: what no comma closes is no apposition.
    let opens = opens_sentence(frame, at);
    if opens && source.last > source.core && !frame.is_comma(source.last) {
        source.last = source.core;
    }
    // “according to a report that the paper published on Monday, …”
    let close = next_mark(frame, source.last);
    source.last = source.last.min(close);
    let close = if opens { behind_gloss(frame, close) } else { close };
    let content = around(frame, at, close, opens)?;
    Some(Candidate {
        rule: StatementRule::AccordingTo,
        content,
        cue: Some(CueWords { first: at, last: end, lemma: Cow::Borrowed(phrase.phrase), act: phrase.act }),
        source: Some(source),
        addressee: None,
        strength: 10,
        parent: None,
    })
}

/// Nothing but joints stands before item `at`: “But, according to Orr, it works.”
fn opens_sentence(frame: &Frame<'_, '_>, at: usize) -> bool {
    // “said that according to Orr, it works”, “when, in her words, ‘it works’”; but “a half of that, per Orr, is lost”
    let joint = at.checked_sub(1 + usize::from(at > 1 && frame.is_comma(at - 1)));
    let joins = |joint: usize| {
        frame.is(joint, Class::SUBORDINATOR)
            && !frame.is(joint, Class::PREPOSITION | Class::ADVERB)
            && !(joint > 0 && frame.is(joint - 1, Class::PREPOSITION))
    };
    if joint.is_some_and(joins) {
        return true;
    }
    (0..at).all(|before| frame.is(before, Class::CONJUNCTION | Class::ADVERB) || frame.is_comma(before))
}

/// “According to Orr, writing in a weekly, it works”: the mark behind words about the source that the mark `close` opens.
fn behind_gloss(frame: &Frame<'_, '_>, close: usize) -> usize {
    let first = close + 1;
    let gloss = frame.is_comma(close)
        && (frame.is(first, Class::RELATIVE) || frame.is_lower(first) && frame.word(first).ends_with("ing"));
    let end =
        || (first..frame.len()).find(|&at| frame.is_comma(at)).filter(|&end| has_clause(frame, end + 1));
    if gloss { end().unwrap_or(close) } else { close }
}

/// What is said around a phrase that names its source and stands at items `at..close`: behind it if it `opens` the
/// sentence, else before it and, in its middle, behind it too.
fn around(frame: &Frame<'_, '_>, at: usize, close: usize, opens: bool) -> Option<Vec<(usize, usize)>> {
    if opens {
        let first = close + usize::from(frame.is_comma(close));
        return (first < frame.len()).then(|| vec![(first, clause_end(frame, first))]);
    }
    let last = content_end_before(frame, at)?;
    let mut content = vec![(content_start_before(frame, last), last)];
    content.extend(content_after(frame, close, frame.is_quote(last - 1)));
    Some(content)
}

/// “In her opinion, it works.” “It is, by the city’s own count, too late.”
fn by_opinion(frame: &Frame<'_, '_>, at: usize) -> Option<Candidate> {
    const NOUNS: WordSet = WordSet::of(&[
        "account",
        "assessment",
        "count",
        "estimate",
        "estimates",
        "estimation",
        "judgement",
        "judgment",
        "opinion",
        "reckoning",
        "telling",
        "view",
        "words",
    ]);
    const FARTHEST: usize = 6;
    if !frame.is_the_word(at, Word::IN) && !frame.is_the_word(at, Word::BY) {
        return None;
    }
    // The nouns are few: whose one is matters only where one stands.
    if !(at + 2..frame.len().min(at + FARTHEST + 2)).any(|at| frame.is_any(at, NOUNS)) {
        return None;
    }
    let owns = |at: usize| frame.is(at, Class::POSSESSIVE) || frame.is_possessive(at);
    let owner = (at + 1..at + FARTHEST).find(|&at| owns(at))?;
    let noun = owner + 1 + usize::from(frame.is_the_word(owner + 1, Word::OWN));
    if !frame.is_any(noun, NOUNS) || !(at + 1..owner).all(|at| frame.is_nominal(at)) {
        return None;
    }
    let lemma = Cow::Owned(frame.word(noun).to_lowercase());
    Some(Candidate {
        rule: StatementRule::AccordingTo,
        content: around(frame, at, noun + 1, opens_sentence(frame, at))?,
        cue: Some(CueWords { first: noun, last: noun + 1, lemma, act: SpeechAct::Assert }),
        source: Some(NounPhrase { first: at + 1, last: owner + 1, core: owner + 1, joined: false }),
        addressee: None,
        strength: 8,
        parent: None,
    })
}
