//! The plain-text reader, in phases: characters → lines → logical lines → blocks.

mod blocks;
pub(super) mod byline;
pub(super) mod dateline;
mod header;
mod label;
pub(super) mod lines;
pub(super) mod note;

use std::borrow::Cow;

use crate::error::{Diagnostic, DiagnosticCode};
use crate::model::Article;
use crate::span::Position;

/// The article that a text is.
pub(super) fn article(input: &str) -> Article {
    let mut article = Article { text: normalize(input).into_owned(), ..Article::default() };
    if let Some(at) = control(input.as_bytes()) {
        let position = Position::of(input.as_bytes(), at);
        let message = format!("control character 0x{:02X} at {position}", input.as_bytes()[at]);
        article.diagnostics.push(Diagnostic::new(DiagnosticCode::ControlCharacters, message, Some(position)));
    }
    let lines = lines::logical(&mut article.text);
    blocks::find(&mut article, &lines);
    article
}

/// The offset of the first control character that is no space or line end.
fn control(bytes: &[u8]) -> Option<usize> {
    // 9 to 13 are tab, line feed, vertical tab, form feed, carriage return.
    let is_control = |byte: u8| byte < 0x20 && !(9..=13).contains(&byte);
    // By chunks, without leaving in their middle, so that the compiler compares many bytes at once.
    let chunk =
        bytes.chunks(64).position(|chunk| chunk.iter().fold(false, |any, &byte| any | is_control(byte)))?;
    let start = chunk * 64;
    bytes[start..].iter().position(|&byte| is_control(byte)).map(|at| start + at)
}

/// Line ends as `\n`, no-break spaces as spaces, without soft hyphens and byte order marks.
fn normalize(input: &str) -> Cow<'_, str> {
    let bytes = input.as_bytes();
    // U+00A0 and U+00AD begin with C2, U+FEFF with EF.
    let mut odd = memchr::memchr3_iter(b'\r', 0xC2, 0xEF, bytes).peekable();
    if odd.peek().is_none() {
        return Cow::Borrowed(input);
    }
    let mut text = String::with_capacity(input.len());
    let mut copied = 0;
    for at in odd {
        let rest = &bytes[at..];
        let (len, replacement) = match rest {
            [b'\r', b'\n', ..] => (1, ""),
            [b'\r', ..] => (1, "\n"),
            [0xC2, 0xA0, ..] => (2, " "),
            [0xC2, 0xAD, ..] => (2, ""),
            [0xEF, 0xBB, 0xBF, ..] => (3, ""),
            _ => continue,
        };
        text.push_str(&input[copied..at]);
        text.push_str(replacement);
        copied = at + len;
    }
    text.push_str(&input[copied..]);
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_characters_are_made_plain() {
        assert_eq!(normalize("a\r\nb\rc\u{a0}d\u{ad}e\u{feff}f £\u{3002}"), "a\nb\nc def £\u{3002}");
        assert!(matches!(normalize("plain “text”\n"), Cow::Borrowed(_)));
    }
}
