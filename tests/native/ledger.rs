//! The ledger: AWS's own worked examples, a bill by hand, and what must hold for any.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value, json};
use tabletop::catalog::prices::{self, KEYS, PRICES};
use tabletop::catalog::{REGIONS, region};
use tabletop::engine::ledger::{Category, Entry, Group, Mechanism, Quote, Status, Total};
use tabletop::engine::{Ledger, Run};
use tabletop::model::presets::preset;
use tabletop::model::{Scenario, Severity, file};
use tabletop::units::Usd;

use crate::{generated, support};

fn ledger(document: &Value) -> Ledger {
    Run::new(Arc::new(support::scenario(document))).ledger()
}

fn sum(ledger: &Ledger, wanted: impl Fn(&Entry) -> bool) -> f64 {
    ledger.total(wanted).usd.as_f64()
}

/// Within two hundredths of what AWS says.
fn is_about(amount: f64, of_aws: f64) -> bool {
    (amount / of_aws - 1.0).abs() < 0.02
}

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
        // The drop at 14:00 takes the writes since 12:00: 400 x (1.5 + 1.4) = 1,160 orders of 65 + 5 USD.
        ("lost_data", "orders", "", "", Some(81_200_000_000)),
    ];
    // It is down for 10 + 5 + 10 + 10 + (5 + 24) + 10 + 3 = 77 minutes: 400 x (1.3 + 1.2 x 17 / 60) = 656
    // orders of 65 USD.
    let lost_sales = 42_640_000_000_i64;

    let mut lines: Vec<_> = ledger.entries.iter().map(|entry| ledger.line(entry)).collect();
    for (category, component, key, region, micros) in by_hand {
        let found = lines.iter().position(|line| {
            let names =
                (line.price_key.as_deref().unwrap_or(""), line.region.as_deref().unwrap_or(""));
            let amount = match micros {
                // Hours since 1970 leave the amounts of what is lost a micro-dollar of play.
                Some(micros) if key.is_empty() => (line.usd.micros() - micros).abs() <= 1,
                Some(micros) => line.usd.micros() == micros,
                None => line.status == Status::Unknown && line.usd == Usd::ZERO,
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

/// A base document whose database is backed up daily for a while.
fn daily(kept_days: u32, days: u32) -> Value {
    let mut document = support::base();
    document["clock"] = json!({ "start": "2026-06-01T00:00:00Z", "days": days });
    document["components"][0]["kind"] = json!("efs_file_system");
    document["plans"] = json!([support::plan("cron(0 0 * * ? *)")]);
    document["plans"][0]["rules"][0]["delete_after_days"] = json!(kept_days);
    document
}

fn stored(document: &Value, month: u32) -> f64 {
    let ledger = ledger(document);
    ledger
        .entries
        .iter()
        .filter(|it| it.category == Category::WarmStorage && it.month == month)
        .map(|it| it.quantity)
        .sum()
}

#[test]
fn what_expires_is_merged_and_not_lost() {
    // Seven points: 200 GiB in the oldest, and six days at 10 GiB.
    assert!((stored(&daily(7, 61), 1) - 260.0).abs() < 1e-9);
    assert!((stored(&daily(30, 122), 2) - 490.0).abs() < 1e-9);
}

#[test]
fn below_a_week_every_point_is_a_full_one() {
    assert!((stored(&daily(6, 61), 1) - 6.0 * 200.0).abs() < 1e-9);
    let mut more_change = daily(7, 61);
    more_change["components"][0]["change_gib_per_day"] = json!(500);
    assert!(
        (stored(&more_change, 1) - 7.0 * 200.0).abs() < 1e-9,
        "a change is never above the size"
    );
}

#[test]
fn full_each_time_kinds_cost_a_full_point_each() {
    let mut document = daily(30, 122);
    document["components"][0]["kind"] = json!("dynamodb_table");
    assert!((stored(&document, 2) - 30.0 * 200.0).abs() < 1e-9);
}

#[test]
fn cold_storage_is_charged_for_ninety_days() {
    let mut document = daily(40, 365);
    document["plans"][0]["rules"][0]["cold_after_days"] = json!(10);
    // AWS refuses a retention below cold + 90 days; the bill shows what leaving cold early costs.
    let scenario = file::read_leniently(&document.to_string()).0.expect("it can be read");
    let bill = |scenario: Scenario| Run::new(Arc::new(scenario)).ledger();
    let early = bill(scenario);
    document["plans"][0]["rules"][0]["delete_after_days"] = json!(100);
    let kept = ledger(&document);
    let cold = |ledger: &Ledger| sum(ledger, |it| it.category == Category::ColdStorage);
    assert!((cold(&early) - cold(&kept)).abs() < 1e-4, "{} {}", cold(&early), cold(&kept));
    assert!(sum(&early, |it| matches!(it.mechanism, Mechanism::EarlyDeletion { .. })) > 0.0);
}

#[test]
fn of_overlapping_rules_the_longer_retention_wins() {
    // AWS's example: hourly kept a day, and every twelve hours with a start window of eight: 2 + 8 points
    // a day (AWS Backup developer guide, plan-options-and-configuration).
    let mut document = daily(30, 31);
    document["components"][0]["kind"] = json!("dynamodb_table");
    let rule = |name: &str, schedule: &str, window: u32, kept: u32| {
        json!({
            "name": name, "vault": "main", "schedule": schedule, "start_window_minutes": window,
            "delete_after_days": kept
        })
    };
    document["plans"][0]["rules"] = json!([
        rule("hourly", "cron(0 * * * ? *)", 60, 1),
        rule("half", "cron(0 0/12 * * ? *)", 480, 30),
    ]);
    let ledger = ledger(&document);
    let hourly: f64 = ledger
        .entries
        .iter()
        .filter(|it| it.mechanism == Mechanism::Rule { rule: 0 })
        .map(|it| it.quantity)
        .sum();
    // Of the hourly points eight a day are made, at 8 to 11 and 20 to 23 o'clock, each kept 24 hours. Those
    // of 30 June lie in July for as many hours as they were made after midnight; those of 1 July, the last
    // day, lack as many.
    let after_midnight: f64 = [8, 9, 10, 11, 20, 21, 22, 23].iter().map(|it| f64::from(*it)).sum();
    let june = 30.0 * 8.0 * 24.0 - after_midnight;
    let july = after_midnight + (8.0 * 24.0 - after_midnight);
    let expected = 200.0 * (june / 720.0 + july / 744.0);
    assert!((hourly - expected).abs() < 1e-6, "{hourly} {expected}");
}

#[test]
fn the_ledger_agrees_with_the_outcome_about_what_was_lost() {
    for preset in tabletop::model::presets::PRESETS {
        let run = Run::new(Arc::new(preset.scenario()));
        let ledger = run.ledger();
        let group = |group: Group| ledger.total(|it| it.category.group() == group).usd;
        let cost = &run.outcome.cost;
        assert_eq!(group(Group::Sales), cost.sales + cost.downtime, "{}", preset.key);
        assert_eq!(group(Group::Data), run.outcome.cost.data, "{}", preset.key);
        for entry in &ledger.entries {
            let text = ledger.explain(entry);
            assert!(text.ends_with('.') && !ledger.mechanism(entry).is_empty(), "{text}");
            if entry.category.group() == Group::Sales {
                assert!(entry.incident.is_some(), "{}: sales without an incident", preset.key);
            }
        }
    }
}

#[test]
fn prices_and_assumptions_change_what_they_should() {
    let base = preset("ecommerce").map(|it| it.scenario()).expect("the shipped design");
    let bill = |edit: &dyn Fn(&mut Scenario)| {
        let mut scenario = base.clone();
        edit(&mut scenario);
        Run::new(Arc::new(scenario)).ledger()
    };
    let as_is = bill(&|_| {});
    let set = |key: &'static str, region: &'static str, usd: Option<f64>| {
        move |scenario: &mut Scenario| {
            scenario.prices.entry(key.to_owned()).or_default().insert(region.to_owned(), usd);
        }
    };
    let by_component = |ledger: &Ledger, id: &str| -> Total {
        let all = ledger.by_component();
        let part = all.iter().find(|it| it.component.as_ref().is_some_and(|it| it.as_str() == id));
        part.expect("it is there").categories.iter().copied().sum()
    };

    let doubled = bill(&set("aws_backup.s3.warm.gb_month", "us-east-1", Some(0.1)));
    let more = doubled.protection().usd.micros() - as_is.protection().usd.micros();
    assert_eq!(more, 12_307_291, "24,614,583 instead of 12,307,292");
    assert_eq!(by_component(&doubled, "orders"), by_component(&as_is, "orders"));

    let known = bill(&set("aws_backup.s3.warm.gb_month", "us-west-2", Some(0.05)));
    assert!(known.protection().usd > as_is.protection().usd && known.protection().at_least);
    let hidden = bill(&set("aws_backup.s3.warm.gb_month", "us-east-1", None));
    assert_eq!(
        as_is.protection().usd.micros() - hidden.protection().usd.micros(),
        12_307_292,
        "null makes a price unknown"
    );

    let assume = |assumption: tabletop::catalog::Assumption, value: f64| {
        bill(&move |scenario: &mut Scenario| {
            scenario.assumptions.insert(assumption, value);
        })
    };
    use tabletop::catalog::Assumption as A;
    for (assumption, value, category) in [
        (A::S3VersionDays, 3.0, Category::ObjectVersions),
        (A::DrsSmallDiskPercent, 100.0, Category::Replication),
        (A::DrsDisksPerServer, 9.0, Category::Replication),
        (A::DrsDedicatedPercent, 50.0, Category::Replication),
        (A::DrsSnapshotDays, 1.0, Category::Replication),
        (A::DrillHoursPerMonth, 8.0, Category::RestoreTests),
        (A::HealthChecksPerJourney, 4.0, Category::HealthChecks),
        (A::AuditControls, 5.0, Category::AuditEvaluations),
        (A::StartDelayMinutes, 60.0, Category::WarmStorage),
    ] {
        let changed = assume(assumption, value);
        for other in Category::ALL.iter().filter(|it| it.group() == Group::Protection) {
            let is = changed.total(|it| it.category == *other).usd;
            let was = as_is.total(|it| it.category == *other).usd;
            let may = *other == category
                || assumption == A::StartDelayMinutes && *other == Category::Copies;
            assert!(
                if *other == category { is != was } else { may || is == was },
                "{assumption:?} {other:?}"
            );
        }
    }
}

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_equal_sums_and_hide_nothing(seed: u64) {
        let document = generated::document(seed).to_string();
        let scenario = file::read_leniently(&document).0.expect("a generated document can be read");
        let run = Run::new(Arc::new(scenario));
        let ledger = run.ledger();

        let seconds: i64 = ledger.months.iter().map(|month| month.seconds()).sum();
        let clock = &run.scenario.clock;
        prop_assert_eq!(seconds, clock.end().since(clock.start).as_seconds(), "months make up the clock");
        prop_assert!(ledger.months.windows(2).all(|pair| pair[0].to == pair[1].from));

        let all: Total = ledger.entries.iter().map(Total::from).sum();
        let by_month: Total = ledger.by_month().iter().flat_map(|it| it.categories.clone()).sum();
        let by_component: Total = ledger.by_component().iter().flat_map(|it| it.categories.clone()).sum();
        let incidents: Total =
            ledger.by_incident().iter().flat_map(|it| [it.sales, it.data, it.recovery]).sum();
        prop_assert_eq!(by_month, all);
        prop_assert_eq!(by_component, all);
        let outside = ledger.total(|it| it.incident.is_none() && it.category.group() != Group::Protection);
        prop_assert_eq!(ledger.protection() + incidents + outside, all);
        prop_assert_eq!(all.at_least, ledger.entries.iter().any(|it| it.status == Status::Unknown));
        prop_assert_eq!(all.provisional, ledger.entries.iter().any(|it| it.status == Status::Provisional));

        for entry in &ledger.entries {
            prop_assert!(entry.quantity.is_finite());
            let credit = entry.mechanism == Mechanism::FreeAllowance;
            prop_assert!(credit || entry.quantity >= 0.0 && entry.usd >= Usd::ZERO, "{:?}", entry);
            prop_assert!(entry.status != Status::Unknown || entry.usd == Usd::ZERO);
        }
        for month in ledger.by_month() {
            prop_assert!(month.categories.iter().all(|it| it.usd.micros() >= -1), "credits stay within the use");
        }
        let alone = run.protection_ledger();
        prop_assert_eq!(alone.protection(), ledger.protection());
        prop_assert!(alone.entries.iter().all(|it| it.incident.is_none()));
        let group = |group: Group| ledger.total(|it| it.category.group() == group).usd;
        let cost = &run.outcome.cost;
        prop_assert_eq!(group(Group::Sales), cost.sales + cost.downtime);
        prop_assert_eq!(group(Group::Data), run.outcome.cost.data);
        prop_assert_eq!(outside.usd, Usd::ZERO, "every loss has an incident");
    }

    #[test]
    fn the_order_of_entries_in_the_document_changes_no_total(seed: u64) {
        let document = generated::document(seed).to_string();
        let scenario = file::read_leniently(&document).0.expect("a generated document can be read");
        let mut turned = scenario.clone();
        turned.components.reverse();
        turned.plans.reverse();
        let total = |scenario: Scenario| Run::new(Arc::new(scenario)).ledger().protection();
        let (one, other) = (total(scenario), total(turned));
        prop_assert_eq!(one.at_least, other.at_least);
        // Shares of the allowance and of replication servers are rounded one by one.
        prop_assert!((one.usd.micros() - other.usd.micros()).abs() <= 50, "{one} {other}");
    }
}
