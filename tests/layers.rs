//! The modules form layers: each imports only from those above it (DESIGN: “The modules”).

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with those it may import from.
const LAYERS: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("error", &["span"]),
    ("model", &["span", "error"]),
    ("lexicon", &["span", "error", "model"]),
    ("language", &["span", "error", "model", "lexicon"]),
    ("xml", &["span", "error"]),
    ("read", &["span", "error", "model", "lexicon", "language", "xml"]),
    ("attribute", &["span", "error", "model", "lexicon", "language"]),
    ("claim", &["span", "error", "model", "lexicon", "language", "attribute"]),
    ("write", &["span", "error", "model", "lexicon", "language", "xml"]),
    ("docs", &[]),
];

#[test]
fn modules_import_only_from_those_above_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut checked = 0;
    for file in rust_files(&src) {
        let relative = file.strip_prefix(&src).expect("below src");
        let module = relative.iter().next().expect("a component").to_string_lossy().replace(".rs", "");
        if module == "lib" {
            continue;
        }
        let (_, allowed) = LAYERS
            .iter()
            .find(|(name, _)| *name == module)
            .unwrap_or_else(|| panic!("module {module} has no place in the layers"));
        let code = fs::read_to_string(&file).expect("readable");
        // Tests may reach down to what they compare with.
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for import in imports(code) {
            let fits = import == module || allowed.contains(&import.as_str());
            assert!(fits, "{} imports crate::{import}", relative.display());
            checked += 1;
        }
    }
    assert!(checked > 20, "only {checked} imports seen: does the test still read them?");
}

#[test]
fn the_xml_parser_is_used_by_the_tree_alone() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in rust_files(&src) {
        let code = fs::read_to_string(&file).expect("readable");
        let relative = file.strip_prefix(&src).expect("below src");
        assert!(relative.starts_with("xml") || !code.contains("quick_xml"), "{}", relative.display());
    }
}

/// The modules that `crate::…` paths name, outside comments.
fn imports(code: &str) -> Vec<String> {
    let lines = code.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
    lines
        .flat_map(|line| line.match_indices("crate::").map(move |(at, path)| &line[at + path.len()..]))
        .map(|path| path.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect())
        .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
