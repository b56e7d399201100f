//! Streams of items: the same articles as from the whole, in bounded memory, with the places of the stream.

use std::cell::Cell;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use onrecord::read::{items, items_with};
use onrecord::{Article, DiagnosticCode, ErrorKind, Limits, read};

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let entries = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let is_document = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".xml") && !name.starts_with("err_")
    };
    let mut fixtures: Vec<_> = entries
        .filter(is_document)
        .map(|path| (path.display().to_string(), fs::read(&path).expect("readable")))
        .collect();
    fixtures.sort();
    fixtures
}

/// Gives so many bytes at a time.
struct Drip<'b> {
    bytes: &'b [u8],
    at_once: usize,
}

impl Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = self.at_once.min(buffer.len()).min(self.bytes.len());
        buffer[..len].copy_from_slice(&self.bytes[..len]);
        self.bytes = &self.bytes[len..];
        Ok(len)
    }
}

fn all(bytes: &[u8], at_once: usize) -> Vec<Article> {
    items(Drip { bytes, at_once }).collect::<Result<_, _>>().expect("well-formed")
}

#[test]
fn the_articles_of_a_stream_are_those_of_the_whole() {
    for (name, bytes) in fixtures() {
        let whole = read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        for at_once in [1, 1000, usize::MAX] {
            let streamed = all(&bytes, at_once);
            // What is odd about the bytes or the document type is told of each item that it touches.
            let without = |articles: &[Article]| -> Vec<Article> {
                let mut plain = articles.to_vec();
                plain.iter_mut().for_each(|article| article.diagnostics.clear());
                plain
            };
            assert_eq!(without(&streamed), without(&whole), "{name}, {at_once} at once");
            let places = |articles: &[Article]| -> Vec<_> {
                let mut places: Vec<_> = articles
                    .iter()
                    .flat_map(|article| &article.diagnostics)
                    .map(|found| (found.code.name(), found.position))
                    .collect();
                places.sort();
                places
            };
            assert_eq!(places(&streamed), places(&whole), "{name}, {at_once} at once");
        }
    }
}

#[test]
fn documents_one_behind_the_other() {
    let mut archive = Vec::new();
    let mut whole = 0;
    for (_, bytes) in fixtures() {
        archive.extend_from_slice(&bytes);
        archive.push(b'\n');
        whole += read(&bytes).expect("well-formed").len();
    }
    assert_eq!(all(&archive, 777).len(), whole);
}

#[test]
fn an_item_that_is_malformed_is_an_error_in_its_place() {
    let archive = b"<nitf><body><p>One.</p></body></nitf>\n<nitf>\n  <body><p>R&D</p></body></nitf>\n<nitf><body><p>Three.</p></body></nitf>";
    let found: Vec<_> = items(&archive[..]).collect();
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].as_ref().expect("read").text, "One.");
    let error = found[1].as_ref().expect_err("malformed");
    assert_eq!(
        (error.code(), error.position().map(|at| (at.line, at.column, at.offset))),
        ("reference", Some((3, 13, 57)))
    );
    assert_eq!(found[2].as_ref().expect("read").text, "Three.");
}

#[test]
fn places_in_items_are_places_of_the_stream() {
    let message = "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\">\n<header>\n<sent>x</sent></header>\n<itemSet>\n <newsItem guid=\"a\">\n<itemMeta><versionCreated>soon</versionCreated></itemMeta></newsItem> <newsItem guid=\"b\" version=\"x\"/></itemSet></newsMessage>";
    let articles: Vec<_> = items(message.as_bytes()).map(|article| article.expect("read")).collect();
    let place = |article: &Article| {
        article.diagnostics[0].position.map(|at| (at.line, at.column, at.offset as usize))
    };
    assert_eq!(place(&articles[0]), Some((6, 11, message.find("<versionCreated").expect("the element"))));
    assert_eq!(place(&articles[1]), Some((6, 71, message.find("<newsItem guid=\"b\"").expect("the item"))));
}

#[test]
fn what_ends_a_stream() {
    let code = |source: &[u8]| {
        let found: Vec<_> = items(source).collect();
        assert!(found.iter().filter(|article| article.is_err()).count() < 2);
        found.last().and_then(|last| last.as_ref().err()).map(|error| error.code().to_owned())
    };
    let message = b"<newsMessage><itemSet>\n<newsItem>\n<itemMeta>";
    let error = items(&message[..]).next().expect("an error").expect_err("unclosed");
    assert_eq!(
        (error.code(), error.position().map(|at| (at.line, at.column))),
        ("unclosed-element", Some((3, 1)))
    );
    assert_eq!(code(b"<newsMessage><header><sent>").as_deref(), Some("unclosed-element"));
    assert_eq!(code(b"<newsMessage><itemSet><newsItem guid='a'/>").as_deref(), Some("unclosed-element"));
    assert_eq!(code(b"<nitf><body>").as_deref(), Some("unclosed-element"));
    assert_eq!(code(b"<nitf/> more").as_deref(), Some("text-outside-root"));
    assert_eq!(code(b"<rss/>").as_deref(), Some("unsupported"));
    assert_eq!(code(b"<nitf/><!-- "), Some("syntax".to_owned()));
    assert_eq!(code(b"<nitf/>\n\n"), None);
    assert_eq!(items(&b""[..]).count(), 0);
    let text: Vec<_> = items(&b"Mayor quits\n\nThe mayor quit.\n"[..]).collect();
    assert_eq!(text[0].as_ref().expect("text").headline(), Some("Mayor quits"));

    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the line went dead"))
        }
    }
    let error = items(Broken).next().expect("an error").expect_err("an error");
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Io, "the line went dead"));
}

#[test]
fn an_item_beyond_the_limit_is_an_error_in_its_place() {
    let limits = || Limits::default().with_bytes(100_000);
    let item = |text: &str| {
        format!("<newsItem><contentSet><inlineXML><p>{text}</p></inlineXML></contentSet></newsItem>\n")
    };
    let message = |inner: &str| {
        format!("<newsMessage><itemSet>\n{}{inner}{}</itemSet></newsMessage>", item("One."), item("Three."))
    };
    // One long text; many short ones; elements within one another.
    for text in
        ["x".repeat(3 << 20), "<b>y</b> ".repeat(1 << 18), "<i>".repeat(1 << 17) + &"</i>".repeat(1 << 17)]
    {
        let found: Vec<_> = items_with(message(&item(&text)).as_bytes(), limits()).collect();
        let texts = found.iter().map(|item| item.as_ref().ok().map(|article| article.text.as_str()));
        assert_eq!(texts.collect::<Vec<_>>(), [Some("One."), None, Some("Three.")]);
        let error = found[1].as_ref().expect_err("too large");
        assert_eq!(
            (error.kind(), error.position().map(|at| (at.line, at.column))),
            (ErrorKind::TooLarge, Some((3, 1)))
        );
    }
    // Documents one behind the other, of which the first does not fit.
    let archive = format!(
        "<nitf><body><p>{}</p></body></nitf><nitf><body><p>Two.</p></body></nitf>",
        "z ".repeat(100_000)
    );
    let found: Vec<_> = items_with(archive.as_bytes(), limits()).collect();
    assert!(found.len() == 2 && found[0].is_err());
    assert_eq!(found[1].as_ref().expect("read").text, "Two.");
    // A comment that is too long, and an item that never ends, end the stream.
    let comment = message(&item(&format!("<!--{}-->", "c".repeat(1 << 20))));
    let unclosed = message(&format!("<newsItem>{}", "<p>d</p>".repeat(1 << 17)));
    for (source, last) in [(comment, "too-large"), (unclosed, "unclosed-element")] {
        let found: Vec<_> = items_with(source.as_bytes(), limits()).collect();
        assert_eq!(found[0].as_ref().expect("read").text, "One.");
        assert_eq!(found[1].as_ref().expect_err("too large").kind(), ErrorKind::TooLarge);
        assert_eq!(found.last().and_then(|item| item.as_ref().err()).map(onrecord::Error::code), Some(last));
    }
}

#[test]
fn encodings_of_streams() {
    let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><nitf><body><p>caf\xE9</p></body></nitf>";
    assert_eq!(all(latin, 5)[0].text, "café");
    let utf16: Vec<u8> = "\u{feff}<nitf><body><p>caf\u{e9}</p></body></nitf>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(all(&utf16, 3)[0].text, "café");
    let lying = "<?xml version='1.0' encoding='ISO-8859-1'?><nitf><body><p>café</p></body></nitf>";
    assert_eq!(all(lying.as_bytes(), 5)[0].text, "café");
    let mut broken = format!("<nitf><body><p>{}", "café ".repeat(30)).into_bytes();
    broken.extend_from_slice(b"caf\xFF</p></body></nitf>");
    let article = &all(&broken, 100)[0];
    assert!(article.text.ends_with("café caf\u{fffd}"));
    assert_eq!(article.diagnostics[0].code, DiagnosticCode::InvalidBytes);
    let guessed = &all(b"<nitf><body><p>caf\xE9</p></body></nitf>", 100)[0];
    assert_eq!(
        (guessed.text.as_str(), guessed.diagnostics[0].code),
        ("café", DiagnosticCode::AssumedEncoding)
    );
}

/// A message that is made as it is read, and how much of it is held at once.
#[test]
fn a_long_message_is_read_in_bounded_memory() {
    let item = format!(
        "<newsItem guid='a'><contentSet><inlineXML><p>{}</p></inlineXML></contentSet></newsItem>\n",
        "Ships lay in the harbour. ".repeat(200)
    );
    let count = 2000;
    let given = Cell::new(0);
    struct Message<'m> {
        item: &'m [u8],
        at: usize,
        len: usize,
        given: &'m Cell<usize>,
    }
    const HEAD: &[u8] = b"<newsMessage><itemSet>";
    const TAIL: &[u8] = b"</itemSet></newsMessage>";
    impl Read for Message<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let items = self.item.len() * self.len;
            for (index, slot) in buffer.iter_mut().enumerate() {
                *slot = match self.at {
                    at if at < HEAD.len() => HEAD[at],
                    at if at < HEAD.len() + items => self.item[(at - HEAD.len()) % self.item.len()],
                    at if at < HEAD.len() + items + TAIL.len() => TAIL[at - HEAD.len() - items],
                    _ => return Ok(index),
                };
                self.at += 1;
                self.given.set(self.at);
            }
            Ok(buffer.len())
        }
    }
    let message = Message { item: item.as_bytes(), at: 0, len: count, given: &given };
    let mut done = 0;
    let mut most = 0;
    for article in items(message) {
        assert!(article.expect("read").text.starts_with("Ships lay"));
        done += 1;
        most = most.max(given.get() - done * item.len());
    }
    assert_eq!(done, count);
    // What was taken from the stream and not yet given as an article.
    assert!(most < 1 << 20, "{most} bytes were held");
}
