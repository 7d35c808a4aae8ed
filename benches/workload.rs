//! The scenarios that are measured, natively and in the browser.

use tabletop::model::presets::preset;
use tabletop::model::{Scenario, file};

/// The shipped design.
pub fn ecommerce() -> Scenario {
    preset("ecommerce").map(|it| it.scenario()).expect("the shipped design is there")
}

/// A thousand resources under ten plans with hourly rules over some years, and a hundred incidents
/// spread over them: ninety hit one resource each, ten a whole Region.
pub fn thousand(years: u32) -> Scenario {
    const KINDS: [&str; 5] =
        ["rds_instance", "dynamodb_table", "s3_bucket", "efs_file_system", "ec2_fleet"];
    let days = years * 365;
    let components: Vec<_> = (0..1_000)
        .map(|at| {
            let kind = KINDS[at % KINDS.len()];
            let mut component = serde_json::json!({
                "id": format!("resource-{at}"), "kind": kind, "site": "primary",
                "size_gib": 50 + at % 400, "change_gib_per_day": 1 + at % 20,
                "rpo_minutes": 60, "rto_minutes": 240, "tags": { "plan": (at % 10).to_string() },
            });
            if kind == "dynamodb_table" {
                component["advanced_backup"] = true.into();
            }
            component
        })
        .collect();
    let plans: Vec<_> = (0..10)
        .map(|at| {
            serde_json::json!({
                "name": format!("plan-{at}"),
                "rules": [{
                    "name": "hourly", "vault": "main", "schedule": format!("cron({} * * * ? *)", at * 5),
                    "start_window_minutes": 60, "delete_after_days": 35,
                    "copies": [{ "vault": "far", "delete_after_days": 35 }],
                }],
                "selection": { "tags": [{ "key": "plan", "value": at.to_string() }] },
            })
        })
        .collect();
    let start = tabletop::units::Instant::from_unix_seconds(1_767_225_600);
    let incidents: Vec<_> = (0..100)
        .map(|at| {
            let moment = start
                + tabletop::units::Span::days(i64::from(days) * (at + 1) / 102)
                + tabletop::units::Span::minutes(at * 7);
            let (kind, target) = match at % 10 {
                0 => ("region_outage", "primary".to_owned()),
                1..=4 => ("accidental_deletion", format!("resource-{}", at * 9)),
                5..=7 => ("silent_corruption", format!("resource-{}", at * 9)),
                _ => ("bad_deployment", format!("resource-{}", at * 9)),
            };
            serde_json::json!({
                "id": format!("incident-{at}"), "kind": kind, "target": target,
                "at": moment.to_string(), "noticed_after_minutes": 30, "lasts_minutes": 600,
            })
        })
        .collect();
    let document = serde_json::json!({
        "format": 1,
        "clock": { "start": start.to_string(), "days": days },
        "sites": [
            { "id": "primary", "kind": "region", "region": "us-east-1" },
            { "id": "recovery", "kind": "region", "region": "us-west-2" },
        ],
        "components": components, "plans": plans, "incidents": incidents,
        "vaults": [{ "id": "main", "site": "primary" }, { "id": "far", "site": "recovery" }],
    });
    file::read(&document.to_string()).map(|loaded| loaded.scenario).expect("the workload is valid")
}
