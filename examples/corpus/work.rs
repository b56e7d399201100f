//! A document → the lines or rows that are written of it.

use std::borrow::Cow;
use std::ops::AddAssign;
use std::panic::{AssertUnwindSafe, catch_unwind};

use onrecord::{Article, Limits, NewsDate, Position};
use serde::{Deserialize, Serialize};

use crate::documents::{Content, Cursor, Document, is_markup};
use crate::format::{Entry, Format};
use crate::place::{Place, Problem};

/// How documents are worked on.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    pub(crate) format: Format,
    pub(crate) claims: bool,
    pub(crate) limits: Limits,
}

/// What a document gave.
#[derive(Debug)]
pub(crate) struct Output {
    /// What goes to each file of the format.
    pub(crate) files: Vec<Vec<u8>>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) tally: Tally,
    pub(crate) cursor: Cursor,
}

/// How much was read and found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tally {
    pub(crate) documents: u64,
    pub(crate) articles: u64,
    pub(crate) speakers: u64,
    pub(crate) statements: u64,
    pub(crate) claims: u64,
    pub(crate) problems: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.articles += other.articles;
        self.speakers += other.speakers;
        self.statements += other.statements;
        self.claims += other.claims;
        self.problems += other.problems;
    }
}

/// A JSON object of a file of lines.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow, default)]
    doc: Option<Cow<'a, str>>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    date: Option<Cow<'a, str>>,
}

impl Work {
    pub(crate) fn on(&self, document: Document) -> Output {
        let Document { number, place, content, cursor } = document;
        let mut page =
            Page { work: self, number, place: &place, articles: 0, output: Output::new(self, cursor) };
        // A defect that one document of millions brings to light must not end the run.
        let done = catch_unwind(AssertUnwindSafe(|| page.content(content)));
        if let Err(panic) = done {
            page.output = Output::new(self, cursor);
            let message = panic.downcast_ref::<&str>().map(|&text| text.to_owned());
            let message = message.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
            let message = format!("a defect of this program: {message}");
            page.problem(Problem::new(place.clone(), "panic", message));
        }
        page.output
    }
}

impl Output {
    fn new(work: &Work, cursor: Cursor) -> Self {
        let files = vec![Vec::new(); work.format.files().len()];
        let tally = Tally { documents: 1, ..Tally::default() };
        Self { files, problems: Vec::new(), tally, cursor }
    }
}

/// The output of one document as it grows.
struct Page<'a> {
    work: &'a Work,
    number: u64,
    place: &'a Place,
    articles: u64,
    output: Output,
}

impl Page<'_> {
    fn content(&mut self, content: Content) {
        match content {
            Content::Unreadable(problem) => self.problem(problem),
            Content::Item(article) => self.article(None, *article),
            Content::Line(bytes) => self.line(&bytes),
            Content::Whole(bytes) if is_markup(&bytes) => {
                for item in onrecord::read::items_with(&bytes[..], self.work.limits.clone()) {
                    self.read(item);
                }
            }
            Content::Whole(bytes) => match onrecord::read::bytes_with(&bytes, &self.work.limits) {
                Ok(articles) => articles.into_iter().for_each(|article| self.article(None, article)),
                Err(error) => self.read(Err(error)),
            },
        }
    }

    fn read(&mut self, item: Result<Article, onrecord::Error>) {
        match item {
            Ok(article) => self.article(None, article),
            Err(error) => {
                self.articles += 1;
                self.problem(Problem::unreadable(self.place.item(self.articles), &error));
            }
        }
    }

    fn line(&mut self, bytes: &[u8]) {
        let json = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let line = match serde_json::from_slice::<Line<'_>>(json) {
            Ok(line) => line,
            Err(error) => {
                let column = u32::try_from(error.column()).unwrap_or(u32::MAX);
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or_default();
                let mut problem =
                    Problem::new(self.place.clone(), "json", format!("{message} at column {column}"));
                let offset = error.column().saturating_sub(1) as u64;
                problem.position = Some(Position { offset, line: 1, column });
                return self.problem(problem);
            }
        };
        match onrecord::read_text(&line.text) {
            Err(error) => self.problem(Problem::unreadable(self.place.clone(), &error)),
            Ok(mut article) => {
                match line.date.as_deref().map(str::parse::<NewsDate>) {
                    Some(Ok(date)) => article.dates.created = Some(date),
                    Some(Err(error)) => {
                        let message = format!("{error}; read without its date");
                        self.problem(Problem::new(self.place.clone(), "unreadable-date", message));
                    }
                    None => {}
                }
                self.article(line.doc.as_deref(), article);
            }
        }
    }

    fn article(&mut self, doc: Option<&str>, article: Article) {
        self.articles += 1;
        let place = self.place.item(self.articles.max(self.place.item.unwrap_or(1)));
        let record = if self.work.claims { onrecord::analyze(article) } else { onrecord::attribute(article) };
        // The first article of a document has its number, those behind it a second one.
        let id = match self.articles {
            1 => format!("a{}", self.number),
            more => format!("a{}.{more}", self.number),
        };
        let source = place.to_string();
        let doc = doc.unwrap_or_else(|| if place.line.is_some() { &source } else { place.file_name() });
        let entry = Entry { id: &id, doc, source: &source, record: &record };
        self.work.format.record(&entry, &mut self.output.files);
        self.output.tally += Tally {
            articles: 1,
            speakers: record.speakers.len() as u64,
            statements: record.statements.len() as u64,
            claims: record.claims.len() as u64,
            ..Tally::default()
        };
    }

    fn problem(&mut self, problem: Problem) {
        self.output.tally.problems += 1;
        self.work.format.problem(&problem, &mut self.output.files);
        self.output.problems.push(problem);
    }
}
