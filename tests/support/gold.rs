//! Gold annotations: articles of `tests/annotated/`, and JSON lines where they are at hand.
//!
//! An annotated article is the text of a news file with inline elements: `<s id type speaker kind>` content of a
//! statement, `<src of>` and `<cue of>` its source and cue, `<claim id by>`, `<q v u b>`, `<t v>`.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// Byte offsets into [`Gold::text`].
pub(crate) type Range = (usize, usize);

#[derive(Debug, Default)]
pub(crate) struct Gold {
    pub(crate) doc: String,
    pub(crate) text: String,
    pub(crate) date: Option<String>,
    pub(crate) statements: Vec<GoldStatement>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct GoldStatement {
    pub(crate) id: String,
    /// direct, mixed or indirect
    pub(crate) kind: String,
    /// An attitude that nobody needs to find does not count.
    pub(crate) counts: bool,
    pub(crate) content: Vec<Range>,
    pub(crate) cue: Vec<Range>,
    pub(crate) source: Vec<Range>,
    /// Only where the annotators are sure.
    pub(crate) speaker: Option<(String, String)>,
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The project's own annotated articles, by name.
pub(crate) fn own() -> Vec<Gold> {
    let mut files: Vec<_> = fs::read_dir(root().join("tests/annotated"))
        .expect("tests/annotated")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "xml"))
        .collect();
    files.sort();
    files.iter().map(|file| annotated(&fs::read_to_string(file).expect("readable"))).collect()
}

/// An element of an annotated article, with where it stands in the text.
struct Mark {
    name: String,
    attributes: HashMap<String, String>,
    range: Range,
}

/// Reads one annotated article. Panics on what is no such file: it is ours.
pub(crate) fn annotated(xml: &str) -> Gold {
    let mut text = String::new();
    let mut open: Vec<Mark> = Vec::new();
    let mut marks: Vec<Mark> = Vec::new();
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        text.push_str(&unescape(&rest[..at]));
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if tag.starts_with('/') {
            let mut mark = open.pop().expect("an element is open");
            mark.range.1 = text.len();
            marks.push(mark);
        } else if !tag.starts_with(['?', '!']) {
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            let attributes = self::attributes(attributes.trim_end_matches('/'));
            let mark = Mark { name: name.to_owned(), attributes, range: (text.len(), text.len()) };
            if tag.ends_with('/') {
                marks.push(mark);
            } else {
                open.push(mark);
            }
        }
    }
    // Outer elements close last, but their starts come first.
    marks.sort_by_key(|mark| mark.range.0);
    let document = marks.iter().find(|mark| mark.name == "doc").expect("a doc element");
    let mut gold = Gold {
        doc: document.attributes["id"].clone(),
        date: document.attributes.get("date").cloned(),
        ..Gold::default()
    };
    statements(&text, &marks, &mut gold);
    gold.text = text;
    gold
}

fn statements(text: &str, marks: &[Mark], gold: &mut Gold) {
    let mut index = HashMap::new();
    for mark in marks.iter().filter(|mark| mark.name == "s") {
        let id = &mark.attributes["id"];
        let at = *index.entry(id.clone()).or_insert_with(|| {
            gold.statements.push(GoldStatement { id: id.clone(), counts: true, ..Default::default() });
            gold.statements.len() - 1
        });
        let statement = &mut gold.statements[at];
        statement.content.push(trimmed(text, mark.range));
        if let Some(kind) = mark.attributes.get("type") {
            let attribute = |name: &str| mark.attributes.get(name).cloned().unwrap_or_default();
            statement.kind = kind.clone();
            // “He was told”: nobody knows by whom.
            statement.speaker =
                Some((attribute("speaker"), attribute("kind"))).filter(|(name, _)| !name.is_empty());
        }
    }
    for mark in marks.iter().filter(|mark| mark.name == "src" || mark.name == "cue") {
        for id in mark.attributes["of"].split(' ') {
            let statement = &mut gold.statements[index[id]];
            let list = if mark.name == "src" { &mut statement.source } else { &mut statement.cue };
            list.push(mark.range);
        }
    }
}

fn trimmed(text: &str, (start, end): Range) -> Range {
    let words = &text[start..end];
    let start = start + words.len() - words.trim_start().len();
    (start, start + words.trim().len())
}

fn attributes(text: &str) -> HashMap<String, String> {
    let mut parts = text.split('"');
    let mut attributes = HashMap::new();
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        attributes.insert(name.trim().trim_end_matches('=').to_owned(), unescape(value));
    }
    attributes
}

fn unescape(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (entity, char)| text.replace(entity, char))
}

/// A line of the corpora’s gold files; offsets count characters.
#[derive(Deserialize)]
struct Line {
    doc: String,
    text: String,
    #[serde(default)]
    date: Option<String>,
    attributions: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Attribution {
    id: String,
    r#type: String,
    statement: bool,
    content: Vec<Range>,
    cue: Vec<Range>,
    source: Vec<Range>,
    #[serde(default)]
    speaker: Option<String>,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    sure: bool,
}

/// The gold of a file of JSON lines; `None` where there is no such file.
pub(crate) fn json_lines(path: &Path) -> Option<Vec<Gold>> {
    let lines = fs::read_to_string(path).ok()?;
    Some(lines.lines().map(|line| of_line(serde_json::from_str(line).expect("gold"))).collect())
}

fn of_line(line: Line) -> Gold {
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let ranges =
        |ranges: Vec<Range>| ranges.into_iter().map(|(start, end)| (bytes[start], bytes[end])).collect();
    let statements = line.attributions.into_iter().map(|gold| GoldStatement {
        id: gold.id,
        kind: gold.r#type,
        counts: gold.statement,
        content: ranges(gold.content),
        cue: ranges(gold.cue),
        source: ranges(gold.source),
        speaker: gold
            .speaker
            .zip(gold.kind)
            .filter(|(_, kind)| gold.sure && kind != "none" && kind != "author"),
    });
    let statements = statements.collect();
    Gold { doc: line.doc, text: line.text, date: line.date, statements }
}
