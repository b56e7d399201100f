//! Fact-checks: articles whose parts are headed “claim” and “verdict”.
//!
//! A part is headed by a block of its own (“Claim”) or by the first words of a paragraph (“Our verdict: False.”). The
//! claim is what stands in quotation marks there, or the first sentence; what stands beside the quotation says who made
//! it and when. A verdict belongs to the claim last headed.

use crate::claim::figures::{Figures, Near};
use crate::language::{Text, TokenKind};
use crate::lexicon::{FactCheckPart, measures};
use crate::model::{Article, BlockKind, Claim, Reason, Statement, StatementId, Verdict, Worthiness};
use crate::span::Span;

/// Labels are not longer, in bytes.
const LONGEST_LABEL: usize = 40;

/// So many claims and statements before a place are looked at for one that holds it.
const NEAR: usize = 16;

/// A part of a fact-check.
#[derive(Clone, Debug)]
struct Part {
    kind: FactCheckPart,
    /// What stands under the heading, block by block.
    content: Vec<Span>,
}

/// Gives the claims of a fact-check their verdicts; adds a claim where none was found.
pub(super) fn attach(
    text: &Text<'_>,
    article: &Article,
    statements: &[Statement],
    figures: &Figures,
    claims: &mut Vec<Claim>,
) {
    let parts = parts(article);
    let mut claim: Option<Checked> = None;
    for part in &parts {
        match part.kind {
            FactCheckPart::Claim => claim = Checked::of(text, figures, part),
            FactCheckPart::Source => {
                if let (Some(claim), Some(span)) = (&mut claim, part.content.first()) {
                    claim.claimant = claim.claimant.take().or_else(|| words(article, *span));
                    claim.claimed = claim.claimed.or_else(|| first_time(figures, *span));
                }
            }
            FactCheckPart::Verdict => {
                let Some((claim, rating)) = claim.take().zip(rating(article, part)) else { continue };
                let verdict = Verdict {
                    rating: rating.of(&article.text).to_owned(),
                    publisher: article.provider.as_ref().and_then(|provider| provider.name.clone()),
                    published: article.date(),
                    span: Some(rating),
                    claimant: claim.claimant,
                    claimed: claim.claimed,
                };
                put(claim.span, verdict, statements, figures, claims);
            }
        }
    }
}

/// A claim as the fact-check gives it.
struct Checked {
    span: Span,
    claimant: Option<String>,
    claimed: Option<crate::model::Period>,
}

impl Checked {
    fn of(text: &Text<'_>, figures: &Figures, part: &Part) -> Option<Self> {
        let &first = part.content.first()?;
        let tokens = tokens(text, first);
        let (start, end) = tokens;
        if start >= end {
            return None;
        }
        // A quotation that opens the part is the claim, and what stands behind it names its source.
        let from = text.parts.partition_point(|quoted| quoted.first < start);
        let quoted = text.parts.get(from).filter(|quoted| quoted.first == start && quoted.last <= end);
        let (span, rest) = match quoted {
            Some(quoted) => {
                let inside = inside(text, quoted.first, quoted.last)?;
                (inside, (quoted.last < end).then(|| text.span(quoted.last, end)))
            }
            None => {
                let stop = (start..end).find(|at| ends_sentence(text, *at, end)).unwrap_or(end);
                let span = text.span(start, stop.max(start + 1));
                (span, (stop + 1 < end).then(|| text.span(stop + 1, end)))
            }
        };
        let beside = rest.or(part.content.get(1).copied());
        let claimed = beside.and_then(|span| first_time(figures, span));
        let claimant = beside.filter(|_| quoted.is_some() || part.content.len() > 1);
        Some(Self { span, claimant: claimant.and_then(|span| source_words(text, span)), claimed })
    }
}

/// The tokens between the marks of a quotation, without a stop at the end.
fn inside(text: &Text<'_>, first: usize, last: usize) -> Option<Span> {
    let is_mark = |at: usize| matches!(text.tokens[at].kind, TokenKind::Quote | TokenKind::Stop);
    let first = (first..last).find(|at| !is_mark(*at))?;
    let last = (first..last).rev().find(|at| !is_mark(*at))?;
    Some(text.span(first, last + 1))
}

fn ends_sentence(text: &Text<'_>, at: usize, last: usize) -> bool {
    text.tokens[at].kind == TokenKind::Stop
        && (at + 1 >= last
            || text.tokens[at + 1].is_capital()
            || text.tokens[at + 1].kind == TokenKind::Quote)
}

/// Who is named beside a claim: up to the comma or the time behind it.
fn source_words(text: &Text<'_>, span: Span) -> Option<String> {
    let (first, last) = tokens(text, span);
    let first = (first..last).find(|at| text.tokens[*at].is_word())?;
    let first = if text.is_word(first, "source") || text.is_word(first, "by") { first + 1 } else { first };
    let dated = |at: usize| {
        let token = text.tokens[at];
        token.is_known() && measures().of(token.entry()).calendar.is_some() || token.kind == TokenKind::Number
    };
    let ends = |at: usize| {
        matches!(
            text.tokens[at].kind,
            TokenKind::Comma | TokenKind::Stop | TokenKind::Open | TokenKind::Close
        ) || dated(at)
    };
    let mut end = (first..last).find(|at| ends(*at)).unwrap_or(last);
    while end > first
        && (text.is_word(end - 1, "on") || text.is_word(end - 1, "in") || !text.tokens[end - 1].is_word())
    {
        end -= 1;
    }
    (first < end).then(|| text.span(first, end).of(text.text).to_owned())
}

fn words(article: &Article, span: Span) -> Option<String> {
    let words = span.of(&article.text).trim().trim_end_matches('.');
    (!words.is_empty()).then(|| words.to_owned())
}

fn first_time(figures: &Figures, span: Span) -> Option<crate::model::Period> {
    figures.within(span).times.first().and_then(|time| time.value)
}

/// The tokens that begin within a span.
fn tokens(text: &Text<'_>, span: Span) -> (usize, usize) {
    let first = text.tokens.partition_point(|token| token.start() < span.start());
    (first, text.tokens.partition_point(|token| token.end() <= span.end()).max(first))
}

/// The rating: the first sentence of the verdict's part.
fn rating(article: &Article, part: &Part) -> Option<Span> {
    let &span = part.content.first()?;
    let text = span.of(&article.text);
    let end = text.find(['.', '!', '\n']).unwrap_or(text.len());
    let rating = Span::new(span.start(), span.start() + end).trimmed(&article.text);
    (!rating.is_empty()).then_some(rating)
}

/// Gives the verdict to the claim that overlaps the checked words most; makes one where none does.
fn put(span: Span, verdict: Verdict, statements: &[Statement], figures: &Figures, claims: &mut Vec<Claim>) {
    let shared = |claim: &Claim| {
        let (start, end) = (claim.span.start().max(span.start()), claim.span.end().min(span.end()));
        end.saturating_sub(start)
    };
    // Claims are in the order of the text, and one that overlaps begins not many before the words' end.
    let end = claims.partition_point(|claim| claim.span.start() < span.end());
    let near = end.saturating_sub(NEAR)..end;
    let best = near
        .max_by_key(|index| shared(&claims[*index]))
        .filter(|index| shared(&claims[*index]) * 2 > span.len());
    let index = best.unwrap_or_else(|| {
        let end = statements.partition_point(|said| said.extent().start() <= span.start());
        let near = end.saturating_sub(NEAR)..end;
        let statement =
            near.rev().find(|index| statements[*index].content.iter().any(|content| content.contains(span)));
        let mut claim = Claim::new(span, statement.map(|index| StatementId(index as u32)));
        let Near { quantities, times } = figures.within(span);
        (claim.quantities, claim.times) = (quantities.to_vec(), times.to_vec());
        let at = claims.partition_point(|claim| claim.span < span);
        claims.insert(at, claim);
        at
    });
    let claim = &mut claims[index];
    claim.verdicts.push(verdict);
    let mut reasons = claim.worthiness.take().map_or_else(Vec::new, |worthiness| worthiness.reasons);
    if !reasons.contains(&Reason::Checked) {
        reasons.push(Reason::Checked);
    }
    claim.worthiness = Some(Worthiness::new(reasons));
}

/// The headed parts of an article; empty where no verdict is headed, which is what most articles are.
fn parts(article: &Article) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open = false;
    let mut lower = String::new();
    for block in article.blocks().filter(|block| {
        block.kind.is_body() || block.kind.is_heading() || block.kind == BlockKind::SpeakerLabel
    }) {
        if let Some((kind, rest)) = headed(article, block.span, &mut lower) {
            let content = (!rest.is_empty()).then_some(rest).into_iter().collect();
            parts.push(Part { kind, content });
            open = true;
        } else if block.kind.is_heading() {
            open = false;
        } else if let Some(part) = parts.last_mut().filter(|_| open) {
            part.content.push(block.span);
        }
    }
    if !parts.iter().any(|part| part.kind == FactCheckPart::Verdict) {
        parts.clear();
    }
    parts
}

/// The part that a block heads, and what of the block stands behind the label. `lower` is room for labels in small letters.
fn headed(article: &Article, span: Span, lower: &mut String) -> Option<(FactCheckPart, Span)> {
    let text = span.of(&article.text);
    let near = &text.as_bytes()[..text.len().min(LONGEST_LABEL + 1)];
    if text.len() > LONGEST_LABEL && memchr::memchr(b':', near).is_none() {
        return None;
    }
    let mut head = text.len().saturating_sub(1).min(LONGEST_LABEL);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    let (label, rest) = match text[..head].find(':') {
        Some(colon) => (&text[..colon], colon + 1),
        None if text.len() <= LONGEST_LABEL => (text, text.len()),
        None => return None,
    };
    let label = label.trim().trim_end_matches('.');
    if !measures().may_be_fact_check_part(label) {
        return None;
    }
    lower.clear();
    if label.is_ascii() {
        lower.push_str(label);
        lower.make_ascii_lowercase();
    } else {
        lower.push_str(&label.to_lowercase().replace('’', "'"));
    }
    let kind = measures().fact_check_part(lower)?;
    Some((kind, Span::new(span.start() + rest, span.end()).trimmed(&article.text)))
}

#[cfg(test)]
mod tests {
    use crate::model::Record;

    fn record(text: &str) -> Record {
        let mut article = crate::read_text(text).expect("short enough");
        article.dates.created = "2022-11-22".parse().ok();
        crate::analyze(article)
    }

    /// The checked claim, its rating, its claimant and the time of the claim.
    #[track_caller]
    fn checked(text: &str, expected: (&str, &str, Option<&str>, Option<&str>)) {
        let record = record(text);
        let claim = record.claims().find(|claim| !claim.verdicts.is_empty()).expect("a checked claim");
        let verdict = &claim.verdicts[0];
        let claimed = verdict.claimed.map(|time| time.to_string());
        let found = (claim.text(), verdict.rating.as_str(), verdict.claimant.as_deref(), claimed.as_deref());
        assert_eq!(found, expected);
    }

    #[test]
    fn labels_at_the_head_of_paragraphs() {
        checked(
            "Fact check: No, the pier did not close\n\nThe claim: The pier at Ashford was closed to walkers.\n\n\
             Our verdict: False. It is open.\n\nMore of it.",
            ("The pier at Ashford was closed to walkers", "False", None, None),
        );
    }

    #[test]
    fn headings_with_a_quoted_claim_and_its_source() {
        checked(
            "Did the pier close?\n\nClaim\n\n“The pier at Ashford was closed to walkers.” Ashford Gossip, Facebook page, \
             November 14, 2022\n\nWhat we found\n\nIt is open.\n\nConclusion: False\n\nThe pier is open.",
            (
                "The pier at Ashford was closed to walkers",
                "False",
                Some("Ashford Gossip"),
                Some("2022-11-14"),
            ),
        );
    }

    #[test]
    fn other_languages_have_other_words() {
        checked(
            "Faktencheck\n\nBehauptung: Die Brücke ist gesperrt.\n\nBewertung: Falsch.\n\nMehr dazu.",
            ("Die Brücke ist gesperrt", "Falsch", None, None),
        );
    }

    #[test]
    fn an_article_without_verdict_is_no_fact_check() {
        let record = record("Pier shuts\n\nThe claim: The pier cost $5 million.\n\nNobody knows.");
        assert!(record.claims.iter().all(|claim| claim.verdicts.is_empty()));
    }
}
