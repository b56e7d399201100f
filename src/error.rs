//! What went wrong ([`Error`]), what was odd but could be read ([`Diagnostic`]), and how much is too much ([`Limits`]).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::span::Position;

/// Why a document could not be read, and where.
///
/// One opaque type: match on [`kind`](Error::kind), show it to people with `{}`. Printing it gives the message, line
/// and column, and, where the line is short enough to help, the line itself with a caret under the place.
///
/// It is opaque so that a new cause, or a change of the libraries underneath, never breaks a user's build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
struct Inner {
    kind: ErrorKind,
    message: String,
    position: Option<Position>,
    line: Option<String>,
}

/// The kinds of [`Error`], for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// The document is larger than [`Limits::bytes`] or than spans can address.
    TooLarge,
    /// The bytes are no text in any encoding that news comes in.
    NotText,
    /// The document is of a format that this crate knows but does not read.
    Unsupported,
    /// A record or article breaks one of the model's invariants.
    Invariant,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind, message: message.into(), position: None, line: None }))
    }

    /// The same error, pointing at byte `offset` of `input`.
    pub(crate) fn at(mut self, input: &[u8], offset: usize) -> Self {
        self.0.position = Some(Position::of(input, offset));
        let offset = offset.min(input.len());
        let start = memchr::memrchr(b'\n', &input[..offset]).map_or(0, |at| at + 1);
        let end = memchr::memchr(b'\n', &input[offset..]).map_or(input.len(), |at| offset + at);
        // A caret under a line that wraps three times points nowhere.
        if end - start <= 120 {
            self.0.line = Some(String::from_utf8_lossy(&input[start..end]).trim_end().to_owned());
        }
        self
    }

    /// What kind of trouble.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Where in the input, if it has a place.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let Some(position) = self.0.position else { return Ok(()) };
        write!(f, " at {position}")?;
        if let Some(line) = &self.0.line {
            let gutter = position.line.to_string();
            write!(
                f,
                "\n{gutter} | {line}\n{:pad$}^",
                "",
                pad = gutter.len() + 3 + position.column as usize - 1
            )?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// Something odd in a document that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// What it is, for programs.
    pub code: DiagnosticCode,
    /// What it is, for people.
    pub message: String,
    /// Where in the input as it came (bytes of the file, not of the article's text).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
}

/// The codes of [`Diagnostic`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DiagnosticCode {
    /// No byte order mark and not valid UTF-8: read as windows-1252.
    AssumedEncoding,
    /// Bytes that are invalid in the document's encoding were read as U+FFFD.
    InvalidBytes,
    /// Control characters that no text holds; kept.
    ControlCharacters,
    /// A header names a date that cannot be understood; it is kept in the text.
    UnreadableDate,
}

impl Diagnostic {
    pub(crate) fn new(code: DiagnosticCode, message: impl Into<String>, position: Option<Position>) -> Self {
        Self { code, message: message.into(), position }
    }
}

/// How large a document may be; what is beyond is refused with [`ErrorKind::TooLarge`].
///
/// ```
/// use onrecord::{ErrorKind, Limits};
///
/// let limits = Limits::default().with_bytes(10);
/// let error = onrecord::read::bytes_with(b"Eleven bytes", &limits).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::TooLarge);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 1 << 30 }
    }
}

impl Limits {
    /// At most this many bytes in one document. Default: 1 GiB. Whatever is set, a third of 4 GiB is the most: a
    /// [`Span`](crate::Span) addresses 4 GiB, and decoding can triple a document's length.
    #[must_use]
    pub fn with_bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// Checks a document's length.
    pub(crate) fn check_bytes(&self, len: usize) -> Result<(), Error> {
        let most = self.bytes.min(u32::MAX as usize / 3);
        if len <= most {
            return Ok(());
        }
        Err(Error::new(ErrorKind::TooLarge, format!("document of {len} bytes, the limit is {most}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_prints_its_place_with_a_caret() {
        let error = Error::new(ErrorKind::NotText, "a NUL byte in text").at(b"one\ntwo three", 8);
        assert_eq!(error.to_string(), "a NUL byte in text at line 2, column 5\n2 | two three\n        ^");
    }

    #[test]
    fn a_long_line_is_not_printed() {
        let input = "x".repeat(500);
        let error = Error::new(ErrorKind::NotText, "odd").at(input.as_bytes(), 400);
        assert_eq!(error.to_string(), "odd at line 1, column 401");
    }
}
