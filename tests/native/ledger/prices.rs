//! Prices: what is known, who says so, and what happens where nobody does.

use std::sync::Arc;

use serde_json::json;
use tabletop::catalog::prices::{
    self, Deployment, FIVE_REGIONS, KEYS, PRICES, PriceKey, UnitPrice,
};
use tabletop::catalog::{ComponentKind, REGIONS, region};
use tabletop::engine::ledger::{AmountStatus, LedgerEntry, Quote};
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
    assert!(findings.iter().any(|it| it.pointer == "/components/0/instance_type"), "{findings:#?}");
}

/// A copy that takes over holds all data, whichever service it is of: of clusters the storage is billed beside the
/// instances.
#[test]
fn a_standby_pays_for_its_storage() {
    let all = ComponentKind::ALL.iter().map(|kind| (kind, kind.spec()));
    // Of ElastiCache the nodes are the memory, and nobody has a price for what has no type of its own.
    let is_paid_otherwise = |kind: &ComponentKind| {
        matches!(kind, ComponentKind::ElasticacheCluster | ComponentKind::Other)
    };
    let replicated = all.filter(|(kind, spec)| spec.replica.is_some() && !is_paid_otherwise(kind));
    for (kind, _) in replicated {
        let mut document = support::base();
        document["components"][0] = json!({ "id": "orders", "kind": kind.key(), "site": "primary", "size_gib": 500, "versioning": true });
        if *kind != ComponentKind::S3Bucket {
            document["components"][0].as_object_mut().expect("an object").remove("versioning");
        }
        document["recovery"] =
            json!([{ "component": "orders", "strategy": "warm_standby", "site": "recovery" }]);
        let ledger = ledger(&document);
        let is_storage = |entry: &&LedgerEntry| {
            ledger.quote(entry).is_some_and(|it| it.key.as_str().ends_with("gb_month"))
        };
        let held: f64 = ledger.entries.iter().filter(is_storage).map(|it| it.quantity).sum();
        // A week of a month of 30 days.
        assert!(held > 500.0 * 6.9 / 30.0, "{}: {held} GB-months", kind.key());
    }
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
        .map(|it| it.pointer.as_str())
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
    assert_eq!(status(&own), (Some(80_000_000), AmountStatus::Known));
    own.entry("ebs.gp3.gb_month".to_owned())
        .or_default()
        .insert("us-east-1".to_owned(), Some(0.07));
    assert_eq!(status(&own), (Some(70_000_000), AmountStatus::Known));
    own.entry("ebs.gp3.gb_month".to_owned()).or_default().insert("us-east-1".to_owned(), None);
    assert_eq!(status(&own), (None, AmountStatus::Unknown));
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

/// What public records state: one figure of each that was read, and what stays unknown.
#[test]
fn prices_that_public_records_state_are_known() {
    for (key, region, usd, said_by) in [
        ("aws_backup.redshift.warm.gb_month", "us-east-1", 0.023, "redshift_cluster_test"),
        ("redshift.node.hour", "us-east-1", 0.25, "redshift_cluster_test"),
        ("aws_backup.documentdb.warm.gb_month", "us-east-1", 0.021, "docdb_cluster_test"),
        ("documentdb.instance.hour", "us-east-1", 0.078, "docdb_cluster_instance_test"),
        ("documentdb.storage.gb_month", "us-east-1", 0.1, "docdb_cluster_instance_test"),
        ("aws_backup.fsx.warm.gb_month", "us-east-1", 0.05, "fsx_windows_file_system_test"),
        ("fsx.windows.ssd.multi_az.gb_month", "us-east-1", 0.23, "fsx_windows_file_system_test"),
        ("fsx.openzfs.ssd.gb_month", "us-east-1", 0.09, "fsx_openzfs_file_system_test"),
        ("aurora.storage.gb_month", "us-east-1", 0.1, "rds_cluster_test"),
        ("aws_backup.neptune.warm.gb_month", "eu-west-2", 0.022, "neptune_cluster_test"),
        ("neptune.instance.hour", "eu-west-2", 0.112, "neptune_cluster_instance_test"),
        ("neptune.storage.gb_month", "eu-west-2", 0.116, "neptune_cluster_test"),
        ("aws_backup.efs.warm.gb_month", "us-west-1", 0.06, "backup_vault_test"),
        ("aws_backup.efs.cold.gb_month", "us-west-1", 0.012, "backup_vault_test"),
        ("aws_backup.efs.restore.warm_gb", "us-west-1", 0.024, "backup_vault_test"),
        ("aws_backup.efs.restore.cold_gb", "us-west-1", 0.036, "backup_vault_test"),
        ("ebs.snapshot.standard.gb_month", "us-west-1", 0.055, "backup_vault_test"),
        ("rds.backup.gb_month", "us-west-1", 0.095, "backup_vault_test"),
        ("dynamodb.backup.warm.gb_month", "us-west-1", 0.112, "backup_vault_test"),
        ("dynamodb.restore_gb", "us-west-1", 0.168, "backup_vault_test"),
        ("aurora.backup.gb_month", "us-west-1", 0.024, "backup_vault_test"),
        ("aws_backup.fsx.warm.gb_month", "us-west-1", 0.055, "backup_vault_test"),
        ("transfer.inter_region_out_gb.to_us-east-1", "us-east-2", 0.01, "data_transfer_test"),
        ("ebs.snapshot.standard.gb_month", "eu-west-1", 0.05, "ec2.shop"),
        ("ec2.linux.t2.micro.hour", "us-east-1", 0.0116, "ec2.shop"),
        ("rds.mysql.db.t3.micro.multi_az.hour", "ap-south-1", 0.049, "ec2.shop"),
    ] {
        let price = prices::price(key, region).unwrap_or_else(|| panic!("{key} in {region}"));
        assert_eq!(price.usd, UnitPrice::from_f64(usd), "{key} in {region}");
        assert!(price.source.contains(said_by), "{key}: {}", price.source);
        assert!(price.as_of.starts_with("202") && price.url.starts_with("https://"), "{key}");
    }
    // A Region without a figure stays without one: the nearest is named and not used.
    for key in
        ["aws_backup.redshift.warm.gb_month", "documentdb.instance.hour", "aurora.storage.gb_month"]
    {
        assert_eq!(prices::price(key, "eu-west-1"), None, "{key}");
        assert_eq!(
            prices::nearest_price(key, "eu-west-1").map(|it| it.region),
            Some("us-east-1"),
            "{key}"
        );
    }
}

/// The instance types and classes that public templates name most often.
#[test]
fn the_most_frequent_machines_have_a_price_in_five_regions() {
    let instance_types = [
        "t3.medium",
        "t3.small",
        "t2.micro",
        "m5.4xlarge",
        "t2.small",
        "t3.micro",
        "t2.nano",
        "m4.2xlarge",
        "m5.8xlarge",
        "t3.large",
        "m5.large",
        "t3.nano",
        "m5.2xlarge",
        "c4.xlarge",
        "m4.xlarge",
    ];
    let classes = ["db.t3.micro", "db.t3.medium", "db.t3.small", "db.t2.small"];
    let machines = instance_types.map(PriceKey::instance_type).into_iter();
    let databases = classes.into_iter().flat_map(|class| {
        [Deployment::SingleAz, Deployment::MultiAz].map(|it| PriceKey::db_class(class, it))
    });
    for key in machines.chain(databases) {
        for region in FIVE_REGIONS {
            let price = prices::price(key.as_str(), region);
            let usd = price.map_or(0.0, |price| price.usd.as_f64());
            assert!((0.005..2.0).contains(&usd), "{key} in {region}: {usd}");
        }
    }
    // Serverless is charged by capacity and not by the instance.
    let serverless = PriceKey::db_class("db.serverless", Deployment::SingleAz);
    assert_eq!(prices::price(serverless.as_str(), "us-east-1"), None);
}
