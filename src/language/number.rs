//! Numbers in digits and words: “15,000”, “two and a half million”, “16,000 thousand”, “1.2bn”, “3,40,000”.

use crate::language::piece::Pieces;
use crate::lexicon::NumeralKind;
use crate::model::Decimal;

/// A cardinal number that stands at some place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cardinal {
    pub(crate) value: Decimal,
    /// Where the pieces end (exclusive).
    pub(crate) last: usize,
    /// What the whole was multiplied with at last: “million” of “two million”.
    pub(crate) scale: Option<Decimal>,
    /// Written in digits, at least in part.
    pub(crate) in_digits: bool,
}

/// Decimal places to which a fraction such as a third is worked out: 0.3333, finer than any news figure it stands for.
pub(crate) const PLACES: u8 = 4;

impl Pieces<'_> {
    /// The cardinal that begins with piece `at`. `money` says that a currency stands before it: “£5m” is millions, “5m”
    /// may be metres.
    pub(crate) fn cardinal(&self, at: usize, money: bool) -> Option<Cardinal> {
        if money && self.is_digits(at) {
            return self.cardinal_in_digits(at, true);
        }
        let is_digits = self.is_digits(at);
        // Most pieces begin no number, which their entry tells at once.
        if !is_digits && self.numeral(at).is_none() && !self.is_article(at) {
            return None;
        }
        self.number_once(at, || {
            if is_digits {
                return self.cardinal_in_digits(at, false);
            }
            self.half_of_scale(at).or_else(|| self.cardinal_in_words(at))
        })
    }

    fn cardinal_in_digits(&self, at: usize, money: bool) -> Option<Cardinal> {
        // More digits than a word takes are cut, and no part of them is the number.
        let goes_on =
            |at: usize| self.is_digits(at) && self.is_glued(at) && self.is_digits(at.wrapping_sub(1));
        if goes_on(at) || goes_on(at + 1) {
            return None;
        }
        let mut value = decimal(self.word(at)).or_else(|| simple_fraction(self.word(at)))?;
        let mut last = at + 1;
        // “2½”, “2 1/2”
        let fraction = match self.numeral(last) {
            Some(numeral) if numeral.kind == NumeralKind::Fraction => Some(numeral.value),
            _ if self.is_digits(last) && !self.is_glued(last) => simple_fraction(self.word(last)),
            _ => None,
        };
        if let Some(fraction) = fraction {
            value = value.checked_add(fraction)?;
            last += 1;
        }
        self.scaled(Cardinal { value, last, scale: None, in_digits: true }, money)
    }

    /// Takes in “million”, “-billion”, “bn”, “and a half million” behind a number.
    fn scaled(&self, mut number: Cardinal, money: bool) -> Option<Cardinal> {
        if let Some((half, last)) = self.and_a_half(number.last) {
            number.value = number.value.checked_add(half)?;
            number.last = last;
        }
        for _ in 0..3 {
            let joint = usize::from(self.is_joint(number.last));
            let at = number.last + joint;
            let Some(numeral) = self.numeral(at) else { break };
            let scales = match numeral.kind {
                NumeralKind::Scale => true,
                NumeralKind::Suffix => self.is_glued(at) && joint == 0 && self.suffix_scales(at, money),
                _ => false,
            };
            // “two dozen”, but “24 dozen” is no number that news writes; “3 hundred” is.
            if !scales {
                break;
            }
            number.value = number.value.checked_mul(numeral.value)?;
            number.scale = Some(numeral.value);
            number.last = at + 1;
        }
        Some(number)
    }

    /// “5k”, “5M”, “£5m”, “5m people”, but “a 100m race”.
    fn suffix_scales(&self, at: usize, money: bool) -> bool {
        match self.written(at) {
            "k" | "K" | "M" => true,
            "m" => money || self.is_word(at + 1) && crate::lexicon::measures().is_plural(self.word(at + 1)),
            _ => money,
        }
    }

    /// “and a half”, “and a quarter”, “and three quarters” behind a number.
    fn and_a_half(&self, at: usize) -> Option<(Decimal, usize)> {
        if !self.is_the_word(at, "and") {
            return None;
        }
        let (above, part) = match self.word(at + 1) {
            "a" | "one" => (1, at + 2),
            "three" => (3, at + 2),
            _ => return None,
        };
        let part = part + usize::from(self.is_joint(part));
        let below = self.numeral(part).filter(|numeral| numeral.kind == NumeralKind::Part)?;
        Some((Decimal::from(above).checked_div(below.value, PLACES)?, part + 1))
    }

    /// “half a million”, “half-million”, “a half dozen”.
    fn half_of_scale(&self, at: usize) -> Option<Cardinal> {
        let article = usize::from(self.is_the_word(at, "a"));
        let half = at + article;
        if !self.is_the_word(half, "half") {
            return None;
        }
        let scale = match self.word(half + 1) {
            "a" if article == 0 => half + 2,
            _ => half + 1 + usize::from(self.is_joint(half + 1)),
        };
        let numeral = self.numeral(scale).filter(|numeral| numeral.kind == NumeralKind::Scale)?;
        let half = Decimal::new(5, -1)?;
        Some(Cardinal {
            value: half.checked_mul(numeral.value)?,
            last: scale + 1,
            scale: Some(numeral.value),
            in_digits: false,
        })
    }

    fn cardinal_in_words(&self, at: usize) -> Option<Cardinal> {
        let mut sum = Sum::default();
        let mut next = at;
        // “a million”, “a hundred and twenty”
        if self.numeral(at).is_none() {
            let scale = self.numeral(at + 1).filter(|numeral| numeral.kind == NumeralKind::Scale);
            scale.filter(|_| self.is_any(at, &["a", "an"]))?;
            next = at + 1;
        }
        let mut last = at;
        let mut scale = None;
        loop {
            let mut here = next;
            if next > at && (self.is_joint(here) || sum.takes_and() && self.is_the_word(here, "and")) {
                here += 1;
            }
            let Some(numeral) = self.numeral(here) else { break };
            let taken = match numeral.kind {
                NumeralKind::Ones => sum.ones(numeral.value)?,
                NumeralKind::Tens => sum.tens(numeral.value)?,
                // Behind “and” a new number begins: “two hundred and five”, but not “five and a million”.
                NumeralKind::Scale if !self.is_the_word(here - usize::from(here > next), "and") => {
                    sum.scale(numeral.value)?
                }
                _ => false,
            };
            if !taken {
                break;
            }
            scale = (numeral.kind == NumeralKind::Scale).then_some(numeral.value);
            (last, next) = (here + 1, here + 1);
        }
        if last == at {
            return None;
        }
        let number = Cardinal { value: sum.total()?, last, scale, in_digits: false };
        match self.and_a_half(last) {
            Some(_) if scale.is_none() => self.scaled(number, false),
            _ => Some(number),
        }
    }
}

/// A number in words as it is put together: “three hundred | and five | thousand”.
#[derive(Default)]
struct Sum {
    /// What is already multiplied with a thousand or more.
    above: Decimal,
    /// The group in hand, below a thousand.
    group: Decimal,
    /// What the last numeral was worth at least: ones go behind tens, tens behind hundreds.
    room: Room,
    /// The smallest scale so far: a thousand goes behind a million.
    least: Option<Decimal>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Room {
    #[default]
    Any,
    /// Behind tens.
    Ones,
    /// Behind ones: only a scale.
    Scale,
}

impl Sum {
    /// `None`: too many digits. `Some(false)`: the numeral begins another number.
    fn ones(&mut self, value: Decimal) -> Option<bool> {
        if self.room == Room::Scale || self.room == Room::Ones && value >= Decimal::from(10) {
            return Some(false);
        }
        self.group = self.group.checked_add(value)?;
        self.room = Room::Scale;
        Some(true)
    }

    fn tens(&mut self, value: Decimal) -> Option<bool> {
        if self.room != Room::Any {
            return Some(false);
        }
        self.group = self.group.checked_add(value)?;
        self.room = Room::Ones;
        Some(true)
    }

    fn scale(&mut self, value: Decimal) -> Option<bool> {
        let one = if self.group == Decimal::default() { Decimal::from(1) } else { self.group };
        // Hundreds and dozens stay in the group, which a thousand may still multiply.
        if value < Decimal::from(1000) {
            if self.group >= Decimal::from(100) {
                return Some(false);
            }
            self.group = one.checked_mul(value)?;
            self.room = Room::Any;
            return Some(true);
        }
        if self.least.is_some_and(|least| value > least) {
            // “two thousand million”
            self.above = self.above.checked_add(self.group)?.checked_mul(value)?;
        } else if self.least == Some(value) {
            return Some(false);
        } else {
            self.above = self.above.checked_add(one.checked_mul(value)?)?;
        }
        self.group = Decimal::default();
        self.least = Some(value);
        self.room = Room::Any;
        Some(true)
    }

    /// “hundred and five”, “thousand and one”.
    fn takes_and(&self) -> bool {
        self.room == Room::Any && (self.group >= Decimal::from(100) || self.group == Decimal::default())
    }

    fn total(&self) -> Option<Decimal> {
        self.above.checked_add(self.group)
    }
}

/// “1,500.20”, “3,40,000”; `None` where the commas group nothing, for “9/11” and for more digits than are exact.
pub(crate) fn decimal(digits: &str) -> Option<Decimal> {
    // Nearly all are a few digits and nothing else.
    const FEW: usize = 9;
    if digits.len() <= FEW && digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty() {
        return Some(digits.bytes().fold(0, |number, digit| 10 * number + u32::from(digit - b'0')).into());
    }
    let digits = digits.trim_end_matches([',', '.']);
    if !digits.contains(',') {
        return digits.parse().ok();
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split(',').map(str::len);
    let first = groups.next()?;
    // Thousands, or the Indian lakhs and crores: the last group has three digits, those before it two.
    let last = groups.next_back()?;
    let (mut thousands, mut lakhs) = (true, first <= 2);
    for between in groups {
        (thousands, lakhs) = (thousands && between == 3, lakhs && between == 2);
    }
    let grouped = last == 3 && (1..=3).contains(&first) && (thousands || lakhs);
    let written = || whole.bytes().filter(|byte| *byte != b',').chain(fraction.bytes());
    let places = i16::try_from(fraction.len()).ok()?;
    (grouped && written().all(|byte| byte.is_ascii_digit()))
        .then(|| Decimal::of_digits(written(), -places, false))?
}

/// “1/2”, “3/4”: a fraction below one of one digit each.
fn simple_fraction(digits: &str) -> Option<Decimal> {
    let (above, below) = digits.split_once('/')?;
    let one = |digits: &str| digits.parse::<u32>().ok().filter(|number| (1..10).contains(number));
    let (above, below) = (one(above)?, one(below)?);
    (above < below && below <= 8).then(|| Decimal::from(above).checked_div(below.into(), PLACES))?
}

#[cfg(test)]
mod tests {
    use crate::language::{Cutter, Text};
    use crate::model::Article;
    use crate::read_text;

    fn article(text: &str) -> Article {
        read_text(text).unwrap()
    }

    /// The first number of a text with how many pieces it takes.
    #[track_caller]
    fn reads(text: &str, value: &str, count: usize) {
        let article = article(text);
        let text = Text::of(&article);
        let mut cutter = Cutter::new(&text);
        let pieces = cutter.cut(text.sentences.at(0)).expect("a number");
        let number = pieces.cardinal(0, false).unwrap_or_else(|| panic!("no number in {:?}", text.text));
        assert_eq!((number.value.to_string().as_str(), number.last), (value, count), "{}", text.text);
    }

    #[test]
    fn digits_with_groups_and_scales() {
        reads("15,000 men", "15000", 1);
        reads("3,40,000 men", "340000", 1);
        reads("16,000 thousand men", "16000000", 2);
        reads("1.2bn men", "1200000000", 2);
        reads("3.2-billion-dollar", "3200000000", 3);
        reads("5m people", "5000000", 2);
        reads("5m away", "5", 1);
        reads("2½ hours", "2.5", 2);
        reads("2 1/2 hours", "2.5", 2);
        reads("12 lakh men", "1200000", 2);
    }

    #[test]
    fn words_that_add_and_multiply() {
        reads("forty-two men", "42", 3);
        reads("two hundred and five men", "205", 4);
        reads("three hundred and five thousand and one men", "305001", 7);
        reads("two and a half million men", "2500000", 5);
        reads("half a million men", "500000", 3);
        reads("a dozen men", "12", 2);
        reads("half a dozen men", "6", 3);
        reads("one million two hundred thousand men", "1200000", 5);
        reads("two thousand million men", "2000000000", 3);
        reads("nineteen men", "19", 1);
        reads("five and six men", "5", 1);
        reads("one two", "1", 1);
    }
}
