//! What an item asserts of the speakers and statements of a record, and where its text refers to them.

use crate::model::marking::{Property, Relation, Thing, named};
use crate::read::catalog::Catalogs;
use crate::read::findings::Findings;
use crate::read::newsml_g2::property::Property as View;
use crate::xml::Element;

/// The speaker or statement of a record that an `assert` is.
pub(super) fn thing(assert: Element<'_>, catalogs: &Catalogs<'_>) -> Option<Thing> {
    let mut thing = Thing::default();
    for property in assert.children() {
        let relation = match property.local_name() {
            "type" => Some(Relation::Kind),
            "related" => relation(property, catalogs),
            _ => None,
        };
        let Some(relation) = relation else { continue };
        let code = property.attribute("qcode");
        let code = code.as_deref().and_then(|qcode| catalogs.own(qcode));
        thing.is_statement |=
            relation == Relation::Kind && code.is_some_and(|(of, _)| of == "statement-kind");
        let value = code.map(|(_, code)| code.into());
        if let Some(value) = value.or(property.attribute("literal")).or(property.attribute("value")) {
            thing.add(relation, value);
        }
    }
    thing.value(Relation::Kind)?;
    let view = View::new(assert);
    thing.id = view.literal()?.into_owned();
    thing.name = view.name();
    let concept = view.same_as().next();
    if let Some(code) = concept.and_then(|same| same.qcode().or(same.uri()).or(same.literal())) {
        thing.add(Relation::Concept, code);
    }
    Some(thing)
}

/// Takes what an `inlineRef` tells of a thing that is known: the elements that it refers from are words of it.
pub(super) fn inline_ref(reference: Element<'_>, catalogs: &Catalogs<'_>, findings: &mut Findings) {
    let Some(parts) = reference.attribute("idrefs") else { return };
    // One relation a reference: a list of elements for each of many would be far more than the document holds.
    let mut relations = reference.children_named("related");
    let found = relations.find_map(|related| Some((related, relation(related, catalogs)?)));
    let Some((related, relation)) = found.filter(|(_, relation)| relation.is_to_words()) else { return };
    let form = related.attribute("qcode");
    let form = form.as_deref().and_then(|qcode| catalogs.own(qcode)).map(|(_, form)| form.to_owned());
    // A mention is related to its form, everything else to the thing that it tells of.
    let owner = if form.is_some() { reference } else { related };
    if let Some(thing) = owner.attribute("literal") {
        let parts = parts.split_ascii_whitespace().map(str::to_owned).collect();
        findings.add_property(thing.trim(), Property { relation, value: form, parts });
    }
}

fn relation(related: Element<'_>, catalogs: &Catalogs<'_>) -> Option<Relation> {
    let qcode = related.attribute("rel")?;
    let (vocabulary, name) = catalogs.own(&qcode)?;
    if vocabulary == "relation" { named(name) } else { None }
}
