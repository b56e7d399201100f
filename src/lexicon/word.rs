//! The words that rules ask for by name: numbers known when the crate is compiled, so that a rule compares one number.

/// In the lexicon these words come first, in this order: a word's number is its place here, from 1.
pub(super) const NAMED: [&str; 385] = [
    "a",
    "about",
    "according",
    "account",
    "accusation",
    "admits",
    "advice",
    "advisers",
    "advisors",
    "after",
    "against",
    "agree",
    "agrees",
    "airline",
    "all",
    "allegation",
    "also",
    "although",
    "am",
    "an",
    "analytics",
    "and",
    "another",
    "answer",
    "are",
    "aren't",
    "argue",
    "argues",
    "argument",
    "as",
    "assertion",
    "assessment",
    "at",
    "audio",
    "automaker",
    "aware",
    "back",
    "badge",
    "bancorp",
    "banner",
    "banners",
    "be",
    "because",
    "been",
    "before",
    "began",
    "begins",
    "being",
    "believe",
    "believes",
    "bikes",
    "billboard",
    "boats",
    "bookmaker",
    "both",
    "brands",
    "brewer",
    "brewing",
    "briefed",
    "brokerage",
    "but",
    "button",
    "by",
    "called",
    "came",
    "cap",
    "capital",
    "caption",
    "carmaker",
    "charge",
    "charity",
    "chemicals",
    "chipmaker",
    "cited",
    "cites",
    "claim",
    "clip",
    "clips",
    "close",
    "co",
    "compared",
    "competitor",
    "conclusion",
    "contention",
    "continue",
    "continued",
    "continues",
    "continuing",
    "count",
    "course",
    "court",
    "day",
    "days",
    "decision",
    "demand",
    "denies",
    "description",
    "despite",
    "developer",
    "did",
    "didn't",
    "distillery",
    "do",
    "does",
    "doesn't",
    "don't",
    "drawing",
    "drugmaker",
    "during",
    "earlier",
    "early",
    "east",
    "energy",
    "entitled",
    "equity",
    "estimate",
    "estimates",
    "estimation",
    "fact",
    "familiar",
    "farms",
    "feeling",
    "few",
    "fewer",
    "figure",
    "finds",
    "flag",
    "following",
    "foods",
    "footage",
    "for",
    "forward",
    "freight",
    "from",
    "games",
    "goes",
    "going",
    "graffiti",
    "had",
    "hadn't",
    "half",
    "has",
    "hasn't",
    "hat",
    "hats",
    "haulage",
    "have",
    "haven't",
    "having",
    "he",
    "headed",
    "headlined",
    "hearing",
    "her",
    "here",
    "him",
    "his",
    "hotels",
    "hour",
    "hours",
    "how",
    "however",
    "i",
    "if",
    "image",
    "images",
    "in",
    "inquest",
    "inquiry",
    "inscription",
    "insist",
    "insists",
    "insurer",
    "involved",
    "is",
    "isn't",
    "it",
    "its",
    "judgement",
    "judgment",
    "jurors",
    "jury",
    "know",
    "knows",
    "labs",
    "last",
    "late",
    "lender",
    "less",
    "like",
    "liked",
    "likes",
    "logistics",
    "loved",
    "loves",
    "majority",
    "manufacturer",
    "many",
    "me",
    "meanwhile",
    "message",
    "metals",
    "mining",
    "minority",
    "minutes",
    "month",
    "months",
    "more",
    "most",
    "move",
    "much",
    "mural",
    "named",
    "neither",
    "never",
    "new",
    "nicknamed",
    "no",
    "nobody",
    "none",
    "nor",
    "north",
    "not",
    "nothing",
    "notice",
    "now",
    "of",
    "on",
    "one",
    "opinion",
    "or",
    "other",
    "others",
    "otherwise",
    "over",
    "own",
    "part",
    "percent",
    "petroleum",
    "pharma",
    "phoned",
    "pictures",
    "placard",
    "placards",
    "plan",
    "plaque",
    "point",
    "policy",
    "position",
    "poster",
    "posters",
    "practice",
    "present",
    "proceeded",
    "prompting",
    "properties",
    "proportion",
    "proposal",
    "publisher",
    "quarter",
    "quoted",
    "quotes",
    "railways",
    "rang",
    "reaction",
    "realty",
    "reckoning",
    "recommendation",
    "recording",
    "reference",
    "reply",
    "research",
    "residential",
    "response",
    "result",
    "retailer",
    "retort",
    "rival",
    "rose",
    "rovers",
    "say",
    "says",
    "several",
    "she",
    "shipping",
    "shirt",
    "shirts",
    "sign",
    "signs",
    "since",
    "so",
    "software",
    "solar",
    "some",
    "south",
    "sparking",
    "started",
    "startup",
    "stepped",
    "sticker",
    "stood",
    "stores",
    "strategies",
    "suggestion",
    "suggests",
    "supplier",
    "swipe",
    "t-shirt",
    "t-shirts",
    "takes",
    "tape",
    "technology",
    "tell",
    "telling",
    "tells",
    "that",
    "the",
    "their",
    "them",
    "then",
    "therapeutics",
    "there",
    "there's",
    "these",
    "they",
    "think",
    "thinks",
    "third",
    "this",
    "those",
    "though",
    "times",
    "titled",
    "to",
    "took",
    "tools",
    "toys",
    "trial",
    "tribunal",
    "turn",
    "turned",
    "unless",
    "until",
    "up",
    "us",
    "used",
    "uses",
    "verdict",
    "video",
    "view",
    "wanderers",
    "warning",
    "was",
    "wasn't",
    "watchdog",
    "we",
    "week",
    "weeks",
    "well",
    "went",
    "were",
    "weren't",
    "west",
    "what",
    "when",
    "where",
    "whereas",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "will",
    "wireless",
    "with",
    "without",
    "words",
    "would",
    "writes",
    "wrote",
    "year",
    "years",
    "yes",
    "yet",
    "you",
];

/// A word's number in the lexicon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Word(u16);

macro_rules! words {
    ($($name:ident = $word:literal),* $(,)?) => {
        impl Word {
            $(pub(crate) const $name: Self = Self::named($word);)*
        }
    };
}

words! {
    A = "a", ACCORDING = "according", ALL = "all", AN = "an", AND = "and", AS = "as", BEEN = "been", BEFORE = "before", BEING = "being", BOTH = "both", BUT = "but", BY = "by", CAME = "came", COURSE = "course", FACT = "fact", FOR = "for", FROM = "from", GOES = "goes", GOING = "going", HAVING = "having", HER = "her", HIS = "his", HOW = "how", IF = "if", IN = "in", IT = "it", ITS = "its", LAST = "last", LIKE = "like", MUCH = "much", NEVER = "never", NO = "no", NOR = "nor", NOT = "not", NOTHING = "nothing", OF = "of", ON = "on", OR = "or", OWN = "own", PART = "part", RESPONSE = "response", SINCE = "since", SO = "so", THAT = "that", THEIR = "their", THEN = "then", THOSE = "those", TIMES = "times", TO = "to", TURN = "turn", WENT = "went", WHAT = "what", WHEREAS = "whereas", WHICH = "which", WHILE = "while", WITH = "with", YOU = "you",
}

impl Word {
    /// No word of the lists.
    pub(crate) const NONE: Self = Self(0);

    /// The word of a number.
    pub(crate) const fn of(number: u16) -> Self {
        Self(number)
    }

    pub(super) const fn number(self) -> u16 {
        self.0
    }

    /// A bit by which sets of words of any number tell most others apart.
    pub(super) const fn bit(self) -> u64 {
        1 << (self.0 % 64)
    }

    /// The number of a named word.
    const fn named(word: &str) -> Self {
        let mut at = 0;
        while at < NAMED.len() {
            if equal(NAMED[at].as_bytes(), word.as_bytes()) {
                return Self(at as u16 + 1);
            }
            at += 1;
        }
        panic!("the word is not among the named ones")
    }
}

/// Several named words, of which a rule asks whether any stands somewhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordSet([u64; NAMED.len() / 64 + 1]);

impl WordSet {
    /// A set of named words. For constants: a word without a number does not compile.
    pub(crate) const fn of(words: &[&str]) -> Self {
        let mut bits = [0; NAMED.len() / 64 + 1];
        let mut at = 0;
        while at < words.len() {
            let number = Word::named(words[at]).0 as usize;
            bits[number / 64] |= 1 << (number % 64);
            at += 1;
        }
        Self(bits)
    }

    /// Both sets.
    pub(crate) const fn or(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < self.0.len() {
            self.0[at] |= other.0[at];
            at += 1;
        }
        self
    }

    #[inline]
    pub(crate) fn has(self, word: Word) -> bool {
        let number = usize::from(word.0);
        self.0.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }
}

/// `==`, which constants cannot use for slices.
const fn equal(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lexicon;

    #[test]
    fn the_lexicon_numbers_named_words_first() {
        for word in NAMED {
            assert_eq!(lexicon().find(word), Word::named(word).0, "{word}");
        }
    }

    #[test]
    fn sets_hold_their_words_and_no_others() {
        let joints = WordSet::of(&["and", "but"]);
        assert!(joints.has(Word::AND) && joints.has(Word::BUT));
        assert!(!joints.has(Word::TO) && !joints.has(Word::NONE) && !joints.has(Word(u16::MAX)));
    }
}
