//! What a word can be, as sets of bits.

use std::ops::{BitOr, BitOrAssign};

use crate::model::SpeechAct;

named_set! {
    /// A set of word classes, as `data/words.txt` calls them.
    Class(u64) {
        PRONOUN "pronoun",
        /// A pronoun that can be a subject.
        SUBJECT "subject",
        MALE "male",
        FEMALE "female",
        PLURAL "plural",
        NEUTER "neuter",
        FIRST "first",
        SECOND "second",
        DETERMINER "determiner",
        POSSESSIVE "possessive",
        DEFINITE "definite",
        INDEFINITE "indefinite",
        PREPOSITION "preposition",
        CONJUNCTION "conjunction",
        SUBORDINATOR "subordinator",
        WH "wh",
        RELATIVE "relative",
        AUXILIARY "auxiliary",
        /// A finite auxiliary or modal.
        FINITE "finite",
        MODAL "modal",
        NEGATION "negation",
        ADVERB "adverb",
        TIME "time",
        WEEKDAY "weekday",
        MONTH "month",
        NUMBER "number",
        /// A form, mostly finite, of a frequent verb that does not report.
        VERB "verb",
        ADJECTIVE "adjective",
        TITLE "title",
        /// A noun for a person by function: “minister”.
        ROLE "role",
        ROLES "roles",
        /// A noun for an institution: “ministry”.
        INSTITUTION "institution",
        INSTITUTIONS "institutions",
        /// A noun for several people: “family”.
        COLLECTIVE "collective",
        /// A noun for something written: “report”.
        DOCUMENT "document",
        DOCUMENTS "documents",
        /// A name that an organisation bears, whole or as the first word of a longer one.
        ORGANIZATION "organization",
        /// The last word of organisations' names: “Inc”, “University”.
        ORG_SUFFIX "org-suffix",
        PLACE "place",
        COUNTRY "country",
        /// An adjective or noun of nationality.
        NATIONALITY "nationality",
        GIVEN_NAME "given-name",
        /// Some phrase of the lists begins with it.
        PHRASE_START "phrase-start",
        /// A noun that reports with a clause: “claim that”.
        NOUN_CUE "noun-cue",
        /// Some cue phrase begins with a form of it.
        CUE_PHRASE_START "cue-phrase-start",
        /// Several nationals: “Russians”.
        NATIONALS "nationals",
        /// A `VERB` in the past: “took”, “closed”.
        PAST "past",
        /// Where and how things are said: “interview”, “rally”.
        SETTING "setting",
        /// The second word of some cue phrase that begins with a verb: “out” of “point out”.
        PHRASE_NEXT "phrase-next",
        /// What ministries and commissions are for: “health”, “exchange”.
        FIELD "field",
        /// An irregular past participle: “drawn”.
        PARTICIPLE "participle",
    }
}

impl Class {
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Nothing but what a word can begin or go on, or where things are said: any noun can be so.
    pub(crate) const fn is_plain(self) -> bool {
        let phrases = Self::PHRASE_START.or(Self::PHRASE_NEXT).or(Self::CUE_PHRASE_START);
        self.without(phrases.or(Self::SETTING).or(Self::FIELD).or(Self::PARTICIPLE)).is_empty()
    }

    /// What `self` holds and `other` does not.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl BitOrAssign for Class {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// Which forms of a verb a word can be: a set, since “said” is past and participle, “put” all but two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form(u8);

impl Form {
    pub(crate) const BASE: Self = Self(1);
    pub(crate) const PRESENT_S: Self = Self(2);
    pub(crate) const PAST: Self = Self(4);
    pub(crate) const PARTICIPLE: Self = Self(8);
    pub(crate) const ING: Self = Self(16);

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a cue can take, as the letters of `data/reporting_verbs.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Frame {
    /// `q`: a quotation.
    Quote,
    /// `t`: a clause with “that”.
    That,
    /// `b`: a clause without it.
    Bare,
    /// `w`: a clause with “whether”, “why” …
    Wh,
    /// `i`: an infinitive.
    Infinitive,
    /// `o`: an addressee before the content.
    Addressee,
    /// `n`: a noun phrase as content.
    Noun,
    /// `v`: may stand before its subject.
    Inverted,
    /// `p`: may stand in the middle or at the end of what is said.
    Parenthetical,
}

/// The strength from which a find within someone's words is kept.
pub(crate) const FIRM: u8 = 9;

/// How reliably each frame of a cue is an attribution: tenths, 0 where it does not take the frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frames([u8; 9]);

impl Frames {
    /// Reads `q9 t9 v`, with or without spaces; a letter without digit counts 9.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut frames = Self::default();
        let mut letters = text.chars().filter(|letter| !letter.is_whitespace() && *letter != ',').peekable();
        while let Some(letter) = letters.next() {
            let frame = "qtbwionvp".find(letter)?;
            let digit =
                letters.next_if(char::is_ascii_digit).and_then(|digit| digit.to_digit(10)).unwrap_or(9);
            frames.0[frame] = digit as u8 + 1;
        }
        Some(frames)
    }

    /// 0 where the frame is not taken, else the digit of the list plus one.
    pub(crate) const fn strength(self, frame: Frame) -> u8 {
        self.0[frame as usize]
    }

    /// Whether an act of speech with these frames can be told from others where it stands within someone's words: what
    /// people hold, hope and expect they do not report.
    pub(crate) fn is_firm(self, act: SpeechAct) -> bool {
        self.strongest() >= FIRM && !matches!(act, SpeechAct::Believe | SpeechAct::Predict)
    }

    /// The strength of the frame that is taken most.
    pub(crate) fn strongest(self) -> u8 {
        self.0.into_iter().max().unwrap_or(0)
    }

    /// The frames but for one.
    pub(crate) const fn without(mut self, frame: Frame) -> Self {
        self.0[frame as usize] = 0;
        self
    }

    /// Whether the frame is an attribution at least `tenths` of ten times.
    pub(crate) const fn takes(self, frame: Frame, tenths: u8) -> bool {
        self.strength(frame) > tenths
    }
}
