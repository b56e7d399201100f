//! Prints who said what in an article, speaker by speaker.
//!
//! ```sh
//! cargo run --example who_said_what            # an article that ships with the crate
//! cargo run --example who_said_what -- FILE    # your own; “-” reads standard input
//! ```

use std::error::Error;
use std::ffi::OsStr;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::process::ExitCode;
use std::{env, fs};

use onrecord::{Article, Record, SpeakerRef, StatementKind, StatementRef};

const SAMPLE: &str = include_str!("harbour.txt");

fn main() -> ExitCode {
    let file = env::args_os().nth(1);
    match print(file.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", file.as_deref().unwrap_or("who_said_what".as_ref()).display());
            ExitCode::FAILURE
        }
    }
}

fn print(file: Option<&OsStr>) -> Result<(), Box<dyn Error>> {
    let articles = match file {
        None => vec![onrecord::read_text(SAMPLE)?],
        Some(file) if file == "-" => {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes)?;
            onrecord::read(&bytes)?
        }
        Some(file) => onrecord::read(&fs::read(file)?)?,
    };
    let mut page = Page { style: Style::for_terminal(), out: BufWriter::new(io::stdout().lock()) };
    let printed = articles
        .into_iter()
        .try_for_each(|article| page.article(&onrecord::attribute(article)))
        .and_then(|()| page.out.flush());
    match printed {
        // A closed pipe (`who_said_what | head`) is no error worth telling.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        printed => Ok(printed?),
    }
}

/// Columns of a terminal that most people have.
const WIDTH: usize = 88;

struct Page<W> {
    style: Style,
    out: W,
}

impl<W: Write> Page<W> {
    fn article(&mut self, record: &Record) -> io::Result<()> {
        let title = record.article.headline().unwrap_or("(no headline)");
        self.line(&self.style.bold(title))?;
        self.line(&byline(&record.article))?;
        // By their speakers, whose statements stay in order; those of nobody come last.
        let mut said: Vec<_> = record.statements().collect();
        said.sort_by_key(|statement| statement.speaker.map_or(u32::MAX, |id| id.0));
        for said in said.chunk_by(|one, other| one.speaker == other.speaker) {
            self.line("")?;
            match said[0].speaker() {
                Some(speaker) => self.speaker(speaker)?,
                None => self.line(&self.style.bold("(speaker unknown)"))?,
            }
            said.iter().try_for_each(|statement| self.statement(*statement))?;
        }
        self.line("")?;
        let (people, said) = (record.speakers().len(), record.statements().len());
        self.line(&self.style.dim(&format!("{said} statements, {people} speakers")))
    }

    fn speaker(&mut self, speaker: SpeakerRef<'_>) -> io::Result<()> {
        let kind = format!("{:?}", speaker.kind).to_lowercase();
        self.line(&format!("{}  {}", self.style.bold(speaker.name()), self.style.dim(&kind)))?;
        let roles: Vec<_> = speaker.role_texts().collect();
        if roles.is_empty() { Ok(()) } else { self.wrapped(&roles.join("; "), "  ") }
    }

    fn statement(&mut self, statement: StatementRef<'_>) -> io::Result<()> {
        let mark = match statement.kind {
            StatementKind::Direct => "direct  ",
            StatementKind::Mixed => "mixed   ",
            StatementKind::Indirect => "indirect",
        };
        let source = statement.source_text().unwrap_or("—");
        let cue = statement.cue_text().unwrap_or("—");
        let rule = statement.basis.statement;
        // What one says that another said.
        let within = statement.parent().map_or(String::new(), |parent| {
            format!(" · within what {} said", parent.speaker().map_or("somebody", |speaker| speaker.name()))
        });
        self.line(&self.style.dim(&format!("  {mark}  {source} · {cue} · {rule}{within}")))?;
        self.wrapped(&statement.parts().collect::<Vec<_>>().join(" … "), "    ")
    }

    fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{line}")
    }

    fn wrapped(&mut self, text: &str, indent: &str) -> io::Result<()> {
        let mut line = String::new();
        for word in text.split_whitespace() {
            if !line.is_empty() && indent.len() + line.chars().count() + 1 + word.chars().count() > WIDTH {
                self.line(&format!("{indent}{line}"))?;
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.line(&format!("{indent}{line}"))
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
