//! What recovery points hold, and so what they cost.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::engine::ledger::{Category, LedgerEntry, Mechanism};
use tabletop::engine::{Ledger, Run};
use tabletop::model::{Scenario, file};
use tabletop::units::Usd;

use super::{ledger, sum};
use crate::support;

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

/// AWS Backup developer guide, `metering-and-billing`: what makes a backup a full one is that no earlier one is
/// left, not a retention below a week.
#[test]
fn a_point_is_full_only_where_no_earlier_one_is_left_when_its_job_ends() {
    let mut hourly = daily(3, 61);
    hourly["components"][0] = json!({
        "id": "orders", "kind": "ebs_volume", "site": "primary", "size_gib": 1_000, "change_gib_per_day": 10
    });
    hourly["plans"][0]["rules"][0]["schedule"] = json!("cron(0 * * * ? *)");
    let gib = 1_000.0 + 71.0 * 10.0 / 24.0;
    assert!((stored(&hourly, 1) - gib).abs() < 1e-9, "72 points, one of them full");
    let july = ledger(&hourly).total(|it| it.category == Category::WarmStorage && it.month == 1);
    assert_eq!(july.usd, Usd::from_f64(gib * 0.05), "51.48 USD");

    assert!((stored(&daily(6, 61), 1) - 250.0).abs() < 1e-9);
    // Kept a day, the one before has expired when the next job begins.
    assert!((stored(&daily(1, 61), 1) - 200.0).abs() < 1e-9);
    // Kept two days, it expires while a job of 25 hours runs. One job starts every 25 hours.
    let mut slow = daily(2, 61);
    slow["assumptions"]["backup_job_minutes"] = json!(1_500);
    slow["plans"][0]["rules"][0]["start_window_minutes"] = json!(1_440);
    slow["plans"][0]["rules"][0]["completion_window_minutes"] = json!(2_880);
    let full = 200.0 * 48.0 / 25.0;
    assert!((stored(&slow, 1) - full).abs() < 3.0, "{} GiB", stored(&slow, 1));
    assert!((stored(&daily(2, 61), 1) - 210.0).abs() < 1e-9);
    let explained = |document: &Value| {
        let ledger = ledger(document);
        let entry = ledger.entries.iter().find(|it| it.category == Category::WarmStorage);
        entry.map(|entry| ledger.explain(entry)).unwrap_or_default()
    };
    assert!(explained(&slow).contains("if no earlier warm one is left"), "{}", explained(&slow));
    assert!(explained(&hourly).contains("the oldest recovery point kept holds 1000 GiB"));

    let mut more_change = daily(7, 61);
    more_change["components"][0]["change_gib_per_day"] = json!(500);
    assert!(
        (stored(&more_change, 1) - 7.0 * 200.0).abs() < 1e-9,
        "a change is never above the size"
    );
}

/// The document of [`daily`] with a second, monthly rule that keeps points 90 days, into a vault, and 2 GiB of
/// changes a day.
fn daily_and_monthly(kind: &str, vault: &str) -> Value {
    let mut document = daily(30, 122);
    document["components"][0]["kind"] = json!(kind);
    if kind == "s3_bucket" {
        document["components"][0]["versioning"] = json!(true);
    }
    document["components"][0]["change_gib_per_day"] = json!(2);
    let other = json!({ "id": "other", "site": "primary" });
    document["vaults"].as_array_mut().expect("vaults").push(other);
    document["plans"][0]["rules"][0]["start_window_minutes"] = json!(60);
    let monthly = json!({
        "name": "monthly", "vault": vault, "schedule": "cron(0 0 1 * ? *)", "start_window_minutes": 60,
        "delete_after_days": 90
    });
    document["plans"][0]["rules"].as_array_mut().expect("rules").push(monthly);
    document
}

/// AWS Backup developer guide, `creating-a-backup`: kinds that AWS Backup manages fully build on any earlier
/// point of the same vault, others on any of the same Region.
#[test]
fn rules_share_one_base_in_a_vault_or_in_a_region() {
    let gib = |document: &Value| {
        let ledger = ledger(document);
        let own =
            |it: &&LedgerEntry| matches!(it.mechanism, Mechanism::Rule { .. }) && it.month == 2;
        ledger.entries.iter().filter(own).map(|it| it.quantity).sum::<f64>()
    };
    // In August the oldest point is the one of 1 June until it expires on the 30th, then that of 1 July; the
    // newest is that of the day. 200 GiB once, and 2 GiB a day between the two.
    let days: f64 = (0..31)
        .map(|day| if day < 29 { 61.0 + f64::from(day) } else { 31.0 + f64::from(day) })
        .sum();
    let once = 200.0 + 2.0 * days / 31.0;
    for kind in [
        "ebs_volume",
        "ec2_fleet",
        "rds_instance",
        "efs_file_system",
        "s3_bucket",
        "fsx_file_system",
    ] {
        let shared = gib(&daily_and_monthly(kind, "main"));
        assert!((shared - once).abs() < 1e-9, "{kind}: {shared} {once}");
    }
    // In two vaults of the Region: the kinds of the vault have a base in each.
    let monthly = 200.0 + 2.0 * (29.0 * 61.0 + 2.0 * 31.0) / 31.0;
    // The daily rule gives way on the 1st: on two days of August 28 days and not 29 lie between its points.
    let dailies = 200.0 + 2.0 * (29.0 * 29.0 + 2.0 * 28.0) / 31.0;
    for kind in ["efs_file_system", "s3_bucket"] {
        let apart = gib(&daily_and_monthly(kind, "other"));
        assert!((apart - monthly - dailies).abs() < 1e-9, "{kind}: {apart}");
    }
    for kind in ["ebs_volume", "rds_instance", "fsx_file_system"] {
        let shared = gib(&daily_and_monthly(kind, "other"));
        assert!((shared - once).abs() < 1e-9, "{kind}: {shared} {once}");
    }
}

/// AWS Backup developer guide, `cross-region-backup`: only the first copy into a vault and its key is full, whatever
/// key the volume has.
#[test]
fn only_the_first_copy_into_a_vault_is_full() {
    for kind in ["ebs_volume", "efs_file_system", "rds_instance"] {
        let mut document = daily_and_monthly(kind, "main");
        for rule in 0..2 {
            document["plans"][0]["rules"][rule]["copies"] = json!([{ "vault": "far" }]);
        }
        let moved: f64 = ledger(&document)
            .entries
            .iter()
            .filter(|it| it.category == Category::Transfer)
            .map(|it| it.quantity)
            .sum();
        // The first of 122 daily points, and what changed until the last.
        assert!((moved - (200.0 + 2.0 * 121.0)).abs() < 1e-9, "{kind}: {moved}");
    }
}

/// AWS Backup developer guide, `plan-options-and-configuration`: only what no warm point refers to moves to cold
/// storage, and a point that finds no warm one is a full one.
#[test]
fn cold_storage_holds_what_no_warm_point_refers_to() {
    let monthly = |kind: &str, cold: u32| {
        let mut document = daily(720, 730);
        document["components"][0]["kind"] = json!(kind);
        document["components"][0]["change_gib_per_day"] = json!(2);
        document["plans"][0]["rules"][0]["schedule"] = json!("cron(0 0 1 * ? *)");
        document["plans"][0]["rules"][0]["cold_after_days"] = json!(cold);
        document
    };
    let of = |document: &Value, category: Category| {
        let ledger = ledger(document);
        let entries = ledger.entries.iter().filter(|it| it.category == category && it.month == 6);
        entries.map(|it| it.quantity).sum::<f64>()
    };
    // December is the seventh month. Cold after 40 days: the points of 1 November and 1 December are warm for ten
    // days (until the first turns cold on 11 December), then one. Points of June to October are cold, five of them.
    for kind in ["efs_file_system", "vmware_vm"] {
        let document = monthly(kind, 40);
        let warm = 200.0 + 2.0 * 30.0 * 10.0 / 31.0;
        let all = 200.0 + 2.0 * 183.0;
        let (is_warm, is_cold) =
            (of(&document, Category::WarmStorage), of(&document, Category::ColdStorage));
        assert!((is_warm - warm).abs() < 1e-9, "{kind}: {is_warm}");
        assert!((is_cold - (all - warm)).abs() < 1e-9, "{kind}: {is_cold}");
        // Cold after 30 days every point starts anew: after 30 days the one before is cold already.
        let document = monthly(kind, 30);
        let (is_warm, is_cold) =
            (of(&document, Category::WarmStorage), of(&document, Category::ColdStorage));
        assert!((is_warm - 200.0 * 30.0 / 31.0).abs() < 1e-9, "{kind}: {is_warm}");
        let cold = 200.0 * (6.0 + 1.0 / 31.0);
        assert!((is_cold - cold).abs() < 1e-9, "{kind}: {is_cold}");
    }
    // Kinds whose points are full in cold storage are so whenever they turn cold.
    let mut table = monthly("dynamodb_table", 40);
    table["components"][0]["advanced_backup"] = json!(true);
    let is_cold = of(&table, Category::ColdStorage);
    assert!((is_cold - 200.0 * (5.0 + 21.0 / 31.0)).abs() < 1e-9, "{is_cold}");
}

/// AWS Backup developer guide, `point-in-time-recovery`: a resource has one continuous backup.
#[test]
fn a_resource_has_one_continuous_backup_whatever_the_order_of_its_rules() {
    let document = |kind: &str, first: (u32, &str), second: (u32, &str)| {
        let rule = |name: &str, (days, vault): (u32, &str)| {
            json!({
                "name": name, "vault": vault, "schedule": "cron(0 5 * * ? *)", "delete_after_days": days,
                "continuous": true
            })
        };
        let mut document = daily(30, 61);
        document["components"][0]["kind"] = json!(kind);
        if kind == "s3_bucket" {
            document["components"][0]["versioning"] = json!(true);
        }
        document["vaults"] =
            json!([{ "id": "main", "site": "primary" }, { "id": "other", "site": "primary" }]);
        document["plans"][0]["rules"] = json!([rule("one", first), rule("two", second)]);
        document
    };
    let continuous = |document: &Value| {
        let ledger = ledger(document);
        let of = |it: &LedgerEntry| matches!(it.mechanism, Mechanism::Continuous { .. });
        let mechanisms = ledger.entries.iter().filter(|it| of(it)).map(|it| it.mechanism);
        let rules: std::collections::BTreeSet<_> = mechanisms.collect();
        (rules.len(), ledger.total(of).usd, ledger.protection().usd)
    };
    for kind in ["rds_instance", "aurora_cluster", "s3_bucket"] {
        let alone = document(kind, (35, "main"), (35, "main"));
        let of_alone = continuous(&alone);
        assert_eq!(of_alone.0, 1, "{kind}");
        for vaults in [("main", "main"), ("main", "other"), ("other", "main")] {
            let one = continuous(&document(kind, (35, vaults.0), (7, vaults.1)));
            let other = continuous(&document(kind, (7, vaults.1), (35, vaults.0)));
            assert_eq!(one, other, "{kind} {vaults:?}");
            // Where the other rule makes snapshots of an RDS instance, these hold the base.
            let shares_base = kind == "rds_instance" && vaults.0 != vaults.1;
            let kept = if shares_base { one.1 < of_alone.1 } else { one.1 == of_alone.1 };
            assert_eq!((one.0, kept), (1, true), "{kind} {vaults:?}: the longer retention");
        }
    }
}

/// AWS Backup developer guide, `creating-a-backup`, `s3-backups`: of one resource a later backup is incremental to
/// an earlier one, continuous or not.
#[test]
fn a_continuous_backup_and_snapshots_share_one_base() {
    for kind in ["s3_bucket", "rds_instance"] {
        let mut document = daily(7, 122);
        document["components"][0]["kind"] = json!(kind);
        if kind == "s3_bucket" {
            document["components"][0]["versioning"] = json!(true);
        }
        let continuous = json!({
            "name": "continuous", "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 35,
            "continuous": true
        });
        document["plans"][0]["rules"].as_array_mut().expect("rules").push(continuous);
        let ledger = ledger(&document);
        let of = |category: Category| {
            let entries = ledger.entries.iter();
            let own = entries.filter(|it| it.category == category && it.month == 2);
            own.map(|it| it.quantity).filter(|it| *it > 0.0).sum::<f64>()
        };
        // 200 GiB in the oldest snapshot, six days at 10 GiB, and 35 days of changes.
        let (snapshots, changes) = (of(Category::WarmStorage), of(Category::ContinuousBackup));
        assert!((snapshots - 260.0).abs() < 1e-6, "{kind}: {snapshots}");
        assert!((changes - 350.0).abs() < 1e-6, "{kind}: {changes}");
    }
}

#[test]
fn full_each_time_kinds_cost_a_full_point_each() {
    let mut document = daily(30, 122);
    document["components"][0]["kind"] = json!("dynamodb_table");
    assert!((stored(&document, 2) - 30.0 * 200.0).abs() < 1e-9);
}

#[test]
fn daily_snapshots_of_a_service_are_full_and_one_of_them_is_free() {
    let mut document = daily(30, 122);
    document["components"][0] = json!({
        "id": "orders", "kind": "elasticache_cluster", "site": "primary", "size_gib": 10,
        "holds_data": true, "automated_backup_days": 5
    });
    document["plans"] = json!([]);
    // Five are kept at any time of the third month.
    assert!((stored(&document, 2) - 4.0 * 10.0).abs() < 1e-9, "{}", stored(&document, 2));
    document["components"][0]["automated_backup_days"] = json!(0);
    assert!(stored(&document, 2).abs() < 1e-9);
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

/// AWS Backup developer guide, `backup-feature-availability`: what Audit Manager does not evaluate is not charged.
#[test]
fn evaluations_are_charged_where_audit_manager_evaluates() {
    let evaluations = |kind: &str, region: &str| {
        let mut document = daily(30, 30);
        document["components"][0]["kind"] = json!(kind);
        document["sites"][0]["region"] = json!(region);
        document["assumptions"]["audit_controls"] = json!(5);
        let ledger = ledger(&document);
        let of = ledger.entries.iter().filter(|it| it.category == Category::AuditEvaluations);
        of.map(|it| it.quantity).sum::<f64>().round() as i64
    };
    assert_eq!(evaluations("rds_instance", "us-east-1"), 150, "five controls for thirty days");
    for (kind, region) in [
        ("documentdb_cluster", "us-east-1"),
        ("neptune_cluster", "us-east-1"),
        ("rds_instance", "mx-central-1"),
    ] {
        assert_eq!(evaluations(kind, region), 0, "{kind} in {region}");
    }
}
