//! Names in a text: runs of capitalised words, and what each is the name of.

mod kind;
mod titles;

use crate::language::{Shape, Text, Token, TokenKind, is_name_particle, without_possessive};
use crate::lexicon::{Class, Form, Key, Word, WordSet};
use crate::model::Gender;
use kind::{is_organization, kind_of, names_body, phrase_class};
pub(super) use titles::are_letters;
use titles::{behind_office, may_be_titled, without_letters, without_titles};

/// What a name, or a description, is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::attribute) enum Kind {
    Person,
    Organization,
    Place,
    /// A single capitalised word that nothing tells about.
    Unknown,
    /// One person whom the article does not name.
    Unnamed,
    /// What a description is of whose noun no list holds: somebody, more likely than not.
    Described,
    Group,
    Document,
}

/// A run of words that is a name, without its titles.
#[derive(Clone, Copy, Debug)]
pub(in crate::attribute) struct Name {
    pub(in crate::attribute) first: usize,
    pub(in crate::attribute) last: usize,
    pub(in crate::attribute) kind: Kind,
    pub(in crate::attribute) gender: Option<Gender>,
    /// The gender is only that of most people with this given name.
    pub(in crate::attribute) guessed: bool,
    /// A title or role stands before it: tokens `role..first`.
    pub(in crate::attribute) role: usize,
    pub(in crate::attribute) titled: bool,
    /// It stands in a heading whose words nearly all have capitals, so that its borders are a guess.
    pub(in crate::attribute) doubtful: bool,
}

/// A [`Name`] as it is kept for all of an article's, in twenty bytes.
#[derive(Clone, Copy, Debug)]
pub(in crate::attribute) struct Compact {
    first: u32,
    last: u32,
    role: u32,
    kind: Kind,
    gender: Option<Gender>,
    guessed: bool,
    titled: bool,
    doubtful: bool,
}

impl Compact {
    const fn of(name: Name) -> Self {
        let Name { first, last, kind, gender, guessed, role, titled, doubtful } = name;
        let (first, last, role) = (first as u32, last as u32, role as u32);
        Self { first, last, role, kind, gender, guessed, titled, doubtful }
    }

    /// The place of its first token.
    pub(in crate::attribute) const fn first(&self) -> u32 {
        self.first
    }

    /// Whether it has several words.
    pub(in crate::attribute) const fn is_full(&self) -> bool {
        self.last - self.first > 1
    }

    /// The gender that a title before a single word tells.
    pub(in crate::attribute) fn titled_gender(&self) -> Option<Gender> {
        self.gender.filter(|_| self.titled && !self.guessed && !self.is_full())
    }

    pub(in crate::attribute) const fn is_doubtful(&self) -> bool {
        self.doubtful
    }

    pub(in crate::attribute) const fn name(self) -> Name {
        let Self { first, last, role, kind, gender, guessed, titled, doubtful } = self;
        let (first, last, role) = (first as usize, last as usize, role as usize);
        Name { first, last, kind, gender, guessed, role, titled, doubtful }
    }
}

/// The names of the article, in its order.
pub(in crate::attribute) fn names(text: &Text<'_>) -> Vec<Compact> {
    // News prose has a name in ten words.
    let mut names = Vec::with_capacity(text.tokens.len() / 8);
    for block in text.blocks.iter() {
        let heading = block.kind.is_heading();
        let title_case = heading && is_title_case(text, block.first, block.last);
        let mut at = block.first;
        while at < block.last {
            // Nearly all that has a capital can begin a name; a number cannot.
            let Some(plain) = text.tokens[at..block.last].iter().position(|token| token.is_capital()) else {
                break;
            };
            at += plain;
            if !opens_name(text.tokens[at]) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < block.last && goes_on(text, at, end) && !(title_case && is_common(text, end)) {
                end += 1;
            }
            // “de”, “of” are never last.
            while end > at + 1 && !text.tokens[end - 1].is_capital() {
                end -= 1;
            }
            let name = name(text, block.first, at, end, heading);
            names.extend(name.map(|name| Compact::of(Name { doubtful: title_case, ..name })));
            at = end;
        }
    }
    names
}

/// The word of a token as names are compared: without possessive ending, lower case.
#[inline]
pub(in crate::attribute) fn key(text: &Text<'_>, token: usize) -> Key {
    Key::of(without_possessive(text.word(token)))
}

/// As [`key`], to look into the word.
pub(in crate::attribute) fn lower(text: &Text<'_>, token: usize) -> String {
    let mut lower = String::new();
    push_lower(without_possessive(text.word(token)), &mut lower);
    lower
}

/// Appends a word in lower case, with straight apostrophes.
fn push_lower(word: &str, to: &mut String) {
    if word.is_ascii() {
        let start = to.len();
        to.push_str(word);
        to[start..].make_ascii_lowercase();
    } else {
        to.push_str(&word.to_lowercase().replace('’', "'"));
    }
}

/// The last word of a name that is not “Jr.”, “III” or “Ltd”.
#[inline]
pub(in crate::attribute) fn last_of_name(text: &Text<'_>, first: usize, last: usize) -> usize {
    const LONGEST: usize = 4;
    let suffix = |token: usize| text.tokens[token].len() <= LONGEST && is_form(text.word(token));
    (first..last).rev().find(|&token| !suffix(token)).unwrap_or(last - 1)
}

/// What stands behind a name and is left out where it comes again: a numeral, what sons are called, and the forms of firms.
fn is_form(word: &str) -> bool {
    matches!(
        word,
        "AG" | "Co"
            | "Co."
            | "Corp"
            | "GmbH"
            | "Inc"
            | "Inc."
            | "Jr"
            | "Jr."
            | "LLC"
            | "LLP"
            | "Ltd"
            | "Ltd."
            | "NV"
            | "PLC"
            | "Plc"
            | "Pvt"
            | "Sr"
            | "Sr."
            | "plc"
    ) || word.len() > 1 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

/// “Republican National Committee” → “rnc”
pub(in crate::attribute) fn acronym(text: &Text<'_>, first: usize, last: usize) -> Option<Key> {
    let mut initials = String::with_capacity(last - first);
    for token in text.tokens[first..last].iter().filter(|token| token.is_capital()) {
        initials.extend(token.text(text.text).chars().next());
    }
    initials.chars().nth(1).is_some().then(|| Key::of(&initials))
}

/// The gender that the lists give a title, role or given name.
pub(in crate::attribute) fn gender_of(classes: Class) -> Option<Gender> {
    if classes.has(Class::PRONOUN) {
        return None;
    }
    match (classes.has(Class::MALE), classes.has(Class::FEMALE)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// Whether two known genders differ.
pub(in crate::attribute) const fn clash(one: Option<Gender>, other: Option<Gender>) -> bool {
    matches!(
        (one, other),
        (Some(Gender::Male), Some(Gender::Female)) | (Some(Gender::Female), Some(Gender::Male))
    )
}

/// Two thirds of the words of four letters and more begin with a capital.
fn is_title_case(text: &Text<'_>, first: usize, last: usize) -> bool {
    let long =
        || text.tokens[first..last].iter().filter(|token| token.is_word() && token.end() - token.start() > 3);
    long().filter(|token| token.is_capital()).count() * 3 >= long().count() * 2
}

/// A word that the lists hold and that is no name: in “Orr Says Harbour Is Full” it ends the name.
fn is_common(text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens[at];
    let entry = token.entry();
    let name = Class::GIVEN_NAME
        | Class::PLACE
        | Class::COUNTRY
        | Class::ORGANIZATION
        | Class::ORG_SUFFIX
        | Class::TITLE;
    let noun = Class::ROLE | Class::INSTITUTION | Class::NATIONALITY | Class::FIELD | Class::PHRASE_START;
    // “Hilda Park Says No”, “Donald Trump”: what only could be an infinitive is somebody's name behind a given one.
    let bare = entry.verb.is_some_and(|(_, form)| form == Form::BASE);
    if bare && text.tokens[at - 1].is(Class::GIVEN_NAME) && (at == 1 || !text.tokens[at - 2].is_capital()) {
        return false;
    }
    !entry.classes.has(name) && (entry.verb.is_some() || !entry.classes.without(noun).is_empty())
}

/// A capitalised word that can begin a name.
const fn opens_name(token: Token) -> bool {
    token.is_capital() && token.is_word() && !matches!(token.kind, TokenKind::Number)
}

/// The token at `at` goes on the name that began at `first`.
fn goes_on(text: &Text<'_>, first: usize, at: usize) -> bool {
    let token = text.tokens[at];
    let before = text.tokens[at - 1];
    if token.kind == TokenKind::Quote || before.kind == TokenKind::Quote {
        return quote_goes_on(text, first, at);
    }
    // “Harrow | & Finch”
    if token.kind == TokenKind::Symbol {
        let named = text.tokens.get(at + 1).is_some_and(|&next| opens_name(next));
        return named && text.word(at) == "&" && !before.is_possessive(text.text);
    }
    if before.kind == TokenKind::Symbol {
        return true;
    }
    if !token.is_word() {
        return false;
    }
    if token.is_capital() {
        let whole = || !before.is_possessive(text.text) || is_whose_body(text, first, at - 1, at);
        return capital_goes_on(text, first, at) && whole();
    }
    may_tie(text, token) && !before.is_possessive(text.text) && ties(text, first, at)
}

/// “Farmers’ | Federation”, “Women’s | Institute”, “St Mary’s | Hospital”: a body at `body` that is called after those, or
/// the saint, whose the possessive at `owner` tells it is; but “Orr’s Campaign”.
#[cold]
fn is_whose_body(text: &Text<'_>, first: usize, owner: usize, body: usize) -> bool {
    let word = text.word(owner);
    let named = |at: usize| text.tokens.get(at).is_some_and(|&next| opens_name(next));
    let is_body = named(body) && text.tokens[body].is(Class::ORG_SUFFIX | Class::INSTITUTION);
    if !is_body {
        return false;
    }
    if body == owner + 2 {
        // “Sanders’ Campaign”, but “the National Growers’ Council”
        let person = |at: usize| text.tokens[at].is(Class::GIVEN_NAME | Class::TITLE | Class::ROLE);
        let many = text.tokens[owner].is(Class::ROLES | Class::NATIONALS)
            || owner > first && !(first..=owner).any(person);
        return many && word.ends_with('s') && matches!(text.word(owner + 1), "'" | "’");
    }
    let saint = || owner > first && matches!(text.word(owner - 1), "St" | "St." | "Saint");
    let whose = without_possessive(word);
    matches!(whose, "Children" | "King" | "Men" | "People" | "Queen" | "Women") || saint()
}

/// The word with a capital at `at` goes on the name that began at `first` and ends before it.
#[inline]
fn capital_goes_on(text: &Text<'_>, first: usize, at: usize) -> bool {
    let (before, token) = (text.tokens[at - 1], text.tokens[at]);
    let classes = token.classes();
    let ends = classes.has(Class::SUBJECT | Class::MONTH | Class::WEEKDAY) && token.shape() == Shape::Capital;
    if ends {
        // “Theresa May said”, but “Orr, with Theresa May 5”; “Li Jun said”
        let number = || text.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
        let given = || at > first + 1 && text.tokens[at - 2].is(Class::GIVEN_NAME);
        let short = || token.len() == 3 && before.classes().is_plain() && !given();
        let day = classes.has(Class::MONTH | Class::WEEKDAY);
        // “Hon. Sunday | Idise”, “Chief Friday | Eze”
        let titled =
            || before.is(Class::TITLE) && text.tokens.get(at + 1).is_some_and(|&next| opens_name(next));
        return day
            && (before.is(Class::GIVEN_NAME) || short() || titled())
            && !number()
            && ends_no_sentence(text, before);
    }
    ends_no_sentence(text, before)
}

/// Whether a word without a capital is one that can stand within a name: hardly any that follows a name is.
#[inline]
fn may_tie(text: &Text<'_>, token: Token) -> bool {
    const LONGEST: usize = 5;
    let first = text.text.as_bytes()[token.start()];
    token.len() <= LONGEST
        && matches!(first, b'a' | b'b' | b'd'..=b'f' | b'i' | b'l' | b'o' | b't' | b'v' | b'y')
        && {
            let word = token.text(text.text);
            matches!(word, "of" | "for" | "on" | "to" | "a" | "an" | "the" | "our" | "and")
                || is_name_particle(word)
        }
}

/// The word without a capital at `at` goes on the name that began at `first`, with what stands behind it.
fn ties(text: &Text<'_>, first: usize, at: usize) -> bool {
    let before = text.tokens[at - 1];
    let is_name = |at: usize| text.tokens.get(at).is_some_and(|token| token.is_capital());
    // “Bank of America”, “Center for Budget Policy”, but “President of Azerbaijan” is a role.
    let ties = || {
        matches!(text.word(at), "of" | "for" | "on")
            && text.tokens[first..at]
                .iter()
                .any(|token| token.is(Class::ORG_SUFFIX | Class::INSTITUTION | Class::ORGANIZATION))
            && !before.is(Class::ROLE | Class::TITLE)
    };
    let article =
        |at: usize| text.tokens.get(at).is_some() && matches!(text.word(at), "a" | "an" | "the" | "our");
    if is_name(at + 1) {
        // “Center for the | Study”
        let inside = || at > first && article(at) && matches!(text.word(at - 1), "of" | "for" | "to");
        // “Securities and | Exchange Commission”
        let fields =
            || text.word(at) == "and" && before.is(Class::FIELD) && text.tokens[at + 1].is(Class::FIELD);
        // “Alliance to | Mend Our Bridges”
        let aim = || {
            text.word(at) == "to"
                && before.is(Class::ORG_SUFFIX | Class::INSTITUTION)
                && text.tokens[at + 1].entry().classes.is_plain()
        };
        return ties() || inside() || fields() || aim() || is_name_particle(text.word(at));
    }
    // “Center for | the Study”, “von | der Leyen”
    is_name(at + 2)
        && (article(at + 1) && ties()
            || is_name_particle(text.word(at)) && is_name_particle(text.word(at + 1)))
}

/// The mark at `at`, or before it, stands within a name: “Robert “Bobby” Scott”, “Farmers’ Union”.
#[inline(never)]
fn quote_goes_on(text: &Text<'_>, first: usize, at: usize) -> bool {
    let mark = if text.tokens[at].kind == TokenKind::Quote { at } else { at - 1 };
    let attached = || mark > first && text.tokens[mark - 1].end() == text.tokens[mark].start();
    is_nickname(text, first, at) || attached() && is_whose_body(text, first, mark - 1, mark + 1)
}

/// “Robert C. “Bobby” Scott”: token `at` is the nickname in quotation marks, one of the marks, or the name behind them.
fn is_nickname(text: &Text<'_>, first: usize, at: usize) -> bool {
    let is_mark = |at: usize| text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Quote);
    let is_name = |at: usize| {
        text.tokens.get(at).is_some_and(|token| token.is_capital() && token.kind == TokenKind::Word)
    };
    // The opening mark stands at one of the three places before `at`, or there.
    (at.saturating_sub(3)..=at).any(|open| {
        open > first && is_mark(open) && is_name(open + 1) && is_mark(open + 2) && is_name(open + 3)
    })
}

fn ends_no_sentence(text: &Text<'_>, token: Token) -> bool {
    !(token.kind == TokenKind::AbbreviationMayEnd && text.ends_sentence(token))
}

/// What a word that begins a sentence with a capital can be, and no name begins with.
const FUNCTION: Class = Class::DETERMINER
    .or(Class::PRONOUN)
    .or(Class::SUBJECT)
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::SUBORDINATOR)
    .or(Class::WH)
    .or(Class::AUXILIARY)
    .or(Class::ADVERB)
    .or(Class::TIME)
    .or(Class::NUMBER)
    .or(Class::POSSESSIVE);

/// The word at `at`, before `last`, is no part of a name that follows: “The | Orr”, “On Monday | Orr”.
fn is_function(text: &Text<'_>, block: usize, at: usize, last: usize) -> bool {
    let token = text.tokens[at];
    let classes = token.classes();
    if !classes.has(FUNCTION.or(Class::WEEKDAY).or(Class::MONTH)) {
        return false;
    }
    // “at Zero Wall”: within a sentence a number with a capital is part of a name.
    if classes.has(Class::NUMBER) && at + 1 < last && at > block && !opens_clause(text, at) {
        return false;
    }
    // “The | All India Federation”
    let article = || at > block && text.tokens[at - 1].is(Class::DEFINITE);
    if classes.has(Class::DETERMINER) && at + 1 < last && article() && token.word() == Word::ALL {
        return false;
    }
    if classes.has(Class::WEEKDAY | Class::MONTH) && !classes.has(Class::GIVEN_NAME) {
        return true;
    }
    // “In Ashford, Will Orr said”
    let named_will = || {
        classes.has(Class::AUXILIARY)
            && at + 1 < last
            && at > block
            && !matches!(text.tokens[at - 1].kind, TokenKind::Quote | TokenKind::Colon)
            && !text.starts_sentence(at)
    };
    classes.has(FUNCTION)
        && !classes.has(Class::GIVEN_NAME | Class::TITLE | Class::ORGANIZATION)
        && token.shape() != Shape::Upper
        && !named_will()
}

/// A run without what is no part of a name: function words at a sentence's start, titles, roles, nationalities.
fn name(text: &Text<'_>, block: usize, first: usize, last: usize, heading: bool) -> Option<Name> {
    let mut first = first + usize::from(is_opening_verb(text, first, last));
    while first < last
        && (is_function(text, block, first, last) || is_opening_participle(text, block, first, last))
    {
        first += 1;
    }
    if first == last {
        return None;
    }
    // “Rival | Northgate Systems”, “Brokerage | Harrow & Finch”
    if last - first > 2 && TRADES.has(text.tokens[first].entry_number()) && opens_clause(text, first) {
        first += 1;
    }
    first = behind_office(text, block, first, last);
    let last = without_letters(text, first, last);
    if first == last {
        return None;
    }
    // “His Excellency” is no name but all of the source.
    if last - first == 1
        && first > block
        && text.tokens[first - 1].is(Class::POSSESSIVE)
        && STYLES.contains(&text.word(first))
    {
        return None;
    }
    // “Dean of students”
    let office = || text.tokens[first].is(Class::ROLE | Class::TITLE);
    if last - first == 1 && office() && text.tokens.get(last).is_some_and(|_| text.word(last) == "of") {
        return None;
    }
    if last - first == 1 && is_common_noun(text, first) && (heading || text.starts_sentence(first)) {
        return None;
    }
    // What any of its words can be: most names are of words that the lists do not hold, and most rules have nothing to ask.
    let any = text.tokens[first..last].iter().fold(Class::default(), |any, token| any | token.classes());
    let phrase =
        if any.has(Class::PHRASE_START) { phrase_class(text, first, last) } else { Class::default() };
    let organization = is_organization(text, first, last, any | phrase, phrase);
    let (name_first, titled, title_gender) = match organization {
        false if may_be_titled(text, any, first, last) => without_titles(text, first, last),
        _ => (first, false, None),
    };
    // “President”, “the Minister”: a title alone names nobody; “the SEC” is no secretary.
    let letters =
        || text.tokens[last - 1].shape() == Shape::Upper && text.tokens[last - 1].is(Class::ORGANIZATION);
    let (name_first, titled) = match name_first == last {
        true if letters() => (first, false),
        true => return None,
        false => (name_first, titled),
    };
    let role = crate::attribute::roles::role_start(text, block, first);
    let titled = titled || (role..first).any(|at| text.tokens[at].is(Class::TITLE | Class::ROLE));
    // “President Obama | Speech”
    let event = |at: usize| {
        text.tokens[at].is(Class::SETTING | Class::DOCUMENT) && !text.tokens[at].is(Class::GIVEN_NAME)
    };
    let last = if titled && last - name_first == 2 && event(last - 1) { last - 1 } else { last };
    // “Opposition | Kisan Dal (KD)”
    let name_first = match text.tokens.get(last) {
        Some(token) if token.kind == TokenKind::Open && !titled => {
            short_form(text, last).and_then(|_| spelled_out(text, name_first, last)).unwrap_or(name_first)
        }
        _ => name_first,
    };
    let (phrase, organization) = if name_first == first {
        (phrase, organization)
    } else {
        let phrase = phrase_class(text, name_first, last);
        (phrase, is_organization(text, name_first, last, any | phrase, phrase))
    };
    let kind =
        if organization { Kind::Organization } else { kind_of(text, name_first, last, any, titled, phrase) };
    let kind = match kind {
        Kind::Person
            if !titled && first > block && last - first > 1 && is_called(text, first, name_first) =>
        {
            Kind::Unknown
        }
        Kind::Person | Kind::Unknown if !titled && names_body(text, block, name_first, last) => {
            Kind::Organization
        }
        Kind::Unknown if titled => Kind::Person,
        // “the ‘Chip Shop End’” is what something is called.
        Kind::Person if !titled && in_marks(text, first, last) => Kind::Unknown,
        kind => kind,
    };
    let token = text.tokens[name_first];
    // “Warren” alone is a family name as well.
    let given = kind == Kind::Person && token.is(Class::GIVEN_NAME) && last - name_first > 1;
    let given = given.then(|| gender_of(token.entry().classes)).flatten();
    // “Mr Poe’s wife | Ada” is no mister.
    let own =
        (role..first).rev().find(|&at| text.tokens[at].is_possessive(text.text)).map_or(role, |at| at + 1);
    let role_gender = || (own..first).find_map(|at| gender_of(text.tokens[at].entry().classes));
    let guessed = title_gender.is_none() && given.is_some();
    let gender = title_gender.or(given).or_else(role_gender);
    Some(Name { first: name_first, last, kind, gender, guessed, role, titled, doubtful: false })
}

/// “The | Long Paddock” is a book.
#[inline]
fn is_called(text: &Text<'_>, first: usize, name: usize) -> bool {
    let article = text.tokens[first - 1].is(Class::DEFINITE) && text.word(first - 1) == "The";
    article && name == first && !text.tokens[first].is(Class::GIVEN_NAME)
}

/// A sentence or quotation begins with the token at `at`, which has a capital for that alone.
fn opens_clause(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| text.tokens[before].kind);
    matches!(before, None | Some(TokenKind::Quote | TokenKind::Colon)) || text.starts_sentence(at)
}

/// What a firm is called by before its name, where that opens a sentence.
const TRADES: WordSet = WordSet::of(&[
    "airline",
    "automaker",
    "bookmaker",
    "brewer",
    "brokerage",
    "carmaker",
    "charity",
    "chipmaker",
    "competitor",
    "developer",
    "drugmaker",
    "insurer",
    "lender",
    "manufacturer",
    "publisher",
    "retailer",
    "rival",
    "startup",
    "supplier",
    "watchdog",
]);

/// What those who hold high office are addressed by.
const STYLES: [&str; 8] =
    ["Eminence", "Excellency", "Grace", "Highness", "Holiness", "Lordship", "Majesty", "Worship"];

/// “Said | Orr: …”, “Says | Ada Orr, who …”: a verb that opens a sentence before its subject; Said Orr has one behind him.
fn is_opening_verb(text: &Text<'_>, first: usize, last: usize) -> bool {
    let token = text.tokens[first];
    let reports = |form: Form| form.has(Form::PAST.or(Form::PRESENT_S));
    let behind = || text.tokens.get(last).map(|next| next.kind);
    last - first > 1
        && matches!(behind(), Some(TokenKind::Colon | TokenKind::Comma | TokenKind::Quote))
        && opens_clause(text, first)
        && token.shape() == Shape::Capital
        && token.entry().verb.is_some_and(|(_, form)| reports(form))
}

/// “Born | Eugene Hallow in Leeds, he …”, “Asked | Ada Orr”: a participle that opens a sentence is no part of the name.
fn is_opening_participle(text: &Text<'_>, block: usize, at: usize, last: usize) -> bool {
    if at + 2 >= last {
        return false;
    }
    let token = text.tokens[at];
    let participle = token.entry().verb.is_some_and(|(_, form)| form.has(Form::PARTICIPLE.or(Form::ING)))
        || text.is_word(at, "born");
    participle
        && (at == block || opens_clause(text, at))
        && !token.is(Class::GIVEN_NAME | Class::TITLE | Class::ROLE | Class::ORGANIZATION)
        && text.tokens[at + 1].is(Class::GIVEN_NAME)
}

/// “Kisan Dal (KD)”: the token of the letters that stand for the name in parentheses behind it, at `open`.
pub(in crate::attribute) fn short_form(text: &Text<'_>, open: usize) -> Option<usize> {
    let token = text.tokens.get(open + 1)?;
    let word = text.word(open + 1);
    let closes = |at: usize| text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Close);
    let letters =
        token.shape() == Shape::Upper && (2..=7).contains(&word.len()) && token.kind == TokenKind::Word;
    (letters && text.tokens[open].kind == TokenKind::Open && closes(open + 2)).then_some(open + 1)
}

/// The first of the words before the parenthesis at `open` whose initials are its letters.
fn spelled_out(text: &Text<'_>, first: usize, open: usize) -> Option<usize> {
    let letters = key(text, open + 1);
    (first..open - 1).find(|&start| acronym(text, start, open) == Some(letters.clone()))
}

/// All of it, and nothing else, stands in quotation marks.
fn in_marks(text: &Text<'_>, first: usize, last: usize) -> bool {
    let is_mark = |at: usize| text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Quote);
    first.checked_sub(1).is_some_and(is_mark) && is_mark(last)
}

/// A lone capital at a sentence's start that the lists know as a common word.
fn is_common_noun(text: &Text<'_>, at: usize) -> bool {
    let entry = text.tokens[at].entry();
    let nouns = Class::ROLE
        | Class::ROLES
        | Class::VERB
        | Class::ADJECTIVE
        | Class::DOCUMENT
        | Class::DOCUMENTS
        | Class::INSTITUTION
        | Class::INSTITUTIONS
        | Class::COLLECTIVE
        | Class::NATIONALS;
    !entry.classes.has(Class::GIVEN_NAME | Class::COUNTRY | Class::PLACE | Class::ORGANIZATION)
        && (entry.verb.is_some() || entry.classes.has(nouns))
}
