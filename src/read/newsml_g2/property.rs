//! Properties: the elements of NewsML-G2 that give a code, a name, a role.

use std::borrow::Cow;

use crate::model::{Concept, ConceptKind};
use crate::read::catalog::Catalogs;
use crate::read::meta;
use crate::xml::{Element, NodeId};

/// A property of an item: a `subject`, a `genre`, a `provider`, a `link` …
///
/// Properties name a thing by QCode, by URI or by a literal, and may bring its names and relations.
#[derive(Clone, Copy, Debug)]
pub struct Property<'d> {
    element: Element<'d>,
}

impl<'d> Property<'d> {
    pub(in crate::read) fn new(element: Element<'d>) -> Self {
        Self { element }
    }

    /// The element.
    #[must_use]
    pub fn element(self) -> Element<'d> {
        self.element
    }

    /// The element's name within its document, for changing it.
    #[must_use]
    pub fn id(self) -> NodeId {
        self.element.id()
    }

    /// The QCode as it is written, without space round it: `medtop:04000000`.
    #[must_use]
    pub fn qcode(self) -> Option<Cow<'d, str>> {
        trimmed(self.element.attribute("qcode")?)
    }

    /// The URI, where the document gives it (`uri`, or `href` of a link).
    #[must_use]
    pub fn uri(self) -> Option<Cow<'d, str>> {
        trimmed(self.element.attribute("uri").or_else(|| self.element.attribute("href"))?)
    }

    /// The literal: a code of no scheme.
    #[must_use]
    pub fn literal(self) -> Option<Cow<'d, str>> {
        trimmed(self.element.attribute("literal")?)
    }

    /// The role, qualified (`drol:caption`) or not (`caption`); else its URI.
    #[must_use]
    pub fn role(self) -> Option<Cow<'d, str>> {
        trimmed(self.element.attribute("role").or_else(|| self.element.attribute("roleuri"))?)
    }

    /// The type: a QCode, else its URI.
    #[must_use]
    pub fn type_code(self) -> Option<Cow<'d, str>> {
        trimmed(self.element.attribute("type").or_else(|| self.element.attribute("typeuri"))?)
    }

    /// What kind of thing it names, as its type or its details tell.
    #[must_use]
    pub fn kind(self) -> Option<ConceptKind> {
        self.type_code().and_then(|code| meta::kind(&code)).or_else(|| self.kind_of_details())
    }

    fn kind_of_details(self) -> Option<ConceptKind> {
        self.element.children().find_map(|child| match child.local_name() {
            "personDetails" => Some(ConceptKind::Person),
            "organisationDetails" => Some(ConceptKind::Organization),
            "geoAreaDetails" => Some(ConceptKind::Place),
            "POIDetails" => Some(ConceptKind::PointOfInterest),
            "eventDetails" => Some(ConceptKind::Event),
            "objectDetails" => Some(ConceptKind::Object),
            _ => None,
        })
    }

    /// Its name: the one to display, else the first.
    #[must_use]
    pub fn name(self) -> Option<String> {
        let mut first = None;
        for name in self.element.children_named("name") {
            let role = name.attribute("role");
            match role.as_deref().map(meta::local) {
                None | Some("display" | "full") => return meta::words(name).or(first),
                Some(_) => first = first.or_else(|| meta::words(name)),
            }
        }
        first
    }

    /// The names with their roles, in every language.
    pub fn names(self) -> impl Iterator<Item = Property<'d>> {
        self.element.children_named("name").map(Property::new)
    }

    /// Its own text.
    #[must_use]
    pub fn text(self) -> Option<String> {
        meta::words(self.element)
    }

    /// The same thing under another code (`sameAs`).
    pub fn same_as(self) -> impl Iterator<Item = Property<'d>> {
        self.element.children_named("sameAs").map(Property::new)
    }

    /// Wider concepts (`broader`).
    pub fn broader(self) -> impl Iterator<Item = Property<'d>> {
        self.element.children_named("broader").map(Property::new)
    }

    pub(in crate::read) fn concept(self, catalogs: &Catalogs<'d>) -> Concept {
        let (mut code, mut uri, mut kind, mut literal) = (None, None, None, None);
        for attribute in self.element.attributes() {
            let value = || attribute.value().trim().to_owned();
            match attribute.name() {
                "qcode" => code = Some(value()),
                "uri" => uri = Some(value()),
                "literal" => literal = Some(value()),
                "type" | "typeuri" => kind = kind.or_else(|| meta::kind(&attribute.value())),
                _ => {}
            }
        }
        if uri.is_none() {
            uri = code.as_deref().and_then(|code| catalogs.resolve(code, self.element));
        }
        Concept {
            code: code.or(literal).filter(|code| !code.is_empty()),
            uri,
            name: self.name(),
            kind: kind.or_else(|| self.kind_of_details()),
            ..Concept::default()
        }
    }
}

fn trimmed(value: Cow<'_, str>) -> Option<Cow<'_, str>> {
    let value = match value {
        Cow::Borrowed(value) => Cow::Borrowed(value.trim()),
        Cow::Owned(value) => Cow::Owned(value.trim().to_owned()),
    };
    (!value.is_empty()).then_some(value)
}

/// A rendition of the content (`contentSet`).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Content<'d> {
    /// `inlineXML`: XHTML, NITF, or XML of any other kind.
    InlineXml(Element<'d>),
    /// `inlineData`: text, or binary data as text.
    InlineData(Element<'d>),
    /// `remoteContent`: a file elsewhere.
    Remote(Element<'d>),
}

impl<'d> Content<'d> {
    pub(in crate::read) fn of(element: Element<'d>) -> Option<Self> {
        match element.local_name() {
            "inlineXML" => Some(Self::InlineXml(element)),
            "inlineData" => Some(Self::InlineData(element)),
            "remoteContent" => Some(Self::Remote(element)),
            _ => None,
        }
    }

    /// The element.
    #[must_use]
    pub fn element(self) -> Element<'d> {
        let (Self::InlineXml(element) | Self::InlineData(element) | Self::Remote(element)) = self;
        element
    }

    /// Its media type: `application/xhtml+xml`.
    #[must_use]
    pub fn content_type(self) -> Option<Cow<'d, str>> {
        trimmed(self.element().attribute("contenttype")?)
    }

    /// Which rendition it is: `rnd:highRes`.
    #[must_use]
    pub fn rendition(self) -> Option<Cow<'d, str>> {
        trimmed(self.element().attribute("rendition")?)
    }

    /// The address of remote content.
    #[must_use]
    pub fn href(self) -> Option<Cow<'d, str>> {
        trimmed(self.element().attribute("href")?)
    }

    /// Whether it holds text that is a body: inline, and not the Base64 of something else.
    #[must_use]
    pub fn is_text(self) -> bool {
        match self {
            Self::InlineXml(_) => true,
            Self::InlineData(element) => {
                let plain =
                    self.content_type().is_none_or(|kind| kind.starts_with("text/") || kind.contains("html"));
                plain && element.attribute("encoding").is_none()
            }
            Self::Remote(_) => false,
        }
    }
}
