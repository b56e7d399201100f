//! Puts clauses, figures and statements together.

use crate::claim::assertion::{self, Signs};
use crate::claim::clause::{self, Clause, Link};
use crate::claim::figures::Figures;
use crate::claim::verb;
use crate::language::Text;
use crate::lexicon::Class;
use crate::model::{Claim, Statement, StatementId};
use crate::span::Span;

/// The claims of an article, in the order of the text.
pub(super) fn claims(text: &Text<'_>, statements: &[Statement], figures: &Figures) -> Vec<Claim> {
    let mut finder = Finder { text, figures, claims: Vec::new(), clauses: Vec::new() };
    for (index, statement) in statements.iter().enumerate() {
        for &span in &statement.content {
            finder.in_statement(span, statement, StatementId(index as u32));
        }
    }
    finder.own_voice(statements);
    finder.claims.sort_by_key(|claim| (claim.span, claim.statement));
    finder.claims
}

struct Finder<'f, 'a> {
    text: &'f Text<'a>,
    figures: &'f Figures,
    claims: Vec<Claim>,
    /// Room for the clauses in hand.
    clauses: Vec<Clause>,
}

impl Finder<'_, '_> {
    fn in_statement(&mut self, span: Span, statement: &Statement, id: StatementId) {
        let (first, last) = self.tokens(span);
        let mut clauses = std::mem::take(&mut self.clauses);
        clauses.clear();
        clause::split(self.text, first, last, &mut clauses);
        for clause in &mut clauses {
            self.without_stance(clause);
        }
        let judged: Vec<_> = clauses.iter().map(|clause| (*clause, self.judge(clause, Some(statement)))).collect();
        let mut made: Option<Clause> = None;
        for (clause, signs) in judged {
            if DUMP.with(|d| *d) {
                let span = self.text.span(clause.first, clause.last);
                let list: Vec<_> = assertion::Sign::ALL.iter().filter(|s| signs.has(**s)).map(|s| format!("{s:?}")).collect();
                eprintln!("DUMP\t{}\t{}\t{}\t{}\t{}", span.start(), span.end(), id.0, signs.score(), list.join(","));
            }
            // A reason goes with the claim before it; alone it is one if it is one by itself.
            if clause.link == Link::Reason || clause.link == Link::Relative {
                if let Some(before) = made.as_mut().filter(|before| before.last + 2 >= clause.first) {
                    before.last = clause.last;
                    continue;
                }
            }
            if let Some(done) = made.take() {
                self.push(done, Some(id));
            }
            if signs.score() > 0 {
                made = Some(clause);
            }
        }
        if let Some(done) = made {
            self.push(done, Some(id));
        }
        self.clauses = clauses;
    }

    /// “I think I’m the only one”, “They told me that it fell”: the claim is what is thought or told.
    fn without_stance(&self, clause: &mut Clause) {
        let text = self.text;
        let Some((at, _)) = verb::of_clause(text, clause.first, clause.last) else { return };
        let near = clause.last.min(at + 6);
        if let Some(that) = (at + 1..near).find(|at| text.is_word(*at, "that")) {
            let clause_behind = (that + 1..clause.last.min(that + 14)).any(|at| verb::is_finite(text, at));
            let subject = text.tokens.get(that + 1).is_some_and(|token| {
                token.is(Class::SUBJECT | Class::DETERMINER | Class::POSSESSIVE | Class::NUMBER | Class::PREPOSITION) || token.is_capital() || token.kind == crate::language::TokenKind::Number
            });
            if clause_behind && subject && !verb::is_finite(text, that + 1) {
                clause.first = that + 1;
            }
            return;
        }
        let stance = crate::lexicon::measures().of(text.tokens[at].entry()).signs.has(crate::lexicon::WordSigns::STANCE) || text.is_word(at, "know") || text.is_word(at, "knows");
        let subject = text.tokens.get(at + 1).is_some_and(|token| token.is(Class::SUBJECT));
        if stance && subject && at + 2 < clause.last {
            clause.first = at + 1;
        }
    }

    fn judge(&self, clause: &Clause, statement: Option<&Statement>) -> Signs {
        let span = self.text.span(clause.first, clause.last);
        let (quantities, times) = self.figures.within(span);
        assertion::signs(self.text, clause, statement, quantities.len(), times.len())
    }

    fn push(&mut self, clause: Clause, statement: Option<StatementId>) {
        let span = self.text.span(clause.first, clause.last);
        let (quantities, times) = self.figures.within(span);
        let mut claim = Claim::new(span, statement);
        claim.quantities = quantities.to_vec();
        claim.times = times.to_vec();
        self.claims.push(claim);
    }

    /// Sentences and clauses with a figure that nobody is quoted for.
    fn own_voice(&mut self, statements: &[Statement]) {
        let mut said: Vec<Span> = statements.iter().flat_map(|statement| statement.content.iter().copied()).collect();
        let mut cues: Vec<Span> = statements.iter().filter_map(|statement| statement.cue.as_ref()).map(|cue| cue.span).collect();
        let mut sources: Vec<Span> = statements.iter().filter_map(|statement| statement.source).collect();
        for spans in [&mut said, &mut cues, &mut sources] {
            spans.sort_unstable();
        }
        for sentence in &self.text.sentences {
            let span = self.text.span(sentence.first, sentence.last);
            if self.figures.within(span).0.is_empty() {
                continue;
            }
            self.own_sentence(sentence.first, sentence.last, &said, &cues, &sources);
        }
    }

    fn own_sentence(&mut self, first: usize, last: usize, said: &[Span], cues: &[Span], sources: &[Span]) {
        let span = self.text.span(first, last);
        let overlaps = |spans: &[Span], with: Span| {
            let from = spans.partition_point(|span| span.end() <= with.start() && span.start() < with.start());
            spans[from..].iter().take_while(|span| span.start() < with.end()).any(|span| span.overlaps(with))
        };
        let mut clauses = std::mem::take(&mut self.clauses);
        clauses.clear();
        clause::split(self.text, first, last, &mut clauses);
        let reports = overlaps(said, span) || overlaps(cues, span);
        let mut made: Option<Clause> = None;
        for clause in clauses.iter().copied() {
            let own = self.text.span(clause.first, clause.last);
            let (quantities, _) = self.figures.within(own);
            let outside = !overlaps(said, own) && !overlaps(cues, own) && !overlaps(sources, own);
            let signs = self.judge(&clause, None);
            let fits = outside && !signs.has(assertion::Sign::Modal) && !clause.asks && clause.link != Link::Condition;
            let fits = fits && (!reports || !signs.has(assertion::Sign::NoVerb));
            let continues = clause.link != Link::Independent && !reports;
            match made.as_mut() {
                Some(before) if continues && fits => before.last = clause.last,
                _ => {
                    if let Some(done) = made.take() {
                        self.push(done, None);
                    }
                    if fits && !quantities.is_empty() {
                        made = Some(clause);
                    }
                }
            }
        }
        if let Some(done) = made {
            self.push(done, None);
        }
        self.clauses = clauses;
    }

    /// The tokens that lie within a span.
    fn tokens(&self, span: Span) -> (usize, usize) {
        let tokens = &self.text.tokens;
        let first = tokens.partition_point(|token| token.start() < span.start());
        let last = tokens.partition_point(|token| token.end() <= span.end());
        (first, last.max(first))
    }
}

thread_local! { static DUMP: bool = std::env::var_os("CLAIM_DUMP").is_some(); }
