//! Whether the verb next to a time expression looks back or ahead.

use crate::claim::time::calendar::Tense;
use crate::claim::verb;
use crate::language::Pieces;
use crate::lexicon::{Class, Form};

/// Pieces between a verb and its time: longer than most clauses.
const FARTHEST: usize = 25;

/// The tense at piece `at`: of the nearest verb before it, else of the first behind it.
pub(super) fn at(pieces: &Pieces<'_>, at: usize) -> Tense {
    // “We put 38 in the gauge from New Year’s to now”: what goes up to now began before.
    const NEAR: usize = 4;
    let up_to_now =
        |at: usize| pieces.is_any(at, &["to", "till", "until"]) && pieces.is_any(at + 1, &["now", "date"]);
    if (at..at + NEAR).any(up_to_now) {
        return Tense::Past;
    }
    let before = (at.saturating_sub(FARTHEST)..at).rev();
    let behind = at..at + FARTHEST;
    before.chain(behind).find_map(|at| of_word(pieces, at)).unwrap_or(Tense::Open)
}

fn of_word(pieces: &Pieces<'_>, at: usize) -> Option<Tense> {
    if !pieces.is_word(at) {
        return None;
    }
    let entry = pieces.entry(at);
    match pieces.word(at) {
        // What is planned lies ahead, whatever the tense of the plan.
        "will" | "shall" | "won't" | "won’t" | "would" | "upcoming" | "scheduled" | "slated" | "due"
        | "planned" | "plans" | "expected" | "expects" | "set" | "ahead" | "until" | "forecast"
        | "forecasts" | "intends" | "aims" | "hopes" | "next" => return Some(Tense::Future),
        "was" | "were" | "had" | "having" | "did" | "has" | "have" | "been" | "since" | "wasn't"
        | "weren't" | "hadn't" => {
            return Some(Tense::Past);
        }
        "to" => return of_infinitive(pieces, at),
        word if word.ends_with("'ll") || word.ends_with("’ll") => return Some(Tense::Future),
        _ => {}
    }
    if entry.classes.has(Class::MODAL) {
        // “may” the month stands here too.
        return (!entry.classes.has(Class::MONTH)).then_some(Tense::Future);
    }
    if entry.classes.has(Class::FINITE) {
        return Some(Tense::Open);
    }
    // “will be published”: a participle has the tense of its auxiliaries, which are met next.
    if pieces.is(at.wrapping_sub(1), Class::AUXILIARY)
        || pieces.is(at.wrapping_sub(1), Class::ADVERB) && pieces.is(at.wrapping_sub(2), Class::AUXILIARY)
    {
        return None;
    }
    verb::is_past(entry, pieces.word(at)).then_some(Tense::Past)
}

/// “agreed to meet in May” looks ahead; “had to close in May”, “managed to” look where their verb does.
fn of_infinitive(pieces: &Pieces<'_>, at: usize) -> Option<Tense> {
    let verb = pieces.entry(at + 1);
    let is_base = verb.verb.is_some_and(|(_, form)| form.has(Form::BASE))
        || verb.classes.has(Class::VERB) && !verb.classes.has(Class::PAST)
        || pieces.is_the_word(at + 1, "be");
    let factual = [
        "had",
        "has",
        "have",
        "used",
        "able",
        "managed",
        "failed",
        "began",
        "continued",
        "refused",
        "started",
    ];
    (is_base && !pieces.is_any(at.wrapping_sub(1), &factual)).then_some(Tense::Future)
}
