//! Article → who said what: statements by their cues, quotations and clauses, and speakers by coreference.
//!
//! Three steps, each one pass over the text:
//!
//! 1. every sentence is seen as its words and its quotations, and each cue in it makes a candidate; of candidates that
//!    overlap the outermost stays (`find`);
//! 2. quotations that stand alone go to whom the text before them points (`across`);
//! 3. the sources are resolved to people and organisations that the article names, or kept as described (`resolve`).
//!
//! Where the document's own markup says who is quoted, or which code a person has, that goes before (`markup`).

mod across;
mod candidate;
mod clause;
mod confidence;
mod content;
mod draft;
mod find;
mod group;
mod markup;
mod names;
mod people;
mod resolve;
mod roles;
mod subject;
mod verb;

use crate::attribute::draft::Draft;
use crate::attribute::people::People;
use crate::language::{Text, make_room};
use crate::model::{Article, Basis, Record, Speaker, SpeakerId, SpeakerRule, Statement, StatementId};

/// Finds every attributed statement of an article and resolves its speaker.
///
/// Deterministic, without network or model files; takes time linear in the text. Every article is accepted; one in
/// which nobody says anything gives a record without statements.
///
/// ```
/// let article = onrecord::read_text(
///     "Mayor Ada Orr said on Monday that the harbour was full. “We need a second pier,” she added.",
/// )?;
/// let record = onrecord::attribute(article);
/// let said: Vec<_> = record.statements().map(|statement| statement.text()).collect();
/// assert_eq!(said, ["that the harbour was full", "“We need a second pier,”"]);
/// assert!(record.statements().all(|statement| statement.speaker().unwrap().name() == "Ada Orr"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[must_use]
pub fn attribute(article: Article) -> Record {
    let Said { speakers, statements } = find(&Text::of(&article), &article);
    Record { article, speakers, statements, claims: Vec::new() }
}

/// Who says what: the part of a record that this module finds.
pub(crate) struct Said {
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) statements: Vec<Statement>,
}

/// The speakers and statements of an article whose text has been looked at.
pub(crate) fn find(text: &Text<'_>, article: &Article) -> Said {
    // The names come first: what is needed to tell them apart is gone before the drafts take their room.
    let people = People::of(text);
    let mut drafts = across::drafts(text);
    sort(&mut drafts);
    let (speakers, links) = resolve::resolve(text, people, &drafts, &article.authors);
    let mut said = Said { speakers, statements: statements(text, drafts, links) };
    markup::apply(article, &mut said);
    said
}

/// The statements of drafts whose speakers are known.
fn statements(
    text: &Text<'_>,
    mut drafts: Vec<Draft>,
    mut links: Vec<Option<(SpeakerId, SpeakerRule)>>,
) -> Vec<Statement> {
    /// So many that there must not be a draft and a statement of each at once.
    const MANY: usize = 1 << 10;
    let mut statements = Vec::with_capacity(drafts.len().min(MANY));
    // From the last, so that the room of the drafts shrinks as that of the statements grows.
    while let Some(draft) = drafts.pop() {
        let (speaker, rule) = links.pop().flatten().unzip();
        let source = draft.source().map(|source| source.span(text));
        make_room(&mut statements);
        statements.push(Statement {
            kind: draft.kind,
            content: draft.content,
            cue: draft.cue,
            source,
            speaker,
            addressee: draft.addressee,
            parent: draft.parent.map(StatementId),
            basis: Basis { statement: draft.rule, speaker: rule, confidence: draft.confidence },
        });
        let spare = drafts.capacity() - drafts.len();
        if spare > MANY.max(drafts.len() / 8) {
            drafts.shrink_to_fit();
        }
    }
    statements.reverse();
    statements
}

/// Sorts the drafts by where they start, parents before what is in them.
fn sort(drafts: &mut [Draft]) {
    let start = |draft: &Draft| draft.content.first().map(|span| span.start());
    if drafts.is_sorted_by_key(start) {
        return;
    }
    let mut order: Vec<u32> = (0..drafts.len() as u32).collect();
    order.sort_by_key(|&index| (start(&drafts[index as usize]), index));
    let mut places = vec![0; drafts.len()];
    for (place, &index) in order.iter().enumerate() {
        places[index as usize] = place as u32;
    }
    drop(order);
    for draft in &mut *drafts {
        draft.parent = draft.parent.map(|parent| places[parent as usize]);
    }
    // In place, since they may be many: each exchange puts one where it belongs.
    for index in 0..drafts.len() {
        while places[index] as usize != index {
            let place = places[index] as usize;
            drafts.swap(index, place);
            places.swap(index, place);
        }
    }
}
