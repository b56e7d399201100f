//! Where a clause of content ends, and whether there is one.

use crate::language::{Frame, TokenKind};
use crate::lexicon::{Class, Form, Frame as Takes, Word, WordSet, lexicon};
use crate::model::SpeechAct;

/// A subject and a finite verb follow before the clause ends.
pub(super) fn has_clause(frame: &Frame<'_, '_>, first: usize) -> bool {
    // “said they’re willing”
    let contracted = frame.is(first, Class::FINITE) && frame.word(first).contains(['\'', '’']);
    let opens = contracted
        || frame.is_nominal(first)
        || frame.is(first, Class::NOUN_CUE)
        || frame.is(
            first,
            Class::SUBJECT | Class::PRONOUN | Class::DETERMINER | Class::SUBORDINATOR | Class::ADVERB,
        )
        || frame.is(first, Class::PREPOSITION)
        || frame.is_quote(first)
        || frame.is_word(first) && frame.word(first).ends_with("ing");
    // “said cuts could come”: what stands before a modal is a noun, whatever else it can be.
    let opens = opens || frame.is_word(first) && frame.is(first + 1, Class::FINITE);
    // “said details of it will follow”: two finite verbs do not stand together.
    let opens = opens || is_noun_behind_verb(frame, first) && frame.is(first + 1, Class::PREPOSITION);
    let is_verb = |&at: &usize| {
        frame.is_finite(at)
            || frame.is_quote(at)
            || frame.is(at, Class::AUXILIARY)
            || is_plain_present(frame, at)
    };
    const FARTHEST: usize = 40;
    let mut near = first + usize::from(!contracted)..frame.len().min(first + FARTHEST);
    // Most verbs stand nearer than the clause's end, which is looked for no farther.
    let reaches = |verb: usize| {
        let (Border::Closed(end) | Border::Open(end)) = clause_border(frame, first, verb + 1, Form::PAST);
        end > verb
    };
    // “confirmed the death but did not give a cause”: the second verb of the cue's subject.
    let first_verb = near.find(is_verb).filter(|&verb| {
        !(verb > first + 1 && frame.is_the_word(verb - 1, Word::BUT) && frame.is(verb, Class::FINITE))
    });
    opens && first_verb.is_some_and(reaches)
}

/// “said details”, “slammed trolls”: a verb's form right behind a finite verb is a noun.
pub(super) fn is_noun_behind_verb(frame: &Frame<'_, '_>, at: usize) -> bool {
    frame.verb(at).is_some_and(|(_, form)| form.has(Form::PRESENT_S.or(Form::BASE)))
        && !frame.is(at, Class::FINITE)
}

/// A present-tense verb that no list holds, by its ending and place: “the city faces”.
pub(super) fn is_plain_present(frame: &Frame<'_, '_>, at: usize) -> bool {
    let word = frame.word(at);
    word.len() > 3
        && word.ends_with('s')
        && !frame.is_capital(at)
        && frame.is(at + 1, Class::DETERMINER | Class::POSSESSIVE)
}

/// The item after the content that begins at `first`.
pub(super) fn clause_end(frame: &Frame<'_, '_>, first: usize) -> usize {
    clause_end_of(frame, first, Form::PAST)
}

/// As [`clause_end`], of a cue in a tense: “says he is late and tells the crowd” has a second cue, “said he is late and
/// tells everybody” may not.
pub(super) fn clause_end_of(frame: &Frame<'_, '_>, first: usize, tense: Form) -> usize {
    match clause_border(frame, first, frame.len(), tense) {
        Border::Closed(at) => at,
        Border::Open(at) => trim(frame, first, at),
    }
}

/// Where content ends: at a mark that closes it, or behind marks that are not its own.
enum Border {
    Closed(usize),
    Open(usize),
}

/// Where the content that begins at `first` ends; at item `ceiling` if not before.
fn clause_border(frame: &Frame<'_, '_>, first: usize, ceiling: usize, tense: Form) -> Border {
    let mut depth = 0usize;
    let mut next = first;
    while let Some(at) = frame.next_border(next, ceiling, JOINTS) {
        next = at + 1;
        match frame.kind(at) {
            Some(TokenKind::Open) => depth += 1,
            Some(TokenKind::Close) if depth == 0 => return Border::Closed(at),
            Some(TokenKind::Close) => depth -= 1,
            Some(TokenKind::Semicolon) if frame.is_heading => {
                return Border::Closed(at);
            }
            _ => {}
        }
        if depth == 0 && at > first && ends_before(frame, first, at, tense) {
            return Border::Open(at);
        }
    }
    Border::Open(ceiling)
}

/// Takes the marks that end a clause off its end; those behind a quotation stay with it.
fn trim(frame: &Frame<'_, '_>, first: usize, mut last: usize) -> usize {
    while last > first {
        match frame.kind(last - 1) {
            Some(
                TokenKind::Stop
                | TokenKind::Comma
                | TokenKind::Semicolon
                | TokenKind::Colon
                | TokenKind::Dash,
            ) => last -= 1,
            _ => break,
        }
    }
    last
}

/// The words that [`ends_before`] asks for where no comma, dash or quotation stands before them: it is asked nowhere else.
const JOINTS: WordSet = WordSet::of(&["and", "but", "before"]);

/// Whether the content that began at `first` ends before item `at`: what follows is the reporter's again.
fn ends_before(frame: &Frame<'_, '_>, first: usize, at: usize, tense: Form) -> bool {
    let after_comma =
        frame.is_comma(at - 1) || frame.is_kind(at - 1, TokenKind::Dash) || frame.is_quote(at - 1);
    if after_comma
        && (is_reporting_participle(frame, at)
            || frame.is_the_word(at, Word::ACCORDING) && frame.is_the_word(at + 1, Word::TO))
    {
        return true;
    }
    if after_comma && (reporter_adds(frame, at) || reporter_relates(frame, at)) {
        return true;
    }
    // “…, with Orr calling it ‘late’”
    if after_comma && frame.is_the_word(at, Word::WITH) && has_own_participle(frame, at + 1) {
        return true;
    }
    // “Crews reject plan, say wall must go”
    if after_comma && frame.is_heading && heads_on(frame, at) {
        return true;
    }
    // “says it is late; Poe denies it”, “42% say they like it; 37% do not”
    if frame.is_kind(at, TokenKind::Semicolon)
        && (cue_near(frame, at + 1, Form::PAST.or(Form::PRESENT_S))
            || frame.is_kind(at + 1, TokenKind::Number))
    {
        return true;
    }
    // “said he was there before asking whether it was late”
    if frame.is_the_word(at, Word::BEFORE) && is_reporting_participle(frame, at + 1) {
        return true;
    }
    if !(frame.is_the_word(at, Word::AND) || frame.is_the_word(at, Word::BUT)) || at == first + 1 {
        return false;
    }
    let mut next = at + 1;
    while frame.is(next, Class::ADVERB) && !frame.is(next, Class::DETERMINER) {
        next += 1;
    }
    if reports_finitely(frame, next, tense) || declines(frame, next) {
        return true;
    }
    // “said it was ‘a mean crime’ and jailed him”
    let past = frame.ends_with(next, "ed") || frame.is(next, Class::PAST);
    let acts = past && frame.is_finite(next) && frame.is(next + 1, Class::PRONOUN | Class::DETERMINER);
    if frame.is_quote(at - 1) && acts && at > first + 1 && tense == Form::PAST {
        return true;
    }
    if frame.is_the_word(at, Word::AND) && has_own_participle(frame, next) {
        return true;
    }
    let comma = frame.ends_with_comma(at - 1);
    let pronoun = frame.is(next, Class::SUBJECT)
        && !frame.is(next, Class::WH | Class::FIRST | Class::SECOND | Class::NEUTER);
    if comma && pronoun && frame.is_the_word(at, Word::BUT) {
        return true;
    }
    comma && cue_near(frame, next, tense)
}

/// “…, though he did not say when”, “…, drawing a sharp reply”: behind a comma the reporter's own words.
fn reporter_adds(frame: &Frame<'_, '_>, at: usize) -> bool {
    const OPENERS: WordSet = WordSet::of(&[
        "although",
        "compared",
        "despite",
        "drawing",
        "prompting",
        "sparking",
        "though",
        "whereas",
        "while",
    ]);
    frame.is_any(at, OPENERS) || sums_up(frame, at) || tells_when(frame, at)
}

/// “…, a claim Orr disputes”, “…, a move that drew protests”: behind a comma a noun for all that was said.
fn sums_up(frame: &Frame<'_, '_>, at: usize) -> bool {
    const FARTHEST: usize = 4;
    let noun = || (at + 1..at + FARTHEST).find(|&noun| frame.is_any(noun, SUMS));
    let opened = frame.is_the_word(at, Word::A) || frame.is_the_word(at, Word::AN);
    // “a 21 percentage point rise”
    let whole = |noun: usize| {
        let goes_on =
            frame.is_lower(noun + 1) && frame.is_nominal(noun + 1) && !frame.is(noun + 1, Class::DETERMINER);
        !goes_on && (at + 1..noun).all(|at| frame.is_nominal(at))
    };
    opened && noun().is_some_and(whole)
}

/// Nouns for what has just been said.
pub(super) const SUMS: WordSet = WordSet::of(&[
    "accusation",
    "allegation",
    "argument",
    "assertion",
    "charge",
    "claim",
    "contention",
    "decision",
    "demand",
    "feeling",
    "figure",
    "move",
    "plan",
    "point",
    "policy",
    "position",
    "practice",
    "proportion",
    "proposal",
    "recommendation",
    "result",
    "suggestion",
    "swipe",
    "view",
    "warning",
]);

/// “…, a day after they met”, “…, hours before the vote”: behind a comma when it was said.
fn tells_when(frame: &Frame<'_, '_>, at: usize) -> bool {
    const FARTHEST: usize = 4;
    const UNITS: WordSet = WordSet::of(&[
        "day", "days", "hour", "hours", "minutes", "month", "months", "week", "weeks", "year", "years",
    ]);
    const JOINTS: WordSet = WordSet::of(&["after", "before"]);
    let opens =
        frame.is(at, Class::DETERMINER | Class::ADVERB) || frame.is_number(at) || frame.is_any(at, UNITS);
    if !opens {
        return false;
    }
    let joint = (at + 1..at + FARTHEST).find(|&joint| frame.is_any(joint, JOINTS));
    joint.is_some_and(|joint| {
        frame.is_any(joint - 1, UNITS)
            && (at..joint - 1).all(|at| {
                frame.is(at, Class::DETERMINER | Class::ADVERB | Class::ADJECTIVE) || frame.is_number(at)
            })
    })
}

/// “…, which the ministry denied”, “…, whom he called ‘a liar’”, “…, having told them that”: behind a comma another
/// statement.
fn reporter_relates(frame: &Frame<'_, '_>, at: usize) -> bool {
    const FARTHEST: usize = 8;
    const PRONOUNS: WordSet = WordSet::of(&["which", "whom"]);
    let reports =
        |verb: usize| frame.verb(verb).is_some_and(|(verb, _)| lexicon().verb(verb).frames.strongest() > 6);
    if frame.is_the_word(at, Word::HAVING) {
        return reports(at + 1);
    }
    if !frame.is_any(at, PRONOUNS) || frame.is_finite(at + 1) {
        return false;
    }
    // “whether the wall, which Orr says is late, will hold”
    let goes_on = (at + 2..frame.len()).any(|comma| frame.is_comma(comma) && frame.is_finite(comma + 1));
    if goes_on {
        return false;
    }
    let near = at + 2..frame.len().min(at + FARTHEST);
    let mut verbs = near.filter(|&verb| frame.is_finite(verb) || reports(verb));
    verbs.next().is_some_and(reports)
}

/// “, adding that”, “, saying it was late”
pub(super) fn is_reporting_participle(frame: &Frame<'_, '_>, at: usize) -> bool {
    let Some((verb, form)) = frame.verb(at) else { return false };
    let frames = lexicon().verb(verb).frames;
    form.has(Form::ING)
        && (frames.takes(Takes::That, 6) || frames.takes(Takes::Quote, 7) && frames.takes(Takes::Bare, 3))
}

/// A finite verb in a tense that reports.
fn reports_finitely(frame: &Frame<'_, '_>, at: usize, tense: Form) -> bool {
    let Some((verb, _)) = frame.verb(at).filter(|(_, form)| form.has(tense)) else { return false };
    let frames = lexicon().verb(verb).frames;
    // “said he was there and thought it late”: thinking, and finding out, is part of what is said; declining is not.
    let act = lexicon().verb(verb).act;
    let speaks =
        !matches!(act, SpeechAct::Assert | SpeechAct::Believe | SpeechAct::Confirm | SpeechAct::Express);
    act != SpeechAct::Believe
        && !frame.is_capital(at)
        && (frames.takes(Takes::Quote, 5) || frames.takes(Takes::Noun, 7) || speaks && frames.strongest() > 7)
}

/// “Crews reject plan, say wall must go”: in a headline a second verb of the subject.
fn heads_on(frame: &Frame<'_, '_>, at: usize) -> bool {
    frame.verb(at).is_some_and(|(verb, form)| {
        let frames = lexicon().verb(verb).frames;
        form.has(Form::PRESENT_S.or(Form::BASE))
            && frames.takes(Takes::That, 7)
            && frames.takes(Takes::Bare, 7)
    })
}

/// “said it was late but declined to say why”
fn declines(frame: &Frame<'_, '_>, at: usize) -> bool {
    const LEMMAS: [&str; 2] = ["decline", "refuse"];
    frame
        .verb(at)
        .is_some_and(|(verb, form)| form.has(Form::PAST) && LEMMAS.contains(&lexicon().verb(verb).lemma))
}

/// “with Orr saying it was late and Poe dismissing it”: a name and its reporting participle.
fn has_own_participle(frame: &Frame<'_, '_>, first: usize) -> bool {
    let end = (first..frame.len().min(first + 8)).find(|&at| !frame.is_nominal(at));
    end.is_some_and(|end| {
        let reports = frame
            .verb(end)
            .is_some_and(|(verb, form)| form.has(Form::ING) && lexicon().verb(verb).frames.strongest() > 6);
        end > first && frame.is_capital(end - 1) && reports
    })
}

/// A new subject with a reporting verb of its own follows within a few words: “, and Poe said …”.
pub(super) fn cue_near(frame: &Frame<'_, '_>, first: usize, tense: Form) -> bool {
    (first + 1..frame.len().min(first + 10))
        .take_while(|&at| !frame.is_comma(at) && !frame.is_the_word(at, Word::THAT))
        .any(|at| {
            reports_finitely(frame, at, tense) && frame.is_nominal(at - 1) | frame.is(at - 1, Class::SUBJECT)
        })
}
