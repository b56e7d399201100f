//! What the document's own markup says about who speaks: quotations that it gives to someone, and the codes of people.
//!
//! It goes before what the words say: who marked a quotation knew its speaker.

use std::collections::HashMap;

use crate::attribute::Said;
use crate::model::{
    Article, Block, Concept, ConceptKind, Mention, MentionForm, Speaker, SpeakerId, SpeakerKind, SpeakerRule,
    Statement, StatementId, StatementKind, StatementRule,
};
use crate::span::{Span, char_boundary};

/// Takes what the markup of the article says into what its words say.
pub(super) fn apply(article: &Article, said: &mut Said) {
    if !article.quotes.is_empty() {
        quotes(article, said);
    }
    if !article.entities.is_empty() || !article.subjects.is_empty() {
        concepts(article, &mut said.speakers);
    }
}

/// Gives marked quotations their speakers, and makes statements of those that the words do not show.
fn quotes(article: &Article, said: &mut Said) {
    let mut names = Names::of(article, &said.speakers);
    let before = (said.speakers.len(), said.statements.len());
    for quote in &article.quotes {
        let announced = quote.source.is_none() && is_announced(quote.span, article);
        let speaker = match &quote.source {
            Some(source) => names.speaker(source, quote.span, article, &mut said.speakers),
            None if announced => names.announcer(quote.span, article),
            None => None,
        };
        let content = content(quote.span, article);
        let found = quoted(quote.span, &said.statements[..before.1], &article.text);
        if let (Some(speaker), Some(rule)) = (speaker, quote.source.as_ref().map(|_| SpeakerRule::Markup)) {
            for &index in &found {
                let statement = &mut said.statements[index];
                if statement.speaker != Some(speaker) {
                    statement.speaker = Some(speaker);
                    statement.basis.speaker = Some(rule);
                }
            }
        }
        if found.is_empty() && (speaker.is_some() || announced) && !content.is_empty() {
            let mut statement = Statement::new(StatementKind::Direct, content, StatementRule::Markup);
            statement.speaker = speaker;
            statement.basis.speaker = speaker.map(|_| SpeakerRule::Markup);
            statement.basis.confidence = if announced { 0.8 } else { 0.95 };
            said.statements.push(statement);
        }
    }
    if said.statements.len() > before.1 {
        sort_statements(said);
    }
    if said.speakers.len() > before.0 {
        sort_speakers(said);
    }
}

/// The statements that a quotation is: of those within it the outermost, since others may be reported there; where it is
/// but a part of what is reported, the innermost.
fn quoted(span: Span, statements: &[Statement], text: &str) -> Vec<usize> {
    let has_words = |from: usize, to: usize| Span::new(from, to).of(text).contains(char::is_alphanumeric);
    let reaches_out = |content: &Span| {
        content.contains(span)
            && (has_words(content.start(), span.start()) || has_words(span.end(), content.end()))
    };
    let (around, within): (Vec<_>, Vec<_>) =
        overlapping(span, statements).partition(|&index| statements[index].content.iter().any(reaches_out));
    if within.is_empty() {
        return around.into_iter().next_back().into_iter().collect();
    }
    let is_outermost =
        |index: &usize| statements[*index].parent.is_none_or(|parent| !within.contains(&(parent.0 as usize)));
    within.iter().copied().filter(is_outermost).collect()
}

/// Statements with content in a span. They are in the order of the text; long ones before it are few.
fn overlapping(span: Span, statements: &[Statement]) -> impl Iterator<Item = usize> {
    let end = statements.partition_point(|statement| statement.extent().start() < span.end());
    let from = end.saturating_sub(SIGHT);
    let overlaps =
        move |index: &usize| statements[*index].content.iter().any(|content| content.overlaps(span));
    (from..end).filter(overlaps)
}

/// How many statements before a quotation are asked whether they reach into it.
const SIGHT: usize = 64;

/// The parts of a span that are in blocks of the story, block by block.
fn content(span: Span, article: &Article) -> Vec<Span> {
    let from = article.blocks.partition_point(|block| block.span.end() <= span.start());
    let blocks = article.blocks[from..].iter().take_while(|block| block.span.start() < span.end());
    let part = |block: &Block| {
        let start = block.span.start().max(span.start());
        Span::new(start, block.span.end().min(span.end()).max(start)).trimmed(&article.text)
    };
    blocks.filter(|block| block.kind.is_body()).map(part).filter(|part| !part.is_empty()).collect()
}

/// The block before a quotation.
fn before(quote: Span, article: &Article) -> Option<&Block> {
    let at = article.blocks.partition_point(|block| block.span.end() <= quote.start());
    article.blocks.get(at.checked_sub(1)?)
}

/// Whether the paragraph before a quotation announces it: “Ada Quill wrote on Monday:”.
fn is_announced(quote: Span, article: &Article) -> bool {
    let announces = |block: &Block| block.kind.is_body() && block.span.of(&article.text).ends_with(':');
    before(quote, article).is_some_and(announces)
}

/// Speakers by their names in lower case, whole and by their last word.
struct Names {
    whole: HashMap<String, SpeakerId>,
    last: HashMap<String, SpeakerId>,
    /// Kinds of what the metadata and the markup name.
    kinds: HashMap<String, ConceptKind>,
    /// Where the text names speakers.
    mentions: Vec<(Span, SpeakerId)>,
}

impl Names {
    fn of(article: &Article, speakers: &[Speaker]) -> Self {
        let kind = |entity: &Concept| Some((entity.name.as_ref()?.to_lowercase(), entity.kind?));
        let kinds = article.entities.iter().filter_map(kind).collect();
        let mut names = Self { whole: HashMap::new(), last: HashMap::new(), kinds, mentions: Vec::new() };
        for (index, speaker) in speakers.iter().enumerate() {
            let id = SpeakerId(index as u32);
            names.add(&speaker.name, id);
            names.mentions.extend(speaker.mentions.iter().map(|mention| (mention.span, id)));
        }
        names.mentions.sort_unstable();
        names
    }

    fn add(&mut self, name: &str, id: SpeakerId) {
        let name = name.to_lowercase();
        let last = name.rsplit(' ').next().unwrap_or_default().to_owned();
        self.last.entry(last).or_insert(id);
        self.whole.entry(name).or_insert(id);
    }

    /// Whoever is named first in the paragraph that announces a quotation.
    fn announcer(&self, quote: Span, article: &Article) -> Option<SpeakerId> {
        let block = before(quote, article)?;
        let from = self.mentions.partition_point(|(span, _)| span.start() < block.span.start());
        self.mentions.get(from).filter(|(span, _)| block.span.contains(*span)).map(|&(_, id)| id)
    }

    fn kind(&self, name: &str) -> SpeakerKind {
        let capitals = name.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
        match self.kinds.get(&name.to_lowercase()) {
            Some(ConceptKind::Organization) => SpeakerKind::Organization,
            Some(ConceptKind::Person) => SpeakerKind::Person,
            _ if capitals > 1 => SpeakerKind::Person,
            _ => SpeakerKind::Unnamed,
        }
    }

    /// The speaker that the markup names: one of the text, or a new one.
    fn speaker(
        &mut self,
        source: &str,
        quote: Span,
        article: &Article,
        speakers: &mut Vec<Speaker>,
    ) -> Option<SpeakerId> {
        let name = bare(source)?;
        let lower = name.to_lowercase();
        let known = self.whole.get(&lower).or_else(|| {
            let last = lower.rsplit(' ').next()?;
            let speaker = *self.last.get(last)?;
            // “Quill” is Ada Quill, and “Ms. Ada Quill” too; Bo Quill is not.
            let other = speakers[speaker.0 as usize].name.to_lowercase();
            let fits = other.ends_with(&lower) || lower.ends_with(&other);
            fits.then_some(&self.last[last])
        });
        if let Some(&known) = known {
            return Some(known);
        }
        let id = SpeakerId(speakers.len() as u32);
        let mut speaker = Speaker::new(name, self.kind(name));
        speaker.mentions = mention(name, quote, article).into_iter().collect();
        self.add(name, id);
        speakers.push(speaker);
        Some(id)
    }
}

/// The name without the dash before it and the job behind it: “— Ada Quill, engineer”.
fn bare(source: &str) -> Option<&str> {
    let source = source.trim_start_matches(|char: char| !char.is_alphanumeric());
    let name = source.split([',', '(', '\n']).next().unwrap_or_default().trim();
    let name = name.strip_prefix("By ").unwrap_or(name);
    (!name.is_empty()).then_some(name)
}

/// Where the name stands next to the quotation.
fn mention(name: &str, quote: Span, article: &Article) -> Option<Mention> {
    /// Bytes in which a credit stands.
    const NEAR: usize = 200;
    let text = &article.text;
    let end = char_boundary(text, quote.end() + NEAR);
    let at = quote.start() + text.get(quote.start()..end)?.find(name)?;
    Some(Mention { span: Span::new(at, at + name.len()), form: MentionForm::FullName })
}

/// Puts the statements into the order of the text, parents before what is in them.
fn sort_statements(said: &mut Said) {
    let mut order: Vec<usize> = (0..said.statements.len()).collect();
    order.sort_by_key(|&index| (said.statements[index].extent().start(), index));
    let places = inverse(&order);
    let mut taken: Vec<_> = std::mem::take(&mut said.statements).into_iter().map(Some).collect();
    said.statements.extend(order.into_iter().filter_map(|index| taken[index].take()));
    for statement in &mut said.statements {
        statement.parent = statement.parent.map(|parent| StatementId(places[parent.0 as usize]));
    }
}

/// Puts the speakers into the order of their first statements.
fn sort_speakers(said: &mut Said) {
    let mut first = vec![usize::MAX; said.speakers.len()];
    for (index, statement) in said.statements.iter().enumerate() {
        if let Some(speaker) = statement.speaker {
            let first = &mut first[speaker.0 as usize];
            *first = (*first).min(index);
        }
    }
    let mut order: Vec<usize> = (0..said.speakers.len()).collect();
    order.sort_by_key(|&index| (first[index], index));
    let places = inverse(&order);
    let moved = |id: &mut SpeakerId| *id = SpeakerId(places[id.0 as usize]);
    let mut taken: Vec<_> = std::mem::take(&mut said.speakers).into_iter().map(Some).collect();
    said.speakers.extend(order.iter().filter_map(|&index| taken[index].take()));
    said.speakers.iter_mut().flat_map(|speaker| &mut speaker.members).for_each(moved);
    said.statements.iter_mut().filter_map(|statement| statement.speaker.as_mut()).for_each(moved);
}

fn inverse(order: &[usize]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, &index) in order.iter().enumerate() {
        places[index] = place as u32;
    }
    places
}

/// Gives speakers the codes that the metadata has for people and organisations of their names.
fn concepts(article: &Article, speakers: &mut [Speaker]) {
    let mut codes: HashMap<String, Option<&str>> = HashMap::new();
    let mut marked: Vec<(Span, &str)> = Vec::new();
    for concept in article.entities.iter().chain(&article.subjects) {
        let Some(code) = concept.code.as_deref().or(concept.uri.as_deref()) else { continue };
        // Of what kind a subject is, is often left open.
        if !concept.kind.is_none_or(ConceptKind::can_speak) {
            continue;
        }
        marked.extend(concept.mentions.iter().map(|&span| (span, code)));
        for name in concept.name.iter().flat_map(|name| forms(name)) {
            // Two codes for one name say nothing.
            codes
                .entry(name)
                .and_modify(|known| *known = known.filter(|known| *known == code))
                .or_insert(Some(code));
        }
    }
    marked.sort_unstable();
    let marked_at = |span: Span| {
        let end = marked.partition_point(|(other, _)| other.start() < span.end());
        end.checked_sub(1)
            .map(|at| marked[at])
            .filter(|(other, _)| other.overlaps(span))
            .map(|(_, code)| code)
    };
    for speaker in speakers {
        let is_named = matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Organization);
        let names = |mention: &&Mention| {
            matches!(mention.form, MentionForm::FullName | MentionForm::FamilyName | MentionForm::ShortName)
        };
        let by_mark = speaker.mentions.iter().filter(names).find_map(|mention| marked_at(mention.span));
        let by_name = || codes.get(&speaker.name.to_lowercase()).copied().flatten();
        if is_named {
            speaker.concept = by_mark.or_else(by_name).map(str::to_owned);
        }
    }
}

/// A name in lower case as it is, and “Quill, Ada” also as “ada quill”.
fn forms(name: &str) -> impl Iterator<Item = String> {
    let lower = name.to_lowercase();
    let turned = lower.split_once(", ").map(|(family, given)| format!("{given} {family}"));
    [lower].into_iter().chain(turned)
}

#[cfg(test)]
mod tests {
    use crate::model::MarkedQuote;

    use super::*;

    fn article(text: &str) -> Article {
        crate::read::read_text(text).expect("short enough")
    }

    fn quoted(article: &mut Article, words: &str, source: &str) {
        let at = article.text.find(words).expect("the words");
        article.quotes.push(MarkedQuote::new(Span::new(at, at + words.len()), Some(source.to_owned())));
    }

    #[test]
    fn a_marked_quotation_is_a_statement_of_whom_the_markup_names() {
        let mut article =
            article("The bridge was shut for a week.\n\nIt is safe again.\n\nTrains run from Monday.\n");
        quoted(&mut article, "It is safe again.", "Ada Quill, engineer");
        let record = crate::attribute(article);
        record.check_invariants().expect("sound");
        let statement = record.statements().next().expect("a statement");
        assert_eq!(
            (statement.text().as_str(), statement.basis.statement),
            ("It is safe again.", StatementRule::Markup)
        );
        assert_eq!(statement.speaker().map(|speaker| speaker.name()), Some("Ada Quill"));
        assert_eq!(statement.basis.speaker, Some(SpeakerRule::Markup));
    }

    #[test]
    fn markup_goes_before_the_words() {
        let mut article =
            article("“The bridge is safe,” she said on Monday. “We looked twice,” said Bo Ek, a builder.\n");
        quoted(&mut article, "“The bridge is safe,”", "Ada Quill");
        let record = crate::attribute(article);
        record.check_invariants().expect("sound");
        let speakers: Vec<_> = record
            .statements()
            .map(|statement| statement.speaker().map(|speaker| speaker.name().to_owned()))
            .collect();
        assert_eq!(speakers, [Some("Ada Quill".to_owned()), Some("Bo Ek".to_owned())]);
    }

    #[test]
    fn a_quotation_is_not_what_is_reported_in_it() {
        let mut article = article("“Ben Okafor says it is late. It is not,” said Ada Quill.\n");
        quoted(&mut article, "“Ben Okafor says it is late. It is not,”", "Cy Dahl");
        let record = crate::attribute(article);
        record.check_invariants().expect("sound");
        let speakers: Vec<_> = record
            .statements()
            .map(|statement| (statement.text(), statement.speaker().map(|speaker| speaker.name())))
            .collect();
        assert_eq!(
            speakers,
            [
                ("“Ben Okafor says it is late. It is not,”".to_owned(), Some("Cy Dahl")),
                ("it is late".to_owned(), Some("Ben Okafor")),
            ]
        );
    }

    #[test]
    fn speakers_get_the_codes_of_their_names() {
        let mut article = article("“The bridge is safe,” said Ada Quill. “Not quite,” said Bo Ek.\n");
        let person = |name: &str, code: &str| Concept {
            code: Some(code.to_owned()),
            kind: Some(ConceptKind::Person),
            ..Concept::named(name)
        };
        article.entities = vec![person("Quill, Ada", "p:1"), person("Bo Ek", "p:2"), person("Bo Ek", "p:3")];
        let record = crate::attribute(article);
        let codes: Vec<_> = record.speakers().map(|speaker| speaker.concept.clone()).collect();
        assert_eq!(codes, [Some("p:1".to_owned()), None]);
    }
}
