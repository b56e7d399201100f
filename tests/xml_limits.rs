//! What is too deep, too long, too many or no XML at all: an error or a result, and no more work than in proportion.

use onrecord::xml::{Document, Element};
use onrecord::{ErrorKind, Limits, read};

fn wide() -> Limits {
    Limits::default().with_depth(usize::MAX).with_attributes(usize::MAX)
}

#[track_caller]
fn refused(source: &str, kind: ErrorKind, code: &str) {
    let error = Document::parse(source).expect_err("refused");
    assert_eq!((error.kind(), error.code()), (kind, code), "{error}");
}

#[test]
fn a_million_elements_within_one_another() {
    let depth = 1_000_000;
    let source = format!("{}{}", "<p>".repeat(depth), "</p>".repeat(depth));
    let error = Document::parse(&source).expect_err("too deep by default");
    assert_eq!((error.kind(), error.position().map(|at| at.offset)), (ErrorKind::TooLarge, Some(3 * 4096)));

    let mut document = Document::parse_with(&source, &wide()).expect("within its limits");
    assert_eq!(document.root().descendants().count(), depth - 1);
    assert_eq!(document.to_string(), source);
    let deepest = document.root().descendants().last().expect("an element").id();
    document.set_text(deepest, "x");
    assert_eq!(document.root().text(), "x");
    assert_eq!(document.to_string(), source.replacen("</p>", "x</p>", 1));
    drop(document.clone());

    let news = format!("<nitf><body>{source}</body></nitf>");
    assert_eq!(onrecord::read::bytes_with(news.as_bytes(), &wide()).expect("read").len(), 1);
    // Never closed.
    let error = onrecord::read::bytes_with("<p>".repeat(depth).as_bytes(), &wide()).expect_err("not closed");
    assert_eq!(error.code(), "unclosed-element");
}

#[test]
fn a_hundred_thousand_attributes() {
    let attributes: String = (0..100_000).map(|index| format!(" a{index}='{index}'")).collect();
    let source = format!("<nitf{attributes}/>");
    refused(&source, ErrorKind::TooLarge, "too-large");
    let document = Document::parse_with(&source, &wide()).expect("within its limits");
    assert_eq!(document.root().attributes().len(), 100_000);
    assert_eq!(document.to_string(), source);
    let twice = format!("<nitf{attributes} a7=''/>");
    let error = Document::parse_with(&twice, &wide()).expect_err("a7 stands twice");
    assert_eq!(error.code(), "duplicate-attribute");
}

#[test]
fn many_namespace_declarations_are_bounded() {
    let declared = |count: usize| {
        let declarations: String = (0..count).map(|index| format!(" xmlns:n{index}='urn:{index}'")).collect();
        format!("<nitf{declarations}/>")
    };
    assert!(Document::parse(&declared(256)).is_ok());
    refused(&declared(257), ErrorKind::TooLarge, "too-large");
    // One after the other they are no more than one.
    let nested: String =
        (0..10_000).map(|index| format!("<n{index}:a xmlns:n{index}='urn:{index}'/>")).collect();
    let source = format!("<a>{nested}</a>");
    let document = Document::parse(&source).expect("well-formed");
    assert_eq!(document.root().children().last().and_then(Element::namespace), Some("urn:9999"));
}

#[test]
fn entities_do_not_grow_without_end() {
    let laughs: String =
        (1..30).map(|level| format!("<!ENTITY l{level} '&l{0};&l{0};'>", level - 1)).collect();
    refused(
        &format!("<!DOCTYPE a [<!ENTITY l0 'ha'>{laughs}]><a>&l29;</a>"),
        ErrorKind::TooLarge,
        "too-large",
    );
    // A long one named often.
    let long = "x".repeat(10_000);
    let source = format!("<!DOCTYPE a [<!ENTITY l '{long}'>]><a>{}</a>", "&l;".repeat(1000));
    refused(&source, ErrorKind::TooLarge, "too-large");
    let limits = Limits::default().with_entity_bytes(20_000_000);
    let document = Document::parse_with(&source, &limits).expect("within its limits");
    assert_eq!(document.root().text().len(), 10_000_000);
    // One that names itself, and one that stands outside.
    let source = "<!DOCTYPE a [<!ENTITY me 'I am &me;'><!ENTITY o SYSTEM 'file:///etc/hostname'>]><a b='&me;'>&me; &o;</a>";
    let document = Document::parse(source).expect("well-formed");
    assert_eq!(document.root().text(), "I am &me; &o;");
    assert_eq!(document.to_string(), source);
}

#[test]
fn a_long_text_is_read_at_once() {
    let text = "Ninety ships lay in the harbour. ".repeat(200_000);
    let document = format!("<nitf><body><body.content><p>{text}</p></body.content></body></nitf>");
    let articles = read(document.as_bytes()).expect("read");
    assert_eq!(articles[0].text.len(), text.trim().len());
    let references = "&lt;".repeat(1_000_000);
    let source = format!("<a>{references}</a>");
    let document = Document::parse(&source).expect("well-formed");
    assert_eq!(document.root().text().len(), 1_000_000);
    assert_eq!(document.root().nodes().count(), 1);
}

#[test]
fn markup_that_is_never_closed_is_looked_at_once() {
    for piece in ["<", "<!--", "<![CDATA[", "<?", "&", "<a ", "<a b='", "]]>", "<!DOCTYPE [", "<!ENTITY a '"]
    {
        let source = format!("<nitf><body>{}", piece.repeat(100_000));
        let _ = read(source.as_bytes());
        let _ = read(piece.repeat(100_000).as_bytes());
        let embedded = format!(
            "<NewsML><NewsItem><NewsComponent><ContentItem><DataContent><![CDATA[<p>{}]]></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
            piece.repeat(100_000).replace("]]>", "")
        );
        let _ = read(embedded.as_bytes());
        assert!(onrecord::read::items(source.as_bytes()).count() < 3);
    }
}

#[test]
fn many_oddities_are_told_in_part() {
    let subjects: String = (0..20_000).map(|index| format!("<subject qcode='a{index}:1'/>\n")).collect();
    let dates = "<contentModified>soon</contentModified>\n".repeat(20_000);
    let source = format!("<newsItem><contentMeta>{subjects}{dates}</contentMeta></newsItem>");
    let articles = read(source.as_bytes()).expect("read");
    assert_eq!(articles[0].subjects.len(), 20_000);
    assert!(articles[0].diagnostics.len() <= 60);
}

#[test]
fn a_byte_order_mark_is_kept_and_counted() {
    let source = "\u{feff}<?xml version='1.0'?><a><b>old</b></a>";
    let mut document = Document::parse(source).expect("well-formed");
    assert_eq!(document.to_string(), source);
    let b = document.root().child("b").expect("b").id();
    document.set_text(b, "new");
    assert_eq!(document.to_string(), source.replace("old", "new"));
    let error = Document::parse("\u{feff}<a></b>").expect_err("malformed");
    assert_eq!(error.position().map(|at| at.offset), Some(6));
}

#[test]
fn well_formedness() {
    let malformed = [
        ("<a>", "unclosed-element"),
        ("<a></b>", "mismatched-tag"),
        ("</a>", "mismatched-tag"),
        ("", "no-root"),
        ("<!-- only a comment -->", "no-root"),
        ("<a/>text", "text-outside-root"),
        ("text<a/>", "text-outside-root"),
        ("<a/>&amp;", "text-outside-root"),
        ("<![CDATA[]]><a/>", "text-outside-root"),
        ("<a/><b/>", "second-root"),
        ("<a b='' b=''/>", "duplicate-attribute"),
        ("<a xmlns:x='u' xmlns:y='u' x:b='' y:b=''/>", "duplicate-attribute"),
        ("<a b/>", "attribute"),
        ("<a b=c/>", "attribute"),
        ("<a b='<'/>", "attribute"),
        ("<a b='1'c='2'/>", "attribute"),
        ("<x:a/>", "unbound-prefix"),
        ("<a x:b=''/>", "unbound-prefix"),
        ("<a xmlns:x=''><x:b/></a>", "unbound-prefix"),
        ("<a>&b</a>", "reference"),
        ("<a>& b</a>", "reference"),
        ("<a b='&'/>", "reference"),
        ("<a>&#xD800;</a>", "reference"),
        ("<1/>", "name"),
        ("<a><?xml version='1.0'?></a>", "declaration"),
        (" <?xml version='1.0'?><a/>", "declaration"),
        ("<a/><!DOCTYPE a>", "doctype"),
        ("<!DOCTYPE a><!DOCTYPE a><a/>", "doctype"),
        ("<a", "syntax"),
        ("<a><!-- ", "syntax"),
        ("<a><![CDATA[ ", "syntax"),
    ];
    for (source, code) in malformed {
        let error = Document::parse(source).map(|_| ()).expect_err(source);
        assert_eq!((error.kind(), error.code()), (ErrorKind::Malformed, code), "{source}: {error}");
        assert!(error.position().is_some(), "{source}");
    }
    for source in [
        "<a/>",
        "<?xml version='1.0'?>\n<!DOCTYPE a>\n<a><b x='>'/></a>\n<!-- end -->\n",
        "<a xmlns='u'><b xmlns=''/></a>",
    ] {
        assert_eq!(Document::parse(source).expect(source).to_string(), source);
    }
}
