//! Writes a page for each article, with its statements, speakers and claims marked, and an index of all.
//!
//! ```sh
//! cargo run --release --example report -- FILE… -o DIR
//! ```
//!
//! `DIR/index.html` tells who speaks in how many articles, how much, quoted or paraphrased, and leads to the pages. A
//! `.jsonl` file holds one document a line with its `"text"` and, if known, `"doc"` (a name) and `"date"`; any other
//! file is a document in any format that the crate reads. Pages are written one by one: memory does not grow with the
//! texts.

mod documents;

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use onrecord::write::html::{Index, Report};

fn main() -> ExitCode {
    let Some((files, folder)) = arguments() else {
        eprintln!("usage: report FILE… -o DIR   (.jsonl: one document a line; else one document a file)");
        return ExitCode::from(2);
    };
    if let Err(error) = fs::create_dir_all(&folder) {
        eprintln!("{}: {error}", folder.display());
        return ExitCode::from(2);
    }
    let mut names = Names::default();
    let mut index = Index::new();
    let mut all_well = documents::all(&files, |doc, article| {
        let record = onrecord::analyze(article);
        let name = names.next(doc);
        fs::write(folder.join(&name), Report::new(&record).with_home("index.html").to_html())?;
        index.add(&name, &record);
        Ok(())
    });
    let page = folder.join("index.html");
    if let Err(error) = fs::write(&page, index.to_html()) {
        eprintln!("{}: {error}", page.display());
        all_well = false;
    }
    println!("{}", page.display());
    ExitCode::from(u8::from(!all_well))
}

/// The files, and the folder that `-o` names.
fn arguments() -> Option<(Vec<OsString>, PathBuf)> {
    let (mut files, mut folder) = (Vec::new(), None);
    let mut given = env::args_os().skip(1);
    while let Some(argument) = given.next() {
        if argument == "-o" {
            folder = Some(PathBuf::from(given.next()?));
        } else {
            files.push(argument);
        }
    }
    if files.is_empty() { None } else { Some((files, folder?)) }
}

/// File names of pages: of letters, digits and `-` only, and no two the same on any file system.
#[derive(Default)]
struct Names {
    used: HashSet<String>,
}

impl Names {
    fn next(&mut self, doc: &str) -> String {
        let stem = Path::new(doc).file_stem().unwrap_or_default().to_string_lossy();
        let words: Vec<_> =
            stem.split(|char: char| !char.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut stem = words.join("-");
        stem.truncate(80);
        if stem.is_empty() || stem.eq_ignore_ascii_case("index") {
            stem.insert_str(0, "article");
        }
        let mut name = stem.clone();
        let mut number = 1;
        while !self.used.insert(name.to_lowercase()) {
            number += 1;
            name = format!("{stem}-{number}");
        }
        name + ".html"
    }
}
