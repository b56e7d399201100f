//! Source → tree. quick-xml finds the tags; what makes a document well-formed beyond them is checked here.

use std::borrow::Cow;
use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::error::{Diagnostic, DiagnosticCode, Error, ErrorKind, Limits};
use crate::span::Position;
use crate::xml::attribute::{self, Attr};
use crate::xml::entity::{Entities, Meaning};
use crate::xml::namespace::{NamespaceId, Namespaces, Scope};
use crate::xml::piece::Piece;
use crate::xml::tree::{Document, Kind, NodeData, NodeId};

impl<'s> Document<'s> {
    /// Parses a document.
    ///
    /// # Errors
    /// [`ErrorKind::Malformed`](crate::ErrorKind::Malformed) with the place where XML 1.0 or Namespaces in XML 1.0 is
    /// broken, [`Error::code`] names how: `unclosed-element`, `mismatched-tag`, `text-outside-root`, `no-root`,
    /// `second-root`, `duplicate-attribute`, `attribute`, `unbound-prefix`, `reference`, `name`, `declaration`,
    /// `doctype`, `syntax`. [`ErrorKind::TooLarge`](crate::ErrorKind::TooLarge) beyond the default [`Limits`].
    pub fn parse(source: &'s str) -> Result<Self, Error> {
        Self::parse_with(source, &Limits::default())
    }

    /// As [`parse`](Self::parse), within limits of your own.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn parse_with(source: &'s str, limits: &Limits) -> Result<Self, Error> {
        limits.check_bytes(source.len())?;
        let mut parser = Parser::new(source, limits);
        match parser.run() {
            Ok(()) => Ok(parser.document),
            Err((error, offset)) => Err(error.at(source.as_bytes(), offset)),
        }
    }
}

/// An error and the offset that it is at. Lines and columns are only counted for the one that is reported.
type Failed = (Error, usize);

struct Parser<'s, 'l> {
    source: &'s str,
    limits: &'l Limits,
    document: Document<'s>,
    scope: Scope<'s>,
    /// The element that is open, or the document.
    parent: NodeId,
    depth: usize,
    /// Bytes that references to declared entities stand for.
    entity_bytes: usize,
    /// No line ends of the source are to be replaced.
    plain: bool,
}

/// So many undeclared entities are told of.
const MOST_TOLD: usize = 16;

/// Attributes are compared pairwise up to so many, and by hash beyond.
const FEW: usize = 12;

impl<'s, 'l> Parser<'s, 'l> {
    fn new(source: &'s str, limits: &'l Limits) -> Self {
        // News documents have a tag or text about every thirty bytes.
        let mut nodes = Vec::with_capacity(source.len() / 24 + 8);
        nodes.push(NodeData::new(Kind::Document, NodeId::NONE, Piece::default()));
        let document = Document {
            source: Cow::Borrowed(source),
            added: String::new(),
            nodes,
            attributes: Vec::with_capacity(source.len() / 64),
            namespaces: Namespaces::default(),
            entities: Entities::default(),
            root: NodeId::NONE,
            diagnostics: Vec::new(),
        };
        let (scope, parent) = (Scope::default(), NodeId::DOCUMENT);
        let plain = memchr::memchr(b'\r', source.as_bytes()).is_none();
        Self { source, limits, document, scope, parent, depth: 0, entity_bytes: 0, plain }
    }

    fn run(&mut self) -> Result<(), Failed> {
        let mut reader = Reader::from_str(self.source);
        reader.config_mut().check_comments = true;
        // quick-xml passes over a byte order mark and does not count it.
        let mark = if self.source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        if mark > 0 {
            self.leaf(Kind::Text, 0, mark);
        }
        let mut start = mark;
        loop {
            let event = reader
                .read_event()
                .map_err(|error| from_quick_xml(&error, mark + reader.error_position() as usize))?;
            let end = mark + reader.buffer_position() as usize;
            match event {
                Event::Start(tag) => self.open(start, end, tag.name().as_ref().len(), false)?,
                Event::Empty(tag) => self.open(start, end, tag.name().as_ref().len(), true)?,
                Event::End(_) => self.close(start, end),
                Event::Text(_) => self.text(start, end, self.plain)?,
                Event::GeneralRef(_) => self.reference(start, end)?,
                Event::CData(_) if self.depth == 0 => return Err(outside("a CDATA section", start)),
                Event::CData(_) => self.leaf(Kind::CData, start, end),
                Event::Comment(_) => self.leaf(Kind::Comment, start, end),
                Event::PI(_) => self.instruction(start, end)?,
                Event::Decl(_) if start != mark => {
                    let message = "an XML declaration stands only at the very start";
                    return Err((Error::malformed("declaration", message), start));
                }
                Event::Decl(_) => self.leaf(Kind::Declaration, start, end),
                Event::DocType(_) => self.doctype(start, end)?,
                Event::Eof => break,
            }
            start = end;
        }
        self.finish()
    }

    fn finish(&mut self) -> Result<(), Failed> {
        if let Some(open) = self.document.element(self.parent) {
            let message = format!("<{}> is never closed", open.name());
            let start = open.source_span().unwrap_or_default().start();
            return Err((Error::malformed("unclosed-element", message), start));
        }
        if self.document.root == NodeId::NONE {
            return Err((Error::malformed("no-root", "a document without an element"), self.source.len()));
        }
        Ok(())
    }

    /// Appends a node to the open element.
    fn push(&mut self, node: NodeData) -> NodeId {
        let id = NodeId(self.document.nodes.len() as u32);
        self.document.nodes.push(node);
        let parent = self.document.node_mut(self.parent);
        let last = parent.last_child;
        parent.last_child = id;
        match last.some() {
            Some(last) => self.document.node_mut(last).next = id,
            None => parent.first_child = id,
        }
        id
    }

    fn leaf(&mut self, kind: Kind, start: usize, end: usize) {
        self.push(NodeData::new(kind, self.parent, Piece::source(start, end)));
    }

    fn open(&mut self, start: usize, end: usize, name_len: usize, empty: bool) -> Result<(), Failed> {
        if self.depth == 0 && self.document.root != NodeId::NONE {
            return Err((Error::malformed("second-root", "a second element beside the root"), start));
        }
        self.limits.check_depth(self.depth + 1).map_err(|error| (error, start))?;
        let name_start = start + 1;
        let name_end = name_start + name_len;
        let name = &self.source[name_start..name_end];
        let prefix = check_name(name, name_start)?;
        let tag_end = end - if empty { 2 } else { 1 };
        let attributes = self.attributes(name_end, tag_end)?;
        let namespace =
            self.scope.element(&name[..prefix]).ok_or_else(|| unbound(&name[..prefix], name_start))?;
        let mut node = NodeData::new(Kind::Element, self.parent, Piece::source(start, end));
        node.empty_tag = empty;
        node.name = Piece::source(name_start, name_end);
        node.prefix = prefix as u32;
        node.namespace = namespace;
        node.attributes = attributes;
        let id = self.push(node);
        if self.depth == 0 {
            self.document.root = id;
        }
        if empty {
            self.scope.close(self.depth + 1);
        } else {
            self.parent = id;
            self.depth += 1;
        }
        Ok(())
    }

    fn close(&mut self, start: usize, end: usize) {
        let node = self.document.node_mut(self.parent);
        node.close = Piece::source(start, end);
        self.parent = node.parent;
        self.scope.close(self.depth);
        self.depth -= 1;
    }

    /// Reads the attributes of a tag, takes its namespace declarations, and resolves prefixes.
    fn attributes(&mut self, start: usize, end: usize) -> Result<(u32, u32), Failed> {
        let first = self.document.attributes.len();
        if start == end {
            return Ok((first as u32, first as u32));
        }
        let source = self.source;
        let (found, limits) = (&mut self.document.attributes, self.limits);
        let (mut references, mut prefixes, mut declarations) = (false, false, false);
        attribute::scan(source, start, end, |attr, has_references| {
            limits.check_attributes(found.len() + 1 - first).map_err(|error| (error, start))?;
            references |= has_references;
            prefixes |= attr.prefix > 0;
            declarations |= attr.name.of(source, "").starts_with("xmlns");
            found.push(attr);
            Ok(())
        })?;
        let last = self.document.attributes.len();
        if references {
            (first..last).try_for_each(|at| self.check_references(self.document.attributes[at].value))?;
        }
        if declarations {
            (first..last).try_for_each(|at| self.declare(self.document.attributes[at]))?;
        }
        if prefixes {
            (first..last).try_for_each(|at| self.resolve(at))?;
        }
        self.check_duplicates(first)?;
        Ok((first as u32, last as u32))
    }

    /// Finds the namespace of an attribute with a prefix.
    fn resolve(&mut self, at: usize) -> Result<(), Failed> {
        let attr = &mut self.document.attributes[at];
        if attr.prefix > 0 {
            let prefix = &attr.name.of(self.source, "")[..attr.prefix as usize];
            let at = attr.name.source_range().unwrap_or_default().start;
            attr.namespace = self.scope.attribute(prefix).ok_or_else(|| unbound(prefix, at))?;
        }
        Ok(())
    }

    /// Takes a namespace declaration: `xmlns` or `xmlns:prefix`.
    fn declare(&mut self, attr: Attr) -> Result<(), Failed> {
        let name: &'s str = attr.name.of(self.source, "");
        let prefix = match name.strip_prefix("xmlns") {
            Some("") => "",
            Some(rest) if rest.starts_with(':') => &rest[1..],
            _ => return Ok(()),
        };
        if self.scope.len() == Scope::MOST {
            let message = format!("more than {} namespace declarations at once", Scope::MOST);
            let at = attr.name.source_range().unwrap_or_default().start;
            return Err((Error::new(ErrorKind::TooLarge, message), at));
        }
        let uri = self.document.entities.unescape_attribute(attr.value.of(self.source, ""));
        let id = self.document.namespaces.id(uri.trim());
        self.scope.declare(prefix, id, self.depth + 1);
        Ok(())
    }

    fn check_duplicates(&self, first: usize) -> Result<(), Failed> {
        let attributes = &self.document.attributes[first..];
        let key = |attr: &Attr| {
            let name = attr.name.of(self.source, "");
            match attr.namespace {
                NamespaceId::NONE => (NamespaceId::NONE, name),
                namespace => (namespace, &name[attr.prefix as usize + 1..]),
            }
        };
        let twice = if attributes.len() <= FEW {
            let mut keys = [(NamespaceId::NONE, ""); FEW];
            attributes.iter().enumerate().find(|(at, attr)| {
                keys[*at] = key(attr);
                keys[..*at].contains(&keys[*at])
            })
        } else {
            let mut seen = HashSet::with_capacity(attributes.len());
            attributes.iter().enumerate().find(|(_, attr)| {
                let (namespace, name) = key(attr);
                !seen.insert((self.document.namespaces.uri(namespace), name))
            })
        };
        let Some((_, attr)) = twice else { return Ok(()) };
        let message = format!("attribute “{}” stands twice", attr.name.of(self.source, ""));
        let at = attr.name.source_range().unwrap_or_default().start;
        Err((Error::malformed("duplicate-attribute", message), at))
    }

    fn text(&mut self, start: usize, end: usize, plain: bool) -> Result<(), Failed> {
        if self.depth == 0 {
            let text = &self.source[start..end];
            if let Some(at) = text.find(|char: char| !matches!(char, ' ' | '\t' | '\r' | '\n')) {
                return Err(outside("text", start + at));
            }
        }
        // quick-xml breaks text at every reference; here it is one node.
        let last = self.document.node(self.parent).last_child;
        if let Some(last) = last.some() {
            let node = self.document.node_mut(last);
            if node.kind == Kind::Text && node.markup.source_range().is_some_and(|range| range.end == start) {
                node.markup = node.markup.extended_to(end);
                node.plain &= plain;
                return Ok(());
            }
        }
        let node = NodeData::new(Kind::Text, self.parent, Piece::source(start, end));
        self.push(NodeData { plain, ..node });
        Ok(())
    }

    fn reference(&mut self, start: usize, end: usize) -> Result<(), Failed> {
        if self.depth == 0 {
            return Err(outside("a reference", start));
        }
        self.check_reference(&self.source[start + 1..end - 1], start)?;
        self.text(start, end, false)
    }

    fn check_references(&mut self, value: Piece) -> Result<(), Failed> {
        let range = value.source_range().unwrap_or_default();
        let raw = &self.source[range.clone()];
        for at in memchr::memchr_iter(b'&', raw.as_bytes()) {
            let rest = &raw[at + 1..];
            let name = &rest
                [..rest.bytes().position(|byte| byte == b';' || !is_name_byte(byte)).unwrap_or(rest.len())];
            if !rest[name.len()..].starts_with(';') {
                return Err((
                    Error::malformed("reference", "“&” begins a reference, but no “;” ends it"),
                    range.start + at,
                ));
            }
            self.check_reference(name, range.start + at)?;
        }
        Ok(())
    }

    fn check_reference(&mut self, name: &str, at: usize) -> Result<(), Failed> {
        let message = match self.document.entities.meaning(name) {
            Meaning::Char(_) => return Ok(()),
            Meaning::Declared(text) => {
                self.entity_bytes += text.len();
                return self.limits.check_entity_bytes(self.entity_bytes).map_err(|error| (error, at));
            }
            Meaning::Invalid => {
                return Err((Error::malformed("reference", format!("&{name}; is no character")), at));
            }
            Meaning::Html(_) => format!("&{name}; is not declared in the document; read as in HTML"),
            Meaning::Unknown if name.is_empty() || !name.bytes().all(is_name_byte) => {
                return Err((Error::malformed("reference", "“&” begins no reference"), at));
            }
            Meaning::Unknown => format!("&{name}; is not declared in the document; kept as it is written"),
        };
        // One diagnostic for each name and not for each reference; each has its line counted from the start.
        let told = &self.document.diagnostics;
        if told.len() < MOST_TOLD && !told.iter().any(|diagnostic| diagnostic.message == message) {
            let position = Position::of(self.source.as_bytes(), at);
            let diagnostic = Diagnostic::new(DiagnosticCode::UndeclaredEntity, message, Some(position));
            self.document.diagnostics.push(diagnostic);
        }
        Ok(())
    }

    fn instruction(&mut self, start: usize, end: usize) -> Result<(), Failed> {
        let target =
            self.source[start + 2..end - 2].split([' ', '\t', '\r', '\n']).next().unwrap_or_default();
        if target.eq_ignore_ascii_case("xml") {
            let message = "the target of a processing instruction cannot be “xml”";
            return Err((Error::malformed("declaration", message), start));
        }
        check_name(target, start + 2)?;
        self.leaf(Kind::Instruction, start, end);
        Ok(())
    }

    fn doctype(&mut self, start: usize, end: usize) -> Result<(), Failed> {
        let first = !self.document.nodes.iter().any(|node| node.kind == Kind::DocType);
        if self.depth > 0 || self.document.root != NodeId::NONE || !first {
            let message = "a document type stands once, before the root element";
            return Err((Error::malformed("doctype", message), start));
        }
        let doctype = &self.source[start..end];
        self.document.entities.declare(doctype, self.limits).map_err(|(error, at)| (error, start + at))?;
        self.leaf(Kind::DocType, start, end);
        Ok(())
    }
}

fn outside(what: &str, at: usize) -> Failed {
    (Error::malformed("text-outside-root", format!("{what} outside the root element")), at)
}

fn unbound(prefix: &str, at: usize) -> Failed {
    (Error::malformed("unbound-prefix", format!("prefix “{prefix}” is not declared")), at)
}

/// Checks a name, and gives the length of its prefix: 0 without one.
///
/// A name begins with a letter, `_` or a character beyond ASCII, and holds no other mark than `-`, `.`, `:` (XML 1.0,
/// 2.3, whose ranges beyond ASCII are not checked).
fn check_name(name: &str, at: usize) -> Result<usize, Failed> {
    let bytes = name.as_bytes();
    let starts =
        bytes.first().is_some_and(|&byte| byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80);
    let mut prefix = 0;
    let mut valid = starts;
    for (index, &byte) in bytes.iter().enumerate() {
        valid &= is_name_byte(byte);
        if byte == b':' && prefix == 0 {
            prefix = index;
        }
    }
    if valid {
        return Ok(prefix);
    }
    Err((Error::malformed("name", format!("“{}” is no name", name.escape_debug())), at))
}

/// Whether a byte may stand in a name, or in a reference to a character.
pub(super) const fn is_name_byte(byte: u8) -> bool {
    const NAME: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte = 0;
        while byte < 256 {
            let char = byte as u8;
            table[byte] = char.is_ascii_alphanumeric()
                || matches!(char, b'_' | b'-' | b'.' | b':' | b'#')
                || char >= 0x80;
            byte += 1;
        }
        table
    };
    NAME[byte as usize]
}

fn from_quick_xml(error: &quick_xml::Error, at: usize) -> Failed {
    use quick_xml::errors::IllFormedError as IllFormed;
    let (code, message) = match error {
        quick_xml::Error::IllFormed(IllFormed::MismatchedEndTag { expected, found }) => {
            ("mismatched-tag", format!("</{found}> closes <{expected}>"))
        }
        quick_xml::Error::IllFormed(IllFormed::UnmatchedEndTag(found)) => {
            ("mismatched-tag", format!("</{found}> closes nothing"))
        }
        quick_xml::Error::IllFormed(IllFormed::UnclosedReference) => {
            ("reference", "“&” begins a reference, but no “;” ends it".to_owned())
        }
        other => ("syntax", other.to_string()),
    };
    (Error::malformed(code, message), at)
}
