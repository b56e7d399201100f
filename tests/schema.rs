//! The JSON Schema of the record: the file is what the types give, and what is written keeps to it.

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};
use support::{gold, news};

fn file() -> PathBuf {
    gold::root().join("schema/record-1.json")
}

fn schema() -> Value {
    serde_json::from_str(&fs::read_to_string(file()).expect("readable")).expect("JSON")
}

/// The schema with every object closed: no field may be there that the schema does not tell of.
fn closed(mut schema: Value) -> Value {
    let object = schema.get("properties").is_some();
    if let Value::Object(fields) = &mut schema {
        for value in fields.values_mut() {
            *value = closed(value.take());
        }
        if object {
            fields.insert("unevaluatedProperties".to_owned(), json!(false));
        }
    } else if let Value::Array(items) = &mut schema {
        items.iter_mut().for_each(|item| *item = closed(item.take()));
    }
    schema
}

struct Validator {
    schemas: Schemas,
    record: SchemaIndex,
}

impl Validator {
    /// Panics where the schema does not keep to its meta-schema: that, too, is tested.
    fn new(schema: Value) -> Self {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.add_resource("file:///record.json", schema).expect("a resource");
        let record = compiler.compile("file:///record.json", &mut schemas).expect("a schema");
        Self { schemas, record }
    }

    fn check(&self, record: &Value) -> Result<(), String> {
        self.schemas.validate(record, self.record).map_err(|error| format!("{error:#}"))
    }

    fn is_valid(&self, record: &Value) -> bool {
        self.check(record).is_ok()
    }
}

#[track_caller]
fn assert_valid(validator: &Validator, record: &Value, what: &str) {
    validator.check(record).unwrap_or_else(|error| panic!("{what}: {error}"));
}

#[test]
#[cfg(feature = "schema")]
fn the_file_is_what_the_types_give() {
    let made = serde_json::to_string_pretty(&onrecord::write::record_schema()).expect("serialises") + "\n";
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(file(), &made).expect("writable");
    }
    let held = fs::read_to_string(file()).unwrap_or_default();
    assert!(
        held == made,
        "schema/record-1.json is not the schema of these types. docs::json tells which version a change makes; \
         UPDATE_SCHEMA=1 cargo test --features schema --test schema writes the file"
    );
}

#[test]
fn every_record_keeps_to_it_and_holds_no_field_that_it_does_not_tell_of() {
    let validator = Validator::new(closed(schema()));
    let articles = news::articles();
    assert!(articles.len() > 60, "only {}", articles.len());
    for article in articles {
        let record = onrecord::analyze(article);
        let json = serde_json::to_value(&record).expect("serialises");
        assert_valid(&validator, &json, record.article.headline().unwrap_or_default());
    }
}

#[test]
fn what_the_example_prints_keeps_to_it() {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--example", "records", "--"])
        .args(["examples/harbour.txt", "examples/message.xml", "tests/articles/shower-fine-factcheck.txt"])
        .current_dir(gold::root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let validator = Validator::new(schema());
    let lines: Vec<_> = output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
    assert!(lines.len() >= 3);
    for line in lines {
        assert_valid(&validator, &serde_json::from_slice(line).expect("JSON"), "a line");
    }
}

#[test]
fn the_page_shows_what_is_written() {
    let page = include_str!("../src/docs/json.md");
    let shown = page.split("```json").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let record = onrecord::analyze(onrecord::read_text("“No,” said Ada Quill.").expect("reads"));
    let written = serde_json::to_string(&record).expect("serialises");
    let [shown, written] = [shown, &written].map(|json| serde_json::from_str::<Value>(json).expect("JSON"));
    assert_eq!(shown, written);
    assert_valid(&Validator::new(closed(schema())), &shown, "the page");
}

/// A record that has most of what a record can have.
fn rich() -> Value {
    let text =
        fs::read_to_string(gold::root().join("tests/articles/shower-fine-factcheck.txt")).expect("readable");
    let mut article = onrecord::read_text(&text).expect("reads");
    article.dates.published = "2021-07-21T10:30:00Z".parse().ok();
    serde_json::to_value(onrecord::analyze(article)).expect("serialises")
}

/// The JSON pointers of everything in a value.
fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| pointers(value, format!("{at}/{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| pointers(item, format!("{at}/{index}"), found));
        }
        _ => {}
    }
    found.push(at);
}

#[test]
fn a_value_of_another_type_breaks_it_wherever_it_stands() {
    let validator = Validator::new(schema());
    let rich = rich();
    assert!(validator.is_valid(&rich));
    let mut everywhere = Vec::new();
    pointers(&rich, String::new(), &mut everywhere);
    assert!(everywhere.len() > 500, "only {}", everywhere.len());
    for pointer in everywhere {
        let mut wrong = rich.clone();
        let place = wrong.pointer_mut(&pointer).expect("it is there");
        *place = if place.is_object() { json!(true) } else { json!({"wrong": true}) };
        assert!(!validator.is_valid(&wrong), "{pointer}");
    }
}

#[test]
fn a_field_misnamed_a_name_misspelt_or_an_offset_below_zero_breaks_it() {
    let (open, closed) = (Validator::new(schema()), Validator::new(closed(schema())));
    let without = |pointer: &str, name: &str| {
        let mut record = rich();
        let fields = record.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object");
        let value = fields.remove(name).expect("the field");
        fields.insert(format!("{name}s"), value);
        record
    };
    for (pointer, name) in [
        ("", "article"),
        ("", "statements"),
        ("", "claims"),
        ("/article", "text"),
        ("/speakers/0", "name"),
        ("/statements/0", "content"),
        ("/statements/0", "speaker"),
        ("/statements/0/basis", "confidence"),
        ("/claims/0/span", "start"),
    ] {
        assert!(!open.is_valid(&without(pointer, name)), "{pointer}/{name}");
    }
    let optional = without("/article", "dates");
    assert!(open.is_valid(&optional) && !closed.is_valid(&optional));

    let with = |pointer: &str, value: Value| {
        let mut record = rich();
        *record.pointer_mut(pointer).expect("it is there") = value;
        record
    };
    for (pointer, value) in [
        ("/statements/0/kind", json!("quoted")),
        ("/statements/0/basis/statement", json!("guess")),
        ("/speakers/0/kind", json!("Person")),
        ("/statements/0/content", json!([])),
        ("/statements/0/basis/confidence", json!(1.5)),
        ("/claims/0/span/start", json!(-1)),
        ("/claims/0/span/start", json!(0.5)),
        ("/article/dates/published", json!("July 21, 2021")),
        ("/article/blocks/0/kind", json!("list_item")),
    ] {
        assert!(!open.is_valid(&with(pointer, value)), "{pointer}");
    }
}
