//! The body of an NITF document.

use crate::model::{Article, Block, BlockKind};
use crate::write::marks::{Marks, is_typed};
use crate::write::{class, row};
use crate::xml::Writer;

pub(super) fn write(article: &Article, marks: &Marks<'_>, out: &mut Writer) {
    let (head, content) = parts(article, marks);
    out.open("body");
    body_head(&head, marks, out);
    body_content(&content, article, marks, out);
    out.close();
}

/// The parts of the head of the body, in the order that it demands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Headline,
    Note,
    Byline,
    Distributor,
    Dateline,
    Abstract,
}

impl Part {
    /// The part that a block can be. A byline or dateline in which more was found than its element holds is none.
    fn of(block: Block, article: &Article, marks: &Marks<'_>) -> Option<Self> {
        let part = match block.kind {
            BlockKind::Subheadline if article.headline().is_some() => Self::Headline,
            BlockKind::Byline => Self::Byline,
            BlockKind::Dateline => Self::Dateline,
            BlockKind::Header if is_provider(block, article) => Self::Distributor,
            BlockKind::Note | BlockKind::Header => Self::Note,
            BlockKind::Abstract => Self::Abstract,
            _ => return None,
        };
        part.holds().is_none_or(|holds| marks.fit(block.span, holds)).then_some(part)
    }

    /// The elements that may stand in it; `None` where any may that mark words.
    fn holds(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Byline => Some(&["person", "location"]),
            Self::Distributor => Some(&["org"]),
            Self::Dateline => Some(&["location"]),
            Self::Headline | Self::Note | Self::Abstract => None,
        }
    }

    const fn element(self) -> &'static str {
        match self {
            Self::Headline => "hl2",
            Self::Note => "note",
            Self::Byline => "byline",
            Self::Distributor => "distributor",
            Self::Dateline => "dateline",
            Self::Abstract => "abstract",
        }
    }

    fn write(self, block: Block, marks: &Marks<'_>, out: &mut Writer) {
        match self {
            Self::Headline => element("hl2", block, marks, out),
            Self::Note => {
                out.open("note").open("body.content");
                element("p", block, marks, out);
                out.close().close();
            }
            Self::Abstract => {
                out.open("abstract");
                element("p", block, marks, out);
                out.close();
            }
            Self::Byline | Self::Distributor | Self::Dateline => {
                out.open(self.element());
                let holds = self.holds().unwrap_or_default();
                marks.write(block.span, false, out, |element, _| holds.contains(&element));
                out.close();
            }
        }
    }
}

/// Whether a line names the provider and nothing else.
fn is_provider(block: Block, article: &Article) -> bool {
    let name = article.provider.as_ref().and_then(|provider| provider.name.as_deref());
    name == Some(block.span.of(&article.text))
}

/// The blocks of the head of the body, with what they are there, and the others.
///
/// The first headline is in the head wherever it stands. Of what follows it in the order that the head demands all is in the
/// head, up to the first block that is not; what comes after stays where it is.
fn parts(article: &Article, marks: &Marks<'_>) -> (Vec<(Block, Part)>, Vec<Block>) {
    let (mut head, mut content) = (Vec::new(), Vec::new());
    let mut reached = Some(Part::Headline);
    let mut has_headline = false;
    for &block in &article.blocks {
        if block.kind == BlockKind::Headline && !std::mem::replace(&mut has_headline, true) {
            head.insert(0, (block, Part::Headline));
            continue;
        }
        let part = Part::of(block, article, marks);
        reached = part.filter(|part| {
            let once = *part == Part::Distributor && reached == Some(Part::Distributor);
            reached.is_some_and(|reached| reached <= *part) && !once
        });
        match reached {
            Some(part) => head.push((block, part)),
            None => content.push(block),
        }
    }
    (head, content)
}

fn body_head(blocks: &[(Block, Part)], marks: &Marks<'_>, out: &mut Writer) {
    out.open("body.head");
    let headlines = blocks.iter().take_while(|(_, part)| *part == Part::Headline).count();
    let (headlines, others) = blocks.split_at(headlines);
    if let Some(((headline, _), others)) = headlines.split_first() {
        out.open("hedline");
        element("hl1", *headline, marks, out);
        others.iter().for_each(|(block, part)| part.write(*block, marks, out));
        out.close();
    }
    others.iter().for_each(|(block, part)| part.write(*block, marks, out));
    out.close();
}

fn body_content(blocks: &[Block], article: &Article, marks: &Marks<'_>, out: &mut Writer) {
    out.open("body.content");
    let mut open: (&[&str], Option<usize>) = (&[], None);
    for &block in blocks {
        let quote = (block.kind == BlockKind::BlockQuote).then(|| quote_round(block, article)).flatten();
        let held = (holders(block.kind), quote);
        if held != open {
            close_all(open.0, out);
            for (depth, name) in held.0.iter().enumerate() {
                out.open(name);
                let source =
                    quote.filter(|_| depth == 0).and_then(|quote| article.quotes[quote].source.as_deref());
                out.attribute_if("quote-source", source);
            }
            open = held;
        }
        write_block(block, article, marks, out);
    }
    close_all(open.0, out);
    out.close();
}

fn close_all(open: &[&str], out: &mut Writer) {
    for _ in open {
        out.close();
    }
}

/// The quotation that a block is, or is a part of. Quotations are in the order of the text.
fn quote_round(block: Block, article: &Article) -> Option<usize> {
    let end = article.quotes.partition_point(|quote| quote.span.start() <= block.span.start());
    end.checked_sub(1).filter(|&at| article.quotes[at].span.contains(block.span))
}

/// The elements that hold blocks of a kind, one after the other.
fn holders(kind: BlockKind) -> &'static [&'static str] {
    match kind {
        BlockKind::ListItem => &["ul"],
        BlockKind::TableRow => &["table"],
        BlockKind::BlockQuote => &["bq", "block"],
        BlockKind::Note | BlockKind::Header => &["note", "body.content"],
        _ => &[],
    }
}

fn write_block(block: Block, article: &Article, marks: &Marks<'_>, out: &mut Writer) {
    match block.kind {
        BlockKind::Headline | BlockKind::Subheadline | BlockKind::Heading => {
            element("hl2", block, marks, out);
        }
        BlockKind::ListItem => element("li", block, marks, out),
        BlockKind::TableRow => row(block, article, marks, out),
        BlockKind::Caption => {
            out.open("media").attribute("media-type", "other").open("media-reference").close();
            element("media-caption", block, marks, out);
            out.close();
        }
        // `pre` holds text alone.
        BlockKind::Paragraph if is_typed(block, article) && !marks.has(block.span) => {
            out.element("pre", block.span.of(&article.text));
        }
        BlockKind::Paragraph if is_typed(block, article) => {
            out.open("p").attribute("xml:space", "preserve");
            marks.write(block.span, true, out, |_, _| true);
            out.close();
        }
        BlockKind::BlockQuote if quote_round(block, article).is_some() => {
            out.open("p");
            // The block quote itself is the quotation that the article came with.
            marks.write(block.span, false, out, |element, is_found| is_found || element != "q");
            out.close();
        }
        // Within the text too these are their block's first.
        BlockKind::Byline | BlockKind::Dateline | BlockKind::Abstract
            if Part::of(block, article, marks).is_some() =>
        {
            out.open("block");
            Part::of(block, article, marks).into_iter().for_each(|part| part.write(block, marks, out));
            out.close();
        }
        BlockKind::Byline | BlockKind::Dateline | BlockKind::SpeakerLabel => {
            out.open("p").attribute_if("class", class(block.kind));
            marks.write(block.span, false, out, |_, _| true);
            out.close();
        }
        _ => element("p", block, marks, out),
    }
}

fn element(name: &'static str, block: Block, marks: &Marks<'_>, out: &mut Writer) {
    out.open(name);
    marks.write(block.span, false, out, |_, _| true);
    out.close();
}
