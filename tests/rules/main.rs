//! The rules, each with the English that motivated it.
//!
//! A case is a text with its statements marked: content `⟦so⟧`, cue `*so*`, source `_so_`. The marks are taken out, the rest
//! is attributed, and what is found must be marked the same way.

mod finding;
mod speaking;

use onrecord::{Record, Span, StatementRule, attribute, read_text};

/// A story needs a headline, so that the case itself is body text.
const HEAD: &str = "Harbour plan splits council\n\n";

fn record(text: &str) -> Record {
    attribute(read_text(&format!("{HEAD}{text}")).expect("short enough"))
}

#[track_caller]
fn marked(case: &str, expected: &str) -> Record {
    let plain: String = case.chars().filter(|char| !"⟦⟧*_".contains(*char)).collect();
    let record = record(&plain);
    let mut marks: Vec<(usize, bool, usize, &str)> = Vec::new();
    for statement in record.statements() {
        let mut mark = |span: Span, open, close| {
            marks.push((span.start(), true, usize::MAX - span.len(), open));
            marks.push((span.end(), false, span.len(), close));
        };
        statement.content.iter().for_each(|&span| mark(span, "⟦", "⟧"));
        statement.cue.iter().for_each(|cue| mark(cue.span, "*", "*"));
        statement.source.iter().for_each(|&span| mark(span, "_", "_"));
    }
    marks.sort_unstable();
    let mut found = String::new();
    let mut at = HEAD.len();
    for (to, _, _, mark) in marks {
        found.push_str(&record.article.text[at..to]);
        found.push_str(mark);
        at = to;
    }
    found.push_str(&record.article.text[at..]);
    assert_eq!(found, expected);
    record
}

/// One statement, found by `rule`.
#[track_caller]
fn rule(rule: StatementRule, case: &str) {
    let record = marked(case, case);
    assert_eq!(record.statements[0].basis.statement, rule, "{case}");
}

/// Any number of statements.
#[track_caller]
fn finds(case: &str) {
    marked(case, case);
}

/// Who speaks, statement by statement; `?` for nobody known.
#[track_caller]
fn speakers(text: &str, expected: &[&str]) {
    let record = record(text);
    let found: Vec<_> = record
        .statements()
        .map(|statement| statement.speaker().map_or("?", |speaker| speaker.name()))
        .collect();
    assert_eq!(found, expected, "{text}");
}
