//! Text for property tests.

use proptest::prelude::*;

/// Text that looks like news often enough to reach the rules: words, marks, names and cues in any order.
pub(crate) fn newsy() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Ada Quill",
        "Mr. Okafor",
        "the mayor",
        "she",
        "He",
        "experts",
        "who",
        "said",
        "says",
        "added",
        "told reporters",
        "noted",
        "according to",
        "that",
        "the harbour was full",
        "it works",
        "would go",
        "and",
        "but",
        ",",
        ", ",
        ".",
        ". ",
        "?",
        ":",
        ";",
        " – ",
        "--",
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'",
        "«",
        "»",
        "„",
        "``",
        "''",
        "\n",
        "\n\n",
        "(",
        ")",
        "[",
        "]",
        "5 percent",
        "U.S.",
        "Jan. 3",
        "Q:",
        "A:",
        "- ",
        "* ",
        "By ",
        "LONDON (AP) — ",
        "---\n",
        "date 2021-07-21 ",
        "é",
        "\u{a0}",
        "\u{ad}",
        "\u{feff}",
        "…",
        "1,000",
        "saying",
        "As",
        "claim that",
        "’s",
        "北京",
        "\r\n",
        "\t",
    ]);
    prop::collection::vec((pieces, prop::bool::weighted(0.8)), 0..80).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, space) in pieces {
            text.push_str(piece);
            if space {
                text.push(' ');
            }
        }
        text
    })
}

/// Text that looks like news, or any.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => newsy(), 1 => any::<String>()]
}
