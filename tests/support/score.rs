//! How well records agree with gold annotations.
//!
//! The measures, over words of the content: *exact*, Jaccard of at least 0.9; *o80* and *o30*, at least 80 % and 30 %
//! of the gold words covered (Asr et al., *The Gender Gap Tracker*, PLOS ONE 2021); each one to one. Source and cue
//! are right when they share a word with the gold's, speakers when their names are the same but for titles.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::{Record, Span, StatementKind};

use super::gold::{Gold, GoldStatement, Range};

const KINDS: [&str; 3] = ["direct", "mixed", "indirect"];
const MEASURES: [(&str, f64); 3] = [("exact", 0.9), ("o80", 0.8), ("o30", 0.3)];

/// Counts over documents; [`figures`](Score::figures) makes rates of them.
#[derive(Debug, Default)]
pub(crate) struct Score {
    counts: BTreeMap<String, f64>,
    /// What was missed, found for nothing or resolved wrongly, for people.
    pub(crate) errors: Vec<String>,
}

type Words = BTreeSet<usize>;

/// The words of a text: runs of letters and digits, as byte ranges.
struct Text<'t> {
    text: &'t str,
    words: Vec<Range>,
}

impl<'t> Text<'t> {
    fn of(text: &'t str) -> Self {
        let mut words: Vec<Range> = Vec::new();
        for (at, char) in text.char_indices().filter(|(_, char)| char.is_alphanumeric()) {
            match words.last_mut() {
                Some(last) if last.1 == at => last.1 = at + char.len_utf8(),
                _ => words.push((at, at + char.len_utf8())),
            }
        }
        Self { text, words }
    }

    fn within(&self, (start, end): Range) -> impl Iterator<Item = usize> {
        let first = self.words.partition_point(|word| word.1 <= start);
        let last = self.words.partition_point(|word| word.0 < end);
        first..last
    }

    fn all(&self, ranges: impl IntoIterator<Item = Range>) -> Words {
        ranges.into_iter().flat_map(|range| self.within(range)).collect()
    }

    fn say(&self, words: &Words) -> String {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return "-".to_owned() };
        self.text[self.words[*first].0..self.words[*last].1].split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn range(span: Span) -> Range {
    (span.start(), span.end())
}

impl Score {
    fn count(&mut self, name: &str, by: f64) {
        *self.counts.entry(name.to_owned()).or_default() += by;
    }

    fn get(&self, name: &str) -> f64 {
        self.counts.get(name).copied().unwrap_or(0.0)
    }

    /// Adds a document. Panics if the record's article does not hold the gold's words, every one, in order.
    pub(crate) fn add(&mut self, gold: &Gold, record: &Record) {
        let (theirs, ours) = (Text::of(&gold.text), Text::of(&record.article.text));
        let same = theirs.words.len() == ours.words.len()
            && theirs
                .words
                .iter()
                .zip(&ours.words)
                .all(|(one, other)| gold.text[one.0..one.1] == record.article.text[other.0..other.1]);
        assert!(same, "the words of {} were not kept", gold.doc);
        let expected: Vec<Words> =
            gold.statements.iter().map(|gold| theirs.all(gold.content.iter().copied())).collect();
        let found: Vec<Words> =
            record.statements().map(|found| ours.all(found.content.iter().copied().map(range))).collect();
        let pairs = pair(&expected, &found);
        for (statement, words) in record.statements().zip(&found) {
            let kind = KINDS[statement.kind as usize];
            let share = pairs.iter().find(|pair| pair.found == statement.id().0 as usize);
            self.rates("system", kind, share);
            if share.is_none_or(|pair| pair.cover < 0.3) {
                self.errors.push(format!("{}: found for nothing: {}", gold.doc, theirs.say(words)));
            }
        }
        for (index, statement) in gold.statements.iter().enumerate() {
            if !statement.counts || expected[index].is_empty() {
                continue;
            }
            let share = pairs.iter().find(|pair| pair.expected == index);
            self.rates("gold", &statement.kind, share);
            match share.filter(|pair| pair.cover >= 0.3) {
                Some(pair) => self.roles(gold, statement, record, pair.found, &theirs, &ours),
                None => self.errors.push(format!("{}: missed: {}", gold.doc, theirs.say(&expected[index]))),
            }
        }
    }

    fn rates(&mut self, side: &str, kind: &str, share: Option<&Pair>) {
        for kind in [kind, "all"] {
            self.count(&format!("{side} {kind}"), 1.0);
            for (measure, least) in MEASURES {
                let reached = share
                    .is_some_and(|pair| if measure == "exact" { pair.jaccard } else { pair.cover } >= least);
                self.count(&format!("{side} {kind} {measure}"), f64::from(u8::from(reached)));
            }
        }
    }

    /// Source, cue and speaker of a matched statement.
    fn roles(
        &mut self,
        gold: &Gold,
        expected: &GoldStatement,
        record: &Record,
        found: usize,
        theirs: &Text<'_>,
        ours: &Text<'_>,
    ) {
        let statement = record.statements().nth(found).expect("a matched statement");
        let cue = statement.cue.as_ref().map(|cue| cue.span);
        for (name, ranges, span) in
            [("source", &expected.source, statement.source), ("cue", &expected.cue, cue)]
        {
            if !ranges.is_empty() {
                let hit = !theirs.all(ranges.iter().copied()).is_disjoint(&ours.all(span.map(range)));
                self.count(&format!("{name} n"), 1.0);
                self.count(name, f64::from(u8::from(hit)));
            }
        }
        let Some((name, kind)) = &expected.speaker else { return };
        let ours = statement.speaker().map(|speaker| speaker.name().to_owned());
        let right = ours.as_ref().is_some_and(|ours| {
            std::iter::once(name.as_str()).chain(name.split(" & ")).any(|name| same_name(name, ours))
        });
        let class = if matches!(kind.as_str(), "person" | "organization") { "named" } else { "other" };
        for class in [class, "all"] {
            self.count(&format!("speaker {class} n"), 1.0);
            self.count(&format!("speaker {class}"), f64::from(u8::from(right)));
        }
        if !right {
            self.errors.push(format!(
                "{}: {}: speaker {name} is not {}",
                gold.doc,
                expected.id,
                ours.unwrap_or_default()
            ));
        }
    }

    /// `direct exact`, `all o80` … as F; `source`, `cue`, `speaker named` … as shares.
    pub(crate) fn figures(&self) -> BTreeMap<String, f64> {
        let mut figures = BTreeMap::new();
        for kind in KINDS.iter().chain(["all"].iter()) {
            for (measure, _) in MEASURES {
                let rate = |side: &str| {
                    ratio(self.get(&format!("{side} {kind} {measure}")), self.get(&format!("{side} {kind}")))
                };
                let (precision, recall) = (rate("system"), rate("gold"));
                figures
                    .insert(format!("{kind} {measure}"), ratio(2.0 * precision * recall, precision + recall));
            }
        }
        for name in ["source", "cue", "speaker named", "speaker other", "speaker all"] {
            figures.insert(name.to_owned(), ratio(self.get(name), self.get(&format!("{name} n"))));
        }
        figures
    }
}

struct Pair {
    jaccard: f64,
    cover: f64,
    expected: usize,
    found: usize,
}

/// Pairs gold and found statements one to one, those that agree most first.
fn pair(expected: &[Words], found: &[Words]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (index, gold) in expected.iter().enumerate() {
        for (other, words) in found.iter().enumerate() {
            let shared = gold.intersection(words).count() as f64;
            if shared > 0.0 {
                let union = (gold.len() + words.len()) as f64 - shared;
                pairs.push(Pair {
                    jaccard: shared / union,
                    cover: shared / gold.len() as f64,
                    expected: index,
                    found: other,
                });
            }
        }
    }
    pairs.sort_by(|one, other| {
        (other.jaccard, other.cover).partial_cmp(&(one.jaccard, one.cover)).expect("numbers")
    });
    let (mut used, mut taken) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|pair| {
        let free = !used.contains(&pair.expected) && !taken.contains(&pair.found);
        if free {
            used.insert(pair.expected);
            taken.insert(pair.found);
        }
        free
    });
    pairs
}

const TITLES: &str = "the a an mr mrs ms miss dr sir sen rep gov president senator representative governor congressman congresswoman \
     secretary prof professor rev gen lt col jr sr ii iii iv former judge justice mayor";

fn same_name(one: &str, other: &str) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        let name = name.replace("’s", "").replace("'s", "");
        let all: Vec<String> =
            Text::of(&name).words.iter().map(|&(start, end)| name[start..end].to_lowercase()).collect();
        let telling: BTreeSet<String> = all
            .iter()
            .filter(|word| word.chars().count() > 1 && !TITLES.split(' ').any(|title| title == *word))
            .cloned()
            .collect();
        if telling.is_empty() { all.into_iter().collect() } else { telling }
    };
    words(one) == words(other)
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}

/// The kinds in the order of [`KINDS`].
const _: () = assert!(
    StatementKind::Direct as usize == 0
        && StatementKind::Mixed as usize == 1
        && StatementKind::Indirect as usize == 2
);
