//! Changes to a document. What they touch is written anew, the rest as it came.

use crate::xml::attribute::Attr;
use crate::xml::namespace::NamespaceId;
use crate::xml::piece::Piece;
use crate::xml::tree::{Document, Kind, NodeData, NodeId};
use crate::xml::write::{Escape, escape_into};

impl Document<'_> {
    /// Makes the XML declaration say UTF-8, which is what a program writes that writes a `String`. Whether it said
    /// something else; a document without declaration is UTF-8 as it is.
    pub fn declare_utf8(&mut self) -> bool {
        let Some(first) = self.node(NodeId::DOCUMENT).first_child.some() else { return false };
        let node = self.node(first);
        let raw = self.piece(node.markup);
        if node.kind != Kind::Declaration {
            return false;
        }
        let label = raw.find("encoding").and_then(|at| {
            let open = at + raw[at..].find(['"', '\''])?;
            let quote = &raw[open..=open];
            Some(open + 1..open + 1 + raw[open + 1..].find(quote)?)
        });
        let Some(label) = label.filter(|label| !raw[label.clone()].trim().eq_ignore_ascii_case("utf-8"))
        else {
            return false;
        };
        let changed = format!("{}UTF-8{}", &raw[..label.start], &raw[label.end..]);
        self.node_mut(first).markup = Piece::add(&mut self.added, &changed);
        self.changed(first);
        true
    }

    /// Puts a text in the place of all that is in an element. Does nothing where `id` is no element.
    pub fn set_text(&mut self, id: NodeId, text: &str) {
        if self.element(id).is_none() {
            return;
        }
        let node = self.node_mut(id);
        (node.first_child, node.last_child) = (NodeId::NONE, NodeId::NONE);
        self.changed(id);
        if !text.is_empty() {
            self.append_text(id, text);
        }
    }

    /// Sets an attribute, given by its name as it is written; adds it behind the others if there is none.
    ///
    /// A prefix in the name must be one that is declared there. Does nothing where `id` is no element.
    pub fn set_attribute(&mut self, id: NodeId, name: &str, value: &str) {
        let Some(element) = self.element(id) else { return };
        let place = element.attributes().position(|attribute| attribute.name() == name);
        let (start, end) = element.data().attributes;
        // The white space before it stays.
        let before = place.and_then(|place| self.attributes.get(start as usize + place)).map(|old| {
            let old = self.piece(old.markup);
            old[..old.len() - old.trim_start().len()].to_owned()
        });
        let before = before.unwrap_or_else(|| " ".to_owned());
        let name_start = before.len();
        let mut markup = format!("{before}{name}=\"");
        let value_start = markup.len();
        escape_into(value, Escape::Attribute, &mut markup);
        let value_end = markup.len();
        markup.push('"');
        let added = &mut self.added;
        let whole = Piece::add(added, &markup);
        let attr = Attr {
            markup: whole,
            name: Piece::within(whole, name_start, name_start + name.len()),
            value: Piece::within(whole, value_start, value_end),
            prefix: name.find(':').unwrap_or(0) as u32,
            namespace: NamespaceId::NONE,
        };
        match place {
            Some(place) => {
                let old = &mut self.attributes[start as usize + place];
                *old = Attr { namespace: old.namespace, ..attr };
            }
            None => {
                // The attributes of an element lie together.
                let first = self.attributes.len() as u32;
                self.attributes.extend_from_within(start as usize..end as usize);
                self.attributes.push(attr);
                self.node_mut(id).attributes = (first, self.attributes.len() as u32);
            }
        }
        self.node_mut(id).tag_changed = true;
        self.changed(id);
    }

    /// Takes an attribute away, given by its name as it is written; whether there was one.
    pub fn remove_attribute(&mut self, id: NodeId, name: &str) -> bool {
        let Some(element) = self.element(id) else { return false };
        let Some(place) = element.attributes().position(|attribute| attribute.name() == name) else {
            return false;
        };
        let (start, end) = element.data().attributes;
        self.attributes[start as usize..end as usize][place..].rotate_left(1);
        let node = self.node_mut(id);
        node.attributes.1 -= 1;
        node.tag_changed = true;
        self.changed(id);
        true
    }

    /// Adds an element at the end of another, in the other's namespace and with its prefix; `None` where `parent` is
    /// no element.
    pub fn append_element(&mut self, parent: NodeId, local_name: &str) -> Option<NodeId> {
        let last = self.element(parent)?.data().last_child;
        // An indented list goes on indented: the new element stands before the white space of the closing tag.
        let (before_last, indent) = self.trailing_space(parent);
        let after = if indent.is_some() { before_last } else { last.some() };
        let id = self.new_element(parent, local_name)?;
        self.link(parent, after, id);
        if let Some(indent) = self.indent_of_children(parent, id) {
            let space = self.new_text(parent, &indent);
            self.link(parent, after, space);
        }
        self.changed(parent);
        Some(id)
    }

    /// Adds an element behind `sibling` in the same parent; else as [`append_element`](Self::append_element).
    pub fn insert_element_after(&mut self, sibling: NodeId, local_name: &str) -> Option<NodeId> {
        let parent = self.element(sibling)?.parent()?.id();
        let id = self.new_element(parent, local_name)?;
        self.link(parent, Some(sibling), id);
        if let Some(indent) = self.indent_of_children(parent, id) {
            let space = self.new_text(parent, &indent);
            self.link(parent, Some(sibling), space);
        }
        self.changed(parent);
        Some(id)
    }

    /// Adds text at the end of an element.
    pub fn append_text(&mut self, parent: NodeId, text: &str) {
        let Some(last) = self.element(parent).map(|parent| parent.data().last_child) else { return };
        let id = self.new_text(parent, text);
        self.link(parent, last.some(), id);
        self.changed(parent);
    }

    /// Takes a node out of the document, with all that is in it; the root stays. Whether it was taken out.
    pub fn remove(&mut self, id: NodeId) -> bool {
        let Some(data) = self.nodes.get(id.0 as usize).copied() else { return false };
        if id == self.root || data.parent == NodeId::NONE {
            return false;
        }
        let Some(previous) = self.previous(data.parent, id) else { return false };
        match previous {
            Some(previous) => self.node_mut(previous).next = data.next,
            None => self.node_mut(data.parent).first_child = data.next,
        }
        if self.node(data.parent).last_child == id {
            self.node_mut(data.parent).last_child = previous.unwrap_or(NodeId::NONE);
        }
        self.node_mut(id).parent = NodeId::NONE;
        self.changed(data.parent);
        true
    }

    /// As [`remove`](Self::remove), with the white space before a node that stands on a line of its own.
    pub(crate) fn remove_line(&mut self, id: NodeId) -> bool {
        let parent = self.nodes.get(id.0 as usize).map_or(NodeId::NONE, |data| data.parent);
        let indent = parent.some().and_then(|parent| self.previous(parent, id).flatten());
        let next = self.nodes.get(id.0 as usize).and_then(|data| data.next.some());
        let alone = next.is_none_or(|next| self.is_space(next));
        if let Some(indent) = indent.filter(|&indent| alone && self.is_space(indent)) {
            self.remove(indent);
        }
        self.remove(id)
    }

    /// The sibling before a node, `Some(None)` for the first; `None` if `id` is not in `parent`.
    fn previous(&self, parent: NodeId, id: NodeId) -> Option<Option<NodeId>> {
        let mut previous = None;
        let mut at = self.node(parent).first_child.some()?;
        while at != id {
            previous = Some(at);
            at = self.node(at).next.some()?;
        }
        Some(previous)
    }

    fn new_element(&mut self, parent: NodeId, local_name: &str) -> Option<NodeId> {
        let parent_data = *self.element(parent)?.data();
        let mut name = self.piece(parent_data.name)[..parent_data.prefix as usize].to_owned();
        if !name.is_empty() {
            name.push(':');
        }
        name.push_str(local_name);
        let mut node = NodeData::new(Kind::Element, parent, Piece::default());
        node.name = Piece::add(&mut self.added, &name);
        node.markup = Piece::add(&mut self.added, "");
        node.prefix = parent_data.prefix;
        node.namespace = parent_data.namespace;
        node.changed = true;
        node.tag_changed = true;
        node.empty_tag = true;
        let first = self.attributes.len() as u32;
        node.attributes = (first, first);
        Some(self.add(node))
    }

    fn new_text(&mut self, parent: NodeId, text: &str) -> NodeId {
        let mut raw = String::with_capacity(text.len());
        escape_into(text, Escape::Text, &mut raw);
        let markup = Piece::add(&mut self.added, &raw);
        let mut node = NodeData::new(Kind::Text, parent, markup);
        node.changed = true;
        self.add(node)
    }

    fn add(&mut self, node: NodeData) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        self.nodes.push(node);
        id
    }

    /// Links a new node into its parent, behind `after` or at the front.
    fn link(&mut self, parent: NodeId, after: Option<NodeId>, id: NodeId) {
        let next = match after {
            Some(after) => std::mem::replace(&mut self.node_mut(after).next, id),
            None => std::mem::replace(&mut self.node_mut(parent).first_child, id),
        };
        self.node_mut(id).next = next;
        if next == NodeId::NONE {
            self.node_mut(parent).last_child = id;
        }
    }

    /// Marks a node that is in the tree, and all that it is in. What is in something marked is marked.
    fn changed(&mut self, id: NodeId) {
        let mut at = id.some();
        while let Some(id) = at {
            let node = self.node_mut(id);
            if std::mem::replace(&mut node.changed, true) {
                break;
            }
            at = node.parent.some();
        }
    }

    /// The white space at the end of an element, if it ends in some: the node before it, and the white space itself.
    fn trailing_space(&self, parent: NodeId) -> (Option<NodeId>, Option<NodeId>) {
        let Some(last) = self.node(parent).last_child.some() else { return (None, None) };
        if !self.is_space(last) {
            return (Some(last), None);
        }
        (self.previous(parent, last).flatten(), Some(last))
    }

    /// The white space before the first element in `parent` other than `new`.
    fn indent_of_children(&self, parent: NodeId, new: NodeId) -> Option<String> {
        let first = self.node(parent).first_child.some()?;
        let next = self.node(first).next;
        let indented =
            self.is_space(first) && next.some().is_some_and(|next| self.node(next).kind == Kind::Element);
        let raw = self.piece(self.node(first).markup);
        (indented && next != new && raw.contains('\n')).then(|| raw.to_owned())
    }

    fn is_space(&self, id: NodeId) -> bool {
        let node = self.node(id);
        node.kind == Kind::Text && self.piece(node.markup).trim().is_empty()
    }
}
