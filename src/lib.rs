//! Reads news documents and tells who said what.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod attribute;
mod error;
mod language;
mod lexicon;
pub mod model;
pub mod read;
mod span;
pub mod xml;

pub use attribute::attribute;
pub use error::{Diagnostic, DiagnosticCode, Error, ErrorKind, Limits};
pub use model::*;
pub use read::{newsml_g2, read, read_text};
pub use span::{Position, Span};
