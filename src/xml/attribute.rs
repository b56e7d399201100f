//! Attributes: reading a start tag, and the handle.

use std::borrow::Cow;

use crate::error::Error;
use crate::xml::namespace::NamespaceId;
use crate::xml::parse::is_name_byte;
use crate::xml::piece::Piece;
use crate::xml::tree::Document;

#[derive(Clone, Copy, Debug)]
pub(super) struct Attr {
    /// With the white space before it.
    pub(super) markup: Piece,
    /// With its prefix.
    pub(super) name: Piece,
    /// Without the quotation marks, as it is written.
    pub(super) value: Piece,
    /// Length of the prefix, 0 without one.
    pub(super) prefix: u32,
    pub(super) namespace: NamespaceId,
}

/// An attribute of an [`Element`](crate::xml::Element).
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) data: &'d Attr,
}

impl<'d> Attribute<'d> {
    /// The name as it is written, with its prefix.
    #[must_use]
    pub fn name(self) -> &'d str {
        self.document.piece(self.data.name)
    }

    /// The name without prefix.
    #[must_use]
    pub fn local_name(self) -> &'d str {
        let name = self.name();
        if self.data.prefix == 0 { name } else { name.get(self.data.prefix as usize + 1..).unwrap_or(name) }
    }

    /// The namespace name; `None` of a name without prefix.
    #[must_use]
    pub fn namespace(self) -> Option<&'d str> {
        self.document.namespaces.uri(self.data.namespace)
    }

    /// The value: entities replaced, white space characters as spaces (XML 1.0, 3.3.3).
    #[must_use]
    pub fn value(self) -> Cow<'d, str> {
        self.document.entities.unescape_attribute(self.raw_value())
    }

    /// The value as it is written.
    #[must_use]
    pub fn raw_value(self) -> &'d str {
        self.document.piece(self.data.value)
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Reads the attributes of a start tag: those in `start..end` of the source, which is what stands between its name and
/// its `>` or `/>`. Each is given with whether references stand in its value. An error has the offset that it is at.
pub(super) fn scan(
    source: &str,
    start: usize,
    end: usize,
    mut found: impl FnMut(Attr, bool) -> Result<(), (Error, usize)>,
) -> Result<(), (Error, usize)> {
    let bytes = &source.as_bytes()[..end];
    let spaces = |mut at: usize| {
        while bytes.get(at).is_some_and(|&byte| is_space(byte)) {
            at += 1;
        }
        at
    };
    let mut at = start;
    loop {
        let name = spaces(at);
        if name == end {
            return Ok(());
        }
        if name == at {
            return Err((Error::malformed("attribute", "white space is missing before an attribute"), at));
        }
        let mut name_end = name;
        let mut colon = 0;
        while let Some(&byte) = bytes.get(name_end).filter(|byte| is_name_byte(**byte)) {
            if byte == b':' && colon == 0 {
                colon = name_end - name;
            }
            name_end += 1;
        }
        let equals = spaces(name_end);
        if bytes.get(equals) != Some(&b'=') || name_end == name {
            return Err((Error::malformed("attribute", "expected “=” and a value in quotation marks"), name));
        }
        let open = spaces(equals + 1);
        let quote = match bytes.get(open) {
            Some(&quote @ (b'"' | b'\'')) => quote,
            _ => return Err((Error::malformed("attribute", "expected a value in quotation marks"), open)),
        };
        let mut close = open + 1;
        let mut references = false;
        loop {
            let Some(len) = memchr::memchr3(quote, b'<', b'&', &bytes[close..]) else {
                return Err((
                    Error::malformed("attribute", "the value's quotation mark is never closed"),
                    open,
                ));
            };
            close += len;
            match bytes[close] {
                b'<' => {
                    return Err((Error::malformed("attribute", "“<” within an attribute's value"), close));
                }
                b'&' => references = true,
                _ => break,
            }
            close += 1;
        }
        let attr = Attr {
            markup: Piece::source(at, close + 1),
            name: Piece::source(name, name_end),
            value: Piece::source(open + 1, close),
            prefix: colon as u32,
            namespace: NamespaceId::NONE,
        };
        found(attr, references)?;
        at = close + 1;
    }
}
