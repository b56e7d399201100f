//! What marks tell without a verb that reports: a colon, a dash, a quotation that calls for its source.

use std::borrow::Cow;

use super::before::{content_after, next_mark};
use crate::attribute::candidate::{Candidate, CueWords};
use crate::attribute::clause::{clause_end, is_plain_present};
use crate::attribute::verb::{group_start, subject};
use crate::language::{Frame, NounPhrase, Token, TokenKind};
use crate::lexicon::{Class, Form, Frame as Takes, Word, WordSet, lexicon};
use crate::model::{SpeechAct, StatementRule};

/// “‘You know, it happens, right?’ Orr went on.” “‘No,’ she sighed.” Behind a quotation that ends in a comma, question or
/// exclamation mark any verb with its subject reports.
pub(super) fn by_place(frame: &Frame<'_, '_>, first_quote: usize, found: &mut Vec<Candidate>) {
    let before = found.len();
    let asks =
        |at: usize| frame.quote(at).is_some_and(|part| frame.is_comma(at + 1) || frame.calls_for_cue(part));
    let by_quote = |quote: usize, earlier: &[Candidate]| {
        let first = quote + 1 + usize::from(frame.is_comma(quote + 1));
        let lower = |at: usize| frame.is_word(at) && !frame.is_capital(at);
        let subject = frame.phrase_after(first, frame.len());
        let (source, verb) = match subject {
            Some(source) if lower(source.last) && frame.is_finite(source.last) => (source, source.last),
            // “…”, breathes an adviser
            _ if lower(first) && (frame.is_finite(first) || is_plain_present(frame, first)) => {
                (frame.phrase_after(first + 1, frame.len())?, first)
            }
            _ => return None,
        };
        // “where a sign reads ‘Closed,’ the baker said it was late”
        let reports_more =
            earlier.iter().any(|found| found.cue.as_ref().is_some_and(|cue| cue.first == verb));
        if !frame.names_someone(source.first, source.core) || frame.is(verb, Class::FINITE) || reports_more {
            return None;
        }
        let word = frame.word(verb).to_lowercase();
        let mut content = vec![(quote, quote + 1)];
        content.extend(content_after(frame, next_mark(frame, source.last.max(verb + 1)), true));
        Some(Candidate {
            rule: StatementRule::QuoteThenCue,
            content,
            cue: Some(CueWords {
                first: verb,
                last: verb + 1,
                lemma: Cow::Owned(word),
                act: SpeechAct::Assert,
            }),
            source: Some(source),
            addressee: None,
            strength: 8,
            parent: None,
        })
    };
    // “On ‘The Week,’ Orr laughed”: where, not what.
    let titles = |at: usize| {
        at > 0
            && frame.quote_is_title(at)
            && (frame.is(at - 1, Class::PREPOSITION) || frame.is_possessive(at - 1))
    };
    for at in (first_quote..frame.len()).filter(|&at| asks(at) && !titles(at)) {
        let earlier = &found[..before];
        let open = !earlier.iter().any(|candidate| candidate.covers(at));
        if let Some(candidate) = open.then(|| by_quote(at, earlier)).flatten() {
            found.push(candidate);
        }
    }
}

/// “‘Late,’ was how Orr summed it up”, “‘Late’ was the verdict of the mayor”, “‘Never,’ was her reply”, “‘No,’ came the
/// answer.”
pub(super) fn by_copula(frame: &Frame<'_, '_>, first_quote: usize) -> Option<Candidate> {
    const BE: WordSet = WordSet::of(&["came", "is", "was"]);
    const NOUNS: WordSet = WordSet::of(&[
        "advice",
        "answer",
        "assessment",
        "conclusion",
        "description",
        "message",
        "reaction",
        "reply",
        "response",
        "retort",
        "verdict",
        "view",
        "warning",
    ]);
    let be = first_quote + 1 + usize::from(frame.is_comma(first_quote + 1));
    // What a clause is about: “Her ‘late’ is how …” has no quotation for its subject.
    let opens = (0..first_quote).all(|at| frame.is(at, Class::CONJUNCTION));
    if !opens || !frame.is_any(be, BE) {
        return None;
    }
    let (source, cue) = if frame.is_the_word(be + 1, Word::HOW) {
        let source = frame.phrase_after(be + 2, frame.len())?;
        (Some(source), source.last)
    } else if frame.is_the_word(be + 1, Word::ALL) {
        // “‘We’ll see’ is all she would say”
        let source = frame.phrase_after(be + 2, frame.len())?;
        let verb = (source.last..source.last + 3).find(|&at| !frame.is(at, Class::AUXILIARY))?;
        (Some(source), frame.verb(verb).map(|_| verb)?)
    } else {
        let noun = (be + 1..be + 6).find(|&at| frame.is_any(at, NOUNS))?;
        let of = frame.is_the_word(noun + 1, Word::OF) || frame.is_the_word(noun + 1, Word::FROM);
        let owner = (be + 1..noun).find(|&at| frame.is(at, Class::POSSESSIVE) || frame.is_possessive(at));
        let owned = owner.map(|owner| {
            let first = if frame.is(owner, Class::POSSESSIVE) { owner } else { be + 1 };
            NounPhrase { first, last: owner + 1, core: owner + 1, joined: false }
        });
        let source = owned.or_else(|| frame.phrase_after(noun + 2, frame.len()).filter(|_| of));
        // “‘No,’ came the reply.”
        let alone = frame.is_the_word(be, Word::CAME);
        (if alone { source } else { Some(source?) }, noun)
    };
    let someone = source.is_none_or(|source| {
        frame.names_someone(source.first, source.core) || frame.is(source.first, Class::POSSESSIVE)
    });
    let lemma = Cow::Owned(frame.word(cue).to_lowercase());
    (someone && frame.is_word(cue)).then(|| Candidate {
        rule: StatementRule::QuoteThenCue,
        content: vec![(first_quote, first_quote + 1)],
        cue: Some(CueWords { first: cue, last: cue + 1, lemma, act: SpeechAct::Assert }),
        source,
        addressee: None,
        strength: 9,
        parent: None,
    })
}

/// “Orr: ‘It works.’”, “Her answer to Orr was: ‘No.’”: what stands before the colon names the source.
pub(super) fn by_colon(frame: &Frame<'_, '_>, first_quote: usize) -> Option<Candidate> {
    let colon = first_quote.checked_sub(1).filter(|&at| at > 0 && frame.is_kind(at, TokenKind::Colon))?;
    if frame.quote(first_quote).is_none_or(|part| frame.words_inside(part) < 3) {
        return None;
    }
    let (source, cue) = lead_in(frame, colon)?;
    Some(Candidate {
        rule: if cue.is_some() { StatementRule::LeadIn } else { StatementRule::SpeakerLabel },
        content: vec![(colon + 1, clause_end(frame, colon + 1))],
        cue,
        source: Some(source),
        addressee: None,
        strength: 9,
        parent: None,
    })
}

/// Source and cue of words that introduce a quotation and end before the colon `end`: the last verb with a subject, one
/// that reports before others; or else the last name.
pub(in crate::attribute) fn lead_in(
    frame: &Frame<'_, '_>,
    end: usize,
) -> Option<(NounPhrase, Option<CueWords>)> {
    let mut best: Option<(bool, usize, NounPhrase)> = None;
    for at in (1..end).rev() {
        let reports = frame.verb(at).is_some();
        if !frame.is_finite(at) && !reports {
            continue;
        }
        let source = subject(frame, group_start(frame, at), 0)
            .filter(|source| frame.names_someone(source.first, source.core));
        let Some(source) = source else { continue };
        if best.is_none_or(|(other, ..)| reports && !other) {
            best = Some((reports, at, source));
        }
    }
    if let Some((_, verb, source)) = best {
        let particle = frame.is(verb + 1, Class::PREPOSITION) && verb + 2 < end;
        let (lemma, act) = match frame.verb(verb) {
            Some((number, _)) => {
                let verb = lexicon().verb(number);
                (Cow::Borrowed(verb.lemma), verb.act)
            }
            None => (Cow::Owned(frame.word(verb).to_lowercase()), SpeechAct::Assert),
        };
        let last = verb + 1 + usize::from(particle);
        return Some((source, Some(CueWords { first: verb, last, lemma, act })));
    }
    // “And from Chairwoman Orr:”, “Orr, on the vote:”
    let first = usize::from(frame.is(0, Class::CONJUNCTION));
    let first = first + usize::from(frame.is_the_word(first, Word::FROM));
    let names = |source: &NounPhrase| frame.names_someone(source.first, source.core);
    // “Says Orr:”
    if let Some((number, form)) = frame.verb(first)
        && form.has(Form::PAST.or(Form::PRESENT_S))
        && lexicon().verb(number).frames.takes(Takes::Inverted, 4)
    {
        let verb = lexicon().verb(number);
        let source = frame.phrase_after(first + 1, end).filter(names)?;
        let cue = CueWords { first, last: first + 1, lemma: Cow::Borrowed(verb.lemma), act: verb.act };
        return Some((source, Some(cue)));
    }
    let leading =
        frame.phrase_after(first, end).filter(|source| source.last == end || frame.is_comma(source.last));
    let last = (1..=end).rev().find(|&at| frame.is_nominal(at - 1))?;
    let source = leading.filter(names).or_else(|| frame.phrase_before(last, 0).filter(names))?;
    Some((source, None))
}

/// The most items of a headline's label: “Ada Orr, trade minister, on the wall:”.
const LONGEST_LABEL: usize = 8;

/// A headline “‘It never works’: crews turn on the wall”, whose quotation the story explains.
fn by_quoted_heading(frame: &Frame<'_, '_>) -> Option<Candidate> {
    const FEWEST_WORDS: usize = 4;
    let quote = frame.first_quote.filter(|&quote| quote == 0 && frame.is_kind(1, TokenKind::Colon))?;
    let whole = frame.quote(quote).is_some_and(|part| frame.words_inside(part) >= FEWEST_WORDS)
        && !frame.quote_is_title(quote);
    whole.then(|| Candidate {
        rule: StatementRule::FloatingQuote,
        content: vec![(quote, quote + 1)],
        cue: None,
        source: None,
        addressee: None,
        strength: 7,
        parent: None,
    })
}

/// A headline “Orr: Wall must go”, “Wall must go: Orr”, “Wall must go – minister”.
pub(super) fn by_heading(frame: &Frame<'_, '_>) -> Option<Candidate> {
    let closes = |at: usize| matches!(frame.kind(at), Some(TokenKind::Stop | TokenKind::Semicolon));
    let end = (0..frame.len()).rev().find(|&at| !closes(at))? + 1;
    let is_mark = |at: usize| {
        frame.is_kind(at, TokenKind::Colon) || frame.is_kind(at, TokenKind::Dash) || frame.word(at) == "-"
    };
    let colon = (1..end.min(LONGEST_LABEL)).find(|&at| frame.is_kind(at, TokenKind::Colon));
    let before = || {
        let colon = colon?;
        let source = frame.phrase_after(0, colon)?;
        let whole = source.last == colon || frame.is(source.last, Class::PREPOSITION);
        (whole && labels(frame, source)).then_some((source, colon + 1, end, StatementRule::SpeakerLabel))
    };
    let behind = || {
        let mark = (1..end).rev().find(|&at| is_mark(at)).filter(|&mark| end - mark <= LONGEST_LABEL)?;
        let source = frame.phrase_after(mark + 1, end).filter(|source| source.last == end)?;
        labels(frame, source).then_some((source, 0, mark, StatementRule::DashedSource))
    };
    let Some((source, first, last, rule)) = before().or_else(behind) else {
        return by_quoted_heading(frame);
    };
    let says = (first..last).any(|at| frame.is_finite(at) || frame.is_quote(at)) && last > first + 2;
    says.then(|| Candidate {
        rule,
        content: vec![(first, last)],
        cue: None,
        source: Some(source),
        addressee: None,
        strength: 8,
        parent: None,
    })
}

/// Whether a headline's label is someone: a noun for one, or a name that the article uses. A capital tells nothing where all
/// words have one.
fn labels(frame: &Frame<'_, '_>, source: NounPhrase) -> bool {
    let nouns = Class::ROLE
        | Class::ROLES
        | Class::INSTITUTION
        | Class::INSTITUTIONS
        | Class::DOCUMENT
        | Class::DOCUMENTS
        | Class::COLLECTIVE;
    let known = |at: usize| frame.is(at, nouns | Class::TITLE);
    // A look through the whole article, so it is asked last.
    let named = |at: usize| frame.is_capital(at) && is_used_in_body(frame, at);
    // “The Latest: …” begins a running story.
    let determined = frame.is(source.first, Class::DETERMINER) && !known(source.core - 1);
    let many =
        || (source.first..source.core).all(|at| known(at) || frame.is(at, Class::GIVEN_NAME) || named(at));
    // “Opinion: Stop telling us what to eat”
    const SECTIONS: [&str; 20] = [
        "analysis",
        "breaking",
        "column",
        "comment",
        "editorial",
        "exclusive",
        "explainer",
        "interview",
        "letter",
        "letters",
        "live",
        "opinion",
        "podcast",
        "preview",
        "profile",
        "review",
        "update",
        "updates",
        "video",
        "watch",
    ];
    let section = source.core - source.first == 1
        && SECTIONS.contains(&frame.word(source.first).to_ascii_lowercase().as_str());
    !section && !determined && (known(source.core - 1) || many())
}

/// The word stands in the article's body, capital, in the middle of a sentence.
fn is_used_in_body(frame: &Frame<'_, '_>, at: usize) -> bool {
    let text = frame.text;
    let word = frame.word(at);
    let body = text.sentences.iter().filter(|sentence| text.blocks.at(sentence.block).kind.is_body());
    let is_it = |token: &Token| token.len() == word.len() && token.text(text.text) == word;
    let inner = |first: usize, last: usize| text.tokens[first..last].iter().skip(1).any(is_it);
    !word.is_empty() && body.into_iter().any(|sentence| inner(sentence.first, sentence.last))
}

/// “‘It works.’ — Ada Orr, engineer”
pub(super) fn by_dash(frame: &Frame<'_, '_>) -> Option<Candidate> {
    let dash = (0..frame.len()).find(|&at| !frame.is_quote(at)).filter(|&at| at > 0)?;
    if !frame.is_kind(dash, TokenKind::Dash) && frame.word(dash) != "-" {
        return None;
    }
    let source = frame.phrase_after(dash + 1, frame.len())?;
    let whole = frame.is_end(source.last) || frame.is_comma(source.last);
    (whole && frame.names_someone(source.first, source.core)).then(|| Candidate {
        rule: StatementRule::DashedSource,
        content: vec![(0, dash)],
        cue: None,
        source: Some(source),
        addressee: None,
        strength: 9,
        parent: None,
    })
}
