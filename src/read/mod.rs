//! Bytes → [`Article`]: format detection, encodings, and the plain-text reader.
//!
//! ```
//! let articles = onrecord::read(b"Mayor quits\n\nBy JANE DOE\n\nThe mayor quit on Friday, aides said.\n")?;
//! assert_eq!(articles[0].headline(), Some("Mayor quits"));
//! assert_eq!(articles[0].authors, ["JANE DOE"]);
//! # Ok::<(), onrecord::Error>(())
//! ```

mod body;
mod catalog;
mod encoding;
mod findings;
mod format;
mod lead;
mod meta;
mod newsml_1;
pub mod newsml_g2;
mod nitf;
mod stream;
mod text;

use crate::error::{Error, ErrorKind, Limits};
use crate::model::{Article, Record};
use crate::xml::Document;
use format::Format;

pub use encoding::{Decoded, decode};
pub use stream::{Items, items, items_with};

/// Reads a document of any kind that this crate knows, and gives its articles.
///
/// Those are plain text, NewsML-G2, NewsML 1.x and NITF, in UTF-8, UTF-16 or any encoding that an XML declaration
/// names. A plain text and a NITF document are one article; a NewsML document has one for each of its items. What was
/// odd but could be read is in [`Article::diagnostics`].
///
/// # Errors
/// [`ErrorKind::Unsupported`] names a format that is known but not read (RSS, Atom, HTML, ninjs, other JSON and XML);
/// [`ErrorKind::Malformed`] points at what is not well-formed XML; [`ErrorKind::NotText`] points at the first byte that
/// no text holds; [`ErrorKind::TooLarge`] refuses what is beyond [`Limits::default`].
pub fn read(bytes: &[u8]) -> Result<Vec<Article>, Error> {
    bytes_with(bytes, &Limits::default())
}

/// As [`read`], within limits of your own.
///
/// # Errors
/// As [`read`].
pub fn bytes_with(bytes: &[u8], limits: &Limits) -> Result<Vec<Article>, Error> {
    Ok(articles(documents(bytes, limits, false)?))
}

/// Reads a document that a record was written into ([`write::nitf`](crate::write::nitf),
/// [`write::newsml_g2`](fn@crate::write::newsml_g2)) and gives the record back: the article as [`read`] reads it, with the
/// statements and speakers that the document marks. Nothing is looked for in the words.
///
/// A document that marks none gives its articles without statements. What was edited since it was written stays as it
/// is: spans are those of the elements, wherever they are now, and what is no longer there is left out. Claims are not
/// carried; [`find_claims`](crate::find_claims) finds them again.
///
/// ```
/// let article = onrecord::read_text("She was wrong, said Ada Quill.")?;
/// let record = onrecord::attribute(article);
/// let sent = onrecord::write::nitf(&record).replace("was wrong", "had been wrong");
///
/// let received = onrecord::read::records(sent.as_bytes())?.remove(0);
/// let statement = received.statements().next().expect("one");
/// assert_eq!(statement.text(), "She had been wrong");
/// assert_eq!(statement.speaker().map(|speaker| speaker.name()), Some("Ada Quill"));
/// # Ok::<(), onrecord::Error>(())
/// ```
///
/// # Errors
/// As [`read`].
pub fn records(bytes: &[u8]) -> Result<Vec<Record>, Error> {
    records_with(bytes, &Limits::default())
}

/// As [`records`], within limits of your own.
///
/// # Errors
/// As [`read`].
pub fn records_with(bytes: &[u8], limits: &Limits) -> Result<Vec<Record>, Error> {
    documents(bytes, limits, true)
}

fn articles(records: Vec<Record>) -> Vec<Article> {
    records.into_iter().map(|record| record.article).collect()
}

fn documents(bytes: &[u8], limits: &Limits, with_findings: bool) -> Result<Vec<Record>, Error> {
    limits.check_bytes(bytes.len())?;
    let decoded = decode(bytes)?;
    let mut records = match Format::of(&decoded.text) {
        Format::Text => vec![Record::new(text::article(&decoded.text))],
        Format::Xml => xml_records(&Document::parse_with(&decoded.text, limits)?, with_findings)?,
        Format::Other(name) => {
            let at = bytes.iter().position(|&byte| byte == b'<' || byte == b'{').unwrap_or_default();
            return Err(unsupported(name).at(bytes, at));
        }
    };
    // What is odd about the bytes concerns the document; its first article carries it.
    if let Some(first) = records.first_mut() {
        first.article.diagnostics.splice(0..0, decoded.diagnostics);
    }
    Ok(records)
}

/// As [`bytes_with`], and what is odd about the document is an error.
///
/// ```
/// let feed = b"<nitf><head><docdata><date.issue norm='soon'/></docdata></head><body/></nitf>";
/// assert!(onrecord::read(feed).is_ok());
/// let error = onrecord::read::strict(feed, &onrecord::Limits::default()).unwrap_err();
/// assert_eq!(error.code(), "unreadable-date");
/// ```
///
/// # Errors
/// As [`read`], and [`ErrorKind::Strict`] for the first [`Diagnostic`](crate::Diagnostic).
pub fn strict(bytes: &[u8], limits: &Limits) -> Result<Vec<Article>, Error> {
    let articles = bytes_with(bytes, limits)?;
    match articles.iter().find_map(|article| article.diagnostics.first()) {
        Some(diagnostic) => Err(Error::from(diagnostic.clone())),
        None => Ok(articles),
    }
}

/// The articles of an XML document of any kind that this crate reads.
///
/// # Errors
/// [`ErrorKind::Unsupported`] for other documents.
pub fn xml_articles(document: &Document<'_>) -> Result<Vec<Article>, Error> {
    Ok(articles(xml_records(document, false)?))
}

fn xml_records(document: &Document<'_>, with_findings: bool) -> Result<Vec<Record>, Error> {
    let root = document.root();
    let mut records = match root.local_name() {
        name if newsml_g2::is_root(name) => newsml_g2::records(document, with_findings),
        name if newsml_1::is_root(name) => {
            newsml_1::articles(document).into_iter().map(Record::new).collect()
        }
        name if nitf::is_root(name) => vec![nitf::record(document, with_findings)],
        name => {
            let at = root.source_span().unwrap_or_default().start();
            let message = format!("XML of the element <{}>", name);
            return Err(unsupported(&message).at(document.source().as_bytes(), at));
        }
    };
    if let Some(first) = records.first_mut() {
        first.article.diagnostics.splice(0..0, document.diagnostics().iter().cloned());
    }
    Ok(records)
}

fn unsupported(format: &str) -> Error {
    let read = "plain text, NewsML-G2, NewsML 1.x and NITF are";
    Error::new(ErrorKind::Unsupported, format!("{format} is not read ({read})"))
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
        let read = "plain text, NewsML-G2, NewsML 1.x and NITF are";
        refused("\n<rss/>", &format!("RSS is not read ({read}) at line 2, column 1"));
        refused("<feed xmlns='http://www.w3.org/2005/Atom'/>", "Atom is not read");
        refused("<!DOCTYPE html><p>One", "HTML is not read");
        refused("<html><p>One</html>", "HTML is not read");
        refused("<?xml version='1.0'?>\n<recipe/>", "XML of the element <recipe> is not read");
        refused("{\"uri\": \"urn:x\", \"headline\": \"One\"}", "ninjs is not read");
        refused("{\"a\": 1}", "JSON is not read");
    }

    #[test]
    fn text_that_only_looks_like_markup_is_text() {
        assert!(read(b"<3 is a heart, he said.").is_ok());
        assert!(read(b"{She said nothing.}").is_ok());
    }
}
