//! Statements before their speakers are known.

use std::num::NonZeroU32;

use crate::attribute::candidate::Candidate;
use crate::attribute::confidence;
use crate::language::{Frame, NounPhrase, Text};
use crate::model::{Cue, StatementKind, StatementRule};
use crate::span::Span;

/// A phrase in tokens, as [`NounPhrase`] is in items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) first: usize,
    pub(super) last: usize,
    /// Where the phrase proper ends and an apposition begins.
    pub(super) core: usize,
    pub(super) joined: bool,
}

impl Phrase {
    pub(super) fn of(frame: &Frame<'_, '_>, phrase: NounPhrase) -> Self {
        let (first, last) = frame.tokens(phrase.first, phrase.last);
        let (_, core) = frame.tokens(phrase.first, phrase.core.max(phrase.first + 1));
        Self { first, last, core, joined: phrase.joined }
    }

    pub(super) fn span(self, text: &Text<'_>) -> Span {
        text.span(self.first, self.last)
    }
}

/// A [`Phrase`] as it is kept, in twelve bytes, with or without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// One more than the first token.
    after_first: NonZeroU32,
    last: u32,
    /// Where the phrase proper ends, and in the lowest bit whether it is joined: tokens are fewer than 2³¹.
    core_and_joined: u32,
}

impl Kept {
    pub(super) const fn first(self) -> usize {
        self.after_first.get() as usize - 1
    }
}

impl From<Phrase> for Kept {
    fn from(phrase: Phrase) -> Self {
        let Phrase { first, last, core, joined } = phrase;
        Self {
            after_first: NonZeroU32::MIN.saturating_add(first as u32),
            last: last as u32,
            core_and_joined: (core as u32) << 1 | u32::from(joined),
        }
    }
}

impl From<Kept> for Phrase {
    fn from(kept: Kept) -> Self {
        let Kept { last, core_and_joined, .. } = kept;
        Self {
            first: kept.first(),
            last: last as usize,
            core: (core_and_joined >> 1) as usize,
            joined: core_and_joined & 1 == 1,
        }
    }
}

/// The strength of a quotation that stands alone: nothing about it is doubtful but whose it is.
const SURE: u8 = 10;

/// A statement whose speaker is still open.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: StatementKind,
    pub(super) rule: StatementRule,
    pub(super) content: Vec<Span>,
    pub(super) cue: Option<Cue>,
    /// Who is named as the source; or, if it `continues`, who speaks where no source does.
    speaker: Option<Kept>,
    pub(super) addressee: Option<Span>,
    continues: bool,
    /// The sentence of its cue, or else of its content.
    sentence: u32,
    pub(super) confidence: f32,
    /// The statement within whose content it stands, by its place among the drafts.
    pub(super) parent: Option<u32>,
}

impl Draft {
    /// The draft of a candidate, with every part of the quotations in it.
    pub(super) fn of(frame: &Frame<'_, '_>, candidate: &Candidate, sentence: usize) -> Self {
        let mut content = Vec::with_capacity(candidate.content.len());
        for &(first, last) in &candidate.content {
            fragment(frame, first, last, &mut content);
        }
        sort_and_join(&mut content);
        Self {
            kind: candidate.kind(frame),
            rule: candidate.rule,
            content,
            cue: candidate.cue.as_ref().map(|cue| cue.in_text(frame)),
            speaker: candidate.source.map(|phrase| Phrase::of(frame, phrase).into()),
            addressee: candidate.addressee.map(|phrase| frame.span(phrase.first, phrase.last)),
            continues: false,
            sentence: sentence as u32,
            confidence: confidence::of(candidate.rule, candidate.strength),
            parent: None,
        }
    }

    /// A statement that is a quotation and nothing else.
    pub(super) fn quoted(frame: &Frame<'_, '_>, rule: StatementRule, sentence: usize) -> Self {
        let mut content = Vec::with_capacity(1);
        fragment(frame, 0, frame.len(), &mut content);
        sort_and_join(&mut content);
        Self {
            kind: StatementKind::Direct,
            rule,
            content,
            cue: None,
            speaker: None,
            addressee: None,
            continues: false,
            sentence: sentence as u32,
            confidence: confidence::of(rule, SURE),
            parent: None,
        }
    }

    /// What is said in an interview behind the label of who says it.
    pub(super) fn turn(label: Phrase, span: Span, sentence: usize) -> Self {
        Self {
            kind: StatementKind::Direct,
            rule: StatementRule::SpeakerLabel,
            content: vec![span],
            cue: None,
            speaker: Some(label.into()),
            addressee: None,
            continues: false,
            sentence: sentence as u32,
            confidence: confidence::of(StatementRule::SpeakerLabel, SURE),
            parent: None,
        }
    }

    /// With the statement in whose content it stands.
    pub(super) fn within(self, parent: Option<u32>) -> Self {
        Self { parent, ..self }
    }

    /// Who is named as the source.
    pub(super) fn source(&self) -> Option<Phrase> {
        self.speaker.filter(|_| !self.continues).map(Phrase::from)
    }

    /// Who speaks where no source does: the subject of the sentence before.
    pub(super) fn hint(&self) -> Option<Phrase> {
        self.speaker.filter(|_| self.continues).map(Phrase::from)
    }

    pub(super) fn set_source(&mut self, source: Phrase) {
        (self.speaker, self.continues) = (Some(source.into()), false);
    }

    /// Takes whoever the sentence before speaks of as who goes on.
    pub(super) fn set_hint(&mut self, hint: Option<Phrase>) {
        (self.speaker, self.continues) = (hint.map(Kept::from), true);
    }

    pub(super) const fn sentence(&self) -> usize {
        self.sentence as usize
    }

    pub(super) fn set_sentence(&mut self, sentence: usize) {
        self.sentence = sentence as u32;
    }

    /// The place of the statement around it.
    pub(super) fn parent(&self) -> Option<usize> {
        self.parent.map(|parent| parent as usize)
    }

    /// Whether the content covers the text at byte `at`.
    pub(super) fn covers(&self, at: usize) -> bool {
        let next = self.content.partition_point(|span| span.start() <= at);
        next > 0 && at < self.content[next - 1].end()
    }

    /// Takes in a quotation that goes on what was said.
    pub(super) fn append(&mut self, frame: &Frame<'_, '_>) {
        fragment(frame, 0, frame.len(), &mut self.content);
        sort_and_join(&mut self.content);
        if self.kind == StatementKind::Indirect {
            self.kind = StatementKind::Mixed;
        }
        if self.rule == StatementRule::QuoteThenCue {
            self.rule = StatementRule::QuoteAroundCue;
        }
    }
}

/// The spans of items `first..last`: one for the items, and one for each part of their quotations in other blocks.
fn fragment(frame: &Frame<'_, '_>, first: usize, last: usize, content: &mut Vec<Span>) {
    let text = frame.text;
    for part in frame.quotes(first, last) {
        let quotation = text.quotations.at(text.parts.at(part).quotation);
        let parts = quotation.parts..quotation.parts + quotation.part_count;
        let elsewhere = parts.filter(|&other| other != part).map(|other| text.parts.at(other));
        content.extend(elsewhere.map(|other| text.span(other.first, other.last)));
    }
    let (start, mut end) = frame.tokens(first, last);
    // The comma behind a closing mark belongs to what is quoted: “It works”, she said.
    let comma = frame.is_quote(last - 1) && frame.is_comma(last);
    if comma && text.tokens[end - 1].end() == text.tokens[end].start() {
        end += 1;
    }
    content.push(text.span(start, end));
}

fn sort_and_join(content: &mut Vec<Span>) {
    content.sort_unstable();
    content.dedup();
    content.dedup_by(|next, kept| {
        let overlaps = kept.overlaps(*next);
        if overlaps {
            *kept = kept.cover(*next);
        }
        overlaps
    });
}
