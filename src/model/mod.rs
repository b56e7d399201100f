//! The news-document model: data only. Nothing here parses news or decides anything.
//!
//! ```text
//! Record ─┬─ Article     one text buffer, typed blocks over it, the metadata
//!         ├─ Speaker …   one resolved source each: name, kind, roles, every mention
//!         ├─ Statement … content attributed to a speaker: kind, cue, source words, rule and confidence
//!         └─ Claim …     checkable assertions: figures, times, polarity, modality
//! ```
//!
//! Everything points into [`Article::text`] with [`Span`](crate::Span)s. The fields are public and are, name for name,
//! the JSON that `serde` writes. To walk a record without juggling indices, use its handles:
//! [`Record::statements`], [`Record::speakers`], [`StatementRef::speaker`] and so on.

mod article;
mod claim;
mod concept;
mod date;
mod decimal;
pub(crate) mod marking;
mod record;
#[cfg(feature = "schema")]
mod schema;
mod speaker;
mod statement;

pub use article::{Article, Block, BlockKind, BlockRef, Dates, Link, MarkedQuote, PublishingStatus};
pub use claim::{
    Bound, Claim, Comparison, Direction, Modality, Period, Polarity, Quantity, Reason, TimeExpression, Value,
    Verdict, Warning, WarningKind, Worthiness,
};
pub use concept::{Concept, ConceptKind};
pub use date::NewsDate;
pub use decimal::Decimal;
pub use record::{ClaimRef, Record, SpeakerRef, StatementRef};
pub use speaker::{Gender, Mention, MentionForm, Role, Speaker, SpeakerId, SpeakerKind};
pub use statement::{
    Basis, Cue, SpeakerRule, SpeechAct, Statement, StatementId, StatementKind, StatementRule,
};
