//! Records as JSON lines, or as tables of comma-separated values.

use std::str::FromStr;

use onrecord::{Record, Span, Statement, StatementId};
use serde::Serialize;

use crate::csv::Table;
use crate::place::Problem;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    JsonLines,
    Csv,
}

/// A file of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FileSpec {
    pub(crate) name: &'static str,
    /// The names of its columns; none: it has no header.
    pub(crate) columns: &'static [&'static str],
}

/// A record, and what tells it from the others.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) id: &'a str,
    /// The document's name.
    pub(crate) doc: &'a str,
    /// Where it was read.
    pub(crate) source: &'a str,
    pub(crate) record: &'a Record,
}

const JSON_LINES: &[FileSpec] =
    &[FileSpec { name: "records.jsonl", columns: &[] }, FileSpec { name: "errors.jsonl", columns: &[] }];

const TABLES: &[FileSpec] = &[
    FileSpec {
        name: "articles.csv",
        columns: &[
            "article_id",
            "doc",
            "source",
            "item_id",
            "version",
            "date",
            "provider",
            "language",
            "place",
            "authors",
            "headline",
            "speakers",
            "statements",
            "claims",
            "diagnostics",
            "text",
        ],
    },
    FileSpec {
        name: "speakers.csv",
        columns: &[
            "speaker_id",
            "article_id",
            "name",
            "kind",
            "gender",
            "roles",
            "affiliations",
            "members",
            "concept",
            "mentions",
            "statements",
        ],
    },
    FileSpec {
        name: "statements.csv",
        columns: &[
            "statement_id",
            "article_id",
            "speaker_id",
            "parent_id",
            "kind",
            "text",
            "start",
            "end",
            "source",
            "cue",
            "lemma",
            "act",
            "addressee",
            "statement_rule",
            "speaker_rule",
            "confidence",
        ],
    },
    FileSpec {
        name: "claims.csv",
        columns: &[
            "claim_id",
            "article_id",
            "statement_id",
            "text",
            "start",
            "end",
            "polarity",
            "modality",
            "quantities",
            "times",
            "worthiness",
            "reasons",
            "verdicts",
            "warnings",
        ],
    },
    FileSpec {
        name: "errors.csv",
        columns: &["path", "member", "line", "item", "code", "message", "at_line", "at_column", "at_offset"],
    },
];

impl FromStr for Format {
    type Err = &'static str;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "jsonl" => Ok(Self::JsonLines),
            "csv" => Ok(Self::Csv),
            _ => Err("formats are jsonl and csv"),
        }
    }
}

impl Format {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
        }
    }

    /// Its files; the last one holds what could not be read.
    pub(crate) const fn files(self) -> &'static [FileSpec] {
        match self {
            Self::JsonLines => JSON_LINES,
            Self::Csv => TABLES,
        }
    }

    /// Writes a record to the files.
    pub(crate) fn record(self, entry: &Entry<'_>, files: &mut [Vec<u8>]) {
        match (self, files) {
            (Self::JsonLines, [records, _]) => json_line(records, entry),
            (Self::Csv, [articles, speakers, statements, claims, _]) => {
                article_row(articles, entry);
                speaker_rows(speakers, entry);
                statement_rows(statements, entry);
                claim_rows(claims, entry);
            }
            _ => unreachable!("a buffer for each file of the format"),
        }
    }

    /// Writes what could not be read to the last file.
    pub(crate) fn problem(self, problem: &Problem, files: &mut [Vec<u8>]) {
        let Some(file) = files.last_mut() else { return };
        let place = &problem.place;
        let at = problem.position.as_ref();
        let row = ProblemLine {
            path: &place.path,
            member: place.member.as_deref(),
            line: place.line,
            item: place.item,
            code: &problem.code,
            message: &problem.message,
            at_line: at.map(|at| at.line.into()),
            at_column: at.map(|at| at.column.into()),
            at_offset: at.map(|at| at.offset),
        };
        match self {
            Self::JsonLines => json_line(file, &row),
            Self::Csv => Table(file)
                .row()
                .text(row.path)
                .text(row.member.unwrap_or_default())
                .maybe(row.line)
                .maybe(row.item)
                .text(row.code)
                .text(row.message)
                .maybe(row.at_line)
                .maybe(row.at_column)
                .maybe(row.at_offset)
                .end(),
        }
    }
}

#[derive(Serialize)]
struct ProblemLine<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<u64>,
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_column: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_offset: Option<u64>,
}

/// A line of `records.jsonl`: the record’s own fields behind the names of its document.
impl Serialize for Entry<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Line<'a> {
            doc: &'a str,
            source: &'a str,
            id: &'a str,
            #[serde(flatten)]
            record: &'a Record,
        }
        let Self { id, doc, source, record } = *self;
        Line { doc, source, id, record }.serialize(serializer)
    }
}

fn json_line(file: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(&mut *file, value).expect("records have string keys, and memory takes every byte");
    file.push(b'\n');
}

fn article_row(file: &mut Vec<u8>, entry: &Entry<'_>) {
    let record = entry.record;
    let article = &record.article;
    let provider = article.provider.as_ref();
    let provider = provider.and_then(|provider| provider.name.as_deref().or(provider.code.as_deref()));
    let codes: Vec<_> = article.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    Table(file)
        .row()
        .text(entry.id)
        .text(entry.doc)
        .text(entry.source)
        .text(article.id.as_deref().unwrap_or_default())
        .maybe(article.version)
        .maybe(article.date())
        .text(provider.unwrap_or_default())
        .text(article.language.as_deref().unwrap_or_default())
        .text(article.place.as_deref().unwrap_or_default())
        .list(article.authors.iter().map(String::as_str))
        .text(article.headline().unwrap_or_default())
        .show(record.speakers.len())
        .show(record.statements.len())
        .show(record.claims.len())
        .list(codes)
        .text(&article.text)
        .end();
}

fn speaker_rows(file: &mut Vec<u8>, entry: &Entry<'_>) {
    let mut said = vec![0_usize; entry.record.speakers.len()];
    for speaker in entry.record.statements.iter().filter_map(|statement| statement.speaker) {
        said[speaker.0 as usize] += 1;
    }
    for (number, speaker) in entry.record.speakers().enumerate() {
        let members: Vec<_> = speaker.members.iter().map(|id| entry.speaker(id.0)).collect();
        Table(file)
            .row()
            .text(&entry.speaker(number as u32))
            .text(entry.id)
            .text(speaker.name())
            .json(&speaker.kind)
            .maybe_json(speaker.gender.as_ref())
            .list(speaker.role_texts())
            .list(speaker.affiliations.iter().map(|&span| speaker.words(span)))
            .list(members.iter().map(String::as_str))
            .text(speaker.concept.as_deref().unwrap_or_default())
            .show(speaker.mentions.len())
            .show(said[number])
            .end();
    }
}

fn statement_rows(file: &mut Vec<u8>, entry: &Entry<'_>) {
    let words = |span: Option<Span>| span.map_or("", |span| span.of(&entry.record.article.text));
    for statement in entry.record.statements() {
        let data: &Statement = &statement;
        let (extent, cue) = (data.extent(), data.cue.as_ref());
        Table(file)
            .row()
            .text(&entry.statement(statement.id()))
            .text(entry.id)
            .maybe(data.speaker.map(|id| entry.speaker(id.0)))
            .maybe(data.parent.map(|id| entry.statement(id)))
            .json(&data.kind)
            .text(&statement.text())
            .show(extent.start())
            .show(extent.end())
            .text(words(data.source))
            .text(words(cue.map(|cue| cue.span)))
            .text(cue.map_or("", |cue| &cue.lemma))
            .text(cue.map_or("", |cue| cue.act.name()))
            .text(words(data.addressee))
            .text(data.basis.statement.name())
            .text(data.basis.speaker.map_or("", |rule| rule.name()))
            .show(data.basis.confidence)
            .end();
    }
}

fn claim_rows(file: &mut Vec<u8>, entry: &Entry<'_>) {
    for (number, claim) in entry.record.claims().enumerate() {
        let worthiness = claim.worthiness.as_ref();
        Table(file)
            .row()
            .text(&format!("{}c{number}", entry.id))
            .text(entry.id)
            .maybe(claim.statement.map(|id| entry.statement(id)))
            .text(claim.text())
            .show(claim.span.start())
            .show(claim.span.end())
            .json(&claim.polarity)
            .json(&claim.modality)
            .array(&claim.quantities)
            .array(&claim.times)
            .maybe(worthiness.map(|worthiness| worthiness.score))
            .list(worthiness.iter().flat_map(|worthiness| &worthiness.reasons).map(|reason| reason.name()))
            .array(&claim.verdicts)
            .array(&claim.warnings)
            .end();
    }
}

impl Entry<'_> {
    /// `a17s0`
    fn speaker(&self, number: u32) -> String {
        format!("{}s{number}", self.id)
    }

    /// `a17t0`
    fn statement(&self, id: StatementId) -> String {
        format!("{}t{}", self.id, id.0)
    }
}
