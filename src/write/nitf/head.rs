//! The head of an NITF document: its metadata, and what a record found as content that is identified.

use std::collections::HashSet;

use crate::model::marking::{PREFIX, Property, Relation, SPEAKER_CLASS, STATEMENT_CLASS, Thing, name};
use crate::model::{Concept, NewsDate, PublishingStatus};
use crate::write::Story;
use crate::write::marks::{Marks, attribute_code, code, element, things};
use crate::xml::Writer;

pub(super) fn write(story: Story<'_>, marks: &Marks<'_>, out: &mut Writer) {
    let article = story.article;
    out.open("head").element_if("title", article.headline());
    if let Some(slugline) = &article.slugline {
        out.open("meta").attribute("name", "anpa-keyword").attribute("content", slugline).close();
    }
    if let Some(count) = article.word_count {
        out.open("meta").attribute("name", "anpa-wordcount").attribute("content", &count.to_string()).close();
    }
    out.open("tobject");
    for genre in article.genre.iter().chain(&article.other_genres) {
        if let Some(word) = genre.code.as_deref().or(genre.name.as_deref()) {
            out.open("tobject.property").attribute("tobject.property.type", word).close();
        }
    }
    for subject in &article.subjects {
        tobject_subject(subject, out);
    }
    out.close();
    docdata(story, marks, out);
    let published = article.dates.published.map(basic);
    let provider =
        article.provider.as_ref().and_then(|provider| provider.name.as_deref().or(provider.code.as_deref()));
    if published.is_some() || provider.is_some() {
        out.open("pubdata").attribute_if("name", provider);
        out.attribute_if("date.publication", published.as_deref()).close();
    }
    out.close();
}

/// The subject at its level, where its code is one of IPTC's eight digits; else with its code as it is.
fn tobject_subject(subject: &Concept, out: &mut Writer) {
    let Some(code) = subject.code.as_deref() else { return };
    let number = code.rsplit(':').next().unwrap_or(code);
    let is_iptc = number.len() == 8 && number.bytes().all(|byte| byte.is_ascii_digit());
    // `refnum` is a name token (XML 1.0, 2.3).
    let token = |char: char| char.is_alphanumeric() || ".-_:".contains(char);
    let refnum = if is_iptc { number } else { code };
    if refnum.is_empty() || !refnum.chars().all(token) {
        return;
    }
    let level = match is_iptc {
        true if number.ends_with("000000") => "tobject.subject.type",
        true if number.ends_with("000") => "tobject.subject.matter",
        _ => "tobject.subject.detail",
    };
    out.open("tobject.subject").attribute("tobject.subject.refnum", refnum);
    out.attribute_if(level, subject.name.as_deref()).close();
}

fn docdata(story: Story<'_>, marks: &Marks<'_>, out: &mut Writer) {
    let article = story.article;
    let status = article.status.map(|status| match status {
        PublishingStatus::Usable => "usable",
        PublishingStatus::Withheld => "withheld",
        PublishingStatus::Canceled => "canceled",
    });
    out.open("docdata").attribute_if("management-status", status);
    if let Some(id) = &article.id {
        out.open("doc-id").attribute("id-string", id).close();
    }
    if let Some(urgency) = article.urgency {
        out.open("urgency").attribute("ed-urg", &urgency.to_string()).close();
    }
    let dates = &article.dates;
    let named =
        [("date.issue", dates.created), ("date.release", dates.embargoed), ("date.expire", dates.expires)];
    for (name, date) in named {
        if let Some(date) = date {
            out.open(name).attribute("norm", &basic(date)).close();
        }
    }
    if let Some(version) = article.version {
        out.open("du-key").attribute("version", &version.to_string()).close();
    }
    for note in &article.editor_notes {
        out.open("ed-msg").attribute("info", note).close();
    }
    for rights in &article.rights {
        out.open("doc.rights").attribute("limitations", rights).close();
    }
    if !article.keywords.is_empty() {
        out.open("key-list");
        for keyword in &article.keywords {
            out.open("keyword").attribute("key", keyword).close();
        }
        out.close();
    }
    identified(story, marks, out);
    out.close();
}

/// What the metadata names and the text does not mark, and what a record found.
fn identified(story: Story<'_>, marks: &Marks<'_>, out: &mut Writer) {
    let entities = story.article.entities.iter();
    let unmarked: Vec<_> = entities
        .filter(|entity| entity.mentions.is_empty())
        .filter_map(|entity| Some((element(entity)?, entity)))
        .collect();
    let things = story.record.map(|record| things(record, marks)).unwrap_or_default();
    if unmarked.is_empty() && things.is_empty() {
        return;
    }
    out.open("identified-content");
    for (element, entity) in unmarked {
        out.open(element);
        code(entity, out);
        out.text(entity.name.as_deref().unwrap_or_default()).close();
    }
    for (at, thing) in things.iter().enumerate() {
        let speaker = story.record.and_then(|record| record.speakers.get(at));
        let roles = speaker.iter().flat_map(|speaker| &speaker.roles);
        let roles = roles.map(|role| role.span.of(&story.article.text));
        identified_thing(thing, roles, out);
    }
    out.close();
}

/// A speaker is a person, an organisation or, with the kind as its type, a classifier; a statement is a classifier too.
/// What is told of it is its alternate codes.
fn identified_thing<'r>(thing: &Thing, roles: impl Iterator<Item = &'r str>, out: &mut Writer) {
    let kind = thing.value(Relation::Kind).unwrap_or_default();
    let element = match kind {
        "person" => "person",
        "organization" => "org",
        _ => "classifier",
    };
    let class = if thing.is_statement { STATEMENT_CLASS } else { SPEAKER_CLASS };
    out.open(element).attribute("id", &thing.id).attribute("class", class);
    if element == "classifier" {
        out.attribute("type", kind);
    }
    if let Some(code) = thing.value(Relation::Concept) {
        attribute_code(code, out);
    }
    if element == "person" {
        out.attribute_if("gender", thing.value(Relation::Gender));
    }
    if let Some(name) = &thing.name {
        out.text(name);
    }
    if element == "person" {
        let mut told = HashSet::new();
        for role in roles.filter(|role| told.insert(*role)) {
            out.text(" ").element("function", role);
        }
    }
    for property in &thing.properties {
        match property.relation {
            Relation::Kind | Relation::Concept => {}
            Relation::Gender if element == "person" => {}
            _ => alternate_code(property, out),
        }
    }
    out.close();
}

/// What is told of a thing: which it is as the source of the code, and as its value a name, a thing, or the elements of
/// the text that it is.
fn alternate_code(property: &Property, out: &mut Writer) {
    let relation = name(&property.relation);
    let (relation, value) = match &property.value {
        Some(form) if !property.parts.is_empty() => (format!("{PREFIX}{relation}:{form}"), None),
        value => (format!("{PREFIX}{relation}"), value.clone()),
    };
    let value = value.unwrap_or_else(|| property.parts.join(" "));
    out.open("alt-code").attribute("idsrc", &relation).attribute("value", &value).close();
}

/// ISO 8601 basic format, as NITF has it: `20260301T080000Z`.
pub(in crate::write) fn basic(date: NewsDate) -> String {
    let text = date.to_string();
    match text.split_once('T') {
        Some((day, time)) => {
            // The dash of an offset stays.
            format!("{}T{}", day.replace('-', ""), time.replace(':', ""))
        }
        None if date.day().is_some() => text.replace('-', ""),
        None => text,
    }
}
