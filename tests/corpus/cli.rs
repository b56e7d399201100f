//! What is read, what is told of what is not, and that threads do not matter.

use std::io::Read;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::run::{Folder, archive, articles, feed, json_lines};

/// Inputs of every kind, good and bad.
fn mixed(folder: &Folder) {
    let articles = articles(2);
    for (name, text) in &articles[..8] {
        folder.write(&format!("in/{name}.txt"), text);
    }
    folder.write("in/feed/long.xml", feed(&[&articles[..], &articles[..], &articles[..]].concat()));
    folder.write("in/feed/short.xml", feed(&articles[..3]));
    folder.write("in/bad.xml", "<nitf><body>\n<p>R&D</p></body></nitf>");
    folder.write("in/binary", b"\0\x01\x02\0\x03");
    folder.write("in/lines.jsonl", format!("{}{{\"tex\": 1}}\n", json_lines(&articles[8..20])));
    let member = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let members = [
        member("a/one.txt", &articles[0].1),
        member("lines.ndjson", &json_lines(&articles[20..24])),
        member("picture.jpg", "\u{1}"),
        member("__MACOSX/one.txt", "hidden"),
    ];
    folder.write("in/members.zip", archive(&members));
    folder.write("in/picture.jpg", [0xff, 0xd8]);
    folder.write("in/.hidden/one.txt", "He said no.");
}

#[test]
fn results_do_not_depend_on_threads() {
    let folder = Folder::new("threads");
    mixed(&folder);
    for format in ["jsonl", "csv"] {
        folder.exits(1, &format!("-f {format} -o one-{format} -t 1 in"));
        folder.exits(1, &format!("-f {format} -o four-{format} -t 4 in"));
        let [one, four] = ["one", "four"].map(|run| folder.files(&format!("{run}-{format}")));
        assert_eq!(one.len(), if format == "csv" { 6 } else { 3 });
        for (one, four) in one.iter().zip(&four) {
            assert!(one == four, "{} differs", one.0);
        }
    }
    // Two files of eight, twelve lines, a feed of 156, one of three, five documents of an archive.
    assert_eq!(folder.records("one-jsonl").len(), 8 + 12 + 156 + 3 + 5);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_written() {
    let folder = Folder::new("unreadable");
    mixed(&folder);
    folder.write("in/late.txt", "“No,” said Ada Orr.");
    let told = folder.exits(1, "-o out nowhere *.nothing in");
    let errors: Vec<Value> = folder
        .read("out/errors.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let brief = |error: &Value| {
        let field = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
        (
            field("path"),
            error["line"].as_u64(),
            field("code"),
            error["at_line"].as_u64(),
            error["at_column"].as_u64(),
        )
    };
    let own = |path: &str, line, code: &str, at: Option<(u64, u64)>| {
        (path.to_owned(), line, code.to_owned(), at.map(|at| at.0), at.map(|at| at.1))
    };
    assert_eq!(
        errors.iter().map(brief).collect::<Vec<_>>(),
        [
            own("nowhere", None, "io", None),
            own("*.nothing", None, "io", None),
            own("in/bad.xml", None, "reference", Some((2, 5))),
            own("in/binary", None, "not-text", Some((1, 1))),
            own("in/lines.jsonl", Some(13), "json", Some((1, 10))),
        ]
    );
    for line in ["nowhere: ", "in/bad.xml: “&” begins a reference", "in/lines.jsonl:13: missing field `text`"]
    {
        assert!(told.contains(line), "{line} is not in {told}");
    }
    assert!(told.contains("passed over for their kind: 2 .jpg"), "{told}");
    let records = folder.records("out");
    assert!(records.iter().any(|record| record["source"] == "in/late.txt"));
    assert!(
        !records
            .iter()
            .any(|record| record["source"].as_str().is_some_and(|source| source.contains("hidden")))
    );
    let found = |source: &str| records.iter().any(|record| record["source"] == source);
    assert!(
        found("in/members.zip!lines.ndjson:4")
            && found("in/feed/long.xml#156")
            && found("in/feed/short.xml#3")
    );
}

#[test]
fn the_same_articles_give_the_same_in_a_folder_lines_and_an_archive() {
    let folder = Folder::new("shapes");
    let articles = articles(1);
    let files: Vec<_> = articles.iter().map(|(name, text)| (format!("{name}.txt"), text.clone())).collect();
    files.iter().for_each(|(name, text)| folder.write(&format!("folder/{name}"), text));
    folder.write("lines.jsonl", json_lines(&articles));
    folder.write("archive.zip", archive(&files));
    folder.write("lines.zip", archive(&[("deep/lines.jsonl".to_owned(), json_lines(&articles))]));
    let found = |path: &str| -> Vec<Value> {
        folder.exits(0, &format!("--force -o out {path}"));
        let mut records = folder.records("out");
        for record in &mut records {
            let record = record.as_object_mut().expect("an object");
            for field in ["doc", "source"] {
                assert!(record.remove(field).is_some());
            }
        }
        records
    };
    let folder_records = found("folder");
    assert_eq!(folder_records.len(), articles.len());
    assert!(
        folder_records
            .iter()
            .all(|record| record["statements"].as_array().is_some_and(|all| !all.is_empty()))
    );
    for path in ["lines.jsonl", "archive.zip", "lines.zip", "folder/*.txt", "f*/**/*"] {
        assert!(found(path) == folder_records, "{path} differs");
    }
}

#[test]
fn records_are_those_of_the_library() {
    let folder = Folder::new("records");
    let (name, text) = &articles(1)[3];
    folder.write("one.jsonl", json!({"doc": name, "text": text, "date": "2025-03-01"}).to_string());
    folder.exits(0, "-o out one.jsonl");
    let mut article = onrecord::read_text(text).expect("text");
    article.dates.created = Some("2025-03-01".parse().expect("a date"));
    let records = folder.records("out");
    assert_eq!((&records[0]["doc"], &records[0]["source"]), (&json!(name), &json!("one.jsonl:1")));
    let read: onrecord::Record = serde_json::from_value(records[0].clone()).expect("a record");
    assert_eq!(read, onrecord::analyze(article.clone()));

    folder.exits(0, "--no-claims -o bare one.jsonl");
    let read: onrecord::Record = serde_json::from_value(folder.records("bare").remove(0)).expect("a record");
    assert_eq!(read, onrecord::attribute(article));
}

#[test]
fn documents_that_are_too_long_are_refused_and_those_behind_them_are_read() {
    let folder = Folder::new("giants");
    let long = "He said no. ".repeat(1 << 17);
    let line = |text: &str| json!({"text": text}).to_string();
    let lines = [line("He said one."), line(&long), "x".repeat(3 << 20), line("He said two.")].join("\n");
    folder.write("in/a.jsonl", &lines);
    folder.write("in/b.txt", &long);
    folder
        .write("in/c.xml", feed(&[("giant".to_owned(), long), ("short".to_owned(), "He said.".to_owned())]));
    folder.write("in/d.zip", archive(&[("lines.jsonl".to_owned(), lines)]));
    folder.write("in/e.txt", "He said three.");
    folder.exits(1, "-o out --max-document 1M in");
    let sources: Vec<_> = folder.records("out").iter().map(|record| record["source"].clone()).collect();
    let read = [
        "in/a.jsonl:1",
        "in/a.jsonl:4",
        "in/c.xml#2",
        "in/d.zip!lines.jsonl:1",
        "in/d.zip!lines.jsonl:4",
        "in/e.txt",
    ];
    assert_eq!(sources, read);
    let errors = folder.read("out/errors.jsonl");
    assert_eq!(errors.matches("\"code\":\"too-large\"").count(), 6, "{errors}");
    assert_eq!(errors.lines().count(), 6);
}

#[test]
fn standard_output_has_the_same_lines() {
    let folder = Folder::new("stdout");
    folder.write("lines.jsonl", json_lines(&articles(1)));
    folder.exits(0, "-o out lines.jsonl");
    assert!(
        String::from_utf8(folder.run("lines.jsonl").stdout).expect("UTF-8")
            == folder.read("out/records.jsonl")
    );
}

#[test]
fn a_closed_pipe_is_an_end() {
    let folder = Folder::new("pipe");
    folder.write("lines.jsonl", json_lines(&articles(8)));
    let mut child =
        folder.command("lines.jsonl").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("runs");
    let mut first = [0; 100];
    child.stdout.take().expect("piped").read_exact(&mut first).expect("a beginning");
    let output = child.wait_with_output().expect("a child");
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn the_output_folder_is_not_read() {
    let folder = Folder::new("inside");
    folder.write("in/one.txt", "“No,” said Ada Orr.");
    for _ in 0..2 {
        folder.exits(0, "--force -o in/out in");
        assert_eq!(folder.records("in/out").len(), 1);
    }
}

#[test]
fn the_command_line() {
    let folder = Folder::new("usage");
    let told = |arguments: &str, message: &str| {
        let told = folder.exits(2, arguments);
        assert!(told.contains(message), "{told}");
    };
    told("-o out", "no PATH is given");
    told("-f csv in", "tables need a folder");
    told("-f xls in", "formats are jsonl and csv");
    told("--resume in", "only a run with -o DIR can be resumed");
    told("--max-document 3X in", "no size");
    told("--checkpoint soon in", "no number of seconds");
    told("--frobnicate in", "--frobnicate");
    let help = String::from_utf8(folder.run("--help").stdout).expect("UTF-8");
    assert!(help.contains("usage: corpus") && help.contains("statements.csv"));
}
