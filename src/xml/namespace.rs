//! Namespaces: which prefix means which, where in the document (Namespaces in XML 1.0).

/// The place of a namespace in [`Namespaces`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NamespaceId(u32);

/// The namespace names of a document, each once (nearly: a document that declares very many repeats some). The three
/// that every document has are not among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Namespaces {
    uris: Vec<String>,
}

/// How many of the last namespaces a new one is compared with.
const COMPARED: usize = 16;

impl NamespaceId {
    /// No namespace.
    pub(super) const NONE: Self = Self(0);
    /// That of the prefix `xml`, which needs no declaration.
    pub(super) const XML: Self = Self(1);
    /// That of `xmlns` attributes.
    pub(super) const XMLNS: Self = Self(2);
}

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// The id of the first namespace that a document declares.
const FIRST: usize = 3;

impl Namespaces {
    pub(super) fn id(&mut self, uri: &str) -> NamespaceId {
        match uri {
            "" => return NamespaceId::NONE,
            XML => return NamespaceId::XML,
            XMLNS => return NamespaceId::XMLNS,
            _ => {}
        }
        let from = self.uris.len().saturating_sub(COMPARED);
        let known = self.uris[from..].iter().position(|known| known == uri);
        let at = known.map_or(self.uris.len(), |at| from + at);
        if at == self.uris.len() {
            self.uris.push(uri.to_owned());
        }
        NamespaceId((at + FIRST) as u32)
    }

    pub(super) fn uri(&self, id: NamespaceId) -> Option<&str> {
        match id {
            NamespaceId::NONE => None,
            NamespaceId::XML => Some(XML),
            NamespaceId::XMLNS => Some(XMLNS),
            NamespaceId(at) => self.uris.get(at as usize - FIRST).map(String::as_str),
        }
    }
}

/// The declarations in force while a document is read.
#[derive(Debug, Default)]
pub(super) struct Scope<'s> {
    declared: Vec<Declaration<'s>>,
    /// That of names without a prefix, kept at hand.
    default: NamespaceId,
}

#[derive(Debug)]
struct Declaration<'s> {
    /// Empty for the default namespace.
    prefix: &'s str,
    id: NamespaceId,
    depth: usize,
}

impl<'s> Scope<'s> {
    /// More declarations in force at once than this are refused: each prefix is looked for among them.
    pub(super) const MOST: usize = 256;

    pub(super) fn len(&self) -> usize {
        self.declared.len()
    }

    pub(super) fn declare(&mut self, prefix: &'s str, id: NamespaceId, depth: usize) {
        self.declared.push(Declaration { prefix, id, depth });
        if prefix.is_empty() {
            self.default = id;
        }
    }

    /// Forgets what the element at `depth`, now closed, declared.
    pub(super) fn close(&mut self, depth: usize) {
        let kept = self.declared.iter().rposition(|declared| declared.depth < depth).map_or(0, |at| at + 1);
        if kept == self.declared.len() {
            return;
        }
        self.declared.truncate(kept);
        let default = self.declared.iter().rev().find(|declared| declared.prefix.is_empty());
        self.default = default.map_or(NamespaceId::NONE, |declared| declared.id);
    }

    /// The namespace of an element's prefix; `None` for a prefix that is not declared.
    pub(super) fn element(&self, prefix: &str) -> Option<NamespaceId> {
        if prefix.is_empty() { Some(self.default) } else { self.prefixed(prefix) }
    }

    /// The namespace of an attribute's prefix: without one an attribute is in none (Namespaces in XML, 6.2).
    pub(super) fn attribute(&self, prefix: &str) -> Option<NamespaceId> {
        if prefix.is_empty() { Some(NamespaceId::NONE) } else { self.prefixed(prefix) }
    }

    fn prefixed(&self, prefix: &str) -> Option<NamespaceId> {
        match prefix {
            "xml" => return Some(NamespaceId::XML),
            "xmlns" => return Some(NamespaceId::XMLNS),
            _ => {}
        }
        let declared = self.declared.iter().rev().find(|declared| declared.prefix == prefix)?;
        (declared.id != NamespaceId::NONE).then_some(declared.id)
    }
}
