//! What is marked in the words of blocks: names, quotations, and what a record found; as elements that a format allows
//! where they stand.

mod collect;
mod things;

pub(super) use collect::{attribute_code, code, element};
pub(super) use things::things;

use std::collections::HashMap;

use crate::model::{Article, Block, BlockKind};
use crate::span::Span;
use crate::write::Story;
use crate::write::nest::{Candidate, nest};
use crate::xml::Writer;
use collect::{Collected, Mark};

/// What a format has to mark words with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Nitf,
    Html,
}

/// The marks of an article, range by range: each block, of a table's row each cell.
pub(super) struct Marks<'a> {
    article: &'a Article,
    marks: Vec<Mark<'a>>,
    ranges: HashMap<Span, Vec<Node>>,
    /// The identifiers of the elements of each mark.
    ids: Vec<Vec<String>>,
    collected: Collected,
}

/// An element in the words, or what was to be one.
struct Node {
    span: Span,
    mark: usize,
    parent: Option<usize>,
    /// `None`: it cannot stand here.
    element: Option<&'static str>,
    id: Option<String>,
}

impl<'a> Marks<'a> {
    pub(super) fn of(story: Story<'a>, format: Format) -> Self {
        let article = story.article;
        let (marks, collected) = collect::collect(story, format);
        let mut order: Vec<usize> = (0..marks.len()).collect();
        order.sort_by_key(|&mark| (marks[mark].span.start(), usize::MAX - marks[mark].span.end(), mark));
        let mut all =
            Self { article, ids: vec![Vec::new(); marks.len()], marks, ranges: HashMap::new(), collected };
        let mut waiting = order.into_iter().peekable();
        let mut reaching: Vec<usize> = Vec::new();
        for block in &article.blocks {
            let keeps_lines = format == Format::Html || is_typed(*block, article);
            for range in ranges(*block, article) {
                while let Some(mark) = waiting.next_if(|&mark| all.marks[mark].span.start() < range.end()) {
                    reaching.push(mark);
                }
                reaching.retain(|&mark| all.marks[mark].span.end() > range.start());
                let nodes = all.nodes(range, &reaching, keeps_lines);
                if !nodes.is_empty() {
                    all.ranges.insert(range, nodes);
                }
            }
        }
        all
    }

    /// The elements within a range.
    fn nodes(&mut self, range: Span, reaching: &[usize], keeps_lines: bool) -> Vec<Node> {
        let text = &self.article.text;
        let candidates = reaching.iter().filter_map(|&mark| {
            let Mark { span, is_found, .. } = self.marks[mark];
            let (start, end) = (span.start().max(range.start()), span.end().min(range.end()));
            let part = Span::new(start.min(end), end);
            let fits = if is_found { !part.of(text).trim().is_empty() } else { range.contains(span) };
            fits.then_some(Candidate { span: part, mark, may_be_cut: is_found })
        });
        let mut nodes: Vec<Node> = nest(text, candidates)
            .into_iter()
            .map(|piece| Node {
                span: piece.span,
                mark: piece.mark,
                parent: piece.parent,
                element: None,
                id: None,
            })
            .collect();
        self.choose(&mut nodes, keeps_lines);
        for node in &mut nodes {
            if self.marks[node.mark].is_found && node.element.is_some() {
                let ids = &mut self.ids[node.mark];
                let id = match ids.len() {
                    0 => format!("m{}", node.mark + 1),
                    before => format!("m{}.{}", node.mark + 1, before + 1),
                };
                ids.push(id.clone());
                node.id = Some(id);
            }
        }
        nodes
    }

    /// Gives each node the element that it asks for, where its format lets that hold what is in it. What was found is an
    /// anchor otherwise, which holds anything; what is only said in passing (a place, a figure) gives way.
    fn choose(&self, nodes: &mut [Node], keeps_lines: bool) {
        let mut inner = vec![Inner::default(); nodes.len()];
        for at in (0..nodes.len()).rev() {
            let node = &nodes[at];
            let mark = &self.marks[node.mark];
            let element = mark.wish.element();
            let breaks = !keeps_lines && node.span.of(&self.article.text).contains('\n');
            let fits = holds_all(element)
                || !(breaks || inner[at].others || inner[at].functions && !holds(element, "function"));
            let chosen = match (fits, mark.is_found) {
                (true, _) => Some(element),
                (false, true) => Some(ANCHOR),
                (false, false) => None,
            };
            if let Some(parent) = node.parent {
                match chosen.filter(|_| mark.is_found) {
                    Some("function") => inner[parent].functions = true,
                    Some(_) => inner[parent].others = true,
                    None => {
                        let Inner { functions, others } = inner[at];
                        inner[parent].functions |= functions;
                        inner[parent].others |= others;
                    }
                }
            }
            nodes[at].element = chosen;
        }
        // The element that what stands in a node stands in.
        let mut around: Vec<Option<&'static str>> = Vec::with_capacity(nodes.len());
        for node in nodes {
            let outer = node.parent.and_then(|parent| around[parent]);
            node.element = node.element.filter(|element| outer.is_none_or(|outer| holds(outer, element)));
            around.push(node.element.or(outer));
        }
    }

    /// Whether a range has one line, and everything found in it can stand in an element that holds only these.
    pub(super) fn fit(&self, range: Span, allowed: &[&str]) -> bool {
        if range.of(&self.article.text).contains('\n') {
            return false;
        }
        let nodes = self.ranges.get(&range).map_or(&[][..], Vec::as_slice);
        let found = nodes.iter().filter(|node| self.marks[node.mark].is_found);
        found.filter_map(|node| node.element).all(|element| allowed.contains(&element))
    }

    /// Whether anything is marked in a range.
    pub(super) fn has(&self, range: Span) -> bool {
        self.ranges.get(&range).is_some_and(|nodes| nodes.iter().any(|node| node.element.is_some()))
    }

    /// Writes the words of a range with the marks in it that `allowed` lets stand there, by their element and by whether
    /// they were found; lines end in `<br/>`, or as they are where white space counts.
    pub(super) fn write(
        &self,
        range: Span,
        keeps_lines: bool,
        out: &mut Writer,
        allowed: impl Fn(&str, bool) -> bool,
    ) {
        let nodes = self.ranges.get(&range).map_or(&[][..], Vec::as_slice);
        let mut at = range.start();
        let mut open: Vec<usize> = Vec::new();
        for node in nodes {
            let mark = &self.marks[node.mark];
            let Some(element) = node.element.filter(|element| allowed(element, mark.is_found)) else {
                continue;
            };
            while let Some(end) = open.pop_if(|end| *end <= node.span.start()) {
                self.words(Span::new(at.min(end), end), keeps_lines, out);
                out.close();
                at = end;
            }
            self.words(Span::new(at, node.span.start().max(at)), keeps_lines, out);
            at = node.span.start();
            out.open(element);
            mark.attributes(element, node.id.as_deref(), out);
            open.push(node.span.end());
        }
        for end in open.into_iter().rev() {
            self.words(Span::new(at.min(end), end), keeps_lines, out);
            out.close();
            at = end;
        }
        self.words(Span::new(at.min(range.end()), range.end()), keeps_lines, out);
    }

    fn words(&self, span: Span, keeps_lines: bool, out: &mut Writer) {
        let words = span.of(&self.article.text);
        if keeps_lines {
            out.text(words);
            return;
        }
        for (index, line) in words.split('\n').enumerate() {
            if index > 0 {
                out.open("br").close();
            }
            out.text(line);
        }
    }
}

/// What stands in a node, of what was found.
#[derive(Clone, Copy, Default)]
struct Inner {
    functions: bool,
    others: bool,
}

/// The element of NITF for words that no other is for: an anchor that leads nowhere.
const ANCHOR: &str = "a";

/// Whether an element holds all that may stand in a paragraph (`enrichedText` of NITF, phrasing content of HTML).
fn holds_all(element: &str) -> bool {
    matches!(element, ANCHOR | "q" | "span")
}

fn holds(outer: &str, inner: &str) -> bool {
    holds_all(outer) || (outer == "person" && inner == "function")
}

/// Whether a block is a paragraph whose white space is more than what parts words: a table that was typed.
pub(super) fn is_typed(block: Block, article: &Article) -> bool {
    let words = block.span.of(&article.text);
    let is_typed = words.contains("  ") || words.contains('\t') || words.contains("\n ");
    block.kind == BlockKind::Paragraph && is_typed
}

/// What of a block is marked by itself: of a row each cell, which tabs part.
pub(super) fn ranges(block: Block, article: &Article) -> Vec<Span> {
    if block.kind != BlockKind::TableRow {
        return vec![block.span];
    }
    let mut start = block.span.start();
    let cells = block.span.of(&article.text).split('\t').map(|cell| {
        let span = Span::new(start, start + cell.len()).trimmed(&article.text);
        start += cell.len() + 1;
        span
    });
    cells.collect()
}
