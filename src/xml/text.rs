//! White space and line ends of text (XML 1.0, 2.11).

use std::borrow::Cow;

/// Line ends as `\n`.
pub(super) fn normalized(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    push_normalized(&mut out, text);
    Cow::Owned(out)
}

/// As [`normalized`], at the end of `out`.
pub(super) fn push_normalized(out: &mut String, mut text: &str) {
    while let Some(at) = memchr::memchr(b'\r', text.as_bytes()) {
        out.push_str(&text[..at]);
        out.push('\n');
        let rest = &text[at + 1..];
        text = rest.strip_prefix('\n').unwrap_or(rest);
    }
    out.push_str(text);
}
