//! The news of the repository.

use std::fs;

use onrecord::Article;

use super::gold;

/// Every article of the repository: the annotated ones as texts, those of the examples, and the formats.
pub(crate) fn articles() -> Vec<Article> {
    let mut articles: Vec<_> =
        gold::own().iter().map(|gold| onrecord::read_text(&gold.text).expect("reads")).collect();
    for folder in ["examples", "tests/formats", "tests/articles"] {
        let entries = fs::read_dir(gold::root().join(folder)).expect("a folder");
        let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        for path in files {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if (name.ends_with(".xml") && !name.starts_with("err_")) || name.ends_with(".txt") {
                articles.extend(onrecord::read(&fs::read(&path).expect("readable")).expect("reads"));
            }
        }
    }
    articles
}
