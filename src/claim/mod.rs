//! Statements → claims: what in them can be checked, with which figures, about which time.
//!
//! 1. One pass over the sentences finds figures and times where a digit, a number word or a word of the calendar stands
//!    (`figures`, with `quantity` and `time`).
//! 2. What is said is cut into clauses (`clause`, `verb`), and each clause judged by its signs (`assertion`): figures,
//!    verbs that tell what happened, words of judgement, of wish, of doubt. In the article's own voice only clauses with a
//!    figure count (`find`).
//! 3. Each claim is weighed (`worth`), warned of where its figures read like a slip (`warning`), and given the verdict
//!    that the article publishes on it, if it is a fact-check (`verdict`).

mod assertion;
mod clause;
mod figures;
mod find;
mod quantity;
mod time;
mod verb;
mod verdict;
mod warning;
mod worth;

use crate::attribute::{self, Said};
use crate::language::Text;
use crate::model::{Article, Claim, Record, Speaker, Statement};

/// Finds who says what in an article, and what of it can be checked: [`attribute`](crate::attribute) and
/// [`find_claims`] in one pass over the text.
///
/// Deterministic, without network or model files; takes time linear in the text. Relative times (“last year”) are
/// resolved against [`Article::date`]; without it they stay open.
///
/// ```
/// use onrecord::{Bound, read_text};
///
/// let mut article = read_text("“Last year we had a drop of more than 10%,” Ada Orr, the trade minister, said.")?;
/// article.dates.created = "2021-07-21".parse().ok();
/// let record = onrecord::analyze(article);
///
/// let claim = record.claims().next().expect("one claim");
/// assert_eq!(claim.text(), "Last year we had a drop of more than 10%");
/// assert_eq!(claim.said_in().and_then(|said| said.speaker()).map(|speaker| speaker.name()), Some("Ada Orr"));
/// let figure = &claim.quantities[0];
/// assert_eq!((&*figure.unit, figure.bound), ("%", Bound::Over));
/// assert_eq!(claim.times[0].value.map(|time| time.to_string()).as_deref(), Some("2020"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[must_use]
pub fn analyze(article: Article) -> Record {
    // The text is looked at once, for its statements and for its claims.
    let text = Text::of(&article);
    let Said { speakers, statements } = attribute::find(&text, &article.authors).said(&article);
    let claims = claims(&text, &article, &speakers, &statements);
    Record { article, speakers, statements, claims }
}

/// Finds the claims of a record that has its statements, in place of those that it holds.
///
/// For statements that come from elsewhere: from JSON, from another annotator, or corrected by hand. The record should
/// be sound ([`Record::check_invariants`]); a claim on a statement whose spans lie outside the text is left out.
///
/// ```
/// use onrecord::{analyze, attribute, find_claims, read_text};
///
/// let article = read_text("Ada Orr said that the pier cost $5 million.")?;
/// let mut record = attribute(article.clone());
/// find_claims(&mut record);
/// assert_eq!(record, analyze(article));
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn find_claims(record: &mut Record) {
    let text = Text::of(&record.article);
    record.claims = claims(&text, &record.article, &record.speakers, &record.statements);
}

fn claims(text: &Text<'_>, article: &Article, speakers: &[Speaker], statements: &[Statement]) -> Vec<Claim> {
    let figures = figures::find(text, time::anchor(article.date()));
    let mut claims = find::claims(text, speakers, statements, &figures);
    warning::contradictions(text, statements, &mut claims);
    verdict::attach(text, article, statements, &figures, &mut claims);
    claims
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Modality, Polarity, Reason, WarningKind};

    fn record(text: &str) -> Record {
        let mut article = crate::read_text(text).expect("short enough");
        article.dates.created = "2021-07-21".parse().ok();
        analyze(article)
    }

    #[track_caller]
    fn claims(text: &str, expected: &[&str]) {
        let record = record(text);
        let found: Vec<_> = record.claims().map(|claim| claim.text()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_sentence_with_two_claims_is_two() {
        claims(
            "“There are more than 15,000 students in Russia, and 160 thousand students are studying in Azerbaijan,” Ada Orr said.",
            &[
                "There are more than 15,000 students in Russia",
                "160 thousand students are studying in Azerbaijan",
            ],
        );
        claims(
            "“I had 17 votes on Friday, I had 16 on Sunday,” Ada Orr said.",
            &["I had 17 votes on Friday", "I had 16 on Sunday"],
        );
        claims(
            "Ada Orr said that the road had been cut and that the mill had closed in May.",
            &["the road had been cut", "the mill had closed in May"],
        );
    }

    #[test]
    fn opinions_wishes_promises_questions_and_thanks_are_none() {
        for text in [
            "“This is a wonderful bridge,” Ada Orr said.",
            "“I want to thank you,” Ada Orr said.",
            "“We will build a new pier,” Ada Orr said.",
            "“Why did they go?” Ada Orr asked.",
            "Ada Orr promised to build a pier.",
            "“We must follow this path,” Ada Orr said.",
            "“If they come, we will see,” Ada Orr said.",
        ] {
            claims(text, &[]);
        }
    }

    #[test]
    fn what_frames_a_claim_is_no_part_of_it() {
        claims(
            "“They gave me information that 20% more cargo was moved than last year,” Ada Orr said.",
            &["20% more cargo was moved than last year"],
        );
        claims(
            "“This is important, since last year we had a drop of more than 10%,” Ada Orr said.",
            &["last year we had a drop of more than 10%"],
        );
    }

    #[test]
    fn in_the_articles_own_voice_a_figure_makes_a_claim() {
        claims("The mill closed. It had employed 400 people.", &["It had employed 400 people"]);
        claims("The trial will last five weeks.", &[]);
        claims(
            "Democrats, who hold seven of the 33 seats, said that they were glad.",
            &["who hold seven of the 33 seats"],
        );
        claims("Mill shuts as demand fades, profit falls 11%\n\nThe mill shut.", &["profit falls 11%"]);
        claims("Two people told this paper that they were glad.", &[]);
    }

    #[test]
    fn the_frame_of_a_statement_may_hold_a_claim_of_its_own() {
        claims(
            "Ada Orr climbed onto a cart and told some 700 growers that she was glad.",
            &["Ada Orr climbed onto a cart and told some 700 growers"],
        );
        claims("“The pier is lovely,” said Ada Orr, who owns 30 boats.", &["who owns 30 boats"]);
        claims(
            "The fire left a $4 million hole in a plan that Ada Orr described as “sound”.",
            &["The fire left a $4 million hole in a plan"],
        );
    }

    #[test]
    fn a_past_that_looks_like_a_present_is_known_by_its_time_or_subject() {
        claims("“We put the gate there in May,” Ada Orr said.", &["We put the gate there in May"]);
        claims("“We put the gate there,” Ada Orr said.", &[]);
        claims(
            "“She cut the rope at the mill herself,” Ada Orr said.",
            &["She cut the rope at the mill herself"],
        );
    }

    #[test]
    fn what_goes_on_with_the_subject_is_the_same_claim() {
        claims(
            "Ada Orr said that 62 people had been killed or seriously injured in May.",
            &["62 people had been killed or seriously injured in May"],
        );
        claims(
            "The poll has a margin of error of plus or minus 3 points.",
            &["The poll has a margin of error of plus or minus 3 points"],
        );
    }

    #[test]
    fn the_verb_of_an_aside_is_not_the_clauses() {
        claims(
            "The deal, which must still be signed, had raised pay to $42 an hour.",
            &["The deal, which must still be signed, had raised pay to $42 an hour"],
        );
    }

    #[test]
    fn a_figure_beside_what_is_reported_is_the_articles_own() {
        claims(
            "In a notice sent to 1,900 homes, Ada Orr asked people to save water.",
            &["In a notice sent to 1,900 homes"],
        );
        claims("In one notice sent on Friday, Ada Orr asked people to save water.", &[]);
    }

    #[test]
    fn a_participle_behind_a_number_ends_no_clause() {
        claims(
            "Ada Orr said that the town had 300 suspected cases and 12 confirmed deaths in May.",
            &["the town had 300 suspected cases and 12 confirmed deaths in May"],
        );
    }

    #[test]
    fn what_is_denied_is_a_claim_denied() {
        let record = record("The army denied that its forces had shelled the market.");
        let claim = record.claims().next().expect("a claim");
        assert_eq!(claim.text(), "its forces had shelled the market");
        assert_eq!(claim.polarity, Polarity::Denied);
        let reasons = &claim.worthiness.as_ref().expect("weighed").reasons;
        assert!(reasons.contains(&Reason::Denial));
        claims("The army denied supplying weapons to the rebels.", &["supplying weapons to the rebels"]);
    }

    #[test]
    fn how_firmly_is_told() {
        let modality = |text: &str| record(text).claims.first().map(|claim| claim.modality);
        assert_eq!(modality("Ada Orr said that 40 people perhaps left in May."), Some(Modality::Hedged));
        assert_eq!(modality("Ada Orr said that 40 people left in May."), Some(Modality::Plain));
        assert_eq!(
            modality("Ada Orr said that 40 people had left the town if the list was right."),
            Some(Modality::Conditional)
        );
    }

    #[test]
    fn the_score_is_the_sum_of_its_reasons() {
        let record =
            record("Sen. Ada Orr said that the first mill cut 400 jobs last year because of a new law.");
        let worthiness = record.claims[0].worthiness.clone().expect("weighed");
        let expected = [
            Reason::Figure,
            Reason::Superlative,
            Reason::Cause,
            Reason::Record,
            Reason::Time,
            Reason::PublicOffice,
        ];
        assert_eq!(worthiness.reasons, expected);
        assert_eq!(worthiness.score, 0.95);
    }

    #[test]
    fn two_figures_for_one_thing_in_one_voice_are_warned_of() {
        let text = "The mill in Ashford employed 400 people last year. Owners came and went.\n\n\
                    The mill in Ashford employed 500 people last year.";
        let record = record(text);
        let warnings: Vec<_> = record.claims().flat_map(|claim| claim.warnings.clone()).collect();
        assert_eq!(warnings.len(), 1, "{warnings:?}");
        assert_eq!(warnings[0].kind, WarningKind::Contradiction);
        // Two sources that disagree are news.
        let text =
            "Police said that 27 people died at the market. A doctor said that 14 people died at the market.";
        assert!(self::record(text).claims.iter().all(|claim| claim.warnings.is_empty()));
    }

    #[test]
    fn a_claim_on_a_statement_that_is_elsewhere_is_left_out() {
        let mut record = record("Ada Orr said that the pier cost $5 million.");
        record.statements[0].content = vec![crate::Span::new(9_000, 9_100)];
        find_claims(&mut record);
        assert!(record.claims.iter().all(|claim| claim.statement.is_none()));
    }
}
