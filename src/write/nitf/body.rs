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

/// The blocks that the head of the body has elements for, and the others.
///
/// The first headline is in the head wherever it stands. Of what follows it in the order that the head demands all is in the
/// head, up to the first block that is not; what comes after stays where it is.
fn parts(article: &Article, marks: &Marks<'_>) -> (Vec<Block>, Vec<Block>) {
    let has_headline = article.headline().is_some();
    let mut headlines = 0;
    let mut reached = Some(0);
    article.blocks.iter().partition(|block| {
        let rank = match block.kind {
            BlockKind::Headline => {
                headlines += 1;
                if headlines == 1 {
                    return true;
                }
                None
            }
            BlockKind::Subheadline if has_headline => Some(0),
            BlockKind::Byline if marks.fit(block.span, IN_BYLINE) => Some(1),
            BlockKind::Dateline if marks.fit(block.span, IN_DATELINE) => Some(2),
            BlockKind::Abstract => Some(3),
            _ => None,
        };
        reached = rank.filter(|rank| reached.is_some_and(|reached| reached <= *rank));
        reached.is_some()
    })
}

const IN_BYLINE: &[&str] = &["person", "location"];
const IN_DATELINE: &[&str] = &["location"];

fn body_head(blocks: &[Block], marks: &Marks<'_>, out: &mut Writer) {
    let of = |kind: BlockKind| blocks.iter().copied().filter(move |block| block.kind == kind);
    out.open("body.head");
    if let Some(headline) = of(BlockKind::Headline).next() {
        out.open("hedline");
        element("hl1", headline, marks, out);
        for subheadline in of(BlockKind::Subheadline) {
            element("hl2", subheadline, marks, out);
        }
        out.close();
    }
    for kind in [BlockKind::Byline, BlockKind::Dateline] {
        of(kind).for_each(|block| line(block, marks, out));
    }
    let mut abstracts = of(BlockKind::Abstract).peekable();
    if abstracts.peek().is_some() {
        out.open("abstract");
        for block in abstracts {
            element("p", block, marks, out);
        }
        out.close();
    }
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
        // Within the text too a byline or dateline is its block's first.
        BlockKind::Byline if marks.fit(block.span, IN_BYLINE) => block_line(block, marks, out),
        BlockKind::Dateline if marks.fit(block.span, IN_DATELINE) => block_line(block, marks, out),
        BlockKind::Byline | BlockKind::Dateline | BlockKind::SpeakerLabel => {
            out.open("p").attribute_if("class", class(block.kind));
            marks.write(block.span, false, out, |_, _| true);
            out.close();
        }
        _ => element("p", block, marks, out),
    }
}

/// A byline or dateline, with those of its marks that such may hold.
fn line(block: Block, marks: &Marks<'_>, out: &mut Writer) {
    let (name, allowed) = match block.kind {
        BlockKind::Byline => ("byline", IN_BYLINE),
        _ => ("dateline", IN_DATELINE),
    };
    out.open(name);
    marks.write(block.span, false, out, |element, _| allowed.contains(&element));
    out.close();
}

fn block_line(block: Block, marks: &Marks<'_>, out: &mut Writer) {
    out.open("block");
    line(block, marks, out);
    out.close();
}

fn element(name: &'static str, block: Block, marks: &Marks<'_>, out: &mut Writer) {
    out.open(name);
    marks.write(block.span, false, out, |_, _| true);
    out.close();
}
