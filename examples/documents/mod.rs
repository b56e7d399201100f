//! What the examples read: a `.jsonl` file holds one document a line, whose `"text"` is read and whose `"doc"` (a name)
//! and `"date"` are taken over; any other file is a document of its own, in any format that the crate reads.

use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;

use onrecord::{Article, NewsDate};
use serde::Deserialize;

/// Whether all went well, or why nothing more can be done with a file.
pub(crate) type Outcome = Result<bool, Box<dyn Error>>;

/// A line of a `.jsonl` file.
#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    doc: Option<String>,
    text: String,
    #[serde(default)]
    date: Option<String>,
}

/// As [`each`], of many files. A file that cannot be read is told on standard error, and the rest goes on. Gives whether all
/// went well.
#[allow(dead_code, reason = "not every example goes on after an error")]
pub(crate) fn all(
    files: &[OsString],
    mut take: impl FnMut(&str, Article) -> Result<(), Box<dyn Error>>,
) -> bool {
    let mut all_read = true;
    for path in files.iter().map(Path::new) {
        all_read &= each(path, &mut take).unwrap_or_else(|error| {
            eprintln!("{}: {error}", path.display());
            false
        });
    }
    all_read
}

/// Gives each article of a file to `take`, with its name. Lines that cannot be read are told on standard error with
/// their place and left out; then the outcome is `false`.
pub(crate) fn each(
    path: &Path,
    mut take: impl FnMut(&str, Article) -> Result<(), Box<dyn Error>>,
) -> Outcome {
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        return lines(path, take);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for article in onrecord::read(&fs::read(path)?)? {
        take(&name, article)?;
    }
    Ok(true)
}

fn lines(path: &Path, mut take: impl FnMut(&str, Article) -> Result<(), Box<dyn Error>>) -> Outcome {
    let mut all_read = true;
    for (number, line) in BufReader::new(fs::File::open(path)?).lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let place = format!("{}:{}", path.display(), number + 1);
        match serde_json::from_str::<Document>(&line) {
            Ok(document) => {
                let mut article = onrecord::read_text(&document.text)?;
                match document.date.as_deref().map(str::parse::<NewsDate>) {
                    Some(Ok(date)) => article.dates.created = Some(date),
                    Some(Err(error)) => eprintln!("{place}: {error}; read without its date"),
                    None => {}
                }
                take(document.doc.as_deref().unwrap_or(&place), article)?;
            }
            Err(error) => {
                eprintln!("{place}: {error}");
                all_read = false;
            }
        }
    }
    Ok(all_read)
}
