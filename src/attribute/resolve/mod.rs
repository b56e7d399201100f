//! Who the sources are: names, roles, pronouns and descriptions resolved to speakers, statement by statement in the
//! text's order.
//!
//! One store of entities holds whom the article names and, once they have spoken, whom it only describes. What refers
//! back (“she”, “the mayor”, “the report”) picks the most salient entity that fits (`antecedent`); what fits nobody is
//! described (`describe`).

mod antecedent;
mod describe;
mod label;
mod later;
mod nouns;
mod pronoun;
mod role;
mod speakers;
mod stated;
mod subject;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::attribute::draft::{Draft, Kept, Phrase};
use crate::attribute::names::{Kind, are_letters, gender_of};
use crate::attribute::people::{Named, People};
use crate::language::{Chunks, Sentence, Shape, Text, TokenKind, is_possessive};
use crate::lexicon::{Class, Form, Key, WordHasher, WordSet};
use crate::model::{MentionForm, Speaker, SpeakerId, SpeakerRule, StatementKind, StatementRule};

/// Who a source turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    One(usize),
    /// Several entities as one.
    Together(Vec<usize>),
}

/// A resolved source, and the rule that resolved it.
type Link = Option<(Who, SpeakerRule)>;

/// Links every draft to its speaker. Returns the speakers in the order of their first statement, and for each draft
/// its speaker and the rule that linked it.
pub(super) fn resolve(
    text: &Text<'_>,
    people: People,
    drafts: &Chunks<Draft>,
    authors: &[String],
) -> (Vec<Speaker>, Vec<Option<(SpeakerId, SpeakerRule)>>) {
    let mut resolver = Resolver {
        text,
        sources: Vec::new(),
        ids: Vec::new(),
        ids_together: HashMap::new(),
        first_named: Vec::new(),
        people,
        by_head: HashMap::default(),
        last: None,
        before: None,
        labels: HashMap::new(),
        author: None,
        anchor: 0,
        next: 0,
        phrases: sources(drafts),
        excluded: None,
    };
    if let [author] = authors {
        resolver.author = Some(resolver.people.author(text, author));
    }
    resolver.first_named = resolver.people.first_named(text);
    resolver.read_labels(drafts);
    let mut links = Vec::with_capacity(drafts.len());
    drafts.iter().for_each(|draft| {
        let link = resolver.draft(draft, drafts, &links);
        links.push(link.map(|(who, rule)| (resolver.id(&who), rule)));
    });
    (resolver.speakers(), links)
}

/// All sources in the order of the text.
fn sources(drafts: &Chunks<Draft>) -> Vec<Kept> {
    // Nearly all have one.
    let mut phrases = Vec::with_capacity(drafts.len());
    drafts.iter().for_each(|draft| phrases.extend(draft.source().map(Kept::from)));
    phrases.sort_unstable_by_key(|source| source.first());
    phrases
}

/// The speaker of the statement before, and where it stood.
struct Last {
    who: Who,
    /// Ends with a question mark: whoever is asked answers.
    asks: bool,
    block: usize,
    sentence: usize,
}

struct Resolver<'t, 'a> {
    text: &'t Text<'a>,
    /// Who speaks, by their numbers as speakers.
    sources: Vec<Who>,
    /// The numbers of the entities that speak, and of those who do so together.
    ids: Vec<Option<SpeakerId>>,
    ids_together: HashMap<Vec<usize>, SpeakerId>,
    people: People,
    /// At which of its tokens the first name of somebody stands in each sentence.
    first_named: Vec<u16>,
    /// The last entity described under a head noun: “resident”, “report”.
    by_head: HashMap<Key, usize, BuildHasherDefault<WordHasher>>,
    last: Option<Last>,
    /// Who spoke last before that one.
    before: Option<Last>,
    /// Who speaks under a label of an interview, by the label's words.
    labels: HashMap<String, usize>,
    /// Who wrote the piece, if one alone did: its “I” and the “Q” of its interview.
    author: Option<usize>,
    /// The token where the statement at hand begins: a reader looks back from there, not from a cue behind a quotation of
    /// several paragraphs.
    anchor: usize,
    /// All sources, in the order of the text.
    phrases: Vec<Kept>,
    /// The sentence that is read next.
    next: usize,
    /// Who cannot be “he” or “she” here: whoever's words these are.
    excluded: Option<usize>,
}

impl Resolver<'_, '_> {
    fn draft(
        &mut self,
        draft: &Draft,
        drafts: &Chunks<Draft>,
        links: &[Option<(SpeakerId, SpeakerRule)>],
    ) -> Link {
        let parent = draft.parent().and_then(|parent| links.get(parent).copied().flatten());
        let parent = parent.map(|(id, rule)| (self.sources[id.0 as usize].clone(), rule));
        let quoted = draft.parent().is_some_and(|parent| match drafts[parent].kind {
            StatementKind::Indirect => false,
            StatementKind::Direct => true,
            // “Poe recalled that it was a plan which, he said, ‘did nothing’”: not in his words.
            StatementKind::Mixed => draft.source().is_none_or(|source| self.text.is_quoted(source.first)),
        });
        self.excluded = match &parent {
            Some((Who::One(speaker), _)) if quoted => Some(*speaker),
            _ => None,
        };
        let start = draft.content.first().map_or(0, |span| span.start());
        self.anchor = self.token_at(start, draft.sentence());
        self.read_to(self.anchor, draft.source());
        let link = match (draft.source(), draft.hint()) {
            (Some(source), _)
                if draft.rule == StatementRule::SpeakerLabel
                    && !self.text.blocks.at(self.block_of(source.first)).kind.is_heading() =>
            {
                self.label(source)
            }
            (Some(source), _) if self.is_first_person(source) => {
                // “My husband claims that I stopped and said …”: whose words it all is within.
                let mut quoting = draft.parent();
                let reports = |&outer: &usize| match drafts[outer].kind {
                    StatementKind::Indirect => true,
                    StatementKind::Mixed => !self.text.is_quoted(source.first),
                    StatementKind::Direct => false,
                };
                while let Some(outer) = quoting.filter(reports) {
                    quoting = drafts[outer].parent();
                }
                let speaker = quoting.and_then(|outer| links.get(outer).copied().flatten());
                let speaker = speaker.map(|(id, _)| self.sources[id.0 as usize].clone());
                let reporter = || self.author.map(Who::One).filter(|_| quoting.is_none());
                speaker.or_else(reporter).map(|who| (who, SpeakerRule::FirstPerson))
            }
            (Some(source), _) if self.is_second_person(source) => {
                parent.and_then(|(who, _)| self.other_label(&who)).map(|who| (who, SpeakerRule::Label))
            }
            (Some(source), _) => self.source(source),
            (None, Some(hint)) => self.source(hint).map(|(who, _)| (who, SpeakerRule::Continued)),
            (None, None) if draft.act().is_none() => {
                let block = self.text.sentences.at(draft.sentence()).block;
                let answer = self.answers_in(block).or(self.last.as_ref().map(|last| last.who.clone()));
                answer.map(|who| (who, SpeakerRule::Continued))
            }
            // “She was told that …”: nobody says by whom.
            (None, None) => None,
        };
        if let (Some((Who::One(speaker), rule)), Some(source)) = (&link, draft.source())
            && draft.kind != StatementKind::Direct
            && !matches!(rule, SpeakerRule::Pronoun | SpeakerRule::FirstPerson)
        {
            self.learn_gender(*speaker, source, draft);
        }
        if let (Some((who, _)), None) = (&link, draft.parent) {
            let block = self.text.sentences.at(draft.sentence()).block;
            let last = draft.content.last().map_or("", |span| span.of(self.text.text));
            let asks = last.trim_end_matches(['”', '’', '"', '\'', ' ']).ends_with('?');
            let spoke = Last { who: who.clone(), block, sentence: draft.sentence(), asks };
            let other = self.last.replace(spoke).filter(|before| before.who != *who);
            self.before = other.or_else(|| self.before.take());
        }
        link
    }

    /// “Did you lose it?” she asked. ¶ “Somebody did.” Who spoke just before whoever asks answers in the next block.
    fn answers_in(&self, block: usize) -> Option<Who> {
        const NEAR: usize = 2;
        let asks = self.last.as_ref().filter(|last| last.asks && last.block + 1 == block)?;
        let before = self.before.as_ref().filter(|before| before.block + NEAR >= asks.block)?;
        (before.who != asks.who).then(|| before.who.clone())
    }

    /// “Gogo Mbete says | she has been turned away”: of whom nothing tells the gender, what is said of the speaker does.
    fn learn_gender(&mut self, speaker: usize, source: Phrase, draft: &Draft) {
        let text = self.text;
        let first = self.anchor
            + usize::from(text.tokens.get(self.anchor).is_some_and(|_| text.word(self.anchor) == "that"));
        let entity = &mut self.people.entities[speaker];
        let behind = source.last <= self.anchor && draft.act().is_some();
        if let Some(token) = text.tokens.get(first).filter(|token| token.is(Class::SUBJECT))
            && behind
            && entity.gender.is_none()
            && entity.kind == Kind::Person
        {
            entity.gender = gender_of(token.entry().classes.without(Class::PRONOUN));
            entity.guessed = entity.gender.is_some();
        }
    }

    /// The first token that ends behind byte `at`, which is mostly in a sentence.
    fn token_at(&self, at: usize, sentence: usize) -> usize {
        let tokens = &self.text.tokens;
        let Sentence { first, last, .. } = self.text.sentences.at(sentence);
        let inside = tokens[first].start() <= at && at < tokens[last - 1].end();
        let (first, last) = if inside { (first, last) } else { (0, tokens.len()) };
        first + tokens[first..last].partition_point(|token| token.end() <= at)
    }

    fn is_first_person(&self, source: Phrase) -> bool {
        source.core - source.first == 1 && self.text.tokens[source.first].is(Class::FIRST)
    }

    fn is_second_person(&self, source: Phrase) -> bool {
        source.core - source.first == 1 && self.text.tokens[source.first].is(Class::SECOND)
    }

    fn source(&mut self, source: Phrase) -> Link {
        let first = self.text.tokens[source.first];
        let alone = source.core - source.first == 1;
        if alone && first.is(Class::PRONOUN | Class::POSSESSIVE) {
            return self.pronoun(source);
        }
        // “Several of them said”: the group of before.
        if !alone && self.is_part_of_them(source) {
            return self.plural_pronoun(Phrase { first: source.core - 1, ..source });
        }
        // “95 generals, many of whom said”
        if !alone && self.text.word(source.core - 1) == "whom" && self.text.word(source.core - 2) == "of" {
            return self
                .relative(source)
                .or_else(|| Some((Who::One(self.described(source)), SpeakerRule::Described)));
        }
        if source.joined
            && self.joins_heads(source)
            && let Some(together) = self.together(source)
        {
            return Some((together, SpeakerRule::FullName));
        }
        self.stated(source)
            .or_else(|| self.named(source))
            .or_else(|| self.role(source))
            .or_else(|| Some((Who::One(self.described(source)), SpeakerRule::Described)))
    }

    /// “Orr and Poe”, “Orr of Ashford and Poe”; not “a report of Orr and Poe”.
    pub(super) fn joins_heads(&self, source: Phrase) -> bool {
        let border = self.border(source.first, source.core);
        (source.first..border).any(|at| self.text.tokens[at].is(Class::CONJUNCTION))
            || self.people.named_within(source.first, border).any(|(_, last, _)| last == border)
    }

    /// “Burton and Nick”
    fn together(&self, source: Phrase) -> Option<Who> {
        let mut members: Vec<usize> = Vec::new();
        for (_, last, owner) in self.people.named_within(source.first, source.core) {
            // “Orr of Ashford and Poe”, “Orr’s aides and Poe”: only names that end a part of the whole.
            let ends = last == source.core
                || self.text.tokens[last].kind == TokenKind::Comma
                || self.text.tokens[last].is(Class::CONJUNCTION);
            if ends && self.people.entities[owner].kind != Kind::Place && !members.contains(&owner) {
                members.push(owner);
            }
        }
        (members.len() > 1).then_some(Who::Together(members))
    }

    /// A source that ends in a name or has it in apposition: “Former Senator Ada Orr”, “the mayor, Ada Orr”.
    fn named(&mut self, source: Phrase) -> Link {
        // “the Swede” is somebody of whom the story tells.
        if self.is_national(source) {
            return None;
        }
        let owner = self.name_behind_office(source);
        let owner = owner.or_else(|| self.name_at_head(source)).or_else(|| self.name_in_apposition(source));
        let land = owner.is_none().then(|| self.land_of(source)).flatten();
        let owner = owner.or(land).or_else(|| self.name_given(source))?;
        let entity = &mut self.people.entities[owner];
        if entity.kind == Kind::Unknown {
            entity.kind = if land.is_some() { Kind::Place } else { Kind::Person };
        }
        let full = entity
            .mentions_within(source.first, source.last)
            .any(|mention| mention.form == MentionForm::FullName);
        let rule = match (full, entity.kind) {
            (true, _) => SpeakerRule::FullName,
            (_, Kind::Organization) => SpeakerRule::Acronym,
            _ => SpeakerRule::PartialName,
        };
        Some((Who::One(owner), rule))
    }

    /// “the Swede”, “the Russian”; not “the French”.
    fn is_national(&self, source: Phrase) -> bool {
        let text = self.text;
        let (last, word) = (text.tokens[source.core - 1], text.word(source.core - 1));
        // “the New Zealander”, “the South African”
        let words = source.core - source.first;
        let compound = || {
            let part = text.word(source.first + 1);
            matches!(part, "Costa" | "New" | "North" | "Puerto" | "Saudi" | "South" | "Sri")
        };
        (words == 2 || words == 3 && compound())
            && text.tokens[source.first].is(Class::DEFINITE)
            && last.is(Class::NATIONALITY)
            && !last.is(Class::COUNTRY | Class::PLACE)
            && !["ch", "sh", "ese", "ss"].iter().any(|end| word.ends_with(end))
    }

    /// The name that ends the phrase's own noun, before any preposition: in “Rep. Orr of Ohio” not Ohio, in “Orr’s lawyer”
    /// and “the Orr campaign” none.
    fn name_at_head(&self, source: Phrase) -> Option<usize> {
        let text = self.text;
        let border = self.border(source.first, source.core);
        let ends = |last: usize| {
            last >= border
                // “Sanders’ spokesman Ada Orr”
                // but a “New York Times/CBS News poll” is not of the one alone.
                || !text.tokens[last].is_word() && !is_plural_possessive(text, last) && text.word(last) != "/"
                || text.tokens[last].kind == TokenKind::Number
                // “Ada Orr KC”, “Ada Orr Just Said” over a story; not “the Fine Gael TD”
                || are_letters(text, last) && !text.tokens[source.first].is(Class::DEFINITE)
                || text.tokens[last].is(Class::ADVERB) && !is_possessive(text.word(last - 1))
        };
        let mut runs = self.people.named_within(source.first, border);
        let before_border = runs.find(|&(_, last, _)| ends(last)).map(|(.., owner)| owner);
        // “Secretary of State | Ada Orr”, but “an aide to Ada Orr”
        before_border.or_else(|| {
            let (first, last, owner) = self.people.named_within(border, source.core).last()?;
            let before = text.tokens[first - 1];
            let tied = before.is(Class::PREPOSITION | Class::DETERMINER | Class::CONJUNCTION)
                || is_possessive(text.word(first - 1))
                || !before.is_word();
            let person = self.people.entities[owner].kind == Kind::Person;
            (last == source.core && person && !tied).then_some(owner)
        })
    }

    /// “The neighbouring republic of | Sorvia”: what is so called is the place itself.
    fn land_of(&self, source: Phrase) -> Option<usize> {
        const LANDS: [&str; 10] = [
            "city",
            "country",
            "duchy",
            "island",
            "kingdom",
            "nation",
            "republic",
            "state",
            "territory",
            "town",
        ];
        let border = self.border(source.first, source.core);
        if border == source.core || self.text.word(border) != "of" {
            return None;
        }
        let (first, last, owner) = self.people.named_within(border + 1, source.core).next()?;
        let whole = first == border + 1 && last == source.core;
        (whole && LANDS.contains(&self.text.word(border - 1))).then_some(owner)
    }

    /// “The Ceann Comhairle, | Seán Orr”: what stands before the comma in capitals is an office of which no list knows.
    fn name_behind_office(&self, source: Phrase) -> Option<usize> {
        let text = self.text;
        if !text.tokens[source.first].is(Class::DEFINITE) || !text.tokens[source.core - 1].is_capital() {
            return None;
        }
        let (first, last, owner) = self.people.named_within(source.core, source.last).next()?;
        let whole = first == source.core + 1 && last == source.last && last - first > 1;
        let person =
            self.people.entities[owner].kind == Kind::Person && text.tokens[first].is(Class::GIVEN_NAME);
        let mut before = self.people.named_within(source.first, source.core);
        let unknown = |owner: usize| {
            let entity = &self.people.entities[owner];
            matches!(entity.kind, Kind::Person | Kind::Unknown) && entity.gender.is_none()
        };
        (whole && person && before.all(|(.., owner)| unknown(owner))).then_some(owner)
    }

    /// “the mayor, Ada Orr”, “one of the lawyers, Ada Orr”, “its owner, the fund Skaldis”.
    fn name_in_apposition(&self, source: Phrase) -> Option<usize> {
        let text = self.text;
        let mut runs = self.people.named_within(source.core, source.last);
        // “the | Belgian fund Skaldis”
        let (first, last, owner) =
            runs.find(|&(.., owner)| self.people.entities[owner].kind != Kind::Place)?;
        let border = self.border(source.first, source.core);
        let head = text.tokens[border - 1];
        let one_of_them = text.tokens[source.first].is(Class::NUMBER | Class::INDEFINITE)
            && text.is_word(source.first + 1, "of")
            && text.tokens[source.core - 1].is(Class::ROLES | Class::NUMBER);
        let describes = one_of_them
            || head.is(Class::ROLE
                | Class::TITLE
                | Class::INSTITUTION
                | Class::COLLECTIVE
                | Class::ORGANIZATION);
        let person = self.people.entities[owner].kind == Kind::Person;
        // “Orr’s shadow, Freya Munn”, “its sponsor, Senator Omar Haddad”: a full name that is all of an apposition.
        let title = |at: usize| text.tokens[at].is(Class::TITLE | Class::ROLE);
        let full = last - first > 1 && last >= source.last && (source.core + 1..first).all(title);
        // “her first name, Mei”
        let full = full || text.word(border - 1) == "name";
        let thing = head.is_capital() || head.is(Class::DOCUMENT | Class::DOCUMENTS);
        let describes = describes || person && full && !thing;
        let body = self.people.entities[owner].kind == Kind::Organization;
        let definite = |at: usize| text.tokens[at].is(Class::DEFINITE);
        let part = |at: usize| {
            let token = text.tokens[at];
            token.is(Class::TITLE | Class::ROLE | Class::ADJECTIVE)
                || !token.is_word()
                // “his friend the novelist Ada Orr”
                || definite(at)
                || body && token.is(Class::INSTITUTION | Class::ORG_SUFFIX | Class::NATIONALITY)
        };
        // “the president, Norland ecology minister Ada Orr”
        let titled = || {
            person
                && last >= source.last
                && text.tokens[first - 1].is(Class::ROLE | Class::TITLE)
                && (source.core + 1..first).all(|at| {
                    text.tokens[at].is_word() && !text.tokens[at].is(Class::PREPOSITION | Class::FINITE)
                })
        };
        let at_once = first <= source.core + 1 || (source.core + 1..first).all(part) || titled();
        // “the mayor, a Navy veteran”
        let whole = person || last >= source.last || text.tokens[last].kind == TokenKind::Comma;
        (describes && at_once && whole && (person || body)).then_some(owner)
    }

    /// “One of them, who gave his name only as | Joseph, said”, “the owner, who asked to be identified as | Dee, said”.
    fn name_given(&self, source: Phrase) -> Option<usize> {
        const FARTHEST: usize = 14;
        let text = self.text;
        let last = text.sentences.at(self.sentence_of(source.first)).last.min(source.last + FARTHEST);
        let comma =
            usize::from(text.tokens.get(source.last).is_some_and(|next| next.kind == TokenKind::Comma));
        let who = (source.core..(source.last + comma + 1).min(last)).find(|&at| text.word(at) == "who")?;
        let given = (who + 1..last.saturating_sub(1)).find(|&at| {
            let before = [at - 1, at - 2].map(|at| text.word(at));
            text.word(at) == "as"
                && before.iter().any(|word| matches!(*word, "name" | "himself" | "herself" | "identified"))
        })?;
        let named = self.people.named_within(given + 1, given + 2).next();
        let named = named.or_else(|| self.people.named_within(given + 2, given + 3).next());
        named.map(|(.., owner)| owner)
    }

    /// Where a phrase's own noun ends and what a preposition or a participle ties to it begins; a preposition within a name
    /// does not count.
    fn border(&self, first: usize, last: usize) -> usize {
        const LONGEST: usize = 12;
        const TIES: WordSet = WordSet::of(&["close", "familiar"]);
        let opens = |at: usize| {
            let token = self.text.tokens[at];
            matches!(token.kind, TokenKind::Open | TokenKind::Comma | TokenKind::Dash)
                || token.is(Class::PREPOSITION) && !token.is(Class::DETERMINER) && !token.is_capital()
                // “a source | close to the tour”
                || token.shape() == Shape::Lower && TIES.has(token.word())
                || self.is_reduced_clause(at, last)
        };
        let mut at = first + 1;
        let mut names = self.people.named_within(at.saturating_sub(LONGEST), last).peekable();
        while at < last {
            while names.next_if(|&(_, end, _)| end <= at).is_some() {}
            match names.peek() {
                Some(&(first, end, _)) if first < at && first + LONGEST >= at => at = end,
                _ if opens(at) => return at,
                _ => at += 1,
            }
        }
        last
    }

    /// “an official | involved in the talks”, “a study | published last month”; not “a party appointed chairman”.
    fn is_reduced_clause(&self, at: usize, last: usize) -> bool {
        let (token, noun) = (self.text.tokens[at], self.text.tokens[at - 1]);
        let nouns = Class::ROLE | Class::ROLES | Class::COLLECTIVE | Class::DOCUMENT | Class::INSTITUTION;
        if token.shape() != Shape::Lower || !noun.is(nouns) || token.is(nouns) {
            return false;
        }
        let word = self.text.word(at);
        let regular =
            word.len() > 4 && word.ends_with("ed") && token.entry().classes.without(Class::VERB).is_plain();
        let known = token.entry().verb.is_some_and(|(_, form)| form.has(Form::PARTICIPLE.or(Form::ING)));
        (regular || known || token.is(Class::PARTICIPLE))
            && (at + 1..last).all(|behind| !self.text.tokens[behind].is(Class::ROLE | Class::TITLE))
    }

    /// Keeps a role or pronoun as a mention of whom it means.
    fn bind(&mut self, owner: usize, source: Phrase, form: MentionForm) {
        let sentence = self.sentence_of(source.first);
        let quoted = self.excluded.is_some();
        let mention = Named::new(self.text, (source.first, source.core), sentence, form, quoted);
        self.people.bind(owner, mention);
    }

    fn sentence_of(&self, token: usize) -> usize {
        self.text.sentence_of(token)
    }

    fn block_of(&self, token: usize) -> usize {
        self.text.sentences.at(self.sentence_of(token)).block
    }
}

/// The mark of a possessive that stands alone: “Sanders | ’”.
fn is_plural_possessive(text: &Text<'_>, at: usize) -> bool {
    let attached = text.tokens[at - 1].end() == text.tokens[at].start();
    attached && matches!(text.word(at), "'" | "’") && text.word(at - 1).ends_with('s')
}
