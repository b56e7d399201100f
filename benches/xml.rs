//! XML to articles in bytes of XML a second, on one core, beside what other parsers do with the same documents:
//! quick-xml's events with namespaces resolved, and roxmltree's tree.
//!
//! On varied documents: news items of about 7 KB, each with other words, subjects and dates, in three dialects; and the
//! samples of `../shared/corpora/formats` where they are.

// criterion's macro makes a public function without documentation.
#![allow(missing_docs)]

use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;
use std::{env, fs};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use onrecord::xml::Document;

/// Pseudo-random numbers, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn pick<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

const WORDS: &[&str] = &[
    "harbour",
    "council",
    "the",
    "a",
    "of",
    "in",
    "to",
    "was",
    "said",
    "would",
    "minister",
    "on",
    "Tuesday",
    "vote",
    "budget",
    "that",
    "million",
    "ferries",
    "with",
    "after",
    "report",
    "islands",
    "by",
    "he",
    "she",
    "new",
    "crews",
    "against",
    "storm",
    "for",
    "and",
    "more",
    "than",
    "it",
    "court",
    "ruled",
    "Quill",
    "Okafor",
    "Lisbon",
    "fishermen",
    "négociations",
    "Größe",
    "“we",
    "agree”",
    "12.5",
    "percent",
];

fn sentence(random: &mut Random, out: &mut String) {
    let words = 8 + random.below(20);
    for index in 0..words {
        if index > 0 {
            out.push(' ');
        }
        out.push_str(random.pick(WORDS));
    }
    out.push_str(". ");
}

fn paragraphs(random: &mut Random, bytes: usize, out: &mut String) {
    let start = out.len();
    while out.len() - start < bytes {
        out.push_str("              <p>");
        for _ in 0..1 + random.below(4) {
            sentence(random, out);
        }
        out.push_str("</p>\n");
    }
}

fn newsml_g2(random: &mut Random) -> String {
    let (id, day, hour) = (random.below(1_000_000), 1 + random.below(28), random.below(24));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:newsml:bench.example:{id}\" version=\"{}\" standard=\"NewsML-G2\" standardversion=\"2.35\" conformance=\"power\" xml:lang=\"en\">\n  <catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml\"/>\n  <rightsInfo>\n    <copyrightNotice>Copyright {id}</copyrightNotice>\n    <usageTerms>Clients only</usageTerms>\n  </rightsInfo>\n  <itemMeta>\n    <itemClass qcode=\"ninat:text\"/>\n    <provider qcode=\"nprov:BENCH\">\n      <name>Bench Press</name>\n    </provider>\n    <versionCreated>2026-03-{day:02}T{hour:02}:15:00Z</versionCreated>\n    <pubStatus qcode=\"stat:usable\"/>\n  </itemMeta>\n  <contentMeta>\n    <urgency>{}</urgency>\n    <contentCreated>2026-03-{day:02}T{hour:02}:05:00Z</contentCreated>\n    <language tag=\"en\"/>\n",
        1 + random.below(9),
        1 + random.below(9),
    );
    for _ in 0..4 + random.below(8) {
        let code = random.below(99_999_999);
        let name = random.pick(WORDS);
        let _ = writeln!(
            out,
            "    <subject type=\"cpnat:abstract\" qcode=\"medtop:{code:08}\">\n      <name xml:lang=\"en\">{name}</name>\n    </subject>"
        );
    }
    out.push_str("    <headline>");
    sentence(random, &mut out);
    out.push_str("</headline>\n  </contentMeta>\n  <contentSet>\n    <inlineXML contenttype=\"application/xhtml+xml\">\n      <html xmlns=\"http://www.w3.org/1999/xhtml\">\n        <head><title/></head>\n        <body>\n");
    paragraphs(random, 4500, &mut out);
    out.push_str("        </body>\n      </html>\n    </inlineXML>\n  </contentSet>\n</newsItem>\n");
    out
}

fn newsml_1(random: &mut Random) -> String {
    let (id, day) = (random.below(1_000_000), 1 + random.below(28));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<NewsML Version=\"1.2\">\n<Catalog Href=\"http://bench.example/catalog.xml\"/>\n<NewsEnvelope>\n<DateAndTime>202603{day:02}T101500Z</DateAndTime>\n<Priority FormalName=\"4\"/>\n</NewsEnvelope>\n<NewsItem xml:lang=\"en\">\n<Identification>\n<NewsIdentifier>\n<ProviderId>bench.example</ProviderId>\n<DateId>202603{day:02}</DateId>\n<NewsItemId>{id}</NewsItemId>\n<RevisionId PreviousRevision=\"0\" Update=\"N\">1</RevisionId>\n<PublicIdentifier>urn:newsml:bench.example:{id}</PublicIdentifier>\n</NewsIdentifier>\n</Identification>\n<NewsManagement>\n<NewsItemType FormalName=\"News\"/>\n<FirstCreated>202603{day:02}T101500Z</FirstCreated>\n<ThisRevisionCreated>202603{day:02}T101500Z</ThisRevisionCreated>\n<Status FormalName=\"Usable\"/>\n<Urgency FormalName=\"4\"/>\n</NewsManagement>\n<NewsComponent>\n<NewsLines>\n<DateLine>LISBON, March {day}, 2026 (BNCH) -</DateLine>\n<HeadLine>",
    );
    sentence(random, &mut out);
    out.push_str("</HeadLine>\n</NewsLines>\n<DescriptiveMetadata>\n<Language FormalName=\"en\"/>\n");
    for _ in 0..3 + random.below(8) {
        let _ = writeln!(
            out,
            "<SubjectCode>\n<SubjectDetail FormalName=\"{:08}\"/>\n</SubjectCode>",
            random.below(99_999_999)
        );
    }
    out.push_str("</DescriptiveMetadata>\n<ContentItem>\n<MediaType FormalName=\"Text\"/>\n<Format FormalName=\"NITF3.1\"/>\n<DataContent>\n<nitf>\n<body>\n<body.content>\n");
    paragraphs(random, 5000, &mut out);
    out.push_str("</body.content>\n</body>\n</nitf>\n</DataContent>\n</ContentItem>\n</NewsComponent>\n</NewsItem>\n</NewsML>\n");
    out
}

fn nitf(random: &mut Random) -> String {
    let (id, day) = (random.below(1_000_000), 1 + random.below(28));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nitf version=\"-//IPTC//DTD NITF 3.6//EN\">\n  <head>\n    <tobject tobject.type=\"news\">\n      <tobject.subject tobject.subject.refnum=\"{:08}\"/>\n    </tobject>\n    <docdata management-status=\"usable\">\n      <doc-id id-string=\"bench-{id}\"/>\n      <urgency ed-urg=\"4\"/>\n      <date.issue norm=\"202603{day:02}T101500Z\"/>\n      <key-list>\n        <keyword key=\"{}\"/>\n        <keyword key=\"{}\"/>\n      </key-list>\n    </docdata>\n  </head>\n  <body>\n    <body.head>\n      <hedline>\n        <hl1>",
        random.below(99_999_999),
        random.pick(WORDS),
        random.pick(WORDS),
    );
    sentence(random, &mut out);
    out.push_str("</hl1>\n      </hedline>\n      <byline>By <person>Ada Quill</person></byline>\n      <dateline>\n        <location><city>Lisbon</city></location>\n      </dateline>\n    </body.head>\n    <body.content>\n");
    paragraphs(random, 5800, &mut out);
    out.push_str("    </body.content>\n  </body>\n</nitf>\n");
    out
}

fn made() -> Vec<String> {
    let mut random = Random(7);
    (0..600)
        .map(|index| match index % 3 {
            0 => newsml_g2(&mut random),
            1 => newsml_1(&mut random),
            _ => nitf(&mut random),
        })
        .collect()
}

/// The samples that are well-formed news in UTF-8.
fn samples() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/formats");
    let folders =
        ["newsml-g2", "newsml-1", "nitf"].into_iter().filter_map(|name| fs::read_dir(root.join(name)).ok());
    let files = folders.flatten().filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok());
    let mut files: Vec<_> = files.filter(|text| Document::parse(text).is_ok()).collect();
    files.sort_unstable();
    files
}

fn compare(criterion: &mut Criterion, name: &str, documents: &[String]) {
    let bytes: usize = documents.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(20).measurement_time(Duration::from_secs(5));
    group.bench_function("quick-xml events with namespaces", |bencher| {
        bencher.iter(|| documents.iter().map(|document| events(black_box(document))).sum::<usize>());
    });
    group.bench_function("roxmltree tree", |bencher| {
        let parse = |document| {
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            roxmltree::Document::parse_with_options(document, options)
                .map_or(0, |tree| tree.root().range().len())
        };
        bencher.iter(|| documents.iter().map(|document| parse(black_box(document))).sum::<usize>());
    });
    group.bench_function("lossless tree", |bencher| {
        let parse = |document| Document::parse(document).map_or(0, |tree| tree.source().len());
        bencher.iter(|| documents.iter().map(|document| parse(black_box(document))).sum::<usize>());
    });
    group.bench_function("articles", |bencher| {
        let read =
            |document: &String| onrecord::read(document.as_bytes()).map_or(0, |articles| articles.len());
        bencher.iter(|| documents.iter().map(|document| read(black_box(document))).sum::<usize>());
    });
    group.finish();
}

fn events(document: &str) -> usize {
    let mut reader = quick_xml::NsReader::from_str(document);
    let mut elements = 0;
    loop {
        match reader.read_resolved_event() {
            Ok((namespace, quick_xml::events::Event::Start(_) | quick_xml::events::Event::Empty(_))) => {
                elements += usize::from(black_box(namespace) != quick_xml::name::ResolveResult::Unbound);
            }
            Ok((_, quick_xml::events::Event::Eof)) | Err(_) => return elements,
            Ok(_) => {}
        }
    }
}

fn xml(criterion: &mut Criterion) {
    compare(criterion, "made", &made());
    let samples = samples();
    if !samples.is_empty() {
        compare(criterion, "samples", &samples);
    }
}

criterion_group!(benches, xml);
criterion_main!(benches);
