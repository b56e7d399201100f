//! “the Russian president”, “the expert”, “the 66-year-old”, “the company”: someone or something mentioned before, by
//! what it is.

use super::nouns::{
    ANY_BODY, ANY_ORGANIZATION, ANY_PERSON, BUSINESSES, DENIES, GROUNDS, MAKERS, MEDIA, PUBLIC_BODIES,
    TESTIFIES,
};
use super::{Link, Resolver, Who};
use crate::attribute::draft::Phrase;
use crate::attribute::names::{Kind, clash, key, last_of_name, lower};
use crate::attribute::people::{Entity, Named};
use crate::attribute::roles::{Match, RoleWords, Ties, age, role_words};
use crate::language::{Sentence, Shape, Text, TokenKind, is_possessive};
use crate::lexicon::Class;
use crate::model::{BlockKind, Gender, MentionForm, SpeakerRule};

/// From this score on, a role that nobody is said to hold still means somebody.
const LEAST: f32 = 1.5;

/// How well a role fits who bears it, where nothing tells of whom or what.
const TITLED: f32 = 2.0;

/// What holding the role counts more than being near.
const HOLDS: f32 = 4.0;

/// What a wider noun for a role that is held counts: “the prelate” is the bishop.
const WIDER: f32 = 1.5;

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
            // “Brian Baker was there. Baker said”: a family name that is a trade as well.
            if titled
                && source.core - source.first == 1
                && let Some(owner) = self.bearer_of(source.first)
            {
                return Some((Who::One(owner), SpeakerRule::PartialName));
            }
            // “Governor drops tolls”: headlines and points of a summary name people by their office.
            let kind = text.blocks.at(self.block_of(source.first)).kind;
            let bare = !first.is(Class::DETERMINER | Class::POSSESSIVE);
            if bare && (kind.is_heading() || kind == BlockKind::ListItem) || kind.is_heading() && definite {
                return self.holder_anywhere(&role).or_else(|| self.introduced_later(source, &role));
            }
            if let Some(owner) = self.possessor(source) {
                return self.holder_of(owner, source, &role).or_else(|| self.introduced_later(source, &role));
            }
            if !(definite || titled) {
                return self.named_later(source, &role).or_else(|| self.introduced_later(source, &role));
            }
            // “his wife”, “her editor” is not the one whose she is.
            if first.is(Class::POSSESSIVE) {
                // “a comeback that their manager called …”: the one who manages anybody here.
                let theirs = first.is(Class::NEUTER | Class::PLURAL);
                return theirs.then(|| self.only_holder(&role)).flatten();
            }
            if let Some(owner) = self.in_court(source, &role) {
                self.bind(owner, source, MentionForm::Role);
                return Some((Who::One(owner), SpeakerRule::Role));
            }
            // “the mom of one”, “the father of three”: whoever a reader has in mind.
            let counted = |at: usize| text.tokens[at].is(Class::NUMBER) && !text.is_word(at + 1, "of");
            if border + 2 < text.tokens.len()
                && text.word(border) == "of"
                && counted(border + 1)
                && let Some(link) = self.person_of_age(source, None, role.ties())
            {
                return Some(link);
            }
            // “the ad’s narrator” is somebody of the ad's.
            // And “Tenant complained” is not the nearest one.
            let owned = !definite || (source.first + 1..border).any(|at| is_possessive(text.word(at)));
            return self
                .person_of_role(source, &role, owned)
                .or_else(|| self.introduced_later(source, &role));
        }
        let aged = age(text.word(border - 1));
        // “the 66-year-old”, “the Scot”
        let word = text.word(border - 1);
        let national = self.is_national(source)
            || head.is(Class::NATIONALS) && !word.ends_with('s') && !word.ends_with("men");
        if definite && (aged.is_some() || national) {
            let ties = Ties::of(text, source.first, border);
            return self.person_of_age(source, aged, &ties);
        }
        let body = head.is(Class::INSTITUTION | Class::COLLECTIVE | Class::ORGANIZATION)
            || definite && head.is(Class::ORG_SUFFIX);
        // “Police say”, “Council warns of drought”
        let bare = source.core - source.first == 1 && first.is_capital() && body;
        let known = || key(text, border - 1);
        if bare || definite && (body || known().is_one_of(&GROUNDS) || known().is_one_of(&BUSINESSES)) {
            let owner = self.institution(source, border)?;
            self.bind(owner, source, MentionForm::Role);
            return Some((Who::One(owner), SpeakerRule::NearestRole));
        }
        None
    }

    /// The person named lately whose family name a word is.
    fn bearer_of(&self, word: usize) -> Option<usize> {
        let (text, family) = (self.text, key(self.text, word));
        let bears = |&index: &usize| {
            let entity = &self.people.entities[index];
            entity.kind == Kind::Person
                && entity.name.1 - entity.name.0 > 1
                && key(text, last_of_name(text, entity.name.0, entity.name.1)) == family
        };
        self.people.recent(word).into_iter().find(bears)
    }

    /// Who is meant by a role; only who is said to hold it if it is told apart by whose or of what it is.
    fn person_of_role(&mut self, source: Phrase, role: &RoleWords, apart: bool) -> Link {
        let text = self.text;
        let apart = apart || self.is_told_apart(source);
        let gender = self.role_gender(source);
        let mut best: Option<(f32, usize, bool)> = None;
        // “President Orr … the president of Ashland”: who bears the title is told apart by nobody else's.
        let mut titled = false;
        let place = self.place(source.first);
        let recent = self.people.recent(source.first.min(self.anchor));
        let holders = self.people.holders(&role.head).filter(|holder| !recent.contains(holder));
        for index in recent.iter().copied().chain(holders) {
            let entity = &self.people.entities[index];
            let person = match entity.kind {
                Kind::Person => entity.is_in_narration(),
                // “the teen” is the boy of before; “the witness” hardly the driver.
                Kind::Unnamed => entity.roles.iter().any(|held| {
                    held.head != role.head && (role.is_wider_than(held) || held.is_wider_than(role))
                }),
                _ => false,
            };
            if !person || clash(entity.gender, gender) || self.excluded == Some(index) {
                continue;
            }
            let Some((held, exact)) = fit_of_role(text, entity, role) else { continue };
            // Who holds the role comes before whoever is a little nearer.
            let score = |near: f32| held + near + if exact { HOLDS } else { 0.0 };
            let most = score(self.most_of(index, place).max(0.0));
            if best.is_some_and(|(other, ..)| most <= other) {
                continue;
            }
            let near = self.salience(index, place).or(exact.then_some(0.0));
            let Some(score) = near.map(score) else { continue };
            if best.is_none_or(|(other, ..)| score > other) {
                best = Some((score, index, exact));
                titled = held >= TITLED;
            }
        }
        // “An insider said … the source added”, “A guard came … the guard replied”: not whoever is named nearby.
        let exact = best.is_some_and(|(.., exact)| exact);
        if !exact && !self.by_head.contains_key(&role.head) {
            if let Some(unnamed) = self.unnamed_who_spoke(source, role, gender) {
                self.bind(unnamed, source, MentionForm::Role);
                return Some((Who::One(unnamed), SpeakerRule::NearestRole));
            }
            if self.is_introduced(source, role) {
                return Some((Who::One(self.described(source)), SpeakerRule::Described));
            }
        }
        // “the spokeswoman” of nobody named is somebody described.
        if let Some(&unnamed) = self.by_head.get(&role.head)
            && self.may_be(unnamed, source, gender)
            && best.is_none_or(|(score, _, exact)| {
                !exact && (score < RATHER_UNNAMED || self.is_at_hand(unnamed, source))
            })
        {
            self.bind(unnamed, source, MentionForm::Role);
            return Some((Who::One(unnamed), SpeakerRule::NearestRole));
        }
        let (score, owner, exact) = best.filter(|&(.., exact)| exact || titled || !apart)?;
        // Who tells a story of their own has other people in it.
        // “The vicar” is hardly the one of whom nothing has been said.
        let untold = self.people.entities[owner].roles.is_empty()
            && source.core - source.first == 2
            && !role.head.is_one_of(&ANY_PERSON);
        let least = if untold || self.excluded.is_some() { RATHER_UNNAMED } else { LEAST };
        if !exact && score < least {
            return None;
        }
        self.bind(owner, source, MentionForm::Role);
        Some((Who::One(owner), if exact { SpeakerRule::Role } else { SpeakerRule::NearestRole }))
    }

    /// “the defendant”, “the witness”: who denies the charge, who gave evidence last.
    fn in_court(&self, source: Phrase, role: &RoleWords) -> Option<usize> {
        const NEAR: usize = 14;
        const MENTIONS: usize = 8;
        let text = self.text;
        let verbs: &[&str] = match () {
            () if source.core - source.first > 2 => return None,
            () if role.head.is_one_of(&["accused", "defendant"]) => &DENIES,
            () if role.head.is_one_of(&["complainant", "witness"]) => &TESTIFIES,
            () => return None,
        };
        let holds = self.people.holders(&role.head).next().is_some();
        let says = |mention: &Named| {
            let sentence = text.sentences.at(mention.sentence());
            let behind = mention.last()..sentence.last.min(mention.last() + NEAR).min(source.first);
            // Up to the first name of somebody else.
            let next = self.people.named_within(mention.last(), sentence.last);
            let mut next = next.filter(|&(.., owner)| self.people.entities[owner].kind == Kind::Person);
            let end = next.next().map_or(behind.end, |(first, ..)| first.min(behind.end));
            // “is before the court”
            let stands_trial = |at: usize| {
                verbs == DENIES
                    && text.word(at) == "before"
                    && text.tokens.get(at + 2).is_some_and(|_| text.word(at + 2) == "court")
            };
            // “called at the accused’s home” tells nothing of who called.
            let noun = |at: usize| text.tokens[at - 1].is(Class::DETERMINER) && text.word(at) == "accused";
            // “told the jury”
            let told = |at: usize| {
                verbs == TESTIFIES
                    && text.word(at) == "told"
                    && text.tokens.get(at + 2).is_some()
                    && text.is_word(at + 1, "the")
                    && matches!(text.word(at + 2), "court" | "jury")
                    && !text.tokens[at - 1].is(Class::AUXILIARY)
            };
            (behind.start..end)
                .any(|at| verbs.contains(&text.word(at)) && !noun(at) || stands_trial(at) || told(at))
        };
        let recent = || self.people.recent(source.first).into_iter();
        let mut people = recent().filter(|&index| self.people.entities[index].kind == Kind::Person && !holds);
        people.find(|&index| {
            let entity = &self.people.entities[index];
            let before = entity.mentions.partition_point(|mention| mention.first() < source.first);
            entity.mentions[..before].iter().rev().take(MENTIONS).any(says)
        })
    }

    /// “the administrator of the Kitchen”, “the one councillor who opposed it”: not whoever is nearest.
    fn is_told_apart(&self, source: Phrase) -> bool {
        let text = self.text;
        let border = self.border(source.first, source.core);
        // “the mother of three”, “the secretary of state” may be anybody.
        let of_name = || (border + 1..source.core.min(border + 3)).any(|at| text.tokens[at].is_capital());
        border < source.core && text.word(border) == "of" && of_name()
            || text.tokens.get(source.core).is_some_and(|_| text.word(source.core) == "who")
    }

    /// “A pilot met Tom Lee … the pilot said”: whoever was described so just before.
    fn is_at_hand(&self, index: usize, source: Phrase) -> bool {
        const SENTENCES: usize = 2;
        let here = self.sentence_of(source.first);
        let last = self.people.entities[index].bound.last();
        last.is_some_and(|last| last.sentence() + SENTENCES >= here)
    }

    /// Somebody without a name who spoke last, just before, where a role tells no more than that.
    fn unnamed_who_spoke(&self, source: Phrase, role: &RoleWords, gender: Option<Gender>) -> Option<usize> {
        const NEAR: usize = 2;
        const ANYBODY: [&str; 9] =
            ["friend", "insider", "man", "official", "pal", "person", "source", "witness", "woman"];
        let last = self.last.as_ref()?;
        let Who::One(index) = last.who else { return None };
        let entity = &self.people.entities[index];
        let near = self.block_of(source.first) <= last.block + NEAR;
        let fits =
            entity.kind == Kind::Unnamed && !clash(entity.gender, gender) && role.head.is_one_of(&ANYBODY);
        (fits && near).then_some(index)
    }

    /// “a guard”, “the minister of agriculture” stands somewhere before “the guard”, “the minister”, and is nobody named.
    fn is_introduced(&self, source: Phrase, role: &RoleWords) -> bool {
        const FARTHEST: usize = 120;
        let text = self.text;
        let lowest = source.first.saturating_sub(FARTHEST).max(1);
        let bare = source.core - source.first == 2;
        (lowest..source.first).rev().any(|at| {
            let token = text.tokens[at];
            let tied =
                || bare && text.tokens.get(at + 1).is_some_and(|_| matches!(text.word(at + 1), "of" | "for"));
            token.is(Class::ROLE)
                && (text.tokens[at - 1].is(Class::INDEFINITE)
                    || text.tokens[at - 1].is(Class::DEFINITE) && tied())
                && key(text, at) == role.head
                && !text
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.kind == TokenKind::Comma || next.is_capital())
                && !is_copula(text.word(at - 2.min(at)))
        })
    }

    /// Whether a description can mean somebody who was described before: all its words stand in those.
    fn may_be(&self, unnamed: usize, source: Phrase, gender: Option<Gender>) -> bool {
        let text = self.text;
        let entity = &self.people.entities[unnamed];
        let said = |at: usize| {
            let word = key(text, at);
            let same = |other: usize| {
                key(text, other) == word || self.head_of(other, other + 1) == self.head_of(at, at + 1)
            };
            text.tokens[at].is(Class::DEFINITE) || (entity.name.0..entity.name.1).any(same)
        };
        !clash(entity.gender, gender) && (source.first..source.core).all(said)
    }

    /// Who alone is said to hold a role.
    fn only_holder(&self, role: &RoleWords) -> Link {
        let fits = |&index: &usize| {
            let fit = fit_of_role(self.text, &self.people.entities[index], role);
            fit.is_some_and(|(_, exact)| exact)
        };
        let mut holders = self.people.holders(&role.head).filter(fits);
        let owner = holders.next()?;
        holders.all(|other| other == owner).then_some((Who::One(owner), SpeakerRule::Role))
    }

    /// “Governor drops tolls” over a story about Gov. Marian Toller: the one who holds the role and is named most.
    fn holder_anywhere(&self, role: &RoleWords) -> Link {
        let holders = self.people.holders(&role.head);
        let fitting =
            holders.filter(|&index| fit_of_role(self.text, &self.people.entities[index], role).is_some());
        let owner = fitting.max_by_key(|&index| self.people.entities[index].mentions.len())?;
        Some((Who::One(owner), SpeakerRule::Role))
    }

    /// The person of that age; of an age that nobody is said to have, or none, the most salient.
    fn person_of_age(&mut self, source: Phrase, years: Option<&str>, ties: &Ties) -> Link {
        let text = self.text;
        let recent = self.people.recent(source.first.min(self.anchor));
        let of_age = |index: &usize| {
            self.people.entities[*index].age.is_some_and(|token| Some(text.word(token as usize)) == years)
        };
        let gender = self.role_gender(source);
        let person = |index: &usize| {
            let entity = &self.people.entities[*index];
            entity.kind == Kind::Person
                && entity.is_in_narration()
                && !clash(entity.gender, gender)
                && (entity.age.is_none() || years.is_none())
                && entity.compare_ties(ties) != Match::Differs
        };
        let known = |index: &usize| self.people.entities[*index].compare_ties(ties) == Match::Same;
        let nearest = || {
            let people = || recent.iter().copied().filter(person);
            let tied = self.most_salient(people().filter(known), source.first);
            tied.or_else(|| self.most_salient(people(), source.first))
        };
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

    /// “Quill welcomed it. “It is late,” the company said”: a word that nothing tells about opens the sentence before.
    fn is_subject_before(&self, index: usize, at: usize) -> bool {
        let text = self.text;
        let Some(before) = self.sentence_of(at.min(self.anchor)).checked_sub(1) else { return false };
        let Sentence { first, last, block } = text.sentences.at(before);
        block == self.block_of(at.min(self.anchor))
            && self.people.entities[index]
                .mentions_within(first, last)
                .next()
                .is_some_and(|mention| mention.first() == first)
    }

    /// “the company”, “the ministry”: the organisation last mentioned whose name fits, or that could be called so.
    fn institution(&self, source: Phrase, border: usize) -> Option<usize> {
        let text = self.text;
        // “the city council of Ashford” is its own name; only “the council” refers back, and “the furniture chain”.
        let head = key(text, border - 1);
        let business = head.is_one_of(&BUSINESSES);
        let any = || head.is_one_of(&ANY_ORGANIZATION);
        // “the hedge fund”, “the San Jose company”
        let long = source.core - source.first > 2 && text.tokens[source.first].is(Class::DEFINITE);
        let longest = match long {
            true if business => 4,
            true if any() => 3,
            _ => 2,
        };
        let plain = |at: usize| {
            let token = text.tokens[at];
            token.shape() == Shape::Lower || token.is(Class::NATIONALITY) || business && token.is_capital()
        };
        // “the Danish maker of drills and saws”
        let makes = border < source.core && long && head.is_one_of(&MAKERS);
        // “the disaster agency” of which somebody has spoken by no other name
        let told = long && !business && self.by_head.contains_key(&head);
        if told
            || !makes && (source.core - source.first > longest || border != source.core)
            || !(source.first + 1..border).all(plain)
        {
            return None;
        }
        let named_so = |entity: &Entity| (entity.name.0..entity.name.1).any(|at| key(text, at) == head);
        let recent = self.people.recent(source.first);
        let kind = |index: usize| self.people.entities[index].kind;
        let bodies = |index: &usize| matches!(kind(*index), Kind::Organization | Kind::Place);
        let named =
            recent.iter().copied().filter(bodies).find(|&index| named_so(&self.people.entities[index]));
        let definite = text.tokens[source.first].is(Class::DEFINITE | Class::POSSESSIVE);
        if named.is_some() || !definite {
            return named;
        }
        let noun = lower(text, border - 1);
        let is_so = |entity: &Entity| {
            let compound = || {
                if entity.kind == Kind::Person {
                    return false;
                }
                let name = lower(text, entity.name.1 - 1);
                name.len() > noun.len() && name.ends_with(&noun)
            };
            entity.roles.iter().any(|role| role.head == head) && entity.kind == Kind::Organization
                || compound()
        };
        // “the Belgian fund Skaldis”, “Nordbank”
        let held = recent.iter().copied().find(|&index| is_so(&self.people.entities[index]));
        held.or_else(|| {
            // A ministry is no company.
            let other = |index: usize| {
                let name = self.people.entities[index].name;
                key(text, name.1 - 1).is_one_of(&PUBLIC_BODIES) && !head.is_one_of(&ANY_BODY)
            };
            let media = head.is_one_of(&MEDIA);
            let learned = |index: usize| {
                let entity = &self.people.entities[index];
                (entity.name.0..entity.name.1).any(|at| text.tokens[at].is(Class::INSTITUTION))
                    || entity.roles.iter().any(|role| role.head.is_one_of(&["journal"]))
            };
            let other = |index: usize| other(index) || media && learned(index);
            let team = ["club", "side", "team"].iter().any(|word| text.is_word(border - 1, word));
            let any = (business || any()).then_some(recent)?;
            let fits = |index: &usize| {
                // “Birch Street” is no club.
                let entity = &self.people.entities[*index];
                let end = entity.name.1;
                let town = || !matches!(text.word(end - 1), "Avenue" | "Lane" | "Road" | "Street");
                let kind = kind(*index);
                let unknown =
                    kind == Kind::Unknown && business && self.is_subject_before(*index, source.first);
                !other(*index)
                    && !self.only_modifies(entity)
                    && (kind == Kind::Organization || team && kind == Kind::Place && town() || unknown)
            };
            self.most_salient(any.into_iter().filter(fits), source.first)
        })
    }
}

/// How well a person's known roles fit the words of a role; `None` if they rule it out. The flag: the same noun, and
/// no other country, party or place.
pub(super) fn fit_of_role(text: &Text<'_>, entity: &Entity, role: &RoleWords) -> Option<(f32, bool)> {
    let ties = entity.compare_ties(role.ties());
    if ties == Match::Differs {
        return None;
    }
    let mut same = entity.roles.iter().filter(|held| held.head == role.head).peekable();
    if same.peek().is_some() {
        // “the deputy mayor” may be the mayor of before, but hardly.
        if !same.any(|held| held.agrees(role, text)) {
            return Some((0.5, false));
        }
        // “the Russian president” is not surely every president whose country nobody mentions.
        let apart = role.ties().country.is_some() || role.ties().party.is_some();
        let exact = !apart || ties == Match::Same;
        return Some((if ties == Match::Same { 4.0 } else { TITLED }, exact));
    }
    let wider = entity.roles.iter().any(|held| role.is_wider_than(held) || held.is_wider_than(role));
    // “Bulldogs coach Ada Orr … the Bulldogs mentor”
    // and “Health Secretary Ada Orr … the health chief”
    let shares =
        || entity.roles.iter().any(|held| held.shares_name(role, text) || held.shares_field(role, text));
    if wider && shares() {
        return Some((2.0, true));
    }
    // “the Turkish leader”
    let tied = if ties == Match::Same { 2.5 } else { 0.0 };
    let fit = match () {
        () if wider => WIDER,
        () if entity.roles.is_empty() => 0.0,
        () if role.head.is_one_of(&ANY_PERSON) => {
            if entity.roles.iter().any(|held| held.shares_field(role, text)) {
                return Some((2.0, true));
            }
            -0.3
        }
        () => -1.5,
    };
    Some((fit + tied, false))
}

/// “is a guard”, “as a guard” tell what somebody known is.
fn is_copula(word: &str) -> bool {
    matches!(word, "is" | "was" | "as" | "became" | "been" | "be")
}
