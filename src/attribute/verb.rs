//! Reporting verbs in a sentence: which words are one, its group of auxiliaries, its subject.

use std::borrow::Cow;

use crate::attribute::clause::is_plain_present;
use crate::attribute::group::Group;
use crate::attribute::subject::{
    has_plural_opening, has_plural_subject, is_governed, is_plural, modified_subject, opens_clause_before,
};
use crate::language::{Frame, NounPhrase, TokenKind};
use crate::lexicon::{
    Class, CuePhrase, CuePhrases, Form, Frame as Takes, Frames, VerbNumber, Word, WordSet, lexicon,
};
use crate::model::SpeechAct;

/// A reporting verb where it stands.
#[derive(Clone, Debug)]
pub(super) struct VerbCue {
    /// The first item of its group: auxiliaries, negation, adverbs.
    pub(super) group: usize,
    /// The verb itself.
    pub(super) verb: usize,
    /// The item after the cue, particles included.
    pub(super) end: usize,
    pub(super) lemma: Cow<'static, str>,
    pub(super) act: SpeechAct,
    pub(super) frames: Frames,
    pub(super) used: Use,
    /// A finite form, which may stand before its subject: “said Orr”.
    pub(super) finite: bool,
    /// [`Form::PRESENT_S`] or [`Form::PAST`], which also stands for all other forms.
    pub(super) tense: Form,
}

/// How a reporting verb is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// With a subject, which speaks: “she said”, “she has denied”.
    Active,
    /// “adding”, “noting that …”: no subject of its own.
    Participle,
    /// “she was told”: the subject is spoken to.
    Passive,
}

impl VerbCue {
    pub(super) fn is_participle(&self) -> bool {
        self.used == Use::Participle
    }
}

/// The cue that a form of verb `number` at item `at` is, if it is used as one.
pub(super) fn verb_cue(frame: &Frame<'_, '_>, at: usize, number: VerbNumber, form: Form) -> Option<VerbCue> {
    if frame.is_capital(at) && at > 0 && !opens_clause(frame, at) {
        return None;
    }
    let verb = lexicon().verb(number);
    let (lemma, act, frames, end) = match phrase_at(frame, at, &verb.phrases) {
        Some((phrase, end)) => (phrase.phrase, phrase.act, phrase.frames, end),
        None => (verb.lemma, verb.act, verb.frames, at + 1),
    };
    if frames == Frames::default() || is_noun_here(frame, at, form) {
        return None;
    }
    // “a strong showing in the south”
    if lemma == "show" && form.has(Form::ING) && frame.is(at + 1, Class::PREPOSITION) {
        return None;
    }
    let mut group = Group::before(frame, at);
    // “People in town say”: who are many stand before their modifier.
    if form.has(Form::BASE) && !group.base && !group.plural_subject && !group.to {
        group.plural_subject = frame.is_nominal(group.first.wrapping_sub(1))
            && has_plural_subject(frame, group.first)
            || frame.is_any(at, NEVER_NOUNS)
                && opens_report(frame, end)
                && has_plural_opening(frame, group.first);
    }
    // “They come before every vote and say …”
    if form.has(Form::BASE)
        && !group.base
        && !group.to
        && !group.plural_subject
        && frame.is_any(at, NEVER_NOUNS)
    {
        let joined = group.first > 1 && frame.is_the_word(group.first - 1, Word::AND);
        group.plural_subject = joined
            && opens_report(frame, end)
            && (has_plural_opening(frame, group.first) || frame.is_any(0, THEY));
    }
    let used = if shares_modal(frame, at, form, frames) {
        Use::Active
    } else if opens_passive(frame, at, form, frames) {
        Use::Passive
    } else {
        group.used_as_verb(form)?
    };
    if used == Use::Participle && !opens_participle_clause(frame, at) {
        return None;
    }
    // “say experts”
    let plural = form.has(Form::BASE) && group.plural_subject && !group.to;
    let finite = form.has(Form::PAST.or(Form::PRESENT_S)) || plural;
    let tense = if form.has(Form::PRESENT_S) { Form::PRESENT_S } else { Form::PAST };
    let lemma = Cow::Borrowed(lemma);
    Some(VerbCue { tense, group: group.first, verb: at, end, lemma, act, frames, used, finite })
}

/// “She would hand it back and say …”: a second verb in the base form, after “and”.
fn shares_modal(frame: &Frame<'_, '_>, at: usize, form: Form, frames: Frames) -> bool {
    const FARTHEST: usize = 10;
    const JOINTS: WordSet = WordSet::of(&["and", "or", "nor"]);
    let coordinated = at > 1 && frame.is_any(at - 1, JOINTS);
    // “would neither confirm nor deny that …”
    let pair = || frame.verb(at - 2).is_some_and(|(_, form)| form.has(Form::BASE));
    let surely = || frames.takes(Takes::That, 6) && (frames.takes(Takes::Quote, 7) || pair());
    let modal = |at: usize| frame.is(at, Class::MODAL) || frame.is_the_word(at, Word::TO);
    coordinated && surely() && form.has(Form::BASE) && (at.saturating_sub(FARTHEST)..at).any(modal)
}

/// “Asked whether it was late, Orr left”, “when told that it was”: a participle without auxiliary opens the clause.
fn opens_passive(frame: &Frame<'_, '_>, at: usize, form: Form, frames: Frames) -> bool {
    let opens = at.checked_sub(1).is_none_or(|before| {
        frame.is(before, Class::SUBORDINATOR)
            && !frame.is(before, Class::RELATIVE | Class::ADVERB)
            && !frame.is(at, Class::NOUN_CUE)
    });
    opens && form.has(Form::PARTICIPLE) && frames.takes(Takes::Addressee, 4)
}

/// “…, saying it is late”, “by warning that”, “a statement saying”; but “a creative writing professor”.
fn opens_participle_clause(frame: &Frame<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let unknown_noun = frame.is_word(before) && !frame.is_capital(before) && frame.classes(before).is_plain();
    !(unknown_noun
        && frame.is_nominal(before)
        && frame.is_nominal(at + 1)
        && !frame.is(at + 1, Class::DETERMINER))
}

/// The longest cue phrase that begins with the verb at `at`: “pointed out”, “went on to say”.
fn phrase_at<'p>(
    frame: &Frame<'_, '_>,
    at: usize,
    phrases: &'p CuePhrases,
) -> Option<(&'p CuePhrase, usize)> {
    // “is” begins a hundred phrases and is seldom one of them: ask the next word first.
    if !frame.is(at + 1, Class::PHRASE_NEXT | Class::ADVERB) {
        return None;
    }
    let fits = |phrase: &'p CuePhrase| {
        let mut next = at + 1;
        for &word in &phrase.rest {
            // “pointed correctly out”
            if !frame.is_the_word(next, word) && frame.is(next, Class::ADVERB) {
                next += 1;
            }
            if !frame.is_the_word(next, word) {
                return None;
            }
            next += 1;
        }
        Some((phrase, next))
    };
    let near = phrases.with_next(frame.word_number(at + 1)).iter().find_map(fits);
    if !frame.is(at + 1, Class::ADVERB) {
        return near;
    }
    let behind_adverb = phrases.with_next(frame.word_number(at + 2)).iter().find_map(fits);
    near.into_iter().chain(behind_adverb).min_by_key(|(phrase, _)| phrase.rank)
}

const THEY: WordSet = WordSet::of(&["they", "we", "you"]);

/// Words for several people or things that may stand alone.
const MANY: WordSet = WordSet::of(&["all", "both", "few", "many", "most", "other", "several", "some"]);

/// Forms of reporting verbs that are no noun's: “the Republican says”, “42% say”.
const NEVER_NOUNS: WordSet = WordSet::of(&[
    "admits", "agree", "finds", "agrees", "argue", "argues", "believe", "believes", "denies", "insist",
    "insists", "say", "says", "suggests", "tell", "tells", "think", "thinks", "writes",
]);

/// Whether a form at `at` can be a noun: “tweets”, “claims”, but not “says”.
pub(super) fn may_be_noun(frame: &Frame<'_, '_>, at: usize) -> bool {
    let form = frame.verb(at).map(|(_, form)| form);
    form.is_some_and(|form| form.has(Form::PRESENT_S.or(Form::BASE)) && !form.has(Form::PAST))
        && !frame.is_any(at, NEVER_NOUNS)
}

/// “the report”, “a claim”, “his proposed ban”, “61 confirmed deaths”: a noun or an adjective of the same spelling.
fn is_noun_here(frame: &Frame<'_, '_>, at: usize, form: Form) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    // “This says”, “some argue”, “all agree”: a determiner that stands alone is a subject.
    let stands_alone = frame.is(before, Class::PRONOUN) && !frame.is(before, Class::POSSESSIVE);
    let opened = frame.is(before, Class::DETERMINER | Class::POSSESSIVE | Class::ADJECTIVE) && !stands_alone;
    let aged = || frame.word(before).contains('-');
    let counted = || frame.is_number(before) && !aged();
    if form.has(Form::BASE.or(Form::PRESENT_S).or(Form::ING)) {
        // “Those close to her say”
        let verb = form.has(Form::PRESENT_S) || frame.is_the_word(before, Word::HER);
        if verb && frame.is_any(at, NEVER_NOUNS) {
            return false;
        }
        // “…, beating estimates”
        let object = || {
            before.checked_sub(1).is_some_and(|at| frame.is_comma(at))
                && frame.is_lower(before)
                && frame.ends_with(before, "ing")
        };
        let owned = || form.has(Form::BASE.or(Form::PRESENT_S)) && frame.is_possessive(before);
        // “several states”: who are many take no -s.
        let many =
            || counted() || frame.is_any(before, MANY) || may_be_noun(frame, at) && counts_it(frame, at);
        return opened || object() || owned() || form.has(Form::PRESENT_S) && many();
    }
    // “the accused replied”
    if frame.is(at, Class::ROLE) && frame.is(before, Class::DEFINITE) && !stands_alone {
        return true;
    }
    let noun_follows = || frame.is_nominal(at + 1) && !frame.is_nominal_object(at + 1);
    // “the 71-year-old told reporters”
    (opened && !aged() || counted()) && noun_follows()
}

/// “most southern states”, “those two rules”: words for several begin the phrase before it, and its last is not their noun.
fn counts_it(frame: &Frame<'_, '_>, at: usize) -> bool {
    const FARTHEST: usize = 4;
    const COUNTS: WordSet =
        WordSet::of(&["all", "few", "many", "most", "other", "several", "some", "these", "those"]);
    let inside = |at: &usize| frame.is_nominal(*at) && !is_plural(frame, *at) && !frame.is_possessive(*at);
    let phrase = (at.saturating_sub(FARTHEST)..at).rev().take_while(inside);
    let first = phrase.last().unwrap_or(at);
    first < at && frame.is_any(first, COUNTS)
}

/// A capital in mid-sentence is a name, unless a clause begins there: after a colon, or in a headline.
fn opens_clause(frame: &Frame<'_, '_>, at: usize) -> bool {
    frame.is_heading || frame.is_kind(at - 1, TokenKind::Colon)
}

/// “Orr | on Friday said”, “the firm | late Tuesday said”, “Orr | in a statement said”: where the time or place between a
/// subject and its verb begins.
pub(super) fn before_adverbial(frame: &Frame<'_, '_>, group: usize) -> usize {
    const FIXED: [&[Word]; 8] = [
        &[Word::IN, Word::FACT],
        &[Word::IN, Word::TURN],
        &[Word::IN, Word::RESPONSE],
        &[Word::OF, Word::COURSE],
        &[Word::FOR, Word::HIS, Word::PART],
        &[Word::FOR, Word::HER, Word::PART],
        &[Word::FOR, Word::THEIR, Word::PART],
        &[Word::FOR, Word::ITS, Word::PART],
    ];
    const LAST: WordSet = WordSet::of(&["course", "fact", "part", "response", "turn"]);
    let stands = |words: &[Word]| {
        let mut behind_to_front = words.iter().rev().enumerate();
        behind_to_front.all(|(back, &word)| frame.is_the_word(group - 1 - back, word))
    };
    if group > 3
        && frame.is_any(group - 1, LAST)
        && let Some(words) = FIXED.iter().find(|words| stands(words))
    {
        return group - words.len();
    }
    let lowest = group.saturating_sub(7);
    let is_last =
        |at: usize| frame.is(at, Class::TIME) || frame.is_setting(at) || frame.is_kind(at, TokenKind::Number);
    if group == 0 || !is_last(group - 1) || frame.is_named_modal(group - 1) || frame.is_named_time(group - 1)
    {
        return group;
    }
    let time_alone = (lowest..group)
        .rev()
        .take_while(|&at| frame.is(at, Class::TIME) && !frame.is(at, Class::DETERMINER))
        .last();
    // “Orr | a month later said”, “Orr | this week said”
    let time_alone = time_alone.map(|first| {
        let opened =
            first > lowest && frame.is(first - 1, Class::DETERMINER) && !frame.is(first - 1, Class::PRONOUN);
        first - usize::from(opened)
    });
    let preposition = (lowest..group - 1).rev().find(|&at| frame.is(at, Class::PREPOSITION));
    let named = |at: &usize| {
        *at > 0
            && (frame.is_capital(at - 1)
                || frame.is(at - 1, Class::ROLE | Class::ROLES | Class::SUBJECT)
                || frame.is_comma(at - 1))
    };
    let phrase = preposition.filter(|&at| (at + 1..group).all(|at| frame.is_nominal(at) || is_last(at)));
    phrase.filter(named).or(time_alone.filter(named)).unwrap_or(group)
}

/// The subject of the verb whose group begins at `group`.
pub(super) fn subject(frame: &Frame<'_, '_>, group: usize, floor: usize) -> Option<NounPhrase> {
    if frame.is_contracted_subject(group) {
        return Some(NounPhrase { first: group, last: group + 1, core: group + 1, joined: false });
    }
    let end = before_adverbial(frame, group);
    let which = end.checked_sub(1).filter(|&at| frame.is_the_word(at, Word::WHICH));
    if let Some(which) = which.and_then(|at| relative_which(frame, at, floor)) {
        return Some(which);
    }
    let phrase = frame.phrase_before(end, floor).map(|phrase| {
        // “what officers called an attack”
        let what = (phrase.first..phrase.core - 1).rev().find(|&at| frame.is_the_word(at, Word::WHAT));
        NounPhrase { first: what.map_or(phrase.first, |what| what + 1), ..phrase }
    });
    // “Those close to him say”: who is spoken of does not speak.
    const OBJECTS: WordSet = WordSet::of(&["him", "me", "them", "us"]);
    let someone = phrase.filter(|phrase| {
        frame.names_someone(phrase.first, phrase.core) && !frame.is_any(phrase.core - 1, OBJECTS)
    });
    // “A report tabled in parliament warned”: what stands next to the verb belongs to a modifier.
    let is_object = |phrase: &NounPhrase| phrase.first > floor && is_governed(frame, phrase.first - 1);
    someone
        .filter(|phrase| !is_object(phrase))
        .or_else(|| modified_subject(frame, group, end, floor))
        .or(someone)
        .or_else(|| {
            // “The survey said”, “One in five said”: any noun may speak if it stands as a clause's subject.
            phrase.filter(|phrase| phrase.first == floor || opens_clause_before(frame, phrase.first - 1))
        })
}

/// “The firm, | which | said it was late, left”: the pronoun at `at`, where its noun can speak.
fn relative_which(frame: &Frame<'_, '_>, at: usize, floor: usize) -> Option<NounPhrase> {
    let comma = at.checked_sub(1).filter(|&comma| comma > floor && frame.is_comma(comma))?;
    let noun = frame.phrase_before(comma, floor)?;
    let speaks = frame.names_someone(noun.first, noun.core);
    speaks.then_some(NounPhrase { first: at, last: at + 1, core: at + 1, joined: false })
}

/// What is said plainly opens at `at`: “that it is late”, “they are late”.
fn opens_report(frame: &Frame<'_, '_>, at: usize) -> bool {
    frame.is_the_word(at, Word::THAT) && !frame.is_end(at + 1)
        || frame.is_contracted_subject(at)
        || frame.is(at, Class::SUBJECT) && !frame.is(at, Class::WH) && frame.is_word(at + 1)
        || frame.phrase_after(at, frame.len()).is_some_and(|phrase| {
            frame.is_finite(phrase.core)
                || (at + 1..phrase.core).any(|verb| is_plain_present(frame, verb))
                || is_plain_present(frame, phrase.core)
        })
}

/// The subject that a participle or second verb before item `before` shares: of the nearest verb before it, or else what
/// the sentence opens with (“Other officers with no knowledge of the case objected and said …”).
pub(super) fn shared_subject(frame: &Frame<'_, '_>, before: usize) -> Option<NounPhrase> {
    let named = |phrase: &NounPhrase| frame.names_someone(phrase.first, phrase.core);
    let of_verb = |at: usize| {
        let phrase = frame.phrase_before(group_start(frame, at), 0)?;
        (!frame.is(phrase.first, Class::RELATIVE) && named(&phrase)).then_some(phrase)
    };
    let opening = || {
        // “Ashford — | Delegates walked out, saying”
        const LONGEST: usize = 6;
        let place = (1..before.min(LONGEST)).find(|&at| frame.is_kind(at, TokenKind::Dash));
        let start =
            place.filter(|_| frame.is(0, Class::PLACE) || frame.is(1, Class::PLACE)).map_or(0, |at| at + 1);
        let first = (start..before).find(|&at| {
            !frame.is(at, Class::CONJUNCTION | Class::ADVERB) || frame.is(at, Class::DETERMINER)
        })?;
        let phrase = frame.phrase_after(first, before)?;
        Some(NounPhrase { last: phrase.core, ..phrase }).filter(named)
    };
    // “39 island states | walked out, saying”
    let noun = |at: usize| {
        !frame.is(at, Class::AUXILIARY)
            && may_be_noun(frame, at)
            && frame.is_nominal(at - 1)
            && frame.is_lower(at - 1)
    };
    let verbs = || (1..before).rev().filter(|&at| frame.is_finite(at));
    let surely = verbs().filter(|&at| !noun(at)).find_map(of_verb);
    surely.or_else(opening).or_else(|| verbs().find_map(of_verb))
}

/// The first subject of the sentence.
pub(super) fn main_subject(frame: &Frame<'_, '_>, first: usize, before: usize) -> Option<NounPhrase> {
    (first + 1..before).filter(|&at| frame.is_finite(at)).find_map(|at| {
        let phrase = frame.phrase_before(group_start(frame, at), 0)?;
        let relative = frame.is(phrase.first, Class::RELATIVE);
        (!relative && frame.names_someone(phrase.first, phrase.core)).then_some(phrase)
    })
}

/// The first item of the group of a verb: its auxiliaries and adverbs.
pub(super) fn group_start(frame: &Frame<'_, '_>, verb: usize) -> usize {
    let belongs = |at: usize| frame.is(at, Class::ADVERB | Class::AUXILIARY) || frame.is_manner(at);
    (2..=verb).rev().find(|&first| !belongs(first - 1)).unwrap_or(1.min(verb))
}

/// Whether the frames let the cue stand behind or within what is said.
pub(super) fn may_follow_content(frames: Frames, quoted: bool) -> bool {
    frames.takes(Takes::Parenthetical, 5) || quoted && frames.takes(Takes::Quote, 0)
}

/// “About 1,000 live in the wild, government figures show.” A verb that takes a clause and has none behind it has it before.
pub(super) fn lacks_clause(frame: &Frame<'_, '_>, cue: &VerbCue) -> bool {
    (frame.is_end(cue.end) || frame.is_comma(cue.end)) && cue.frames.takes(Takes::That, 4)
}
