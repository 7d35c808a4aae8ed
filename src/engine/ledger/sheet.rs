//! The prices of one run: the scenario's own, else the price book's, each looked up once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::prices::{self, EVERYWHERE, Price, PriceConfidence, PriceKey, UnitPrice};
use crate::model::Prices;

/// How sure an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountStatus {
    /// Its price is known.
    Known,
    /// Its price rests on a source that is not AWS's own.
    Provisional,
    /// Its price is not known: the amount is left out, and totals say "at least".
    Unknown,
}

/// Where a price in use comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum QuoteSource {
    /// The scenario sets it.
    Scenario,
    /// The price book.
    Book(Price),
    /// Nobody states it; the known price in the nearest Region, as a choice to offer.
    Nobody {
        /// The choice.
        nearest: Option<Price>,
    },
}

/// A price in use: a key in a Region.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The key.
    pub key: PriceKey,
    /// The Region it is asked for.
    pub region: Arc<str>,
    /// What one costs.
    pub unit: &'static str,
    /// The price of one unit in US dollars, if it is known.
    pub usd: Option<UnitPrice>,
    /// Who says so.
    pub source: QuoteSource,
}

/// A scenario's own price of a key in a Region: nothing where it has none, and no price where it says
/// that the price is not known.
fn own_price(own: &Prices, key: &PriceKey, region: &str) -> Option<Option<UnitPrice>> {
    let regions = own.get(key.as_str())?;
    let usd = regions.get(region).or_else(|| regions.get(EVERYWHERE))?;
    Some(usd.map(UnitPrice::from_f64))
}

/// The price of one unit in a Region: a scenario's own, else the price book's; nothing where it is not
/// known.
pub(in crate::engine) fn unit_price(
    own: &Prices,
    key: &PriceKey,
    region: &str,
) -> Option<UnitPrice> {
    own_price(own, key, region)
        .unwrap_or_else(|| prices::price(key.as_str(), region).map(|price| price.usd))
}

impl Quote {
    /// The price of a key in a Region: a scenario's own, else the price book's.
    pub fn of(own: &Prices, key: PriceKey, region: &Arc<str>) -> Self {
        let unit = prices::unit_of(key.as_str());
        let own = own_price(own, &key, region);
        let nobody =
            || QuoteSource::Nobody { nearest: prices::nearest_price(key.as_str(), region) };
        let (usd, source) = match (own, prices::price(key.as_str(), region)) {
            (Some(Some(usd)), _) => (Some(usd), QuoteSource::Scenario),
            // Null says that the price is not known, whatever the book has.
            (Some(None), _) | (None, None) => (None, nobody()),
            (None, Some(price)) => (Some(price.usd), QuoteSource::Book(price)),
        };
        Self { key, region: Arc::clone(region), unit, usd, source }
    }

    /// How sure the price is.
    pub fn status(&self) -> AmountStatus {
        match (self.usd, self.source) {
            (None, _) => AmountStatus::Unknown,
            (Some(_), QuoteSource::Book(price)) if price.confidence.is_provisional() => {
                AmountStatus::Provisional
            }
            (Some(_), _) => AmountStatus::Known,
        }
    }

    /// How sure the price book is of it, where the price is the book's.
    pub fn confidence(&self) -> Option<PriceConfidence> {
        match self.source {
            QuoteSource::Book(price) => Some(price.confidence),
            QuoteSource::Scenario | QuoteSource::Nobody { .. } => None,
        }
    }
}

/// The prices in use so far.
#[derive(Debug)]
pub(super) struct PriceSheet<'a> {
    own: &'a Prices,
    pub(super) quotes: Vec<Quote>,
    places: BTreeMap<(PriceKey, Arc<str>), u32>,
}

impl<'a> PriceSheet<'a> {
    pub(super) fn new(own: &'a Prices) -> Self {
        Self { own, quotes: Vec::new(), places: BTreeMap::new() }
    }

    /// The place of a price among the quotes.
    pub(super) fn place(&mut self, key: PriceKey, region: &Arc<str>) -> u32 {
        let name = (key, Arc::clone(region));
        if let Some(place) = self.places.get(&name) {
            return *place;
        }
        let place = u32::try_from(self.quotes.len()).unwrap_or(u32::MAX);
        self.quotes.push(Quote::of(self.own, name.0.clone(), region));
        self.places.insert(name, place);
        place
    }

    pub(super) fn quote(&self, place: u32) -> Option<&Quote> {
        self.quotes.get(place as usize)
    }
}
