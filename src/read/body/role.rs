//! What the elements of XHTML and NITF bodies are for. One table for both, since their names do not clash.

use crate::model::{BlockKind, ConceptKind};
use crate::read::newsml_g2;
use crate::xml::Element;

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It is no text of the body: scripts, the page's head.
    Hidden,
    /// It marks words within a block.
    Inline,
    /// As [`Inline`](Self::Inline), for one of several values: a city and its country are two words, even where no
    /// space stands between them.
    Field,
    /// As [`Inline`](Self::Inline); words in nothing but such elements may be a heading.
    Strong,
    /// A line ends.
    Break,
    /// One block.
    Block(BlockKind),
    /// It holds blocks; what is in it, other than headings and rows, is of the kind.
    Container(Option<BlockKind>),
    /// Words within a paragraph that are a block of their own.
    Part(BlockKind),
    /// A cell of a table's row.
    Cell,
    /// A block whose white space counts.
    Preformatted,
    /// Words within a block that are quoted.
    Quote,
    /// Blocks that are quoted.
    BlockQuote,
    /// Within a quotation: who is quoted.
    Credit,
    /// A name of a thing.
    Mention(ConceptKind),
    /// An element of some other vocabulary.
    Foreign,
}

/// The role of an element by its name, whatever its namespace: agencies put XHTML and NITF into every namespace, and
/// into none.
pub(super) fn of(element: Element<'_>) -> Role {
    let name = element.local_name();
    match by_name(name) {
        // NewsML-G2 has events and locations of its own, with properties and not words in them.
        Role::Mention(_) if element.namespace() == Some(newsml_g2::NAMESPACE) => Role::Foreign,
        Role::Foreign if name.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            refined(by_name(&name.to_ascii_lowercase()), element)
        }
        role => refined(role, element),
    }
}

fn by_name(name: &str) -> Role {
    use BlockKind::{
        Abstract, Byline, Caption, Dateline, Header, Heading, Headline, ListItem, Note, Paragraph, TableRow,
    };
    match name {
        "p" => Role::Block(Paragraph),
        "a" | "span" | "em" | "i" | "u" | "s" | "sub" | "sup" | "small" | "big" | "font" | "abbr"
        | "acronym" | "code" | "kbd" | "samp" | "var" | "tt" | "ins" | "del" | "mark" | "bdi" | "bdo"
        | "label" | "dfn" | "img" | "time" | "lang" | "pronounce" | "num" | "frac" | "frac-num"
        | "frac-sep" | "frac-den" | "money" | "classifier" | "function" | "copyrite" | "virtloc" | "wbr"
        | "ruby" | "rt" | "rp" | "rb" | "data" => Role::Inline,
        "city" | "state" | "region" | "country" | "sublocation" | "name.given" | "name.family"
        | "alt-code" | "copyrite.year" | "copyrite.holder" | "postaddr" | "addressee" | "delivery.point"
        | "postcode" | "delivery.office" | "care.of" | "story.date" => Role::Field,
        "b" | "strong" => Role::Strong,
        "br" => Role::Break,
        "html" | "body" | "div" | "section" | "article" | "main" | "nav" | "ul" | "ol" | "dl" | "table"
        | "tbody" | "thead" | "tfoot" | "tgroup" | "colgroup" | "center" | "nitf" | "body.head"
        | "body.content" | "body.end" | "block" | "hedline" | "headline" | "media" | "content"
        | "nitf-table" | "inlineXML" | "inlineData" | "DataContent" | "noscript" | "form" | "fieldset"
        | "iframe" | "object" | "video" | "audio" => Role::Container(None),
        "head" | "script" | "style" | "template" | "tobject" | "docdata" => Role::Hidden,
        "h1" | "hl1" => Role::Block(Headline),
        "h2" | "h3" | "h4" | "h5" | "h6" | "hl2" => Role::Block(Heading),
        "li" | "dt" | "dd" => Role::Block(ListItem),
        "tr" | "row" => Role::Block(TableRow),
        "td" | "th" | "entry" => Role::Cell,
        "pre" => Role::Preformatted,
        "caption" | "figcaption" | "figure" | "media-caption" | "media-producer" | "media-metadata" => {
            Role::Container(Some(Caption))
        }
        "header" => Role::Container(Some(Header)),
        "footer" | "aside" | "note" | "tagline" | "bibliography" | "series" | "rights" | "fn" => {
            Role::Container(Some(Note))
        }
        "abstract" => Role::Container(Some(Abstract)),
        "byline" | "byttl" => Role::Block(Byline),
        "dateline" => Role::Part(Dateline),
        "distributor" | "distrib" => Role::Block(Header),
        "blockquote" | "bq" => Role::BlockQuote,
        "q" => Role::Quote,
        "credit" | "cite" => Role::Credit,
        "person" => Role::Mention(ConceptKind::Person),
        "org" => Role::Mention(ConceptKind::Organization),
        "location" => Role::Mention(ConceptKind::Place),
        "event" => Role::Mention(ConceptKind::Event),
        "object.title" => Role::Mention(ConceptKind::Object),
        "chron" => Role::Mention(ConceptKind::Date),
        _ => Role::Foreign,
    }
}

/// Classes and properties that agencies give to elements that say little by themselves.
fn refined(role: Role, element: Element<'_>) -> Role {
    if !matches!(
        role,
        Role::Block(BlockKind::Paragraph | BlockKind::ListItem) | Role::Inline | Role::Container(None)
    ) {
        return role;
    }
    for attribute in element.attributes() {
        if attribute.name() == "xml:space"
            && attribute.value() == "preserve"
            && role == Role::Block(BlockKind::Paragraph)
        {
            return Role::Preformatted;
        }
        if !matches!(attribute.name(), "class" | "itemprop") {
            continue;
        }
        let value = attribute.value();
        if let Some(kind) = value.split_ascii_whitespace().find_map(kind_of_class) {
            return match role {
                Role::Container(_) if kind.is_heading() => Role::Block(kind),
                Role::Container(_) => Role::Container(Some(kind)),
                // A credit within a dateline belongs to it, and so on: only the outermost parts the paragraph.
                Role::Inline if matches!(kind, BlockKind::Dateline | BlockKind::Byline) => Role::Part(kind),
                Role::Inline => role,
                _ => Role::Block(kind),
            };
        }
    }
    role
}

fn kind_of_class(class: &str) -> Option<BlockKind> {
    Some(match class {
        "dateline" => BlockKind::Dateline,
        "byline" => BlockKind::Byline,
        "headline" => BlockKind::Headline,
        "alternativeHeadline" | "subheadline" | "subhead" => BlockKind::Subheadline,
        "caption" | "image_caption" | "image_credit" => BlockKind::Caption,
        "closingline" | "embargoed" | "legalese" | "notepad" | "editorsnote" | "ednote" | "signoff" => {
            BlockKind::Note
        }
        "slugline" | "publicationDate" | "genre" => BlockKind::Header,
        "abstract" => BlockKind::Abstract,
        "speaker" => BlockKind::SpeakerLabel,
        _ => return None,
    })
}
