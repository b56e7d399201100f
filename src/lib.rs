//! Reads news documents and tells **who said what**, and what of it can be checked.
//!
//! ```
//! let mut article = onrecord::read_text(
//!     "“The bridge is safe,” said Ada Quill, the city engineer. \
//!      She added that it had been inspected in May.",
//! )?;
//! article.dates.published = Some("2025-06-10".parse()?);
//! let record = onrecord::analyze(article);
//!
//! for statement in record.statements() {
//!     let speaker = statement.speaker().map_or("somebody", |speaker| speaker.name());
//!     println!("{speaker}: {}", statement.text());
//! }
//! // Ada Quill: “The bridge is safe,”
//! // Ada Quill: that it had been inspected in May
//!
//! let claim = record.claims().next().expect("something that can be checked");
//! assert_eq!(claim.text(), "it had been inspected in May");
//! assert_eq!(claim.times[0].value, Some("2025-05".parse()?));
//! # let said: Vec<_> = record.statements().map(|statement| statement.text()).collect();
//! # assert_eq!(said, ["“The bridge is safe,”", "that it had been inspected in May"]);
//! # assert!(record.statements().all(|statement| statement.speaker().unwrap().name() == "Ada Quill"));
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! # The way through the crate
//!
//! ```text
//! bytes ─ read ─▶ Article ┬ attribute ─▶ Record: speakers, statements ┬ write ─▶ HTML …
//!                         └ analyze ───▶ the same, and claims ────────┴ serde ─▶ JSON
//! ```
//!
//! 1. [`read`](fn@read) takes the bytes of a document, [`read_text`] a text that you have already, and gives an [`Article`]: one text
//!    buffer, [`Block`]s over it (headline, byline, paragraph …), and the metadata.
//! 2. [`attribute`](fn@attribute) finds the [`Statement`]s and resolves their [`Speaker`]s: a [`Record`].
//!    [`analyze`] finds the [`Claim`]s as well, with their figures and times.
//! 3. [`Record::statements`], [`Record::speakers`] and [`Record::claims`] give handles that know their record, so that
//!    you never index by hand. `serde` and [`write`](mod@write) hand the whole on.
//!
//! Offsets everywhere are UTF-8 bytes of [`Article::text`], as [`Span`]s.
//!
//! # Tasks
//!
//! The [guide](docs::guide) has a short program for each task; these are the ones that most people come for.
//!
//! **Read a feed** of any length, item by item ([more](docs::guide#read-a-feed)):
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
//! **List who said what**, speaker by speaker ([more](docs::guide#list-who-said-what)):
//!
//! ```
//! # let article = onrecord::read_text("“No,” said Ada Quill. “Never,” she added. Ben Okafor said it was late.")?;
//! let record = onrecord::attribute(article);
//! for speaker in record.speakers() {
//!     println!("{}, {:?}", speaker.name(), speaker.kind);
//!     for statement in speaker.statements() {
//!         println!("    {}", statement.text());
//!     }
//! }
//! # let counts: Vec<_> = record.speakers().map(|s| (s.name(), s.statements().count())).collect();
//! # assert_eq!(counts, [("Ada Quill", 2), ("Ben Okafor", 1)]);
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! **Find claims** with their figures, and who makes them ([more](docs::guide#find-claims)):
//!
//! ```
//! # let article = onrecord::read_text("“Exports fell by 12 percent,” said Ada Quill, the trade minister.")?;
//! let record = onrecord::analyze(article);
//! for claim in record.claims() {
//!     let by = claim.said_in().and_then(|statement| statement.speaker());
//!     for figure in &claim.quantities {
//!         assert_eq!((by.unwrap().name(), &*figure.unit), ("Ada Quill", "%"));
//!     }
//! }
//! # assert_eq!(record.claims().count(), 1);
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! **Write back**, with what was found marked in the text, and read it again ([more](docs::guide#as-nitf-or-newsml-g2)):
//!
//! ```
//! # let article = onrecord::read_text("“No,” said Ada Quill.")?;
//! # let record = onrecord::attribute(article);
//! let nitf = onrecord::write::nitf(&record);
//! let received = onrecord::read::records(nitf.as_bytes())?;
//! assert_eq!(received[0].statements().count(), 1);
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! **Plug into a pipeline**: bytes in, a line of JSON out, on any thread ([more](docs::guide#in-many-threads)):
//!
//! ```
//! type Failure = Box<dyn std::error::Error + Send + Sync>;
//!
//! fn step(document: &[u8]) -> Result<String, Failure> {
//!     let articles = onrecord::read(document)?;
//!     let records: Vec<_> = articles.into_iter().map(onrecord::analyze).collect();
//!     Ok(serde_json::to_string(&records)?)
//! }
//! let worker = std::thread::spawn(|| step("“No,” said Ada Quill.".as_bytes()));
//! assert!(worker.join().expect("never panics")?.contains("Ada Quill"));
//! # Ok::<(), Failure>(())
//! ```
//!
//! # Pages
//!
//! | | |
//! |---|---|
//! | [`docs::guide`] | how to do what, with programs |
//! | [`docs::formats`] | which formats are read and written, and where each field comes from |
//! | [`docs::json`] | the record as JSON, and how it may change |
//! | [`docs::accuracy`] | how good it is, how that is measured, what is still wrong |
//! | [`docs::peers`] | other tools, and when to take one of them |
//!
//! # Limits
//!
//! English. Speech and writing, not plans or feelings. It does not tell whether what was said is true. What cannot be
//! read is an [`Error`] with its place; nothing panics on any input, and [`Limits`] bound what strangers send.
//!
//! # Features
//!
//! `schema`: the [JSON Schema of the record](docs::json#schema), as `write::record_schema` and `schemars::JsonSchema`.
//! It is off by default.
// Says of each item which feature it needs; docs.rs builds with the nightly compiler.
#![cfg_attr(docsrs, feature(doc_cfg))]
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
