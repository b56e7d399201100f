//! The model of the Recommendation, as far as it is used.

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// All annotations of a text ([Annotation Collection](https://www.w3.org/TR/annotation-model/#collections)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
#[non_exhaustive]
pub struct AnnotationCollection {
    /// `http://www.w3.org/ns/anno.jsonld`
    #[serde(rename = "@context", default)]
    pub context: Context,
    /// `…#annotations`
    pub id: String,
    /// The article's headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How many annotations there are.
    pub total: usize,
    /// The one page, with all of them; none where there is no annotation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<AnnotationPage>,
    /// The `id` of that page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
}

impl AnnotationCollection {
    /// The annotations, for tools that take a list of them.
    #[must_use]
    pub fn annotations(&self) -> &[Annotation] {
        self.first.as_ref().map_or(&[], |page| &page.items)
    }
}

/// The `@context` of a collection: written as `http://www.w3.org/ns/anno.jsonld`. Whatever is read for one counts as
/// that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context;

impl Serialize for Context {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("http://www.w3.org/ns/anno.jsonld")
    }
}

impl<'de> Deserialize<'de> for Context {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

/// A page of a collection ([Annotation Page](https://www.w3.org/TR/annotation-model/#annotation-page)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
#[non_exhaustive]
pub struct AnnotationPage {
    /// `…#annotations-0`
    pub id: String,
    /// The `id` of the collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// 0
    #[serde(default)]
    pub start_index: usize,
    /// The annotations.
    pub items: Vec<Annotation>,
}

/// A statement or a claim, marked in the text ([Annotation](https://www.w3.org/TR/annotation-model/#annotations)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
#[non_exhaustive]
pub struct Annotation {
    /// `…#annotation-statement-3`, `…#annotation-claim-0`
    pub id: String,
    /// `describing` of a statement, `classifying` of a claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motivation: Option<String>,
    /// What is said about the words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Body>,
    /// The words: a target for each part of an interrupted statement.
    pub target: Vec<Target>,
}

/// What an annotation says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
#[non_exhaustive]
pub enum Body {
    /// Words that a tool shows.
    TextualBody(TextualBody),
    /// A resource, or words of the text.
    SpecificResource(SpecificResource),
}

/// Words that a tool shows ([Embedded Textual Body](https://www.w3.org/TR/annotation-model/#embedded-textual-body)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TextualBody {
    /// What they are for: [module](super::web_annotation).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// The words.
    pub value: String,
    /// Of a verdict, who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creator: Option<Agent>,
}

/// A resource that is no text of its own
/// ([Specific Resource](https://www.w3.org/TR/annotation-model/#specific-resources)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SpecificResource {
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// `cue`, `source` or `addressee`, for style sheets and for reading back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style_class: Option<String>,
    /// The annotated text, another annotation, or the speaker.
    pub source: Source,
    /// Which words of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub selector: Vec<Selector>,
}

/// What a [`SpecificResource`] is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Source {
    /// The IRI of a text, or of another annotation.
    Iri(String),
    /// The speaker.
    Agent(Agent),
}

/// Words of the annotated text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename = "SpecificResource")]
#[non_exhaustive]
pub struct Target {
    /// The IRI of the text.
    pub source: String,
    /// Which words: the same words by their place and by what they are.
    pub selector: Vec<Selector>,
}

/// How words are found ([Selectors](https://www.w3.org/TR/annotation-model/#selectors)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
#[non_exhaustive]
pub enum Selector {
    /// By place, in Unicode code points.
    #[non_exhaustive]
    TextPositionSelector {
        /// The first.
        start: usize,
        /// The one after the last.
        end: usize,
    },
    /// By the words, and some before and after them.
    #[non_exhaustive]
    TextQuoteSelector {
        /// The words.
        exact: String,
        /// What stands before them.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        prefix: String,
        /// What stands after them.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        suffix: String,
    },
    /// Another selector, which is not kept.
    #[serde(other, rename = "Selector")]
    Other,
}

/// Who speaks, or who published ([Agents](https://www.w3.org/TR/annotation-model/#agents)).
///
/// The terms are those of FOAF, which the context of annotations has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Agent {
    /// `…#speaker-0`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `Person`, `Organization`, `foaf:Group` or `foaf:Document`.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Of a person without a name, the words that describe him.
    #[serde(rename = "schema:description", default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `female` or `male`
    #[serde(rename = "foaf:gender", default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// The code under which the document's metadata names it.
    #[serde(rename = "dc:identifier", default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// Those who speak together.
    #[serde(rename = "foaf:member", default, skip_serializing_if = "Vec::is_empty")]
    pub member: Vec<Agent>,
}
