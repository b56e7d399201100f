//! The article as its readers know it, with statements, sources, cues, claims and figures marked in its words.

use std::collections::HashSet;

use crate::model::{Article, BlockKind, ClaimRef, Record, StatementKind, StatementRef};
use crate::span::Span;
use crate::write::html::cast::{Cast, statement_kind_name};
use crate::write::html::cut::{self, Marked, Step};
use crate::write::html::notes;
use crate::xml::Writer;

/// What marks words.
enum Mark<'r> {
    /// A part of a statement's content, from 0.
    Statement(StatementRef<'r>, usize),
    /// A claim and its index.
    Claim(usize, ClaimRef<'r>),
    Source(&'r str),
    Cue(&'r str),
    /// A quantity or a time.
    Figure,
}

/// Writes the blocks of the article, each followed by the notes on its claims.
pub(super) fn write(record: &Record, cast: &Cast<'_>, out: &mut Writer) {
    let article = &record.article;
    let marks = marks(record, cast);
    let places = places(article, &marks);
    let mut writing = Body { record, cast, notes: Vec::new(), out };
    let mut blocks = article.blocks.iter().zip(&places).peekable();
    let mut has_headline = false;
    while let Some((block, marks)) = blocks.next() {
        let element = match block.kind {
            BlockKind::Headline if !has_headline => "h1",
            BlockKind::Headline | BlockKind::Heading => "h2",
            BlockKind::ListItem => "ul",
            BlockKind::BlockQuote => "blockquote",
            _ => "p",
        };
        has_headline |= block.kind == BlockKind::Headline;
        writing.out.new_line();
        writing.out.open(element);
        if let Some(class) = class(block.kind) {
            writing.out.attribute("class", class);
        }
        if element == "ul" {
            writing.item(block.span, marks);
            while let Some((item, marks)) = blocks.next_if(|(next, _)| next.kind == BlockKind::ListItem) {
                writing.item(item.span, marks);
            }
        } else if matches!(block.kind, BlockKind::Dateline | BlockKind::SpeakerLabel) {
            // These stand before the words of a paragraph and in its line.
            writing.out.open("b");
            writing.words(block.span, marks);
            writing.out.close();
            if let Some((rest, marks)) = blocks.next_if(|(next, _)| next.kind == BlockKind::Paragraph) {
                writing.out.text(" ");
                writing.words(rest.span, marks);
            }
        } else {
            writing.words(block.span, marks);
        }
        writing.out.close();
        writing.notes();
    }
}

const fn class(kind: BlockKind) -> Option<&'static str> {
    Some(match kind {
        BlockKind::Subheadline => "deck",
        BlockKind::Byline => "byline",
        BlockKind::Header => "header",
        BlockKind::Caption => "caption",
        BlockKind::TableRow => "row",
        BlockKind::Note => "note",
        BlockKind::Abstract => "abstract",
        BlockKind::Dateline => "dated",
        BlockKind::SpeakerLabel => "turn",
        BlockKind::Headline
        | BlockKind::Heading
        | BlockKind::Paragraph
        | BlockKind::ListItem
        | BlockKind::BlockQuote => return None,
    })
}

/// Everything that is to be marked, in the order of the text. What is not within the text is left out.
fn marks<'r>(record: &'r Record, cast: &'r Cast<'_>) -> Vec<Marked<Mark<'r>>> {
    let mut marks = Vec::new();
    let mut seen = HashSet::new();
    for statement in record.statements() {
        let look = cast.voice(statement.speaker).look.as_str();
        for (part, &span) in statement.content.iter().enumerate() {
            marks.push(Marked { span, rank: 0, mark: Mark::Statement(statement, part) });
        }
        // Statements that share a cue or a source mark it once.
        let source = statement.source.map(|span| (span, 2, Mark::Source(look)));
        let cue = statement.cue.as_ref().map(|cue| (cue.span, 3, Mark::Cue(look)));
        for (span, rank, mark) in source.into_iter().chain(cue) {
            if seen.insert((span, rank)) {
                marks.push(Marked { span, rank, mark });
            }
        }
    }
    for (index, claim) in record.claims().enumerate() {
        marks.push(Marked { span: claim.span, rank: 1, mark: Mark::Claim(index, claim) });
        let claim = claim.data();
        let quantities = claim.quantities.iter().map(|quantity| quantity.span);
        for span in quantities.chain(claim.times.iter().map(|time| time.span)) {
            if seen.insert((span, 4)) {
                marks.push(Marked { span, rank: 4, mark: Mark::Figure });
            }
        }
    }
    marks.retain_mut(|marked| match in_blocks(marked.span, &record.article) {
        Some(span) => {
            marked.span = span;
            true
        }
        None => false,
    });
    cut::sort(&mut marks);
    marks
}

/// What of a span stands in blocks, without white space at its ends: all of it, but in a record that somebody else has made.
fn in_blocks(span: Span, article: &Article) -> Option<Span> {
    let span = span.trimmed(&article.text);
    if span.of(&article.text).is_empty() {
        return None;
    }
    let first = article.blocks.partition_point(|block| block.span.end() <= span.start());
    let behind = article.blocks.partition_point(|block| block.span.start() < span.end());
    let touched = article.blocks.get(first..behind)?;
    let start = touched.first()?.span.start().max(span.start());
    let end = touched.last()?.span.end().min(span.end());
    (start < end).then(|| Span::new(start, end).trimmed(&article.text)).filter(|span| !span.is_empty())
}

/// For each block the marks that touch it.
fn places<'m, 'r>(article: &Article, marks: &'m [Marked<Mark<'r>>]) -> Vec<Vec<&'m Marked<Mark<'r>>>> {
    let mut places = vec![Vec::new(); article.blocks.len()];
    for marked in marks {
        let from = article.blocks.partition_point(|block| block.span.end() <= marked.span.start());
        let touched = article.blocks[from..].iter().zip(&mut places[from..]);
        for (_, place) in touched.take_while(|(block, _)| block.span.start() < marked.span.end()) {
            place.push(marked);
        }
    }
    places
}

struct Body<'r, 'w> {
    record: &'r Record,
    cast: &'r Cast<'r>,
    /// Claims that have begun since the last notes.
    notes: Vec<(usize, ClaimRef<'r>)>,
    out: &'w mut Writer,
}

impl<'r> Body<'r, '_> {
    fn item(&mut self, span: Span, marks: &[&Marked<Mark<'r>>]) {
        self.out.open("li");
        self.words(span, marks);
        self.out.close();
    }

    /// The words of a block with its marks.
    fn words(&mut self, block: Span, marks: &[&Marked<Mark<'r>>]) {
        let text = &self.record.article.text;
        cut::cut(text, block, marks, |step| match step {
            Step::Words(span) => {
                self.out.text(span.of(text));
            }
            Step::Open { mark, first } => self.open(mark, first),
            Step::Close { mark, last } => {
                if last {
                    self.end(mark);
                }
                self.out.close();
            }
        });
    }

    fn open(&mut self, mark: &Mark<'r>, first: bool) {
        let out = &mut *self.out;
        match *mark {
            Mark::Statement(statement, part) => {
                let look = &self.cast.voice(statement.speaker).look;
                let (element, kind) = match statement.kind {
                    StatementKind::Direct => ("q", ""),
                    StatementKind::Mixed => ("span", "mixed "),
                    StatementKind::Indirect => ("span", "indirect "),
                };
                out.open(element).attribute("class", &format!("said {kind}{look}"));
                if first && part == 0 {
                    out.attribute("id", &format!("s{}", statement.id().0 + 1));
                }
            }
            Mark::Claim(index, claim) => {
                out.open("span").attribute("class", "claim");
                if first {
                    out.attribute("id", &format!("c{}", index + 1));
                    self.notes.push((index, claim));
                }
            }
            Mark::Source(look) => {
                out.open("span").attribute("class", &format!("source {look}"));
            }
            Mark::Cue(look) => {
                out.open("span").attribute("class", &format!("cue {look}"));
            }
            Mark::Figure => {
                out.open("b");
            }
        }
    }

    /// What follows the last words of a mark: who said it, the number of a claim.
    fn end(&mut self, mark: &Mark<'r>) {
        match *mark {
            Mark::Statement(statement, part) => self.who(statement, part),
            Mark::Claim(index, _) => notes::number(index, notes::Side::Text, self.out),
            _ => {}
        }
    }

    /// The label of a statement's speaker with what is known of the statement. After its first part it can be
    /// reached by the keyboard; the labels of other parts say the same and are for the eye only.
    fn who(&mut self, statement: StatementRef<'r>, part: usize) {
        let voice = self.cast.voice(statement.speaker);
        let out = &mut *self.out;
        out.open("span").attribute("class", "who");
        if part == 0 {
            let tip = format!("t{}", statement.id().0 + 1);
            out.open("a").attribute("class", &format!("label {}", voice.look));
            out.attribute("href", &format!("#{}", voice.anchor())).attribute("aria-describedby", &tip);
            out.text(&voice.label).close();
            out.open("span").attribute("class", "tip").attribute("role", "tooltip").attribute("id", &tip);
        } else {
            out.attribute("aria-hidden", "true");
            out.open("span").attribute("class", &format!("label {}", voice.look)).text(&voice.label).close();
            out.open("span").attribute("class", "tip");
        }
        out.element("strong", voice.name()).text(": ");
        let cue = statement.cue.as_ref().map(|cue| format!(", “{}” ({})", cue.lemma, cue.act.name()));
        out.element("span", &format!("{}{}. ", statement_kind_name(statement.kind), cue.unwrap_or_default()));
        out.element("span", &basis(statement));
        out.close().close();
    }

    /// The notes on the claims that have begun since the last.
    fn notes(&mut self) {
        let claims = std::mem::take(&mut self.notes);
        if !claims.is_empty() {
            notes::write(&claims, self.cast, self.out);
        }
    }
}

/// The rules that found a statement and its speaker, and the confidence.
fn basis(statement: StatementRef<'_>) -> String {
    let basis = statement.basis;
    let speaker = basis.speaker.map_or(String::new(), |rule| format!(", speaker by {rule}"));
    format!("Found by {}{speaker}; confidence {:.0} %", basis.statement, basis.confidence * 100.0)
}
