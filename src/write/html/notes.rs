//! Claims in the margin.

use crate::model::{Claim, ClaimRef};
use crate::write::html::cast::Cast;
use crate::write::html::figures;
use crate::xml::Writer;

/// Where the number of a claim stands; each leads to the other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Text,
    Margin,
}

/// The number of a claim, as a link.
pub(super) fn number(index: usize, side: Side, out: &mut Writer) {
    let number = index + 1;
    let (href, name) = match side {
        Side::Text => (format!("#n{number}"), format!("Claim {number}, note")),
        Side::Margin => (format!("#c{number}"), format!("Claim {number} in the article")),
    };
    out.open("a").attribute("class", "number").attribute("href", &href).attribute("aria-label", &name);
    out.text(&number.to_string()).close();
}

/// The notes on claims that begin in one block.
pub(super) fn write(claims: &[(usize, ClaimRef<'_>)], cast: &Cast<'_>, out: &mut Writer) {
    let numbers: Vec<_> = claims.iter().map(|(index, _)| (index + 1).to_string()).collect();
    let title = format!("Claim{} {}", if claims.len() == 1 { "" } else { "s" }, numbers.join(", "));
    out.new_line();
    out.open("details").attribute("class", "notes").element("summary", &title).open("ul");
    for &(index, claim) in claims {
        out.new_line();
        out.open("li").attribute("id", &format!("n{}", index + 1));
        if is_plain(claim.data()) {
            out.attribute("class", "plain");
        }
        number(index, Side::Margin, out);
        who(claim, cast, out);
        worth(claim.data(), out);
        findings(claim, out);
        for verdict in &claim.verdicts {
            figures::verdict(verdict, out);
        }
        out.close();
    }
    out.close().close();
}

/// Whether there is nothing to say of it but who claims it.
fn is_plain(claim: &Claim) -> bool {
    let has_reasons = claim.worthiness.as_ref().is_some_and(|worthiness| !worthiness.reasons.is_empty());
    let is_reserved = figures::reserve(claim.polarity, claim.modality).next().is_some();
    let figures = claim.quantities.len() + claim.times.len() + claim.warnings.len() + claim.verdicts.len();
    figures == 0 && !has_reasons && !is_reserved
}

/// Who claims it.
fn who(claim: ClaimRef<'_>, cast: &Cast<'_>, out: &mut Writer) {
    out.text(" ");
    match claim.said_in() {
        Some(statement) => {
            let voice = cast.voice(statement.speaker);
            out.open("span").attribute("class", &format!("label {}", voice.look)).text(&voice.label).close();
        }
        None => {
            out.open("span").attribute("class", "own").text("article").close();
        }
    }
    out.text(" ");
}

/// How much it is worth checking, as a number over a bar.
pub(super) fn worth(claim: &Claim, out: &mut Writer) {
    let Some(worthiness) = &claim.worthiness else { return };
    let percent = format!("{:.0}", worthiness.score * 100.0);
    out.open("span").attribute("class", "worth").attribute("style", &format!("--worth:{percent}%"));
    out.open("span").attribute("class", "aloud").text("worth checking: ").close();
    out.text(&percent).close();
}

/// The figures and times with what they mean, and all else that was noticed.
fn findings(claim: ClaimRef<'_>, out: &mut Writer) {
    for quantity in &claim.quantities {
        let words = claim.words(quantity.span);
        out.open("p").open("b").text(words).close();
        if let Some(meaning) = figures::meaning(quantity, words) {
            out.text(" → ").text(&meaning);
        }
        if let Some(comparison) = quantity.comparison {
            out.text(", ").text(figures::direction(comparison));
            if let Some(base) = comparison.base {
                out.text(", against “").text(claim.words(base)).text("”");
            }
        }
        out.close();
    }
    for time in &claim.times {
        let words = claim.words(time.span);
        out.open("p");
        if time.value.is_none_or(|value| value.to_string() != words) {
            out.open("b").text(words).close().text(" → ");
        }
        match time.value {
            Some(value) => figures::period(value, out),
            None => {
                out.text("not known: the article has no date");
            }
        }
        out.close();
    }
    for warning in &claim.warnings {
        out.open("p").attribute("class", "warning").element("strong", "Look again: ");
        out.text(figures::warning(warning.kind)).text(", “").text(claim.words(warning.span)).text("”");
        if let Some(other) = warning.other {
            out.text(" and “").text(claim.words(other)).text("”");
        }
        out.close();
    }
    reasons(claim.data(), out);
}

/// How it is made, and what makes it worth checking or not.
fn reasons(claim: &Claim, out: &mut Writer) {
    let reserve = figures::reserve(claim.polarity, claim.modality).map(|name| ("strong", name.to_owned()));
    let reasons = claim.worthiness.iter().flat_map(|worthiness| &worthiness.reasons);
    let reasons = reasons.map(|reason| ("span", reason.name().replace('-', " ")));
    let mut parts = reserve.chain(reasons).peekable();
    if parts.peek().is_none() {
        return;
    }
    out.open("p").attribute("class", "reasons");
    while let Some((element, name)) = parts.next() {
        match element {
            "strong" => out.element("strong", &name),
            _ => out.text(&name),
        };
        if parts.peek().is_some() {
            out.text(", ");
        }
    }
    out.close();
}
