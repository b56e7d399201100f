//! Prints one JSON record a line: who said what in each document.
//!
//! ```sh
//! cargo run --release --example records -- FILE…
//! ```
//!
//! A `.jsonl` file holds one document a line: its `"text"` is read, its `"doc"` (a name) and `"date"` are taken over.
//! Any other file is one document, named after the file. What cannot be read is said on standard error with its
//! place, the rest goes on, and the exit status is 1.

mod documents;

use std::env;
use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use onrecord::{Article, Record};
use serde::Serialize;

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
        match documents::each(path, |doc, article| print(doc, article, &mut out)) {
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
