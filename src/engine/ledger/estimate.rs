//! Amounts whose prices nobody states, estimated for those who ask for it. The ledger itself holds no estimate: its
//! totals say "at least".

use super::sheet::{AmountStatus, Quote, QuoteSource};
use super::{Ledger, LedgerEntry, Total};
use crate::catalog::prices::{PriceEstimate, price_estimate};
use crate::units::Usd;

/// Whether amounts without a published price are estimated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Estimates {
    /// They are left out, and sums say "at least".
    #[default]
    Off,
    /// They are a range around the nearest known price.
    On,
}

/// A sum with a range for what is estimated of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EstimatedTotal {
    /// What is known, and whether something is left out that cannot be estimated either.
    pub known: Total,
    /// The least that the estimated amounts come to.
    pub low: Usd,
    /// The most that they come to.
    pub high: Usd,
    /// How many entries are estimated.
    pub count: usize,
}

impl EstimatedTotal {
    /// Adds an entry of a ledger.
    fn add(&mut self, ledger: &Ledger, entry: &LedgerEntry, estimates: Estimates) {
        let is_asked = estimates == Estimates::On && entry.status == AmountStatus::Unknown;
        let estimate = ledger.quote(entry).filter(|_| is_asked).and_then(Quote::estimate);
        match estimate {
            Some(estimate) => {
                let [a, b] = [estimate.low, estimate.high]
                    .map(|price| Usd::from_f64(price.as_f64() * entry.quantity));
                // A credit turns the ends around.
                self.low += a.min(b);
                self.high += a.max(b);
                self.count += 1;
            }
            None => self.known += Total::from(entry),
        }
    }

    /// The least and the most that all of it comes to.
    pub fn range(self) -> (Usd, Usd) {
        (self.known.usd + self.low, self.known.usd + self.high)
    }

    /// The same sum over another time.
    #[must_use]
    pub fn times(self, share: f64) -> Self {
        let [usd, low, high] =
            [self.known.usd, self.low, self.high].map(|it| Usd::from_f64(it.as_f64() * share));
        Self { known: Total { usd, ..self.known }, low, high, ..self }
    }
}

impl Quote {
    /// What the price may be, where nobody states it.
    pub fn estimate(&self) -> Option<PriceEstimate> {
        match (self.usd, self.source) {
            (None, QuoteSource::Nobody { .. }) => price_estimate(self.key.as_str(), &self.region),
            _ => None,
        }
    }
}

impl Ledger {
    /// The sum of some entries, with a range for what is estimated.
    pub fn estimated<'a>(
        &self,
        entries: impl IntoIterator<Item = &'a LedgerEntry>,
        estimates: Estimates,
    ) -> EstimatedTotal {
        let mut total = EstimatedTotal::default();
        for entry in entries {
            total.add(self, entry, estimates);
        }
        total
    }
}
