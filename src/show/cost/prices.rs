//! The price book: what each price is, who says so, and what can be set for this design.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::money::{mark, region as region_name, without_sign};
use crate::catalog::REGIONS;
use crate::catalog::prices::{
    EVERYWHERE, PRICES, PriceEstimate, PriceKey, UnitPrice, label_of, price, price_item,
};
use crate::engine::Ledger;
use crate::engine::ledger::{Quote, QuoteSource};
use crate::model::Scenario;
use crate::show::text::counted;
use crate::show::{Line, columns};

/// What unknown and provisional prices are.
pub const EXPLAINED: &str = "A price without a published source is unknown; the price of another Region is only used if you choose it. A price from a test, from a bill or from a single secondary source is provisional.";
/// What is said where the search finds nothing.
pub const NOT_FOUND: &str = "No price matches these words.";
/// What an empty field stands for.
pub const UNKNOWN: &str = "unknown";

columns! {
    /// A price of the book.
    pub struct PriceRow {
        /// Its Region.
        region,
        /// The amount as a field has it; empty where it is unknown.
        usd,
        /// The unit that it is for.
        unit,
        /// The date of its source.
        date,
        /// Whose page states it.
        source,
        /// How it came from there; empty where it is from the page itself.
        way,
        /// The address of its source; empty without one.
        url,
        /// How sure it is.
        confidence,
        /// The tone of the word that marks it.
        tone,
        /// The word that marks it; empty where it is certain.
        word,
        /// What the book says where the design sets the price; empty elsewhere.
        instead_of,
        /// Says something where the design sets the price.
        is_own,
        /// The nearest known price where none is known; empty elsewhere.
        nearest,
        /// The Region of the nearest known price.
        nearest_region,
    }
}

/// Which price: its key in a Region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceAt {
    /// The key.
    pub key: Arc<str>,
    /// The Region, or [`EVERYWHERE`].
    pub region: Arc<str>,
}

impl PriceAt {
    /// The price with a key in a Region.
    pub fn new(key: &str, region: &Arc<str>) -> Self {
        Self { key: key.into(), region: Arc::clone(region) }
    }

    /// Tells it from other prices, in lists and in the ids of fields.
    pub fn id(&self) -> String {
        format!("{}|{}", self.key, self.region)
    }

    /// The price with an id.
    pub fn of_id(id: &str) -> Self {
        let (key, region) = id.split_once('|').unwrap_or((id, ""));
        Self { key: key.into(), region: region.into() }
    }

    /// "EBS snapshots in us-east-1".
    pub fn name(&self) -> String {
        let label = label_of(&self.key);
        if *self.region == *EVERYWHERE {
            label.to_owned()
        } else {
            format!("{label} in {}", self.region)
        }
    }

    /// Its row in a design.
    pub fn row(&self, scenario: &Scenario) -> Line {
        let quote = Quote::of(&scenario.prices, PriceKey::named(&self.key), &self.region);
        let regions = scenario.prices.get(&*self.key);
        let is_own = regions.is_some_and(|it| it.contains_key(&*self.region));
        let (tone, word) = mark(quote.status());
        let mut row = PriceRow {
            region: region_name(&self.region).to_owned(),
            usd: quote.usd.map(UnitPrice::digits).unwrap_or_default(),
            unit: quote.unit.to_owned(),
            tone: tone.to_owned(),
            word: word.to_owned(),
            ..PriceRow::default()
        };
        if is_own {
            row.is_own = "own".to_owned();
            row.source = "this design".to_owned();
            let in_book = price(&self.key, &self.region);
            row.instead_of =
                in_book.map(|it| format!("Price book: {}", it.usd)).unwrap_or_default();
        }
        match quote.source {
            QuoteSource::Scenario => {
                row.source = "this design".to_owned();
                row.confidence = "set by you".to_owned();
            }
            QuoteSource::Book(price) => {
                row.date = price.as_of.to_owned();
                let (page, way) = page_of(price.source);
                (row.source, row.way) = (page.to_owned(), way.to_owned());
                row.url = price.url.to_owned();
                row.confidence = price.confidence.label().to_owned();
            }
            QuoteSource::Nobody { nearest: Some(nearest) } => {
                row.nearest = nearest.usd.to_string();
                row.nearest_region = nearest.region.to_owned();
            }
            QuoteSource::Nobody { nearest: None } => {
                row.confidence = "not published in any Region".to_owned();
            }
        }
        row.into()
    }

    /// What its field is called.
    pub fn field(&self) -> String {
        format!("Price of {} in USD", self.name())
    }

    /// The label of setting it, in undo.
    pub fn set_label(&self, usd: f64) -> String {
        format!("Set the price of {} to {usd}", self.name())
    }

    /// The button that leads to its field.
    pub fn set_button(&self) -> String {
        format!("Set the price of {}", self.name())
    }

    /// What the button is called that uses the price of another Region.
    pub fn use_nearest_for(&self, button: &str) -> String {
        format!("{button} for {}", self.name())
    }

    /// The label of going back to the book's price, in undo and on the button.
    pub fn reset_label(&self) -> String {
        format!("Reset the price of {}", self.name())
    }

    /// The label of using the price of another Region, in undo.
    pub fn nearest_label(&self, from: &str) -> String {
        format!("Use the price of {from} for {}", self.name())
    }
}

/// The switch of estimates, and what it does.
pub const USE_ESTIMATES: &str = "Use estimates for prices without a published source";

/// The range of an estimated price.
pub fn price_range(estimate: &PriceEstimate) -> String {
    format!("{}–{}", estimate.low, without_sign(&estimate.high.to_string()))
}

/// What an estimated price rests on: "estimated from us-west-2", or from another machine.
pub fn estimated_from(estimate: &PriceEstimate, key: &str) -> String {
    if estimate.from.key == key {
        format!("estimated from {}", estimate.from.region)
    } else {
        format!("estimated from {}", label_of(estimate.from.key))
    }
}

/// Whose page a source is, and the way in which it came from there; no way where the source says none.
pub fn page_of(source: &str) -> (&str, &str) {
    if source.starts_with("Expected output of a test") {
        return ("AWS prices as tested by a third party", source);
    }
    source.split_once(", ").unwrap_or((source, ""))
}

/// The button that uses the price of another Region.
pub fn use_nearest(region: &str, usd: &str) -> String {
    format!("Use the price of {region}: {usd}")
}

/// How many prices are used, and how many of them the design sets.
pub fn says(used: usize, own: usize) -> String {
    let used = counted(used, "price");
    match own {
        0 => format!("{used}, all from the price book."),
        own => format!("{used}. This design sets {}.", counted(own, "price")),
    }
}

/// The ids of the prices of amounts, in the order of the bill, and then of further ones that the design
/// sets.
pub fn used(ledger: &Ledger, scenario: &Scenario) -> Vec<Arc<str>> {
    let mut prices: Vec<Arc<str>> = Vec::new();
    let mut known: BTreeSet<Arc<str>> = BTreeSet::new();
    let of_bill =
        ledger.used_quotes().map(|quote| PriceAt::new(quote.key.as_str(), &quote.region).id());
    let own = scenario.prices.iter().flat_map(|(key, regions)| {
        regions.keys().map(move |region| PriceAt::new(key.as_str(), &region.as_str().into()).id())
    });
    for price in of_bill.chain(own) {
        let price: Arc<str> = price.into();
        if known.insert(Arc::clone(&price)) {
            prices.push(price);
        }
    }
    prices
}

/// The ids of all prices in a Region whose names have the words asked for, also of those that only the
/// design knows.
pub fn book(scenario: &Scenario, region: &str, asked: &str) -> Vec<Arc<str>> {
    let asked = asked.to_ascii_lowercase();
    let is_asked = |key: &str| {
        let name = format!("{} {key}", label_of(key)).to_ascii_lowercase();
        asked.split_whitespace().all(|word| name.contains(word))
    };
    let own = scenario.prices.keys().map(String::as_str).filter(|key| price_item(key).is_none());
    let all = PRICES.iter().map(|item| item.key).chain(own);
    all.filter(|key| is_asked(key))
        .map(|key| {
            let region = if holds_everywhere(key) { EVERYWHERE } else { region };
            PriceAt::new(key, &region.into()).id().into()
        })
        .collect()
}

/// Whether the book has one price of a key for all Regions.
fn holds_everywhere(key: &str) -> bool {
    price_item(key).is_some_and(|it| it.prices().any(|price| price.region == EVERYWHERE))
}

/// The Region of the primary site; else the first there is.
pub fn home(scenario: &Scenario) -> String {
    let primary = scenario.primary_site().and_then(|it| it.region.clone());
    let any = || scenario.sites.iter().find_map(|it| it.region.clone());
    primary.or_else(any).unwrap_or_else(|| REGIONS[0].code.to_owned())
}
