//! Temporary.
use crate::error::{Error, Limits};
use crate::model::{Article, Block, BlockKind};
use crate::span::Span;
/// t
pub fn read_text(text: &str) -> Result<Article, Error> {
    let mut article = Article { text: text.to_owned(), ..Article::default() };
    let mut start = 0;
    for (n, line) in text.split('\n').enumerate() {
        let t = line.trim();
        if !t.is_empty() {
            let s = start + (line.len() - line.trim_start().len());
            let kind = if n == 0 {
                BlockKind::Headline
            } else if t.len() < 60 && !t.ends_with(['.', '”', '"', ':', '?', ',']) {
                BlockKind::Heading
            } else {
                BlockKind::Paragraph
            };
            article.blocks.push(Block { kind, span: Span::new(s, s + t.len()) });
        }
        start += line.len() + 1;
    }
    Ok(article)
}
/// t
pub fn bytes_with(bytes: &[u8], limits: &Limits) -> Result<Vec<Article>, Error> {
    limits.check_bytes(bytes.len())?;
    read_text(&String::from_utf8_lossy(bytes)).map(|a| vec![a])
}
/// t
pub fn read(bytes: &[u8]) -> Result<Vec<Article>, Error> {
    bytes_with(bytes, &Limits::default())
}
