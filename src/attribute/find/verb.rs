//! What a reporting verb reports: behind it, around it, in the passive.

use super::before::{content_before, content_end_before, content_start_before, next_mark};
use crate::attribute::candidate::{Candidate, CueWords};
use crate::attribute::clause::{clause_end, has_clause};
use crate::attribute::content::{Following, following, is_short_answer};
use crate::attribute::subject::{modified_subject, opening_subject};
use crate::attribute::verb::{
    Use, VerbCue, before_adverbial, may_be_noun, may_follow_content, shared_subject, subject,
};
use crate::language::{Frame, NounPhrase, TokenKind};
use crate::lexicon::{Class, Form, Frame as Takes, Word, WordSet};
use crate::model::{SpeechAct, StatementRule};

/// “As Orr said, it works.” “It works, as Orr put it.” What “as” compares with is what is said.
fn as_clause(frame: &Frame<'_, '_>, cue: &VerbCue, subject: Option<NounPhrase>) -> Option<Candidate> {
    let source = subject?;
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
    // “Last week, as Orr reported, they met”: what stands before is no clause.
    let whole = (content.0..content.1).any(|at| frame.is_finite(at) || frame.is_quote(at));
    let goes_on = at > 1 && !whole && frame.is_comma(close) && has_clause(frame, close + 1);
    let behind = goes_on.then(|| (close + 1, clause_end(frame, close + 1)));
    // “However, as Orr reported, boats that leak …”
    if at > 1 && !whole && behind.is_none() {
        return None;
    }
    let content: Vec<_> = [content].into_iter().chain(behind).collect();
    if !may_follow_content(cue.frames, false) {
        return None;
    }
    Some(Candidate {
        rule: StatementRule::Parenthetical,
        content,
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
        "badge",
        "banner",
        "banners",
        "billboard",
        "button",
        "cap",
        "flag",
        "graffiti",
        "hat",
        "hats",
        "inscription",
        "mural",
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
    // “a sign above the bar”
    let head = source.filter(|_| !cue.is_participle()).map(|source| {
        let preposition = (source.first + 1..source.core).find(|&at| frame.is(at, Class::PREPOSITION));
        preposition.unwrap_or(source.core) - 1
    });
    let near = (1..=2).filter_map(|back| cue.group.checked_sub(back));
    // “holding signs and chanting”
    let near = near.take_while(|&at| !frame.is(at, Class::CONJUNCTION));
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
    // “citing a source in the ministry”: whose words they are, not the words.
    if cue.act == SpeechAct::Quote && !quoted {
        let object = frame.phrase_after(following.first, following.last);
        let person = |at: usize| frame.is(at, Class::ROLE | Class::ROLES | Class::COLLECTIVE);
        if object.is_some_and(|object| (object.first..object.core).any(person)) {
            return false;
        }
    }
    if following.rule != StatementRule::NounPhrase && !quoted {
        return true;
    }
    let object = frame.phrase_after(following.first, following.last);
    let quotes = object.is_some_and(|object| frame.is_quote(object.core));
    // “a nurse called Kirsty”; but “one lawmaker called Orr ‘late’”
    let names = cue.act == SpeechAct::Explain && (quoted || !quotes && frame.is_capital(following.first));
    let Some(NounPhrase { first, .. }) = source else { return !names };
    let thing = frame.is(first, Class::INDEFINITE) || frame.word(first).ends_with("thing");
    let reporter = frame.is(first, Class::FIRST) && !quoted;
    !(names && thing || reporter)
}

/// Whether a clause follows the cue that is its own content.
pub(super) fn says_more(frame: &Frame<'_, '_>, cue: &VerbCue) -> bool {
    let open = !frame.is_comma(cue.end) && !frame.is_end(cue.end);
    open && following(frame, cue).is_some_and(|following| {
        matches!(following.rule, StatementRule::ThatClause | StatementRule::BareClause)
            || is_short_answer(frame, following.first)
    })
}

/// The candidate of a reporting verb: content before and around it if its place tells so, else after it.
pub(super) fn by_verb(frame: &Frame<'_, '_>, cue: &VerbCue, earlier: &[Candidate]) -> Option<Candidate> {
    if let Some(candidate) = by_agent(frame, cue) {
        return Some(candidate);
    }
    if cue.used == Use::Passive {
        return by_passive(frame, cue);
    }
    // “was quoted in the Courier as saying: ‘Never’” is the second verb's.
    if cue.lemma.starts_with("be quoted")
        && (cue.end..cue.end + 8)
            .any(|at| frame.is_the_word(at, Word::AS) && frame.word(at + 1).ends_with("ing"))
    {
        return None;
    }
    // A participle has none of its own.
    let subject = if cue.is_participle() { None } else { subject(frame, cue.group, 0) };
    if !cue.is_participle()
        && let Some(candidate) =
            as_clause(frame, cue, subject).or_else(|| content_before(frame, cue, subject))
    {
        return Some(candidate);
    }
    if let Some(candidate) = inverted_opening(frame, cue) {
        return Some(candidate);
    }
    let source = source_of(frame, cue, subject, earlier);
    let extracted = source.and_then(|source| extracted(frame, cue, source));
    if let Some(content) = extracted.and_then(|at| cleft(frame, cue, at)) {
        return Some(Candidate {
            rule: StatementRule::BareClause,
            content: vec![content],
            cue: Some(cue_words(cue)),
            source,
            addressee: None,
            strength: cue.frames.strongest(),
            parent: None,
        });
    }
    let in_gap = || {
        source
            .filter(|&source| extracted.is_some() || follows_noun(frame, source))
            .and_then(|_| gapped(frame, cue))
    };
    let found = || source.and_then(|source| finding(frame, cue, source));
    let Some(following) = following(frame, cue).or_else(in_gap).or_else(found) else {
        return extracted.and_then(|at| all_extracted(frame, cue, source, at));
    };
    // “Orr, himself late, said it was”: what opens the clause, where nothing nearer is who speaks.
    let clause = matches!(following.rule, StatementRule::ThatClause | StatementRule::BareClause);
    let opening = || {
        let sure =
            cue.used == Use::Active && clause && following.strength > 7 && !may_be_noun(frame, cue.verb);
        sure.then(|| opening_subject(frame, cue.group)).flatten()
    };
    let source = source.or_else(opening);
    let quoted_at_once = following.rule == StatementRule::CueThenQuote;
    if source.is_none() && !quoted_at_once && !cue.is_participle() {
        return None;
    }
    // “A man charged with assault told the court …”: the verb of the subject comes later.
    let modifies = following.rule == StatementRule::NounPhrase
        && frame.verb(cue.verb).is_some_and(|(_, form)| form.has(Form::PARTICIPLE))
        && source.is_some_and(|source| {
            (following.first + 1..following.last.min(following.first + 8)).any(|at| {
                let reports = frame.verb(at).is_some_and(|(_, form)| form.has(Form::PAST));
                reports && modified_subject(frame, at, at, 0).is_some_and(|other| other.first == source.first)
            })
        });
    if modifies {
        return None;
    }
    if is_sign(frame, cue, source) || is_unsaid(frame, cue, source, following.rule) {
        return None;
    }
    let names = extracted.is_none() && !reports_noun(frame, cue, source, &following);
    if names {
        return None;
    }
    let mut content = vec![(following.first, following.last)];
    let stands_for = |at: usize| frame.is_gap(following.first) && !frame.is_the_word(at, Word::WHAT);
    if let Some(at) = extracted.filter(|&at| stands_for(at)) {
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

/// “Says Orr: ‘It works.’” “But, said Orr, who built it, ‘it works.’” What follows a verb that opens the sentence, its subject
/// between.
fn inverted_opening(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<Candidate> {
    let joint = |at: usize| {
        frame.is(at, Class::CONJUNCTION | Class::ADVERB) || frame.is_comma(at) && at + 1 == cue.group
    };
    let opens = cue.finite && cue.group == cue.verb && (0..cue.group).all(joint);
    if !opens || !cue.frames.takes(Takes::Inverted, 4) {
        return None;
    }
    let source = frame.phrase_after(cue.end, frame.len())?;
    let mut mark = source.last;
    if frame.is_comma(mark) && frame.is(mark + 1, Class::RELATIVE) {
        mark = next_mark(frame, mark + 1);
    }
    let first = mark + 1;
    let introduces = frame.is_kind(mark, TokenKind::Colon) || frame.is_comma(mark) && frame.is_quote(first);
    let someone = frame.names_someone(source.first, source.core);
    let last = clause_end(frame, first);
    (introduces && someone && last > first).then(|| Candidate {
        rule: if frame.is_quote(first) { StatementRule::CueThenQuote } else { StatementRule::BareClause },
        content: vec![(first, last)],
        cue: Some(cue_words(cue)),
        source: Some(source),
        addressee: None,
        strength: cue.frames.strength(Takes::Inverted),
        parent: None,
    })
}

/// “Nobody said it was late”, “She never said that it was”, “if Orr says that it is”, “could not confirm that it was”: what
/// nobody has said.
fn is_unsaid(frame: &Frame<'_, '_>, cue: &VerbCue, source: Option<NounPhrase>, rule: StatementRule) -> bool {
    let nothing = source.is_some_and(|source| frame.is_the_word(source.first, Word::NOTHING));
    if !matches!(rule, StatementRule::ThatClause | StatementRule::BareClause) {
        return nothing;
    }
    const NOBODY: WordSet = WordSet::of(&["nobody", "none", "neither", "nothing"]);
    let nobody = source.is_some_and(|source| {
        frame.is_any(source.first, NOBODY)
            || frame.is_the_word(source.first, Word::NO) && !frame.is_capital(source.first + 1)
    });
    let if_so =
        source.is_some_and(|source| source.first > 0 && frame.is_the_word(source.first - 1, Word::IF));
    let between = || cue.group..cue.verb;
    let never = between().any(|at| frame.is_the_word(at, Word::NEVER));
    let unable = cue.act == SpeechAct::Confirm
        && between().any(|at| frame.is(at, Class::MODAL))
        && between().any(|at| frame.is(at, Class::NEGATION));
    nobody || if_so || never || unable
}

/// “was described by Orr as late”, “dubbed ‘late’ by Orr”, “was criticised by Orr for it”: an opinion and, behind “by”,
/// whose it is.
fn by_agent(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<Candidate> {
    let holds =
        matches!(cue.act, SpeechAct::Explain | SpeechAct::Criticize | SpeechAct::Praise | SpeechAct::Accuse);
    let participle = frame.verb(cue.verb).is_some_and(|(_, form)| form.has(Form::PARTICIPLE));
    let reduced =
        || cue.group == 0 || frame.is_comma(cue.group - 1) || frame.is(cue.group - 1, Class::SUBORDINATOR);
    if !holds || !participle || !(cue.used == Use::Passive || reduced()) {
        return None;
    }
    let end = clause_end(frame, cue.end);
    let by = (cue.verb + 1..end).find(|&at| frame.is_the_word(at, Word::BY))?;
    let source = frame.phrase_after(by + 1, frame.len())?;
    let complement = if by == cue.verb + 1 {
        const JOINTS: WordSet = WordSet::of(&["as", "for", "of", "over"]);
        let first = source.last + usize::from(frame.is_any(source.last, JOINTS));
        let opened = first > source.last || frame.is_quote(first);
        (first, opened.then(|| clause_end(frame, first))?)
    } else {
        (cue.end, by)
    };
    let (first, last) = complement;
    // “described by Orr as ‘late,’ died on Tuesday”
    let last = if frame.is_quote(first) && frame.ends_with_comma(first) { first + 1 } else { last };
    let plain = (first..last).all(|at| !frame.is_finite(at) && !frame.is_comma(at));
    let opinion = frame.is_quote(first) || by == cue.verb + 1 || plain;
    (last > first && opinion && frame.names_someone(source.first, source.core)).then(|| Candidate {
        rule: StatementRule::NounPhrase,
        content: vec![(first, last)],
        cue: Some(cue_words(cue)),
        source: Some(source),
        addressee: None,
        strength: cue.frames.strength(Takes::Noun),
        parent: None,
    })
}

/// “She was told that it was late.” “He was warned by Orr not to go.” Nobody, or who stands behind “by”, is the source.
fn by_passive(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<Candidate> {
    if let Some(content) = hearsay(frame, cue) {
        return Some(Candidate {
            rule: if content.len() > 1 { StatementRule::Infinitive } else { StatementRule::ThatClause },
            content,
            cue: Some(cue_words(cue)),
            source: None,
            addressee: None,
            strength: cue.frames.strength(Takes::That),
            parent: None,
        });
    }
    if !cue.frames.takes(Takes::Addressee, 4) {
        return None;
    }
    let by =
        frame.is_the_word(cue.end, Word::BY).then(|| frame.phrase_after(cue.end + 1, frame.len())).flatten();
    let spoken_to = subject(frame, cue.group, 0);
    // “If you have been told to leave, go.”
    if spoken_to.is_some_and(|who| who.first > 0 && frame.is_the_word(who.first - 1, Word::IF)) {
        return None;
    }
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

/// “It is alleged that he took it”, “Orr is said to own it”: what people say, whoever they are.
fn hearsay(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<Vec<(usize, usize)>> {
    const LEMMAS: [&str; 8] = ["allege", "believe", "claim", "report", "rumor", "rumour", "say", "think"];
    if !cue.frames.takes(Takes::That, 4) {
        return None;
    }
    let impersonal = cue.group > 0 && frame.is_the_word(cue.group - 1, Word::IT)
        || frame.is_contracted_subject(cue.group) && frame.is(cue.group, Class::NEUTER);
    if impersonal && frame.is_the_word(cue.end, Word::THAT) {
        return Some(vec![(cue.end, clause_end(frame, cue.end))]);
    }
    let told = LEMMAS.contains(&&*cue.lemma) && frame.is_the_word(cue.end, Word::TO);
    let verb = |at: usize| frame.is_lower(at) && !frame.is_nominal_object(at);
    let who = subject(frame, cue.group, 0).filter(|_| told && verb(cue.end + 1))?;
    Some(vec![(who.first, who.last), (cue.end, clause_end(frame, cue.end))])
}

/// “a plan | which | she called ‘dead’”: the pronoun before the source that stands for a part of what is said.
fn extracted(frame: &Frame<'_, '_>, cue: &VerbCue, source: NounPhrase) -> Option<usize> {
    const PRONOUNS: WordSet = WordSet::of(&["which", "whom", "what", "who"]);
    let at = source.first.checked_sub(1)?;
    let stands_for = frame.is_any(at, PRONOUNS);
    (stands_for && source.last <= cue.group).then_some(at)
}

/// “What she said was that it works”: the content behind the verb of the clause around the cue's.
fn cleft(frame: &Frame<'_, '_>, cue: &VerbCue, pronoun: usize) -> Option<(usize, usize)> {
    const BE: WordSet = WordSet::of(&["is", "was"]);
    if !frame.is_the_word(pronoun, Word::WHAT) || !cue.frames.takes(Takes::That, 4) {
        return None;
    }
    let addressed = frame.phrase_after(cue.end, frame.len()).map_or(cue.end, |phrase| phrase.core);
    let be = [cue.end, addressed].into_iter().find(|&at| frame.is_any(at, BE))?;
    let first = be + 1 + usize::from(frame.is_comma(be + 1));
    let opened = frame.is_the_word(first, Word::THAT) || frame.is_quote(first);
    let last = clause_end(frame, first);
    (opened && last > first).then_some((first, last))
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

/// “The poll finds | Orr well ahead”, “a study found | little change”: what a document finds, however it is put.
fn finding(frame: &Frame<'_, '_>, cue: &VerbCue, source: NounPhrase) -> Option<Following> {
    if cue.lemma != "find" {
        return None;
    }
    // “a study in the journal”, not “a survey ship”
    let document = (source.first..source.core).any(|at| {
        frame.is(at, Class::DOCUMENT | Class::DOCUMENTS)
            && (at + 1 == source.core || frame.is(at + 1, Class::PREPOSITION))
    });
    let opened = frame.is_nominal(cue.end) && !frame.is_end(cue.end);
    let last = clause_end(frame, cue.end);
    (document && opened && last > cue.end + 1).then_some(Following {
        rule: StatementRule::NounPhrase,
        first: cue.end,
        last,
        addressee: None,
        strength: 8,
    })
}

/// “a plan which she said | was dead”: a clause whose subject stands before the source.
fn gapped(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<Following> {
    let strength = cue.frames.strength(Takes::Bare).max(cue.frames.strength(Takes::Quote));
    if strength <= 4 || !frame.is_gap(cue.end) {
        return None;
    }
    let last = clause_end(frame, cue.end);
    // “the republic, which she says is armed, condemned it”
    let outer = (cue.end + 1..last).find(|&at| frame.is_comma(at) && frame.is_finite(at + 1));
    let last = outer.unwrap_or(last);
    (last > cue.end).then_some(Following {
        rule: StatementRule::BareClause,
        first: cue.end,
        last,
        addressee: None,
        strength,
    })
}

pub(super) fn cue_words(cue: &VerbCue) -> CueWords {
    CueWords { first: cue.verb, last: cue.end, lemma: cue.lemma.clone(), act: cue.act }
}

/// The subject, or what a participle or second verb shares with the verb before it.
fn source_of(
    frame: &Frame<'_, '_>,
    cue: &VerbCue,
    subject: Option<NounPhrase>,
    earlier: &[Candidate],
) -> Option<NounPhrase> {
    let shared = || {
        let before = earlier.iter().rev().find(|candidate| !candidate.covers(cue.verb));
        let before = before.filter(|candidate| !has_clause_since(frame, candidate, cue));
        before.and_then(|candidate| candidate.source).or_else(|| shared_subject(frame, cue.group))
    };
    if cue.is_participle() {
        return cited(frame, cue).or_else(|| absolute_subject(frame, cue)).or_else(shared);
    }
    // “freed the funds and on Monday announced …”
    let start = before_adverbial(frame, cue.group);
    let nor = frame.is_the_word(start, Word::NOR);
    // “offered her the post, then said she was joking”
    let then = frame.is_the_word(start, Word::THEN) && start > 0 && frame.is_comma(start - 1);
    let coordinated = nor || then || start > 0 && frame.is(start - 1, Class::CONJUNCTION);
    if !coordinated {
        return subject.or_else(|| relative_that(frame, cue.group));
    }
    shared()
}

/// “…, the agency said, though the police gave other figures and | warned that …”: another clause has begun since.
fn has_clause_since(frame: &Frame<'_, '_>, candidate: &Candidate, cue: &VerbCue) -> bool {
    const JOINTS: WordSet = WordSet::of(&["although", "though", "while", "whereas"]);
    let Some(said) = candidate.cue.as_ref().map(|cue| cue.last) else { return false };
    !cue.is_participle()
        && (said..cue.group).any(|at| frame.is_any(at, JOINTS))
        && (said..cue.group).any(|at| frame.is_finite(at))
}

/// “The paper quoted Orr as saying that …”: whom it cites.
fn cited(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<NounPhrase> {
    const CITES: WordSet = WordSet::of(&["cited", "cites", "quoted", "quotes"]);
    const FARTHEST: usize = 12;
    let end = cue.group.checked_sub(1).filter(|&at| frame.is_the_word(at, Word::AS))?;
    let verb = (end.saturating_sub(FARTHEST)..end).rev().find(|&at| frame.is_any(at, CITES))?;
    let passive = frame.is(verb.wrapping_sub(1), Class::AUXILIARY) || frame.is_the_word(verb + 1, Word::BY);
    let source = frame.phrase_after(verb + 1, end).filter(|_| !passive)?;
    (source.last == end && frame.names_someone(source.first, source.core)).then_some(source)
}

/// “with Orr saying that …”, “Orr saying one thing and Poe claiming another”: a participle's own subject.
fn absolute_subject(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<NounPhrase> {
    let phrase = frame.phrase_before(cue.group, 0)?;
    // “footage of Orr saying that …”
    const SHOWS: WordSet =
        WordSet::of(&["audio", "clip", "clips", "footage", "image", "images", "recording", "tape", "video"]);
    if let Some(of) = (phrase.first + 1..phrase.core)
        .rev()
        .find(|&at| frame.is_the_word(at, Word::OF) && frame.is_any(at - 1, SHOWS))
        && frame.is_capital(of + 1)
    {
        return Some(NounPhrase { first: of + 1, ..phrase });
    }
    let before = phrase.first.checked_sub(1)?;
    let opens = frame.is_the_word(before, Word::WITH)
        || frame.is_comma(before)
        || frame.is_kind(before, TokenKind::Dash)
        || frame.is(before, Class::CONJUNCTION);
    let head = phrase.core - 1;
    let someone = Class::ROLE | Class::ROLES | Class::SUBJECT | Class::INSTITUTION | Class::COLLECTIVE;
    const ONE: WordSet = WordSet::of(&["another", "many", "one", "others", "several", "some"]);
    let person = frame.is_capital(head) || frame.is(head, someone) || frame.is_any(head, ONE);
    (opens && person).then_some(phrase)
}

/// “a sign that said ‘closed’”: “that” as the subject of its clause.
fn relative_that(frame: &Frame<'_, '_>, group: usize) -> Option<NounPhrase> {
    let at = group.checked_sub(1)?;
    let stands_for = frame.is_the_word(at, Word::THAT) && at > 0 && frame.is_nominal(at - 1);
    stands_for.then_some(NounPhrase { first: at, last: group, core: group, joined: false })
}
