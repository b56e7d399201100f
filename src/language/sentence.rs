//! Sentences, which survive “Mr.”, “U.S.”, “3.5” and the “?” of a question quoted in their middle.

use std::iter::Peekable;

use crate::language::token::{Shape, Token, TokenKind};
use crate::language::{List, Part, Quotation, Sentence, TokenBlock};
use crate::lexicon::{Class, Form, Frame, Word, lexicon};

/// Where the text gives no end, a sentence ends after so many tokens: work within one may grow with its square.
const LONGEST: usize = 300;

/// The sentences of an article, given the places of its stops and abbreviations. A quotation of several sentences, with what
/// reports it, is one.
pub(super) fn split(
    text: &str,
    tokens: &[Token],
    stops: &[u32],
    blocks: &List<TokenBlock>,
    quotations: &List<Quotation>,
    parts: &List<Part>,
) -> List<Sentence> {
    let mut outer: Vec<Part> =
        parts.iter().filter(|part| quotations.at(part.quotation).parent.is_none()).collect();
    outer.sort_by_key(|part| part.first);
    let mut outer = outer.into_iter().peekable();
    // One in twenty tokens, as a rule.
    let mut sentences = List::with_capacity(tokens.len() / 24 + blocks.len() / 4);
    let mut stops = stops.iter().map(|&stop| stop as usize).peekable();
    let mut next_stop = |at: usize, _: usize| {
        while stops.next_if(|&stop| stop < at).is_some() {}
        stops.peek().copied()
    };
    for (index, block) in blocks.iter().enumerate() {
        let range = Sentence { first: block.first, last: block.last, block: index };
        let splitter = Splitter { text, tokens, last: block.last };
        splitter.sentences(range, &mut next_stop, &mut outer, &mut sentences);
    }
    sentences
}

/// The sentences within a range of tokens, such as a quotation without its marks; `parts` are the quotations in it.
pub(super) fn within(
    text: &str,
    tokens: &[Token],
    range: Sentence,
    parts: impl Iterator<Item = Part>,
) -> List<Sentence> {
    let mut sentences = List::with_capacity(4);
    let ends = |token: &Token| token.kind.may_end_sentence();
    let mut next_stop = |at: usize, last: usize| Some(at + tokens.get(at..last)?.iter().position(ends)?);
    let splitter = Splitter { text, tokens, last: range.last };
    splitter.sentences(range, &mut next_stop, &mut parts.peekable(), &mut sentences);
    sentences
}

struct Splitter<'t> {
    text: &'t str,
    tokens: &'t [Token],
    last: usize,
}

impl Splitter<'_> {
    /// Appends the sentences of `range`, which ends with [`last`](Self::last). `next_stop` tells the place of the first stop or
    /// abbreviation among the tokens between two, or of one behind them, and is asked for ever later ones.
    fn sentences(
        &self,
        range: Sentence,
        next_stop: &mut impl FnMut(usize, usize) -> Option<usize>,
        parts: &mut Peekable<impl Iterator<Item = Part>>,
        sentences: &mut List<Sentence>,
    ) {
        let Sentence { mut first, last, block } = range;
        let mut at = first;
        while at < last {
            while parts.next_if(|part| part.last <= at).is_some() {}
            // Nearly every token is a word or a comma, behind which no sentence ends.
            let quotation = parts.peek().map_or(last, |part| part.first);
            let plain = last.min(quotation).min(first + LONGEST);
            if at < plain {
                at = next_stop(at, plain).map_or(plain, |stop| stop.min(plain));
            }
            if at == last {
                break;
            }
            let end = match parts.peek() {
                _ if at >= first + LONGEST => Ok(at),
                Some(part) if part.first <= at => self.end_after_quotation(part.last, part.first == first),
                _ => self.end_after_token(at),
            };
            match end {
                Ok(end) => {
                    sentences.push(Sentence { first, last: end, block });
                    (first, at) = (end, end);
                }
                Err(next) => at = next,
            }
        }
        if first < last {
            sentences.push(Sentence { first, last, block });
        }
    }

    /// `Ok` with the sentence's end if token `at`, outside quotations, ends one; else `Err` with where to look next.
    fn end_after_token(&self, at: usize) -> Result<usize, usize> {
        let token = self.tokens[at];
        let ends = match token.kind {
            TokenKind::Stop => self.stop_ends(at),
            kind if kind.is_abbreviation() => self.abbreviation_ends(at),
            _ => false,
        };
        if !ends {
            return Err(at + 1);
        }
        let mut end = at + 1;
        let most = self.last.min(end + LONGEST);
        while end < most && matches!(self.tokens[end].kind, TokenKind::Stop | TokenKind::Close) {
            end += 1;
        }
        Ok(end)
    }

    fn stop_ends(&self, at: usize) -> bool {
        let Some(next) = self.next(at + 1) else { return true };
        let glued = self.tokens[at].end() == next.start();
        match next.kind {
            // “Yahoo! shares”, “He said ... nothing”, “example.com”
            TokenKind::Word => next.is_capital() && !glued,
            kind if kind.is_abbreviation() => next.is_capital() && !glued,
            TokenKind::Number => !glued,
            TokenKind::Comma | TokenKind::Semicolon | TokenKind::Colon => false,
            // (Why not?) he said
            TokenKind::Close => {
                self.next(at + 2).is_none_or(|next| next.is_capital() || next.kind == TokenKind::Quote)
            }
            _ => true,
        }
    }

    /// “the Bank of America Corp. He said …”: an abbreviation's dot ends a sentence where a word that only begins
    /// sentences with a capital follows.
    fn abbreviation_ends(&self, at: usize) -> bool {
        let Some(next) = self.next(at + 1) else { return true };
        let kind = self.tokens[at].kind;
        if kind == TokenKind::AbbreviationBeforeName || !next.is_capital() {
            return false;
        }
        let starters = Class::DETERMINER
            | Class::SUBJECT
            | Class::PREPOSITION
            | Class::SUBORDINATOR
            | Class::CONJUNCTION;
        let starts =
            next.is(starters | Class::ADVERB) && !next.is(Class::GIVEN_NAME | Class::MONTH | Class::TITLE);
        // “Sept. The committee …”, but “No. A 12”.
        starts && (kind == TokenKind::AbbreviationMayEnd || next.text(self.text).len() > 1)
    }

    /// As [`end_after_token`](Self::end_after_token), for a quotation that ends before token `end` and opens its sentence or
    /// not.
    fn end_after_quotation(&self, end: usize, opens: bool) -> Result<usize, usize> {
        let end = end.min(self.last);
        let Some(next) = self.next(end) else { return Err(end) };
        let inside = self.tokens[..end].iter().rev().find(|token| token.kind != TokenKind::Quote);
        let stopped =
            inside.is_some_and(|token| matches!(token.kind, TokenKind::Stop | TokenKind::AbbreviationMayEnd));
        let begins = match next.kind {
            TokenKind::Word => next.is_capital(),
            kind if kind.is_abbreviation() => next.is_capital(),
            TokenKind::Number | TokenKind::Quote | TokenKind::Open => true,
            _ => false,
        };
        // “I said, ‘Why?’ He said, ‘Because.’”: the cue before it is its own.
        let full = !opens || inside.is_some_and(|token| token.text(self.text) == ".");
        if stopped && begins && !self.reports(end, full) { Ok(end) } else { Err(end) }
    }

    /// Whether the words from `at` report the quotation before them: “‘Why?’ Smith asked.”, “‘Go!’ The crowd shouted.”
    /// After a full stop they may introduce the next one instead: “‘It is.’ Smith said, ‘No.’”
    fn reports(&self, at: usize, full: bool) -> bool {
        const FARTHEST: usize = 8;
        for index in at..self.last.min(at + FARTHEST) {
            let token = self.tokens[index];
            if !token.is_word() {
                return false;
            }
            let Some((verb, form)) = token.entry().verb else { continue };
            if index == at || !form.has(Form::PAST.or(Form::PRESENT_S)) || token.is_capital() {
                continue;
            }
            let verb = lexicon().verb(verb);
            if verb.frames.takes(Frame::Parenthetical, 4) {
                return self.ends_with_cue(index + 1, full);
            }
            // “‘Right?’ Orr went on.”
            let follows = |rest: &[Word]| {
                rest.iter().enumerate().all(|(n, &word)| {
                    let token = self.next(index + 1 + n);
                    token.is_some_and(|token| token.word() == word && token.shape() == Shape::Lower)
                })
            };
            let next = self.next(index + 1).map_or(Word::NONE, |token| token.word());
            let phrase = verb.phrases.with_next(next).iter().find(|phrase| follows(&phrase.rest));
            return phrase.is_some_and(|phrase| {
                phrase.frames.takes(Frame::Quote, 4)
                    && self.ends_with_cue(index + 1 + phrase.rest.len(), full)
            });
        }
        false
    }

    /// Whether a reporting clause ends behind its verb, or with when, where and to whom it was said: “Smith said on Friday.”
    fn ends_with_cue(&self, at: usize, full: bool) -> bool {
        const FARTHEST: usize = 16;
        for index in at..self.last.min(at + FARTHEST) {
            let token = self.tokens[index];
            match token.kind {
                TokenKind::Stop => return true,
                // After a full stop: “‘It is.’ Smith said, ‘No.’”, “… ‘the page.’ That page promised, however, that …”
                TokenKind::Comma => return index == at && !full,
                kind if kind.is_word() => {}
                _ => return false,
            }
            let opens = Class::SUBJECT | Class::SUBORDINATOR | Class::WH | Class::FINITE;
            let aside = Class::PREPOSITION | Class::TIME | Class::ADVERB;
            let clause = token.is(opens) && !token.is(Class::PREPOSITION) || token.is(Class::RELATIVE);
            let goes_on =
                index > at || token.is(aside) || token.kind == TokenKind::Number || token.is_word() && !full;
            if clause || !goes_on {
                return false;
            }
        }
        self.last <= at
    }

    fn next(&self, at: usize) -> Option<Token> {
        self.tokens[..self.last].get(at).copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Text;
    use crate::model::{Article, Block, BlockKind};
    use crate::span::Span;

    #[track_caller]
    fn sentences(text: &str, expected: &[&str]) {
        let span = Span::new(0, text.len());
        let blocks = vec![Block { kind: BlockKind::Paragraph, span }];
        let article = Article { text: text.to_owned(), blocks, ..Article::default() };
        let looked = Text::of(&article);
        let found: Vec<_> = looked.sentences.iter().map(|s| looked.span(s.first, s.last).of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_do_not_end_them() {
        sentences(
            "Mr. Orr met Lt. Col. Poe in St. Petersburg. They left.",
            &["Mr. Orr met Lt. Col. Poe in St. Petersburg.", "They left."],
        );
        sentences(
            "J. K. Rowling wrote 3.5 percent on Jan. 3. It sold.",
            &["J. K. Rowling wrote 3.5 percent on Jan. 3.", "It sold."],
        );
        sentences(
            "The U.S. Senate met. He left the U.S. The Senate met.",
            &["The U.S. Senate met.", "He left the U.S.", "The Senate met."],
        );
    }

    #[test]
    fn quoted_stops_do_not_end_them() {
        sentences("“Why?” she asked. “Because.”", &["“Why?” she asked.", "“Because.”"]);
        sentences("“Go. Now!” Another man shouted.", &["“Go. Now!” Another man shouted."]);
        sentences("“I can win.” Orr said.", &["“I can win.” Orr said."]);
        sentences("He said “no way.” They left.", &["He said “no way.”", "They left."]);
        sentences("“One. Two.” “Three,” he said.", &["“One. Two.”", "“Three,” he said."]);
    }

    #[test]
    fn an_ellipsis_ends_one_only_before_a_capital() {
        sentences("He said ... nothing. Well… He left.", &["He said ... nothing.", "Well…", "He left."]);
    }
}
