//! What holds for any input: reading and attributing are total, spans are sound, words are kept, JSON is the identity.

mod support;

use onrecord::{Limits, Record, attribute, read, read_text};
use proptest::prelude::*;
use support::random_text::{any_text, newsy};

#[track_caller]
fn check(record: &Record) {
    record.check_invariants().unwrap_or_else(|error| panic!("{error}\nin {:?}", record.article.text));
    // Handles never panic.
    for statement in record.statements() {
        assert!(!statement.text().is_empty());
        let _ = (
            statement.source_text(),
            statement.cue_text(),
            statement.speaker().map(|speaker| speaker.name().len()),
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_sound_record(text in any_text()) {
        check(&attribute(read_text(&text).expect("short enough")));
    }

    #[test]
    fn any_bytes_give_sound_records_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        match read(&bytes) {
            Ok(articles) => articles.into_iter().for_each(|article| check(&attribute(article))),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn json_is_the_identity(text in any_text()) {
        let record = attribute(read_text(&text).expect("short enough"));
        let json = serde_json::to_string(&record).expect("serialises");
        prop_assert_eq!(serde_json::from_str::<Record>(&json).expect("deserialises"), record);
    }

    #[test]
    fn the_same_text_gives_the_same_record(text in any_text()) {
        let record = || attribute(read_text(&text).expect("short enough"));
        prop_assert_eq!(record(), record());
    }

    #[test]
    fn content_is_inside_one_block_a_span(text in newsy()) {
        let record = attribute(read_text(&text).expect("short enough"));
        for statement in record.statements() {
            for &span in &statement.content {
                let inside = record.article.blocks().any(|block| block.span.contains(span));
                prop_assert!(inside, "{} of {:?}", span, record.article.text);
            }
        }
    }

    #[test]
    fn a_document_beyond_the_limit_is_refused(len in 1usize..200) {
        let limits = Limits::default().with_bytes(len - 1);
        prop_assert!(onrecord::read::bytes_with(&vec![b'a'; len], &limits).is_err());
    }
}
