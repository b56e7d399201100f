//! Rows of comma-separated values, as RFC 4180 has them: lines end in CR LF; a value that holds a comma, a quotation
//! mark or a line end stands in quotation marks, and quotation marks in it are doubled.

use std::fmt::Display;
use std::io::Write;

use serde::Serialize;

/// A table as bytes.
pub(crate) struct Table<'f>(pub(crate) &'f mut Vec<u8>);

impl<'f> Table<'f> {
    pub(crate) fn row(self) -> Row<'f> {
        Row { file: self.0, is_first: true }
    }

    pub(crate) fn header(self, columns: &[&str]) {
        columns.iter().fold(self.row(), |row, column| row.text(column)).end();
    }
}

/// A row that is being written.
#[must_use = "a row ends with `end`"]
pub(crate) struct Row<'f> {
    file: &'f mut Vec<u8>,
    is_first: bool,
}

impl Row<'_> {
    pub(crate) fn text(mut self, value: &str) -> Self {
        self.comma();
        if value.contains(['"', ',', '\n', '\r']) {
            self.file.push(b'"');
            self.file.extend_from_slice(value.replace('"', "\"\"").as_bytes());
            self.file.push(b'"');
        } else {
            self.file.extend_from_slice(value.as_bytes());
        }
        self
    }

    /// A value whose characters need no care: a number, an id, a date.
    pub(crate) fn show(mut self, value: impl Display) -> Self {
        self.comma();
        write!(self.file, "{value}").expect("memory takes every byte");
        self
    }

    pub(crate) fn maybe(self, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.show(value),
            None => self.text(""),
        }
    }

    /// Several values in one, with `; ` between them.
    pub(crate) fn list<'v>(self, values: impl IntoIterator<Item = &'v str>) -> Self {
        self.text(&values.into_iter().collect::<Vec<_>>().join("; "))
    }

    /// A value by its name in JSON, without quotation marks.
    pub(crate) fn json(self, value: &impl Serialize) -> Self {
        self.text(json(value).trim_matches('"'))
    }

    pub(crate) fn maybe_json(self, value: Option<&impl Serialize>) -> Self {
        match value {
            Some(value) => self.json(value),
            None => self.text(""),
        }
    }

    /// Values as a JSON array; nothing where there are none.
    pub(crate) fn array<T: Serialize>(self, values: &[T]) -> Self {
        if values.is_empty() { self.text("") } else { self.text(&json(&values)) }
    }

    pub(crate) fn end(self) {
        self.file.extend_from_slice(b"\r\n");
    }

    fn comma(&mut self) {
        if !std::mem::replace(&mut self.is_first, false) {
            self.file.push(b',');
        }
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("records have string keys")
}
