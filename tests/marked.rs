//! Records as NITF and NewsML-G2: the documents are valid, and read back to the same statements and speakers.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use onrecord::{
    Article, Block, BlockKind, Cue, Gender, Mention, MentionForm, NewsDate, Record, Role, Span, Speaker,
    SpeakerId, SpeakerKind, SpeechAct, Statement, StatementId, StatementKind, StatementRule, analyze, read,
    read_text, write,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use support::gold;

/// The records of the articles that are the crate's own.
fn own() -> Vec<(String, Record)> {
    let date: Option<NewsDate> = NewsDate::from_ymd(2026, 3, 2);
    let mut articles: Vec<_> = gold::own()
        .into_iter()
        .map(|gold| (gold.doc, read_text(&gold.text).expect("short enough")))
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let harbour = fs::read(root.join("examples/harbour.txt")).expect("readable");
    articles.push(("harbour".to_owned(), read(&harbour).expect("text").remove(0)));
    let mut formats: Vec<_> = fs::read_dir(root.join("tests/formats"))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "xml"))
        .collect();
    formats.sort();
    for path in formats {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let read = read(&fs::read(&path).expect("readable")).unwrap_or_default();
        articles.extend(read.into_iter().enumerate().map(|(at, article)| (format!("{name}-{at}"), article)));
    }
    let record = |(name, mut article): (String, Article)| {
        article.dates.published = article.dates.published.or(date);
        (name, analyze(article))
    };
    articles.into_iter().map(record).collect()
}

fn written(record: &Record) -> [(&'static str, String); 2] {
    [("nitf", write::nitf(record)), ("g2", write::newsml_g2(record).expect("a date"))]
}

fn read_back(document: &str) -> Record {
    let mut records =
        read::records(document.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{document}"));
    assert_eq!(records.len(), 1);
    let record = records.remove(0);
    record.check_invariants().unwrap_or_else(|error| panic!("{error}\n{document}"));
    record
}

#[test]
fn our_own_articles_read_back() {
    let (mut statements, mut exact) = (0, 0);
    for (name, record) in own() {
        for (format, document) in written(&record) {
            let again = read_back(&document);
            let mut expected = blocks(&record, str::to_owned);
            if format == "nitf"
                && let Some(headline) = headline(&record)
            {
                // NITF has the headline before all else.
                expected[..=headline].rotate_right(1);
            }
            assert_eq!(blocks(&again, str::to_owned), expected, "{format} {name}\n{document}");
            if again.article.text.trim_end() == record.article.text.trim_end() {
                assert_eq!(again.statements, record.statements, "{format} {name}\n{document}");
                assert_eq!(again.speakers, record.speakers, "{format} {name}\n{document}");
                exact += 1;
            }
            assert_eq!(Shown::of(&again), Shown::of(&record), "{format} {name}\n{document}");
            statements += record.statements.len();
            // And once more: what was read is written the same.
            let once_more = if format == "nitf" {
                write::nitf(&again)
            } else {
                write::newsml_g2(&again).expect("a date")
            };
            assert_eq!(Shown::of(&read_back(&once_more)), Shown::of(&record), "{format} {name}\n{once_more}");
        }
    }
    assert!(
        statements > 1000 && exact > 30,
        "only {statements} statements, {exact} documents with the same text"
    );
}

/// Who takes the document for any other and looks for statements in it finds what the first analysis found.
#[test]
fn marks_do_not_mislead_an_analysis() {
    let said = |record: &Record| {
        record
            .statements()
            .map(|one| (line(&one.text()), one.speaker().map(|speaker| line(speaker.name()))))
            .collect::<Vec<_>>()
    };
    let (mut all, mut other) = (0, 0);
    for (_, record) in own() {
        for (_, document) in written(&record) {
            let again = said(&analyze(read(document.as_bytes()).expect("well-formed").remove(0)));
            all += record.statements.len();
            other += said(&record).iter().filter(|one| !again.contains(one)).count();
        }
    }
    assert!(other * 200 <= all, "{other} of {all} statements are others");
}

#[test]
fn nitf_marks_what_it_has_elements_for() {
    let article = read_text(
        "Pool to close\n\nMILLBURY, May 3, 2025 — “We lost $2 million in March,” said Mayor Ada Quill. The council \
         called it “a mess” on Friday.\n",
    )
    .expect("short");
    let nitf = write::nitf(&analyze(article));
    for element in [
        "<location>MILLBURY</location>",
        "quote-source=\"Ada Quill\">“We lost <money unit=\"USD\">$2 million</money> in",
        ">Mayor</function>",
        "class=\"full-name\">Ada Quill</person>",
        "type=\"cue\" value=\"say\">said</classifier>",
        "statement mixed\">it <q quote-source=\"council\">“a mess”</q></a>",
        "<person id=\"speaker-1\" class=\"onrecord-speaker\" gender=\"female\">Ada Quill <function>Mayor</function>",
    ] {
        assert!(nitf.contains(element), "no {element} in\n{nitf}");
    }
}

#[test]
fn g2_asserts_speakers_and_refers_to_them() {
    let mut article = read_text("“It works,” said Ada Quill, an engineer. She was glad.\n").expect("short");
    article.dates.published = NewsDate::from_ymd(2026, 3, 2);
    let item = write::newsml_g2(&analyze(article)).expect("a date");
    for element in [
        "<assert literal=\"speaker-1\">\n    <type qcode=\"cpnat:person\"/>\n    <name>Ada Quill</name>\n    <definition>an engineer</definition>",
        "<related rel=\"onrel:speaker\" literal=\"speaker-1\"/>",
        "literal=\"statement-1\" how=\"onrule:quote-then-cue\" confidence=\"9",
        "class=\"statement direct\">“It works,”</span>",
    ] {
        assert!(item.contains(element), "no {element} in\n{item}");
    }
}

#[test]
fn documents_that_carry_no_record_have_no_statements() {
    for document in [
        "Ada Quill said it was late.",
        "<nitf><body><body.content><p>Ada Quill said it was late.</p></body.content></body></nitf>",
        "<newsItem><assert qcode='a:1'><type qcode='cpnat:person'/><related rel='b:c' literal='d'/></assert>\
         <inlineRef idrefs='x' literal='d'><related rel='b:c' literal='d'/></inlineRef></newsItem>",
    ] {
        let records = read::records(document.as_bytes()).expect("well-formed");
        assert!(records.iter().all(|record| record.statements.is_empty() && record.speakers.is_empty()));
    }
}

#[test]
fn what_was_edited_away_is_left_out() {
    let article = read_text("“One,” said Ada Quill. “Two,” said Bo Ek.\n").expect("short");
    let record = analyze(article);
    assert_eq!(record.statements.len(), 2);
    let nitf = write::nitf(&record);
    let start = nitf.find("<q id=\"m1\"").expect("the first quotation");
    let end = start + nitf[start..].find("</q>").expect("its end") + "</q>".len();
    let edited = format!("{}“None”{}", &nitf[..start], &nitf[end..])
        .replace("value=\"speaker-2\"", "value=\"speaker-9\"");
    let again = read_back(&edited);
    assert_eq!(again.statements().map(|statement| statement.text()).collect::<Vec<_>>(), ["“Two,”"]);
    assert!(again.statements[0].speaker.is_none());
    let names: Vec<_> = again.speakers().map(|speaker| speaker.name()).collect();
    assert_eq!(names, ["Ada Quill", "Bo Ek"]);
}

fn headline(record: &Record) -> Option<usize> {
    record.article.blocks.iter().position(|block| block.kind == BlockKind::Headline)
}

#[test]
fn words_over_two_paragraphs_are_one_span() {
    let mut article = read_text("He said this,\n\nand then that, to the crowd.\n").expect("short");
    article.dates.published = NewsDate::from_ymd(2026, 3, 2);
    let end = article.text.find(", to").expect("the end");
    let mut record = Record::new(article);
    let content = vec![Span::new("He said ".len(), end)];
    record.statements = vec![Statement::new(StatementKind::Indirect, content, StatementRule::BareClause)];
    for (format, document) in written(&record) {
        let again = read_back(&document);
        assert_eq!(again.statements, record.statements, "{format}\n{document}");
        assert_eq!(document.matches("class=\"statement indirect\"").count(), 2, "{format}\n{document}");
    }
}

/// The words of each block, as `seen`.
fn blocks(record: &Record, seen: impl Fn(&str) -> String) -> Vec<String> {
    record.article.blocks().map(|block| seen(block.text())).collect()
}

/// What a record says, without offsets: its words by their place in their block.
#[derive(Debug, PartialEq)]
struct Shown {
    statements: Vec<String>,
    speakers: Vec<String>,
}

impl Shown {
    fn of(record: &Record) -> Self {
        let span = |span: Span| place(span, &record.article);
        let content = |statement: &Statement| {
            let mut parts: Vec<_> = statement.content.iter().map(|&part| span(part)).collect();
            parts.sort();
            parts.join(" + ")
        };
        let speaker = |id: &SpeakerId| line(&record.speakers[id.0 as usize].name);
        let statement = |statement: &Statement| {
            let cue = statement.cue.as_ref().map(|cue| (span(cue.span), line(&cue.lemma), cue.act));
            let parent = statement.parent.map(|id| content(&record.statements[id.0 as usize]));
            let words = [statement.source, statement.addressee].map(|words| words.map(span));
            let by = statement.speaker.as_ref().map(speaker);
            format!(
                "{:?} {} | {cue:?} | {words:?} | {by:?} | {parent:?} | {:?}",
                statement.kind,
                content(statement),
                statement.basis
            )
        };
        let of_speaker = |one: &Speaker| {
            let mut mentions: Vec<_> = one
                .mentions
                .iter()
                .map(|mention| (span(mention.span), mention.form))
                .map(|mention| format!("{mention:?}"))
                .collect();
            mentions.sort();
            let roles: Vec<_> = one.roles.iter().map(|role| span(role.span)).collect();
            let affiliations: Vec<_> = one.affiliations.iter().map(|&words| span(words)).collect();
            let members: Vec<_> = one.members.iter().map(speaker).collect();
            format!(
                "{} {:?} {:?} {:?} | {mentions:?} | {roles:?} | {affiliations:?} | {members:?}",
                line(&one.name),
                one.kind,
                one.gender,
                one.concept
            )
        };
        let mut statements: Vec<_> = record.statements.iter().map(statement).collect();
        statements.sort();
        Self { statements, speakers: record.speakers.iter().map(of_speaker).collect() }
    }
}

fn line(text: &str) -> String {
    held(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words with the place in their block and the block, white space aside.
fn place(span: Span, article: &Article) -> String {
    let span = trimmed(span, &article.text);
    let block = article.blocks.iter().find(|block| block.span.end() > span.start());
    let block = block.map(|block| block.span).unwrap_or_default();
    let before = characters(&article.text[block.start().min(span.start())..span.start()]).chars().count();
    format!(
        "‹{}› at {before} of ‹{}›",
        characters(span.of(&article.text)),
        characters(block.of(&article.text))
    )
}

fn trimmed(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let start = span.start() + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

/// Characters that XML cannot hold are replaced; white space may change.
fn characters(text: &str) -> String {
    held(text).chars().filter(|char| !char.is_whitespace()).collect()
}

fn held(text: &str) -> String {
    let held = |char: char| match char {
        '\t' | '\n' | '\r' => char,
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        char => char,
    };
    text.chars().map(held).collect()
}

/// Words of a block: with markup, with what XML cannot hold, with every white space.
fn words() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "word ",
        "said ",
        "“quoted,” ",
        "\"so\" ",
        "<b>",
        "&amp;",
        "]]>",
        "&",
        "é",
        "北京",
        "  ",
        "\nx",
        "\t",
        "\u{1}",
        "\u{a0}",
        "'",
        "He ",
        "$5 ",
        "— ",
        "\u{fffe}",
        "\rx",
        "\u{2028}",
        "x",
        "😀",
    ]);
    (prop::collection::vec(pieces, 0..14), "[a-z]{1,6}")
        .prop_map(|(pieces, last)| format!("{}{last}", pieces.concat()).trim().to_owned())
}

fn kind() -> impl Strategy<Value = BlockKind> {
    use BlockKind::*;
    prop::sample::select(vec![
        Paragraph,
        Paragraph,
        Paragraph,
        Paragraph,
        Headline,
        Subheadline,
        Byline,
        Dateline,
        Header,
        Heading,
        ListItem,
        SpeakerLabel,
        BlockQuote,
        Caption,
        TableRow,
        Note,
        Abstract,
    ])
}

/// Two places in a text, as numbers to be fitted to it.
type Raw = (prop::sample::Index, prop::sample::Index, prop::sample::Index);

fn raw() -> impl Strategy<Value = Raw> {
    any::<Raw>()
}

/// A span of words within one block.
fn fitted((block, one, other): &Raw, article: &Article) -> Span {
    let block = article.blocks[block.index(article.blocks.len())].span;
    let text = &article.text;
    let borders: Vec<usize> = (block.start()..=block.end()).filter(|&at| text.is_char_boundary(at)).collect();
    let (one, other) = (borders[one.index(borders.len())], borders[other.index(borders.len())]);
    let span = trimmed(Span::new(one.min(other), one.max(other)), text);
    if span.is_empty() { block } else { span }
}

#[derive(Clone, Debug)]
struct Said {
    kind: StatementKind,
    content: Vec<Raw>,
    cue: Option<Raw>,
    source: Option<Raw>,
    addressee: Option<Raw>,
    speaker: Option<prop::sample::Index>,
    parent: Option<prop::sample::Index>,
    rule: prop::sample::Index,
    confidence: u8,
}

fn said() -> impl Strategy<Value = Said> {
    (
        prop::sample::select(vec![StatementKind::Direct, StatementKind::Mixed, StatementKind::Indirect]),
        prop::collection::vec(raw(), 1..4),
        (prop::option::of(raw()), prop::option::of(raw()), prop::option::weighted(0.2, raw())),
        prop::option::of(any::<prop::sample::Index>()),
        prop::option::weighted(0.3, any::<prop::sample::Index>()),
        any::<prop::sample::Index>(),
        0..=100u8,
    )
        .prop_map(|(kind, content, (cue, source, addressee), speaker, parent, rule, confidence)| Said {
            kind,
            content,
            cue,
            source,
            addressee,
            speaker,
            parent,
            rule,
            confidence,
        })
}

type Who = (String, prop::sample::Index, Vec<(Raw, prop::sample::Index)>, Vec<Raw>, Vec<Raw>, bool);

fn who() -> impl Strategy<Value = Who> {
    (
        "[A-Z][a-zé]{1,6}( [A-Z][a-z&<]{1,6})?",
        any::<prop::sample::Index>(),
        prop::collection::vec((raw(), any::<prop::sample::Index>()), 0..5),
        prop::collection::vec(raw(), 0..2),
        prop::collection::vec(raw(), 0..2),
        any::<bool>(),
    )
}

/// Any record that holds what every record must: findings anywhere, one across the other.
fn record() -> impl Strategy<Value = Record> {
    (
        prop::collection::vec((kind(), words()), 1..7),
        prop::collection::vec(who(), 0..4),
        prop::collection::vec(said(), 0..7),
    )
        .prop_map(|(blocks, speakers, statements)| {
            let mut article = Article::default();
            for (at, (kind, words)) in blocks.into_iter().enumerate() {
                // Metadata repeats the headline, and readers look for it at the top.
                let kind = if kind == BlockKind::Headline && at > 0 { BlockKind::Paragraph } else { kind };
                if !article.text.is_empty() {
                    article.text.push_str("\n\n");
                }
                let start = article.text.len();
                article.text.push_str(&words);
                article.blocks.push(Block { kind, span: Span::new(start, article.text.len()) });
            }
            article.dates.published = NewsDate::from_ymd(2026, 3, 2);
            let mut record = Record::new(article);
            speakers.iter().for_each(|who| speaker(who, &mut record));
            statements.iter().for_each(|said| statement(said, &mut record));
            record.statements.sort_by_key(|statement| statement.extent().start());
            for (at, said) in statements.iter().enumerate().take(record.statements.len()) {
                let parent =
                    said.parent.filter(|_| at > 0).map(|parent| StatementId(parent.index(at) as u32));
                record.statements[at].parent = parent;
            }
            record.check_invariants().expect("sound");
            record
        })
}

fn speaker((name, kind, mentions, roles, affiliations, flag): &Who, record: &mut Record) {
    const KINDS: [SpeakerKind; 5] = [
        SpeakerKind::Person,
        SpeakerKind::Organization,
        SpeakerKind::Group,
        SpeakerKind::Unnamed,
        SpeakerKind::Document,
    ];
    const FORMS: [MentionForm; 6] = [
        MentionForm::FullName,
        MentionForm::FamilyName,
        MentionForm::GivenName,
        MentionForm::ShortName,
        MentionForm::Role,
        MentionForm::Pronoun,
    ];
    let article = &record.article;
    let mut speaker = Speaker::new(name.clone(), KINDS[kind.index(KINDS.len())]);
    speaker.gender = flag.then_some(Gender::Female);
    speaker.concept = flag.then(|| "people:12".to_owned());
    speaker.mentions = mentions
        .iter()
        .map(|(raw, form)| Mention { span: fitted(raw, article), form: FORMS[form.index(FORMS.len())] })
        .collect();
    speaker.mentions.sort_by_key(|mention| mention.span);
    speaker.roles = roles.iter().map(|raw| Role { span: fitted(raw, article) }).collect();
    speaker.affiliations = affiliations.iter().map(|raw| fitted(raw, article)).collect();
    if *flag && !record.speakers.is_empty() {
        speaker.members = vec![SpeakerId(record.speakers.len() as u32 - 1)];
    }
    record.speakers.push(speaker);
}

fn statement(said: &Said, record: &mut Record) {
    let article = &record.article;
    let mut content: Vec<_> = said.content.iter().map(|raw| fitted(raw, article)).collect();
    content.sort();
    let mut end = 0;
    content.retain(|span| {
        let apart = span.start() >= end;
        end = if apart { span.end() } else { end };
        apart
    });
    let rule = StatementRule::ALL[said.rule.index(StatementRule::ALL.len())];
    let mut statement = Statement::new(said.kind, content, rule);
    statement.cue =
        said.cue.as_ref().map(|raw| Cue::new(fitted(raw, article), "point out", SpeechAct::Announce));
    statement.source = said.source.as_ref().map(|raw| fitted(raw, article));
    statement.addressee = said.addressee.as_ref().map(|raw| fitted(raw, article));
    let speakers = record.speakers.len();
    statement.speaker =
        said.speaker.filter(|_| speakers > 0).map(|speaker| SpeakerId(speaker.index(speakers) as u32));
    statement.basis.confidence = f32::from(said.confidence) / 100.0;
    record.statements.push(statement);
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_record_reads_back(record in record()) {
        for (format, document) in written(&record) {
            let again = read_back(&document);
            prop_assert_eq!(sorted(blocks(&again, characters)), sorted(blocks(&record, characters)), "{} {}", format, document);
            prop_assert_eq!(Shown::of(&again), Shown::of(&record), "{} {}", format, document);
        }
    }

    #[test]
    fn findings_that_were_tampered_with_do_no_harm(
        record in record(),
        from in prop::sample::select(vec!["m1", "m2", "statement-1", "speaker-1", "parent", "content", "direct", "mention", "0."]),
        to in prop::sample::select(vec!["m2", "m3", "statement-2", "statement-1", "speaker-2", "9", "", "content"]),
    ) {
        for (_, document) in written(&record) {
            for record in read::records(document.replace(from, to).as_bytes()).unwrap_or_default() {
                record.check_invariants().map_err(|error| TestCaseError::fail(error.to_string()))?;
            }
        }
    }
}

/// Where the schemas of NITF 3.6 and NewsML-G2 2.35 and a program that validates are.
fn schema() -> Option<PathBuf> {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/schema/multi.xsd");
    let can_validate = Command::new("xmllint").arg("--version").output().is_ok();
    (schema.exists() && can_validate).then_some(schema)
}

#[test]
fn what_is_written_is_valid() {
    let Some(schema) = schema() else {
        eprintln!("no xmllint or no ../shared/schema: not validated");
        return;
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("marked");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let mut records: Vec<_> = own().into_iter().map(|(_, record)| record).collect();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..150 {
        records.push(record().new_tree(&mut runner).expect("a record").current());
    }
    let mut files = Vec::new();
    for (at, record) in records.iter().enumerate() {
        for (format, document) in written(record) {
            let file = folder.join(format!("{at:03}.{format}.xml"));
            fs::write(&file, document).expect("writable");
            files.push(file);
        }
    }
    let checked =
        Command::new("xmllint").args(["--nonet", "--noout", "--schema"]).arg(schema).args(&files).output();
    let checked = checked.expect("xmllint runs");
    let said = String::from_utf8_lossy(&checked.stderr);
    let wrong: Vec<_> = said.lines().filter(|line| !line.ends_with(" validates")).take(20).collect();
    assert!(checked.status.success() && wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(said.lines().count(), files.len());
}
