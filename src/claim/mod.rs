//! Statements → claims: what in them can be checked, with which figures, about which time.
//!
//! 1. One pass over the sentences finds figures and times where a digit, a number word or a word of the calendar stands
//!    (`figures`, with `quantity` and `time`).
//! 2. What is said is cut into clauses (`clause`, `verb`), and each clause judged by its signs (`assertion`): figures,
//!    verbs that tell what happened, words of judgement, of wish, of doubt. In the article's own voice only clauses with a
//!    figure count (`find`).
//! 3. Each claim is weighed (`worth`), warned of where its figures read like a slip (`warning`), and given the verdict
//!    that the article publishes on it, if it is a fact-check (`verdict`).

mod assertion;
mod clause;
mod figures;
mod find;
mod quantity;
mod time;
mod verb;
mod verdict;
mod warning;
mod worth;

use crate::attribute;
use crate::language::Text;
use crate::model::{Article, Claim, Record, Speaker, Statement};

/// Finds who says what in an article, and what of it can be checked: [`attribute`](crate::attribute) and
/// [`find_claims`] in one pass over the text.
///
/// Deterministic, without network or model files; takes time linear in the text. Relative times (“last year”) are
/// resolved against [`Article::date`]; without it they stay open.
///
/// ```
/// use onrecord::{Bound, read_text};
///
/// let mut article = read_text("“Last year we had a drop of more than 10%,” Ada Orr, the trade minister, said.")?;
/// article.dates.created = "2021-07-21".parse().ok();
/// let record = onrecord::analyze(article);
///
/// let claim = record.claims().next().expect("one claim");
/// assert_eq!(claim.text(), "Last year we had a drop of more than 10%");
/// assert_eq!(claim.said_in().and_then(|said| said.speaker()).map(|speaker| speaker.name()), Some("Ada Orr"));
/// let figure = &claim.quantities[0];
/// assert_eq!((figure.unit.as_str(), figure.bound), ("%", Bound::Over));
/// assert_eq!(claim.times[0].value.map(|time| time.to_string()).as_deref(), Some("2020"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[must_use]
pub fn analyze(article: Article) -> Record {
    let text = Text::of(&article);
    let (speakers, statements) = attribute::find(&text, &article);
    let claims = claims(&text, &article, &speakers, &statements);
    Record { claims, speakers, statements, ..Record::new(article) }
}

/// Finds the claims of a record that has its statements, in place of those that it holds.
///
/// For statements that come from elsewhere: from JSON, from another annotator, or corrected by hand. The record should
/// be sound ([`Record::check_invariants`]); a claim on a statement whose spans lie outside the text is left out.
///
/// ```
/// use onrecord::{analyze, attribute, find_claims, read_text};
///
/// let article = read_text("Ada Orr said that the pier cost $5 million.")?;
/// let mut record = attribute(article.clone());
/// find_claims(&mut record);
/// assert_eq!(record, analyze(article));
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn find_claims(record: &mut Record) {
    let text = Text::of(&record.article);
    record.claims = claims(&text, &record.article, &record.speakers, &record.statements);
}

fn claims(text: &Text<'_>, article: &Article, speakers: &[Speaker], statements: &[Statement]) -> Vec<Claim> {
    let figures = figures::find(text, time::anchor(article.date()));
    let mut claims = find::claims(text, speakers, statements, &figures);
    warning::contradictions(text, statements, &mut claims);
    verdict::attach(text, article, statements, &figures, &mut claims);
    claims
}
