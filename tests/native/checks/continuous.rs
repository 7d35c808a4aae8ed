//! Designs that break a rule: continuous backup, and what buckets need.

use serde_json::{Value, json};
use tabletop::model::check::CheckKind;

use super::{Case, RULE, base, case, rule, second, unfixed, with};

pub(super) fn cases() -> Vec<Case> {
    use CheckKind as It;
    let on = |covers: &[&str], fields: Value| {
        let mut document =
            rule(covers, json!({ "continuous": true, "schedule": null, "delete_after_days": 35 }));
        let rule = document.pointer_mut(RULE).and_then(Value::as_object_mut).expect("the rule");
        rule.extend(fields.as_object().expect("fields").clone());
        document
    };
    let path = "/plans/0/rules/0/continuous";
    let twice = |first: &str, second: &str| {
        with(
            on(&["bucket"], json!({ "vault": first })),
            &[(
                "/plans/-",
                json!({
                    "name": "second",
                    "rules": [{
                        "name": "rule", "vault": second, "schedule": "cron(0 5 * * ? *)", "continuous": true,
                        "delete_after_days": 14
                    }],
                    "selection": { "components": ["bucket"] }
                }),
            )],
        )
    };
    let shorter_first = |first: &str, second: &str| {
        let mut document = twice(first, second);
        document["plans"][0]["rules"][0]["delete_after_days"] = json!(7);
        document["plans"][0]["rules"][0]["schedule"] = json!("cron(0 5 * * ? *)");
        document
    };
    let second_vault = ("/vaults/-", json!({ "id": "second", "site": "primary" }));
    vec![
        case(
            It::ContinuousRetention,
            on(&["bucket"], json!({ "delete_after_days": 90 })),
            "/plans/0/rules/0/delete_after_days",
        ),
        case(
            It::ContinuousRetention,
            on(&["bucket"], json!({ "delete_after_days": null })),
            "/plans/0/rules/0/delete_after_days",
        ),
        case(
            It::ContinuousCold,
            on(&["bucket"], json!({ "cold_after_days": 10 })),
            "/plans/0/rules/0/cold_after_days",
        ),
        unfixed(
            It::ContinuousSchedule,
            on(&["bucket"], json!({ "schedule": "cron(0 5 * * ? *)" })),
            "/plans/0/rules/0/schedule",
        ),
        unfixed(
            It::ContinuousSchedule,
            on(&["bucket", "files"], json!({ "schedule": "cron(0 5 * * ? *)" })),
            "/plans/0/rules/0/schedule",
        ),
        case(It::ScheduleMissing, on(&["bucket", "files"], json!({})), "/plans/0/rules/0/schedule"),
        case(
            It::ScheduleMissing,
            on(&["bucket"], json!({ "copies": [{ "vault": "far" }] })),
            "/plans/0/rules/0/schedule",
        ),
        case(
            It::ContinuousExpires,
            on(&["orders"], json!({ "schedule": "cron(0 5 ? * SUN *)", "delete_after_days": 3 })),
            "/plans/0/rules/0/delete_after_days",
        ),
        // A day from Monday to Tuesday, and six from there to the next Monday.
        case(
            It::ContinuousExpires,
            on(
                &["orders"],
                json!({ "schedule": "cron(0 5 ? * MON,TUE *)", "delete_after_days": 5 }),
            ),
            "/plans/0/rules/0/delete_after_days",
        ),
        unfixed(
            It::ContinuousDailySnapshots,
            second(
                &["orders"],
                json!({ "continuous": true, "schedule": null, "delete_after_days": 35 }),
                json!({ "name": "hourly", "vault": "main", "schedule": "cron(0 * ? * * *)", "delete_after_days": 35 }),
            ),
            "/plans/0/rules/1/schedule",
        ),
        case(
            It::OwnBackupDays,
            with(
                base(),
                &[(
                    "/components/-",
                    json!({ "id": "graph", "kind": "aurora_cluster", "site": "primary", "automated_backup_days": 0 }),
                )],
            ),
            "/components/11/automated_backup_days",
        ),
        case(It::ContinuousTwice, twice("main", "main"), "/plans/1/rules/0/continuous"),
        case(
            It::ContinuousElsewhere,
            with(twice("main", "second"), std::slice::from_ref(&second_vault)),
            "/plans/1/rules/0/continuous",
        ),
        case(It::ContinuousTwice, shorter_first("main", "main"), path),
        case(
            It::ContinuousElsewhere,
            with(shorter_first("main", "second"), std::slice::from_ref(&second_vault)),
            path,
        ),
        unfixed(
            It::ContinuousCopies,
            on(
                &["bucket"],
                json!({ "schedule": "cron(0 5 * * ? *)", "copies": [{ "vault": "far" }] }),
            ),
            "/plans/0/rules/0/copies",
        ),
        case(
            It::ContinuousUnsupported,
            on(&["bucket", "table"], json!({ "schedule": "cron(0 5 * * ? *)" })),
            path,
        ),
        unfixed(
            It::ContinuousUnsupported,
            on(&["files", "volume", "cluster"], json!({ "schedule": "cron(0 5 * * ? *)" })),
            path,
        ),
        unfixed(It::ContinuousRdsWindow, on(&["orders"], json!({})), path),
        case(
            It::S3Versioning,
            with(rule(&["bucket"], json!({})), &[("/components/4/versioning", json!(false))]),
            "/components/4/versioning",
        ),
        case(
            It::S3EventBridge,
            with(on(&["bucket"], json!({})), &[("/components/4/event_bridge", json!(false))]),
            "/components/4/event_bridge",
        ),
        case(
            It::S3OneVault,
            with(
                second(
                    &["bucket"],
                    json!({ "continuous": true, "schedule": null, "delete_after_days": 35 }),
                    json!({ "name": "yearly", "vault": "second", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 365 }),
                ),
                &[second_vault],
            ),
            "/plans/0/rules/1/vault",
        ),
        // The continuous backup goes into the air-gapped vault directly.
        unfixed(
            It::S3OneVault,
            with(
                second(
                    &["bucket"],
                    json!({
                        "continuous": true, "schedule": null, "delete_after_days": 35,
                        "air_gapped_vault": "gapped"
                    }),
                    json!({ "name": "yearly", "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 365 }),
                ),
                &[(
                    "/vaults/-",
                    json!({
                        "id": "gapped", "site": "primary", "air_gapped": true, "min_retention_days": 7,
                        "max_retention_days": 365
                    }),
                )],
            ),
            "/plans/0/rules/1/vault",
        ),
    ]
}
