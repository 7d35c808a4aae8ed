//! The price book: list prices by key and Region, each with its date, its source and how sure it is.
//!
//! A price that nobody was found to state is unknown. It is never taken from another Region: the
//! nearest Region with a figure is only named, for the user to choose.

mod book;
mod estimate;
mod keys;
mod machines;
mod nearest;

use std::fmt;

pub use book::PRICES;
pub use estimate::{PriceEstimate, price_estimate};
pub use keys::{Deployment, KEYS, PriceKey};
pub use machines::nearest_machine;

/// The Region of prices that hold everywhere.
pub const EVERYWHERE: &str = "all";

/// The Regions for which whole price lists are known, in the order of [`PriceFigures::Five`].
pub const FIVE_REGIONS: [&str; 5] =
    ["us-east-1", "us-west-2", "eu-west-1", "ap-south-1", "ap-southeast-1"];

/// Billionths of a dollar in a dollar.
const NANOS_PER_USD: f64 = 1e9;

/// An amount of money for one unit, in billionths of a US dollar: list prices are exact in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitPrice(i64);

impl UnitPrice {
    /// A price in billionths of a dollar.
    pub const fn from_nanos(nanos: i64) -> Self {
        Self(nanos)
    }

    /// A price in dollars, rounded to the nearest billionth; what is not a number is zero.
    pub fn from_f64(usd: f64) -> Self {
        // `as` saturates at the ends of i64 and turns NaN into 0.
        Self(libm::round(usd * NANOS_PER_USD) as i64)
    }

    /// The price in billionths of a dollar.
    pub const fn nanos(self) -> i64 {
        self.0
    }

    /// The price in dollars.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / NANOS_PER_USD
    }

    /// The size of the price in dollars, without its sign: `0.095`, all digits and no more, at least two
    /// after the point.
    pub fn digits(self) -> String {
        let nanos = self.0.unsigned_abs();
        let digits = format!("{:09}", nanos % 1_000_000_000);
        let digits = digits.trim_end_matches('0');
        format!("{}.{digits:0<2}", nanos / 1_000_000_000)
    }
}

/// `$0.095`, as [`UnitPrice::digits`].
impl fmt::Display for UnitPrice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "\u{2212}" } else { "" };
        write!(formatter, "{sign}${}", self.digits())
    }
}

/// How sure a price is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceConfidence {
    /// A machine's copy of an AWS price file.
    PriceFeed,
    /// Somebody quotes the AWS price list with usage type or SKU.
    Quoted,
    /// A figure in AWS's documentation or in a worked example of an AWS pricing page.
    WorkedExample,
    /// What a cost tool's test expects, made from the AWS price list.
    Golden,
    /// The unit price on a published AWS bill.
    Bill,
    /// One statement by somebody else.
    Secondary,
}

impl PriceConfidence {
    /// Whether a total that contains such a price is provisional.
    pub const fn is_provisional(self) -> bool {
        matches!(self, Self::Golden | Self::Bill | Self::Secondary)
    }

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::PriceFeed => "AWS price feed",
            Self::Quoted => "price list, quoted",
            Self::WorkedExample => "AWS's own example",
            Self::Golden => "a tool's expected output",
            Self::Bill => "a published bill",
            Self::Secondary => "one secondary source",
        }
    }
}

/// Where a figure comes from.
#[derive(Debug, PartialEq, Eq)]
pub struct Origin {
    /// Who says so.
    pub source: &'static str,
    /// The address where it can be looked up; empty where no page is known.
    pub url: &'static str,
    /// When it was so: a date, a month or a year; `unknown` where the source bears none.
    pub as_of: &'static str,
    /// How sure it is.
    pub confidence: PriceConfidence,
}

/// A figure for one Region.
#[derive(Debug)]
pub struct Figure {
    /// The Region's code, or [`EVERYWHERE`].
    pub region: &'static str,
    /// The price of one unit.
    pub usd: UnitPrice,
    /// Where it comes from.
    pub origin: &'static Origin,
}

/// The figures of one key.
#[derive(Debug)]
pub enum PriceFigures {
    /// One for each of the [`FIVE_REGIONS`], in billionths of a dollar, all from one source.
    Five([i64; 5], &'static Origin),
    /// Some, or none at all.
    Some(&'static [Figure]),
}

/// One key of the price book.
#[derive(Debug)]
pub struct PriceItem {
    /// The name by which documents refer to it: `ebs.gp3.gb_month`.
    pub key: &'static str,
    /// What one costs: `GB-month`. AWS's GB are GiB of 2^30 bytes.
    pub unit: &'static str,
    /// What it costs where.
    pub figures: PriceFigures,
}

/// A price as the book has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// The key.
    pub key: &'static str,
    /// The Region the figure is for, or [`EVERYWHERE`].
    pub region: &'static str,
    /// What one costs.
    pub unit: &'static str,
    /// The price of one unit in US dollars.
    pub usd: UnitPrice,
    /// When it was so.
    pub as_of: &'static str,
    /// Who says so.
    pub source: &'static str,
    /// The address where it can be looked up; empty where no page is known.
    pub url: &'static str,
    /// How sure it is.
    pub confidence: PriceConfidence,
}

impl PriceItem {
    /// The figures of the key, in the order of the book.
    pub fn prices(&'static self) -> impl Iterator<Item = Price> {
        let (five, some): (Option<(&[i64; 5], &Origin)>, &[Figure]) = match &self.figures {
            PriceFigures::Five(nanos, origin) => (Some((nanos, origin)), &[]),
            PriceFigures::Some(figures) => (None, figures),
        };
        let five = five.into_iter().flat_map(|(nanos, origin)| {
            FIVE_REGIONS.into_iter().zip(nanos).map(move |(region, nanos)| (region, *nanos, origin))
        });
        five.chain(some.iter().map(|it| (it.region, it.usd.nanos(), it.origin))).map(
            |(region, nanos, origin)| Price {
                key: self.key,
                region,
                unit: self.unit,
                usd: UnitPrice::from_nanos(nanos),
                as_of: origin.as_of,
                source: origin.source,
                url: origin.url,
                confidence: origin.confidence,
            },
        )
    }

    /// The price in a Region, if it is known there.
    pub fn price(&'static self, region: &str) -> Option<Price> {
        self.prices().find(|it| it.region == region || it.region == EVERYWHERE)
    }
}

/// Finds a key of the price book.
pub fn price_item(key: &str) -> Option<&'static PriceItem> {
    PRICES.binary_search_by(|item| item.key.cmp(key)).ok().map(|at| &PRICES[at])
}

/// The price of a key in a Region; nothing where it is unknown.
pub fn price(key: &str, region: &str) -> Option<Price> {
    price_item(key)?.price(region)
}

/// The known price of a key in the Region nearest to one in which it is unknown: a choice to offer,
/// never to make.
pub fn nearest_price(key: &str, region: &str) -> Option<Price> {
    let known = price_item(key)?.prices();
    known
        .filter_map(|price| Some((nearest::distance(region, price.region)?, price)))
        .min_by(|(a, one), (b, other)| a.total_cmp(b).then(one.region.cmp(other.region)))
        .map(|(_, price)| price)
}

/// Whether documents may set a price by this key: one of the book, or that of an instance type or a
/// database class that the book does not have.
pub fn is_price_key(key: &str) -> bool {
    price_item(key).is_some() || keys::is_machine(key)
}

/// What one unit of a key is; instance types and database classes cost by the hour.
pub fn unit_of(key: &str) -> &'static str {
    price_item(key).map_or("instance-hour", |item| item.unit)
}

/// What people call the thing that a key prices: `EBS snapshots`, `EC2 m6i.large, Linux`; the key
/// itself where it is no key of the book.
pub fn label_of(key: &str) -> String {
    keys::label(key)
}
