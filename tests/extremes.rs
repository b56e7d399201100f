//! Inputs that no newsroom writes: each gives a sound record. That the work grows linearly was measured on inputs fifty
//! times as long; no time is asserted here.

use onrecord::{attribute, read_text};

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
