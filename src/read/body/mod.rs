//! Body → text and blocks: one reader for XHTML, NITF, foreign XML, escaped HTML and plain text.
//!
//! Three steps: the walk through the elements ([`role`] says what each is for) feeds the [`builder`]; where a block's
//! lines are paragraphs of their own it falls into them ([`lines`]); and [`soften`] finds what agencies put into plain
//! paragraphs: bylines, datelines, sign-offs, notes.

mod builder;
mod html;
mod lines;
mod role;
mod soften;

pub(in crate::read) use builder::Builder;
pub(in crate::read) use soften::soften;

use crate::model::{Article, BlockKind, ConceptKind};
use crate::read::text;
use crate::xml::{Document, Element, Step};
use role::Role;

/// As [`read`], as something in which every paragraph is of one kind: a caption, a note.
pub(in crate::read) fn read_as(
    kind: Option<BlockKind>,
    element: Element<'_>,
    builder: &mut Builder,
    article: &mut Article,
) {
    let Some(kind) = kind else { return read(element, builder, article) };
    let mut reader = Reader::new(builder);
    reader.context = Some(kind);
    reader.read(element);
}

/// Reads a body into a builder: all that is in `element`. What plain text says about itself (author, place) goes to the
/// article.
pub(in crate::read) fn read(element: Element<'_>, builder: &mut Builder, article: &mut Article) {
    if element.children().next().is_some() {
        return Reader::new(builder).read(element);
    }
    let text = element.text();
    if html::is_html(&text) {
        let xml = html::to_xml(&text);
        if let Ok(document) = Document::parse(&xml) {
            return Reader::new(builder).read(document.root());
        }
    }
    plain(&text, builder, article);
}

/// A body that is plain text.
fn plain(text: &str, builder: &mut Builder, article: &mut Article) {
    let mut plain = text::article(text);
    if builder.has_headline() {
        let headlines = plain.blocks.iter_mut().filter(|block| block.kind == BlockKind::Headline);
        headlines.for_each(|block| block.kind = BlockKind::Heading);
    }
    if article.authors.is_empty() {
        article.authors.append(&mut plain.authors);
    }
    article.place = article.place.take().or(plain.place.take());
    article.provider = article.provider.take().or(plain.provider.take());
    article.diagnostics.append(&mut plain.diagnostics);
    builder.append(plain);
}

/// An element that is open.
struct Frame {
    role: Role,
    /// What was in force before it.
    context: Option<BlockKind>,
    kind: BlockKind,
    /// Where its words begin, and where those of a quotation end.
    start: usize,
    end: Option<usize>,
    source: Option<String>,
    /// Whether it holds words beside elements; told when first asked.
    mixed: Option<bool>,
}

struct Reader<'b> {
    builder: &'b mut Builder,
    frames: Vec<Frame>,
    /// The kind that paragraphs take from what they stand in.
    context: Option<BlockKind>,
    /// Frames of quotations that are open.
    quotes: Vec<usize>,
}

impl<'b> Reader<'b> {
    fn new(builder: &'b mut Builder) -> Self {
        Self { builder, frames: Vec::new(), context: None, quotes: Vec::new() }
    }

    fn read(mut self, element: Element<'_>) {
        self.builder.begin(self.paragraph());
        let mut walk = element.walk();
        while let Some(step) = walk.next() {
            match step {
                Step::Enter(element) => {
                    let role = role::of(element);
                    if role == Role::Hidden {
                        walk.leave_out(element);
                    }
                    self.enter(element, role);
                }
                Step::Leave(element) => self.leave(element),
                Step::Leaf(node) => {
                    if let Some(text) = node.as_text() {
                        self.builder.push(&text);
                    }
                }
            }
        }
        self.builder.end();
    }

    fn enter(&mut self, element: Element<'_>, role: Role) {
        let role = self.settled(element, role);
        let mut frame = Frame {
            role,
            context: self.context,
            kind: self.builder.kind(),
            start: self.builder.here(),
            end: None,
            source: None,
            mixed: None,
        };
        match role {
            Role::Hidden | Role::Inline | Role::Foreign | Role::Mention(_) => {}
            Role::Field => self.builder.push(" "),
            Role::Strong => self.builder.strong += 1,
            Role::Break => self.builder.line_break(),
            Role::Block(kind) => {
                self.builder.begin(kind);
                if kind == BlockKind::TableRow {
                    self.context = Some(kind);
                }
            }
            Role::Container(kind) => {
                self.context = kind.or(self.context);
                self.builder.begin(self.paragraph());
            }
            Role::Part(kind) => self.builder.begin_part(kind),
            Role::Cell => self.builder.tab(),
            Role::Preformatted => {
                self.builder.begin(self.paragraph());
                self.builder.preformatted = true;
            }
            Role::Quote | Role::BlockQuote => {
                if role == Role::BlockQuote {
                    self.context = self.context.or(Some(BlockKind::BlockQuote));
                    self.builder.begin(self.paragraph());
                }
                frame.source = element.attribute("quote-source").map(|source| source.into_owned());
                self.quotes.push(self.frames.len());
            }
            Role::Credit => {
                if let Some(&quote) = self.quotes.last() {
                    self.frames[quote].end.get_or_insert(self.builder.here());
                }
            }
        }
        self.frames.push(frame);
    }

    /// The role of an element where it stands.
    fn settled(&mut self, element: Element<'_>, role: Role) -> Role {
        let in_row = self.context == Some(BlockKind::TableRow);
        match role {
            // What stands in a cell belongs to its row.
            Role::Block(_) | Role::Container(_) | Role::BlockQuote if in_row => {
                self.builder.push(" ");
                Role::Inline
            }
            Role::Block(kind) => Role::Block(self.in_context(kind, element)),
            Role::Part(_) if in_row => Role::Inline,
            Role::Foreign if self.stands_among_words(element) => Role::Inline,
            Role::Foreign if in_row => Role::Inline,
            Role::Foreign => Role::Block(self.paragraph()),
            role => role,
        }
    }

    fn stands_among_words(&mut self, element: Element<'_>) -> bool {
        let Some(parent) = element.parent() else { return false };
        let Some(frame) = self.frames.last_mut() else { return false };
        *frame.mixed.get_or_insert_with(|| parent.has_own_words())
    }

    fn paragraph(&self) -> BlockKind {
        self.context.unwrap_or(BlockKind::Paragraph)
    }

    /// The kind of a block from its own and that of what it stands in.
    fn in_context(&self, kind: BlockKind, element: Element<'_>) -> BlockKind {
        use BlockKind::{
            Abstract, Caption, Header, Heading, Headline, ListItem, Note, Paragraph, Subheadline,
        };
        let first = !self.builder.has_body();
        match (kind, self.context) {
            (Headline, None | Some(Header)) if first && !self.builder.has_headline() => Headline,
            (Headline | Heading, Some(context @ (Note | Caption | Abstract))) => context,
            (Heading, Some(Header)) if self.builder.has_headline() => Subheadline,
            (Heading, _) if first && is_under_headline(element) => Subheadline,
            (Headline, _) => Heading,
            (Paragraph | ListItem, Some(context)) => context,
            (kind, _) => kind,
        }
    }

    fn leave(&mut self, element: Element<'_>) {
        let Some(frame) = self.frames.pop() else { return };
        self.context = frame.context;
        self.builder.place(element, frame.start);
        match frame.role {
            Role::Hidden | Role::Inline | Role::Field | Role::Foreign | Role::Break | Role::Cell => {}
            Role::Strong => self.builder.strong = self.builder.strong.saturating_sub(1),
            Role::Block(_) | Role::Container(_) => self.builder.begin(self.paragraph()),
            Role::Part(_) => self.builder.end_part(frame.kind),
            Role::Preformatted => {
                self.builder.end();
                self.builder.preformatted = false;
                self.builder.begin(self.paragraph());
            }
            Role::Quote | Role::BlockQuote => {
                self.quotes.pop();
                let span = self.builder.between(frame.start, frame.end);
                self.builder.quote(span, frame.source);
                if frame.role == Role::BlockQuote {
                    self.builder.begin(self.paragraph());
                }
            }
            Role::Credit => {
                let words = self.builder.between(frame.start, None);
                if let Some(&quote) = self.quotes.last()
                    && words.len() <= builder::LONGEST_NAME
                {
                    let source = &mut self.frames[quote].source;
                    source.get_or_insert_with(|| words.of(self.builder.text()).to_owned());
                }
            }
            Role::Mention(kind) => {
                let span = self.builder.between(frame.start, None);
                self.builder.mention(kind, span, code(element, kind));
            }
        }
    }
}

fn is_under_headline(element: Element<'_>) -> bool {
    element.parent().is_some_and(|parent| matches!(parent.local_name(), "hedline" | "headline"))
}

/// The code that NITF gives a name: `value` in the vocabulary `idsrc`, of a place `location-code`, of a date `norm`.
pub(in crate::read) fn code(element: Element<'_>, kind: ConceptKind) -> Option<String> {
    if kind == ConceptKind::Date {
        return Some(element.attribute("norm")?.into_owned());
    }
    let (code, source) = match element.attribute("value") {
        Some(code) => (code, element.attribute("idsrc")),
        None => (element.attribute("location-code")?, element.attribute("code-source")),
    };
    Some(match source {
        Some(source) => format!("{source}:{code}"),
        None => code.into_owned(),
    })
}
