//! Items as articles.

use std::collections::HashMap;

use crate::error::DiagnosticCode;
use crate::model::{Article, BlockKind, Concept, ConceptKind, Link, Record};
use crate::read::body::{self, Builder};
use crate::read::catalog::Catalogs;
use crate::read::findings::{Findings, Places};
use crate::read::lead::Lead;
use crate::read::meta::{self, Oddities};
use crate::read::newsml_g2::findings;
use crate::read::newsml_g2::item::{ItemKind, catalogs_of};
use crate::read::newsml_g2::property::{Content, Property};
use crate::xml::{Document, Element, Step};

/// The articles of a document, one an item, in their order; with the findings that they carry if they are asked for.
pub(in crate::read) fn records(document: &Document<'_>, with_findings: bool) -> Vec<Record> {
    let root = document.root();
    let mut catalogs = Catalogs::default();
    if root.local_name() != "newsMessage" {
        return vec![record(root, &mut catalogs, with_findings)];
    }
    catalogs_of(root, &mut catalogs);
    let sets = root.children().filter(|child| child.local_name() == "itemSet");
    let items = sets.flat_map(Element::children).filter(|child| ItemKind::of(child.local_name()).is_some());
    items.map(|item| record(item, &mut catalogs, with_findings)).collect()
}

/// What is found in an item before its text is put together.
#[derive(Default)]
struct Reading<'d> {
    article: Article,
    odd: Oddities,
    lead: Lead,
    language: bool,
    asserts: Vec<Concept>,
    /// Concepts and coverages, which are the text of items without content.
    subjects: Vec<Element<'d>>,
    /// Descriptions of parts of the content.
    parts: Vec<Element<'d>>,
    bodies: Vec<Element<'d>>,
    /// What a record found, if it is asked for, and where the text has it.
    findings: Option<Findings>,
    places: Places,
}

/// The article that an item is, or a part of one that stands alone.
fn record<'d>(item: Element<'d>, catalogs: &mut Catalogs<'d>, with_findings: bool) -> Record {
    catalogs.enter();
    catalogs_of(item, catalogs);
    let findings = with_findings.then(Findings::default);
    let mut reading = Reading { findings, ..Reading::default() };
    reading.item(item, catalogs);
    reading.complete();
    catalogs.leave();
    reading.text();
    let Reading { mut article, mut odd, findings, places, .. } = reading;
    if let Some((aliases, first)) = catalogs.take_unknown() {
        odd.note(DiagnosticCode::UnknownAlias, first, || {
            format!("no catalog at hand has the aliases {aliases}")
        });
    }
    article.diagnostics.extend(odd.into_vec());
    match findings {
        Some(findings) => findings.into_record(article, &places),
        None => Record::new(article),
    }
}

impl<'d> Reading<'d> {
    fn item(&mut self, item: Element<'d>, catalogs: &Catalogs<'d>) {
        for attribute in item.attributes() {
            let value = || Some(attribute.value().trim().to_owned()).filter(|value| !value.is_empty());
            match attribute.name() {
                "guid" => self.article.id = value(),
                "version" => self.article.version = self.odd.number(item, &attribute.value()),
                "xml:lang" => self.article.language = value(),
                _ => {}
            }
        }
        if !self.part(item, catalogs) {
            for child in item.children().filter(|child| child.same_namespace(item)) {
                self.part(child, catalogs);
            }
        }
    }

    /// Reads a part of an item; whether it is one.
    fn part(&mut self, part: Element<'d>, catalogs: &Catalogs<'d>) -> bool {
        let properties = || part.children().filter(move |child| child.same_namespace(part));
        match part.local_name() {
            "itemMeta" => properties().for_each(|property| self.item_meta(property, catalogs)),
            "contentMeta" => properties().for_each(|property| self.content_meta(property, catalogs)),
            "rightsInfo" => properties().for_each(|property| self.rights(property)),
            "assert" => self.assert(part, catalogs),
            "inlineRef" => {
                if let Some(known) = &mut self.findings {
                    findings::inline_ref(part, catalogs, known);
                }
            }
            "partMeta" => self.parts.extend(properties().filter(|child| child.local_name() == "description")),
            "contentSet" => properties().for_each(|content| self.content(content)),
            "derivedFrom" => self.link("derivedFrom", part),
            "groupSet" => properties().for_each(|group| {
                let refs =
                    group.children().filter(|child| matches!(child.local_name(), "itemRef" | "conceptRef"));
                refs.for_each(|reference| self.link("itemRef", reference));
            }),
            "concept" | "newsCoverage" => self.subjects.push(part),
            "conceptSet" | "newsCoverageSet" => self.subjects.extend(properties()),
            _ => return false,
        }
        true
    }

    fn item_meta(&mut self, element: Element<'d>, catalogs: &Catalogs<'d>) {
        let article = &mut self.article;
        let property = Property::new(element);
        match element.local_name() {
            "itemClass" => article.item_class = Some(property.concept(catalogs)),
            "provider" => article.provider = Some(property.concept(catalogs)),
            "versionCreated" => article.dates.published = self.odd.date(element),
            "firstCreated" => article.dates.created = self.odd.date(element),
            "embargoed" => article.dates.embargoed = self.odd.date(element),
            "pubStatus" => {
                article.status =
                    property.qcode().or_else(|| property.uri()).and_then(|code| meta::status(&code));
            }
            "edNote" => article.editor_notes.extend(meta::words(element)),
            "title" => self.lead.title = meta::words(element),
            "link" => self.link("link", element),
            _ => {}
        }
    }

    fn content_meta(&mut self, element: Element<'d>, catalogs: &Catalogs<'d>) {
        let article = &mut self.article;
        let property = Property::new(element);
        match element.local_name() {
            "urgency" => {
                let urgency = self.odd.number(element, &element.text());
                article.urgency = urgency.and_then(|urgency| u8::try_from(urgency).ok());
            }
            "contentCreated" => {
                let date = self.odd.date(element);
                article.dates.created = article.dates.created.or(date);
            }
            "contentModified" => article.dates.modified = self.odd.date(element),
            "located" => {
                let concept = property.concept(catalogs);
                if concept.name.is_some() || concept.code.is_some() {
                    let kind = concept.kind.or(Some(ConceptKind::Place));
                    self.lead.located = self.lead.located.take().or_else(|| concept.name.clone());
                    article.entities.push(Concept { kind, ..concept });
                }
            }
            "creator" => {
                let name = property.name().or_else(|| property.literal().map(|literal| literal.into_owned()));
                let name = name.or_else(|| property.qcode().map(|code| meta::local(&code).to_owned()));
                article.authors.extend(name);
            }
            "language" => {
                let tag = meta::attribute(element, "tag");
                // The first is that of the text, the others are of parts of it.
                if tag.is_some() && !std::mem::replace(&mut self.language, true) {
                    article.language = tag;
                }
            }
            "keyword" => article.keywords.extend(meta::words(element)),
            "genre" => match article.genre {
                None => article.genre = Some(property.concept(catalogs)),
                Some(_) => article.other_genres.push(property.concept(catalogs)),
            },
            "subject" => {
                let concept = property.concept(catalogs);
                if concept.name.is_some() && concept.kind.is_some_and(|kind| kind != ConceptKind::Abstract) {
                    article.entities.push(concept.clone());
                }
                article.subjects.push(concept);
            }
            "slugline" => article.slugline = article.slugline.take().or_else(|| meta::words(element)),
            "headline" => self.lead.add_headline(property.role().as_deref(), meta::words(element)),
            "dateline" => self.lead.dateline = meta::words(element),
            "by" => self.lead.byline = meta::words(element),
            "creditline" => article.credit = article.credit.take().or_else(|| meta::words(element)),
            "description" => self.lead.descriptions.extend(meta::words(element)),
            _ => {}
        }
    }

    fn rights(&mut self, element: Element<'d>) {
        if matches!(element.local_name(), "copyrightNotice" | "usageTerms") {
            self.article.rights.extend(meta::words(element));
        }
    }

    fn assert(&mut self, element: Element<'d>, catalogs: &Catalogs<'d>) {
        if let Some(thing) = findings::thing(element, catalogs) {
            return self.findings.iter_mut().for_each(|findings| findings.add(thing.clone()));
        }
        let asserted = Property::new(element).concept(catalogs);
        if asserted.code.is_some() || asserted.uri.is_some() {
            self.asserts.push(asserted);
        }
    }

    /// What the item states about concepts completes them where they are used; the others are entities of their own.
    fn complete(&mut self) {
        if self.asserts.is_empty() {
            return;
        }
        let mut used = vec![false; self.asserts.len()];
        let mut places = HashMap::new();
        for (index, asserted) in self.asserts.iter().enumerate() {
            for key in asserted.code.iter().chain(&asserted.uri) {
                places.entry(key.as_str()).or_insert(index);
            }
        }
        let article = &mut self.article;
        for concept in article.entities.iter_mut().chain(&mut article.subjects) {
            let place = concept.code.iter().chain(&concept.uri).find_map(|key| places.get(key.as_str()));
            let Some(&index) = place else { continue };
            let asserted = &self.asserts[index];
            used[index] = true;
            concept.name = concept.name.take().or_else(|| asserted.name.clone());
            concept.kind = concept.kind.or(asserted.kind);
        }
        let is_thing = |concept: &Concept| concept.kind.is_some_and(|kind| kind != ConceptKind::Abstract);
        let unused =
            self.asserts.drain(..).zip(used).filter(|(concept, used)| !used && concept.name.is_some());
        article.entities.extend(unused.map(|(concept, _)| concept).filter(is_thing));
    }

    fn content(&mut self, element: Element<'d>) {
        if let Some(count) = element.attribute("wordcount") {
            let count = self.odd.number(element, &count);
            self.article.word_count = self.article.word_count.or(count.filter(|&count| count > 0));
        }
        if element.local_name() == "remoteContent" {
            self.link("remoteContent", element);
        } else {
            self.bodies
                .extend(Content::of(element).filter(|content| content.is_text()).map(Content::element));
        }
    }

    fn link(&mut self, rel: &str, element: Element<'_>) {
        let given = meta::attribute(element, "rel").or_else(|| meta::attribute(element, "rendition"));
        let title = element.child("title").or_else(|| element.child("headline")).and_then(meta::words);
        self.article.links.push(Link {
            rel: given.or_else(|| Some(rel.to_owned())),
            href: meta::attribute(element, "href"),
            item: meta::attribute(element, "residref"),
            title,
        });
    }

    /// Puts the text together: what the metadata gives, then the bodies.
    fn text(&mut self) {
        let bytes: usize = self.bodies.iter().filter_map(|body| Some(body.source_span()?.len())).sum();
        let mut builder = Builder::with_capacity(bytes + 256);
        builder.note_places(self.findings.is_some());
        let article = &mut self.article;
        let kind = description_kind(article, !self.bodies.is_empty());
        let mut lead = std::mem::take(&mut self.lead);
        if !self.subjects.is_empty() {
            // A title names the item, and the first name in it is that of what it is about.
            lead.title = None;
        }
        lead.write(&self.bodies, kind, &mut builder, article);
        for subject in &self.subjects {
            described(*subject, &mut builder);
        }
        for body in &self.bodies {
            body::read(*body, &mut builder, article);
        }
        for part in &self.parts {
            builder.block(BlockKind::Caption, &part.text());
        }
        body::soften(&mut builder, article);
        self.places = builder.take_places();
        builder.finish(article);
    }
}

/// What a description in the metadata is: of a text its summary, of a picture or film its caption.
fn description_kind(article: &Article, has_body: bool) -> BlockKind {
    let class = article.item_class.as_ref().and_then(|class| class.code.as_deref()).map(meta::local);
    match class {
        Some("picture" | "graphic" | "video" | "audio" | "animated") => BlockKind::Caption,
        _ if has_body => BlockKind::Abstract,
        _ => BlockKind::Paragraph,
    }
}

/// The words of a concept or a planned coverage.
fn described(subject: Element<'_>, builder: &mut Builder) {
    let mut walk = subject.walk();
    while let Some(step) = walk.next() {
        let Step::Enter(element) = step else { continue };
        let kind = match element.local_name() {
            "name" if element.parent().is_some_and(|parent| parent.id() == subject.id()) => {
                if builder.has_headline() { BlockKind::Heading } else { BlockKind::Headline }
            }
            "headline" => BlockKind::Heading,
            "definition" | "description" | "note" | "edNote" => BlockKind::Paragraph,
            _ => continue,
        };
        walk.leave_out(element);
        builder.block(kind, &element.text());
    }
}
