//! Where markup ends: as much of XML's syntax as it takes to find items.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    Text,
    Start,
    Empty,
    End,
    DocType,
    /// A comment, CDATA section, processing instruction or declaration.
    Other,
}

impl Markup {
    /// How many elements are open behind it, where `depth` are before it.
    pub(super) fn depth_behind(self, depth: usize) -> usize {
        match self {
            Self::Start => depth + 1,
            Self::End => depth - 1,
            _ => depth,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) markup: Markup,
    pub(super) len: usize,
}

/// The token at the start of `text`; `None` if it does not end in it. Text may go on behind its end.
pub(super) fn token(text: &str, is_all: bool) -> Option<Token> {
    let bytes = text.as_bytes();
    if *bytes.first()? != b'<' {
        let len = memchr::memchr(b'<', bytes).unwrap_or(bytes.len());
        return Some(Token { markup: Markup::Text, len });
    }
    // `<![CDATA[` is the longest that must be seen whole to be told from others.
    if bytes.len() < 9 && !is_all {
        return None;
    }
    let closed_by = |from: usize, end: &str, markup| {
        let len = memchr::memmem::find(bytes.get(from..)?, end.as_bytes())? + from + end.len();
        Some(Token { markup, len })
    };
    match bytes {
        [b'<', b'!', b'-', b'-', ..] => closed_by(4, "-->", Markup::Other),
        [b'<', b'!', b'[', ..] => closed_by(3, "]]>", Markup::Other),
        [b'<', b'?', ..] => closed_by(2, "?>", Markup::Other),
        [b'<', b'!', ..] => Some(Token { markup: Markup::DocType, len: doctype_len(bytes)? }),
        [b'<', b'/', ..] => closed_by(2, ">", Markup::End),
        _ => {
            let len = tag_len(bytes)?;
            let markup = if bytes[len - 2] == b'/' { Markup::Empty } else { Markup::Start };
            Some(Token { markup, len })
        }
    }
}

/// Up to the `>` outside of quotation marks.
fn tag_len(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr::memchr3(b'>', b'"', b'\'', &bytes[at..])?;
        if bytes[at] == b'>' {
            return Some(at + 1);
        }
        at += memchr::memchr(bytes[at], &bytes[at + 1..])? + 2;
    }
}

/// Up to the `>` outside of quotation marks, comments and the internal subset.
fn doctype_len(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    let mut in_subset = false;
    loop {
        match *bytes.get(at)? {
            quote @ (b'"' | b'\'') => at += memchr::memchr(quote, &bytes[at + 1..])? + 1,
            b'[' => in_subset = true,
            b']' => in_subset = false,
            b'<' if bytes[at..].starts_with(b"<!--") => at += memchr::memmem::find(&bytes[at..], b"-->")? + 2,
            b'>' if !in_subset => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
}

/// The name in a start tag.
pub(super) fn name(tag: &str) -> &str {
    let name = tag.trim_start_matches('<');
    name.split([' ', '\t', '\r', '\n', '/', '>']).next().unwrap_or(name)
}

/// The name in a start tag, without prefix.
pub(super) fn local_name(tag: &str) -> &str {
    let name = name(tag);
    name.split_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn first(text: &str, expected: Option<(Markup, &str)>) {
        let found = token(text, false).map(|token| (token.markup, &text[..token.len]));
        assert_eq!(found, expected);
    }

    #[test]
    fn tokens_end_where_xml_ends_them() {
        first("text <a>", Some((Markup::Text, "text ")));
        first("<a b='>' c=\"/>\">text", Some((Markup::Start, "<a b='>' c=\"/>\">")));
        first("<a b='x' />text", Some((Markup::Empty, "<a b='x' />")));
        first("</abcdef >text", Some((Markup::End, "</abcdef >")));
        first("<!-- > <b> -->text", Some((Markup::Other, "<!-- > <b> -->")));
        first("<![CDATA[ ]> ]]>text", Some((Markup::Other, "<![CDATA[ ]> ]]>")));
        first(
            "<!DOCTYPE a [<!ENTITY b '>'><!-- ]> -->]>text",
            Some((Markup::DocType, "<!DOCTYPE a [<!ENTITY b '>'><!-- ]> -->]>")),
        );
        first("<abcdefghij", None);
        first("<a b='>", None);
        assert_eq!(local_name("<x:item a='b'>"), "item");
    }
}
