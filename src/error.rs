//! What went wrong ([`Error`]), what was odd but could be read ([`Diagnostic`]), and how much is too much ([`Limits`]).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::span::Position;

/// Why a document could not be read, and where.
///
/// One opaque type: match on [`kind`](Error::kind), show it to people with `{}`. Printing it gives the message, line
/// and column, and, where the line is short enough to help, the line itself with a caret under the place.
///
/// `{:?}` prints the same, since that is what people see of an error that `main` returns or that is unwrapped; `{:#?}` prints
/// the parts.
///
/// It is opaque so that a new cause, or a change of the libraries underneath, never breaks a user's build.
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
struct Inner {
    kind: ErrorKind,
    code: Option<&'static str>,
    message: String,
    position: Option<Position>,
    line: Option<String>,
}

/// The kinds of [`Error`], for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// The document is larger than the [`Limits`] allow or than spans can address.
    TooLarge,
    /// The bytes are no text in any encoding that news comes in.
    NotText,
    /// The document is of a format that this crate knows but does not read.
    Unsupported,
    /// A record or article breaks one of the model's invariants.
    Invariant,
    /// XML that is not well-formed; [`Error::code`] tells in which way.
    Malformed,
    /// A stream could not be read from.
    Io,
    /// Strict reading was asked for, and the document is odd in the way that [`Error::code`] tells.
    Strict,
    /// A document about a text does not fit it: words that are not where it says, or a node that it lacks.
    Mismatch,
}

impl ErrorKind {
    /// The kind's name, as in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::NotText => "not-text",
            Self::Unsupported => "unsupported",
            Self::Invariant => "invariant",
            Self::Malformed => "malformed",
            Self::Io => "io",
            Self::Strict => "strict",
            Self::Mismatch => "mismatch",
        }
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind, code: None, message: message.into(), position: None, line: None }))
    }

    /// XML that is not well-formed, in the way that `code` names.
    pub(crate) fn malformed(code: &'static str, message: impl Into<String>) -> Self {
        let mut error = Self::new(ErrorKind::Malformed, message);
        error.0.code = Some(code);
        error
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

    /// The same error, at a place of a stream whose lines are not at hand.
    pub(crate) fn at_position(mut self, position: Position) -> Self {
        self.0.position = Some(position);
        self
    }

    /// The same error, with its place seen from somewhere else.
    pub(crate) fn moved(mut self, to: impl FnOnce(Position) -> Position) -> Self {
        self.0.position = self.0.position.map(to);
        self
    }

    /// What kind of trouble.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// A stable name for the trouble, finer than its kind where there is one: `unclosed-element`, `unbound-prefix`,
    /// `duplicate-attribute`; of strict reading the name of the [`DiagnosticCode`]. Else the kind's name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.code.unwrap_or(self.0.kind.name())
    }

    /// Where in the input, if it has a place.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() { fmt::Debug::fmt(&self.0, f) } else { fmt::Display::fmt(self, f) }
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DiagnosticCode {
    /// No byte order mark and not valid UTF-8: read as windows-1252.
    AssumedEncoding,
    /// Bytes that are invalid in the document's encoding were read as U+FFFD.
    InvalidBytes,
    /// Control characters that no text holds; kept.
    ControlCharacters,
    /// A date that cannot be understood: one of a plain text's header stays in the text, one of metadata is left out.
    UnreadableDate,
    /// The XML declaration names an encoding that the bytes are not in; read as what they are.
    WrongEncoding,
    /// The XML declaration names an encoding that is not known; read as what the bytes look like.
    UnknownEncoding,
    /// An entity that the document does not declare: one of HTML's names is read as HTML has it, any other is kept as
    /// it is written.
    UndeclaredEntity,
    /// A code whose scheme alias no catalog of the document or of the IPTC resolves; kept as it is written.
    UnknownAlias,
    /// A version, urgency or count that is no number; left out.
    UnreadableNumber,
    /// A time of day whose offset from UTC is not said, nor made up.
    DateWithoutOffset,
}

impl DiagnosticCode {
    /// The code's name, as in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AssumedEncoding => "assumed-encoding",
            Self::InvalidBytes => "invalid-bytes",
            Self::ControlCharacters => "control-characters",
            Self::UnreadableDate => "unreadable-date",
            Self::WrongEncoding => "wrong-encoding",
            Self::UnknownEncoding => "unknown-encoding",
            Self::UndeclaredEntity => "undeclared-entity",
            Self::UnknownAlias => "unknown-alias",
            Self::UnreadableNumber => "unreadable-number",
            Self::DateWithoutOffset => "date-without-offset",
        }
    }
}

/// What strict reading does with a diagnostic.
impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        let mut error = Self::new(ErrorKind::Strict, diagnostic.message);
        error.0.code = Some(diagnostic.code.name());
        error.0.position = diagnostic.position;
        error
    }
}

impl Diagnostic {
    pub(crate) fn new(code: DiagnosticCode, message: impl Into<String>, position: Option<Position>) -> Self {
        Self { code, message: message.into(), position }
    }
}

/// How large and how deep a document may be; what is beyond is refused with [`ErrorKind::TooLarge`].
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
    depth: usize,
    attributes: usize,
    entity_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 1 << 30, depth: 4096, attributes: 4096, entity_bytes: 1 << 20 }
    }
}

impl Limits {
    /// At most this many bytes in one document; of a stream, in one item. Default: 1 GiB. Whatever is set, a third of
    /// 4 GiB is the most: a [`Span`](crate::Span) addresses 4 GiB, and decoding can triple a document's length.
    #[must_use]
    pub fn with_bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// At most this many XML elements within one another. Default: 4096. Depth costs memory, not stack: a million is
    /// as safe as ten.
    #[must_use]
    pub fn with_depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }

    /// At most this many attributes on one XML element. Default: 4096.
    #[must_use]
    pub fn with_attributes(mut self, attributes: usize) -> Self {
        self.attributes = attributes;
        self
    }

    /// At most this many bytes from the entities that an XML document declares, all references together. Default:
    /// 1 MiB. This is what stops a “billion laughs”.
    #[must_use]
    pub fn with_entity_bytes(mut self, bytes: usize) -> Self {
        self.entity_bytes = bytes;
        self
    }

    /// Checks a document's length.
    pub(crate) fn check_bytes(&self, len: usize) -> Result<(), Error> {
        check("document", "bytes", len, self.bytes.min(u32::MAX as usize / 3))
    }

    /// Checks how deep an element stands.
    pub(crate) fn check_depth(&self, depth: usize) -> Result<(), Error> {
        check("element", "levels", depth, self.depth)
    }

    /// Checks how many attributes an element has.
    pub(crate) fn check_attributes(&self, count: usize) -> Result<(), Error> {
        check("element", "attributes", count, self.attributes)
    }

    /// Checks how many bytes declared entities have given.
    pub(crate) fn check_entity_bytes(&self, len: usize) -> Result<(), Error> {
        check("entities", "bytes", len, self.entity_bytes)
    }
}

#[inline]
fn check(what: &str, unit: &str, count: usize, most: usize) -> Result<(), Error> {
    if count <= most {
        return Ok(());
    }
    Err(Error::new(ErrorKind::TooLarge, format!("{what} of {count} {unit}, the limit is {most}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_prints_its_place_with_a_caret() {
        let error = Error::new(ErrorKind::NotText, "a NUL byte in text").at(b"one\ntwo three", 8);
        assert_eq!(error.to_string(), "a NUL byte in text at line 2, column 5\n2 | two three\n        ^");
        assert_eq!(format!("{error:?}"), error.to_string());
        assert!(format!("{error:#?}").contains("NotText"));
    }

    #[test]
    fn a_long_line_is_not_printed() {
        let input = "x".repeat(500);
        let error = Error::new(ErrorKind::NotText, "odd").at(input.as_bytes(), 400);
        assert_eq!(error.to_string(), "odd at line 1, column 401");
    }
}
