//! The record that annotations tell of a text.

use std::collections::BTreeMap;

use super::{
    Agent, Annotation, AnnotationCollection, Body, Selector, Source, SpecificResource, TextualBody, names,
};
use crate::error::Error;
use crate::model::{Article, Claim, Record, Speaker, Verdict};
use crate::span::Span;
use crate::write::assembly::{Assembly, Said, cue, mismatch, place};
use crate::write::code_points::CodePoints;

impl AnnotationCollection {
    /// The record that the annotations tell of an article: its statements, speakers, claims and verdicts.
    ///
    /// Annotations that are classified neither as a statement nor as a claim are passed over. Words are taken where the
    /// `TextPositionSelector` says, and must be those of the `TextQuoteSelector`; where there is only the latter, they
    /// are found by it.
    ///
    /// # Errors
    /// [`ErrorKind::Mismatch`](crate::ErrorKind::Mismatch): the words of an annotation do not stand where it says, do not
    /// stand in the text or stand there more than once; or nothing has the `id` that is referred to.
    /// [`ErrorKind::Invariant`](crate::ErrorKind::Invariant): what they tell is no sound record.
    pub fn to_record(&self, article: Article) -> Result<Record, Error> {
        let buffer = article.text.clone();
        let text = CodePoints::of(&buffer);
        let mut agents = BTreeMap::new();
        let mut statements = Vec::new();
        let mut claims = Vec::new();
        for annotation in self.annotations() {
            let class = annotation.textual("classifying").map(|body| body.value.as_str());
            if class == Some(names::CLAIM) {
                claims.push(claim(annotation, &text)?);
            } else if let Some(kind) = class.and_then(names::kind_of) {
                let speaker = annotation.speaker();
                if let Some(agent) = speaker {
                    keep(agent, &mut agents);
                }
                statements.push(Said {
                    id: annotation.id.clone(),
                    kind,
                    content: content(annotation, &text)?,
                    cue: annotation.words("cue", &text)?.map(|span| {
                        let value = |purpose| annotation.textual(purpose).map(|body| body.value.as_str());
                        cue(span, &buffer, value("describing"), value("tagging"))
                    }),
                    source: annotation.words("source", &text)?,
                    addressee: annotation.words("addressee", &text)?,
                    speaker: speaker.and_then(|agent| agent.id.clone()),
                    parent: annotation.link(),
                });
            }
        }
        let speakers = agents.into_values().map(speaker).collect();
        Assembly { article, speakers, statements, claims }.record()
    }
}

impl Annotation {
    fn textual(&self, purpose: &str) -> Option<&TextualBody> {
        self.body.iter().find_map(|body| match body {
            Body::TextualBody(body) if body.purpose.as_deref() == Some(purpose) => Some(body),
            _ => None,
        })
    }

    fn resources(&self) -> impl Iterator<Item = &SpecificResource> {
        self.body.iter().filter_map(|body| match body {
            Body::SpecificResource(body) => Some(body),
            Body::TextualBody(_) => None,
        })
    }

    fn speaker(&self) -> Option<&Agent> {
        self.resources().find_map(|body| match &body.source {
            Source::Agent(agent) => Some(agent),
            Source::Iri(_) => None,
        })
    }

    fn link(&self) -> Option<String> {
        self.resources().filter(|body| body.purpose.as_deref() == Some("linking")).find_map(
            |body| match &body.source {
                Source::Iri(iri) => Some(iri.clone()),
                Source::Agent(_) => None,
            },
        )
    }

    fn words(&self, class: &str, text: &CodePoints<'_>) -> Result<Option<Span>, Error> {
        let mut bodies = self.resources().filter(|body| body.style_class.as_deref() == Some(class));
        bodies.next().map(|body| selected(&body.selector, text)).transpose()
    }
}

/// Takes in an agent and those who speak with it, unless they are known. The order is that of the numbers in their ids,
/// for who is told first as one of a group need not be the first who speaks.
fn keep(agent: &Agent, agents: &mut BTreeMap<(u64, String), Agent>) {
    let Some(id) = &agent.id else { return };
    let number = id.rsplit('-').next().and_then(|number| number.parse().ok()).unwrap_or(u64::MAX);
    let known = agents.entry((number, id.clone())).or_insert_with(|| agent.clone());
    if known.member.is_empty() {
        known.member.clone_from(&agent.member);
    }
    agent.member.iter().for_each(|member| keep(member, agents));
}

fn speaker(agent: Agent) -> (String, Speaker, Vec<String>) {
    let kind = names::agent_kind(agent.kind.as_deref(), agent.name.is_some());
    let mut speaker = Speaker::new(agent.name.or(agent.description).unwrap_or_default(), kind);
    speaker.gender = agent.gender.as_deref().and_then(names::gender_of);
    speaker.concept = agent.identifier;
    let members = agent.member.into_iter().filter_map(|member| member.id).collect();
    (agent.id.unwrap_or_default(), speaker, members)
}

fn content(annotation: &Annotation, text: &CodePoints<'_>) -> Result<Vec<Span>, Error> {
    let mut content = annotation
        .target
        .iter()
        .map(|target| selected(&target.selector, text))
        .collect::<Result<Vec<_>, _>>()?;
    content.sort();
    Ok(content)
}

fn claim(annotation: &Annotation, text: &CodePoints<'_>) -> Result<(Claim, Option<String>), Error> {
    let [span] = content(annotation, text)?[..] else {
        return Err(mismatch(format!("{} is a claim, and has not one target", annotation.id)));
    };
    let mut claim = Claim::new(span, None);
    let verdicts = annotation.body.iter().filter_map(|body| match body {
        Body::TextualBody(body) if body.purpose.as_deref() == Some("assessing") => Some(Verdict {
            rating: body.value.clone(),
            publisher: body.creator.as_ref().and_then(|agent| agent.name.clone()),
            ..Verdict::default()
        }),
        _ => None,
    });
    claim.verdicts = verdicts.collect();
    Ok((claim, annotation.link()))
}

/// The words that selectors give, which are the same for all of them.
fn selected(selectors: &[Selector], text: &CodePoints<'_>) -> Result<Span, Error> {
    let position = selectors.iter().find_map(|selector| match selector {
        Selector::TextPositionSelector { start, end } => Some((*start, *end)),
        _ => None,
    });
    let quote = selectors.iter().find_map(|selector| match selector {
        Selector::TextQuoteSelector { exact, prefix, suffix } => Some((exact, prefix, suffix)),
        _ => None,
    });
    match (position, quote) {
        (Some((start, end)), Some((exact, ..))) => place(text, start, end, exact),
        (Some((start, end)), None) => text.span(start, end).ok_or_else(|| {
            mismatch(format!("an annotation is of characters {start} to {end}, which the text does not have"))
        }),
        (None, Some((exact, prefix, suffix))) => quoted(text.text(), exact, prefix, suffix),
        (None, None) => Err(mismatch("an annotation has no selector of text")),
    }
}

/// The one place where words stand between what is told to be before and after them.
fn quoted(text: &str, exact: &str, prefix: &str, suffix: &str) -> Result<Span, Error> {
    let whole = format!("{prefix}{exact}{suffix}");
    let found = text.find(&whole).filter(|_| !exact.is_empty());
    let first =
        found.ok_or_else(|| mismatch(format!("{exact:?} does not stand in the text as it is quoted")))?;
    // Where the words repeat themselves, the second place may overlap the first.
    let next = first + whole.chars().next().map_or(1, char::len_utf8);
    if text[next..].contains(&whole) {
        return Err(mismatch(format!("{exact:?} stands in the text more than once as it is quoted")));
    }
    let start = first + prefix.len();
    Ok(Span::new(start, start + exact.len()))
}
