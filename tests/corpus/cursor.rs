//! From the cursor of any document on, exactly those behind it are read.

use std::ops::ControlFlow;
use std::path::Path;

use crate::documents::{Content, Cursor, Meter, Reader, Take};
use crate::place::{Place, Problem};
use crate::run::{Folder, archive, articles, feed, json_lines};

/// A document as it is compared, and where the run is behind it.
type Seen = (String, Cursor);

#[derive(Default)]
struct Collect(Vec<Seen>);

impl Take for Collect {
    fn take(&mut self, place: Place, content: Content, cursor: Cursor) -> ControlFlow<()> {
        self.0.push((format!("{place} {content:?}"), cursor));
        ControlFlow::Continue(())
    }

    fn pass_over(&mut self, _: &Path) {}
}

fn read(path: &Path, cursor: Cursor) -> Vec<Seen> {
    let mut seen = Collect::default();
    let mut reader = Reader { taker: &mut seen, meter: &Meter::default(), longest: 1 << 20, cursor };
    assert!(reader.file(path).is_continue());
    seen.0
}

/// Reads a file from each of its cursors.
#[track_caller]
fn goes_on_from_each(path: &Path, documents: usize) {
    let all = read(path, Cursor::default());
    assert_eq!(all.len(), documents, "{}", path.display());
    for (index, (_, cursor)) in all.iter().enumerate() {
        let rest = read(path, *cursor);
        assert!(rest == all[index + 1..], "behind document {} of {}", index + 1, path.display());
    }
}

/// Lines with what lines may have: blank ones, what is no JSON, one that is too long.
fn lines(articles: &[(String, String)]) -> String {
    let giant = "x".repeat(2 << 20);
    format!(
        "\n{}\r\n \nno JSON\n{giant}\n{}",
        json_lines(&articles[..3]),
        json_lines(&articles[3..5]).trim_end()
    )
}

/// A feed that is cut into its items, one of them malformed.
fn long_feed() -> String {
    let feed = feed(&articles(4));
    let second = feed.match_indices("<p>").nth(40).expect("a paragraph").0;
    format!("{}&{}", &feed[..second], &feed[second..])
}

#[test]
fn of_files() {
    let folder = Folder::new("cursor-files");
    let articles = articles(1);
    folder.write("lines.jsonl", lines(&articles));
    folder.write("feed.xml", long_feed());
    folder.write("short.xml", feed(&articles[..2]));
    folder.write("text.txt", &articles[0].1);
    folder.write("giant.txt", "He said no. ".repeat(1 << 18));
    folder.write("broken.zip", "PK no archive");
    // What opens, where it does, and cannot be read from.
    folder.write("folder.jsonl/inner", "");
    folder.write("folder.xml/inner", "");
    let long = articles.len() * 4;
    for (name, documents) in [
        ("lines.jsonl", 7),
        ("feed.xml", long),
        ("short.xml", 1),
        ("text.txt", 1),
        ("giant.txt", 1),
        ("broken.zip", 1),
        ("missing.txt", 1),
        ("folder.jsonl", 1),
        ("folder.xml", 1),
    ] {
        goes_on_from_each(&folder.path(name), documents);
    }
}

#[test]
fn of_archives() {
    let folder = Folder::new("cursor-archives");
    let articles = articles(1);
    let member = |name: &str, content: &str| (name.to_owned(), content.to_owned());
    let spoilt = "SPOILT ".repeat(40_000);
    let members = [
        member("nested.zip", "PK"),
        member("text.txt", &articles[0].1),
        member("lines.jsonl", &lines(&articles)),
        member("picture.png", "no text"),
        member("also/nested.zip", "PK"),
        member("feed.xml", &long_feed()),
        member("spoilt.txt", &spoilt),
        member("spoilt.jsonl", &json_lines(&[("spoilt".to_owned(), spoilt.clone())])),
        member("last.txt", &articles[1].1),
    ];
    let mut bytes = archive(&members);
    // What does not have the sum that the archive says.
    let at =
        |bytes: &[u8]| bytes.windows(7).position(|window| window == b"SPOILT ").expect("stored as it is");
    for _ in 0..2 {
        let start = at(&bytes);
        let run = bytes[start..].chunks(7).take_while(|chunk| *chunk == b"SPOILT ").count();
        bytes[start..start + 7 * run].fill(b'x');
    }
    folder.write("members.zip", &bytes);
    // One of the text, seven of the lines, the items, and one each of what is nested, spoilt and last; the spoilt line
    // is read before its file turns out to be spoilt.
    goes_on_from_each(&folder.path("members.zip"), 1 + 7 + articles.len() * 4 + 6);
    let all = read(&folder.path("members.zip"), Cursor::default());
    assert_eq!(all.iter().filter(|(document, _)| document.contains("Invalid checksum")).count(), 2);
}

#[test]
fn of_what_is_missing() {
    let mut seen = Collect::default();
    let problem = || Problem::new(Place::of(Path::new("nowhere")), "io", "no such file");
    let mut reader =
        Reader { taker: &mut seen, meter: &Meter::default(), longest: 10, cursor: Cursor::default() };
    assert!(reader.missing(problem()).is_continue());
    let cursor = seen.0[0].1;
    let mut again = Collect::default();
    let mut reader = Reader { taker: &mut again, meter: &Meter::default(), longest: 10, cursor };
    assert!(reader.missing(problem()).is_continue());
    assert_eq!((seen.0.len(), again.0.len()), (1, 0));
}
