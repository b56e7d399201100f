//! NewsML 1.0 to 1.2: envelope, items, nested components.
//!
//! The names are those of the *NewsML Functional Specification* (IPTC).

use std::collections::{HashMap, HashSet};

use crate::model::{Article, BlockKind, Concept, ConceptKind, Link};
use crate::read::body::{self, Builder};
use crate::read::lead::Lead;
use crate::read::meta::{self, Oddities};
use crate::xml::{Document, Element, Step};

/// Whether a root of this name is NewsML 1.x.
pub(super) fn is_root(name: &str) -> bool {
    matches!(name, "NewsML" | "NewsItem" | "NewsComponent")
}

/// The articles of a document: one an item, in their order.
pub(super) fn articles(document: &Document<'_>) -> Vec<Article> {
    let root = document.root();
    if root.local_name() != "NewsML" {
        return vec![article(root, None)];
    }
    let envelope = root.child("NewsEnvelope");
    root.children_named("NewsItem").map(|item| article(item, envelope)).collect()
}

fn article<'d>(item: Element<'d>, envelope: Option<Element<'d>>) -> Article {
    let mut reading = Reading {
        article: Article::default(),
        odd: Oddities::default(),
        lead: Lead::default(),
        bodies: Vec::new(),
        components: Vec::new(),
        is_text: true,
        seen: HashSet::new(),
        topics: HashMap::new(),
    };
    reading.article.language = meta::attribute(item, "xml:lang");
    reading.read(item);
    if let Some(envelope) = envelope {
        reading.envelope(envelope);
    }
    reading.finish()
}

/// Text of the item with what the component says it is.
struct Body<'d> {
    content: Element<'d>,
    kind: Option<BlockKind>,
}

struct Reading<'d> {
    article: Article,
    odd: Oddities,
    lead: Lead,
    bodies: Vec<Body<'d>>,
    /// The roles of the components that are open.
    components: Vec<Option<String>>,
    /// The content item that is open, or was last, is text.
    is_text: bool,
    /// Subjects and places that the article has.
    seen: HashSet<Concept>,
    /// Names of topics by their formal names.
    topics: HashMap<String, String>,
}

impl<'d> Reading<'d> {
    /// One walk through the item; an element that is understood is not walked through again.
    fn read(&mut self, item: Element<'d>) {
        if item.local_name() == "NewsComponent" {
            self.components.push(None);
        }
        let mut walk = item.walk();
        while let Some(step) = walk.next() {
            match step {
                Step::Enter(element) if element.local_name() == "NewsComponent" => self.components.push(None),
                Step::Enter(element) => {
                    if self.element(element) {
                        walk.leave_out(element);
                    }
                }
                Step::Leave(element) if element.local_name() == "NewsComponent" => {
                    drop(self.components.pop())
                }
                Step::Leave(_) | Step::Leaf(_) => {}
            }
        }
    }

    /// Reads an element; whether all that is in it is read with it.
    fn element(&mut self, element: Element<'d>) -> bool {
        let article = &mut self.article;
        match element.local_name() {
            "NewsIdentifier" => self.identifier(element),
            "NameLabel" => article.slugline = article.slugline.take().or_else(|| meta::words(element)),
            "FirstCreated" => article.dates.created = self.odd.date(element),
            "ThisRevisionCreated" => article.dates.published = self.odd.date(element),
            "Status" => article.status = formal_name(element).and_then(|name| meta::status(&name)),
            "StatusWillChange" => self.status_will_change(element),
            "Urgency" => {
                let urgency = formal_name(element).and_then(|name| self.odd.number(element, &name));
                article.urgency = urgency.and_then(|urgency| u8::try_from(urgency).ok());
            }
            "AssociatedWith" | "DerivedFrom" | "NewsItemRef" | "TopicSetRef" => self.link(element),
            "NewsLines" => self.news_lines(element),
            "Provider" | "Source" | "Creator" | "Contributor" => self.party(element),
            "Language" => {
                article.language = article.language.take().or_else(|| formal_name(element));
            }
            "Genre" => {
                let genre = formal(element);
                match article.genre {
                    None => article.genre = Some(genre),
                    Some(_) => article.other_genres.push(genre),
                }
            }
            "SubjectCode" => return false,
            "Subject" | "SubjectMatter" | "SubjectDetail" | "SubjectQualifier" => {
                push_new(&mut article.subjects, formal(element), &mut self.seen);
            }
            "Role" => {
                if let Some(role) = self.components.last_mut() {
                    *role = formal_name(element);
                }
            }
            "Location" => self.location(element),
            "Property" => self.property(element),
            "UsageType" | "UsageRights" | "CopyrightHolder" => {
                article.rights.extend(meta::words(element));
            }
            "Comment" | "EditorialNote" | "Instruction" => article.editor_notes.extend(meta::words(element)),
            "DataContent" => {
                let body = self.body(element);
                self.bodies.extend(body);
            }
            "ContentItem" => {
                let href = meta::attribute(element, "Href");
                let rel = Some("ContentItem".to_owned());
                article.links.extend(href.map(|href| Link { rel, href: Some(href), ..Link::default() }));
                self.is_text = is_text(element);
                return false;
            }
            // Data that is written in some other notation, such as Base64, is no text.
            "Encoding" => return meta::attribute(element, "Notation").is_some(),
            "Topic" => self.topic(element),
            // What a catalog defines is not said of the item.
            "Catalog" => {}
            _ => return false,
        }
        true
    }

    fn identifier(&mut self, element: Element<'_>) {
        let article = &mut self.article;
        article.id = element.child("PublicIdentifier").and_then(meta::words);
        if let Some(revision) = element.child("RevisionId") {
            article.version = self.odd.number(revision, &revision.text());
        }
        let provider = element.child("ProviderId").and_then(meta::words);
        article.provider = article.provider.take().or(provider.map(Concept::named));
    }

    /// `FutureStatus` usable at a `DateAndTime`: until then the item is embargoed.
    fn status_will_change(&mut self, element: Element<'_>) {
        let usable = element
            .child("FutureStatus")
            .and_then(formal_name)
            .is_some_and(|name| meta::status(&name) == Some(crate::model::PublishingStatus::Usable));
        if let Some(date) = element.child("DateAndTime").filter(|_| usable) {
            self.article.dates.embargoed = self.odd.date(date);
        }
    }

    fn link(&mut self, element: Element<'_>) {
        let item = meta::attribute(element, "NewsItem").or_else(|| meta::attribute(element, "TopicSet"));
        let rel = formal_name(element).unwrap_or_else(|| element.local_name().to_owned());
        let title = element.child("Comment").and_then(meta::words);
        self.article.links.push(Link { rel: Some(rel), href: None, item, title });
    }

    /// The lines of the main component are the article's; those of parts, such as a picture, are captions of theirs.
    fn news_lines(&mut self, lines: Element<'d>) {
        let main = self.lead.headline.is_none() && self.bodies.is_empty();
        for line in lines.children() {
            let words = meta::words(line);
            let article = &mut self.article;
            let name = line.local_name();
            match name {
                "CreditLine" => article.credit = article.credit.take().or(words),
                "CopyrightLine" | "RightsLine" => article.rights.extend(words),
                "KeywordLine" => article.keywords.extend(words),
                "SlugLine" if self.components.len() <= 2 => {
                    article.slugline = words.or(article.slugline.take())
                }
                _ if !main => {
                    let caption = matches!(name, "HeadLine" | "SubHeadLine" | "ByLine" | "CaptionLine");
                    if caption {
                        self.bodies.push(Body { content: line, kind: Some(BlockKind::Caption) });
                    }
                }
                "HeadLine" => self.lead.add_headline(None, words),
                "SubHeadLine" => self.lead.subheadlines.extend(words),
                "ByLine" => self.lead.byline = self.lead.byline.take().or(words),
                "DateLine" => self.lead.dateline = self.lead.dateline.take().or(words),
                _ => {}
            }
        }
    }

    fn party(&mut self, element: Element<'_>) {
        for party in element.children_named("Party") {
            let Some(name) = formal_name(party) else { continue };
            let article = &mut self.article;
            match element.local_name() {
                "Provider" if self.components.len() <= 1 || article.provider.is_none() => {
                    article.provider = Some(Concept::named(name))
                }
                "Creator" if self.components.len() <= 1 => article.authors.push(name),
                "Source" => article.provider = article.provider.take().or_else(|| Some(Concept::named(name))),
                _ => {}
            }
        }
    }

    fn location(&mut self, location: Element<'_>) {
        let origin = location.attribute("HowPresent").as_deref() == Some("Origin");
        for property in location.children_named("Property") {
            let Some(value) = meta::attribute(property, "Value") else { continue };
            match formal_name(property).as_deref() {
                Some("City" | "CityName" | "SubLocation") => {
                    if origin {
                        self.lead.located.get_or_insert_with(|| value.clone());
                    }
                    self.place(Concept::named(value));
                }
                Some("Country" | "CountryArea") => {
                    self.place(Concept { code: Some(value), ..Concept::default() })
                }
                _ => {}
            }
        }
    }

    fn place(&mut self, place: Concept) {
        let place = Concept { kind: Some(ConceptKind::Place), ..place };
        push_new(&mut self.article.entities, place, &mut self.seen);
    }

    fn property(&mut self, property: Element<'_>) {
        let (Some(name), Some(value)) = (formal_name(property), meta::attribute(property, "Value")) else {
            return;
        };
        let article = &mut self.article;
        match name.as_str() {
            "Keyword" => article.keywords.push(value),
            "Words" | "WordCount" => {
                let count = self.odd.number(property, &value);
                article.word_count = article.word_count.or(count);
            }
            "City" => self.lead.located = self.lead.located.take().or(Some(value)),
            _ => {}
        }
    }

    /// The text that the open content item holds, as what its component says that it is; `None` for what is no text.
    fn body(&self, content: Element<'d>) -> Option<Body<'d>> {
        let kind = match self.components.last().and_then(Option::as_deref) {
            Some("Caption") => Some(BlockKind::Caption),
            Some("Contact" | "EditorialNote") => Some(BlockKind::Note),
            Some("Summary" | "Abstract") => Some(BlockKind::Abstract),
            Some("HeadLine" | "Headline") => Some(BlockKind::Headline),
            _ => None,
        };
        self.is_text.then_some(Body { content, kind })
    }

    /// The name of a topic that the document brings: in the language of the item, else its first.
    fn topic(&mut self, topic: Element<'_>) {
        let is_name = |description: &Element<'_>| {
            description.attribute("Variant").is_none_or(|variant| variant.eq_ignore_ascii_case("name"))
        };
        let language = self.article.language.as_deref().unwrap_or("en");
        let is_own = |description: &Element<'_>| {
            description.attribute("xml:lang").is_some_and(|tag| tag.eq_ignore_ascii_case(language))
        };
        let names = || topic.children_named("Description").filter(is_name);
        let name = names().find(is_own).or_else(|| names().next()).and_then(meta::words);
        let Some(name) = name else { return };
        for code in topic.children_named("FormalName").filter_map(meta::words) {
            self.topics.entry(code).or_insert_with(|| name.clone());
        }
    }

    fn envelope(&mut self, envelope: Element<'_>) {
        if self.article.dates.published.is_none()
            && let Some(sent) = envelope.child("DateAndTime")
        {
            self.article.dates.published = self.odd.date(sent);
        }
        let priority = envelope.child("Priority").and_then(formal_name).and_then(|name| name.parse().ok());
        self.article.urgency = self.article.urgency.or(priority);
    }

    fn finish(self) -> Article {
        let Self { mut article, odd, lead, bodies, topics, .. } = self;
        for subject in &mut article.subjects {
            subject.name = subject.code.as_ref().and_then(|code| topics.get(code)).cloned();
        }
        let contents: Vec<_> =
            bodies.iter().filter(|body| body.kind.is_none()).map(|body| body.content).collect();
        let bytes: usize = bodies.iter().filter_map(|body| Some(body.content.source_span()?.len())).sum();
        let mut builder = Builder::with_capacity(bytes + 256);
        let headline = lead.headline.clone();
        lead.write(&contents, BlockKind::Abstract, &mut builder, &mut article);
        for body in &bodies {
            match body.kind {
                // The same words as the headline line, once more as a body.
                Some(BlockKind::Headline) if is_same(headline.as_deref(), body.content) => {}
                kind => body::read_as(kind, body.content, &mut builder, &mut article),
            }
        }
        body::soften(&mut builder, &mut article);
        builder.finish(&mut article);
        article.diagnostics.extend(odd.into_vec());
        article
    }
}

/// So many concepts are compared one by one, and more by hash.
const FEW: usize = 24;

/// Adds a concept unless it is there.
fn push_new(concepts: &mut Vec<Concept>, new: Concept, seen: &mut HashSet<Concept>) {
    if concepts.len() == FEW {
        seen.extend(concepts.iter().cloned());
    }
    let is_new = if concepts.len() < FEW { !concepts.contains(&new) } else { seen.insert(new.clone()) };
    if is_new {
        concepts.push(new);
    }
}

/// Whether a content item is text, and not a style sheet or a file.
fn is_text(item: Element<'_>) -> bool {
    let other = |child: Element<'_>| {
        let name = formal_name(child).unwrap_or_default().to_ascii_lowercase();
        match child.local_name() {
            "MimeType" => matches!(name.as_str(), "text/css" | "text/javascript"),
            "Format" => matches!(name.as_str(), "css" | "binary"),
            _ => false,
        }
    };
    !item.children().any(other)
}

/// Whether an element has the same characters as a text, white space aside.
fn is_same(text: Option<&str>, element: Element<'_>) -> bool {
    let characters = |text: &str| text.chars().filter(|char| !char.is_whitespace()).collect::<String>();
    text.is_some_and(|text| characters(text) == characters(&element.text()))
}

fn formal_name(element: Element<'_>) -> Option<String> {
    meta::attribute(element, "FormalName")
}

fn formal(element: Element<'_>) -> Concept {
    Concept { code: formal_name(element), ..Concept::default() }
}
