//! Noun phrases, found from one end: enough syntax to know which words name a source.

use crate::language::frame::Frame;
use crate::language::token::{TokenKind, is_name_particle};
use crate::lexicon::{Class, Word, WordSet};

/// Items `first..last` of a frame that name someone or something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NounPhrase {
    pub(crate) first: usize,
    /// With apposition, without relative clause.
    pub(crate) last: usize,
    /// Where the phrase proper ends and an apposition begins.
    pub(crate) core: usize,
    /// Several, joined by “and”.
    pub(crate) joined: bool,
}

/// The preposition that ties a noun to the noun before it wherever it stands: “the head of the office”.
const TIGHT: Word = Word::OF;

/// Prepositions that do so behind some nouns: “a spokesman for the ministry”.
const LOOSE: WordSet = WordSet::of(&["for", "at", "from", "with", "in", "to"]);

/// Words between which a clause begins or ends.
const BORDERS: Class = Class::SUBORDINATOR.or(Class::RELATIVE).or(Class::AUXILIARY);

/// The most items that a search for a phrase's other end looks at: longer than any source in news.
const FARTHEST: usize = 60;

impl Frame<'_, '_> {
    /// The phrase that ends with item `last - 1`, not reaching before `floor`.
    pub(crate) fn phrase_before(&self, last: usize, floor: usize) -> Option<NounPhrase> {
        let end = last.checked_sub(1)?;
        if end < floor {
            return None;
        }
        if let Some(pronoun) = self.pronoun_before(last, floor) {
            return Some(pronoun);
        }
        if self.is_comma(end) || self.is_kind(end, TokenKind::Close) || self.is_kind(end, TokenKind::Dash) {
            return self.phrase_before_aside(end, floor);
        }
        if self.is_quote(end) && self.ends_with_comma(end) {
            return self.phrase_before_relative(end, floor);
        }
        let first = self.walk_left(end, floor)?;
        let phrase = self.coordinated(NounPhrase { first, last, core: last, joined: false }, floor);
        Some(self.document_of(phrase, floor).unwrap_or_else(|| self.without_opening_adjunct(phrase)))
    }

    /// “A poll released on Tuesday by the college | showed”: the document, not who made it.
    fn document_of(&self, maker: NounPhrase, floor: usize) -> Option<NounPhrase> {
        let by = maker.first.checked_sub(1).filter(|&at| at > floor && self.is_the_word(at, Word::BY))?;
        let mut participle = by.checked_sub(1)?;
        while participle > floor
            && (self.is(participle, Class::TIME) || self.is_the_word(participle, Word::ON))
        {
            participle -= 1;
        }
        let word = self.word(participle);
        let made = word.ends_with("ed") || matches!(word, "seen" | "written" | "drawn");
        let end = participle.checked_sub(1).filter(|&at| made && at >= floor)?;
        let document = self.is(end, Class::DOCUMENT | Class::DOCUMENTS);
        let first = self.walk_left(end, floor).filter(|_| document)?;
        Some(NounPhrase { first, last: maker.last, core: end + 1, joined: false })
    }

    /// “Orr, who calls it ‘late,’ | said”: the phrase before a relative clause that ends in a quotation.
    fn phrase_before_relative(&self, end: usize, floor: usize) -> Option<NounPhrase> {
        let lowest = end.saturating_sub(FARTHEST).max(floor);
        let comma =
            (lowest + 1..end).rev().find(|&at| self.is_comma(at) && self.is(at + 1, Class::RELATIVE))?;
        self.core_before(comma, floor)
    }

    /// “he”, “who”, “some”, “both of them”.
    fn pronoun_before(&self, last: usize, floor: usize) -> Option<NounPhrase> {
        let end = last - 1;
        // “The paper itself says”, “Orr himself said”
        if end > floor && ["himself", "herself", "itself", "themselves"].contains(&self.word(end)) {
            return self.core_before(end, floor).map(|phrase| NounPhrase { last, ..phrase });
        }
        // “Orr, Poe and Ray (Lab) all | said”
        const ALL: WordSet = WordSet::of(&["all", "both"]);
        if end > floor + 2
            && self.is_any(end, ALL)
            && (self.is_capital(end - 1) || self.is_kind(end - 1, TokenKind::Close))
            && let Some(several) = self.phrase_before(end, floor).filter(|phrase| phrase.joined)
        {
            return Some(NounPhrase { last, core: end, ..several });
        }
        if !self.is(end, Class::PRONOUN) || self.is(end, Class::DETERMINER) && self.is_nominal(end + 1) {
            return None;
        }
        let mut first = end;
        if end >= floor + 2
            && self.is_the_word(end - 1, Word::OF)
            && self.is(end - 2, Class::PRONOUN | Class::NUMBER)
        {
            first = end - 2;
        }
        Some(NounPhrase { first, last, core: last, joined: false })
    }

    /// “Orr, a lawyer, | said”, “Orr (D) | said”, “Orr, who lost, | said”: the phrase before an aside that `end` closes.
    fn phrase_before_aside(&self, end: usize, floor: usize) -> Option<NounPhrase> {
        let lowest = end.saturating_sub(FARTHEST).max(floor);
        if self.is_kind(end, TokenKind::Close) {
            let open = (lowest..end).rev().find(|&at| self.is_kind(at, TokenKind::Open))?;
            let before = self.phrase_before(open, floor)?;
            return Some(NounPhrase { last: end + 1, ..before });
        }
        let mark = self.kind(end)?;
        // “Orr (Lab, Ashford), | said”
        let mut brackets = 0usize;
        let mut outside = |at: usize| {
            match self.kind(at) {
                Some(TokenKind::Close) => brackets += 1,
                Some(TokenKind::Open) => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            brackets == 0
        };
        for open in (lowest + 1..end).rev().filter(|&at| outside(at) && self.kind(at) == Some(mark)) {
            if self.is_quote(open - 1) {
                return None;
            }
            let before = if self.is_kind(open - 1, TokenKind::Close) {
                self.phrase_before_aside(open - 1, floor)
            } else {
                self.core_before(open, floor)
            };
            let Some(before) = before else { continue };
            if self.is_whereabouts(before) {
                continue;
            }
            let before = self.with_what_is_there(before, floor);
            let opens = before.first == floor || self.is_comma(before.first.wrapping_sub(1));
            if !opens && !self.names_someone(before.first, before.core) {
                continue;
            }
            let aside = open + 1;
            let relative = self.is(aside, Class::RELATIVE)
                || self.is(aside, Class::PREPOSITION) && self.is(aside + 1, Class::RELATIVE);
            if relative || self.opens_participle(aside) {
                return Some(self.with_apposed_name(before, floor));
            }
            if self.is_apposition(aside, end) {
                return Some(self.with_apposed_name(NounPhrase { last: end, ..before }, floor));
            }
        }
        let bracketed = end > lowest && self.is_kind(end - 1, TokenKind::Close);
        if bracketed { self.phrase_before_aside(end - 1, floor) } else { None }
    }

    /// “Orr, of Ashford, Va., | said”: the place, or its state.
    fn is_whereabouts(&self, phrase: NounPhrase) -> bool {
        let Some(before) = phrase.first.checked_sub(1) else { return false };
        let alone = phrase.core - phrase.first == 1;
        let of = self.is_the_word(before, Word::OF) || self.is_the_word(before, Word::FROM);
        of && before > 0 && self.is_comma(before - 1)
            || alone && self.is_comma(before) && self.is(phrase.first, Class::PLACE)
    }

    /// “The mission in | Belmara, Unmib, said”, “Traders at the market in | Ashford, Kent, said”: a place opens no clause, but
    /// what is there does.
    fn with_what_is_there(&self, place: NounPhrase, floor: usize) -> NounPhrase {
        let Some(before) = place.first.checked_sub(1).filter(|&at| at > floor) else { return place };
        const WHERE: WordSet = WordSet::of(&["at", "in"]);
        let governed = self.is_any(before, WHERE);
        let lowest = floor.max(before.saturating_sub(FARTHEST));
        let first = || self.walk_left(before - 1, lowest);
        match governed && self.is_capital(place.first) && place.core - place.first <= 3 {
            true => first()
                .filter(|&first| first == floor && !self.is(before - 1, Class::TIME))
                .map_or(place, |first| NounPhrase { first, ..place }),
            false => place,
        }
    }

    /// “Orr, head of the port, a state firm, | said”: what looks like the phrase may itself describe a name before it.
    fn with_apposed_name(&self, phrase: NounPhrase, floor: usize) -> NounPhrase {
        let comma = phrase.first.checked_sub(1).filter(|&at| at > floor && self.is_comma(at));
        let name = comma
            .and_then(|comma| self.core_before(comma, floor))
            .filter(|name| self.is_capital(name.core - 1) && !self.is_adjunct(*name));
        match name {
            Some(name) if !self.is_capital(phrase.first) && self.is_apposition(phrase.first, phrase.core) => {
                NounPhrase { last: phrase.last, ..name }
            }
            _ => phrase,
        }
    }

    /// “In | Ashford, the mayor, Ada Orr, said”, “Reacting, the mayor …”: where or how, not who.
    fn is_adjunct(&self, phrase: NounPhrase) -> bool {
        let governed = phrase.first.checked_sub(1).is_some_and(|at| {
            self.is(at, Class::PREPOSITION) && !self.is(at, Class::SUBORDINATOR | Class::ADVERB)
        });
        let participle = phrase.core - phrase.first == 1
            && self.word(phrase.first).ends_with("ing")
            && phrase.first == 0
            && !self.is(phrase.first, Class::GIVEN_NAME);
        governed || participle
    }

    /// As [`phrase_before`](Self::phrase_before), without asides.
    fn core_before(&self, last: usize, floor: usize) -> Option<NounPhrase> {
        if let Some(pronoun) = self.pronoun_before(last, floor) {
            return Some(pronoun);
        }
        let first = self.walk_left(last.checked_sub(1)?, floor)?;
        let phrase = self.coordinated(NounPhrase { first, last, core: last, joined: false }, floor);
        Some(self.without_opening_adjunct(phrase))
    }

    /// “speaking in Paris”, “asked about it”, “in a statement”: an aside that is about the act, not the person.
    fn opens_participle(&self, at: usize) -> bool {
        let word = self.word(at);
        let lower = self.is_lower(at);
        lower
            && (word.ends_with("ing")
                || word.ends_with("ed") && !self.is(at, Class::ROLE)
                || self.is(at, Class::PREPOSITION.or(Class::SUBORDINATOR).or(Class::ADVERB)))
    }

    /// Items `first..last` describe the phrase before their comma: “a lawyer for the city”, “54”, “D-Ohio”.
    fn is_apposition(&self, first: usize, last: usize) -> bool {
        first < last
            && (self.is_nominal(first) || self.is(first, Class::ADVERB))
            && !(first..last).any(|at| self.is_finite(at) && !self.in_relative(first, at))
    }

    /// The first item of the phrase whose last item is `end`.
    fn walk_left(&self, end: usize, floor: usize) -> Option<usize> {
        if !self.is_nominal(end) {
            return None;
        }
        let lowest = floor.max(end.saturating_sub(FARTHEST));
        let mut first = end;
        while first > lowest {
            let at = first - 1;
            if self.is_nominal(at) {
                // “the day Smith said”, “the plan Smith said”: a name does not follow a noun that is no title.
                if self.breaks_before_name(at, first) || self.opens_another(at, first) {
                    break;
                }
                first = at;
            } else if at > lowest
                && (self.is_nominal(at - 1) && self.ties(at, lowest)
                    || self.is_number(first) && self.compares(at))
            {
                first = at - 1;
            } else {
                break;
            }
        }
        // A phrase does not begin in the middle of “of the”.
        Some(first)
    }

    /// “more | than 50 lawyers”, “fewer | than half of them”: the word before a number is of the phrase.
    fn compares(&self, than: usize) -> bool {
        const MORE: WordSet = WordSet::of(&["fewer", "less", "more"]);
        self.word(than) == "than" && self.is_any(than - 1, MORE)
    }

    /// Between a common noun at `at` and the name at `next` a phrase ends, unless the noun is a title or role.
    fn breaks_before_name(&self, at: usize, next: usize) -> bool {
        let lower_noun = !self.is_capital(at) && self.is_kind(at, TokenKind::Word);
        let name = self.is_capital(next) && !self.is(next, Class::NATIONALITY | Class::ORG_SUFFIX);
        let may_precede = Class::ROLE
            | Class::ROLES
            | Class::TITLE
            | Class::ADJECTIVE
            | Class::DETERMINER
            | Class::NUMBER
            | Class::INSTITUTION
            | Class::DOCUMENT
            | Class::POSSESSIVE
            | Class::COLLECTIVE;
        // “an allegation | Orr denied”
        let reports = || self.is(at, Class::NOUN_CUE) && at > 0 && self.is(at - 1, Class::INDEFINITE);
        lower_noun
            && name
            && (!self.is(at, may_precede) || reports())
            && !is_name_particle(self.word(at))
            && !self.is_possessive(at)
            && !self.word(at).contains('-')
    }

    /// “a demand | the union called ‘late’”: an article behind a common noun begins another phrase; but “spokesman the
    /// Rev. Orr”.
    fn opens_another(&self, at: usize, next: usize) -> bool {
        const ARTICLES: WordSet = WordSet::of(&["a", "an", "the"]);
        let whole =
            Class::DETERMINER | Class::POSSESSIVE | Class::ADJECTIVE | Class::PREPOSITION | Class::ADVERB;
        (self.is_any(next, ARTICLES) || self.is(next, Class::POSSESSIVE))
            && !self.is(next + 1, Class::TITLE)
            && self.is_lower(at)
            && self.is_kind(at, TokenKind::Word)
            && !self.is(at, whole)
            && !self.is_possessive(at)
    }

    /// The preposition at `at` ties what follows to the noun before it.
    fn ties(&self, at: usize, lowest: usize) -> bool {
        if !self.is(at, Class::PREPOSITION) {
            return false;
        }
        if self.is_the_word(at, TIGHT) {
            return true;
        }
        // “six in 10”
        if self.is_the_word(at, Word::IN) && self.is_number(at - 1) && self.is_number(at + 1) {
            return true;
        }
        let heads = Class::ROLE
            | Class::ROLES
            | Class::INSTITUTION
            | Class::COLLECTIVE
            | Class::DOCUMENT
            | Class::DOCUMENTS;
        if self.is(at - 1, heads) {
            return true;
        }
        // “the ambassador of Spain to France”, “a spokesman for the ministry in Rome”
        let near = self.is_any(at, LOOSE) || self.is_the_word(at, Word::ON);
        near && (lowest.max(at.saturating_sub(8))..at).any(|earlier| {
            self.is(earlier, heads)
                && !(earlier..at).any(|between| self.is_finite(between) || self.is_comma(between))
        })
    }

    /// Takes in what “and” joins to the phrase: “Burton and Nick”, “Dana, Dawes and Peterson”.
    fn coordinated(&self, phrase: NounPhrase, floor: usize) -> NounPhrase {
        let Some(joint) = phrase.first.checked_sub(1).filter(|&at| at > floor) else { return phrase };
        if !(self.is_the_word(joint, Word::AND)
            || self.is_the_word(joint, Word::OR)
            || self.word(joint) == "&")
        {
            return phrase;
        }
        let joint_end = if self.is_comma(joint - 1) { joint - 1 } else { joint };
        if joint_end == 0 {
            return phrase;
        }
        let Some(mut first) = self.walk_left(joint_end - 1, floor) else { return phrase };
        let one = first;
        // “Dana, Dawes and Peterson”
        while first >= floor + 2
            && self.is_comma(first - 1)
            && self.is_capital(first - 2)
            && self.is_capital(first)
        {
            match self.walk_left(first - 2, floor) {
                Some(earlier) => first = earlier,
                None => break,
            }
        }
        let listed = first < one;
        // “…, and she said”: behind a comma “and” joins clauses, but for a list of three.
        if joint_end < joint
            && !(first > floor + 1 && self.is_comma(first - 1) && self.is_nominal(first - 2))
            && !listed
        {
            return phrase;
        }
        let border = first == floor
            || self.is_comma(first - 1)
            || self.is_quote(first - 1)
            || self.is(first - 1, Class::SUBORDINATOR | Class::CONJUNCTION)
            || self.is_the_word(first - 1, Word::BOTH);
        let one_names = self.names_someone(first, joint_end);
        let both_name = one_names && self.names_someone(phrase.first, phrase.last);
        // “the maker of drills and | saws”: two of what the noun before them is of.
        let of = || (first..joint).any(|at| self.is_the_word(at, Word::OF));
        let bare = || phrase.core - phrase.first == 1 && self.is_lower(phrase.first);
        match () {
            () if border && both_name => NounPhrase { first, joined: true, ..phrase },
            () if border && !listed && joint_end == joint && bare() && of() => NounPhrase { first, ..phrase },
            () => phrase,
        }
    }

    /// “On Monday officials”, “In Paris Smith”: an opening preposition is not of the phrase; nor is an opening adverb.
    fn without_opening_adjunct(&self, mut phrase: NounPhrase) -> NounPhrase {
        while phrase.first + 1 < phrase.core
            && self.is(phrase.first, Class::PREPOSITION)
            && !self.is(phrase.first, Class::DETERMINER | Class::ADJECTIVE)
        {
            phrase.first += 1;
        }
        // “In 1996 a ship”
        if self.is_kind(phrase.first, TokenKind::Number) && self.is(phrase.first + 1, Class::DETERMINER) {
            phrase.first += 1;
        }
        phrase
    }

    /// The phrase that begins with item `first`, as far as `ceiling`.
    pub(crate) fn phrase_after(&self, first: usize, ceiling: usize) -> Option<NounPhrase> {
        let phrase = self.phrase_without_apposition(first, ceiling)?;
        if !self.is_comma(phrase.core) || self.is_pronoun(first) {
            return Some(phrase);
        }
        let last = self.apposition_after(phrase.core, ceiling).unwrap_or(phrase.core);
        Some(NounPhrase { last, ..phrase })
    }

    /// As [`phrase_after`](Self::phrase_after), up to the core's end.
    pub(crate) fn phrase_without_apposition(&self, first: usize, ceiling: usize) -> Option<NounPhrase> {
        if self.is_pronoun(first) {
            return Some(NounPhrase { first, last: first + 1, core: first + 1, joined: false });
        }
        let (core, joined) = self.walk_right(first, ceiling.min(first + FARTHEST))?;
        Some(NounPhrase { first, last: core, core, joined })
    }

    /// “he”, “some”; not “some people”.
    fn is_pronoun(&self, at: usize) -> bool {
        self.is(at, Class::PRONOUN) && !(self.is(at, Class::DETERMINER) && self.is_nominal(at + 1))
    }

    fn walk_right(&self, first: usize, ceiling: usize) -> Option<(usize, bool)> {
        if !self.is_nominal(first) {
            return None;
        }
        let mut at = first;
        let mut joined = false;
        while at < ceiling {
            if self.is_nominal(at) && !(at > first && self.is_finite(at)) {
                // “said Orr the next day”, “told Orr he”: a determiner begins another phrase; but “his friend the novelist Ada
                // Orr” is one.
                let apposed = || {
                    self.is(at - 1, Class::ROLE)
                        && self.is(at, Class::DEFINITE)
                        && self.is(at + 1, Class::ROLE)
                        && self.is_capital(at + 2)
                };
                if at > first
                    && self.is(at, Class::DETERMINER)
                    && !apposed()
                    && self.is_nominal(at - 1)
                    && !self
                        .is(at - 1, Class::DETERMINER | Class::ADJECTIVE | Class::NUMBER | Class::PREPOSITION)
                {
                    break;
                }
                at += 1;
            } else if at + 1 < ceiling
                && self.is_nominal(at + 1)
                && !self.is_time(at + 1)
                && self.ties_right(at, first)
            {
                at += 2;
            } else if self.is_the_word(at, Word::AND)
                && at + 1 < ceiling
                && self.is_nominal(at + 1)
                && self.joins_right(at, first)
            {
                joined = true;
                at += 2;
            } else if self.is_kind(at, TokenKind::Open) {
                match (at..ceiling.min(at + 12)).find(|&close| self.is_kind(close, TokenKind::Close)) {
                    Some(close) => at = close + 1,
                    None => break,
                }
            } else {
                break;
            }
        }
        Some((at, joined))
    }

    /// A word for a time that is no part of a name.
    pub(crate) fn is_time(&self, at: usize) -> bool {
        self.is(at, Class::TIME) && !self.is_named_time(at)
    }

    fn ties_right(&self, at: usize, first: usize) -> bool {
        if !self.is(at, Class::PREPOSITION) {
            return false;
        }
        let heads = Class::ROLE | Class::ROLES | Class::INSTITUTION | Class::COLLECTIVE;
        let about_act = Class::DOCUMENT;
        // “told Orr to publish it”
        if self.is_the_word(at, Word::TO) && !self.is_nominal_object(at + 1) {
            return false;
        }
        let object = if self.is(at + 1, Class::DETERMINER) { at + 2 } else { at + 1 };
        self.is_the_word(at, TIGHT)
            || self.is_any(at, LOOSE)
                && (first..at).any(|earlier| self.is(earlier, heads))
                && !self.is(object, about_act)
                && !self.is_setting(object)
    }

    fn joins_right(&self, at: usize, first: usize) -> bool {
        let names = self.is_capital(at - 1) && self.is_capital(at + 1);
        let nouns = self.names_someone(first, at) && self.names_someone(at + 1, at + 4);
        // “said Orr and left”: what follows must not be a clause of its own.
        (names || nouns) && !(at + 1..(at + 6).min(self.len())).any(|next| self.is_finite(next))
    }

    /// “said Orr, the city’s mayor.”: the end of an apposition that begins at the comma `comma`.
    fn apposition_after(&self, comma: usize, ceiling: usize) -> Option<usize> {
        let first = comma + 1;
        let lead = self.is(first, Class::DETERMINER | Class::ROLE | Class::TITLE | Class::ADJECTIVE)
            || self.is_kind(first, TokenKind::Number)
            || self.is_capital(first) && self.is_nominal(first);
        if !lead || self.is(first, Class::TIME) {
            return None;
        }
        let end = (first..ceiling.min(first + 30)).find(|&at| {
            self.is_comma(at)
                || self.is_quote(at)
                || self.is(at, BORDERS)
                || matches!(
                    self.kind(at),
                    Some(TokenKind::Stop | TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash)
                )
        });
        let end = end.unwrap_or(ceiling);
        // “According to the poll, Orr is ahead”: what has a verb of its own is no apposition.
        if self.is(end, Class::AUXILIARY) || self.is_finite(end) {
            return None;
        }
        let describes = (first..end).any(|at| {
            self.is(at, Class::ROLE | Class::ROLES | Class::TITLE)
                || self.is_kind(at, TokenKind::Number)
                || self.is_capital(at)
        });
        (describes && end > first && self.is_apposition(first, end)).then_some(end)
    }
}
