//! Checkable factual assertions, with their figures and times.
//!
//! [`analyze`](crate::analyze) finds them; here is only what they hold.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::model::{Decimal, NewsDate, StatementId};
use crate::span::Span;

/// A checkable factual assertion: something that evidence can settle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Claim {
    /// The clause or sentence.
    pub span: Span,
    /// The statement in which it stands; `None` where the article itself asserts it.
    pub statement: Option<StatementId>,
    /// The figures in it.
    #[serde(default)]
    pub quantities: Vec<Quantity>,
    /// The times in it.
    #[serde(default)]
    pub times: Vec<TimeExpression>,
    /// Whether it is asserted or denied.
    #[serde(default)]
    pub polarity: Polarity,
    /// How firmly.
    #[serde(default)]
    pub modality: Modality,
    /// How much it is worth a fact-checker's time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worthiness: Option<Worthiness>,
    /// Verdicts that were published on it, where the document is itself a fact-check.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<Verdict>,
    /// What a desk should look at before it prints the figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

impl Claim {
    /// A claim as yet without figures and times.
    #[must_use]
    pub fn new(span: Span, statement: Option<StatementId>) -> Self {
        Self {
            span,
            statement,
            quantities: Vec::new(),
            times: Vec::new(),
            polarity: Polarity::default(),
            modality: Modality::default(),
            worthiness: None,
            verdicts: Vec::new(),
            warnings: Vec::new(),
        }
    }
}

/// A figure with its unit: “more than 15,000 students”.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quantity {
    /// Modifier, number and unit.
    pub span: Span,
    /// The number or range.
    pub value: Value,
    /// `%`, an ISO 4217 currency, an SI unit, or the counted noun in the singular; empty for a bare number.
    pub unit: Cow<'static, str>,
    /// Whether the number is exact or a limit.
    pub bound: Bound,
    /// Which way it differs from what, where it is a difference: “20 % more than last year”, “down 4 %”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
}

impl Quantity {
    /// An exact quantity.
    #[must_use]
    pub fn new(span: Span, value: Value, unit: impl Into<Cow<'static, str>>) -> Self {
        Self { span, value, unit: unit.into(), bound: Bound::Exact, comparison: None }
    }
}

/// What a [`Quantity`] that is a difference says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Comparison {
    /// More or less than the base.
    pub direction: Direction,
    /// The words that name the base: “last year” of “20 % more cargo than last year”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Span>,
}

impl Comparison {
    /// A comparison whose base the words leave open.
    #[must_use]
    pub const fn new(direction: Direction) -> Self {
        Self { direction, base: None }
    }
}

/// Which way a figure went, or how it compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// rose, more, higher
    Up,
    /// fell, less, lower
    Down,
}

/// A number, or a range of two. In JSON a number or an array of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Value {
    /// “15,000”
    Number(Decimal),
    /// “10 to 12”: lowest and highest.
    Range(Decimal, Decimal),
}

/// What a [`Quantity`]'s number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The number itself.
    #[default]
    Exact,
    /// about, some, roughly
    About,
    /// more than, at least
    Over,
    /// less than, at most, nearly, up to
    Under,
}

/// A calendar time in the text, resolved where it can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// The calendar period they mean; `None` where they are relative and the article has no date.
    pub value: Option<Period>,
    /// The date they were resolved against, if they are relative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<NewsDate>,
}

impl TimeExpression {
    /// A time expression that needs no anchor.
    #[must_use]
    pub fn new(span: Span, value: Option<Period>) -> Self {
        Self { span, value, anchor: None }
    }
}

/// A calendar period: `2020`, `2020-H1`, `2020-Q3`, `2020-11`, `2020-W45`, `2020-11-10`, or an interval `2014/2020-06`.
///
/// ```
/// use onrecord::Period;
///
/// let half: Period = "2021-H1".parse()?;
/// assert_eq!(half, Period::Half(2021, 1));
/// assert_eq!("2014/2020-06".parse::<Period>()?.to_string(), "2014/2020-06");
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[non_exhaustive]
pub enum Period {
    /// A year, month or day.
    Date(NewsDate),
    /// A half of a year, 1 or 2.
    Half(i16, u8),
    /// A quarter of a year, 1 to 4.
    Quarter(i16, u8),
    /// An ISO 8601 week, 1 to 53.
    Week(i16, u8),
    /// From one date to another, both included.
    Interval(NewsDate, NewsDate),
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Self::Interval(from, to) => write!(f, "{from}/{to}"),
        }
    }
}

impl FromStr for Period {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if let Some((from, to)) = text.split_once('/') {
            return Ok(Self::Interval(from.parse()?, to.parse()?));
        }
        let part = |mark: &str, most: u8| -> Option<(i16, u8)> {
            let (year, number) = text.split_once(mark)?;
            let year = year.parse::<NewsDate>().ok().filter(|date| date.month().is_none())?.year();
            let number = number.parse().ok().filter(|number| (1..=most).contains(number))?;
            Some((year, number))
        };
        if let Some((year, half)) = part("-H", 2) {
            return Ok(Self::Half(year, half));
        }
        if let Some((year, quarter)) = part("-Q", 4) {
            return Ok(Self::Quarter(year, quarter));
        }
        if let Some((year, week)) = part("-W", 53) {
            return Ok(Self::Week(year, week));
        }
        text.parse()
            .map(Self::Date)
            .map_err(|_| Error::new(ErrorKind::Invariant, format!("{text:?} is no calendar period")))
    }
}

impl TryFrom<String> for Period {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

/// Whether a claim is made or denied: “denied that X” claims that not X.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// X is said to be so.
    #[default]
    Asserted,
    /// X is said not to be so.
    Denied,
}

/// How firmly a claim is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Modality {
    /// Without reserve.
    #[default]
    Plain,
    /// perhaps, may have, is thought to
    Hedged,
    /// if …
    Conditional,
}

/// How much a claim is worth checking, and why.
///
/// The score is a sum, so that a desk can see what made it: it begins at 0.25, every [`Reason`] adds its
/// [`points`](Reason::points), and it is kept between 0 and 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Worthiness {
    /// Between 0 and 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 1)))]
    pub score: f32,
    /// What made the score, each reason once.
    pub reasons: Vec<Reason>,
}

impl Worthiness {
    /// The worthiness that these reasons make.
    ///
    /// ```
    /// use onrecord::{Reason, Worthiness};
    ///
    /// let worthiness = Worthiness::new(vec![Reason::Figure, Reason::Comparison, Reason::Hedge]);
    /// assert_eq!(worthiness.score, 0.4);
    /// ```
    #[must_use]
    pub fn new(reasons: Vec<Reason>) -> Self {
        // Whole percents, so that the same reasons give the same number in whatever order.
        let points: i32 = reasons.iter().map(|reason| reason.points()).sum();
        Self { score: (25 + points).clamp(0, 100) as f32 / 100.0, reasons }
    }
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident = $points:literal $name:literal),* $(,)?) => {
        /// What makes a claim more or less worth checking.
        ///
        /// The points follow what fact-checkers say they look for (figures first, then comparisons, records and causes,
        /// and who speaks); they are a convention of this crate, not a measurement.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Reason { $($(#[$doc])* $variant),* }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Hundredths that it adds to the score, or takes from it.
            #[must_use]
            pub const fn points(self) -> i32 {
                match self { $(Self::$variant => $points),* }
            }

            /// The reason’s name, as in JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

reasons! {
    /// It gives a figure (20 points).
    Figure = 20 "figure",
    /// It compares (10 points): “more than last year”.
    Comparison = 10 "comparison",
    /// It says that something is the first, largest, worst (10 points).
    Superlative = 10 "superlative",
    /// It says that one thing caused another (10 points).
    Cause = 10 "cause",
    /// It tells of what is kept on record: laws, votes, courts, surveys, deaths (10 points).
    Record = 10 "record",
    /// It names a time that can be looked up (5 points).
    Time = 5 "time",
    /// Its speaker holds or seeks public office, or is a public body (15 points).
    PublicOffice = 15 "public-office",
    /// It denies, so that somebody else has claimed it (5 points).
    Denial = 5 "denial",
    /// A desk has published a verdict on it (−20 points: the work is done).
    Checked = -20 "checked",
    /// It is hedged (−15 points).
    Hedge = -15 "hedge",
    /// It is conditional (−20 points).
    Condition = -20 "condition",
}

/// A published verdict on a claim, as a fact-check gives it.
///
/// The parts are those of schema.org’s `ClaimReview`; [`claim_reviews`](crate::write::json_ld::claim_reviews) has that
/// shape.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Verdict {
    /// The rating in the publisher's words: “False”, “Missing context”.
    pub rating: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<NewsDate>,
    /// Where the text gives the rating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// Who made the claim, in the words of the fact-check: “a Facebook page called Kitchen Truth”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimant: Option<String>,
    /// When the claim was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed: Option<Period>,
}

/// Something about a claim's figures that a desk should look at before it prints them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Warning {
    /// What.
    pub kind: WarningKind,
    /// The figure.
    pub span: Span,
    /// The other figure, where two do not agree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<Span>,
}

impl Warning {
    /// A warning about one figure.
    #[must_use]
    pub const fn new(kind: WarningKind, span: Span) -> Self {
        Self { kind, span, other: None }
    }
}

/// What a [`Warning`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum WarningKind {
    /// The number is multiplied twice: “16,000 thousand”.
    DoubledScale,
    /// More than a hundred percent of a whole: “120 % of voters”.
    OverWhole,
    /// The same voice gives another figure for the same thing elsewhere in the article.
    Contradiction,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_read_back_what_they_write() {
        for text in ["2020", "2020-11", "2020-11-10", "2020-Q3", "2020-H1", "2020-W05", "2014/2020-06-01"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn quarters_and_halves_that_do_not_exist_are_refused() {
        for text in ["2020-Q5", "2020-H0", "2020-W54", "2020-01-Q1", "soon", "2020/"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_value_is_a_number_or_a_pair_in_json() {
        assert_eq!(serde_json::to_string(&Value::Number(10.into())).unwrap(), "10");
        assert_eq!(serde_json::to_string(&Value::Range(10.into(), 12.into())).unwrap(), "[10,12]");
        assert_eq!(serde_json::from_str::<Value>("[10,12]").unwrap(), Value::Range(10.into(), 12.into()));
    }
}
