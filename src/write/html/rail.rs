//! Beside the article: who speaks, as what, how much, and where; and the claims most worth checking.

use crate::model::{ClaimRef, Record, SpeakerRef, StatementKind, StatementRef};
use crate::write::html::cast::{Cast, Tally, Voice, count, kind_name, roles, statement_kind_name};
use crate::write::html::notes;
use crate::xml::Writer;

/// Claims that are named as the first to check.
const FIRST: usize = 3;
/// Worth below which no claim is named as one of the first: that of a plain figure and something more.
const FIRST_WORTH: f32 = 0.5;
/// Characters of a statement or claim in a list.
const BRIEF: usize = 56;

pub(super) fn write(record: &Record, cast: &Cast<'_>, out: &mut Writer) {
    let voices = cast.by_words();
    let most = voices.iter().map(|voice| voice.said.words()).max().unwrap_or(0);
    first(record, out);
    out.new_line();
    out.open("h2").attribute("id", "speakers").text("Speakers").close();
    if voices.is_empty() {
        out.element("p", "Nobody is said to say anything.");
    } else {
        out.open("ul").attribute("class", "speakers");
        voices.into_iter().for_each(|voice| entry(voice, cast, most, out));
        out.close();
    }
}

/// One speaker.
fn entry(voice: &Voice<'_>, cast: &Cast<'_>, most: usize, out: &mut Writer) {
    out.new_line();
    out.open("li").attribute("id", &voice.anchor()).attribute("class", &voice.look);
    out.open("span").attribute("class", &format!("label {}", voice.look)).text(&voice.label).close();
    out.text(" ").element("strong", voice.name());
    if let Some(speaker) = voice.speaker {
        out.text(" ");
        out.open("span").attribute("class", "kind").text(kind_name(speaker.kind)).close();
        is_what(speaker, cast, out);
    }
    if voice.statements.is_empty() {
        out.open("p").text("no statement alone").close();
    } else {
        bar(&voice.said, most, out);
        let statements = count(voice.statements.len(), "statement");
        out.open("details").open("summary").text(&statements);
        out.text(&format!(", {}", count(voice.said.words(), "word"))).close();
        out.open("ol");
        voice.statements.iter().for_each(|&statement| line(statement, out));
        out.close().close();
    }
    out.close();
}

/// Roles, affiliations, members, code.
fn is_what(speaker: SpeakerRef<'_>, cast: &Cast<'_>, out: &mut Writer) {
    let members: Vec<_> = speaker.members.iter().map(|&id| cast.voice(Some(id)).name()).collect();
    let together = (!members.is_empty()).then(|| format!("together: {}", members.join(", ")));
    let parts: Vec<_> =
        roles(speaker).into_iter().chain(together.as_deref()).chain(speaker.concept.as_deref()).collect();
    if !parts.is_empty() {
        out.open("p").attribute("class", "role").text(&parts.join("; ")).close();
    }
}

/// How much is said, as a bar of direct, mixed and indirect words.
pub(super) fn bar(said: &Tally, most: usize, out: &mut Writer) {
    let part = |kind| format!("{:.1}%", 100.0 * said.words_of(kind) as f64 / most.max(1) as f64);
    out.open("span").attribute("class", "bar").attribute("aria-hidden", "true");
    for kind in [StatementKind::Direct, StatementKind::Mixed, StatementKind::Indirect] {
        if said.words_of(kind) > 0 {
            out.open("i").attribute("class", statement_kind_name(kind));
            out.attribute("style", &format!("width:{}", part(kind))).close();
        }
    }
    out.close();
}

/// One statement, with a link to where it stands.
fn line(statement: StatementRef<'_>, out: &mut Writer) {
    let basis = statement.basis;
    out.open("li").open("a").attribute("href", &format!("#s{}", statement.id().0 + 1));
    out.text(&brief(&statement.text())).close();
    let act = statement.cue.as_ref().map_or(String::new(), |cue| format!(", {}", cue.lemma));
    let kind = statement_kind_name(statement.kind);
    out.text(&format!(" {kind}{act}, {}, {:.0} %", basis.statement, basis.confidence * 100.0)).close();
}

/// The claims most worth checking, that nobody has checked yet.
fn first(record: &Record, out: &mut Writer) {
    let worth = |claim: &ClaimRef<'_>| claim.worthiness.as_ref().map_or(0.0, |worthiness| worthiness.score);
    let mut claims: Vec<_> = record.claims().enumerate().collect();
    claims.retain(|(_, claim)| claim.verdicts.is_empty() && worth(claim) >= FIRST_WORTH);
    claims.sort_by(|(_, one), (_, other)| worth(other).total_cmp(&worth(one)));
    if claims.is_empty() {
        return;
    }
    out.new_line();
    out.element("h2", "To check first").open("ul").attribute("class", "first");
    for (index, claim) in claims.into_iter().take(FIRST) {
        out.open("li").open("a").attribute("href", &format!("#c{}", index + 1));
        out.text(&brief(claim.text())).close();
        out.text(" ");
        notes::worth(claim.data(), out);
        out.close();
    }
    out.close();
}

/// The first words of a text.
fn brief(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(BRIEF) else { return text };
    let whole = text[..end].rfind(' ').filter(|&at| at > 0).unwrap_or(end);
    format!("{}…", text[..whole].trim_end_matches(|char: char| char.is_ascii_punctuation()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_end_after_a_word() {
        assert_eq!(brief("no\n  room"), "no room");
        assert_eq!(brief(&"harbour ".repeat(9)), "harbour harbour harbour harbour harbour harbour harbour…");
        assert_eq!(brief(&"é".repeat(60)), format!("{}…", "é".repeat(56)));
    }
}
