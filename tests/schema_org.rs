//! JSON-LD keeps to schema.org's definitions: every property on a type that may have it, every value of a type that it
//! may have.

mod support;

use std::collections::HashMap;

use onrecord::{Concept, NewsDate, SpeakerId, SpeakerKind, analyze, write};
use serde_json::{Value, json};
use support::news;

struct Vocabulary {
    above: HashMap<&'static str, &'static str>,
    /// Domains and ranges.
    properties: HashMap<&'static str, (Vec<&'static str>, Vec<&'static str>)>,
}

impl Vocabulary {
    fn read() -> Self {
        let mut vocabulary = Self { above: HashMap::new(), properties: HashMap::new() };
        for line in include_str!("schema_org.tsv").lines().filter(|line| !line.starts_with('#')) {
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["type", name] => drop(vocabulary.above.insert(name, "")),
                ["type", name, above] => drop(vocabulary.above.insert(name, above)),
                ["property", name, domains, ranges] => {
                    let types = |list: &'static str| list.split(' ').collect();
                    vocabulary.properties.insert(name, (types(domains), types(ranges)));
                }
                _ => panic!("{line}"),
            }
        }
        vocabulary
    }

    fn is_a(&self, name: &str, allowed: &[&str]) -> bool {
        let mut name = Some(name);
        std::iter::from_fn(|| {
            let here = name?;
            name = self.above.get(here).copied();
            Some(here)
        })
        .any(|name| allowed.contains(&name))
    }

    /// What is wrong with a document.
    fn check(&self, document: &Value) -> Vec<String> {
        let mut types = HashMap::new();
        collect(document, &mut types);
        let mut wrong = Vec::new();
        self.node(document, &types, &mut wrong);
        wrong
    }

    fn node(&self, node: &Value, types: &HashMap<&str, &str>, wrong: &mut Vec<String>) {
        let kind = type_of(node, types);
        if kind.is_some_and(|kind| !self.above.contains_key(kind)) {
            wrong.push(format!("{kind:?} is no type"));
        }
        for (name, value) in node.as_object().into_iter().flatten().filter(|(name, _)| !name.starts_with('@'))
        {
            let Some((domains, ranges)) = self.properties.get(name.as_str()) else {
                wrong.push(format!("{name} is no property"));
                continue;
            };
            if kind.is_some_and(|kind| !self.is_a(kind, domains)) {
                wrong.push(format!("{kind:?} has no {name}"));
            }
            for value in value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice) {
                if !self.fits(value, ranges, types) {
                    wrong.push(format!("{value} is no {name}"));
                }
                if value.is_object() {
                    self.node(value, types, wrong);
                }
            }
        }
    }

    fn fits(&self, value: &Value, ranges: &[&str], types: &HashMap<&str, &str>) -> bool {
        let has = |range: &str| ranges.contains(&range);
        match value {
            Value::String(text) => {
                let is_url = !text.contains(char::is_whitespace) && text.contains([':', '#']);
                let is_date = text.parse::<NewsDate>().is_ok();
                has("Text") || has("URL") && is_url || (has("Date") || has("DateTime")) && is_date
            }
            Value::Number(number) => has("Number") || has("Integer") && number.is_u64(),
            Value::Object(fields) => match type_of(value, types) {
                Some(kind) => self.is_a(kind, ranges),
                // Something known by its name alone may be anything; a reference must lead somewhere.
                None => fields.keys().all(|name| name == "name" || name == "identifier"),
            },
            _ => false,
        }
    }
}

/// The type of each node that has an `@id`.
fn collect<'d>(value: &'d Value, types: &mut HashMap<&'d str, &'d str>) {
    match value {
        Value::Object(fields) => {
            if let (Some(id), Some(kind)) = (text(value, "@id"), text(value, "@type")) {
                let before = types.insert(id, kind);
                assert!(before.is_none_or(|before| before == kind), "{id} is {before:?} and {kind}");
            }
            fields.values().for_each(|value| collect(value, types));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, types)),
        _ => {}
    }
}

fn text<'d>(node: &'d Value, name: &str) -> Option<&'d str> {
    node.get(name).and_then(Value::as_str)
}

fn type_of<'d>(node: &'d Value, types: &HashMap<&'d str, &'d str>) -> Option<&'d str> {
    text(node, "@type").or_else(|| types.get(text(node, "@id")?).copied())
}

#[test]
fn every_document_keeps_to_the_definitions() {
    let vocabulary = Vocabulary::read();
    let mut used = Vec::new();
    for (number, article) in news::articles().into_iter().enumerate() {
        let mut record = analyze(article);
        if number == 0 {
            record.article.dates.expires = "2030-01-01".parse().ok();
            record.article.genre = Some(Concept::named("Feature"));
            let words = record.statements[0].content[0];
            record.speakers.iter_mut().for_each(|speaker| speaker.affiliations.push(words));
            let person = record.speakers.iter().position(|speaker| speaker.kind == SpeakerKind::Person);
            let person = SpeakerId(person.expect("somebody speaks") as u32);
            let others = |at: &usize| *at != person.0 as usize;
            let group = (0..record.speakers.len()).find(others).expect("others speak");
            record.speakers[group].kind = SpeakerKind::Group;
            record.speakers[group].members = vec![person];
        }
        let document = serde_json::to_value(write::json_ld(&record)).expect("serialises");
        assert_eq!(vocabulary.check(&document), [""; 0], "{:?}", record.article.headline());
        for review in write::json_ld::claim_reviews(&record) {
            let review = serde_json::to_value(review).expect("serialises");
            assert_eq!(vocabulary.check(&review), [""; 0]);
        }
        names(&document, &mut used);
    }
    let unused: Vec<_> =
        vocabulary.properties.keys().filter(|name| !used.iter().any(|used| used == *name)).collect();
    assert!(unused.is_empty(), "no document has {unused:?}");
}

fn names(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.keys().filter(|name| !found.contains(name)).cloned().collect::<Vec<_>>());
            fields.values().for_each(|value| names(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

#[test]
fn what_does_not_keep_to_them_is_found() {
    let vocabulary = Vocabulary::read();
    let wrong = |document: Value| !vocabulary.check(&document).is_empty();
    assert!(wrong(json!({"@type": "Statement", "text": "x"})));
    assert!(wrong(json!({"@type": "Claim", "spokenByCharacter": {"@type": "Person", "name": "x"}})));
    assert!(wrong(json!({"@type": "Quotation", "creator": {"@type": "CreativeWork", "name": "x"}})));
    assert!(wrong(json!({"@type": "Quotation", "creator": {"@id": "#nobody"}})));
    assert!(wrong(json!({"@type": "Quotation", "saidBy": "x"})));
    assert!(wrong(json!({"@type": "Quotation", "url": "no address"})));
    assert!(wrong(json!({"@type": "NewsArticle", "datePublished": "yesterday"})));
    assert!(wrong(json!({"@type": "NewsArticle", "wordCount": "many"})));
    assert!(wrong(json!({"@type": "Organization", "gender": "Male"})));
}
