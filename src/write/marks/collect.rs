//! What there is to mark: of a record its findings, of an article the names and quotations that it came with.

use std::collections::{HashMap, HashSet};

use crate::language::Text;
use crate::model::marking::name;
use crate::model::{
    Article, BlockKind, Concept, ConceptKind, Cue, MentionForm, Period, Quantity, Record, SpeakerKind,
    Statement, StatementKind, TimeExpression,
};
use crate::span::Span;
use crate::write::Story;
use crate::write::marks::Format;
use crate::xml::Writer;

/// Words that are to be marked.
pub(super) struct Mark<'a> {
    pub(super) span: Span,
    pub(super) wish: Wish<'a>,
    /// What it is, in words for people and style sheets.
    class: Vec<String>,
    /// Whether a record found it. It is written wherever words are, has an identifier, and is read back; what is marked
    /// beside gives way to it.
    pub(super) is_found: bool,
}

/// What words are to be marked as.
#[derive(Clone, Debug)]
pub(in crate::write) enum Wish<'a> {
    Span,
    Anchor,
    Quote(Option<&'a str>),
    Person,
    Organization,
    Function,
    Cue(&'a Cue),
    Thing(&'a Concept),
    Place,
    Time(Option<String>),
    Number(&'a str),
    Money(&'a str),
}

impl Wish<'_> {
    pub(super) fn element(&self) -> &'static str {
        match self {
            Self::Span => "span",
            Self::Anchor => super::ANCHOR,
            Self::Quote(_) => "q",
            Self::Person => "person",
            Self::Organization => "org",
            Self::Function => "function",
            Self::Cue(_) => "classifier",
            Self::Thing(concept) => element(concept).unwrap_or("classifier"),
            Self::Place => "location",
            Self::Time(_) => "chron",
            Self::Number(_) => "num",
            Self::Money(_) => "money",
        }
    }

    /// Of two for the same words the higher is taken: what has a code, then names, and so on down to what any words may be.
    fn rank(&self) -> u8 {
        match self {
            Self::Thing(concept) if concept.code.is_some() => 6,
            Self::Person | Self::Organization => 5,
            Self::Thing(_) | Self::Place => 4,
            Self::Function => 3,
            Self::Cue(_) | Self::Quote(_) => 2,
            Self::Time(_) | Self::Number(_) | Self::Money(_) => 1,
            Self::Anchor | Self::Span => 0,
        }
    }
}

impl Mark<'_> {
    /// Writes the attributes of an element that was opened for it.
    pub(super) fn attributes(&self, element: &str, id: Option<&str>, out: &mut Writer) {
        out.attribute_if("id", id);
        // NITF's `function` has none.
        if element != "function" && id.is_some() && !self.class.is_empty() {
            out.attribute("class", &self.class.join(" "));
        }
        if element != self.wish.element() {
            return;
        }
        match &self.wish {
            Wish::Quote(source) => {
                out.attribute_if("quote-source", *source);
            }
            Wish::Cue(cue) => {
                out.attribute("type", "cue").attribute("value", &cue.lemma);
            }
            Wish::Thing(concept) => code(concept, out),
            Wish::Time(norm) => {
                out.attribute_if("norm", norm.as_deref());
            }
            Wish::Number(unit) => {
                out.attribute_if("units", Some(*unit).filter(|unit| !unit.is_empty()));
            }
            Wish::Money(currency) => {
                out.attribute("unit", currency);
            }
            Wish::Span | Wish::Anchor | Wish::Person | Wish::Organization | Wish::Function | Wish::Place => {}
        }
    }
}

/// Where to find the marks of what was found.
#[derive(Default)]
pub(super) struct Collected {
    /// The mark of each part of each statement's content.
    pub(super) contents: Vec<Vec<Option<usize>>>,
    /// Of other words: one mark for the same words, whatever they are.
    pub(super) words: HashMap<Span, usize>,
}

/// All marks of a story; of equal spans the outer first.
pub(super) fn collect(story: Story<'_>, format: Format) -> (Vec<Mark<'_>>, Collected) {
    let mut collector = Collector {
        article: story.article,
        format,
        marks: Vec::new(),
        collected: Collected::default(),
        quoted: HashSet::new(),
    };
    if let Some(record) = story.record {
        collector.record(record);
    }
    if format == Format::Nitf {
        if let Some(record) = story.record {
            collector.quoted_parts(record);
        }
        collector.article();
        if let Some(record) = story.record {
            collector.figures(record);
        }
    }
    (collector.marks, collector.collected)
}

struct Collector<'a> {
    article: &'a Article,
    format: Format,
    marks: Vec<Mark<'a>>,
    collected: Collected,
    /// What is marked as a quotation already.
    quoted: HashSet<Span>,
}

impl<'a> Collector<'a> {
    fn push(&mut self, span: Span, wish: Wish<'a>, class: Vec<String>, is_found: bool) -> usize {
        let wish = if self.format == Format::Html { Wish::Span } else { wish };
        self.marks.push(Mark { span, wish, class, is_found });
        self.marks.len() - 1
    }

    /// The span without the white space at its ends, if it is one of words.
    fn checked(&self, span: Span) -> Option<Span> {
        let span = span.trimmed(&self.article.text);
        (!span.of(&self.article.text).is_empty()).then_some(span)
    }

    /// Marks words that may be several things at once: one element says all of them.
    fn words(&mut self, span: Span, wish: Wish<'a>, class: Option<String>, is_found: bool) {
        let Some(span) = self.checked(span) else { return };
        let Some(&known) = self.collected.words.get(&span) else {
            let mark = self.push(span, wish, class.into_iter().collect(), is_found);
            self.collected.words.insert(span, mark);
            return;
        };
        let mark = &mut self.marks[known];
        mark.is_found |= is_found;
        mark.class.extend(class.filter(|class| !mark.class.contains(class)));
        if wish.rank() > mark.wish.rank() && self.format == Format::Nitf {
            mark.wish = wish;
        }
    }

    fn record(&mut self, record: &'a Record) {
        for statement in &record.statements {
            let contents = statement.content.iter().map(|&span| self.content(span, statement, record));
            let contents = contents.collect();
            self.collected.contents.push(contents);
        }
        for statement in &record.statements {
            if let Some(cue) = &statement.cue {
                self.words(cue.span, Wish::Cue(cue), Some("cue".to_owned()), true);
            }
            if let Some(source) = statement.source {
                self.words(source, Wish::Anchor, Some("source".to_owned()), true);
            }
            if let Some(addressee) = statement.addressee {
                self.words(addressee, Wish::Anchor, Some("addressee".to_owned()), true);
            }
        }
        for speaker in &record.speakers {
            for mention in &speaker.mentions {
                let wish = mention_wish(mention.form, speaker.kind);
                self.words(mention.span, wish, Some(name(&mention.form)), true);
            }
            for role in &speaker.roles {
                self.words(role.span, Wish::Function, Some("role".to_owned()), true);
            }
            for &affiliation in &speaker.affiliations {
                self.words(affiliation, Wish::Organization, Some("affiliation".to_owned()), true);
            }
        }
    }

    /// What someone says in their own words is a quotation. The rest of what is said has no element of its own in NITF,
    /// whose `q` is for “words directly attributed to an individual”.
    fn content(&mut self, span: Span, statement: &'a Statement, record: &'a Record) -> Option<usize> {
        let span = self.checked(span)?;
        let wish = match statement.kind {
            StatementKind::Direct => {
                self.quoted.insert(span);
                Wish::Quote(speaker_name(statement, record))
            }
            StatementKind::Mixed | StatementKind::Indirect => Wish::Anchor,
        };
        Some(self.push(span, wish, vec!["statement".to_owned(), name(&statement.kind)], true))
    }

    /// The quoted parts of mixed statements, each as a quotation of whoever is nearest to it.
    fn quoted_parts(&mut self, record: &'a Record) {
        let mixed =
            || record.statements.iter().rev().filter(|statement| statement.kind == StatementKind::Mixed);
        if mixed().next().is_none() {
            return;
        }
        let text = Text::of(self.article);
        let parts: Vec<Span> = text
            .by_place
            .iter()
            .map(|&part| {
                let part = text.parts.at(part as usize);
                text.span(part.first, part.last)
            })
            .collect();
        for statement in mixed() {
            for &content in &statement.content {
                let mut at = content.start();
                let from = parts.partition_point(|part| part.start() < at);
                for &part in parts[from..].iter().take_while(|part| part.end() <= content.end()) {
                    // What is quoted within a quotation is in it.
                    if part.start() >= at && self.quoted.insert(part) {
                        self.push(part, Wish::Quote(speaker_name(statement, record)), Vec::new(), false);
                    }
                    at = at.max(part.end());
                }
            }
        }
    }

    /// The names and quotations that the article came with, and the place of its dateline.
    fn article(&mut self) {
        let article = self.article;
        for quote in &article.quotes {
            let Some(span) = self.checked(quote.span) else { continue };
            if self.quoted.insert(span) {
                self.push(span, Wish::Quote(quote.source.as_deref()), Vec::new(), false);
            }
        }
        for entity in article.entities.iter().filter(|entity| element(entity).is_some()) {
            for &span in &entity.mentions {
                self.words(span, Wish::Thing(entity), None, false);
            }
        }
        if let Some(place) = &article.place {
            for dateline in article.blocks.iter().filter(|block| block.kind == BlockKind::Dateline) {
                if dateline.span.of(&article.text).starts_with(place.as_str()) {
                    let start = dateline.span.start();
                    self.words(Span::new(start, start + place.len()), Wish::Place, None, false);
                }
            }
        }
    }

    /// The figures and times of claims.
    fn figures(&mut self, record: &'a Record) {
        for claim in &record.claims {
            for time in &claim.times {
                self.words(time.span, Wish::Time(norm(time)), None, false);
            }
            for quantity in &claim.quantities {
                self.words(quantity.span, quantity_wish(quantity), None, false);
            }
        }
    }
}

fn speaker_name<'r>(statement: &Statement, record: &'r Record) -> Option<&'r str> {
    record.speakers.get(statement.speaker?.0 as usize).map(|speaker| speaker.name.as_str())
}

/// Names are marked as what they name. A pronoun, and the words for a crowd or a report, have no element in NITF.
fn mention_wish(form: MentionForm, kind: SpeakerKind) -> Wish<'static> {
    use MentionForm::{FamilyName, FullName, GivenName, Role, ShortName};
    match (form, kind) {
        (FullName | FamilyName | GivenName | ShortName, SpeakerKind::Person) => Wish::Person,
        (FullName | FamilyName | GivenName | ShortName, SpeakerKind::Organization) => Wish::Organization,
        (Role, SpeakerKind::Person | SpeakerKind::Unnamed) => Wish::Function,
        _ => Wish::Anchor,
    }
}

/// A day, with its time or without, as NITF’s `norm` has it; it has no form for a month, a quarter or a year.
fn norm(time: &TimeExpression) -> Option<String> {
    match time.value? {
        Period::Date(date) if date.day().is_some() => Some(crate::write::nitf::basic(date)),
        _ => None,
    }
}

fn quantity_wish(quantity: &Quantity) -> Wish<'_> {
    let unit = &*quantity.unit;
    // ISO 4217: three capitals.
    let is_currency = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_currency { Wish::Money(unit) } else { Wish::Number(unit) }
}

/// NITF's element for a thing of its kind.
pub(in crate::write) fn element(concept: &Concept) -> Option<&'static str> {
    Some(match concept.kind? {
        ConceptKind::Person => "person",
        ConceptKind::Organization => "org",
        ConceptKind::Place => "location",
        ConceptKind::Event => "event",
        ConceptKind::Object => "object.title",
        ConceptKind::Date => "chron",
        _ => return None,
    })
}

/// Writes the code of a thing into the element that was opened for it.
pub(in crate::write) fn code(concept: &Concept, out: &mut Writer) {
    let Some(whole) = concept.code.as_deref() else { return };
    match element(concept) {
        Some("chron") => {
            out.attribute("norm", whole);
        }
        Some("location") => {
            let (source, code) = parts(whole);
            out.attribute("location-code", code).attribute_if("code-source", source);
        }
        _ => attribute_code(whole, out),
    }
}

/// Writes a code as most elements have it.
pub(in crate::write) fn attribute_code(whole: &str, out: &mut Writer) {
    let (source, code) = parts(whole);
    out.attribute_if("idsrc", source).attribute("value", code);
}

/// A code with the vocabulary that it is of.
fn parts(whole: &str) -> (Option<&str>, &str) {
    whole.rsplit_once(':').map_or((None, whole), |(source, code)| (Some(source), code))
}
