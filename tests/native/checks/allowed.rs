//! What AWS allows, the checks leave alone.

use super::*;

/// What a clean design says, told apart from what is near it.
#[test]
fn checks_leave_alone_what_aws_allows() {
    for (what, document) in [
        ("an hourly rule", rule(&["orders"], json!({ "schedule": "cron(15 * ? * * *)" }))),
        ("every twelve hours", rule(&["orders"], json!({ "schedule": "cron(0 11/12 * * ? *)" }))),
        (
            "jobs that start in the last minute of their window",
            with(
                rule(&["orders"], json!({ "start_window_minutes": 60 })),
                &[("/assumptions", json!({ "start_delay_minutes": 60 }))],
            ),
        ),
        (
            "a continuous backup, which has no jobs that could start late",
            with(
                rule(
                    &["bucket"],
                    json!({
                        "continuous": true, "schedule": null, "delete_after_days": 35,
                        "start_window_minutes": 60
                    }),
                ),
                &[("/assumptions", json!({ "start_delay_minutes": 61 }))],
            ),
        ),
        ("once a day by a step", rule(&["orders"], json!({ "schedule": "cron(0 5/24 * * ? *)" }))),
        (
            "exactly 90 days of cold storage",
            rule(&["files"], json!({ "cold_after_days": 30, "delete_after_days": 120 })),
        ),
        ("kept forever", rule(&["files"], json!({ "delete_after_days": null }))),
        (
            "cold forever",
            rule(&["files"], json!({ "cold_after_days": 30, "delete_after_days": null })),
        ),
        (
            "an archive by a monthly rule",
            rule(
                &["volume"],
                json!({
                    "schedule": "cron(0 5 2 * ? *)", "cold_after_days": 30, "delete_after_days": 120,
                    "archive_ebs": true
                }),
            ),
        ),
        (
            "a continuous rule",
            rule(
                &["bucket"],
                json!({ "continuous": true, "schedule": null, "delete_after_days": 35 }),
            ),
        ),
        (
            "a copy into another account",
            with(
                rule(&["orders"], json!({ "copies": [{ "vault": "other" }] })),
                &[
                    ("/components/0/encryption", json!("customer_managed")),
                    ("/vaults/2/encryption", json!("customer_managed")),
                ],
            ),
        ),
        (
            "a copy of DocumentDB to a Region that accounts opt in to",
            copies::abroad("documentdb_cluster", json!({}), "eu-central-2", json!({})),
        ),
        (
            "a copy of FSx for ONTAP to another Region and account",
            copies::abroad(
                "fsx_file_system",
                json!({ "file_system": "ontap" }),
                "eu-central-2",
                json!({ "account": "backup", "encryption": "customer_managed" }),
            ),
        ),
        (
            "a copy of Neptune to one of the opt-in Regions that take it",
            copies::abroad("neptune_cluster", json!({}), "af-south-1", json!({})),
        ),
        ("a rule with a standard and an air-gapped vault", vaults::beside(&["files"], json!({}))),
        (
            "an unencrypted volume in an air-gapped vault",
            vaults::copied_into_air_gapped("ebs_volume", "none"),
        ),
        (
            "a file system under an AWS managed key in an air-gapped vault",
            vaults::copied_into_air_gapped("efs_file_system", "aws_managed"),
        ),
        (
            "a copy of a table with advanced features",
            with(
                rule(&["table"], json!({ "copies": [{ "vault": "far" }] })),
                &[("/components/1/advanced_backup", json!(true))],
            ),
        ),
        (
            "a file system of FSx, to which the completion window does not apply",
            with(
                rule(
                    &["zfs"],
                    json!({ "start_window_minutes": 60, "completion_window_minutes": 120 }),
                ),
                &[("/components/7/size_gib", json!(5_000))],
            ),
        ),
        ("a virtual machine into any vault", rule(&["machine"], json!({ "vault": "far" }))),
        (
            "a compliance lock",
            vault(
                json!({ "lock": "compliance", "min_retention_days": 30, "max_retention_days": 30 }),
            ),
        ),
        (
            "rules of one plan far apart",
            second(
                &["orders"],
                json!({ "schedule": "cron(0 18 * * ? *)" }),
                json!({ "name": "longer", "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 90 }),
            ),
        ),
    ] {
        let findings = said_by_aws(&document);
        assert!(findings.is_empty(), "{what}: {findings:#?}");
    }
}

#[test]
fn a_retention_that_no_vault_takes_is_not_held_against_a_lock() {
    for days in [0, 40_000] {
        let kept = ("/plans/0/rules/0/delete_after_days", json!(days));
        let locked = vault(json!({ "lock": "compliance", "min_retention_days": 30 }));
        for document in [base(), locked] {
            let (_, findings) = read(&with(document, std::slice::from_ref(&kept)));
            let found = |check| findings.iter().any(|it| it.check == Some(check));
            assert!(found(CheckKind::Retention), "{days} days: {findings:#?}");
            assert!(!found(CheckKind::LockRetention), "{days} days: {findings:#?}");
        }
    }
}
