//! Room for more of what an article has most of.

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

#[cfg(test)]
mod tests {
    use super::*;

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
