//! Statements → claims: what in them can be checked, with which figures, about which time.
//!
//! 1. one pass over the sentences finds figures and times where a digit, a number word or a word of the calendar stands
//!    (`figures`: `quantity`, `counted`, `label`; `when`, `calendar`, `tense`);

mod assertion;
mod calendar;
mod clause;
mod context;
mod counted;
mod figures;
mod find;
mod label;
mod quantity;
mod region;
mod tense;
mod verb;
mod when;

use crate::attribute;
use crate::language::Text;
use crate::model::{Article, Claim, Record, Statement};

/// Finds who says what in an article, and what of it can be checked.
#[must_use]
pub fn analyze(article: Article) -> Record {
    let text = Text::of(&article);
    let (speakers, statements) = attribute::find(&text);
    let claims = claims(&text, &article, &statements);
    let mut record = Record::new(Article::default());
    (record.speakers, record.statements, record.claims) = (speakers, statements, claims);
    record.article = article;
    record
}

fn claims(text: &Text<'_>, article: &Article, statements: &[Statement]) -> Vec<Claim> {
    let figures = figures::find(text, when::anchor(article.date()));
    find::claims(text, statements, &figures)
}
