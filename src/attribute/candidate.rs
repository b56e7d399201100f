//! A possible statement, in items of its sentence's frame, before it is weighed against others.

use std::borrow::Cow;

use crate::language::{Frame, NounPhrase};
use crate::model::{Cue, SpeechAct, StatementKind, StatementRule};

/// A possible statement.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) rule: StatementRule,
    /// Items `first..last` of each fragment, in order.
    pub(super) content: Vec<(usize, usize)>,
    pub(super) cue: Option<CueWords>,
    pub(super) source: Option<NounPhrase>,
    pub(super) addressee: Option<NounPhrase>,
    /// How likely such a find is right.
    pub(super) confidence: f32,
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

    /// Whether item `at` is in the content.
    pub(super) fn covers(&self, at: usize) -> bool {
        self.content.iter().any(|&(first, last)| (first..last).contains(&at))
    }

    /// Whether the other's cue stands in the content.
    pub(super) fn holds(&self, other: &Self) -> bool {
        other.cue.as_ref().is_some_and(|cue| self.covers(cue.first))
    }

    /// Whether the two cannot both be statements of the reporter's.
    pub(super) fn clashes(&self, other: &Self) -> bool {
        let overlaps = self.content.iter().any(|&(first, last)| (first..last).any(|at| other.covers(at)));
        overlaps || self.holds(other) || other.holds(self)
    }

    /// Direct if every word is quoted, mixed if some are.
    pub(super) fn kind(&self, frame: &Frame<'_, '_>) -> StatementKind {
        let items = || self.content.iter().flat_map(|&(first, last)| first..last);
        let quoted = items().any(|at| frame.is_quote(at));
        let open = items().any(|at| frame.is_word(at));
        match (quoted, open) {
            (true, false) => StatementKind::Direct,
            (true, true) => StatementKind::Mixed,
            _ => StatementKind::Indirect,
        }
    }
}
