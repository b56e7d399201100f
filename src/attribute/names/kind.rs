//! What a name is the name of: a person, a body, a place.

use super::{Kind, push_lower, short_form, spelled_out};
use crate::language::{Shape, Text, TokenKind, without_possessive};
use crate::lexicon::{Class, lexicon};

/// “the business daily Kaspi”, “the firm Skaldis”, “Kisan Dal (KD)”: what stands beside the name tells that it is no
/// person's.
pub(super) fn names_body(text: &Text<'_>, block: usize, first: usize, last: usize) -> bool {
    if text.tokens[first].is(Class::GIVEN_NAME) {
        return false;
    }
    let noun = first > block && {
        let at = first - 1;
        let token = text.tokens[at];
        token.shape() == Shape::Lower
            && token.is(Class::INSTITUTION | Class::ORG_SUFFIX)
            && !token.is(Class::ROLE | Class::SETTING)
            // “the report Orr wrote”, but “the journal Freshwater Letters”
            && (!token.is(Class::DOCUMENT) || last - first > 1)
            && token.entry().verb.is_none()
    };
    noun || last - first > 1
        && short_form(text, last).is_some()
        && spelled_out(text, first, last) == Some(first)
}

/// “BigTent”, “PayPal”: a capital within the word, which of families only those have whose name begins with a particle.
fn is_brand(word: &str) -> bool {
    const PARTICLES: [&str; 12] =
        ["Mc", "Mac", "De", "Di", "Du", "Da", "La", "Le", "Van", "Von", "Fitz", "Ap"];
    let inner = word.as_bytes().windows(3).position(|bytes| {
        bytes[0].is_ascii_lowercase() && bytes[1].is_ascii_uppercase() && bytes[2].is_ascii_lowercase()
    });
    inner.is_some_and(|at| !PARTICLES.contains(&&word[..=at]))
}

/// The last words of the names of places.
const GROUNDS: [&str; 17] = [
    "Airport",
    "Avenue",
    "Boulevard",
    "City",
    "County",
    "District",
    "Highway",
    "Island",
    "Islands",
    "Mountains",
    "Peninsula",
    "Province",
    "Region",
    "River",
    "Road",
    "Township",
    "Valley",
];

/// Those that are family names as well.
const GROUNDS_OR_FAMILIES: [&str; 9] =
    ["Bay", "Beach", "Bridge", "Corridor", "Hills", "Lake", "Park", "Square", "Town"];

/// Adjectives with a capital that say where something is: “Southern states”.
const REGIONS: [&str; 12] = [
    "Arctic",
    "Atlantic",
    "Baltic",
    "Central",
    "Eastern",
    "Mediterranean",
    "Midwestern",
    "Northeastern",
    "Northern",
    "Pacific",
    "Southern",
    "Western",
];

/// Whether a name is an organisation's by its last word, an “of”, or what the lists know of the whole phrase.
pub(super) fn is_organization(text: &Text<'_>, first: usize, last: usize, phrase: Class) -> bool {
    let end = text.tokens[last - 1];
    let named_after = last - first == 2 && text.tokens[first].is(Class::GIVEN_NAME | Class::TITLE);
    if end.is(Class::ORG_SUFFIX | Class::ORGANIZATION) && !named_after {
        return true;
    }
    let ties = (first + 1..last).any(|at| {
        matches!(text.word(at), "of" | "for")
            && text.tokens[at - 1].is(Class::ORG_SUFFIX | Class::INSTITUTION)
    });
    ties || phrase.has(Class::ORGANIZATION)
}

/// What the lists know of a name of several words.
#[inline]
pub(super) fn phrase_class(text: &Text<'_>, first: usize, last: usize) -> Class {
    if last - first < 2 || !text.tokens[first].is(Class::PHRASE_START) {
        return Class::default();
    }
    known_phrase(text, first, last)
}

fn known_phrase(text: &Text<'_>, first: usize, last: usize) -> Class {
    let mut phrase = String::with_capacity(text.tokens[last - 1].end() - text.tokens[first].start() + 1);
    for at in first..last {
        if at > first {
            phrase.push(' ');
        }
        push_lower(without_possessive(text.word(at)), &mut phrase);
    }
    lexicon().phrase(&phrase)
}

/// What a name is of that is no organisation's.
pub(super) fn kind_of(text: &Text<'_>, first: usize, last: usize, titled: bool, phrase: Class) -> Kind {
    let token = text.tokens[first];
    let words = last - first;
    let place = Class::COUNTRY | Class::PLACE;
    // “Dale County”; “Leo Park” is somebody.
    let ends_in = |nouns: &[&str]| words > 1 && nouns.contains(&text.word(last - 1));
    if !titled && (ends_in(&GROUNDS) || ends_in(&GROUNDS_OR_FAMILIES) && !token.is(Class::GIVEN_NAME)) {
        return Kind::Place;
    }
    if words == 1 && !titled && REGIONS.contains(&text.word(first)) {
        return Kind::Place;
    }
    if phrase.has(place) || words == 1 && token.is(place | Class::NATIONALITY | Class::NATIONALS) && !titled {
        return Kind::Place;
    }
    if titled {
        return Kind::Person;
    }
    if words == 1 {
        let acronym = token.shape() == Shape::Upper && text.word(first).len() <= 6;
        return match () {
            () if acronym => Kind::Organization,
            () if token.is(Class::GIVEN_NAME) => Kind::Person,
            () => Kind::Unknown,
        };
    }
    if (first..last).any(|at| is_brand(text.word(at))) {
        return Kind::Organization;
    }
    let noun = Class::INSTITUTION
        | Class::INSTITUTIONS
        | Class::DOCUMENT
        | Class::NATIONALITY
        | Class::TIME
        | Class::SETTING
        | Class::ORG_SUFFIX;
    // “Li Jun”
    let family = |at: usize| {
        at + 1 == last && text.word(at).len() == 3 && text.tokens[at].is(Class::MONTH | Class::WEEKDAY)
    };
    let other = (first..last)
        .any(|at| text.tokens[at].is(noun) && !text.tokens[at].is(Class::GIVEN_NAME) && !family(at));
    let initial = matches!(token.kind, TokenKind::Abbreviation(_));
    if token.is(Class::GIVEN_NAME) || initial || !other && words <= 4 {
        Kind::Person
    } else {
        Kind::Organization
    }
}
