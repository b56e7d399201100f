//! A possible statement, in items of its sentence's frame, before it is weighed against others.

use std::borrow::Cow;

use crate::language::{Frame, NounPhrase};
use crate::lexicon::{Class, FIRM, Form, Word, WordSet};
use crate::model::{Cue, SpeechAct, StatementKind, StatementRule};

/// What one will say is said; what one may say is not.
const SURE_MODALS: WordSet = WordSet::of(&["used", "will", "would"]);

/// As [`FIRM`], of a clause with “that” whose source can be nothing but someone.
const FIRM_WITH_THAT: u8 = 7;

/// A possible statement.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) rule: StatementRule,
    /// Items `first..last` of each fragment, in order.
    pub(super) content: Vec<(usize, usize)>,
    pub(super) cue: Option<CueWords>,
    pub(super) source: Option<NounPhrase>,
    pub(super) addressee: Option<NounPhrase>,
    /// In how many of ten uses the cue reports so.
    pub(super) strength: u8,
    /// The place, among the statements of its sentence, of the one within whose content it stands.
    pub(super) parent: Option<usize>,
}

/// The cue, in items.
#[derive(Clone, Debug)]
pub(super) struct CueWords {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) lemma: Cow<'static, str>,
    pub(super) act: SpeechAct,
}

impl CueWords {
    /// The cue as the model has it.
    pub(super) fn in_text(&self, frame: &Frame<'_, '_>) -> Cue {
        Cue::new(frame.span(self.first, self.last), self.lemma.clone(), self.act)
    }
}

impl Candidate {
    /// How many items the content covers.
    pub(super) fn size(&self) -> usize {
        self.content.iter().map(|(first, last)| last - first).sum()
    }

    /// Whether the content is more than marks.
    pub(super) fn says_something(&self, frame: &Frame<'_, '_>) -> bool {
        let mut items = self.content.iter().flat_map(|&(first, last)| first..last);
        items.any(|at| frame.is_word(at) || frame.is_quote(at))
    }

    /// Whether item `at` is in the content.
    pub(super) fn covers(&self, at: usize) -> bool {
        self.content.iter().any(|&(first, last)| (first..last).contains(&at))
    }

    /// Whether the other's cue stands in the content.
    pub(super) fn holds(&self, other: &Self) -> bool {
        other.cue.as_ref().is_some_and(|cue| self.covers(cue.first))
    }

    /// Whether its cue stands behind or within what is said.
    pub(super) fn is_behind(&self) -> bool {
        let start = self.content.first().map_or(0, |&(first, _)| first);
        self.cue.as_ref().is_some_and(|cue| start < cue.first)
    }

    /// Whether all of the other, cue and source and content, stands in the content.
    pub(super) fn encloses(&self, other: &Self) -> bool {
        let source = other.source.is_none_or(|source| self.covers(source.first));
        let end = self.content.last().map_or(0, |&(_, last)| last);
        self.holds(other)
            && source
            && other.content.iter().all(|&(first, last)| self.covers(first) && last <= end)
    }

    /// Whether it is surely an act of speech where it stands within someone's words: a finite cue with a source of its own
    /// and a clause, and not the speaker's own “I think”, “I would say”; or a passive, “I was told that …”.
    pub(super) fn is_firm(&self, frame: &Frame<'_, '_>) -> bool {
        let Some(cue) = self.cue.as_ref() else { return false };
        let quoted = || self.content.iter().any(|&(first, last)| (first..last).any(|at| frame.is_quote(at)));
        let clause = !matches!(self.rule, StatementRule::NounPhrase | StatementRule::NounCue) || quoted();
        let Some(source) = self.source else {
            return clause && self.addressee.is_some_and(|addressee| addressee.last <= cue.first);
        };
        // “My wife used to say that …” is hers.
        let first_person = frame.is(source.first, Class::FIRST) && !frame.is(source.first, Class::POSSESSIVE);
        let holds = matches!(cue.act, SpeechAct::Believe | SpeechAct::Predict)
            || cue.act == SpeechAct::Express && !quoted();
        // “He will tell you that …” is as good as done; “some may say” is not, nor is “I would say”.
        let modal =
            |at: usize| frame.is(at, Class::MODAL) && (first_person || !frame.is_any(at, SURE_MODALS));
        let unreal = (source.last..cue.first).any(modal);
        let present = first_person
            && self.addressee.is_none_or(|addressee| frame.is_the_word(addressee.first, Word::YOU))
            && frame.verb(cue.first).is_some_and(|(_, form)| form.has(Form::BASE) && !form.has(Form::PAST));
        // “He shouted back that he was deaf.”
        let that = self.rule == StatementRule::ThatClause
            && (frame.is(source.first, Class::SUBJECT) || frame.is_capital(source.core - 1));
        let least = if that { FIRM_WITH_THAT } else { FIRM };
        clause && !holds && !unreal && !present && self.strength >= least
    }

    /// Whether the two cannot both be statements of the reporter's.
    pub(super) fn clashes(&self, other: &Self) -> bool {
        let overlap = |one: (usize, usize), other: (usize, usize)| one.0.max(other.0) < one.1.min(other.1);
        let overlaps = self.content.iter().any(|&one| other.content.iter().any(|&other| overlap(one, other)));
        overlaps || self.holds(other) || other.holds(self)
    }

    /// Direct if every word is quoted, mixed if some are.
    pub(super) fn kind(&self, frame: &Frame<'_, '_>) -> StatementKind {
        let quoted = self.content.iter().any(|&(first, last)| frame.quotes(first, last).next().is_some());
        let mut items = self.content.iter().flat_map(|&(first, last)| first..last);
        match quoted {
            true if items.any(|at| frame.is_word(at)) => StatementKind::Mixed,
            true => StatementKind::Direct,
            false => StatementKind::Indirect,
        }
    }
}
