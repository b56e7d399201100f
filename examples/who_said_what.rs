//! Prints who said what in an article, speaker by speaker.
//!
//! ```sh
//! cargo run --example who_said_what            # an article that ships with the crate
//! cargo run --example who_said_what -- FILE    # your own; “-” reads standard input
//! ```

use std::error::Error;
use std::ffi::OsStr;
use std::io::{self, IsTerminal, Read, Write};
use std::process::ExitCode;
use std::{env, fs};

use onrecord::{Article, Record, SpeakerRef, StatementKind, StatementRef};

const SAMPLE: &str = include_str!("harbour.txt");

fn main() -> ExitCode {
    let file = env::args_os().nth(1);
    let articles = match articles(file.as_deref()) {
        Ok(articles) => articles,
        Err(error) => {
            eprintln!("{}: {error}", file.unwrap_or_default().display());
            return ExitCode::FAILURE;
        }
    };
    let mut page = Page { style: Style::for_terminal(), out: String::new() };
    for article in articles {
        page.article(&onrecord::attribute(article));
    }
    // A closed pipe (`who_said_what | head`) is no error worth telling.
    let _ = io::stdout().write_all(page.out.as_bytes());
    ExitCode::SUCCESS
}

fn articles(file: Option<&OsStr>) -> Result<Vec<Article>, Box<dyn Error>> {
    let bytes = match file {
        None => return Ok(vec![onrecord::read_text(SAMPLE)?]),
        Some(file) if file == "-" => {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes)?;
            bytes
        }
        Some(file) => fs::read(file)?,
    };
    Ok(onrecord::read(&bytes)?)
}

/// Columns of a terminal that most people have.
const WIDTH: usize = 88;

struct Page {
    style: Style,
    out: String,
}

impl Page {
    fn article(&mut self, record: &Record) {
        let title = record.article.headline().unwrap_or("(no headline)");
        self.line(&self.style.bold(title));
        self.line(&byline(&record.article));
        for speaker in record.speakers() {
            self.speaker(speaker);
        }
        let unknown: Vec<_> = record.statements().filter(|statement| statement.speaker().is_none()).collect();
        if !unknown.is_empty() {
            self.line("");
            self.line(&self.style.bold("(speaker unknown)"));
            unknown.into_iter().for_each(|statement| self.statement(statement));
        }
        self.line("");
        let (people, said) = (record.speakers().len(), record.statements().len());
        self.line(&self.style.dim(&format!("{said} statements, {people} speakers")));
    }

    fn speaker(&mut self, speaker: SpeakerRef<'_>) {
        let mut said = speaker.statements().peekable();
        // A person who only speaks together with others has the statements under the joint name.
        if said.peek().is_none() {
            return;
        }
        self.line("");
        let kind = format!("{:?}", speaker.kind).to_lowercase();
        self.line(&format!("{}  {}", self.style.bold(speaker.name()), self.style.dim(&kind)));
        let roles: Vec<_> = speaker.role_texts().collect();
        if !roles.is_empty() {
            self.wrapped(&roles.join("; "), "  ");
        }
        said.for_each(|statement| self.statement(statement));
    }

    fn statement(&mut self, statement: StatementRef<'_>) {
        let mark = match statement.kind {
            StatementKind::Direct => "direct  ",
            StatementKind::Mixed => "mixed   ",
            StatementKind::Indirect => "indirect",
        };
        let source = statement.source_text().unwrap_or("—");
        let cue = statement.cue_text().unwrap_or("—");
        let rule = statement.basis.statement;
        self.line(&self.style.dim(&format!("  {mark}  {source} · {cue} · {rule}")));
        self.wrapped(&statement.parts().collect::<Vec<_>>().join(" … "), "    ");
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn wrapped(&mut self, text: &str, indent: &str) {
        let mut line = String::new();
        for word in text.split_whitespace() {
            if !line.is_empty() && indent.len() + line.chars().count() + 1 + word.chars().count() > WIDTH {
                self.line(&format!("{indent}{line}"));
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.line(&format!("{indent}{line}"));
    }
}

fn byline(article: &Article) -> String {
    let mut parts = article.authors.clone();
    parts.extend(article.place.clone());
    parts.extend(article.date().map(|date| date.to_string()));
    parts.join(" · ")
}

/// Emphasis where someone looks at it, none where it is piped or `NO_COLOR` is set.
struct Style {
    on: bool,
}

impl Style {
    fn for_terminal() -> Self {
        Self { on: io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none() }
    }

    fn bold(&self, text: &str) -> String {
        if self.on { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn dim(&self, text: &str) -> String {
        if self.on { format!("\x1b[2m{text}\x1b[0m") } else { text.to_owned() }
    }
}
