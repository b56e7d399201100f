//! Everyone and everything that the article speaks of: by name, or, once they have spoken, by description.

mod alike;
mod entity;
mod index;
mod same;

use std::cell::RefCell;

use crate::attribute::few::Few;
use crate::attribute::names::{Compact, Kind, Name, key, last_of_name, names};
use crate::attribute::roles::{RoleWords, Ties, beside, body_words, role_words};
use crate::language::{Text, TokenKind, without_possessive};
use crate::lexicon::{Class, Key};
use crate::model::{Gender, MentionForm};
use alike::same_word;
pub(super) use entity::{Entity, Named};
use index::Index;

/// As many names as an article has, as a rule.
const FEW_NAMES: usize = 128;

/// Room is made for as many entities as a text of very many names has, if each is named so often: a vector that grows while
/// much else is taken leaves holes in memory that the process keeps.
const NAMES_OF_ONE: usize = 16;

/// The titles of those who are called by them and one name.
const REIGNS: [&str; 14] = [
    "Baroness",
    "Emperor",
    "Empress",
    "King",
    "Lady",
    "Lord",
    "Pope",
    "Prince",
    "Princess",
    "Queen",
    "Sultan",
    "Tsar",
    "Viscount",
    "Viscountess",
];

/// No entity, among those that names belong to.
const NOBODY: u32 = u32::MAX;

/// No place before the one at hand.
const NEVER: u32 = u32::MAX;

/// The chains of [`People::by_name`].
const LAST: usize = 0;
const GIVEN: usize = 1;

/// All entities of an article.
pub(super) struct People {
    pub(super) entities: Vec<Entity>,
    /// Entities [`LAST`] by the last word of their name or their acronym, and [`GIVEN`]: people by their given name,
    /// organisations by the first word of theirs.
    by_name: Index<2>,
    /// People by the heads of their roles.
    by_role: Index<1>,
    /// First token and entity of each name, in order; the entity knows where it ends.
    named: Vec<[u32; 2]>,
    /// Token and entity of each description that spoke, in the order of the statements.
    described: Vec<[u32; 2]>,
    /// Somebody whom only the byline names, and how.
    pub(super) byline: Option<(usize, Box<str>)>,
    /// Which entities a look back has met: those that bear its number.
    met: RefCell<Met>,
}

#[derive(Default)]
struct Met {
    look: u32,
    by_entity: Vec<u32>,
}

impl People {
    /// Reads every name of the article.
    pub(super) fn of(text: &Text<'_>) -> Self {
        let names = names(text);
        let few = names.len().min(FEW_NAMES) / 2;
        let mut people = Self {
            entities: Vec::with_capacity(few.max(names.len() / NAMES_OF_ONE)),
            by_name: Index::default(),
            by_role: Index::default(),
            named: Vec::new(),
            described: Vec::new(),
            byline: None,
            met: RefCell::default(),
        };
        people.by_name.reserve(few);
        // Full names first, so that single words find whose they are; guesses from headings last, and only to find those.
        let mut owners = vec![NOBODY; names.len()];
        for (name, owner) in names.iter().zip(&mut owners) {
            if name.is_full() && !name.is_doubtful() {
                *owner = people.full_name(text, name.name()) as u32;
            }
        }
        let genders = Genders::of(text, &names);
        // Where each entity was named last before the single word at hand.
        let mut seen = Vec::with_capacity(names.len());
        seen.resize(people.entities.len(), NEVER);
        for (name, owner) in names.iter().zip(&mut owners).filter(|(name, _)| !name.is_doubtful()) {
            if *owner == NOBODY {
                let name = genders.with(text, name.name());
                *owner = people.single(text, name, &seen) as u32;
                seen.resize(people.entities.len(), NEVER);
            }
            seen[*owner as usize] = name.first();
        }
        drop(seen);
        for (name, owner) in names.iter().zip(&mut owners).filter(|(name, _)| name.is_doubtful()) {
            *owner = people.doubtful_name(text, name.name()).map_or(NOBODY, |owner| owner as u32);
        }
        people.make_room(&owners);
        let (mut quoted, mut sentence) = (Quoted::of(text), 0);
        for (name, owner) in names.into_iter().zip(owners).filter(|&(_, owner)| owner != NOBODY) {
            let name = name.name();
            while text.sentences.get(sentence + 1).is_some_and(|next| next.first <= name.first) {
                sentence += 1;
            }
            people.add_mention(text, name, owner as usize, sentence, quoted.is(name.first));
        }
        people
    }

    /// Makes room for the mentions of each entity, exactly: most have one or two.
    fn make_room(&mut self, owners: &[u32]) {
        let mut counts = vec![0; self.entities.len()];
        for &owner in owners.iter().filter(|&&owner| owner != NOBODY) {
            counts[owner as usize] += 1;
        }
        for (entity, &count) in self.entities.iter_mut().zip(&counts) {
            entity.mentions = Few::with_capacity(count);
        }
        self.named.reserve_exact(counts.iter().sum());
    }

    fn add_mention(&mut self, text: &Text<'_>, name: Name, owner: usize, sentence: usize, quoted: bool) {
        let entity = &mut self.entities[owner];
        let full = entity.name.1 - entity.name.0;
        let form = match (entity.kind, name.last - name.first) {
            (_, words) if words >= full => MentionForm::FullName,
            (Kind::Person, 1)
                if !same_word(text, name.first, last_of_name(text, entity.name.0, entity.name.1)) =>
            {
                MentionForm::GivenName
            }
            (Kind::Person, _) => MentionForm::FamilyName,
            _ => MentionForm::ShortName,
        };
        entity.in_body = entity.in_body || text.blocks.at(text.sentences.at(sentence).block).kind.is_body();
        if entity.kind == Kind::Unknown && is_it(text, name.last) {
            entity.kind = Kind::Organization;
        }
        entity.mentions.push(Named::new(text, (name.first, name.last), sentence, form, quoted));
        match name.gender {
            Some(gender) if !name.guessed => (entity.gender, entity.guessed) = (Some(gender), false),
            guess => entity.gender = entity.gender.or(guess),
        }
        if entity.kind == Kind::Unknown && name.titled {
            entity.kind = Kind::Person;
        }
        if form == MentionForm::FamilyName
            && entity.kind == Kind::Person
            && !text.tokens[entity.name.0].is(Class::GIVEN_NAME)
            && is_team(text, name)
        {
            entity.kind = Kind::Organization;
        }
        self.named.push([name.first, owner].map(|place| place as u32));
        if entity.kind == Kind::Organization
            && let Some(role) = body_words(text, name.first)
        {
            entity.hold(role);
            return;
        }
        if entity.kind == Kind::Person {
            entity.age = entity.age.or_else(|| age_behind(text, name.last));
            // “Georgia’s President Ada Orr”, “Rep. Ada Orr (R-Ohio)”
            let land = name.role.checked_sub(1).filter(|&at| text.tokens[at].is_possessive(text.text));
            if let Some(land) = land {
                entity.add_ties(Ties::of(text, land, land + 1));
            }
            if let Some(ties) = Ties::behind(text, name.last) {
                entity.add_ties(ties);
            }
            // “Mr Orr” holds no office.
            let courtesy = || {
                let word = text.word(name.role).trim_end_matches('.');
                name.role + 1 == name.first && matches!(word, "Mr" | "Mrs" | "Ms" | "Miss")
            };
            if name.role < name.first
                && !courtesy()
                && let Some(role) = role_words(text, name.role, name.first)
            {
                // “Vice-Chancellor Prof. Anant Deshpande”: the office before a mere title.
                if let Some(office) = office_before(text, &role) {
                    self.add_role(owner, office);
                }
                self.add_role(owner, role);
            }
            if let Some(role) = beside(text, name.role, (name.first, name.last)) {
                self.add_role(owner, role);
            }
            self.learn_title(text, owner, name);
        }
    }

    /// “Pope Francis”, “Lady Finn”: who reigns or is a peer bears the title with one name alone.
    fn learn_title(&mut self, text: &Text<'_>, owner: usize, name: Name) {
        if !name.titled {
            return;
        }
        let entity = &mut self.entities[owner];
        let alone = last_of_name(text, name.first, name.last) == name.first;
        let title = name.first.checked_sub(1).filter(|_| alone && entity.kind == Kind::Person);
        let known = entity.name.1 - entity.name.0;
        if let Some(title) = title.filter(|&at| REIGNS.contains(&text.word(at)))
            && known <= name.last - name.first
        {
            entity.name = (title, name.last);
        }
    }

    fn add_role(&mut self, owner: usize, role: RoleWords) {
        // Of two people who take turns in the text each stands here several times, which does no harm.
        let head = self.by_role.place(role.head.clone());
        let [holders] = self.by_role.at(head);
        if self.by_role.last(holders) != Some(owner) {
            self.by_role.push(head, 0, owner);
        }
        self.entities[owner].hold(role);
    }

    /// Adds someone or something described by tokens `first..last`.
    pub(super) fn describe(
        &mut self,
        kind: Kind,
        gender: Option<Gender>,
        first: usize,
        last: usize,
    ) -> usize {
        self.add(Name {
            first,
            last,
            kind,
            gender,
            guessed: false,
            role: first,
            titled: false,
            doubtful: false,
        })
    }

    /// The author of the byline: a person of that name in the text, or one whom it does not name.
    pub(super) fn author(&mut self, text: &Text<'_>, author: &str) -> usize {
        let same = |entity: &Entity| {
            entity.kind == Kind::Person
                && words(text, entity.name.0, entity.name.1).eq_ignore_ascii_case(author)
        };
        if let Some(known) = self.entities.iter().position(same) {
            return known;
        }
        let index = self.describe(Kind::Person, None, 0, 0);
        self.byline = Some((index, author.into()));
        index
    }

    /// A mention of someone described, or of anyone by a role or pronoun.
    pub(super) fn bind(&mut self, owner: usize, mention: Named) {
        self.entities[owner].bound.push(mention);
        if !self.entities[owner].is_named() {
            self.described.push([mention.first(), owner].map(|place| place as u32));
        }
    }

    /// The people who are said to hold a role of this head: “president”.
    pub(super) fn holders(&self, head: &Key) -> impl Iterator<Item = usize> + use<> {
        let [holders] = self.by_role.chains(head);
        self.by_role.alike(holders)
    }

    /// The entities that were mentioned last before token `at`, each once, the nearest name first.
    pub(super) fn recent(&self, at: usize) -> Vec<usize> {
        const NAMES: usize = 120;
        const DESCRIPTIONS: usize = 24;
        let end = self.named.partition_point(|&[start, _]| (start as usize) < at);
        let mut met = self.met.borrow_mut();
        let Met { look, by_entity } = &mut *met;
        by_entity.resize(self.entities.len(), 0);
        *look += 1;
        let mut recent = Vec::with_capacity(self.entities.len().min(NAMES + DESCRIPTIONS));
        let mut meet = |owner: usize| {
            if std::mem::replace(&mut by_entity[owner], *look) != *look {
                recent.push(owner);
            }
        };
        self.named[end.saturating_sub(NAMES)..end].iter().rev().for_each(|&[_, owner]| meet(owner as usize));
        let described = self.described.iter().rev().take(DESCRIPTIONS);
        described.filter(|&&[start, _]| (start as usize) < at).for_each(|&[_, owner]| meet(owner as usize));
        recent
    }

    /// At which of its tokens the first name of somebody stands in each sentence; at one beyond its end where there is none.
    pub(super) fn first_named(&self, text: &Text<'_>) -> Vec<u16> {
        const NEAR: usize = 6;
        let mut first_named = vec![u16::MAX; text.sentences.len()];
        let mut sentence = 0;
        for [first, owner] in self.named.iter().map(|name| name.map(|place| place as usize)) {
            while text.sentences.get(sentence + 1).is_some_and(|next| next.first <= first) {
                sentence += 1;
            }
            if !self.entities[owner].is_someone() {
                continue;
            }
            let start = text.sentences.at(sentence).first;
            let known = first_named[sentence];
            let at = start + usize::from(known);
            // “Orr’s coach, | Ann Poe, left”: not whose she is.
            if known == u16::MAX || first - at < NEAR && is_of_owner(text, at, first) {
                first_named[sentence] = u16::try_from(first - start).unwrap_or(u16::MAX);
            }
        }
        first_named
    }

    /// Forgets by which words entities are found and where, once all sources are resolved.
    pub(super) fn forget_names(&mut self) {
        (self.by_name, self.by_role) = Default::default();
        self.named = Vec::new();
    }

    /// All entities named within tokens `first..last`, in order: token range and entity.
    pub(super) fn named_within(
        &self,
        first: usize,
        last: usize,
    ) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        let start = self.named.partition_point(|&[start, _]| (start as usize) < first);
        let named = self.named[start..].iter().map(|name| name.map(|place| place as usize));
        named.take_while(move |&[start, _]| start < last).map(|[start, owner]| {
            let mentions = &self.entities[owner].mentions;
            let mention = &mentions[mentions.partition_point(|mention| mention.first() < start)];
            (start, mention.last(), owner)
        })
    }
}

/// “Orr, 54,”: the token of the age.
fn age_behind(text: &Text<'_>, comma: usize) -> Option<u32> {
    let (before, age) = (text.tokens.get(comma)?, text.tokens.get(comma + 1)?);
    let digits = || age.len() <= 3 && text.word(comma + 1).bytes().all(|byte| byte.is_ascii_digit());
    (before.kind == TokenKind::Comma && age.kind == TokenKind::Number && digits()).then_some(comma as u32 + 1)
}

/// “Vice-Chancellor | Prof.”: the role before a title that is no office of its own.
fn office_before(text: &Text<'_>, role: &RoleWords) -> Option<RoleWords> {
    let title = role.last() - 1;
    let mere = text.tokens[title].is(Class::TITLE) && !text.tokens[title].is(Class::ROLE);
    if mere { role_words(text, role.first(), title) } else { None }
}

/// “Nordbank cut its outlook”: what has an “its” for subject is no person.
fn is_it(text: &Text<'_>, behind: usize) -> bool {
    const NEAR: usize = 4;
    let near = &text.tokens[behind..text.tokens.len().min(behind + NEAR)];
    let words = near
        .iter()
        .take_while(|token| token.is_word() && !token.is_capital() && !token.is(Class::PREPOSITION));
    let its = behind + words.clone().take_while(|token| !token.is(Class::NEUTER)).count();
    let reports = text.tokens.get(behind).is_some_and(|token| token.entry().verb.is_some());
    its < behind + words.count() && its > behind && text.is_word(its, "its") && !reports
}

/// “Orr’s coach, Ann Poe, …”: the name at `name` is of somebody who is the one's at `owner`.
fn is_of_owner(text: &Text<'_>, owner: usize, name: usize) -> bool {
    text.tokens[name - 1].kind == TokenKind::Comma
        && text.tokens[name - 2].is_word()
        && (owner..name - 1).any(|at| text.tokens[at].is_possessive(text.text))
        && (owner..name - 1).all(|at| text.tokens[at].is_word())
}

/// “Wessex Chargers won … the | Chargers said”: nobody of that name has an article and is several.
fn is_team(text: &Text<'_>, name: Name) -> bool {
    let article = name.first.checked_sub(1).is_some_and(|at| text.tokens[at].is(Class::DEFINITE));
    article && !name.titled && text.word(name.last - 1).ends_with('s') && {
        // “the Sanders | campaign”
        let next = text.tokens.get(name.last);
        next.is_none_or(|next| {
            let verb = || next.entry().verb.is_some() || text.word(name.last).ends_with("ed");
            !next.is_word() || next.is(Class::FINITE | Class::VERB) || !next.is_capital() && verb()
        })
    }
}

/// The gender that a title gives a family name: an article that says “Mr. Orr” and no “Mrs. Orr” means him by “Orr”.
struct Genders(Vec<(Key, Option<Gender>)>);

impl Genders {
    fn of(text: &Text<'_>, names: &[Compact]) -> Self {
        /// So many people are called by a title and a family name.
        const MOST: usize = 32;
        let mut genders: Vec<(Key, Option<Gender>)> = Vec::new();
        for name in names {
            let Some(gender) = name.titled_gender() else { continue };
            let first = name.first() as usize;
            let title = first.checked_sub(1).map_or("", |at| text.word(at).trim_end_matches('.'));
            if !matches!(title, "Mr" | "Mrs" | "Ms" | "Miss") {
                continue;
            }
            let word = key(text, first);
            match genders.iter().position(|(known, _)| *known == word) {
                Some(known) => genders[known].1 = genders[known].1.filter(|&known| known == gender),
                None if genders.len() < MOST => genders.push((word, Some(gender))),
                None => {}
            }
        }
        Self(genders)
    }

    /// A single name with the gender that is told of it elsewhere.
    fn with(&self, text: &Text<'_>, name: Name) -> Name {
        if self.0.is_empty() || name.gender.is_some() {
            return name;
        }
        let word = key(text, name.first);
        let known = self.0.iter().find(|(known, _)| *known == word);
        Name { gender: known.and_then(|&(_, gender)| gender), ..name }
    }
}

/// Asks, in the order of the text, which tokens stand within a quotation.
struct Quoted<'t, 'a> {
    text: &'t Text<'a>,
    /// How many of the parts, in the order of their first tokens, are passed, and how far these reach.
    passed: usize,
    end: usize,
}

impl<'t, 'a> Quoted<'t, 'a> {
    const fn of(text: &'t Text<'a>) -> Self {
        Self { text, passed: 0, end: 0 }
    }

    /// Whether `token`, at or behind the last one asked for, stands within a quotation.
    fn is(&mut self, token: usize) -> bool {
        /// A title or nickname of a few words is not speech.
        const FEW: usize = 6;
        while let Some(part) =
            self.text.by_place.get(self.passed).map(|&part| self.text.parts.at(part as usize))
        {
            if part.first > token {
                break;
            }
            if part.last - part.first > FEW {
                self.end = self.end.max(part.last);
            }
            self.passed += 1;
        }
        token < self.end
    }
}

/// The words of tokens `first..last` as a name: white space folded, without possessive ending.
pub(super) fn words(text: &Text<'_>, first: usize, last: usize) -> String {
    let words = without_possessive(text.span(first, last).of(text.text));
    // Nearly every name is written with single spaces, as it is to be.
    let bytes = words.as_bytes();
    let single =
        |at: usize| bytes[at] == b' ' && at > 0 && bytes.get(at + 1).is_some_and(u8::is_ascii_graphic);
    if (0..bytes.len()).all(|at| bytes[at].is_ascii_graphic() || single(at)) {
        return words.to_owned();
    }
    let mut name = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    name
}
