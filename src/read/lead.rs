//! What metadata says of the head of the story: headlines, byline, dateline. It goes into the text unless the body has
//! it already.

use crate::model::{Article, BlockKind};
use crate::read::body::Builder;
use crate::read::meta;
use crate::read::nitf;
use crate::read::text::{byline, dateline};
use crate::span::char_boundary;
use crate::xml::{Element, Step};

/// The head of a story as metadata gives it.
#[derive(Debug, Default)]
pub(super) struct Lead {
    pub(super) headline: Option<String>,
    /// The headline is the main one, and not one with some other role.
    has_main: bool,
    pub(super) subheadlines: Vec<String>,
    pub(super) byline: Option<String>,
    pub(super) dateline: Option<String>,
    /// Summaries and captions.
    pub(super) descriptions: Vec<String>,
    /// Stands for a headline where there is none.
    pub(super) title: Option<String>,
    /// The place, where no dateline gives one.
    pub(super) located: Option<String>,
}

impl Lead {
    /// Takes one of several headlines. The main one is the first without role or with the role `main`, or the first of
    /// all where there is no such; the others are subheadlines.
    pub(super) fn add_headline(&mut self, role: Option<&str>, text: Option<String>) {
        let Some(text) = text else { return };
        let is_main = role.is_none_or(|role| meta::local(role) == "main");
        let replaces = is_main && !self.has_main;
        self.has_main |= is_main;
        match &mut self.headline {
            None => self.headline = Some(text),
            Some(other) if replaces => self.subheadlines.push(std::mem::replace(other, text)),
            Some(_) => self.subheadlines.push(text),
        }
    }

    /// Writes what `bodies`, which come next, do not have themselves.
    /// Descriptions become blocks of the kind.
    pub(super) fn write(
        self,
        bodies: &[Element<'_>],
        description: BlockKind,
        builder: &mut Builder,
        article: &mut Article,
    ) {
        let lines = self.byline.is_some() || self.dateline.is_some() || !self.subheadlines.is_empty();
        let seen = Seen::of(bodies, lines || !self.descriptions.is_empty());
        let headline = self.headline.or(self.title.filter(|_| seen.headline.is_none()));
        if let Some(headline) = headline.filter(|headline| !seen.has_headline(headline)) {
            builder.block(BlockKind::Headline, &headline);
        }
        for subheadline in self.subheadlines.iter().filter(|subheadline| !seen.has(subheadline)) {
            builder.block(BlockKind::Subheadline, subheadline);
        }
        if let Some(byline) = self.byline {
            if article.authors.is_empty() {
                article.authors = byline::authors(&byline).unwrap_or_else(|| vec![byline.clone()]);
            }
            if !seen.byline && !seen.has(&byline) {
                builder.block(BlockKind::Byline, &byline);
            }
        }
        if let Some(dateline) = self.dateline {
            article.place = article.place.take().or_else(|| place(&dateline).map(str::to_owned));
            if !seen.dateline && !seen.has(&dateline) {
                builder.block(BlockKind::Dateline, &dateline);
            }
        }
        let new = |text: &&String| !seen.has(&text[..char_boundary(text, ENOUGH_BYTES)]);
        for text in self.descriptions.iter().filter(new) {
            builder.block(description, text);
        }
        let marked = bodies.iter().find_map(|body| nitf::head_of_body(*body)).unwrap_or_default();
        if article.authors.is_empty() {
            article.authors = marked.authors;
        }
        article.place = article.place.take().or(marked.place).or(self.located);
    }
}

/// The place that a dateline names.
pub(super) fn place(dateline: &str) -> Option<&str> {
    let dashed = dateline.trim_end_matches([' ', '-', '–', '—', '_']);
    // The plain-text rule wants words behind the dash.
    let with_story = [dashed, " - x"].concat();
    if let Some(found) = dateline::parse(&with_story).filter(|found| !found.place.is_empty()) {
        let len = found.place.len();
        let stop = usize::from(dateline[len..].starts_with('.'));
        return dateline.get(..len + stop);
    }
    let bare = dashed.split(['(', '/']).next().unwrap_or_default().trim_end_matches([' ', ',', '-', '–']);
    (bare.starts_with(char::is_alphabetic) && bare.len() <= LONGEST_PLACE).then_some(bare)
}

const LONGEST_PLACE: usize = 80;

/// What bodies have at their head.
#[derive(Debug, Default)]
struct Seen {
    headline: Option<String>,
    byline: bool,
    dateline: bool,
    /// The first words.
    start: String,
}

/// The head of a body is within so many nodes and bytes.
const HEAD_NODES: usize = 64;
const HEAD_BYTES: usize = 600;

/// A description that begins with the same words is the same.
const ENOUGH_BYTES: usize = 80;

impl Seen {
    /// Looks at the head of bodies; at its words only where they will be asked for.
    fn of(bodies: &[Element<'_>], words: bool) -> Self {
        let mut seen = Self::default();
        for body in bodies {
            for step in body.walk().take(HEAD_NODES) {
                if !words && seen.headline.is_some() {
                    return seen;
                }
                match step {
                    Step::Enter(element) => seen.element(element),
                    Step::Leaf(node) if words && seen.start.len() < HEAD_BYTES => {
                        let text = node.as_text().unwrap_or_default();
                        if let Some(words) = meta::line(&text[..char_boundary(&text, HEAD_BYTES)]) {
                            seen.start.push_str(&words);
                            seen.start.push(' ');
                        }
                    }
                    _ => {}
                }
            }
        }
        seen
    }

    fn element(&mut self, element: Element<'_>) {
        match element.local_name() {
            "h1" | "hl1" if self.headline.is_none() => self.headline = meta::words(element),
            "byline" => self.byline = true,
            "dateline" => self.dateline = true,
            "span" | "p" if element.attributes().len() > 0 => {
                let class = element.attribute("class");
                self.byline |= class.as_deref() == Some("byline");
                self.dateline |= class.as_deref() == Some("dateline");
            }
            _ => {}
        }
    }

    /// Whether words stand at the head of the bodies.
    fn has(&self, words: &str) -> bool {
        let words = words.trim_end_matches([' ', '-', '–', '—']);
        self.start.contains(words) || self.has_headline(words)
    }

    /// Whether the bodies' headline has the same characters, white space aside.
    fn has_headline(&self, headline: &str) -> bool {
        let Some(seen) = self.headline.as_deref() else { return false };
        let characters = |text| str::chars(text).filter(|char| !char.is_whitespace());
        seen == headline || characters(seen).eq(characters(headline))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_main_headline_goes_before_others() {
        let mut lead = Lead::default();
        for (role, text) in [(Some("hl:short"), "short"), (None, "main"), (Some("hl:main"), "again")] {
            lead.add_headline(role, Some(text.to_owned()));
        }
        assert_eq!(lead.headline.as_deref(), Some("main"));
        assert_eq!(lead.subheadlines, ["short", "again"]);
    }

    #[test]
    fn places_of_datelines() {
        assert_eq!(place("STOCKHOLM, Aug 29, 2014 (AFP) -"), Some("STOCKHOLM"));
        assert_eq!(place("London (dpa) - "), Some("London"));
        assert_eq!(place("FORT ASHBY, Pa."), Some("FORT ASHBY, Pa."));
        assert_eq!(place("4/4/2018"), None);
    }
}
