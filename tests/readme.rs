//! What the README says is so: what its program prints, where its links lead, which examples there are, its figures.

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

/// The figures of all statements of the held-out articles, as `docs::accuracy` gives them.
#[test]
fn figures_are_those_of_the_page_on_accuracy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| fs::read_to_string(root.join(file)).expect("readable").replace('\n', " ");
    let accuracy = read("src/docs/accuracy.md");
    let row =
        between(&accuracy, "| news-dev |", "| news-train |").rsplit("| all |").next().unwrap_or_default();
    let cells: Vec<f64> = row.split('|').filter_map(|cell| cell.trim().parse().ok()).collect();
    let [_, exact, precision, recall, o80, o30, ..] = cells[..] else { panic!("{row}") };

    let percent = |part: f64| (part * 100.0).round();
    let told =
        format!("{} % of the statements, and {} % of what it finds", percent(recall), percent(precision));
    assert!(read("README.md").contains(&told), "{told}");
    let told = format!("{exact:.3} F exact, {o80:.3} at 80 % and {o30:.3} at 30 % of the words");
    assert!(read("src/docs/peers.md").contains(&told), "{told}");
}
