//! What stands with a name and is not of it: titles, offices, letters behind it.

use super::gender_of;
use super::kind::{is_organization, phrase_class};
use crate::language::{Shape, Text, TokenKind};
use crate::lexicon::Class;
use crate::model::Gender;

/// “Sarah Keane | KC”, “Mr Fintan Toolan | BL”: the letters behind a name, those of the list and whatever follows a
/// given and a family name or a title.
pub(super) fn without_letters(text: &Text<'_>, first: usize, last: usize) -> usize {
    let tells = |end: usize| {
        let person = |at: usize| text.tokens[at].is(Class::GIVEN_NAME | Class::TITLE);
        is_rank(text, end - 1)
            && text.tokens[end - 2].shape() == Shape::Capital
            && !text.tokens[end - 2].is(Class::TITLE | Class::ROLE)
            && (first..end - 2).any(person)
    };
    let mut end = last;
    while end > first + 2 && (LETTERS.contains(&text.word(end - 1)) || tells(end)) {
        end -= 1;
    }
    end
}

/// Whether the token behind a name is letters that go with it.
pub(in crate::attribute) fn are_letters(text: &Text<'_>, at: usize) -> bool {
    LETTERS.contains(&text.word(at)) || is_rank(text, at)
}

/// “DSP”, “BL”: letters of a rank or degree that no list need hold; not “II”.
fn is_rank(text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens[at];
    let word = text.word(at);
    token.shape() == Shape::Upper
        && (2..=4).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
        && !word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
        && !matches!(word, "JR" | "SR")
        // Senior counsel are no state.
        && (word == "SC" || !token.is(Class::ORGANIZATION | Class::PLACE | Class::COUNTRY | Class::ORG_SUFFIX))
}

/// Degrees, honours and offices whose letters follow a name.
const LETTERS: [&str; 18] = [
    "AC", "AM", "AO", "CBE", "DBE", "Esq", "FRS", "KBE", "KC", "MBE", "MD", "MEP", "MP", "MSP", "OBE", "PhD",
    "QC", "TD",
];

/// Where the name begins behind the place or firm whose office stands before: “President of Georgia | Ada Orr”,
/// “CEO of Acme | Ada Orr”, “Minister of Finance of Georgia | Ada Orr”.
pub(super) fn behind_office(text: &Text<'_>, block: usize, first: usize, last: usize) -> usize {
    if last - first < 3 {
        return first;
    }
    let Some(office) = office_before(text, block, first) else { return first };
    let place = |end: usize| {
        let class = Class::COUNTRY | Class::PLACE;
        end == first + 1 && text.tokens[first].is(class) || phrase_class(text, first, end).has(class)
    };
    if let Some(end) = (first + 1..last - 1).rev().find(|&end| place(end)) {
        // “MP for Leeds West | Ada Orr”
        let part =
            |at: usize| matches!(text.word(at), "North" | "South" | "East" | "West" | "Central" | "City");
        return (end..last - 2).find(|&at| !part(at)).unwrap_or(last - 2);
    }
    // “the CEO of JP Morgan Chase”, “Orr, head of Morgan Chase Allied,” may be no more than the office.
    let bare = office == block || {
        let before = text.tokens[office - 1];
        !before.is(Class::DETERMINER | Class::POSSESSIVE) && before.kind != TokenKind::Comma
    };
    let given = |at: usize| text.tokens[at].is(Class::GIVEN_NAME);
    let organization = || {
        let phrase = phrase_class(text, first, last);
        is_organization(text, first, last, Class::ORGANIZATION, phrase)
    };
    if !bare || given(first) || organization() {
        return first;
    }
    let mut start = match () {
        () if given(last - 2) => last - 2,
        () if last - first > 3 && given(last - 3) => last - 3,
        () => return first,
    };
    while start > first + 1 && given(start - 1) {
        start -= 1;
    }
    start
}

/// The first token of “president of”, “minister of finance of” before `first`.
fn office_before(text: &Text<'_>, block: usize, first: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let mut tied = false;
    for at in (block.max(first.saturating_sub(LONGEST))..first).rev() {
        let token = text.tokens[at];
        let ties = matches!(text.word(at), "of" | "for" | "at" | "in");
        if tied && token.is(Class::ROLE | Class::TITLE) {
            let words = (block..at).rev().take_while(|&at| text.tokens[at].is(Class::TITLE | Class::ROLE));
            return Some(words.last().unwrap_or(at));
        }
        if !token.is_word()
            || at + 1 == first && !ties
            || !ties && !token.is_capital() && token.is(Class::FINITE)
        {
            return None;
        }
        tied |= ties;
    }
    None
}

/// Whether a run, whose words can be `any`, has one by which [`without_titles`] tells where the name begins.
#[inline]
pub(super) fn may_be_titled(text: &Text<'_>, any: Class, first: usize, last: usize) -> bool {
    any.has(TITLES.or(Class::GIVEN_NAME).or(Class::NATIONALITY))
        || text.tokens[first..last].iter().any(|token| token.kind.is_abbreviation())
}

/// The words for an office.
const TITLES: Class = Class::TITLE.or(Class::ROLE).or(Class::ROLES);

/// Where a person's name begins behind its titles, whether it has any, and the gender that they tell:
/// “Senate Majority Leader | Dale Krueger”, “Secretary of State | Jon Husted”, “Mrs. | Orr”.
pub(super) fn without_titles(text: &Text<'_>, first: usize, last: usize) -> (usize, bool, Option<Gender>) {
    // “Mr. King”, “Ms Dean” bear the name of an office; “Stephen King Live” is not of a king.
    let courtesy = |at: usize| {
        matches!(text.word(at).trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss" | "Dr")
            && !matches!(text.word(at + 1), "President" | "Speaker" | "Chairman" | "Secretary" | "Minister")
    };
    let named = |at: usize| {
        text.tokens[at].is(Class::GIVEN_NAME)
            && !text.tokens[at].is(Class::TITLE | Class::ROLE | Class::PLACE | Class::COUNTRY)
    };
    let is_title = |at: usize| {
        // “del.” without its dot is a particle of names.
        (text.tokens[at].is(TITLES) || text.word(at) == "Del.")
            && !(at > first && courtesy(at - 1))
            // “Charlotte Mayor Ada Orr” governs a town.
            && (at + 1 < last && named(at + 1) || !(first..at).any(named))
    };
    let names = |at: usize| at < last && !text.tokens[at].is(Class::ORG_SUFFIX | Class::INSTITUTION);
    let given = |at: usize| text.tokens[at].is(Class::GIVEN_NAME);
    // “Dean Pitman”: a given name that is a title as well is a name if only one word follows.
    // And “Howard Dean” is called so.
    let bound = if last - first > 1 && given(first) { last - 1 } else { last };
    let office = |at: usize| text.tokens[at].is(Class::TITLE) && !given(at);
    // And “Gov. Earl Ray Poe” is no earl.
    let called = |at: usize| given(at) && (last - at <= 2 || at > first && office(at - 1));
    let title = (first..bound).rev().find(|&at| is_title(at) && !called(at));
    if let Some(title) = title.filter(|&title| title + 1 == last || names(title + 1) && names(last - 1)) {
        let gender = (first..=title)
            .find_map(|at| gender_of(text.tokens[at].entry().classes.without(Class::GIVEN_NAME)));
        return (title + 1, true, gender);
    }
    // “Opposition Bhuneshwari Markole”, “Democrats Ada Orr and …”, “State Jon Husted”: what names no person stands before.
    let other = Class::INSTITUTION
        | Class::COLLECTIVE
        | Class::NATIONALITY
        | Class::NATIONALS
        | Class::ORGANIZATION
        | Class::ADJECTIVE;
    let border = (first + 1..last.saturating_sub(1)).find(|&at| {
        let before = text.tokens[at - 1];
        let stands_apart = before.is(other) || text.word(at - 1) == "State";
        // “DSP Daniel Eze”
        given(at) && !given(at - 1) && (stands_apart || is_rank(text, at - 1))
    });
    let nationality = text.tokens[first].is(Class::NATIONALITY) && last - first > 1 && !given(first);
    let start = border.unwrap_or(if nationality { first + 1 } else { first });
    (start, border.is_some(), None)
}
