//! Everyone and everything that the article names: who may be meant by a family name, a role, a pronoun.
//!
//! Names are runs of capitalised words. Those of two words and more make people and organisations; single words are
//! then parts of those names, or names of their own.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::language::{Shape, Text, Token, TokenKind, is_possessive, without_possessive};
use crate::lexicon::{Class, WordHasher, lexicon};
use crate::model::{Gender, MentionForm};

/// Someone or something that the article names.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub(super) kind: EntityKind,
    /// The tokens of its fullest name.
    pub(super) name: (usize, usize),
    pub(super) gender: Option<Gender>,
    /// Where it is named, in order.
    pub(super) mentions: Vec<Named>,
    pub(super) roles: Vec<RoleWords>,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntityKind {
    Person,
    Organization,
    Place,
    /// A single capitalised word that nothing tells about.
    Unknown,
}

/// A place where an entity is named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) form: MentionForm,
    /// Within a quotation: someone spoken of, seldom who speaks.
    pub(super) quoted: bool,
}

/// A role that some words give to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RoleWords {
    pub(super) first: usize,
    pub(super) last: usize,
    /// The noun, lower case, singular as written: “president”.
    pub(super) head: String,
    /// The country that an adjective or “of …” names.
    pub(super) country: Option<&'static str>,
}

/// A run of words that may be a name, without its titles.
#[derive(Clone, Copy, Debug)]
struct Run {
    first: usize,
    last: usize,
    kind: EntityKind,
    gender: Option<Gender>,
    /// A title or role stands before it: tokens `role..first`.
    role: usize,
    titled: bool,
}

type Index = HashMap<String, Vec<usize>, BuildHasherDefault<WordHasher>>;

/// Of so many entities that share a name or a role the last ones are looked at: an article has a handful, and a file
/// that has thousands must not cost their square.
const MOST_ALIKE: usize = 48;

/// The last of the entities under a key.
fn alike<'i>(index: &'i Index, key: &str) -> &'i [usize] {
    let all = index.get(key).map_or(&[][..], Vec::as_slice);
    &all[all.len().saturating_sub(MOST_ALIKE)..]
}

/// All entities of an article.
pub(super) struct People {
    pub(super) entities: Vec<Entity>,
    /// Entities by the last word of their name (lower case) or their acronym, and people by their given name.
    by_last: Index,
    by_given: Index,
    /// People by the heads of their roles.
    by_role: Index,
    /// The entity of the name that covers a token, for tokens in order of `first`.
    pub(super) named: Vec<(usize, usize, usize)>,
}

impl People {
    /// Reads every name of the article.
    pub(super) fn of(text: &Text<'_>) -> Self {
        let quoted = quoted_tokens(text);
        let runs = runs(text);
        let mut people = Self {
            entities: Vec::new(),
            by_last: Index::default(),
            by_given: Index::default(),
            by_role: Index::default(),
            named: Vec::new(),
        };
        let mut owner = vec![None; runs.len()];
        for (index, run) in runs.iter().enumerate() {
            if run.last - run.first > 1 {
                owner[index] = Some(people.full_name(text, *run));
            }
        }
        for (index, run) in runs.iter().enumerate() {
            if run.last - run.first == 1 {
                owner[index] = Some(people.single_name(text, *run));
            }
        }
        for (run, owner) in runs.iter().zip(owner) {
            let Some(owner) = owner else { continue };
            people.add_mention(text, *run, owner, &quoted);
        }
        people
    }

    fn add_mention(&mut self, text: &Text<'_>, run: Run, owner: usize, quoted: &[bool]) {
        let entity = &mut self.entities[owner];
        let full = entity.name.1 - entity.name.0;
        let form = match (entity.kind, run.last - run.first) {
            (_, words) if words >= full => MentionForm::FullName,
            (EntityKind::Person, 1) if !same_word(text, run.first, entity.name.1 - 1) => {
                MentionForm::GivenName
            }
            (EntityKind::Person, _) => MentionForm::FamilyName,
            _ => MentionForm::ShortName,
        };
        entity.mentions.push(Named { first: run.first, last: run.last, form, quoted: quoted[run.first] });
        entity.gender = entity.gender.or(run.gender);
        if entity.kind == EntityKind::Unknown && run.titled {
            entity.kind = EntityKind::Person;
        }
        self.named.push((run.first, run.last, owner));
        if entity.kind == EntityKind::Person {
            let before = (run.role < run.first).then(|| role_words(text, run.role, run.first)).flatten();
            let beside = apposition(text, run.last)
                .or_else(|| copula(text, run.last))
                .or_else(|| preposed(text, run.role));
            for role in before.into_iter().chain(beside) {
                let holders = self.by_role.entry(role.head.clone()).or_default();
                if holders.last() != Some(&owner) {
                    holders.push(owner);
                }
                entity.roles.push(role);
            }
        }
    }

    /// The entity of a name of several words: one met before under a form of it, or a new one.
    fn full_name(&mut self, text: &Text<'_>, run: Run) -> usize {
        let last = key(text, last_of_name(text, run.first, run.last));
        let known = alike(&self.by_last, &last).iter().copied().find(|&index| {
            let entity = &self.entities[index];
            same_kind(entity.kind, run.kind) && same_given(text, entity.name, (run.first, run.last))
        });
        match known {
            Some(index) => {
                let entity = &mut self.entities[index];
                if run.last - run.first > entity.name.1 - entity.name.0 {
                    entity.name = (run.first, run.last);
                }
                index
            }
            None => {
                let index = self.add(run);
                self.by_last.entry(last).or_default().push(index);
                if run.kind == EntityKind::Person {
                    self.by_given.entry(key(text, run.first)).or_default().push(index);
                }
                if run.kind == EntityKind::Organization {
                    if let Some(acronym) = acronym(text, run.first, run.last) {
                        self.by_last.entry(acronym).or_default().push(index);
                    }
                }
                index
            }
        }
    }

    /// The entity of a single word: someone's family name or given name, an acronym, or itself.
    fn single_name(&mut self, text: &Text<'_>, run: Run) -> usize {
        let word = key(text, run.first);
        let fits = |entity: &Entity| {
            let clash = matches!((entity.gender, run.gender), (Some(one), Some(other)) if one != other);
            !clash && !(run.titled && entity.kind != EntityKind::Person)
        };
        // Of two with one family name the one named last before, unless a title tells them apart.
        let nearest = |found: &[usize]| {
            found.iter().copied().filter(|&index| fits(&self.entities[index])).max_by_key(|&index| {
                let entity = &self.entities[index];
                (entity.name.0 < run.first, std::cmp::Reverse(entity.name.0.abs_diff(run.first)))
            })
        };
        let known = nearest(alike(&self.by_last, &word)).or_else(|| nearest(alike(&self.by_given, &word)));
        if let Some(index) = known {
            return index;
        }
        let index = self.add(run);
        self.by_last.entry(word).or_default().push(index);
        index
    }

    fn add(&mut self, run: Run) -> usize {
        self.entities.push(Entity {
            kind: run.kind,
            name: (run.first, run.last),
            gender: run.gender,
            mentions: Vec::new(),
            roles: Vec::new(),
        });
        self.entities.len() - 1
    }

    /// The entity that is named within tokens `first..last`, the last of them if several are.
    pub(super) fn named_within(&self, first: usize, last: usize) -> Option<usize> {
        let end = self.named.partition_point(|&(start, ..)| start < last);
        self.named[..end]
            .iter()
            .rev()
            .take_while(|&&(start, ..)| start >= first)
            .map(|&(_, _, owner)| owner)
            .next()
    }

    /// The people who are said to hold a role of this head: “president”.
    pub(super) fn holders(&self, head: &str) -> &[usize] {
        alike(&self.by_role, head)
    }

    /// The entities that were named last before token `at`, each once, the nearest first.
    pub(super) fn recent(&self, at: usize) -> Vec<usize> {
        const MENTIONS: usize = 160;
        let end = self.named.partition_point(|&(start, ..)| start < at);
        let mut recent: Vec<usize> = Vec::new();
        for &(_, _, owner) in self.named[..end].iter().rev().take(MENTIONS) {
            if !recent.contains(&owner) {
                recent.push(owner);
            }
        }
        recent
    }

    /// All entities named within tokens `first..last`, in order.
    pub(super) fn all_named_within(
        &self,
        first: usize,
        last: usize,
    ) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        let start = self.named.partition_point(|&(start, ..)| start < first);
        self.named[start..].iter().copied().take_while(move |&(start, ..)| start < last)
    }
}

/// Which tokens stand within a quotation.
fn quoted_tokens(text: &Text<'_>) -> Vec<bool> {
    let mut quoted = vec![false; text.tokens.len()];
    for part in &text.parts {
        // A title or nickname of a few words is not speech.
        if part.last - part.first > 6 {
            quoted[part.first..part.last].fill(true);
        }
    }
    quoted
}

/// The word of a token as names are compared: without possessive ending, lower case.
fn key(text: &Text<'_>, token: usize) -> String {
    without_possessive(text.word(token)).to_lowercase()
}

fn same_word(text: &Text<'_>, one: usize, other: usize) -> bool {
    key(text, one) == key(text, other)
}

/// The last word of a name that is not “Jr.” or “III”.
fn last_of_name(text: &Text<'_>, first: usize, last: usize) -> usize {
    let suffix = |token: usize| matches!(text.word(token), "Jr." | "Sr." | "Jr" | "Sr" | "II" | "III" | "IV");
    (first..last).rev().find(|&token| !suffix(token)).unwrap_or(last - 1)
}

const fn same_kind(one: EntityKind, other: EntityKind) -> bool {
    matches!(
        (one, other),
        (EntityKind::Person, EntityKind::Person)
            | (EntityKind::Organization, EntityKind::Organization)
            | (EntityKind::Place, EntityKind::Place)
            | (EntityKind::Unknown, _)
            | (_, EntityKind::Unknown)
    )
}

/// Given names agree: equal, one an initial of the other, or one a short form of the other.
fn same_given(text: &Text<'_>, one: (usize, usize), other: (usize, usize)) -> bool {
    let (one, other) = (key(text, one.0), key(text, other.0));
    let (one, other) = (one.trim_end_matches('.'), other.trim_end_matches('.'));
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let nickname = |short: &str, long: &str| lexicon().full_names(short).contains(&long);
    one == other || initial(one, other) || initial(other, one) || nickname(one, other) || nickname(other, one)
}

/// “Republican National Committee” → “rnc”
fn acronym(text: &Text<'_>, first: usize, last: usize) -> Option<String> {
    let initials: String = (first..last)
        .filter(|&token| text.tokens[token].is_capital())
        .filter_map(|token| text.word(token).chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    (initials.chars().count() > 1).then_some(initials)
}

/// The runs of capitalised words of the article.
fn runs(text: &Text<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    for block in &text.blocks {
        let mut at = block.first;
        while at < block.last {
            if !opens_name(text, at) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < block.last && goes_on(text, at, end) {
                end += 1;
            }
            // “de”, “of” are never last.
            while end > at + 1 && !text.tokens[end - 1].is_capital() {
                end -= 1;
            }
            runs.extend(run(text, block.first, at, end, block.kind.is_heading()));
            at = end;
        }
    }
    runs
}

/// A capitalised word that can begin a name.
fn opens_name(text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens[at];
    token.is_capital() && matches!(token.kind, TokenKind::Word | TokenKind::Abbreviation(_))
}

/// The token at `at` goes on the name that began at `first`.
fn goes_on(text: &Text<'_>, first: usize, at: usize) -> bool {
    let token = text.tokens[at];
    let before = text.tokens[at - 1];
    if is_possessive(text.word(at - 1)) || !token.is_word() {
        return false;
    }
    if token.is_capital() {
        return !(token.is(Class::SUBJECT | Class::MONTH | Class::WEEKDAY) && token.shape == Shape::Capital)
            && ends_no_sentence(text, before);
    }
    let next_is_name = text.tokens.get(at + 1).is_some_and(|next| next.is_capital());
    let particle = matches!(
        text.word(at),
        "de" | "da"
            | "do"
            | "dos"
            | "del"
            | "della"
            | "di"
            | "du"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "la"
            | "le"
            | "y"
    );
    // “Bank of America”, “Department of Justice”, but “President of Azerbaijan” is a role.
    let of = text.word(at) == "of"
        && text.tokens[first..at].iter().any(|token| token.is(Class::ORG_SUFFIX | Class::INSTITUTION))
        && !before.is(Class::ROLE | Class::TITLE);
    next_is_name && (particle || of)
}

fn ends_no_sentence(text: &Text<'_>, token: Token) -> bool {
    !(matches!(token.kind, TokenKind::Abbreviation(crate::language::Abbreviation::MayEnd))
        && text
            .sentences
            .binary_search_by_key(&token.end(), |sentence| text.tokens[sentence.last - 1].end())
            .is_ok())
}

/// A run without what is no part of a name: function words at a sentence's start, titles, roles, nationalities.
fn run(text: &Text<'_>, block: usize, first: usize, last: usize, heading: bool) -> Option<Run> {
    let mut first = first;
    let function = Class::DETERMINER
        | Class::SUBJECT
        | Class::PREPOSITION
        | Class::CONJUNCTION
        | Class::SUBORDINATOR
        | Class::WH
        | Class::AUXILIARY
        | Class::ADVERB
        | Class::TIME
        | Class::NUMBER
        | Class::POSSESSIVE;
    let is_function = |at: usize| {
        let token = text.tokens[at];
        token.is(function)
            && !token.is(Class::GIVEN_NAME | Class::TITLE | Class::ORGANIZATION)
            && token.shape != Shape::Upper
            || token.is(Class::WEEKDAY | Class::MONTH) && !token.is(Class::GIVEN_NAME)
    };
    while first < last && is_function(first) {
        first += 1;
    }
    if first == last {
        return None;
    }
    // A lone capital at a sentence's start that the lists know as a common word is no name.
    let starts_sentence = text.sentences.binary_search_by_key(&first, |sentence| sentence.first).is_ok();
    let common = |at: usize| {
        let token = text.tokens[at];
        let entry = token.entry();
        !token.is(Class::GIVEN_NAME | Class::COUNTRY | Class::PLACE | Class::ORGANIZATION)
            && (entry.verb.is_some()
                || token.is(Class::ROLES
                    | Class::VERB
                    | Class::ADJECTIVE
                    | Class::DOCUMENT
                    | Class::DOCUMENTS
                    | Class::INSTITUTION
                    | Class::COLLECTIVE
                    | Class::NATIONALS))
    };
    if last - first == 1 && common(first) && (starts_sentence || heading) {
        return None;
    }
    let run_start = first;
    let mut gender = None;
    let mut titled = false;
    if !is_organization(text, first, last) {
        while last - first > 1 {
            let token = text.tokens[first];
            if !token.is(Class::TITLE | Class::ROLE | Class::NATIONALITY | Class::ADJECTIVE)
                || token.is(Class::GIVEN_NAME) && !token.is(Class::TITLE)
            {
                break;
            }
            // “Justice Department” and “Senate” names are whole; “General Motors” is the organisation’s.
            titled |= token.is(Class::TITLE | Class::ROLE);
            gender = gender.or_else(|| gender_of(token.entry().classes.without(Class::GIVEN_NAME), token));
            first += 1;
        }
    }
    let kind = kind_of(text, first, last, titled);
    let token = text.tokens[first];
    if kind == EntityKind::Person && token.is(Class::GIVEN_NAME) && last - first > 1 {
        gender = gender.or_else(|| gender_of(token.entry().classes, token));
    }
    let role = role_start(text, block, run_start);
    if role < run_start && gender.is_none() {
        gender = (role..run_start).find_map(|at| gender_of(text.tokens[at].entry().classes, text.tokens[at]));
    }
    let titled = titled || (role..run_start).any(|at| text.tokens[at].is(Class::TITLE | Class::ROLE));
    let kind = if titled && matches!(kind, EntityKind::Unknown) { EntityKind::Person } else { kind };
    Some(Run { first, last, kind, gender, role, titled })
}

fn gender_of(classes: Class, token: Token) -> Option<Gender> {
    if token.is(Class::PRONOUN) {
        return None;
    }
    match (classes.has(Class::MALE), classes.has(Class::FEMALE)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// No role before a name has more words.
const LONGEST_ROLE: usize = 12;

/// Where the lower-case role before a name begins: “political observer | Samir”, “the city’s former mayor | Orr”.
fn role_start(text: &Text<'_>, floor: usize, first: usize) -> usize {
    let mut start = first;
    let mut head = false;
    let floor = floor.max(first.saturating_sub(LONGEST_ROLE));
    while start > floor {
        let token = text.tokens[start - 1];
        let role = token.is(Class::ROLE | Class::TITLE) && !token.is_capital();
        if !head && !role {
            break;
        }
        head |= role;
        let part = token.is_word()
            && (role
                || token.is(Class::ADJECTIVE | Class::NATIONALITY)
                || token.is_capital()
                || token.entry().classes.is_empty() && token.entry().verb.is_none());
        if !part || token.is(Class::DETERMINER | Class::PREPOSITION | Class::TIME) {
            break;
        }
        start -= 1;
    }
    start
}

fn is_organization(text: &Text<'_>, first: usize, last: usize) -> bool {
    let end = text.tokens[last - 1];
    if end.is(Class::ORG_SUFFIX | Class::ORGANIZATION)
        && !(last - first == 2 && text.tokens[first].is(Class::GIVEN_NAME | Class::TITLE))
    {
        return true;
    }
    let has_of = (first..last).any(|at| {
        text.word(at) == "of" && at > first && text.tokens[at - 1].is(Class::ORG_SUFFIX | Class::INSTITUTION)
    });
    has_of || phrase_class(text, first, last).has(Class::ORGANIZATION)
}

/// What the lists know of a name of several words.
fn phrase_class(text: &Text<'_>, first: usize, last: usize) -> Class {
    if last - first < 2 || !text.tokens[first].is(Class::PHRASE_START) {
        return Class::default();
    }
    let words: Vec<_> = (first..last).map(|at| key(text, at)).collect();
    lexicon().phrase(&words.join(" "))
}

fn kind_of(text: &Text<'_>, first: usize, last: usize, titled: bool) -> EntityKind {
    let token = text.tokens[first];
    let words = last - first;
    if is_organization(text, first, last) {
        return EntityKind::Organization;
    }
    let phrase = phrase_class(text, first, last);
    if phrase.has(Class::COUNTRY | Class::PLACE)
        || words == 1
            && token.is(Class::COUNTRY | Class::PLACE | Class::NATIONALITY | Class::NATIONALS)
            && !titled
    {
        return EntityKind::Place;
    }
    if titled {
        return EntityKind::Person;
    }
    if words == 1 {
        let acronym = token.shape == Shape::Upper && !text.blocks.is_empty() && text.word(first).len() <= 6;
        return match () {
            () if acronym => EntityKind::Organization,
            () if token.is(Class::GIVEN_NAME) => EntityKind::Person,
            () => EntityKind::Unknown,
        };
    }
    let noun = Class::INSTITUTION
        | Class::INSTITUTIONS
        | Class::DOCUMENT
        | Class::NATIONALITY
        | Class::TIME
        | Class::ORG_SUFFIX;
    let other = (first..last).any(|at| text.tokens[at].is(noun) && !text.tokens[at].is(Class::GIVEN_NAME));
    if token.is(Class::GIVEN_NAME) || matches!(token.kind, TokenKind::Abbreviation(_)) || !other && words <= 4
    {
        EntityKind::Person
    } else {
        EntityKind::Organization
    }
}

/// A role that tokens `first..last` are, by their last noun for a person before any “of” or “for”.
pub(super) fn role_words(text: &Text<'_>, first: usize, last: usize) -> Option<RoleWords> {
    let border = (first + 1..last)
        .find(|&at| {
            matches!(text.word(at), "of" | "for" | "at" | "in" | "to" | "from" | "with" | "and")
                || text.tokens[at].kind == TokenKind::Comma
        })
        .unwrap_or(last);
    let head = (first..border).rev().find(|&at| text.tokens[at].is(Class::ROLE | Class::TITLE))?;
    let mut country = None;
    for at in first..last {
        if let Some(found) = lexicon().country(&key(text, at)) {
            country = country.or(Some(found));
        }
    }
    Some(RoleWords { first, last, head: key(text, head).trim_end_matches('.').to_owned(), country })
}

/// “Orr, the city’s mayor,”: the role behind the name’s comma at `comma`.
fn apposition(text: &Text<'_>, comma: usize) -> Option<RoleWords> {
    if text.tokens.get(comma)?.kind != TokenKind::Comma {
        return None;
    }
    let first = comma + 1;
    let mut last = first;
    while last < text.tokens.len().min(first + 14) {
        let token = text.tokens[last];
        let inside = token.is_word()
            && !token.is(Class::FINITE | Class::RELATIVE | Class::SUBJECT | Class::SUBORDINATOR);
        if !inside
            || last > first
                && token.entry().verb.is_some()
                && !token.is(Class::ROLE | Class::INSTITUTION | Class::DOCUMENT)
        {
            break;
        }
        last += 1;
    }
    role_words(text, first, last.max(first)).filter(|role| role.first < role.last)
}

/// “Orr is the mayor”, “Orr was a striker”
fn copula(text: &Text<'_>, verb: usize) -> Option<RoleWords> {
    if !matches!(text.tokens.get(verb).map(|_| text.word(verb))?, "is" | "was" | "became") {
        return None;
    }
    let first = verb + 1;
    if !text.tokens.get(first)?.is(Class::DETERMINER) {
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
    let start = text.sentences[sentence].first.max(comma.saturating_sub(10));
    let whole = text.sentences[sentence].first >= comma.saturating_sub(10);
    let role = text.tokens[start..comma].iter().any(|token| token.is(Class::ROLE | Class::TITLE));
    let phrase = text.tokens[start..comma].iter().all(|token| {
        token.is_word()
            && !token.is(Class::FINITE | Class::SUBORDINATOR)
            && (token.entry().verb.is_none() || token.is(Class::ROLE))
    });
    (whole && role && phrase && !text.tokens[start].is(Class::PREPOSITION))
        .then(|| role_words(text, start, comma))
        .flatten()
}
