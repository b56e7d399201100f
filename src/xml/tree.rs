//! The tree: an arena of nodes, and the handles to walk it.

use std::borrow::Cow;
use std::iter::successors;

use crate::error::Diagnostic;
use crate::span::{Position, Span};
use crate::xml::attribute::{Attr, Attribute};
use crate::xml::entity::Entities;
use crate::xml::namespace::{NamespaceId, Namespaces};
use crate::xml::piece::Piece;

/// A whole XML document: prolog, root element and what follows it. Cheap to read from a borrowed text; see the
/// [module](crate::xml).
#[derive(Clone, Debug)]
pub struct Document<'s> {
    pub(super) source: Cow<'s, str>,
    /// Text of changes; nodes and attributes point into it as into the source.
    pub(super) added: String,
    /// The first is the document itself.
    pub(super) nodes: Vec<NodeData>,
    pub(super) attributes: Vec<Attr>,
    pub(super) namespaces: Namespaces,
    pub(super) entities: Entities,
    pub(super) root: NodeId,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The name of a node within its document, for changing it. One of another document names anything or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// No node: the end of a list of siblings.
    pub(super) const NONE: Self = Self(u32::MAX);
    /// The document.
    pub(super) const DOCUMENT: Self = Self(0);

    pub(super) fn some(self) -> Option<Self> {
        (self != Self::NONE).then_some(self)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Document,
    Element,
    Text,
    CData,
    Comment,
    Instruction,
    DocType,
    Declaration,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct NodeData {
    pub(super) kind: Kind,
    /// The node, or something in it, is not as the source has it.
    pub(super) changed: bool,
    /// Of an element: its start tag is not as the source has it.
    pub(super) tag_changed: bool,
    /// Of an element: written `<name/>`.
    pub(super) empty_tag: bool,
    /// Of text: its characters are its markup as it is, without references and line ends to replace.
    pub(super) plain: bool,
    pub(super) parent: NodeId,
    pub(super) next: NodeId,
    pub(super) first_child: NodeId,
    pub(super) last_child: NodeId,
    /// The whole markup: of an element the start tag, of others everything.
    pub(super) markup: Piece,
    /// Of an element: the end tag's start and end in the source. Empty where it was added or has no end tag.
    pub(super) close: Piece,
    /// Of an element: name with prefix.
    pub(super) name: Piece,
    /// Length of the prefix, 0 without one.
    pub(super) prefix: u32,
    pub(super) namespace: NamespaceId,
    /// Range of the document's attributes.
    pub(super) attributes: (u32, u32),
}

impl NodeData {
    pub(super) fn new(kind: Kind, parent: NodeId, markup: Piece) -> Self {
        Self {
            kind,
            changed: false,
            tag_changed: false,
            empty_tag: false,
            plain: false,
            parent,
            next: NodeId::NONE,
            first_child: NodeId::NONE,
            last_child: NodeId::NONE,
            markup,
            close: Piece::default(),
            name: Piece::default(),
            prefix: 0,
            namespace: NamespaceId::NONE,
            attributes: (0, 0),
        }
    }
}

impl<'s> Document<'s> {
    /// The root element.
    #[must_use]
    pub fn root(&self) -> Element<'_> {
        Element { document: self, id: self.root }
    }

    /// The nodes of the document itself: declaration, document type, comments, white space, and the root element.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        children(self, NodeId::DOCUMENT)
    }

    /// The element of an id; `None` if it is no element of this document.
    #[must_use]
    pub fn element(&self, id: NodeId) -> Option<Element<'_>> {
        let data = self.nodes.get(id.0 as usize)?;
        (data.kind == Kind::Element).then_some(Element { document: self, id })
    }

    /// What was odd but could be read.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The text that was parsed.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The document with a source of its own.
    #[must_use]
    pub fn into_owned(self) -> Document<'static> {
        Document {
            source: Cow::Owned(self.source.into_owned()),
            added: self.added,
            nodes: self.nodes,
            attributes: self.attributes,
            namespaces: self.namespaces,
            entities: self.entities,
            root: self.root,
            diagnostics: self.diagnostics,
        }
    }

    pub(super) fn node(&self, id: NodeId) -> &NodeData {
        &self.nodes[id.0 as usize]
    }

    pub(super) fn node_mut(&mut self, id: NodeId) -> &mut NodeData {
        &mut self.nodes[id.0 as usize]
    }

    pub(super) fn piece(&self, piece: Piece) -> &str {
        piece.of(&self.source, &self.added)
    }
}

fn children<'d>(document: &'d Document<'d>, parent: NodeId) -> impl Iterator<Item = Node<'d>> {
    let first = document.node(parent).first_child.some();
    successors(first, |&id| document.node(id).next.some()).map(|id| Node { document, id })
}

/// Any node of a document: element, text, comment …
#[derive(Clone, Copy, Debug)]
pub struct Node<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) id: NodeId,
}

impl<'d> Node<'d> {
    /// Its name within the document.
    #[must_use]
    pub fn id(self) -> NodeId {
        self.id
    }

    /// The element that it is.
    #[must_use]
    pub fn as_element(self) -> Option<Element<'d>> {
        self.document.element(self.id)
    }

    /// Its characters, if it is text or a CDATA section: entities replaced, line ends as `\n`.
    #[must_use]
    pub fn as_text(self) -> Option<Cow<'d, str>> {
        let data = self.document.node(self.id);
        match data.kind {
            Kind::Text if data.plain => Some(Cow::Borrowed(self.raw())),
            Kind::Text => Some(self.document.entities.unescape(self.raw())),
            Kind::CData => Some(crate::xml::text::normalized(cdata(self.raw()))),
            _ => None,
        }
    }

    /// The node as it is written; of an element the start tag.
    #[must_use]
    pub fn raw(self) -> &'d str {
        self.document.piece(self.document.node(self.id).markup)
    }

    /// Whether it is a comment.
    #[must_use]
    pub fn is_comment(self) -> bool {
        self.document.node(self.id).kind == Kind::Comment
    }

    /// Whether it is a CDATA section.
    #[must_use]
    pub fn is_cdata(self) -> bool {
        self.document.node(self.id).kind == Kind::CData
    }

    pub(super) fn next(self) -> Option<Self> {
        self.document.node(self.id).next.some().map(|id| Self { id, ..self })
    }
}

/// What a CDATA section holds.
fn cdata(raw: &str) -> &str {
    raw.strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>")).unwrap_or(raw)
}

/// An element.
#[derive(Clone, Copy, Debug)]
pub struct Element<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) id: NodeId,
}

impl<'d> Element<'d> {
    pub(super) fn data(self) -> &'d NodeData {
        self.document.node(self.id)
    }

    /// Its name within the document.
    #[must_use]
    pub fn id(self) -> NodeId {
        self.id
    }

    /// The document that it is in.
    #[must_use]
    pub fn document(self) -> &'d Document<'d> {
        self.document
    }

    /// The name as it is written, with its prefix.
    #[must_use]
    pub fn name(self) -> &'d str {
        self.document.piece(self.data().name)
    }

    /// The name without prefix.
    #[must_use]
    pub fn local_name(self) -> &'d str {
        let prefix = self.data().prefix as usize;
        let name = self.name();
        if prefix == 0 { name } else { name.get(prefix + 1..).unwrap_or(name) }
    }

    /// The namespace name, if it is in a namespace.
    #[must_use]
    pub fn namespace(self) -> Option<&'d str> {
        self.document.namespaces.uri(self.data().namespace)
    }

    /// Whether it is in the same namespace as another element of the document, or both are in none.
    #[must_use]
    pub fn same_namespace(self, other: Element<'_>) -> bool {
        self.data().namespace == other.data().namespace || self.namespace() == other.namespace()
    }

    /// The attributes in their order, namespace declarations among them.
    pub fn attributes(self) -> impl ExactSizeIterator<Item = Attribute<'d>> {
        let (start, end) = self.data().attributes;
        let document = self.document;
        document.attributes[start as usize..end as usize].iter().map(move |data| Attribute { document, data })
    }

    /// The value of an attribute by the name as it is written: `qcode`, `xml:lang`.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<Cow<'d, str>> {
        self.attributes().find(|attribute| attribute.name() == name).map(Attribute::value)
    }

    /// The nodes in it, in their order.
    pub fn nodes(self) -> impl Iterator<Item = Node<'d>> {
        children(self.document, self.id)
    }

    /// The elements in it, in their order.
    pub fn children(self) -> impl Iterator<Item = Element<'d>> {
        self.nodes().filter_map(Node::as_element)
    }

    /// The first element in it with this local name and its own namespace.
    #[must_use]
    pub fn child(self, name: &str) -> Option<Element<'d>> {
        self.children_named(name).next()
    }

    /// The elements in it with this local name and its own namespace.
    pub fn children_named(self, name: &str) -> impl Iterator<Item = Element<'d>> {
        self.children().filter(move |child| child.local_name() == name && child.same_namespace(self))
    }

    /// The element that it is in; `None` of the root.
    #[must_use]
    pub fn parent(self) -> Option<Element<'d>> {
        self.document.element(self.data().parent)
    }

    /// It as a node.
    #[must_use]
    pub fn as_node(self) -> Node<'d> {
        Node { document: self.document, id: self.id }
    }

    /// All its nodes, those within elements too, in the order of the document.
    pub fn descendants(self) -> impl Iterator<Item = Node<'d>> {
        self.walk().filter_map(|step| match step {
            Step::Enter(element) => Some(element.as_node()),
            Step::Leave(_) => None,
            Step::Leaf(node) => Some(node),
        })
    }

    /// The walk through all that is in it. Without recursion, so of any depth.
    pub(crate) fn walk(self) -> Walk<'d> {
        Walk {
            top: self.id,
            next: self.data().first_child.some().map(|id| Node { document: self.document, id }),
            up: None,
            document: self.document,
        }
    }

    /// Whether words stand in it beside elements.
    pub(crate) fn has_own_words(self) -> bool {
        let is_word = |node: Node<'_>| node.as_text().is_some_and(|text| !text.trim().is_empty());
        self.nodes().any(is_word)
    }

    /// All characters in it, those of elements within included.
    #[must_use]
    pub fn text(self) -> Cow<'d, str> {
        let data = self.data();
        let Some(first) = data.first_child.some().map(|id| Node { document: self.document, id }) else {
            return Cow::Borrowed("");
        };
        if data.first_child == data.last_child
            && let Some(text) = first.as_text()
        {
            return text;
        }
        let mut text = String::new();
        self.descendants().filter_map(Node::as_text).for_each(|part| text.push_str(&part));
        Cow::Owned(text)
    }

    /// Where it stands in the source, from `<` to the end of its end tag; `None` if it was added.
    #[must_use]
    pub fn source_span(self) -> Option<Span> {
        let data = self.data();
        let open = data.markup.source_range()?;
        let end = data.close.source_range().map_or(open.end, |close| close.end.max(open.end));
        Some(Span::new(open.start, end))
    }

    /// Line and column of its start tag; `None` if it was added.
    #[must_use]
    pub fn position(self) -> Option<Position> {
        let start = self.data().markup.source_range()?.start;
        Some(Position::of(self.document.source.as_bytes(), start))
    }
}

/// A step of a walk through a tree.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step<'d> {
    Enter(Element<'d>),
    Leave(Element<'d>),
    /// Anything but an element.
    Leaf(Node<'d>),
}

/// A walk through all that is in an element.
#[derive(Clone, Debug)]
pub(crate) struct Walk<'d> {
    document: &'d Document<'d>,
    top: NodeId,
    /// The node to enter next.
    next: Option<Node<'d>>,
    /// The element to leave next, if none is to be entered.
    up: Option<NodeId>,
}

impl<'d> Walk<'d> {
    /// Leaves out what is in the element that was entered last.
    pub(crate) fn leave_out(&mut self, entered: Element<'d>) {
        self.next = None;
        self.up = Some(entered.id);
    }
}

impl<'d> Iterator for Walk<'d> {
    type Item = Step<'d>;

    fn next(&mut self) -> Option<Step<'d>> {
        let Some(node) = self.next.take() else {
            let id = self.up.take().filter(|&id| id != self.top)?;
            let element = Element { document: self.document, id };
            self.next = element.as_node().next();
            self.up = Some(element.data().parent);
            return Some(Step::Leave(element));
        };
        let data = self.document.node(node.id);
        if data.kind == Kind::Element {
            self.next = data.first_child.some().map(|id| Node { id, ..node });
            self.up = Some(node.id);
            return Some(Step::Enter(Element { document: self.document, id: node.id }));
        }
        self.next = node.next();
        self.up = Some(data.parent);
        Some(Step::Leaf(node))
    }
}
