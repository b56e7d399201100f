//! Marks who said what in documents, and writes them as NITF or NewsML-G2.
//!
//! ```sh
//! cargo run --release --example mark -- examples/harbour.txt > harbour.xml
//! cargo run --release --example mark -- --g2 examples/harbour.txt
//! cargo run --release --example mark -- --read harbour.xml
//! ```
//!
//! `--read` prints the statements that a document marks, without looking for any: so a system that receives the
//! document knows what the one that sent it found.

use std::error::Error;
use std::process::ExitCode;
use std::{env, fs};

use onrecord::{NewsDate, Record, analyze, read, write};

enum Task {
    Nitf,
    NewsMl,
    Read,
}

fn main() -> ExitCode {
    let mut task = Task::Nitf;
    let mut files = Vec::new();
    for argument in env::args_os().skip(1) {
        match argument.to_str() {
            Some("--nitf") => task = Task::Nitf,
            Some("--g2") => task = Task::NewsMl,
            Some("--read") => task = Task::Read,
            _ => files.push(argument),
        }
    }
    if files.is_empty() {
        eprintln!("usage: mark [--nitf | --g2 | --read] FILE…");
        return ExitCode::from(2);
    }
    let mut failed = false;
    for file in files {
        let done = fs::read(&file).map_err(Into::into).and_then(|bytes| run(&task, &bytes));
        if let Err(error) = done {
            eprintln!("{}: {error}", file.display());
            failed = true;
        }
    }
    ExitCode::from(u8::from(failed))
}

fn run(task: &Task, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    if let Task::Read = task {
        read::records(bytes)?.iter().for_each(list);
        return Ok(());
    }
    for mut article in read(bytes)? {
        // NewsML-G2 demands the time of this version; a text file has none.
        if article.date().is_none() {
            article.dates.published = NewsDate::from_ymd(2026, 1, 1);
        }
        let record = analyze(article);
        match task {
            Task::NewsMl => print!("{}", write::newsml_g2(&record)?),
            _ => print!("{}", write::nitf(&record)),
        }
    }
    Ok(())
}

fn list(record: &Record) {
    for statement in record.statements() {
        let speaker = statement.speaker().map_or("—", |speaker| speaker.name());
        println!("{speaker} ({:?}, {}): {}", statement.kind, statement.basis.statement, statement.text());
    }
}
