//! Designs that break a rule: strategies and drills.

use serde_json::{Value, json};
use tabletop::model::check::CheckKind;

use super::{Case, base, case, rule, unfixed, with};

pub(super) fn cases() -> Vec<Case> {
    use CheckKind as It;
    let strategy = |component: &str, strategy: &str, site: &str| {
        let entry = json!({ "component": component, "strategy": strategy, "site": site });
        with(base(), &[("/recovery", json!([entry]))])
    };
    let drill = |document: Value, component: &str, at: &str| {
        with(document, &[("/drills", json!([{ "component": component, "at": at }]))])
    };
    vec![
        case(It::StrategyAtHome, strategy("orders", "pilot_light", "primary"), "/recovery/0/site"),
        case(
            It::DrsForServers,
            strategy("orders", "elastic_disaster_recovery", "recovery"),
            "/recovery/0/strategy",
        ),
        // A kind without a replica of its own has copies only.
        case(
            It::DrsForServers,
            strategy("volume", "elastic_disaster_recovery", "recovery"),
            "/recovery/0/strategy",
        ),
        case(
            It::LagWithoutReplication,
            with(
                strategy("orders", "backup_and_restore", "recovery"),
                &[("/recovery/0/replication_lag_seconds", json!(30))],
            ),
            "/recovery/0/replication_lag_seconds",
        ),
        case(
            It::DrillWithoutDrs,
            drill(base(), "orders", "2026-11-03T00:00:00Z"),
            "/drills/0/component",
        ),
        case(
            It::DrillOutsideClock,
            drill(
                strategy("machine", "elastic_disaster_recovery", "recovery"),
                "machine",
                "2027-01-01T00:00:00Z",
            ),
            "/drills/0/at",
        ),
        // Neither a service of AWS nor Elastic Disaster Recovery is in a data center.
        case(
            It::RecoverySiteCannotRun,
            strategy("orders", "pilot_light", "office"),
            "/recovery/0/site",
        ),
        case(
            It::RecoverySiteCannotRun,
            strategy("warehouse", "backup_and_restore", "office"),
            "/recovery/0/site",
        ),
        case(
            It::RecoverySiteCannotRun,
            with(
                strategy("servers", "elastic_disaster_recovery", "cellar"),
                &[
                    ("/sites/-", json!({ "id": "cellar", "kind": "data_center" })),
                    (
                        "/components/-",
                        json!({ "id": "servers", "kind": "on_prem_servers", "site": "office" }),
                    ),
                ],
            ),
            "/recovery/0/site",
        ),
        case(
            It::SiteCannotRun,
            with(base(), &[("/components/8/site", json!("office"))]),
            "/components/8/site",
        ),
        case(
            It::SiteCannotRun,
            with(
                base(),
                &[(
                    "/components/-",
                    json!({ "id": "servers", "kind": "on_prem_servers", "site": "primary" }),
                )],
            ),
            "/components/11/site",
        ),
        case(It::ServiceNotInRegion, neptune_at("eu-south-1"), "/components/11/site"),
        case(
            It::ServiceNotInRegion,
            with(
                strategy("cluster", "backup_and_restore", "california"),
                &[(
                    "/sites/-",
                    json!({ "id": "california", "kind": "region", "region": "us-west-1" }),
                )],
            ),
            "/recovery/0/site",
        ),
        unfixed(
            It::BackupNotInRegion,
            with(
                rule(&["machine"], json!({ "vault": "madrid" })),
                &[
                    (
                        "/sites/-",
                        json!({ "id": "madrid", "kind": "region", "region": "eu-south-2" }),
                    ),
                    ("/vaults/-", json!({ "id": "madrid", "site": "madrid" })),
                ],
            ),
            "/plans/0/rules/0/vault",
        ),
    ]
}

/// A Neptune cluster in a Region of its own.
fn neptune_at(region: &str) -> Value {
    with(
        base(),
        &[
            ("/sites/-", json!({ "id": "there", "kind": "region", "region": region })),
            ("/components/-", json!({ "id": "graph", "kind": "neptune_cluster", "site": "there" })),
        ],
    )
}
