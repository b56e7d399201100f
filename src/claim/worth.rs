//! What is said of a claim once it is one: denied or asserted, how firmly, and what makes it worth checking.

use std::cell::OnceCell;

use crate::claim::assertion::{Sign, Signs};
use crate::claim::clause::{self, Clause};
use crate::language::Text;
use crate::lexicon::{Class, Mark, WordSigns, measures};
use crate::model::{Claim, Modality, Polarity, Reason, Speaker, SpeechAct, Statement, Worthiness};
use crate::span::Span;

/// Which speakers hold or seek public office, or are public bodies, by what the article calls them.
pub(super) struct Offices<'s> {
    speakers: &'s [Speaker],
    /// Looked for once a claim of theirs is weighed.
    hold: Vec<OnceCell<bool>>,
    /// The words for offices in the article: few, and asked for those within each mention of a speaker.
    words: OnceCell<Vec<Span>>,
}

impl<'s> Offices<'s> {
    pub(super) fn of(speakers: &'s [Speaker]) -> Self {
        Self { speakers, hold: vec![OnceCell::new(); speakers.len()], words: OnceCell::new() }
    }

    fn hold(&self, text: &Text<'_>, statement: &Statement) -> bool {
        let Some(id) = statement.speaker else { return false };
        let index = id.0 as usize;
        let Some((speaker, hold)) = self.speakers.get(index).zip(self.hold.get(index)) else { return false };
        *hold.get_or_init(|| {
            let roles = speaker.roles.iter().map(|role| role.span);
            roles
                .chain(speaker.mentions.iter().map(|mention| mention.span))
                .any(|span| self.named_within(text, span))
        })
    }

    /// “Sen. Orr”, “the prime minister”, “the ministry”: a word for an office stands within a span.
    fn named_within(&self, text: &Text<'_>, span: Span) -> bool {
        let words = self.words.get_or_init(|| office_words(text));
        let first = words.partition_point(|word| word.start() < span.start());
        words.get(first).is_some_and(|word| word.end() <= span.end())
    }
}

/// The words for offices in an article.
fn office_words(text: &Text<'_>) -> Vec<Span> {
    let names = text.marks().each(Mark::NAMES, 0, text.tokens.len()).map(|at| text.tokens[at]);
    let offices = names.filter(|token| measures().of(token.entry()).signs.has(WordSigns::OFFICE));
    offices.map(|token| Span::new(token.start(), token.end())).collect()
}

/// Fills in polarity, modality and worthiness.
pub(super) fn weigh(
    text: &Text<'_>,
    claim: &mut Claim,
    clause: &Clause,
    signs: Signs,
    statement: Option<&Statement>,
    offices: &Offices<'_>,
) {
    let denies = |statement: &Statement| {
        let cue = statement.cue.as_ref();
        cue.is_some_and(|cue| cue.act == SpeechAct::Deny)
    };
    if statement.is_some_and(denies) {
        claim.polarity = Polarity::Denied;
    }
    claim.modality = if signs.has(Sign::Condition) || is_conditional(text, clause) {
        Modality::Conditional
    } else if signs.has(Sign::Hedge) {
        Modality::Hedged
    } else {
        Modality::Plain
    };
    let compares = claim.quantities.iter().any(|quantity| quantity.comparison.is_some());
    let office = statement.is_some_and(|statement| {
        offices.hold(text, statement)
            || statement.source.is_some_and(|source| offices.named_within(text, source))
    });
    let reasons = [
        (Reason::Figure, !claim.quantities.is_empty()),
        (Reason::Comparison, compares || signs.has(Sign::Comparison)),
        (Reason::Superlative, signs.has(Sign::Superlative)),
        (Reason::Cause, signs.has(Sign::Cause)),
        (Reason::Record, signs.has(Sign::Record)),
        (Reason::Time, !claim.times.is_empty()),
        (Reason::PublicOffice, office),
        (Reason::Denial, claim.polarity == Polarity::Denied),
        (Reason::Hedge, claim.modality == Modality::Hedged),
        (Reason::Condition, claim.modality == Modality::Conditional),
    ];
    // Each is written, and the next over it unless it holds: a jump would be guessed wrong half the time.
    let mut holding = [Reason::Figure; 10];
    let mut count = 0;
    for (reason, holds) in reasons {
        holding[count] = reason;
        count += usize::from(holds);
    }
    claim.worthiness = Some(Worthiness::new(holding[..count].to_vec()));
}

/// “if it rains” within the claim.
fn is_conditional(text: &Text<'_>, clause: &Clause) -> bool {
    text.marks().each(Mark::JOINS, clause.first, clause.last).any(|at| {
        let token = text.tokens[at];
        token.is(Class::SUBORDINATOR) && clause::CONDITIONS.has(token.word())
    })
}
