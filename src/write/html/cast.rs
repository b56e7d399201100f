//! Who speaks: a label and a look for each, and how much each says.

use std::collections::HashMap;
use std::ops::AddAssign;

use crate::model::{Record, SpeakerId, SpeakerKind, SpeakerRef, Statement, StatementKind, StatementRef};
use crate::span::Span;

/// The speakers of a record with their statements, and last the voice of those statements that have no speaker.
pub(super) struct Cast<'r> {
    voices: Vec<Voice<'r>>,
}

/// One who speaks.
pub(super) struct Voice<'r> {
    /// `None`: nobody was found.
    pub(super) speaker: Option<SpeakerRef<'r>>,
    pub(super) statements: Vec<StatementRef<'r>>,
    pub(super) said: Tally,
    /// One or two letters of the name, and a number where two speakers share them.
    pub(super) label: String,
    /// The classes of the style sheet that give it colour and pattern.
    pub(super) look: String,
}

/// Colours of the style sheet (`.c0` …), each of which [`PATTERNS`] tell apart again where there are more speakers.
const COLOURS: usize = 7;
/// Patterns of the style sheet: none, `.p1` …
const PATTERNS: usize = 4;
/// Who said it when nobody was found.
pub(super) const NOBODY: &str = "Speaker not found";

impl<'r> Cast<'r> {
    pub(super) fn of(record: &'r Record) -> Self {
        let speakers = record.speakers().map(Some).chain([None]);
        let mut voices: Vec<_> = speakers.map(Voice::silent).collect();
        let nobody = voices.len() - 1;
        for statement in record.statements() {
            let index = statement.speaker().map_or(nobody, |speaker| speaker.id().0 as usize);
            voices[index].statements.push(statement);
        }
        for voice in &mut voices {
            voice.said = Tally::of(&voice.statements, &record.article.text);
        }
        let mut cast = Self { voices };
        cast.label();
        cast.colour();
        cast
    }

    /// The voice of a speaker, or of nobody.
    pub(super) fn voice(&self, speaker: Option<SpeakerId>) -> &Voice<'r> {
        let nobody = self.voices.len() - 1;
        &self.voices[speaker.map_or(nobody, |id| (id.0 as usize).min(nobody))]
    }

    /// Speakers by how much they say, most first; nobody last, and only where something is said by nobody.
    pub(super) fn by_words(&self) -> Vec<&Voice<'r>> {
        let (nobody, speakers) = self.voices.split_last().expect("nobody is always there");
        let mut voices: Vec<_> = speakers.iter().collect();
        voices.sort_by_key(|voice| (usize::MAX - voice.said.words(), usize::MAX - voice.said.statements()));
        voices.extend(Some(nobody).filter(|voice| !voice.statements.is_empty()));
        voices
    }

    /// What all say.
    pub(super) fn said(&self) -> Tally {
        let mut all = Tally::default();
        self.voices.iter().for_each(|voice| all += voice.said);
        all
    }

    fn label(&mut self) {
        let mut used = HashMap::<String, u32>::new();
        for voice in &mut self.voices {
            let label = voice.speaker.map_or_else(|| "?".to_owned(), |speaker| initials(speaker.name()));
            let count = used.entry(label.clone()).or_default();
            *count += 1;
            voice.label = if *count == 1 { label } else { format!("{label}{count}") };
        }
    }

    /// Who says most gets the plain colours.
    fn colour(&mut self) {
        let mut order: Vec<_> = (0..self.voices.len() - 1).collect();
        order.sort_by_key(|&index| usize::MAX - self.voices[index].said.words());
        for (place, index) in order.into_iter().enumerate() {
            let (colour, pattern) = (place % COLOURS, place / COLOURS % PATTERNS);
            self.voices[index].look =
                if pattern == 0 { format!("c{colour}") } else { format!("c{colour} p{pattern}") };
        }
    }
}

impl<'r> Voice<'r> {
    fn silent(speaker: Option<SpeakerRef<'r>>) -> Self {
        let (label, look) = (String::new(), "c-none".to_owned());
        Self { speaker, statements: Vec::new(), said: Tally::default(), label, look }
    }

    pub(super) fn name(&self) -> &'r str {
        self.speaker.map_or(NOBODY, |speaker| speaker.name())
    }

    /// The name of its entry in the list of speakers.
    pub(super) fn anchor(&self) -> String {
        self.speaker.map_or("p0".to_owned(), |speaker| format!("p{}", speaker.id().0 + 1))
    }
}

/// The first letters of a name's first and last word; of a single word its first two.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    let first = |word: &str| word.chars().find(|char| char.is_alphabetic());
    let letters: String = match (words.next(), words.next_back()) {
        (Some(one), Some(other)) => first(one).into_iter().chain(first(other)).collect(),
        (Some(only), None) => only.chars().filter(|char| char.is_alphabetic()).take(2).collect(),
        (None, _) => return "#".to_owned(),
    };
    letters.to_uppercase()
}

/// How much is said: direct, mixed and indirect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    statements: [usize; 3],
    words: [usize; 3],
}

/// In the order of a [`Tally`].
pub(super) const KINDS: [StatementKind; 3] =
    [StatementKind::Direct, StatementKind::Mixed, StatementKind::Indirect];

impl Tally {
    /// Statements in the order of the text. Words within two of them count once, for the outer one.
    fn of(statements: &[StatementRef<'_>], text: &str) -> Self {
        let mut tally = Self::default();
        let mut parts: Vec<(Span, StatementKind)> = Vec::new();
        for statement in statements {
            let Statement { kind, content, .. } = &**statement;
            tally.statements[*kind as usize] += 1;
            parts.extend(content.iter().map(|&span| (span, *kind)));
        }
        parts.sort_by_key(|(span, _)| (span.start(), usize::MAX - span.end()));
        let mut at = 0;
        for (span, kind) in parts {
            let from = span.start().max(at);
            if from < span.end() {
                tally.words[kind as usize] += words(Span::new(from, span.end()).of(text));
                at = span.end();
            }
        }
        tally
    }

    pub(super) fn statements(&self) -> usize {
        self.statements.iter().sum()
    }

    pub(super) fn words(&self) -> usize {
        self.words.iter().sum()
    }

    pub(super) fn statements_of(&self, kind: StatementKind) -> usize {
        self.statements[kind as usize]
    }

    pub(super) fn words_of(&self, kind: StatementKind) -> usize {
        self.words[kind as usize]
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        for kind in KINDS.map(|kind| kind as usize) {
            self.statements[kind] += other.statements[kind];
            self.words[kind] += other.words[kind];
        }
    }
}

/// Words as an editor counts them: between white space, with a letter or digit.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// A number with its thousands apart. Four digits stay together, as in print: most are years.
pub(super) fn grouped(number: impl ToString) -> String {
    let text = number.to_string();
    let sign = text.len() - text.trim_start_matches('-').len();
    let whole = text[sign..].find(|char: char| !char.is_ascii_digit()).map_or(text.len(), |at| sign + at);
    let mut out = text[..sign].to_owned();
    for (at, digit) in text[sign..whole].chars().enumerate() {
        if at > 0 && (whole - sign - at).is_multiple_of(3) && whole - sign > 4 {
            out.push(',');
        }
        out.push(digit);
    }
    out + &text[whole..]
}

/// A number of things, in the singular or plural.
pub(super) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(number))
}

/// Forms of address, which tell nothing of what somebody is.
const COURTESY: &[&str] = &["Miss", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mx", "Mx."];

/// What the article says the speaker is: roles and affiliations, each once.
pub(super) fn roles<'r>(speaker: SpeakerRef<'r>) -> Vec<&'r str> {
    let affiliations = speaker.affiliations.iter().map(|&span| speaker.words(span));
    let mut roles = Vec::new();
    for words in speaker.role_texts().chain(affiliations) {
        if !words.is_empty() && !COURTESY.contains(&words) && !roles.contains(&words) {
            roles.push(words);
        }
    }
    roles
}

/// A kind of speaker, for people.
pub(super) fn kind_name(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organization => "organisation",
        SpeakerKind::Group => "group",
        SpeakerKind::Unnamed => "unnamed person",
        SpeakerKind::Document => "document",
    }
}

/// A kind of statement, for people.
pub(super) fn statement_kind_name(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Direct => "direct",
        StatementKind::Mixed => "mixed",
        StatementKind::Indirect => "indirect",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(text: &str) -> Record {
        crate::analyze(crate::read_text(text).unwrap())
    }

    #[test]
    fn labels_are_initials_and_never_the_same() {
        assert_eq!(initials("Ada Quill"), "AQ");
        assert_eq!(initials("Roberta d’Entremont-Hale"), "RD");
        assert_eq!(initials("Opponents"), "OP");
        assert_eq!(initials("«41»"), "#");
        let record = record("“No,” said Ada Quill. “Yes,” said Abel Quist. “Perhaps,” said Ben Okafor.");
        let cast = Cast::of(&record);
        let labels: Vec<_> = cast.voices.iter().map(|voice| voice.label.as_str()).collect();
        assert_eq!(labels, ["AQ", "AQ2", "BO", "?"]);
    }

    #[test]
    fn thousands_stand_apart() {
        let decimal = |text: &str| grouped(text.parse::<crate::Decimal>().unwrap());
        assert_eq!(decimal("1200000"), "1,200,000");
        assert_eq!(decimal("-15000.25"), "-15,000.25");
        assert_eq!(grouped(1850), "1850");
    }

    #[test]
    fn forms_of_address_are_no_roles() {
        let text = "“No,” said Mr. Ben Okafor. “Yes,” said Mayor Ada Quill. “Never,” said Mr. Okafor.";
        let record = record(text);
        let all: Vec<_> = record.speakers().map(roles).collect();
        assert_eq!(all, [vec![], vec!["Mayor"]]);
    }

    #[test]
    fn words_are_counted_once_a_speaker() {
        let record = record("“We turned away 41 ships — in May,” said Ada Quill. She said it would rain.");
        let said = Cast::of(&record).said();
        assert_eq!((said.statements(), said.words()), (2, 10));
        assert_eq!((said.words_of(StatementKind::Direct), said.words_of(StatementKind::Indirect)), (7, 3));
        let mut inner = record.statements[0].clone();
        inner.content = vec![Span::new(3, 12)];
        let mut nested = record.clone();
        nested.statements.insert(1, inner);
        assert_eq!(Cast::of(&nested).said().words(), 10);
    }

    #[test]
    fn the_most_talkative_get_the_plain_colours() {
        let speakers =
            (0..9).map(|at| format!("“{}”, said Ada Q{}.", "word ".repeat(at + 1), "uill".repeat(at + 1)));
        let text: Vec<_> = speakers.collect();
        let record = record(&text.join(" "));
        let cast = Cast::of(&record);
        let looks: Vec<_> = cast.by_words().iter().map(|voice| voice.look.clone()).collect();
        assert_eq!(looks.len(), 9);
        assert_eq!((looks[0].as_str(), looks[6].as_str(), looks[7].as_str()), ("c0", "c6", "c0 p1"));
    }
}
