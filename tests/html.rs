//! Pages are well-formed, hold every word and every statement, escape everything, and stay small.

mod support;

use std::collections::HashSet;
use std::fs;

use onrecord::write::html::{Index, Report, report};
use onrecord::{Article, Claim, Record, Span, Statement, StatementKind, StatementRule, analyze, read_text};
use proptest::prelude::*;
use roxmltree::{Document, Node, ParsingOptions};
use support::random_text::any_text;

/// A page as XML reads it.
#[track_caller]
fn parse(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).unwrap_or_else(|error| panic!("{error}\n{page}"))
}

fn has_class(node: Node<'_, '_>, class: &str) -> bool {
    node.attribute("class").is_some_and(|classes| classes.split(' ').any(|name| name == class))
}

/// The letters that a reader of the article sees, without white space, labels, numbers and notes.
fn letters(node: Node<'_, '_>, out: &mut String) {
    if ["who", "number", "notes", "untitled"].iter().any(|class| has_class(node, class)) {
        return;
    }
    if let Some(text) = node.text().filter(|_| node.is_text()) {
        out.push_str(&solid(text));
    }
    node.children().for_each(|child| letters(child, out));
}

/// Without white space, and with what XML cannot hold replaced.
fn solid(text: &str) -> String {
    let shown = |char: char| match char {
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        char => char,
    };
    text.chars().filter(|char| !char.is_whitespace()).map(shown).collect()
}

/// What every page must be.
#[track_caller]
fn check(record: &Record) {
    let page = report(record);
    let document = parse(&page);
    let ids: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    let unique: HashSet<_> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an id stands twice: {ids:?}");
    let shown = |span: Span| {
        let is_whole = !span.of(&record.article.text).is_empty();
        let parts = record.article.blocks().filter(|block| block.span.overlaps(span));
        let mut parts = parts
            .map(|block| Span::new(span.start().max(block.span.start()), span.end().min(block.span.end())));
        is_whole && parts.any(|part| !part.of(&record.article.text).trim().is_empty())
    };
    let all_shown = record.statements.iter().all(|statement| shown(statement.content[0]))
        && record.claims.iter().all(|claim| shown(claim.span));
    for node in document.descendants() {
        let targets = node.attribute("href").and_then(|href| href.strip_prefix('#')).into_iter();
        // Records of this crate mark nothing outside the blocks; what others mark there is not shown.
        let targets =
            targets.filter(|target| all_shown || !target.starts_with(['s', 'c']) || *target == "speakers");
        for target in
            targets.chain(node.attribute("aria-describedby")).chain(node.attribute("aria-labelledby"))
        {
            assert!(unique.contains(target), "nothing is called {target}\n{page}");
        }
        assert!(!["script", "img", "link", "iframe"].contains(&node.tag_name().name()), "{page}");
    }
    let article =
        document.descendants().find(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "article")));
    let mut words = String::new();
    letters(article.expect("an article"), &mut words);
    let expected: String = record.article.blocks().map(|block| solid(block.text())).collect();
    assert_eq!(words, expected);
    for statement in record.statements() {
        if !shown(statement.content[0]) {
            continue;
        }
        let id = format!("s{}", statement.id().0 + 1);
        let node = document.descendants().find(|node| node.attribute("id") == Some(&id));
        let mut words = String::new();
        letters(node.unwrap_or_else(|| panic!("{id} is missing\n{page}")), &mut words);
        let content = statement.parts().next().map(solid).unwrap_or_default();
        assert!(content.contains(&words), "{words:?} of {content:?}");
    }
}

/// Spans that overlap in any way, some beyond the text or within a character.
fn spans() -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((0usize..160, 0usize..60), 0..12)
}

/// A record with marks in any place, and names that need escaping.
fn any_record() -> impl Strategy<Value = Record> {
    (any_text(), spans(), spans(), "[<>&\"' a-z]{0,12}").prop_map(|(text, statements, claims, name)| {
        let mut record = analyze(read_text(&text).expect("short enough"));
        record.article.id = Some(name.clone());
        record.article.authors.push(name.clone());
        record.article.language = Some(name.clone());
        record.article.editor_notes.push(name.clone());
        record.speakers.iter_mut().for_each(|speaker| {
            speaker.name.clone_from(&name);
            speaker.concept = Some(name.clone());
        });
        let span = |&(start, length): &(usize, usize)| Span::new(start, start + length);
        for (at, place) in statements.iter().enumerate() {
            let kind = [StatementKind::Direct, StatementKind::Mixed, StatementKind::Indirect][at % 3];
            let mut statement = Statement::new(kind, vec![span(place)], StatementRule::BareClause);
            statement.source = statements.get(at + 1).map(span);
            statement.speaker = record.speakers.first().map(|_| onrecord::SpeakerId(at as u32));
            record.statements.push(statement);
        }
        record.claims.extend(claims.iter().map(|place| Claim::new(span(place), None)));
        record
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_page_of_any_text_is_sound(text in any_text()) {
        check(&analyze(read_text(&text).expect("short enough")));
    }

    #[test]
    fn marks_in_any_place_nest(record in any_record()) {
        check(&record);
    }

    #[test]
    fn the_index_of_any_texts_is_sound(records in prop::collection::vec(any_record(), 0..4), href in any::<String>()) {
        let mut index = Index::new();
        records.iter().for_each(|record| index.add(&href, record));
        let page = index.to_html();
        let document = parse(&page);
        let links = document.descendants().filter_map(|node| node.attribute("href"));
        let outer: Vec<_> = links.filter(|href| !["#speakers", "#articles"].contains(href)).collect();
        prop_assert!(outer.len() >= records.len());
        prop_assert!(outer.iter().all(|link| solid(link) == solid(&href)));
    }
}

#[test]
fn a_page_shows_what_was_found() {
    let record = analyze(read_text(include_str!("../examples/harbour.txt")).expect("short enough"));
    let page = Report::new(&record).with_home("index.html").to_html();
    // The style sheet is a file of its own: its changes show there.
    let body = page.split_once("</style>").expect("a style sheet").1;
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("html-report", body);
    });
}

#[test]
fn verdicts_times_and_reserve_stand_in_the_margin() {
    let text = "Fact check: No, the pier did not close\n\nThe claim: The pier closed in May 2021.\n\nOur verdict: False.\n\n\
                Ada Quill denied that the pier had lost more than $1.2 million in the third quarter of 2020. On Tuesday 41 ships left.\n";
    let mut article = read_text(text).expect("short enough");
    article.dates.created = Some("2021-06-04".parse().expect("a date"));
    let page = report(&analyze(article));
    assert!(page.contains("Verdict: <strong>False</strong>"), "{page}");
    assert!(page.contains("<time datetime=\"2021-06-01\">2021-06-01</time>"), "{page}");
    assert!(page.contains("→ over 1,200,000 USD"), "{page}");
    assert!(page.contains("<strong>denied</strong>"), "{page}");
    assert!(page.contains("→ 2020-Q3"), "{page}");
}

#[test]
fn what_an_editor_must_know_comes_first() {
    let mut article = read_text("Harbour full\n\n“No,” said Ada Quill.\n").expect("short enough");
    article.status = Some(onrecord::PublishingStatus::Withheld);
    article.dates.embargoed = Some("2021-06-04T12:00:00Z".parse().expect("a date"));
    let page = report(&analyze(article));
    let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words}: {page}"));
    assert!(place("Withheld by its provider") < place("<h1"));
    assert!(place("Not to be published before <time datetime=\"2021-06-04T12:00:00Z\">") < place("<h1"));
}

#[test]
fn an_article_of_six_hundred_words_takes_less_than_60_kb() {
    let mut pages = 0;
    for entry in fs::read_dir(support::gold::root().join("tests/articles")).expect("tests/articles") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let text = fs::read_to_string(&path).expect("readable");
            let page = report(&analyze(read_text(&text).expect("short enough")));
            assert!(page.len() < 60_000, "{}: {} bytes", path.display(), page.len());
            pages += 1;
        }
    }
    assert!(pages > 20, "only {pages} articles");
}

#[test]
fn an_index_tells_who_spoke_in_how_many_articles() {
    let record = |text| analyze(read_text(text).expect("short enough"));
    let mut index = Index::new();
    index.add("a.html", &record("“No,” said Ada Quill, the mayor. Experts said it was late."));
    index.add("b.html", &record("Ada Quill said it was late. “Yes it is,” said Ben Okafor."));
    let page = index.to_html();
    let document = parse(&page);
    let row = |name: &str| {
        let mut rows =
            document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "tr")));
        let row = rows.find(|row| {
            let text: String =
                row.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
            text.starts_with(name)
        });
        let cells =
            row.unwrap_or_else(|| panic!("no row {name}: {page}")).children().filter(Node::is_element);
        let first_text =
            |cell: Node<'_, '_>| cell.descendants().filter_map(|node| node.text()).next().map(str::to_owned);
        cells.map(|cell| first_text(cell).unwrap_or_default().trim().to_owned()).collect::<Vec<_>>()
    };
    // Name, articles, statements, words, words by kind.
    assert_eq!(row("Ada Quill")[..4], ["Ada Quill", "2", "2", "4"]);
    assert_eq!(row("Ben Okafor")[..4], ["Ben Okafor", "1", "1", "3"]);
    assert_eq!(row("groups")[..4], ["groups", "1", "1", "3"]);
    assert!(page.contains("<title>Who spoke</title>") && page.contains("Who spoke in 2 articles"));
}

#[test]
fn an_article_without_anything_has_a_page() {
    check(&Record::new(Article::default()));
    assert!(Index::new().to_html().contains("Who spoke in 0 articles"));
}
