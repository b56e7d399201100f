//! The statements of one sentence: every cue makes candidates, and the outermost win.

mod before;
mod mark;
mod noun;
mod preposition;
mod verb;

pub(super) use mark::lead_in;

use crate::attribute::candidate::Candidate;
use crate::attribute::verb::verb_cue;
use crate::language::{Frame, Text, Token, TokenKind};
use crate::lexicon::{Class, CueUse, lexicon};
use mark::{by_colon, by_copula, by_dash, by_heading, by_place};
use noun::by_noun;
use preposition::by_preposition;
use verb::by_verb;

/// The statements of a sentence, in place of what `candidates` holds: first the reporter's own, in the order of their
/// cues, each without a parent; then those within them.
pub(super) fn statements(frame: &Frame<'_, '_>, candidates: &mut Vec<Candidate>) {
    candidates.clear();
    for at in frame.cues.iter().map(|&at| at as usize) {
        let verb = frame.verb(at);
        if let Some(cue) = verb.and_then(|(verb, form)| verb_cue(frame, at, verb, form)) {
            let candidate = by_verb(frame, &cue, candidates);
            push(candidates, candidate);
            continue;
        }
        let classes = frame.classes(at);
        if classes.has(Class::CUE_PHRASE_START) {
            push(candidates, by_preposition(frame, at));
        }
        if classes.has(Class::NOUN_CUE) {
            push(candidates, by_noun(frame, at));
        }
    }
    if let Some(first_quote) = frame.first_quote {
        by_place(frame, first_quote, candidates);
        push(candidates, by_copula(frame, first_quote));
        push(candidates, by_colon(frame, first_quote));
        push(candidates, by_dash(frame));
    }
    if frame.is_heading {
        push(candidates, by_heading(frame));
    }
    candidates.retain(|candidate| candidate.says_something(frame));
    // Most sentences hold one statement or none, and what most of the others hold stands side by side.
    let clashes = |(at, one): (usize, &Candidate)| candidates[..at].iter().any(|other| one.clashes(other));
    if candidates.iter().enumerate().skip(1).any(clashes) {
        *candidates = nested(frame, candidates);
    }
}

/// Whether a statement can stand in tokens `first..last` that is [firm](Candidate::is_firm): some word can report firmly,
/// or a mark begins what is quoted there.
pub(super) fn may_hold_firm(text: &Text<'_>, first: usize, last: usize) -> bool {
    let (lexicon, tokens) = (lexicon(), &text.tokens[first..last]);
    tokens.iter().enumerate().any(|(at, token)| match token.entry_in(lexicon).cue {
        CueUse::None => token.kind == TokenKind::Quote,
        CueUse::Weak => false,
        CueUse::FirmInPhrase => tokens.get(at + 1).is_some_and(|&next| begins_phrase(*token, next)),
        CueUse::Firm => true,
    })
}

/// Whether a cue of several words may begin with this one.
fn begins_phrase(token: Token, next: Token) -> bool {
    let of_verb = || token.entry().verb.is_some() && next.is(Class::PHRASE_NEXT | Class::ADVERB);
    let of_preposition = || {
        let phrases = lexicon().prepositions(token.word());
        phrases.is_some_and(|phrases| !phrases.with_next(next.word()).is_empty())
    };
    of_verb() || of_preposition()
}

/// As `extend`, which moves a candidate's many bytes even where there is none.
#[inline]
fn push(candidates: &mut Vec<Candidate>, candidate: Option<Candidate>) {
    if let Some(candidate) = candidate {
        candidates.push(candidate);
    }
}

/// Of overlapping candidates the one whose content holds the other's cue wins: what is said within what is said is
/// the speaker's, not the reporter's. Of two that overlap otherwise the longer wins.
///
/// What is reported firmly within another's content stays, as its child.
fn nested(frame: &Frame<'_, '_>, candidates: &[Candidate]) -> Vec<Candidate> {
    let mut open: Vec<usize> = (0..candidates.len()).collect();
    open.sort_by_key(|&index| (std::cmp::Reverse(candidates[index].size()), index));
    let mut kept: Vec<usize> = Vec::new();
    let mut inner: Vec<usize> = Vec::new();
    while !open.is_empty() {
        let is_inner = |index: usize| {
            open.iter().any(|&other| other != index && candidates[other].holds(&candidates[index]))
        };
        // Each within the other: what is said before the cue ends there (“Orr thinks it is late, Poe said”); else the longer.
        let outer = open.iter().copied().find(|&index| !is_inner(index));
        let behind = || open.iter().copied().find(|&index| candidates[index].is_behind());
        let chosen = outer.or_else(behind).unwrap_or(open[0]);
        open.retain(|&index| {
            let clashes = candidates[index].clashes(&candidates[chosen]);
            if clashes && index != chosen && candidates[chosen].encloses(&candidates[index]) {
                inner.push(index);
            }
            index != chosen && !clashes
        });
        kept.push(chosen);
    }
    kept.sort_unstable();
    inner.retain(|&index| candidates[index].is_firm(frame));
    inner.sort_by_key(|&index| (std::cmp::Reverse(candidates[index].size()), index));
    let mut found: Vec<Candidate> = kept.iter().map(|&index| candidates[index].clone()).collect();
    for index in inner {
        let candidate = &candidates[index];
        // The last that encloses it is the nearest around it, since the larger stand first.
        let parent = found.iter().rposition(|other| other.encloses(candidate));
        let clashes = found.iter().any(|other| other.clashes(candidate) && !other.encloses(candidate));
        if let (Some(parent), false) = (parent, clashes) {
            // “That crews were told it was late, Orr said, was odd”: what is told ends where the words around it do.
            let within = |(first, last): (usize, usize)| {
                let around =
                    found[parent].content.iter().find(|around| (around.0..around.1).contains(&first));
                (first, around.filter(|_| !candidate.is_behind()).map_or(last, |around| last.min(around.1)))
            };
            let content = candidate.content.iter().copied().map(within).collect();
            found.push(Candidate { parent: Some(parent), content, ..candidate.clone() });
        }
    }
    found
}
