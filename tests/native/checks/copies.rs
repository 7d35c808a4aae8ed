//! Designs that break a rule: copy actions.

use serde_json::{Value, json};
use tabletop::model::check::CheckKind;

use super::{Case, base, case, rule, unfixed, with};

/// A copy of a component of a kind into a vault in another Region.
pub(super) fn abroad(kind: &str, settings: Value, region: &str, of_vault: Value) -> Value {
    let extended = |mut value: Value, more: Value| {
        let fields = more.as_object().expect("fields").clone();
        value.as_object_mut().expect("an object").extend(fields);
        value
    };
    let component = json!({ "id": "abroad", "kind": kind, "site": "primary", "encryption": "customer_managed" });
    with(
        rule(&["abroad"], json!({ "copies": [{ "vault": "abroad" }] })),
        &[
            ("/components/-", extended(component, settings)),
            (
                "/sites/-",
                json!({ "id": "abroad", "kind": "region", "region": region, "account": "production" }),
            ),
            ("/vaults/-", extended(json!({ "id": "abroad", "site": "abroad" }), of_vault)),
        ],
    )
}

pub(super) fn cases() -> Vec<Case> {
    use CheckKind as It;
    let to = |covers: &[&str], vault: &str| rule(covers, json!({ "copies": [{ "vault": vault }] }));
    let path = "/plans/0/rules/0/copies/0";
    let vault = "/plans/0/rules/0/copies/0/vault";
    vec![
        case(It::CopyUnsupported, to(&["table"], "far"), path),
        unfixed(It::CopyUnsupported, to(&["cluster"], "far"), path),
        unfixed(
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
        unfixed(It::CopyUnverified, to(&["warehouse"], "far"), path),
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
        // Neptune to a Region that accounts opt in to, and to an account there.
        case(
            It::CopyNotInRegion,
            abroad("neptune_cluster", json!({}), "eu-central-2", json!({})),
            path,
        ),
        case(
            It::CopyNotInRegion,
            abroad("neptune_cluster", json!({}), "af-south-1", json!({ "account": "backup" })),
            path,
        ),
        case(
            It::CopyNotInRegion,
            abroad("fsx_file_system", json!({ "file_system": "lustre" }), "me-south-1", json!({})),
            path,
        ),
        case(
            It::CopyNotInRegion,
            abroad(
                "fsx_file_system",
                json!({ "file_system": "ontap" }),
                "ap-southeast-6",
                json!({}),
            ),
            path,
        ),
        // Into an air-gapped vault of a Region that takes no copies from elsewhere.
        case(
            It::CopyNotInRegion,
            abroad(
                "efs_file_system",
                json!({}),
                "ca-west-1",
                json!({ "air_gapped": true, "min_retention_days": 7, "max_retention_days": 365 }),
            ),
            path,
        ),
        unfixed(
            It::CopyIntoDefault,
            with(
                to(&["orders"], "Default"),
                &[(
                    "/vaults/-",
                    json!({ "id": "Default", "site": "primary", "account": "backup" }),
                )],
            ),
            vault,
        ),
        case(
            It::CopyDestinationKey,
            with(to(&["orders"], "other"), &[("/vaults/2/encryption", json!("aws_managed"))]),
            vault,
        ),
        case(It::KeyUnsaid, to(&["orders"], "other"), path),
        case(It::KeyUnsaid, to(&["orders"], "other"), vault),
        case(
            It::KeyUnsaid,
            with(
                to(&["volume"], "gapped"),
                &[(
                    "/vaults/-",
                    json!({
                        "id": "gapped", "site": "primary", "air_gapped": true, "min_retention_days": 7,
                        "max_retention_days": 365
                    }),
                )],
            ),
            path,
        ),
        case(It::CopyIntoSameVault, to(&["orders"], "main"), vault),
    ]
}
