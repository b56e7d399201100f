//! What stands before a reporting clause: “A,” she said. “A,” said Orr, “B.”

use super::verb::{cue_words, says_more};
use crate::attribute::candidate::Candidate;
use crate::attribute::clause::{SUMS, clause_end, has_clause, is_plain_present};
use crate::attribute::setting::{addressee, is_base_verb, skip_settings};
use crate::attribute::verb::{VerbCue, lacks_clause, may_follow_content};
use crate::language::{Frame, NounPhrase, TokenKind};
use crate::lexicon::{Class, Form, Frame as Takes, Word, WordSet, lexicon};
use crate::model::StatementRule;

/// “A,” she said. “A,” said Orr, “B.” A, she said, B.
pub(super) fn content_before(
    frame: &Frame<'_, '_>,
    cue: &VerbCue,
    subject: Option<NounPhrase>,
) -> Option<Candidate> {
    // “After she called it ‘late,’ he said: ‘No.’”
    if frame.is_kind(cue.end, TokenKind::Colon) && frame.is_quote(cue.end + 1) {
        return None;
    }
    let (source, open, close) = source_and_reach(frame, cue, subject)?;
    // What is said ends before item `open`; the reporting clause goes up to `close`.
    let last = content_end_before(frame, open)?;
    let quoted = frame.is_quote(last - 1);
    if !may_follow_content(cue.frames, quoted) && !lacks_clause(frame, cue) {
        return None;
    }
    let first = content_start_before(frame, last);
    // “Asked whether it was late, he answered in the affirmative.”
    let asked = |at: usize| {
        frame.verb(at).is_some_and(|(verb, form)| {
            form.has(Form::PARTICIPLE) && lexicon().verb(verb).frames.takes(Takes::Addressee, 4)
        })
    };
    if !quoted && (asked(first) || frame.is(first, Class::SUBORDINATOR) && asked(first + 1)) {
        return None;
    }
    // “At the inn, where a sign reads ‘Pray,’ Orr said it was dry.”
    // “Speaking on ‘This Week,’ Orr admitted that it was dry.”
    let that = frame.is_the_word(cue.end, Word::THAT) && has_clause(frame, cue.end + 1);
    if (that || !frame.is_quote(first)) && source.first < cue.verb && says_more(frame, cue) {
        return None;
    }
    // “To cheers, she urged him to go”, “The director, Mr. Orr, confirmed the report”: no clause stands before the cue.
    let is_verb = |at: usize| frame.is_finite(at) || is_plain_present(frame, at);
    let has_verb = (first..last).any(|at| frame.is_quote(at) || is_verb(at));
    let inverted = source.first > cue.verb;
    let opener = frame.is(first, Class::PREPOSITION) || frame.is_the_word(first, Word::ACCORDING);
    // “The trick, said Orr, is a slow oven.”
    let parted = inverted && frame.is_comma(close) && frame.is(close + 1, Class::FINITE);
    // “As for the wall, says Orr, ‘it stays.’”
    let behind = !has_verb && inverted && frame.is_comma(close) && frame.is_quote(close + 1);
    if !has_verb && !behind && (inverted && !parted || frame.is_end(close) && opener) {
        return None;
    }
    let mut content = vec![(first, last)];
    let whole = quoted && last - first == 1;
    let after = whole.then(|| behind_aside(frame, close)).flatten();
    // “It was Orr, she said, who did it.” “It was there, she said, that they met.”
    let cleft = !quoted
        && frame.is_the_word(first, Word::IT)
        && frame.is_finite(first + 1)
        && frame.is_comma(close)
        && frame.is(close + 1, Class::RELATIVE);
    let after = after.or_else(|| cleft.then(|| Some((close + 1, clause_end(frame, close + 1)))));
    content.extend(after.unwrap_or_else(|| content_after(frame, close, quoted)));
    let around = content.len() > 1;
    // “On Friday, Orr told the paper, that …”: a setting alone is not what was said.
    let clause_behind =
        || content.get(1).is_some_and(|&(first, last)| frame.is_quote(first) || (first..last).any(is_verb));
    if !has_verb && !frame.is_end(close) && (around || opener) && !clause_behind() {
        return None;
    }
    // “On Friday, she told the paper, that …”
    let that = || content.get(1).is_some_and(|&(first, _)| frame.is_the_word(first, Word::THAT));
    if around && (behind || !has_verb && opener && that()) {
        content.remove(0);
    }
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

/// The source of a reporting clause that stands behind content, with the clause's first item and the item after it.
fn source_and_reach(
    frame: &Frame<'_, '_>,
    cue: &VerbCue,
    subject: Option<NounPhrase>,
) -> Option<(NounPhrase, usize, usize)> {
    let border = |at: usize| {
        at > 0 && (frame.is_comma(at - 1) || frame.is_quote(at - 1) || frame.is_kind(at - 1, TokenKind::Dash))
    };
    // “Orr, who won in May, urged residents to stay”: a subject that opens its clause is the verb's.
    let opens_clause = |source: NounPhrase| {
        source.first == 0 || frame.is(source.first - 1, Class::CONJUNCTION | Class::SUBORDINATOR)
    };
    if border(cue.group)
        && cue.group == cue.verb
        && cue.finite
        && (is_behind_quotation(frame, cue.group) || !subject.is_some_and(opens_clause))
        && let Some(inverted) = inverted(frame, cue)
    {
        return Some(inverted);
    }
    // “called for ‘calm’ among those who cast it as late”: the verb is its own clause's.
    if subject.is_some_and(|source| frame.is(source.first, Class::RELATIVE)) {
        return None;
    }
    let source = subject.filter(|source| border(source.first));
    let source = source.or_else(|| source_behind_quotation(frame, cue.group))?;
    // “…, an allegation Orr denied”
    let sums_up = frame.is_any(source.first + 1, SUMS) && source.core > source.first + 2;
    if frame.is(source.first, Class::RELATIVE) || sums_up && frame.is(source.first, Class::INDEFINITE) {
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
    let lowest = frame.first_quote.filter(|&quote| quote < group)?;
    let quote = (lowest..group).rev().find(|&at| frame.is_quote(at))?;
    let first = quote + 1 + usize::from(frame.is_comma(quote + 1));
    if first >= group || (first..group).any(|at| frame.is_finite(at) && !frame.in_relative(first, at)) {
        return None;
    }
    frame.phrase_after(first, group)
}

/// The first mark from item `at` on that can end a reporting clause.
pub(super) fn next_mark(frame: &Frame<'_, '_>, mut at: usize) -> usize {
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
    let infinitive = frame.is_the_word(first, Word::TO)
        && !frame.is_nominal_object(first + 1)
        && is_base_verb(frame, first + 1);
    let phrase = frame.is(first, Class::PREPOSITION) && !infinitive;
    if !clause && !phrase || frame.is_the_word(first, Word::THAT) {
        return None;
    }
    let end = next_mark(frame, first);
    // “said following talks”: a noun behind a preposition.
    let finite = |at: usize| frame.is_finite(at) && !(at > 0 && frame.is(at - 1, Class::PREPOSITION));
    let inside =
        |at: usize| clause || !frame.is(at, Class::SUBJECT | Class::RELATIVE | Class::WH) && !finite(at);
    (first..end).all(inside).then_some(end)
}

/// A quotation stands before item `at`, with or without a comma between.
fn is_behind_quotation(frame: &Frame<'_, '_>, at: usize) -> bool {
    frame.is_quote(at - 1) || at > 1 && frame.is_comma(at - 1) && frame.is_quote(at - 2)
}

/// “said Orr”, “added the minister”
fn inverted(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<(NounPhrase, usize, usize)> {
    let quoted = is_behind_quotation(frame, cue.group);
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
    let pronoun = frame.is(source.first, Class::PRONOUN) && source.core == source.first + 1;
    if !quoted && (pronoun || frame.is_finite(source.last)) {
        return None;
    }
    // “The memo, dated in July, warned executives that …”: whom it tells, not who says it.
    if !quoted && frame.is_the_word(source.last, Word::THAT) && cue.frames.takes(Takes::Addressee, 4) {
        return None;
    }
    // “say experts like Orr, a chemist, …”
    let example =
        frame.is_the_word(source.last, Word::LIKE).then(|| frame.phrase_after(source.last + 1, frame.len()));
    let last = example.flatten().map_or(source.last, |example| example.last);
    Some((NounPhrase { last, ..source }, cue.group, next_mark(frame, last)))
}

/// The item after the content that stands before item `open`.
pub(super) fn content_end_before(frame: &Frame<'_, '_>, open: usize) -> Option<usize> {
    let mut last = open;
    while last > 0 && matches!(frame.kind(last - 1), Some(TokenKind::Comma | TokenKind::Dash)) {
        last -= 1;
    }
    let has_words = (0..last).any(|at| frame.is_word(at) || frame.is_quote(at));
    (has_words && last > 0).then_some(last)
}

/// Where the content that ends before item `last` begins: with the sentence, or after another's reporting clause.
pub(super) fn content_start_before(frame: &Frame<'_, '_>, last: usize) -> usize {
    // “She shook her head: ‘No,’ she said.” “…, which, he said, ‘was dead’”
    let number = |at: usize| frame.is_kind(at, TokenKind::Number);
    let opens = |at: usize| {
        frame.is_kind(at, TokenKind::Colon) && !(number(at - 1) && number(at + 1))
            || frame.is_comma(at) && at + 2 == last && frame.is(at + 1, Class::RELATIVE)
    };
    let mut first = (1..last).rev().find(|&at| opens(at) && at + 1 < last).map_or(0, |at| at + 1);
    if first == 0 {
        first = stamp_end(frame);
    }
    // “However, it works, she said.”
    const CONNECTIVES: WordSet = WordSet::of(&["however", "meanwhile"]);
    if frame.is_any(first, CONNECTIVES) && frame.is_comma(first + 1) && first + 2 < last {
        first += 2;
    }
    // “But ‘it works,’ she said.”: a connecting word before a quotation is the reporter's.
    if frame.is_quote(first + 1) && frame.is(first, Class::CONJUNCTION) {
        first += 1;
    }
    first
}

/// “16:42 The road is closed”, “9.15am – The road is closed”: the item after the time that an entry begins with.
fn stamp_end(frame: &Frame<'_, '_>) -> usize {
    let number = |at: usize| frame.is_kind(at, TokenKind::Number);
    let clock = number(0) && frame.is_kind(1, TokenKind::Colon) && number(2);
    let mut at = if clock { 3 } else { usize::from(number(0)) };
    let half = matches!(frame.word(at), "am" | "pm" | "a.m." | "p.m." | "AM" | "PM") && at > 0;
    at += usize::from(half);
    let dash = frame.is_kind(at, TokenKind::Dash) || frame.word(at) == "-";
    if !clock && !half {
        return 0;
    }
    at + usize::from(dash)
}

/// What a quotation goes on with behind words about its speaker: “…,” said Orr, putting on his hat, “…”. `None` where no
/// such words follow the mark `close`; nothing where they end the sentence: “…,” said Orr, of Ashford.
fn behind_aside(frame: &Frame<'_, '_>, close: usize) -> Option<Option<(usize, usize)>> {
    let first = close + 1;
    if !frame.is_comma(close) || frame.is_quote(first) {
        return None;
    }
    let next = (first..frame.len()).find(|&at| frame.is_quote(at));
    let participle = frame.word(first).ends_with("ing")
        && frame.verb(first).is_none_or(|(verb, _)| !lexicon().verb(verb).frames.takes(Takes::That, 6));
    let preposition = frame.is(first, Class::PREPOSITION) && !frame.is_the_word(first, Word::TO);
    if participle || preposition || frame.is(first, Class::RELATIVE) || frame.is_the_word(first, Word::THEN) {
        let quote = next.filter(|&quote| {
            frame.is_comma(quote - 1)
                && (first..quote).all(|at| !frame.is_finite(at) && (at == first || frame.verb(at).is_none()))
        });
        return Some(quote.map(|quote| (quote, clause_end(frame, quote))));
    }
    // “‘No,’ he told police, the report said.”
    let end = clause_end(frame, first);
    let reports = end > first + 1
        && frame.verb(end - 1).is_some_and(|(_, form)| form.has(Form::PAST.or(Form::PRESENT_S)));
    let source = || frame.phrase_after(first, end).is_some_and(|source| source.core + 1 >= end);
    (next.is_none() && reports && source()).then_some(None)
}

/// The content that goes on behind a reporting clause in the middle of it.
pub(super) fn content_after(
    frame: &Frame<'_, '_>,
    close: usize,
    after_quotation: bool,
) -> Option<(usize, usize)> {
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
    // “…, he said, and officials have come twice”: a clause of its own goes on with what is said; “…, he said, and left” does not.
    let joint = frame.is(first, Class::CONJUNCTION) || frame.is_the_word(first, Word::SO);
    // “…, they say, because there is none”, “…, they say, unless it rains”
    const REASONS: WordSet = WordSet::of(&["because", "if", "unless", "until"]);
    if !after_quotation && frame.is_any(first, REASONS) {
        return Some((first, clause_end(frame, first)));
    }
    let own_clause = !after_quotation && joint && {
        let next = first + 1 + usize::from(frame.is_the_word(first + 1, Word::THAT));
        let next = next + usize::from(frame.is(next, Class::NEGATION));
        let subject = frame.phrase_after(next, frame.len());
        let plain = |verb: usize| frame.is(verb, Class::FINITE) || frame.verb(verb).is_none();
        // “but not more than 9,000 of the promised acres had …”
        let behind = |subject: NounPhrase| {
            let of = frame.is(subject.core, Class::PREPOSITION);
            let inner = || frame.phrase_after(subject.core + 1, frame.len());
            if of { inner().map_or(subject.core, |inner| inner.core) } else { subject.core }
        };
        subject.map(behind).is_some_and(|verb| frame.is_finite(verb) && plain(verb))
    };
    if own_clause {
        return Some((first, clause_end(frame, first + 1)));
    }
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
    // “…, according to a sheet of the maker, Poe & Co.”
    let name = || frame.phrase_after(first, frame.len()).is_some_and(|name| frame.is_end(name.core));
    if frame.is_capital(first) && name() {
        return true;
    }
    let opens = frame.is(first, Class::DETERMINER | Class::ROLE | Class::TITLE | Class::ADJECTIVE)
        || frame.is_kind(first, TokenKind::Number);
    opens
        && !(first..frame.len())
            .any(|at| frame.is_quote(at) || frame.is_finite(at) && !frame.in_relative(first, at))
}
