//! Designs that break a rule: counts, names and restore testing plans.

use serde_json::{Value, json};
use tabletop::model::check::CheckKind;

use super::{Case, base, case, rule, unfixed, with};

fn restore_testing(fields: Value) -> Value {
    let mut plan =
        json!({ "name": "monthly", "schedule": "cron(0 6 1 * ? *)", "components": ["orders"] });
    plan.as_object_mut().expect("a plan").extend(fields.as_object().expect("fields").clone());
    with(base(), &[("/clock/days", json!(60)), ("/restore_testing/-", plan)])
}

fn many(count: usize, one: impl Fn(usize) -> Value) -> Value {
    (0..count).map(one).collect()
}

pub(super) fn quotas_and_names() -> Vec<Case> {
    use CheckKind as It;
    let rules = many(
        11,
        |at| json!({ "name": format!("rule-{at}"), "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 30 }),
    );
    let copies = many(6, |at| json!({ "vault": format!("copies-{at}") }));
    let mut with_copies = rule(&["orders"], json!({ "copies": copies }));
    for at in 0..6 {
        with_copies = with(
            with_copies,
            &[("/vaults/-", json!({ "id": format!("copies-{at}"), "site": "recovery" }))],
        );
    }
    let mut crowded = with(
        rule(&[], json!({ "schedule": "cron(0 * * * ? *)", "delete_after_days": null })),
        &[
            ("/clock/days", json!(3_650)),
            (
                "/plans/0/selection",
                json!({ "conditions": [
                { "key": "Environment", "value": "Production" }
            ] }),
            ),
        ],
    );
    let fleet = many(12, |at| {
        json!({
            "id": format!("files-{at}"), "kind": "efs_file_system", "site": "primary",
            "tags": { "Environment": "Production" }
        })
    });
    crowded["components"]
        .as_array_mut()
        .expect("a list")
        .extend(fleet.as_array().expect("a list").clone());
    // Each plan has a component of its own: of more rules for one component than a design may have, none counts.
    let mut planned = with(base(), &[]);
    let files = many(
        301,
        |at| json!({ "id": format!("file-system-{at}"), "kind": "efs_file_system", "site": "primary" }),
    );
    let files = files.as_array().expect("a list").clone();
    planned["components"].as_array_mut().expect("a list").extend(files);
    planned["plans"] = many(301, |at| {
        json!({
            "name": format!("plan-{at}"),
            "rules": [{ "name": "rule", "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 30 }],
            "selection": { "components": [format!("file-system-{at}")] }
        })
    });
    let many_vaults = many(
        301,
        |at| json!({ "id": if at == 0 { "main".to_owned() } else { format!("vault-{at}") }, "site": "primary" }),
    );
    let tags = many(31, |_| json!({ "key": "Backup", "value": "Daily" }));
    let named = many(501, |_| json!("orders"));
    vec![
        unfixed(It::RulesOfPlan, with(base(), &[("/plans/0/rules", rules)]), "/plans/0/rules"),
        unfixed(It::CopiesOfRule, with_copies, "/plans/0/rules/0/copies"),
        unfixed(It::PlansOfRegion, planned, "/plans"),
        unfixed(It::VaultsOfRegion, with(base(), &[("/vaults", many_vaults)]), "/vaults"),
        unfixed(
            It::TagsOfSelection,
            with(base(), &[("/plans/0/selection/tags", tags.clone())]),
            "/plans/0/selection/tags",
        ),
        unfixed(
            It::ConditionsOfSelection,
            with(base(), &[("/plans/0/selection/conditions", tags)]),
            "/plans/0/selection/conditions",
        ),
        unfixed(
            It::ResourcesOfSelection,
            with(base(), &[("/plans/0/selection/components", named)]),
            "/plans/0/selection/components",
        ),
        unfixed(
            It::RestoreTestingPlans,
            with(
                base(),
                &[(
                    "/restore_testing",
                    many(
                        101,
                        |at| json!({ "name": format!("test_{at}"), "schedule": "cron(0 6 * * ? *)", "components": ["orders"] }),
                    ),
                )],
            ),
            "/restore_testing",
        ),
        unfixed(It::PointsOfVault, crowded, "/vaults/0"),
        case(
            It::PlanName,
            with(base(), &[("/plans/0/name", json!("nightly plan"))]),
            "/plans/0/name",
        ),
        case(It::RuleName, rule(&["orders"], json!({ "name": "" })), "/plans/0/rules/0/name"),
        case(
            It::RuleName,
            rule(&["orders"], json!({ "name": "å".repeat(60) })),
            "/plans/0/rules/0/name",
        ),
        case(
            It::VaultName,
            with(
                rule(&["orders"], json!({ "vault": "main vault", "copies": [{ "vault": "far" }] })),
                &[
                    ("/vaults/0/id", json!("main vault")),
                    (
                        "/on_demand_backups/-",
                        json!({
                            "component": "orders", "vault": "main vault", "at": "2026-11-03T00:00:00Z"
                        }),
                    ),
                ],
            ),
            "/vaults/0/id",
        ),
        case(
            It::RestoreTestingName,
            restore_testing(json!({ "name": "once-a-month" })),
            "/restore_testing/0/name",
        ),
    ]
}

pub(super) fn restore_tests() -> Vec<Case> {
    use CheckKind as It;
    vec![
        case(
            It::RestoreTestingKind,
            with(
                restore_testing(json!({ "components": ["machine"] })),
                &[("/plans/0/selection/components", json!(["orders", "machine"]))],
            ),
            "/restore_testing/0/components/0",
        ),
        case(
            It::RestoreTestingWindow,
            restore_testing(json!({ "start_window_hours": 0 })),
            "/restore_testing/0/start_window_hours",
        ),
        case(
            It::RestoreTestingWindow,
            restore_testing(json!({ "selection_window_days": 366 })),
            "/restore_testing/0/selection_window_days",
        ),
        case(
            It::RestoreTestingWindow,
            restore_testing(json!({ "validation_hours": 169 })),
            "/restore_testing/0/validation_hours",
        ),
        case(
            It::RestoreTestingNothing,
            restore_testing(json!({ "components": ["files"] })),
            "/restore_testing/0/components/0",
        ),
        case(
            It::CronGrammar,
            restore_testing(json!({ "schedule": "cron(0 6 1 * * *)" })),
            "/restore_testing/0/schedule",
        ),
    ]
}
