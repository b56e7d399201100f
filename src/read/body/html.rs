//! HTML as it comes inside text: escaped, in a CDATA section, seldom well-formed. Made into XML that says the same.

use crate::xml::Writer;

/// Whether text is markup: it begins with a tag of HTML.
pub(super) fn is_html(text: &str) -> bool {
    let Some(rest) = text.trim_start().strip_prefix('<') else { return false };
    let name: String =
        rest.chars().take_while(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect();
    const TAGS: [&str; 22] = [
        "a",
        "article",
        "b",
        "blockquote",
        "body",
        "br",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "html",
        "i",
        "ol",
        "p",
        "pre",
        "section",
        "span",
        "strong",
        "table",
        "ul",
    ];
    TAGS.contains(&name.as_str()) && rest.contains('>')
}

const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// How many open elements an end tag looks through for its own.
const SIGHT: usize = 64;

/// Well-formed XML with the same elements, classes and text: names in lower case, what was left open closed, stray
/// end tags gone, stray `<` and `&` as text.
pub(super) fn to_xml(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8 + 16);
    out.push_str("<div>");
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    // A comment that nothing ends is text, and is looked for once.
    let mut comments = true;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        text(&rest[..at], &mut out);
        rest = &rest[at..];
        let Some(tag) = Tag::at(rest) else {
            let skipped = if comments { invisible(rest) } else { Some(0) };
            comments &= skipped.is_some();
            let skipped = skipped.unwrap_or(0);
            if skipped == 0 {
                out.push_str("&lt;");
            }
            rest = &rest[skipped.max(1)..];
            continue;
        };
        rest = &rest[tag.len..];
        if tag.end {
            close(&tag.name, &mut open, &mut out);
            continue;
        }
        let void = tag.empty || VOID.contains(&tag.name.as_str());
        // A paragraph ends where the next one begins, and a list item too.
        if matches!(tag.name.as_str(), "p" | "li") && open.last().is_some_and(|last| *last == tag.name) {
            close(&tag.name, &mut open, &mut out);
        }
        out.push('<');
        out.push_str(&tag.name);
        if let Some(class) = tag.class {
            Writer::push_attribute(&mut out, "class", class);
        }
        out.push_str(if void { "/>" } else { ">" });
        if !void {
            open.push(tag.name);
        }
    }
    text(rest, &mut out);
    while let Some(name) = open.pop() {
        end_tag(&name, &mut out);
    }
    out.push_str("</div>");
    out
}

fn close(name: &str, open: &mut Vec<String>, out: &mut String) {
    let Some(depth) = open.iter().rev().take(SIGHT).position(|open| open == name) else { return };
    for name in open.drain(open.len() - 1 - depth..).rev() {
        end_tag(&name, out);
    }
}

fn end_tag(name: &str, out: &mut String) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Text with its references kept where they are some, and other ampersands escaped.
fn text(mut text: &str, out: &mut String) {
    while let Some(at) = memchr::memchr(b'&', text.as_bytes()) {
        out.push_str(&text[..at]);
        let rest = &text[at + 1..];
        let len =
            rest.bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        let reference = len > 0 && rest[len..].starts_with(';') && is_reference(&rest[..len]);
        out.push_str(if reference { "&" } else { "&amp;" });
        text = rest;
    }
    out.push_str(text);
}

fn is_reference(name: &str) -> bool {
    let Some(number) = name.strip_prefix('#') else {
        return name.starts_with(|char: char| char.is_ascii_alphabetic());
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    !number.starts_with('X') && code.is_ok_and(|code| code > 0x1F && char::from_u32(code).is_some())
}

/// The length of a comment or declaration at the start, which is not shown; 0 if it is neither, `None` if it is a
/// comment that nothing ends.
fn invisible(rest: &str) -> Option<usize> {
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|end| end + 3);
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        let end = memchr::memchr2(b'>', b'<', &rest.as_bytes()[1..]).map(|at| at + 1);
        return Some(end.filter(|&end| rest.as_bytes()[end] == b'>').map_or(0, |end| end + 1));
    }
    Some(0)
}

struct Tag<'h> {
    name: String,
    end: bool,
    empty: bool,
    class: Option<&'h str>,
    len: usize,
}

impl<'h> Tag<'h> {
    /// The tag at the start of `rest`, if it is one: a name and, before the next `<`, a `>`.
    fn at(rest: &'h str) -> Option<Self> {
        let end = rest[1..].starts_with('/');
        let name_start = 1 + usize::from(end);
        let name_len = rest[name_start..].bytes().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let first = rest[name_start..].bytes().next()?;
        if name_len == 0 || !first.is_ascii_alphabetic() {
            return None;
        }
        let close = memchr::memchr2(b'>', b'<', &rest.as_bytes()[1..]).map(|at| at + 1)?;
        let inner = &rest[name_start + name_len..close.max(name_start + name_len)];
        let bounded =
            inner.is_empty() || inner.starts_with(|char: char| char.is_ascii_whitespace() || char == '/');
        if rest.as_bytes()[close] != b'>' || !bounded {
            return None;
        }
        Some(Self {
            name: rest[name_start..name_start + name_len].to_ascii_lowercase(),
            end,
            empty: inner.ends_with('/'),
            class: class(inner),
            len: close + 1,
        })
    }
}

/// The value of a `class` attribute.
fn class(attributes: &str) -> Option<&str> {
    let value = attributes[attributes.find("class=")?..].strip_prefix("class=")?;
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn xml(html: &str, expected: &str) {
        assert_eq!(to_xml(html), format!("<div>{expected}</div>"));
    }

    #[test]
    fn tag_soup_becomes_well_formed() {
        xml("<P>one<P>two<br>three", "<p>one</p><p>two<br/>three</p>");
        xml("<b>bold <i>both</b> none</i>", "<b>bold <i>both</i></b> none");
        xml("R&D &amp; 3 < 4 &nbsp;&bogus", "R&amp;D &amp; 3 &lt; 4 &nbsp;&amp;bogus");
        xml("<p class='lead' onclick=x>a</p><!-- b --><!DOCTYPE c>", "<p class=\"lead\">a</p>");
        xml("a <3 b </p> <", "a &lt;3 b  &lt;");
    }

    #[test]
    fn what_is_html() {
        assert!(is_html("\n <P>One"));
        assert!(!is_html("<3 is a heart > 2"));
        assert!(!is_html("Plain <b>text</b>"));
    }
}
