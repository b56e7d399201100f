//! What a long article takes in memory, its text counted in.
//!
//! It is the only test of its file, since the allocator counts for all that run at once.

use std::alloc::System;
use std::fs;
use std::path::Path;

use cap::Cap;
use onrecord::{attribute, read_text};

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// So long that what an article takes whatever its length no longer counts.
const LONG: usize = 2_000_000;

/// The most bytes at once for each byte of the text. With its short words this one takes 4.0; a volume of news of 52 MB,
/// word lists included, 3.8.
const MOST: f64 = 4.1;

/// What a story tells in its own voice.
const NARRATION: [&str; 6] = [
    "The harbour wall was built in three summers from stone that came by barge. Two storms broke it before it was done, \
     and the last of the cranes went for scrap a year later.",
    "Boats leave the north pier at six and at noon. In winter only the early one runs, with a stop at the lighthouse when \
     the keeper has hung out a lantern.",
    "Along the shore stand the sheds of the old cannery, empty since the herring left. Their roofs were mended in spring \
     and the yard was paved.",
    "The ferry carries forty cars and three hundred passengers, and on market days it is full. Those who miss it wait in \
     the café under the clock or walk to the bridge.",
    "Snow fell for most of the week and the road over the pass stayed shut. Bread came by train, and the school opened on \
     Thursday with half of its pupils.",
    "A fair has been held on the green since the charter of the town was read there. It has stalls, a band and a race for \
     rowing boats, which the same two families have won in turn.",
];

/// The crate's own articles one after another, with as much narration between them as news has: an article that goes on
/// and on keeps naming people, and quotes them as often.
fn long_text() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("one").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let stories: Vec<_> = paths.iter().map(|path| fs::read_to_string(path).expect("a story")).collect();
    assert!(stories.len() > 10);
    let mut text = String::with_capacity(LONG + 100_000);
    for round in 0.. {
        for (number, story) in stories.iter().enumerate() {
            text.push_str(story.trim());
            let quote = format!(
                "\n\n“We met on pier {round},” said Ada Quill{round}x{number}, the harbour master.\n\n"
            );
            text.push_str(&quote);
            let end = text.len() + story.len();
            for paragraph in NARRATION.iter().cycle().skip(number) {
                if text.len() > end {
                    break;
                }
                text.push_str(paragraph);
                text.push_str("\n\n");
            }
            if text.len() > LONG {
                return text;
            }
        }
    }
    unreachable!("some story is not empty")
}

#[test]
fn what_a_long_article_takes_is_bounded_by_its_text() {
    // The word lists are loaded once a process.
    let small = attribute(read_text("“No,” said Ada Quill.").expect("short enough"));
    assert_eq!(small.statements.len(), 1);
    let text = long_text();
    let before = ALLOCATOR.allocated();
    let article = read_text(&text).expect("short enough");
    let len = article.text.len();
    let record = attribute(article);
    let taken = (ALLOCATOR.max_allocated() - before) as f64 / len as f64;
    assert!(taken < MOST, "{taken:.2} bytes for each byte of text");
    // Else there was nothing to take room for.
    assert!(record.statements.len() > len / 500);
}
