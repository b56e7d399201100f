//! W3C Web Annotation: every statement and claim marked in the text, for any annotation tool.
//!
//! [`web_annotation`](fn@super::web_annotation) makes an [`AnnotationCollection`] by the
//! [Web Annotation Data Model](https://www.w3.org/TR/annotation-model/) (Recommendation, 2017), and
//! [`AnnotationCollection::to_record`] reads it back over the text.
//!
//! Words are marked twice, by a `TextPositionSelector`, which counts Unicode code points as the Recommendation says, and
//! by a `TextQuoteSelector` with the words and up to 32 code points before and after. An interrupted statement has a
//! target for each part. The bodies:
//!
//! | body | `purpose` | of a statement | of a claim |
//! |---|---|---|---|
//! | `TextualBody` | `identifying` | the speaker's name | the same |
//! | `TextualBody` | `classifying` | `direct`, `mixed`, `indirect` | `claim` |
//! | `TextualBody` | `tagging` | the cue's [speech act](crate::SpeechAct) | |
//! | `TextualBody` | `describing` | the cue's lemma | |
//! | `TextualBody` | `assessing` | | a verdict's rating, with its publisher as `creator` |
//! | `SpecificResource` | `identifying` | the speaker, an [`Agent`] | |
//! | `SpecificResource` | `describing` | the words of cue, source and addressee, told apart by `styleClass` | |
//! | `SpecificResource` | `linking` | the statement in which it stands | the same |
//!
//! Not written: [`Basis`](crate::Basis) (statements that are read back say
//! [`Markup`](crate::StatementRule::Markup)); the speakers' roles, organisations and mentions; a claim's quantities,
//! times, polarity, modality, worthiness and warnings, and of its verdicts what is not in the table.

mod names;
mod read;
mod types;

pub use types::{
    Agent, Annotation, AnnotationCollection, AnnotationPage, Body, Context, Selector, Source,
    SpecificResource, Target, TextualBody,
};

use crate::model::{ClaimRef, Record, Speaker, SpeakerId, SpeakerKind, SpeakerRef, StatementRef};
use crate::span::Span;
use crate::write::assembly::{base, fragment};
use crate::write::code_points::CodePoints;

/// How many code points of context a quotation has: what annotation tools commonly write.
const CONTEXT: usize = 32;

/// A record as W3C Web Annotations of the text at an IRI.
///
/// The text at `source` must be [`Article::text`](crate::Article::text), or an annotation tool that finds words by their
/// quotation will still find them and one that counts will not. The annotations' `id`s are fragments of `source`.
///
/// ```
/// let article = onrecord::read_text("Storm. “The bridge is safe,” said Ada Quill, the city engineer.")?;
/// let record = onrecord::attribute(article.clone());
///
/// let collection = onrecord::write::web_annotation(&record, "https://example.org/storm.txt");
/// let json = serde_json::to_value(&collection)?;
/// let first = &json["first"]["items"][0];
/// assert_eq!(first["body"][0]["value"], "Ada Quill");
/// assert_eq!(first["target"][0]["source"], "https://example.org/storm.txt");
/// assert_eq!(first["target"][0]["selector"][0]["start"], 7);
/// assert_eq!(first["target"][0]["selector"][1]["exact"], "“The bridge is safe,”");
///
/// let read: onrecord::write::web_annotation::AnnotationCollection = serde_json::from_value(json)?;
/// let back = read.to_record(article)?;
/// assert_eq!(back.statements().next().unwrap().speaker().unwrap().name(), "Ada Quill");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn web_annotation(record: &Record, source: &str) -> AnnotationCollection {
    let writer =
        Writer { record, source, base: base(Some(source)), text: CodePoints::of(&record.article.text) };
    let statements = record.statements().map(|said| writer.statement(said));
    let claims = (0..).zip(record.claims()).map(|(index, claim)| writer.claim(index, claim));
    let items: Vec<_> = statements.chain(claims).collect();
    let id = format!("{}#annotations", writer.base);
    let page = format!("{id}-0");
    AnnotationCollection {
        context: Context,
        label: record.article.headline().map(str::to_owned),
        total: items.len(),
        last: (!items.is_empty()).then(|| page.clone()),
        first: (!items.is_empty()).then(|| AnnotationPage {
            id: page,
            part_of: Some(id.clone()),
            start_index: 0,
            items,
        }),
        id,
    }
}

/// The annotations of one record.
struct Writer<'r> {
    record: &'r Record,
    source: &'r str,
    base: &'r str,
    text: CodePoints<'r>,
}

impl Writer<'_> {
    fn statement(&self, said: StatementRef<'_>) -> Annotation {
        let cue = said.cue.as_ref();
        let speaker = said.speaker();
        let words =
            [("cue", cue.map(|cue| cue.span)), ("source", said.source), ("addressee", said.addressee)];
        let words = words.into_iter().filter_map(|(class, span)| Some(self.words(class, span?)));
        let body =
            textual("identifying", speaker.map(SpeakerRef::name))
                .into_iter()
                .chain(textual("classifying", Some(names::kind_name(said.kind))))
                .chain(textual("tagging", cue.map(|cue| cue.act.name())))
                .chain(textual("describing", cue.map(|cue| &*cue.lemma)))
                .chain(speaker.map(|speaker| {
                    resource("identifying", Source::Agent(self.agent(speaker.id(), &speaker)))
                }))
                .chain(words)
                .chain(said.parent.map(|parent| self.link(parent.0)));
        Annotation {
            id: fragment(self.base, "annotation-statement", said.id().0),
            motivation: Some("describing".to_owned()),
            body: body.collect(),
            target: said.content.iter().map(|&span| self.target(span)).collect(),
        }
    }

    fn claim(&self, index: u32, claim: ClaimRef<'_>) -> Annotation {
        let said = claim.said_in();
        let verdicts = claim.data().verdicts.iter().map(|verdict| {
            let publisher = verdict.publisher.clone().map(|name| Agent {
                kind: Some("Organization".to_owned()),
                name: Some(name),
                ..Agent::default()
            });
            Body::TextualBody(TextualBody {
                purpose: Some("assessing".to_owned()),
                value: verdict.rating.clone(),
                creator: publisher,
            })
        });
        let speaker = said.and_then(|said| said.speaker()).map(SpeakerRef::name);
        let body = textual("identifying", speaker)
            .into_iter()
            .chain(textual("classifying", Some(names::CLAIM)))
            .chain(verdicts)
            .chain(said.map(|said| self.link(said.id().0)));
        Annotation {
            id: fragment(self.base, "annotation-claim", index),
            motivation: Some("classifying".to_owned()),
            body: body.collect(),
            target: vec![self.target(claim.span)],
        }
    }

    fn link(&self, statement: u32) -> Body {
        resource("linking", Source::Iri(fragment(self.base, "annotation-statement", statement)))
    }

    fn words(&self, class: &str, span: Span) -> Body {
        Body::SpecificResource(SpecificResource {
            purpose: Some("describing".to_owned()),
            style_class: Some(class.to_owned()),
            source: Source::Iri(self.source.to_owned()),
            selector: self.selectors(span),
        })
    }

    fn target(&self, span: Span) -> Target {
        Target { source: self.source.to_owned(), selector: self.selectors(span) }
    }

    fn selectors(&self, span: Span) -> Vec<Selector> {
        let (start, end) = self.text.range(span);
        let text = self.text.text();
        let before = text.get(..span.start()).unwrap_or_default();
        let after = text.get(span.end()..).unwrap_or_default();
        let prefix = before.char_indices().rev().take(CONTEXT).last().map_or("", |(at, _)| &before[at..]);
        let suffix = after.char_indices().nth(CONTEXT).map_or(after, |(at, _)| &after[..at]);
        vec![
            Selector::TextPositionSelector { start, end },
            Selector::TextQuoteSelector {
                exact: span.of(text).to_owned(),
                prefix: prefix.to_owned(),
                suffix: suffix.to_owned(),
            },
        ]
    }

    fn agent(&self, id: SpeakerId, speaker: &Speaker) -> Agent {
        let is_named = speaker.kind != SpeakerKind::Unnamed;
        // A group of groups could hold itself in a record made by hand; its members are told without theirs.
        let members = speaker.members.iter().filter_map(|&member| {
            let speaker = self.record.speakers.get(member.0 as usize)?;
            Some(self.agent(member, &Speaker { members: Vec::new(), ..speaker.clone() }))
        });
        Agent {
            id: Some(fragment(self.base, "speaker", id.0)),
            kind: Some(names::agent_type(speaker.kind).to_owned()),
            name: is_named.then(|| speaker.name.clone()),
            description: (!is_named).then(|| speaker.name.clone()),
            gender: speaker.gender.map(|gender| names::gender_name(gender).to_owned()),
            identifier: speaker.concept.clone(),
            member: members.collect(),
        }
    }
}

fn textual(purpose: &str, value: Option<&str>) -> Option<Body> {
    let body = TextualBody { purpose: Some(purpose.to_owned()), value: value?.to_owned(), creator: None };
    Some(Body::TextualBody(body))
}

fn resource(purpose: &str, source: Source) -> Body {
    let purpose = Some(purpose.to_owned());
    Body::SpecificResource(SpecificResource { purpose, style_class: None, source, selector: Vec::new() })
}
