//! The page of many articles: who speaks in how many, how much, quoted or paraphrased.

use std::collections::HashMap;

use crate::model::{NewsDate, Record, SpeakerKind};
use crate::write::html::cast::{Cast, KINDS, Tally, count, grouped, kind_name, roles, statement_kind_name};
use crate::write::html::{figures, page, rail};
use crate::xml::Writer;

const BASE: &str = include_str!("base.css");
const INDEX: &str = include_str!("index.css");

/// Speakers that stand open on the page.
const FIRST: usize = 25;
/// Speakers that stand folded up below: beyond these nobody reads on, and a browser labours.
const REST: usize = 1000;
/// Roles that are counted for one speaker: those of the first articles are as good as any.
const ROLES: usize = 8;
/// Links to articles that stand with one speaker.
const LINKS: usize = 25;

/// The columns of a table of speakers.
const COLUMNS: &[&str] = &["Speaker", "Articles", "Statements", "Words", "Words direct, mixed, indirect"];
/// Those who are counted by kind, not by name.
const OTHERS: &[(Option<SpeakerKind>, &str)] = &[
    (Some(SpeakerKind::Group), "groups"),
    (Some(SpeakerKind::Unnamed), "unnamed people"),
    (Some(SpeakerKind::Document), "documents"),
    (None, "speaker not found"),
];

/// Gathers what a page of many articles tells. Records are not kept: an article takes a line of memory, a speaker
/// another.
///
/// People and organisations are the same where their names are. Those without a name (“experts”, “a resident”) and
/// documents are counted together, by kind.
///
/// ```
/// use onrecord::write::html::Index;
///
/// let mut index = Index::new();
/// for (href, text) in [("a.html", "“No,” said Ada Quill."), ("b.html", "Ada Quill said it was late.")] {
///     index.add(href, &onrecord::attribute(onrecord::read_text(text)?));
/// }
/// let page = index.to_html();
/// assert!(page.contains("Ada Quill") && page.contains("href=\"b.html\""));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Index {
    articles: Vec<Line>,
    named: HashMap<(SpeakerKind, String), Total>,
    /// Groups, unnamed people, documents, and statements whose speaker was not found (`None`).
    others: HashMap<Option<SpeakerKind>, Total>,
    said: Tally,
}

/// One article.
#[derive(Clone, Debug)]
struct Line {
    href: String,
    title: String,
    date: Option<NewsDate>,
    speakers: usize,
    claims: usize,
    said: Tally,
}

/// What one speaker says in all articles.
#[derive(Clone, Debug, Default)]
struct Total {
    /// Roles, and in how many articles each.
    roles: Vec<(String, u32)>,
    said: Tally,
    /// Indices of the articles, in their order.
    articles: Vec<usize>,
}

impl Total {
    fn add(&mut self, said: Tally, article: usize) {
        self.said += said;
        if self.articles.last() != Some(&article) {
            self.articles.push(article);
        }
    }

    fn called(&mut self, role: &str) {
        if let Some((_, count)) = self.roles.iter_mut().find(|(known, _)| known == role) {
            *count += 1;
        } else if self.roles.len() < ROLES {
            self.roles.push((role.to_owned(), 1));
        }
    }

    /// What most articles say the speaker is; of several the first.
    fn role(&self) -> Option<&str> {
        let most = self.roles.iter().rev().max_by_key(|(_, count)| *count)?;
        Some(&most.0)
    }
}

impl Index {
    /// An index of no articles yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an article; `href` is where its [`report`](super::report) stands, relative to the index.
    pub fn add(&mut self, href: &str, record: &Record) {
        let cast = Cast::of(record);
        let article = self.articles.len();
        self.articles.push(Line {
            href: href.to_owned(),
            title: page::title(&record.article).split_whitespace().collect::<Vec<_>>().join(" "),
            date: record.article.date(),
            speakers: record.speakers.len(),
            claims: record.claims.len(),
            said: cast.said(),
        });
        self.said += cast.said();
        for voice in cast.by_words().into_iter().filter(|voice| !voice.statements.is_empty()) {
            let kind = voice.speaker.map(|speaker| speaker.kind);
            let total = match kind {
                Some(kind @ (SpeakerKind::Person | SpeakerKind::Organization)) => {
                    self.named.entry((kind, voice.name().to_owned())).or_default()
                }
                _ => self.others.entry(kind).or_default(),
            };
            total.add(voice.said, article);
            if let Some(role) = voice.speaker.and_then(|speaker| roles(speaker).first().copied()) {
                total.called(role);
            }
        }
    }

    /// The page.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut out = page::begin("Who spoke", &[BASE, INDEX]);
        page::skip("#speakers", "To the speakers", &mut out);
        page::skip("#articles", "To the articles", &mut out);
        out.new_line();
        out.open("main").element("h1", &format!("Who spoke in {}", count(self.articles.len(), "article")));
        self.summary(&mut out);
        self.speakers(&mut out);
        self.lines(&mut out);
        out.close();
        out.new_line();
        out.open("footer").open("p").text(
            "Statements and speakers were found by rules, not by people. Two people of the same name count as one here.",
        );
        out.finish()
    }

    /// All words by how they are given, as numbers and a bar.
    fn summary(&self, out: &mut Writer) {
        let words = self.said.words();
        out.new_line();
        out.open("section").attribute("class", "summary").attribute("aria-labelledby", "summary");
        out.open("h2").attribute("id", "summary").text("Quoted or paraphrased").close();
        rail::bar(&self.said, words, out);
        out.open("dl");
        for kind in KINDS {
            let name = statement_kind_name(kind);
            out.open("div").open("dt").open("i").attribute("class", name).close().text(name).close();
            let share = 100.0 * self.said.words_of(kind) as f64 / words.max(1) as f64;
            let statements = count(self.said.statements_of(kind), "statement");
            out.element("dd", &format!("{share:.0} % of words, {statements}")).close();
        }
        out.close().close();
    }

    fn speakers(&self, out: &mut Writer) {
        let mut named: Vec<_> = self.named.iter().collect();
        named.sort_by(|(one_key, one), (other_key, other)| {
            let rank = |total: &Total| (total.articles.len(), total.said.words());
            let by_name = || (&one_key.1, one_key.0 as u8).cmp(&(&other_key.1, other_key.0 as u8));
            rank(other).cmp(&rank(one)).then_with(by_name)
        });
        let most = named.iter().map(|(_, total)| total.said.words()).max().unwrap_or(0);
        let (first, rest) = named.split_at(named.len().min(FIRST));
        section("speakers", "Speakers", out);
        table("speakers", COLUMNS, out);
        self.named_lines(first, most, out);
        for (kind, name) in OTHERS {
            if let Some(total) = self.others.get(kind) {
                self.line(name, None, total, most, out);
            }
        }
        out.close().close().close();
        if !rest.is_empty() {
            let (shown, left) = rest.split_at(rest.len().min(REST));
            out.open("details").attribute("class", "rest");
            out.open("summary")
                .attribute("id", "rest")
                .text(&format!("{} more", count(rest.len(), "speaker")))
                .close();
            table("rest", COLUMNS, out);
            self.named_lines(shown, most, out);
            out.close().close().close();
            if !left.is_empty() {
                let left =
                    format!("And {}, each in no more articles than these.", count(left.len(), "speaker"));
                out.element("p", &left);
            }
            out.close();
        }
        out.close();
    }

    fn named_lines(&self, named: &[(&(SpeakerKind, String), &Total)], most: usize, out: &mut Writer) {
        for ((kind, name), total) in named {
            self.line(name, Some(total.role().unwrap_or(kind_name(*kind))), total, most, out);
        }
    }

    /// The line of one speaker, or of all of a kind.
    fn line(&self, name: &str, role: Option<&str>, total: &Total, most: usize, out: &mut Writer) {
        out.new_line();
        out.open("tr").open("th").attribute("scope", "row");
        match role {
            Some(role) => out.text(name).text(" ").open("span").attribute("class", "kind").text(role).close(),
            None => out.element("i", name),
        };
        out.close();
        self.total(total, most, out);
        out.close();
    }

    /// The cells of one speaker.
    fn total(&self, total: &Total, most: usize, out: &mut Writer) {
        out.open("td");
        let articles = total.articles.len();
        out.open("details").element("summary", &grouped(articles)).open("ul");
        for line in total.articles.iter().take(LINKS).map(|&index| &self.articles[index]) {
            out.open("li").open("a").attribute("href", &line.href).text(&line.title).close().close();
        }
        if articles > LINKS {
            out.element("li", &format!("and {} more", articles - LINKS));
        }
        out.close().close().close();
        out.element("td", &grouped(total.said.statements()));
        out.element("td", &grouped(total.said.words())).open("td");
        rail::bar(&total.said, most, out);
        let kinds = KINDS.map(|kind| grouped(total.said.words_of(kind)));
        out.open("span").attribute("class", "kinds").text(&kinds.join(", ")).close().close();
    }

    /// A line for each article.
    fn lines(&self, out: &mut Writer) {
        out.new_line();
        section("articles", "Articles", out);
        table("articles", &["Article", "Date", "Speakers", "Statements", "Words said", "Claims"], out);
        for line in &self.articles {
            out.new_line();
            out.open("tr").open("th").attribute("scope", "row").open("a").attribute("href", &line.href);
            out.text(&line.title).close().close().open("td");
            if let Some(date) = line.date {
                figures::time(date, out);
            }
            out.close();
            for number in [line.speakers, line.said.statements(), line.said.words(), line.claims] {
                out.element("td", &grouped(number));
            }
            out.close();
        }
        out.close().close().close().close();
    }
}

/// Begins a section.
fn section(id: &str, title: &str, out: &mut Writer) {
    out.new_line();
    out.open("section").open("h2").attribute("id", id).text(title).close();
}

/// Begins a table, up to and with `<tbody>`. Wider than a phone it scrolls, and the keyboard must reach it to do so.
fn table(named_by: &str, columns: &[&str], out: &mut Writer) {
    let class = if columns == COLUMNS { "table speakers" } else { "table" };
    out.open("div").attribute("class", class).attribute("role", "region");
    out.attribute("aria-labelledby", named_by).attribute("tabindex", "0");
    out.open("table").open("thead").open("tr");
    for column in columns {
        out.open("th").attribute("scope", "col");
        if column.contains(',') {
            out.attribute("class", "left");
        }
        out.text(column).close();
    }
    out.close().close().open("tbody");
}
