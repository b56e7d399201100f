//! Documents of `tests/formats`, in each dialect's manner, with what is read of them beside them; those named `err_…`
//! with the error. Every one that is read is also written anew and must read the same.

use std::fmt::Write;
use std::fs;

use onrecord::{Article, BlockKind, Record, StatementRule, attribute, read, write};

#[test]
fn what_is_read_of_each_format() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("formats");
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("formats/*.xml", |path| {
            let bytes = fs::read(path).expect("readable");
            let shown = match read(&bytes) {
                Ok(articles) => articles.into_iter().map(|article| shown(&attribute(article))).collect(),
                Err(error) => format!("{}: {error}\n", error.code()),
            };
            let is_error = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("err_"));
            assert_eq!(is_error, read(&bytes).is_err(), "{}: {shown}", path.display());
            insta::assert_snapshot!(shown);
        });
    });
}

/// Blocks, metadata, and the statements that owe something to markup or metadata, a line each.
fn shown(record: &Record) -> String {
    let article = &record.article;
    let mut out = String::from("=====\n");
    for block in article.blocks() {
        let _ = writeln!(out, "{:?}: {}", block.kind, block.text().replace('\n', "⏎"));
    }
    out.push_str("-----\n");
    let mut metadata = serde_json::to_value(article).expect("serialises");
    let fields = metadata.as_object_mut().expect("an object");
    for (name, value) in std::mem::take(fields) {
        if name != "text" && name != "blocks" {
            let _ = writeln!(out, "{name}: {value}");
        }
    }
    for statement in record.statements() {
        let speaker = statement.speaker();
        let name = speaker.map_or("—", |speaker| speaker.name());
        let code = speaker.and_then(|speaker| speaker.concept.clone()).unwrap_or_default();
        if code.is_empty() && statement.basis.statement != StatementRule::Markup {
            continue;
        }
        let _ = writeln!(out, "{name} [{code}] ({}): {}", statement.basis.statement, statement.text());
    }
    out
}

#[test]
fn what_is_written_reads_the_same() {
    insta::glob!("formats/*.xml", |path| {
        let articles = read(&fs::read(path).expect("readable")).unwrap_or_default();
        for article in articles.iter().filter(|article| article.date().is_some()) {
            let item = write::newsml_g2(article).expect("a date");
            let again = &read(item.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{item}"))[0];
            assert_eq!(blocks(again), blocks(article), "{item}");
            assert!(again.id == article.id || article.id.is_none(), "{item}");
            assert_eq!((again.version, &again.keywords), (article.version, &article.keywords), "{item}");
            assert_eq!(
                (again.dates.created, again.status),
                (article.dates.created, article.status),
                "{item}"
            );

            let nitf = write::nitf(article);
            let again = &read(nitf.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{nitf}"))[0];
            let story = |article: &Article| {
                words(article, |kind| kind == BlockKind::Paragraph || kind == BlockKind::ListItem)
            };
            assert_eq!(story(again), story(article), "{nitf}");
            assert_eq!(again.headline(), article.headline(), "{nitf}");
            // The dateline's place is marked beside what was.
            let place = article.blocks.iter().find(|block| block.kind == BlockKind::Dateline);
            let is_new = |words: &str| place.is_some() && article.place.as_deref() == Some(words);
            assert_eq!(marked(again, is_new), marked(article, is_new), "{nitf}");
            let quoted = |source| again.quotes.iter().any(|quote| &quote.source == source);
            assert!(article.quotes.iter().all(|quote| quoted(&quote.source)), "{nitf}");
        }
    });
}

/// The words that are marked as names, without those that are `left_out`.
fn marked(article: &Article, left_out: impl Fn(&str) -> bool) -> Vec<String> {
    let mentions = article.entities.iter().flat_map(|entity| &entity.mentions);
    let mut words: Vec<_> = mentions.map(|span| span.of(&article.text).to_owned()).collect();
    words.retain(|words| !left_out(words));
    words.sort();
    words
}

fn blocks(article: &Article) -> Vec<(BlockKind, String)> {
    article.blocks().map(|block| (block.kind, block.text().to_owned())).collect()
}

fn words(article: &Article, kind: impl Fn(BlockKind) -> bool) -> Vec<String> {
    article.blocks().filter(|block| kind(block.kind)).map(|block| block.text().to_owned()).collect()
}
