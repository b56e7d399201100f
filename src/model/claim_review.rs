//! A published verdict in the shape of schema.org’s `ClaimReview`, which search engines read.

use serde::Serialize;

use crate::model::{ClaimRef, NewsDate, Period, Verdict};

/// A verdict as schema.org’s [`ClaimReview`](https://schema.org/ClaimReview): serialised, it is JSON-LD.
///
/// ```
/// let article = onrecord::read_text(
///     "Fact check: No, the pier did not close\n\nThe claim: The pier closed in May 2021.\n\nOur verdict: False.\n",
/// )?;
/// let record = onrecord::analyze(article);
/// let claim = record.claims().find(|claim| !claim.verdicts.is_empty()).expect("a checked claim");
/// let review = claim.reviews().next().expect("one verdict");
/// assert_eq!(review.claim_reviewed, "The pier closed in May 2021");
/// assert_eq!(review.review_rating.alternate_name, "False");
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ClaimReview<'r> {
    /// `https://schema.org`
    #[serde(rename = "@context")]
    pub context: &'static str,
    /// `ClaimReview`
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// The claim’s words.
    pub claim_reviewed: &'r str,
    /// When the verdict was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<NewsDate>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Thing<'r>>,
    /// The claim as a thing that somebody made.
    pub item_reviewed: ItemReviewed<'r>,
    /// The rating.
    pub review_rating: Rating<'r>,
}

/// An organisation or a person by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Thing<'r> {
    /// `Organization`, `Person` or `Thing`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// The name.
    pub name: &'r str,
}

/// The claim that was checked (schema.org `Claim`).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ItemReviewed<'r> {
    /// `Claim`
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Thing<'r>>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<Period>,
}

/// What the desk found (schema.org `Rating`).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Rating<'r> {
    /// `Rating`
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// The verdict in the publisher’s words.
    pub alternate_name: &'r str,
}

impl<'r> ClaimReview<'r> {
    pub(super) fn of(claim: ClaimRef<'r>, verdict: &'r Verdict) -> Self {
        let thing = |kind, name: &'r Option<String>| name.as_deref().map(|name| Thing { kind, name });
        let speaker = claim.said_in().and_then(|statement| statement.speaker()).map(|speaker| speaker.name());
        let author =
            thing("Thing", &verdict.claimant).or_else(|| speaker.map(|name| Thing { kind: "Thing", name }));
        Self {
            context: "https://schema.org",
            kind: "ClaimReview",
            claim_reviewed: claim.text(),
            date_published: verdict.published,
            author: thing("Organization", &verdict.publisher),
            item_reviewed: ItemReviewed { kind: "Claim", author, date_published: verdict.claimed },
            review_rating: Rating { kind: "Rating", alternate_name: &verdict.rating },
        }
    }
}
