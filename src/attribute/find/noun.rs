//! What nouns report: “Orr’s claim that it works”.

use std::borrow::Cow;

use crate::attribute::candidate::{Candidate, CueWords};
use crate::attribute::clause::{clause_end, has_clause};
use crate::language::{Frame, NounPhrase, TokenKind};
use crate::lexicon::{Class, Frame as Takes, Word, WordSet, lexicon};
use crate::model::{SpeechAct, StatementRule};

/// “Orr’s claim that it works”, “his pledge to go”, “the contention of Orr that …”
pub(super) fn by_noun(frame: &Frame<'_, '_>, at: usize) -> Option<Candidate> {
    const LEAST: u8 = 7;
    const IS: WordSet = WordSet::of(&["is", "was"]);
    const OBJECTS: WordSet = WordSet::of(&["about", "for", "of"]);
    let cue = lexicon().noun_cue(frame.word_number(at))?;
    if let Some(labelled) = labelled(frame, at) {
        return Some(labelled);
    }
    let (source, first) = noun_source(frame, at)?;
    let candidate = |first: usize, strength: u8| Candidate {
        rule: StatementRule::NounCue,
        content: vec![(first, clause_end(frame, first))],
        cue: Some(CueWords { first: at, last: at + 1, lemma: Cow::Borrowed(cue.phrase), act: cue.act }),
        source: Some(source),
        addressee: None,
        strength,
        parent: None,
    };
    let strength = if frame.is_the_word(first, Word::THAT) && !frame.is_finite(first + 1) {
        cue.frames.strength(Takes::That)
    } else if frame.is_the_word(first, Word::TO) && !frame.is_nominal_object(first + 1) {
        cue.frames.strength(Takes::Infinitive)
    } else if frame.is_any(first, IS) && frame.is_the_word(first + 1, Word::THAT) {
        // “Orr’s claim is that it works”
        let strength = cue.frames.strength(Takes::That);
        return (strength >= LEAST).then(|| candidate(first + 1, strength));
    } else if frame.is_any(first, OBJECTS) && frame.is_quote(first + 1) {
        // “his call for ‘a total ban’”
        return Some(candidate(first + 1, LEAST));
    } else {
        0
    };
    (strength >= LEAST && !frame.is_end(first + 1)).then(|| candidate(first, strength))
}

/// “The claim: …”, “Allegation: …”: what nobody named has said, behind its label.
fn labelled(frame: &Frame<'_, '_>, at: usize) -> Option<Candidate> {
    let cue = lexicon().noun_cue(frame.word_number(at))?;
    let label = at == 0 || at == 1 && frame.is(0, Class::DEFINITE);
    let first = at + 2;
    let asserts = matches!(cue.act, SpeechAct::Assert | SpeechAct::Accuse | SpeechAct::Suggest);
    // “Report: …” heads a story.
    if frame.is_heading
        || !label
        || !asserts
        || !frame.is_kind(at + 1, TokenKind::Colon)
        || !cue.frames.takes(Takes::That, 7)
        || !has_clause(frame, first)
    {
        return None;
    }
    Some(Candidate {
        rule: StatementRule::NounCue,
        content: vec![(first, clause_end(frame, first))],
        cue: Some(CueWords { first: at, last: at + 1, lemma: Cow::Borrowed(cue.phrase), act: cue.act }),
        source: None,
        addressee: None,
        strength: 8,
        parent: None,
    })
}

/// Whose word the noun at `at` is, and the item behind the noun and its owner.
fn noun_source(frame: &Frame<'_, '_>, at: usize) -> Option<(NounPhrase, usize)> {
    const OWNERS: WordSet = WordSet::of(&["of", "by", "from"]);
    let named = |phrase: &NounPhrase| frame.names_someone(phrase.first, phrase.core);
    if frame.is_any(at + 1, OWNERS)
        && let Some(owner) = frame.phrase_after(at + 2, frame.len()).filter(named)
    {
        return Some((owner, owner.last));
    }
    let owner = at.checked_sub(1)?;
    let owner = (owner.saturating_sub(3)..=owner)
        .rev()
        .take_while(|&owner| frame.is_nominal(owner))
        .find(|&owner| frame.is(owner, Class::POSSESSIVE) || frame.is_possessive(owner))?;
    let source = if frame.is(owner, Class::POSSESSIVE) {
        NounPhrase { first: owner, last: owner + 1, core: owner + 1, joined: false }
    } else {
        frame.phrase_before(owner + 1, 0)?
    };
    Some((source, at + 1))
}
