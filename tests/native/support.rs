//! The one helper that knows the engine's API: tests state facts of the domain through it.

use serde_json::{Value, json};
use tabletop::engine::{self, Outcome};
use tabletop::model::{Edit, Finding, Scenario, file, presets};
use tabletop::show::Line;

/// A document to start from: one database under no plan, over a week.
pub(crate) fn base() -> Value {
    json!({
        "format": 1,
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 7 },
        "sites": [
            { "id": "primary", "kind": "region", "region": "us-east-1", "account": "production" },
            { "id": "recovery", "kind": "region", "region": "us-west-2", "account": "production" }
        ],
        "components": [
            { "id": "orders", "kind": "rds_instance", "site": "primary", "size_gib": 200, "change_gib_per_day": 10 }
        ],
        "vaults": [
            { "id": "main", "site": "primary" },
            { "id": "far", "site": "recovery" }
        ],
        "plans": [],
        "incidents": [],
        "assumptions": { "start_delay_minutes": 0, "backup_job_minutes": 0, "copy_job_minutes": 0 }
    })
}

/// A plan with one rule for `orders` into `main`, kept 30 days.
pub(crate) fn plan(schedule: &str) -> Value {
    json!({
        "name": "plan",
        "rules": [{ "name": "rule", "vault": "main", "schedule": schedule, "delete_after_days": 30 }],
        "selection": { "components": ["orders"] }
    })
}

/// An incident on `orders`.
pub(crate) fn incident(kind: &str, at: &str) -> Value {
    json!({ "id": "it", "kind": kind, "target": "orders", "at": at, "noticed_after_minutes": 10 })
}

/// Sets a value at a JSON pointer that leads somewhere; `-` appends to a list.
pub(crate) fn set(document: &mut Value, pointer: &str, value: Value) {
    Edit::set(pointer, value).apply(document).expect("the document has the place");
}

/// Reads a document that has to be valid.
pub(crate) fn scenario(document: &Value) -> Scenario {
    match file::read(&document.to_string()) {
        Ok(loaded) => loaded.scenario,
        Err(findings) => panic!("the document is refused: {findings:#?}"),
    }
}

/// The findings of a document, whether it is refused or not.
pub(crate) fn findings(document: &Value) -> Vec<Finding> {
    file::read_leniently(&document.to_string()).1
}

/// Simulates a document that has to be valid.
pub(crate) fn simulate(document: &Value) -> Outcome {
    engine::simulate(&scenario(document))
}

/// Compares a table of sentences with the one that is kept.
pub(crate) fn assert_sentences(name: &str, sentences: &[String]) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(format!("say_{name}"), sentences.join("\n"));
    });
}

/// The first shipped design without anything that would bring data back.
pub(crate) fn bare() -> Scenario {
    let mut bare = presets::first();
    bare.plans.clear();
    bare.recovery.clear();
    for component in &mut bare.components {
        component.native_pitr = None;
        component.versioning = None;
        component.automated_backup_days = None;
    }
    bare
}

/// The texts of rows, those columns that are asked for.
pub(crate) fn texts(lines: &[Line], columns: &[usize]) -> Vec<String> {
    lines
        .iter()
        .map(|line| {
            let cells = columns.iter().map(|at| line.get(*at).map_or("", String::as_str));
            cells.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" | ")
        })
        .collect()
}
