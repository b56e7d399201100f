//! Reads news documents and tells who said what.
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

pub use attribute::attribute;
pub use claim::{analyze, find_claims};
pub use error::{Diagnostic, DiagnosticCode, Error, ErrorKind, Limits};
pub use model::*;
pub use read::{read, read_text};
pub use span::{Position, Span};
