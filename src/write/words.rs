//! The words of a block with what stands in them: line breaks, names, quotations.

use crate::model::{Article, Concept, ConceptKind, MarkedQuote};
use crate::span::Span;
use crate::xml::Writer;

/// Writes the words of a block, with its line ends as `<br/>`.
pub(super) fn write(span: Span, article: &Article, out: &mut Writer) {
    for (index, line) in span.of(&article.text).split('\n').enumerate() {
        if index > 0 {
            out.open("br").close();
        }
        out.text(line);
    }
}

/// Whether white space of the words is more than what parts them: a table that was typed.
pub(super) fn has_layout(span: Span, article: &Article) -> bool {
    let words = span.of(&article.text);
    words.contains("  ") || words.contains('\t') || words.contains("\n ")
}

/// Every element that marks a name.
pub(super) const NAMES: &[&str] = &["person", "org", "location", "event", "object.title", "chron"];

/// Every element that may mark words.
pub(super) const ALL: &[&str] = &["person", "org", "location", "event", "object.title", "chron", "q"];

/// What NITF marks within blocks, in the order of the text.
pub(super) struct Marks<'a> {
    article: &'a Article,
    marks: Vec<(Span, Mark<'a>)>,
}

#[derive(Clone, Copy)]
enum Mark<'a> {
    Name(&'a Concept),
    Quote(&'a MarkedQuote),
}

impl<'a> Marks<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let mut marks = Vec::new();
        for entity in article.entities.iter().filter(|entity| element(entity).is_some()) {
            marks.extend(entity.mentions.iter().map(|&span| (span, Mark::Name(entity))));
        }
        marks.extend(article.quotes.iter().map(|quote| (quote.span, Mark::Quote(quote))));
        marks.retain(|(span, _)| !span.is_empty());
        marks.sort_by_key(|(span, _)| (span.start(), usize::MAX - span.end()));
        Self { article, marks }
    }

    /// As [`write`], with the names and quotations in the block marked, by those elements that may stand there. Of
    /// marks that overlap the first and longest is written.
    pub(super) fn write(&self, block: Span, out: &mut Writer, allowed: &[&str]) {
        let from = self.marks.partition_point(|(span, _)| span.start() < block.start());
        let mut at = block.start();
        for &(span, mark) in self.marks[from..].iter().take_while(|(span, _)| span.start() < block.end()) {
            let name = match mark {
                Mark::Name(concept) => element(concept).unwrap_or_default(),
                Mark::Quote(_) => "q",
            };
            if span.start() < at || !block.contains(span) || !allowed.contains(&name) {
                continue;
            }
            write(Span::new(at, span.start()), self.article, out);
            match mark {
                Mark::Name(concept) => open(concept, out),
                Mark::Quote(quote) => {
                    out.open("q").attribute_if("quote-source", quote.source.as_deref());
                }
            }
            // Names hold no line breaks.
            out.text(&span.of(&self.article.text).replace('\n', " ")).close();
            at = span.end();
        }
        write(Span::new(at, block.end()), self.article, out);
    }
}

/// NITF's element for a thing of its kind.
pub(super) fn element(concept: &Concept) -> Option<&'static str> {
    Some(match concept.kind? {
        ConceptKind::Person => "person",
        ConceptKind::Organization => "org",
        ConceptKind::Place => "location",
        ConceptKind::Event => "event",
        ConceptKind::Object => "object.title",
        ConceptKind::Date => "chron",
        _ => return None,
    })
}

/// Opens the element that marks a thing, with its code.
pub(super) fn open(concept: &Concept, out: &mut Writer) {
    let name = element(concept).unwrap_or("classifier");
    out.open(name);
    let Some(whole) = concept.code.as_deref() else { return };
    let (source, code) = whole.rsplit_once(':').map_or((None, whole), |(source, code)| (Some(source), code));
    match name {
        "chron" => out.attribute("norm", whole),
        "location" => out.attribute("location-code", code).attribute_if("code-source", source),
        _ => out.attribute_if("idsrc", source).attribute("value", code),
    };
}
