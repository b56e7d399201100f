//! The accuracy floors: what the rules reach today, measured on annotated articles, and must not fall below.
//!
//! `tests/floors.txt` records them. Raise a floor when you raise its figure; never lower one silently.
//! `ONRECORD_ERRORS=1 cargo test --test accuracy -- --nocapture` prints every disagreement.

mod support;

use std::collections::BTreeMap;
use std::fs;

use onrecord::{attribute, read_text};
use support::gold::{self, Gold};
use support::score::Score;

#[test]
fn own_articles_reach_their_floors() {
    check("own", &gold::own());
}

/// The corpus of other people’s articles is not part of the project; where it is not at hand there is nothing to check.
#[test]
fn news_dev_reaches_its_floors() {
    match gold::json_lines(&gold::root().join("../shared/corpora/attribution/news-dev.jsonl")) {
        Some(gold) => check("news-dev", &gold),
        None => eprintln!("news-dev.jsonl is not here: not scored"),
    }
}

/// The article that the crate was asked for over: all of it, whatever else moves.
#[test]
fn the_presidents_come_out_whole() {
    match gold::json_lines(&gold::root().join("../shared/corpora/attribution/presidents.jsonl")) {
        Some(gold) => check("presidents", &gold),
        None => eprintln!("presidents.jsonl is not here: not scored"),
    }
}

fn check(set: &str, gold: &[Gold]) {
    let mut score = Score::default();
    for gold in gold {
        score.add(gold, &attribute(read_text(&gold.text).expect("short enough")));
    }
    let figures = score.figures();
    println!("{set}, {} articles", gold.len());
    for (name, value) in &figures {
        println!("  {name:18} {value:.3}");
    }
    if std::env::var_os("ONRECORD_ERRORS").is_some() {
        score.errors.iter().for_each(|error| println!("  {error}"));
    }
    let floors = floors(set);
    assert!(!floors.is_empty(), "no floors for {set}");
    let below: Vec<_> = floors
        .iter()
        .filter(|(name, floor)| figures[name.as_str()] < **floor)
        .map(|(name, floor)| format!("{name} is {:.3}, its floor {floor:.3}", figures[name.as_str()]))
        .collect();
    assert!(below.is_empty(), "{set} fell: {}", below.join("; "));
}

/// Lines of `set TAB figure TAB floor`.
fn floors(set: &str) -> BTreeMap<String, f64> {
    let list = fs::read_to_string(gold::root().join("tests/floors.txt")).expect("floors.txt");
    let rows =
        list.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect::<Vec<_>>());
    let mine = rows.filter(|row| row.first() == Some(&set));
    mine.map(|row| (row[1].to_owned(), row[2].parse().expect("a number"))).collect()
}
