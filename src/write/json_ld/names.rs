//! schema.org's names for the kinds of the model, both ways.

use crate::model::{ConceptKind, Gender, SpeakerKind, StatementKind};

/// The finer type of a figure that is about right.
pub(super) const APPROXIMATE: &str = "ApproximateValue";

/// The type of a speaker, and the finer type that schema.org has no name for.
pub(super) const fn speaker_type(kind: SpeakerKind) -> (&'static str, Option<&'static str>) {
    match kind {
        SpeakerKind::Person => ("Person", None),
        SpeakerKind::Organization => ("Organization", None),
        SpeakerKind::Group => ("Organization", Some("Group")),
        SpeakerKind::Unnamed => ("Person", Some("UnnamedPerson")),
        SpeakerKind::Document => ("CreativeWork", None),
    }
}

/// As [`speaker_type`], of several who speak together: schema.org's `Person` has no members.
pub(super) const fn joint_type(kind: SpeakerKind) -> (&'static str, Option<&'static str>) {
    match kind {
        SpeakerKind::Person => ("Organization", Some("Persons")),
        SpeakerKind::Unnamed => ("Organization", Some("UnnamedPersons")),
        _ => speaker_type(kind),
    }
}

/// The kind of a speaker of these types; of a type that none is, a person.
pub(super) fn speaker_kind(kind: Option<&str>, additional: Option<&str>) -> SpeakerKind {
    use SpeakerKind::{Document, Group, Organization, Person, Unnamed};

    let types = (kind.unwrap_or("Person"), additional);
    if let Some(joint) = [Person, Unnamed].into_iter().find(|kind| joint_type(*kind) == types) {
        return joint;
    }
    let named = |kind: &SpeakerKind| speaker_type(*kind).0 == types.0;
    let mut kinds = [Person, Organization, Group, Unnamed, Document].into_iter().filter(named);
    let first = kinds.clone().next();
    kinds.find(|kind| speaker_type(*kind) == types).or(first).unwrap_or(Person)
}

/// The finer type of a `Quotation`.
pub(super) const fn statement_type(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Direct => "DirectQuotation",
        StatementKind::Mixed => "MixedQuotation",
        StatementKind::Indirect => "IndirectQuotation",
    }
}

/// The kind of a `Quotation` of this finer type; a `Quotation` that has none is taken at its word.
pub(super) fn statement_kind(additional: Option<&str>) -> StatementKind {
    [StatementKind::Mixed, StatementKind::Indirect]
        .into_iter()
        .find(|kind| additional == Some(statement_type(*kind)))
        .unwrap_or(StatementKind::Direct)
}

pub(super) const fn gender_name(gender: Gender) -> &'static str {
    match gender {
        Gender::Female => "Female",
        Gender::Male => "Male",
    }
}

/// The gender of a name, or of the IRI of schema.org's enumeration.
pub(super) fn gender_of(name: &str) -> Option<Gender> {
    [Gender::Female, Gender::Male]
        .into_iter()
        .find(|gender| name.rsplit('/').next() == Some(gender_name(*gender)))
}

/// The type of what metadata names; `None` for what is only a thing.
pub(super) const fn entity_type(kind: Option<ConceptKind>) -> Option<&'static str> {
    match kind {
        Some(ConceptKind::Person) => Some("Person"),
        Some(ConceptKind::Organization) => Some("Organization"),
        Some(ConceptKind::Place | ConceptKind::PointOfInterest) => Some("Place"),
        Some(ConceptKind::Event) => Some("Event"),
        Some(ConceptKind::Abstract) => Some("DefinedTerm"),
        Some(ConceptKind::Object | ConceptKind::Date) | None => None,
    }
}

/// The kind of what metadata names, by its type.
pub(super) fn entity_kind(name: Option<&str>) -> Option<ConceptKind> {
    use ConceptKind::{Abstract, Event, Organization, Person, Place};

    let name = name?;
    [Person, Organization, Place, Event, Abstract]
        .into_iter()
        .find(|kind| entity_type(Some(*kind)) == Some(name))
}
