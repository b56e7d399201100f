//! What holds for any XML: it is written back as it came, a change changes nothing else, every character of a body is
//! kept, and no bytes do harm.

use std::fs;
use std::path::Path;

use onrecord::xml::{Document, Element, NodeId};
use onrecord::{Article, BlockKind, attribute, read, write};
use proptest::prelude::*;

/// Text as it may stand in a document, with references, and white space of every kind.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "word",
        "Ada Quill said",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "\n    ",
        "&amp;",
        "&lt;",
        "&#8220;",
        "&#x201D;",
        "é",
        "北京",
        "\u{a0}",
        "&nbsp;",
        "&unknown;",
        "“quoted,”",
        "(CW) - ",
        "By Jane Dorn",
        "ends",
        "* ",
        ".",
        "'",
        "\"",
        ">",
        "]]",
        "ab/cd",
        "LISBON (CW) — ",
        "&#160;",
    ]);
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "p",
        "P",
        "div",
        "b",
        "span",
        "h1",
        "h2",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "br",
        "pre",
        "q",
        "bq",
        "credit",
        "blockquote",
        "person",
        "location",
        "city",
        "country",
        "chron",
        "byline",
        "byttl",
        "dateline",
        "hl1",
        "hl2",
        "hedline",
        "abstract",
        "note",
        "media",
        "media-caption",
        "header",
        "figure",
        "block",
        "x",
        "n:y",
        "section",
        "footer",
        "em",
    ])
}

fn attributes() -> impl Strategy<Value = String> {
    let some = prop::sample::select(vec![
        "",
        "",
        "",
        " class='dateline'",
        " class=\"byline\"",
        "  a = \"1 &lt; 2\"\n b='“'",
        " xmlns='urn:other'",
        " quote-source='Ada Quill'",
        " xml:lang='en'",
        " value='1' idsrc='x'",
        " xmlns:m='urn:m' m:a='>'",
    ]);
    some.prop_map(str::to_owned)
}

/// The inside of an element: well-formed, of every kind of node.
fn content() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => text(),
        1 => text().prop_map(|text| format!("<!-- {} -->", text.replace('-', ""))),
        1 => text().prop_map(|text| format!("<![CDATA[{}]]>", text.replace("]]", "]"))),
        1 => Just("<?target some data?>".to_owned()),
        1 => (name(), attributes()).prop_map(|(name, attributes)| format!("<{name}{attributes}/>")),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        (name(), attributes(), prop::collection::vec(inner, 0..6), prop::bool::ANY).prop_map(
            |(name, attributes, inside, space)| {
                let space = if space { " " } else { "" };
                format!("<{name}{attributes}>{}</{name}{space}>", inside.concat())
            },
        )
    })
}

fn document() -> impl Strategy<Value = String> {
    (prop::collection::vec(content(), 0..5), prop::bool::ANY).prop_map(|(inside, declared)| {
        let declaration =
            if declared { "<?xml version=\"1.0\"?>\n<!DOCTYPE nitf [<!ENTITY unused 'u'>]>\n" } else { "" };
        format!(
            "{declaration}<nitf xmlns:n='urn:n'><body><body.content>{}</body.content></body></nitf>\n",
            inside.concat()
        )
    })
}

/// One of the crate's own documents with some of it cut out, doubled or put elsewhere.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let mut documents: Vec<_> = fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "xml"))
        .map(|path| fs::read(path).expect("readable"))
        .collect();
    documents.sort();
    let change = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        0..4u8,
        prop::sample::select(b"<>&\"'/= \n\0x]-!?;:\xC3".to_vec()),
    );
    (prop::sample::select(documents), prop::collection::vec(change, 1..6)).prop_map(|(mut bytes, changes)| {
        for (from, to, kind, byte) in changes {
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            let (from, to) = (from.min(to), from.max(to));
            match kind {
                0 => bytes.insert(from, byte),
                1 => bytes[from] = byte,
                2 => drop(bytes.drain(from..to.min(from + 40))),
                _ => {
                    let copy = bytes[from..to.min(from + 200)].to_vec();
                    bytes.splice(to..to, copy);
                }
            }
            if bytes.is_empty() {
                break;
            }
        }
        bytes
    })
}

fn characters(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

fn is_hidden(element: Element<'_>) -> bool {
    std::iter::successors(Some(element), |element| element.parent())
        .any(|element| matches!(element.local_name(), "head"))
}

/// The characters of all text nodes in the body.
fn body_text(document: &Document<'_>) -> String {
    let body = document.root().child("body").expect("a body");
    characters(&body.text())
}

/// Every block of an article, put together.
fn block_text(article: &Article) -> String {
    characters(&article.blocks().map(|block| block.text()).collect::<String>())
}

fn elements(document: &Document<'_>) -> Vec<NodeId> {
    document.root().descendants().filter_map(|node| node.as_element()).map(Element::id).collect()
}

fn sound(article: &Article) -> Result<(), TestCaseError> {
    article.check_invariants().map_err(|error| TestCaseError::fail(error.to_string()))?;
    let record = attribute(article.clone());
    record.check_invariants().map_err(|error| TestCaseError::fail(error.to_string()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_document_is_written_back_as_it_came(source in document()) {
        let document = Document::parse(&source).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(document.to_string(), &source[..]);
        prop_assert_eq!(document.into_owned().to_string(), source);
    }

    #[test]
    fn a_changed_text_changes_nothing_else(source in document(), at in any::<prop::sample::Index>(), new in any::<String>()) {
        let mut document = Document::parse(&source).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let ids = elements(&document);
        let id = ids[at.index(ids.len())];
        let span = document.element(id).and_then(Element::source_span).expect("a place");
        document.set_text(id, &new);
        let written = document.to_string();
        prop_assert!(written.starts_with(&source[..span.start()]));
        prop_assert!(written.ends_with(&source[span.end()..]));
        let again = Document::parse(&written).map_err(|error| TestCaseError::fail(format!("{error}: {written}")))?;
        // Characters that XML cannot hold are replaced.
        let held = |char: char| if char < ' ' && !"\t\n\r".contains(char) || "\u{fffe}\u{ffff}".contains(char) { '\u{fffd}' } else { char };
        let expected: String = new.chars().map(held).collect();
        let changed = again.root().descendants().filter_map(|node| node.as_element()).find(|element| {
            element.source_span().is_some_and(|place| place.start() == span.start())
        });
        prop_assert_eq!(changed.expect("the element").text(), expected);
    }

    #[test]
    fn other_changes_are_well_formed(source in document(), at in any::<prop::sample::Index>(), value in any::<String>()) {
        let mut document = Document::parse(&source).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let ids = elements(&document);
        let id = ids[at.index(ids.len())];
        document.set_attribute(id, "added", &value);
        let new = document.append_element(id, "last").expect("an element");
        document.append_text(new, "in it");
        document.set_attribute(new, "a", "1");
        document.insert_element_after(new, "behind");
        let written = document.to_string();
        let again = Document::parse(&written).map_err(|error| TestCaseError::fail(format!("{error}: {written}")))?;
        prop_assert_eq!(again.to_string(), written);
        document.remove_attribute(id, "added");
        for child in document.element(id).expect("it").children().map(Element::id).collect::<Vec<_>>() {
            prop_assert!(document.remove(child));
        }
        prop_assert_eq!(document.element(id).expect("it").children().count(), 0);
        let written = document.to_string();
        prop_assert!(Document::parse(&written).is_ok(), "{}", written);
    }

    #[test]
    fn every_character_of_a_body_is_kept(source in document()) {
        let document = Document::parse(&source).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(!document.root().descendants().filter_map(|node| node.as_element()).any(is_hidden));
        let articles = read(source.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(characters(&articles[0].text), body_text(&document), "{}", source);
        // Marks of list items stand between blocks.
        prop_assert_eq!(block_text(&articles[0]).replace('*', ""), body_text(&document).replace('*', ""), "{}", source);
        sound(&articles[0])?;
    }

    #[test]
    fn what_is_written_anew_reads_the_same(source in document()) {
        let mut article = read(source.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?.remove(0);
        article.dates.published = "2026-03-02T08:14:00Z".parse().ok();
        let item = write::newsml_g2(&article).expect("a date");
        let again = read(item.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error}: {item}")))?.remove(0);
        // A headline of the text is one of the metadata too, and marks of list items are no words.
        let unmarked = |article: &Article| block_text(article).replace('*', "");
        prop_assert_eq!(unmarked(&again), unmarked(&article), "{}\n{}", source, item);
        let nitf = write::nitf(&article);
        let again = read(nitf.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error}: {nitf}")))?.remove(0);
        let sorted = |article: &Article| {
            let mut characters: Vec<char> = unmarked(article).chars().collect();
            characters.sort_unstable();
            characters
        };
        prop_assert_eq!(sorted(&again), sorted(&article), "{}\n{}", source, nitf);
    }

    #[test]
    fn no_bytes_do_harm(bytes in mutated()) {
        if let Ok(decoded) = read::decode(&bytes)
            && let Ok(document) = Document::parse(&decoded.text)
        {
            prop_assert_eq!(document.to_string(), decoded.text.as_ref());
        }
        match read(&bytes) {
            Ok(articles) => articles.iter().try_for_each(sound)?,
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
        for article in onrecord::read::items(&bytes[..]).take(20).flatten() {
            sound(&article)?;
            prop_assert!(Document::parse(&write::nitf(&article)).is_ok());
        }
    }

    #[test]
    fn arbitrary_bytes_behind_a_start_do_no_harm(
        start in prop::sample::select(vec!["<", "<nitf>", "<nitf><body>", "<newsItem>", "<newsMessage><itemSet>", "<NewsML><NewsItem>", "<!DOCTYPE a [", "<?xml version='1.0' encoding='"]),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let mut source = start.as_bytes().to_vec();
        source.extend(bytes);
        for article in read(&source).into_iter().flatten() {
            sound(&article)?;
        }
        prop_assert!(onrecord::read::items(&source[..]).count() < 1000);
    }

    #[test]
    fn kinds_of_blocks_are_those_of_the_markup(words in "[a-z]{3,8}( [a-z]{3,8}){3,9}\\.") {
        let source = format!("<nitf><body><body.content><hl2>{words}</hl2><p>{words}</p><ul><li>{words}</li></ul><bq><block><p>{words}</p></block></bq></body.content></body></nitf>");
        let article = read(source.as_bytes()).expect("well-formed").remove(0);
        let kinds: Vec<_> = article.blocks().map(|block| block.kind).collect();
        prop_assert_eq!(kinds, [BlockKind::Heading, BlockKind::Paragraph, BlockKind::ListItem, BlockKind::BlockQuote]);
    }
}
