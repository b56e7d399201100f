//! The frame of a page, and what stands in it.

use crate::model::{Article, Concept, NewsDate, PublishingStatus, Record};
use crate::write::html::cast::{Cast, Tally, count};
use crate::write::html::{article, figures, rail};
use crate::xml::Writer;

const BASE: &str = include_str!("base.css");
const REPORT: &str = include_str!("report.css");

/// Nothing is loaded, nothing runs: not even what a mistake in escaping would let in.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// What an article without headline is called.
pub(super) const UNTITLED: &str = "Article without headline";

/// Begins a page, up to and with `<body>`.
pub(super) fn begin(title: &str, styles: &[&str]) -> Writer {
    let mut out = Writer::html();
    out.open("html").attribute("xmlns", "http://www.w3.org/1999/xhtml").attribute("lang", "en");
    out.open("head");
    for (name, value) in [("charset", "utf-8"), ("name", "viewport")] {
        out.open("meta").attribute(name, value);
        if value == "viewport" {
            out.attribute("content", "width=device-width, initial-scale=1");
        }
        out.close();
    }
    out.open("meta").attribute("name", "color-scheme").attribute("content", "light dark").close();
    out.open("meta").attribute("http-equiv", "Content-Security-Policy").attribute("content", POLICY).close();
    out.element("title", title);
    out.open("style");
    styles.iter().for_each(|style| {
        out.as_is(&without_comments(style));
    });
    out.close().close();
    out.new_line();
    out.open("body");
    out
}

/// A style sheet as it is sent: its comments are for those who change it.
fn without_comments(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    for (at, part) in style.split("/*").enumerate() {
        out.push_str(if at == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) });
    }
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: String = lines.flat_map(|line| ["\n", line]).collect();
    [("; ", ";"), (": ", ":"), (" { ", "{"), (" }", "}")]
        .iter()
        .fold(lines, |css, (from, to)| css.replace(from, to))
}

/// A link for those who do not want to go through everything before it.
pub(super) fn skip(to: &str, words: &str, out: &mut Writer) {
    out.open("a").attribute("class", "skip").attribute("href", to).text(words).close();
}

pub(super) fn report(record: &Record, home: Option<&str>) -> String {
    let article = &record.article;
    let cast = Cast::of(record);
    let mut out = begin(title(article), &[BASE, REPORT]);
    skip("#article", "To the article", &mut out);
    skip("#speakers", "To the speakers", &mut out);
    header(record, &cast.said(), home, &mut out);
    out.new_line();
    out.open("main");
    notices(article, &mut out);
    out.open("article").attribute("id", "article").attribute("tabindex", "-1");
    if let Some(language) = language(article) {
        out.attribute("lang", language);
    }
    if article.headline().is_none() {
        out.open("h1").attribute("class", "untitled").text(UNTITLED).close();
    }
    article::write(record, &cast, &mut out);
    out.close();
    about(article, &mut out);
    out.close();
    out.new_line();
    out.open("aside").attribute("aria-labelledby", "speakers");
    rail::write(record, &cast, &mut out);
    out.close();
    out.new_line();
    out.open("footer").open("p").text(
        "Statements, speakers and claims were found by rules, not by people. Confidence is the part of such findings \
         that was right where people had marked the text. What was said may or may not be true.",
    );
    out.finish()
}

/// What the page is called.
pub(super) fn title(article: &Article) -> &str {
    let known = [article.headline(), article.slugline.as_deref(), article.id.as_deref()];
    known.into_iter().flatten().find(|title| !title.trim().is_empty()).unwrap_or(UNTITLED)
}

/// The article's language where it is not the page's, and has the form of a language tag (BCP 47).
fn language(article: &Article) -> Option<&str> {
    let tag = article.language.as_deref()?;
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let is_language = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_language && parts.all(is_part)).then_some(tag)
}

/// What is in the article, and what of it is shown: without script, the boxes work by the style sheet.
fn header(record: &Record, said: &Tally, home: Option<&str>, out: &mut Writer) {
    out.new_line();
    out.open("header").open("p").attribute("class", "counts");
    if let Some(href) = home {
        out.open("a").attribute("href", href).text("All articles").close().text(" ");
    }
    out.element("strong", "Who said what").text(&format!(
        ": {} by {}, {}",
        count(said.statements(), "statement"),
        count(record.speakers.len(), "speaker"),
        count(record.claims.len(), "claim")
    ));
    out.close();
    out.new_line();
    out.open("fieldset").element("legend", "Show");
    shown("show-said", out, |out| {
        out.text("statements: ");
        out.open("q").attribute("class", "said c-none").text("direct").close().text(" ");
        out.open("span").attribute("class", "said mixed c-none").text("mixed").close().text(" ");
        out.open("span").attribute("class", "said indirect c-none").text("indirect").close();
    });
    shown("show-words", out, |out| {
        out.open("span").attribute("class", "source c-none").text("source").close().text(" and ");
        out.open("span").attribute("class", "cue c-none").text("cue").close();
    });
    shown("show-claims", out, |out| {
        out.open("span").attribute("class", "number").text("1").close();
        out.text(" claims and how much each is worth checking ");
        out.open("span").attribute("class", "worth").attribute("style", "--worth:60%").text("60").close();
    });
    out.close().close();
}

/// A box to tick.
fn shown(id: &str, out: &mut Writer, label: impl FnOnce(&mut Writer)) {
    out.open("span").attribute("class", "box");
    out.open("input")
        .attribute("type", "checkbox")
        .attribute("checked", "checked")
        .attribute("id", id)
        .close();
    out.text(" ").open("label").attribute("for", id);
    label(out);
    out.close().close();
}

/// What an editor must know before anything else.
fn notices(article: &Article, out: &mut Writer) {
    let status = match article.status {
        Some(PublishingStatus::Withheld) => Some("Withheld by its provider."),
        Some(PublishingStatus::Canceled) => Some("Cancelled by its provider."),
        Some(PublishingStatus::Usable) | None => None,
    };
    let notes = article.editor_notes.iter().map(String::as_str);
    for notice in status.into_iter().chain(notes) {
        out.open("p").attribute("class", "notice").text(notice).close();
    }
    if let Some(date) = article.dates.embargoed {
        out.open("p").attribute("class", "notice").text("Not to be published before ");
        figures::time(date, out);
        out.close();
    }
}

/// What the document says about itself.
fn about(article: &Article, out: &mut Writer) {
    let name = |concept: &Concept| concept.name.clone().or_else(|| concept.code.clone());
    let names = |concepts: &[Concept]| concepts.iter().filter_map(name).collect::<Vec<_>>().join(", ");
    let texts = [
        ("Provider", article.provider.as_ref().and_then(name).unwrap_or_default()),
        ("Authors", article.authors.join(", ")),
        ("Place", article.place.clone().unwrap_or_default()),
        ("Genre", article.genre.as_ref().and_then(name).unwrap_or_default()),
        ("Subjects", names(&article.subjects)),
        ("Keywords", article.keywords.join(", ")),
        ("Slugline", article.slugline.clone().unwrap_or_default()),
        ("Identifier", article.id.clone().unwrap_or_default()),
        ("Credit", article.credit.clone().unwrap_or_default()),
        ("Rights", article.rights.join(" ")),
        ("Noticed", article.diagnostics.iter().map(|odd| odd.message.clone()).collect::<Vec<_>>().join("; ")),
    ];
    let dates: [(&str, Option<NewsDate>); 4] = [
        ("Created", article.dates.created),
        ("Published", article.dates.published),
        ("Changed", article.dates.modified),
        ("Expires", article.dates.expires),
    ];
    if texts.iter().all(|(_, text)| text.is_empty()) && dates.iter().all(|(_, date)| date.is_none()) {
        return;
    }
    out.new_line();
    out.open("section").attribute("class", "about").attribute("aria-labelledby", "about");
    out.open("h2").attribute("id", "about").text("About this item").close().open("dl");
    for (term, date) in dates.into_iter().filter_map(|(term, date)| Some((term, date?))) {
        out.open("div").element("dt", term).open("dd");
        figures::time(date, out);
        out.close().close();
    }
    for (term, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        out.open("div").element("dt", term).element("dd", text).close();
    }
    out.close().close();
}
