//! What a name is the name of: a person, a body, a place.

use super::{Kind, lower, short_form, spelled_out};
use crate::language::{Shape, Text, TokenKind, without_possessive};
use crate::lexicon::{Class, WordSet, lexicon};

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
    noun || is_apposed_body(text, last)
        || last - first > 1
            && short_form(text, last).is_some()
            && spelled_out(text, first, last) == Some(first)
}

/// “Quill, | the start-up whose …”, “Denosa, | the nurses’ union”: what is said behind the comma is of no person.
fn is_apposed_body(text: &Text<'_>, comma: usize) -> bool {
    const LONGEST: usize = 5;
    let Some(lead) = text.tokens.get(comma + 1) else { return false };
    if text.tokens[comma].kind != TokenKind::Comma
        || !lead.is(Class::DETERMINER)
        || !lead.is(Class::DEFINITE | Class::INDEFINITE)
    {
        return false;
    }
    let body = |at: usize| {
        let token = text.tokens[at];
        let noun = token.is(Class::INSTITUTION | Class::ORG_SUFFIX | Class::COLLECTIVE)
            && !token.is(Class::ROLE | Class::SETTING | Class::DOCUMENT | Class::PLACE)
            && !token.is_possessive(text.text);
        noun && text.tokens.get(at + 1).is_some_and(|next| {
            next.kind == TokenKind::Comma || next.is(Class::PREPOSITION | Class::RELATIVE) && next.is_word()
        })
    };
    let end = text.tokens.len().min(comma + 2 + LONGEST);
    let inside =
        |at: &usize| text.tokens[*at].is_word() && !text.tokens[*at].is(Class::PREPOSITION | Class::FINITE);
    (comma + 2..end).take_while(inside).any(body)
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

/// The last words of the names of firms and clubs that in lower case are no bodies: “Blackthorn Capital”.
const FIRMS: WordSet = WordSet::of(&[
    "advisers",
    "advisors",
    "analytics",
    "bancorp",
    "bikes",
    "boats",
    "brands",
    "brewing",
    "capital",
    "chemicals",
    "distillery",
    "energy",
    "equity",
    "farms",
    "foods",
    "freight",
    "games",
    "haulage",
    "hotels",
    "labs",
    "logistics",
    "metals",
    "mining",
    "petroleum",
    "pharma",
    "pictures",
    "properties",
    "railways",
    "realty",
    "research",
    "residential",
    "rovers",
    "shipping",
    "software",
    "solar",
    "stores",
    "strategies",
    "technology",
    "therapeutics",
    "tools",
    "toys",
    "wanderers",
    "wireless",
]);

/// The last words of the names of places.
fn is_ground(word: &str) -> bool {
    matches!(
        word,
        "Airport"
            | "Avenue"
            | "Boulevard"
            | "City"
            | "County"
            | "District"
            | "Highway"
            | "Island"
            | "Islands"
            | "Mountains"
            | "Peninsula"
            | "Province"
            | "Region"
            | "River"
            | "Road"
            | "Street"
            | "Township"
            | "Valley"
    )
}

/// Those that are family names as well.
fn is_ground_or_family(word: &str) -> bool {
    matches!(word, "Bay" | "Beach" | "Bridge" | "Corridor" | "Hills" | "Lake" | "Park" | "Square" | "Town")
}

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

/// Whether a name is an organisation's by its last word, an “of”, or what the lists know of the whole phrase. `any` is what the
/// words can be, alone and together.
#[inline]
pub(super) fn is_organization(text: &Text<'_>, first: usize, last: usize, any: Class, phrase: Class) -> bool {
    // “Harrow & Finch”
    let joined = last - first > 2 && text.tokens[last - 2].kind == TokenKind::Symbol;
    let firm = || {
        last - first > 1
            && !text.tokens[first].is(Class::GIVEN_NAME)
            && FIRMS.has(text.tokens[last - 1].entry_number())
    };
    joined
        || firm()
        || last - first > 1 && is_legal_form(text, last - 1)
        || any.has(Class::ORG_SUFFIX | Class::ORGANIZATION | Class::INSTITUTION)
            && names_organization(text, first, last, phrase)
}

/// “Rheinbach Motoren | AG”
fn is_legal_form(text: &Text<'_>, at: usize) -> bool {
    const LONGEST: usize = 4;
    text.tokens[at].len() <= LONGEST
        && matches!(text.word(at), "AB" | "AG" | "GmbH" | "NV" | "Oyj" | "Pty" | "SA" | "SpA")
}

fn names_organization(text: &Text<'_>, first: usize, last: usize, phrase: Class) -> bool {
    let named_after = || last - first == 2 && text.tokens[first].is(Class::GIVEN_NAME | Class::TITLE);
    if text.tokens[last - 1].is(Class::ORG_SUFFIX | Class::ORGANIZATION) && !named_after() {
        return true;
    }
    let ties = (first + 1..last).any(|at| {
        text.tokens[at - 1].is(Class::ORG_SUFFIX | Class::INSTITUTION)
            && matches!(text.word(at), "of" | "for")
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
    // No phrase is longer.
    const LONGEST: usize = 64;
    let mut buffer = [0; LONGEST];
    let mut len = 0;
    for at in first..last {
        let word = without_possessive(text.word(at)).as_bytes();
        let start = if at == first { 0 } else { len + 1 };
        let Some(place) = buffer.get_mut(start..start + word.len()).filter(|_| word.is_ascii()) else {
            return known_long_phrase(text, first, last);
        };
        place.copy_from_slice(word);
        place.make_ascii_lowercase();
        if let Some(space) = start.checked_sub(1) {
            buffer[space] = b' ';
        }
        len = start + word.len();
    }
    lexicon().phrase(&buffer[..len])
}

/// As [`known_phrase`], of what is longer or no ASCII.
#[cold]
fn known_long_phrase(text: &Text<'_>, first: usize, last: usize) -> Class {
    let words: Vec<String> = (first..last).map(|at| lower(text, at)).collect();
    lexicon().phrase(words.join(" ").as_bytes())
}

/// What a name is of that is no organisation's. `any` is what its words can be.
pub(super) fn kind_of(
    text: &Text<'_>,
    first: usize,
    last: usize,
    any: Class,
    titled: bool,
    phrase: Class,
) -> Kind {
    let token = text.tokens[first];
    let words = last - first;
    let place = Class::COUNTRY | Class::PLACE;
    // “Dale County”; “Leo Park” is somebody.
    if !titled && words > 1 {
        let end = text.word(last - 1);
        if is_ground(end) || is_ground_or_family(end) && !token.is(Class::GIVEN_NAME) {
            return Kind::Place;
        }
    }
    // “East Yorks”, “Co Leitrim”
    const PARTS: WordSet = WordSet::of(&["co", "east", "new", "north", "south", "west"]);
    let part = || PARTS.has(token.entry_number());
    if !titled
        && words == 2
        && !token.is(Class::GIVEN_NAME)
        && part()
        && !text.tokens[last - 1].is(Class::ORG_SUFFIX)
    {
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
    let other = || {
        any.has(noun)
            && (first..last).any(|at| {
                let classes = text.tokens[at].classes();
                // “Li Jun”
                let family = || {
                    at + 1 == last && text.tokens[at].len() == 3 && classes.has(Class::MONTH | Class::WEEKDAY)
                };
                classes.has(noun) && !classes.has(Class::GIVEN_NAME) && !family()
            })
    };
    let initial = token.kind.is_abbreviation();
    if token.is(Class::GIVEN_NAME) || initial || words <= 4 && !other() {
        Kind::Person
    } else {
        Kind::Organization
    }
}
