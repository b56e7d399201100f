//! Changing an item.

use crate::model::{Concept, NewsDate, PublishingStatus};
use crate::read::newsml_g2::item::{Item, ItemKind, main_headline};
use crate::xml::{Document, Element, NodeId};

/// An item that is changed. What the setters do not touch stays as it came.
///
/// Where the item has the property, its text is replaced and its attributes stay; where it has not, the property is
/// added at the place that the standard gives it. See the [module](crate::newsml_g2) for an example.
#[derive(Debug)]
pub struct ItemMut<'a, 's> {
    document: &'a mut Document<'s>,
    id: NodeId,
}

/// The order of what stands in an item and before its `contentMeta`.
const ITEM: &[&str] =
    &["catalogRef", "catalog", "hopHistory", "rightsInfo", "itemMeta", "contentMeta", "partMeta", "assert"];
/// The order in `itemMeta`.
const ITEM_META: &[&str] = &[
    "itemClass",
    "provider",
    "versionCreated",
    "firstCreated",
    "embargoed",
    "pubStatus",
    "role",
    "fileName",
];
/// The order in `contentMeta`.
const CONTENT_META: &[&str] = &[
    "icon",
    "urgency",
    "contentCreated",
    "contentModified",
    "digitalSourceType",
    "located",
    "infoSource",
    "creator",
    "contributor",
    "audience",
    "exclAudience",
    "altId",
    "rating",
    "userInteraction",
    "language",
    "keyword",
    "genre",
    "subject",
    "slugline",
    "headline",
    "dateline",
    "by",
    "creditline",
    "description",
];

impl<'a, 's> ItemMut<'a, 's> {
    /// The item of an id ([`Item::id`]). Where the id names no element the setters do nothing.
    pub fn new(document: &'a mut Document<'s>, id: NodeId) -> Self {
        Self { document, id }
    }

    /// The item as it is now.
    #[must_use]
    pub fn item(&self) -> Option<Item<'_>> {
        let element = self.document.element(self.id)?;
        Some(Item::new(element, ItemKind::of(element.local_name())?))
    }

    /// Sets the main headline.
    pub fn set_headline(&mut self, text: &str) -> &mut Self {
        let main = self.item().and_then(|item| main_headline(item.content_meta("headline")));
        match main.map(|headline| headline.id()) {
            Some(id) => self.document.set_text(id, text),
            None => self.set("contentMeta", CONTENT_META, "headline", text),
        }
        self
    }

    /// Sets the slugline.
    pub fn set_slugline(&mut self, text: &str) -> &mut Self {
        self.set("contentMeta", CONTENT_META, "slugline", text);
        self
    }

    /// Sets the urgency.
    pub fn set_urgency(&mut self, urgency: u8) -> &mut Self {
        self.set("contentMeta", CONTENT_META, "urgency", &urgency.to_string());
        self
    }

    /// Sets the version.
    pub fn set_version(&mut self, version: u64) -> &mut Self {
        self.document.set_attribute(self.id, "version", &version.to_string());
        self
    }

    /// Sets when this version was made.
    pub fn set_version_created(&mut self, date: NewsDate) -> &mut Self {
        self.set("itemMeta", ITEM_META, "versionCreated", &date.to_string());
        self
    }

    /// Sets before when it must not be published; `None` lifts the embargo.
    pub fn set_embargoed(&mut self, date: Option<NewsDate>) -> &mut Self {
        match date {
            Some(date) => self.set("itemMeta", ITEM_META, "embargoed", &date.to_string()),
            None => {
                let ids: Vec<_> = self
                    .item()
                    .into_iter()
                    .flat_map(|item| item.item_meta("embargoed"))
                    .map(|found| found.id())
                    .collect();
                ids.into_iter().for_each(|id| {
                    self.document.remove_line(id);
                });
            }
        }
        self
    }

    /// Sets whether it may be used.
    pub fn set_status(&mut self, status: PublishingStatus) -> &mut Self {
        let code = match status {
            PublishingStatus::Usable => "stat:usable",
            PublishingStatus::Withheld => "stat:withheld",
            PublishingStatus::Canceled => "stat:canceled",
        };
        if let Some(id) = self.property("itemMeta", ITEM_META, "pubStatus") {
            self.document.remove_attribute(id, "uri");
            self.document.set_attribute(id, "qcode", code);
            // Names of the old status.
            self.document.set_text(id, "");
        }
        self
    }

    /// Adds a subject, with its code and name.
    pub fn add_subject(&mut self, concept: &Concept) -> &mut Self {
        let last = self.item().and_then(|item| item.subjects().last()).map(|subject| subject.id());
        let id = match last {
            Some(last) => self.document.insert_element_after(last, "subject"),
            None => self.property("contentMeta", CONTENT_META, "subject"),
        };
        let Some(id) = id else { return self };
        match &concept.code {
            Some(code) if code.contains(':') => self.document.set_attribute(id, "qcode", code),
            Some(code) => self.document.set_attribute(id, "literal", code),
            None => {}
        }
        if let (None, Some(uri)) = (&concept.code, &concept.uri) {
            self.document.set_attribute(id, "uri", uri);
        }
        if let Some(name) = &concept.name
            && let Some(element) = self.document.append_element(id, "name")
        {
            self.document.set_text(element, name);
        }
        self
    }

    /// Takes away the subjects of a QCode, URI or literal; how many there were.
    pub fn remove_subject(&mut self, code: &str) -> usize {
        let is_it = |element: Element<'_>| {
            ["qcode", "uri", "literal"]
                .iter()
                .any(|name| element.attribute(name).is_some_and(|value| value.trim() == code))
        };
        let subjects = self.item().into_iter().flat_map(Item::subjects);
        let ids: Vec<_> =
            subjects.filter(|subject| is_it(subject.element())).map(|subject| subject.id()).collect();
        ids.iter().filter(|id| self.document.remove_line(**id)).count()
    }

    /// Puts paragraphs in the place of the body of the first inline content that has one: the first `<body>` of XHTML,
    /// or `<body.content>` of NITF. Whether there was one.
    pub fn set_body<'t>(&mut self, paragraphs: impl IntoIterator<Item = &'t str>) -> bool {
        let Some(body) = self.item().and_then(body) else { return false };
        self.document.set_text(body, "");
        for paragraph in paragraphs {
            if let Some(id) = self.document.append_element(body, "p") {
                self.document.set_text(id, paragraph);
            }
        }
        true
    }

    fn set(&mut self, part: &'static str, order: &[&str], name: &str, text: &str) {
        if let Some(id) = self.property(part, order, name) {
            self.document.set_text(id, text);
        }
    }

    /// The first property of a name in a part of the item; made where there is none.
    fn property(&mut self, part: &'static str, order: &[&str], name: &str) -> Option<NodeId> {
        let part = self.child(self.id, ITEM, part)?;
        self.child(part, order, name)
    }

    /// The first child of a name; made behind those that stand before it in the order of the standard.
    fn child(&mut self, parent: NodeId, order: &[&str], name: &str) -> Option<NodeId> {
        let element = self.document.element(parent)?;
        if let Some(found) = element.child(name) {
            return Some(found.id());
        }
        let before = &order[..order.iter().position(|other| *other == name).unwrap_or(order.len())];
        let last = element.children().filter(|child| before.contains(&child.local_name())).last();
        match last.map(|last| last.id()) {
            Some(last) => self.document.insert_element_after(last, name),
            None => self.document.append_element(parent, name),
        }
    }
}

/// The element whose content is the body's.
fn body(item: Item<'_>) -> Option<NodeId> {
    let contents = item.contents().filter(|content| content.is_text());
    let elements = contents.flat_map(|content| content.element().descendants());
    let mut bodies = elements.filter_map(|node| node.as_element());
    let is_body = |element: &Element<'_>| match element.local_name() {
        "body.content" => true,
        "body" => element.children().all(|child| !child.local_name().starts_with("body.")),
        _ => false,
    };
    bodies.find(is_body).map(|body| body.id())
}
