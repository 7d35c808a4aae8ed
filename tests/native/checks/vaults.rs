//! Designs that break a rule: locks and air-gapped vaults.

use serde_json::{Value, json};
use tabletop::model::check::CheckKind;
use tabletop::model::{LockMode, Vault};

use super::{Case, base, case, read, rule, unfixed, vault, with};

/// A copy of a component of a kind, with a key, into an air-gapped vault of its account and Region.
pub(super) fn copied_into_air_gapped(kind: &str, encryption: &str) -> Value {
    with(
        rule(&["kept"], json!({ "copies": [{ "vault": "gapped" }] })),
        &[
            (
                "/components/-",
                json!({ "id": "kept", "kind": kind, "site": "primary", "encryption": encryption }),
            ),
            (
                "/vaults/-",
                json!({
                    "id": "gapped", "site": "primary", "air_gapped": true, "min_retention_days": 7,
                    "max_retention_days": 365
                }),
            ),
        ],
    )
}

/// A rule that names an air-gapped vault next to its standard one.
pub(super) fn beside(covers: &[&str], fields: Value) -> Value {
    let mut document = with(
        rule(covers, fields),
        &[(
            "/vaults/-",
            json!({
                "id": "gapped", "site": "primary", "air_gapped": true, "min_retention_days": 7,
                "max_retention_days": 365
            }),
        )],
    );
    document["plans"][0]["rules"][0]["air_gapped_vault"] = json!("gapped");
    document
}

pub(super) fn cases() -> Vec<Case> {
    use CheckKind as It;
    let gapped = |covers: &[&str]| {
        with(
            rule(covers, json!({})),
            &[(
                "/vaults/0",
                json!({
                    "id": "main", "site": "primary", "air_gapped": true, "min_retention_days": 7,
                    "max_retention_days": 365
                }),
            )],
        )
    };
    vec![
        unfixed(
            It::VaultInDataCenter,
            with(base(), &[("/vaults/-", json!({ "id": "cellar", "site": "office" }))]),
            "/vaults/3/site",
        ),
        // A copy job of what the vault does not support fails.
        unfixed(
            It::AirGappedRefuses,
            copied_into_air_gapped("rds_instance", "customer_managed"),
            "/plans/0/rules/0/copies/0/vault",
        ),
        unfixed(
            It::AirGappedRefuses,
            with(
                copied_into_air_gapped("fsx_file_system", "customer_managed"),
                &[("/components/11/file_system", json!("openzfs"))],
            ),
            "/plans/0/rules/0/copies/0/vault",
        ),
        // A rule whose only vault is air-gapped: there is no standard vault yet, or there is one.
        case(It::AirGappedAlone, gapped(&["files"]), "/plans/0/rules/0/vault"),
        case(
            It::AirGappedAlone,
            with(
                gapped(&["orders"]),
                &[(
                    "/vaults/-",
                    json!({ "id": "plain", "site": "primary", "account": "production" }),
                )],
            ),
            "/plans/0/rules/0/vault",
        ),
        case(
            It::AirGappedAlone,
            with(
                gapped(&["files"]),
                &[(
                    "/on_demand_backups/-",
                    json!({
                        "component": "files", "vault": "main", "at": "2026-11-03T00:00:00Z",
                        "delete_after_days": 30
                    }),
                )],
            ),
            "/on_demand_backups/0/vault",
        ),
        // What the vault does not take stays in the standard one, and the job succeeds.
        unfixed(
            It::AirGappedStays,
            beside(&["orders"], json!({})),
            "/plans/0/rules/0/air_gapped_vault",
        ),
        unfixed(
            It::AirGappedStays,
            beside(&["cluster"], json!({})),
            "/plans/0/rules/0/air_gapped_vault",
        ),
        case(
            It::AirGappedStays,
            beside(&["table"], json!({})),
            "/plans/0/rules/0/air_gapped_vault",
        ),
        case(
            It::AirGappedStays,
            with(
                beside(&["volume"], json!({})),
                &[("/components/3/encryption", json!("aws_managed"))],
            ),
            "/plans/0/rules/0/air_gapped_vault",
        ),
        case(
            It::AirGappedUnencrypted,
            with(
                beside(&["clustered"], json!({})),
                &[(
                    "/components/-",
                    json!({
                        "id": "clustered", "kind": "aurora_cluster", "site": "primary",
                        "encryption": "none"
                    }),
                )],
            ),
            "/plans/0/rules/0/air_gapped_vault",
        ),
        unfixed(
            It::AirGappedContinuous,
            with(
                beside(&["clustered"], json!({ "continuous": true })),
                &[(
                    "/components/-",
                    json!({
                        "id": "clustered", "kind": "aurora_cluster", "site": "primary",
                        "encryption": "customer_managed"
                    }),
                )],
            ),
            "/plans/0/rules/0/air_gapped_vault",
        ),
        case(It::KeyUnsaid, beside(&["volume"], json!({})), "/plans/0/rules/0/air_gapped_vault"),
        case(
            It::AirGappedTarget,
            rule(&["files"], json!({ "air_gapped_vault": "far" })),
            "/plans/0/rules/0/air_gapped_vault",
        ),
        case(
            It::AirGappedTarget,
            with(beside(&["files"], json!({})), &[("/vaults/3/account", json!("backup"))]),
            "/plans/0/rules/0/air_gapped_vault",
        ),
        case(
            It::LockRetention,
            beside(&["files"], json!({ "delete_after_days": 400 })),
            "/plans/0/rules/0/delete_after_days",
        ),
        case(
            It::VaultUnencrypted,
            with(base(), &[("/vaults/0/encryption", json!("none"))]),
            "/vaults/0/encryption",
        ),
        unfixed(
            It::AirGappedNotInRegion,
            with(
                base(),
                &[
                    (
                        "/sites/-",
                        json!({ "id": "mexico", "kind": "region", "region": "mx-central-1" }),
                    ),
                    (
                        "/vaults/-",
                        json!({
                            "id": "gapped", "site": "mexico", "air_gapped": true, "min_retention_days": 7,
                            "max_retention_days": 365
                        }),
                    ),
                ],
            ),
            "/vaults/3/air_gapped",
        ),
        // An AWS managed key keeps a volume out, although the copy stays in its account and Region.
        case(
            It::AirGappedKey,
            copied_into_air_gapped("ebs_volume", "aws_managed"),
            "/plans/0/rules/0/copies/0/vault",
        ),
        case(
            It::AirGappedUnencrypted,
            copied_into_air_gapped("aurora_cluster", "none"),
            "/plans/0/rules/0/copies/0/vault",
        ),
        case(
            It::AirGappedUnencrypted,
            copied_into_air_gapped("documentdb_cluster", "none"),
            "/plans/0/rules/0/copies/0/vault",
        ),
        case(
            It::AirGappedUnencrypted,
            copied_into_air_gapped("neptune_cluster", "none"),
            "/plans/0/rules/0/copies/0/vault",
        ),
        case(
            It::AirGappedRetention,
            with(gapped(&["files"]), &[("/vaults/0/min_retention_days", json!(3))]),
            "/vaults/0/min_retention_days",
        ),
        case(
            It::AirGappedRetention,
            with(
                gapped(&["files"]),
                &[
                    ("/vaults/0/max_retention_days", json!(null)),
                    ("/plans/0/rules/0/delete_after_days", json!(7_000)),
                ],
            ),
            "/vaults/0/max_retention_days",
        ),
        case(
            It::AirGappedGovernance,
            with(gapped(&["files"]), &[("/vaults/0/lock", json!("governance"))]),
            "/vaults/0/lock",
        ),
        case(
            It::LockRetention,
            vault(json!({ "lock": "compliance", "min_retention_days": 60 })),
            "/plans/0/rules/0/delete_after_days",
        ),
        case(
            It::LockRetention,
            vault(json!({ "lock": "compliance", "max_retention_days": 14 })),
            "/plans/0/rules/0/delete_after_days",
        ),
        case(
            It::LockRetention,
            with(
                vault(json!({ "lock": "compliance", "max_retention_days": 14 })),
                &[("/plans/0/rules/0/delete_after_days", json!(null))],
            ),
            "/plans/0/rules/0/delete_after_days",
        ),
        // A copy inherits a retention that the lock of its own vault refuses.
        case(
            It::LockRetention,
            with(
                rule(
                    &["files"],
                    json!({ "cold_after_days": 8, "delete_after_days": 98, "copies": [{ "vault": "far" }] }),
                ),
                &[
                    ("/vaults/1/lock", json!("compliance")),
                    ("/vaults/1/min_retention_days", json!(365)),
                ],
            ),
            "/plans/0/rules/0/copies/0/delete_after_days",
        ),
        case(
            It::LockRetention,
            with(
                vault(json!({ "lock": "compliance", "min_retention_days": 30 })),
                &[(
                    "/on_demand_backups/-",
                    json!({
                        "component": "orders", "vault": "main", "at": "2026-11-03T00:00:00Z", "delete_after_days": 7
                    }),
                )],
            ),
            "/on_demand_backups/0/delete_after_days",
        ),
        // Between a continuous backup of 35 days at most and a lock of 90 at least there is nothing.
        unfixed(
            It::LockRetention,
            with(
                rule(
                    &["bucket"],
                    json!({ "continuous": true, "schedule": null, "delete_after_days": 35 }),
                ),
                &[
                    ("/vaults/0/lock", json!("compliance")),
                    ("/vaults/0/min_retention_days", json!(90)),
                ],
            ),
            "/plans/0/rules/0/delete_after_days",
        ),
        case(
            It::LockRange,
            vault(json!({ "lock": "compliance", "min_retention_days": 0 })),
            "/vaults/0/min_retention_days",
        ),
        case(
            It::LockRange,
            vault(json!({ "lock": "compliance", "max_retention_days": 40_000 })),
            "/vaults/0/max_retention_days",
        ),
        case(
            It::LockRange,
            vault(
                json!({ "lock": "compliance", "min_retention_days": 30, "max_retention_days": 7 }),
            ),
            "/vaults/0/max_retention_days",
        ),
        case(It::LockGovernance, vault(json!({ "lock": "governance" })), "/vaults/0/lock"),
        case(
            It::LockGovernance,
            vault(json!({ "lock": "governance", "changeable_for_days": 1 })),
            "/vaults/0/lock",
        ),
        case(
            It::LockCoolingOff,
            vault(json!({ "lock": "compliance", "changeable_for_days": 2 })),
            "/vaults/0/changeable_for_days",
        ),
        case(
            It::LockFieldUnused,
            vault(json!({ "min_retention_days": 7 })),
            "/vaults/0/min_retention_days",
        ),
        case(
            It::LockFieldUnused,
            vault(json!({ "lock": "governance", "changeable_for_days": 3 })),
            "/vaults/0/changeable_for_days",
        ),
    ]
}

/// The form of a vault shows the fields that act, and the check names those that do not.
#[test]
fn a_field_of_the_lock_acts_or_the_check_says_that_it_does_not() {
    let locks = [
        (LockMode::None, "none"),
        (LockMode::Governance, "governance"),
        (LockMode::Compliance, "compliance"),
    ];
    let fields = [
        ("min_retention_days", json!(7)),
        ("max_retention_days", json!(365)),
        ("changeable_for_days", json!(3)),
        ("locked_at", json!("2026-11-02T00:00:00Z")),
    ];
    for air_gapped in [false, true] {
        for (lock, name) in locks {
            for (field, value) in &fields {
                let set = json!({ "air_gapped": air_gapped, "lock": name, *field: value });
                let (_, findings) = read(&vault(set));
                let path = format!("/vaults/0/{field}");
                let unused = Some(CheckKind::LockFieldUnused);
                let is_unused = findings.iter().any(|it| it.check == unused && it.pointer == path);
                let acts = Vault::lock_fields(air_gapped, lock).contains(field);
                assert_ne!(is_unused, acts, "{field} with air_gapped {air_gapped} and {name}");
            }
        }
    }
}
