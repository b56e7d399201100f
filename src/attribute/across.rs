//! The statements of an article: sentence by sentence, and across them.
//!
//! What one sentence cannot tell: whose a quotation is that stands alone. In its paragraph it goes on what was said
//! before it; after a sentence that ends in a colon, that sentence names its source; else the speaker before goes on.

use crate::attribute::candidate::Candidate;
use crate::attribute::confidence;
use crate::attribute::draft::{Draft, Phrase};
use crate::attribute::find::{lead_in, may_hold_firm, statements};
use crate::language::{Chunks, Frame, NounPhrase, Room, Sentence, Text, TokenKind};
use crate::lexicon::{Form, Frame as Takes, lexicon};
use crate::model::{BlockKind, Cue, SpeechAct, StatementRule};

/// A quotation shorter than this, alone and without a final mark, is a title or a motto, not speech.
const FEWEST_WORDS: usize = 4;

/// Room for so many drafts is made at once.
const FEW_DRAFTS: usize = 12;

/// In how many of ten uses before a quotation a verb reports that introduces one in the next sentence.
const QUOTES: u8 = 7;

/// The drafts of all statements, in the order they were found.
pub(super) fn drafts(text: &Text<'_>) -> Chunks<Draft> {
    let is_outer = |&part: &usize| text.quotations.at(text.parts.at(part).quotation).parent.is_none();
    let outer: Vec<usize> = text.by_place.iter().map(|&part| part as usize).filter(is_outer).collect();
    let mut walk = Walk {
        text,
        outer,
        next_part: 0,
        // As many as most articles have half of.
        drafts: Chunks::with_capacity(text.sentences.len().min(FEW_DRAFTS)),
        claimed: vec![None; text.quotations.len()],
        label: None,
        turn: None,
        before: None,
        room: Room::for_sentences(),
        found: Vec::new(),
    };
    let end = end_of_turns(text);
    for index in 0..text.sentences.len() {
        if Some(text.sentences.at(index).block) == end {
            walk.label = None;
        }
        walk.sentence(index);
    }
    walk.inside_quotations();
    walk.drafts
}

/// What the sentence before leaves to the one after it.
struct Before {
    index: usize,
    block: usize,
    /// It ends in a colon: what it introduces follows.
    colon: bool,
    /// The source and cue that a quotation alone after it has, if it names any.
    lead: Option<(Phrase, Option<Cue>)>,
    subject: Option<Phrase>,
}

struct Walk<'t, 'a> {
    text: &'t Text<'a>,
    /// The parts of outermost quotations, in the order of the text.
    outer: Vec<usize>,
    next_part: usize,
    drafts: Chunks<Draft>,
    /// The statement that has each quotation, if one does.
    claimed: Vec<Option<usize>>,
    /// The label of the interview's turn.
    label: Option<Phrase>,
    /// The draft of the turn.
    turn: Option<usize>,
    before: Option<Before>,
    /// Reused from sentence to sentence, as is the next.
    room: Room,
    found: Vec<Candidate>,
}

impl Walk<'_, '_> {
    fn sentence(&mut self, index: usize) {
        let sentence = self.text.sentences.at(index);
        let kind = self.text.blocks.at(sentence.block).kind;
        if kind == BlockKind::SpeakerLabel {
            self.label = Some(label(self.text, sentence));
            return;
        }
        while self
            .outer
            .get(self.next_part)
            .is_some_and(|&part| self.text.parts.at(part).last <= sentence.first)
        {
            self.next_part += 1;
        }
        if kind.is_heading() {
            self.label = None;
        } else if self.label.is_some() {
            return self.turn(index, sentence);
        }
        let room = std::mem::take(&mut self.room);
        let frame = Frame::new(self.text, sentence, &self.outer[self.next_part..], room);
        if frame.is_all_quoted() {
            self.quotation_alone(&frame, index);
        } else {
            self.prose(&frame, index);
        }
        self.room = frame.into_room();
    }

    /// What the quoted report in their own words: “‘My editor begged me to stop,’ she said.”
    fn inside_quotations(&mut self) {
        let start = |draft: &Draft| draft.content.first().map_or(0, |span| span.start());
        let starts = (0..self.drafts.len()).map(|index| (start(&self.drafts[index]), index));
        let mut order: Vec<(usize, usize)> = starts.collect();
        // Of a statement and the one within it the outer comes first, since it starts first or was found first.
        order.sort_unstable();
        let mut passed = 0;
        let mut around: Vec<usize> = Vec::new();
        for part in std::mem::take(&mut self.outer) {
            let start = self.text.tokens[self.text.parts.at(part).first].start();
            while order.get(passed).is_some_and(|&(at, _)| at <= start) {
                around.push(order[passed].1);
                passed += 1;
            }
            around.retain(|&draft| self.drafts[draft].content.last().is_some_and(|span| span.end() > start));
            let innermost = around.iter().rev().find(|&&draft| self.drafts[draft].covers(start));
            let (first, last) = self.text.without_marks(part);
            if let Some(&parent) = innermost
                && may_hold_firm(self.text, first, last)
            {
                let (sentences, parts) = self.text.inside(part);
                for sentence in sentences.iter() {
                    self.inside(sentence, &parts, parent);
                }
            }
        }
    }

    /// The statements of a sentence that is someone's words.
    fn inside(&mut self, sentence: Sentence, parts: &[usize], parent: usize) {
        if !may_hold_firm(self.text, sentence.first, sentence.last) {
            return;
        }
        let first = parts.partition_point(|&part| self.text.parts.at(part).last <= sentence.first);
        let frame = Frame::new(self.text, sentence, &parts[first..], std::mem::take(&mut self.room));
        let index = self.drafts[parent].sentence();
        // Whose parts the statements within each are.
        let mut places = Vec::new();
        let mut found = std::mem::take(&mut self.found);
        statements(&frame, &mut found);
        for candidate in &found {
            let outer = candidate.parent.map_or(parent, |place: usize| places[place]);
            let kept = candidate.is_firm(&frame);
            places.push(if kept { self.drafts.len() } else { outer });
            if kept {
                self.drafts.push(Draft::of(&frame, candidate, index).within(Some(outer)));
            }
        }
        (self.room, self.found) = (frame.into_room(), found);
    }

    /// A sentence of an interview's turn: the turn's own words.
    fn turn(&mut self, index: usize, sentence: Sentence) {
        let Some(label) = self.label else { return };
        let span = self.text.span(sentence.first, sentence.last);
        let goes_on = self.turn.filter(|&turn| {
            let draft = &self.drafts[turn];
            draft.source() == Some(label) && draft.sentence() + 1 == index
        });
        let turn = goes_on.unwrap_or(self.drafts.len());
        self.turn = Some(turn);
        if goes_on.is_some() {
            let draft = &mut self.drafts[turn];
            draft.set_sentence(index);
            let same_block = self.text.sentences.at(index - 1).block == sentence.block;
            match draft.content.last_mut() {
                Some(last) if same_block => *last = last.cover(span),
                _ => draft.content.push(span),
            }
        } else {
            self.drafts.push(Draft::turn(label, span, index));
        }
        let outer = std::mem::take(&mut self.outer);
        self.inside(sentence, &outer[self.next_part..], turn);
        self.outer = outer;
    }

    fn prose(&mut self, frame: &Frame<'_, '_>, index: usize) {
        let mut found = std::mem::take(&mut self.found);
        statements(frame, &mut found);
        let quotation_follows = self.quotation_follows(index);
        let colon = || {
            let last = frame.items.iter().rposition(|item| item.kind() != Some(TokenKind::Stop));
            last.is_some_and(|at| frame.is_kind(at, TokenKind::Colon))
        };
        let introduces = quotation_follows && (colon() || found.is_empty() && self.ends_in_cue(frame, index));
        let lead = introduces.then(|| lead_in(frame, frame.len() - 1)).flatten().map(|(source, cue)| {
            let cue = cue.map(|cue| cue.in_text(frame));
            (Phrase::of(frame, source), cue)
        });
        if introduces {
            // “Orr spoke about the harbour: ¶ “It is full.””: the cue is the quotation's.
            found.retain(|candidate| {
                candidate.parent.is_none()
                    && candidate
                        .content
                        .iter()
                        .any(|&(first, last)| (first..last).any(|at| frame.is_quote(at)))
            });
        }
        let base = self.drafts.len();
        for candidate in &found {
            let parent = candidate.parent.map(|parent| base + parent);
            let mut draft = Draft::of(frame, candidate, index).within(parent);
            for &(first, last) in &candidate.content {
                for part in frame.quotes(first, last) {
                    self.claim(part, base, &mut draft);
                }
            }
            self.drafts.push(draft);
        }
        self.found = found;
        let subject = quotation_follows.then(|| first_subject(frame)).flatten();
        let subject = subject.map(|phrase| Phrase::of(frame, phrase));
        self.before = Some(Before { index, block: frame.sentence.block, colon: introduces, lead, subject });
    }

    /// Gives the quotation of `part` to a draft that is about to be pushed. If a sentence before this one, whose drafts begin at
    /// `base`, introduced it (“She said: “One. ¶ “Two,” she added.”), each keeps what stands next to its cue.
    fn claim(&mut self, part: usize, base: usize, draft: &mut Draft) {
        let quotation = self.text.parts.at(part).quotation;
        let start = self.text.tokens[self.text.parts.at(part).first].start();
        if let Some(before) = self.claimed[quotation].filter(|&before| before < base) {
            self.drafts[before].content.retain(|span| span.end() <= start);
            draft.content.retain(|span| span.end() > start);
        }
        self.claimed[quotation] = Some(self.drafts.len());
    }

    /// “Ann Poe agreed. “It is late.””: the sentence ends in a verb that reports, and its paragraph goes on.
    fn ends_in_cue(&self, frame: &Frame<'_, '_>, index: usize) -> bool {
        let goes_on =
            self.text.sentences.get(index + 1).is_some_and(|next| next.block == frame.sentence.block);
        let reports = |at: usize| {
            frame.verb(at).is_some_and(|(verb, form)| {
                let frames = lexicon().verb(verb).frames;
                form.has(Form::PAST.or(Form::PRESENT_S)) && frames.takes(Takes::Quote, QUOTES)
            })
        };
        let last = (0..frame.len()).rev().find(|&at| frame.is_word(at));
        goes_on && last.is_some_and(|at| frame.is_end(at + 1) && reports(at))
    }

    /// The next sentence begins with a quotation.
    fn quotation_follows(&self, index: usize) -> bool {
        self.text.sentences.get(index + 1).is_some_and(|next| {
            self.text.blocks.at(next.block).kind.is_body()
                && self.text.tokens[next.first].kind == TokenKind::Quote
        })
    }

    /// The last statement is a question that nobody is named for.
    fn was_asked(&self) -> bool {
        self.drafts.last().is_some_and(|last| last.source().is_none() && last.act() == Some(SpeechAct::Ask))
    }

    fn quotation_alone(&mut self, frame: &Frame<'_, '_>, index: usize) {
        let parts: Vec<usize> = frame.items.iter().filter_map(|item| item.quote()).collect();
        let Some(&last_part) = parts.last() else { return };
        let quotation = self.text.quotations.at(self.text.parts.at(last_part).quotation);
        // One that runs on is judged where it ends.
        let runs_on = last_part + 1 < quotation.parts + quotation.part_count;
        if runs_on || parts.iter().all(|&part| self.claimed[self.text.parts.at(part).quotation].is_some()) {
            return;
        }
        let stopped = frame.last_inside(last_part) == Some(TokenKind::Stop);
        let words: usize = parts.iter().map(|&part| frame.words_inside(part)).sum();
        let heading = !self.text.blocks.at(frame.sentence.block).kind.is_body();
        if heading || words < FEWEST_WORDS && !stopped {
            return;
        }
        for &part in &parts {
            self.claimed[self.text.parts.at(part).quotation] = Some(self.drafts.len());
        }
        self.place(frame, index, self.text.parts.at(quotation.parts).first);
    }

    /// Gives a quotation alone, which begins with token `start`, to whom it belongs.
    fn place(&mut self, frame: &Frame<'_, '_>, index: usize, start: usize) {
        let block = self.text.blocks.partition_point(|block| block.last <= start);
        let before = self.before.as_ref().filter(|before| before.block + 3 > block);
        let mut draft = Draft::quoted(frame, StatementRule::FloatingQuote, index);
        if let Some(Before { colon: true, lead, .. }) = before {
            draft.rule = StatementRule::LeadIn;
            if let Some((source, cue)) = lead.clone() {
                draft.set_source(source);
                draft.set_cue(cue);
            }
            self.before = None;
            self.drafts.push(draft);
            return;
        }
        let said_before =
            |before: &Before| self.drafts.last().is_some_and(|last| last.sentence() >= before.index);
        let same_block = before.is_some_and(|before| before.block == block);
        match before {
            // “Asked whether it was late, Orr shrugged. “Very.””: who was asked speaks.
            Some(before) if same_block && said_before(before) && self.was_asked() => {
                draft.set_hint(before.subject);
            }
            Some(before) if same_block && said_before(before) => {
                if let Some(last) = self.drafts.last_mut() {
                    last.append(frame);
                    last.set_sentence(index);
                }
                return;
            }
            Some(before) if !said_before(before) => {
                draft.set_hint(before.subject);
                draft.confidence = confidence::of(StatementRule::FloatingQuote, 7);
            }
            _ => {}
        }
        self.drafts.push(draft);
    }
}

/// The block with which the reporter's own words begin again behind the last turn: no turn before had so many paragraphs.
fn end_of_turns(text: &Text<'_>) -> Option<usize> {
    let labels = || {
        text.blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| block.kind == BlockKind::SpeakerLabel)
            .map(|(at, _)| at)
    };
    let longest = labels().zip(labels().skip(1)).map(|(label, next)| next - label).max()?;
    labels().next_back().map(|last| last + longest)
}

/// The label of a turn, without its colon.
fn label(text: &Text<'_>, sentence: Sentence) -> Phrase {
    let words = text.tokens[sentence.first..sentence.last]
        .iter()
        .take_while(|token| token.kind != TokenKind::Colon)
        .count();
    let last = sentence.first + words.max(1);
    Phrase { first: sentence.first, last, core: last, joined: false }
}

/// The first clause's subject, if it names someone; “Asked if he would stay, Orr shrugged” has Orr.
fn first_subject(frame: &Frame<'_, '_>) -> Option<NounPhrase> {
    let asked = frame.verb(0).is_some_and(|(_, form)| form.has(Form::PARTICIPLE));
    let comma = if asked { (0..frame.len()).find(|&at| frame.is_comma(at)) } else { None };
    crate::attribute::verb::main_subject(frame, comma.unwrap_or(0), frame.len())
}
