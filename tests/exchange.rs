//! JSON-LD and Web Annotations: what is written reads back to the same statements and speakers, for any text and any
//! record; what does not fit its text is refused.

mod support;

use onrecord::write::json_ld::{NewsArticle, Part, claim_reviews};
use onrecord::write::web_annotation::{AnnotationCollection, Selector};
use onrecord::write::{json_ld, web_annotation};
use onrecord::{
    Article, Bound, Claim, Concept, Cue, ErrorKind, Gender, Record, Span, Speaker, SpeakerId, SpeakerKind,
    SpeechAct, Statement, StatementId, StatementKind, StatementRule, analyze, read_text,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::news;

/// What a record tells, without what the formats leave out.
#[derive(Debug, PartialEq)]
struct Told {
    statements: Vec<ToldStatement>,
    speakers: Vec<ToldSpeaker>,
    claims: Vec<(Span, Option<StatementId>, Vec<String>)>,
}

#[derive(Debug, PartialEq)]
struct ToldStatement {
    kind: StatementKind,
    content: Vec<Span>,
    cue: Option<Cue>,
    source: Option<Span>,
    addressee: Option<Span>,
    parent: Option<StatementId>,
    speaker: Option<ToldSpeaker>,
}

#[derive(Debug, PartialEq)]
struct ToldSpeaker {
    name: String,
    kind: SpeakerKind,
    /// Of a person: schema.org has none of others.
    gender: Option<Gender>,
    concept: Option<String>,
    members: Vec<String>,
}

fn told(record: &Record) -> Told {
    let speaker = |speaker: &Speaker| ToldSpeaker {
        name: speaker.name.clone(),
        kind: speaker.kind,
        gender: speaker.gender.filter(|_| matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Unnamed)),
        concept: speaker.concept.clone(),
        members: speaker
            .members
            .iter()
            .map(|id| record.speaker(*id).expect("exists").name().to_owned())
            .collect(),
    };
    Told {
        statements: record
            .statements()
            .map(|said| ToldStatement {
                kind: said.kind,
                content: said.content.clone(),
                cue: said.cue.clone(),
                source: said.source,
                addressee: said.addressee,
                parent: said.parent,
                speaker: said.speaker().map(|by| speaker(&by)),
            })
            .collect(),
        speakers: record.speakers.iter().map(speaker).collect(),
        claims: record
            .claims
            .iter()
            .map(|claim| {
                let ratings = claim.verdicts.iter().map(|verdict| verdict.rating.clone());
                (claim.span, claim.statement, ratings.collect())
            })
            .collect(),
    }
}

/// The record with those speakers only who say something, alone or with others: annotations tell of no other.
fn heard(record: &Record) -> Told {
    let heard: Vec<_> = record
        .statements()
        .filter_map(|said| said.speaker())
        .flat_map(|by| by.members.iter().copied().chain([by.id()]).collect::<Vec<_>>())
        .collect();
    let mut told = told(record);
    let mut ids = (0..).map(SpeakerId);
    told.speakers.retain(|_| ids.next().is_some_and(|id| heard.contains(&id)));
    told
}

const TEXT: &str = "https://example.org/text";

/// The figures of the claims, without what they are compared with; that a range is over or under its own ends says
/// nothing.
fn figures(record: &Record) -> Vec<(Span, onrecord::Value, String, Bound)> {
    let quantities = record.claims.iter().flat_map(|claim| &claim.quantities);
    let figures = quantities.map(|quantity| {
        let is_open = matches!(quantity.value, onrecord::Value::Range(..)) && quantity.bound != Bound::About;
        let bound = if is_open { Bound::Exact } else { quantity.bound };
        (quantity.span, quantity.value, quantity.unit.to_string(), bound)
    });
    figures.collect()
}

#[track_caller]
fn reads_back(record: &Record) {
    let json = serde_json::to_string(&json_ld(record)).expect("serialises");
    let document: NewsArticle = serde_json::from_str(&json).expect("deserialises");
    let back = document.to_record().unwrap_or_else(|error| panic!("{error}\nin {json}"));
    assert_eq!(told(&back), told(record), "JSON-LD of {:?}", record.article.text);
    assert_eq!(figures(&back), figures(record));
    assert_eq!((&back.article.text, &back.article.id), (&record.article.text, &record.article.id));
    assert_eq!(
        json_ld(&back).has_part,
        document.has_part.clone().into_iter().map(without_times).collect::<Vec<_>>()
    );

    let address = record.article.id.as_deref().unwrap_or(TEXT);
    let json = serde_json::to_string(&web_annotation(record, address)).expect("serialises");
    let annotations: AnnotationCollection = serde_json::from_str(&json).expect("deserialises");
    let back =
        annotations.to_record(record.article.clone()).unwrap_or_else(|error| panic!("{error}\nin {json}"));
    assert_eq!(heard(&back), heard(record), "annotations of {:?}", record.article.text);
    // A speaker who says nothing leaves a gap in the numbers that reading closes.
    if heard(record).speakers.len() == record.speakers.len()
        && record.claims.iter().all(|claim| claim.verdicts.is_empty())
    {
        assert_eq!(web_annotation(&back, address), annotations);
    }
}

/// The times of claims are written for people and not read back.
fn without_times(part: Part) -> Part {
    match part {
        Part::Claim(mut claim) => {
            claim.temporal_coverage.clear();
            Part::Claim(claim)
        }
        part => part,
    }
}

#[test]
fn every_article_of_the_repository_reads_back() {
    let articles = news::articles();
    let (mut statements, mut amounts) = (0, 0);
    for article in articles {
        let record = analyze(article);
        statements += record.statements.len();
        amounts += figures(&record).len();
        reads_back(&record);
    }
    assert!(statements > 1000 && amounts > 200, "only {statements} statements, {amounts} figures");
}

#[test]
fn the_metadata_reads_back() {
    let article = onrecord::read(include_bytes!("formats/g2-message.xml")).expect("reads").remove(0);
    let back = json_ld(&Record::new(article.clone())).to_record().expect("reads back").article;
    assert!(article.provider.is_some() && !article.subjects.is_empty());
    // What `write::json_ld` says is not written, and the mentions of what metadata names.
    let mut expected = article;
    (expected.blocks, expected.links, expected.diagnostics) = (Vec::new(), Vec::new(), Vec::new());
    (expected.urgency, expected.status, expected.slugline, expected.item_class) = (None, None, None, None);
    (expected.dates.embargoed, expected.editor_notes, expected.quotes) = (None, Vec::new(), Vec::new());
    expected.genre = Some(Concept::named("genre:Current"));
    let concepts = expected.entities.iter_mut().chain(&mut expected.subjects);
    concepts.for_each(|concept| concept.mentions.clear());
    assert_eq!(back, expected);
}

/// Sentences of our articles in any order, with what is odd between them.
fn shuffled() -> impl Strategy<Value = String> {
    let sentences: Vec<String> = news::articles()
        .iter()
        .flat_map(|article| article.text.split_inclusive(['.', '\n']).map(str::to_owned).collect::<Vec<_>>())
        .filter(|sentence| sentence.trim().len() > 20)
        .collect();
    let odd =
        prop::sample::select(vec![" ", "\n\n", "𝔸 ", "é", "\u{2028}", "“", "”", "\r\n", "\t", "e\u{301} "]);
    prop::collection::vec((prop::sample::select(sentences), odd), 0..12).prop_map(|pieces| {
        pieces.into_iter().flat_map(|(sentence, odd)| [sentence, odd.to_owned()]).collect()
    })
}

/// A record that no rule of ours made: any text, any words as content, cue and source, any relations that are sound.
fn made_by_hand() -> impl Strategy<Value = Record> {
    let statement = (prop::collection::vec(any::<prop::sample::Index>(), 2..9), any::<[u8; 6]>());
    let speaker = (".{0,12}", 0..5u8, any::<[bool; 3]>());
    let id = prop::sample::select(vec![
        "",
        "x 1",
        "urn:newsml:example.org:2021:1",
        TEXT,
        "https://example.org/#a",
    ]);
    let (statements, speakers) =
        (prop::collection::vec(statement, 0..6), prop::collection::vec(speaker, 1..5));
    (any::<String>(), id, statements, speakers).prop_map(record)
}

type Drawn = (String, &'static str, Vec<(Vec<prop::sample::Index>, [u8; 6])>, Vec<(String, u8, [bool; 3])>);

fn record((text, id, statements, speakers): Drawn) -> Record {
    let cuts: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut article = Article::default();
    article.text.clone_from(&text);
    article.id = Some(id.to_owned()).filter(|id| !id.is_empty());
    let mut record = Record::new(article);
    let kinds = [
        SpeakerKind::Person,
        SpeakerKind::Organization,
        SpeakerKind::Group,
        SpeakerKind::Unnamed,
        SpeakerKind::Document,
    ];
    for (name, kind, [female, coded, member]) in speakers {
        let mut speaker = Speaker::new(name, kinds[usize::from(kind)]);
        speaker.gender = female.then_some(Gender::Female);
        speaker.concept = coded.then(|| "ex:1".to_owned());
        let members = record.speakers.iter().position(|one| one.kind != SpeakerKind::Document);
        if let Some(index) = members.filter(|_| member && speaker.kind == SpeakerKind::Group) {
            speaker.members.push(SpeakerId(index as u32));
        }
        record.speakers.push(speaker);
    }
    for (places, [kind, by, within, cue, source, claim]) in statements {
        let mut ends: Vec<_> = places.iter().map(|place| *place.get(&cuts)).collect();
        ends.sort_unstable();
        ends.dedup();
        let content: Vec<_> = ends.chunks_exact(2).map(|ends| Span::new(ends[0], ends[1])).collect();
        let Some(&first) = content.first() else { continue };
        let kinds = [StatementKind::Direct, StatementKind::Mixed, StatementKind::Indirect];
        let mut said = Statement::new(kinds[usize::from(kind) % 3], content, StatementRule::ThatClause);
        let some = |draw: u8, of: usize| {
            (of > 0 && !draw.is_multiple_of(3)).then(|| (usize::from(draw) % of.max(1)) as u32)
        };
        said.speaker = some(by, record.speakers.len()).map(SpeakerId);
        said.parent = some(within, record.statements.len()).map(StatementId);
        let word = |draw: u8| Span::new(0, cuts[usize::from(draw) % cuts.len()]);
        said.cue = (cue % 2 > 0).then(|| Cue::new(word(cue), "say", SpeechAct::Warn));
        said.source = (source % 2 > 0).then(|| word(source));
        said.addressee = (source % 3 > 0).then(|| word(cue));
        record.statements.push(said);
        if claim % 2 > 0 {
            let within = some(claim, record.statements.len()).map(StatementId);
            record.claims.push(Claim::new(first, within));
        }
    }
    // Parents by what they are, for sorting renumbers them.
    let mut order: Vec<_> = (0..record.statements.len()).collect();
    order.sort_by_key(|&index| record.statements[index].extent().start());
    let new = |id: StatementId| {
        StatementId(order.iter().position(|&old| old == id.0 as usize).expect("there") as u32)
    };
    record.statements.iter_mut().for_each(|said| said.parent = said.parent.map(new));
    record.claims.iter_mut().for_each(|claim| claim.statement = claim.statement.map(new));
    record.statements.sort_by_key(|said| said.extent().start());
    record
}

#[test]
fn those_who_speak_together_read_back() {
    let text =
        "Harbour plan splits council\n\nAnn Orr met Tom Poe. Ann Orr and Tom Poe said that it was late.";
    let record = analyze(read_text(text).expect("short enough"));
    assert!(record.speakers.iter().any(|speaker| !speaker.members.is_empty()));
    reads_back(&record);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_news_reads_back(text in shuffled()) {
        reads_back(&analyze(read_text(&text).expect("short enough")));
    }

    #[test]
    fn any_sound_record_reads_back(record in made_by_hand()) {
        record.check_invariants().expect("sound");
        reads_back(&record);
    }

    #[test]
    fn any_json_is_read_or_refused(text in any::<String>(), start in 0..40usize, end in 0..40usize, id in "#?[a-z0-9-]{0,6}") {
        let document = json!({
            "@type": "NewsArticle",
            "articleBody": text,
            "mentions": {"@id": "#speaker-0", "@type": "Person"},
            "hasPart": {"@type": "Quotation", "@id": id, "text": text, "isPartOf": {"@id": id},
                "hasPart": {"text": text, "url": format!("#char={start},{end}")}},
        });
        let document: NewsArticle = serde_json::from_value(document).expect("deserialises");
        let _ = document.to_record();
        let target = json!({"source": "x", "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end}, {"type": "FragmentSelector", "value": id}]});
        let page = json!({"id": "p", "items": [{"id": id, "target": [target],
            "body": [{"type": "TextualBody", "purpose": "classifying", "value": "direct"}]}]});
        let annotations = json!({"id": "a", "total": 1, "first": page});
        let annotations: AnnotationCollection = serde_json::from_value(annotations).expect("deserialises");
        let _ = annotations.to_record(read_text(&text).expect("short enough"));
    }
}

fn bridge() -> Record {
    let text = "“The bridge is safe,” said Ada Quill, the engineer. “Safe, safe,” she told Ben Orr. \
        Ben Orr said that it had cost more than $5 million.";
    analyze(read_text(text).expect("reads"))
}

#[test]
fn json_ld_of_other_words_is_refused_and_says_where() {
    let with = |pointer: &str, value: Value| {
        let mut json = serde_json::to_value(json_ld(&bridge())).expect("serialises");
        *json.pointer_mut(pointer).expect("it is there") = value;
        let document: NewsArticle = serde_json::from_value(json).expect("deserialises");
        document.to_record().expect_err(pointer)
    };
    let error = with("/hasPart/0/hasPart/0/text", json!("“The bridge is sound,”"));
    assert_eq!(error.kind(), ErrorKind::Mismatch);
    assert_eq!(
        error.to_string(),
        "\"“The bridge is sound,”\" is said to stand at characters 0 to 21, but there the text has \
         \"“The bridge is safe,”\""
    );
    for (pointer, value) in [
        ("/articleBody", json!("Another text.")),
        ("/hasPart/0/hasPart/0/url", json!("#char=0,2000")),
        ("/hasPart/0/hasPart/0/url", json!("#char=21,0")),
        ("/hasPart/0/hasPart/0/url", json!("#line=0,1")),
        ("/hasPart/0/subjectOf/0/text", json!("shouted")),
        ("/hasPart/0/spokenByCharacter/@id", json!("#speaker-9")),
        ("/hasPart/3/mentions/0/name", json!("7 metres")),
        ("/hasPart/3/mentions/0/minValue", Value::Null),
    ] {
        assert_eq!(with(pointer, value).kind(), ErrorKind::Mismatch, "{pointer}");
    }
    assert_eq!(with("/hasPart/0/hasPart", json!([])).kind(), ErrorKind::Invariant);
}

#[test]
fn annotations_of_another_text_are_refused_and_say_where() {
    let record = bridge();
    let annotations = web_annotation(&record, TEXT);
    let other =
        read_text("“The tunnel is safe,” said Ada Quill, the engineer. “Safe, safe,” she told Ben Orr.")
            .expect("reads");
    let error = annotations.to_record(other).expect_err("another text");
    assert_eq!(error.kind(), ErrorKind::Mismatch);
    assert_eq!(
        error.to_string(),
        "\"“The bridge is safe,”\" is said to stand at characters 0 to 21, but there the text has \
         \"“The tunnel is safe,”\""
    );
}

/// The annotations with only those selectors that fit.
fn only(keep: impl Fn(&Selector) -> bool) -> AnnotationCollection {
    let mut annotations = web_annotation(&bridge(), TEXT);
    let page = annotations.first.as_mut().expect("a page");
    for target in page.items.iter_mut().flat_map(|item| &mut item.target) {
        target.selector.retain(&keep);
    }
    annotations
}

#[test]
fn one_selector_is_enough_where_it_tells_one_place() {
    let record = bridge();
    let by_quote = only(|selector| matches!(selector, Selector::TextQuoteSelector { .. }));
    assert_eq!(heard(&by_quote.to_record(record.article.clone()).expect("found")), heard(&record));
    let by_place = only(|selector| matches!(selector, Selector::TextPositionSelector { .. }));
    assert_eq!(heard(&by_place.to_record(record.article.clone()).expect("found")), heard(&record));
    let neither = only(|_| false).to_record(record.article.clone()).expect_err("nothing to find words by");
    assert_eq!(neither.kind(), ErrorKind::Mismatch);
    let twice = read_text(&format!("{0}\n\n{0}", record.article.text)).expect("reads");
    let error = by_quote.to_record(twice).expect_err("two places");
    assert!(error.to_string().contains("more than once"), "{error}");
}

#[test]
fn a_collection_is_as_the_recommendation_wants_it() {
    let json = serde_json::to_value(web_annotation(&bridge(), TEXT)).expect("serialises");
    assert_eq!(json["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(json["type"], "AnnotationCollection");
    let page = &json["first"];
    assert_eq!(
        (&page["type"], &page["partOf"], &page["id"]),
        (&json!("AnnotationPage"), &json["id"], &json["last"])
    );
    let items = page["items"].as_array().expect("annotations");
    assert_eq!(json["total"], items.len());
    // Section 4.3: the motivations that a purpose may be.
    let purposes = ["classifying", "describing", "identifying", "linking", "tagging", "assessing"];
    let mut ids = Vec::new();
    for item in items {
        assert_eq!(item["type"], "Annotation");
        ids.push(item["id"].as_str().expect("an id"));
        assert!(purposes.contains(&item["motivation"].as_str().expect("a motivation")));
        for body in item["body"].as_array().expect("bodies") {
            assert!(purposes.contains(&body["purpose"].as_str().expect("a purpose")), "{body}");
            match body["type"].as_str() {
                Some("TextualBody") => assert!(body["value"].is_string()),
                Some("SpecificResource") => {
                    assert!(body["source"].is_string() || body["source"]["id"].is_string())
                }
                other => panic!("{other:?}"),
            }
        }
        for target in item["target"].as_array().expect("targets") {
            assert_eq!((&target["type"], &target["source"]), (&json!("SpecificResource"), &json!(TEXT)));
            let [place, quote] = &target["selector"].as_array().expect("selectors")[..] else {
                panic!("{target}")
            };
            let [start, end] = ["start", "end"].map(|name| place[name].as_u64().expect("a count") as usize);
            let words: String = bridge().article.text.chars().skip(start).take(end - start).collect();
            assert_eq!(quote["exact"], words);
        }
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), items.len(), "an id each");
}

#[test]
fn an_interrupted_statement_has_a_target_for_each_part() {
    let record = analyze(read_text("“The bridge,” said Ada Quill, “is safe.”").expect("reads"));
    let annotations = web_annotation(&record, TEXT);
    let [item] = annotations.annotations() else { panic!("{annotations:?}") };
    let words = |selectors: &[Selector]| {
        selectors.iter().find_map(|selector| match selector {
            Selector::TextQuoteSelector { exact, prefix, suffix, .. } => {
                Some([prefix, exact, suffix].map(Clone::clone))
            }
            _ => None,
        })
    };
    let targets: Vec<_> = item.target.iter().filter_map(|target| words(&target.selector)).collect();
    assert_eq!(
        targets,
        [
            ["", "“The bridge,”", " said Ada Quill, “is safe.”"],
            ["“The bridge,” said Ada Quill, ", "“is safe.”", ""],
        ]
    );
}

/// `bridge.compacted.json` is what pyld (a JSON-LD processor in Python) made of the document of `bridge.txt`: expanded
/// by schema.org's context of version 12, compacted again, lists of one as the one, keys by the alphabet.
#[test]
fn what_another_processor_makes_of_it_reads_back() {
    let record = analyze(read_text(include_str!("exchange/bridge.txt")).expect("reads"));
    let document: NewsArticle =
        serde_json::from_str(include_str!("exchange/bridge.compacted.json")).expect("deserialises");
    assert_eq!(told(&document.to_record().expect("reads back")), told(&record));
    assert!(record.statements.len() > 2 && !record.claims.is_empty());
}

#[test]
fn a_list_of_one_may_be_written_as_the_one() {
    let mut json =
        serde_json::to_value(json_ld(&analyze(read_text("“No,” said Ada Quill.").expect("reads"))))
            .expect("serialises");
    for name in ["mentions", "hasPart"] {
        assert_eq!(json[name].as_array().map(Vec::len), Some(1), "{name}");
        json[name] = json[name][0].take();
    }
    json["@context"] = json!(["https://schema.org", {"ex": "https://example.org/"}]);
    let document: NewsArticle = serde_json::from_value(json).expect("deserialises");
    assert_eq!(document.to_record().expect("reads").statements().count(), 1);
}

#[test]
fn a_fact_check_has_its_reviews() {
    let text = include_str!("articles/shower-fine-factcheck.txt");
    let record = analyze(read_text(text).expect("reads"));
    let reviews = claim_reviews(&record);
    let at = |id: &str| {
        let mut record = record.clone();
        record.article.id = Some(id.to_owned());
        serde_json::to_value(claim_reviews(&record)).expect("serialises")[0]["url"].take()
    };
    assert_eq!((at(TEXT), at("urn:newsml:example.org:2021:1")), (json!(TEXT), Value::Null));
    let verdicts: Vec<_> = record.claims.iter().flat_map(|claim| &claim.verdicts).collect();
    assert!(!verdicts.is_empty() && reviews.len() == verdicts.len());
    let back = json_ld(&record).to_record().expect("reads back");
    let back: Vec<_> = back.claims.iter().flat_map(|claim| &claim.verdicts).collect();
    for (one, other) in back.iter().zip(verdicts) {
        assert_eq!((&one.rating, one.span, &one.claimant), (&other.rating, other.span, &other.claimant));
    }
}
