//! Concepts of controlled vocabularies, and things that metadata names.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// Something that metadata names: a subject, a person, a place, a provider; by code, by name, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Concept {
    /// The code as the document writes it: a QCode such as `medtop:04000000`, or a literal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The concept's URI, where the QCode's scheme alias is known or the document gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What kind of thing it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ConceptKind>,
    /// Where the text marks it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Span>,
}

/// The kinds of [`Concept`] (`cpnat:` of NewsML-G2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ConceptKind {
    /// An abstract concept, such as a topic.
    Abstract,
    /// A person.
    Person,
    /// An organisation.
    Organization,
    /// A geopolitical area or another place.
    Place,
    /// A point of interest.
    PointOfInterest,
    /// An event.
    Event,
    /// A thing.
    Object,
    /// A date or time that the text marks (`chron` of NITF).
    Date,
}

impl ConceptKind {
    /// Whether it can speak: a person or an organisation.
    #[must_use]
    pub const fn can_speak(self) -> bool {
        matches!(self, Self::Person | Self::Organization)
    }
}

impl Concept {
    /// A concept known by its name only.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..Self::default() }
    }
}
