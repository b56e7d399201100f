//! Ranks the claims of many articles by how much they are worth a fact-checker's time.
//!
//! ```sh
//! cargo run --release --example claims -- FILE…
//! cargo run --release --example claims -- --top 20 FILE…
//! ```
//!
//! A `.jsonl` file holds one document a line with its `"text"` and, if known, `"date"`; any other file is one document.

mod documents;

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

use onrecord::{Article, Bound, ClaimRef, Direction, Modality, Polarity, Quantity, Value};

/// Claims that are printed unless `--top` says how many.
const TOP: usize = 50;

fn main() -> ExitCode {
    let mut files: Vec<_> = env::args_os().skip(1).collect();
    let mut top = TOP;
    if files.first().is_some_and(|flag| flag == "--top") && files.len() > 1 {
        match files[1].to_string_lossy().parse() {
            Ok(number) => top = number,
            Err(_) => files.clear(),
        }
        files.drain(..files.len().min(2));
    }
    if files.is_empty() {
        eprintln!(
            "usage: claims [--top NUMBER] FILE…   (.jsonl: one document a line; else one document a file)"
        );
        return ExitCode::from(2);
    }
    let mut rows = Vec::new();
    let all_well = documents::all(&files, |doc, article| {
        rows.extend(rank(doc, article));
        Ok(())
    });
    // Equal scores stay in the order of the files and their texts.
    rows.sort_by(|one, other| other.score.total_cmp(&one.score));
    let mut out = io::stdout().lock();
    for (place, row) in rows.iter().take(top).enumerate() {
        // A closed pipe (`claims … | head`) is no error worth telling.
        if out.write_all(row.lines(place + 1).as_bytes()).is_err() {
            break;
        }
    }
    ExitCode::from(u8::from(!all_well))
}

/// A claim as it is printed.
struct Row {
    score: f32,
    claim: String,
    speaker: String,
    figures: String,
    times: String,
    reasons: String,
    notes: String,
    document: String,
}

fn rank(document: &str, article: Article) -> Vec<Row> {
    let record = onrecord::analyze(article);
    record.claims().map(|claim| Row::of(document, claim)).collect()
}

impl Row {
    fn of(document: &str, claim: ClaimRef<'_>) -> Self {
        let worthiness = claim.worthiness.as_ref();
        let reasons = worthiness.map_or(&[][..], |worthiness| &worthiness.reasons);
        let speaker =
            claim.said_in().map(|said| said.speaker().map_or("(speaker unknown)", |speaker| speaker.name()));
        let times = claim.times.iter().map(|time| match time.value {
            Some(value) => value.to_string(),
            None => format!("“{}”?", claim.words(time.span)),
        });
        Self {
            score: worthiness.map_or(0.0, |worthiness| worthiness.score),
            claim: claim.text().split_whitespace().collect::<Vec<_>>().join(" "),
            speaker: speaker.unwrap_or("(the article)").to_owned(),
            figures: claim.quantities.iter().map(figure).collect::<Vec<_>>().join("; "),
            times: times.collect::<Vec<_>>().join("; "),
            reasons: reasons.iter().map(|reason| reason.name()).collect::<Vec<_>>().join(", "),
            notes: notes(claim),
            document: document.to_owned(),
        }
    }

    fn lines(&self, place: usize) -> String {
        let mut lines = format!("{place:>3}. {:.2}  {}\n", self.score, clip(&self.claim, 100));
        let parts = [
            ("said by", &self.speaker),
            ("figures", &self.figures),
            ("time", &self.times),
            ("because", &self.reasons),
            ("note", &self.notes),
            ("in", &self.document),
        ];
        for (label, words) in parts.into_iter().filter(|(_, words)| !words.is_empty()) {
            lines.push_str(&format!("           {label:<8} {}\n", clip(words, 92)));
        }
        lines
    }
}

/// “> 15000 student”, “10–12 %”, “↑ 20 %”.
fn figure(quantity: &Quantity) -> String {
    let direction = quantity.comparison.map_or("", |comparison| match comparison.direction {
        Direction::Up => "↑ ",
        Direction::Down => "↓ ",
    });
    let bound = match quantity.bound {
        Bound::Exact => "",
        Bound::About => "~ ",
        Bound::Over => "≥ ",
        Bound::Under => "≤ ",
    };
    let value = match quantity.value {
        Value::Number(number) => number.to_string(),
        Value::Range(low, high) => format!("{low}–{high}"),
    };
    format!("{direction}{bound}{value} {}", quantity.unit).trim_end().to_owned()
}

/// What a desk should know before it takes the claim up.
fn notes(claim: ClaimRef<'_>) -> String {
    let mut notes = Vec::new();
    if claim.polarity == Polarity::Denied {
        notes.push("denied".to_owned());
    }
    match claim.modality {
        Modality::Hedged => notes.push("hedged".to_owned()),
        Modality::Conditional => notes.push("conditional".to_owned()),
        _ => {}
    }
    notes.extend(claim.verdicts.iter().map(|verdict| format!("checked: {}", verdict.rating)));
    notes.extend(claim.warnings.iter().map(|warning| {
        let other = warning.other.map_or(String::new(), |other| format!(" / {}", claim.words(other)));
        format!("look again at “{}{other}”", claim.words(warning.span))
    }));
    notes.join("; ")
}

fn clip(words: &str, width: usize) -> String {
    if words.chars().count() <= width {
        return words.to_owned();
    }
    let kept: String = words.chars().take(width - 1).collect();
    format!("{}…", kept.trim_end())
}
