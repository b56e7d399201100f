//! Text and blocks as they grow: white space is one space, except where lines are kept.

use std::collections::HashMap;

use crate::model::{Article, Block, BlockKind, Concept, ConceptKind, MarkedQuote};
use crate::read::body::lines;
use crate::read::findings::Places;
use crate::read::meta::has_only_single_spaces;
use crate::read::text::lines::item_mark;
use crate::span::Span;
use crate::xml::Element;

/// Builds the text of an [`Article`] with its blocks.
///
/// Every character that is no white space is kept, in its order. A run of white space becomes one space, a no-break
/// space is a space, and blocks are set apart by an empty line.
#[derive(Debug)]
pub(in crate::read) struct Builder {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    /// The block that grows, from here.
    start: usize,
    kind: BlockKind,
    /// White space that comes before the next word.
    gap: Option<Gap>,
    /// Line ends of the source within the block.
    breaks: Vec<LineBreak>,
    /// The next block goes on the line of the one before.
    glued: bool,
    /// White space counts.
    pub(super) preformatted: bool,
    /// How many elements of emphasis are open, and whether the block has words outside such.
    pub(super) strong: usize,
    plain_words: bool,
    body_begun: bool,
    headline: bool,
    entities: Vec<Concept>,
    known: HashMap<(ConceptKind, String), usize>,
    quotes: Vec<MarkedQuote>,
    /// Where elements with identifiers stand, if it is asked for.
    places: Option<Places>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Gap {
    /// Line ends of the source, and columns behind the last.
    lines: u32,
    indent: u32,
    /// Line ends one behind the other, with no markup between: an empty line.
    run: u32,
    blank: bool,
    /// `<br/>`
    breaks: u32,
    tab: bool,
}

/// A line end within a block: the byte of the text that stands for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineBreak {
    pub(super) at: usize,
    /// Columns that the line below is indented by.
    pub(super) indent: u32,
    /// An empty line stands between.
    pub(super) blank: bool,
}

impl Builder {
    /// A builder that expects about so many bytes of text.
    pub(in crate::read) fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            blocks: Vec::with_capacity(32),
            start: 0,
            kind: BlockKind::Paragraph,
            gap: None,
            breaks: Vec::new(),
            glued: false,
            preformatted: false,
            strong: 0,
            plain_words: false,
            body_begun: false,
            headline: false,
            entities: Vec::new(),
            known: HashMap::new(),
            quotes: Vec::new(),
            places: None,
        }
    }

    /// From here on notes where elements with identifiers stand, or not.
    pub(in crate::read) fn note_places(&mut self, note: bool) {
        self.places = note.then(Places::new);
    }

    /// The places noted.
    pub(in crate::read) fn take_places(&mut self) -> Places {
        self.places.take().unwrap_or_default()
    }

    /// The text so far.
    pub(in crate::read) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the story has begun: there is a block of its own sentences.
    pub(super) fn has_body(&self) -> bool {
        self.in_block() && self.kind.is_body() || self.body_begun
    }

    /// Whether there is a headline.
    pub(in crate::read) fn has_headline(&self) -> bool {
        self.headline
    }

    pub(super) fn kind(&self) -> BlockKind {
        self.kind
    }

    fn push_block(&mut self, block: Block) {
        self.body_begun |= block.kind.is_body();
        self.headline |= block.kind == BlockKind::Headline;
        self.blocks.push(block);
    }

    fn in_block(&self) -> bool {
        self.text.len() > self.start
    }

    /// A whole block, unless it has no word.
    pub(in crate::read) fn block(&mut self, kind: BlockKind, text: &str) {
        self.begin(kind);
        self.push(text);
        self.end();
    }

    /// Ends the block that grows, and makes the words to come a block of a kind.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.kind = kind;
    }

    /// As [`begin`](Self::begin), on the same line.
    pub(super) fn begin_part(&mut self, kind: BlockKind) {
        let gap = self.gap;
        let glue = self.in_block() || self.glued;
        self.end();
        self.gap = gap;
        self.glued = glue;
        self.kind = kind;
    }

    /// Ends a part: what follows goes on the same line as a block of a kind.
    pub(super) fn end_part(&mut self, kind: BlockKind) {
        let (gap, ended) = (self.gap, self.in_block());
        self.end();
        if ended {
            self.gap = gap;
            self.glued = true;
        }
        self.kind = kind;
    }

    /// Ends the block that grows.
    pub(super) fn end(&mut self) {
        self.gap = None;
        self.glued = false;
        if self.in_block() {
            if self.preformatted {
                let kept = self.start + self.text[self.start..].trim_end().len();
                self.text.truncate(kept);
            }
            let span = Span::new(self.start, self.text.len()).trimmed(&self.text);
            if self.kind == BlockKind::Paragraph && self.only_strong() && is_heading(span.of(&self.text)) {
                self.kind = BlockKind::Heading;
            }
            if !span.is_empty() {
                self.split(span);
            }
        }
        self.start = self.text.len();
        self.plain_words = false;
        self.breaks.clear();
    }

    fn only_strong(&self) -> bool {
        !self.plain_words && self.has_body()
    }

    /// The block or, where its lines are paragraphs, each of them.
    fn split(&mut self, span: Span) {
        let borders = if self.preformatted {
            lines::blank_lines(&self.text, span)
        } else {
            for at in lines::kept(span, &self.breaks) {
                self.text.replace_range(at..at + 1, "\n");
            }
            lines::borders(&self.text, span, &self.breaks)
        };
        let mut start = span.start();
        for border in borders.into_iter().chain([span.end()]) {
            let part = Span::new(start, border).trimmed(&self.text);
            if !part.is_empty() {
                let mark = if self.breaks.is_empty() { None } else { item_mark(part.of(&self.text)) };
                let block = match mark.filter(|_| self.kind == BlockKind::Paragraph) {
                    Some(mark) => {
                        let span = Span::new(part.start() + mark, part.end()).trimmed(&self.text);
                        Block { kind: BlockKind::ListItem, span }
                    }
                    None => Block { kind: self.kind, span: part },
                };
                self.push_block(block);
            }
            start = border;
        }
    }

    /// A line end that the document asks for.
    pub(super) fn line_break(&mut self) {
        if self.preformatted {
            return self.push_preformatted("\n");
        }
        let gap = self.gap.get_or_insert_default();
        gap.breaks += 1;
        gap.lines = 0;
    }

    /// The border of a cell.
    pub(super) fn tab(&mut self) {
        self.gap.get_or_insert_default().tab = true;
    }

    /// Words of the block that grows, as the document has them.
    pub(super) fn push(&mut self, text: &str) {
        if self.preformatted {
            return self.push_preformatted(text);
        }
        let text = if self.in_block() || self.glued { text } else { text.trim_ascii_start() };
        if text.is_empty() {
            return;
        }
        if has_only_single_spaces(text) {
            return self.push_clean(text);
        }
        if let Some(gap) = &mut self.gap {
            gap.run = 0;
        }
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let space = space_len(&bytes[at..]);
            if space > 0 {
                self.space(bytes[at]);
                at += space;
                continue;
            }
            let end = word_run_end(bytes, at);
            self.word(&text[at..end]);
            at = end;
        }
    }

    /// As [`push`](Self::push), of text whose only white space is single spaces.
    fn push_clean(&mut self, text: &str) {
        let words = text.strip_prefix(' ').unwrap_or(text);
        if words.len() < text.len() {
            self.space(b' ');
        }
        let inner = words.strip_suffix(' ').unwrap_or(words);
        if !inner.is_empty() {
            self.word(inner);
        }
        if inner.len() < words.len() {
            self.space(b' ');
        }
    }

    fn space(&mut self, byte: u8) {
        let gap = self.gap.get_or_insert_default();
        match byte {
            b'\n' => {
                (gap.lines, gap.indent, gap.run) = (gap.lines + 1, 0, gap.run + 1);
                gap.blank |= gap.run > 1;
            }
            b'\t' => gap.indent += 8,
            _ => gap.indent += 1,
        }
    }

    /// Words without white space at their ends.
    fn word(&mut self, words: &str) {
        if self.in_block() {
            if let Some(gap) = self.gap.take() {
                self.push_gap(gap);
            }
        } else {
            self.separate();
            self.start = self.text.len();
        }
        self.plain_words |= self.strong == 0;
        self.text.push_str(words);
    }

    /// What stands before the first word of a block.
    fn separate(&mut self) {
        let gap = self.gap.take();
        if self.text.is_empty() {
            return;
        }
        match (std::mem::take(&mut self.glued), gap) {
            (true, Some(_)) => self.text.push(' '),
            (true, None) => {}
            (false, _) => self.text.push_str("\n\n"),
        }
    }

    fn push_gap(&mut self, gap: Gap) {
        if gap.lines > 0 || gap.breaks > 1 {
            let blank = gap.blank || gap.breaks > 1;
            self.breaks.push(LineBreak { at: self.text.len(), indent: gap.indent, blank });
        }
        self.text.push(match gap {
            Gap { breaks: 1.., .. } => '\n',
            Gap { tab: true, .. } => '\t',
            _ => ' ',
        });
    }

    fn push_preformatted(&mut self, text: &str) {
        let mut text = text;
        if !self.in_block() {
            text = text.trim_start_matches(['\n', '\r']);
            if text.trim().is_empty() {
                return;
            }
            self.separate();
            self.start = self.text.len();
        }
        self.plain_words = true;
        for (index, part) in text.split('\u{a0}').enumerate() {
            if index > 0 {
                self.text.push(' ');
            }
            self.text.push_str(part);
        }
    }

    /// Where the next word will stand, as near as can be said before it comes.
    pub(super) fn here(&self) -> usize {
        self.text.len()
    }

    /// The words from a place to another, or to here, without the white space round them.
    pub(super) fn between(&self, start: usize, end: Option<usize>) -> Span {
        let end = end.unwrap_or(self.text.len()).min(self.text.len());
        Span::new(start.min(end), end).trimmed(&self.text)
    }

    /// Where an element that began at `start` stands, if that is asked for. Of two with one identifier the first counts.
    pub(super) fn place(&mut self, element: Element<'_>, start: usize) {
        if self.places.is_none() {
            return;
        }
        let span = self.between(start, None);
        if let (Some(places), Some(id), false) = (&mut self.places, element.attribute("id"), span.is_empty())
        {
            places.entry(id.into_owned()).or_insert(span);
        }
    }

    /// Something that the markup names. Things of the same kind and name are one.
    pub(super) fn mention(&mut self, kind: ConceptKind, span: Span, code: Option<String>) {
        let name = span.of(&self.text);
        // A name is short and does not go over the border of blocks; what is marked so is more than a name.
        if name.is_empty() || name.len() > LONGEST_NAME || name.contains("\n\n") {
            return;
        }
        let at = *self.known.entry((kind, name.to_owned())).or_insert_with(|| {
            self.entities.push(Concept { kind: Some(kind), ..Concept::named(name) });
            self.entities.len() - 1
        });
        let concept = &mut self.entities[at];
        concept.mentions.push(span);
        concept.code = concept.code.take().or(code);
    }

    pub(super) fn quote(&mut self, span: Span, source: Option<String>) {
        if !span.is_empty() {
            self.quotes.push(MarkedQuote::new(span, source.filter(|source| !source.trim().is_empty())));
        }
    }

    /// Takes the blocks of a text that was read as plain text.
    pub(super) fn append(&mut self, plain: Article) {
        self.end();
        if plain.blocks.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let offset = self.text.len();
        self.text.push_str(plain.text.trim_end());
        let shifted = |span: Span| Span::new(span.start() + offset, span.end() + offset);
        for block in plain.blocks {
            self.push_block(Block { span: shifted(block.span), ..block });
        }
        self.start = self.text.len();
    }

    /// Puts text, blocks, names and quotations into the article.
    pub(in crate::read) fn finish(mut self, article: &mut Article) {
        self.end();
        self.quotes.sort_by_key(|quote| quote.span);
        // Markup was expected to be less of the document than it is.
        if self.text.capacity() > 2 * self.text.len() {
            self.text.shrink_to_fit();
        }
        article.text = self.text;
        article.blocks = self.blocks;
        article.quotes = self.quotes;
        // What the text marks comes before what only the metadata names.
        self.entities.append(&mut article.entities);
        article.entities = self.entities;
    }
}

/// No name, and no credit of a quotation, is longer.
pub(super) const LONGEST_NAME: usize = 400;

/// A paragraph all in bold is a heading if it is no longer, and no sentence.
const LONGEST_HEADING: usize = 100;

fn is_heading(words: &str) -> bool {
    words.len() <= LONGEST_HEADING && !words.ends_with(['.', ',', ';', ':', '!', '”', '"', '»', '“'])
}

/// Length of the white space character at the start: those of XML, form feed, and the no-break space.
fn space_len(bytes: &[u8]) -> usize {
    match bytes {
        [b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C, ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        _ => 0,
    }
}

/// The end of the words that begin at `at`: single spaces between words are part of them.
fn word_run_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some(&byte) = bytes.get(end) {
        let ends = match byte {
            b' ' => bytes.get(end + 1).is_none_or(|_| space_len(&bytes[end + 1..]) > 0),
            0xC2 | 0x09..=0x0D => space_len(&bytes[end..]) > 0,
            _ => false,
        };
        if ends {
            break;
        }
        end += 1;
    }
    end
}
