//! Speed in bytes of text a second, on one core: reading, attributing, both, and with claims.
//!
//! On varied text, since one article repeated flatters caches and branch predictors: the 840 articles of
//! `../shared/corpora/attribution/news-train.jsonl` where they are, else the articles of `tests/`.

// What criterion's macros make has no documentation.
#![allow(missing_docs)]

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;
use std::{fs, io};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use onrecord::{Article, analyze, attribute, read_text};

fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lines = fs::read_to_string(root.join("../shared/corpora/attribution/news-train.jsonl"));
    if let Ok(lines) = lines {
        let text = |line: &str| {
            let document: serde_json::Value = serde_json::from_str(line).ok()?;
            Some(document.get("text")?.as_str()?.to_owned())
        };
        return lines.lines().filter_map(text).collect();
    }
    own_articles(&root.join("tests/articles")).expect("the crate's own articles")
}

fn own_articles(folder: &Path) -> io::Result<Vec<String>> {
    fs::read_dir(folder)?.map(|entry| fs::read_to_string(entry?.path())).collect()
}

fn articles(criterion: &mut Criterion) {
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    let parsed: Vec<Article> = texts.iter().filter_map(|text| read_text(text).ok()).collect();
    // The lexicon is built on first use; what is measured is what comes after.
    drop(attribute(parsed[0].clone()));

    let mut group = criterion.benchmark_group("articles");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(20).measurement_time(Duration::from_secs(8));
    group.bench_function("read", |bencher| {
        bencher.iter(|| texts.iter().filter_map(|text| read_text(black_box(text)).ok()).count());
    });
    group.bench_function("attribute", |bencher| {
        let run = |articles: Vec<Article>| {
            articles.into_iter().map(|article| attribute(article).statements.len()).sum::<usize>()
        };
        bencher.iter_batched(|| parsed.clone(), run, BatchSize::LargeInput);
    });
    group.bench_function("read and attribute", |bencher| {
        bencher.iter(|| {
            let records = texts.iter().filter_map(|text| read_text(black_box(text)).ok()).map(attribute);
            records.map(|record| record.statements.len()).sum::<usize>()
        });
    });
    group.bench_function("read and analyze", |bencher| {
        bencher.iter(|| {
            let records = texts.iter().filter_map(|text| read_text(black_box(text)).ok()).map(analyze);
            records.map(|record| record.claims.len()).sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, articles);
criterion_main!(benches);
