//! Bylines: “By JANE DOE and JOHN ROE, Staff Writers”.

/// No byline has more words.
const MOST_WORDS: usize = 16;

/// The authors that a line names, if it is a byline.
pub(in crate::read) fn authors(line: &str) -> Option<Vec<String>> {
    // The length first: nearly every paragraph is longer, and counting words reads all of it.
    if line.len() > 160 || line.ends_with(['!', '?', ':', '”', '"']) {
        return None;
    }
    let led =
        ["By ", "BY ", "by ", "Story by ", "Text by ", "Words by ", "Written by ", "Reported by ", "From "]
            .iter()
            .find_map(|lead| line.strip_prefix(lead));
    let may_have_job = || memchr::memchr2(b',', b'|', line.as_bytes()).is_some();
    if led.is_none() && !may_have_job() || line.split_whitespace().nth(MOST_WORDS).is_some() {
        return None;
    }
    match led {
        Some(rest) => {
            let names = names(rest);
            // “By Tuesday the rain had stopped”: every word of a byline is a name, a joint or a job.
            let prose = rest.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
            (!names.is_empty() && prose <= 3 && !line.ends_with('.')).then_some(names)
        }
        None => job_title(line),
    }
}

/// “Jane Doe, Staff Writer”, “Jane Doe | The Herald”
fn job_title(line: &str) -> Option<Vec<String>> {
    let (name, job) = line.split_once([',', '|'])?;
    let job = job.trim().to_ascii_lowercase();
    let jobs = [
        "staff writer",
        "staff reporter",
        "correspondent",
        "reporter",
        "associated press",
        "contributor",
        "for the ",
        "special to",
    ];
    (jobs.iter().any(|known| job.starts_with(known) || job.ends_with(known)) && is_name(name))
        .then(|| vec![name.trim().to_owned()])
}

/// The names in “JANE DOE and JOHN ROE, Staff Writers”.
fn names(list: &str) -> Vec<String> {
    let list = list.split(['|', '(', '/', '—', '–']).next().unwrap_or_default();
    list.split(',')
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
        .map(|part| part.trim().trim_start_matches("and "))
        .map(|part| {
            part.split(" in ").next().unwrap_or_default().split(" for ").next().unwrap_or_default().trim()
        })
        .filter(|part| is_name(part))
        .map(str::to_owned)
        .collect()
}

/// Two to five capitalised words, none of which is a job or house.
fn is_name(part: &str) -> bool {
    let words: Vec<_> = part.split_whitespace().collect();
    let particle = |word: &str| {
        matches!(
            word,
            "de" | "da" | "van" | "von" | "der" | "den" | "bin" | "al" | "el" | "la" | "del" | "di" | "du"
        )
    };
    let named = words.iter().all(|word| word.starts_with(char::is_uppercase) || particle(word));
    let letters =
        words.iter().all(|word| word.chars().all(|char| char.is_alphabetic() || ".'’-".contains(char)));
    (2..=5).contains(&words.len()) && named && letters && !words.iter().any(|word| is_house(word))
}

fn is_house(word: &str) -> bool {
    const HOUSES: [&str; 22] = [
        "Agence",
        "Agency",
        "Associated",
        "Chief",
        "Columnist",
        "Correspondent",
        "Correspondents",
        "Desk",
        "Editor",
        "Herald",
        "News",
        "Newsroom",
        "Post",
        "Press",
        "Reporter",
        "Reporters",
        "Reuters",
        "Service",
        "Staff",
        "Times",
        "Writer",
        "Writers",
    ];
    HOUSES.iter().any(|house| house.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn byline(line: &str, expected: &[&str]) {
        assert_eq!(authors(line).unwrap_or_default(), expected, "{line}");
    }

    #[test]
    fn bylines() {
        byline("By JANE DOE and JOHN ROE, Staff Writers", &["JANE DOE", "JOHN ROE"]);
        byline("By Jane van der Doe | AP", &["Jane van der Doe"]);
        byline("Jane Doe, Staff Writer", &["Jane Doe"]);
        byline("By Ana Lima, Bo Ek and Cy Dee in Geneva", &["Ana Lima", "Bo Ek", "Cy Dee"]);
    }

    #[test]
    fn prose_is_no_byline() {
        byline("By Tuesday the rain had stopped.", &[]);
        byline("By and large the harbour was empty", &[]);
        byline("Ada Quill, the mayor", &[]);
    }
}
