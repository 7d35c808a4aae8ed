//! What the newest edit changed: the bill against the former run, jumps, and the saw-tooth before it.

use std::sync::Arc;

use tabletop::chart::Chart;
use tabletop::engine::Run;
use tabletop::model::{ComponentId, Scenario, presets};
use tabletop::show::change::{jump, per_month_change};
use tabletop::show::workbench::exposure::chart_of;

fn run(scenario: Scenario) -> Run {
    Run::unchecked(Arc::new(scenario))
}

/// The first preset with every schedule replaced.
fn scheduled(schedule: &str) -> Scenario {
    let mut document: serde_json::Value =
        serde_json::to_value(presets::first()).expect("it can be written");
    for plan in document["plans"].as_array_mut().expect("plans") {
        for rule in plan["rules"].as_array_mut().expect("rules") {
            rule["schedule"] = schedule.into();
        }
    }
    let (scenario, _) = tabletop::model::file::read_unchecked(&document.to_string());
    scenario.expect("it can be read")
}

#[test]
fn the_bill_says_what_it_costs_more_or_less_a_month() {
    let [daily, hourly] = ["cron(0 0 * * ? *)", "cron(0 * * * ? *)"].map(|it| run(scheduled(it)));
    let more =
        per_month_change(&daily, &hourly.protection_ledger()).expect("more backups cost more");
    let less = per_month_change(&hourly, &daily.protection_ledger()).expect("fewer cost less");
    assert!(more.starts_with('+') && more.ends_with(" a month"), "{more}");
    assert_eq!(less, more.replace('+', "\u{2212}"));
    assert_eq!(per_month_change(&daily, &daily.protection_ledger()), None);
}

/// A large table with backups by a schedule.
fn table(schedule: &str) -> Scenario {
    let document = serde_json::json!({
        "format": 1,
        "clock": {"start": "2026-11-02T00:00:00Z", "days": 30},
        "sites": [{"id": "home", "kind": "region", "region": "us-east-1"}],
        "components": [
            {"id": "table", "name": "Table", "kind": "dynamodb_table", "site": "home", "size_gib": 900},
        ],
        "vaults": [{"id": "main", "site": "home"}],
        "plans": [{
            "name": "all",
            "rules": [
                {"name": "rule", "schedule": schedule, "vault": "main", "delete_after_days": 35},
            ],
            "selection": {"components": ["table"]},
        }],
    });
    let (scenario, _) = tabletop::model::file::read_unchecked(&document.to_string());
    scenario.expect("it can be read")
}

#[test]
fn a_jump_names_the_component_and_what_has_changed_for_it() {
    let [monthly, daily, twice, hourly] =
        ["0 4 1 * ? *", "0 0 * * ? *", "0 0/12 * * ? *", "0 * * * ? *"]
            .map(|it| run(table(&format!("cron({it})"))));
    let said = jump(&monthly, &hourly).expect("it costs many times as much");
    assert!(said.starts_with("Protection now costs about $"), "{said}");
    assert!(said.contains(" times as much as before ("), "{said}");
    assert!(said.contains("Most of the increase is warm storage for Table, about $"), "{said}");
    assert!(said.contains(": 24 backups a day instead of 0"), "{said}");
    assert_eq!(jump(&daily, &twice), None, "twice as many are no jump");
    assert_eq!(jump(&hourly, &monthly), None, "less is no jump");
}

#[test]
fn what_incidents_cost_may_jump_too() {
    let mut long = presets::first();
    long.incidents[0].at =
        tabletop::units::Instant::parse("2026-11-03T12:01:00Z").expect("a moment");
    let mut late = long.clone();
    late.incidents[0].noticed_after_minutes = Some(10_000.0);
    let said = jump(&run(long.clone()), &run(late.clone())).expect("it is noticed a week later");
    assert!(said.starts_with("Incidents now cost $"), "{said}");
    assert!(said.contains("Orders DB is down ") || said.contains("Orders DB loses "), "{said}");
    assert_eq!(jump(&run(late.clone()), &run(long.clone())), None, "less is no jump");
    // Who adds an incident means it to cost something.
    let mut none = long.clone();
    none.incidents.clear();
    assert_eq!(jump(&run(none), &run(late)), None);
}

#[test]
fn the_exposure_keeps_the_saw_tooth_of_another_design() {
    let [before, now] = ["cron(0 0/6 * * ? *)", "cron(0 * * * ? *)"].map(|it| run(scheduled(it)));
    let id = ComponentId::from("orders");
    let chart = |former: Option<&Run>| chart_of(&now, &id, None, "damage", "whole", former);
    let (alone, both) = (chart(None), chart(Some(&before)));
    assert!(alone.former.is_empty());
    assert!(!both.former.is_empty());
    assert_eq!(alone.corners, both.corners);
    assert!(both.summary().contains("Before the last edit it was "), "{}", both.summary());
    assert!(!alone.summary().contains("Before the last edit"));
    // The same design with its incident elsewhere has none.
    let mut moved = scheduled("cron(0 * * * ? *)");
    moved.incidents[0].at =
        tabletop::units::Instant::parse("2026-11-05T12:00:00Z").expect("a moment");
    assert!(chart(Some(&run(moved))).former.is_empty());
}
