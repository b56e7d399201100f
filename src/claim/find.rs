//! Puts clauses, figures and statements together.

use std::ops::Range;

use crate::claim::assertion::{self, Sign, Signs, Voice};
use crate::claim::clause::{self, Clause, Link};
use crate::claim::figures::{Figures, Near};
use crate::claim::verb;
use crate::claim::worth::{self, Offices};
use crate::language::{Text, TokenKind};
use crate::lexicon::{Class, Word, WordSet, WordSigns, measures};
use crate::model::{Claim, Decimal, Speaker, Statement, StatementId, StatementKind, StatementRule, Value};
use crate::span::Span;

/// The claims of an article, in the order of the text.
pub(super) fn claims(
    text: &Text<'_>,
    speakers: &[Speaker],
    statements: &[Statement],
    figures: &Figures,
) -> Vec<Claim> {
    let offices = Offices::of(speakers);
    let mut finder = Finder {
        text,
        figures,
        statements,
        offices,
        // A statement makes one claim, more often than none or two.
        claims: Vec::with_capacity(statements.len()),
        clauses: Vec::with_capacity(16),
        room: 0..text.tokens.len(),
        near: Near::default(),
    };
    for (index, statement) in statements.iter().enumerate() {
        for &span in &statement.content {
            finder.in_statement(span, statement, StatementId(index as u32));
        }
    }
    finder.own_voice();
    finder.claims.sort_by_key(|claim| (claim.span, claim.statement));
    finder.claims
}

struct Finder<'f, 'a> {
    text: &'f Text<'a>,
    figures: &'f Figures,
    statements: &'f [Statement],
    offices: Offices<'f>,
    claims: Vec<Claim>,
    /// Room for the clauses in hand.
    clauses: Vec<Clause>,
    /// The tokens among which those of the statements or of the sentence in hand are.
    room: Range<usize>,
    /// The figures of the statement or sentence in hand, few enough to be asked for those of each clause.
    near: Near<'f>,
}

impl Finder<'_, '_> {
    fn in_statement(&mut self, span: Span, statement: &Statement, id: StatementId) {
        self.near = self.figures.within(span);
        let (first, last) = self.tokens(span);
        let mut clauses = std::mem::take(&mut self.clauses);
        clauses.clear();
        clause::split(self.text, first, last, &mut clauses);
        for clause in &mut clauses {
            let whole = *clause;
            self.without_stance(clause);
            // “She told him that it fell” within her words: what he was told is a statement of its own, with its claims.
            if clause.first > whole.first
                && self.is_said_within(id, self.text.span(clause.first, clause.last))
            {
                *clause = whole;
            }
        }
        let voice = Voice::of(statement);
        let mut made: Option<(Clause, Signs)> = None;
        for clause in clauses.iter().copied() {
            // A reason goes with the claim before it; alone it is one if it is one by itself.
            // And “if” makes what it hangs on conditional.
            if clause.link != Link::Independent
                && let Some((before, before_signs)) = &mut made
                && before.last + 2 >= clause.first
            {
                before.last = clause.last;
                *before_signs = before_signs.or(self.judge(&clause, &voice, false));
                continue;
            }
            let signs = self.judge(&clause, &voice, true);
            if let Some((done, signs)) = made.take() {
                self.push(done, signs, Some(id));
            }
            made = (signs.score() > 0).then_some((clause, signs));
        }
        if let Some((done, signs)) = made {
            self.push(done, signs, Some(id));
        }
        self.clauses = clauses;
    }

    /// Whether a statement within statement `id` holds most of a span.
    fn is_said_within(&self, id: StatementId, span: Span) -> bool {
        let after = self.statements[id.0 as usize + 1..].iter();
        let near = after.take_while(|said| said.extent().start() < span.end());
        let mut inner = near.filter(|said| said.parent == Some(id)).flat_map(|said| &said.content);
        inner.any(|content| {
            let shared = content.end().min(span.end()).saturating_sub(content.start().max(span.start()));
            shared * 2 > span.len()
        })
    }

    /// “I think I’m the only one”, “They told me that it fell”: the claim is what is thought or told.
    fn without_stance(&self, clause: &mut Clause) {
        let text = self.text;
        let Some(at) = clause.verb else { return };
        let near = clause.last.min(at + 6);
        let is_that = |at: &usize| {
            text.tokens[*at].entry_number() == Word::THAT
                && text.tokens[*at].is(Class::SUBORDINATOR)
                && text.is_word(*at, "that")
        };
        if let Some(that) = (at + 1..near).find(is_that) {
            let clause_behind = (that + 1..clause.last.min(that + 14)).any(|at| verb::is_finite(text, at));
            let subject = text.tokens.get(that + 1).is_some_and(|token| {
                token.is(Class::SUBJECT
                    | Class::DETERMINER
                    | Class::POSSESSIVE
                    | Class::NUMBER
                    | Class::PREPOSITION)
                    || token.is_capital()
                    || token.kind == TokenKind::Number
            });
            if clause_behind && subject && !verb::is_finite(text, that + 1) {
                clause.start_at(text, that + 1);
            }
            return;
        }
        /// “I know she left”
        const KNOW: WordSet = WordSet::of(&["know", "knows"]);
        let subject = text.tokens.get(at + 1).is_some_and(|token| token.is(Class::SUBJECT));
        let stance = || {
            let verb = text.tokens[at];
            measures().of(verb.entry()).signs.has(WordSigns::STANCE) || KNOW.has(verb.word())
        };
        if subject && at + 2 < clause.last && stance() {
            clause.start_at(text, at + 1);
        }
    }

    /// As [`assertion::signs`].
    fn judge(&self, clause: &Clause, voice: &Voice, alone: bool) -> Signs {
        let span = self.text.span(clause.first, clause.last);
        assertion::signs(self.text, clause, voice, self.near.within(span), alone)
    }

    fn push(&mut self, mut clause: Clause, signs: Signs, statement: Option<StatementId>) {
        // “since last year we had a drop”: what is claimed begins behind the conjunction.
        if clause.link == Link::Reason
            && self.text.tokens[clause.first].is(Class::SUBORDINATOR)
            && clause.first + 1 < clause.last
        {
            clause.first += 1;
        }
        let span = self.text.span(clause.first, clause.last);
        let Near { quantities, times } = self.near.within(span);
        let mut claim = Claim::new(span, statement);
        (claim.quantities, claim.times) = (quantities.to_vec(), times.to_vec());
        claim.warnings = self.figures.warnings_within(span).to_vec();
        let said = statement.map(|id| &self.statements[id.0 as usize]);
        worth::weigh(self.text, &mut claim, &clause, signs, said, &self.offices);
        self.claims.push(claim);
    }

    /// Sentences and clauses with a figure that nobody is quoted for.
    fn own_voice(&mut self) {
        if self.figures.quantities.is_empty() {
            return;
        }
        let reported = Reported::of(self.statements);
        let mut figures = self.figures.quantities.iter().peekable();
        for sentence in self.text.sentences.iter() {
            // A figure lies within one sentence, and few sentences have one.
            let Some(figure) = figures.peek() else { break };
            let end = self.text.tokens[sentence.last - 1].end();
            if figure.span.start() >= end {
                continue;
            }
            while figures.next_if(|figure| figure.span.start() < end).is_some() {}
            let span = self.text.span(sentence.first, sentence.last);
            self.near = self.figures.within(span);
            self.room = sentence.first..sentence.last;
            let mut clauses = std::mem::take(&mut self.clauses);
            clauses.clear();
            if self.text.blocks.at(sentence.block).kind.is_heading() {
                clause::split_headline(self.text, sentence.first, sentence.last, &mut clauses);
                self.own_clauses(&clauses, &reported);
            } else if reported.touches(span) {
                self.audiences(span, &reported);
                clause::asides(self.text, sentence.first, sentence.last, &mut clauses);
                self.own_clauses(&clauses, &reported);
                clauses.clear();
                clause::split(self.text, sentence.first, sentence.last, &mut clauses);
                clauses.iter_mut().for_each(|clause| self.before_cue(clause, &reported));
                clauses.retain(|clause| clause.verb.is_some());
                self.own_clauses(&clauses, &reported);
                self.rest_of_frame(span, &reported);
            } else {
                clause::split(self.text, sentence.first, sentence.last, &mut clauses);
                join(&mut clauses);
                self.own_clauses(&clauses, &reported);
            }
            self.clauses = clauses;
        }
    }

    /// Claims of those clauses that hold a figure and that nobody else says.
    fn own_clauses(&mut self, clauses: &[Clause], reported: &Reported) {
        for mut clause in clauses.iter().copied() {
            let span = self.text.span(clause.first, clause.last);
            if self.near.within(span).quantities.is_empty() || self.is_taken(span) || reported.says(span) {
                continue;
            }
            // “A poll found that 61 % opposed it”
            self.without_stance(&mut clause);
            let signs = self.judge(&clause, &Voice::own(), false);
            if !self.is_prediction(&clause, signs) && !clause.asks && clause.link != Link::Condition {
                self.push(clause, signs, None);
            }
        }
    }

    /// “In a notice sent to 1,900 households, | the council urged …”: figures of a frame that no clause of it has taken.
    fn rest_of_frame(&mut self, sentence: Span, reported: &Reported) {
        /// Less is an address or an aside, not an assertion.
        const LEAST: usize = 4;
        for figure in self.near.quantities {
            // “In one tweet on Friday, | she wrote …” tells nothing.
            let tells = figure.value != Value::Number(Decimal::from(1));
            if !tells || self.is_taken(figure.span) || !reported.is_frame(figure.span) {
                continue;
            }
            let (start, end) = reported.frame_around(figure.span, sentence);
            let (first, last) = self.tokens(Span::new(start, end));
            let (at, behind) = self.tokens(figure.span);
            let cuts = |at: &usize| matches!(self.text.tokens[*at].kind, TokenKind::Comma | TokenKind::Dash);
            // What reports begins behind the comma: its subject is no part of this.
            let last = if end < sentence.end() { (behind..last).find(cuts).unwrap_or(last) } else { last };
            let first = if start > sentence.start() {
                (first..at).rev().find(cuts).map_or(first, |comma| comma + 1)
            } else {
                first
            };
            let clause = Clause::of(self.text, first, last, Link::Independent);
            let Some(clause) = clause::without_marks(self.text, clause) else { continue };
            if clause.last - clause.first >= LEAST {
                self.own_clauses(&[clause], reported);
            }
        }
    }

    /// Whether one of the last claims of the article's own voice has these words already.
    fn is_taken(&self, span: Span) -> bool {
        /// A sentence has hardly more asides and clauses with a figure.
        const NEAR: usize = 8;
        let own = self.claims.iter().rev().take(NEAR).take_while(|claim| claim.statement.is_none());
        own.into_iter().any(|claim| claim.span.overlaps(span))
    }

    /// “Orr stood on a cart and told some 900 supporters | that …”: how many heard it is for the article to know.
    fn audiences(&mut self, sentence: Span, reported: &Reported) {
        /// Fewer are sources or friends: “told two reporters”.
        const LEAST: u32 = 10;
        for &cue in reported.cues_within(sentence) {
            let text = self.text;
            let behind = self.near.within(Span::new(cue.end(), sentence.end())).quantities;
            let Some(heard) = behind.first() else { continue };
            let (from, to) = self.tokens(Span::new(cue.end(), heard.span.start()));
            let addressed = to - from <= 2
                && (from..to).all(|at| {
                    text.is_word(at, "to") || text.tokens[at].is(Class::POSSESSIVE | Class::DETERMINER)
                });
            let many = matches!(heard.value, Value::Number(count) if count >= Decimal::from(LEAST))
                && heard.unit.bytes().all(|byte| byte.is_ascii_lowercase())
                && !heard.unit.is_empty();
            if !addressed || !many || reported.is_content(heard.span) {
                continue;
            }
            // The frame begins behind the words that it reports, if they stand before it.
            let start = reported.content_end_before(cue.start()).max(sentence.start());
            let (mut first, last) = self.tokens(Span::new(start, heard.span.end()));
            while first < last && !text.tokens[first].is_word() {
                first += 1;
            }
            if first < last && !self.is_taken(text.span(first, last)) {
                let frame = Clause::of(text, first, last, Link::Independent);
                let signs = self.judge(&frame, &Voice::own(), false);
                self.push(frame, signs, None);
            }
        }
    }

    /// “will cut 900 jobs”; “fines can reach $500” and “900 jobs are to go” tell what is so now.
    fn is_prediction(&self, clause: &Clause, signs: Signs) -> bool {
        let is_now =
            clause.verb.is_some_and(|at| ["can", "are", "is"].iter().any(|word| self.text.is_word(at, word)));
        signs.has(Sign::Modal) && !is_now
    }

    /// “The bank raised its forecast to 2.1 %, and | said …”: what the subject does before it reports.
    fn before_cue(&self, clause: &mut Clause, reported: &Reported) {
        let span = self.text.span(clause.first, clause.last);
        let Some(cue_span) = reported.first_cue(span) else { return };
        let (cue, _) = self.tokens(cue_span);
        let joint = (clause.first..cue)
            .rev()
            .take(4)
            .find(|at| self.text.is_word(*at, "and") || self.text.is_word(*at, "but"));
        let Some(joint) = joint else {
            // “The retreat leaves a hole of $2 billion in a plan | that Orr has called sound”
            let (source, _) =
                reported.source_before(span, cue_span).map_or((cue, cue), |source| self.tokens(source));
            let relative = source.wrapping_sub(1);
            if relative > clause.first
                && relative < cue
                && ["that", "which", "who"].iter().any(|word| self.text.is_word(relative, word))
                && verb::first_finite(self.text, clause.first, relative).is_some()
            {
                clause.end_at(relative);
                return;
            }
            // “Thirty parents stood in the rain with placards | reading …”
            let verb = verb::first_finite(self.text, clause.first, cue);
            if self.text.word(cue).ends_with("ing") && verb.is_some() {
                clause.end_at(cue);
            }
            return;
        };
        let comma =
            joint - usize::from(joint > clause.first && self.text.tokens[joint - 1].kind == TokenKind::Comma);
        if comma > clause.first {
            clause.end_at(comma);
        }
    }

    /// The tokens that lie within a span.
    fn tokens(&self, span: Span) -> (usize, usize) {
        let tokens = &self.text.tokens[self.room.clone()];
        let first = tokens.partition_point(|token| token.start() < span.start());
        // No token is shorter than a byte.
        let near = &tokens[first..tokens.len().min(first + span.len())];
        let last = first + near.partition_point(|token| token.end() <= span.end());
        (self.room.start + first, self.room.start + last)
    }
}

/// Clauses that depend on the one before go with it.
fn join(clauses: &mut Vec<Clause>) {
    clauses.dedup_by(|next, before| {
        let depends = matches!(next.link, Link::Reason | Link::Relative);
        if depends {
            before.last = next.last;
            before.verb = before.verb.or(next.verb);
        }
        depends
    });
}

/// What stands in a statement: the words of others, of their sources and of what reports them.
struct Reported {
    /// Sorted; content may lie within content.
    content: Vec<Span>,
    cues: Vec<Span>,
    sources: Vec<Span>,
}

impl Reported {
    fn of(statements: &[Statement]) -> Self {
        // “rejected the bond by 611 votes” reports no words: the article says it.
        let reports = |said: &&Statement| {
            said.basis.statement != StatementRule::NounPhrase || said.kind != StatementKind::Indirect
        };
        let stretches = statements.iter().map(|statement| statement.content.len()).sum();
        let statements = || statements.iter().filter(reports);
        let mut content: Vec<Span> = Vec::with_capacity(stretches);
        statements().for_each(|statement| content.extend_from_slice(&statement.content));
        let mut cues: Vec<Span> = Vec::with_capacity(stretches);
        cues.extend(statements().filter_map(|statement| statement.cue.as_ref()).map(|cue| cue.span));
        let mut sources: Vec<Span> = Vec::with_capacity(stretches);
        sources.extend(statements().filter_map(|statement| statement.source));
        for spans in [&mut content, &mut cues, &mut sources] {
            spans.sort_unstable();
        }
        // What lies within another is part of it.
        content.dedup_by(|next, before| before.contains(*next));
        Self { content, cues, sources }
    }

    fn touches(&self, span: Span) -> bool {
        self.says(span) || touches(&self.sources, span)
    }

    /// As [`touches`](Self::touches), but for sources.
    fn says(&self, span: Span) -> bool {
        touches(&self.content, span) || touches(&self.cues, span)
    }

    /// Whether a span is neither said nor part of what names who says it.
    fn is_frame(&self, span: Span) -> bool {
        !self.says(span) && !touches(&self.sources, span)
    }

    /// How far the frame around a span reaches within its sentence.
    fn frame_around(&self, span: Span, sentence: Span) -> (usize, usize) {
        let before = |spans: &[Span]| {
            let next = spans.partition_point(|other| other.end() <= span.start());
            next.checked_sub(1).map_or(0, |at| spans[at].end())
        };
        let behind = |spans: &[Span]| {
            let next = spans.partition_point(|other| other.end() <= span.start());
            spans.get(next).map_or(usize::MAX, |other| other.start())
        };
        let lists = [&self.content, &self.cues, &self.sources];
        let start = lists.iter().map(|spans| before(spans)).max().unwrap_or(0).max(sentence.start());
        let end = lists.iter().map(|spans| behind(spans)).min().unwrap_or(usize::MAX).min(sentence.end());
        (start, end)
    }

    fn is_content(&self, span: Span) -> bool {
        touches(&self.content, span)
    }

    /// Where the last reported words that begin before `start` end.
    fn content_end_before(&self, start: usize) -> usize {
        let next = self.content.partition_point(|content| content.start() < start);
        next.checked_sub(1).map_or(0, |before| self.content[before].end().min(start))
    }

    /// The source that stands before a cue, in the same stretch of words.
    fn source_before(&self, within: Span, cue: Span) -> Option<Span> {
        let next = self.sources.partition_point(|source| source.start() < cue.start());
        let source = self.sources[next.checked_sub(1)?];
        within.contains(source).then_some(source)
    }

    fn cues_within(&self, span: Span) -> &[Span] {
        let from = self.cues.partition_point(|cue| cue.start() < span.start());
        let to = self.cues.partition_point(|cue| cue.end() <= span.end());
        &self.cues[from..to.max(from)]
    }

    fn first_cue(&self, within: Span) -> Option<Span> {
        let from = self.cues.partition_point(|cue| cue.start() < within.start());
        self.cues.get(from).copied().filter(|cue| within.contains(*cue))
    }
}

/// Whether one of the sorted spans shares a byte with `span`.
fn touches(spans: &[Span], span: Span) -> bool {
    let from = spans.partition_point(|other| other.end() <= span.start());
    spans.get(from).is_some_and(|other| other.overlaps(span))
}
