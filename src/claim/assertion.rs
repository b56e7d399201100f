//! Whether a clause asserts something that evidence can settle: signs for and against, each with a weight.

use crate::claim::clause::{Clause, Link};
use crate::claim::figures::Near;
use crate::claim::verb::{self, Verb};
use crate::language::Text;
use crate::lexicon::{Class, Form, Mark, WordSet, WordSigns, lexicon, measures};
use crate::model::{SpeechAct, Statement, StatementKind, StatementRule};
use crate::span::Span;

macro_rules! signs {
    ($($(#[$doc:meta])* $name:ident = $weight:literal),* $(,)?) => {
        /// What speaks for or against a clause’s being a claim.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Sign { $($(#[$doc])* $name),* }

        impl Sign {
            /// In the order of the signs, in tenths of a logit; fitted to annotated articles and rounded.
            const WEIGHTS: &'static [i32] = &[$($weight),*];
        }
    };
}

signs! {
    /// Every clause: what speaks for it at the outset.
    Base = -2,
    /// “10 percent”
    Figure = 11,
    /// “last year”
    Time = 1,
    /// “left”
    Past = 9,
    /// “has left”
    Perfect = 11,
    /// “is waiting”
    Progress = -2,
    /// “was right”
    WasState = 5,
    /// “is right”
    IsState = -4,
    /// “violates”
    Present = -4,
    /// “will leave”
    Modal = -12,
    /// No finite verb.
    NoVerb = -7,
    /// “I”, “we” is its subject.
    First = 1,
    /// “I think”, “we hope”
    FirstStance = -8,
    /// a word of judgement
    Evaluation = -11,
    Stance = -11,
    Hedge = -1,
    Superlative = 2,
    Cause = 2,
    Comparison = 0,
    General = -2,
    Record = 0,
    Negation = 2,
    Asks = -15,
    /// “Bring machines”
    Imperative = -8,
    Condition = -10,
    Relative = -3,
    Reason = -4,
    /// Of four words or fewer.
    Short = -5,
    /// Of twelve words or more.
    Long = 4,
    Direct = 1,
    Indirect = 3,
    /// Not a clause but an infinitive or a noun phrase is reported.
    NoClause = -9,
    /// A question, a demand, a promise is reported.
    NotAsserted = -3,
    /// “denied supplying weapons”, “accused him of leaning on the bank”: what somebody is said to have done.
    Accused = 10,
    /// A belief or a prediction is reported.
    Believed = -14,
    /// A suggestion, a warning, a complaint is reported.
    Judged = -6,
    /// A denial, a confirmation, an announcement is reported.
    Firm = -1,
    /// “there are”
    Existential = 2,
}

/// The signs of a clause: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u64);

impl Signs {
    fn set(&mut self, sign: Sign, holds: bool) {
        self.0 |= u64::from(holds) << sign as u8;
    }

    fn set_to(&mut self, sign: Sign, holds: bool) {
        self.0 &= !(1 << sign as u8);
        self.set(sign, holds);
    }

    pub(super) const fn has(self, sign: Sign) -> bool {
        self.0 >> sign as u8 & 1 == 1
    }

    /// The signs of two clauses that make one claim.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Above 0: more likely a claim than not.
    #[inline]
    pub(super) fn score(self) -> i32 {
        let bytes = self.0.to_le_bytes();
        bytes.iter().zip(&SCORES).map(|(byte, scores)| i32::from(scores[usize::from(*byte)])).sum()
    }
}

/// The scores of the signs of each byte of a set: every clause is asked for its score, and to walk through the signs that it
/// has would be to guess how many they are.
static SCORES: [[i16; 256]; Sign::WEIGHTS.len().div_ceil(8)] = {
    let mut scores = [[0; 256]; Sign::WEIGHTS.len().div_ceil(8)];
    let mut sign = 0;
    while sign < Sign::WEIGHTS.len() {
        let mut byte = 0;
        while byte < 256 {
            if byte >> (sign % 8) & 1 == 1 {
                scores[sign / 8][byte] += Sign::WEIGHTS[sign] as i16;
            }
            byte += 1;
        }
        sign += 1;
    }
    scores
};

/// The signs of a clause that stands in a statement, or in the article's own `voice`. Where the clause makes a claim `alone`,
/// or none, they are not all told if even the best words could not make it one.
pub(super) fn signs(
    text: &Text<'_>,
    clause: &Clause,
    voice: &Voice,
    Near { quantities, times }: Near<'_>,
    alone: bool,
) -> Signs {
    let mut signs = voice.signs;
    signs.set(Sign::Figure, !quantities.is_empty());
    signs.set(Sign::Time, !times.is_empty());
    signs.set(Sign::Asks, clause.asks);
    signs.set(Sign::Condition, clause.link == Link::Condition);
    signs.set(Sign::Relative, clause.link == Link::Relative);
    signs.set(Sign::Reason, clause.link == Link::Reason);
    signs.set(Sign::Accused, voice.accuses && names_deed(text, clause));
    signs.set(Sign::NoClause, voice.is_no_clause && !signs.has(Sign::Accused));
    let verb = clause.verb.map(|at| (at, verb::tell(text, at, clause.last)));
    verb_signs(text, clause, verb, &mut signs);
    if let Some((at, Verb::Present)) = verb
        && is_unmarked_past(text, clause, at, !times.is_empty())
    {
        signs.set_to(Sign::Present, false);
        signs.set(Sign::Past, true);
    }
    if alone && signs.score() + WORDS_AT_MOST <= 0 {
        return signs;
    }
    let figures = quantities.iter().map(|quantity| quantity.span).chain(times.iter().map(|time| time.span));
    word_signs(text, clause, figures, &mut signs);
    // “I think”, “for which I want to thank you”: wherever in the clause, if it is one.
    signs.set_to(Sign::FirstStance, verb.is_some() && signs.has(Sign::FirstStance));
    signs
}

/// “we put it there in January”, “she cut it”: a verb whose past is its base form, with a time beside it or a subject that
/// would take “puts” in the present.
fn is_unmarked_past(text: &Text<'_>, clause: &Clause, at: usize, has_time: bool) -> bool {
    let both =
        text.tokens[at].entry().verb.is_some_and(|(_, form)| form.has(Form::BASE) && form.has(Form::PAST));
    let singular = at > clause.first && ["he", "she", "it"].iter().any(|word| text.is_word(at - 1, word));
    both && (has_time || singular)
}

fn verb_signs(text: &Text<'_>, clause: &Clause, verb: Option<(usize, Verb)>, signs: &mut Signs) {
    let Some((at, verb)) = verb else {
        signs.set(Sign::NoVerb, !signs.has(Sign::Accused));
        let first = text.tokens[clause.first].entry();
        signs.set(Sign::Imperative, first.classes.has(Class::VERB) || first.verb.is_some());
        return;
    };
    signs.set(
        match verb {
            Verb::Past => Sign::Past,
            Verb::Perfect => Sign::Perfect,
            Verb::WasState => Sign::WasState,
            Verb::Progress => Sign::Progress,
            Verb::IsState => Sign::IsState,
            Verb::Present => Sign::Present,
            Verb::Modal => Sign::Modal,
        },
        true,
    );
    // “Let them come”, “Bring machines, they said”: a base form opens the clause.
    let opens_with_verb = at == clause.first && verb == Verb::Present && clause.link == Link::Independent;
    signs.set(Sign::Imperative, opens_with_verb);
    const EXISTENTIAL: WordSet = WordSet::of(&["there", "there's"]);
    signs.set(Sign::Existential, EXISTENTIAL.has(text.tokens[clause.first].contraction()));
}

/// The signs that words can give, and what they say.
const OF_WORDS: [(WordSigns, Sign); 8] = [
    (WordSigns::EVALUATION, Sign::Evaluation),
    (WordSigns::STANCE, Sign::Stance),
    (WordSigns::HEDGE, Sign::Hedge),
    (WordSigns::SUPERLATIVE, Sign::Superlative),
    (WordSigns::CAUSE, Sign::Cause),
    (WordSigns::COMPARISON, Sign::Comparison),
    (WordSigns::GENERAL, Sign::General),
    (WordSigns::RECORD, Sign::Record),
];

/// The most by which the words of a clause can raise its score.
const WORDS_AT_MOST: i32 = {
    let others = [Sign::First, Sign::Negation, Sign::Long];
    let mut most = 0;
    let mut at = 0;
    while at < others.len() {
        most += Sign::WEIGHTS[others[at] as usize];
        at += 1;
    }
    at = 0;
    while at < OF_WORDS.len() {
        let weight = Sign::WEIGHTS[OF_WORDS[at].1 as usize];
        most += if weight > 0 { weight } else { 0 };
        at += 1;
    }
    most
};

/// Signs of single words. “First” of “the first quarter” and “more than” of “more than 50” are parts of a figure and say
/// nothing of the clause.
fn word_signs(
    text: &Text<'_>,
    clause: &Clause,
    figures: impl Iterator<Item = Span> + Clone,
    signs: &mut Signs,
) {
    /// Words between “I” and what it thinks: “I still do not think”.
    const NEAR: usize = 3;
    let (lexicon, measures) = (lexicon(), measures());
    let mut found = WordSigns::default();
    let mut classes = Class::default();
    let mut first_person = None;
    let subject = clause.verb.map_or(clause.first, |verb| verb + 1);
    let mut is_first = false;
    for at in text.marks().each(Mark::TELLS, clause.first, clause.last) {
        let token = text.tokens[at];
        let entry = token.entry_in(lexicon);
        classes |= entry.classes;
        is_first |= at < subject && entry.classes.has(Class::FIRST);
        if entry.measure != 0 {
            let word = measures.of(entry).signs;
            let in_figure =
                || figures.clone().any(|span| span.start() <= token.start() && token.end() <= span.end());
            if word != WordSigns::default() && !in_figure() {
                found = found.or(word);
            }
            let is_near = || first_person.is_some_and(|first: usize| at <= first + NEAR);
            signs.set(Sign::FirstStance, word.has(WordSigns::STANCE) && is_near());
        }
        if entry.classes.has(Class::FIRST) && entry.classes.has(Class::SUBJECT) {
            first_person = Some(at);
        }
    }
    signs.set(Sign::First, is_first);
    signs.set(Sign::Negation, classes.has(Class::NEGATION));
    let words = text.marks().count(Mark::WORD, clause.first, clause.last);
    signs.set(Sign::Short, words <= 4);
    signs.set(Sign::Long, words >= 12);
    for (word_sign, sign) in OF_WORDS {
        signs.set(sign, found.has(word_sign));
    }
}

/// Who speaks, and what that says of each clause alike.
pub(super) struct Voice {
    signs: Signs,
    /// “denied”, “accused”: what somebody has done may be no clause.
    accuses: bool,
    /// An infinitive or a noun phrase is reported.
    is_no_clause: bool,
}

impl Voice {
    /// The article's own.
    pub(super) fn own() -> Self {
        let mut signs = Signs::default();
        signs.set(Sign::Base, true);
        Self { signs, accuses: false, is_no_clause: false }
    }

    pub(super) fn of(statement: &Statement) -> Self {
        use SpeechAct as Act;
        let Self { mut signs, .. } = Self::own();
        signs.set(Sign::Direct, statement.kind == StatementKind::Direct);
        signs.set(Sign::Indirect, statement.kind == StatementKind::Indirect);
        let act = statement.cue.as_ref().map(|cue| cue.act);
        let not_asserted = matches!(
            act,
            Some(Act::Ask | Act::Demand | Act::Promise | Act::Praise | Act::Criticize | Act::Express)
        );
        signs.set(Sign::NotAsserted, not_asserted);
        signs.set(Sign::Judged, matches!(act, Some(Act::Suggest | Act::Warn | Act::Joke | Act::Complain)));
        signs.set(Sign::Believed, matches!(act, Some(Act::Believe | Act::Predict)));
        signs.set(Sign::Firm, matches!(act, Some(Act::Deny | Act::Confirm | Act::Announce | Act::Accuse)));
        let is_no_clause = matches!(
            statement.basis.statement,
            StatementRule::Infinitive | StatementRule::NounPhrase | StatementRule::WhClause
        );
        Self { signs, accuses: matches!(act, Some(Act::Deny | Act::Accuse)), is_no_clause }
    }
}

/// “supplying weapons”: a deed is named by a verb in -ing.
fn names_deed(text: &Text<'_>, clause: &Clause) -> bool {
    (clause.first..clause.last).any(|at| text.word(at).ends_with("ing") && text.word(at).len() > 5)
}
