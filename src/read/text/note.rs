//! Lines that are not the story's: notes to editors, credits, sign-offs, captions.

/// Whether a line is a note: anywhere if it opens as one, at the story's end also if it only credits.
pub(in crate::read) fn is_note(line: &str, before_body: bool, near_end: bool) -> bool {
    if !may_be_note(line) {
        return false;
    }
    let opens = [
        "editor's note",
        "editors' note",
        "correction:",
        "correction appended",
        "note to editors",
        "notes to editors",
        "this story has been",
    ];
    let bare = line.trim_start_matches(['(', '[', '*', ' ']);
    if opens.iter().any(|lead| begins_with(bare, lead)) {
        return true;
    }
    let credit = [
        "(reporting by",
        "reporting by",
        "(writing by",
        "(editing by",
        "(additional reporting",
        "additional reporting by",
        "© ",
        "copyright ",
        "(c) ",
    ];
    if credit.iter().any(|lead| begins_with(line, lead)) {
        return true;
    }
    let ends =
        ["ends", "end", "(ends)", "(end)", "-30-", "-ends-", "- ends -", "/ends", "(more)", "more to follow"];
    let follow = [
        "follow us on",
        "this article was originally",
        "this story was originally",
        "for more information, visit",
    ];
    !before_body
        && near_end
        && (ends.iter().any(|end| line.trim_end_matches('.').eq_ignore_ascii_case(end))
            || follow.iter().any(|lead| begins_with(line, lead)))
}

/// Whether a line begins with these words, in any case, with either apostrophe.
fn begins_with(line: &str, lead: &str) -> bool {
    let mut chars = line.chars().map(|char| if char == '’' { '\'' } else { char.to_ascii_lowercase() });
    lead.chars().all(|char| chars.next() == Some(char))
}

/// Whether a line begins with the mark or the three letters of some note. Nearly no paragraph does, and telling so
/// copies nothing.
fn may_be_note(line: &str) -> bool {
    match line.as_bytes() {
        [b'(' | b'[' | b'*' | b' ' | b'-' | b'/', ..] => true,
        [first, second, third, ..] => {
            let start = [*first, *second, *third].map(|byte| byte.to_ascii_lowercase());
            matches!(
                &start,
                b"add"
                    | b"cop"
                    | b"cor"
                    | b"edi"
                    | b"end"
                    | b"fol"
                    | b"for"
                    | b"mor"
                    | b"not"
                    | b"rep"
                    | b"thi"
            ) || line.starts_with('©')
        }
        _ => false,
    }
}

/// “Photo: …”, “Caption: …”
pub(super) fn is_caption(line: &str) -> bool {
    ["Photo: ", "PHOTO: ", "Caption: ", "CAPTION: ", "Picture: ", "Image: "]
        .iter()
        .any(|lead| line.starts_with(lead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes() {
        assert!(is_note("(Reporting by Ada Orr; Editing by Bo Ek)", false, true));
        assert!(is_note("Editor’s note: the vote was later repeated.", true, false));
        assert!(is_note("ENDS", false, true));
        assert!(!is_note("End of the road for harbour", true, false));
        assert!(!is_note("Reporters were kept out.", false, true));
    }
}
