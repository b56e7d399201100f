//! Entities by a key.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::lexicon::{Key, WordHasher};

/// Of so many entities that share a name or a role the last ones are looked at: an article has a handful, and a file
/// that has thousands must not cost their square.
const MOST_ALIKE: usize = 48;

/// Entities by a key, under which there are `N` chains of them: one look-up finds all. Most keys have one entity: a chain
/// through one vector costs less than a vector for each.
pub(super) struct Index<const N: usize> {
    /// The places of keys among the chains.
    keys: HashMap<Key, u32, BuildHasherDefault<WordHasher>>,
    chains: Vec<[Chain; N]>,
    links: Vec<Link>,
}

/// The entities that one key has in one way, by the place of the last one's link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Chain(u32);

impl Chain {
    /// Without entities.
    const EMPTY: Self = Self(u32::MAX);
}

/// An entity in some chain, and those before it.
struct Link {
    entity: u32,
    before: Chain,
}

impl<const N: usize> Default for Index<N> {
    fn default() -> Self {
        Self { keys: HashMap::default(), chains: Vec::new(), links: Vec::new() }
    }
}

impl<const N: usize> Index<N> {
    /// Makes room for so many keys.
    pub(super) fn reserve(&mut self, keys: usize) {
        self.keys.reserve(keys);
        self.chains.reserve(keys);
        self.links.reserve(keys * N);
    }

    /// The place of a key, which gets one if it has none.
    pub(super) fn place(&mut self, key: Key) -> usize {
        let new = self.chains.len();
        let place = *self.keys.entry(key).or_insert(new as u32) as usize;
        if place == new {
            self.chains.push([Chain::EMPTY; N]);
        }
        place
    }

    /// Adds an entity to one of the chains of the key at a place.
    pub(super) fn push(&mut self, place: usize, chain: usize, entity: usize) {
        let link = Chain(self.links.len() as u32);
        let before = std::mem::replace(&mut self.chains[place][chain], link);
        self.links.push(Link { entity: entity as u32, before });
    }

    /// The chains of the key at a place.
    pub(super) fn at(&self, place: usize) -> [Chain; N] {
        self.chains[place]
    }

    /// The chains of a key.
    pub(super) fn chains(&self, key: &Key) -> [Chain; N] {
        self.keys.get(key).map_or([Chain::EMPTY; N], |&place| self.chains[place as usize])
    }

    fn link(&self, chain: Chain) -> Option<&Link> {
        self.links.get(chain.0 as usize)
    }

    /// The last of the entities of a chain.
    pub(super) fn last(&self, chain: Chain) -> Option<usize> {
        self.link(chain).map(|link| link.entity as usize)
    }

    /// The last of the entities of a chain, in the order in which they were added.
    pub(super) fn alike(&self, chain: Chain) -> impl Iterator<Item = usize> + use<N> {
        let mut found = Vec::new();
        self.find(chain, |entity| {
            found.push(entity);
            false
        });
        found.into_iter()
    }

    /// The first that fits of those that [`alike`](Self::alike) has.
    pub(super) fn find(&self, chain: Chain, mut fits: impl FnMut(usize) -> bool) -> Option<usize> {
        let mut link = self.link(chain)?;
        if link.before == Chain::EMPTY {
            return Some(link.entity as usize).filter(|&entity| fits(entity));
        }
        let mut found = [link.entity; MOST_ALIKE];
        let mut first = MOST_ALIKE - 1;
        while let (Some(before), true) = (self.link(link.before), first > 0) {
            link = before;
            first -= 1;
            found[first] = link.entity;
        }
        found[first..].iter().map(|&entity| entity as usize).find(|&entity| fits(entity))
    }
}
