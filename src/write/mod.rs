//! Articles as new documents: a NewsML-G2 news item, an NITF document; records as pages that an editor reads ([`html`]).
//!
//! To change a document that exists, change its tree ([`xml`](crate::xml)) or item
//! ([`newsml_g2::ItemMut`](crate::newsml_g2::ItemMut)) and print it: what was not touched stays as it came.
//!
//! ```
//! let article = onrecord::read(b"<nitf><head><docdata><doc-id id-string='x-1'/><date.issue norm='20260301T080000Z'/>
//!     </docdata></head><body><body.head><hedline><hl1>Harbour full</hl1></hedline></body.head><body.content>
//!     <p>No room, said <person>Ada Quill</person>.</p></body.content></body></nitf>")?.remove(0);
//!
//! let item = onrecord::write::newsml_g2(&article)?;
//! assert!(item.contains("guid=\"x-1\""));
//! assert_eq!(onrecord::read(item.as_bytes())?[0].headline(), Some("Harbour full"));
//!
//! assert!(onrecord::write::nitf(&article).contains("<person>Ada Quill</person>"));
//! # Ok::<(), onrecord::Error>(())
//! ```

pub mod html;
mod newsml_g2;
mod nitf;
mod words;

pub use newsml_g2::newsml_g2;
pub use nitf::nitf;
