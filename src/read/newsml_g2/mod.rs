//! NewsML-G2 2.9 to 2.35: typed views over the tree, and items as articles.
//!
//! A [`Message`] is a document: a `newsMessage` with its items, or one item alone. The views read; to change an item,
//! take an [`ItemMut`]. What no view knows is reached through [`Item::element`], and everything that is not touched is
//! written back as it came.
//!
//! ```
//! use onrecord::newsml_g2::{ItemMut, Message};
//! use onrecord::xml::Document;
//!
//! let source = r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="2">
//!   <itemMeta><versionCreated>2026-03-01T08:00:00Z</versionCreated></itemMeta>
//!   <contentMeta><headline>Harbour full</headline></contentMeta>
//! </newsItem>"#;
//! let mut document = Document::parse(source)?;
//!
//! let message = Message::of(&document).expect("NewsML-G2");
//! let item = message.items().next().expect("an item");
//! assert_eq!(item.headline().as_deref(), Some("Harbour full"));
//! let id = item.id();
//!
//! ItemMut::new(&mut document, id).set_headline("Harbour closed").set_version(3);
//! let written = document.to_string();
//! assert_eq!(written, source.replace("full", "closed").replace("version=\"2\"", "version=\"3\""));
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! The names are those of the standard: *NewsML-G2 Specification* and *NewsML-G2 Guidelines* (IPTC).

mod article;
mod edit;
mod findings;
mod item;
mod property;

pub use edit::ItemMut;
pub use item::{Hop, Item, ItemKind, PartMeta};
pub use property::{Content, Property};

pub(super) use article::records;

use std::borrow::Cow;

use crate::model::NewsDate;
use crate::read::meta;
use crate::xml::{Document, Element};

/// The namespace of NewsML-G2 (News Architecture).
pub const NAMESPACE: &str = "http://iptc.org/std/nar/2006-10-01/";

/// A NewsML-G2 document.
#[derive(Clone, Copy, Debug)]
pub struct Message<'d> {
    root: Element<'d>,
}

impl<'d> Message<'d> {
    /// The message that a document is; `None` where its root is no element of NewsML-G2.
    #[must_use]
    pub fn of(document: &'d Document<'d>) -> Option<Self> {
        let root = document.root();
        is_root(root.local_name()).then_some(Self { root })
    }

    /// The root element: `newsMessage`, or an item.
    #[must_use]
    pub fn element(self) -> Element<'d> {
        self.root
    }

    /// The header of a `newsMessage`.
    #[must_use]
    pub fn header(self) -> Option<Header<'d>> {
        self.root.child("header").map(|element| Header { element })
    }

    /// The items, in their order: those of a `newsMessage`, or the one that the document is.
    pub fn items(self) -> impl Iterator<Item = Item<'d>> {
        let own = ItemKind::of(self.root.local_name()).map(|kind| Item::new(self.root, kind));
        let sets = self.root.children().filter(|child| child.local_name() == "itemSet");
        let sent = sets
            .flat_map(|set| set.children())
            .filter_map(|element| Some(Item::new(element, ItemKind::of(element.local_name())?)));
        own.into_iter().chain(sent)
    }
}

/// The header of a `newsMessage`: who sent it, when and to whom.
#[derive(Clone, Copy, Debug)]
pub struct Header<'d> {
    element: Element<'d>,
}

impl<'d> Header<'d> {
    /// The element.
    #[must_use]
    pub fn element(self) -> Element<'d> {
        self.element
    }

    /// When it was sent.
    #[must_use]
    pub fn sent(self) -> Option<NewsDate> {
        meta::date(&self.element.child("sent")?.text())
    }

    /// Who sent it.
    #[must_use]
    pub fn sender(self) -> Option<String> {
        self.line("sender")
    }

    /// The identifier of the transmission.
    #[must_use]
    pub fn transmit_id(self) -> Option<String> {
        self.line("transmitId")
    }

    /// The system that it comes from.
    #[must_use]
    pub fn origin(self) -> Option<String> {
        self.line("origin")
    }

    /// Priority, 1 (most) to 9.
    #[must_use]
    pub fn priority(self) -> Option<u8> {
        self.line("priority")?.parse().ok()
    }

    /// The channels that it is sent on.
    pub fn channels(self) -> impl Iterator<Item = Cow<'d, str>> {
        self.element.children_named("channel").map(|channel| channel.text())
    }

    /// Whom it is sent to.
    pub fn destinations(self) -> impl Iterator<Item = Cow<'d, str>> {
        self.element.children_named("destination").map(|destination| destination.text())
    }

    fn line(self, name: &str) -> Option<String> {
        meta::words(self.element.child(name)?)
    }
}

/// Whether a root of this name is NewsML-G2: a message, an item, or a part of one that is passed on alone.
pub(super) fn is_root(name: &str) -> bool {
    name == "newsMessage" || ItemKind::of(name).is_some() || is_fragment(name)
}

/// Parts of an item that are published as documents of their own.
fn is_fragment(name: &str) -> bool {
    matches!(
        name,
        "contentMeta" | "itemMeta" | "contentSet" | "groupSet" | "newsCoverageSet" | "conceptSet" | "concept"
    )
}
