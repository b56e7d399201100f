//! Entities by a key.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::lexicon::{Key, WordHasher};

/// Of so many entities that share a name or a role the last ones are looked at: an article has a handful, and a file
/// that has thousands must not cost their square.
const MOST_ALIKE: usize = 48;

/// Entities by a key. Most keys have one: a chain through one vector costs less than a vector for each.
#[derive(Default)]
pub(super) struct Index {
    /// The place among the links of the last under a key.
    pub(super) last: HashMap<Key, u32, BuildHasherDefault<WordHasher>>,
    pub(super) links: Vec<Link>,
}

/// An entity under some key, and the place of the one before it.
pub(super) struct Link {
    entity: u32,
    before: Option<u32>,
}

impl Index {
    pub(super) fn push(&mut self, key: Key, entity: usize) {
        let place = self.links.len() as u32;
        let before = self.last.insert(key, place);
        self.links.push(Link { entity: entity as u32, before });
    }

    /// The last of the entities under a key.
    pub(super) fn last(&self, key: &Key) -> Option<usize> {
        self.last.get(key).map(|&place| self.links[place as usize].entity as usize)
    }

    /// The last of the entities under a key, in the order in which they were added.
    pub(super) fn alike(&self, key: &Key) -> impl Iterator<Item = usize> + use<> {
        let mut found = Vec::new();
        self.find(key, |entity| {
            found.push(entity);
            false
        });
        found.into_iter()
    }

    /// The first that fits of those that [`alike`](Self::alike) has.
    pub(super) fn find(&self, key: &Key, mut fits: impl FnMut(usize) -> bool) -> Option<usize> {
        let mut link = &self.links[*self.last.get(key)? as usize];
        if link.before.is_none() {
            return Some(link.entity as usize).filter(|&entity| fits(entity));
        }
        let mut found = [link.entity; MOST_ALIKE];
        let mut first = MOST_ALIKE - 1;
        while let (Some(place), true) = (link.before, first > 0) {
            link = &self.links[place as usize];
            first -= 1;
            found[first] = link.entity;
        }
        found[first..].iter().map(|&entity| entity as usize).find(|&entity| fits(entity))
    }
}
