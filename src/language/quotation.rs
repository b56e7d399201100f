//! Quotation marks of every convention, paired.
//!
//! The glyph says what a mark most often is (“ opens, ” closes, " may do either), its neighbours say what it can be here,
//! and the marks still open say what it must be. One pass over the marks of the whole article, with a stack of what is
//! open; what is open at the end of a paragraph is carried on:
//!
//! - the next paragraph begins with the same mark: the quotation goes on (the convention of news);
//! - some later paragraph closes it before another one opens: it was opened once and closed paragraphs later;
//! - anything else: its closing mark is missing, and it ends with its paragraph, or before the next mark that opens.

use crate::language::token::{Token, TokenKind};
use crate::language::{Compact, List, TokenBlock};

/// A quotation: what stands between two marks, over one block or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// Its parts: `Text::parts[first_part..]`; those of one quotation stand together in its order.
    pub(crate) parts: usize,
    pub(crate) part_count: usize,
    /// Whether the closing mark is there.
    pub(crate) closed: bool,
    /// The quotation around it, by its place among the quotations.
    pub(crate) parent: Option<usize>,
}

/// What of a quotation stands in one block: tokens `first..last`, marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) quotation: usize,
    pub(crate) first: usize,
    pub(crate) last: usize,
}

impl Compact for Quotation {
    /// The last number holds one more than the parent, and in the lowest bit whether it is closed: a quotation has three
    /// tokens, which are fewer than 2³¹.
    type Kept = [u32; 3];

    fn keep(self) -> Self::Kept {
        let parent = self.parent.map_or(0, |parent| parent as u32 + 1);
        [self.parts as u32, self.part_count as u32, parent << 1 | u32::from(self.closed)]
    }

    #[inline]
    fn read([parts, part_count, parent_and_closed]: Self::Kept) -> Self {
        let parent = (parent_and_closed as usize >> 1).checked_sub(1);
        let closed = parent_and_closed & 1 == 1;
        Self { parts: parts as usize, part_count: part_count as usize, closed, parent }
    }
}

impl Compact for Part {
    type Kept = [u32; 3];

    fn keep(self) -> Self::Kept {
        [self.quotation, self.first, self.last].map(|place| place as u32)
    }

    #[inline]
    fn read(kept: Self::Kept) -> Self {
        let [quotation, first, last] = kept.map(|place| place as usize);
        Self { quotation, first, last }
    }
}

/// Beyond this depth marks are noise, not nesting.
const DEEPEST: usize = 12;

/// A quotation opened once is closed within so many blocks, or its mark is missing.
const LONGEST: usize = 24;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Guillemet,
    SingleGuillemet,
    Corner,
    WhiteCorner,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Glyph {
    Opens,
    Closes,
    Either,
}

fn glyph(mark: &str) -> (Family, Glyph) {
    match mark {
        "“" | "``" => (Family::Double, Glyph::Opens),
        "„" | "‟" => (Family::Double, Glyph::Opens),
        "”" | "''" => (Family::Double, Glyph::Closes),
        "‘" | "‛" | "‚" | "`" => (Family::Single, Glyph::Opens),
        "’" => (Family::Single, Glyph::Closes),
        "'" => (Family::Single, Glyph::Either),
        "«" => (Family::Guillemet, Glyph::Opens),
        "»" => (Family::Guillemet, Glyph::Closes),
        "‹" => (Family::SingleGuillemet, Glyph::Opens),
        "›" => (Family::SingleGuillemet, Glyph::Closes),
        "「" => (Family::Corner, Glyph::Opens),
        "」" => (Family::Corner, Glyph::Closes),
        "『" => (Family::WhiteCorner, Glyph::Opens),
        "』" => (Family::WhiteCorner, Glyph::Closes),
        _ => (Family::Double, Glyph::Either),
    }
}

/// What a mark's neighbours allow.
#[derive(Clone, Copy, Debug)]
struct Fit {
    opens: bool,
    closes: bool,
    before: Option<char>,
    after: Option<char>,
}

fn fit(text: &str, token: Token) -> Fit {
    let before = text[..token.start()].chars().next_back();
    let after = text[token.end()..].chars().next();
    let space_before = before.is_none_or(char::is_whitespace);
    let space_after = after.is_none_or(char::is_whitespace);
    let letter_after = || after.is_some_and(char::is_alphanumeric);
    let opens_bracket = || {
        matches!(
            before,
            Some('(' | '[' | '{' | '“' | '‘' | '«' | '‹' | '„' | '"' | '\'' | '`' | '「' | '『' | ':' | '=')
        )
    };
    let stopped = || {
        matches!(after, Some(',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}'))
            && !text[token.end()..].starts_with("...")
    };
    Fit {
        opens: !space_after && (space_before || is_dash(before) || opens_bracket()) && !stopped(),
        closes: !space_before && !letter_after(),
        before,
        after,
    }
}

impl Fit {
    /// A closing mark next to punctuation: no apostrophe (“the boys’ mother” against “‘No,’ he said”).
    fn is_firm(self) -> bool {
        let punctuated = |char: Option<char>| matches!(char, Some('.' | ',' | ';' | ':' | '!' | '?' | '…'));
        punctuated(self.before)
            || self.after.is_none()
            || self.after == Some('\n')
            || punctuated(self.after)
            || is_dash(self.after)
    }
}

const fn is_dash(char: Option<char>) -> bool {
    matches!(char, Some('-' | '–' | '—' | '―' | '/'))
}

/// A mark that has opened.
#[derive(Clone, Copy, Debug)]
struct Open {
    family: Family,
    /// Index into the quotations found.
    quotation: usize,
}

/// A quotation while it is being found.
#[derive(Debug)]
struct Found {
    family: Family,
    parts: Parts,
    closed: bool,
    /// Not a quotation after all.
    dropped: bool,
}

/// The parts of a quotation, first and last token of each. Nearly every one has one.
#[derive(Debug)]
struct Parts {
    first: (usize, usize),
    more: Vec<(usize, usize)>,
}

impl Parts {
    const fn one(first: (usize, usize)) -> Self {
        Self { first, more: Vec::new() }
    }

    const fn len(&self) -> usize {
        1 + self.more.len()
    }

    fn last(&self) -> (usize, usize) {
        self.more.last().copied().unwrap_or(self.first)
    }

    fn last_mut(&mut self) -> &mut (usize, usize) {
        self.more.last_mut().unwrap_or(&mut self.first)
    }

    fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        std::iter::once(self.first).chain(self.more.iter().copied())
    }
}

/// The quotations of an article and their parts, given the places of its marks.
pub(super) fn pair(
    text: &str,
    tokens: &[Token],
    marks: &[u32],
    blocks: &List<TokenBlock>,
) -> (List<Quotation>, List<Part>) {
    let found = Vec::with_capacity(marks.len() / 2);
    let mut pairing = Pairing { text, tokens, stack: Vec::new(), found, carried: None, last_closer: None };
    let mut rest = marks;
    for block in blocks.iter() {
        let count = rest.iter().take_while(|&&mark| (mark as usize) < block.last).count();
        let (marks, behind) = rest.split_at(count);
        pairing.block(&block, marks);
        rest = behind;
    }
    pairing.give_up_carried();
    assemble(pairing.found)
}

/// An open quotation carried into the next blocks.
#[derive(Debug)]
struct Carried {
    quotation: usize,
    /// The blocks since, which are its parts if it is closed after all.
    waiting: Vec<(usize, usize)>,
}

struct Pairing<'t> {
    text: &'t str,
    tokens: &'t [Token],
    stack: Vec<Open>,
    found: Vec<Found>,
    carried: Option<Carried>,
    /// The [last single closer](Self::last_single_closer) of the block, once it was asked for.
    last_closer: Option<usize>,
}

impl Pairing<'_> {
    /// Pairs the marks of a block.
    fn block(&mut self, block: &TokenBlock, marks: &[u32]) {
        if block.first == block.last {
            return;
        }
        if !block.kind.is_body() {
            // A heading ends whatever was open, and opens nothing beyond itself.
            self.give_up_carried();
        }
        self.last_closer = None;
        let paired = usize::from(self.reopens(block));
        for &at in &marks[paired..] {
            self.mark(at as usize, block, marks);
        }
        self.end_block(block);
    }

    /// A paragraph that begins with the mark of the quotation still open continues it.
    fn reopens(&mut self, block: &TokenBlock) -> bool {
        let Some(carried) = &self.carried else { return false };
        let token = self.tokens[block.first];
        if token.kind != TokenKind::Quote || !carried.waiting.is_empty() {
            return false;
        }
        let (family, glyph) = glyph(token.text(self.text));
        let quotation = carried.quotation;
        if family != self.found[quotation].family || glyph == Glyph::Closes || !fit(self.text, token).opens {
            return false;
        }
        self.found[quotation].parts.more.push((block.first, block.last));
        self.stack.push(Open { family, quotation });
        self.carried = None;
        true
    }

    /// The last of a block's marks that can close single ones: an apostrophe that opens nothing stands behind it.
    fn last_single_closer(&mut self, marks: &[u32]) -> usize {
        let (text, tokens) = (self.text, self.tokens);
        *self.last_closer.get_or_insert_with(|| {
            let closes = |&mark: &u32| {
                let token = tokens[mark as usize];
                glyph(token.text(text)).0 == Family::Single && fit(text, token).closes
            };
            marks.iter().rev().copied().find(closes).map_or(0, |mark| mark as usize)
        })
    }

    fn mark(&mut self, at: usize, block: &TokenBlock, marks: &[u32]) {
        let token = self.tokens[at];
        let (family, glyph) = glyph(token.text(self.text));
        let fit = fit(self.text, token);
        let open = self.stack.iter().rposition(|open| open.family == family);
        let closes = match glyph {
            Glyph::Closes => fit.closes || !fit.opens,
            // “Hello,“ he said: the wrong way round.
            Glyph::Opens => !fit.opens && fit.closes,
            Glyph::Either => fit.closes && !(fit.opens && open.is_none()),
        };
        if family == Family::Single && closes && self.is_apostrophe(at, block, fit) {
            return;
        }
        match open {
            Some(depth) if closes => return self.close(depth, at),
            // "Where?" "There": straight marks do not nest, so a second one that can close does, if it cannot open.
            Some(depth) if glyph == Glyph::Either && !fit.opens => return self.close(depth, at),
            Some(_) => {}
            None if closes && self.closes_carried(family, glyph, fit, at, block) => return,
            None => {}
        }
        let may_open = match glyph {
            Glyph::Opens => fit.opens || open.is_none() && !fit.closes,
            // ”Hello,” he said: the wrong way round. An apostrophe is never one.
            Glyph::Closes => family != Family::Single && open.is_none() && fit.opens,
            Glyph::Either => fit.opens,
        };
        if !may_open || self.stack.len() >= DEEPEST {
            return;
        }
        if family == Family::Single && at != block.first && at > self.last_single_closer(marks) {
            return;
        }
        if let (Some(depth), Glyph::Either) = (open, glyph) {
            self.cut_short(depth, at);
        }
        if self.carried.as_ref().is_some_and(|carried| self.found[carried.quotation].family == family) {
            self.give_up_carried();
        }
        self.stack.push(Open { family, quotation: self.found.len() });
        self.found.push(Found { family, parts: Parts::one((at, block.last)), closed: false, dropped: false });
    }

    /// “Jones’ cow”, “the boys’ mother” within single marks: not their end, if they have another in this block.
    fn is_apostrophe(&self, at: usize, block: &TokenBlock, fit: Fit) -> bool {
        let token = self.tokens[at];
        if fit.is_firm() || !self.text[..token.start()].ends_with(['s', 'S', 'z', 'n']) {
            return false;
        }
        let next = (at + 1..block.last).find(|&next| {
            let token = self.tokens[next];
            token.kind == TokenKind::Quote && glyph(token.text(self.text)).0 == Family::Single
        });
        next.is_some_and(|next| {
            let fit = self::fit(self.text, self.tokens[next]);
            fit.closes && !fit.opens
        })
    }

    fn close(&mut self, depth: usize, at: usize) {
        for open in self.stack.drain(depth + 1..) {
            // What was opened inside and never closed: a stray mark.
            self.found[open.quotation].dropped = true;
        }
        if let Some(open) = self.stack.pop() {
            let found = &mut self.found[open.quotation];
            found.closed = true;
            found.parts.last_mut().1 = at + 1;
        }
    }

    /// Closes the quotation that was opened blocks before, if this mark can.
    fn closes_carried(
        &mut self,
        family: Family,
        glyph: Glyph,
        fit: Fit,
        at: usize,
        block: &TokenBlock,
    ) -> bool {
        let closes = glyph == Glyph::Closes || !fit.opens;
        let fits = |carried: &Carried| self.found[carried.quotation].family == family;
        if !closes || !self.carried.as_ref().is_some_and(fits) {
            return false;
        }
        if let Some(carried) = self.carried.take() {
            let found = &mut self.found[carried.quotation];
            found.parts.more.extend(carried.waiting);
            found.parts.more.push((block.first, at + 1));
            found.closed = true;
        }
        true
    }

    /// The closing mark is missing, and at `at` the next quotation opens: ends the open one at the last punctuation
    /// before it.
    fn cut_short(&mut self, depth: usize, at: usize) {
        for open in self.stack.drain(depth + 1..) {
            self.found[open.quotation].dropped = true;
        }
        if let Some(open) = self.stack.pop() {
            self.end_before(open.quotation, at);
        }
    }

    fn end_before(&mut self, quotation: usize, at: usize) {
        let (first, _) = self.found[quotation].parts.last();
        let tokens = self.tokens;
        let is = |kinds: &[TokenKind], index: &usize| kinds.contains(&tokens[*index].kind);
        let last = (first + 1..at)
            .rev()
            .find(|index| is(&[TokenKind::Stop], index))
            .or_else(|| (first + 1..at).rev().find(|index| is(&[TokenKind::Comma], index)));
        match last {
            Some(last) => self.found[quotation].parts.last_mut().1 = last + 1,
            None => self.found[quotation].dropped = true,
        }
    }

    fn end_block(&mut self, block: &TokenBlock) {
        let waited = self.carried.as_mut().is_some_and(|carried| {
            carried.waiting.push((block.first, block.last));
            carried.waiting.len() >= LONGEST
        });
        if waited {
            self.give_up_carried();
        }
        let mut stack = self.stack.drain(..);
        let Some(outer) = stack.next() else { return };
        for inner in stack {
            self.found[inner.quotation].dropped = true;
        }
        // Within a quotation that is carried on, nothing else can be.
        if self.carried.is_some() || !block.kind.is_body() {
            self.give_up(outer.quotation);
        } else {
            self.carried = Some(Carried { quotation: outer.quotation, waiting: Vec::new() });
        }
    }

    fn give_up_carried(&mut self) {
        if let Some(carried) = self.carried.take() {
            self.give_up(carried.quotation);
        }
    }

    /// The quotation's closing mark never came.
    fn give_up(&mut self, quotation: usize) {
        let found = &self.found[quotation];
        // A lone single mark is an apostrophe.
        if found.family == Family::Single && found.parts.len() == 1 {
            self.found[quotation].dropped = true;
            return;
        }
        // “One. “Two,” he said: the mark was forgotten before the next one opened.
        let (first, last) = found.parts.last();
        let family = found.family;
        let next = self.found[quotation + 1..]
            .iter()
            .find(|inner| inner.family == family && !inner.dropped)
            .map(|inner| inner.parts.first)
            .filter(|inner| (first..last).contains(&inner.0));
        if let Some((next, _)) = next {
            self.end_before(quotation, next);
        }
    }
}

/// Puts what was found in order and finds what stands within what.
fn assemble(mut found: Vec<Found>) -> (List<Quotation>, List<Part>) {
    // Marks with nothing between them quote nothing.
    found.retain(|found| !found.dropped && found.parts.iter().any(|(first, last)| last - first > 2));
    found.sort_by_key(|found| found.parts.first.0);
    let mut quotations = List::with_capacity(found.len());
    let mut parts = List::with_capacity(found.len());
    let mut around: Vec<(usize, usize)> = Vec::new();
    for (index, found) in found.iter().enumerate() {
        let (start, end) = (found.parts.first.0, found.parts.last().1);
        while around.last().is_some_and(|&(_, outer_end)| outer_end < end || outer_end <= start) {
            around.pop();
        }
        quotations.push(Quotation {
            parts: parts.len(),
            part_count: found.parts.len(),
            closed: found.closed,
            parent: around.last().map(|&(outer, _)| outer),
        });
        around.push((index, end));
        for (first, last) in found.parts.iter() {
            parts.push(Part { quotation: index, first, last });
        }
    }
    (quotations, parts)
}

#[cfg(test)]
mod tests {
    use crate::language::Text;
    use crate::model::{Article, Block, BlockKind};
    use crate::span::Span;

    /// Paragraphs at blank lines; each quotation as its parts joined by `¶`, nested ones indented by `>`.
    #[track_caller]
    fn quotes(text: &str, expected: &[&str]) {
        let mut article = Article { text: text.to_owned(), ..Article::default() };
        let mut start = 0;
        for paragraph in text.split("\n\n") {
            let span = Span::new(start, start + paragraph.len());
            article.blocks.push(Block { kind: BlockKind::Paragraph, span });
            start += paragraph.len() + 2;
        }
        let looked = Text::of(&article);
        let shown: Vec<_> = looked
            .quotations
            .iter()
            .map(|quotation| {
                let parts = looked.parts.iter().skip(quotation.parts).take(quotation.part_count);
                let parts: Vec<_> = parts.map(|part| looked.span(part.first, part.last).of(text)).collect();
                format!("{}{}", if quotation.parent.is_some() { ">" } else { "" }, parts.join("¶"))
            })
            .collect();
        assert_eq!(shown, expected, "in {text}");
    }

    #[test]
    fn every_convention() {
        quotes("“Yes,” she said.", &["“Yes,”"]);
        quotes("\"Yes,\" she said, \"no.\"", &["\"Yes,\"", "\"no.\""]);
        quotes("‘Yes,’ she said.", &["‘Yes,’"]);
        quotes("'Yes,' she said.", &["'Yes,'"]);
        quotes("„Yes,“ she said, „no.”", &["„Yes,“", "„no.”"]);
        quotes("« Yes », she said.", &["« Yes »"]);
        quotes("‹Yes›, she said.", &["‹Yes›"]);
        quotes("「Yes」 she said.", &["「Yes」"]);
        quotes("``Yes,'' she said, `no.'", &["``Yes,''", "`no.'"]);
    }

    #[test]
    fn nesting() {
        quotes("“She said ‘no’ to me,” he said.", &["“She said ‘no’ to me,”", ">‘no’"]);
        quotes("'He calls it \"home\" now,' she said.", &["'He calls it \"home\" now,'", ">\"home\""]);
        quotes("“Hello,” he said, “how “are” you?”", &["“Hello,”", "“how “are” you?”", ">“are”"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        quotes("It’s the boys’ mother’s", &[]);
        quotes("‘The boys’ mother isn’t here,’ he said.", &["‘The boys’ mother isn’t here,’"]);
        quotes("'The boys' mother isn't here,' he said.", &["'The boys' mother isn't here,'"]);
        quotes("\"Jones' cow is cuter!\"", &["\"Jones' cow is cuter!\""]);
        quotes("’Twas the ’90s, rock ’n’ roll", &[]);
        quotes("“where is the dog‘s ball?”", &["“where is the dog‘s ball?”"]);
    }

    #[test]
    fn marks_the_wrong_way_round() {
        quotes("“Hello,“ he said, “how are you?”", &["“Hello,“", "“how are you?”"]);
        quotes("”Hello,” he said.", &["”Hello,”"]);
    }

    #[test]
    fn a_paragraph_reopened_without_closing() {
        quotes("She said, “One.\n\n“Two.\n\n“Three.” And left.", &["“One.¶“Two.¶“Three.”"]);
        quotes("'One.\n\n'Two.' And left.", &["'One.¶'Two.'"]);
    }

    #[test]
    fn opened_once_and_closed_paragraphs_later() {
        quotes("“One.\n\nTwo.\n\nThree”, said Orr.", &["“One.¶Two.¶Three”"]);
        quotes("\"One.\n\nTwo.\n\nThree,\" said Orr.", &["\"One.¶Two.¶Three,\""]);
        quotes(
            "«One.\n\nTwo ‹and a half›.\n\nThree», said Orr.",
            &["«One.¶Two ‹and a half›.¶Three»", ">‹and a half›"],
        );
    }

    #[test]
    fn a_mark_never_closed() {
        quotes("He said, “One. Two.\n\nThen he left. “Three,” she said.", &["“One. Two.", "“Three,”"]);
        quotes("\"One, he said, \"and two.\"", &["\"One, he said,", "\"and two.\""]);
        quotes("“One. And “two,” he said.", &["“One.", "“two,”"]);
    }

    #[test]
    fn closing_marks_that_close_nothing() {
        quotes("uneasy' on the street\" he said", &[]);
        quotes("a 12\" pipe and a 6' ladder", &[]);
        quotes("\"\"=", &[]);
    }
}
