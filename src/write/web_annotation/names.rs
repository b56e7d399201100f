//! The names of kinds in annotations, both ways.

use crate::model::{Gender, SpeakerKind, StatementKind};

/// The class of a claim.
pub(super) const CLAIM: &str = "claim";

/// The class of a statement: its kind's name, as in JSON.
pub(super) const fn kind_name(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Direct => "direct",
        StatementKind::Mixed => "mixed",
        StatementKind::Indirect => "indirect",
    }
}

/// The kind of a statement of this class.
pub(super) fn kind_of(name: &str) -> Option<StatementKind> {
    let mut kinds = [StatementKind::Direct, StatementKind::Mixed, StatementKind::Indirect].into_iter();
    kinds.find(|kind| kind_name(*kind) == name)
}

/// The type of an agent; one who is not named is a person all the same.
pub(super) const fn agent_type(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person | SpeakerKind::Unnamed => "Person",
        SpeakerKind::Organization => "Organization",
        SpeakerKind::Group => "foaf:Group",
        SpeakerKind::Document => "foaf:Document",
    }
}

/// The kind of an agent of this type.
pub(super) fn agent_kind(name: Option<&str>, is_named: bool) -> SpeakerKind {
    match name {
        Some("Organization") => SpeakerKind::Organization,
        Some("foaf:Group") => SpeakerKind::Group,
        Some("foaf:Document") => SpeakerKind::Document,
        _ if is_named => SpeakerKind::Person,
        _ => SpeakerKind::Unnamed,
    }
}

pub(super) const fn gender_name(gender: Gender) -> &'static str {
    match gender {
        Gender::Female => "female",
        Gender::Male => "male",
    }
}

pub(super) fn gender_of(name: &str) -> Option<Gender> {
    [Gender::Female, Gender::Male].into_iter().find(|gender| gender_name(*gender) == name)
}
