//! Statements → claims: what in them can be checked, with which figures, about which time.
//!
//! 1. one pass over the sentences finds figures and times where a digit, a number word or a word of the calendar stands
//!    (`figures`: `quantity`, `counted`, `label`; `when`, `calendar`, `tense`);

mod calendar;
mod counted;
mod figures;
mod label;
mod quantity;
mod tense;
mod when;

use crate::language::Text;
use crate::model::{Article, Claim, Record};

/// Finds who says what in an article, and what of it can be checked.
#[must_use]
pub fn analyze(article: Article) -> Record {
    let mut record = crate::attribute::attribute(article);
    let text = Text::of(&record.article);
    let figures = figures::find(&text, when::anchor(record.article.date()));
    let mut claims = Vec::new();
    let mut claim = Claim::new(crate::Span::new(0, record.article.text.len()), None);
    claim.quantities = figures.quantities;
    claim.times = figures.times;
    claims.push(claim);
    record.claims = claims;
    record
}
