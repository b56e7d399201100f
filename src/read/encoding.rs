//! Bytes to characters: what the bytes are, not what somebody says they are.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::{Diagnostic, DiagnosticCode, Error, ErrorKind};
use crate::span::Position;

/// The characters of a document, without byte order mark, and what was odd about its bytes. See
/// [`decode`](crate::read::decode).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Decoded<'b> {
    /// The characters.
    pub text: Cow<'b, str>,
    /// What was odd: a wrong declaration, invalid bytes, an encoding that had to be guessed.
    pub diagnostics: Vec<Diagnostic>,
}

/// The characters that bytes are.
///
/// Decodes by byte order mark, else as UTF-16 if every other byte is zero, else as UTF-8 if it is UTF-8, else as the XML
/// declaration says, else as windows-1252.
///
/// What the bytes are goes before what they are said to be: text beyond ASCII that is valid UTF-8 is hardly ever
/// anything else, and feeds that declare ISO-8859-1 and send UTF-8 are common.
///
/// ```
/// let decoded = onrecord::read::decode("<?xml version='1.0' encoding='ISO-8859-1'?><p>é</p>".as_bytes())?;
/// assert!(decoded.text.ends_with("<p>é</p>"));
/// assert_eq!(decoded.diagnostics[0].code, onrecord::DiagnosticCode::WrongEncoding);
/// # Ok::<(), onrecord::Error>(())
/// ```
///
/// # Errors
/// [`ErrorKind::NotText`] points at the first byte of what is no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, &bytes[mark..], bytes));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(with(encoding, bytes, bytes));
    }
    refuse_binary(bytes)?;
    let declared = Declared::of(bytes);
    if let Some(encoding) = declared.encoding.filter(|encoding| !encoding.is_ascii_compatible())
        && encoding != UTF_16BE
        && encoding != UTF_16LE
    {
        return Ok(with(encoding, bytes, bytes));
    }
    let mut decoded = match (simd_valid(bytes), declared.encoding) {
        (Ok(text), encoding) => {
            let mut diagnostics = Vec::new();
            let other = encoding.filter(|&encoding| encoding != UTF_8 && !text.is_ascii());
            diagnostics.extend(other.map(|_| declared.wrong(bytes, UTF_8)));
            Decoded { text: Cow::Borrowed(text), diagnostics }
        }
        (Err(_), Some(encoding)) if encoding != UTF_8 => with(encoding, bytes, bytes),
        (Err(at), _) if mostly_utf8(bytes) => lossy(bytes, at),
        (Err(at), encoding) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            let position = Position::of(bytes, at);
            let message = format!("no UTF-8 at {position}; read as windows-1252");
            let mut diagnostics =
                vec![Diagnostic::new(DiagnosticCode::AssumedEncoding, message, Some(position))];
            diagnostics.extend(encoding.map(|_| declared.wrong(bytes, WINDOWS_1252)));
            Decoded { text, diagnostics }
        }
    };
    decoded.diagnostics.extend(declared.unknown(bytes));
    Ok(decoded)
}

/// The encoding of a stream that begins so, as [`decode`] chooses, and what is odd about it.
pub(super) fn of_stream(start: &[u8]) -> (&'static Encoding, Vec<Diagnostic>) {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return (encoding, Vec::new());
    }
    if let Some(encoding) = utf16_without_mark(start) {
        return (encoding, Vec::new());
    }
    let declared = Declared::of(start);
    let mut odd: Vec<_> = declared.unknown(start).into_iter().collect();
    // The beginning may end within a character.
    let invalid = std::str::from_utf8(start).err().filter(|error| error.error_len().is_some());
    let named = declared.encoding.filter(|encoding| *encoding != UTF_16BE && *encoding != UTF_16LE);
    match (named, invalid) {
        (Some(encoding), _) if !encoding.is_ascii_compatible() => (encoding, odd),
        // Whether it is UTF-8 is told by what is beyond ASCII, which may come later.
        (Some(encoding), None) if encoding != UTF_8 && start.is_ascii() => (encoding, odd),
        (Some(encoding), Some(_)) if encoding != UTF_8 => (encoding, odd),
        (Some(encoding), None) if encoding != UTF_8 => {
            odd.push(declared.wrong(start, UTF_8));
            (UTF_8, odd)
        }
        (_, Some(error)) if !mostly_utf8(start) => {
            let position = Position::of(start, error.valid_up_to());
            let message = format!("no UTF-8 at {position}; read as windows-1252");
            odd.push(Diagnostic::new(DiagnosticCode::AssumedEncoding, message, Some(position)));
            (WINDOWS_1252, odd)
        }
        _ => (UTF_8, odd),
    }
}

/// The encoding that an XML declaration names.
struct Declared<'b> {
    label: Option<&'b [u8]>,
    encoding: Option<&'static Encoding>,
}

impl<'b> Declared<'b> {
    /// No declaration is longer.
    const LONGEST: usize = 200;

    fn of(bytes: &'b [u8]) -> Self {
        let label = Self::label(bytes);
        Self { label, encoding: label.and_then(Encoding::for_label) }
    }

    /// `ISO-8859-1` of `<?xml version="1.0" encoding="ISO-8859-1"?>`
    fn label(bytes: &'b [u8]) -> Option<&'b [u8]> {
        let start = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let head = bytes[start..].strip_prefix(b"<?xml")?;
        let head = &head[..head.len().min(Self::LONGEST)];
        let head = &head[..memchr::memmem::find(head, b"?>")?];
        let value = &head[memchr::memmem::find(head, b"encoding")? + b"encoding".len()..];
        let open = value.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
        let value = &value[open..];
        let close = value[1..].iter().position(|byte| *byte == value[0])?;
        Some(value[1..=close].trim_ascii())
    }

    fn at(&self, bytes: &[u8]) -> Option<Position> {
        let label = self.label?;
        Some(Position::of(bytes, label.as_ptr() as usize - bytes.as_ptr() as usize))
    }

    fn name(&self) -> Cow<'b, str> {
        String::from_utf8_lossy(self.label.unwrap_or_default())
    }

    fn wrong(&self, bytes: &[u8], really: &'static Encoding) -> Diagnostic {
        let message = format!("declared as {}, but it is {}", self.name(), really.name());
        Diagnostic::new(DiagnosticCode::WrongEncoding, message, self.at(bytes))
    }

    fn unknown(&self, bytes: &[u8]) -> Option<Diagnostic> {
        // “utf8” is a label of its own in encoding_rs; what is left are names that nobody uses.
        let unknown = self.label.is_some() && self.encoding.is_none();
        let message = || format!("encoding {} is not known", self.name());
        unknown.then(|| Diagnostic::new(DiagnosticCode::UnknownEncoding, message(), self.at(bytes)))
    }
}

fn with<'b>(encoding: &'static Encoding, content: &'b [u8], whole: &[u8]) -> Decoded<'b> {
    let (text, malformed) = encoding.decode_without_bom_handling(content);
    let mut diagnostics = Vec::new();
    if malformed {
        let at = first_malformed(encoding, content).min(content.len());
        let position = Position::of(whole, at + whole.len() - content.len());
        let message =
            format!("bytes that are no {} were read as U+FFFD, first at {position}", encoding.name());
        diagnostics.push(Diagnostic::new(DiagnosticCode::InvalidBytes, message, Some(position)));
    }
    Decoded { text, diagnostics }
}

/// The offset behind the first bytes that are invalid in an encoding.
fn first_malformed(encoding: &'static Encoding, content: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut buffer = [0; 4096];
    let mut at = 0;
    loop {
        let (result, read, _) = decoder.decode_to_utf8_without_replacement(&content[at..], &mut buffer, true);
        at += read;
        match result {
            DecoderResult::OutputFull => {}
            DecoderResult::InputEmpty => return at,
            DecoderResult::Malformed(bad, behind) => return at - usize::from(bad) - usize::from(behind),
        }
    }
}

/// The text, or the offset of the first byte that is no UTF-8.
fn simd_valid(bytes: &[u8]) -> Result<&str, usize> {
    std::str::from_utf8(bytes).map_err(|error| error.valid_up_to())
}

/// Whether what is beyond ASCII is nearly all UTF-8: such a document is UTF-8 with damage, no windows-1252.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid >= 20 * invalid
}

fn lossy(bytes: &[u8], at: usize) -> Decoded<'static> {
    let position = Position::of(bytes, at);
    let message = format!("bytes that are no UTF-8 were read as U+FFFD, first at {position}");
    let diagnostic = Diagnostic::new(DiagnosticCode::InvalidBytes, message, Some(position));
    Decoded { text: Cow::Owned(String::from_utf8_lossy(bytes).into_owned()), diagnostics: vec![diagnostic] }
}

/// A tag at the start tells UTF-16 (XML 1.0, appendix F), and so does English, which has a zero in nearly every pair of
/// bytes, always on the same side.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0, b'<', 0, 1..=0xFF, ..] => return Some(UTF_16BE),
        [b'<', 0, 1..=0xFF, 0, ..] => return Some(UTF_16LE),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(1000) & !1];
    let pairs = sample.len() / 2;
    if pairs < 2 || memchr::memchr(0, sample).is_none() {
        return None;
    }
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    match () {
        () if first * 10 > pairs * 8 && second == 0 => Some(UTF_16BE),
        () if second * 10 > pairs * 8 && first == 0 => Some(UTF_16LE),
        () => None,
    }
}

/// Many control characters near the start: an image, an archive, a program.
fn refuse_binary(bytes: &[u8]) -> Result<(), Error> {
    let sample = &bytes[..bytes.len().min(4096)];
    // Without a branch, and so at once, for what nearly every document is: free of them.
    let any = sample.iter().fold(false, |any, &byte| any | (byte < b'\t') | ((byte > b'\r') & (byte < b' ')));
    if !any {
        return Ok(());
    }
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B);
    let controls = sample.iter().filter(|byte| control(byte)).count();
    // Wire copy may carry a few (STX, ETX round a message); one byte in ten is no text.
    if controls * 10 <= sample.len() {
        return Ok(());
    }
    let at = sample.iter().position(control).unwrap_or_default();
    Err(Error::new(
        ErrorKind::NotText,
        format!("byte 0x{:02X}, and many like it, are of no text", sample[at]),
    )
    .at(bytes, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn decodes(bytes: &[u8], text: &str, codes: &[DiagnosticCode]) {
        let decoded = decode(bytes).expect("text");
        assert_eq!(decoded.text, text);
        let found: Vec<_> = decoded.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(found, codes);
    }

    #[test]
    fn every_encoding() {
        decodes("naïve".as_bytes(), "naïve", &[]);
        decodes(b"\xEF\xBB\xBFnews", "news", &[]);
        decodes(b"\xFF\xFEn\0e\0w\0s\0", "news", &[]);
        decodes(b"\0n\0e\0w\0s", "news", &[]);
        decodes(b"n\0e\0w\0s\0", "news", &[]);
        let arabic: Vec<u8> = "<p>بلد</p>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        decodes(&arabic, "<p>بلد</p>", &[]);
        decodes(b"\x93It works,\x94 she said", "“It works,” she said", &[DiagnosticCode::AssumedEncoding]);
    }

    #[test]
    fn what_the_bytes_are_wins_over_what_is_declared() {
        let declared = |label: &str, text: &[u8]| {
            let mut bytes = format!("<?xml version='1.0' encoding='{label}'?>").into_bytes();
            bytes.extend_from_slice(text);
            let decoded = decode(&bytes).expect("text");
            let codes: Vec<_> = decoded.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
            (decoded.text.split_once("?>").expect("a declaration").1.to_owned(), codes)
        };
        assert_eq!(declared("ISO-8859-1", "é".as_bytes()), ("é".into(), vec![DiagnosticCode::WrongEncoding]));
        assert_eq!(declared("ISO-8859-1", b"e"), ("e".into(), vec![]));
        assert_eq!(declared("ISO-8859-1", b"\xE9"), ("é".into(), vec![]));
        assert_eq!(declared("iso-8859-15", b"\xA4"), ("€".into(), vec![]));
        assert_eq!(declared("utf8", "é".as_bytes()), ("é".into(), vec![]));
        assert_eq!(declared("klingon", "é".as_bytes()), ("é".into(), vec![DiagnosticCode::UnknownEncoding]));
        let windows = vec![DiagnosticCode::AssumedEncoding, DiagnosticCode::WrongEncoding];
        assert_eq!(declared("UTF-8", b"\x93"), ("“".into(), windows));
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let text = "é".repeat(30);
        let mut bytes = text.clone().into_bytes();
        bytes.push(0xFF);
        decodes(&bytes, &format!("{text}\u{FFFD}"), &[DiagnosticCode::InvalidBytes]);
    }

    #[test]
    fn binary_is_refused_with_its_place() {
        let Err(error) = decode(b"ok\n\x00\x01\x02\x03\x04\x05") else { panic!("read") };
        assert_eq!(error.kind(), ErrorKind::NotText);
        assert_eq!(error.position().map(|at| (at.line, at.column)), Some((2, 1)));
    }
}
