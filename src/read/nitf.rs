//! NITF 2.5 to 3.6, with its namespace or without.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::marking::{PREFIX, Property, Relation, SPEAKER_CLASS, STATEMENT_CLASS, Thing, named};
use crate::model::{Article, BlockKind, Concept, ConceptKind, Record};
use crate::read::body::{self, Builder};
use crate::read::findings::Findings;
use crate::read::lead::{self, Lead};
use crate::read::meta::{self, Oddities};
use crate::read::text::byline;
use crate::xml::{Document, Element};

/// Whether a root of this name is NITF.
pub(super) fn is_root(name: &str) -> bool {
    name == "nitf"
}

/// The article of a document, with the findings that it carries if they are asked for.
pub(super) fn record(document: &Document<'_>, with_findings: bool) -> Record {
    let root = document.root();
    let mut article = Article::default();
    let mut odd = Oddities::default();
    article.language = meta::attribute(root, "xml:lang");
    let mut lead = Lead::default();
    if let Some(head) = root.child("head") {
        read_head(head, &mut article, &mut lead, &mut odd);
    }
    if let Some(body) = root.child("body") {
        heads(body).for_each(|head| read_body_head(head, &mut article, &mut odd));
    }
    let mut builder = Builder::with_capacity(document.source().len());
    builder.note_places(with_findings);
    let body = root.child("body").unwrap_or(root);
    lead.write(&[body], BlockKind::Abstract, &mut builder, &mut article);
    body::read(body, &mut builder, &mut article);
    body::soften(&mut builder, &mut article);
    let places = builder.take_places();
    builder.finish(&mut article);
    article.diagnostics.extend(odd.into_vec());
    if with_findings { findings(root).into_record(article, &places) } else { Record::new(article) }
}

/// What `identified-content` lists of a record.
fn findings(root: Element<'_>) -> Findings {
    let mut findings = Findings::default();
    let docdata = root.child("head").and_then(|head| head.child("docdata"));
    let identified = docdata.into_iter().flat_map(|docdata| docdata.children_named("identified-content"));
    for thing in identified.flat_map(Element::children).filter_map(thing) {
        findings.add(thing);
    }
    findings
}

/// Whether an element of `identified-content` is a speaker or statement of a record.
fn is_finding(element: Element<'_>) -> bool {
    matches!(element.attribute("class").as_deref(), Some(SPEAKER_CLASS | STATEMENT_CLASS))
}

fn thing(element: Element<'_>) -> Option<Thing> {
    if !is_finding(element) {
        return None;
    }
    let own: String = element.nodes().filter_map(|node| node.as_text()).collect();
    let mut thing = Thing {
        id: element.attribute("id")?.into_owned(),
        is_statement: element.attribute("class").as_deref() == Some(STATEMENT_CLASS),
        name: meta::line(&own).map(Cow::into_owned),
        ..Thing::default()
    };
    let kind = match element.local_name() {
        "person" => Some("person".into()),
        "org" => Some("organization".into()),
        _ => element.attribute("type"),
    };
    let gender = element.attribute("gender");
    let values = [(Relation::Kind, kind), (Relation::Gender, gender)];
    for (relation, value) in values.into_iter().filter_map(|(relation, value)| Some((relation, value?))) {
        thing.add(relation, value);
    }
    if let Some(code) = body::code(element, ConceptKind::Person) {
        thing.add(Relation::Concept, code);
    }
    thing.properties.extend(element.children_named("alt-code").filter_map(property));
    Some(thing)
}

/// What an alternate code tells: `onrecord:speaker`, `onrecord:mention:full-name`.
fn property(code: Element<'_>) -> Option<Property> {
    let source = code.attribute("idsrc")?;
    let relation = source.strip_prefix(PREFIX)?;
    let (relation, form) =
        relation.split_once(':').map_or((relation, None), |(name, form)| (name, Some(form)));
    let relation: Relation = named(relation)?;
    let value = code.attribute("value")?;
    Some(match relation.is_to_words() {
        true => Property {
            relation,
            value: form.map(str::to_owned),
            parts: value.split_ascii_whitespace().map(str::to_owned).collect(),
        },
        false => Property { relation, value: Some(value.into_owned()), parts: Vec::new() },
    })
}

/// Authors and place, as the head of NITF that is the body of some other item gives them.
pub(super) fn head_of_body(body: Element<'_>) -> Option<Article> {
    let nitf = body.children().find(|child| is_root(child.local_name()))?;
    let head = nitf.child("body")?.child("body.head")?;
    let mut article = Article::default();
    read_body_head(head, &mut article, &mut Oddities::default());
    Some(article)
}

/// What may give author and place: the head of the body, and blocks that hold nothing but a byline or dateline and stand
/// before the story.
fn heads(body: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    let is_line = |child: Element<'_>| matches!(child.local_name(), "byline" | "dateline");
    let lines = body.child("body.content").into_iter().flat_map(move |content| {
        let top = content.children().take_while(move |child| match child.local_name() {
            "block" => child.children().all(is_line),
            name => name == "note",
        });
        top.filter(|child| child.local_name() == "block")
    });
    body.child("body.head").into_iter().chain(lines)
}

fn read_head(head: Element<'_>, article: &mut Article, lead: &mut Lead, odd: &mut Oddities) {
    for child in head.children_named("title") {
        lead.title = meta::words(child);
    }
    for child in head.children() {
        match child.local_name() {
            "tobject" => subjects(child, article),
            "docdata" => docdata(child, article, odd),
            "pubdata" => {
                article.dates.published = odd.date_attribute(child, "date.publication");
                let name = meta::attribute(child, "name").map(Concept::named);
                article.provider = article.provider.take().or(name);
            }
            "urgency" => article.urgency = article.urgency.or(urgency(child, odd)),
            "meta" => meta_element(child, article, odd),
            _ => {}
        }
    }
}

/// Agencies' own fields, by the names that several of them use.
fn meta_element(element: Element<'_>, article: &mut Article, odd: &mut Oddities) {
    let (Some(name), Some(content)) = (element.attribute("name"), meta::attribute(element, "content")) else {
        return;
    };
    match &*name {
        "anpa-keyword" => article.slugline = article.slugline.take().or(Some(content)),
        "anpa-wordcount" => article.word_count = odd.number(element, &content),
        _ => {}
    }
}

/// Subjects with the levels that they name: `type` is the subject, `matter` and `detail` are within it, and the number
/// has two, three and three digits for them (NITF, `tobject.subject`).
fn subjects(tobject: Element<'_>, article: &mut Article) {
    let mut known = HashMap::new();
    for element in tobject.children() {
        match element.local_name() {
            "tobject.property" => {
                let code = meta::attribute(element, "tobject.property.type");
                let genre = code.map(|code| Concept { code: Some(code), ..Concept::default() });
                match article.genre {
                    None => article.genre = genre,
                    Some(_) => article.other_genres.extend(genre),
                }
            }
            "tobject.subject" => {
                for subject in levels(element) {
                    let key = (subject.code.clone(), subject.name.clone().filter(|_| subject.code.is_none()));
                    let at = *known.entry(key).or_insert(article.subjects.len());
                    match article.subjects.get_mut(at) {
                        Some(known) => known.name = known.name.take().or(subject.name),
                        None => article.subjects.push(subject),
                    }
                }
            }
            _ => {}
        }
    }
}

/// The subjects that one element names, from the widest on.
fn levels(element: Element<'_>) -> Vec<Concept> {
    let number = meta::attribute(element, "tobject.subject.refnum");
    let subject = |code: Option<String>, name: Option<String>| Concept {
        code,
        name,
        kind: Some(ConceptKind::Abstract),
        ..Concept::default()
    };
    let mut levels = Vec::new();
    for (name, digits) in
        [("tobject.subject.type", 2), ("tobject.subject.matter", 5), ("tobject.subject.detail", 8)]
    {
        let named = meta::attribute(element, name);
        let code = number.as_deref().and_then(|number| level(number, digits));
        let is_own =
            code.is_some() && code == number && levels.iter().all(|known: &Concept| known.code != code);
        if named.is_some() || is_own {
            levels.push(subject(code, named));
        }
    }
    // A number that is none of IPTC's.
    if number.as_deref().is_some_and(|number| level(number, 8).is_none()) {
        levels.push(subject(number, None));
    }
    levels
}

/// The number of a level above: `02003001` → `02003000`, `02000000`.
fn level(number: &str, digits: usize) -> Option<String> {
    let whole = number.len() == 8 && number.bytes().all(|byte| byte.is_ascii_digit());
    whole.then(|| format!("{:0<8}", &number[..digits]))
}

fn docdata(docdata: Element<'_>, article: &mut Article, odd: &mut Oddities) {
    article.status = docdata.attribute("management-status").and_then(|status| meta::status(&status));
    let mut release = None;
    for element in docdata.children() {
        match element.local_name() {
            "doc-id" => article.id = meta::attribute(element, "id-string"),
            "urgency" => article.urgency = urgency(element, odd),
            "date.issue" => article.dates.created = odd.date_attribute(element, "norm"),
            "date.release" => release = odd.date_attribute(element, "norm"),
            "date.expire" => article.dates.expires = odd.date_attribute(element, "norm"),
            "du-key" => {
                article.slugline = article.slugline.take().or_else(|| meta::attribute(element, "key"));
                if let Some(version) = element.attribute("version") {
                    article.version = odd.number(element, &version);
                }
            }
            "ed-msg" => article.editor_notes.extend(meta::attribute(element, "info")),
            "doc.copyright" => {
                let holder = meta::attribute(element, "holder");
                let year = meta::attribute(element, "year");
                let parts: Vec<_> = year.into_iter().chain(holder).collect();
                article.rights.extend((!parts.is_empty()).then(|| parts.join(" ")));
            }
            "doc.rights" => article.rights.extend(meta::attribute(element, "limitations")),
            "key-list" => {
                article.keywords.extend(
                    element.children_named("keyword").filter_map(|keyword| meta::attribute(keyword, "key")),
                );
            }
            "identified-content" => identified(element, article),
            "evloc" => event_place(element, article),
            "del-list" => {
                let source = element.child("from-src").and_then(|source| meta::attribute(source, "src-name"));
                article.provider = article.provider.take().or(source.map(Concept::named));
            }
            _ => {}
        }
    }
    // An embargo, unless it was issued to be released at once.
    article.dates.embargoed =
        release.filter(|release| article.dates.created.is_none_or(|issue| *release > issue));
}

fn urgency(element: Element<'_>, odd: &mut Oddities) -> Option<u8> {
    let urgency = odd.number(element, &element.attribute("ed-urg")?)?;
    u8::try_from(urgency).ok()
}

/// What the head says the document is about.
fn identified(identified: Element<'_>, article: &mut Article) {
    for element in identified.children().filter(|element| !is_finding(*element)) {
        let kind = match element.local_name() {
            "person" => ConceptKind::Person,
            "org" => ConceptKind::Organization,
            "location" => ConceptKind::Place,
            "event" => ConceptKind::Event,
            "object.title" => ConceptKind::Object,
            "classifier" => ConceptKind::Abstract,
            _ => continue,
        };
        let name = meta::words(element).or_else(|| meta::attribute(element, "type"));
        let code = body::code(element, kind);
        if name.is_some() || code.is_some() {
            article.entities.push(Concept { name, code, kind: Some(kind), ..Concept::default() });
        }
    }
}

/// Where what is reported took place.
fn event_place(element: Element<'_>, article: &mut Article) {
    for (name, is_code) in [("city", false), ("state-prov", false), ("county-dist", false), ("iso-cc", true)]
    {
        let Some(value) = meta::attribute(element, name) else { continue };
        let place =
            if is_code { Concept { code: Some(value), ..Concept::default() } } else { Concept::named(value) };
        article.entities.push(Concept { kind: Some(ConceptKind::Place), ..place });
    }
}

/// A place in words, or city, state and country one after the other.
fn place(location: Element<'_>) -> Option<String> {
    let parts: Vec<_> = location.children().filter_map(meta::words).collect();
    if parts.is_empty() || location.has_own_words() { meta::words(location) } else { Some(parts.join(", ")) }
}

fn read_body_head(head: Element<'_>, article: &mut Article, odd: &mut Oddities) {
    for element in head.children() {
        match element.local_name() {
            "byline" => authors(element, article),
            "distributor" => {
                // It may name a party that only passes the item on.
                let name = meta::words(element).map(Concept::named);
                article.provider = article.provider.take().or(name);
            }
            "dateline" => {
                let place = element.child("location").and_then(place);
                article.place = place.or_else(|| lead::place(&meta::words(element)?).map(str::to_owned));
                if let Some(date) = element.child("story.date") {
                    let date = odd.date_attribute(date, "norm");
                    article.dates.created = article.dates.created.or(date);
                }
            }
            "rights" => article.rights.extend(meta::words(element)),
            _ => {}
        }
    }
}

/// “By Ada Quill”: the persons that the byline marks, else those that it names.
fn authors(element: Element<'_>, article: &mut Article) {
    let persons: Vec<_> = element.children_named("person").filter_map(meta::words).collect();
    if !persons.is_empty() {
        return article.authors.extend(persons);
    }
    let words: String = element.nodes().filter_map(|node| node.as_text()).collect();
    if let Some(line) = meta::line(&words) {
        article.authors.extend(byline::authors(&line).unwrap_or_else(|| vec![line.clone().into_owned()]));
    }
}
