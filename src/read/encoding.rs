//! Bytes to characters: what the bytes are, not what somebody says they are.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::{Diagnostic, DiagnosticCode, Error, ErrorKind};
use crate::span::Position;

/// Decoded text, and what was odd about its bytes.
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Decodes by byte order mark, else as UTF-16 if every other byte is zero, else as UTF-8, else as windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, &bytes[mark..], bytes));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(with(encoding, bytes, bytes));
    }
    refuse_binary(bytes)?;
    match simd_valid(bytes) {
        Ok(text) => Ok(Decoded { text: Cow::Borrowed(text), diagnostics: Vec::new() }),
        Err(at) if mostly_utf8(bytes) => Ok(lossy(bytes, at)),
        Err(at) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            let position = Position::of(bytes, at);
            let message = format!("no UTF-8 at {position}; read as windows-1252");
            let diagnostic = Diagnostic::new(DiagnosticCode::AssumedEncoding, message, Some(position));
            Ok(Decoded { text, diagnostics: vec![diagnostic] })
        }
    }
}

fn with<'b>(encoding: &'static Encoding, content: &'b [u8], whole: &[u8]) -> Decoded<'b> {
    let (text, malformed) = encoding.decode_without_bom_handling(content);
    let mut diagnostics = Vec::new();
    if malformed {
        let at = std::str::from_utf8(content)
            .err()
            .filter(|_| encoding == encoding_rs::UTF_8)
            .map(|error| error.valid_up_to());
        let position = at.map(|at| Position::of(whole, at + whole.len() - content.len()));
        let message = format!("bytes that are no {} were read as U+FFFD", encoding.name());
        diagnostics.push(Diagnostic::new(DiagnosticCode::InvalidBytes, message, position));
    }
    Decoded { text, diagnostics }
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

/// English in UTF-16 has a zero in nearly every pair of bytes, always on the same side.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(1000) & !1];
    let pairs = sample.len() / 2;
    if pairs < 2 {
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
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B);
    let controls = sample.iter().filter(|byte| control(byte)).count();
    // Wire copy may carry a few (STX, ETX round a message); one byte in ten is no text.
    if controls * 10 <= sample.len() {
        return Ok(());
    }
    let at = sample.iter().position(|byte| control(byte)).unwrap_or_default();
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
        decodes(b"\x93It works,\x94 she said", "“It works,” she said", &[DiagnosticCode::AssumedEncoding]);
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
