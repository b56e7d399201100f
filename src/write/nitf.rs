//! Article → NITF.

use crate::model::{Article, Block, BlockKind, Concept, NewsDate, PublishingStatus};
use crate::write::newsml_g2::row;
use crate::write::words::{self, Marks};
use crate::xml::Writer;

/// The NITF 3.6 document that an article is, with the names and quotations in its text marked.
///
/// What the article does not have is left out. NITF has no place for the codes of genres beyond a word, nor for links.
#[must_use]
pub fn nitf(article: &Article) -> String {
    let mut out = Writer::new();
    out.open("nitf")
        .attribute("xmlns", "http://iptc.org/std/NITF/2006-10-18/")
        .attribute("version", "-//IPTC//DTD NITF 3.6//EN")
        .attribute_if("xml:lang", article.language.as_deref());
    head(article, &mut out);
    out.open("body");
    let marks = Marks::of(article);
    body_head(article, &marks, &mut out);
    body_content(article, &marks, &mut out);
    out.finish()
}

fn head(article: &Article, out: &mut Writer) {
    out.open("head").element_if("title", article.headline());
    if let Some(slugline) = &article.slugline {
        out.open("meta").attribute("name", "anpa-keyword").attribute("content", slugline).close();
    }
    if let Some(count) = article.word_count {
        out.open("meta").attribute("name", "anpa-wordcount").attribute("content", &count.to_string()).close();
    }
    out.open("tobject");
    for genre in article.genre.iter().chain(&article.other_genres) {
        if let Some(word) = genre.code.as_deref().or(genre.name.as_deref()) {
            out.open("tobject.property").attribute("tobject.property.type", word).close();
        }
    }
    for subject in &article.subjects {
        tobject_subject(subject, out);
    }
    out.close();
    docdata(article, out);
    let published = article.dates.published.map(basic);
    let provider =
        article.provider.as_ref().and_then(|provider| provider.name.as_deref().or(provider.code.as_deref()));
    if published.is_some() || provider.is_some() {
        out.open("pubdata").attribute_if("name", provider);
        out.attribute_if("date.publication", published.as_deref()).close();
    }
    out.close();
}

/// The subject at its level, where its code is one of IPTC's eight digits; else with its code as it is.
fn tobject_subject(subject: &Concept, out: &mut Writer) {
    let Some(code) = subject.code.as_deref() else { return };
    let number = code.rsplit(':').next().unwrap_or(code);
    let is_iptc = number.len() == 8 && number.bytes().all(|byte| byte.is_ascii_digit());
    // `refnum` is a name token (XML 1.0, 2.3).
    let token = |char: char| char.is_alphanumeric() || ".-_:".contains(char);
    let refnum = if is_iptc { number } else { code };
    if refnum.is_empty() || !refnum.chars().all(token) {
        return;
    }
    let level = match is_iptc {
        true if number.ends_with("000000") => "tobject.subject.type",
        true if number.ends_with("000") => "tobject.subject.matter",
        _ => "tobject.subject.detail",
    };
    out.open("tobject.subject").attribute("tobject.subject.refnum", refnum);
    out.attribute_if(level, subject.name.as_deref()).close();
}

fn docdata(article: &Article, out: &mut Writer) {
    let status = article.status.map(|status| match status {
        PublishingStatus::Usable => "usable",
        PublishingStatus::Withheld => "withheld",
        PublishingStatus::Canceled => "canceled",
    });
    out.open("docdata").attribute_if("management-status", status);
    if let Some(id) = &article.id {
        out.open("doc-id").attribute("id-string", id).close();
    }
    if let Some(urgency) = article.urgency {
        out.open("urgency").attribute("ed-urg", &urgency.to_string()).close();
    }
    let dates = &article.dates;
    let named =
        [("date.issue", dates.created), ("date.release", dates.embargoed), ("date.expire", dates.expires)];
    for (name, date) in named {
        if let Some(date) = date {
            out.open(name).attribute("norm", &basic(date)).close();
        }
    }
    if let Some(version) = article.version {
        out.open("du-key").attribute("version", &version.to_string()).close();
    }
    for note in &article.editor_notes {
        out.open("ed-msg").attribute("info", note).close();
    }
    for rights in &article.rights {
        out.open("doc.rights").attribute("limitations", rights).close();
    }
    if !article.keywords.is_empty() {
        out.open("key-list");
        for keyword in &article.keywords {
            out.open("keyword").attribute("key", keyword).close();
        }
        out.close();
    }
    identified(article, out);
    out.close();
}

/// What the metadata names and the text does not mark.
fn identified(article: &Article, out: &mut Writer) {
    let mut unmarked = article
        .entities
        .iter()
        .filter(|entity| entity.mentions.is_empty() && words::element(entity).is_some())
        .peekable();
    if unmarked.peek().is_none() {
        return;
    }
    out.open("identified-content");
    for entity in unmarked {
        words::open(entity, out);
        if let Some(name) = &entity.name {
            out.text(name);
        }
        out.close();
    }
    out.close();
}

/// ISO 8601 basic format, as NITF has it: `20260301T080000Z`.
fn basic(date: NewsDate) -> String {
    let text = date.to_string();
    match text.split_once('T') {
        Some((day, time)) => {
            // The dash of an offset stays.
            format!("{}T{}", day.replace('-', ""), time.replace(':', ""))
        }
        None if date.day().is_some() => text.replace('-', ""),
        None => text,
    }
}

fn body_head(article: &Article, marks: &Marks<'_>, out: &mut Writer) {
    let of = |kind: BlockKind| article.blocks().filter(move |block| block.kind == kind);
    out.open("body.head");
    if let Some(headline) = of(BlockKind::Headline).next() {
        out.open("hedline").open("hl1");
        words::write(headline.span, article, out);
        out.close();
        for subheadline in of(BlockKind::Subheadline) {
            out.open("hl2");
            words::write(subheadline.span, article, out);
            out.close();
        }
        out.close();
    }
    for byline in of(BlockKind::Byline) {
        out.open("byline");
        marks.write(byline.span, out, &["person"]);
        out.close();
    }
    for dateline in of(BlockKind::Dateline).take(1) {
        out.open("dateline");
        marks.write(dateline.span, out, &["location"]);
        out.close();
    }
    let mut abstracts = of(BlockKind::Abstract).peekable();
    if abstracts.peek().is_some() {
        out.open("abstract");
        for block in abstracts {
            paragraph("p", *block, marks, out);
        }
        out.close();
    }
    out.close();
}

fn body_content(article: &Article, marks: &Marks<'_>, out: &mut Writer) {
    let has_headline = article.headline().is_some();
    let mut datelines = 0;
    let mut headlines = 0;
    out.open("body.content");
    let mut open: (&[&str], Option<usize>) = (&[], None);
    for block in article.blocks() {
        let in_head = match block.kind {
            BlockKind::Headline => {
                headlines += 1;
                headlines == 1
            }
            BlockKind::Dateline => {
                datelines += 1;
                datelines == 1
            }
            BlockKind::Subheadline => has_headline,
            BlockKind::Byline | BlockKind::Abstract => true,
            _ => false,
        };
        if in_head {
            continue;
        }
        let quote = (block.kind == BlockKind::BlockQuote).then(|| quote_round(*block, article)).flatten();
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
        write_block(*block, article, marks, out);
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
            paragraph("hl2", block, marks, out)
        }
        BlockKind::ListItem => paragraph("li", block, marks, out),
        BlockKind::TableRow => row(block, article, out),
        BlockKind::Caption => {
            out.open("media").attribute("media-type", "other").open("media-reference").close();
            paragraph("media-caption", block, marks, out);
            out.close();
        }
        BlockKind::Paragraph if words::has_layout(block.span, article) => {
            out.element("pre", block.span.of(&article.text));
        }
        BlockKind::BlockQuote if quote_round(block, article).is_some() => {
            // The block quote marks it already.
            out.open("p");
            marks.write(block.span, out, words::NAMES);
            out.close();
        }
        _ => paragraph("p", block, marks, out),
    }
}

fn paragraph(name: &'static str, block: Block, marks: &Marks<'_>, out: &mut Writer) {
    out.open(name);
    marks.write(block.span, out, words::ALL);
    out.close();
}
