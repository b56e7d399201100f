//! Arguments → files: folders and globs are walked in the order of names, and nothing of them is kept.

use std::ffi::{OsStr, OsString};
use std::iter;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use walkdir::{DirEntry, WalkDir};

use crate::place::{Place, Problem};

/// What a walk comes upon.
#[derive(Debug)]
pub(crate) enum Found {
    /// A file to read, and its length.
    File { path: PathBuf, len: u64 },
    /// A file of a kind that holds no news, in a folder.
    Other(PathBuf),
    /// What is not there or may not be looked at.
    Missing(Problem),
}

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One JSON object a line.
    Lines,
    Archive,
    /// A text, an XML document or a feed: its content tells.
    Document,
}

/// Extensions that tell what a file is. Any other, such as the end of an agency's `tag:reuters.com,2018_newsml_…`, tells
/// nothing, and the content must.
const LINES: &[&str] = &["jsonl", "ndjson"];
const ARCHIVES: &[&str] = &["zip"];
/// What lies beside news in folders and archives: pictures, sound, film, office documents, style sheets, schemas …
const OTHER: &[&str] = &[
    "7z", "aac", "avi", "bmp", "bz2", "css", "csv", "doc", "docx", "dtd", "eps", "exe", "flac", "gif", "gz",
    "ico", "jpeg", "jpg", "js", "m4a", "md5", "mov", "mp3", "mp4", "mpeg", "mpg", "odt", "ogg", "pdf", "png",
    "ppt", "pptx", "ps", "rar", "rtf", "sha256", "svg", "tar", "tif", "tiff", "tsv", "wav", "webm", "webp",
    "wmv", "xls", "xlsx", "xsd", "xsl", "xslt", "xz", "yaml", "yml", "zst",
];

impl Kind {
    /// The kind of a file in a folder or an archive; `None` where it is known to hold no news.
    pub(crate) fn known(path: &Path) -> Option<Self> {
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_in = |extensions: &[&str]| extensions.contains(&&*extension);
        if is_in(OTHER) {
            return None;
        }
        Some(if is_in(LINES) {
            Self::Lines
        } else if is_in(ARCHIVES) {
            Self::Archive
        } else {
            Self::Document
        })
    }

    /// The kind of a file that was asked for.
    pub(crate) fn of(path: &Path) -> Self {
        Self::known(path).unwrap_or(Self::Document)
    }
}

/// Whether a name in a folder or archive is one that people do not see: `.git`, `__MACOSX`.
pub(crate) fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name == "__MACOSX"
}

/// The files of all arguments, without the folder that the output goes to.
pub(crate) fn files<'a>(arguments: &'a [OsString], out: Option<&Path>) -> impl Iterator<Item = Found> + 'a {
    let out = out.and_then(|out| out.canonicalize().ok());
    arguments.iter().flat_map(move |argument| walk(argument, out.clone()))
}

fn walk(argument: &OsStr, out: Option<PathBuf>) -> Box<dyn Iterator<Item = Found>> {
    let path = Path::new(argument);
    let missing = |message: &str| -> Box<dyn Iterator<Item = Found>> {
        Box::new(iter::once(Found::Missing(Problem::new(Place::of(path), "io", message))))
    };
    // A file may be named like a pattern.
    if path.symlink_metadata().is_ok() {
        return Box::new(entries(WalkDir::new(path), None, out).filter_map(|entry| found(entry, false)));
    }
    let Some(pattern) = argument.to_str().filter(|pattern| pattern.contains(META)) else {
        return missing("no such file or folder");
    };
    match Pattern::new(pattern) {
        Err(error) => missing(&error.to_string()),
        Ok(pattern) => {
            let mut matching = entries(pattern.walk(), Some(pattern.matcher), out)
                .filter_map(|entry| found(entry, true))
                .peekable();
            if matching.peek().is_none() { missing("nothing matches") } else { Box::new(matching) }
        }
    }
}

const META: [char; 4] = ['*', '?', '[', '{'];

/// A glob: where it begins and what matches.
struct Pattern {
    base: PathBuf,
    depth: usize,
    matcher: GlobMatcher,
}

impl Pattern {
    fn new(pattern: &str) -> Result<Self, globset::Error> {
        let glob = GlobBuilder::new(pattern).literal_separator(true).build()?;
        let parts: Vec<_> = Path::new(pattern).components().collect();
        let is_plain = |part: &&std::path::Component<'_>| !part.as_os_str().to_string_lossy().contains(META);
        let base: PathBuf = parts.iter().take_while(is_plain).collect();
        // `**` goes down to any depth, other parts to their own.
        let depth = if pattern.contains("**") { usize::MAX } else { parts.len() - base.components().count() };
        Ok(Self { base, depth, matcher: glob.compile_matcher() })
    }

    fn walk(&self) -> WalkDir {
        let base = if self.base.as_os_str().is_empty() { Path::new(".") } else { &self.base };
        WalkDir::new(base).max_depth(self.depth)
    }
}

/// The files under a root, in the order of their names.
fn entries(
    walk: WalkDir,
    pattern: Option<GlobMatcher>,
    out: Option<PathBuf>,
) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    let is_out = move |entry: &DirEntry| {
        let name = out.as_deref().and_then(Path::file_name);
        entry.file_type().is_dir()
            && Some(entry.file_name()) == name
            && entry.path().canonicalize().ok().as_ref() == out.as_ref()
    };
    let is_passed = move |entry: &DirEntry| is_hidden(&entry.file_name().to_string_lossy()) || is_out(entry);
    let is_visible = move |entry: &DirEntry| entry.depth() == 0 || !is_passed(entry);
    let matches = move |entry: &DirEntry| {
        let path = entry.path().strip_prefix(".").unwrap_or(entry.path());
        pattern.as_ref().is_none_or(|pattern| pattern.is_match(path))
    };
    let entries = walk.follow_links(true).sort_by_file_name().into_iter().filter_entry(is_visible);
    entries.filter(move |entry| {
        entry.as_ref().map_or(true, |entry| !entry.file_type().is_dir() && matches(entry))
    })
}

fn found(entry: walkdir::Result<DirEntry>, asked_for: bool) -> Option<Found> {
    let missing = |error: walkdir::Error| {
        let path = error.path().unwrap_or(Path::new("?"));
        Found::Missing(Problem::new(Place::of(path), "io", &error))
    };
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => return Some(missing(error)),
    };
    let asked_for = asked_for || entry.depth() == 0;
    if !asked_for && Kind::known(entry.path()).is_none() {
        return Some(Found::Other(entry.into_path()));
    }
    Some(match entry.metadata() {
        // Pipes and sockets are read only where they are named.
        Ok(metadata) if !asked_for && !metadata.is_file() => return None,
        Ok(metadata) => Found::File { len: metadata.len(), path: entry.into_path() },
        Err(error) => missing(error),
    })
}
