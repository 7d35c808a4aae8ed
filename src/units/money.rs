//! Money in whole micro-dollars, so that totals equal the sums of their parts exactly.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::{Serialize, Serializer};

const MICROS_PER_USD: f64 = 1_000_000.0;

/// An amount in US dollars, exact to the micro-dollar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Usd(i64);

impl Usd {
    /// Nothing.
    pub const ZERO: Usd = Usd(0);

    /// An amount in micro-dollars.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// An amount in dollars, rounded to the nearest micro-dollar; what is not a number is zero.
    pub fn from_f64(usd: f64) -> Self {
        // `as` saturates at the ends of i64 and turns NaN into 0.
        Self(libm::round(usd * MICROS_PER_USD) as i64)
    }

    /// Whether it is as much, or as little, as can be counted: more of it would be the same.
    pub const fn is_at_limit(self) -> bool {
        self.0 == i64::MAX || self.0 == i64::MIN
    }

    /// The amount in micro-dollars.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The amount in dollars.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / MICROS_PER_USD
    }
}

impl Add for Usd {
    type Output = Usd;
    fn add(self, other: Usd) -> Usd {
        Usd(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Usd {
    fn add_assign(&mut self, other: Usd) {
        *self = *self + other;
    }
}

impl Sum for Usd {
    fn sum<I: Iterator<Item = Usd>>(amounts: I) -> Usd {
        amounts.fold(Usd::ZERO, Add::add)
    }
}

impl Serialize for Usd {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.as_f64())
    }
}

/// `$ 38,410` from ten dollars up, `$ 4.20` below, as the page shows it; what is too much to be counted
/// as "more than $ 9 trillion".
impl fmt::Display for Usd {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "\u{2212}" } else { "" };
        if self.is_at_limit() {
            return write!(formatter, "more than {sign}$ 9 trillion");
        }
        let micros = self.0.unsigned_abs();
        if micros != 0 && micros < 9_995_000 {
            let cents = (micros + 5_000) / 10_000;
            return write!(formatter, "{sign}$ {}.{:02}", cents / 100, cents % 100);
        }
        let digits = ((micros + 500_000) / 1_000_000).to_string();
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        write!(formatter, "{sign}$ {grouped}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_like_a_bill() {
        let cases = [
            (0.0, "$ 0"),
            (0.5, "$ 0.50"),
            (4.199_9, "$ 4.20"),
            (9.999, "$ 10"),
            (612.4, "$ 612"),
            (38_410.0, "$ 38,410"),
            (-1_234_567.0, "\u{2212}$ 1,234,567"),
        ];
        for (usd, text) in cases {
            assert_eq!(Usd::from_f64(usd).to_string(), text);
        }
    }

    #[test]
    fn what_cannot_be_counted_is_no_figure() {
        let most = Usd::from_f64(1e200);
        assert_eq!(most.to_string(), "more than $ 9 trillion");
        assert_eq!((most + most).to_string(), "more than $ 9 trillion");
        assert_eq!(Usd::from_f64(-1e200).to_string(), "more than \u{2212}$ 9 trillion");
        assert_eq!(Usd::from_f64(9e12).to_string(), "$ 9,000,000,000,000");
    }
}
