//! Codes and what they stand for: catalogs tell the scheme of a QCode's alias (NewsML-G2 guideline, “QCodes”).

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use crate::model::marking::SCHEMES;
use crate::xml::Element;

/// Aliases of IPTC's own catalog with the last part of their schemes' URIs, sorted. Only those that news items use and
/// whose schemes are beyond doubt: a URI that is missing is told, one that is wrong is not.
const IPTC: &str = include_str!("iptc_schemes.txt");

/// What the catalogs of a document say, nearest last.
///
/// Catalogs that a document only points to are not fetched; those of the IPTC are built in.
#[derive(Debug, Default)]
pub(super) struct Catalogs<'d> {
    /// URIs of each alias, the nearest last.
    schemes: HashMap<String, Vec<String>>,
    /// The aliases in the order that they came in, and where an item's begin, so that they are forgotten after it.
    added: Vec<String>,
    marks: Vec<usize>,
    /// Aliases that nothing resolved, with the first element that has one.
    unknown: RefCell<(BTreeSet<String>, Option<Element<'d>>)>,
}

/// So many unknown aliases are named.
const NAMED: usize = 20;

impl<'d> Catalogs<'d> {
    /// Takes the schemes of a `<catalog>`.
    pub(super) fn add(&mut self, catalog: Element<'_>) {
        for scheme in catalog.children_named("scheme") {
            if let (Some(alias), Some(uri)) = (scheme.attribute("alias"), scheme.attribute("uri")) {
                let alias = alias.trim().to_owned();
                self.schemes.entry(alias.clone()).or_default().push(uri.trim().to_owned());
                self.added.push(alias);
            }
        }
    }

    /// What is added from here on is forgotten at [`leave`](Self::leave).
    pub(super) fn enter(&mut self) {
        self.marks.push(self.added.len());
    }

    pub(super) fn leave(&mut self) {
        let mark = self.marks.pop().unwrap_or(0);
        for alias in self.added.drain(mark..) {
            self.schemes.entry(alias).and_modify(|uris| drop(uris.pop()));
        }
    }

    /// The URI that a QCode stands for; `None` where its alias is not known, which is then remembered.
    pub(super) fn resolve(&self, qcode: &str, element: Element<'d>) -> Option<String> {
        let (alias, code) = qcode.split_once(':')?;
        let own =
            if self.added.is_empty() { None } else { self.schemes.get(alias).and_then(|uris| uris.last()) };
        if let Some(uri) = own {
            return (!uri.is_empty()).then(|| [uri, code].concat());
        }
        if let Some(scheme) = iptc(alias) {
            return Some(["http://cv.iptc.org/newscodes/", scheme, "/", code].concat());
        }
        let mut unknown = self.unknown.borrow_mut();
        if unknown.0.len() < NAMED && !unknown.0.contains(alias) {
            unknown.0.insert(alias.to_owned());
            unknown.1.get_or_insert(element);
        }
        None
    }

    /// What a QCode of this crate's vocabularies is: the vocabulary and the code.
    pub(super) fn own<'q>(&self, qcode: &'q str) -> Option<(&str, &'q str)> {
        let (alias, code) = qcode.trim().split_once(':')?;
        let uri = self.schemes.get(alias)?.last()?;
        Some((uri.strip_prefix(SCHEMES)?.strip_suffix(':')?, code))
    }

    /// The aliases that were asked for and not known, and where the first of them stands.
    pub(super) fn take_unknown(&self) -> Option<(String, Element<'d>)> {
        let (aliases, first) = self.unknown.take();
        let names: Vec<_> = aliases.into_iter().collect();
        Some((names.join(", "), first?))
    }
}

/// The scheme of an alias of IPTC's own catalog.
fn iptc(alias: &str) -> Option<&'static str> {
    static SORTED: std::sync::LazyLock<Vec<(&str, &str)>> =
        std::sync::LazyLock::new(|| IPTC.lines().filter_map(|line| line.split_once(' ')).collect());
    let found = SORTED.binary_search_by(|(known, _)| (*known).cmp(alias)).ok()?;
    Some(SORTED[found].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Document;

    #[test]
    fn the_table_is_sorted() {
        assert!(IPTC.lines().is_sorted());
        assert_eq!(iptc("medtop"), Some("mediatopic"));
        assert_eq!(iptc("mystaff"), None);
    }

    #[test]
    fn the_nearest_catalog_wins_and_unknown_aliases_are_told() {
        let document = Document::parse("<c><scheme alias='subj' uri='http://x.example/s#'/></c>").unwrap();
        let mut catalogs = Catalogs::default();
        let uri = catalogs.resolve("subj:1", document.root()).unwrap();
        assert_eq!(uri, "http://cv.iptc.org/newscodes/subjectcode/1");
        catalogs.enter();
        catalogs.add(document.root());
        assert_eq!(catalogs.resolve("subj:1", document.root()).unwrap(), "http://x.example/s#1");
        catalogs.leave();
        assert!(catalogs.resolve("own:2", document.root()).is_none());
        assert_eq!(catalogs.take_unknown().unwrap().0, "own");
        assert!(catalogs.take_unknown().is_none());
    }
}
