//! Reads news documents and tells **who said what**, and what of it can be checked.
//!
//! ```
//! let article = onrecord::read_text(
//!     "“The bridge is safe,” said Ada Quill, the city engineer. She added that it had been inspected in May.",
//! )?;
//! let record = onrecord::attribute(article);
//!
//! let said: Vec<_> = record.statements().map(|statement| statement.text()).collect();
//! assert_eq!(said, ["“The bridge is safe,”", "that it had been inspected in May"]);
//! assert!(record.statements().all(|statement| statement.speaker().unwrap().name() == "Ada Quill"));
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! # The way through the crate
//!
//! ```text
//! bytes ─ read ─▶ Article ─ attribute ─▶ Record { article, speakers, statements }
//!                    └────── analyze ───▶ Record { article, speakers, statements, claims }
//! ```
//!
//! 1. [`read`](fn@read) takes the bytes of a document, [`read_text`] a text that you have already, and gives an [`Article`]: one text
//!    buffer, [`Block`]s over it (headline, byline, paragraph …), and the metadata.
//! 2. [`attribute`](fn@attribute) finds the [`Statement`]s and resolves their [`Speaker`]s: a [`Record`].
//!    [`analyze`] finds the [`Claim`]s as well, with their figures and times.
//! 3. [`Record::statements`] and [`Record::speakers`] give handles that know their record, so that you never index by hand;
//!    `serde` writes the whole as JSON, field by field as documented here ([`docs::json`]).
//!
//! Offsets everywhere are UTF-8 bytes of [`Article::text`], as [`Span`]s.
//!
//! # Tasks
//!
//! **Who is quoted most?**
//!
//! ```
//! # let article = onrecord::read_text("“No,” said Ada Quill. “Never,” she added. Ben Okafor said it was late.")?;
//! let record = onrecord::attribute(article);
//! let most = record.speakers().max_by_key(|speaker| speaker.statements().count()).expect("someone speaks");
//! assert_eq!(most.name(), "Ada Quill");
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! **Only what is sure, only what is quoted**
//!
//! ```
//! use onrecord::StatementKind;
//!
//! # let article = onrecord::read_text("“It is late,” said Ada Quill. Ben Okafor said it was not.")?;
//! let record = onrecord::attribute(article);
//! let quotes = record.statements().filter(|s| s.kind == StatementKind::Direct && s.basis.confidence >= 0.9);
//! assert_eq!(quotes.count(), 1);
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! **Which figures are claimed, and by whom?**
//!
//! ```
//! # let article = onrecord::read_text("“Exports fell by 12 percent,” said Ada Quill, the trade minister.")?;
//! let record = onrecord::analyze(article);
//! for claim in record.claims() {
//!     let by = claim.said_in().and_then(|statement| statement.speaker()).map(|speaker| speaker.name());
//!     for figure in &claim.quantities {
//!         assert_eq!((by, figure.unit.as_str()), (Some("Ada Quill"), "%"));
//!     }
//! }
//! # assert_eq!(record.claims().count(), 1);
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! **A feed of any length**
//!
//! ```
//! # let feed = "<nitf><body><body.content><p>“No,” said Ada Quill.</p></body.content></body></nitf>".as_bytes();
//! for item in onrecord::read::items(feed) {
//!     let record = onrecord::attribute(item?);
//!     assert_eq!(record.statements().count(), 1);
//! }
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! **Why was this found?** [`Basis`] names the rule that found the statement and the rule that linked its speaker; each rule
//! is documented with an example at [`StatementRule`] and [`SpeakerRule`].
//!
//! **A feed of unknown encoding**: [`read`](fn@read) decodes UTF-8, UTF-16 and windows-1252, and says in
//! [`Article::diagnostics`] what was odd. What it cannot read is an [`Error`] with its place; it never panics.
//!
//! # Limits
//!
//! English. Speech and writing, not plans or feelings. How good it is, with figures: [`docs::accuracy`]. Which formats,
//! and where each field comes from: [`docs::formats`].
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod attribute;
mod claim;
mod error;
mod language;
mod lexicon;
pub mod model;
pub mod read;
mod span;
pub mod write;
pub mod xml;

pub mod docs;

pub use attribute::attribute;
pub use claim::{analyze, find_claims};
pub use error::{Diagnostic, DiagnosticCode, Error, ErrorKind, Limits};
pub use model::*;
pub use read::{newsml_g2, read, read_text};
pub use span::{Position, Span};

/// The examples of the README compile and hold.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
