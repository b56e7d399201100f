//! Which format a document is in, by how it begins.

use crate::xml::root_name;

/// What a document is to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    /// XML, of whatever kind.
    Xml,
    /// A format that is known by name and not read.
    Other(&'static str),
}

impl Format {
    pub(super) fn of(text: &str) -> Self {
        let start = text.trim_start_matches(|char: char| char.is_whitespace() || char == '\u{feff}');
        if let Some(rest) = start.strip_prefix('<') {
            let next = rest.chars().next();
            let is_tag = next.is_some_and(|next| next.is_alphabetic() || matches!(next, '!' | '?' | '_'));
            return if is_tag { Self::of_markup(start) } else { Self::Text };
        }
        if start.starts_with(['{', '[']) { Self::of_json(start) } else { Self::Text }
    }

    fn of_markup(start: &str) -> Self {
        let doctype = start.get(..14).is_some_and(|head| head.eq_ignore_ascii_case("<!doctype html"));
        root_name(start).and_then(known_root).or(doctype.then_some("HTML")).map_or(Self::Xml, Self::Other)
    }

    fn of_json(start: &str) -> Self {
        let inner = start.trim_start_matches(['{', '[']).trim_start();
        let key = inner.strip_prefix('"').and_then(|rest| rest.split_once('"'));
        if !key.is_some_and(|(_, rest)| rest.trim_start().starts_with(':')) {
            return Self::Text;
        }
        let has = |name: &str| start.contains(&format!("\"{name}\""));
        let is_ninjs = has("uri")
            && ["headline", "headlines", "versioncreated", "body_xhtml", "bodies", "pubstatus", "type"]
                .into_iter()
                .any(has);
        Self::Other(if is_ninjs { "ninjs" } else { "JSON" })
    }
}

/// The name of a format that is known and not read, by its root element.
pub(super) fn known_root(name: &str) -> Option<&'static str> {
    match name {
        "rss" | "RDF" => Some("RSS"),
        "feed" => Some("Atom"),
        name if name.eq_ignore_ascii_case("html") => Some("HTML"),
        _ => None,
    }
}
