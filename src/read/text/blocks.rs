//! Lines → typed blocks: the file's head, then its body.

use crate::error::{Diagnostic, DiagnosticCode};
use crate::language::make_room;
use crate::model::{Article, Block, BlockKind, Concept};
use crate::read::text::header::{self, Field};
use crate::read::text::lines::{Line, item_mark};
use crate::read::text::{byline, dateline, label, note};
use crate::span::Span;

/// A headline or heading is no longer than this, in bytes.
const LONGEST_HEADLINE: usize = 240;
const LONGEST_HEADING: usize = 80;

/// A headline that ends like a sentence is no longer than this.
const LONGEST_SENTENCE_HEADLINE: usize = 120;

/// No file of lines that belong together has longer ones.
const LONGEST_LINE: usize = 120;

/// Bylines, datelines and header dates are looked for in so many lines at the top.
const HEAD_LINES: usize = 12;

/// Front matter is closed within so many lines, or the `---` was a rule.
const LONGEST_FRONT_MATTER: usize = 60;

/// Finds the blocks of `article.text`, whose lines are `lines`, and the metadata that they hold.
pub(super) fn find(article: &mut Article, lines: &[Line]) {
    let text = std::mem::take(&mut article.text);
    let lines = paragraphs(&text, lines);
    let labels = label::labels(&text, &lines);
    let without_blanks = lines.iter().all(|line| !line.blank_before || line.span.start() == 0);
    let mut reader = Reader {
        text: &text,
        lines: &lines,
        labels: &labels,
        article,
        headline: false,
        without_blanks,
        has_cells: memchr::memchr2(b'\t', b'|', text.as_bytes()).is_some(),
        body: 0,
    };
    reader.article.blocks.reserve(lines.len() + 4);
    let start = reader.header();
    for at in start..lines.len() {
        reader.line(at, start);
    }
    article.text = text;
}

/// The lines, with those of one paragraph as one where the file tells paragraphs by blank lines.
fn paragraphs(text: &str, lines: &[Line]) -> Vec<Line> {
    let blanks = lines.iter().filter(|line| line.blank_before).count();
    let by_blank_line = blanks > 2 && blanks * 3 > lines.len();
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    for &line in lines {
        let under_headline = joined.len() == 1 && joined[0].span.len() <= LONGEST_HEADLINE;
        let below = if under_headline { line.span.of(text).starts_with(char::is_lowercase) } else { true };
        let same = by_blank_line && !line.blank_before && below;
        match joined.last_mut() {
            Some(last) if same && goes_on(text, last.span, line.span) => {
                last.span = last.span.cover(line.span);
                last.blank_after = line.blank_after;
            }
            _ => joined.push(line),
        }
    }
    joined
}

/// Whether the lower of two lines without a blank one between them goes on the upper one's paragraph.
fn goes_on(text: &str, upper: Span, lower: Span) -> bool {
    let (above, below) = (upper.of(text), lower.of(text));
    // A longer line is a paragraph of its own, whatever stands below it.
    let prose = above.ends_with(['.', '!', '?', '”', '"', ',', ';', '’']) || upper.len() > LONGEST_HEADING;
    let prose = prose && upper.len() <= LONGEST_LINE;
    let wrapped = || below.starts_with(char::is_lowercase);
    let starts_anew =
        || item_mark(below).is_some() || below.starts_with(['>', '#', '|']) || label::at(below).is_some();
    let header = || header::label_and_value(below).is_some_and(|(label, _)| header::field(label).is_some());
    let author = || byline::authors(above).or_else(|| byline::authors(below)).is_some();
    (prose || wrapped()) && !starts_anew() && !header() && !is_rule(above) && !is_rule(below) && !author()
}

/// A line of marks alone: `* * *`, `---`, `###`.
fn is_rule(line: &str) -> bool {
    // A letter of ASCII stands near the start of nearly every line.
    !line.bytes().any(|byte| byte.is_ascii_alphanumeric()) && !line.chars().any(char::is_alphanumeric)
}

/// Cells with tabs or ` | ` between them.
fn is_table_row(words: &str) -> bool {
    words.contains('\t') || words.matches(" | ").count() > 1
}

struct Reader<'t> {
    text: &'t str,
    lines: &'t [Line],
    /// Labels of interviews' turns: their lines and lengths.
    labels: &'t [(usize, usize)],
    article: &'t mut Article,
    headline: bool,
    /// No line of the file is blank.
    without_blanks: bool,
    /// Some line has what stands between the cells of a table: prose has neither byte.
    has_cells: bool,
    /// Paragraphs of the body so far.
    body: usize,
}

impl<'t> Reader<'t> {
    fn words(&self, at: usize) -> &'t str {
        self.lines[at].span.of(self.text)
    }

    fn push(&mut self, kind: BlockKind, span: Span) {
        if !span.is_empty() {
            make_room(&mut self.article.blocks);
            self.article.blocks.push(Block { kind, span });
        }
    }

    /// Front matter or header fields at the very top; returns the first line after them.
    fn header(&mut self) -> usize {
        if self.lines.first().is_some_and(|line| line.span.of(self.text) == "---") {
            let close = (1..self.lines.len().min(LONGEST_FRONT_MATTER)).find(|&at| self.words(at) == "---");
            if let Some(close) = close {
                (0..=close).for_each(|at| self.field(at));
                return close + 1;
            }
        }
        let is_field = |at: &usize| self.field_of(*at).is_some();
        let fields = (0..self.lines.len()).take_while(is_field).count();
        let strong = |field| matches!(field, Field::Title | Field::Date | Field::Author);
        let telling = fields > 1 || fields == 1 && self.field_of(0).is_some_and(|(field, ..)| strong(field));
        if !telling {
            return 0;
        }
        (0..fields).for_each(|at| self.field(at));
        fields
    }

    /// The field, label and value of a header line.
    fn field_of(&self, at: usize) -> Option<(Field, &'t str, &'t str)> {
        let (label, value) = header::label_and_value(self.words(at))?;
        Some((header::field(label)?, label, value))
    }

    /// A header line: what it says goes to the metadata, and a title is the headline.
    fn field(&mut self, at: usize) {
        let span = self.lines[at].span;
        let Some((field, _, value)) = self.field_of(at) else {
            return self.push(BlockKind::Header, span);
        };
        let bare = value.trim_matches(['"', '\'', ' ']);
        if let (Field::Title | Field::Subtitle, false) = (field, bare.is_empty()) {
            let kind = if field == Field::Title { BlockKind::Headline } else { BlockKind::Subheadline };
            let start = span.end() - value.len() + value.find(bare).unwrap_or_default();
            self.headline |= field == Field::Title;
            self.push(BlockKind::Header, Span::new(span.start(), start).trimmed(self.text));
            self.push(kind, Span::new(start, start + bare.len()));
            return;
        }
        self.push(BlockKind::Header, span);
        if bare.is_empty() {
            return;
        }
        let list = || {
            bare.trim_matches(['[', ']'])
                .split(',')
                .map(|item| item.trim().trim_matches(['"', '\'']).to_owned())
        };
        let article = &mut *self.article;
        match field {
            Field::Author => article
                .authors
                .extend(byline::authors(&format!("By {bare}")).unwrap_or_else(|| list().collect())),
            Field::Date => match header::date_in_words(bare) {
                Some(date) => article.dates.created = article.dates.created.or(Some(date)),
                None => article.diagnostics.push(Diagnostic::new(
                    DiagnosticCode::UnreadableDate,
                    format!("cannot tell the date in “{bare}”"),
                    None,
                )),
            },
            Field::Place => article.place = Some(bare.to_owned()),
            Field::Provider => article.provider = Some(Concept::named(bare)),
            Field::Language => article.language = Some(bare.to_owned()),
            Field::Keywords => article.keywords.extend(list()),
            Field::Slug => article.slugline = Some(bare.to_owned()),
            Field::Title | Field::Subtitle | Field::Other => {}
        }
    }

    /// A line behind the header fields, which end before line `start`.
    fn line(&mut self, at: usize, start: usize) {
        let span = self.lines[at].span;
        let words = self.words(at);
        if is_rule(words) {
            return;
        }
        let in_head = self.body == 0 && at < start + HEAD_LINES;
        if in_head && let Some((len, date)) = header::leading_date(words) {
            self.article.dates.created = self.article.dates.created.or(Some(date));
            self.push(BlockKind::Header, Span::new(span.start(), span.start() + len).trimmed(self.text));
            let rest = Span::new(span.start() + len, span.end()).trimmed(self.text);
            if !rest.is_empty() {
                self.body_line(at, rest);
            }
            return;
        }
        if note::is_note(words, self.body == 0, at + 2 >= self.lines.len()) {
            return self.push(BlockKind::Note, span);
        }
        if in_head && self.head_line(at, span) {
            return;
        }
        self.body_line(at, span);
    }

    /// A line of the head other than the body's first paragraph: whether it is one.
    fn head_line(&mut self, at: usize, span: Span) -> bool {
        let words = self.words(at);
        if !self.headline && self.is_headline(at) {
            self.headline = true;
            let marks = words.len() - words.trim_start_matches(['#', ' ']).len();
            self.push(BlockKind::Headline, Span::new(span.start() + marks, span.end()));
            return true;
        }
        if let Some(authors) = byline::authors(words) {
            self.article.authors.extend(authors);
            self.push(BlockKind::Byline, span);
            return true;
        }
        let last = self.article.blocks.last().map(|block| block.kind);
        let short = span.len() <= LONGEST_HEADING && !words.ends_with(['.', '?', '!', ':', '”', '"']);
        if last == Some(BlockKind::Byline) && short && !self.lines[at].blank_before {
            self.push(BlockKind::Byline, span);
            return true;
        }
        if span.len() <= LONGEST_HEADING {
            let undated = ["Published", "Updated", "Last updated", "Posted"]
                .iter()
                .find_map(|lead| words.strip_prefix(lead));
            let date = undated.unwrap_or(words).trim_start_matches([':', ' ']);
            let date = header::date_in_words(date).filter(|_| undated.is_some() || words.len() <= 40);
            if let Some(date) = date {
                self.article.dates.created = self.article.dates.created.or(Some(date));
                self.push(BlockKind::Header, span);
                return true;
            }
        }
        let follows_headline = last == Some(BlockKind::Headline);
        let set_below = !self.lines[at].blank_before && self.lines[at].blank_after;
        let ends_open = set_below || !words.ends_with(['.', ':', '”', '"']);
        let more = at + 1 < self.lines.len();
        if follows_headline
            && ends_open
            && more
            && span.len() <= LONGEST_HEADLINE
            && dateline::parse(words).is_none()
        {
            self.push(BlockKind::Subheadline, span);
            return true;
        }
        false
    }

    /// Whether the first line of the text is a headline and not the story's first paragraph.
    fn is_headline(&self, at: usize) -> bool {
        let words = self.words(at);
        let body_before = self
            .article
            .blocks
            .iter()
            .any(|block| !matches!(block.kind, BlockKind::Header | BlockKind::Byline));
        let Some(next) = self.lines.get(at + 1) else { return false };
        if body_before
            || words.len() > LONGEST_HEADLINE
            || self.is_labelled(at)
            || dateline::parse(words).is_some()
        {
            return false;
        }
        if byline::authors(words).is_some() || words.ends_with([':', ',']) {
            return false;
        }
        let sentence = words.ends_with(['.', '”', '"']) && !words.ends_with("..");
        let short = words.len() <= LONGEST_SENTENCE_HEADLINE && words.len() * 5 < next.span.len() * 4;
        !sentence || short || words.starts_with('#') || mostly_capitals(words)
    }

    fn is_labelled(&self, at: usize) -> bool {
        self.labels.binary_search_by_key(&at, |&(line, _)| line).is_ok()
    }

    fn body_line(&mut self, at: usize, span: Span) {
        let words = span.of(self.text);
        if let Ok(found) = self.labels.binary_search_by_key(&at, |&(line, _)| line) {
            let border = span.start() + self.labels[found].1;
            let mark = words.len() - words.trim_start_matches(label::MARKS).len();
            self.push(BlockKind::SpeakerLabel, Span::new(span.start() + mark, border));
            self.body += 1;
            return self.push(BlockKind::Paragraph, Span::new(border, span.end()).trimmed(self.text));
        }
        if let Some(mark) = item_mark(words) {
            self.body += 1;
            return self
                .push(BlockKind::ListItem, Span::new(span.start() + mark, span.end()).trimmed(self.text));
        }
        if let Some(quoted) = words.strip_prefix("> ") {
            self.body += 1;
            return self.push(BlockKind::BlockQuote, Span::new(span.end() - quoted.len(), span.end()));
        }
        if self.has_cells && is_table_row(words) {
            return self.push(BlockKind::TableRow, span);
        }
        if note::is_caption(words) {
            return self.push(BlockKind::Caption, span);
        }
        if self.is_heading(at, words) {
            let marks = words.len() - words.trim_start_matches(['#', ' ']).len();
            return self.push(BlockKind::Heading, Span::new(span.start() + marks, span.end()));
        }
        self.body += 1;
        // The dateline stands before the first paragraphs, and those of a round-up of several places.
        match dateline::parse(words) {
            Some(found) => {
                let border = span.start() + found.len;
                if self.article.place.is_none() && !found.place.is_empty() {
                    self.article.place = Some(found.place.to_owned());
                }
                if let (None, Some(agency)) = (&self.article.provider, found.agency) {
                    self.article.provider = Some(Concept::named(agency));
                }
                self.article.dates.created = self.article.dates.created.or(found.date);
                self.push(BlockKind::Dateline, Span::new(span.start(), border));
                self.push(BlockKind::Paragraph, Span::new(border, span.end()).trimmed(self.text));
            }
            None => self.push(BlockKind::Paragraph, span),
        }
    }

    /// A short line between paragraphs that is no sentence: “Expert commentary”.
    fn is_heading(&self, at: usize, words: &str) -> bool {
        if words.starts_with('#') && words.trim_start_matches('#').starts_with(' ') {
            return true;
        }
        if words.len() > LONGEST_HEADING {
            return false;
        }
        let set_off = self.lines[at].blank_before || at == 0 || self.without_blanks;
        let open = !words.ends_with(['.', ',', ':', ';', '…', '”', '"', '’', '»', ')']);
        let begins = words.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit());
        let quoted = words.starts_with(['“', '"', '‘', '«', '„']);
        let follows =
            at + 1 < self.lines.len() && self.body > 0 || at + 1 < self.lines.len() && self.headline;
        set_off && open && begins && !quoted && follows && words.split_whitespace().count() <= 12
    }
}

/// Title case or all capitals: at least two thirds of the words of four letters and more begin with a capital.
fn mostly_capitals(line: &str) -> bool {
    let long = || line.split_whitespace().filter(|word| word.chars().count() > 3);
    let capital = long()
        .filter(|word| word.starts_with(|char: char| char.is_uppercase() || !char.is_alphabetic()))
        .count();
    capital * 3 >= long().count() * 2
}

#[cfg(test)]
mod tests {
    use crate::model::Article;

    /// Each block as `kind: text`.
    #[track_caller]
    fn blocks(text: &str, expected: &[&str]) -> Article {
        let article = crate::read::read_text(text).expect("short enough");
        let found: Vec<_> = article
            .blocks()
            .map(|block| {
                let kind = format!("{:?}", block.kind).to_lowercase();
                format!("{kind}: {}", block.text().split_whitespace().collect::<Vec<_>>().join(" "))
            })
            .collect();
        assert_eq!(found, expected, "in {text}");
        article.check_invariants().expect("sound");
        article
    }

    const STORY: &str = "The council of Port Ellen voted on Monday to lengthen the harbour wall by three hundred metres, which the mayor said would pay for itself.";

    #[test]
    fn the_head_of_a_story() {
        let article = blocks(
            &format!(
                "Harbour splits council\n\nBy MARA LIND and JOE TADE, Staff Writers\n\nPORT ELLEN, March 3, 2025 (Coastwire) — {STORY}"
            ),
            &[
                "headline: Harbour splits council",
                "byline: By MARA LIND and JOE TADE, Staff Writers",
                "dateline: PORT ELLEN, March 3, 2025 (Coastwire) —",
                &format!("paragraph: {STORY}"),
            ],
        );
        assert_eq!(article.authors, ["MARA LIND", "JOE TADE"]);
        assert_eq!(article.place.as_deref(), Some("PORT ELLEN"));
        assert_eq!(article.date().map(|date| date.to_string()).as_deref(), Some("2025-03-03"));
    }

    #[test]
    fn a_subheadline_stands_under_the_headline() {
        blocks(
            &format!("Harbour splits council;\nOpponents want to go to court.\n\n{STORY}\n\nIt did so late."),
            &[
                "headline: Harbour splits council;",
                "subheadline: Opponents want to go to court.",
                &format!("paragraph: {STORY}"),
                "paragraph: It did so late.",
            ],
        );
    }

    #[test]
    fn a_date_run_into_the_first_paragraph() {
        let article = blocks(
            &format!(" date 2021-07-21 {STORY}\n\nWhat the mayor said\n\n{STORY}"),
            &[
                "header: date 2021-07-21",
                &format!("paragraph: {STORY}"),
                "heading: What the mayor said",
                &format!("paragraph: {STORY}"),
            ],
        );
        assert_eq!(article.date().map(|date| date.to_string()).as_deref(), Some("2021-07-21"));
    }

    #[test]
    fn header_fields_and_front_matter() {
        let article = blocks(
            &format!("Title: Harbour splits council\nDate: 3 March 2025\nAuthor: Mara Lind\n\n{STORY}"),
            &[
                "header: Title:",
                "headline: Harbour splits council",
                "header: Date: 3 March 2025",
                "header: Author: Mara Lind",
                &format!("paragraph: {STORY}"),
            ],
        );
        assert_eq!(article.authors, ["Mara Lind"]);
        let article = blocks(
            &format!(
                "---\ntitle: \"Harbour: a split\"\ndate: 2025-03-03\ntags: [port, council]\n---\n{STORY}"
            ),
            &[
                "header: ---",
                "header: title: \"",
                "headline: Harbour: a split",
                "header: date: 2025-03-03",
                "header: tags: [port, council]",
                "header: ---",
                &format!("paragraph: {STORY}"),
            ],
        );
        assert_eq!(article.keywords, ["port", "council"]);
    }

    #[test]
    fn interviews() {
        blocks(
            &format!(
                "The harbour and I\n\n{STORY}\n\nQ: Why a wall?\n\nA: Why not?\n\nQUILL: It stands.\n\nREPORTER: Does it?"
            ),
            &[
                "headline: The harbour and I",
                &format!("paragraph: {STORY}"),
                "speakerlabel: Q:",
                "paragraph: Why a wall?",
                "speakerlabel: A:",
                "paragraph: Why not?",
                "speakerlabel: QUILL:",
                "paragraph: It stands.",
                "speakerlabel: REPORTER:",
                "paragraph: Does it?",
            ],
        );
    }

    #[test]
    fn lists_quotes_notes_and_rules() {
        blocks(
            &format!(
                "Harbour\n\n{STORY}\n\n- one ship\n- two ships\n\n> We sail.\n\n* * *\n\nThe end of it came late.\n\n(Reporting by Mara Lind; Editing by Joe Tade)"
            ),
            &[
                "headline: Harbour",
                &format!("paragraph: {STORY}"),
                "listitem: one ship",
                "listitem: two ships",
                "blockquote: We sail.",
                "paragraph: The end of it came late.",
                "note: (Reporting by Mara Lind; Editing by Joe Tade)",
            ],
        );
    }

    #[test]
    fn paragraphs_by_blank_line_or_by_line() {
        blocks(
            "Harbour\nThe wall is long.\nNobody likes it.",
            &["headline: Harbour", "paragraph: The wall is long.", "paragraph: Nobody likes it."],
        );
        blocks(
            "The harbour wall\n\nIt is long, they say.\nIt is wide.\n\nIt is wet.\nIt is cold.\n\nIt is old.",
            &[
                "headline: The harbour wall",
                "paragraph: It is long, they say. It is wide.",
                "paragraph: It is wet. It is cold.",
                "paragraph: It is old.",
            ],
        );
    }

    #[test]
    fn a_story_without_a_headline() {
        blocks(
            "Mayor Orr said on Monday that the harbour was full.\n\n“We need a pier,” she said.",
            &[
                "paragraph: Mayor Orr said on Monday that the harbour was full.",
                "paragraph: “We need a pier,” she said.",
            ],
        );
        blocks("One line", &["paragraph: One line"]);
        blocks("", &[]);
    }
}
