//! What stands before a verb and belongs to it: auxiliaries, negation, adverbs, “went on to”.

use crate::attribute::subject::is_plural;
use crate::attribute::verb::Use;
use crate::language::Frame;
use crate::lexicon::{Class, Form, Word, WordSet};

/// Pronouns whose verb stands in the base form.
const PLURAL_PRONOUNS: WordSet = WordSet::of(&[
    "i", "you", "some", "many", "others", "most", "few", "both", "who", "those", "several", "all", "whom",
]);

/// The forms of three auxiliaries.
const BE: WordSet = WordSet::of(&[
    "am", "are", "aren't", "be", "been", "being", "is", "isn't", "was", "wasn't", "were", "weren't",
]);
const HAVE: WordSet = WordSet::of(&["had", "hadn't", "has", "hasn't", "have", "haven't", "having"]);
const DO: WordSet = WordSet::of(&["did", "didn't", "do", "does", "doesn't", "don't"]);

/// What stands before a verb and belongs to it.
pub(super) struct Group {
    pub(super) first: usize,
    pub(super) be: bool,
    pub(super) have: bool,
    /// “she’s”
    pub(super) is_or_has: bool,
    /// A modal or “do”: the verb is in its base form.
    pub(super) base: bool,
    pub(super) to: bool,
    /// Nothing before it, or what no subject precedes.
    pub(super) after_preposition: bool,
    pub(super) plural_subject: bool,
    /// “having told”
    having: bool,
}

impl Group {
    pub(super) fn before(frame: &Frame<'_, '_>, verb: usize) -> Self {
        let mut group = Self {
            first: verb,
            be: false,
            have: false,
            is_or_has: false,
            base: false,
            to: false,
            after_preposition: false,
            plural_subject: false,
            having: false,
        };
        while let Some(at) = group.first.checked_sub(1) {
            let classes = frame.classes(at);
            let noun = || classes.has(Class::DETERMINER | Class::PRONOUN) && !classes.has(Class::AUXILIARY);
            // “have since confirmed”
            let since =
                || frame.is_the_word(at, Word::SINCE) && frame.is(at.wrapping_sub(1), Class::AUXILIARY);
            let adverb = || {
                (classes.has(Class::ADVERB | Class::NEGATION) || frame.ends_with(at, "ly"))
                    && !noun()
                    && !classes.has(Class::TIME | Class::PREPOSITION | Class::ROLE)
                    && !frame.is_capital(at)
                    || since()
            };
            if frame.is_named_modal(at) {
                break;
            }
            let word = if classes.has(Class::AUXILIARY) { frame.word(at) } else { "" };
            if !word.is_empty() && word.len() < 9 {
                group.auxiliary(frame, at, word, classes.has(Class::MODAL));
            } else if frame.is_the_word(at, Word::TO) {
                // “went on to say”, “continued to insist”: somebody did.
                let does = at.checked_sub(1).and_then(|before| does_it(frame, before));
                let does = does.or_else(|| takes_to_it(frame, at));
                if let Some(first) = does {
                    group.first = first;
                    group.base = true;
                    continue;
                }
                group.to = true;
            } else if at == 0 || !adverb() {
                // “had last year observed”
                match time_within(frame, at) {
                    Some(first) => group.first = first,
                    None => break,
                }
                continue;
            }
            group.first = at;
        }
        let Some(before) = group.first.checked_sub(1) else { return group };
        group.after_preposition = frame.is(before, Class::PREPOSITION) && !frame.is(before, Class::ADVERB);
        let plural_pronoun = frame.is_any(before, PLURAL_PRONOUNS);
        group.plural_subject =
            is_plural(frame, before) || plural_pronoun || frame.is_comma(before) || frame.is_quote(before);
        group
    }

    fn auxiliary(&mut self, frame: &Frame<'_, '_>, at: usize, word: &str, modal: bool) {
        let contraction = word.find(['\'', '’']);
        if let Some(end) = contraction {
            // “they’d say”, “she’s said”, “we’ve been told”
            match word[end..].trim_start_matches(['\'', '’']) {
                "d" => (self.base, self.have) = (true, true),
                "ll" => self.base = true,
                // “she’s told them”, “she’s telling them”
                "s" => (self.have, self.is_or_has) = (true, true),
                "re" | "m" => self.be = true,
                "ve" => self.have = true,
                _ => {}
            }
        }
        // “aren’t” is “aren't”.
        let word = if contraction.is_some() { frame.entry_number(at) } else { frame.word_number(at) };
        self.having |= word == Word::HAVING;
        if BE.has(word) {
            self.be = true;
        } else if HAVE.has(word) {
            self.have = true;
        } else if modal || DO.has(word) {
            self.base = true;
        }
    }

    /// How the verb is used; `None` where it does not report.
    pub(super) fn used_as_verb(&self, form: Form) -> Option<Use> {
        if self.to {
            return None;
        }
        if self.be && form.has(Form::PARTICIPLE) && !form.has(Form::ING) {
            return Some(Use::Passive);
        }
        if form.has(Form::ING) {
            return Some(if self.be || self.is_or_has { Use::Active } else { Use::Participle });
        }
        let finite = form.has(Form::PAST.or(Form::PRESENT_S)) && !self.base;
        let perfect = form.has(Form::PARTICIPLE) && self.have;
        let base = form.has(Form::BASE) && (self.base || self.plural_subject && !self.after_preposition);
        let used = if self.having && perfect { Use::Participle } else { Use::Active };
        (finite || perfect || base).then_some(used)
    }
}

/// “took to Twitter | to say”, “went on television to say”, “used her speech to say”: the verb before the means.
fn takes_to_it(frame: &Frame<'_, '_>, to: usize) -> Option<usize> {
    const FARTHEST: usize = 8;
    const GOES: WordSet = WordSet::of(&["goes", "took", "takes", "turned", "went"]);
    const USES: WordSet = WordSet::of(&["used", "uses"]);
    const MEANS: WordSet = WordSet::of(&["on", "to"]);
    let means = |at: usize| frame.is_nominal(at) || frame.is(at, Class::PREPOSITION | Class::TIME);
    let inside = (to.saturating_sub(FARTHEST)..to).rev().take_while(|&at| means(at));
    let verb = inside.last().unwrap_or(to).checked_sub(1)?;
    let goes = frame.is_any(verb, GOES) && frame.is_any(verb + 1, MEANS);
    let means = (goes || frame.is_any(verb, USES)) && verb + 2 < to;
    if means {
        return Some(verb);
    }
    // “rose to ask”, “stood up to say”, “phoned to complain”
    const MOVES: WordSet =
        WordSet::of(&["called", "came", "phoned", "rang", "rose", "stepped", "stood", "wrote"]);
    const WHERE: WordSet = WordSet::of(&["back", "forward", "in", "up"]);
    let near = to - 1 - usize::from(to > 1 && frame.is_any(to - 1, WHERE));
    frame.is_any(near, MOVES).then_some(near)
}

/// The first item of words for a time that end at `at` and stand behind an auxiliary.
fn time_within(frame: &Frame<'_, '_>, at: usize) -> Option<usize> {
    let belongs = |at: usize| {
        frame.is(at, Class::TIME) || frame.is_the_word(at, Word::LAST) || frame.is_the_word(at, Word::ON)
    };
    let first = (1..=at).rev().take_while(|&at| belongs(at)).last()?;
    frame.is(first - 1, Class::AUXILIARY).then_some(first)
}

/// The first item of a verb that ends at `at` and, with “to” and another verb, tells that the other was done.
fn does_it(frame: &Frame<'_, '_>, at: usize) -> Option<usize> {
    const VERBS: WordSet = WordSet::of(&[
        "began",
        "begins",
        "came",
        "continue",
        "continued",
        "continues",
        "continuing",
        "had",
        "has",
        "have",
        "liked",
        "likes",
        "loved",
        "loves",
        "proceeded",
        "started",
        "used",
    ]);
    if frame.is_the_word(at, Word::ON) {
        return at
            .checked_sub(1)
            .filter(|&went| frame.is_the_word(went, Word::WENT) || frame.is_the_word(went, Word::GOES));
    }
    frame.is_any(at, VERBS).then_some(at)
}
