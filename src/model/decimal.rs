//! Exact decimals, as figures stand in news.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, ErrorKind};

/// A decimal number of at most 15 significant digits, held exactly: `3.2` is 32 · 10⁻¹, not the nearest binary fraction.
///
/// Fifteen digits are what a JSON number carries through any reader without change, and more than news prints.
///
/// ```
/// use onrecord::Decimal;
///
/// let billions: Decimal = "3.2e9".parse()?;
/// assert_eq!(billions.to_string(), "3200000000");
/// assert_eq!(billions, Decimal::from(3_200_000_000u32));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// No trailing zero, so that equal numbers are equal values; 0 has exponent 0.
    digits: i64,
    exponent: i16,
}

const MOST: i64 = 1_000_000_000_000_000;

impl Decimal {
    /// `digits` · 10^`exponent`; `None` beyond 15 significant digits or an exponent of ±200.
    #[must_use]
    pub fn new(mut digits: i64, mut exponent: i16) -> Option<Self> {
        if digits == 0 {
            return Some(Self::default());
        }
        while digits % 10 == 0 {
            digits /= 10;
            exponent = exponent.checked_add(1)?;
        }
        (digits.abs() < MOST && exponent.abs() <= 200).then_some(Self { digits, exponent })
    }

    /// The sum; `None` where it takes more than 15 significant digits.
    ///
    /// ```
    /// use onrecord::Decimal;
    ///
    /// let (two, half): (Decimal, Decimal) = ("2".parse()?, "0.5".parse()?);
    /// assert_eq!(two.checked_add(half).map(|sum| sum.to_string()).as_deref(), Some("2.5"));
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let exponent = if self.digits == 0 { other.exponent } else { self.exponent };
        let exponent = if other.digits == 0 { exponent } else { exponent.min(other.exponent) };
        let digits = self.at_exponent(exponent)?.checked_add(other.at_exponent(exponent)?)?;
        Self::new(digits, exponent)
    }

    /// The product; `None` where it takes more than 15 significant digits.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let digits = i128::from(self.digits) * i128::from(other.digits);
        Self::from_wide(digits, self.exponent.checked_add(other.exponent)?)
    }

    /// `self` ÷ `other`, rounded half up to `places` decimal places; `None` for a division by zero or beyond 15 digits.
    #[must_use]
    pub fn checked_div(self, other: Self, places: u8) -> Option<Self> {
        let shift = self.exponent.checked_sub(other.exponent)?.checked_add(places.into())?;
        let power = 10i128.checked_pow(shift.unsigned_abs().into())?;
        let (mut above, mut below) = (i128::from(self.digits), i128::from(other.digits));
        if shift < 0 {
            below = below.checked_mul(power)?;
        } else {
            above = above.checked_mul(power)?;
        }
        let twice = above.abs().checked_mul(2)?.checked_add(below.abs())?;
        let rounded = twice.checked_div(below.abs().checked_mul(2)?)? * above.signum() * below.signum();
        Self::from_wide(rounded, -i16::from(places))
    }

    /// A number of ASCII digits · 10^`exponent`.
    pub(crate) fn of_digits(
        digits: impl Iterator<Item = u8>,
        exponent: i16,
        is_negative: bool,
    ) -> Option<Self> {
        let mut number = 0i64;
        // Zeros count once a digit follows them.
        let mut zeros = 0i16;
        for digit in digits {
            if digit == b'0' {
                zeros = if number == 0 { 0 } else { zeros.checked_add(1)? };
                continue;
            }
            for _ in 0..=zeros {
                number = number.checked_mul(10)?;
            }
            number = number.checked_add(i64::from(digit - b'0'))?;
            zeros = 0;
        }
        Self::new(if is_negative { -number } else { number }, exponent.checked_add(zeros)?)
    }

    /// The digits written out to a lower exponent.
    fn at_exponent(self, exponent: i16) -> Option<i64> {
        if self.digits == 0 {
            return Some(0);
        }
        let power = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        self.digits.checked_mul(10i64.checked_pow(power)?)
    }

    fn from_wide(mut digits: i128, mut exponent: i16) -> Option<Self> {
        while digits != 0 && digits % 10 == 0 {
            digits /= 10;
            exponent = exponent.checked_add(1)?;
        }
        Self::new(digits.try_into().ok()?, exponent)
    }

    /// The nearest binary floating-point number, for computing.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        format!("{}e{}", self.digits, self.exponent).parse().unwrap_or(f64::NAN)
    }

    /// As a whole number, where it is one that fits.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        let power = u32::try_from(self.exponent).ok()?;
        self.digits.checked_mul(10i64.checked_pow(power)?)
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Self::new(number.into(), 0).unwrap_or_default()
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let signs = self.digits.signum().cmp(&other.digits.signum());
        let (high, low) = if self.exponent >= other.exponent { (self, other) } else { (other, self) };
        // Where the larger exponent cannot be written out, its number is the larger one: digits end before 10¹⁵.
        let written = high.at_exponent(low.exponent).map_or_else(
            || if high.digits < 0 { Ordering::Less } else { Ordering::Greater },
            |digits| digits.cmp(&low.digits),
        );
        let written = if high == self { written } else { written.reverse() };
        signs.then(if self == other { Ordering::Equal } else { written })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = self.digits.unsigned_abs().to_string();
        if self.exponent >= 0 {
            return write!(f, "{sign}{digits}{:0<zeros$}", "", zeros = self.exponent as usize);
        }
        let places = usize::from(self.exponent.unsigned_abs());
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

impl FromStr for Decimal {
    type Err = Error;

    /// Reads `-12.50`, `3.2e9`; no grouping marks.
    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).ok_or_else(|| {
            Error::new(ErrorKind::Invariant, format!("{text:?} is no decimal of at most 15 digits"))
        })
    }
}

fn parse(text: &str) -> Option<Decimal> {
    let (number, power) = match text.split_once(['e', 'E']) {
        Some((number, power)) => (number, power.parse::<i16>().ok()?),
        None => (text, 0),
    };
    let (negative, number) = match number.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, number),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let fraction = fraction.trim_end_matches('0');
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() && fraction.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let places = i16::try_from(fraction.len()).ok()?;
    Decimal::of_digits(whole.bytes().chain(fraction.bytes()), power.checked_sub(places)?, negative)
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.to_i64() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.to_f64()),
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;

        impl Visitor<'_> for Number {
            type Value = Decimal;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number of at most 15 significant digits")
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Decimal, E> {
                Decimal::new(number, 0).ok_or_else(|| E::custom("more than 15 digits"))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Decimal, E> {
                self.visit_f64(number as f64)
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Decimal, E> {
                // The shortest digits that give this binary number are the decimal that was written.
                number.to_string().parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_any(Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, written: &str) {
        let decimal: Decimal = text.parse().unwrap();
        assert_eq!(decimal.to_string(), written);
        let json = serde_json::to_string(&decimal).unwrap();
        assert_eq!(serde_json::from_str::<Decimal>(&json).unwrap(), decimal, "through {json}");
    }

    #[test]
    fn equal_numbers_are_equal_values() {
        assert_eq!("1.50".parse::<Decimal>().unwrap(), "1.5".parse().unwrap());
        assert_eq!("0.0".parse::<Decimal>().unwrap(), Decimal::default());
    }

    #[test]
    fn reads_writes_and_survives_json() {
        reads("0.1", "0.1");
        reads("-12.50", "-12.5");
        reads("007", "7");
        reads("3.2e9", "3200000000");
        reads("1e-7", "0.0000001");
        reads("16e18", "16000000000000000000");
        reads("123456789012345", "123456789012345");
    }

    #[track_caller]
    fn computes(result: Option<Decimal>, written: Option<&str>) {
        assert_eq!(result.map(|number| number.to_string()).as_deref(), written);
    }

    #[test]
    fn arithmetic_is_exact_or_refused() {
        let of = |text: &str| text.parse::<Decimal>().unwrap();
        computes(of("200").checked_add(of("5")), Some("205"));
        computes(of("0.1").checked_add(of("0.2")), Some("0.3"));
        computes(of("1e20").checked_add(of("1")), None);
        computes(of("1e200").checked_add(of("0")), Some(&of("1e200").to_string()));
        computes(of("2.5").checked_mul(of("1e6")), Some("2500000"));
        computes(of("1.1").checked_mul(of("1.1")), Some("1.21"));
        computes(of("1e199").checked_mul(of("1e199")), None);
        computes(of("1").checked_div(of("3"), 3), Some("0.333"));
        computes(of("2").checked_div(of("3"), 3), Some("0.667"));
        computes(of("-1").checked_div(of("8"), 2), Some("-0.13"));
        computes(of("1").checked_div(of("0"), 3), None);
    }

    #[test]
    fn the_order_is_that_of_the_numbers() {
        let sorted = ["-1e30", "-5", "-0.5", "0", "1e-9", "0.5", "3", "20", "1e3", "1e30"];
        for (at, one) in sorted.iter().enumerate() {
            for (with, other) in sorted.iter().enumerate() {
                let [one, other] = [one, other].map(|text| text.parse::<Decimal>().unwrap());
                assert_eq!(one.cmp(&other), at.cmp(&with), "{one} and {other}");
            }
        }
    }

    #[test]
    fn sixteen_digits_and_no_digits_are_refused() {
        for text in ["1234567890123456", "", "-", ".", "1.2.3", "1,000", "1e999"] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }
}
