//! One of whom the article speaks, and where it is mentioned.

use crate::attribute::few::{Few, Rare};
use crate::attribute::names::Kind;
use crate::attribute::roles::{Match, RoleWords, Ties};
use crate::language::Text;
use crate::model::{Gender, MentionForm};

/// The most roles kept of one person. Those of one article are far fewer; in a volume of them the first tell the rest, and
/// each is asked for every role in the text.
const MOST_ROLES: usize = 64;

/// Someone or something that the article speaks of.
#[derive(Clone, Debug)]
pub(in crate::attribute) struct Entity {
    pub(in crate::attribute) kind: Kind,
    /// The tokens of its fullest name or description.
    pub(in crate::attribute) name: (usize, usize),
    pub(in crate::attribute) gender: Option<Gender>,
    /// The gender is only that of most people with this given name.
    pub(in crate::attribute) guessed: bool,
    /// Where it is named, in order.
    pub(in crate::attribute) mentions: Few<Named>,
    /// Where a source means it by a role, a pronoun or a description, in the order of the statements.
    pub(in crate::attribute) bound: Rare<Named>,
    pub(in crate::attribute) roles: Rare<RoleWords>,
    /// Whose it is, by what stands behind its name.
    pub(in crate::attribute) ties: Rare<Ties>,
    /// The age that stands behind the name: “Ray Dombrowski, 66,”.
    pub(in crate::attribute) age: Option<u32>,
    /// Named outside headings.
    pub(in crate::attribute) in_body: bool,
}

/// A place where an entity is mentioned.
#[derive(Clone, Copy, Debug)]
pub(in crate::attribute) struct Named {
    first: u32,
    sentence: u32,
    len: u16,
    pub(in crate::attribute) form: MentionForm,
    /// Which of [`QUOTED`], [`POSSESSIVE`] hold.
    flags: u8,
}

impl Default for Named {
    /// What fills the room of a list that no mention takes yet.
    fn default() -> Self {
        Self { first: 0, sentence: 0, len: 0, form: MentionForm::FullName, flags: 0 }
    }
}

const QUOTED: u8 = 1;
const POSSESSIVE: u8 = 2;

impl Named {
    /// A mention in tokens `first..last` of a sentence.
    pub(in crate::attribute) fn new(
        text: &Text<'_>,
        (first, last): (usize, usize),
        sentence: usize,
        form: MentionForm,
        quoted: bool,
    ) -> Self {
        let possessive = text.tokens[last - 1].is_possessive(text.text);
        let flag = |holds: bool, flag: u8| if holds { flag } else { 0 };
        let flags = flag(quoted, QUOTED) | flag(possessive, POSSESSIVE);
        let len = u16::try_from(last - first).unwrap_or(u16::MAX);
        Self { first: first as u32, sentence: sentence as u32, len, form, flags }
    }

    /// Within a quotation: someone spoken of, seldom who speaks.
    pub(in crate::attribute) const fn is_quoted(self) -> bool {
        self.flags & QUOTED != 0
    }

    pub(in crate::attribute) const fn is_possessive(self) -> bool {
        self.flags & POSSESSIVE != 0
    }

    pub(in crate::attribute) const fn first(self) -> usize {
        self.first as usize
    }

    pub(in crate::attribute) const fn last(self) -> usize {
        self.first() + self.len as usize
    }

    pub(in crate::attribute) const fn sentence(self) -> usize {
        self.sentence as usize
    }
}

impl Entity {
    /// Takes up a role that the text gives.
    pub(super) fn hold(&mut self, role: RoleWords) {
        if self.roles.len() < MOST_ROLES {
            self.roles.push(role);
        }
    }

    /// How many times it is named before token `at`.
    pub(in crate::attribute) fn named_before(&self, at: usize) -> usize {
        self.mentions.partition_point(|mention| mention.first() < at)
    }

    /// Adds what tells whose it is.
    pub(super) fn add_ties(&mut self, ties: Ties) {
        if !ties.is_empty() && !self.ties.contains(&ties) {
            self.ties.push(ties);
        }
    }

    /// How whose it is stands to what a description tells of that.
    pub(in crate::attribute) fn compare_ties(&self, ties: &Ties) -> Match {
        let all = self.roles.iter().map(RoleWords::ties).chain(self.ties.iter());
        all.map(|own| own.compare(ties)).fold(Match::Open, |best, one| match (best, one) {
            (Match::Same, _) | (_, Match::Same) => Match::Same,
            (Match::Differs, _) | (_, Match::Differs) => Match::Differs,
            _ => Match::Open,
        })
    }

    /// Where it is named within tokens `first..last`.
    pub(in crate::attribute) fn mentions_within(
        &self,
        first: usize,
        last: usize,
    ) -> impl Iterator<Item = &Named> {
        let start = self.mentions.partition_point(|mention| mention.first() < first);
        self.mentions[start..].iter().take_while(move |mention| mention.first() < last)
    }

    /// Whether the narrator speaks of it as of a person, not only somebody who is quoted: “the ‘Chip Shop End’”.
    pub(in crate::attribute) fn is_in_narration(&self) -> bool {
        const ENOUGH: usize = 8;
        self.mentions.is_empty() || self.mentions.iter().take(ENOUGH).any(|mention| !mention.is_quoted())
    }

    pub(in crate::attribute) fn is_named(&self) -> bool {
        matches!(self.kind, Kind::Person | Kind::Organization | Kind::Place | Kind::Unknown)
    }

    /// Whether it can be “he” or “she”.
    pub(in crate::attribute) fn is_someone(&self) -> bool {
        matches!(self.kind, Kind::Person | Kind::Unknown | Kind::Unnamed)
    }
}
