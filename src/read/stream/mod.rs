//! Articles of a stream of any length, in bounded memory.
//!
//! The stream is cut into items, and each item is read as the document that it would be alone: with the start tags that
//! it stands in, its message's header and document type round it. So an item means the same as when the whole is read.

mod chars;
mod markup;

use std::collections::VecDeque;
use std::io::Read;

use crate::error::{Error, ErrorKind, Limits};
use crate::model::Article;
use crate::read::format::known_root;
use crate::read::{newsml_1, newsml_g2, nitf, unsupported, xml_articles};
use crate::span::Position;
use crate::xml::Document;
use chars::Chars;
use markup::{Markup, Token};

/// Reads the items of a stream, one after the other: a `newsMessage` or `NewsML` with any number of items, or several
/// documents one behind the other, as archives keep them.
///
/// Memory holds one item at a time. What is malformed within an item is an error in its place, and so is an item that is
/// too long; the next item follows. Behind an error of the stream itself, of what holds the items, or of a single tag,
/// comment or CDATA section that is too long, nothing follows. A stream that is no XML is read to its end as one text.
///
/// ```
/// let archive = "<nitf><body><body.content><p>One.</p></body.content></body></nitf>
///     <?xml version='1.0'?><nitf><body><body.content><p>Two.</p></body.content></body></nitf>";
/// let texts: Result<Vec<_>, _> =
///     onrecord::read::items(archive.as_bytes()).map(|article| Ok::<_, onrecord::Error>(article?.text)).collect();
/// assert_eq!(texts?, ["One.", "Two."]);
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn items<R: Read>(reader: R) -> Items<R> {
    items_with(reader, Limits::default())
}

/// As [`items`], within limits of your own; [`Limits::with_bytes`] bounds each item.
pub fn items_with<R: Read>(reader: R, limits: Limits) -> Items<R> {
    Items {
        chars: Chars::new(reader),
        limits,
        at: 0,
        known: (0, Position { offset: 0, line: 1, column: 1 }),
        context: Vec::new(),
        ready: VecDeque::new(),
        state: State::Fresh,
    }
}

/// The articles of a stream; see [`items`].
#[derive(Debug)]
pub struct Items<R> {
    chars: Chars<R>,
    limits: Limits,
    /// The next byte of the buffer to look at.
    at: usize,
    /// A byte of the buffer, at or before that, and its place in the stream: lines are counted on from it.
    known: (usize, Position),
    /// What the next item stands in.
    context: Vec<Context>,
    ready: VecDeque<Result<Article, Error>>,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing was read yet.
    Fresh,
    Running,
    Done,
}

/// Something that goes before each item.
#[derive(Debug)]
enum Context {
    /// The start tag of an element that is open, and its local name.
    Open { tag: String, name: String },
    /// A whole element or declaration: a header, a document type.
    Whole(String),
}

impl Context {
    fn text(&self) -> &str {
        match self {
            Self::Open { tag, .. } => tag,
            Self::Whole(text) => text,
        }
    }
}

/// What a start tag begins, by where it stands.
enum Begins {
    Item,
    /// An element that holds items.
    Holder,
    /// Something that belongs to every item.
    Shared,
}

/// Where an element ends.
enum Ends {
    Here(usize),
    /// The stream ends within it.
    Nowhere,
    /// It is longer than allowed: how far it was read, and how many elements are open there.
    TooFar {
        read: usize,
        open: usize,
        error: Error,
    },
}

/// So much of what was read stays in the buffer before it is cut.
const CUT: usize = 1 << 16;

/// Before every item goes what it stands in, so that must not be long.
const LONGEST_CONTEXT: usize = 1 << 18;

impl<R: Read> Iterator for Items<R> {
    type Item = Result<Article, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && self.state != State::Done {
            if let Err(error) = self.advance() {
                self.state = State::Done;
                self.ready.push_back(Err(error));
            }
        }
        self.ready.pop_front()
    }
}

impl<R: Read> Items<R> {
    /// Reads up to the end of the next token outside of items, or of the next item.
    fn advance(&mut self) -> Result<(), Error> {
        if self.state == State::Fresh {
            self.state = State::Running;
            if !self.is_markup()? {
                return self.whole_text();
            }
        }
        let Some(token) = self.token(self.at)? else {
            return self.finish();
        };
        let end = self.at + token.len;
        match token.markup {
            Markup::Text if self.is_open() => {}
            Markup::Text => self.only_space(end)?,
            Markup::DocType => self.share(end)?,
            Markup::Start | Markup::Empty => return self.start_tag(token),
            Markup::End => self.end_tag(),
            Markup::Other => {}
        }
        self.consume(end);
        Ok(())
    }

    fn start_tag(&mut self, token: Token) -> Result<(), Error> {
        let end = self.at + token.len;
        let name = markup::local_name(self.slice(end)).to_owned();
        match self.begins(&name)? {
            Begins::Holder if token.markup == Markup::Empty => self.consume(end),
            Begins::Holder => {
                let tag = self.slice(end).to_owned();
                self.context.push(Context::Open { tag, name });
                self.consume(end);
            }
            begins => {
                let is_item = matches!(begins, Begins::Item);
                match self.element_end(token)? {
                    Ends::Here(end) if is_item => {
                        self.item(end);
                        self.consume(end);
                    }
                    Ends::Here(end) => {
                        self.share(end)?;
                        self.consume(end);
                    }
                    Ends::Nowhere => return Err(self.unclosed()),
                    Ends::TooFar { read, open, error } if is_item => {
                        self.ready.push_back(Err(self.here(error)));
                        self.consume(read);
                        self.pass(open)?;
                    }
                    Ends::TooFar { error, .. } => return Err(self.here(error)),
                }
            }
        }
        if !self.is_open() {
            self.context.clear();
        }
        Ok(())
    }

    /// Whether an element that holds items is open. The first of the context is, or a document type before it.
    fn is_open(&self) -> bool {
        self.context.iter().any(|context| matches!(context, Context::Open { .. }))
    }

    /// Keeps what stands up to `end` for every item to come.
    fn share(&mut self, end: usize) -> Result<(), Error> {
        let whole = self.slice(end).to_owned();
        // Neighbours go together, so that a context has few parts.
        match self.context.last_mut() {
            Some(Context::Whole(before)) => before.push_str(&whole),
            _ => self.context.push(Context::Whole(whole)),
        }
        let len: usize = self.context.iter().map(|context| context.text().len()).sum();
        if len <= LONGEST_CONTEXT {
            return Ok(());
        }
        let message = format!("header of {len} bytes round the items, the limit is {LONGEST_CONTEXT}");
        Err(self.here(Error::new(ErrorKind::TooLarge, message)))
    }

    fn begins(&self, name: &str) -> Result<Begins, Error> {
        let open = self.context.iter().rev().find_map(|context| match context {
            Context::Open { name, .. } => Some(name.as_str()),
            Context::Whole(_) => None,
        });
        Ok(match (open, name) {
            (None, "newsMessage" | "NewsML") | (Some("newsMessage"), "itemSet") => Begins::Holder,
            (None, name) if newsml_g2::is_root(name) || newsml_1::is_root(name) || nitf::is_root(name) => {
                Begins::Item
            }
            (None, name) => {
                let format =
                    known_root(name).map_or_else(|| format!("XML of the element <{name}>"), str::to_owned);
                return Err(self.here(unsupported(&format)));
            }
            (Some("itemSet"), _) | (Some("NewsML"), "NewsItem") => Begins::Item,
            _ => Begins::Shared,
        })
    }

    fn end_tag(&mut self) {
        let open = self.context.iter().rposition(|context| matches!(context, Context::Open { .. }));
        self.context.truncate(open.unwrap_or(0));
        if !self.is_open() {
            self.context.clear();
        }
    }

    /// Where the element ends whose start tag stands at the front.
    fn element_end(&mut self, start: Token) -> Result<Ends, Error> {
        let mut end = self.at + start.len;
        let mut depth = usize::from(start.markup == Markup::Start);
        while depth > 0 {
            if let Err(error) = self.limits.check_bytes(end - self.at) {
                return Ok(Ends::TooFar { read: end, open: depth, error });
            }
            let Some(token) = self.token(end)? else { return Ok(Ends::Nowhere) };
            depth = token.markup.depth_behind(depth);
            end += token.len;
        }
        Ok(Ends::Here(end))
    }

    /// Goes on to where so many elements that are open end, and keeps nothing of them.
    fn pass(&mut self, mut open: usize) -> Result<(), Error> {
        while open > 0 {
            let Some(token) = self.token(self.at)? else { return self.finish() };
            open = token.markup.depth_behind(open);
            self.consume(self.at + token.len);
        }
        Ok(())
    }

    /// Reads the item from the front to `end`.
    fn item(&mut self, end: usize) {
        let origin = self.place(self.at);
        self.known = (self.at, origin);
        let (mut source, prefix) = self.in_context(end);
        for context in self.context.iter().rev() {
            if let Context::Open { tag, .. } = context {
                source.push_str("</");
                source.push_str(markup::name(tag));
                source.push('>');
            }
        }
        let moved = |position: Position| moved(position, prefix, origin);
        let read = Document::parse_with(&source, &self.limits).and_then(|document| xml_articles(&document));
        match read {
            Err(error) => self.ready.push_back(Err(error.moved(moved))),
            Ok(articles) => {
                for mut article in articles {
                    for diagnostic in &mut article.diagnostics {
                        diagnostic.position = diagnostic.position.map(moved);
                    }
                    // Those of the bytes have the places of the stream already.
                    article.diagnostics.splice(0..0, self.chars.take_odd());
                    self.ready.push_back(Ok(article));
                }
            }
        }
    }

    /// What stands from the front to `end` behind what it stands in, and how much that is, in bytes and characters.
    fn in_context(&self, end: usize) -> (String, (usize, usize)) {
        // In one line, so that lines in the item are those of the stream from its first on.
        let line = |context: &Context| context.text().replace(['\n', '\r'], " ");
        let mut source: String = self.context.iter().map(line).collect();
        let prefix = (source.len(), source.chars().count());
        source.push_str(self.slice(end));
        (source, prefix)
    }

    /// Why the element at the front does not end: the parser says it best.
    fn unclosed(&self) -> Error {
        let (source, prefix) = self.in_context(self.chars.text().len());
        let origin = self.place(self.at);
        match Document::parse_with(&source, &self.limits) {
            Err(error) => error.moved(|position| moved(position, prefix, origin)),
            Ok(_) => self.here(Error::malformed("unclosed-element", "the stream ends within an element")),
        }
    }

    /// The token at `at`, for which more of the stream is read as it needs; `None` at the end, or where what begins
    /// there does not end.
    fn token(&mut self, at: usize) -> Result<Option<Token>, Error> {
        loop {
            let rest = self.chars.text().get(at..).unwrap_or_default();
            let ended = self.chars.ended();
            if let Some(token) = markup::token(rest, ended) {
                return Ok(Some(token));
            }
            if ended {
                return Ok(None);
            }
            // Twice as much each time, so that what is looked at again stays in proportion.
            let len = rest.len();
            self.limits.check_bytes(len).map_err(|error| self.here(error))?;
            self.chars.read_more(len)?;
        }
    }

    fn is_markup(&mut self) -> Result<bool, Error> {
        self.chars.read_more(CUT)?;
        let start = self.chars.text().trim_start().strip_prefix('<');
        Ok(start.is_some_and(|rest| {
            rest.starts_with(|char: char| char.is_alphabetic() || matches!(char, '!' | '?' | '_'))
        }))
    }

    /// The one article of a stream that is plain text.
    fn whole_text(&mut self) -> Result<(), Error> {
        while !self.chars.ended() {
            let len = self.chars.text().len();
            self.limits.check_bytes(len)?;
            self.chars.read_more(len)?;
        }
        let articles = crate::read::bytes_with(self.chars.text().as_bytes(), &self.limits)?;
        self.ready.extend(articles.into_iter().filter(|article| !article.text.is_empty()).map(Ok));
        self.state = State::Done;
        Ok(())
    }

    fn only_space(&self, end: usize) -> Result<(), Error> {
        let text = self.slice(end);
        match text.find(|char: char| !char.is_whitespace() && char != '\u{feff}') {
            None => Ok(()),
            Some(at) => {
                let error = Error::malformed("text-outside-root", "text outside the root element");
                Err(error.at_position(self.place(self.at + at)))
            }
        }
    }

    fn finish(&mut self) -> Result<(), Error> {
        self.state = State::Done;
        let rest = self.slice(self.chars.text().len()).trim();
        let open = self.context.iter().rev().find_map(|context| match context {
            Context::Open { name, .. } => Some(name),
            Context::Whole(_) => None,
        });
        if let Some(name) = open {
            return Err(self.here(Error::malformed("unclosed-element", format!("<{name}> is never closed"))));
        }
        if !rest.is_empty() {
            return Err(self.here(Error::malformed("syntax", "the stream ends within markup")));
        }
        Ok(())
    }

    fn slice(&self, end: usize) -> &str {
        self.chars.text().get(self.at..end).unwrap_or_default()
    }

    fn place(&self, at: usize) -> Position {
        let (from, known) = self.known;
        let text = self.chars.text().as_bytes();
        Position::of(&text[from..], at - from).from(known)
    }

    fn here(&self, error: Error) -> Error {
        error.at_position(self.place(self.at))
    }

    /// Goes on to `end`, and forgets what is before where that is much.
    fn consume(&mut self, end: usize) {
        self.at = end;
        if self.at >= CUT {
            self.known = (0, self.place(self.at));
            self.chars.cut(self.at);
            self.at = 0;
        }
    }
}

/// The place in the stream of a place in an item's document, before which `prefix` (bytes and characters) was put.
fn moved(position: Position, (bytes, columns): (usize, usize), origin: Position) -> Position {
    let columns = if position.line == 1 { u32::try_from(columns).unwrap_or(u32::MAX) } else { 0 };
    if position.column <= columns {
        return origin;
    }
    let offset = position.offset.saturating_sub(bytes as u64);
    Position { offset, column: position.column - columns, ..position }.from(origin)
}

/// What a stream that cannot be read from says.
fn unreadable(error: &std::io::Error) -> Error {
    Error::new(ErrorKind::Io, error.to_string())
}
