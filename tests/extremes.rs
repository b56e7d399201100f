//! Inputs that no newsroom writes: each gives a sound record. That the work grows linearly was measured on inputs fifty
//! times as long; no time is asserted here.

use onrecord::{analyze, attribute, read_text};

#[track_caller]
fn sound(text: &str) -> usize {
    let record = attribute(read_text(text).expect("short enough"));
    record.check_invariants().expect("sound");
    record.statements.len()
}

#[test]
fn nothing_and_one_word() {
    assert_eq!(sound(""), 0);
    assert_eq!(sound("word"), 0);
    assert_eq!(sound(" \n \u{feff}\n"), 0);
}

#[test]
fn marks_without_end() {
    for mark in ["“", "\"", "‘ ", "“a ”", "“‘", "(", "«", "''", "``"] {
        sound(&mark.repeat(20_000));
    }
}

#[test]
fn a_text_without_a_paragraph() {
    let sentence =
        "The mayor said the harbour was full and Ada Quill told reporters that “it works” on Monday. ";
    assert!(sound(&sentence.repeat(5_000)) >= 10_000);
    sound(&"word said that Ada Quill he “ ".repeat(10_000));
}

#[test]
fn a_sentence_without_an_end() {
    sound(&"said that ".repeat(10_000));
    sound(&"Orr, who said Poe, who said ".repeat(2_000));
    sound(&"Ada Quill ".repeat(20_000));
    sound(&"Orr, ".repeat(20_000));
}

#[test]
fn paragraphs_without_end() {
    sound(&vec!["“One."; 10_000].join("\n\n"));
    sound(&"A: b\n".repeat(10_000));
    sound(&"x\n".repeat(50_000));
    let story = |n: usize| {
        format!(
            "Ann{n} Smith{} said it was {n}. She added that Mr. Smith{} was late. “No,” he said.",
            n % 7,
            n % 5
        )
    };
    assert!(sound(&(0..2_000).map(story).collect::<Vec<_>>().join("\n\n")) >= 6_000);
}

/// Claims are looked for too: in two million bytes of what a reader of figures, quotes or dates stumbles over.
#[test]
fn claims_in_hostile_figures_quotes_and_dates() {
    const BYTES: usize = 2_000_000;
    for unit in [
        "1",
        "1 ",
        "1,000,",
        "12-",
        "one in ",
        "5 to 6 to ",
        "$",
        "“1” ",
        "“",
        "May 3, ",
        "Monday ",
        "that January ",
        "1990-",
        "told 20 men, who ",
        "by a third ",
        "said it cut 5 percent, which ",
    ] {
        let record = analyze(read_text(&unit.repeat(BYTES / unit.len())).expect("short enough"));
        record.check_invariants().expect("sound");
    }
    let told = "Ada Orr said that 40 people left in May 2020. ";
    let record = analyze(read_text(&told.repeat(5_000)).expect("short enough"));
    assert!(record.claims.len() >= 5_000);
}
