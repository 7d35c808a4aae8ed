//! What is left of a design around one component says of it what the whole design says.

use serde_json::{Value, json};

use super::*;
use crate::assess::assessor::Assessor;
use crate::engine::work::{Pace, at_once};

/// Three chains of three databases, a journey through the first, and an alarm that watches the last of all.
fn design(link: bool) -> Scenario {
    let components: Vec<Value> = (0..9)
        .map(|at| {
            let needs = if at % 3 < 2 { vec![format!("db-{}", at + 1)] } else { Vec::new() };
            json!({
                "id": format!("db-{at}"), "kind": "rds_instance", "site": "p", "needs": needs,
                "size_gib": 20 + 30 * at, "change_gib_per_day": 1, "rpo_minutes": 60, "rto_minutes": 240,
            })
        })
        .collect();
    let all: Vec<String> = (0..9).map(|at| format!("db-{at}")).collect();
    let mut document = json!({
        "format": 1,
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 14 },
        "sites": [
            { "id": "p", "kind": "region", "region": "us-east-1" },
            { "id": "r", "kind": "region", "region": "us-west-2" },
        ],
        "vaults": [{ "id": "main", "site": "p" }, { "id": "far", "site": "r" }],
        "components": components,
        "plans": [{
            "name": "plan",
            "rules": [
                {
                    "name": "often", "vault": "main", "schedule": "cron(0 0/6 * * ? *)",
                    "delete_after_days": 7, "copies": [{ "vault": "far" }],
                },
                {
                    "name": "daily", "vault": "main", "schedule": "cron(0 5 * * ? *)",
                    "schedule_time_zone": "Europe/Berlin", "delete_after_days": 35,
                },
            ],
            "selection": { "components": all },
        }],
        "recovery": [
            { "component": "db-1", "strategy": "warm_standby", "site": "r" },
            { "component": "db-4", "strategy": "pilot_light", "site": "r" },
        ],
        "notifications": [{ "name": "alarm", "components": ["db-8"], "after_minutes": 1 }],
        "journeys": [{ "id": "orders", "needs": ["db-0"], "orders_per_hour": 40, "order_value_usd": 30 }],
    });
    if link {
        document["sites"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "id": "dc", "kind": "data_center" }));
    }
    serde_json::from_value(document).unwrap()
}

#[test]
fn a_component_has_the_cells_that_it_has_in_the_whole_design() {
    let mut scenario = design(false);
    let ids: Vec<ComponentId> = scenario.components.iter().map(|it| it.id.clone()).collect();
    for id in &ids {
        let part = around(&mut scenario, id).unwrap();
        assert!(
            part.components.len() == 6 || id.as_str() >= "db-6",
            "its chain and the watched one"
        );
        let pace = Pace::AT_ONCE;
        let cells = |assessor: Assessor| at_once(assessor.cells(id, &pace)).unwrap();
        let whole = cells(at_once(Assessor::new(&scenario, &pace)));
        let alone = cells(at_once(Assessor::around(&mut scenario, id, &pace)));
        let text = |cells| serde_json::to_string(cells).unwrap();
        assert_eq!(text(&alone), text(&whole), "{id}");
    }
}

#[test]
fn nothing_is_left_out_behind_a_link_that_all_share() {
    assert!(around(&mut design(true), &ComponentId::from("db-0")).is_none());
}
