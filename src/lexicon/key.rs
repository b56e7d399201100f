//! Words as names and nouns are compared: in lower case, with straight apostrophes, mostly without allocation.

use std::hash::{Hash, Hasher};

/// The longest word that is packed into a `u128`.
pub(super) const LONGEST_PACKED: usize = 16;

/// The longest word that is folded without allocation, in bytes.
pub(super) const LONGEST: usize = 32;

/// A folded word: of up to sixteen bytes, as nearly all are, one number, in halves since a whole one would take the room
/// of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Short([u64; 2]),
    Long(Box<[u8]>),
}

impl Key {
    /// The key of a word in any case, with either apostrophe.
    pub(crate) fn of(word: &str) -> Self {
        if word.len() <= LONGEST_PACKED {
            let packed = pack(word.as_bytes());
            if packed & repeat(0x80) == 0 {
                return Self::short(lower(packed));
            }
        }
        let folded = Folded::new(word);
        let bytes = folded.bytes();
        if bytes.len() <= LONGEST_PACKED { Self::short(pack(bytes)) } else { Self::Long(bytes.into()) }
    }

    const fn short(packed: u128) -> Self {
        Self::Short([packed as u64, (packed >> 64) as u64])
    }

    /// Whether it is one of these words, which are sorted and in lower case.
    pub(crate) fn is_one_of(&self, sorted: &[&str]) -> bool {
        self.read(|word| sorted.binary_search_by(|other| other.as_bytes().cmp(word)).is_ok())
    }

    /// What `read` makes of the word's bytes.
    pub(crate) fn read<R>(&self, read: impl FnOnce(&[u8]) -> R) -> R {
        match self {
            Self::Short([low, high]) => {
                let packed = u128::from(*low) | u128::from(*high) << 64;
                read(&packed.to_le_bytes()[..LONGEST_PACKED - packed.leading_zeros() as usize / 8])
            }
            Self::Long(word) => read(word),
        }
    }

    /// Whether it is one letter, with which `other` begins.
    pub(crate) fn is_initial_of(&self, other: &Self) -> bool {
        self.read(|letter| {
            // UTF-8: all bytes of a letter but the first begin with the bits 10.
            let is_letter = letter.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() == 1;
            is_letter && other.read(|other| other.starts_with(letter))
        })
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Short([low, high]) => {
                state.write_u64(*low);
                state.write_u64(*high);
            }
            Self::Long(word) => state.write(word),
        }
    }
}

/// A word in lower case with straight apostrophes.
pub(super) enum Folded {
    Short([u8; LONGEST], usize),
    Other(String),
}

impl Folded {
    pub(super) fn new(word: &str) -> Self {
        let mut buffer = [0; LONGEST];
        let mut len = 0;
        let mut rest = word.as_bytes();
        while let [first, ..] = rest {
            let (byte, read) = match first {
                0..=0x7F => (first.to_ascii_lowercase(), 1),
                _ if rest.starts_with("’".as_bytes()) => (b'\'', 3),
                _ => return Self::Other(word.to_lowercase().replace('’', "'")),
            };
            let Some(place) = buffer.get_mut(len) else {
                return Self::Other(word.to_lowercase().replace('’', "'"));
            };
            *place = byte;
            (rest, len) = (&rest[read..], len + 1);
        }
        Self::Short(buffer, len)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::Short(buffer, len) => &buffer[..*len],
            Self::Other(word) => word.as_bytes(),
        }
    }
}

/// The bytes of a `u128`, each the same.
pub(super) const fn repeat(byte: u8) -> u128 {
    u128::from_le_bytes([byte; LONGEST_PACKED])
}

/// Up to sixteen bytes as a number, the first lowest. Two loads that overlap read any length without a loop: what both
/// hold falls on the same place.
pub(super) fn pack(bytes: &[u8]) -> u128 {
    let len = bytes.len();
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
        return u128::from(first) | u128::from(last) << ((len - 8) * 8);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u128::from(u64::from(first) | u64::from(last) << ((len - 4) * 8));
    }
    let byte = |at: usize| u64::from(bytes[at]) << (at * 8);
    if len == 0 { 0 } else { u128::from(byte(0) | byte(len / 2) | byte(len - 1)) }
}

/// ASCII bytes in lower case, all sixteen at once: adding carries into a byte's top bit from `A` on, and from behind `Z` on.
pub(super) fn lower(key: u128) -> u128 {
    let from_a = key + repeat(0x80 - b'A');
    let behind_z = key + repeat(0x80 - b'Z' - 1);
    key | (from_a & !behind_z & repeat(0x80)) >> 2
}

/// The letters at the start of some bytes, of which all but the first are small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letters {
    /// The letters in lower case, packed, nothing behind them.
    pub(super) packed: u128,
    /// How many, up to fifteen; 0 for more.
    pub(crate) len: usize,
    /// The first is a capital.
    pub(crate) capital: bool,
}

impl Letters {
    #[inline]
    pub(crate) fn at_start(bytes: &[u8; LONGEST_PACKED]) -> Self {
        let chunk = u128::from_le_bytes(*bytes);
        let (low, high) = (chunk as u64, (chunk >> 64) as u64);
        // The bit by which small letters differ from capitals; what is no letter becomes none.
        const SMALL: u64 = 0x20;
        let capital = low & SMALL == 0;
        let low = low | SMALL;
        if let Some((packed, len)) = small_letters(low) {
            return Self { packed: packed.into(), len, capital };
        }
        match small_letters(high) {
            Some((packed, len)) => {
                Self { packed: u128::from(low) | u128::from(packed) << 64, len: 8 + len, capital }
            }
            None => Self { packed: 0, len: 0, capital },
        }
    }
}

/// The small letters at the start of eight bytes and their number; `None` if all eight are such. They are looked at all at
/// once, as [`lower`] does.
#[inline]
fn small_letters(chunk: u64) -> Option<(u64, usize)> {
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    let ascii = chunk & each(0x7F);
    let small = (ascii + each(0x80 - b'a')) & !(ascii + each(0x80 - b'z' - 1)) & !chunk;
    let ends = !small & each(0x80);
    let bits = ends.trailing_zeros() & !7;
    (ends != 0).then(|| (chunk & ((1 << bits) - 1), bits as usize / 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_one_in_any_case_and_with_either_apostrophe() {
        assert_eq!(Key::of("O’NEILL"), Key::of("o'neill"));
        assert_eq!(Key::of("Erdoğan"), Key::of("ERDOĞAN"));
        assert_eq!(Key::of("Featherstonehaugh’s"), Key::of("featherstonehaugh's"));
        assert_ne!(Key::of("Orr"), Key::of("Orre"));
        assert_eq!(lower(pack(b"@AZ[`az{09-'")), pack(b"@az[`az{09-'"));
    }

    #[test]
    fn letters_end_with_the_first_that_is_none_or_a_capital() {
        let letters = |text: &str| {
            let letters = Letters::at_start(text.as_bytes().first_chunk().expect("sixteen bytes"));
            let word = letters.packed.to_le_bytes()[..letters.len].to_vec();
            (String::from_utf8(word).expect("letters"), letters.capital)
        };
        assert_eq!(letters("said, and then left"), ("said".to_owned(), false));
        assert_eq!(letters("Azure{`@[ and then"), ("azure".to_owned(), true));
        assert_eq!(letters("McCain said it was"), ("mc".to_owned(), true));
        assert_eq!(letters("café au lait for two"), ("caf".to_owned(), false));
        assert_eq!(letters("harbours, and piers"), ("harbours".to_owned(), false));
        assert_eq!(letters("Representatives, all"), ("representatives".to_owned(), true));
        assert_eq!(letters("responsibilities met"), (String::new(), false));
        assert_eq!(letters("3rd time in a week"), (String::new(), false));
    }

    #[test]
    fn an_initial_is_one_letter() {
        let initial = |one: &str, other: &str| Key::of(one).is_initial_of(&Key::of(other));
        assert!(initial("a", "Ada") && initial("É", "édouard") && initial("B", "Bartholomew-Maximilian"));
        assert!(!initial("b", "Ada") && !initial("Ad", "Ada") && !initial("", "Ada") && !initial("Ada", "A"));
    }

    #[test]
    fn they_are_found_in_lists() {
        assert!(Key::of("Bank").is_one_of(&["agency", "bank", "paper"]));
        assert!(!Key::of("Banks").is_one_of(&["agency", "bank", "paper"]));
    }
}
