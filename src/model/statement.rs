//! Content attributed to a speaker.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::model::SpeakerId;
use crate::span::Span;

/// The place of a [`Statement`] in [`Record::statements`](crate::Record::statements).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct StatementId(pub u32);

/// Content attributed to a speaker: one act of saying or writing.
///
/// The scheme is that of PARC and PolNeAR (Newell, Margolin, Ruths, *An Attribution Relations Corpus for Political
/// News*, LREC 2018): every statement has content, most have a cue and a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Statement {
    /// Whether the words are the speaker's own.
    pub kind: StatementKind,
    /// What is said. Several spans where a quotation is interrupted or runs over paragraphs. Quotation marks and the
    /// punctuation next to them are inside; of an indirect statement the conjunction (“that”, “whether”) is inside.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub content: Vec<Span>,
    /// The words that report the act.
    #[serde(default)]
    pub cue: Option<Cue>,
    /// The words that name the source: titles and appositions in, relative clauses out.
    #[serde(default)]
    pub source: Option<Span>,
    /// Who that is.
    #[serde(default)]
    pub speaker: Option<SpeakerId>,
    /// The words that name whom it is said to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Span>,
    /// The statement within whose content this one stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<StatementId>,
    /// Why it was found and why this speaker.
    pub basis: Basis,
}

impl Statement {
    /// A statement with its content; cue, source and speaker still open.
    #[must_use]
    pub fn new(kind: StatementKind, content: Vec<Span>, rule: StatementRule) -> Self {
        Self {
            kind,
            content,
            cue: None,
            source: None,
            speaker: None,
            addressee: None,
            parent: None,
            basis: Basis { statement: rule, speaker: None, confidence: 0.5 },
        }
    }

    /// From the first byte of the content to its last, gaps included.
    #[must_use]
    pub fn extent(&self) -> Span {
        let mut spans = self.content.iter().copied();
        let first = spans.next().unwrap_or_default();
        spans.fold(first, Span::cover)
    }
}

/// How much of a statement is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    /// All of it stands within quotation marks.
    Direct,
    /// Part of it is quoted.
    Mixed,
    /// None of it is quoted.
    Indirect,
}

/// The words that report: “said”, “according to”, “pointed out”.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Cue {
    /// The words, without auxiliaries.
    #[serde(flatten)]
    pub span: Span,
    /// The dictionary form: `say`, `point out`, `according to`.
    pub lemma: Cow<'static, str>,
    /// What is done by saying it.
    pub act: SpeechAct,
}

impl Cue {
    /// A cue with its lemma and act.
    #[must_use]
    pub fn new(span: Span, lemma: impl Into<Cow<'static, str>>, act: SpeechAct) -> Self {
        Self { span, lemma: lemma.into(), act }
    }
}

macro_rules! speech_acts {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// What is done by saying something (after Searle's speech acts, at the grain that news verbs tell apart).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum SpeechAct { $($(#[$doc])* $variant),* }

        impl SpeechAct {
            /// The act's name, as in JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The act of this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

speech_acts! {
    /// say, state, note
    Assert = "assert",
    /// add, continue
    Add = "add",
    /// deny, reject
    Deny = "deny",
    /// ask, wonder
    Ask = "ask",
    /// answer, reply
    Answer = "answer",
    /// promise, vow
    Promise = "promise",
    /// demand, urge, order
    Demand = "demand",
    /// warn, threaten
    Warn = "warn",
    /// believe, think
    Believe = "believe",
    /// suggest, imply, propose
    Suggest = "suggest",
    /// predict, expect
    Predict = "predict",
    /// praise, thank
    Praise = "praise",
    /// criticize, condemn
    Criticize = "criticize",
    /// accuse, blame
    Accuse = "accuse",
    /// announce, declare
    Announce = "announce",
    /// write, tweet
    Write = "write",
    /// quote, cite
    Quote = "quote",
    /// agree, admit
    Agree = "agree",
    /// complain, lament
    Complain = "complain",
    /// joke, quip
    Joke = "joke",
    /// explain, describe
    Explain = "explain",
    /// confirm, testify
    Confirm = "confirm",
    /// express (thanks, concern, hope)
    Express = "express",
}

/// Why a statement was found, why this speaker, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Basis {
    /// The rule that found the statement.
    pub statement: StatementRule,
    /// The rule that linked the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<SpeakerRule>,
    /// Between 0 and 1: how likely the statement is one, with this extent.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 1)))]
    pub confidence: f32,
}

macro_rules! rules {
    ($(#[$docs:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant),* }

        impl $name {
            /// Every rule, in the order of this page.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The rule's name, as in JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

rules! {
    /// The rules that find statements. Each example marks content ⟦so⟧ and cue *so*.
    StatementRule {
        /// ⟦“It works,”⟧ she *said*. Also inverted: ⟦“It works,”⟧ *said* Ms. Orr.
        QuoteThenCue = "quote-then-cue",
        /// She *said*, ⟦“It works.”⟧
        CueThenQuote = "cue-then-quote",
        /// ⟦“It works,”⟧ she *said*. ⟦“It always did.”⟧
        QuoteAroundCue = "quote-around-cue",
        /// She *spoke* of the plan: ⟶ next paragraph ⟦“It works.”⟧
        LeadIn = "lead-in",
        /// A quotation without a cue of its own, after one whose speaker goes on.
        FloatingQuote = "floating-quote",
        /// ⟦“It works.”⟧ — Ms. Orr
        DashedSource = "dashed-source",
        /// She *said* ⟦that it works⟧.
        ThatClause = "that-clause",
        /// She *said* ⟦it works⟧.
        BareClause = "bare-clause",
        /// She *asked* ⟦whether it works⟧.
        WhClause = "wh-clause",
        /// She *promised* ⟦to make it work⟧.
        Infinitive = "infinitive",
        /// She *criticized* ⟦the plan⟧.
        NounPhrase = "noun-phrase",
        /// ⟦It works⟧, she *said*. ⟦It works⟧, she *said*, ⟦and well⟧.
        Parenthetical = "parenthetical",
        /// *According to* Ms. Orr, ⟦it works⟧.
        AccordingTo = "according-to",
        /// her *claim* ⟦that it works⟧
        NounCue = "noun-cue",
        /// ORR: ⟦It works.⟧
        SpeakerLabel = "speaker-label",
        /// The document's own markup says who is quoted.
        Markup = "markup",
    }
}

rules! {
    /// The rules that link a statement's source to its speaker.
    SpeakerRule {
        /// The source names the speaker in full.
        FullName = "full-name",
        /// The source is a part of a name that stands elsewhere in the article: “Zulfugarov”, “Mr. Orr”.
        PartialName = "partial-name",
        /// The source is an acronym or short form of an organisation's name.
        Acronym = "acronym",
        /// The source is a role that one person of the article holds: “the Russian president”.
        Role = "role",
        /// The source is a role that fits the speaker or person last named: “the expert”.
        NearestRole = "nearest-role",
        /// A pronoun that agrees in gender and number with the most fitting person before it.
        Pronoun = "pronoun",
        /// “who”, “which”: the noun it stands next to.
        Relative = "relative",
        /// “I”, “we” within someone's words.
        FirstPerson = "first-person",
        /// The statement has no source of its own: the speaker of the statement before goes on.
        Continued = "continued",
        /// The label of an interview's turn.
        Label = "label",
        /// The source describes its speaker and nobody of the article bears a name for it: “experts”, “a resident”.
        Described = "described",
        /// The document's own markup names the speaker.
        Markup = "markup",
    }
}
