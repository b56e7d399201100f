//! Items: news, packages, concepts, planning.

use std::borrow::Cow;

use crate::model::{NewsDate, PublishingStatus};
use crate::read::catalog::Catalogs;
use crate::read::meta;
use crate::read::newsml_g2::property::{Content, Property};
use crate::xml::{Element, NodeId};

/// The kinds of [`Item`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ItemKind {
    /// `newsItem`: a text, picture, film … with its metadata.
    News,
    /// `packageItem`: other items, grouped.
    Package,
    /// `conceptItem`: one concept, such as a person or an event.
    Concept,
    /// `knowledgeItem`: many concepts, such as a vocabulary.
    Knowledge,
    /// `planningItem`: what will be covered.
    Planning,
    /// `catalogItem`: a catalog of schemes.
    Catalog,
}

impl ItemKind {
    pub(in crate::read) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "newsItem" => Self::News,
            "packageItem" => Self::Package,
            "conceptItem" => Self::Concept,
            "knowledgeItem" => Self::Knowledge,
            "planningItem" => Self::Planning,
            "catalogItem" => Self::Catalog,
            _ => return None,
        })
    }
}

/// An item of a [`Message`](crate::newsml_g2::Message).
///
/// Values are as the document gives them; what it does not give is `None`, with no default of the standard put in.
#[derive(Clone, Copy, Debug)]
pub struct Item<'d> {
    element: Element<'d>,
    kind: ItemKind,
}

impl<'d> Item<'d> {
    pub(in crate::read) fn new(element: Element<'d>, kind: ItemKind) -> Self {
        Self { element, kind }
    }

    /// The element.
    #[must_use]
    pub fn element(self) -> Element<'d> {
        self.element
    }

    /// The element's name within its document, for changing the item.
    #[must_use]
    pub fn id(self) -> NodeId {
        self.element.id()
    }

    /// What kind of item it is.
    #[must_use]
    pub fn kind(self) -> ItemKind {
        self.kind
    }

    /// The identifier that all versions share.
    #[must_use]
    pub fn guid(self) -> Option<Cow<'d, str>> {
        self.element.attribute("guid")
    }

    /// The version. Real feeds carry numbers beyond 2³¹.
    #[must_use]
    pub fn version(self) -> Option<u64> {
        self.element.attribute("version")?.trim().parse().ok()
    }

    /// The version of the standard: `2.35`.
    #[must_use]
    pub fn standard_version(self) -> Option<Cow<'d, str>> {
        self.element.attribute("standardversion")
    }

    /// The language of the content: that of `contentMeta`, else of the item.
    #[must_use]
    pub fn language(self) -> Option<Cow<'d, str>> {
        let tag = self.content_meta("language").find_map(|language| language.element().attribute("tag"));
        tag.or_else(|| self.element.attribute("xml:lang"))
    }

    /// The properties of a name in `itemMeta`: `provider`, `signal`, `edNote`, `link` …
    pub fn item_meta(self, name: &'d str) -> impl Iterator<Item = Property<'d>> {
        self.part("itemMeta", name)
    }

    /// The properties of a name in `contentMeta`: `subject`, `genre`, `headline`, `creator` …
    pub fn content_meta(self, name: &'d str) -> impl Iterator<Item = Property<'d>> {
        self.part("contentMeta", name)
    }

    /// The properties of a name in `rightsInfo`: `copyrightNotice`, `usageTerms` …
    pub fn rights_info(self, name: &'d str) -> impl Iterator<Item = Property<'d>> {
        self.part("rightsInfo", name)
    }

    fn part(self, part: &'d str, name: &'d str) -> impl Iterator<Item = Property<'d>> {
        self.element.children_named(part).flat_map(move |part| part.children_named(name)).map(Property::new)
    }

    /// The class: `ninat:text`.
    #[must_use]
    pub fn item_class(self) -> Option<Property<'d>> {
        self.item_meta("itemClass").next()
    }

    /// Who provides it.
    #[must_use]
    pub fn provider(self) -> Option<Property<'d>> {
        self.item_meta("provider").next()
    }

    /// When this version was made.
    #[must_use]
    pub fn version_created(self) -> Option<NewsDate> {
        self.date("versionCreated")
    }

    /// When the first version was made.
    #[must_use]
    pub fn first_created(self) -> Option<NewsDate> {
        self.date("firstCreated")
    }

    /// Before when it must not be published.
    #[must_use]
    pub fn embargoed(self) -> Option<NewsDate> {
        self.date("embargoed")
    }

    fn date(self, name: &'d str) -> Option<NewsDate> {
        meta::date(&self.item_meta(name).next()?.element().text())
    }

    /// Whether it may be used.
    #[must_use]
    pub fn status(self) -> Option<PublishingStatus> {
        let status = self.item_meta("pubStatus").next()?;
        meta::status(&status.qcode().or_else(|| status.uri())?)
    }

    /// The headline: of several the one without role or with the main role, else the first.
    #[must_use]
    pub fn headline(self) -> Option<String> {
        main_headline(self.content_meta("headline")).and_then(Property::text)
    }

    /// The slugline.
    #[must_use]
    pub fn slugline(self) -> Option<String> {
        self.content_meta("slugline").next()?.text()
    }

    /// Urgency, 1 (most) to 9.
    #[must_use]
    pub fn urgency(self) -> Option<u8> {
        self.content_meta("urgency").next()?.text()?.parse().ok()
    }

    /// What it is about.
    pub fn subjects(self) -> impl Iterator<Item = Property<'d>> {
        self.content_meta("subject")
    }

    /// Genres.
    pub fn genres(self) -> impl Iterator<Item = Property<'d>> {
        self.content_meta("genre")
    }

    /// Signals to the receiver: `sig:update`, `sig:atomic` …
    pub fn signals(self) -> impl Iterator<Item = Property<'d>> {
        self.item_meta("signal")
    }

    /// Notes to editors.
    pub fn editor_notes(self) -> impl Iterator<Item = Property<'d>> {
        self.item_meta("edNote")
    }

    /// Links to other items and pages.
    pub fn links(self) -> impl Iterator<Item = Property<'d>> {
        self.item_meta("link")
    }

    /// What properties were derived from (`derivedFrom`).
    pub fn derivations(self) -> impl Iterator<Item = Property<'d>> {
        self.element.children_named("derivedFrom").map(Property::new)
    }

    /// Properties of concepts that the item states (`assert`).
    pub fn asserts(self) -> impl Iterator<Item = Property<'d>> {
        self.element.children_named("assert").map(Property::new)
    }

    /// The places that the item passed through, as the parties tell (`hopHistory`).
    pub fn hops(self) -> impl Iterator<Item = Hop<'d>> {
        let history = self.element.children_named("hopHistory");
        history.flat_map(|history| history.children_named("hop")).map(|element| Hop { element })
    }

    /// Metadata of parts of the content, such as the shots of a film (`partMeta`).
    pub fn parts(self) -> impl Iterator<Item = PartMeta<'d>> {
        self.element.children_named("partMeta").map(|element| PartMeta { element })
    }

    /// The renditions of the content.
    pub fn contents(self) -> impl Iterator<Item = Content<'d>> {
        self.element.children_named("contentSet").flat_map(|set| set.children()).filter_map(Content::of)
    }

    /// The groups of a package.
    pub fn groups(self) -> impl Iterator<Item = Property<'d>> {
        let sets = self.element.children_named("groupSet");
        sets.flat_map(|set| set.children_named("group")).map(Property::new)
    }

    /// The items and pages that a package refers to.
    pub fn item_refs(self) -> impl Iterator<Item = Property<'d>> {
        self.groups().flat_map(|group| group.element().children_named("itemRef")).map(Property::new)
    }

    /// The concepts of a concept item or a knowledge item.
    pub fn concepts(self) -> impl Iterator<Item = Property<'d>> {
        let sets = self.element.children_named("conceptSet").flat_map(|set| set.children_named("concept"));
        self.element.children_named("concept").chain(sets).map(Property::new)
    }

    /// The schemes of a catalog item, each with its `alias` and `uri`.
    pub fn schemes(self) -> impl Iterator<Item = Property<'d>> {
        let containers = self.element.children_named("catalogContainer");
        let catalogs = containers.flat_map(|container| container.children_named("catalog"));
        catalogs.flat_map(|catalog| catalog.children_named("scheme")).map(Property::new)
    }

    /// What a planning item plans.
    pub fn coverages(self) -> impl Iterator<Item = Property<'d>> {
        let sets = self.element.children_named("newsCoverageSet");
        sets.flat_map(|set| set.children_named("newsCoverage")).map(Property::new)
    }

    /// The URI that a QCode of this item stands for: by the catalogs of the item and its message, else by the IPTC's
    /// own; `None` where its alias is not known. Catalogs elsewhere are not fetched.
    ///
    /// ```
    /// # use onrecord::{newsml_g2::Message, xml::Document};
    /// let document = Document::parse(r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">
    ///   <catalog><scheme alias="desk" uri="http://example.com/desks/"/></catalog></newsItem>"#)?;
    /// let item = Message::of(&document).and_then(|message| message.items().next()).expect("an item");
    /// assert_eq!(item.resolve("desk:north").as_deref(), Some("http://example.com/desks/north"));
    /// assert_eq!(item.resolve("stat:usable").as_deref(), Some("http://cv.iptc.org/newscodes/pubstatusg2/usable"));
    /// assert_eq!(item.resolve("other:1"), None);
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    #[must_use]
    pub fn resolve(self, qcode: &str) -> Option<String> {
        let mut catalogs = Catalogs::default();
        let message = self.element.document().root();
        if message.id() != self.element.id() {
            catalogs_of(message, &mut catalogs);
        }
        catalogs_of(self.element, &mut catalogs);
        catalogs.resolve(qcode.trim(), self.element)
    }
}

/// Takes the catalogs of an item, or of a message's header.
pub(super) fn catalogs_of(element: Element<'_>, catalogs: &mut Catalogs<'_>) {
    let header =
        element.children().filter(|child| matches!(child.local_name(), "header" | "catalogContainer"));
    for holder in header.chain([element]) {
        holder
            .children()
            .filter(|child| child.local_name() == "catalog")
            .for_each(|catalog| catalogs.add(catalog));
    }
}

/// The main one of several headlines.
pub(super) fn main_headline<'d>(headlines: impl Iterator<Item = Property<'d>>) -> Option<Property<'d>> {
    let mut first = None;
    for headline in headlines {
        let role = headline.role();
        if role.is_none() || role.as_deref().map(meta::local) == Some("main") {
            return Some(headline);
        }
        first = first.or(Some(headline));
    }
    first
}

/// A place that an item passed through.
#[derive(Clone, Copy, Debug)]
pub struct Hop<'d> {
    element: Element<'d>,
}

impl<'d> Hop<'d> {
    /// The element.
    #[must_use]
    pub fn element(self) -> Element<'d> {
        self.element
    }

    /// Its place in the order, if it says it.
    #[must_use]
    pub fn sequence(self) -> Option<u64> {
        self.element.attribute("seq")?.trim().parse().ok()
    }

    /// When.
    #[must_use]
    pub fn date(self) -> Option<NewsDate> {
        meta::date(&self.element.attribute("timestamp")?)
    }

    /// Who handled it.
    #[must_use]
    pub fn party(self) -> Option<Property<'d>> {
        self.element.child("party").map(Property::new)
    }

    /// What was done.
    pub fn actions(self) -> impl Iterator<Item = Property<'d>> {
        self.element.children_named("action").map(Property::new)
    }
}

/// Metadata of a part of the content.
#[derive(Clone, Copy, Debug)]
pub struct PartMeta<'d> {
    element: Element<'d>,
}

impl<'d> PartMeta<'d> {
    /// The element.
    #[must_use]
    pub fn element(self) -> Element<'d> {
        self.element
    }

    /// The part's identifier within the item.
    #[must_use]
    pub fn part_id(self) -> Option<Cow<'d, str>> {
        self.element.attribute("partid")
    }

    /// The properties of a name: `description`, `subject`, `language`, `timeDelim` …
    pub fn properties(self, name: &'d str) -> impl Iterator<Item = Property<'d>> {
        self.element.children_named(name).map(Property::new)
    }
}
