//! What a price without a published figure may be: a range around the nearest known one, to be asked for and to be
//! marked.

use super::nearest::distance;
use super::{PRICES, Price, UnitPrice, nearest_machine, nearest_price, price_item};

/// A price that is stated in one Region alone may be so much lower or higher in another one. Nobody publishes that; the
/// known prices of the book differ by less between most Regions.
const LOWER: f64 = 0.8;
const HIGHER: f64 = 1.25;
/// The price of another machine of the same family may be so many times the price: one step of size doubles it.
const PER_MACHINE: f64 = 2.0;

/// A range in which a price may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PriceEstimate {
    /// The lower end.
    pub low: UnitPrice,
    /// The upper end.
    pub high: UnitPrice,
    /// The known price that it rests on: that of the nearest Region, or of the nearest machine.
    pub from: Price,
}

/// What a price may be in a Region in which nobody states it; nothing where nobody states anything near it.
pub fn price_estimate(key: &str, region: &str) -> Option<PriceEstimate> {
    if let Some(from) = nearest_price(key, region) {
        let known = price_item(key)?.prices().map(|it| it.usd.nanos());
        let (low, high) =
            known.fold((i64::MAX, i64::MIN), |(low, high), it| (low.min(it), high.max(it)));
        if low < high {
            let [low, high] = [low, high].map(UnitPrice::from_nanos);
            return Some(PriceEstimate { low, high, from });
        }
        return Some(around(from, LOWER, HIGHER));
    }
    match nearest_machine(key, region) {
        Some(from) => Some(around(from, 1.0 / PER_MACHINE, PER_MACHINE)),
        None => alike(key, region),
    }
}

/// From the lowest to the highest price of the same thing for other resource types: of copies of S3 backups to another
/// Region by those of EBS and RDS, for example.
fn alike(key: &str, region: &str) -> Option<PriceEstimate> {
    let is_alike = |other: &str| {
        let steps = || key.split('.').zip(other.split('.'));
        key.split('.').count() == other.split('.').count()
            && steps().filter(|(a, b)| a != b).count() == 1
            && steps().last().is_some_and(|(a, b)| a == b)
    };
    let items = PRICES.iter().filter(|it| is_alike(it.key));
    let prices: Vec<Price> = items.flat_map(|it| it.prices().collect::<Vec<_>>()).collect();
    let far = |price: &Price| {
        if price.region == region {
            0.0
        } else {
            distance(region, price.region).unwrap_or(f64::MAX)
        }
    };
    let from = *prices.iter().min_by(|a, b| far(a).total_cmp(&far(b)))?;
    let low = prices.iter().map(|it| it.usd).min().unwrap_or(from.usd);
    let high = prices.iter().map(|it| it.usd).max().unwrap_or(from.usd);
    Some(PriceEstimate { low, high, from })
}

fn around(from: Price, lower: f64, higher: f64) -> PriceEstimate {
    let [low, high] = [lower, higher].map(|times| UnitPrice::from_f64(from.usd.as_f64() * times));
    PriceEstimate { low, high, from }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::REGIONS;
    use crate::catalog::prices::EVERYWHERE;

    #[test]
    fn an_estimate_lies_around_the_price_that_it_rests_on() {
        for item in PRICES {
            for region in REGIONS {
                let Some(estimate) = price_estimate(item.key, region.code) else {
                    let is_elsewhere = item.prices().any(|it| it.region != EVERYWHERE);
                    assert!(!is_elsewhere, "{} has a price elsewhere", item.key);
                    continue;
                };
                let range = estimate.low.nanos()..=estimate.high.nanos();
                assert!(range.contains(&estimate.from.usd.nanos()), "{} {estimate:?}", item.key);
            }
        }
    }

    #[test]
    fn a_machine_without_a_price_is_estimated_by_its_neighbor() {
        let estimate =
            price_estimate("ec2.linux.m6i.2xlarge.hour", "us-east-1").expect("a neighbor");
        assert_eq!(estimate.from.key, "ec2.linux.m6i.xlarge.hour");
        assert!(estimate.low < estimate.from.usd && estimate.from.usd < estimate.high);
        assert_eq!(price_estimate("nothing.like.it", "us-east-1"), None);
    }

    #[test]
    fn a_copy_that_nobody_prices_is_estimated_by_those_of_other_types() {
        let estimate =
            price_estimate("aws_backup.s3.cross_region_gb", "us-east-1").expect("others");
        assert!(estimate.from.key.ends_with(".cross_region_gb"), "{}", estimate.from.key);
        assert_eq!(estimate.from.region, "us-east-1");
    }
}
