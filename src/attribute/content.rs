//! Where what is said begins and ends.

use crate::attribute::clause::{
    clause_end_of, cue_near, has_clause, is_noun_behind_verb, is_reporting_participle,
};
use crate::attribute::setting::{
    addressee, addressee_behind_to, is_base_verb, is_introducer, opening_after_settings, opens_with_adjunct,
    skip_settings,
};
use crate::attribute::verb::{Use, VerbCue, may_be_noun};
use crate::language::{Frame, NounPhrase, TokenKind};
use crate::lexicon::{Class, Form, Frame as Takes, Word, WordSet};
use crate::model::{SpeechAct, StatementRule};

/// What follows a cue and is its content.
#[derive(Clone, Debug)]
pub(super) struct Following {
    pub(super) rule: StatementRule,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) addressee: Option<NounPhrase>,
    /// Tenths: how often the cue's frame is an attribution.
    pub(super) strength: u8,
}

/// Tenths of reliability under which a frame is not used, by the kind of content. Measured on news-train.
const THAT_LEAST: u8 = 4;
const BARE_LEAST: u8 = 5;
const SURE_THAT: u8 = 7;
const WH_LEAST: u8 = 5;
const INFINITIVE_LEAST: u8 = 7;
const ASKED_LEAST: u8 = 4;
const NOUN_LEAST: u8 = 7;
const QUOTED_NOUN_LEAST: u8 = 3;
const FIGURE_LEAST: u8 = 5;

/// The content that follows a verb.
pub(super) fn following(frame: &Frame<'_, '_>, cue: &VerbCue) -> Option<Following> {
    let frames = cue.frames;
    // “supports the plan”, “hopes to win” tell what somebody holds or wants, not what was said.
    let speaks = !matches!(cue.act, SpeechAct::Believe | SpeechAct::Express);
    let after_particle = cue.end;
    let addressee = frames.takes(Takes::Addressee, 0).then(|| addressee(frame, after_particle)).flatten();
    // “promised 500 rupees to each”
    let given = |phrase: &NounPhrase| cue.act == SpeechAct::Promise && frame.is_number(phrase.first);
    let addressee = addressee.filter(|phrase| !given(phrase));
    let addressee = addressee.or_else(|| addressee_behind_to(frame, after_particle));
    let start = addressee.map_or(after_particle, |phrase| phrase.last);
    let (settled, setting) = skip_settings(frame, start);
    let found = |rule, first, takes| {
        let last = Scope::of(frame, cue).end(frame, first, clause_end_of(frame, first, cue.tense));
        (last > first).then_some(Following { rule, first, last, addressee, strength: frames.strength(takes) })
    };
    let mark = usize::from(is_introducer(frame, settled));
    let introduced = settled + mark;
    // “said on ‘Good Morning Ashford’”, “said in her book, ‘The Wall’” name where it was said.
    // And “sang ‘Oh, Donna’” what was sung.
    let named = (settled > start || cue.lemma == "sing") && frame.quote_is_title(introduced);
    if frame.is_quote(introduced) && !named && frames.takes(Takes::Quote, 0) {
        let quoted = found(StatementRule::CueThenQuote, introduced, Takes::Quote)?;
        // “scribbled ‘Ouch’ in the margin”
        let next = introduced + 1;
        let alone = if frame.is(next, Class::CONJUNCTION) {
            // “shouted, ‘Run,’ and then fell”
            frame.ends_with_comma(introduced)
                && !frame.is_quote(next + 1)
                && !frame.is_the_word(next + 1, Word::THAT)
        } else {
            is_aside(frame, next) || ends_with_source(frame, introduced, cue.tense)
        };
        return Some(if alone { Following { last: introduced + 1, ..quoted } } else { quoted });
    }
    if mark == 1 && frame.is_kind(settled, TokenKind::Colon) && !frame.is_end(introduced) {
        return frames
            .takes(Takes::Quote, 4)
            .then(|| found(StatementRule::BareClause, introduced, Takes::Quote))
            .flatten();
    }
    let settled = after_parenthesis(frame, settled);
    let settled = opening_after_settings(frame, start, addressee.is_some()).unwrap_or(settled);
    if frame.is_the_word(settled, Word::THAT)
        && !frame.is_end(settled + 1)
        && frames.takes(Takes::That, THAT_LEAST)
    {
        // “Having said that, it is late”
        if cue.is_participle() && frame.is_comma(settled + 1) {
            return None;
        }
        return found(StatementRule::ThatClause, settled, Takes::That);
    }
    if frame.is(settled, Class::WH) && frames.takes(Takes::Wh, WH_LEAST) {
        return found(StatementRule::WhClause, settled, Takes::Wh);
    }
    // “pressed on whether it was late”, “asked him about whether it was”
    const ON: WordSet = WordSet::of(&["about", "on", "over"]);
    if frame.is_any(settled, ON)
        && frame.is(settled + 1, Class::WH)
        && frames.takes(Takes::Addressee, 4)
        && !frame.is_quote(settled + 2)
        && has_clause(frame, settled + 2)
    {
        return Some(Following {
            strength: WH_LEAST + 3,
            ..found(StatementRule::WhClause, settled + 1, Takes::Wh)?
        });
    }
    // “otherwise” may also be an adverb.
    let answer = if is_short_answer(frame, start) {
        Some(start)
    } else {
        Some(settled).filter(|&at| at > start && is_short_answer(frame, at))
    };
    if let Some(answer) = answer.filter(|_| frames.takes(Takes::Bare, 7) && frames.takes(Takes::Quote, 5)) {
        let whole = found(StatementRule::NounPhrase, answer, Takes::Bare)?;
        let last = answer + 1 + usize::from(frame.is_the_word(answer, Word::AS));
        // “said no to the war”
        return Some(if frame.is_the_word(last, Word::TO) && last == answer + 1 {
            whole
        } else {
            Following { last, ..whole }
        });
    }
    let negated = usize::from(frame.is_the_word(settled, Word::NOT));
    let infinitive = settled + negated;
    // “promised not to go”, “promised to ‘examine all options’”
    let base = is_base_verb(frame, infinitive + 1) || frame.is_quote(infinitive + 1);
    if frame.is_the_word(infinitive, Word::TO) && base {
        // “appealed to the youths to stay away”
        let asked = cue.act == SpeechAct::Demand
            && addressee.is_some()
            && frame.is_the_word(after_particle, Word::TO);
        let least = if asked { ASKED_LEAST } else { INFINITIVE_LEAST };
        return (speaks && frames.takes(Takes::Infinitive, least))
            .then(|| found(StatementRule::Infinitive, settled, Takes::Infinitive))
            .flatten();
    }
    let first = if setting && settled > start && !frame.is_end(settled) { settled } else { start };
    // “says, win or lose, he is staying”
    if frame.is_comma(first) && frames.takes(Takes::Bare, BARE_LEAST) && opens_behind_aside(frame, first) {
        return found(StatementRule::BareClause, first + 1, Takes::Bare);
    }
    if frame.is_end(first) || frame.is_comma(first) || frame.is_kind(first, TokenKind::Semicolon) {
        return None;
    }
    // “warned parents against leaving”, “reminded voters of the cost”
    const TOPICS: WordSet = WordSet::of(&["about", "against", "of"]);
    const TELLS: [&str; 5] = ["caution", "inform", "notify", "remind", "warn"];
    let topic = if frame.is_any(first, TOPICS) { first } else { settled };
    if addressee.is_some() && frame.is_any(topic, TOPICS) && TELLS.contains(&&*cue.lemma) {
        return found(StatementRule::NounPhrase, topic, Takes::Noun)
            .map(|topic| Following { strength: NOUN_LEAST, ..topic });
    }
    // “reported at least six were lost”
    if frame.is(first, Class::PREPOSITION.or(Class::CONJUNCTION))
        && !frame.is(first, Class::DETERMINER)
        && !frame.is_number(first + 1)
        && !frame.is_number(first + 2)
        && !opens_with_adjunct(frame, first)
    {
        return None;
    }
    let bare = frames.takes(Takes::Bare, BARE_LEAST)
        || is_heard_in_court(frame, cue)
        || frames.takes(Takes::That, SURE_THAT) && is_surely_clause(frame, cue, first);
    if bare && has_clause(frame, first) && !is_subordinate(frame, cue, first) {
        // “Orr, writing for the majority, said it was”: its verb is not behind where the words end.
        let verb = |at: usize| frame.is_finite(at) || frame.is_quote(at) || frame.is(at, Class::AUXILIARY);
        let whole = |found: &Following| !cue.is_participle() || (found.first..found.last).any(verb);
        return found(StatementRule::BareClause, first, Takes::Bare).filter(whole);
    }
    if speaks && is_gerund(frame, first) && reports_deeds(cue) {
        return found(StatementRule::NounPhrase, first, Takes::Noun);
    }
    let denied = (cue.group..cue.verb).any(|at| frame.is(at, Class::NEGATION));
    let object = frame.is_nominal(first)
        || frame.is(first, Class::PRONOUN)
        || frame.is_quote(first)
        || is_noun_behind_verb(frame, first) && frame.is(first + 1, Class::PREPOSITION);
    if speaks && !denied && object {
        let first = addressee.map_or(first, |phrase| phrase.first);
        let mut object = found(StatementRule::NounPhrase, first, Takes::Noun)?;
        // “called the plan ‘a mess’ on television”: words in quotation marks make sure that somebody said it.
        // “published a blog post titled ‘What We Heard’”
        const TITLED: WordSet =
            WordSet::of(&["entitled", "headed", "headlined", "named", "nicknamed", "titled"]);
        let titled = |at: usize| at > first && frame.is_any(at - 1, TITLED);
        let quote = (first..object.last).rev().find(|&at| frame.is_quote(at)).filter(|&at| !titled(at));
        // “posted a photo under the words ‘It is late’”
        const WORDS: WordSet = WordSet::of(&["caption", "message", "words"]);
        if let Some(quote) = quote.filter(|&at| at > first + 3 && frame.is_any(at - 1, WORDS)) {
            object.first = quote;
        }
        if let Some(quote) = quote.filter(|&at| frame.ends_with_comma(at) || is_aside(frame, at + 1)) {
            object.last = quote + 1;
        }
        // “calls out the promoter: ‘I was never asked’”
        if let Some(quote) = quote.filter(|&at| at > first && frame.is_kind(at - 1, TokenKind::Colon)) {
            object.first = quote;
        }
        // “put forward their guesses about it” tells that they spoke, not what they said.
        let names_act = cue.act != SpeechAct::Announce
            && frame.is(first, Class::POSSESSIVE)
            && (first + 1..first + 4).any(|at| frame.is(at, Class::NOUN_CUE));
        if names_act && quote.is_none() {
            return None;
        }
        // “called her mother”: what it is called is missing.
        let called = cue.lemma == "call" && cue.end == cue.verb + 1 && quote.is_none();
        let whole = |phrase: NounPhrase| phrase.core >= object.last;
        if called && frame.phrase_after(first, object.last).is_some_and(whole) {
            return None;
        }
        // “claims 9 million users”, “promised 500 rupees to each family”
        let figure = || match cue.act {
            SpeechAct::Promise => frame.is_number(first),
            SpeechAct::Assert => frame.is_number(first) && frames.takes(Takes::That, THAT_LEAST),
            // “forecast profit of $2 billion”, “estimated the damage at $2 million”
            SpeechAct::Predict => (first..object.last).any(|at| frame.is_number(at)),
            _ => false,
        };
        let least = match quote {
            Some(_) => QUOTED_NOUN_LEAST,
            None if figure() => FIGURE_LEAST,
            None => NOUN_LEAST,
        };
        return frames.takes(Takes::Noun, least).then_some(object);
    }
    None
}

/// “said so”, “said yes”, “says otherwise”, “admitted as much”: a word for a clause.
pub(super) fn is_short_answer(frame: &Frame<'_, '_>, at: usize) -> bool {
    const ANSWERS: WordSet = WordSet::of(&["no", "otherwise", "so", "yes"]);
    let much = frame.is_the_word(at, Word::AS) && frame.is_the_word(at + 1, Word::MUCH);
    let end = at + 1 + usize::from(much);
    let closed = || {
        frame.is_end(end)
            || frame.is_comma(end)
            || frame.is(end, Class::PREPOSITION | Class::CONJUNCTION | Class::TIME | Class::SUBORDINATOR)
    };
    (much || frame.is_any(at, ANSWERS)) && closed()
}

/// “admits taking the money”, “recommended closing the pool”: a verb that reports what was or should be done.
fn reports_deeds(cue: &VerbCue) -> bool {
    const LEMMAS: [&str; 4] = ["describe", "recall", "remember", "report"];
    (matches!(cue.act, SpeechAct::Confirm | SpeechAct::Deny | SpeechAct::Suggest)
        || LEMMAS.contains(&&*cue.lemma))
        && cue.frames.takes(Takes::That, THAT_LEAST)
}

/// “The court heard he had left”: what was said before a court.
fn is_heard_in_court(frame: &Frame<'_, '_>, cue: &VerbCue) -> bool {
    const COURTS: WordSet =
        WordSet::of(&["court", "hearing", "inquest", "inquiry", "jurors", "jury", "trial", "tribunal"]);
    cue.lemma == "hear" && cue.group > 0 && frame.is_any(cue.group - 1, COURTS)
}

/// “clarified there was none”, “maintained the plot had been stolen”: a subject and its verb at once, whatever the cue.
fn is_surely_clause(frame: &Frame<'_, '_>, cue: &VerbCue, first: usize) -> bool {
    const SUBJECTS: WordSet = WordSet::of(&["he", "i", "she", "there", "they", "we"]);
    // “rules seemingly did” may be a noun.
    let verb = !may_be_noun(frame, cue.verb);
    let noun =
        || frame.phrase_after(first, frame.len()).is_some_and(|phrase| frame.is(phrase.core, Class::FINITE));
    frame.is_any(first, SUBJECTS) && frame.is_finite(first + 1)
        || frame.is_contracted_subject(first)
        || verb && noun()
}

/// “declares emergency as cases triple”, “showed pictures of what it said was a wall”: the only verb is that of a clause within
/// an object. Verbs that mostly take clauses are past doubt.
fn is_subordinate(frame: &Frame<'_, '_>, cue: &VerbCue, first: usize) -> bool {
    const FARTHEST: usize = 24;
    // “wrote to the ministry warning that it was late”
    if frame.is(first, Class::PREPOSITION) {
        let mut verbs = first + 1..frame.len().min(first + FARTHEST);
        let verb = verbs.find(|&at| frame.is_finite(at) || is_reporting_participle(frame, at));
        if verb.is_some_and(|at| is_reporting_participle(frame, at)) {
            return true;
        }
    }
    if cue.act == SpeechAct::Believe
        || cue.frames.takes(Takes::Bare, 9)
        || cue.frames.takes(Takes::Noun, 5) && cue.lemma != "declare"
    {
        return false;
    }
    let near = first + 1..frame.len().min(first + FARTHEST);
    let opener = |at: usize| {
        frame.is(at, Class::SUBORDINATOR | Class::WH | Class::RELATIVE)
            && !frame.is(at, Class::DETERMINER)
            && !frame.is_the_word(at, Word::THAT)
            && !frame.is_the_word(at + 1, Word::THAT)
    };
    let plain = |at: usize| frame.is_finite(at) || frame.is_quote(at) || frame.is(at, Class::AUXILIARY);
    let Some(opener) =
        near.clone().find(|&at| opener(at) || plain(at) || frame.is_comma(at)).filter(|&at| opener(at))
    else {
        return false;
    };
    let verbs = (opener..near.end).filter(|&at| frame.is_finite(at) && !frame.is_finite(at - 1));
    verbs.count() < 2
}

/// “having been warned”, “closing the pool”
fn is_gerund(frame: &Frame<'_, '_>, at: usize) -> bool {
    let object = |at: usize| {
        frame.is_nominal(at) || frame.is(at, Class::PREPOSITION | Class::AUXILIARY | Class::PRONOUN)
    };
    frame.word(at).len() > 5
        && frame.word(at).ends_with("ing")
        && frame.is_lower(at)
        && (object(at + 1) || frame.is(at + 1, Class::PARTICIPLE))
}

/// “on his show”, “in a tweet”, “when asked”: where and when something was said, behind it.
fn is_aside(frame: &Frame<'_, '_>, at: usize) -> bool {
    const ASIDES: WordSet =
        WordSet::of(&["after", "at", "before", "during", "in", "last", "on", "since", "when", "while"]);
    frame.is(at, Class::TIME | Class::CONJUNCTION) || frame.is_any(at, ASIDES)
}

/// “where a sign reads ‘Closed,’ the baker said it was late”: behind the comma of a quotation another's verb.
fn ends_with_source(frame: &Frame<'_, '_>, quote: usize, tense: Form) -> bool {
    let next = quote + 1 + usize::from(frame.is_comma(quote + 1));
    (next > quote + 1 || frame.ends_with_comma(quote))
        && frame.is_nominal(next)
        && cue_near(frame, next, tense)
}

/// How far the clause of a cue reaches within its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// To the sentence's end.
    Main,
    /// “Although she said it was late, Orr stayed”: up to the main clause.
    Fronted,
    /// “Orr, who said it was late, stayed”: up to the verb of the clause around it.
    Relative,
    /// “A nurse who feared for her job, said it was late”: up to the verb that reports for her.
    Restrictive,
    /// “Orr wrote in May warning that it was late, but got no answer”: up to the next verb of the clause around it.
    Attached,
}

impl Scope {
    fn of(frame: &Frame<'_, '_>, cue: &VerbCue) -> Self {
        let opener =
            (0..cue.group).find(|&at| frame.is_word(at) && !frame.is(at, Class::CONJUNCTION | Class::ADVERB));
        let opener = opener.unwrap_or(cue.verb);
        let comma_between = || (opener..cue.group).any(|at| frame.is_comma(at));
        let participle = |at: usize| {
            let form = frame.verb(at).map(|(_, form)| form);
            frame.word(at).ends_with("ing")
                || at == cue.verb
                || form.is_some_and(|form| form.has(Form::PARTICIPLE))
        };
        let subordinate = frame.is(opener, Class::SUBORDINATOR) && !frame.is_the_word(opener, Word::THAT)
            || participle(opener) && !frame.is_capital_name(opener);
        if subordinate && (opener < cue.group || cue.used != Use::Active) && !comma_between() {
            return Self::Fronted;
        }
        // “Orr, noting that it was late, left”
        if cue.is_participle() && cue.group > 0 && frame.is_comma(cue.group - 1) {
            return Self::Relative;
        }
        if cue.is_participle() {
            return Self::Attached;
        }
        let relative = (1..cue.group).rev().take(3).find(|&at| frame.is(at, Class::RELATIVE));
        match relative {
            Some(at) if frame.is_comma(at - 1) => Self::Relative,
            Some(_) => Self::Restrictive,
            None => Self::Main,
        }
    }

    /// Where content from `first` ends that would reach `last` in a main clause.
    fn end(self, frame: &Frame<'_, '_>, first: usize, last: usize) -> usize {
        if self == Self::Main {
            return last;
        }
        let joined = |at: usize| {
            frame.is_the_word(at, Word::BUT) && frame.is_finite(at + 1) && !frame.is(at + 1, Class::FINITE)
        };
        let outer = |comma: usize| match self {
            Self::Main => false,
            Self::Fronted => starts_clause(frame, comma + 1),
            Self::Relative => {
                frame.is_finite(comma + 1) || frame.is(comma + 1, Class::AUXILIARY) || joined(comma + 1)
            }
            Self::Attached => joined(comma + 1),
            Self::Restrictive => frame.is_finite(comma + 1) && frame.verb(comma + 1).is_some(),
        };
        let mut commas = (first + 1..last).filter(|&at| frame.ends_with_comma(at));
        // Two commas are those of an insertion.
        let border = if self == Self::Restrictive {
            commas.next().filter(|&at| outer(at))
        } else {
            commas.find(|&at| outer(at))
        };
        border.map_or(last, |at| if frame.is_quote(at) { at + 1 } else { at })
    }
}

/// A subject and, within a few words, its verb.
fn starts_clause(frame: &Frame<'_, '_>, first: usize) -> bool {
    let subject = frame.is_nominal(first) || frame.is(first, Class::SUBJECT);
    subject
        && (first + 1..frame.len().min(first + 12))
            .take_while(|&at| !frame.is(at, Class::CONJUNCTION | Class::SUBORDINATOR))
            .any(|at| frame.is_finite(at))
}

/// “said, however, that”, “said, according to the paper, that”, “said – in so many words – that”
fn after_parenthesis(frame: &Frame<'_, '_>, at: usize) -> usize {
    let Some(mark @ (TokenKind::Comma | TokenKind::Dash)) = frame.kind(at) else { return at };
    // He added, that …
    if mark == TokenKind::Comma
        && frame.is_the_word(at + 1, Word::THAT)
        && frame.is(at + 2, Class::DETERMINER | Class::SUBJECT | Class::POSSESSIVE)
    {
        return at + 1;
    }
    let close = (at + 1..at + 12).find(|&close| frame.is_kind(close, mark));
    match close {
        Some(close) if frame.is_the_word(close + 1, Word::THAT) => close + 1,
        _ => at,
    }
}

/// “…, win or lose, he is staying”: behind words without a clause, between the comma at `comma` and the next, a pronoun and its
/// verb.
fn opens_behind_aside(frame: &Frame<'_, '_>, comma: usize) -> bool {
    let first = comma + 1;
    let Some(close) = (first..comma + 12).find(|&at| frame.is_comma(at)) else { return false };
    let clause = frame.is_contracted_subject(close + 1)
        || frame.is(close + 1, Class::SUBJECT) && frame.is_finite(close + 2);
    let joint = Class::CONJUNCTION | Class::RELATIVE | Class::SUBJECT;
    clause
        && !frame.is(first, joint)
        && !frame.word(first).ends_with("ing")
        && !(first..close).any(|at| frame.is_quote(at) || frame.is(at, Class::FINITE))
}
