//! Room for more of what an article has most of.

use std::ops::{Index, IndexMut};

/// Makes room for one more item. A vector that grows by itself takes twice its length, which of the longest would be the
/// most memory that an article needs: these grow by an eighth.
#[inline]
pub(crate) fn make_room<T>(items: &mut Vec<T>) {
    if items.len() == items.capacity() {
        grow(items);
    }
}

#[cold]
fn grow<T>(items: &mut Vec<T>) {
    const FEW: usize = 64;
    let len = items.len();
    items.reserve_exact(if len < FEW { len.max(1) } else { len / 8 });
}

/// What is kept in 32-bit numbers, since an article has many, and read in others.
pub(crate) trait Compact: Sized {
    /// How it is kept.
    type Kept: Copy + std::fmt::Debug;

    fn keep(self) -> Self::Kept;

    fn read(kept: Self::Kept) -> Self;
}

/// A list of what is kept [compactly](Compact).
#[derive(Clone, Debug)]
pub(crate) struct List<T: Compact>(Vec<T::Kept>);

impl<T: Compact> List<T> {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(Vec::with_capacity(capacity))
    }

    pub(crate) fn push(&mut self, item: T) {
        make_room(&mut self.0);
        self.0.push(item.keep());
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// The item at a place that it has.
    #[inline]
    pub(crate) fn at(&self, place: usize) -> T {
        T::read(self.0[place])
    }

    #[inline]
    pub(crate) fn get(&self, place: usize) -> Option<T> {
        self.0.get(place).map(|&kept| T::read(kept))
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = T> + ExactSizeIterator {
        self.0.iter().map(|&kept| T::read(kept))
    }

    /// As `slice::partition_point`.
    pub(crate) fn partition_point(&self, mut holds: impl FnMut(T) -> bool) -> usize {
        self.0.partition_point(|&kept| holds(T::read(kept)))
    }
}

/// A list of what is large and may be many, in chunks that stay where they are as it grows. The longest vectors of an article
/// grow while much else is taken in between: each time they move they leave a hole that nothing fills, and the process keeps.
#[derive(Clone, Debug)]
pub(crate) struct Chunks<T> {
    full: Vec<Vec<T>>,
    /// The last chunk, which most articles have alone.
    last: Vec<T>,
}

impl<T> Chunks<T> {
    /// So many items are a chunk.
    const LEN: usize = 256;

    /// An empty list with room for so many items, or for a chunk.
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self { full: Vec::new(), last: Vec::with_capacity(capacity.min(Self::LEN)) }
    }

    #[inline]
    pub(crate) fn push(&mut self, item: T) {
        if self.last.len() == Self::LEN {
            self.begin();
        }
        self.last.push(item);
    }

    /// Begins another chunk.
    #[cold]
    fn begin(&mut self) {
        self.full.push(std::mem::replace(&mut self.last, Vec::with_capacity(Self::LEN)));
    }

    pub(crate) const fn len(&self) -> usize {
        self.full.len() * Self::LEN + self.last.len()
    }

    pub(crate) fn last(&self) -> Option<&T> {
        self.last.last()
    }

    pub(crate) fn last_mut(&mut self) -> Option<&mut T> {
        self.last.last_mut()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.full.iter().flatten().chain(&self.last)
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.full.iter_mut().flatten().chain(&mut self.last)
    }

    /// Puts each of two items in the other's place.
    pub(crate) fn swap(&mut self, one: usize, other: usize) {
        let (one, other) = (one.min(other), one.max(other));
        let (chunk, later) = (one / Self::LEN, other / Self::LEN);
        let full = self.full.len();
        let (before, behind) = self.full.split_at_mut(later.min(full));
        let behind = behind.first_mut().unwrap_or(&mut self.last);
        match before.get_mut(chunk) {
            Some(before) => std::mem::swap(&mut before[one % Self::LEN], &mut behind[other % Self::LEN]),
            None => behind.swap(one % Self::LEN, other % Self::LEN),
        }
    }

    /// The items; the room of each chunk is free once it is read.
    pub(crate) fn into_iter(self) -> impl Iterator<Item = T> {
        self.full.into_iter().flatten().chain(self.last)
    }
}

impl<T> Index<usize> for Chunks<T> {
    type Output = T;

    #[inline]
    fn index(&self, place: usize) -> &T {
        match self.full.get(place / Self::LEN) {
            Some(chunk) => &chunk[place % Self::LEN],
            None => &self.last[place - self.full.len() * Self::LEN],
        }
    }
}

impl<T> IndexMut<usize> for Chunks<T> {
    #[inline]
    fn index_mut(&mut self, place: usize) -> &mut T {
        let before = self.full.len() * Self::LEN;
        match self.full.get_mut(place / Self::LEN) {
            Some(chunk) => &mut chunk[place % Self::LEN],
            None => &mut self.last[place - before],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_one_list() {
        let mut items = Chunks::with_capacity(1);
        for item in 0..1000usize {
            assert_eq!(items.len(), item);
            items.push(item);
            assert_eq!((items[item], items.last().copied()), (item, Some(item)));
        }
        items.swap(3, 700);
        items.swap(5, 5);
        assert_eq!((items[3], items[700], items[5]), (700, 3, 5));
        items.swap(700, 3);
        items.iter_mut().for_each(|item| *item += 1);
        assert!(items.iter().copied().eq(1..=1000));
        assert!(items.into_iter().eq(1..=1000));
    }

    #[test]
    fn it_grows_by_an_eighth_at_the_most() {
        let mut items = Vec::new();
        for item in 0..10_000usize {
            make_room(&mut items);
            items.push(item);
            assert!(items.len() < 128 || items.capacity() <= items.len() + items.len() / 8 + 1);
        }
    }
}
