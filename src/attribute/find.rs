//! The statements of one sentence: every cue makes candidates, and the outermost win.

use std::borrow::Cow;

use crate::attribute::candidate::{Candidate, CueWords};
use crate::attribute::content::{Following, addressee, clause_end, following, has_clause, skip_settings};
use crate::attribute::verb::{
    Use, VerbCue, before_adverbial, group_start, lacks_clause, may_follow_content, shared_subject, subject,
    verb_cue,
};
use crate::language::{Frame, NounPhrase, TokenKind};
use crate::lexicon::{Class, Frame as Takes, Key, Word, WordSet, lexicon};
use crate::model::{SpeechAct, StatementRule};

/// The statements of a sentence: first the reporter's own, in the order of their cues, each without a parent; then those
/// within them.
pub(super) fn statements(frame: &Frame<'_, '_>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for at in 0..frame.len() {
        let verb = frame.verb(at);
        if let Some(cue) = verb.and_then(|(verb, form)| verb_cue(frame, at, verb, form)) {
            candidates.extend(by_verb(frame, &cue, &candidates));
            continue;
        }
        let classes = frame.classes(at);
        if classes.has(Class::CUE_PHRASE_START) {
            candidates.extend(by_preposition(frame, at));
        }
        if classes.has(Class::NOUN_CUE) {
            candidates.extend(by_noun(frame, at));
        }
    }
    if frame.has_quote {
        candidates.extend(by_place(frame, &candidates));
        candidates.extend(by_colon(frame));
        candidates.extend(by_dash(frame));
    }
    candidates.retain(|candidate| candidate.says_something(frame));
    // Most sentences hold one statement or none.
    if candidates.len() > 1 { nested(frame, &candidates) } else { candidates }
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
            found.push(Candidate { parent: Some(parent), ..candidate.clone() });
        }
    }
    found
}

/// “As Orr said, it works.” “It works, as Orr put it.” What “as” compares with is what is said.
fn as_clause(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<Candidate> {
    let source = subject(frame, cue.group, 0)?;
    let at = source.first.checked_sub(1).filter(|&at| frame.is_the_word(at, Word::AS))?;
    let close = next_mark(frame, cue.end);
    if close > cue.end + 6
        || !frame.is_comma(close) && !frame.is_end(close) && !frame.is_kind(close, TokenKind::Colon)
    {
        return None;
    }
    let content = if at == 0 || at == 1 && !frame.is_quote(0) {
        let first = close + 1;
        (first < frame.len()).then(|| (first, clause_end(frame, first)))?
    } else {
        let last =
            content_end_before(frame, at).filter(|_| frame.is_comma(at - 1) || frame.is_quote(at - 1))?;
        (content_start_before(frame, last), last)
    };
    if !may_follow_content(cue.frames, false) {
        return None;
    }
    Some(Candidate {
        rule: StatementRule::Parenthetical,
        content: vec![content],
        cue: Some(cue_words(cue)),
        source: Some(source),
        addressee: None,
        strength: 8,
        parent: None,
    })
}

/// “a sign reading ‘Closed’”, “a banner that said ‘Welcome’”: nobody's statement.
fn is_sign(frame: &Frame<'_, '_>, cue: &VerbCue, source: Option<NounPhrase>) -> bool {
    const SIGNS: WordSet = WordSet::of(&[
        "banner",
        "banners",
        "billboard",
        "placard",
        "placards",
        "plaque",
        "poster",
        "posters",
        "shirt",
        "shirts",
        "sign",
        "signs",
        "sticker",
        "t-shirt",
        "t-shirts",
    ]);
    let sign = |at: usize| frame.is_any(at, SIGNS);
    let head = source.filter(|_| !cue.is_participle()).map(|source| source.core - 1);
    let near = (1..=2).filter_map(|back| cue.group.checked_sub(back));
    head.into_iter().chain(near).any(sign)
}

/// Whether a noun phrase or quotation behind a verb is what somebody says: not in “something called ‘Octopus’”, “a nurse
/// called Kirsty”, nor in the reporter's “I asked for the recipe”.
fn reports_noun(
    frame: &Frame<'_, '_>,
    cue: &VerbCue,
    source: Option<NounPhrase>,
    following: &Following,
) -> bool {
    let quoted = frame.is_quote(following.first);
    if following.rule != StatementRule::NounPhrase && !quoted {
        return true;
    }
    let names = cue.act == SpeechAct::Explain && (quoted || frame.is_capital(following.first));
    let Some(NounPhrase { first, .. }) = source else { return !names };
    let thing = frame.is(first, Class::INDEFINITE) || frame.word(first).ends_with("thing");
    let reporter = frame.is(first, Class::FIRST) && !quoted;
    !(names && thing || reporter)
}

/// Whether a clause follows the cue that is its own content.
fn says_more(frame: &Frame<'_, '_>, cue: &VerbCue) -> bool {
    let open = !frame.is_comma(cue.end) && !frame.is_end(cue.end);
    open && following(frame, cue).is_some_and(|following| {
        matches!(following.rule, StatementRule::ThatClause | StatementRule::BareClause)
    })
}

/// The candidate of a reporting verb: content before and around it if its place tells so, else after it.
fn by_verb(frame: &Frame<'_, '_>, cue: &VerbCue, earlier: &[Candidate]) -> Option<Candidate> {
    if cue.used == Use::Passive {
        return by_passive(frame, cue);
    }
    if !cue.is_participle()
        && let Some(candidate) = as_clause(frame, cue).or_else(|| content_before(frame, cue))
    {
        return Some(candidate);
    }
    let source = source_of(frame, cue, earlier);
    let extracted = source.and_then(|source| extracted(frame, cue, source));
    let in_gap = || {
        source
            .filter(|&source| extracted.is_some() || follows_noun(frame, source))
            .and_then(|_| gapped(frame, cue))
    };
    let Some(following) = following(frame, cue).or_else(in_gap) else {
        return extracted.and_then(|at| all_extracted(frame, cue, source, at));
    };
    let quoted_at_once = following.rule == StatementRule::CueThenQuote;
    if source.is_none() && !quoted_at_once && !cue.is_participle() {
        return None;
    }
    if is_sign(frame, cue, source) {
        return None;
    }
    let names = extracted.is_none() && !reports_noun(frame, cue, source, &following);
    if names {
        return None;
    }
    let mut content = vec![(following.first, following.last)];
    if let Some(at) = extracted.filter(|_| frame.is_gap(following.first)) {
        content.insert(0, (at, at + 1));
    }
    Some(Candidate {
        rule: following.rule,
        content,
        cue: Some(cue_words(cue)),
        source,
        addressee: following.addressee,
        strength: following.strength,
        parent: None,
    })
}

/// “She was told that it was late.” “He was warned by Orr not to go.” Nobody, or who stands behind “by”, is the source.
fn by_passive(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<Candidate> {
    if !cue.frames.takes(Takes::Addressee, 4) {
        return None;
    }
    let by =
        frame.is_the_word(cue.end, Word::BY).then(|| frame.phrase_after(cue.end + 1, frame.len())).flatten();
    let spoken_to = subject(frame, cue.group, 0);
    let start = by.map_or(cue.end, |source| source.last);
    let following = following(
        frame,
        &VerbCue { end: start, frames: cue.frames.without(Takes::Addressee), ..cue.clone() },
    )?;
    // “was told a story”, “was asked about it” are no reports of what was said.
    let clause = !matches!(following.rule, StatementRule::NounPhrase);
    clause.then(|| Candidate {
        rule: following.rule,
        content: vec![(following.first, following.last)],
        cue: Some(cue_words(cue)),
        source: by,
        addressee: spoken_to,
        strength: following.strength,
        parent: None,
    })
}

/// “a plan | which | she called ‘dead’”: the pronoun before the source that stands for a part of what is said.
fn extracted(frame: &Frame<'_, '_>, cue: &VerbCue, source: NounPhrase) -> Option<usize> {
    const PRONOUNS: WordSet = WordSet::of(&["which", "whom", "what", "who"]);
    let at = source.first.checked_sub(1)?;
    let stands_for = frame.is_any(at, PRONOUNS);
    (stands_for && source.last <= cue.group).then_some(at)
}

/// “a plan | she said was dead”, “a plan that she said was dead”: the source follows the noun that is spoken of.
fn follows_noun(frame: &Frame<'_, '_>, source: NounPhrase) -> bool {
    let Some(at) = source.first.checked_sub(1) else { return false };
    let that = usize::from(frame.is_the_word(at, Word::THAT));
    at > that && frame.is_nominal(at - that) && !frame.is_capital(at - that)
}

/// “leaning on the bank, | which | the ministry denied”: nothing but the pronoun is what is said.
fn all_extracted(
    frame: &Frame<'_, '_>,
    cue: &VerbCue,
    source: Option<NounPhrase>,
    at: usize,
) -> Option<Candidate> {
    let ends = frame.is_end(cue.end) || frame.is_comma(cue.end);
    (ends && frame.is_comma(at.checked_sub(1)?) && cue.frames.takes(Takes::Noun, 4)).then(|| Candidate {
        rule: StatementRule::NounPhrase,
        content: vec![(at, at + 1)],
        cue: Some(cue_words(cue)),
        source,
        addressee: None,
        strength: 8,
        parent: None,
    })
}

/// “a plan which she said | was dead”: a clause whose subject stands before the source.
fn gapped(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<Following> {
    let strength = cue.frames.strength(Takes::Bare).max(cue.frames.strength(Takes::Quote));
    let last = clause_end(frame, cue.end);
    // “the republic, which she says is armed, condemned it”
    let outer = (cue.end + 1..last).find(|&at| frame.is_comma(at) && frame.is_finite(at + 1));
    let last = outer.unwrap_or(last);
    (strength > 4 && frame.is_gap(cue.end) && last > cue.end).then_some(Following {
        rule: StatementRule::BareClause,
        first: cue.end,
        last,
        addressee: None,
        strength,
    })
}

fn cue_words(cue: &VerbCue) -> CueWords {
    CueWords { first: cue.verb, last: cue.end, lemma: cue.lemma.clone(), act: cue.act }
}

/// The subject, or what a participle or second verb shares with the verb before it.
fn source_of(frame: &Frame<'_, '_>, cue: &VerbCue, earlier: &[Candidate]) -> Option<NounPhrase> {
    let shared = || {
        let before = earlier.iter().rev().find(|candidate| !candidate.covers(cue.verb));
        before.and_then(|candidate| candidate.source).or_else(|| shared_subject(frame, cue.group))
    };
    if cue.is_participle() {
        return absolute_subject(frame, cue).or_else(shared);
    }
    // “freed the funds and on Monday announced …”
    let start = before_adverbial(frame, cue.group);
    let coordinated = start > 0 && frame.is(start - 1, Class::CONJUNCTION);
    if !coordinated {
        return subject(frame, cue.group, 0).or_else(|| relative_that(frame, cue.group));
    }
    shared()
}

/// “with Orr saying that …”, “Orr saying one thing and Poe claiming another”: a participle's own subject.
fn absolute_subject(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<NounPhrase> {
    let phrase = frame.phrase_before(cue.group, 0)?;
    let before = phrase.first.checked_sub(1)?;
    let opens = frame.is_the_word(before, Word::WITH)
        || frame.is_comma(before)
        || frame.is_kind(before, TokenKind::Dash)
        || frame.is(before, Class::CONJUNCTION);
    let head = phrase.core - 1;
    let person = frame.is_capital(head) || frame.is(head, Class::ROLE | Class::ROLES | Class::SUBJECT);
    (opens && person).then_some(phrase)
}

/// “a sign that said ‘closed’”: “that” as the subject of its clause.
fn relative_that(frame: &Frame<'_, '_>, group: usize) -> Option<NounPhrase> {
    let at = group.checked_sub(1)?;
    let stands_for = frame.is_the_word(at, Word::THAT) && at > 0 && frame.is_nominal(at - 1);
    stands_for.then_some(NounPhrase { first: at, last: group, core: group, joined: false })
}

/// “A,” she said. “A,” said Orr, “B.” A, she said, B.
fn content_before(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<Candidate> {
    // “After she called it ‘late,’ he said: ‘No.’”
    if frame.is_kind(cue.end, TokenKind::Colon) && frame.is_quote(cue.end + 1) {
        return None;
    }
    let (source, open, close) = source_and_reach(frame, cue)?;
    // What is said ends before item `open`; the reporting clause goes up to `close`.
    let last = content_end_before(frame, open)?;
    let quoted = frame.is_quote(last - 1);
    if !may_follow_content(cue.frames, quoted) && !lacks_clause(frame, cue) {
        return None;
    }
    let first = content_start_before(frame, last);
    // “At the inn, where a sign reads ‘Pray,’ Orr said it was dry.”
    if !frame.is_quote(first) && says_more(frame, cue) {
        return None;
    }
    // “To cheers, she urged him to go”, “The director, Mr. Orr, confirmed the report”: no clause stands before the cue.
    let has_verb = (first..last).any(|at| frame.is_finite(at) || frame.is_quote(at));
    let inverted = source.first > cue.verb;
    if !has_verb && (inverted || frame.is_end(close) && frame.is(first, Class::PREPOSITION)) {
        return None;
    }
    let mut content = vec![(first, last)];
    content.extend(content_after(frame, close, frame.is_quote(last - 1)));
    let around = content.len() > 1;
    let rule = match (quoted, around) {
        (true, true) => StatementRule::QuoteAroundCue,
        (true, false) => StatementRule::QuoteThenCue,
        _ => StatementRule::Parenthetical,
    };
    let strength =
        if quoted { cue.frames.strength(Takes::Quote) } else { cue.frames.strength(Takes::Parenthetical) };
    Some(Candidate {
        rule,
        content,
        cue: Some(cue_words(cue)),
        source: Some(source),
        addressee: None,
        strength,
        parent: None,
    })
}

/// “‘You know, it happens, right?’ Orr went on.” “‘No,’ she sighed.” Behind a quotation that ends in a comma, question or
/// exclamation mark any verb with its subject reports.
fn by_place(frame: &Frame<'_, '_>, found: &[Candidate]) -> Vec<Candidate> {
    let open = |at: usize| !found.iter().any(|candidate| candidate.covers(at));
    let asks =
        |at: usize| frame.quote(at).is_some_and(|part| frame.is_comma(at + 1) || frame.calls_for_cue(part));
    let by_quote = |quote: usize| {
        let first = quote + 1 + usize::from(frame.is_comma(quote + 1));
        let lower = |at: usize| frame.is_word(at) && !frame.is_capital(at);
        let subject = frame.phrase_after(first, frame.len());
        let (source, verb) = match subject {
            Some(source) if lower(source.last) && frame.is_finite(source.last) => (source, source.last),
            _ if lower(first) && frame.is_finite(first) => {
                (frame.phrase_after(first + 1, frame.len())?, first)
            }
            _ => return None,
        };
        if !frame.names_someone(source.first, source.core) || frame.is(verb, Class::FINITE) {
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
    (0..frame.len()).filter(|&at| asks(at) && open(at)).filter_map(by_quote).collect()
}

/// The source of a reporting clause that stands behind content, with the clause's first item and the item after it.
fn source_and_reach(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<(NounPhrase, usize, usize)> {
    let border = |at: usize| {
        at > 0 && (frame.is_comma(at - 1) || frame.is_quote(at - 1) || frame.is_kind(at - 1, TokenKind::Dash))
    };
    if border(cue.group)
        && cue.group == cue.verb
        && cue.finite
        && let Some(inverted) = inverted(frame, cue)
    {
        return Some(inverted);
    }
    let source = subject(frame, cue.group, 0).filter(|source| border(source.first));
    let source = source.or_else(|| source_behind_quotation(frame, cue.group))?;
    if frame.is(source.first, Class::RELATIVE) {
        return None;
    }
    // “A,” she said in Paris on Monday, “B.”
    let quoted = content_end_before(frame, source.first).is_some_and(|last| frame.is_quote(last - 1));
    let after = if quoted { next_mark(frame, cue.end) } else { settings_end(frame, cue)? };
    Some((source, source.first, after))
}

/// “‘A,’ Orr, the pollster who founded the site in 2008 tweeted”: all that stands between the quotation and the verb,
/// where no other clause does.
fn source_behind_quotation(frame: &Frame<'_, '_>, group: usize) -> Option<NounPhrase> {
    let quote = (0..group).rev().find(|&at| frame.is_quote(at))?;
    let first = quote + 1 + usize::from(frame.is_comma(quote + 1));
    if first >= group || (first..group).any(|at| frame.is_finite(at) && !frame.in_relative(first, at)) {
        return None;
    }
    frame.phrase_after(first, group)
}

/// The first mark from item `at` on that can end a reporting clause.
fn next_mark(frame: &Frame<'_, '_>, mut at: usize) -> usize {
    let ends = |at: usize| {
        frame.is_end(at)
            || frame.is_quote(at)
            || frame.is_comma(at)
            || matches!(frame.kind(at), Some(TokenKind::Semicolon | TokenKind::Colon))
    };
    while !ends(at) {
        at += 1;
    }
    at
}

/// “A, she said in Paris on Monday.” The mark behind where and when; `None` if anything else follows the verb.
fn settings_end(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<usize> {
    let addressee = cue.frames.takes(Takes::Addressee, 0).then(|| addressee(frame, cue.end)).flatten();
    let (end, _) = skip_settings(frame, addressee.map_or(cue.end, |phrase| phrase.last));
    let end = adjuncts_end(frame, end).unwrap_or(end);
    let mark = frame.is_end(end)
        || frame.is_comma(end)
        || matches!(frame.kind(end), Some(TokenKind::Semicolon | TokenKind::Dash));
    let introduces = frame.is_quote(end + 1) && !(frame.is_comma(end) && frame.quote_goes_on(end + 1));
    (mark && !introduces).then_some(end)
}

/// “insisted during a tour of the port”, “told aides as he wrote it”: the mark behind phrases and a clause of time that
/// follow the verb.
fn adjuncts_end(frame: &Frame<'_, '_>, first: usize) -> Option<usize> {
    const CLAUSES: WordSet = WordSet::of(&["after", "as", "before", "when", "while"]);
    let clause = frame.is_any(first, CLAUSES);
    let infinitive = frame.is_the_word(first, Word::TO) && !frame.is_nominal_object(first + 1);
    let phrase = frame.is(first, Class::PREPOSITION) && !infinitive;
    if !clause && !phrase || frame.is_the_word(first, Word::THAT) {
        return None;
    }
    let end = next_mark(frame, first);
    let inside = |at: usize| {
        clause || !frame.is(at, Class::SUBJECT | Class::RELATIVE | Class::WH) && !frame.is_finite(at)
    };
    (first..end).all(inside).then_some(end)
}

/// “said Orr”, “added the minister”
fn inverted(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<(NounPhrase, usize, usize)> {
    let quoted = frame.is_quote(cue.group - 1)
        || cue.group > 1 && frame.is_comma(cue.group - 1) && frame.is_quote(cue.group - 2);
    // “He called it ‘late,’ criticized the plan and left”: a second verb of the subject before the quotation.
    let opens = quoted && (0..cue.group).all(|at| !frame.is_finite(at));
    if !cue.frames.takes(Takes::Inverted, if opens { 0 } else { 4 }) {
        return None;
    }
    let source = frame.phrase_after(cue.end, frame.len())?;
    if !frame.names_someone(source.first, source.core) && !quoted {
        return None;
    }
    // “Orr, a lawyer, said he would go”: a subject with its own clause behind the verb is no inversion.
    if !quoted && (frame.is(source.first, Class::PRONOUN) || frame.is_finite(source.last)) {
        return None;
    }
    Some((source, cue.group, next_mark(frame, source.last)))
}

/// The item after the content that stands before item `open`.
fn content_end_before(frame: &Frame<'_, '_>, open: usize) -> Option<usize> {
    let mut last = open;
    while last > 0 && matches!(frame.kind(last - 1), Some(TokenKind::Comma | TokenKind::Dash)) {
        last -= 1;
    }
    let has_words = (0..last).any(|at| frame.is_word(at) || frame.is_quote(at));
    (has_words && last > 0).then_some(last)
}

/// Where the content that ends before item `last` begins: with the sentence, or after another's reporting clause.
fn content_start_before(frame: &Frame<'_, '_>, last: usize) -> usize {
    // “She shook her head: ‘No,’ she said.” “…, which, he said, ‘was dead’”
    let opens = |at: usize| {
        frame.is_kind(at, TokenKind::Colon)
            || frame.is_comma(at) && at + 2 == last && frame.is(at + 1, Class::RELATIVE)
    };
    let mut first = (0..last).rev().find(|&at| opens(at) && at + 1 < last).map_or(0, |at| at + 1);
    // “But ‘it works,’ she said.”: a connecting word before a quotation is the reporter's.
    if frame.is_quote(first + 1) && frame.is(first, Class::CONJUNCTION) {
        first += 1;
    }
    first
}

/// The content that goes on behind a reporting clause in the middle of it.
fn content_after(frame: &Frame<'_, '_>, close: usize, after_quotation: bool) -> Option<(usize, usize)> {
    let first =
        if frame.is_comma(close) || frame.is_kind(close, TokenKind::Colon) { close + 1 } else { close };
    if frame.is_end(first) || frame.is_kind(close, TokenKind::Semicolon) {
        return None;
    }
    let quoted = frame.is_quote(first);
    if !quoted && !frame.is_comma(close) {
        return None;
    }
    const JOINTS: WordSet = WordSet::of(&["and", "but", "with", "without"]);
    // “…, she said, adding that”, “…, said Orr, who lost.”, “…, he said, and left.”
    let reporter = frame.is(first, Class::RELATIVE) && !frame.is_the_word(first, Word::THAT)
        || frame.is_any(first, JOINTS)
        || frame.is(first, Class::SUBORDINATOR) && !quoted && !frame.is_the_word(first, Word::THAT)
        || frame.word(first).ends_with("ing");
    if reporter {
        let conjunct = frame.is(first, Class::CONJUNCTION) && frame.is_quote(first + 1);
        return conjunct.then(|| (first + 1, clause_end(frame, first + 1)));
    }
    // “…,” said Orr, the mayor of Ashford.
    if !quoted && (after_quotation && !has_clause(frame, first) || describes_source(frame, first)) {
        return None;
    }
    let last = clause_end(frame, first);
    (last > first).then_some((first, last))
}

/// “…, says Orr, a student from Ashford who was there”: a noun phrase whose only verbs are those of its relative clause.
fn describes_source(frame: &Frame<'_, '_>, first: usize) -> bool {
    let opens = frame.is(first, Class::DETERMINER | Class::ROLE | Class::TITLE | Class::ADJECTIVE)
        || frame.is_kind(first, TokenKind::Number);
    opens && !(first..frame.len()).any(|at| frame.is_finite(at) && !frame.in_relative(first, at))
}

/// “According to Orr, it works.” “It works, according to Orr.”
fn by_preposition(frame: &Frame<'_, '_>, at: usize) -> Option<Candidate> {
    if let Some(candidate) = by_opinion(frame, at) {
        return Some(candidate);
    }
    let (phrase, end) = lexicon().prepositions(&Key::of(frame.word(at))).iter().find_map(|phrase| {
        let matches = phrase.rest.iter().enumerate().all(|(n, &word)| frame.is_the_word(at + 1 + n, word));
        matches.then_some((phrase, at + 1 + phrase.rest.len()))
    })?;
    if !phrase.frames.takes(Takes::Parenthetical, 7) {
        return None;
    }
    let mut source = frame.phrase_after(end, frame.len())?;
    // “according to a report that the paper published on Monday, …”
    let close = next_mark(frame, source.last);
    source.last = source.last.min(close);
    let content = around(frame, at, close)?;
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

/// What is said around a phrase that names its source and stands at items `at..close`: behind it if it opens the
/// sentence, else before it and, in its middle, behind it too.
fn around(frame: &Frame<'_, '_>, at: usize, close: usize) -> Option<Vec<(usize, usize)>> {
    // “But, according to Orr, it works.”
    let joint =
        |before: usize| frame.is(before, Class::CONJUNCTION | Class::ADVERB) || frame.is_comma(before);
    let opens = (0..at).all(joint);
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
    let owns = |at: usize| frame.is(at, Class::POSSESSIVE) || frame.is_possessive(at);
    let owner =
        (at + 1..at + FARTHEST).take_while(|&at| frame.is_nominal(at) || owns(at)).find(|&at| owns(at))?;
    let noun = owner + 1 + usize::from(frame.is_the_word(owner + 1, Word::OWN));
    if !frame.is_any(noun, NOUNS) {
        return None;
    }
    let lemma = Cow::Owned(frame.word(noun).to_lowercase());
    Some(Candidate {
        rule: StatementRule::AccordingTo,
        content: around(frame, at, noun + 1)?,
        cue: Some(CueWords { first: noun, last: noun + 1, lemma, act: SpeechAct::Assert }),
        source: Some(NounPhrase { first: at + 1, last: owner + 1, core: owner + 1, joined: false }),
        addressee: None,
        strength: 8,
        parent: None,
    })
}

/// “Orr’s claim that it works”, “his pledge to go”, “the contention of Orr that …”
fn by_noun(frame: &Frame<'_, '_>, at: usize) -> Option<Candidate> {
    let cue = lexicon().noun_cue(&Key::of(frame.word(at)))?;
    let (source, first) = noun_source(frame, at)?;
    let strength = if frame.is_the_word(first, Word::THAT) && !frame.is_finite(first + 1) {
        cue.frames.strength(Takes::That)
    } else if frame.is_the_word(first, Word::TO) && !frame.is_nominal_object(first + 1) {
        cue.frames.strength(Takes::Infinitive)
    } else {
        0
    };
    const LEAST: u8 = 7;
    (strength >= LEAST && !frame.is_end(first + 1)).then(|| Candidate {
        rule: StatementRule::NounCue,
        content: vec![(first, clause_end(frame, first))],
        cue: Some(CueWords { first: at, last: at + 1, lemma: Cow::Borrowed(cue.phrase), act: cue.act }),
        source: Some(source),
        addressee: None,
        strength,
        parent: None,
    })
}

/// Whose word the noun at `at` is, and the item behind the noun and its owner.
fn noun_source(frame: &Frame<'_, '_>, at: usize) -> Option<(NounPhrase, usize)> {
    const OWNERS: WordSet = WordSet::of(&["of", "by", "from"]);
    let by = frame.is_any(at + 1, OWNERS);
    let named = |phrase: &NounPhrase| frame.names_someone(phrase.first, phrase.core);
    if let Some(owner) = frame.phrase_after(at + 2, frame.len()).filter(|phrase| by && named(phrase)) {
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

/// “Orr: ‘It works.’”, “Her answer to Orr was: ‘No.’”: what stands before the colon names the source.
fn by_colon(frame: &Frame<'_, '_>) -> Option<Candidate> {
    let colon = (1..frame.len()).find(|&at| frame.is_kind(at, TokenKind::Colon) && frame.is_quote(at + 1))?;
    if (0..colon).any(|at| frame.is_quote(at))
        || frame.quote(colon + 1).is_none_or(|part| frame.words_inside(part) < 3)
    {
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
pub(super) fn lead_in(frame: &Frame<'_, '_>, end: usize) -> Option<(NounPhrase, Option<CueWords>)> {
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
    let leading =
        frame.phrase_after(first, end).filter(|source| source.last == end || frame.is_comma(source.last));
    let last = (1..=end).rev().find(|&at| frame.is_nominal(at - 1))?;
    let source = leading.filter(names).or_else(|| frame.phrase_before(last, 0).filter(names))?;
    Some((source, None))
}

/// “‘It works.’ — Ada Orr, engineer”
fn by_dash(frame: &Frame<'_, '_>) -> Option<Candidate> {
    let dash = (1..frame.len()).find(|&at| {
        frame.is_quote(at - 1) && (frame.is_kind(at, TokenKind::Dash) || frame.word(at) == "-")
    })?;
    let source = frame.phrase_after(dash + 1, frame.len())?;
    let whole = frame.is_end(source.last) || frame.is_comma(source.last);
    let open = (0..dash).all(|at| frame.is_quote(at));
    (whole && open && frame.names_someone(source.first, source.core)).then(|| Candidate {
        rule: StatementRule::DashedSource,
        content: vec![(0, dash)],
        cue: None,
        source: Some(source),
        addressee: None,
        strength: 9,
        parent: None,
    })
}
