//! Whose a name is: one met before under a form of it, or somebody new.

use super::alike::{is_slip, is_tail, same_given, same_kind};
use super::entity::Entity;
use super::index::Chain;
use super::{GIVEN, LAST, NEVER, People};
use crate::attribute::few::{Few, Rare};
use crate::attribute::names::{Kind, Name, acronym, clash, gender_of, key, last_of_name, short_form};
use crate::language::{Shape, Text, is_possessive, make_room, without_possessive};
use crate::lexicon::{Class, Key};

impl People {
    /// The entity of a name of several words: one met before under a form of it, or a new one.
    pub(super) fn full_name(&mut self, text: &Text<'_>, name: Name) -> usize {
        let name = with_possessor(text, name);
        let last = self.by_name.place(key(text, last_of_name(text, name.first, name.last)));
        let [bearers, _] = self.by_name.at(last);
        if let Some(index) = self.known_full_name(text, name, bearers) {
            let known = self.entities[index].name;
            let (short, long) = if name.last - name.first > known.1 - known.0 {
                (known, (name.first, name.last))
            } else {
                ((name.first, name.last), known)
            };
            // “Crooked Hillary Clinton” is no fuller a name.
            let given = |token: usize| text.tokens[token].is(Class::GIVEN_NAME);
            let person = name.kind == Kind::Person;
            let added = person && !given(long.0) && given(short.0) && is_tail(text, short, long);
            self.entities[index].name = if added { short } else { long };
            return index;
        }
        let index = self.add(name);
        self.by_name.push(last, LAST, index);
        match name.kind {
            Kind::Person => self.add_given(key(text, name.first), index),
            Kind::Organization => {
                let short = short_form(text, name.last).map(|token| key(text, token));
                let acronym = acronym(text, name.first, name.last);
                for form in
                    short.iter().chain(acronym.iter().filter(|&acronym| Some(acronym) != short.as_ref()))
                {
                    let form = self.by_name.place(form.clone());
                    self.by_name.push(form, LAST, index);
                }
                let first = text.tokens[name.first];
                if first.entry().classes.without(Class::PHRASE_START | Class::ORGANIZATION).is_empty() {
                    self.add_given(key(text, name.first), index);
                }
            }
            _ => {}
        }
        index
    }

    fn add_given(&mut self, given: Key, index: usize) {
        let given = self.by_name.place(given);
        self.by_name.push(given, GIVEN, index);
    }

    /// The entity of a name of several words, among those whose names end with its last word.
    fn known_full_name(&self, text: &Text<'_>, name: Name, bearers: Chain) -> Option<usize> {
        self.by_name.find(bearers, |index| {
            let entity = &self.entities[index];
            // “Bhagwati Infracon”, which is Bhagwati Infracon Ltd, looks like somebody's name.
            let firm = entity.kind == Kind::Organization
                && !name.titled
                && last_of_name(text, entity.name.0, entity.name.1) + 1 < entity.name.1;
            (firm || same_kind(entity.kind, name.kind))
                && (same_given(text, entity.name, (name.first, name.last))
                    || is_tail(text, entity.name, (name.first, name.last)))
        })
    }

    /// The entity of a single word: one met before, or a new one. `seen` tells where each entity was named last.
    pub(super) fn single(&mut self, text: &Text<'_>, name: Name, seen: &[u32]) -> usize {
        let word = without_possessive(text.word(name.first));
        let place = self.by_name.place(Key::of(word));
        // “S.E.C.” is “SEC”.
        let known = match word.as_bytes().contains(&b'.') {
            true => self.by_name.chains(&Key::of(&word.replace('.', ""))),
            false => self.by_name.at(place),
        };
        self.single_name(name, known, seen)
            .or_else(|| self.misspelt_name(text, name))
            .unwrap_or_else(|| self.add_single(text, name, place))
    }

    /// The entity of a single word, by whom it is known as: someone's family name or given name, an acronym, a short form.
    fn single_name(&self, name: Name, [last, given]: [Chain; 2], seen: &[u32]) -> Option<usize> {
        let fits = |entity: &Entity| {
            let no_person = name.titled && entity.kind != Kind::Person;
            !clash(entity.gender, name.gender) && !no_person
        };
        // Of two with one family name the one who was introduced first bears it alone, unless a title tells them apart, or
        // only the other was named nearby.
        const NEARBY: usize = 200;
        let nearby = |index: usize| seen[index] != NEVER && seen[index] as usize + NEARBY > name.first;
        let of = |chain: Chain| {
            // “Mr Orr” is rather Doug Orr than Kerry Orr.
            let of_gender = |entity: &Entity| name.gender.is_some() && entity.gender == name.gender;
            let told = name.gender.and_then(|_| {
                self.by_name.find(chain, |index| {
                    let entity = &self.entities[index];
                    fits(entity) && of_gender(entity)
                })
            });
            let mut first = None;
            let nearer = self.by_name.find(chain, |index| {
                let entity = &self.entities[index];
                let fits = fits(entity) && (told.is_none() || of_gender(entity));
                first = first.or(fits.then_some(index));
                fits && nearby(index)
            });
            nearer.or(first)
        };
        of(last).or_else(|| of(given))
    }

    /// “Sharption said” in an article about Al Sharpton: a family name that differs by one letter from one that is known,
    /// and that nobody bears.
    fn misspelt_name(&self, text: &Text<'_>, name: Name) -> Option<usize> {
        const SHORTEST: usize = 5;
        const MOST: usize = 64;
        let token = text.tokens[name.first];
        let several = || name.first.checked_sub(1).is_some_and(|at| text.tokens[at].is(Class::DEFINITE));
        if token.len() < SHORTEST || token.shape() != Shape::Capital || token.is_known() || several() {
            return None;
        }
        let word = key(text, name.first);
        let mut known = self.entities.iter().take(MOST);
        word.read(|word| {
            known.position(|entity| {
                entity.kind == Kind::Person
                    && entity.name.1 - entity.name.0 > 1
                    && !clash(entity.gender, name.gender)
                    && {
                        let family = last_of_name(text, entity.name.0, entity.name.1);
                        // What begins with another letter is no slip, and need not be put into lower case.
                        let initial = text.word(family).as_bytes()[0];
                        (!initial.is_ascii() || word.first() == Some(&initial.to_ascii_lowercase()))
                            && key(text, family).read(|family| {
                                word.len().min(family.len()) >= SHORTEST && is_slip(word, family)
                            })
                    }
            })
        })
    }

    /// `word` is the place of its key.
    fn add_single(&mut self, text: &Text<'_>, name: Name, word: usize) -> usize {
        let given =
            (name.kind == Kind::Person).then(|| gender_of(text.tokens[name.first].entry().classes)).flatten();
        let guessed = name.gender.is_none() && given.is_some();
        let index = self.add(Name { gender: name.gender.or(given), guessed, ..name });
        self.by_name.push(word, LAST, index);
        index
    }

    /// Whom a run of capitals in a heading names: an entity of the text whose name begins or ends it.
    pub(super) fn doubtful_name(&mut self, text: &Text<'_>, name: Name) -> Option<usize> {
        let full = name.last - name.first > 1;
        let bearers = || self.by_name.chains(&key(text, last_of_name(text, name.first, name.last)))[LAST];
        if let Some(index) = full.then(|| self.known_full_name(text, name, bearers())).flatten() {
            return Some(index);
        }
        let word = key(text, name.last - 1);
        let first = key(text, name.first);
        let found = |key: &Key| {
            let [last, _] = self.by_name.chains(key);
            self.by_name.find(last, |_| true)
        };
        if let Some(index) = found(&word) {
            self.learn_given_name(text, index, (name.first, name.last));
            return Some(index);
        }
        found(&first)
    }

    /// “Ada Orr” in a heading over a text that only says “Orr”.
    fn learn_given_name(&mut self, text: &Text<'_>, index: usize, (first, last): (usize, usize)) {
        let entity = &mut self.entities[index];
        let single = entity.name.1 - entity.name.0 == 1;
        let person = matches!(entity.kind, Kind::Person | Kind::Unknown);
        let Some(given) = last.checked_sub(2).filter(|&at| at >= first) else { return };
        let token = text.tokens[given];
        if single && person && token.is(Class::GIVEN_NAME) && !is_possessive(text.word(given)) {
            entity.name = (given, last);
            entity.kind = Kind::Person;
            if entity.gender.is_none() {
                entity.gender = gender_of(token.entry().classes);
                entity.guessed = entity.gender.is_some();
            }
        }
    }

    pub(super) fn add(&mut self, name: Name) -> usize {
        make_room(&mut self.entities);
        self.entities.push(Entity {
            kind: name.kind,
            name: (name.first, name.last),
            gender: name.gender,
            guessed: name.guessed,
            mentions: Few::default(),
            bound: Rare::default(),
            roles: Rare::default(),
            ties: Rare::default(),
            age: None,
            in_body: false,
        });
        self.entities.len() - 1
    }
}

/// “Kazakhstan’s Transport Ministry”: the land whose ministry it is belongs to the name.
fn with_possessor(text: &Text<'_>, name: Name) -> Name {
    let owner = name
        .first
        .checked_sub(1)
        .filter(|&at| name.kind == Kind::Organization && is_possessive(text.word(at)));
    match owner.filter(|&at| text.tokens[at].is(Class::COUNTRY | Class::PLACE)) {
        Some(first) => Name { first, ..name },
        None => name,
    }
}
