//! Bytes → [`Article`]: format detection, encodings, and the plain-text reader.
//!
//! ```
//! let articles = onrecord::read(b"Mayor quits\n\nBy JANE DOE\n\nThe mayor quit on Friday, aides said.\n")?;
//! assert_eq!(articles[0].headline(), Some("Mayor quits"));
//! assert_eq!(articles[0].authors, ["JANE DOE"]);
//! # Ok::<(), onrecord::Error>(())
//! ```

mod encoding;
mod text;

use crate::error::{Error, ErrorKind, Limits};
use crate::model::Article;

/// Reads a document of any kind that this crate knows, and gives its articles.
///
/// Today that is plain text in UTF-8, UTF-16 or windows-1252, which is one article. What was odd but could be read is
/// in [`Article::diagnostics`].
///
/// # Errors
/// [`ErrorKind::Unsupported`] names a format that is known but not read (XML, HTML, JSON); [`ErrorKind::NotText`]
/// points at the first byte that no text holds; [`ErrorKind::TooLarge`] refuses what is beyond [`Limits::default`].
pub fn read(bytes: &[u8]) -> Result<Vec<Article>, Error> {
    bytes_with(bytes, &Limits::default())
}

/// As [`read`], within limits of your own.
///
/// # Errors
/// As [`read`].
pub fn bytes_with(bytes: &[u8], limits: &Limits) -> Result<Vec<Article>, Error> {
    limits.check_bytes(bytes.len())?;
    let decoded = encoding::decode(bytes)?;
    if let Some(format) = markup(&decoded.text) {
        let at = bytes.iter().position(|&byte| byte == b'<' || byte == b'{').unwrap_or_default();
        let message = format!("{format} is not read by this version, only plain text");
        return Err(Error::new(ErrorKind::Unsupported, message).at(bytes, at));
    }
    let mut article = text::article(&decoded.text);
    article.diagnostics.splice(0..0, decoded.diagnostics);
    Ok(vec![article])
}

/// Reads a plain-text article.
///
/// Headline, byline, dateline, headings, interview labels, list items and header lines become blocks of their kind, and
/// paragraphs are told apart by blank lines or, where a file has none, by lines; hard-wrapped lines are joined. Line
/// ends become `\n`, no-break spaces become spaces, soft hyphens and byte order marks go; every other character stays
/// where it was.
///
/// # Errors
/// [`ErrorKind::TooLarge`] beyond [`Limits::default`].
pub fn read_text(text: &str) -> Result<Article, Error> {
    Limits::default().check_bytes(text.len())?;
    Ok(text::article(text))
}

/// The name of a format that is not plain text, by how the document begins.
fn markup(text: &str) -> Option<&'static str> {
    let start = text.trim_start_matches(|char: char| char.is_whitespace() || char == '\u{feff}');
    let is_tag = start.strip_prefix('<').and_then(|rest| rest.chars().next());
    if is_tag.is_some_and(|next| next.is_alphabetic() || next == '!' || next == '?') {
        // The root may stand behind a declaration, comments and a document type.
        let head: String = start.chars().take(2000).collect::<String>().to_ascii_lowercase();
        let names = [
            ("<newsml", "NewsML 1.x"),
            ("<newsmessage", "NewsML-G2"),
            ("<newsitem", "NewsML-G2"),
            ("<packageitem", "NewsML-G2"),
            ("<nitf", "NITF"),
            ("<rss", "RSS"),
            ("<feed", "Atom"),
            ("<html", "HTML"),
            ("<!doctype html", "HTML"),
        ];
        return Some(names.iter().find(|(tag, _)| head.contains(tag)).map_or("XML", |(_, name)| name));
    }
    let object = start.strip_prefix('{')?.trim_start();
    let is_json = object.starts_with('"')
        && object[1..].split_once('"').is_some_and(|(_, rest)| rest.trim_start().starts_with(':'));
    is_json.then_some("JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(document: &str, message: &str) {
        let error = read(document.as_bytes()).expect_err("a format that is not read");
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert!(error.to_string().starts_with(message), "{error}");
    }

    #[test]
    fn other_formats_are_named() {
        refused(
            "<?xml version='1.0'?>\n<nitf><head/></nitf>",
            "NITF is not read by this version, only plain text at line 1, column 1",
        );
        refused("\n<rss/>", "RSS is not read by this version, only plain text at line 2, column 1");
        refused("{\"uri\": 1}", "JSON is not");
    }

    #[test]
    fn text_that_only_looks_like_markup_is_text() {
        assert!(read(b"<3 is a heart, he said.").is_ok());
        assert!(read(b"{She said nothing.}").is_ok());
    }
}
