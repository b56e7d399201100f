//! Prints who said what in a document, in a format that other tools read.
//!
//! ```sh
//! cargo run --example export -- json-ld examples/harbour.txt
//! ```
//!
//! `json-ld` is schema.org's, for web pages and archives; `web-annotation` is the W3C's, for tools that show marks in a
//! text; `claim-reviews` are the verdicts of a fact-check, as search engines read them. Each article of the document is
//! one line of JSON.

use std::error::Error;
use std::process::ExitCode;
use std::{env, fs};

use onrecord::write;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [format, file] = &arguments[..] else {
        eprintln!("usage: export json-ld|web-annotation|claim-reviews FILE");
        return ExitCode::from(2);
    };
    match export(format, file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn export(format: &str, file: &str) -> Result<(), Box<dyn Error>> {
    for article in onrecord::read(&fs::read(file)?)? {
        let record = onrecord::analyze(article);
        let json = match format {
            "json-ld" => serde_json::to_string(&write::json_ld(&record)),
            "claim-reviews" => serde_json::to_string(&write::json_ld::claim_reviews(&record)),
            "web-annotation" => {
                // Annotations are of a text that has an address: the item's own name, or the file's.
                let address = record.article.id.clone().unwrap_or_else(|| file.to_owned());
                serde_json::to_string(&write::web_annotation(&record, &address))
            }
            other => return Err(format!("{other}: no such format").into()),
        };
        println!("{}", json?);
    }
    Ok(())
}
