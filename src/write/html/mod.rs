//! Records as pages that an editor reads: an article with its statements, speakers and claims, and an index of many.
//!
//! [`report`] gives the article as its readers know it. Each speaker has a colour and a label of one or two letters;
//! statements are tinted and underlined, with a solid line where they are direct, a dashed one where they are mixed and
//! a dotted one where they are indirect; sources and cues are underlined. To point at a statement, or to move the focus
//! to its label, shows who said it, by which rules that was found, and with what confidence. Claims stand in the margin
//! with their figures, resolved times, reasons, warnings and verdicts; beside them the speakers with their roles, how
//! much they say, and a list of their statements. [`Index`] does the same for any number of articles.
//!
//! A page is one file: no script, no picture, no font, nothing that is loaded (a content security policy in the page
//! says so to the browser). All text is escaped. It is HTML in the syntax that XML parsers read too. An article of 600
//! words makes a page of some 50 KB.
//!
//! ```
//! let article = onrecord::read_text("Harbour full\n\n“No room,” said Ada Quill, the mayor. “We turned away 41 ships.”")?;
//! let record = onrecord::analyze(article);
//! let page = onrecord::write::html::report(&record);
//! assert!(page.starts_with("<!DOCTYPE html>"));
//! assert!(page.contains("Ada Quill") && page.contains("41 ships"));
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! Parts can be linked to: `#s1` is the first statement, `#c1` the first claim in the article and `#n1` its note, `#p1` the
//! first speaker, each by its place in the [`Record`], from 1.
//!
//! # Accessibility
//!
//! Without sight of colours: speakers have labels, kinds of statements their own lines, bars their own fills. Hues are those of
//! Okabe and Ito; a test measures contrasts, and how far apart the colours stay under protanopia, deuteranopia and
//! tritanopia. Without sight: headings in order, landmarks, links to skip to the article and the speakers; the label after
//! a statement is a link to its speaker, described by what is known of the statement; decoration is not read out.
//! Without pointer: every label, number and list is reached by the keyboard. With little room: below 62 rem the notes fold up
//! under their paragraphs, on a phone what is known of a statement stands at the foot of the window. In print:
//! speakers' statements and all notes are unfolded, and colours are kept.
//!
//! Pages were checked in headless Chromium with axe-core 4 (WCAG 2.2 A and AA, and best practices), at widths of 1280 and
//! 390, light and dark, with everything folded and unfolded: no finding of any weight. html-validate finds nothing in the
//! markup, and Firefox lays it out alike. One thing is known to be missing: what shows at a statement cannot be dismissed
//! with Escape (WCAG 1.4.13), which needs a script; all of it also stands in the list of speakers.
//!
//! The example `report` writes a folder of pages with their index.

mod article;
mod cast;
mod cut;
mod figures;
mod index;
mod notes;
mod page;
mod rail;

pub use index::Index;

use crate::model::Record;

/// The page of a record. The same as [`Report::new`] and [`Report::to_html`].
#[must_use]
pub fn report(record: &Record) -> String {
    Report::new(record).to_html()
}

/// The page of a record, with what can be chosen.
///
/// ```
/// use onrecord::write::html::Report;
///
/// let record = onrecord::attribute(onrecord::read_text("“No room,” said Ada Quill.")?);
/// let page = Report::new(&record).with_home("index.html").to_html();
/// assert!(page.contains("href=\"index.html\""));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    record: &'r Record,
    home: Option<&'r str>,
}

impl<'r> Report<'r> {
    /// A page that stands alone.
    #[must_use]
    pub const fn new(record: &'r Record) -> Self {
        Self { record, home: None }
    }

    /// With a link to the page of all articles.
    #[must_use]
    pub const fn with_home(self, href: &'r str) -> Self {
        Self { home: Some(href), ..self }
    }

    /// The page.
    #[must_use]
    pub fn to_html(&self) -> String {
        page::report(self.record, self.home)
    }
}
