//! The news item itself: text, blocks, metadata.

use serde::{Deserialize, Serialize};

use crate::error::{Diagnostic, Error, ErrorKind};
use crate::model::{Concept, NewsDate};
use crate::span::Span;

/// A news item: one text buffer, typed blocks over it, and the metadata that news carries.
///
/// `text` holds every word of the document in its order. Blocks are spans of it, in order and without overlap; what
/// lies between two blocks is white space (and, in a plain-text file, the marks that set a block off, such as the
/// bullet of a list item).
///
/// Absent metadata is `None` or empty, never an invented value.
///
/// ```
/// use onrecord::BlockKind;
///
/// let article = onrecord::read_text("Mayor quits\n\nASHFORD, May 3 (Reuters) - The mayor quit on Friday.\n")?;
/// assert_eq!(article.headline(), Some("Mayor quits"));
/// let kinds: Vec<_> = article.blocks().map(|block| block.kind).collect();
/// assert_eq!(kinds, [BlockKind::Headline, BlockKind::Dateline, BlockKind::Paragraph]);
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Article {
    /// The whole text. Offsets everywhere are UTF-8 bytes of it.
    pub text: String,
    /// The typed parts of the text, in its order.
    pub blocks: Vec<Block>,
    /// The document's own identifier: a `guid`, a `urn:newsml:` name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The version of the item. Real feeds carry numbers beyond 2³¹.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
    /// BCP 47 tag of the text's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Who provides the item: the agency or the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<Concept>,
    /// Authors as the byline or the metadata names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The place that the dateline or the metadata gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When it was made, published, changed, and until when it is embargoed.
    #[serde(default, skip_serializing_if = "Dates::is_empty")]
    pub dates: Dates,
    /// Genre, such as `Feature` or `Obituary`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub genre: Option<Concept>,
    /// Urgency, 1 (most) to 9 (least; NewsML-G2 and NITF both).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<u8>,
    /// Whether it may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<PublishingStatus>,
    /// The slugline, or slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slugline: Option<String>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Concept>,
    /// People, organisations and places that the metadata or inline markup names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entities: Vec<Concept>,
    /// Free keywords.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Copyright notice and usage terms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rights: Vec<String>,
    /// The credit line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Other items that this one points to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// What kind of item it is: `ninat:text`, `ninat:picture`, `cinat:concept` (`itemClass` of NewsML-G2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item_class: Option<Concept>,
    /// Genres beyond the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_genres: Vec<Concept>,
    /// What the provider tells editors and not readers (`edNote`, `ed-msg`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editor_notes: Vec<String>,
    /// The number of words that the document states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word_count: Option<u64>,
    /// Where the document's own markup quotes someone (`<q>`, `<bq>`, `<blockquote>`), in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<MarkedQuote>,
    /// What was odd about the document but could be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
}

/// A typed part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
}

/// What a [`Block`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum BlockKind {
    /// The headline.
    Headline,
    /// A second, explaining headline under it.
    Subheadline,
    /// Who wrote it.
    Byline,
    /// Where and when it was written, and the agency: “TRENTON, N.J. (AP) —”. Its paragraph follows as a block.
    Dateline,
    /// A line of a file's header: `Date: …`, front matter.
    Header,
    /// A heading over a section of the body.
    Heading,
    /// A paragraph of the body.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// The label before a turn of an interview: “Q:”, “REYES:”. The turn follows as a paragraph.
    SpeakerLabel,
    /// A block set off as someone's words.
    BlockQuote,
    /// A caption of a picture, film or table.
    Caption,
    /// A row of a table.
    TableRow,
    /// A note to editors, a correction, a sign-off: not part of the story.
    Note,
    /// A summary that stands above the story and repeats it.
    Abstract,
}

impl BlockKind {
    /// Whether such a block holds the story's own sentences (and not a headline, byline, header or note).
    #[must_use]
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem | Self::BlockQuote | Self::Caption | Self::TableRow)
    }

    /// Whether such a block heads others: headline, subheadline or a section's heading.
    #[must_use]
    pub const fn is_heading(self) -> bool {
        matches!(self, Self::Headline | Self::Subheadline | Self::Heading)
    }
}

/// The dates of an item; each may lack time or offset, see [`NewsDate`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Dates {
    /// When the content was made, or the date that the text itself carries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<NewsDate>,
    /// When this version was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<NewsDate>,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<NewsDate>,
    /// Not to be published before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub embargoed: Option<NewsDate>,
    /// Not to be published after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<NewsDate>,
}

impl Dates {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether an item may be used (`stat:` of NewsML-G2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PublishingStatus {
    /// `stat:usable`
    Usable,
    /// `stat:withheld`
    Withheld,
    /// `stat:canceled`
    Canceled,
}

/// Another item or page that an item points to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Link {
    /// How the other relates to this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rel: Option<String>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The other item's identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// Words that the document's own markup gives to someone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MarkedQuote {
    /// What is quoted.
    pub span: Span,
    /// Who is quoted, in the words of the markup: `quote-source` of NITF, the credit or `<cite>` in a block quote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl MarkedQuote {
    /// A quotation, and who is quoted.
    #[must_use]
    pub fn new(span: Span, source: Option<String>) -> Self {
        Self { span, source }
    }
}

impl Article {
    /// The blocks with their words.
    pub fn blocks(&self) -> impl DoubleEndedIterator<Item = BlockRef<'_>> + ExactSizeIterator {
        self.blocks.iter().map(|block| BlockRef { article: self, block })
    }

    /// The words of the first block of a kind.
    #[must_use]
    pub fn first(&self, kind: BlockKind) -> Option<&str> {
        self.blocks.iter().find(|block| block.kind == kind).map(|block| block.span.of(&self.text))
    }

    /// The headline.
    #[must_use]
    pub fn headline(&self) -> Option<&str> {
        self.first(BlockKind::Headline)
    }

    /// The date that relative times (“yesterday”) count from: created, else published.
    #[must_use]
    pub fn date(&self) -> Option<NewsDate> {
        self.dates.created.or(self.dates.published)
    }

    /// Checks what every article must hold: blocks in order, within bounds, on character boundaries, not overlapping;
    /// entities' and marked quotations' spans likewise within the text.
    ///
    /// # Errors
    /// [`ErrorKind::Invariant`], naming the first thing that is broken. Articles that this crate reads never are; one
    /// made by hand or taken from JSON may be.
    pub fn check_invariants(&self) -> Result<(), Error> {
        let mut end = 0;
        for (index, block) in self.blocks.iter().enumerate() {
            self.check_span(block.span, &format!("block {index}"))?;
            if block.span.start() < end {
                return Err(broken(format!(
                    "block {index} starts at {} before {end}, the end of the one above",
                    block.span.start()
                )));
            }
            end = block.span.end();
        }
        for (index, entity) in self.entities.iter().enumerate() {
            for &span in &entity.mentions {
                self.check_span(span, &format!("entity {index}"))?;
            }
        }
        for (index, quote) in self.quotes.iter().enumerate() {
            self.check_span(quote.span, &format!("quote {index}"))?;
        }
        Ok(())
    }

    /// `span` is within the text and cuts no character.
    pub(crate) fn check_span(&self, span: Span, what: &str) -> Result<(), Error> {
        match self.text.get(span.range()) {
            Some(_) => Ok(()),
            None => Err(broken(format!("{what} at {span} is outside the text or cuts a character"))),
        }
    }
}

pub(crate) fn broken(message: String) -> Error {
    Error::new(ErrorKind::Invariant, message)
}

/// A [`Block`] with the article it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct BlockRef<'a> {
    article: &'a Article,
    block: &'a Block,
}

impl<'a> BlockRef<'a> {
    /// Its words.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.block.span.of(&self.article.text)
    }
}

impl std::ops::Deref for BlockRef<'_> {
    type Target = Block;

    fn deref(&self) -> &Block {
        self.block
    }
}
