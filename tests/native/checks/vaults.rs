//! Designs that break a rule: locks and air-gapped vaults.

use serde_json::{Value, json};
use tabletop::model::check::CheckKind;

use super::{Case, base, case, rule, unmended, vault, with};

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
        unmended(
            It::VaultInDataCenter,
            with(base(), &[("/vaults/-", json!({ "id": "cellar", "site": "office" }))]),
            "/vaults/3/site",
        ),
        unmended(It::AirGappedRefuses, gapped(&["orders"]), "/plans/0/rules/0/vault"),
        unmended(It::AirGappedRefuses, gapped(&["cluster"]), "/plans/0/rules/0/vault"),
        case(It::AirGappedRefuses, gapped(&["table"]), "/plans/0/rules/0/vault"),
        unmended(It::AirGappedRefuses, gapped(&["zfs"]), "/plans/0/rules/0/vault"),
        case(
            It::VaultUnencrypted,
            with(base(), &[("/vaults/0/encryption", json!("none"))]),
            "/vaults/0/encryption",
        ),
        unmended(
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
        unmended(
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
