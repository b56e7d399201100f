//! Entities: XML's own, HTML's names, character references, and what a document type declares in its internal subset.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::error::{Error, Limits};
use crate::xml::text::push_normalized;

/// HTML 4's names without XML's own, each with its code point.
static HTML: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let (name, code) = line.split_once(' ')?;
        Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
    };
    include_str!("html_entities.txt").lines().filter_map(entry).collect()
});

/// What a reference means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning<'e> {
    Char(char),
    /// Not declared, but HTML has it.
    Html(char),
    Declared(&'e str),
    Unknown,
    /// `&#0;`, `&#xD800;`, `&#x;`
    Invalid,
}

/// The entities that a document declares.
#[derive(Clone, Debug, Default)]
pub(super) struct Entities {
    declared: HashMap<String, String>,
}

impl Entities {
    pub(super) fn meaning(&self, name: &str) -> Meaning<'_> {
        match name {
            "amp" => return Meaning::Char('&'),
            "lt" => return Meaning::Char('<'),
            "gt" => return Meaning::Char('>'),
            "quot" => return Meaning::Char('"'),
            "apos" => return Meaning::Char('\''),
            _ => {}
        }
        if let Some(number) = name.strip_prefix('#') {
            return character(number).map_or(Meaning::Invalid, Meaning::Char);
        }
        if let Some(text) = self.declared.get(name) {
            return Meaning::Declared(text);
        }
        HTML.get(name).map_or(Meaning::Unknown, |&char| Meaning::Html(char))
    }

    /// Text with its references replaced; those that mean nothing stay as they are written.
    pub(super) fn unescape<'d>(&self, raw: &'d str) -> Cow<'d, str> {
        if memchr::memchr2(b'&', b'\r', raw.as_bytes()).is_none() {
            return Cow::Borrowed(raw);
        }
        let mut out = String::with_capacity(raw.len());
        self.unescape_into(raw, &mut out);
        Cow::Owned(out)
    }

    fn unescape_into(&self, mut raw: &str, out: &mut String) {
        while let Some(at) = memchr::memchr(b'&', raw.as_bytes()) {
            push_normalized(out, &raw[..at]);
            let rest = &raw[at + 1..];
            // A name is short: what runs on for long is an ampersand and no reference.
            let end = rest.bytes().take(LONGEST_NAME).position(|byte| byte == b';');
            let name = end.map_or("", |end| &rest[..end]);
            match self.meaning(name) {
                Meaning::Char(char) | Meaning::Html(char) => out.push(char),
                Meaning::Declared(text) => out.push_str(text),
                Meaning::Unknown | Meaning::Invalid => {
                    out.push('&');
                    raw = rest;
                    continue;
                }
            }
            raw = &rest[name.len() + 1..];
        }
        push_normalized(out, raw);
    }

    /// An attribute's value: as [`unescape`](Self::unescape), and white space characters as spaces.
    pub(super) fn unescape_attribute<'d>(&self, raw: &'d str) -> Cow<'d, str> {
        if !raw.bytes().any(|byte| matches!(byte, b'&' | b'\r' | b'\n' | b'\t')) {
            return Cow::Borrowed(raw);
        }
        // Character references keep the white space that they name, so the spaces come first.
        let spaced = crate::xml::text::normalized(raw).replace(['\n', '\t'], " ");
        Cow::Owned(self.unescape(&spaced).into_owned())
    }

    /// Takes the general entities that a document type declares within the document. What stands elsewhere
    /// (`SYSTEM`, `PUBLIC`) and parameter entities are passed over: nothing outside is ever read.
    pub(super) fn declare(&mut self, doctype: &str, limits: &Limits) -> Result<(), (Error, usize)> {
        let Some(open) = doctype.find('[') else { return Ok(()) };
        let mut total = 0;
        let mut at = open;
        while let Some(found) = doctype[at..].find("<!") {
            let start = at + found;
            let declaration = &doctype[start..];
            if declaration.starts_with("<!--") {
                at = declaration.find("-->").map_or(doctype.len(), |len| start + len + 3);
                continue;
            }
            at = start + 2;
            let Some((name, value)) = general_entity(declaration) else { continue };
            let mut text = String::new();
            self.unescape_into(value, &mut text);
            total += text.len();
            limits.check_entity_bytes(total).map_err(|error| (error, start))?;
            at = start + (value.as_ptr() as usize - declaration.as_ptr() as usize) + value.len();
            // The first declaration of a name binds (XML 1.0, 4.2).
            self.declared.entry(name.to_owned()).or_insert(text);
        }
        Ok(())
    }
}

/// No reference that this crate understands has a longer name.
const LONGEST_NAME: usize = 64;

/// `<!ENTITY name "value">`
fn general_entity(declaration: &str) -> Option<(&str, &str)> {
    let rest = declaration.strip_prefix("<!ENTITY")?.strip_prefix([' ', '\t', '\n', '\r'])?.trim_start();
    let (name, rest) = rest.split_once([' ', '\t', '\n', '\r'])?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let value = &rest[1..];
    Some((name, &value[..value.find(quote)?])).filter(|_| name != "%")
}

/// The character of a reference's number, if XML allows it (XML 1.0, 2.2).
fn character(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(hex) => (hex, 16),
        None => (number, 10),
    };
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, radix).ok()?)
        .filter(|char| *char >= ' ' || matches!(char, '\t' | '\n' | '\r'))
}
