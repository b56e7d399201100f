//! Article or record → NITF.

mod body;
mod head;

pub(super) use head::basic;

use crate::write::Story;
use crate::write::marks::{Format, Marks};
use crate::xml::Writer;

/// The NITF 3.6 document that an article or a record is.
///
/// What the article does not have is left out. NITF has no place for the codes of genres beyond a word, nor for links.
///
/// The names and quotations that came with an article are marked in its text. Of a record the text marks what was found:
/// quoted words as `q` with their `quote-source`, the rest of what is said as `a` (an anchor that leads nowhere, since `q`
/// is for a speaker's own words), cues as `classifier`, speakers as `person` and `org`, their roles as `function`, and of
/// claims the figures as `num` and `money` and the times as `chron`. `identified-content` lists speakers and statements;
/// [`read::records`](crate::read::records) reads them back. See [`docs::formats`](crate::docs::formats).
///
/// ```
/// let article = onrecord::read_text("“The bridge is safe,” said Ada Quill, the city engineer.")?;
/// let record = onrecord::analyze(article);
///
/// let nitf = onrecord::write::nitf(&record);
/// assert!(nitf.contains("quote-source=\"Ada Quill\">“The bridge is safe,”</q>"));
///
/// let again = onrecord::read::records(nitf.as_bytes())?.remove(0);
/// assert_eq!(again.statements, record.statements);
/// assert_eq!(again.speakers, record.speakers);
/// # Ok::<(), onrecord::Error>(())
/// ```
#[must_use]
pub fn nitf<'a>(story: impl Into<Story<'a>>) -> String {
    let story = story.into();
    let article = story.article;
    let marks = Marks::of(story, Format::Nitf);
    let mut out = Writer::new();
    out.open("nitf")
        .attribute("xmlns", "http://iptc.org/std/NITF/2006-10-18/")
        .attribute("version", "-//IPTC//DTD NITF 3.6//EN")
        .attribute_if("xml:lang", article.language.as_deref());
    head::write(story, &marks, &mut out);
    body::write(article, &marks, &mut out);
    out.finish()
}
