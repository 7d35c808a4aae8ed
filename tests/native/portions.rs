//! Work that the page does in portions pauses for each component, so that no step grows with the design.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::assess::{
    DesignVariant, assess_in_portions, compared_in_portions, sensitivity_in_portions,
};
use tabletop::model::{Scenario, file};

/// Databases under one plan, and an outage of their Region that hits them all.
fn design(components: usize) -> Arc<Scenario> {
    let ids: Vec<Value> = (0..components).map(|at| json!(format!("db-{at}"))).collect();
    let components: Vec<Value> = ids
        .iter()
        .map(|id| {
            json!({
                "id": id, "kind": "rds_instance", "site": "primary", "size_gib": 100,
                "change_gib_per_day": 5, "rpo_minutes": 60, "rto_minutes": 240,
            })
        })
        .collect();
    let document = json!({
        "format": 1,
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 14 },
        "sites": [
            { "id": "primary", "kind": "region", "region": "us-east-1" },
            { "id": "recovery", "kind": "region", "region": "us-west-2" },
        ],
        "vaults": [{ "id": "main", "site": "primary" }, { "id": "far", "site": "recovery" }],
        "components": components,
        "plans": [{
            "name": "plan",
            "rules": [{ "name": "daily", "vault": "main", "copies": [{ "vault": "far" }] }],
            "selection": { "components": ids },
        }],
        "incidents": [{
            "id": "outage", "kind": "region_outage", "target": "primary",
            "at": "2026-11-09T12:00:00Z",
        }],
    });
    Arc::new(file::read(&document.to_string()).expect("a valid design").scenario)
}

/// How many steps a piece of work takes, or as many as are asked for.
fn steps(most: usize, mut is_done: impl FnMut() -> bool) -> usize {
    (1..=most).find(|_| is_done()).unwrap_or(most)
}

fn comparing(components: usize) -> usize {
    let open = design(components);
    let mut work = compared_in_portions(Arc::clone(&open), DesignVariant::new("open", open));
    steps(usize::MAX, || work.advance(1).is_some())
}

fn assessing(components: usize) -> usize {
    let mut work = assess_in_portions(design(components));
    steps(usize::MAX, || work.advance(1).is_some())
}

/// Each component is resolved, answered, settled, and billed for its storage, what stands by and its recovery.
#[test]
fn a_comparison_pauses_for_each_component_at_each_stage() {
    let (few, many) = (comparing(20), comparing(60));
    assert!(many - few >= 40 * 7, "{few} steps for 20 components, {many} for 60");
}

/// Each component is resolved, known to repeat itself, looked at for that, and asked about each disruption.
#[test]
fn an_assessment_pauses_for_each_component_at_each_stage() {
    let (few, many) = (assessing(20), assessing(60));
    assert!(many - few >= 40 * 10, "{few} steps for 20 components, {many} for 60");
}

/// One assumption after the other is compared in the same steps.
#[test]
fn what_moves_the_outcome_pauses_as_a_comparison_does() {
    let (components, runs) = (20, 4);
    let mut work = sensitivity_in_portions(design(components));
    let most = runs * comparing(components);
    let taken = steps(most, || work.advance(1).is_some());
    // Three assumptions at most are tried in as many steps as so many comparisons take.
    assert!(taken == most && work.progress().0 <= runs, "{taken} steps, {:?}", work.progress());
}
