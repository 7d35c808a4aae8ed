//! Designs that break a rule: retention and cold storage.

use serde_json::json;
use tabletop::model::check::CheckKind;

use super::{Case, base, case, rule, unfixed, with};

pub(super) fn cases() -> Vec<Case> {
    use CheckKind as It;
    let delete = "/plans/0/rules/0/delete_after_days";
    let cold = "/plans/0/rules/0/cold_after_days";
    let files = |fields| rule(&["files"], fields);
    vec![
        case(
            It::DeleteAfterCold,
            files(json!({ "cold_after_days": 30, "delete_after_days": 90 })),
            delete,
        ),
        case(
            It::DeleteAfterCold,
            files(
                json!({ "copies": [{ "vault": "far", "cold_after_days": 30, "delete_after_days": 119 }] }),
            ),
            "/plans/0/rules/0/copies/0/delete_after_days",
        ),
        case(
            It::CopyExpiresInCold,
            files(json!({
                "delete_after_days": 60, "copies": [{ "vault": "far", "cold_after_days": 30 }]
            })),
            "/plans/0/rules/0/copies/0/delete_after_days",
        ),
        case(
            It::DeleteAfterCold,
            with(
                base(),
                &[(
                    "/on_demand_backups/-",
                    json!({
                        "component": "files", "vault": "main", "at": "2026-11-03T00:00:00Z", "cold_after_days": 30,
                        "delete_after_days": 60
                    }),
                )],
            ),
            "/on_demand_backups/0/delete_after_days",
        ),
        // The lock lets in no retention that is long enough: the points stay warm.
        case(
            It::DeleteAfterCold,
            with(
                files(json!({ "cold_after_days": 30, "delete_after_days": 90 })),
                &[
                    ("/vaults/0/lock", json!("compliance")),
                    ("/vaults/0/max_retention_days", json!(100)),
                ],
            ),
            delete,
        ),
        case(It::Retention, rule(&["orders"], json!({ "delete_after_days": 0 })), delete),
        case(It::Retention, rule(&["orders"], json!({ "delete_after_days": 36_501 })), delete),
        case(It::RetentionBelowWeek, rule(&["orders"], json!({ "delete_after_days": 3 })), delete),
        case(
            It::ColdIgnored,
            rule(&["orders", "bucket"], json!({ "cold_after_days": 30, "delete_after_days": 120 })),
            cold,
        ),
        unfixed(
            It::ColdIgnored,
            rule(&["orders", "files"], json!({ "cold_after_days": 30, "delete_after_days": 120 })),
            cold,
        ),
        case(
            It::ColdTooSoon,
            files(json!({ "cold_after_days": 1, "delete_after_days": 91 })),
            cold,
        ),
        case(
            It::ArchiveOptIn,
            rule(
                &["volume"],
                json!({ "schedule": "cron(0 5 2 * ? *)", "cold_after_days": 30, "delete_after_days": 120 }),
            ),
            cold,
        ),
        case(
            It::ArchiveMonthly,
            rule(
                &["volume"],
                json!({ "cold_after_days": 30, "delete_after_days": 120, "archive_ebs": true }),
            ),
            cold,
        ),
        unfixed(
            It::ArchiveMonthly,
            rule(&["volume", "files"], json!({ "cold_after_days": 30, "delete_after_days": 120 })),
            cold,
        ),
        case(
            It::ArchiveWithoutUse,
            rule(&["orders"], json!({ "archive_ebs": true })),
            "/plans/0/rules/0/archive_ebs",
        ),
    ]
}
