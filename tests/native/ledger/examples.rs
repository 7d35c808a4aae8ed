//! AWS's own worked examples, and a bill by hand.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::engine::Run;
use tabletop::engine::ledger::{AmountStatus, Category, Mechanism, Total};
use tabletop::model::presets::preset;
use tabletop::units::Usd;

use super::{is_about, ledger, sum};

/// A month of April with file systems and volumes, and vaults in two Regions.
fn april(components: Value, on_demand_backups: Value) -> Value {
    json!({
        "format": 1,
        "clock": { "start": "2027-04-01T00:00:00Z", "days": 30 },
        "sites": [
            { "id": "primary", "kind": "region", "region": "us-east-1" },
            { "id": "recovery", "kind": "region", "region": "us-west-2" }
        ],
        "components": components,
        "vaults": [
            { "id": "main", "site": "primary" },
            { "id": "far", "site": "recovery" },
            {
                "id": "isolated", "site": "recovery", "air_gapped": true, "lock": "compliance",
                "min_retention_days": 7, "max_retention_days": 365
            }
        ],
        "on_demand_backups": on_demand_backups
    })
}

/// AWS Backup pricing page: 400 GB of EFS backups for 15 days of April and 800 GB for the other 15 are
/// 600 GB-months, at $0.05 each: $30.00.
#[test]
fn the_efs_example_of_the_pricing_page() {
    let file_system = |id: &str| json!({ "id": id, "kind": "efs_file_system", "site": "primary", "size_gib": 400 });
    let backup = |id: &str, at: &str| json!({ "component": id, "vault": "main", "at": at });
    let ledger = ledger(&april(
        json!([file_system("one"), file_system("other")]),
        json!([backup("one", "2027-04-01T00:00:00Z"), backup("other", "2027-04-16T00:00:00Z")]),
    ));
    let stored: f64 = ledger.entries.iter().map(|entry| entry.quantity).sum();
    assert!((stored - 600.0).abs() < 1e-9, "{stored} GB-months");
    assert_eq!(ledger.protection().usd, Usd::from_f64(30.0));
    assert!(!ledger.protection().at_least && !ledger.protection().provisional);
}

/// The same page: 400 GB of EFS backups copied to another Region cost $16.00 to transfer.
#[test]
fn the_efs_copy_example_of_the_pricing_page() {
    let ledger = ledger(&april(
        json!([{ "id": "files", "kind": "efs_file_system", "site": "primary", "size_gib": 400 }]),
        json!([{
            "component": "files", "vault": "main", "at": "2027-04-02T00:00:00Z", "copies": [{ "vault": "far" }]
        }]),
    ));
    let transfer = ledger.total(|entry| entry.category == Category::Transfer);
    assert_eq!(transfer, Total { usd: Usd::from_f64(16.0), ..Total::default() });
}

/// The same page: 3,200 GB of EBS and 2,000 GB of EFS copied to a logically air-gapped vault in another
/// Region cost $144 to transfer.
#[test]
fn the_air_gapped_example_of_the_pricing_page() {
    let backup = |id: &str| {
        json!({
            "component": id, "vault": "main", "at": "2027-04-02T00:00:00Z", "delete_after_days": 30,
            "copies": [{ "vault": "isolated", "delete_after_days": 30 }]
        })
    };
    let ledger = ledger(&april(
        json!([
            { "id": "volumes", "kind": "ebs_volume", "site": "primary", "size_gib": 3_200 },
            { "id": "files", "kind": "efs_file_system", "site": "primary", "size_gib": 2_000 }
        ]),
        json!([backup("volumes"), backup("files")]),
    ));
    assert_eq!(
        ledger.total(|entry| entry.category == Category::Transfer).usd,
        Usd::from_f64(144.0)
    );
}

/// Elastic Disaster Recovery pricing page: 100 servers with 30 TB, of which 3.3 % change in a day, and
/// seven days of snapshots cost in a month $2,044 for the service, $1,425 for staging disks, $1,847 for
/// snapshots and $1,054 for replication servers.
///
/// What is left open there is filled in by what fits: half of the data on small disks (30,000 GB at
/// half $0.05 and half $0.045 are $1,425), and 14 shared t3.small with 12 dedicated m5.large (the only
/// numbers of the two that come to $1,054).
#[test]
fn the_month_of_elastic_disaster_recovery() {
    let document = json!({
        "format": 1,
        "clock": { "start": "2026-08-01T00:00:00Z", "days": 61 },
        "sites": [
            { "id": "office", "kind": "data_center" },
            { "id": "recovery", "kind": "region", "region": "us-east-1" }
        ],
        "components": [{
            "id": "fleet", "kind": "on_prem_servers", "site": "office", "servers": 100, "size_gib": 30_000,
            "change_gib_per_day": 990
        }],
        "recovery": [
            { "component": "fleet", "strategy": "elastic_disaster_recovery", "site": "recovery" }
        ],
        "assumptions": {
            "drs_small_disk_percent": 50, "drs_disks_per_server": 2.25, "drs_dedicated_percent": 12
        }
    });
    let ledger = ledger(&document);
    // September: a month of 720 hours, after the snapshots have filled up.
    let line = |mechanism| sum(&ledger, |it| it.month == 1 && it.mechanism == mechanism);
    for (mechanism, of_aws) in [
        (Mechanism::DrsFee, 2_044.0),
        (Mechanism::DrsStaging, 1_425.0),
        (Mechanism::DrsSnapshots, 1_847.0),
        (Mechanism::DrsServers, 1_054.0),
    ] {
        let amount = line(mechanism);
        assert!(is_about(amount, of_aws), "{mechanism:?}: {amount} and not {of_aws}");
    }
    let all = sum(&ledger, |it| it.month == 1);
    assert!(is_about(all, 6_370.0), "{all}");
}

/// The shipped design over its fourteen days of November, by hand. A GB-month is the GiB stored on the
/// average of the 720 hours of the month; the clock has 336 of them.
#[test]
fn the_bill_of_the_shipped_design_by_hand() {
    let scenario = preset("ecommerce").map(|it| it.scenario()).expect("the shipped design");
    let ledger = Run::new(Arc::new(scenario)).ledger();
    // Category, component, price, Region, micro-dollars; nothing where the price is not known.
    let by_hand: [(&str, &str, &str, &str, Option<i64>); 22] = [
        // Web: 14 points, the first at hour 2. 120 GiB for 334 h, and 2 GiB for 310, 286 ... 22 h: 40,080 +
        // 2 x 2,158 = 44,396 GiB h; / 720 = 61.661111 GB-months, x 0.05.
        ("warm_storage", "web", "ebs.snapshot.standard.gb_month", "us-east-1", Some(3_083_056)),
        // Orders: 56 points six hours apart from hour 0 on. 200 GiB for 336 h, and 2.5 GiB for 330, 324
        // ... 6 h: 67,200 + 2.5 x 9,240 = 90,300 GiB h; / 720 = 125.416667, x 0.095.
        ("warm_storage", "orders", "rds.backup.gb_month", "us-east-1", Some(11_914_583)),
        // RDS does not charge for the size of the database: 200 x 336 / 720 = 93.333333, x 0.095.
        ("warm_storage", "orders", "rds.backup.gb_month", "us-east-1", Some(-8_866_667)),
        // The copies hold the same; in us-west-2 the account has no database.
        ("copies", "orders", "rds.backup.gb_month", "us-west-2", Some(11_914_583)),
        // 200 + 55 x 2.5 = 337.5 GB, x 0.02.
        (
            "transfer",
            "orders",
            "aws_backup.database_class.cross_region_gb.to_other",
            "us-east-1",
            Some(6_750_000),
        ),
        // Sessions: Mondays at 4:00, full each time. 20 GiB for 332 h and 164 h: 9,920 GiB h; / 720 x 0.1.
        ("warm_storage", "sessions", "dynamodb.backup.warm.gb_month", "us-east-1", Some(1_377_778)),
        ("copies", "sessions", "dynamodb.backup.warm.gb_month", "us-west-2", None),
        ("transfer", "sessions", "aws_backup.dynamodb.cross_region_gb", "us-east-1", None),
        // Images: 14 points, the first at hour 3. 500 GiB for 333 h, and 5 GiB for 309, 285 ... 21 h:
        // 166,500 + 5 x 2,145 = 177,225 GiB h; / 720 = 246.145833, x 0.05.
        ("warm_storage", "images", "aws_backup.s3.warm.gb_month", "us-east-1", Some(12_307_292)),
        ("copies", "images", "aws_backup.s3.warm.gb_month", "us-west-2", None),
        ("transfer", "images", "aws_backup.s3.cross_region_gb", "us-east-1", None),
        // Older versions grow by 5 GiB a day: 5 x 14 x 14 / 2 = 490 GiB days; / 30 = 16.333333, x 0.023.
        ("object_versions", "images", "s3.standard.gb_month", "us-east-1", Some(375_667)),
        // ERP: 3 servers x 336 h x 0.028.
        ("replication", "erp", "drs.server_hour", "us-west-2", Some(28_224_000)),
        // 200 of 400 GiB on either kind of disk: 200 x 336 / 720 = 93.333333, x 0.05 and x 0.045.
        ("replication", "erp", "ebs.magnetic.gb_month", "us-west-2", Some(4_666_667)),
        ("replication", "erp", "ebs.st1.gb_month", "us-west-2", Some(4_200_000)),
        // 400 GiB for 14 days, and 20 GiB a day up to seven days: 400 x 14 + 20 x (24.5 + 49) = 7,070 GiB
        // days; / 30 = 235.666667, x 0.05.
        ("replication", "erp", "ebs.snapshot.standard.gb_month", "us-west-2", Some(11_783_333)),
        // 6 disks need one replication server: 336 h x 0.0208.
        ("replication", "erp", "ec2.linux.t3.small.hour", "us-west-2", Some(6_988_800)),
        // Two checks for each journey, 336 / 720 of a month: 0.933333 x 0.5; of fulfilment one looks into
        // the data center: 0.466667 x 0.5 and 0.466667 x 0.75.
        ("health_checks", "", "route53.health_check.aws_month", "all", Some(466_667)),
        ("health_checks", "", "route53.health_check.aws_month", "all", Some(466_667)),
        ("health_checks", "", "route53.health_check.aws_month", "all", Some(233_333)),
        ("health_checks", "", "route53.health_check.non_aws_month", "all", Some(350_000)),
        // The drop at 11:50 takes the writes since 6:00: 400 x (0.5 + 0.8 + 1 + 1.2 + 1.3 + 1.4 x 50 / 60) =
        // 2,386.667 orders of 65 + 5 USD.
        ("lost_data", "orders", "", "", Some(167_066_666_667)),
    ];
    // It is down for 10 + 5 + 10 + 10 + (5 + 24) + 10 + 3 = 77 minutes: 400 x (1.4 x 10 / 60 + 1.5 +
    // 1.4 x 7 / 60) = 758.667 orders of 65 USD.
    let lost_sales = 49_313_333_333_i64;

    let mut lines: Vec<_> = ledger.entries.iter().map(|entry| ledger.line(entry)).collect();
    for (category, component, key, region, micros) in by_hand {
        let found = lines.iter().position(|line| {
            let names =
                (line.price_key.as_deref().unwrap_or(""), line.region.as_deref().unwrap_or(""));
            let amount = match micros {
                // Hours since 1970 leave the amounts of what is lost a micro-dollar of play.
                Some(micros) if key.is_empty() => (line.usd.micros() - micros).abs() <= 1,
                Some(micros) => line.usd.micros() == micros,
                None => line.status == AmountStatus::Unknown && line.usd == Usd::ZERO,
            };
            line.category.key() == category
                && line.component.as_ref().map_or("", |it| it.as_str()) == component
                && names == (key, region)
                && amount
        });
        let Some(found) = found else {
            let alike: Vec<_> = lines.iter().filter(|it| it.category.key() == category).collect();
            panic!("no line {category} {component} {key} {region} {micros:?} in {alike:#?}");
        };
        lines.remove(found);
    }
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!((lines[0].usd.micros() - lost_sales).abs() <= 1);
    let protection: i64 = by_hand[..21].iter().filter_map(|it| it.4).sum();
    let total = ledger.protection();
    assert_eq!(total.usd, Usd::from_micros(protection));
    assert!(total.at_least && total.provisional, "three copies have unknown prices");
    // 336 of 730 hours.
    assert_eq!(
        ledger.protection_per_month().usd,
        Usd::from_f64(protection as f64 / 1e6 * 730.0 / 336.0)
    );
}
