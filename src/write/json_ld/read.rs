//! The record that a document tells.

use std::collections::HashMap;

use super::names;
use super::{Claim, NewsArticle, Part, Passage, QuantitativeValue, Quotation, Thing};
use crate::error::Error;
use crate::model::{self, Article, Bound, Concept, Period, Quantity, Record, Speaker, Value, Verdict};
use crate::span::Span;
use crate::write::assembly::{Assembly, Said, cue, is_iri, mismatch, place};
use crate::write::code_points::CodePoints;

impl NewsArticle {
    /// The record that the document tells: its text and metadata, statements, speakers, claims and verdicts.
    ///
    /// What schema.org has no words for is not in it; the [module](super::json_ld) lists what that is. Its statements say
    /// [`StatementRule::Markup`](crate::StatementRule::Markup), with confidence 1: the document says that they are.
    ///
    /// # Errors
    /// [`ErrorKind::Mismatch`](crate::ErrorKind::Mismatch): words do not stand in `articleBody` where their `url` says, or
    /// have none; or nothing has the `@id` that is referred to.
    /// [`ErrorKind::Invariant`](crate::ErrorKind::Invariant): what it tells is no sound record.
    pub fn to_record(&self) -> Result<Record, Error> {
        let text = CodePoints::of(&self.article_body);
        let is_speaker = |thing: &&Thing| thing.id.as_ref().is_some_and(|id| id.contains("#speaker-"));
        let (speakers, entities): (Vec<_>, Vec<_>) =
            self.mentions.iter().partition(|thing| is_speaker(thing));
        let mut assembly = Assembly {
            article: Article { entities: entities.into_iter().map(entity).collect(), ..self.article() },
            speakers: speakers.into_iter().map(speaker).collect(),
            statements: Vec::new(),
            claims: Vec::new(),
        };
        // The claims by their ids, for the reviews that name them.
        let mut ids = HashMap::new();
        for part in &self.has_part {
            match part {
                Part::Quotation(quotation) => assembly.statements.push(said(quotation, &text)?),
                Part::Claim(part) => {
                    ids.insert(part.id.as_deref(), assembly.claims.len());
                    assembly.claims.push(self.claim(part, &text)?);
                }
                Part::ClaimReview(_) | Part::Other => {}
            }
        }
        for part in &self.has_part {
            let Part::ClaimReview(review) = part else { continue };
            let id = review.item_reviewed.id.as_deref();
            let index = id.and_then(|_| ids.get(&id).copied());
            let index = index
                .ok_or_else(|| mismatch(format!("a review is of the claim {id:?}, which is not there")))?;
            let rating = &review.review_rating;
            let span = rating.url.as_deref().map(|url| at(url, &rating.alternate_name, &text)).transpose()?;
            let claimant = review.item_reviewed.author.as_ref().filter(|author| author.id.is_none());
            assembly.claims[index].0.verdicts.push(Verdict {
                rating: rating.alternate_name.clone(),
                publisher: review.author.as_ref().and_then(|author| author.name.clone()),
                published: review.date_published,
                span,
                claimant: claimant.and_then(|author| author.name.clone()),
                claimed: review.item_reviewed.date_published.map(Period::Date),
            });
        }
        assembly.record()
    }

    fn claim(&self, part: &Claim, text: &CodePoints<'_>) -> Result<(model::Claim, Option<String>), Error> {
        let span = at(part.url.as_deref().unwrap_or_default(), &part.text, text)?;
        let within = part
            .appearance
            .as_ref()
            .and_then(|within| within.id.clone())
            .filter(|id| Some(id) != self.id.as_ref());
        let mut claim = model::Claim::new(span, None);
        claim.quantities =
            part.mentions.iter().map(|figure| quantity(figure, text)).collect::<Result<_, _>>()?;
        Ok((claim, within))
    }

    fn article(&self) -> Article {
        let name = |thing: &Thing| thing.name.clone();
        let mut article = Article::default();
        article.text.clone_from(&self.article_body);
        article.id.clone_from(&self.identifier);
        article.id = article.id.or_else(|| self.id.clone().filter(|id| is_iri(id)));
        article.version = self.version;
        article.language.clone_from(&self.in_language);
        article.provider = self.publisher.as_ref().map(|thing| Concept { kind: None, ..entity(thing) });
        article.authors = self.author.iter().filter_map(name).collect();
        article.place = self.location_created.as_ref().and_then(name);
        article.dates.created = self.date_created;
        article.dates.published = self.date_published;
        article.dates.modified = self.date_modified;
        article.dates.expires = self.expires;
        let mut genres = self.genre.iter().map(Concept::named);
        article.genre = genres.next();
        article.other_genres = genres.collect();
        article.subjects = self.about.iter().map(entity).collect();
        article.keywords.clone_from(&self.keywords);
        article.rights.clone_from(&self.copyright_notice);
        article.credit.clone_from(&self.credit_text);
        article.word_count = self.word_count;
        article
    }
}

impl TryFrom<&NewsArticle> for Record {
    type Error = Error;

    fn try_from(document: &NewsArticle) -> Result<Self, Error> {
        document.to_record()
    }
}

fn entity(thing: &Thing) -> Concept {
    Concept {
        code: thing.identifier.clone().or_else(|| thing.term_code.clone()),
        uri: thing.id.clone(),
        name: thing.name.clone(),
        kind: names::entity_kind(thing.kind.as_deref()),
        mentions: Vec::new(),
    }
}

fn speaker(thing: &Thing) -> (String, Speaker, Vec<String>) {
    let kind = names::speaker_kind(thing.kind.as_deref(), thing.additional_type.as_deref());
    let mut speaker = Speaker::new(thing.name.clone().unwrap_or_default(), kind);
    speaker.gender = thing.gender.as_deref().and_then(names::gender_of);
    speaker.concept.clone_from(&thing.identifier);
    let members = thing.member.iter().filter_map(|member| member.id.clone()).collect();
    (thing.id.clone().unwrap_or_default(), speaker, members)
}

fn said(quotation: &Quotation, text: &CodePoints<'_>) -> Result<Said, Error> {
    let id = |thing: &Option<Thing>| thing.as_ref().and_then(|thing| thing.id.clone());
    let about = |kind: &str| {
        quotation.subject_of.iter().find(|passage| passage.additional_type.as_deref() == Some(kind))
    };
    let of = |passage: &Passage| at(passage.url.as_deref().unwrap_or_default(), &passage.text, text);
    let cue_of = |passage: &Passage| {
        of(passage).map(|span| cue(span, text.text(), passage.name.as_deref(), passage.keywords.as_deref()))
    };
    let mut content = quotation.has_part.iter().map(of).collect::<Result<Vec<_>, _>>()?;
    content.sort();
    Ok(Said {
        id: quotation.id.clone().unwrap_or_default(),
        kind: names::statement_kind(quotation.additional_type.as_deref()),
        content,
        cue: about("Cue").map(cue_of).transpose()?,
        source: about("Source").map(of).transpose()?,
        addressee: about("Addressee").map(of).transpose()?,
        speaker: id(&quotation.spoken_by_character)
            .or_else(|| id(&quotation.creator))
            .or_else(|| id(&quotation.is_based_on)),
        parent: id(&quotation.is_part_of),
    })
}

fn quantity(figure: &QuantitativeValue, text: &CodePoints<'_>) -> Result<Quantity, Error> {
    let span = at(figure.url.as_deref().unwrap_or_default(), &figure.name, text)?;
    let (value, bound) = match (figure.value, figure.min_value, figure.max_value) {
        (None, Some(low), Some(high)) => (Value::Range(low, high), Bound::Exact),
        (None, Some(low), None) => (Value::Number(low), Bound::Over),
        (None, None, Some(high)) => (Value::Number(high), Bound::Under),
        (Some(number), ..) => (Value::Number(number), Bound::Exact),
        (None, None, None) => return Err(mismatch(format!("the figure {:?} has no value", figure.name))),
    };
    let is_about = figure.additional_type.as_deref() == Some(names::APPROXIMATE);
    let mut quantity = Quantity::new(span, value, figure.unit_text.clone().unwrap_or_default());
    quantity.bound = if is_about { Bound::About } else { bound };
    Ok(quantity)
}

/// The span at which a URL says that words stand.
fn at(url: &str, words: &str, text: &CodePoints<'_>) -> Result<Span, Error> {
    let range = url.split_once("#char=").and_then(|(_, range)| range.split_once(','));
    let range = range.and_then(|(start, end)| Some((start.parse().ok()?, end.parse().ok()?)));
    let (start, end) =
        range.ok_or_else(|| mismatch(format!("no place is told of {words:?}: its url is {url:?}")))?;
    place(text, start, end, words)
}
