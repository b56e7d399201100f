//! What the README says that its program prints is what it prints.

use std::fs;
use std::path::Path;

/// What stands between two marks, the first of its kind.
#[track_caller]
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start:?}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end:?} after {start:?}")).0
}

#[test]
fn the_program_prints_what_the_readme_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("readable");
    let program = between(&readme, "```rust\n", "```");
    let article =
        onrecord::read_text(between(program, "read_text(\n        \"", "\",\n")).expect("short enough");
    let record = onrecord::attribute(article);

    let mut printed = String::new();
    for statement in record.statements() {
        let speaker = statement.speaker().map_or("somebody", |speaker| speaker.name());
        printed += &format!("{speaker}: {}\n", statement.text());
    }
    assert_eq!(printed, between(&readme, "```text\n", "```"));
}

#[test]
fn every_file_that_the_readme_leads_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("readable");
    let inline = readme.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    let listed =
        readme.lines().filter_map(|line| line.strip_prefix('[')?.split_once("]: ")).map(|(_, target)| target);
    let files: Vec<_> = inline.chain(listed).filter(|target| !target.starts_with("https:")).collect();
    assert!(files.len() > 5, "{files:?}");
    for file in files {
        assert!(root.join(file).is_file(), "{file}");
    }
}

#[test]
fn every_example_is_in_the_readme() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("readable");
    let mut examples = 0;
    for entry in fs::read_dir(root.join("examples")).expect("a folder") {
        let path = entry.expect("readable").path();
        let is_example =
            path.extension().is_some_and(|extension| extension == "rs") || path.join("main.rs").is_file();
        if is_example {
            let name = path.file_stem().expect("a name").to_string_lossy();
            assert!(readme.contains(&format!("| `{name}` |")), "{name}");
            examples += 1;
        }
    }
    assert!(examples > 5);
}
