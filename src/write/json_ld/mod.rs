//! schema.org JSON-LD: a `NewsArticle` with its `Quotation`s, their sources, its `Claim`s and `ClaimReview`s.
//!
//! [`json_ld`](fn@super::json_ld) makes the document, `serde` writes and reads it, and [`NewsArticle::to_record`] gives
//! the record back.
//!
//! | of the record | in schema.org |
//! |---|---|
//! | article | `NewsArticle`: `articleBody` is the whole text, with headline and byline |
//! | statement | `hasPart`: a `Quotation`, `#statement-0` …; its kind is the `additionalType` |
//! | content | the `Quotation`'s `text`, and each part with its place in `hasPart` |
//! | cue, source, addressee | `subjectOf`: the words about the `Quotation`, with their places |
//! | speaker | `mentions`: `Person`, `Organization` or, of a document, `CreativeWork`, `#speaker-0` … |
//! | who said it | `spokenByCharacter`; of quoted words also `creator`; of a document `isBasedOn` |
//! | statement in a statement | `isPartOf` |
//! | claim | `hasPart`: a `Claim`, `#claim-0` …, with `author` and `appearance` |
//! | quantity | `mentions` of the `Claim`: a `QuantitativeValue`, its bound as `minValue` or `maxValue` |
//! | verdict | `hasPart`: a `ClaimReview` of that `Claim` |
//! | place in the text | `url`, with a fragment `char=…` of RFC 5147 that counts Unicode code points |
//!
//! Every property stands where schema.org's own definitions of version 30 allow it. For these it has no words, so they
//! are not written: [`Basis`](crate::Basis) (a record that is read back says [`Markup`](crate::StatementRule::Markup)),
//! blocks, where speakers are mentioned (their roles are written as words), the gender and the organisations of a source
//! that is no person, a claim's polarity, modality, worthiness, warnings and comparisons (its times are written, but
//! not read back), and of the metadata embargo, urgency, status, slugline, the codes of genres, links and notes.

mod names;
mod read;
mod types;

pub use types::{
    Claim, ClaimReview, Context, NewsArticle, Part, Passage, QuantitativeValue, Quotation, Rating,
    ReviewedClaim, Thing,
};

use crate::model::{
    Article, BlockKind, Bound, ClaimRef, Concept, Period, Quantity, Record, Speaker, SpeakerId, SpeakerKind,
    StatementKind, StatementRef, Value, Verdict,
};
use crate::span::Span;
use crate::write::assembly::{base, fragment, is_iri};
use crate::write::code_points::CodePoints;

/// A record as schema.org JSON-LD, for a page of the article, an archive or a search engine.
///
/// ```
/// let article = onrecord::read_text("“The bridge is safe,” said Ada Quill, the city engineer.")?;
/// let record = onrecord::analyze(article);
///
/// let document = onrecord::write::json_ld(&record);
/// let json = serde_json::to_string_pretty(&document)?;
/// assert!(json.contains(r##""spokenByCharacter": {"##));
/// assert!(json.contains(r##""url": "#char=0,21""##));
///
/// let read: onrecord::write::json_ld::NewsArticle = serde_json::from_str(&json)?;
/// let back = read.to_record()?;
/// assert_eq!(back.statements().next().unwrap().speaker().unwrap().name(), "Ada Quill");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The nodes' `@id`s are fragments of [`Article::id`](crate::Article::id) where that is an absolute IRI, else of the
/// document. [`json_ld`](mod@super::json_ld) tells what stands where, and what is not written.
#[must_use]
pub fn json_ld(record: &Record) -> NewsArticle {
    let writer = Writer::of(record);
    let article = &record.article;
    let speakers =
        (0..).zip(&record.speakers).map(|(index, speaker)| writer.speaker(SpeakerId(index), speaker));
    let statements = record.statements().map(|said| Part::Quotation(writer.quotation(said)));
    let claims = || (0..).zip(record.claims());
    let has_part = statements
        .chain(claims().map(|(index, claim)| Part::Claim(writer.claim(index, claim))))
        .chain(claims().flat_map(|(index, claim)| writer.reviews(index, claim)).map(Part::ClaimReview));
    NewsArticle {
        context: Context,
        id: Some(writer.article_id()),
        has_part: has_part.collect(),
        mentions: speakers.chain(article.entities.iter().map(entity)).collect(),
        ..metadata(article)
    }
}

/// The verdicts that a fact-check publishes, each as a document of its own, as search engines read them.
///
/// ```
/// let article = onrecord::read_text(
///     "Fact check: No, the pier did not close\n\nThe claim: The pier closed in May 2021.\n\nOur verdict: False.\n",
/// )?;
/// let reviews = onrecord::write::json_ld::claim_reviews(&onrecord::analyze(article));
/// let json = serde_json::to_value(&reviews[0])?;
/// assert_eq!(json["@context"], "https://schema.org");
/// assert_eq!(json["@type"], "ClaimReview");
/// assert_eq!(json["claimReviewed"], "The pier closed in May 2021");
/// assert_eq!(json["reviewRating"]["alternateName"], "False");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn claim_reviews(record: &Record) -> Vec<Part> {
    let writer = Writer::of(record);
    let reviews = (0..).zip(record.claims()).flat_map(|(index, claim)| writer.reviews(index, claim));
    reviews.map(|review| Part::ClaimReview(ClaimReview { context: Some(Context), ..review })).collect()
}

/// The article's own properties.
fn metadata(article: &Article) -> NewsArticle {
    let first = |kind| article.first(kind).map(str::to_owned);
    NewsArticle {
        identifier: article.id.clone(),
        version: article.version,
        headline: first(BlockKind::Headline),
        alternative_headline: first(BlockKind::Subheadline),
        article_body: article.text.clone(),
        dateline: first(BlockKind::Dateline),
        location_created: article.place.as_ref().map(|place| Thing::named("Place", place)),
        in_language: article.language.clone(),
        date_created: article.dates.created,
        date_published: article.dates.published,
        date_modified: article.dates.modified,
        expires: article.dates.expires,
        author: article.authors.iter().map(|author| Thing::named("Person", author)).collect(),
        publisher: article.provider.as_ref().map(|provider| concept(Some("Organization"), provider)),
        genre: article.genre.iter().chain(&article.other_genres).filter_map(label).collect(),
        keywords: article.keywords.clone(),
        about: article.subjects.iter().map(subject).collect(),
        copyright_notice: article.rights.clone(),
        credit_text: article.credit.clone(),
        word_count: article.word_count,
        ..NewsArticle::default()
    }
}

/// A concept as people read it; its code where it has no name.
fn label(concept: &Concept) -> Option<String> {
    concept.name.clone().or_else(|| concept.code.clone())
}

fn concept(kind: Option<&str>, concept: &Concept) -> Thing {
    Thing {
        kind: kind.map(str::to_owned),
        id: concept.uri.clone().filter(|uri| is_iri(uri)),
        name: concept.name.clone(),
        identifier: concept.code.clone(),
        ..Thing::default()
    }
}

/// A subject may be a person or a place, and stand among the entities as well: one node has one type.
fn subject(subject: &Concept) -> Thing {
    match names::entity_type(subject.kind) {
        kind @ Some("Person" | "Organization" | "Place" | "Event") => concept(kind, subject),
        _ => {
            let term = concept(Some("DefinedTerm"), subject);
            Thing { term_code: term.identifier.clone(), identifier: None, ..term }
        }
    }
}

fn entity(entity: &Concept) -> Thing {
    concept(names::entity_type(entity.kind), entity)
}

/// The nodes of one record.
struct Writer<'r> {
    record: &'r Record,
    base: &'r str,
    text: CodePoints<'r>,
}

impl<'r> Writer<'r> {
    fn of(record: &'r Record) -> Self {
        let base = base(record.article.id.as_deref());
        Self { record, base, text: CodePoints::of(&record.article.text) }
    }

    fn article_id(&self) -> String {
        if self.base.is_empty() { "#article".to_owned() } else { self.base.to_owned() }
    }

    fn kind(&self, id: SpeakerId) -> Option<SpeakerKind> {
        self.record.speaker(id).map(|speaker| speaker.kind)
    }

    fn url(&self, span: Span) -> Option<String> {
        let (start, end) = self.text.range(span);
        Some(format!("{}#char={start},{end}", self.base))
    }

    fn passage(&self, kind: Option<&str>, span: Span) -> Passage {
        Passage {
            additional_type: kind.map(str::to_owned),
            text: span.of(self.text.text()).to_owned(),
            url: self.url(span),
            ..Passage::default()
        }
    }

    fn speaker(&self, id: SpeakerId, speaker: &Speaker) -> Thing {
        let is_person =
            matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Unnamed) && speaker.members.is_empty();
        let words = |span: Span| span.of(self.text.text()).to_owned();
        let mut thing = self.source(id, speaker);
        thing.description = speaker.roles.iter().map(|role| words(role.span)).collect();
        thing.identifier.clone_from(&speaker.concept);
        if is_person {
            thing.gender = speaker.gender.map(|gender| names::gender_name(gender).to_owned());
            let organizations =
                speaker.affiliations.iter().map(|span| Thing::named("Organization", words(*span)));
            thing.affiliation = organizations.collect();
        } else if speaker.kind != SpeakerKind::Document {
            // What is written cannot be a member of anything.
            let is_member =
                |id: &&SpeakerId| self.kind(**id).is_some_and(|kind| kind != SpeakerKind::Document);
            let members = speaker.members.iter().filter(is_member);
            thing.member = members.map(|id| Thing::reference(fragment(self.base, "speaker", id.0))).collect();
        }
        thing
    }

    /// A speaker where it is referred to: enough to be read without the rest of the document.
    fn source(&self, id: SpeakerId, speaker: &Speaker) -> Thing {
        let joint = !speaker.members.is_empty();
        let types = if joint { names::joint_type } else { names::speaker_type };
        let (kind, additional_type) = types(speaker.kind);
        Thing {
            id: Some(fragment(self.base, "speaker", id.0)),
            additional_type: additional_type.map(str::to_owned),
            ..Thing::named(kind, &speaker.name)
        }
    }

    fn quotation(&self, said: StatementRef<'_>) -> Quotation {
        let cue = said.cue.as_ref().map(|cue| Passage {
            name: Some(cue.lemma.to_string()),
            keywords: Some(cue.act.name().to_owned()),
            ..self.passage(Some("Cue"), cue.span)
        });
        let source = said.source.map(|span| self.passage(Some("Source"), span));
        let addressee = said.addressee.map(|span| self.passage(Some("Addressee"), span));
        let speaker = said.speaker().map(|speaker| self.source(speaker.id(), &speaker));
        let (is_based_on, spoken_by_character) = match speaker {
            Some(thing) if thing.kind.as_deref() == Some("CreativeWork") => (Some(thing), None),
            speaker => (None, speaker),
        };
        let parent = said.parent.map(|id| Thing::reference(fragment(self.base, "statement", id.0)));
        Quotation {
            id: Some(fragment(self.base, "statement", said.id().0)),
            additional_type: Some(names::statement_type(said.kind).to_owned()),
            text: said.text(),
            creator: spoken_by_character.clone().filter(|_| said.kind != StatementKind::Indirect),
            spoken_by_character,
            is_based_on,
            is_part_of: parent,
            has_part: said.content.iter().map(|&span| self.passage(None, span)).collect(),
            subject_of: cue.into_iter().chain(source).chain(addressee).collect(),
        }
    }

    fn claim(&self, index: u32, claim: ClaimRef<'_>) -> Claim {
        let said = claim.said_in();
        let speaker = said.and_then(|said| said.speaker()).map(|speaker| self.source(speaker.id(), &speaker));
        let within =
            said.map_or_else(|| self.article_id(), |said| fragment(self.base, "statement", said.id().0));
        Claim {
            id: Some(fragment(self.base, "claim", index)),
            text: claim.text().to_owned(),
            url: self.url(claim.span),
            author: speaker.filter(|thing| thing.kind.as_deref() != Some("CreativeWork")),
            appearance: Some(Thing::reference(within)),
            mentions: claim.quantities.iter().map(|quantity| self.figure(quantity)).collect(),
            temporal_coverage: claim.times.iter().filter_map(|time| time.value).collect(),
        }
    }

    fn figure(&self, quantity: &Quantity) -> QuantitativeValue {
        let (value, min_value, max_value) = match (quantity.value, quantity.bound) {
            (Value::Range(low, high), _) => (None, Some(low), Some(high)),
            (Value::Number(number), Bound::Over) => (None, Some(number), None),
            (Value::Number(number), Bound::Under) => (None, None, Some(number)),
            (Value::Number(number), Bound::Exact | Bound::About) => (Some(number), None, None),
        };
        QuantitativeValue {
            additional_type: (quantity.bound == Bound::About).then(|| names::APPROXIMATE.to_owned()),
            name: quantity.span.of(self.text.text()).to_owned(),
            value,
            min_value,
            max_value,
            unit_text: Some(quantity.unit.to_string()).filter(|unit| !unit.is_empty()),
            url: self.url(quantity.span),
        }
    }

    fn reviews(&self, index: u32, claim: ClaimRef<'r>) -> impl Iterator<Item = ClaimReview> {
        claim.data().verdicts.iter().map(move |verdict| self.review(index, claim, verdict))
    }

    fn review(&self, index: u32, claim: ClaimRef<'_>, verdict: &Verdict) -> ClaimReview {
        let speaker = claim
            .said_in()
            .and_then(|said| said.speaker())
            .map(|speaker| self.source(speaker.id(), &speaker));
        let claimant =
            verdict.claimant.as_ref().map(|name| Thing { name: Some(name.clone()), ..Thing::default() });
        ClaimReview {
            context: None,
            claim_reviewed: claim.text().to_owned(),
            url: Some(self.base.to_owned()).filter(|base| base.starts_with("http")),
            date_published: verdict.published,
            author: verdict.publisher.as_ref().map(|name| Thing::named("Organization", name)),
            item_reviewed: ReviewedClaim {
                id: Some(fragment(self.base, "claim", index)),
                author: claimant.or(speaker.filter(|thing| thing.kind.as_deref() != Some("CreativeWork"))),
                date_published: match verdict.claimed {
                    Some(Period::Date(date)) => Some(date),
                    _ => None,
                },
            },
            review_rating: Rating {
                alternate_name: verdict.rating.clone(),
                url: verdict.span.and_then(|span| self.url(span)),
            },
        }
    }
}
