//! Statements before their speakers are known.

use std::borrow::Cow;
use std::num::NonZeroU32;

use crate::attribute::candidate::Candidate;
use crate::attribute::confidence;
use crate::attribute::few::Few;
use crate::language::{Frame, NounPhrase, Text};
use crate::model::{
    Basis, Cue, SpeakerId, SpeakerRule, SpeechAct, Statement, StatementId, StatementKind, StatementRule,
};
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

/// A place in a list, in four bytes with or without it: one more than it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place(NonZeroU32);

impl Place {
    pub(super) const fn of(place: usize) -> Self {
        Self(NonZeroU32::MIN.saturating_add(place as u32))
    }

    pub(super) const fn get(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A [`Phrase`] as it is kept, in eight bytes, with or without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    first: Place,
    len: u16,
    /// How long the phrase proper is, and in the lowest bit whether it is joined.
    core_and_joined: u16,
}

impl Kept {
    /// What runs over more tokens is no phrase, and is cut.
    const LONGEST: usize = 1 << 14;

    pub(super) const fn first(self) -> usize {
        self.first.get()
    }
}

impl From<Phrase> for Kept {
    fn from(phrase: Phrase) -> Self {
        let Phrase { first, last, core, joined } = phrase;
        let len = |end: usize| (end - first).min(Self::LONGEST) as u16;
        Self { first: Place::of(first), len: len(last), core_and_joined: len(core) << 1 | u16::from(joined) }
    }
}

impl From<Kept> for Phrase {
    fn from(kept: Kept) -> Self {
        let Kept { len, core_and_joined, .. } = kept;
        let first = kept.first();
        Self {
            first,
            last: first + usize::from(len),
            core: first + usize::from(core_and_joined >> 1),
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
    pub(super) content: Few<Span>,
    /// The cue, if it has a lemma. In its parts it takes seven bytes less than whole.
    cue: Span,
    lemma: Option<Cow<'static, str>>,
    act: SpeechAct,
    /// Who is named as the source; or, if it `continues`, who speaks where no source does.
    speaker: Option<Kept>,
    /// In a box, since few have one.
    addressee: Option<Box<Span>>,
    continues: bool,
    /// The sentence of its cue, or else of its content.
    sentence: u32,
    pub(super) confidence: f32,
    /// The statement within whose content it stands, by its place among the drafts.
    pub(super) parent: Option<Place>,
}

impl Draft {
    /// The draft of a candidate, with every part of the quotations in it.
    pub(super) fn of(frame: &Frame<'_, '_>, candidate: &Candidate, sentence: usize) -> Self {
        let mut content = Few::default();
        for &(first, last) in &candidate.content {
            fragment(frame, first, last, &mut content);
        }
        sort_and_join(&mut content);
        let rule = candidate.rule;
        let mut draft = Self::new(candidate.kind(frame), rule, content, sentence, candidate.strength);
        draft.set_cue(candidate.cue.as_ref().map(|cue| cue.in_text(frame)));
        draft.speaker = candidate.source.map(|phrase| Phrase::of(frame, phrase).into());
        draft.addressee = candidate.addressee.map(|phrase| Box::new(frame.span(phrase.first, phrase.last)));
        draft
    }

    /// A statement that is a quotation and nothing else.
    pub(super) fn quoted(frame: &Frame<'_, '_>, rule: StatementRule, sentence: usize) -> Self {
        let mut content = Few::default();
        fragment(frame, 0, frame.len(), &mut content);
        sort_and_join(&mut content);
        Self::new(StatementKind::Direct, rule, content, sentence, SURE)
    }

    /// What is said in an interview behind the label of who says it.
    pub(super) fn turn(label: Phrase, span: Span, sentence: usize) -> Self {
        let (kind, rule) = (StatementKind::Direct, StatementRule::SpeakerLabel);
        Self { speaker: Some(label.into()), ..Self::new(kind, rule, Few::one(span), sentence, SURE) }
    }

    /// Content without cue and source, found by a rule in `strength` of ten uses.
    #[inline]
    fn new(
        kind: StatementKind,
        rule: StatementRule,
        content: Few<Span>,
        sentence: usize,
        strength: u8,
    ) -> Self {
        Self {
            kind,
            rule,
            content,
            cue: Span::default(),
            lemma: None,
            act: SpeechAct::Assert,
            speaker: None,
            addressee: None,
            continues: false,
            sentence: sentence as u32,
            confidence: confidence::of(rule, strength),
            parent: None,
        }
    }

    pub(super) fn set_cue(&mut self, cue: Option<Cue>) {
        self.lemma = cue.map(|Cue { span, lemma, act }| {
            (self.cue, self.act) = (span, act);
            lemma
        });
    }

    /// What the words that report do by saying it, if it has any.
    pub(super) fn act(&self) -> Option<SpeechAct> {
        self.lemma.as_ref().map(|_| self.act)
    }

    /// The statement with its source and speaker, once they are known.
    pub(super) fn into_statement(
        self,
        source: Option<Span>,
        speaker: Option<(SpeakerId, SpeakerRule)>,
    ) -> Statement {
        let Self { kind, rule, content, cue, lemma, act, addressee, confidence, parent, .. } = self;
        let (speaker, speaker_rule) = speaker.unzip();
        Statement {
            kind,
            content: content.into_vec(),
            cue: lemma.map(|lemma| Cue::new(cue, lemma, act)),
            source,
            speaker,
            addressee: addressee.map(|span| *span),
            parent: parent.map(|parent| StatementId(parent.get() as u32)),
            basis: Basis { statement: rule, speaker: speaker_rule, confidence },
        }
    }

    /// With the statement in whose content it stands.
    pub(super) fn within(self, parent: Option<usize>) -> Self {
        Self { parent: parent.map(Place::of), ..self }
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
        self.parent.map(Place::get)
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
fn fragment(frame: &Frame<'_, '_>, first: usize, last: usize, content: &mut Few<Span>) {
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

#[inline]
fn sort_and_join(content: &mut Few<Span>) {
    if content.len() > 1 {
        content.sort_and_join(|next, kept| {
            let overlaps = kept.overlaps(*next) || kept == next;
            if overlaps {
                *kept = kept.cover(*next);
            }
            overlaps
        });
    }
}
