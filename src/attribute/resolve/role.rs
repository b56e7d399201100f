//! “the Russian president”, “the expert”, “the 66-year-old”, “the company”: someone or something mentioned before, by
//! what it is.

use super::{Link, Resolver, Who};
use crate::attribute::draft::Phrase;
use crate::attribute::names::{Kind, clash, key};
use crate::attribute::people::Entity;
use crate::attribute::roles::{RoleWords, age, role_words};
use crate::language::Text;
use crate::lexicon::Class;
use crate::model::{BlockKind, Gender, MentionForm, SpeakerRule};

/// From this score on, a role that nobody is said to hold still means somebody.
const LEAST: f32 = 2.0;

/// Below this score an unnamed person of the same noun is meant rather than a named one of another.
const RATHER_UNNAMED: f32 = 4.5;

impl Resolver<'_, '_> {
    pub(super) fn role(&mut self, source: Phrase) -> Link {
        let text = self.text;
        let first = text.tokens[source.first];
        let border = self.border(source.first, source.core);
        let head = text.tokens[border - 1];
        let definite = first.is(Class::DEFINITE | Class::POSSESSIVE);
        // “President Orr”, “Mayor”, but not “A doctor”
        let titled = first.is_capital() && first.is(Class::TITLE | Class::ROLE | Class::NATIONALITY);
        if let Some(role) =
            head.is(Class::ROLE | Class::TITLE).then(|| role_words(text, source.first, source.core)).flatten()
        {
            // “Governor drops tolls”: headlines and points of a summary name people by their office.
            let kind = text.blocks.at(self.block_of(source.first)).kind;
            let bare = !first.is(Class::DETERMINER | Class::POSSESSIVE);
            if bare && (kind.is_heading() || kind == BlockKind::ListItem) || kind.is_heading() && definite {
                return self.holder_anywhere(&role);
            }
            if !(definite || titled) {
                return self.named_later(source, &role);
            }
            // “his wife”, “her editor” is not the one whose she is.
            return if first.is(Class::POSSESSIVE) { None } else { self.person_of_role(source, &role) };
        }
        let aged = age(text.word(border - 1));
        // “the 66-year-old”, “the Scot”
        let word = text.word(border - 1);
        let national = head.is(Class::NATIONALITY)
            || head.is(Class::NATIONALS) && !word.ends_with('s') && !word.ends_with("men");
        if definite && (aged.is_some() || national) {
            return self.person_of_age(source, aged);
        }
        if definite && head.is(Class::INSTITUTION | Class::COLLECTIVE | Class::ORGANIZATION) {
            let owner = self.institution(source, border)?;
            self.bind(owner, source, MentionForm::Role);
            return Some((Who::One(owner), SpeakerRule::NearestRole));
        }
        None
    }

    fn person_of_role(&mut self, source: Phrase, role: &RoleWords) -> Link {
        let text = self.text;
        let gender = self.role_gender(source);
        let mut best: Option<(f32, usize, bool)> = None;
        let place = self.place(source.first);
        let recent = self.people.recent(source.first.min(self.anchor));
        let holders = self.people.holders(&role.head).filter(|holder| !recent.contains(holder));
        for index in recent.iter().copied().chain(holders) {
            let entity = &self.people.entities[index];
            let person = entity.kind == Kind::Person && entity.is_in_narration();
            if !person || clash(entity.gender, gender) || self.excluded == Some(index) {
                continue;
            }
            let Some((held, exact)) = fit_of_role(text, entity, role) else { continue };
            let near = self.salience(index, place).or(exact.then_some(0.0));
            let Some(near) = near else { continue };
            // Who holds the role comes before whoever is nearer.
            if best.is_none_or(|(other, _, known)| (exact, held + near) > (known, other)) {
                best = Some((held + near, index, exact));
            }
        }
        // “the spokeswoman” of nobody named is somebody described.
        if let Some(&unnamed) = self.by_head.get(&role.head)
            && best.is_none_or(|(score, _, exact)| !exact && score < RATHER_UNNAMED)
        {
            self.bind(unnamed, source, MentionForm::Role);
            return Some((Who::One(unnamed), SpeakerRule::NearestRole));
        }
        let (score, owner, exact) = best?;
        if !exact && score < LEAST {
            return None;
        }
        self.bind(owner, source, MentionForm::Role);
        Some((Who::One(owner), if exact { SpeakerRule::Role } else { SpeakerRule::NearestRole }))
    }

    /// “Governor drops tolls” over a story about Gov. Marian Toller: the one who holds the role and is named most.
    fn holder_anywhere(&self, role: &RoleWords) -> Link {
        let holders = self.people.holders(&role.head);
        let fitting =
            holders.filter(|&index| fit_of_role(self.text, &self.people.entities[index], role).is_some());
        let owner = fitting.max_by_key(|&index| self.people.entities[index].mentions.len())?;
        Some((Who::One(owner), SpeakerRule::Role))
    }

    /// “A spokesman for the rebels denied it … said the spokesman, Teoman Rusk”: who is described first and named soon after.
    fn named_later(&mut self, source: Phrase, role: &RoleWords) -> Link {
        const BLOCKS: usize = 4;
        let text = self.text;
        let here = self.block_of(source.first);
        let soon = |at: usize| at > source.last && self.block_of(at) <= here + BLOCKS;
        let named = |entity: &Entity| {
            let first = entity.mentions.first().is_some_and(|mention| soon(mention.first()));
            first
                && entity.roles.iter().any(|held| {
                    held.head == role.head
                        && soon(held.first as usize)
                        && text.tokens[held.first as usize].is(Class::DEFINITE)
                })
        };
        let owner = self.people.holders(&role.head).find(|&index| named(&self.people.entities[index]))?;
        self.bind(owner, source, MentionForm::Role);
        Some((Who::One(owner), SpeakerRule::Role))
    }

    /// The person of that age; of an age that nobody is said to have, or none, the most salient.
    fn person_of_age(&mut self, source: Phrase, years: Option<&str>) -> Link {
        let text = self.text;
        let recent = self.people.recent(source.first.min(self.anchor));
        let of_age = |index: &usize| {
            self.people.entities[*index].age.is_some_and(|token| Some(text.word(token as usize)) == years)
        };
        let person = |index: &usize| {
            let entity = &self.people.entities[*index];
            entity.kind == Kind::Person
                && entity.is_in_narration()
                && (entity.age.is_none() || years.is_none())
        };
        let nearest = || self.most_salient(recent.iter().copied().filter(person), source.first);
        let owner = recent.iter().copied().find(of_age).or_else(nearest)?;
        self.bind(owner, source, MentionForm::Role);
        Some((Who::One(owner), SpeakerRule::NearestRole))
    }

    pub(super) fn role_gender(&self, source: Phrase) -> Option<Gender> {
        (source.first..source.core).rev().find_map(|at| {
            let token = self.text.tokens[at];
            let classes = token.entry().classes;
            if !classes.has(Class::ROLE | Class::TITLE) || token.is(Class::PRONOUN | Class::DETERMINER) {
                return None;
            }
            crate::attribute::names::gender_of(classes)
        })
    }

    /// “the company”, “the ministry”: the organisation last mentioned whose name fits, or that could be called so.
    fn institution(&self, source: Phrase, border: usize) -> Option<usize> {
        let text = self.text;
        // “the city council of Ashford” is its own name; only “the council” refers back.
        if source.core - source.first > 2 || border != source.core {
            return None;
        }
        let head = key(text, border - 1);
        let named_so = |entity: &Entity| (entity.name.0..entity.name.1).any(|at| key(text, at) == head);
        let recent = self.people.recent(source.first);
        let is_one = |index: &usize| self.people.entities[*index].kind == Kind::Organization;
        let organizations = || recent.iter().copied().filter(is_one);
        let named = organizations().find(|&index| named_so(&self.people.entities[index]));
        named.or_else(|| {
            let any = head.is_one_of(&ANY_ORGANIZATION);
            any.then(|| self.most_salient(organizations(), source.first)).flatten()
        })
    }
}

/// What an organisation is called whatever its name.
const ANY_ORGANIZATION: [&str; 26] = [
    "agency",
    "airline",
    "automaker",
    "bank",
    "broadcaster",
    "carmaker",
    "charity",
    "club",
    "company",
    "federation",
    "firm",
    "group",
    "lender",
    "magazine",
    "manufacturer",
    "network",
    "newspaper",
    "organisation",
    "organization",
    "outlet",
    "paper",
    "party",
    "retailer",
    "startup",
    "team",
    "union",
];

/// What people are called whatever their office.
const ANY_PERSON: [&str; 22] = [
    "analyst",
    "author",
    "boss",
    "businessman",
    "candidate",
    "chief",
    "diplomat",
    "executive",
    "expert",
    "head",
    "lawmaker",
    "leader",
    "man",
    "native",
    "official",
    "politician",
    "source",
    "speaker",
    "spokesman",
    "star",
    "veteran",
    "woman",
];

/// How well a person's known roles fit the words of a role; `None` if they rule it out. The flag: the same noun, and
/// no other country.
fn fit_of_role(text: &Text<'_>, entity: &Entity, role: &RoleWords) -> Option<(f32, bool)> {
    let clashes =
        |held: &RoleWords| matches!((held.country, role.country), (Some(one), Some(other)) if one != other);
    let same: Vec<_> = entity.roles.iter().filter(|held| held.head == role.head).collect();
    if same.iter().any(|held| !clashes(held)) {
        // “the deputy mayor” may be the mayor of before, but hardly.
        if !same.iter().any(|held| held.agrees(role, text)) {
            return Some((0.5, false));
        }
        let country = role.country.is_some() && same.iter().any(|held| held.country == role.country);
        // “the Russian president” is not surely every president whose country nobody mentions.
        let exact = role.country.is_none() || country;
        return Some((if country { 4.0 } else { 2.0 }, exact));
    }
    if !same.is_empty() {
        return None;
    }
    let general = role.head.is_one_of(&ANY_PERSON);
    match (entity.roles.is_empty(), general) {
        (true, _) => Some((0.0, false)),
        (false, true) => Some((-0.3, false)),
        (false, false) => Some((-1.5, false)),
    }
}
