//! What the text says that somebody is: titles and roles before names, appositions behind them, “is the mayor”.

use crate::attribute::names::key;
use crate::language::{Shape, Text, TokenKind, is_possessive, without_possessive};
use crate::lexicon::{Class, Form, Key, lexicon};

/// A role that some words give to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RoleWords {
    first: u32,
    len: u16,
    /// Where the noun begins: “chief” of “chief executive”.
    noun: u16,
    /// The noun under which its forms are compared: “president”, “senator” for “Sen.”.
    pub(super) head: Key,
    /// Most words tell of none.
    ties: Option<Box<Ties>>,
}

impl RoleWords {
    /// Tokens `first..last`, in which the noun begins at token `noun`.
    fn new((first, last): (usize, usize), (noun, head): (usize, Key), ties: Ties) -> Self {
        let behind = |at: usize| u16::try_from(at - first).unwrap_or(u16::MAX);
        Self { first: first as u32, len: behind(last), noun: behind(noun), head, ties: ties.boxed() }
    }

    pub(super) const fn first(&self) -> usize {
        self.first as usize
    }

    pub(super) const fn last(&self) -> usize {
        self.first() + self.len as usize
    }

    pub(super) fn ties(&self) -> &Ties {
        self.ties.as_deref().unwrap_or(&Ties::NONE)
    }
}

/// Whose somebody is: the words about him that tell two of one office apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ties {
    /// The country that an adjective or “of …” names.
    pub(super) country: Option<&'static str>,
    pub(super) party: Option<&'static str>,
    /// The state or town: “the Ohio senator”.
    pub(super) place: Option<Key>,
}

/// How the ties of two mentions stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// One names another country, party or place.
    Differs,
    /// Neither names what the other does.
    Open,
    Same,
}

impl Ties {
    const NONE: Self = Self { country: None, party: None, place: None };

    fn boxed(self) -> Option<Box<Self>> {
        (self != Self::NONE).then(|| Box::new(self))
    }

    /// What tokens `first..last` tell.
    pub(super) fn of(text: &Text<'_>, first: usize, last: usize) -> Self {
        let mut ties = Self::default();
        for at in first..last {
            let token = text.tokens[at];
            let classes = token.classes();
            if classes.has(Class::COUNTRY | Class::NATIONALITY | Class::PLACE) {
                let key = key(text, at);
                ties.country = ties.country.or_else(|| lexicon().country(&key));
                // “Fla.” and “Florida” are one.
                let short = text.word(at).contains('.') || token.end() - token.start() < 4;
                if classes.has(Class::PLACE) && !short {
                    ties.place = Some(key);
                }
            } else if token.is_capital() && classes.has(Class::ROLE | Class::ADJECTIVE | Class::ORGANIZATION)
            {
                ties.party = ties.party.or_else(|| party(text.word(at)));
            }
        }
        ties
    }

    /// What stands behind a name that ends before token `at`: “Rep. Orr | (R-Ohio)”, “President Orr | of Georgia”.
    pub(super) fn behind(text: &Text<'_>, at: usize) -> Option<Self> {
        let (token, next) = (text.tokens.get(at)?, text.tokens.get(at + 1)?);
        match token.kind {
            // No other word with a capital is a party's letter, alone or before a hyphen.
            TokenKind::Open | TokenKind::Comma if next.is_capital() => {
                let word = next.text(text.text);
                if !matches!(word.as_bytes(), [b'R' | b'D'] | [b'R' | b'D', b'-' | b'.', ..]) {
                    return None;
                }
                let (letter, place) = word.split_once('-').unwrap_or((word.trim_end_matches('.'), ""));
                let party = match letter {
                    "R" => "republican",
                    "D" => "democrat",
                    _ => return None,
                };
                let place = (place.len() > 3 && !place.contains('.')).then(|| Key::of(place));
                Some(Self { party: Some(party), place, country: None })
            }
            _ if next.is(Class::COUNTRY | Class::PLACE) && text.word(at) == "of" => {
                Some(Self::of(text, at + 1, at + 2))
            }
            _ => None,
        }
    }

    pub(super) fn compare(&self, other: &Self) -> Match {
        fn one<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> Match {
            match (one, other) {
                (Some(one), Some(other)) if one == other => Match::Same,
                (Some(_), Some(_)) => Match::Differs,
                _ => Match::Open,
            }
        }
        // “European commissioner Orr … the Dutchman”
        const UNION: &str = "european union";
        let country = |ties: &Self| ties.country.filter(|&country| country != UNION);
        let all = [
            one(country(self).as_ref(), country(other).as_ref()),
            one(self.party.as_ref(), other.party.as_ref()),
            one(self.place.as_ref(), other.place.as_ref()),
        ];
        let any = |which| all.contains(&which);
        match () {
            () if any(Match::Differs) => Match::Differs,
            () if any(Match::Same) => Match::Same,
            () => Match::Open,
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.country.is_none() && self.party.is_none() && self.place.is_none()
    }
}

/// The party of an adjective or noun for its members.
fn party(word: &str) -> Option<&'static str> {
    let party = match word {
        "Republican" | "GOP" => "republican",
        "Democrat" | "Democratic" => "democrat",
        "Tory" | "Conservative" => "conservative",
        "Labour" | "Labor" => "labour",
        "Liberal" => "liberal",
        "Libertarian" => "libertarian",
        "Green" => "green",
        "Socialist" => "socialist",
        "Communist" => "communist",
        _ => return None,
    };
    Some(party)
}

/// A role that tokens `first..last` are, by their last noun for a person before any “of” or “for”.
pub(super) fn role_words(text: &Text<'_>, first: usize, last: usize) -> Option<RoleWords> {
    // Most words beside a name hold no role: what ends it is asked only where one is.
    let is_role = |at: usize| text.tokens[at].is(Class::ROLE | Class::TITLE);
    let some = (first..last).find(|&at| is_role(at))?;
    let ends = |at: usize| {
        const LONGEST: usize = 4;
        let token = text.tokens[at];
        token.kind == TokenKind::Comma
            || token.len() <= LONGEST
                && matches!(text.word(at), "of" | "for" | "at" | "in" | "to" | "from" | "with" | "and")
    };
    let border = (first + 1..last).find(|&at| ends(at)).unwrap_or(last);
    let noun = (some..border).rev().find(|&at| is_role(at))?;
    Some(RoleWords::new((first, last), role_noun(text, first, noun), Ties::of(text, first, last)))
}

/// Where the noun that ends with token `noun` begins, not before `first`, and under which noun it is compared:
/// “prime minister” is a “premier”.
pub(super) fn role_noun(text: &Text<'_>, first: usize, noun: usize) -> (usize, Key) {
    let opens = |&at: &usize| text.is_word(at, "chief") || text.is_word(at, "prime");
    if let Some(start) = (noun.saturating_sub(2).max(first)..noun).find(opens) {
        let words = text.span(start, noun + 1).of(text.text);
        if let Some(kind) = lexicon().role_kind(&Key::of(without_possessive(words))) {
            return (start, kind.same.clone());
        }
    }
    let head = Key::of(without_possessive(text.word(noun)).trim_end_matches('.'));
    let head = lexicon().role_kind(&head).map_or(head, |kind| kind.same.clone());
    (noun, head)
}

impl RoleWords {
    /// The words that tell this role from others with its noun: “education” secretary, “shadow” minister.
    fn modifiers<'t>(&self, text: &'t Text<'_>) -> impl Iterator<Item = &'t str> + use<'t> {
        (self.first()..self.first() + usize::from(self.noun)).filter_map(|at| {
            let token = text.tokens[at];
            let tells = token.is_word()
                && !is_possessive(text.word(at))
                && !token.is(Class::DETERMINER
                    | Class::POSSESSIVE
                    | Class::NATIONALITY
                    | Class::PLACE
                    | Class::COUNTRY)
                && !["former", "new", "then"].iter().any(|word| text.is_word(at, word));
            tells.then(|| text.word(at))
        })
    }

    /// Whether nothing stands behind the noun: “the architect”, not “the architect of the plan”.
    pub(super) const fn is_bare(&self) -> bool {
        self.noun as usize + 1 == self.len as usize
    }

    /// Whether both name the same body or field: “Bulldogs coach”, “the Bulldogs mentor”.
    pub(super) fn shares_name(&self, other: &Self, text: &Text<'_>) -> bool {
        let named = |word: &&str| word.starts_with(|first: char| first.is_uppercase());
        self.modifiers(text).filter(named).any(|word| other.modifiers(text).any(|same| same == word))
    }

    /// Whether the word before both nouns is one: “Health Secretary”, “the health chief”.
    pub(super) fn shares_field(&self, other: &Self, text: &Text<'_>) -> bool {
        let last = |role: &Self| role.modifiers(text).last();
        last(self).is_some_and(|one| last(other).is_some_and(|other| one.eq_ignore_ascii_case(other)))
    }

    /// Another rank of what may be the same office: “the deputy mayor” is not the mayor.
    fn is_lesser(&self, text: &Text<'_>) -> bool {
        const RANKS: [&str; 7] = ["acting", "assistant", "associate", "deputy", "shadow", "vice", "under"];
        self.modifiers(text).any(|word| RANKS.iter().any(|rank| word.eq_ignore_ascii_case(rank)))
    }

    /// Whether the noun of `self` is a wider one for who holds `other`: “the lawmaker” for a senator.
    pub(super) fn is_wider_than(&self, other: &Self) -> bool {
        lexicon().role_kind(&other.head).is_some_and(|kind| kind.wider.contains(&self.head))
    }

    /// Whether both can be the same office: neither names a field that the other does not share.
    pub(super) fn agrees(&self, other: &Self, text: &Text<'_>) -> bool {
        let apart = |one: &Self, other: &Self| {
            one.modifiers(text).next().is_some()
                && other.modifiers(text).next().is_some()
                && !one
                    .modifiers(text)
                    .any(|word| other.modifiers(text).any(|same| word.eq_ignore_ascii_case(same)))
        };
        self.is_lesser(text) == other.is_lesser(text) && !apart(self, other)
    }
}

/// “the Belgian fund | Skaldis”: what an organisation is, by the noun before its name.
pub(super) fn body_words(text: &Text<'_>, name: usize) -> Option<RoleWords> {
    let noun = name.checked_sub(1).filter(|&at| {
        let token = text.tokens[at];
        token.shape() == Shape::Lower && token.is(Class::INSTITUTION | Class::ORG_SUFFIX) && token.is_word()
    })?;
    let sentence = text.sentences.at(text.sentence_of(name)).first;
    let part = |at: usize| {
        let token = text.tokens[at];
        token.is(Class::ADJECTIVE | Class::NATIONALITY) || token.is_word() && token.entry().classes.is_plain()
    };
    let first = (sentence..noun).rev().take_while(|&at| part(at)).last().unwrap_or(noun);
    Some(RoleWords::new((first, name), (noun, key(text, noun)), Ties::of(text, first, noun)))
}

/// No role before a name has more words.
const LONGEST_ROLE: usize = 12;

/// Where the role before a name begins: “political observer | Samir”, “the city’s former mayor | Orr”.
#[inline]
pub(super) fn role_start(text: &Text<'_>, floor: usize, first: usize) -> usize {
    // Hardly a name has one.
    match first > floor && text.tokens[first - 1].is(Class::ROLE | Class::TITLE) {
        true => known_role_start(text, floor, first),
        false => first,
    }
}

fn known_role_start(text: &Text<'_>, floor: usize, first: usize) -> usize {
    let mut start = first;
    let mut head = false;
    let floor = floor.max(first.saturating_sub(LONGEST_ROLE));
    while start > floor {
        let token = text.tokens[start - 1];
        let entry = token.entry();
        let classes = entry.classes;
        let role = classes.has(Class::ROLE | Class::TITLE) && !token.is_capital();
        // “the president’s | Pacific”: whose something is is no title.
        if !head && (!role || token.is_possessive(text.text)) {
            break;
        }
        head |= role;
        let part = token.is_word()
            && (role
                || classes.has(Class::ADJECTIVE | Class::NATIONALITY)
                || token.is_capital()
                || classes.is_plain() && entry.verb.is_none());
        if !part || classes.has(Class::DETERMINER | Class::PREPOSITION | Class::TIME) {
            break;
        }
        start -= 1;
    }
    start
}

/// The roles that stand beside a name at tokens `name`, behind or before its comma or as what it “is”; the titles before
/// the name begin at `role`.
pub(super) fn beside(text: &Text<'_>, role: usize, name: (usize, usize)) -> Option<RoleWords> {
    apposition(text, name.1).or_else(|| copula(text, name.1)).or_else(|| preposed(text, role))
}

/// “Orr, the city’s mayor,”, “Orr, 54, a plumber,”: the role behind the name’s comma at `comma`.
fn apposition(text: &Text<'_>, comma: usize) -> Option<RoleWords> {
    if text.tokens.get(comma)?.kind != TokenKind::Comma {
        return None;
    }
    let mut first = comma + 1;
    let age = text.tokens.get(first)?.kind == TokenKind::Number;
    if age && text.tokens.get(first + 1)?.kind == TokenKind::Comma {
        first += 2;
    }
    let mut last = first;
    while last < text.tokens.len().min(first + 14) {
        let token = text.tokens[last];
        let entry = token.entry();
        let inside = token.is_word()
            && !entry.classes.has(Class::FINITE | Class::RELATIVE | Class::SUBJECT | Class::SUBORDINATOR);
        if !inside
            || last > first
                && entry.verb.is_some()
                && !entry.classes.has(Class::ROLE | Class::INSTITUTION | Class::DOCUMENT)
        {
            break;
        }
        last += 1;
    }
    if first >= last || text.tokens[first].is(Class::PREPOSITION) {
        return None;
    }
    // “In Ashford, the mayor said”, “Orr, the mayor said, …”: what has a verb of its own is no apposition.
    let own_verb = text.tokens.get(last).is_some_and(|token| {
        let past = |form: Form| form.has(Form::PAST.or(Form::PRESENT_S));
        let definite = text.tokens[first].is(Class::DEFINITE);
        token.is(Class::FINITE) || definite && token.entry().verb.is_some_and(|(_, form)| past(form))
    });
    if own_verb {
        return None;
    }
    role_words(text, first, last)
}

/// “Orr is the mayor”, “Orr was a striker”
fn copula(text: &Text<'_>, verb: usize) -> Option<RoleWords> {
    let first = verb + 1;
    if !text.tokens.get(first)?.is(Class::DETERMINER) || !matches!(text.word(verb), "is" | "was" | "became") {
        return None;
    }
    let mut last = first + 1;
    while last < text.tokens.len().min(first + 8)
        && text.tokens[last].is_word()
        && !text.tokens[last].is(Class::RELATIVE | Class::FINITE)
    {
        last += 1;
    }
    role_words(text, first, last)
}

/// “The mayor of Ashford, Orr, said”, “Former minister, diplomat Orr said”: the role before the comma before a name.
fn preposed(text: &Text<'_>, first: usize) -> Option<RoleWords> {
    let comma = first.checked_sub(1)?;
    if text.tokens[comma].kind != TokenKind::Comma {
        return None;
    }
    let sentence = text.sentences.partition_point(|sentence| sentence.first <= comma).checked_sub(1)?;
    let mut start = comma;
    let floor = text.sentences.at(sentence).first.max(comma.saturating_sub(12));
    while start > floor {
        let token = text.tokens[start - 1];
        let entry = token.entry();
        let verb = entry.verb.is_some() && !entry.classes.has(Class::ROLE | Class::INSTITUTION);
        // “President Orr and | his Turkish counterpart, Poe”
        let opens = text.tokens[start].is(Class::DETERMINER | Class::POSSESSIVE) && start < comma;
        if opens && token.is(Class::CONJUNCTION)
            || !token.is_word()
            || entry.classes.has(Class::FINITE | Class::SUBORDINATOR)
            || verb && !token.is_capital()
        {
            break;
        }
        start -= 1;
    }
    // “In Ashford, Orr said” is no role, nor is what follows a preposition; “A spokeswoman for Krueger, Jenna Pruitt, …” is.
    while start < comma && text.tokens[start].is(Class::PREPOSITION | Class::CONJUNCTION | Class::ADVERB) {
        start += 1;
    }
    if start == comma {
        return None;
    }
    role_words(text, start, comma)
}

/// The age in “the 66-year-old”.
pub(super) fn age(word: &str) -> Option<&str> {
    let digits = word.split('-').next()?;
    let aged = word.len() > digits.len() && word[digits.len()..].eq_ignore_ascii_case("-year-old");
    (aged && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}
