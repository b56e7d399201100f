//! What holds for the claims of any text: they are sound, numbers read back from their words, dates lie within them.

use onrecord::{Decimal, Period, Record, Value, analyze, find_claims, read_text};
use proptest::prelude::*;

fn record(text: &str) -> Record {
    let mut article = read_text(text).expect("short enough");
    article.dates.created = "2021-07-21".parse().ok();
    analyze(article)
}

/// Pieces of which figures, times and clauses are made, in any order.
fn figured() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Ada Orr said",
        "that",
        "“",
        "”",
        ",",
        ".",
        "; ",
        "(",
        ")",
        "-",
        "–",
        "%",
        "$",
        "£",
        "N200m",
        "Rs",
        "5",
        "15,000",
        "10^400",
        "9999999999999999999999",
        "1/2",
        "½",
        "two",
        "and a half",
        "million",
        "hundred",
        "a",
        "the",
        "third",
        "of",
        "one",
        "in",
        "five",
        "to",
        "between",
        "and",
        "more than",
        "or more",
        "-year-old",
        "km",
        "degrees",
        "people",
        "Feb.",
        "30",
        "31",
        "2020",
        "2014-15",
        "1990s",
        "last",
        "year",
        "Tuesday",
        "first",
        "half",
        "quarter",
        "months",
        "ago",
        "earlier",
        "May",
        "Christmas",
        "if",
        "because",
        "which",
        "who left",
        "will",
        "was killed",
        "fell",
        "\n\n",
        "Claim:",
        "Verdict:",
        "False",
        "é",
        "北",
        "’",
    ]);
    prop::collection::vec((pieces, any::<bool>()), 0..60).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(piece, space)| if space { format!("{piece} ") } else { piece.to_owned() })
            .collect()
    })
}

/// A whole number in English words.
fn words(number: u64) -> String {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    for (scale, name) in
        [(1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (100, "hundred")]
    {
        if number >= scale {
            let head = format!("{} {name}", words(number / scale));
            return match number % scale {
                0 => head,
                rest if scale == 100 => format!("{head} and {}", words(rest)),
                rest => format!("{head} {}", words(rest)),
            };
        }
    }
    match number {
        0..20 => ONES[number as usize].to_owned(),
        _ if number.is_multiple_of(10) => TENS[number as usize / 10].to_owned(),
        _ => format!("{}-{}", TENS[number as usize / 10], ONES[number as usize % 10]),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_claims(text in prop_oneof![4 => figured(), 1 => any::<String>()]) {
        let record = record(&text);
        record.check_invariants().unwrap_or_else(|error| panic!("{error}\nin {text:?}"));
        for claim in record.claims() {
            prop_assert!(!claim.text().is_empty());
            for span in claim.quantities.iter().map(|quantity| quantity.span).chain(claim.times.iter().map(|time| time.span)) {
                prop_assert!(claim.span.contains(span), "{span} outside {}", claim.span);
            }
        }
        let json = serde_json::to_string(&record).expect("serialises");
        prop_assert_eq!(&serde_json::from_str::<Record>(&json).expect("deserialises"), &record);
        let mut again = record.clone();
        find_claims(&mut again);
        prop_assert_eq!(again, record);
    }

    #[test]
    fn numbers_read_back_from_their_words(number in 2u64..2_000_000_000_000 / 1_000) {
        let record = record(&format!("The count was {} students.", words(number)));
        let found: Vec<_> = record.claims.iter().flat_map(|claim| &claim.quantities).map(|quantity| quantity.value).collect();
        prop_assert_eq!(found, [Value::Number(number.to_string().parse::<Decimal>().expect("a number"))], "{}", words(number));
    }

    #[test]
    fn weekdays_of_the_past_lie_in_the_week_up_to_the_article(day in 0usize..7) {
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let record = record(&format!("He sold 5 cars on {}.", names[day]));
        let Some(Period::Date(date)) = record.claims[0].times[0].value else { panic!("a day") };
        let date = time::Date::from_calendar_date(
            date.year().into(),
            date.month().unwrap().try_into().unwrap(),
            date.day().unwrap(),
        ).unwrap();
        let anchor = time::Date::from_calendar_date(2021, time::Month::July, 21).unwrap();
        prop_assert!((0..7).contains(&(anchor - date).whole_days()));
        prop_assert_eq!(usize::from(date.weekday().number_days_from_monday()), day);
    }

    #[test]
    fn days_ago_lie_so_many_days_back(days in 2i64..99) {
        let record = record(&format!("He sold 5 cars {days} days ago."));
        let time = &record.claims[0].times[0];
        let Some(Period::Date(date)) = time.value else { panic!("a day") };
        let day = time::Date::from_calendar_date(
            date.year().into(),
            date.month().unwrap().try_into().unwrap(),
            date.day().unwrap(),
        ).unwrap();
        let anchor = time::Date::from_calendar_date(2021, time::Month::July, 21).unwrap();
        prop_assert_eq!((anchor - day).whole_days(), days);
    }
}
