//! Designs that break a rule: copy actions.

use serde_json::json;
use tabletop::model::check::CheckKind;

use super::{Case, base, case, rule, unmended, with};

pub(super) fn cases() -> Vec<Case> {
    use CheckKind as It;
    let to = |covers: &[&str], vault: &str| rule(covers, json!({ "copies": [{ "vault": vault }] }));
    let path = "/plans/0/rules/0/copies/0";
    let vault = "/plans/0/rules/0/copies/0/vault";
    vec![
        case(It::CopyUnsupported, to(&["table"], "far"), path),
        unmended(It::CopyUnsupported, to(&["cluster"], "far"), path),
        unmended(
            It::CopyUnsupported,
            with(to(&["warehouse"], "other"), &[("/components/6/serverless", json!(true))]),
            path,
        ),
        // Not even within the account and Region.
        case(
            It::CopyUnsupported,
            with(
                to(&["table"], "second"),
                &[("/vaults/-", json!({ "id": "second", "site": "primary" }))],
            ),
            path,
        ),
        case(
            It::CopyUnsupported,
            with(
                base(),
                &[(
                    "/on_demand_backups/-",
                    json!({
                        "component": "table", "vault": "main", "at": "2026-11-03T00:00:00Z", "delete_after_days": 30,
                        "copies": [{ "vault": "far" }]
                    }),
                )],
            ),
            "/on_demand_backups/0/copies/0",
        ),
        unmended(It::CopyUnverified, to(&["warehouse"], "far"), path),
        unmended(
            It::CopyUnverified,
            with(
                to(&["zfs"], "isolated"),
                &[(
                    "/vaults/-",
                    json!({ "id": "isolated", "site": "recovery", "account": "backup" }),
                )],
            ),
            path,
        ),
        case(
            It::CopyKey,
            with(to(&["orders"], "other"), &[("/components/0/encryption", json!("aws_managed"))]),
            path,
        ),
        case(
            It::CopyNotLetIn,
            with(to(&["orders"], "other"), &[("/vaults/2/copies_from", json!(["staging"]))]),
            vault,
        ),
        case(
            It::CopyOptInRegion,
            with(
                to(&["documents"], "zurich"),
                &[
                    (
                        "/components/-",
                        json!({ "id": "documents", "kind": "documentdb_cluster", "site": "primary" }),
                    ),
                    (
                        "/sites/-",
                        json!({ "id": "zurich", "kind": "region", "region": "eu-central-2", "account": "production" }),
                    ),
                    ("/vaults/-", json!({ "id": "zurich", "site": "zurich" })),
                ],
            ),
            path,
        ),
        case(It::CopyIntoSameVault, to(&["orders"], "main"), vault),
    ]
}
