//! A rule with an air-gapped vault next to its standard one: what lies where, and what it costs.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::engine::Run;
use tabletop::engine::ledger::{Category, Ledger};
use tabletop::model::{Severity, file};
use tabletop::units::Instant;

use crate::support;

/// A component of a kind under a daily rule with some fields.
fn design(kind: &str, more: Value, rule: Value) -> Value {
    let extended = |mut value: Value, more: Value| {
        let fields = more.as_object().expect("fields").clone();
        value.as_object_mut().expect("an object").extend(fields);
        value
    };
    let component = json!({ "id": "it", "kind": kind, "site": "primary", "size_gib": 100, "change_gib_per_day": 1 });
    json!({
        "format": 1,
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 28 },
        "sites": [{ "id": "primary", "kind": "region", "region": "us-east-1" }],
        "components": [extended(component, more)],
        "vaults": [
            { "id": "main", "site": "primary" },
            {
                "id": "gapped", "site": "primary", "air_gapped": true, "min_retention_days": 7,
                "max_retention_days": 365
            }
        ],
        "plans": [{
            "name": "plan",
            "rules": [extended(
                json!({
                    "name": "rule", "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 35
                }),
                rule
            )],
            "selection": { "components": ["it"] }
        }]
    })
}

fn run(document: &Value) -> Run {
    Run::new(Arc::new(support::scenario(document)))
}

fn beside() -> Value {
    json!({ "air_gapped_vault": "gapped" })
}

/// Where each kind's points lie, with the rule's air-gapped vault: in which vault, and in which the end
/// of the continuous backup.
#[test]
fn each_kind_has_its_points_where_aws_puts_them() {
    let own_key = || json!({ "encryption": "customer_managed" });
    for (kind, more, vault) in [
        ("efs_file_system", json!({}), "gapped"),
        ("s3_bucket", json!({ "versioning": true }), "gapped"),
        ("dynamodb_table", json!({ "advanced_backup": true }), "gapped"),
        ("ebs_volume", own_key(), "gapped"),
        ("ec2_fleet", own_key(), "gapped"),
        ("aurora_cluster", own_key(), "gapped"),
        ("documentdb_cluster", own_key(), "gapped"),
        ("neptune_cluster", own_key(), "gapped"),
        ("fsx_file_system", own_key(), "gapped"),
        ("storage_gateway_volume", own_key(), "gapped"),
        // Without encryption: what can be encrypted on the way, and what cannot.
        ("ebs_volume", json!({ "encryption": "none" }), "gapped"),
        ("aurora_cluster", json!({ "encryption": "none" }), "main"),
        // Under an AWS managed key.
        ("ebs_volume", json!({ "encryption": "aws_managed" }), "main"),
        ("fsx_file_system", json!({ "encryption": "aws_managed" }), "main"),
        ("efs_file_system", json!({ "encryption": "aws_managed" }), "gapped"),
        // Kinds that air-gapped vaults do not take.
        ("rds_instance", own_key(), "main"),
        ("dynamodb_table", json!({}), "main"),
        ("redshift_cluster", own_key(), "main"),
        ("fsx_file_system", json!({ "file_system": "openzfs" }), "main"),
    ] {
        let document = design(kind, more, beside());
        let (scenario, _) = file::read_leniently(&document.to_string());
        let run = Run::new(Arc::new(scenario.expect("it can be read")));
        let held = run.held_at(Instant::parse("2026-11-10T12:00:00Z").expect("a time"));
        let newest = held[0].newest.as_ref().expect("there is a point");
        assert_eq!(newest.vault.as_str(), vault, "{document}");
        assert_eq!(held[0].air_gapped.is_some(), vault == "gapped", "{document}");
    }
}

#[test]
fn a_continuous_backup_goes_along_only_where_the_kind_is_fully_managed() {
    let rule = || json!({ "air_gapped_vault": "gapped", "continuous": true });
    for (kind, more, vault) in [
        ("s3_bucket", json!({ "versioning": true }), "gapped"),
        ("aurora_cluster", json!({ "encryption": "customer_managed" }), "main"),
    ] {
        let run = run(&design(kind, more, rule()));
        let held = run.held_at(Instant::parse("2026-11-10T12:00:00Z").expect("a time"));
        let newest = held[0].newest.as_ref().expect("there is a point");
        assert!(newest.continuous, "{kind}");
        assert_eq!(newest.vault.as_str(), vault, "{kind}");
    }
}

#[test]
fn an_air_gapped_vault_elsewhere_takes_nothing() {
    let mut document = design("efs_file_system", json!({}), beside());
    document["vaults"][1]["account"] = json!("backup");
    let (scenario, findings) = file::read_leniently(&document.to_string());
    assert!(findings.iter().any(|it| it.severity == Severity::Error), "{findings:#?}");
    let run = Run::new(Arc::new(scenario.expect("it can be read")));
    let held = run.held_at(Instant::parse("2026-11-10T12:00:00Z").expect("a time"));
    assert_eq!(held[0].newest.as_ref().map(|it| it.vault.as_str()), Some("main"));
}

fn stored(ledger: &Ledger, category: Category) -> f64 {
    ledger.entries.iter().filter(|it| it.category == category).map(|it| it.quantity).sum()
}

/// A temporary snapshot is paid for until it is copied; a copy action leaves the original there.
#[test]
fn the_bill_has_the_temporary_snapshot_and_no_second_copy() {
    let own_key = || json!({ "encryption": "customer_managed" });
    let beside = run(&design("ebs_volume", own_key(), beside())).ledger();
    let copied =
        run(&design("ebs_volume", own_key(), json!({ "copies": [{ "vault": "gapped" }] })))
            .ledger();
    let temporary = stored(&beside, Category::WarmStorage);
    let kept = stored(&copied, Category::WarmStorage);
    assert!(temporary > 0.0 && temporary < kept / 5.0, "{temporary} of {kept} GB-months");
    let (one, other) = (stored(&beside, Category::Copies), stored(&copied, Category::Copies));
    assert!((one - other).abs() < 1e-9, "{one} and {other} GB-months in the air-gapped vault");
    // What goes there directly is stored once.
    let direct =
        run(&design("efs_file_system", json!({}), json!({ "air_gapped_vault": "gapped" })))
            .ledger();
    assert!(stored(&direct, Category::WarmStorage) > 0.0);
    assert!(stored(&direct, Category::Copies) == 0.0);
}
