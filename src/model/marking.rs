//! How what a record found is put into documents that have no words for it: the vocabulary that the writers and the
//! readers share.
//!
//! The text's own elements carry identifiers; beside the text stands a list of [`Thing`]s, each a statement or a speaker,
//! with properties that are names, other things, or identifiers of elements.

use std::fmt;

use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};

/// What the names of properties begin with where they need a source: `onrecord:cue`.
pub(crate) const PREFIX: &str = "onrecord:";

/// The classes of what is listed, in NITF.
pub(crate) const SPEAKER_CLASS: &str = "onrecord-speaker";
pub(crate) const STATEMENT_CLASS: &str = "onrecord-statement";

/// What the URIs of the vocabularies begin with.
pub(crate) const SCHEMES: &str = "urn:x-onrecord:";

/// A statement or a speaker as a document lists it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Thing {
    /// Unlike any other in the document.
    pub(crate) id: String,
    pub(crate) is_statement: bool,
    /// The name of a speaker.
    pub(crate) name: Option<String>,
    pub(crate) properties: Vec<Property>,
}

/// One property of a [`Thing`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Property {
    pub(crate) relation: Relation,
    /// A name, another thing, a word; of a mention its form.
    pub(crate) value: Option<String>,
    /// The elements of the text that it is, in their order.
    pub(crate) parts: Vec<String>,
}

impl Thing {
    pub(crate) fn value(&self, relation: Relation) -> Option<&str> {
        let property = self.properties.iter().find(|property| property.relation == relation);
        property.and_then(|property| property.value.as_deref())
    }

    /// Adds a property that is a value.
    pub(crate) fn add(&mut self, relation: Relation, value: impl Into<String>) {
        self.properties.push(Property { relation, value: Some(value.into()), parts: Vec::new() });
    }

    /// Adds a property that is words of the text.
    pub(crate) fn add_words(&mut self, relation: Relation, value: Option<String>, parts: &[String]) {
        if !parts.is_empty() {
            self.properties.push(Property { relation, value, parts: parts.to_vec() });
        }
    }
}

/// What a property says. The order is that in which documents list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Relation {
    /// The kind of statement or speaker.
    Kind,
    Content,
    Cue,
    /// The dictionary form of the cue.
    Lemma,
    Act,
    Source,
    Addressee,
    Speaker,
    /// The statement around it.
    Parent,
    /// The rule that found it.
    Rule,
    /// The rule that linked the speaker.
    Link,
    Confidence,
    Gender,
    Mention,
    Role,
    Affiliation,
    Member,
    /// The code of a speaker in the metadata.
    Concept,
}

impl Relation {
    /// Whether it is to words of the text.
    pub(crate) const fn is_to_words(self) -> bool {
        matches!(
            self,
            Self::Content
                | Self::Cue
                | Self::Source
                | Self::Addressee
                | Self::Mention
                | Self::Role
                | Self::Affiliation
        )
    }

    /// Whether its value is another thing of the document.
    pub(crate) const fn is_to_thing(self) -> bool {
        matches!(self, Self::Speaker | Self::Parent | Self::Member)
    }
}

/// The name that a value without fields has in JSON.
pub(crate) fn name<T: Serialize>(value: &T) -> String {
    struct Named<'v, T>(&'v T);

    impl<T: Serialize> fmt::Display for Named<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }

    Named(value).to_string()
}

/// The value that has this name in JSON.
pub(crate) fn named<T: DeserializeOwned>(name: &str) -> Option<T> {
    let name: serde::de::value::StrDeserializer<'_, serde::de::value::Error> = name.into_deserializer();
    T::deserialize(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MentionForm, SpeakerKind, StatementRule};

    #[test]
    fn names_are_those_of_json() {
        assert_eq!(name(&MentionForm::FamilyName), "family-name");
        assert_eq!(name(&StatementRule::QuoteThenCue), "quote-then-cue");
        assert_eq!(named("group"), Some(SpeakerKind::Group));
        assert_eq!(named::<SpeakerKind>("crowd"), None);
        for &rule in StatementRule::ALL {
            assert_eq!(named(&name(&rule)), Some(rule));
        }
    }
}
