//! Article or record → NewsML-G2 news item with the text as XHTML.

mod concepts;

use std::collections::HashSet;

use crate::error::{Error, ErrorKind};
use crate::model::{Article, Block, BlockKind, Concept, ConceptKind, NewsDate, PublishingStatus};
use crate::write::marks::{Format, Marks, is_typed, things};
use crate::write::{Story, class, row};
use crate::xml::Writer;

/// The news item that an article or a record is: NewsML-G2 2.35, conformance level power, with the text as XHTML.
///
/// Of a record the item asserts the speakers and statements, and refers to them from the parts of the text where they
/// are; [`read::records`](crate::read::records) reads them back. See [`docs::formats`](crate::docs::formats).
///
/// What the article does not have is left out, except what the standard demands: an item without class is
/// `ninat:text`, one without identifier gets one made of its text's hash.
///
/// # Errors
/// [`ErrorKind::Invariant`] if the article has no date of any kind, for the standard demands when its version was
/// created. Set [`Dates::published`](crate::Dates::published) then.
///
/// ```
/// let mut article = onrecord::read_text("“The bridge is safe,” said Ada Quill, the city engineer.")?;
/// article.dates.published = "2026-03-02T08:14:00Z".parse().ok();
/// let record = onrecord::attribute(article);
///
/// let item = onrecord::write::newsml_g2(&record)?;
/// assert!(item.contains("<name>Ada Quill</name>"));
///
/// let again = onrecord::read::records(item.as_bytes())?.remove(0);
/// assert_eq!(again.statements, record.statements);
/// assert_eq!(again.speakers, record.speakers);
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn newsml_g2<'a>(story: impl Into<Story<'a>>) -> Result<String, Error> {
    let story = story.into();
    let article = story.article;
    let dates = &article.dates;
    let version_created = dates.published.or(dates.modified).or(dates.created).map(with_time);
    let Some(version_created) = version_created else {
        return Err(Error::new(ErrorKind::Invariant, "NewsML-G2 demands a date, and the article has none"));
    };
    let mut out = Writer::new();
    out.open("newsItem")
        .attribute("xmlns", "http://iptc.org/std/nar/2006-10-01/")
        .attribute("standard", "NewsML-G2")
        .attribute("standardversion", "2.35")
        .attribute("conformance", "power")
        .attribute("guid", &article.id.clone().unwrap_or_else(|| made_id(&article.text)));
    if let Some(version) = article.version.filter(|&version| version > 0) {
        out.attribute("version", &version.to_string());
    }
    out.attribute_if("xml:lang", language(article));
    out.open("catalogRef")
        .attribute("href", "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml")
        .close();
    let marks = Marks::of(story, Format::Html);
    let things = story.record.map(|record| things(record, &marks)).unwrap_or_default();
    if !things.is_empty() {
        concepts::catalog(&mut out);
    }
    rights(article, &mut out);
    item_meta(article, &version_created, &mut out);
    content_meta(article, &mut out);
    concepts::write(&things, story, &mut out);
    content_set(article, &marks, &mut out);
    Ok(out.finish())
}

/// A day as its first moment: `versionCreated` is a date with time. Months and years too.
fn with_time(date: NewsDate) -> String {
    let day = || NewsDate::from_ymd(date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1));
    let midnight = || day()?.with_time(0, 0, 0, None);
    let date = if date.time().is_some() { Some(date) } else { midnight() };
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// An identifier for a text that has none: always the same for the same text (FNV-1a).
fn made_id(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("urn:x-onrecord:{hash:016x}")
}

/// The language, if it is a tag at all (`xs:language`).
fn language(article: &Article) -> Option<&str> {
    let tag = article.language.as_deref()?;
    let part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = tag.split('-').next().unwrap_or_default();
    (tag.split('-').all(part) && first.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some(tag)
}

fn rights(article: &Article, out: &mut Writer) {
    if article.rights.is_empty() {
        return;
    }
    out.open("rightsInfo");
    for rights in &article.rights {
        let lower = rights.to_lowercase();
        let copyright = lower.starts_with("copyright") || lower.starts_with('©') || lower.starts_with("(c)");
        out.element(if copyright { "copyrightNotice" } else { "usageTerms" }, rights);
    }
    out.close();
}

fn item_meta(article: &Article, version_created: &str, out: &mut Writer) {
    out.open("itemMeta");
    let class = article.item_class.as_ref().and_then(|class| class.code.as_deref());
    out.open("itemClass")
        .attribute("qcode", class.filter(|class| is_qcode(class)).unwrap_or("ninat:text"))
        .close();
    match &article.provider {
        Some(provider) => property("provider", provider, out),
        None => {
            out.open("provider").close();
        }
    }
    out.element("versionCreated", version_created);
    if let Some(created) = article.dates.created.filter(|date| date.time().is_some()) {
        out.element("firstCreated", &created.to_string());
    }
    if let Some(embargoed) = article.dates.embargoed {
        out.element("embargoed", &with_time(embargoed));
    }
    if let Some(status) = article.status {
        out.open("pubStatus").attribute("qcode", status_code(status)).close();
    }
    for note in &article.editor_notes {
        out.element("edNote", note);
    }
    for link in &article.links {
        let rel = link.rel.as_deref().filter(|rel| is_qcode(rel));
        out.open("link").attribute_if("rel", rel);
        out.attribute_if("href", link.href.as_deref().filter(|href| is_iri(href)));
        out.attribute_if("residref", link.item.as_deref());
        out.element_if("title", link.title.as_deref()).close();
    }
    out.close();
}

fn status_code(status: PublishingStatus) -> &'static str {
    match status {
        PublishingStatus::Usable => "stat:usable",
        PublishingStatus::Withheld => "stat:withheld",
        PublishingStatus::Canceled => "stat:canceled",
    }
}

fn content_meta(article: &Article, out: &mut Writer) {
    out.open("contentMeta");
    if let Some(urgency) = article.urgency.filter(|urgency| (1..=9).contains(urgency)) {
        out.element("urgency", &urgency.to_string());
    }
    if let Some(created) = article.dates.created {
        out.element("contentCreated", &created.to_string());
    }
    if let Some(modified) = article.dates.modified {
        out.element("contentModified", &modified.to_string());
    }
    if let Some(place) = &article.place {
        out.open("located");
        line_if("name", Some(place), out);
        out.close();
    }
    for author in &article.authors {
        out.open("creator");
        line_if("name", Some(author), out);
        out.close();
    }
    if let Some(tag) = language(article) {
        out.open("language").attribute("tag", tag).close();
    }
    for genre in article.genre.iter().chain(&article.other_genres) {
        property("genre", genre, out);
    }
    for keyword in &article.keywords {
        line_if("keyword", Some(keyword), out);
    }
    for subject in &article.subjects {
        property("subject", subject, out);
    }
    // What only the text marks, or the metadata names beside its subjects; a date is no subject.
    let key = |concept: &'_ Concept| (concept.code.clone(), concept.name.clone());
    let subjects: HashSet<_> = article.subjects.iter().map(key).collect();
    let others = article.entities.iter().filter(|entity| entity.kind != Some(ConceptKind::Date));
    for entity in others.filter(|entity| !subjects.contains(&key(entity))) {
        property("subject", entity, out);
    }
    line_if("slugline", article.slugline.as_deref(), out);
    line_if("headline", article.headline(), out);
    line_if("creditline", article.credit.as_deref(), out);
    out.close();
}

/// A text in one line, as names are (the standard's `g2normalizedString`).
fn line_if(name: &'static str, text: Option<&str>, out: &mut Writer) {
    if let Some(text) = text {
        out.element(name, &text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

/// A property by its code, with its name.
fn property(name: &'static str, concept: &Concept, out: &mut Writer) {
    out.open(name);
    match concept.code.as_deref() {
        Some(code) if is_qcode(code) => {
            out.attribute("qcode", code);
        }
        Some(code) => {
            out.attribute("literal", code);
        }
        None => {
            out.attribute_if("uri", concept.uri.as_deref().filter(|uri| is_iri(uri)));
        }
    }
    if name == "subject" {
        out.attribute_if("type", concept.kind.and_then(type_code));
    }
    line_if("name", concept.name.as_deref(), out);
    out.close();
}

fn type_code(kind: ConceptKind) -> Option<&'static str> {
    Some(match kind {
        ConceptKind::Abstract => "cpnat:abstract",
        ConceptKind::Person => "cpnat:person",
        ConceptKind::Organization => "cpnat:organisation",
        ConceptKind::Place => "cpnat:geoArea",
        ConceptKind::PointOfInterest => "cpnat:poi",
        ConceptKind::Event => "cpnat:event",
        ConceptKind::Object => "cpnat:object",
        _ => return None,
    })
}

/// `[^\s:]+:[^\s]+` (the standard's `QCodeType`).
fn is_qcode(code: &str) -> bool {
    let bounded = code.split_once(':').is_some_and(|(alias, code)| !alias.is_empty() && !code.is_empty());
    bounded && !code.contains(char::is_whitespace)
}

/// Without the characters that no address holds.
fn is_iri(address: &str) -> bool {
    !address.contains(|char: char| char.is_whitespace() || "<>\"{}|\\^`".contains(char))
}

fn content_set(article: &Article, marks: &Marks<'_>, out: &mut Writer) {
    out.open("contentSet").open("inlineXML").attribute("contenttype", "application/xhtml+xml");
    if let Some(count) = article.word_count {
        out.attribute("wordcount", &count.to_string());
    }
    out.open("html").attribute("xmlns", "http://www.w3.org/1999/xhtml");
    out.open("head").element("title", article.headline().unwrap_or_default()).close();
    out.open("body");
    let mut open = None;
    let mut blocks = article.blocks.iter().copied().peekable();
    while let Some(block) = blocks.next() {
        let holder = holder(block.kind);
        if holder != open {
            if open.is_some() {
                out.close();
            }
            if let Some(name) = holder {
                out.open(name);
            }
            open = holder;
        }
        match blocks.next_if(|next| goes_on(block, *next, article)) {
            Some(story) => dateline_and_story(block, story, article, marks, out),
            None => write_block(block, article, marks, out),
        }
    }
    if open.is_some() {
        out.close();
    }
    out.close().close().close().close();
}

/// The element that holds blocks of a kind, one after the other.
fn holder(kind: BlockKind) -> Option<&'static str> {
    match kind {
        BlockKind::ListItem => Some("ul"),
        BlockKind::TableRow => Some("table"),
        BlockKind::BlockQuote => Some("blockquote"),
        _ => None,
    }
}

/// Whether a paragraph goes on in the line of its dateline.
fn goes_on(dateline: Block, story: Block, article: &Article) -> bool {
    let kinds = (dateline.kind, story.kind) == (BlockKind::Dateline, BlockKind::Paragraph);
    let gap = article.text.get(dateline.span.end()..story.span.start());
    kinds && matches!(gap, Some("" | " ")) && !is_typed(story, article)
}

fn dateline_and_story(dateline: Block, story: Block, article: &Article, marks: &Marks<'_>, out: &mut Writer) {
    out.open("p").text("").open("span").attribute_if("class", class(dateline.kind));
    marks.write(dateline.span, false, out, |_, _| true);
    out.close().text(&article.text[dateline.span.end()..story.span.start()]);
    marks.write(story.span, false, out, |_, _| true);
    out.close();
}

fn write_block(block: Block, article: &Article, marks: &Marks<'_>, out: &mut Writer) {
    let name = match block.kind {
        BlockKind::Headline => "h1",
        BlockKind::Heading => "h2",
        BlockKind::ListItem => "li",
        BlockKind::TableRow => return row(block, article, marks, out),
        BlockKind::Paragraph if is_typed(block, article) => "pre",
        _ => "p",
    };
    out.open(name).attribute_if("class", class(block.kind));
    marks.write(block.span, name == "pre", out, |_, _| true);
    out.close();
}
