//! Clauses: a stretch of words cut where a new assertion begins.
//!
//! Cut are sentences, clauses with a subject of their own behind “and”, “but”, “or”, reasons and concessions
//! (“since”, “although”), conditions, and relative clauses behind a comma. What says when something happened (“when it
//! stopped”) stays with what happened.

use crate::claim::verb;
use crate::language::{Text, TokenKind};
use crate::lexicon::{Class, Mark, Word, WordSet, lexicon};

/// Tokens `first..last` with one assertion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) link: Link,
    /// Its first finite verb.
    pub(super) verb: Option<usize>,
    /// It ends with a question mark.
    pub(super) asks: bool,
}

impl Clause {
    /// The clause of tokens `first..last`, which ask nothing.
    pub(super) fn of(text: &Text<'_>, first: usize, last: usize, link: Link) -> Self {
        Self { first, last, link, verb: verb::first_finite(text, first, last), asks: false }
    }

    /// Leaves out the tokens before `first`.
    pub(super) fn start_at(&mut self, text: &Text<'_>, first: usize) {
        self.first = first;
        if self.verb.is_some_and(|verb| verb < first) {
            self.verb = verb::first_finite(text, first, self.last);
        }
    }

    /// Leaves out the tokens from `last` on.
    pub(super) fn end_at(&mut self, last: usize) {
        self.last = last;
        self.verb = self.verb.filter(|verb| *verb < last);
    }
}

/// How a clause hangs on what is before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// A sentence begins, or a clause of its own standing behind “and”.
    Independent,
    /// “because”, “since”, “although” …
    Reason,
    /// “if”, “unless”
    Condition,
    /// “, which”, “, who”
    Relative,
}

/// A subject is not longer than this.
const SUBJECT: usize = 14;

/// The clauses of tokens `first..last`, in their order, without marks at their ends.
pub(super) fn split(text: &Text<'_>, first: usize, last: usize, clauses: &mut Vec<Clause>) {
    let lexicon = lexicon();
    let marks = text.marks();
    let mut start = first;
    let mut link = Link::Independent;
    let mut verb = None;
    let mut at = first;
    let mut depth = 0usize;
    while at < last {
        // Few words open a clause: the rest need no comparing, nor do most marks.
        if at > start {
            let next = if verb.is_some() {
                marks.next(Mark::JOINS, at, last)
            } else {
                marks.next(Mark::JOINS.or(Mark::FINITE), at, last)
            };
            let Some(next) = next else { break };
            at = next;
        }
        let token = text.tokens[at];
        if token.kind == TokenKind::Word {
            if at > start {
                let entry = token.entry_in(lexicon);
                let opens = OPENING.has(token.word_of(entry))
                    || entry.classes.has(Class::SUBJECT) && text.tokens[at - 1].kind == TokenKind::Comma;
                if !opens {
                    if verb.is_none() && verb::is_finite_token(text, at, token, entry) {
                        verb = Some(at);
                    }
                    at += 1;
                    continue;
                }
            }
        } else {
            let (opens, closes) = (token.kind == TokenKind::Open, token.kind == TokenKind::Close);
            depth = (depth + usize::from(opens)).saturating_sub(usize::from(closes));
        }
        // “(£9; $12.50)” stays whole.
        if ends_sentence(text, at, last) && !(depth > 0 && text.tokens[at].kind == TokenKind::Semicolon) {
            let asks = text.word(at).contains('?');
            push(text, Clause { first: start, last: at, link, verb, asks }, clauses);
            (start, link, verb) = (at + 1, Link::Independent, None);
            at += 1;
            continue;
        }
        // “When it stopped, they left”: what opens a sentence goes with it, unless it is a condition or a reason.
        let next = if at == start { Boundary::None } else { boundary(text, start, at, last, verb.is_some()) };
        if let Boundary::Aside(end) = next {
            at = end;
            continue;
        }
        if let Boundary::Clause(next_link, next_start) = next {
            push(text, Clause { first: start, last: at, link, verb, asks: false }, clauses);
            (start, link) = (next_start, next_link);
            verb = (next_start <= at && verb::is_finite(text, at)).then_some(at);
            at = next_start.max(at + 1);
            continue;
        }
        // A clause that begins with “if” or “because” ends with its comma.
        if at == start
            && link == Link::Independent
            && let Some(opening) = opening_link(text, at)
        {
            if let Some(comma) = comma_behind(text, at, last) {
                push(text, Clause::of(text, start, comma, opening), clauses);
                start = comma + 1;
                at = comma + 1;
                continue;
            }
            link = opening;
        }
        if verb.is_none() && verb::is_finite(text, at) {
            verb = Some(at);
        }
        at += 1;
    }
    push(text, Clause { first: start, last, link, verb, asks: false }, clauses);
}

/// Adds a clause if a word is in it.
fn push(text: &Text<'_>, clause: Clause, clauses: &mut Vec<Clause>) {
    clauses.extend(without_marks(text, clause));
}

/// A clause without marks at its ends and without the conjunction before it; `None` if no word is in it.
pub(super) fn without_marks(text: &Text<'_>, clause: Clause) -> Option<Clause> {
    let is_mark =
        |token: usize| !text.tokens[token].is_word() && !matches!(text.word(token), "$" | "£" | "€" | "₹");
    let is_end = |token: usize| !text.tokens[token].is_word() && !matches!(text.word(token), "%" | ")");
    let Clause { mut first, mut last, .. } = clause;
    loop {
        while first < last && is_mark(first) {
            first += 1;
        }
        if first + 1 < last && LEADING.has(text.tokens[first].word()) && !is_subject_that(text, first) {
            first += 1;
        } else {
            break;
        }
    }
    while last > first && is_end(last - 1) {
        last -= 1;
    }
    (first < last).then_some(Clause { first, last, ..clause })
}

/// “That was a lie”: a pronoun, no conjunction.
fn is_subject_that(text: &Text<'_>, at: usize) -> bool {
    text.tokens[at].word() == Word::THAT && verb::is_finite(text, at + 1) && text.tokens[at].is_capital()
}

fn ends_sentence(text: &Text<'_>, at: usize, last: usize) -> bool {
    let token = text.tokens[at];
    let begins = || {
        let next = (at + 1..last).find(|next| text.tokens[*next].kind != TokenKind::Quote);
        next.is_none_or(|next| text.tokens[next].is_capital() || text.tokens[next].kind == TokenKind::Number)
    };
    match token.kind {
        TokenKind::Stop => begins(),
        TokenKind::Semicolon => true,
        TokenKind::AbbreviationMayEnd => {
            at + 1 < last
                && text.tokens[at + 1].is(Class::SUBJECT | Class::DETERMINER)
                && text.tokens[at + 1].is_capital()
        }
        _ => false,
    }
}

/// Whether a new clause or an aside begins at token `at`.
fn boundary(text: &Text<'_>, start: usize, at: usize, last: usize, has_verb: bool) -> Boundary {
    let token = text.tokens[at];
    if token.kind != TokenKind::Word {
        return Boundary::None;
    }
    let comma = text.tokens[at - 1].kind == TokenKind::Comma;
    let word = token.word();
    if JOINTS.has(word) {
        // “so” behind a comma concludes; elsewhere it strengthens.
        let joins = has_verb && (word != Word::SO || comma) && begins_clause(text, at + 1, last, comma);
        return Boundary::when(joins, Link::Independent, at + 1);
    }
    // “I had 17 votes on Friday, I had 16 on Sunday”
    if comma
        && has_verb
        && token.is(Class::SUBJECT)
        && !token.is(Class::RELATIVE)
        && verb::is_finite(text, at + 1)
    {
        return Boundary::Clause(Link::Independent, at);
    }
    let clause = || begins_clause(text, at + 1, last, false);
    if REASONS.has(word) || OTHER_REASONS.has(word) {
        // “since 2014”, “while waiting”: no clause of their own. “as” and “while” need their comma to give a reason.
        let reason = has_verb && (comma || REASONS.has(word)) && clause();
        return Boundary::when(reason, Link::Reason, at);
    }
    if CONDITIONS.has(word) {
        return Boundary::when(has_verb && clause(), Link::Condition, at);
    }
    if comma && at > start + 1 && RELATIVES.has(word) {
        return match aside_end(text, at, last) {
            Some(end) => Boundary::Aside(end),
            None => Boundary::Clause(Link::Relative, at),
        };
    }
    Boundary::None
}

/// What begins at a token.
enum Boundary {
    None,
    /// A clause, how it is linked, and where its words begin.
    Clause(Link, usize),
    /// An aside, up to the comma behind it: its verb is not the clause’s.
    Aside(usize),
}

impl Boundary {
    fn when(holds: bool, link: Link, first: usize) -> Self {
        if holds { Self::Clause(link, first) } else { Self::None }
    }
}

/// Words that may lead a clause and are no part of what it says.
const LEADING: WordSet = WordSet::of(&["and", "but", "that", "or", "so", "also", "well", "yet"]);
/// Words that join clauses.
const JOINTS: WordSet = WordSet::of(&["and", "but", "or", "yet", "nor", "so"]);
/// Adverbs that stand for a subject or before it.
const PLACES: WordSet = WordSet::of(&["there", "here", "now"]);
/// Words that give a reason or concede.
const REASONS: WordSet = WordSet::of(&["because", "since", "although", "though", "whereas"]);
/// Words that may do so.
const OTHER_REASONS: WordSet = WordSet::of(&["while", "as"]);
pub(super) const CONDITIONS: WordSet = WordSet::of(&["if", "unless"]);
/// Words that open a relative clause behind a comma.
const RELATIVES: WordSet = WordSet::of(&["which", "who", "where", "whose"]);

/// All words that may open a clause or an aside, wherever they stand.
const OPENING: WordSet = JOINTS.or(REASONS).or(OTHER_REASONS).or(CONDITIONS).or(RELATIVES);

/// Where an aside that begins at `at`, behind a comma, ends with its own: “Democrats, who hold seven seats, | accused”.
fn aside_end(text: &Text<'_>, at: usize, last: usize) -> Option<usize> {
    for comma in at + 1..last.min(at + 40) {
        match text.tokens[comma].kind {
            TokenKind::Comma => {
                let goes_on = comma + 1 < last
                    && (verb::is_finite(text, comma + 1)
                        || text.tokens[comma + 1].is(Class::ADVERB)
                            && comma + 2 < last
                            && verb::is_finite(text, comma + 2));
                if goes_on {
                    return Some(comma);
                }
            }
            TokenKind::Stop | TokenKind::Semicolon => return None,
            _ => {}
        }
    }
    None
}

/// The asides between commas in tokens `first..last`: relative clauses and appositions, each with something of its own
/// to say: “, who hold seven of the 33 seats,”, “, a podcast host with 212,000 followers,”. A relative clause may end with
/// the sentence instead: “said Ada Orr, who lives two doors down.”
pub(super) fn asides(text: &Text<'_>, first: usize, last: usize, clauses: &mut Vec<Clause>) {
    let mut at = first + 1;
    while at < last {
        let comma = text.tokens[at - 1].kind == TokenKind::Comma;
        let relative = comma && RELATIVES.has(text.tokens[at].word());
        let opens = relative || comma && text.tokens[at].is(Class::INDEFINITE);
        let end = opens.then(|| aside_end(text, at, last)).flatten();
        match end.or_else(|| relative.then(|| rest_of_sentence(text, at, last))) {
            Some(end) => {
                push(text, Clause::of(text, at, end, Link::Relative), clauses);
                at = end + 1;
            }
            None => at += 1,
        }
    }
}

/// Where the words of one voice that begin at `at` end: at a full stop, or where a quotation begins.
fn rest_of_sentence(text: &Text<'_>, at: usize, last: usize) -> usize {
    let ends = |kind| matches!(kind, TokenKind::Stop | TokenKind::Semicolon | TokenKind::Quote);
    (at..last).find(|token| ends(text.tokens[*token].kind)).unwrap_or(last)
}

/// What a headline says piece by piece: cut at commas, colons, dashes and “as”, “after”, “while”.
pub(super) fn split_headline(text: &Text<'_>, first: usize, last: usize, clauses: &mut Vec<Clause>) {
    let mut start = first;
    for at in first..=last {
        let cuts = at == last
            || matches!(
                text.tokens[at].kind,
                TokenKind::Comma | TokenKind::Colon | TokenKind::Semicolon | TokenKind::Dash
            )
            || at > start && ["as", "after", "while", "amid"].iter().any(|word| text.is_word(at, word));
        if cuts {
            push(text, Clause::of(text, start, at, Link::Independent), clauses);
            start = at + 1;
        }
    }
}

/// What a clause that begins a sentence is, where its first word makes it depend on the next.
fn opening_link(text: &Text<'_>, at: usize) -> Option<Link> {
    if !text.tokens[at].is(Class::SUBORDINATOR) {
        return None;
    }
    let word = text.tokens[at].word();
    if CONDITIONS.has(word) {
        Some(Link::Condition)
    } else if REASONS.has(word) && word != Word::WHEREAS || word == Word::WHILE {
        Some(Link::Reason)
    } else {
        None
    }
}

/// The first comma behind a clause that opens a sentence, before the sentence ends.
fn comma_behind(text: &Text<'_>, at: usize, last: usize) -> Option<usize> {
    let mut seen = false;
    for token in at + 1..last.min(at + 40) {
        seen = seen || verb::is_finite(text, token);
        match text.tokens[token].kind {
            TokenKind::Comma if seen => return Some(token),
            TokenKind::Stop => return None,
            _ => {}
        }
    }
    None
}

/// Whether a subject and its verb begin at `at`: “they left”, “the army used it”, “on Friday they sent a bill”.
fn begins_clause(text: &Text<'_>, at: usize, last: usize, comma: bool) -> bool {
    let mut at = at;
    while at < last && text.tokens[at].kind == TokenKind::Quote {
        at += 1;
    }
    if at >= last {
        return false;
    }
    if matches!(text.tokens[at].word(), Word::THAT | Word::THEN) {
        at += 1;
    }
    let Some(token) = text.tokens.get(at).filter(|_| at < last) else { return false };
    // “and said so”, “or seriously injured”: the verb goes on with the subject before.
    let is_adverb = |at: usize| {
        text.tokens[at].is(Class::ADVERB) || text.word(at).ends_with("ly") && !text.tokens[at].is_capital()
    };
    if verb::is_finite(text, at) || is_adverb(at) && at + 1 < last && verb::is_finite(text, at + 1) {
        return false;
    }
    let opens =
        token.is(Class::SUBJECT | Class::DETERMINER | Class::POSSESSIVE | Class::NUMBER | Class::PRONOUN)
            || token.is_capital()
            || token.kind == TokenKind::Number
            || PLACES.has(token.word());
    let adjunct = token.is(Class::PREPOSITION) || token.is(Class::ADVERB) || token.is(Class::TIME);
    let noun = comma || !token.is(Class::ADVERB.or(Class::PREPOSITION).or(Class::CONJUNCTION));
    if !(opens || adjunct || noun) {
        return false;
    }
    let mut subject = opens;
    let lexicon = lexicon();
    let end = last.min(at + SUBJECT);
    for (place, here) in (at..).zip(&text.tokens[at..end]) {
        let entry = here.entry_in(lexicon);
        let classes = entry.classes;
        if matches!(here.kind, TokenKind::Stop | TokenKind::Semicolon)
            || matches!(here.kind, TokenKind::Comma) && !adjunct
            || classes.has(Class::SUBORDINATOR | Class::RELATIVE)
                && place > at
                && !classes.has(Class::PREPOSITION | Class::DETERMINER)
            || classes.has(Class::CONJUNCTION) && !adjunct && here.word() != Word::AND
        {
            return false;
        }
        if place > at
            && text.marks().has(Mark::FINITE, place)
            && verb::is_finite_token(text, place, *here, entry)
        {
            return subject || !adjunct;
        }
        subject |= adjunct && place > at && classes.has(Class::SUBJECT | Class::DETERMINER);
    }
    false
}
