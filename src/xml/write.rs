//! Tree → text, and the writer of new documents.

use std::fmt;

use crate::xml::tree::{Document, Element, NodeId, Step};

/// What is written of a document: what was not changed is copied from the source.
impl fmt::Display for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.node(NodeId::DOCUMENT).changed {
            return f.write_str(&self.source);
        }
        for node in self.nodes() {
            match node.as_element() {
                Some(element) => element.fmt(f)?,
                None => f.write_str(node.raw())?,
            }
        }
        Ok(())
    }
}

/// What is written of an element: what was not changed is copied from the source.
impl fmt::Display for Element<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(whole) = unchanged(*self) {
            return f.write_str(whole);
        }
        open(*self, f)?;
        let mut walk = self.walk();
        while let Some(step) = walk.next() {
            match step {
                Step::Enter(element) => match unchanged(element) {
                    Some(whole) => {
                        f.write_str(whole)?;
                        walk.leave_out(element);
                    }
                    None => open(element, f)?,
                },
                Step::Leave(element) if unchanged(element).is_none() => close(element, f)?,
                Step::Leave(_) => {}
                Step::Leaf(node) => f.write_str(node.raw())?,
            }
        }
        close(*self, f)
    }
}

/// The source of an element in which nothing was changed.
fn unchanged(element: Element<'_>) -> Option<&str> {
    if element.data().changed {
        return None;
    }
    element.source_span().map(|span| span.of(&element.document.source))
}

fn has_content(element: Element<'_>) -> bool {
    element.data().first_child != NodeId::NONE
}

fn open(element: Element<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (document, data) = (element.document, element.data());
    let stays_empty = data.empty_tag && !has_content(element);
    if !data.tag_changed && (stays_empty || !data.empty_tag) {
        return f.write_str(document.piece(data.markup));
    }
    write!(f, "<{}", element.name())?;
    let (start, end) = data.attributes;
    for attribute in &document.attributes[start as usize..end as usize] {
        f.write_str(document.piece(attribute.markup))?;
    }
    f.write_str(if stays_empty { "/>" } else { ">" })
}

fn close(element: Element<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let data = element.data();
    if data.empty_tag {
        return if has_content(element) { write!(f, "</{}>", element.name()) } else { Ok(()) };
    }
    f.write_str(element.document.piece(data.close))
}

impl Document<'_> {
    /// Whether anything was changed since it was parsed.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.node(NodeId::DOCUMENT).changed
    }
}

/// Where a text is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Escape {
    Text,
    Attribute,
}

/// Writes text so that XML reads it back as it is. Characters that XML cannot hold (XML 1.0, 2.2) become U+FFFD.
pub(crate) fn escape_into(text: &str, place: Escape, out: &mut String) {
    let mut copied = 0;
    for (at, char) in text.char_indices() {
        let replacement = match char {
            '&' => "&amp;",
            '<' => "&lt;",
            // `]]>` must not stand in text.
            '>' if place == Escape::Text => "&gt;",
            '"' if place == Escape::Attribute => "&quot;",
            '\t' if place == Escape::Attribute => "&#9;",
            '\n' if place == Escape::Attribute => "&#10;",
            '\r' => "&#13;",
            '\t' | '\n' => continue,
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[copied..at]);
        out.push_str(replacement);
        copied = at + char.len_utf8();
    }
    out.push_str(&text[copied..]);
}

/// Writes a new document, indented; what holds text is written in one line with all that is in it.
#[derive(Debug)]
pub(crate) struct Writer {
    out: String,
    open: Vec<Level>,
    /// The start tag that was written last still lacks its `>`.
    in_tag: bool,
    /// HTML in the syntax that XML reads too: every element with its end tag, but for those that HTML keeps empty.
    html: bool,
}

/// The elements of HTML that are always empty and have no end tag, as far as they are written here.
const HTML_VOID: &[&str] = &["br", "input", "meta", "wbr"];

#[derive(Debug)]
struct Level {
    name: &'static str,
    /// Text stands in it: white space would be more of it.
    mixed: bool,
}

impl Writer {
    pub(crate) fn new() -> Self {
        let out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned();
        Self { out, open: Vec::new(), in_tag: false, html: false }
    }

    /// Begins a document of HTML. White space shows there, so none is written but by [`new_line`](Self::new_line).
    pub(crate) fn html() -> Self {
        Self { out: "<!DOCTYPE html>\n".to_owned(), open: Vec::new(), in_tag: false, html: true }
    }

    fn finish_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.out.push('>');
        }
    }

    fn is_mixed(&self) -> bool {
        self.html || self.open.last().is_some_and(|level| level.mixed)
    }

    /// Begins a line, where white space is no matter.
    pub(crate) fn new_line(&mut self) {
        self.finish_tag();
        self.out.push('\n');
        if !self.html {
            self.out.extend(std::iter::repeat_n("  ", self.open.len()));
        }
    }

    /// Begins an element.
    pub(crate) fn open(&mut self, name: &'static str) -> &mut Self {
        self.finish_tag();
        let mixed = self.is_mixed();
        if !mixed {
            self.new_line();
        }
        self.out.push('<');
        self.out.push_str(name);
        self.open.push(Level { name, mixed });
        self.in_tag = true;
        self
    }

    /// An attribute of the element just begun.
    pub(crate) fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        debug_assert!(self.in_tag);
        Self::push_attribute(&mut self.out, name, value);
        self
    }

    /// As [`attribute`](Self::attribute), into a tag written by hand.
    pub(crate) fn push_attribute(out: &mut String, name: &str, value: &str) {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape_into(value, Escape::Attribute, out);
        out.push('"');
    }

    /// As [`attribute`](Self::attribute), where there is a value.
    pub(crate) fn attribute_if(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.attribute(name, value),
            None => self,
        }
    }

    /// Text in the element begun last.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.finish_tag();
        if let Some(level) = self.open.last_mut() {
            level.mixed = true;
        }
        escape_into(text, Escape::Text, &mut self.out);
        self
    }

    /// What is written already as it is to stand: a style sheet.
    pub(crate) fn as_is(&mut self, markup: &str) -> &mut Self {
        self.finish_tag();
        self.out.push_str(markup);
        self
    }

    /// Ends the element begun last.
    pub(crate) fn close(&mut self) -> &mut Self {
        let Some(level) = self.open.pop() else { return self };
        if self.html && !HTML_VOID.contains(&level.name) {
            self.finish_tag();
        } else if std::mem::take(&mut self.in_tag) {
            self.out.push_str("/>");
            return self;
        }
        if !level.mixed {
            self.new_line();
        }
        self.out.push_str("</");
        self.out.push_str(level.name);
        self.out.push('>');
        self
    }

    /// A whole element with text.
    pub(crate) fn element(&mut self, name: &'static str, text: &str) -> &mut Self {
        self.open(name).text(text).close()
    }

    /// As [`element`](Self::element), where there is a text.
    pub(crate) fn element_if(&mut self, name: &'static str, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.element(name, text),
            None => self,
        }
    }

    /// The document.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.push('\n');
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_html_only_void_elements_lack_an_end_tag() {
        let mut writer = Writer::html();
        writer.open("p").open("i").close().text("a").open("br").close().text("<b").close();
        assert_eq!(writer.finish(), "<!DOCTYPE html>\n<p><i></i>a<br/>&lt;b</p>\n");
    }

    #[test]
    fn what_holds_text_is_on_one_line() {
        let mut writer = Writer::new();
        writer.open("a").open("p").text("R&D ").open("b").text("<now>").close().text(" \u{1}").close();
        writer.open("c").attribute("d", "\"\n").close();
        assert_eq!(
            writer.finish(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  <p>R&amp;D <b>&lt;now&gt;</b> \u{fffd}</p>\n  <c d=\"&quot;&#10;\"/>\n</a>\n"
        );
    }
}
