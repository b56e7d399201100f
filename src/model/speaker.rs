//! One resolved source.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// The place of a [`Speaker`] in [`Record::speakers`](crate::Record::speakers).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct SpeakerId(pub u32);

/// One resolved source: a person, organisation, group, unnamed person or document, with every mention of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Speaker {
    /// The fullest form of the name in the article. Of an unnamed source the words that describe it, without article:
    /// `experts`, `woman in the crowd`. Of several who speak as one, their names joined by `&`.
    pub name: String,
    /// What kind of source.
    pub kind: SpeakerKind,
    /// Gender, where the article's words tell it: a pronoun, an honorific, a role, a given name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// What the article says the speaker is: “former foreign minister”, “a spokeswoman for the museum”.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// Organisations and parties the speaker belongs to, as the article words them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affiliations: Vec<Span>,
    /// Every place that names the speaker, in order.
    pub mentions: Vec<Mention>,
    /// Those who speak together here, where each is a speaker or a person of the article: “Burton and Nick said”.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<SpeakerId>,
    /// The code under which the document's metadata names the same person or organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concept: Option<String>,
}

impl Speaker {
    /// A speaker with a name, as yet without mentions.
    #[must_use]
    pub fn new(name: impl Into<String>, kind: SpeakerKind) -> Self {
        Self {
            name: name.into(),
            kind,
            gender: None,
            roles: Vec::new(),
            affiliations: Vec::new(),
            mentions: Vec::new(),
            members: Vec::new(),
            concept: None,
        }
    }
}

/// What kind of source a [`Speaker`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SpeakerKind {
    /// A person whom the article names.
    Person,
    /// An organisation, institution or state: “the ministry”, “Moscow”, “the BBC”.
    Organization,
    /// Several people as one: “experts”, “two officials”.
    Group,
    /// One person whom the article does not name: “a resident”.
    Unnamed,
    /// Something written: “the report”, “a poll”.
    Document,
}

/// The gender that an article's words give a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Gender {
    /// she, her
    Female,
    /// he, him
    Male,
}

/// A role of a speaker, in the article's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Role {
    /// The words.
    pub span: Span,
}

/// A place that names a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mention {
    /// The words, without article, title or possessive ending.
    pub span: Span,
    /// What they are.
    pub form: MentionForm,
}

/// How a [`Mention`] names its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MentionForm {
    /// The fullest name: “Ilham Aliyev”.
    FullName,
    /// A family name alone, or with a title: “Aliyev”, “Mr. Aliyev”.
    FamilyName,
    /// A given name alone.
    GivenName,
    /// An acronym or short form of an organisation's name.
    ShortName,
    /// A role or description: “the Russian president”, “experts”.
    Role,
    /// A pronoun.
    Pronoun,
}
