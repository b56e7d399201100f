//! Where a document stands, and why it could not be read.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;

use onrecord::Position;

/// Where a document stands: `archive.zip!folder/lines.jsonl:12`, `feed.xml#3`.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) path: Arc<str>,
    /// The member of an archive.
    pub(crate) member: Option<Arc<str>>,
    /// The line of a file of lines, from 1.
    pub(crate) line: Option<u64>,
    /// The item of a feed, from 1.
    pub(crate) item: Option<u64>,
}

impl Place {
    pub(crate) fn of(path: &Path) -> Self {
        Self { path: path.to_string_lossy().into(), member: None, line: None, item: None }
    }

    pub(crate) fn member(&self, name: &str) -> Self {
        Self { member: Some(name.into()), ..self.clone() }
    }

    pub(crate) fn line(&self, line: u64) -> Self {
        Self { line: Some(line), ..self.clone() }
    }

    /// The first item has the place of its file, which is mostly all there is of it.
    pub(crate) fn item(&self, item: u64) -> Self {
        Self { item: (item > 1).then_some(item), ..self.clone() }
    }

    /// The name of the file, without its folders.
    pub(crate) fn file_name(&self) -> &str {
        let path = self.member.as_ref().unwrap_or(&self.path);
        path.rsplit(['/', std::path::MAIN_SEPARATOR]).next().unwrap_or(path)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if let Some(member) = &self.member {
            write!(f, "!{member}")?;
        }
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(item) = self.item {
            write!(f, "#{item}")?;
        }
        Ok(())
    }
}

/// Why something could not be read.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) place: Place,
    /// A name for programs: that of [`onrecord::Error::code`], or `io`, `json`, `archive`, `panic`.
    pub(crate) code: String,
    pub(crate) message: String,
    /// Where in the document.
    pub(crate) position: Option<Position>,
}

impl Problem {
    pub(crate) fn new(place: Place, code: &str, message: impl fmt::Display) -> Self {
        Self { place, code: code.to_owned(), message: message.to_string(), position: None }
    }

    pub(crate) fn io(place: Place, error: &io::Error) -> Self {
        Self::new(place, "io", error)
    }

    pub(crate) fn too_large(place: Place, most: usize) -> Self {
        let message = format!("document of more than {most} bytes, the limit (--max-document)");
        Self::new(place, "too-large", message)
    }

    pub(crate) fn unreadable(place: Place, error: &onrecord::Error) -> Self {
        // What follows the first line shows the place with a caret, which a list of many has no room for.
        let message = error.to_string();
        let message = message.lines().next().unwrap_or_default();
        Self { position: error.position(), ..Self::new(place, error.code(), message) }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}
