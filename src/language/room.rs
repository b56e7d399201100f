//! Room for more of what an article has most of.

/// Makes room for one more item. A vector that grows by itself takes twice its length, which of the longest would be the
/// most memory that an article needs: these grow by a quarter.
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
    items.reserve_exact(if len < FEW { len.max(1) } else { len / 4 });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_by_a_quarter_at_the_most() {
        let mut items = Vec::new();
        for item in 0..10_000usize {
            make_room(&mut items);
            items.push(item);
            assert!(items.len() < 128 || items.capacity() <= items.len() + items.len() / 4 + 1);
        }
    }
}
