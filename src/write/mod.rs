//! Articles and records as new documents: a NewsML-G2 news item, an NITF document; records as pages that an editor reads
//! ([`html`]).
//!
//! To change a document that exists, change its tree ([`xml`](crate::xml)) or item
//! ([`newsml_g2::ItemMut`](crate::newsml_g2::ItemMut)) and print it: what was not touched stays as it came.
//!
//! ```
//! let article = onrecord::read(b"<nitf><head><docdata><doc-id id-string='x-1'/><date.issue norm='20260301T080000Z'/>
//!     </docdata></head><body><body.head><hedline><hl1>Harbour full</hl1></hedline></body.head><body.content>
//!     <p>There is no room, said <person>Ada Quill</person>.</p></body.content></body></nitf>")?.remove(0);
//!
//! let item = onrecord::write::newsml_g2(&article)?;
//! assert!(item.contains("guid=\"x-1\""));
//! assert_eq!(onrecord::read(item.as_bytes())?[0].headline(), Some("Harbour full"));
//!
//! assert!(onrecord::write::nitf(&article).contains("<person>Ada Quill</person>"));
//!
//! let record = onrecord::attribute(article);
//! assert!(onrecord::write::nitf(&record).contains("statement indirect\">There is no room</a>"));
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! Records as documents that other tools read: [`json_ld`](fn@json_ld) of schema.org, and the W3C's
//! [`web_annotation`](fn@web_annotation). As pages that people read: [`html`].

mod assembly;
mod code_points;
pub mod html;
pub mod json_ld;
mod marks;
mod nest;
mod newsml_g2;
mod nitf;
#[cfg(feature = "schema")]
mod schema;
pub mod web_annotation;

pub use json_ld::json_ld;
pub use newsml_g2::newsml_g2;
pub use nitf::nitf;
#[cfg(feature = "schema")]
pub use schema::record_schema;
pub use web_annotation::web_annotation;

use crate::model::{Article, Block, BlockKind, Record};
use crate::xml::Writer;
use marks::Marks;

/// What [`nitf`] and [`newsml_g2`] write: an article as it is, or a record, whose findings are marked in its article.
#[derive(Clone, Copy, Debug)]
pub struct Story<'a> {
    article: &'a Article,
    record: Option<&'a Record>,
}

impl<'a> From<&'a Article> for Story<'a> {
    fn from(article: &'a Article) -> Self {
        Self { article, record: None }
    }
}

impl<'a> From<&'a Record> for Story<'a> {
    fn from(record: &'a Record) -> Self {
        Self { article: &record.article, record: Some(record) }
    }
}

/// The class that tells the kind of a paragraph.
fn class(kind: BlockKind) -> Option<&'static str> {
    Some(match kind {
        BlockKind::Subheadline => "subheadline",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::Header => "slugline",
        BlockKind::Caption => "caption",
        BlockKind::Note => "ednote",
        BlockKind::Abstract => "abstract",
        BlockKind::SpeakerLabel => "speaker",
        _ => return None,
    })
}

/// A row of a table with its cells.
fn row(block: Block, article: &Article, marks: &Marks<'_>, out: &mut Writer) {
    out.open("tr");
    for cell in marks::ranges(block, article) {
        out.open("td");
        marks.write(cell, false, out, |_, _| true);
        out.close();
    }
    out.close();
}
