//! The whole: an article with what was found in it, and the handles to walk it.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::article::broken;
use crate::model::{Article, Claim, Speaker, SpeakerId, Statement, StatementId};
use crate::span::Span;

/// An article, who speaks in it, and what they say.
///
/// ```
/// let article = onrecord::read_text("“The bridge is safe,” said Ada Quill, the city engineer.")?;
/// let record = onrecord::attribute(article);
///
/// for statement in record.statements() {
///     println!("{:?}: {}", statement.speaker().map(|speaker| speaker.name()), statement.text());
/// }
/// let first = record.statements().next().expect("one statement");
/// assert_eq!(first.text(), "“The bridge is safe,”");
/// assert_eq!(first.speaker().map(|speaker| speaker.name()), Some("Ada Quill"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Record {
    /// The document.
    pub article: Article,
    /// Who speaks, in the order of their first statement.
    pub speakers: Vec<Speaker>,
    /// What is said, in the order of the text.
    pub statements: Vec<Statement>,
    /// What of it can be checked.
    #[serde(default)]
    pub claims: Vec<Claim>,
}

impl Record {
    /// A record of an article in which nothing has been looked for yet.
    #[must_use]
    pub fn new(article: Article) -> Self {
        Self { article, ..Self::default() }
    }

    /// The statements with their text and speakers, in the order of the text.
    pub fn statements(&self) -> impl DoubleEndedIterator<Item = StatementRef<'_>> + ExactSizeIterator {
        (0..self.statements.len()).map(|index| StatementRef { record: self, id: StatementId(index as u32) })
    }

    /// The speakers with their statements, in the order of their first statement.
    pub fn speakers(&self) -> impl DoubleEndedIterator<Item = SpeakerRef<'_>> + ExactSizeIterator {
        (0..self.speakers.len()).map(|index| SpeakerRef { record: self, id: SpeakerId(index as u32) })
    }

    /// The claims with their statements.
    pub fn claims(&self) -> impl DoubleEndedIterator<Item = ClaimRef<'_>> + ExactSizeIterator {
        self.claims.iter().map(|claim| ClaimRef { record: self, claim })
    }

    /// The handle of a statement.
    #[must_use]
    pub fn statement(&self, id: StatementId) -> Option<StatementRef<'_>> {
        self.statements.get(id.0 as usize).map(|_| StatementRef { record: self, id })
    }

    /// The handle of a speaker.
    #[must_use]
    pub fn speaker(&self, id: SpeakerId) -> Option<SpeakerRef<'_>> {
        self.speakers.get(id.0 as usize).map(|_| SpeakerRef { record: self, id })
    }

    /// Checks what every record must hold: the article's own invariants; every span within the text and on character
    /// boundaries; statements with content, its spans in order and apart, in the order of the text; speakers,
    /// parents and members that exist, no statement its own ancestor; confidence between 0 and 1.
    ///
    /// # Errors
    /// [`ErrorKind::Invariant`](crate::ErrorKind::Invariant), naming the first thing that is broken. Records that this
    /// crate makes never are; one made by hand or taken from JSON may be.
    pub fn check_invariants(&self) -> Result<(), Error> {
        self.article.check_invariants()?;
        for (index, speaker) in self.speakers.iter().enumerate() {
            self.check_speaker(speaker, &format!("speaker {index}"))?;
        }
        let mut start = 0;
        for (index, statement) in self.statements.iter().enumerate() {
            let what = format!("statement {index}");
            self.check_statement(statement, index, &what)?;
            let first = statement.extent().start();
            if first < start {
                return Err(broken(format!("{what} starts at {first}, before the one above it")));
            }
            start = first;
        }
        for (index, claim) in self.claims.iter().enumerate() {
            let what = format!("claim {index}");
            self.article.check_span(claim.span, &what)?;
            if claim.statement.is_some_and(|id| self.statement(id).is_none()) {
                return Err(broken(format!("{what} names a statement that does not exist")));
            }
            let quantities = claim.quantities.iter().map(|quantity| quantity.span);
            let verdicts = claim.verdicts.iter().filter_map(|verdict| verdict.span);
            let warnings =
                claim.warnings.iter().flat_map(|warning| [Some(warning.span), warning.other]).flatten();
            let times = claim.times.iter().map(|time| time.span);
            for span in quantities.chain(times).chain(verdicts).chain(warnings) {
                self.article.check_span(span, &what)?;
            }
            if claim.worthiness.as_ref().is_some_and(|worthiness| !(0.0..=1.0).contains(&worthiness.score)) {
                return Err(broken(format!("worthiness of {what} is not between 0 and 1")));
            }
        }
        Ok(())
    }

    fn check_speaker(&self, speaker: &Speaker, what: &str) -> Result<(), Error> {
        let mentions = speaker.mentions.iter().map(|mention| mention.span);
        let roles = speaker.roles.iter().map(|role| role.span);
        for span in mentions.chain(roles).chain(speaker.affiliations.iter().copied()) {
            self.article.check_span(span, what)?;
        }
        if speaker.mentions.windows(2).any(|pair| pair[0].span.start() > pair[1].span.start()) {
            return Err(broken(format!("mentions of {what} are not in order")));
        }
        if speaker.members.iter().any(|&id| self.speaker(id).is_none()) {
            return Err(broken(format!("{what} has a member that does not exist")));
        }
        Ok(())
    }

    fn check_statement(&self, statement: &Statement, index: usize, what: &str) -> Result<(), Error> {
        if statement.content.is_empty() {
            return Err(broken(format!("{what} has no content")));
        }
        let mut end = 0;
        for &span in &statement.content {
            self.article.check_span(span, what)?;
            if span.is_empty() || span.start() < end {
                return Err(broken(format!(
                    "content of {what} is empty, overlaps or is out of order at {span}"
                )));
            }
            end = span.end();
        }
        let cue = statement.cue.as_ref().map(|cue| cue.span);
        for span in cue.into_iter().chain(statement.source).chain(statement.addressee) {
            self.article.check_span(span, what)?;
        }
        if statement.speaker.is_some_and(|id| self.speaker(id).is_none()) {
            return Err(broken(format!("{what} names a speaker that does not exist")));
        }
        let mut ancestor = statement.parent;
        for _ in 0..=self.statements.len() {
            let Some(id) = ancestor else { break };
            if id.0 as usize == index {
                return Err(broken(format!("{what} stands within itself")));
            }
            let Some(parent) = self.statement(id) else {
                return Err(broken(format!("{what} has a parent that does not exist")));
            };
            ancestor = parent.parent;
        }
        if !(0.0..=1.0).contains(&statement.basis.confidence) {
            return Err(broken(format!("confidence of {what} is not between 0 and 1")));
        }
        Ok(())
    }
}

/// A [`Statement`] in its record: its fields by `.`, its words and relations by method.
#[derive(Clone, Copy, Debug)]
pub struct StatementRef<'r> {
    record: &'r Record,
    id: StatementId,
}

impl<'r> StatementRef<'r> {
    /// Its place in the record.
    #[must_use]
    pub fn id(self) -> StatementId {
        self.id
    }

    fn data(self) -> &'r Statement {
        &self.record.statements[self.id.0 as usize]
    }

    /// The words of the content; the parts of an interrupted statement are joined by a space.
    #[must_use]
    pub fn text(self) -> String {
        self.parts().collect::<Vec<_>>().join(" ")
    }

    /// The words of each part of the content.
    pub fn parts(self) -> impl DoubleEndedIterator<Item = &'r str> + ExactSizeIterator {
        self.data().content.iter().map(move |span| span.of(&self.record.article.text))
    }

    /// The reporting words.
    #[must_use]
    pub fn cue_text(self) -> Option<&'r str> {
        self.data().cue.as_ref().map(|cue| cue.span.of(&self.record.article.text))
    }

    /// The words that name the source.
    #[must_use]
    pub fn source_text(self) -> Option<&'r str> {
        self.data().source.map(|span| span.of(&self.record.article.text))
    }

    /// Who said it.
    #[must_use]
    pub fn speaker(self) -> Option<SpeakerRef<'r>> {
        self.data().speaker.and_then(|id| self.record.speaker(id))
    }

    /// The statement within which it stands.
    #[must_use]
    pub fn parent(self) -> Option<StatementRef<'r>> {
        self.data().parent.and_then(|id| self.record.statement(id))
    }

    /// The claims in it.
    pub fn claims(self) -> impl Iterator<Item = ClaimRef<'r>> {
        self.record.claims().filter(move |claim| claim.statement == Some(self.id))
    }
}

impl std::ops::Deref for StatementRef<'_> {
    type Target = Statement;

    fn deref(&self) -> &Statement {
        self.data()
    }
}

/// A [`Speaker`] in its record: its fields by `.`, its words and relations by method.
#[derive(Clone, Copy, Debug)]
pub struct SpeakerRef<'r> {
    record: &'r Record,
    id: SpeakerId,
}

impl<'r> SpeakerRef<'r> {
    /// Its place in the record.
    #[must_use]
    pub fn id(self) -> SpeakerId {
        self.id
    }

    fn data(self) -> &'r Speaker {
        &self.record.speakers[self.id.0 as usize]
    }

    /// The fullest form of the name.
    #[must_use]
    pub fn name(self) -> &'r str {
        &self.data().name
    }

    /// The words of each role.
    pub fn role_texts(self) -> impl Iterator<Item = &'r str> {
        self.data().roles.iter().map(move |role| role.span.of(&self.record.article.text))
    }

    /// What the speaker says, in the order of the text.
    pub fn statements(self) -> impl Iterator<Item = StatementRef<'r>> {
        self.record.statements().filter(move |statement| statement.speaker == Some(self.id))
    }

    /// The words of a span of the article, such as a mention's.
    #[must_use]
    pub fn words(self, span: Span) -> &'r str {
        span.of(&self.record.article.text)
    }
}

impl std::ops::Deref for SpeakerRef<'_> {
    type Target = Speaker;

    fn deref(&self) -> &Speaker {
        self.data()
    }
}

/// A [`Claim`] in its record: its fields by `.`, its words and relations by method.
#[derive(Clone, Copy, Debug)]
pub struct ClaimRef<'r> {
    record: &'r Record,
    claim: &'r Claim,
}

impl<'r> ClaimRef<'r> {
    /// Its words.
    #[must_use]
    pub fn text(self) -> &'r str {
        self.claim.span.of(&self.record.article.text)
    }

    /// Its data, for as long as the record lives.
    #[must_use]
    pub const fn data(self) -> &'r Claim {
        self.claim
    }

    /// The words of a quantity, a time or a warning.
    #[must_use]
    pub fn words(self, span: Span) -> &'r str {
        span.of(&self.record.article.text)
    }

    /// The statement it stands in; `None` where the article itself asserts it.
    #[must_use]
    pub fn said_in(self) -> Option<StatementRef<'r>> {
        self.claim.statement.and_then(|id| self.record.statement(id))
    }
}

impl std::ops::Deref for ClaimRef<'_> {
    type Target = Claim;

    fn deref(&self) -> &Claim {
        self.claim
    }
}
