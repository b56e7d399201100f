//! What a record found, as concepts that the item asserts and as references from the marked parts of the text to them.

use std::collections::HashSet;

use crate::model::Record;
use crate::model::marking::{Property, Relation, SCHEMES, Thing, name};
use crate::write::Story;
use crate::write::newsml_g2::{is_iri, is_qcode, line_if};
use crate::xml::Writer;

/// The vocabularies of this crate: their aliases, and what of the model their codes are.
const VOCABULARIES: [(&str, &str); 8] = [
    ("onrel", "relation"),
    ("onkind", "statement-kind"),
    ("onspeaker", "speaker-kind"),
    ("ongender", "gender"),
    ("onact", "act"),
    ("onrule", "rule"),
    ("onlink", "link"),
    ("onform", "mention-form"),
];

/// The vocabulary of a relation’s values; `None` where they are words, numbers or other things.
fn vocabulary(relation: Relation, is_statement: bool) -> Option<&'static str> {
    Some(match relation {
        Relation::Kind if is_statement => "onkind",
        Relation::Kind => "onspeaker",
        Relation::Gender => "ongender",
        Relation::Act => "onact",
        Relation::Rule => "onrule",
        Relation::Link => "onlink",
        Relation::Mention => "onform",
        _ => return None,
    })
}

/// Declares the vocabularies.
pub(super) fn catalog(out: &mut Writer) {
    out.open("catalog");
    for (alias, vocabulary) in VOCABULARIES {
        let uri = format!("{SCHEMES}{vocabulary}:");
        out.open("scheme").attribute("alias", alias).attribute("uri", &uri).close();
    }
    out.close();
}

/// Asserts speakers and statements, each known within the item by a literal, and refers to them from the text.
pub(super) fn write(things: &[Thing], story: Story<'_>, out: &mut Writer) {
    let Some(record) = story.record else { return };
    for (at, thing) in things.iter().enumerate() {
        out.open("assert").attribute("literal", &thing.id);
        if thing.is_statement {
            out.open("type").attribute("qcode", &code("onkind", thing.value(Relation::Kind))).close();
        } else {
            speaker(at, thing, record, out);
        }
        // The type tells the kind, but where it is one of IPTC’s.
        let typed = thing.is_statement || !is_iptc(thing);
        for property in thing.properties.iter().filter(|property| property.parts.is_empty()) {
            if !(typed && property.relation == Relation::Kind) {
                related(property, thing.is_statement, out);
            }
        }
        if !thing.is_statement {
            details(at, thing, record, out);
        }
        out.close();
    }
    for thing in things {
        for property in thing.properties.iter().filter(|property| !property.parts.is_empty()) {
            inline_ref(property, thing, out);
        }
    }
}

/// Whether the thing is of a kind that IPTC's concept types have too.
fn is_iptc(thing: &Thing) -> bool {
    matches!(thing.value(Relation::Kind), Some("person" | "organization"))
}

fn code(alias: &str, value: Option<&str>) -> String {
    format!("{alias}:{}", value.unwrap_or_default())
}

/// Whom the concept is: its type and name, its roles as definitions, and the concept that the metadata has for it.
fn speaker(at: usize, thing: &Thing, record: &Record, out: &mut Writer) {
    let kind = thing.value(Relation::Kind);
    let kind = match kind {
        Some("person") => "cpnat:person".to_owned(),
        Some("organization") => "cpnat:organisation".to_owned(),
        kind => code("onspeaker", kind),
    };
    out.open("type").attribute("qcode", &kind).close();
    line_if("name", thing.name.as_deref(), out);
    let mut told = HashSet::new();
    for role in record.speakers.get(at).into_iter().flat_map(|speaker| &speaker.roles) {
        let words = role.span.of(&record.article.text);
        if told.insert(words) {
            line_if("definition", Some(words), out);
        }
    }
    if let Some(concept) = thing.value(Relation::Concept) {
        let attribute = match concept {
            concept if concept.contains("://") && is_iri(concept) => "uri",
            concept if is_qcode(concept) => "qcode",
            _ => "literal",
        };
        out.open("sameAs").attribute(attribute, concept).close();
    }
}

/// The organisations that a person belongs to.
fn details(at: usize, thing: &Thing, record: &Record, out: &mut Writer) {
    let affiliations = record.speakers.get(at).map_or(&[][..], |speaker| &speaker.affiliations);
    if affiliations.is_empty() || thing.value(Relation::Kind) != Some("person") {
        return;
    }
    out.open("personDetails");
    for affiliation in affiliations {
        out.open("affiliation");
        line_if("name", Some(affiliation.of(&record.article.text)), out);
        out.close();
    }
    out.close();
}

/// A property that is no part of the text.
fn related(property: &Property, is_statement: bool, out: &mut Writer) {
    let relation = property.relation;
    let Some(value) = property.value.as_deref().filter(|_| relation != Relation::Concept) else { return };
    out.open("related").attribute("rel", &code("onrel", Some(&name(&relation))));
    match vocabulary(relation, is_statement) {
        Some(alias) => out.attribute("qcode", &code(alias, Some(value))),
        None if relation.is_to_thing() => out.attribute("literal", value),
        None => out.attribute("value", value),
    };
    out.close();
}

/// The concept that a part of the text is: the words of a cue are a speech act, those of a source a speaker.
fn inline_ref(property: &Property, thing: &Thing, out: &mut Writer) {
    out.open("inlineRef").attribute("idrefs", &property.parts.join(" "));
    match property.relation {
        Relation::Content => {
            out.attribute("literal", &thing.id);
            out.attribute_if(
                "how",
                thing.value(Relation::Rule).map(|rule| code("onrule", Some(rule))).as_deref(),
            );
            let confidence = thing.value(Relation::Confidence).and_then(|value| value.parse::<f32>().ok());
            let percent =
                confidence.map(|confidence| (confidence.clamp(0.0, 1.0) * 100.0).round().to_string());
            out.attribute_if("confidence", percent.as_deref());
        }
        Relation::Cue => {
            out.attribute("qcode", &code("onact", thing.value(Relation::Act)));
        }
        Relation::Source => {
            out.attribute_if("literal", thing.value(Relation::Speaker));
        }
        Relation::Mention => {
            out.attribute("literal", &thing.id);
        }
        _ => {}
    }
    out.open("related").attribute("rel", &code("onrel", Some(&name(&property.relation))));
    match (&property.value, vocabulary(property.relation, thing.is_statement)) {
        (Some(value), Some(alias)) => out.attribute("qcode", &code(alias, Some(value))),
        _ => out.attribute("literal", &thing.id),
    };
    out.close().close();
}
