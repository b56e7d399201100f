//! The nodes: schema.org's types, with the properties that are used of them.

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{Decimal, NewsDate, Period};

/// An article: schema.org [`NewsArticle`](https://schema.org/NewsArticle).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
#[non_exhaustive]
pub struct NewsArticle {
    /// `https://schema.org`
    #[serde(rename = "@context", default)]
    pub context: Context,
    /// [`Article::id`](crate::Article::id) where it is an absolute IRI, else `#article`.
    #[serde(rename = "@id", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// [`Article::id`](crate::Article::id), as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// The version of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
    /// The headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// The headline under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative_headline: Option<String>,
    /// The whole text, headline and byline in: it is what positions count in.
    #[serde(default)]
    pub article_body: String,
    /// Where and when it was written, as the text has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// Where it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_created: Option<Thing>,
    /// BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_language: Option<String>,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_created: Option<NewsDate>,
    /// When this version was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_published: Option<NewsDate>,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<NewsDate>,
    /// Until when it may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<NewsDate>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub author: Vec<Thing>,
    /// The agency or the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Thing>,
    /// Genres by name, or by code where they have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub genre: Vec<String>,
    /// Free keywords.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub keywords: Vec<String>,
    /// Subjects: `DefinedTerm`, or what else they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub about: Vec<Thing>,
    /// Copyright notice and usage terms.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub copyright_notice: Vec<String>,
    /// The credit line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_text: Option<String>,
    /// The number of words that the document states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word_count: Option<u64>,
    /// The speakers (`#speaker-0` …), then the people, organisations and places that the metadata names.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub mentions: Vec<Thing>,
    /// The statements, the claims, and the verdicts on them.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub has_part: Vec<Part>,
}

/// The `@context` of a document: written as `https://schema.org`. Whatever is read for one counts as that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context;

impl Serialize for Context {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("https://schema.org")
    }
}

impl<'de> Deserialize<'de> for Context {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

/// A part of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "@type")]
#[allow(clippy::large_enum_variant, reason = "most parts are of the largest")]
#[non_exhaustive]
pub enum Part {
    /// A statement.
    Quotation(Quotation),
    /// A claim.
    Claim(Claim),
    /// A verdict on a claim.
    ClaimReview(ClaimReview),
    /// A part of another writer's that is none of these; what it holds is not kept.
    #[serde(other, rename = "CreativeWork")]
    Other,
}

/// A statement: schema.org [`Quotation`](https://schema.org/Quotation).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Quotation {
    /// `…#statement-3`
    #[serde(rename = "@id", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `DirectQuotation`, `MixedQuotation` or `IndirectQuotation`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub additional_type: Option<String>,
    /// What is said; the parts of an interrupted statement joined by a space.
    pub text: String,
    /// The person or organisation to whom the article attributes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoken_by_character: Option<Thing>,
    /// The same, where words are quoted: of an indirect statement the wording is the article's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creator: Option<Thing>,
    /// The document that says it, where the source is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_based_on: Option<Thing>,
    /// The statement within which it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_part_of: Option<Thing>,
    /// Each part of the content, with its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub has_part: Vec<Passage>,
    /// The words that report it: a `Cue`, a `Source`, an `Addressee`.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub subject_of: Vec<Passage>,
}

/// Words of the article, with their place (schema.org [`CreativeWork`](https://schema.org/CreativeWork)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "@type", rename = "CreativeWork", rename_all = "camelCase")]
#[non_exhaustive]
pub struct Passage {
    /// Of words about a statement, what they are: `Cue`, `Source` or `Addressee`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub additional_type: Option<String>,
    /// Of a cue, its dictionary form: `say`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Of a cue, the [speech act](crate::SpeechAct): `assert`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keywords: Option<String>,
    /// The words.
    pub text: String,
    /// Where they stand: `…#char=7,12`, counted in code points of the article's text (RFC 5147).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A checkable assertion: schema.org [`Claim`](https://schema.org/Claim).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Claim {
    /// `…#claim-0`
    #[serde(rename = "@id", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The words.
    pub text: String,
    /// Where they stand, as in [`Passage::url`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who makes it; absent where the article itself does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Thing>,
    /// The statement in which it stands, or the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appearance: Option<Thing>,
    /// The figures in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub mentions: Vec<QuantitativeValue>,
    /// The calendar times in it, where they are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub temporal_coverage: Vec<Period>,
}

/// A figure with its unit: schema.org [`QuantitativeValue`](https://schema.org/QuantitativeValue).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
#[non_exhaustive]
pub struct QuantitativeValue {
    /// Of a figure that is about right, `ApproximateValue`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub additional_type: Option<String>,
    /// The words: “more than 15,000 students”.
    pub name: String,
    /// The number; absent where there is only a limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Decimal>,
    /// What it is over, or the lower of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_value: Option<Decimal>,
    /// What it is under, or the higher of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_value: Option<Decimal>,
    /// The unit, as in [`Quantity::unit`](crate::Quantity::unit).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_text: Option<String>,
    /// Where the words stand, as in [`Passage::url`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A published verdict on a claim: schema.org [`ClaimReview`](https://schema.org/ClaimReview).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ClaimReview {
    /// `https://schema.org` where the review is a document of its own.
    #[serde(rename = "@context", default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
    /// The claim's words.
    pub claim_reviewed: String,
    /// The page of the fact-check, where [`Article::id`](crate::Article::id) is its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When the verdict was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_published: Option<NewsDate>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Thing>,
    /// The claim as something that somebody made.
    pub item_reviewed: ReviewedClaim,
    /// The rating.
    pub review_rating: Rating,
}

/// The claim of a [`ClaimReview`], with what the review says of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "@type", rename = "Claim", rename_all = "camelCase")]
#[non_exhaustive]
pub struct ReviewedClaim {
    /// That of the [`Claim`].
    #[serde(rename = "@id", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Who made it: in the review's words, without a type, which the words do not tell; else whoever says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Thing>,
    /// When, where a date is told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_published: Option<NewsDate>,
}

/// What the desk found: schema.org [`Rating`](https://schema.org/Rating).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
#[non_exhaustive]
pub struct Rating {
    /// The verdict in the publisher's words.
    pub alternate_name: String,
    /// Where they stand, as in [`Passage::url`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A person, an organisation, a document, a place or a subject; whole, or a reference by its `@id`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Thing {
    /// `Person`, `Organization`, `CreativeWork`, `Place`, `Event` or `DefinedTerm`; `None` where that is not known.
    #[serde(rename = "@type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// `…#speaker-0`; of what metadata names, its IRI.
    #[serde(rename = "@id", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Of an organisation that is several people as one, `Group`, or that is several who speak together, `Persons` and
    /// `UnnamedPersons`; of a person whom the article does not name, `UnnamedPerson`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub additional_type: Option<String>,
    /// The name; of an unnamed source the words that describe it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Of a person, `Female` or `Male`, where the article's words tell it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// What the article says that the speaker is: “the city engineer”.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub description: Vec<String>,
    /// The organisations of a person.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub affiliation: Vec<Thing>,
    /// Those who speak together.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub member: Vec<Thing>,
    /// The code under which the metadata names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// The code of a subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_code: Option<String>,
}

impl Thing {
    /// A thing of a type, by name.
    pub(super) fn named(kind: &str, name: impl Into<String>) -> Self {
        Self { kind: Some(kind.to_owned()), name: Some(name.into()), ..Self::default() }
    }

    /// A reference to a node of the document.
    pub(super) fn reference(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }
}

/// JSON-LD may write a list of one as the one: both are read.
fn one_or_many<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany<T> {
        Many(Vec<T>),
        One(T),
    }

    Ok(match OneOrMany::deserialize(deserializer)? {
        OneOrMany::Many(many) => many,
        OneOrMany::One(one) => vec![one],
    })
}
