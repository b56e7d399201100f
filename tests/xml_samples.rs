//! The samples of `../shared/corpora/formats`, where they are: everything is read, written back as it came, changed in
//! one place only, and written anew. `tests/samples.sh` runs this and judges what it writes with other programs.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::newsml_g2::{ItemMut, Message};
use onrecord::xml::{Document, Element, NodeId};
use onrecord::{ErrorKind, NewsDate, Record, analyze, read, write};

const NEWS: [&str; 3] = ["newsml-g2", "newsml-1", "nitf"];

fn samples(folders: &[&str]) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/formats");
    let mut samples = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(root.join(folder)).expect("the samples") {
            let path = entry.expect("an entry").path();
            let name = format!("{folder}/{}", path.file_name().expect("a name").to_string_lossy());
            samples.push((name, fs::read(&path).expect("readable")));
        }
    }
    samples.sort();
    samples
}

fn output() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples")
}

/// Writes the articles, and each as a new document, for other programs to judge.
#[test]
#[ignore = "needs ../shared; run by tests/samples.sh"]
fn every_news_document_is_read_and_written_anew() {
    let folder = output();
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let mut lines = String::new();
    let (mut written, mut statements) = (0, 0);
    for (name, bytes) in samples(&NEWS) {
        let articles = read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        for mut article in articles {
            article.check_invariants().unwrap_or_else(|error| panic!("{name}: {error}"));
            let value = serde_json::json!({ "doc": name, "article": article });
            writeln!(lines, "{value}").expect("a string");
            // Parts of items that stand alone have no date, which the standard demands.
            let has_date = article.date().is_some() || article.dates.modified.is_some();
            if !has_date {
                article.dates.published = NewsDate::from_ymd(2026, 1, 1);
            }
            let item = write::newsml_g2(&article).expect("a date");
            fs::write(folder.join(format!("g2-{written:03}.xml")), &item).expect("writable");
            fs::write(folder.join(format!("nitf-{written:03}.xml")), write::nitf(&article))
                .expect("writable");
            let record = analyze(article);
            let marked = [("g2", write::newsml_g2(&record).expect("a date")), ("nitf", write::nitf(&record))];
            for (format, document) in marked {
                let again = read::records(document.as_bytes()).expect("well-formed").remove(0);
                again.check_invariants().unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(said(&again), said(&record), "{name} as {format}");
                fs::write(folder.join(format!("{format}-{written:03}-record.xml")), document)
                    .expect("writable");
                statements += record.statements.len();
            }
            written += 1;
        }
    }
    fs::write(folder.join("articles.jsonl"), lines).expect("writable");
    assert!(written > 200 && statements > 400, "only {written} articles, {statements} statements");
}

/// Who says what, in words without white space.
fn said(record: &Record) -> Vec<String> {
    let words = |text: &str| text.split_whitespace().collect::<String>();
    let said = record.statements().map(|statement| {
        let speaker = statement.speaker().map(|speaker| words(speaker.name()));
        let cue = statement.cue_text().map(words);
        let source = statement.source_text().map(words);
        format!("{:?} {} {cue:?} {source:?} {speaker:?}", statement.kind, words(&statement.text()))
    });
    let mut said: Vec<_> = said.collect();
    said.sort();
    said
}

#[test]
#[ignore = "needs ../shared; run by tests/samples.sh"]
fn what_is_no_news_or_malformed_is_said_with_its_place() {
    for (name, bytes) in samples(&["malformed"]) {
        let error = read(&bytes).expect_err(&name);
        assert_eq!((error.kind(), error.code()), (ErrorKind::Malformed, "unbound-prefix"), "{name}");
        let at = error.position().expect("a position");
        let text = String::from_utf8(bytes).expect("UTF-8");
        let line = text.lines().nth(at.line as usize - 1).expect("the line");
        assert!(line[at.column as usize - 1..].starts_with("xsi:schemaLocation"), "{name}: {at}");
    }
    for (name, bytes) in samples(&["other"]) {
        let error = read(&bytes).expect_err(&name);
        assert_eq!(error.kind(), ErrorKind::Unsupported, "{name}");
        assert!(error.to_string().contains("RSS"), "{name}: {error}");
    }
    for (name, bytes) in samples(&["ninjs"]) {
        match read(&bytes) {
            Ok(_) => panic!("{name} was read"),
            Err(error) => assert_eq!(error.kind(), ErrorKind::Unsupported, "{name}: {error}"),
        }
    }
}

#[test]
#[ignore = "needs ../shared; run by tests/samples.sh"]
fn a_document_is_written_back_as_it_came_but_for_the_headline_that_was_changed() {
    const NEW: &str = "Floods & “fires” <today>";
    let mut changed = 0;
    for (name, bytes) in samples(&["newsml-g2", "newsml-1", "nitf", "other"]) {
        let decoded = read::decode(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let source = decoded.text.as_ref();
        let mut document = Document::parse(source).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(document.to_string(), source, "{name}");

        let Some(id) = headline(&document) else { continue };
        let old = document.element(id).and_then(Element::source_span).expect("a place").of(source).to_owned();
        let start = document.element(id).and_then(Element::source_span).expect("a place").start();
        match Message::of(&document).and_then(|message| message.items().next()).map(|item| item.id()) {
            Some(item) => {
                ItemMut::new(&mut document, item).set_headline(NEW);
            }
            None => document.set_text(id, NEW),
        }
        let open = &old[..old.find('>').expect("a tag") + 1];
        let name_end =
            open[1..].find(|char: char| char.is_whitespace() || "/>".contains(char)).expect("a name") + 1;
        let new = match open.strip_suffix("/>") {
            Some(open) => format!("{open}>Floods &amp; “fires” &lt;today&gt;</{}>", &open[1..name_end]),
            None => format!(
                "{open}Floods &amp; “fires” &lt;today&gt;{}",
                &old[old.rfind("</").expect("an end tag")..]
            ),
        };
        let expected = format!("{}{new}{}", &source[..start], &source[start + old.len()..]);
        assert_eq!(document.to_string(), expected, "{name}");
        Document::parse(&document.to_string()).unwrap_or_else(|error| panic!("{name}: {error}"));
        changed += 1;
    }
    assert!(changed > 100, "only {changed} headlines");
}

/// The headline that is to be changed: of G2 the main one of the first item, else the first.
fn headline(document: &Document<'_>) -> Option<NodeId> {
    if let Some(message) = Message::of(document) {
        let item = message.items().next()?;
        let text = item.headline()?;
        return item
            .content_meta("headline")
            .find(|headline| headline.text().as_ref() == Some(&text))
            .map(|found| found.id());
    }
    let elements = document.root().descendants().filter_map(|node| node.as_element());
    elements.filter(|element| matches!(element.local_name(), "HeadLine" | "hl1")).map(Element::id).next()
}
