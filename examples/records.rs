//! Prints one JSON record a line: who said what in each document.
//!
//! ```sh
//! cargo run --release --example records -- FILE…
//! ```
//!
//! A `.jsonl` file holds one document a line: its `"text"` is read, its `"doc"` (a name) and `"date"` are taken over.
//! Any other file is one document, named after the file. What cannot be read is said on standard error with its
//! place, the rest goes on, and the exit status is 1.

use std::error::Error;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use onrecord::{Article, NewsDate, Record};
use serde::{Deserialize, Serialize};

fn main() -> ExitCode {
    let files: Vec<_> = env::args_os().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: records FILE…   (.jsonl: one document a line; else one document a file)");
        return ExitCode::from(2);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    for file in &files {
        let path = Path::new(file);
        let is_lines = path.extension().is_some_and(|extension| extension == "jsonl");
        let done = if is_lines { lines(path, &mut out) } else { document(path, &mut out) };
        match done {
            Ok(all_read) => failed |= !all_read,
            // A closed pipe (`records … | head`) is an end, not a failure.
            Err(error) if is_closed_pipe(&*error) => return ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{}: {error}", path.display());
                failed = true;
            }
        }
    }
    if out.flush().is_err() { ExitCode::SUCCESS } else { ExitCode::from(u8::from(failed)) }
}

/// A line of the output: the record with its document's name.
#[derive(Serialize)]
struct Line<'a> {
    doc: &'a str,
    #[serde(flatten)]
    record: &'a Record,
}

/// A line of a `.jsonl` file.
#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    doc: Option<String>,
    text: String,
    #[serde(default)]
    date: Option<String>,
}

fn document(path: &Path, out: &mut impl Write) -> Result<bool, Box<dyn Error>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for article in onrecord::read(&fs::read(path)?)? {
        print(&name, article, out)?;
    }
    Ok(true)
}

fn lines(path: &Path, out: &mut impl Write) -> Result<bool, Box<dyn Error>> {
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
                print(document.doc.as_deref().unwrap_or(&place), article, out)?;
            }
            Err(error) => {
                eprintln!("{place}: {error}");
                all_read = false;
            }
        }
    }
    Ok(all_read)
}

fn print(doc: &str, article: Article, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let record = onrecord::analyze(article);
    serde_json::to_writer(&mut *out, &Line { doc, record: &record })?;
    out.write_all(b"\n")?;
    Ok(())
}

fn is_closed_pipe(error: &(dyn Error + 'static)) -> bool {
    let io = error.downcast_ref::<io::Error>().map(io::Error::kind);
    let json = error.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
    io.or(json) == Some(io::ErrorKind::BrokenPipe)
}
