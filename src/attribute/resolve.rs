//! Who the sources are: names, roles and pronouns resolved to speakers, statement by statement in the text's order.

use std::collections::HashMap;

use crate::attribute::draft::{Draft, Phrase};
use crate::attribute::people::{Entity, EntityKind, People, RoleWords, role_words};
use crate::language::{Text, TokenKind, is_possessive, without_possessive};
use crate::lexicon::Class;
use crate::model::{Gender, Mention, MentionForm, Role, Speaker, SpeakerId, SpeakerKind, SpeakerRule};

/// Who a source turns out to be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Who {
    /// An entity that the article names.
    Entity(usize),
    /// Someone or something described, not named: an index into `described`.
    Described(usize),
    /// Several entities as one.
    Together(Vec<usize>),
}

/// A source without a name of its own: “experts”, “a resident”, “the report”.
#[derive(Clone, Debug)]
struct Described {
    name: String,
    kind: SpeakerKind,
    gender: Option<Gender>,
    mentions: Vec<Mention>,
}

/// Links every draft to its speaker. Returns the speakers in the order of their first statement, and for each draft
/// its speaker and the rule that linked it.
pub(super) fn resolve(
    text: &Text<'_>,
    drafts: &[Draft],
) -> (Vec<Speaker>, Vec<Option<(SpeakerId, SpeakerRule)>>) {
    let people = People::of(text);
    let mut resolver = Resolver {
        text,
        people,
        described: Vec::new(),
        by_name: HashMap::new(),
        by_head: HashMap::new(),
        last: None,
        bound: HashMap::new(),
    };
    let found: Vec<_> = drafts.iter().map(|draft| resolver.draft(draft)).collect();
    resolver.speakers(found)
}

/// The speaker of the statement before, and where it stood.
struct Last {
    who: Who,
    block: usize,
    sentence: usize,
}

struct Resolver<'t, 'a> {
    text: &'t Text<'a>,
    people: People,
    described: Vec<Described>,
    /// The last described under each name and kind, and the last unnamed person under each head noun.
    by_name: HashMap<(String, SpeakerKind), usize>,
    by_head: HashMap<String, usize>,
    last: Option<Last>,
    /// Pronouns and roles bound on the way, as mentions of their entity.
    bound: HashMap<usize, Vec<Mention>>,
}

impl Resolver<'_, '_> {
    fn draft(&mut self, draft: &Draft) -> Option<(Who, SpeakerRule)> {
        let found = match (draft.source, draft.hint) {
            (Some(source), _) => self.source(source),
            (None, Some(hint)) => self.source(hint).map(|(who, _)| (who, SpeakerRule::Continued)),
            (None, None) => self.last.as_ref().map(|last| (last.who.clone(), SpeakerRule::Continued)),
        };
        if let (Some((who, _)), None) = (&found, draft.parent) {
            let block = self.text.sentences[draft.sentence].block;
            self.last = Some(Last { who: who.clone(), block, sentence: draft.sentence });
        }
        found
    }

    fn source(&mut self, source: Phrase) -> Option<(Who, SpeakerRule)> {
        let text = self.text;
        let first = text.tokens[source.first];
        let alone = source.core - source.first == 1;
        if alone && first.is(Class::PRONOUN) || alone && first.is(Class::POSSESSIVE) {
            return self.pronoun(source);
        }
        if source.joined {
            if let Some(together) = self.together(source) {
                return Some((together, SpeakerRule::FullName));
            }
        }
        self.named(source)
            .or_else(|| self.role(source))
            .or_else(|| Some((self.describe(source), SpeakerRule::Described)))
    }

    /// “Burton and Nick”
    fn together(&self, source: Phrase) -> Option<Who> {
        let mut members: Vec<usize> = Vec::new();
        for (_, last, owner) in self.people.all_named_within(source.first, source.core) {
            let kind = self.people.entities[owner].kind;
            if kind != EntityKind::Place
                && !is_possessive(self.text.word(last - 1))
                && !members.contains(&owner)
            {
                members.push(owner);
            }
        }
        (members.len() > 1).then_some(Who::Together(members))
    }

    /// A source that ends in a name or has it in apposition: “Former Senator Ada Orr”, “the mayor, Ada Orr”.
    fn named(&mut self, source: Phrase) -> Option<(Who, SpeakerRule)> {
        let text = self.text;
        let border = phrase_border(text, source.first, source.core);
        let in_core = self.people.named_within(source.first, border).filter(|_| {
            // “Orr’s lawyer”, “the Trump campaign”: the name is not the head.
            text.tokens[border - 1].is_capital() || !text.tokens[border - 1].is_word()
        });
        let head_is_possessive =
            is_possessive(text.word(border - 1)) && border == source.core && source.last == source.core;
        let owner = match in_core {
            Some(owner) => Some(owner),
            None if source.last > source.core => self
                .people
                .all_named_within(source.core, source.last)
                .find(|&(first, ..)| first <= source.core + 1)
                .map(|(.., owner)| owner)
                .filter(|&owner| self.people.entities[owner].kind == EntityKind::Person),
            None => None,
        }?;
        let _ = head_is_possessive;
        let entity = &mut self.people.entities[owner];
        if entity.kind == EntityKind::Unknown {
            entity.kind = EntityKind::Person;
        }
        let full = entity.mentions.iter().any(|mention| {
            (source.first..source.last).contains(&mention.first) && mention.form == MentionForm::FullName
        });
        let rule = match (full, entity.kind) {
            (true, _) => SpeakerRule::FullName,
            (_, EntityKind::Organization) => SpeakerRule::Acronym,
            _ => SpeakerRule::PartialName,
        };
        Some((Who::Entity(owner), rule))
    }

    /// “the Russian president”, “the expert”, “the company”: one whom the article names.
    fn role(&mut self, source: Phrase) -> Option<(Who, SpeakerRule)> {
        let text = self.text;
        let definite =
            text.tokens[source.first].is(Class::DEFINITE) || text.tokens[source.first].is(Class::POSSESSIVE);
        // “President Orr”, “Mayor”, but not “A doctor”
        let titled = text.tokens[source.first].is_capital()
            && text.tokens[source.first].is(Class::TITLE | Class::ROLE | Class::NATIONALITY);
        let border = phrase_border(text, source.first, source.core);
        let head = text.tokens[border - 1];
        if !(definite || titled) || head.is(Class::ROLES | Class::INSTITUTIONS) && !head.is(Class::ROLE) {
            return None;
        }
        if head.is(Class::ROLE | Class::TITLE) {
            let role = role_words(text, source.first, source.core)?;
            return self.person_of_role(source, &role);
        }
        if head.is(Class::INSTITUTION) {
            let owner = self.institution(source)?;
            self.bind(owner, source, MentionForm::Role);
            return Some((Who::Entity(owner), SpeakerRule::NearestRole));
        }
        None
    }

    fn person_of_role(&mut self, source: Phrase, role: &RoleWords) -> Option<(Who, SpeakerRule)> {
        let gender = self.role_gender(source);
        let mut best: Option<(f32, usize, bool)> = None;
        let recent = self.people.recent(source.first);
        let holders = self.people.holders(&role.head).iter().filter(|holder| !recent.contains(holder));
        for &index in recent.iter().chain(holders) {
            let entity = &self.people.entities[index];
            if entity.kind != EntityKind::Person || clash(entity.gender, gender) {
                continue;
            }
            let Some((held, exact)) = fit_of_role(entity, role) else { continue };
            let near = self.nearness(index, source.first);
            let Some(near) = near.or(exact.then_some(0.0)) else { continue };
            let score = held + near;
            if best.is_none_or(|(other, ..)| score > other) {
                best = Some((score, index, exact));
            }
        }
        // “the spokeswoman” of nobody named is somebody described.
        if let Some(unnamed) = self.unnamed_of_role(role) {
            if best.is_none_or(|(score, _, exact)| !exact && score < 4.5) {
                return Some((Who::Described(unnamed), SpeakerRule::NearestRole));
            }
        }
        let (score, owner, exact) = best?;
        if !exact && score < 2.0 {
            return None;
        }
        self.bind(owner, source, MentionForm::Role);
        Some((Who::Entity(owner), if exact { SpeakerRule::Role } else { SpeakerRule::NearestRole }))
    }

    /// Someone unnamed who spoke before under the same noun: “a resident …”, then “the resident”.
    fn unnamed_of_role(&self, role: &RoleWords) -> Option<usize> {
        self.by_head.get(&role.head).copied()
    }

    fn role_gender(&self, source: Phrase) -> Option<Gender> {
        (source.first..source.core).rev().find_map(|at| {
            let token = self.text.tokens[at];
            let classes = token.entry().classes;
            if !classes.has(Class::ROLE | Class::TITLE) || token.is(Class::PRONOUN | Class::DETERMINER) {
                return None;
            }
            match (classes.has(Class::MALE), classes.has(Class::FEMALE)) {
                (true, false) => Some(Gender::Male),
                (false, true) => Some(Gender::Female),
                _ => None,
            }
        })
    }

    /// “the company”, “the ministry”: the organisation last named whose name fits, or that spoke last.
    fn institution(&self, source: Phrase) -> Option<usize> {
        let text = self.text;
        let border = phrase_border(text, source.first, source.core);
        // “the city council of Ashford” is its own name; only “the council” refers back.
        if source.core - source.first > 2 || border != source.core {
            return None;
        }
        let head = without_possessive(text.word(border - 1)).to_lowercase();
        let named_so = |entity: &Entity| {
            (entity.name.0..entity.name.1)
                .any(|at| without_possessive(text.word(at)).eq_ignore_ascii_case(&head))
        };
        let recent = self.people.recent(source.first);
        let mut organizations = recent
            .iter()
            .copied()
            .filter(|&index| self.people.entities[index].kind == EntityKind::Organization);
        let nearest = organizations.clone().next();
        if let Some(named) = organizations.find(|&index| named_so(&self.people.entities[index])) {
            return Some(named);
        }
        if !matches!(
            head.as_str(),
            "company"
                | "firm"
                | "group"
                | "agency"
                | "organization"
                | "organisation"
                | "bank"
                | "network"
                | "newspaper"
                | "paper"
                | "magazine"
                | "union"
                | "charity"
                | "club"
                | "team"
                | "airline"
                | "retailer"
                | "carmaker"
                | "automaker"
        ) {
            return None;
        }
        nearest
    }

    fn pronoun(&mut self, source: Phrase) -> Option<(Who, SpeakerRule)> {
        let text = self.text;
        let token = text.tokens[source.first];
        if token.is(Class::RELATIVE) && !token.is(Class::DETERMINER)
            || token.is(Class::RELATIVE) && text.word(source.first).eq_ignore_ascii_case("which")
        {
            return self.relative(source);
        }
        if token.is(Class::FIRST | Class::SECOND) {
            return None;
        }
        if token.is(Class::PLURAL) {
            return self.plural_pronoun(source);
        }
        let gender = match (token.is(Class::MALE), token.is(Class::FEMALE)) {
            (true, _) => Gender::Male,
            (_, true) => Gender::Female,
            _ if token.is(Class::NEUTER) => return self.neuter_pronoun(source),
            _ => return Some((self.describe(source), SpeakerRule::Described)),
        };
        self.personal(source, gender)
    }

    /// “he”, “she”: the most fitting person before it.
    fn personal(&mut self, source: Phrase, gender: Gender) -> Option<(Who, SpeakerRule)> {
        let mut best: Option<(f32, Who)> = None;
        let mut offer = |score: f32, who: Who| {
            if best.as_ref().is_none_or(|(other, _)| score > *other) {
                best = Some((score, who));
            }
        };
        for index in self.people.recent(source.first) {
            let entity = &self.people.entities[index];
            if !matches!(entity.kind, EntityKind::Person | EntityKind::Unknown)
                || clash(entity.gender, Some(gender))
            {
                continue;
            }
            let Some(near) = self.nearness(index, source.first) else { continue };
            let known = match (entity.gender, entity.kind) {
                (Some(_), _) => 1.0,
                (None, EntityKind::Unknown) => -1.5,
                (None, _) => 0.0,
            };
            offer(near + known, Who::Entity(index));
        }
        if let Some(Last { who: Who::Described(index), block, .. }) = &self.last {
            let described = &self.described[*index];
            let here = self.block_of(source.first);
            if described.kind == SpeakerKind::Unnamed
                && !clash(described.gender, Some(gender))
                && block + 2 > here
            {
                offer(4.0, Who::Described(*index));
            }
        }
        let (_, who) = best?;
        if let Who::Entity(owner) = who {
            self.bind(owner, source, MentionForm::Pronoun);
            let entity = &mut self.people.entities[owner];
            entity.gender = entity.gender.or(Some(gender));
            if entity.kind == EntityKind::Unknown {
                entity.kind = EntityKind::Person;
            }
        }
        Some((who, SpeakerRule::Pronoun))
    }

    /// “they”: the group that spoke before, or the last one described.
    fn plural_pronoun(&mut self, source: Phrase) -> Option<(Who, SpeakerRule)> {
        let group = |resolver: &Self, who: &Who| match who {
            Who::Described(index) => resolver.described[*index].kind == SpeakerKind::Group,
            Who::Together(_) => true,
            Who::Entity(index) => resolver.people.entities[*index].kind == EntityKind::Organization,
        };
        if let Some(last) = &self.last {
            if group(self, &last.who) && last.block + 2 > self.block_of(source.first) {
                return Some((last.who.clone(), SpeakerRule::Pronoun));
            }
        }
        let antecedent = self.last_plural(source.first);
        match antecedent {
            Some(phrase) => Some((self.describe(phrase), SpeakerRule::Pronoun)),
            None => Some((self.describe(source), SpeakerRule::Described)),
        }
    }

    /// The last plural noun for people within the sentence and the one before it.
    fn last_plural(&self, before: usize) -> Option<Phrase> {
        let text = self.text;
        let sentence = self.sentence_of(before);
        let floor = text.sentences[sentence.saturating_sub(1)].first;
        let at = (floor..before)
            .rev()
            .find(|&at| text.tokens[at].is(Class::ROLES | Class::NATIONALS | Class::COLLECTIVE))?;
        let mut first = at;
        while first > floor && {
            let token = text.tokens[first - 1];
            token.is_word()
                && !token.is(Class::PREPOSITION
                    | Class::FINITE
                    | Class::CONJUNCTION
                    | Class::SUBORDINATOR
                    | Class::SUBJECT)
                && token.entry().verb.is_none()
        } {
            first -= 1;
        }
        Some(Phrase { first, last: at + 1, core: at + 1, joined: false })
    }

    /// “it”: the organisation or document that spoke before, or the organisation last named.
    fn neuter_pronoun(&mut self, source: Phrase) -> Option<(Who, SpeakerRule)> {
        if let Some(last) = &self.last {
            let thing = match &last.who {
                Who::Described(index) => {
                    matches!(self.described[*index].kind, SpeakerKind::Organization | SpeakerKind::Document)
                }
                Who::Entity(index) => self.people.entities[*index].kind == EntityKind::Organization,
                Who::Together(_) => false,
            };
            if thing && last.block + 2 > self.block_of(source.first) {
                return Some((last.who.clone(), SpeakerRule::Pronoun));
            }
        }
        let recent = self.people.recent(source.first);
        let organization =
            recent.into_iter().find(|&index| self.people.entities[index].kind == EntityKind::Organization);
        match organization {
            Some(index) => Some((Who::Entity(index), SpeakerRule::Pronoun)),
            None => Some((self.describe(source), SpeakerRule::Described)),
        }
    }

    /// “who”, “which”: the noun it stands behind.
    fn relative(&mut self, source: Phrase) -> Option<(Who, SpeakerRule)> {
        let text = self.text;
        let mut last = source.first;
        while last > 0 && matches!(text.tokens[last - 1].kind, TokenKind::Comma | TokenKind::Dash) {
            last -= 1;
        }
        let sentence = self.sentence_of(source.first);
        let floor = text.sentences[sentence].first;
        let mut first = last;
        while first > floor {
            let token = text.tokens[first - 1];
            let inside = token.is_word()
                && !token.is(Class::FINITE | Class::CONJUNCTION | Class::SUBORDINATOR | Class::SUBJECT)
                && (token.entry().verb.is_none()
                    || token.is_capital()
                    || token.is(Class::ROLE | Class::ROLES));
            if !inside
                || token.is(Class::PREPOSITION)
                    && !matches!(text.word(first - 1), "of" | "for" | "at" | "from" | "in")
            {
                break;
            }
            first -= 1;
        }
        if first == last {
            return None;
        }
        let phrase = Phrase { first, last, core: last, joined: false };
        self.source(phrase).map(|(who, _)| (who, SpeakerRule::Relative))
    }

    /// How near an entity is to token `at` in the mind of a reader: higher is nearer, `None` if not named before.
    fn nearness(&self, index: usize, at: usize) -> Option<f32> {
        let entity = &self.people.entities[index];
        let sentence = self.sentence_of(at);
        let block = self.text.sentences[sentence].block;
        let mut score: Option<f32> = None;
        let before = entity.mentions.partition_point(|mention| mention.first < at);
        for mention in entity.mentions[..before].iter().rev().take(6) {
            let there = self.sentence_of(mention.first);
            let possessive = is_possessive(self.text.word(mention.last - 1));
            let subject = self.is_first_named(there, mention.first);
            let weight = if mention.quoted {
                0.3
            } else if possessive {
                0.7
            } else {
                1.0
            };
            let place = match sentence - there {
                0 => 2.2,
                1 => 2.0,
                2 => 1.4,
                _ if self.text.sentences[there].block + 1 >= block => 1.0,
                _ if self.text.sentences[there].block + 3 >= block => 0.5,
                _ => 0.1,
            };
            let found = (place + if subject && !mention.quoted { 0.8 } else { 0.0 }) * weight;
            score = Some(score.map_or(found, |other| other.max(found)));
        }
        let often = 0.05 * before.min(10) as f32;
        if let Some(last) = &self.last {
            if last.who == Who::Entity(index) {
                let spoke = match block.saturating_sub(last.block) {
                    0 => 3.2,
                    1 => 3.0,
                    2 => 2.0,
                    _ => 0.8,
                };
                let far = if sentence.saturating_sub(last.sentence) > 3 { 0.7 } else { 1.0 };
                score = Some(score.unwrap_or(0.0) + spoke * far);
            }
        }
        score.map(|score| score + often)
    }

    /// The first name of its sentence, which is mostly its subject.
    fn is_first_named(&self, sentence: usize, at: usize) -> bool {
        let first = self.text.sentences[sentence].first;
        self.people.all_named_within(first, at).next().is_none()
    }

    fn sentence_of(&self, token: usize) -> usize {
        self.text.sentences.partition_point(|sentence| sentence.first <= token).saturating_sub(1)
    }

    fn block_of(&self, token: usize) -> usize {
        self.text.sentences[self.sentence_of(token)].block
    }

    fn bind(&mut self, owner: usize, source: Phrase, form: MentionForm) {
        let span = self.text.span(source.first, source.core);
        self.bound.entry(owner).or_default().push(Mention { span, form });
    }

    /// A speaker whom the article does not name, under the words that describe it.
    fn describe(&mut self, source: Phrase) -> Who {
        let text = self.text;
        let mut first = source.first;
        let droppable = Class::DEFINITE | Class::POSSESSIVE;
        let article = |at: usize| {
            matches!(text.word(at).to_ascii_lowercase().as_str(), "a" | "an" | "the")
                || text.tokens[at].is(droppable) && !text.tokens[at].is(Class::PRONOUN)
        };
        while first + 1 < source.core && article(first) {
            first += 1;
        }
        let mut words = text.span(first, source.core).of(text.text);
        if source.core - first == 1 {
            words = without_possessive(words);
        }
        let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let border = phrase_border(text, first, source.core);
        let head = without_possessive(text.word(border - 1)).to_lowercase();
        let kind = self.kind_of(source, first, border);
        let form = if text.tokens[source.first].is(Class::PRONOUN) && source.core - source.first == 1 {
            MentionForm::Pronoun
        } else {
            MentionForm::Role
        };
        let mention = Mention { span: text.span(first, source.core), form };
        let fresh = text.tokens[source.first].is(Class::INDEFINITE) && kind == SpeakerKind::Unnamed;
        let known = (name.to_lowercase(), kind);
        if let (Some(&index), false) = (self.by_name.get(&known), fresh) {
            self.described[index].mentions.push(mention);
            return Who::Described(index);
        }
        let index = self.described.len();
        self.by_name.insert(known, index);
        if kind == SpeakerKind::Unnamed {
            self.by_head.insert(head, index);
        }
        let gender = self.role_gender(source);
        self.described.push(Described { name, kind, gender, mentions: vec![mention] });
        Who::Described(index)
    }

    /// What kind of source a description is, by its head noun at `border - 1`.
    fn kind_of(&self, source: Phrase, first: usize, border: usize) -> SpeakerKind {
        let text = self.text;
        let head = text.tokens[border - 1];
        let lead = text.tokens[first];
        if source.joined {
            return SpeakerKind::Group;
        }
        if head.is(Class::ROLE) && !head.is_capital() || head.is(Class::TITLE) {
            return SpeakerKind::Unnamed;
        }
        if head.is(Class::ROLES | Class::NATIONALS | Class::COLLECTIVE) {
            return SpeakerKind::Group;
        }
        if head.is(Class::DOCUMENT | Class::DOCUMENTS) {
            return SpeakerKind::Document;
        }
        if head.is(Class::INSTITUTION
            | Class::COUNTRY
            | Class::PLACE
            | Class::ORGANIZATION
            | Class::ORG_SUFFIX)
        {
            return SpeakerKind::Organization;
        }
        if head.is(Class::INSTITUTIONS) || text.word(border - 1) == "%" {
            return SpeakerKind::Group;
        }
        if source.core - source.first == 1 && head.is(Class::PRONOUN) {
            let one = matches!(
                text.word(first).to_ascii_lowercase().as_str(),
                "one" | "another" | "someone" | "somebody" | "he" | "she"
            );
            return if one { SpeakerKind::Unnamed } else { SpeakerKind::Group };
        }
        if lead.kind == TokenKind::Number || lead.is(Class::NUMBER) && !lead.is(Class::INDEFINITE) {
            return SpeakerKind::Group;
        }
        if head.is_capital() {
            return SpeakerKind::Organization;
        }
        if text.word(border - 1).ends_with('s') { SpeakerKind::Group } else { SpeakerKind::Unnamed }
    }

    /// The speakers, in the order of their first statement, and each draft's.
    fn speakers(
        self,
        found: Vec<Option<(Who, SpeakerRule)>>,
    ) -> (Vec<Speaker>, Vec<Option<(SpeakerId, SpeakerRule)>>) {
        let mut speakers: Vec<Speaker> = Vec::new();
        let mut known = HashMap::new();
        let links = found
            .into_iter()
            .map(|found| {
                let (who, rule) = found?;
                Some((self.speaker(&who, &mut speakers, &mut known), rule))
            })
            .collect();
        (speakers, links)
    }

    fn speaker(
        &self,
        who: &Who,
        speakers: &mut Vec<Speaker>,
        known: &mut HashMap<Who, SpeakerId>,
    ) -> SpeakerId {
        if let Some(&id) = known.get(who) {
            return id;
        }
        let speaker = match who {
            Who::Entity(index) => self.of_entity(*index),
            Who::Described(index) => {
                let described = &self.described[*index];
                let mut speaker = Speaker::new(described.name.clone(), described.kind);
                speaker.gender = described.gender;
                speaker.mentions = described.mentions.clone();
                speaker
            }
            Who::Together(members) => {
                let ids: Vec<_> = members
                    .iter()
                    .map(|&member| self.speaker(&Who::Entity(member), speakers, known))
                    .collect();
                let names: Vec<_> = ids.iter().map(|id| speakers[id.0 as usize].name.as_str()).collect();
                let kinds: Vec<_> = ids.iter().map(|id| speakers[id.0 as usize].kind).collect();
                let kind = if kinds.windows(2).all(|pair| pair[0] == pair[1]) {
                    kinds[0]
                } else {
                    SpeakerKind::Group
                };
                let mut speaker = Speaker::new(names.join(" & "), kind);
                speaker.members = ids;
                speaker
            }
        };
        let mut speaker = speaker;
        speaker.mentions.sort_by_key(|mention| mention.span);
        speaker.mentions.dedup();
        speakers.push(speaker);
        let id = SpeakerId(speakers.len() as u32 - 1);
        known.insert(who.clone(), id);
        id
    }

    fn of_entity(&self, index: usize) -> Speaker {
        let text = self.text;
        let entity = &self.people.entities[index];
        let kind = match entity.kind {
            EntityKind::Person | EntityKind::Unknown => SpeakerKind::Person,
            EntityKind::Organization | EntityKind::Place => SpeakerKind::Organization,
        };
        let words = text.span(entity.name.0, entity.name.1).of(text.text);
        let name = without_possessive(words).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut speaker = Speaker::new(name, kind);
        speaker.gender = entity.gender;
        speaker.roles =
            entity.roles.iter().map(|role| Role { span: text.span(role.first, role.last) }).collect();
        let mut seen: Vec<&str> = Vec::new();
        speaker.roles.retain(|role| {
            let words = role.span.of(text.text);
            !seen.contains(&words) && {
                seen.push(words);
                true
            }
        });
        let named = entity.mentions.iter().map(|mention| {
            let span = text.span(mention.first, mention.last);
            let words = span.of(text.text);
            let span = crate::span::Span::new(span.start(), span.start() + without_possessive(words).len());
            Mention { span, form: mention.form }
        });
        let bound = self.bound.get(&index).into_iter().flatten().copied();
        speaker.mentions = named.chain(bound).collect();
        speaker
    }
}

/// Where a phrase's own noun ends and what is tied to it by a preposition begins.
fn phrase_border(text: &Text<'_>, first: usize, last: usize) -> usize {
    let opens = |at: usize| {
        let token = text.tokens[at];
        matches!(token.kind, TokenKind::Open | TokenKind::Comma | TokenKind::Dash)
            || token.is(Class::PREPOSITION)
                && !token.is(Class::DETERMINER)
                && !token.is_capital()
                && !(text.word(at) == "of"
                    && text.tokens[at - 1].is_capital()
                    && text.tokens.get(at + 1).is_some_and(|next| next.is_capital())
                    && !text.tokens[at - 1].is(Class::ROLE | Class::TITLE))
    };
    (first + 1..last).find(|&at| opens(at)).unwrap_or(last)
}

/// How well a person's known roles fit the words of a role; `None` if they rule it out. The flag: the same noun, and
/// no other country.
fn fit_of_role(entity: &Entity, role: &RoleWords) -> Option<(f32, bool)> {
    let same_head = |held: &&RoleWords| held.head == role.head;
    let country_clash =
        |held: &RoleWords| matches!((held.country, role.country), (Some(one), Some(other)) if one != other);
    let same: Vec<_> = entity.roles.iter().filter(same_head).collect();
    if same.iter().any(|held| !country_clash(held)) {
        let country = role.country.is_some() && same.iter().any(|held| held.country == role.country);
        // “the Russian president” is not surely every president whose country nobody mentions.
        let exact = role.country.is_none() || country;
        return Some((if country { 4.0 } else { 2.0 }, exact));
    }
    if !same.is_empty() {
        return None;
    }
    let general = matches!(
        role.head.as_str(),
        "expert"
            | "official"
            | "leader"
            | "man"
            | "woman"
            | "politician"
            | "lawmaker"
            | "analyst"
            | "candidate"
            | "veteran"
            | "executive"
            | "businessman"
            | "native"
            | "head"
            | "chief"
            | "boss"
            | "author"
            | "source"
            | "speaker"
    );
    match (entity.roles.is_empty(), general) {
        (true, _) => Some((0.0, false)),
        (false, true) => Some((-0.3, false)),
        (false, false) => Some((-1.5, false)),
    }
}

const fn clash(one: Option<Gender>, other: Option<Gender>) -> bool {
    matches!(
        (one, other),
        (Some(Gender::Male), Some(Gender::Female)) | (Some(Gender::Female), Some(Gender::Male))
    )
}
