//! Whole articles as the rules see them: a change of a rule shows here what it does to each.
//!
//! The articles are those of `tests/annotated/`, 26 of unlike genres and houses. In each snapshot the text stands with
//! the statements marked, `⟦3 …⟧`, their cues `*3 said*` and sources `_3 Orr_`, and below it a line a statement.

mod support;

use std::fmt::Write;

use onrecord::{Record, StatementRef, Value, analyze, attribute, read_text};
use support::gold;

#[test]
fn whole_articles() {
    for gold in gold::own() {
        let record = attribute(read_text(&gold.text).expect("short enough"));
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(gold.doc.clone(), render(&record));
        });
    }
}

/// The claims of four of them, a paragraph each: its words, whose they are, and its figures and times as they are read.
#[test]
fn claims_of_whole_articles() {
    let shown = ["czech-rates", "dengue-outbreak", "millbury-pool-vote", "shower-fine-factcheck"];
    for gold in gold::own().into_iter().filter(|gold| shown.contains(&gold.doc.as_str())) {
        let mut article = read_text(&gold.text).expect("short enough");
        article.dates.created = gold.date.as_deref().and_then(|date| date.parse().ok());
        let record = analyze(article);
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("{}-claims", gold.doc), render_claims(&record));
        });
    }
}

/// “Exports fell by 12 % in May” and below it “  by 12 % = down 12 %” and “  in May = 2024-05”.
fn render_claims(record: &Record) -> String {
    let mut out = String::new();
    for claim in record.claims() {
        let whose = claim.statement.map_or("own voice".to_owned(), |id| format!("said in {}", id.0 + 1));
        let score = claim.worthiness.as_ref().map_or(0.0, |worthiness| worthiness.score);
        let (polarity, modality) = (claim.polarity, claim.modality);
        writeln!(out, "{}\n  {whose}, {polarity:?}, {modality:?}, {score:.2}", claim.text())
            .expect("a string takes all");
        for quantity in &claim.quantities {
            let value = match quantity.value {
                Value::Number(number) => number.to_string(),
                Value::Range(low, high) => format!("{low} to {high}"),
            };
            let words = quantity.span.of(&record.article.text);
            let direction = quantity.comparison.map_or(String::new(), |to| format!(" {:?}", to.direction));
            writeln!(out, "  {words} = {:?} {value} {}{direction}", quantity.bound, quantity.unit)
                .expect("a string takes all");
        }
        for time in &claim.times {
            let value = time.value.map_or("open".to_owned(), |value| value.to_string());
            writeln!(out, "  {} = {value}", time.span.of(&record.article.text)).expect("a string takes all");
        }
    }
    out
}

/// An opening or closing mark at a byte of the text; longer spans open first and close last.
struct Mark {
    at: usize,
    closes: bool,
    len: usize,
    text: String,
}

fn render(record: &Record) -> String {
    let mut marks = Vec::new();
    for statement in record.statements() {
        let number = statement.id().0 + 1;
        let mut mark = |span: onrecord::Span, open: &str, close: &str| {
            let len = span.len();
            marks.push(Mark { at: span.start(), closes: false, len, text: format!("{open}{number} ") });
            marks.push(Mark { at: span.end(), closes: true, len, text: close.to_owned() });
        };
        statement.content.iter().for_each(|&span| mark(span, "⟦", "⟧"));
        statement.cue.iter().for_each(|cue| mark(cue.span, "*", "*"));
        statement.source.iter().for_each(|&span| mark(span, "_", "_"));
    }
    marks.sort_by_key(|mark| {
        (mark.at, !mark.closes, if mark.closes { mark.len } else { usize::MAX - mark.len })
    });
    let mut out = String::new();
    let mut marks = marks.into_iter().peekable();
    for block in record.article.blocks() {
        write!(out, "{:?}: ", block.kind).expect("a string takes all");
        let mut at = block.span.start();
        while let Some(mark) = marks.next_if(|mark| mark.at <= block.span.end()) {
            out.push_str(&record.article.text[at..mark.at]);
            out.push_str(&mark.text);
            at = mark.at;
        }
        out.push_str(&record.article.text[at..block.span.end()]);
        out.push('\n');
    }
    out.push('\n');
    record.statements().for_each(|statement| line(statement, &mut out));
    out
}

fn line(statement: StatementRef<'_>, out: &mut String) {
    let basis = statement.basis;
    let speaker = statement
        .speaker()
        .map_or("?".to_owned(), |speaker| format!("{} ({:?})", speaker.name(), speaker.kind));
    let rule = basis.speaker.map_or("-", |rule| rule.name());
    let cue =
        statement.cue.as_ref().map_or("-".to_owned(), |cue| format!("{} ({})", cue.lemma, cue.act.name()));
    let parent = statement.parent.map_or(String::new(), |parent| format!(" within {}", parent.0 + 1));
    let kind = format!("{:?}", statement.kind).to_lowercase();
    writeln!(
        out,
        "{} {kind}{parent}, {}, {cue}, by {speaker}, {rule}, {:.2}",
        statement.id().0 + 1,
        basis.statement,
        basis.confidence
    )
    .expect("a string takes all");
}
