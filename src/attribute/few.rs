//! Lists of one or two, which most are.

use std::ops::Deref;

use crate::language::make_room;

/// A list that takes no room of its own as long as it has two items at the most.
#[derive(Clone, Debug)]
pub(in crate::attribute) enum Few<T> {
    /// The items, and how many of them count.
    Here([T; 2], u8),
    There(Vec<T>),
}

impl<T: Copy + Default> Default for Few<T> {
    fn default() -> Self {
        Self::Here([T::default(); 2], 0)
    }
}

impl<T: Copy + Default> Few<T> {
    /// An empty list with room for so many items.
    pub(in crate::attribute) fn with_capacity(capacity: usize) -> Self {
        if capacity > 2 { Self::There(Vec::with_capacity(capacity)) } else { Self::default() }
    }

    pub(in crate::attribute) fn push(&mut self, item: T) {
        match self {
            Self::Here(items, len) if usize::from(*len) < items.len() => {
                items[usize::from(*len)] = item;
                *len += 1;
            }
            Self::Here(items, _) => *self = Self::There([&items[..], &[item]].concat()),
            Self::There(items) => items.push(item),
        }
    }

    /// Puts the list in order; of those that `join` says to be one with the item before them only that stays.
    pub(in crate::attribute) fn sort_and_join(&mut self, join: impl FnMut(&mut T, &mut T) -> bool)
    where
        T: Ord,
    {
        let mut items = self.to_vec();
        items.sort_unstable();
        items.dedup_by(join);
        *self = Self::of(items);
    }

    /// Keeps the items of which `keep` holds.
    pub(in crate::attribute) fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        let mut items = self.to_vec();
        items.retain(keep);
        *self = Self::of(items);
    }

    pub(in crate::attribute) fn one(item: T) -> Self {
        Self::Here([item, T::default()], 1)
    }

    fn of(items: Vec<T>) -> Self {
        match items[..] {
            [] => Self::default(),
            [one] => Self::one(one),
            [one, other] => Self::Here([one, other], 2),
            _ => Self::There(items),
        }
    }

    pub(in crate::attribute) fn last_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Here(items, len) => items[..usize::from(*len)].last_mut(),
            Self::There(items) => items.last_mut(),
        }
    }

    pub(in crate::attribute) fn into_vec(self) -> Vec<T> {
        match self {
            Self::Here([item, _], 1) => vec![item],
            Self::Here(items, len) => items[..usize::from(len)].to_vec(),
            Self::There(items) => items,
        }
    }
}

impl<T: Copy + Default> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            Self::Here(items, len) => &items[..usize::from(*len)],
            Self::There(items) => items,
        }
    }
}

/// A list that most do not have, in the room of a pointer.
#[derive(Clone, Debug)]
#[expect(clippy::box_collection, reason = "so that those who have none need no room for it")]
pub(in crate::attribute) struct Rare<T>(Option<Box<Vec<T>>>);

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Rare<T> {
    pub(in crate::attribute) fn push(&mut self, item: T) {
        let items = self.0.get_or_insert_default();
        make_room(items);
        items.push(item);
    }
}

impl<T> Deref for Rare<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stay_in_order_wherever_they_are() {
        let mut few = Few::default();
        for item in 0..5u32 {
            assert_eq!(few.len(), item as usize);
            few.push(item);
        }
        assert_eq!(*few, [0, 1, 2, 3, 4]);
        few.retain(|item| item % 2 == 0);
        few.extend([3, 2]);
        few.sort_and_join(|next, kept| next == kept);
        *few.last_mut().expect("one") = 5;
        assert_eq!(few.into_vec(), [0, 2, 3, 5]);
        let mut many = Few::with_capacity(3);
        many.push(7u32);
        assert_eq!(*many, [7]);
    }
}
