//! The scenarios that are measured, natively and in the browser.

#![cfg_attr(
    not(target_family = "wasm"),
    expect(clippy::expect_used, reason = "a workload that is not there is no measurement")
)]

use tabletop::model::presets::preset;
use tabletop::model::{Scenario, file};

/// The shipped design.
pub(crate) fn ecommerce() -> Scenario {
    preset("ecommerce").map(|it| it.scenario()).expect("the shipped design is there")
}

/// The largest shipped design: 85 components in three accounts.
#[cfg_attr(target_family = "wasm", expect(dead_code, reason = "measured natively"))]
pub(crate) fn saas() -> Scenario {
    preset("saas").map(|it| it.scenario()).expect("the shipped design is there")
}

/// A design, the five strategies made of it, and two of them a second time.
#[cfg_attr(target_family = "wasm", expect(dead_code, reason = "measured natively"))]
pub(crate) fn eight_variants(open: &Scenario) -> Vec<tabletop::assess::DesignVariant> {
    let made = tabletop::assess::strategies(open);
    let own = tabletop::assess::DesignVariant::new("open", std::sync::Arc::new(open.clone()));
    let again: Vec<_> = made.iter().take(2).cloned().collect();
    [own].into_iter().chain(made).chain(again).collect()
}

/// Components under one plan whose rules give way to each other, each in a time zone of its own.
pub(crate) fn competing(components: usize, rules: &[(&str, &str, u32)]) -> Scenario {
    let ids: Vec<String> = (0..components).map(|at| format!("db-{at}")).collect();
    let components: Vec<_> = ids
        .iter()
        .map(|id| {
            serde_json::json!({
                "id": id, "kind": "rds_instance", "site": "primary", "size_gib": 100,
                "change_gib_per_day": 5, "rpo_minutes": 60, "rto_minutes": 240,
            })
        })
        .collect();
    let rules: Vec<_> = rules
        .iter()
        .enumerate()
        .map(|(at, (schedule, zone, days))| {
            serde_json::json!({
                "name": format!("rule-{at}"), "vault": "main", "schedule": schedule,
                "schedule_time_zone": zone, "delete_after_days": days,
            })
        })
        .collect();
    let document = serde_json::json!({
        "format": 1,
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 14 },
        "sites": [{ "id": "primary", "kind": "region", "region": "us-east-1" }],
        "vaults": [{ "id": "main", "site": "primary" }],
        "components": components,
        "plans": [{ "name": "plan", "rules": rules, "selection": { "components": ids } }],
    });
    file::read(&document.to_string()).map(|loaded| loaded.scenario).expect("the workload is valid")
}

/// A chain of databases, each of which needs the next, under one daily rule, and outages of their Region
/// every twelve hours.
#[cfg_attr(target_family = "wasm", expect(dead_code, reason = "measured natively"))]
pub(crate) fn chain(components: usize, incidents: i64) -> Scenario {
    let mut scenario = competing(components, &[("cron(0 5 * * ? *)", "UTC", 35)]);
    let ids: Vec<_> = scenario.components.iter().map(|it| it.id.clone()).collect();
    for (component, need) in scenario.components.iter_mut().zip(ids.iter().skip(1)) {
        component.needs = vec![need.clone()];
    }
    scenario.clock.days = 60;
    scenario.incidents = outages(&scenario, incidents, tabletop::units::Span::hours(12));
    scenario
}

/// Outages of the Region of a design for six hours each, so far apart.
pub(crate) fn outages(
    scenario: &Scenario,
    count: i64,
    apart: tabletop::units::Span,
) -> Vec<tabletop::model::Incident> {
    (0..count)
        .map(|at| {
            let moment = scenario.clock.start
                + tabletop::units::Span::hours(24)
                + tabletop::units::Span::seconds(at * apart.as_seconds());
            let incident = serde_json::json!({
                "id": format!("incident-{at}"), "kind": "region_outage", "target": "primary",
                "at": moment.to_string(), "lasts_minutes": 360,
            });
            serde_json::from_value(incident).expect("an incident")
        })
        .collect()
}

/// The shipped design with twenty incidents of all kinds that meet each other.
pub(crate) fn ecommerce_with_twenty_incidents() -> Scenario {
    const KINDS: [(&str, &str); 10] = [
        ("instance_failure", "web"),
        ("bad_deployment", "web"),
        ("accidental_deletion", "orders"),
        ("silent_corruption", "sessions"),
        ("ransomware", "images"),
        ("account_compromise", "production"),
        ("zone_outage", "primary"),
        ("region_outage", "primary"),
        ("data_center_outage", "office"),
        ("link_loss", "office"),
    ];
    let mut document = serde_json::to_value(ecommerce()).expect("a scenario is JSON");
    let incidents: Vec<_> = (0..20)
        .map(|at| {
            let (kind, target) = KINDS[at % KINDS.len()];
            // Every 13 hours: most recoveries are still under way when the next incident comes.
            let moment = ecommerce().clock.start + tabletop::units::Span::hours(30 + 13 * at as i64);
            serde_json::json!({
                "id": format!("incident-{at}"), "kind": kind, "target": target, "at": moment.to_string(),
            })
        })
        .collect();
    document["incidents"] = incidents.into();
    file::read(&document.to_string()).map(|loaded| loaded.scenario).expect("the workload is valid")
}

/// A thousand resources under ten plans with hourly rules over some years, and a hundred incidents
/// spread over them: ninety hit one resource each, ten a whole Region.
pub(crate) fn thousand(years: u32) -> Scenario {
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
            if kind == "s3_bucket" {
                component["versioning"] = true.into();
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
