//! The JSON Schema of the record.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, RestrictFormats};
use schemars::{Schema, SchemaGenerator};

use crate::model::Record;

/// The version of the record's JSON, as its schema's `$id` gives it.
///
/// [`docs::json`](crate::docs::json) has the rule by which it changes.
const RECORD_VERSION: &str = "1.0";

/// The JSON Schema (2020-12) of a [`Record`] as `serde` writes it, made from the types; with the feature `schema`.
///
/// `schema/record-1.json` in the repository is this schema, printed: take the file where no Rust runs. The schema holds
/// of what this version of the crate writes. It leaves objects open, so that it also holds of a record to which a later
/// minor version adds fields, or a user a field of his own.
///
/// ```
/// let schema = onrecord::write::record_schema();
/// assert_eq!(schema.get("$id").and_then(|id| id.as_str()), Some("urn:onrecord:record:1.0"));
/// ```
#[must_use]
pub fn record_schema() -> Schema {
    let settings = SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(RestrictFormats::default())
        .with_transform(RecursiveTransform(plain_description));
    let mut schema = SchemaGenerator::new(settings).into_root_schema_for::<Record>();
    schema.insert("$id".to_owned(), format!("urn:onrecord:record:{RECORD_VERSION}").into());
    schema
}

/// Rust's documentation as people read it who have no rustdoc: without examples in code, and links as their words.
fn plain_description(schema: &mut Schema) {
    let Some(description) = schema.get("description").and_then(|text| text.as_str()) else { return };
    let prose = description.split("```").next().unwrap_or_default();
    let plain = without_links(prose).trim().to_owned();
    schema.insert("description".to_owned(), plain.into());
}

/// Replaces `[words](target)` and `[words]` by the words; other brackets, which no word of code follows, stay.
fn without_links(markdown: &str) -> String {
    let mut plain = String::new();
    let mut rest = markdown;
    while let Some((before, bracketed)) = rest.split_once('[') {
        plain.push_str(before);
        let Some((words, after)) = bracketed.split_once(']') else {
            plain.push('[');
            rest = bracketed;
            continue;
        };
        let target = after.strip_prefix('(').and_then(|after| after.split_once(')'));
        if target.is_none() && !words.starts_with('`') {
            plain.push('[');
            rest = bracketed;
            continue;
        }
        plain.push_str(words);
        rest = target.map_or(after, |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::without_links;

    #[test]
    fn links_are_their_words() {
        assert_eq!(
            without_links("See [`Span`](crate::Span), [`Block`]: [sic] a[0"),
            "See `Span`, `Block`: [sic] a[0"
        );
    }
}
