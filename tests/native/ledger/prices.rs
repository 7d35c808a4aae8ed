//! Prices: what is known, who says so, and what happens where nobody does.

use std::sync::Arc;

use serde_json::json;
use tabletop::catalog::prices::{self, KEYS, PRICES};
use tabletop::catalog::{REGIONS, region};
use tabletop::engine::ledger::{Quote, Status};
use tabletop::model::Severity;
use tabletop::units::Usd;

use super::ledger;
use crate::support;

#[test]
fn a_larger_instance_type_costs_more_and_an_unknown_one_says_so() {
    let standby = |instance_type: &str| {
        let mut document = support::base();
        document["components"][0] = json!({
            "id": "orders", "kind": "ec2_fleet", "site": "primary", "instances": 4, "instance_type": instance_type
        });
        document["recovery"] =
            json!([{ "component": "orders", "strategy": "warm_standby", "site": "recovery" }]);
        (ledger(&document).protection(), support::findings(&document))
    };
    // One of four instances for 168 hours.
    assert_eq!(standby("m6i.large").0.usd, Usd::from_f64(168.0 * 0.096));
    assert_eq!(standby("m6i.xlarge").0.usd, Usd::from_f64(168.0 * 0.192));
    let (unknown, findings) = standby("x9z.mega");
    assert!(unknown.at_least && unknown.usd == Usd::ZERO);
    assert!(findings.iter().any(|it| it.path == "/components/0/instance_type"), "{findings:#?}");
}

#[test]
fn unknown_keys_and_regions_of_prices_are_refused() {
    let mut document = support::base();
    document["prices"] = json!({
        "ebs.gp3.gb_month": { "us-east-1": 0.07, "us-west-2": null, "atlantis-1": 0.1 },
        "ebs.gp9.gb_month": { "us-east-1": 0.07 },
        "ec2.linux.m9z.large.hour": { "us-east-1": 0.5 },
        "rds.mysql.db.r9.large.multi_az.hour": { "us-east-1": 0.5 },
        "drs.server_hour": { "all": 0.03 }
    });
    let findings = support::findings(&document);
    let errors: Vec<&str> = findings
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .map(|it| it.path.as_str())
        .collect();
    assert_eq!(errors, ["/prices/ebs.gp3.gb_month/atlantis-1", "/prices/ebs.gp9.gb_month"]);
}

#[test]
fn every_price_is_named_and_sourced() {
    assert!(PRICES.windows(2).all(|pair| pair[0].key < pair[1].key), "keys ascend");
    for item in PRICES {
        for price in item.prices() {
            assert!(price.usd.nanos() >= 0 && !price.source.is_empty() && !price.as_of.is_empty());
            let known = price.region == prices::EVERYWHERE || region(price.region).is_some();
            assert!(known, "{} in {}", price.key, price.region);
        }
        let machine = item.key.starts_with("ec2.") || item.key.starts_with("rds.mysql.db.");
        assert!(machine || KEYS.contains(&item.key), "nothing asks for {}", item.key);
        assert!(prices::is_price_key(item.key));
    }
    for key in KEYS {
        assert!(prices::price_item(key).is_some(), "the book has no {key}");
    }
}

#[test]
fn every_price_has_a_name_in_words() {
    let mut names: Vec<String> = PRICES.iter().map(|item| prices::label_of(item.key)).collect();
    for (name, item) in names.iter().zip(PRICES) {
        assert!(!name.contains('_') && name.contains(' ') && *name != item.key, "{name}");
    }
    names.sort();
    names.dedup();
    assert_eq!(names.len(), PRICES.len(), "no two keys have one name");
    for (key, name) in [
        ("ec2.linux.x9z.mega.hour", "EC2 x9z.mega, Linux"),
        ("rds.mysql.db.m6g.large.multi_az.hour", "RDS db.m6g.large, MySQL, Multi-AZ"),
        ("no.such.key", "no.such.key"),
    ] {
        assert_eq!(prices::label_of(key), name);
    }
    for item in PRICES {
        for price in item.prices() {
            assert!(price.url.is_empty() || price.url.starts_with("https://"), "{}", price.url);
        }
    }
}

#[test]
fn a_price_of_the_scenario_goes_before_that_of_the_book() {
    let region: Arc<str> = "us-east-1".into();
    let key = || prices::PriceKey::named("ebs.gp3.gb_month");
    let mut own = tabletop::model::Prices::new();
    let status = |own: &tabletop::model::Prices| {
        let quote = Quote::of(own, key(), &region);
        (quote.usd.map(|usd| usd.nanos()), quote.status())
    };
    assert_eq!(status(&own), (Some(80_000_000), Status::Known));
    own.entry("ebs.gp3.gb_month".to_owned())
        .or_default()
        .insert("us-east-1".to_owned(), Some(0.07));
    assert_eq!(status(&own), (Some(70_000_000), Status::Known));
    own.entry("ebs.gp3.gb_month".to_owned()).or_default().insert("us-east-1".to_owned(), None);
    assert_eq!(status(&own), (None, Status::Unknown));
}

#[test]
fn an_unknown_price_names_the_nearest_known_one_and_does_not_use_it() {
    assert_eq!(prices::price("ebs.gp3.gb_month", "eu-central-1"), None);
    let nearest = prices::nearest_price("ebs.gp3.gb_month", "eu-central-1").expect("there is one");
    assert_eq!((nearest.region, nearest.usd.nanos()), ("eu-west-1", 88_000_000));
    assert_eq!(prices::nearest_price("fsx.storage.gb_month", "us-east-1"), None);
    for region in REGIONS {
        assert!(prices::price("drs.server_hour", region.code).is_some(), "it holds everywhere");
    }
}
