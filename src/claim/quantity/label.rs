//! Numbers that count nothing: ordinals, ages, scores, times of day, telephone numbers, models, sections.

use crate::claim::quantity::counted;
use crate::language::{Cardinal, Pieces, TokenKind};
use crate::lexicon::{Calendar, Class, Unit, UnitKind, measures};
use crate::model::Decimal;

/// Where to look on if the number that begins with piece `at` names, ranks or dates something.
pub(super) fn names(pieces: &Pieces<'_>, at: usize, number: &Cardinal, unit: Option<Unit>) -> Option<usize> {
    let last = number.last;
    age(pieces, at, number, unit)
        .or_else(|| describes(pieces, last))
        .or_else(|| dialled(pieces, at, last))
        .or_else(|| unit.is_none().then(|| ordinal(pieces, last)).flatten())
        .or_else(|| time_of_day(pieces, at, last))
        .or_else(|| unit.is_none().then(|| in_name(pieces, at, number)).flatten())
        .or_else(|| score(pieces, at, number, unit))
        .or_else(|| unit.is_none().then(|| glued(pieces, at, last)).flatten())
}

/// Whether a number without unit stands for persons or things named before and counts nothing new: “the two”, “these
/// seven”; or numbers a list: “Two, reform the law”, “3 Marco Rubio”; or is a name: “the Gang of Eight”.
pub(super) fn stands_for_noun(pieces: &Pieces<'_>, at: usize, number: &Cardinal) -> bool {
    if number.in_digits {
        return at == 0 && pieces.is_capital(number.last);
    }
    let pointed = pieces.is_any(at.wrapping_sub(1), &["the", "these", "those", "us", "them", "you", "no"]);
    let lists = at == 0 && (pieces.is_comma(number.last) || pieces.is_mark(number.last, TokenKind::Colon));
    pointed || lists || at > 0 && pieces.is_capital(at)
}

/// Whose age may stand between commas, besides holders of a role.
const PERSONS: [&str; 9] =
    ["boy", "defendant", "driver", "girl", "man", "suspect", "teenager", "victim", "woman"];

/// “54-year-old”, “the 58-year-olds”, “aged 58”, “, 58,” behind a name, “(58)”.
fn age(pieces: &Pieces<'_>, at: usize, number: &Cardinal, unit: Option<Unit>) -> Option<usize> {
    let last = number.last;
    if unit.is_some_and(|unit| unit.kind == UnitKind::Duration) {
        let joint = usize::from(pieces.is_joint(last));
        let old = last + joint + 1;
        let old = old + usize::from(pieces.is_joint(old));
        // “dams more than five years old”: a bound makes a figure of it.
        let bound =
            joint == 0 && pieces.is_any(at.wrapping_sub(1), &["than", "least", "over", "nearly", "about"]);
        // “13.8 billion years old”: nobody’s age.
        return (pieces.is_any(old, &["old", "olds"]) && !bound && number.scale.is_none()).then_some(old + 1);
    }
    if unit.is_some() {
        return None;
    }
    let before = at.wrapping_sub(1);
    // “she was 34”, “I’m 81”: the age of whom the pronoun means.
    let pronoun = || pieces.is_any(before.wrapping_sub(1), &["he", "she", "i", "who", "they"]);
    let is = match pieces.word(before) {
        // “dies at 91”, “younger than 15”
        "at" if pieces.is_any(before.wrapping_sub(1), &["dies", "died", "dead"]) => return Some(last),
        "than" => {
            let compared = pieces.is_any(before.wrapping_sub(1), &["younger", "older"]);
            return (compared && counted::noun(pieces, last).is_none()).then_some(last);
        }
        "aged" | "age" | "ages" => {
            // “ages 5 to 12”, “aged 4, 7 and 11”
            let mut end = last;
            while (pieces.is_comma(end) || pieces.is_any(end, &["to", "and", "-", "–"]))
                && pieces.is_digits(end + 1)
                && counted::noun(pieces, end + 2).is_none()
            {
                end += 2;
            }
            return Some(end);
        }
        // “her client was 34 when it began”
        "is" | "was" => pronoun() || pieces.is_the_word(last, "when"),
        "am" | "turned" | "turns" => pronoun(),
        "i'm" | "i’m" | "he's" | "he’s" | "she's" | "she’s" => true,
        _ => false,
    };
    if is {
        let ends = !pieces.is_word(last)
            || pieces.is(last, Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR);
        let is_age = number.value < Decimal::from(120) && number.value > Decimal::from(1);
        return (ends && is_age).then_some(last);
    }
    let opens = pieces.is_comma(before) || pieces.is_mark(before, TokenKind::Open);
    if !opens {
        return None;
    }
    let closes = pieces.kind(last).is_none_or(|kind| {
        !kind.is_word()
            && !matches!(kind, TokenKind::Joint | TokenKind::Symbol | TokenKind::Open | TokenKind::Dash)
    });
    // “The defendant, 51, denies it.”
    let between_commas = || {
        pieces.is_comma(before)
            && pieces.is_comma(last)
            && number.value > Decimal::from(12)
            && !pieces.is_digits(last + 1)
            && (pieces.is(at - 2, Class::ROLE) || pieces.is_any(at - 2, &PERSONS))
    };
    let behind_name = at >= 2 && pieces.is_word(at - 2) && (pieces.is_capital(at - 2) || between_commas());
    let is_age = number.in_digits && number.value < Decimal::from(120);
    (closes && behind_name && is_age).then_some(last)
}

/// “the three-time winner”, “a two-way street”, “a one-off”: a description, no count.
fn describes(pieces: &Pieces<'_>, last: usize) -> Option<usize> {
    let words = ["handed", "off", "on", "sided", "time", "way"];
    (pieces.is_joint(last) && pieces.is_any(last + 1, &words)).then_some(last + 2)
}

/// “0800 555 111”: no number begins with a nought but what is dialled or typed, with the digits behind it.
fn dialled(pieces: &Pieces<'_>, at: usize, last: usize) -> Option<usize> {
    let leads = matches!(pieces.word(at).as_bytes(), [b'0', b'0'..=b'9', ..]);
    let group = |at: &usize| pieces.is_digits(*at) || pieces.is_joint(*at) && pieces.is_digits(*at + 1);
    leads.then(|| last + (last..).take_while(group).count())
}

/// “16th”, “3rd”, “1990s”
fn ordinal(pieces: &Pieces<'_>, last: usize) -> Option<usize> {
    let ranks = pieces.is_glued(last) && pieces.is_any(last, &["st", "nd", "rd", "th", "s"]);
    ranks.then_some(last + 1)
}

/// “10:30”, “7 p.m.”, “3pm”, “five o’clock”
fn time_of_day(pieces: &Pieces<'_>, at: usize, last: usize) -> Option<usize> {
    // “half past eight”
    if pieces.is_any(at.wrapping_sub(1), &["past"])
        && pieces.is_any(at.wrapping_sub(2), &["half", "quarter", "minutes"])
    {
        return Some(last);
    }
    if pieces.is_mark(last, TokenKind::Colon)
        && pieces.is_glued(last)
        && pieces.is_digits(last + 1)
        && pieces.is_glued(last + 1)
    {
        return Some(last + 2);
    }
    if at >= 2 && pieces.is_mark(at - 1, TokenKind::Colon) && pieces.is_glued(at) && pieces.is_digits(at - 2)
    {
        return Some(last);
    }
    let marks = matches!(
        pieces.word(last),
        "a.m" | "p.m" | "am" | "pm" | "o'clock" | "o’clock" | "gmt" | "noon" | "midnight"
    );
    marks.then_some(last + 1)
}

/// “Boeing 737”, “section 230”, “No. 5”, “#3”, “Bylaw 2022-31”: the number belongs to the name before it. A plural or a
/// scale behind it makes it count after all: “In Ohio 45 delegates …”.
fn in_name(pieces: &Pieces<'_>, at: usize, number: &Cardinal) -> Option<usize> {
    // The telephone number, not so many calls.
    if pieces.is_the_word(at, "911")
        && pieces
            .is_any(at + 1, &["call", "calls", "caller", "callers", "dispatcher", "dispatchers", "operator"])
    {
        return Some(number.last);
    }
    let before = at.checked_sub(1)?;
    let label = pieces.measure(before).is_label;
    let counts = number.scale.is_some() || counted::noun(pieces, number.last).is_some() && !label;
    if counts {
        return None;
    }
    let next = if pieces.is_joint(number.last) && pieces.is_digits(number.last + 1) {
        number.last + 2
    } else {
        number.last
    };
    if pieces.is_the_word(before, "#") || label {
        return Some(next);
    }
    let dated = matches!(pieces.calendar(before), Some(Calendar::Weekday(_) | Calendar::Month(_)));
    let names = pieces.is_word(before)
        && pieces.is_capital(before)
        && (at > 1 || pieces.written(before).len() > 1 && pieces.entry(before).classes.is_empty())
        && !pieces.is(
            before,
            Class::PREPOSITION
                | Class::DETERMINER
                | Class::PRONOUN
                | Class::ADVERB
                | Class::CONJUNCTION
                | Class::VERB,
        )
        && number.in_digits
        && !dated;
    let joined =
        pieces.is_joint(before) && before > 0 && pieces.is_word(before - 1) && pieces.is_capital(before - 1);
    (names || joined && number.in_digits).then_some(next)
}

/// “won 3-1”, “a 6-1 vote”, “5-to-4”, “555-0134”: numbers with hyphens that nothing behind them makes a range.
fn score(pieces: &Pieces<'_>, at: usize, number: &Cardinal, unit: Option<Unit>) -> Option<usize> {
    if unit.is_some() {
        return None;
    }
    // “voted 31 to 14”, “by a vote of 31 to 14”
    let before = at.wrapping_sub(1);
    let by_votes = || match pieces.word(before) {
        "voted" | "won" | "lost" => true,
        "of" => pieces.is_any(before.wrapping_sub(1), &["vote", "score"]),
        _ => false,
    };
    if pieces.is_the_word(number.last, "to") && by_votes() {
        let other = pieces.cardinal(number.last + 1, false)?;
        return counted::noun(pieces, other.last).is_none().then_some(other.last);
    }
    if !pieces.is_joint(number.last) && !pieces.is_mark(number.last, TokenKind::Dash) {
        return None;
    }
    if !pieces.is_glued(number.last) || !pieces.is_glued(number.last + 1) {
        return None;
    }
    let to = usize::from(pieces.is_the_word(number.last + 1, "to") && pieces.is_joint(number.last + 2));
    let second = number.last + 1 + 2 * to;
    let high = pieces.cardinal(second, false)?;
    let mut last = high.last;
    let mut many = false;
    while pieces.is_joint(last) && pieces.is_digits(last + 1) {
        (last, many) = (last + 2, true);
    }
    let counts = measures().unit(|ahead| pieces.word(high.last + ahead)).is_some()
        || high.scale.is_some()
        || counted::noun(pieces, high.last).is_some();
    let rises = number.value < high.value;
    let by_vote = pieces.is_any(at.wrapping_sub(1), &["by", "of", "won", "lost", "beat", "score"]) && !counts;
    (many || to == 1 || !rises || !counts || by_vote).then_some(last)
}

/// A number glued to what is no part of it: “v2.0”, “@user1”, “name_5”, an address.
fn glued(pieces: &Pieces<'_>, at: usize, last: usize) -> Option<usize> {
    let joins = |word: &str| matches!(word, "/" | "@" | "_" | "=" | "&" | "\\" | "~" | "." | "°" | "*");
    let before = at > 0 && pieces.is_glued(at) && joins(pieces.word(at - 1));
    let after = pieces.is_glued(last)
        && (pieces.is_any(last, &["/", "@", "_", "=", "&", "\\"])
            || pieces.is_word(last) && !pieces.is_joint(last));
    (before || after).then_some(last + usize::from(after))
}
