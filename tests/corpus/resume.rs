//! A run that is killed and goes on writes the same bytes as one that is not.

use std::fs::OpenOptions;
use std::io::Write;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::run::{Folder, archive, articles, feed, json_lines};

/// The checkpoint of the run, once it has one.
fn checkpoint(folder: &Folder) -> Option<Value> {
    serde_json::from_slice(&std::fs::read(folder.path("out/checkpoint.json")).ok()?).ok()
}

/// Kills a run once it has done so many documents. Whether there was more to do.
fn killed(folder: &Folder, arguments: &str, documents: u64) -> bool {
    let mut command = folder.command(arguments);
    let mut child: Child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("runs");
    let has_done = |checkpoint: Value| checkpoint["tally"]["documents"].as_u64() >= Some(documents);
    while child.try_wait().expect("a child").is_none() && !checkpoint(folder).is_some_and(has_done) {
        thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("killed, or over");
    child.wait().expect("a child");
    checkpoint(folder).is_some_and(|checkpoint| checkpoint["complete"] == false)
}

/// Writes inputs for so many copies of the articles, and compares a run that is killed twice with one that is not.
#[track_caller]
fn goes_on(name: &str, arguments: &str, write: impl Fn(&Folder, &[(String, String)])) {
    // A faster machine may be done before it can be killed: then there must be more to do.
    for times in [4, 16, 64] {
        let articles = articles(times);
        let folder = Folder::new(name);
        write(&folder, &articles);
        let run = format!("-o out --checkpoint 0 --resume {arguments}");
        let (early, late) = (articles.len() as u64 / 10, articles.len() as u64 / 3);
        if !killed(&folder, &run, early) || !killed(&folder, &run, late) {
            continue;
        }
        // What a killed run has written behind its last checkpoint.
        for (file, _) in folder.files("out").iter().filter(|(file, _)| !file.starts_with("checkpoint")) {
            let mut file =
                OpenOptions::new().append(true).open(folder.path(&format!("out/{file}"))).expect("open");
            file.write_all(b"half a rec").expect("written");
        }
        let before = folder.files("out");
        let status = folder.run(&run).status.code();
        let whole = folder.run(&format!("-o whole {arguments}")).status.code();
        assert_eq!(status, whole);
        assert!(folder.files("out") != before, "nothing was left to do");
        for (resumed, whole) in folder.files("out").iter().zip(&folder.files("whole")) {
            // Compared, not printed: they are long.
            assert!(resumed == whole, "{} differs in {}", resumed.0, folder.path("out").display());
        }
        assert_eq!(folder.files("out").len(), folder.files("whole").len());
        return;
    }
    panic!("{name}: the run was over before it could be killed");
}

#[test]
fn in_the_middle_of_lines() {
    goes_on("resume-lines", "-f csv lines.jsonl", |folder, articles| {
        folder
            .write("lines.jsonl", json_lines(articles).replace("{\"doc\":\"harbour", "\n{\"dox\":\"harbour"));
    });
}

#[test]
fn in_the_middle_of_a_feed() {
    goes_on("resume-feed", "feed.xml", |folder, articles| folder.write("feed.xml", feed(articles)));
}

#[test]
fn in_the_middle_of_an_archive() {
    goes_on("resume-archive", "-f csv archive.zip", |folder, articles| {
        let (first, rest) = articles.split_at(articles.len() / 5);
        let mut members: Vec<_> =
            first.iter().map(|(name, text)| (format!("{name}.txt"), text.clone())).collect();
        members.push(("folder/lines.jsonl".to_owned(), json_lines(&rest[..rest.len() / 2])));
        members.push(("nested.zip".to_owned(), "PK".to_owned()));
        members.push(("feed.xml".to_owned(), feed(&rest[rest.len() / 2..])));
        folder.write("archive.zip", archive(&members));
    });
}

#[test]
fn in_the_middle_of_a_folder() {
    goes_on("resume-folder", "nothing articles", |folder, articles| {
        for (name, text) in articles {
            folder.write(&format!("articles/{}/{name}.txt", name.len() % 3), text);
        }
        folder.write("articles/0/binary.txt", b"\0\x01\x02\0\x03");
        folder.write("articles/0/broken.zip", "PK no archive");
    });
}

#[test]
fn a_run_that_is_done_stays_as_it_is() {
    let folder = Folder::new("resume-done");
    folder.write("lines.jsonl", json_lines(&articles(1)));
    folder.exits(0, "-o out --resume lines.jsonl");
    let done = folder.files("out");
    let told = folder.exits(0, "-o out --resume lines.jsonl");
    assert!(told.contains("complete"), "{told}");
    assert!(folder.files("out") == done);
}

#[test]
fn what_is_not_the_same_run_is_refused() {
    let folder = Folder::new("resume-refused");
    let articles = articles(1);
    folder.write("lines.jsonl", json_lines(&articles));
    // Interrupted before anything was done.
    folder.exits(0, "-o out lines.jsonl");
    let checkpoint = folder.read("out/checkpoint.json").replace("\"complete\":true", "\"complete\":false");
    folder.write("out/checkpoint.json", &checkpoint);
    let done = folder.files("out");

    let refused = |arguments: &str, why: &str| {
        let told = folder.exits(2, arguments);
        assert!(told.contains(why), "{told}");
        assert!(folder.files("out") == done, "{arguments} changed the output");
    };
    refused("-o out lines.jsonl", "holds a run already");
    refused("-o out -f csv lines.jsonl", "holds a run already");
    refused("-o out --resume --no-claims lines.jsonl", "other paths or options");
    refused("-o out --resume lines.jsonl lines.jsonl", "other paths or options");
    folder.write("lines.jsonl", json_lines(&articles[1..]));
    refused("-o out --resume lines.jsonl", "not those of the interrupted run");
    folder.write("out/records.jsonl", "");
    let told = folder.exits(2, "-o out --resume lines.jsonl");
    assert!(told.contains("shorter than its checkpoint says"), "{told}");

    folder.exits(0, "-o out --force lines.jsonl");
    assert_eq!(folder.records("out").len(), articles.len() - 1);
}
