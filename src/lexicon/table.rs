//! Words → numbers: the one look-up that every word of a text pays for.
//!
//! A word of up to sixteen bytes is compared as one number and hashed by one multiplication; nearly all words of the
//! lists and of texts are such. The numbers of words are dense, in the order in which they were added, so that the
//! frequent words of the first lists share few cache lines.

use std::collections::HashMap;

use super::key::{Folded, LONGEST, LONGEST_PACKED, Letters, lower, pack, repeat};

/// Words in any case, with either apostrophe, and their numbers from 1.
pub(super) struct Table {
    /// Open addressing with linear probing: the word's number, 0 where free. A power of two, at most a quarter of
    /// it taken: nearly all look-ups end at the first slot, and a processor that guesses so is seldom wrong.
    slots: Vec<u16>,
    /// The packed word of each number; 0, which no word is, for a long one and for number 0.
    keys: Vec<u128>,
    /// Words longer than [`LONGEST_PACKED`].
    long: HashMap<Box<[u8]>, u16>,
}

impl Default for Table {
    fn default() -> Self {
        Self { slots: vec![0; 1 << 14], keys: vec![0], long: HashMap::new() }
    }
}

impl Table {
    /// The number of a word, 0 for none.
    #[inline]
    pub(super) fn find(&self, word: &str) -> u16 {
        if word.len() > LONGEST {
            return 0;
        }
        let bytes = word.as_bytes();
        let packed = match bytes {
            // What is no ASCII is nearly always “Orr’s” or “don’t”.
            [stem @ .., 0xE2, 0x80, 0x99, last] if stem.len() + 2 <= LONGEST_PACKED => {
                let end = u128::from(u16::from_le_bytes([b'\'', *last]));
                pack(stem) | end << (stem.len() * 8)
            }
            _ if bytes.len() <= LONGEST_PACKED => pack(bytes),
            _ => return self.find_folded(&Folded::new(word)),
        };
        if packed & repeat(0x80) != 0 {
            return self.find_folded(&Folded::new(word));
        }
        self.find_packed(lower(packed))
    }

    /// As [`find`](Self::find), for letters that are packed already.
    #[inline]
    pub(super) fn find_letters(&self, letters: Letters) -> u16 {
        self.find_packed(letters.packed)
    }

    fn find_folded(&self, word: &Folded) -> u16 {
        let bytes = word.bytes();
        if bytes.len() <= LONGEST_PACKED {
            return self.find_packed(pack(bytes));
        }
        self.long.get(bytes).copied().unwrap_or(0)
    }

    /// The number of a word, a new one if it has none yet.
    pub(super) fn number(&mut self, word: &str) -> u16 {
        let word = Folded::new(word);
        let known = self.find_folded(&word);
        if known != 0 {
            return known;
        }
        let number = u16::try_from(self.keys.len()).expect("65,535 words at the most");
        if word.bytes().len() <= LONGEST_PACKED {
            self.keys.push(pack(word.bytes()));
            self.place(number);
        } else {
            self.keys.push(0);
            self.long.insert(word.bytes().into(), number);
        }
        number
    }

    fn place(&mut self, number: u16) {
        if usize::from(number) * 4 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 2];
            for earlier in 1..number {
                if self.keys[usize::from(earlier)] != 0 {
                    self.put(earlier);
                }
            }
        }
        self.put(number);
    }

    fn put(&mut self, number: u16) {
        let mask = self.slots.len() - 1;
        let mut slot = hash(self.keys[usize::from(number)]) as usize & mask;
        while self.slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = number;
    }

    /// The number of a packed word, 0 for none.
    #[inline]
    fn find_packed(&self, key: u128) -> u16 {
        let mask = self.slots.len() - 1;
        let mut slot = hash(key) as usize & mask;
        loop {
            let number = self.slots[slot];
            if number == 0 || self.keys[usize::from(number)] == key {
                return number;
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// One multiplication to twice the width, folded (as in wyhash). A text of colliding words would have to collide with
/// the lists' own, which are fixed.
fn hash(key: u128) -> u64 {
    // Digits of π: any numbers without a pattern do.
    let (low, high) = (key as u64 ^ 0x243F_6A88_85A3_08D3, (key >> 64) as u64 ^ 0x1319_8A2E_0370_7344);
    let product = u128::from(low) * u128::from(high);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_length_are_told_apart() {
        let mut table = Table::default();
        let words: Vec<String> = (1..=LONGEST).map(|len| "abcdefgh".repeat(4)[..len].to_owned()).collect();
        let numbers: Vec<_> = words.iter().map(|word| table.number(word)).collect();
        for (word, &number) in words.iter().zip(&numbers) {
            assert_eq!(table.find(&word.to_uppercase()), number);
            assert_eq!(table.number(word), number);
        }
        assert_eq!((table.find(""), table.find("b"), table.find(&"a".repeat(40))), (0, 0, 0));
    }

    #[test]
    fn case_and_apostrophes_do_not_count() {
        let mut table = Table::default();
        let (didnt, erdogan) = (table.number("didn't"), table.number("erdoğan"));
        assert_eq!((table.find("DIDN’T"), table.find("Didn't")), (didnt, didnt));
        assert_eq!((table.find("ERDOĞAN"), table.find("Erdogan")), (erdogan, 0));
    }

    #[test]
    fn it_grows() {
        let mut table = Table::default();
        for number in 1..=40_000u16 {
            assert_eq!(table.number(&format!("w{number}")), number);
        }
        assert!((1..=40_000).all(|number| table.find(&format!("W{number}")) == number));
    }
}
