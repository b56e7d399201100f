//! A lossless XML tree: what was not touched is written back byte for byte.
//!
//! Everything of a document is kept as it came: attributes in their order and with their quotes, white space, comments,
//! processing instructions, CDATA sections, the document type. The tree holds places in the source and few words of its
//! own, so that writing an untouched document is copying its source, and a changed element writes only itself.
//!
//! ```
//! use onrecord::xml::Document;
//!
//! let mut document = Document::parse("<item  a='1'><!-- kept --><headline>Old</headline></item>")?;
//! let headline = document.root().child("headline").expect("a headline").id();
//! document.set_text(headline, "Taxes & fees");
//! assert_eq!(
//!     document.to_string(),
//!     "<item  a='1'><!-- kept --><headline>Taxes &amp; fees</headline></item>",
//! );
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! Documents are well-formed with namespaces, or refused with the place ([`Document::parse`]). External entities and
//! document types are kept but never followed. All work is linear in the document and needs no stack: a million
//! elements within one another are as safe as ten, see [`Limits`](crate::Limits).

mod attribute;
mod edit;
mod entity;
mod namespace;
mod parse;
mod piece;
mod prolog;
mod text;
mod tree;
mod write;

pub use attribute::Attribute;
pub(crate) use prolog::root_name;
pub(crate) use tree::Step;
pub use tree::{Document, Element, Node, NodeId};
pub(crate) use write::Writer;
