//! Inflected forms by rule; what the rules would get wrong stands in the lists.

use super::class::Form;

/// The plural of an English noun by rule: `witness` → `witnesses`, `deputy` → `deputies`, `aide` → `aides`.
pub(super) fn plural(noun: &str) -> String {
    let before_y = noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    if let Some(stem) = before_y {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| noun.ends_with(end));
    if hisses { format!("{noun}es") } else { format!("{noun}s") }
}

/// The forms of a verb: the regular ones, and the list's irregular ones beside them. That some regular form (“sayed”)
/// is no English does no harm: nobody writes it.
pub(super) fn verb_forms(lemma: &str, irregular: &[&str]) -> Vec<(String, Form)> {
    let third = if lemma.ends_with('o') { format!("{lemma}es") } else { plural(lemma) };
    let mut forms = vec![
        (lemma.to_owned(), Form::BASE),
        (third, Form::PRESENT_S),
        (ing(lemma), Form::ING),
        (past(lemma), Form::PAST.or(Form::PARTICIPLE)),
    ];
    let pasts = irregular.iter().filter(|form| !form.ends_with("ing")).count();
    let mut nth_past = 0;
    for form in irregular {
        let kind = if form.ends_with("ing") {
            Form::ING
        } else if form.ends_with('s') {
            Form::PRESENT_S
        } else {
            nth_past += 1;
            match (pasts, nth_past) {
                // “told”: one form for both; “wrote, written”: past, then participle.
                (1, _) => Form::PAST.or(Form::PARTICIPLE),
                (_, 1) => Form::PAST,
                _ => Form::PARTICIPLE,
            }
        };
        forms.push(((*form).to_owned(), kind));
    }
    forms
}

fn past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        return format!("{lemma}d");
    }
    match lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        Some(stem) => format!("{stem}ied"),
        None => format!("{lemma}ed"),
    }
}

fn ing(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match lemma.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o', 'y'])) {
        Some(stem) => format!("{stem}ing"),
        None => format!("{lemma}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        for (one, many) in
            [("witness", "witnesses"), ("deputy", "deputies"), ("boy", "boys"), ("coach", "coaches")]
        {
            assert_eq!(plural(one), many);
        }
    }

    #[track_caller]
    fn forms(lemma: &str, irregular: &[&str], expected: &[&str]) {
        let forms: Vec<_> = verb_forms(lemma, irregular).into_iter().map(|(form, _)| form).collect();
        assert_eq!(forms, expected);
    }

    #[test]
    fn verbs() {
        forms("argue", &[], &["argue", "argues", "arguing", "argued"]);
        forms("reply", &[], &["reply", "replies", "replying", "replied"]);
        forms("agree", &[], &["agree", "agrees", "agreeing", "agreed"]);
        forms("say", &["said"], &["say", "says", "saying", "sayed", "said"]);
        forms("forego", &["forewent"], &["forego", "foregoes", "foregoing", "foregoed", "forewent"]);
    }
}
