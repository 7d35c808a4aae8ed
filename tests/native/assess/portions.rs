//! Work in portions: whatever their size, it comes to what it comes to at once.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};
use tabletop::assess::{
    Assessment, DesignComparison, DesignVariant, assess, assess_in_portions, compare,
    compared_in_portions, sensitivity, sensitivity_in_portions, smallest, smallest_in_portions,
    strategies,
};
use tabletop::catalog::Disruption;
use tabletop::engine::{Verdict, Work};
use tabletop::model::{ComponentId, Scenario};

use super::{document, shipped};
use crate::support;

/// The result with how many portions of a size it took.
fn in_portions<T>(mut work: Work<T>, steps: u32) -> (T, usize) {
    let mut portions = 1;
    loop {
        match work.advance(steps) {
            Some(result) => return (result, portions),
            None => portions += 1,
        }
    }
}

fn json(it: &impl Serialize) -> String {
    serde_json::to_string(it).expect("JSON")
}

/// Two designs: one of everyday rules, one whose rules are of different periods and give way to each other.
fn designs() -> [Arc<Scenario>; 2] {
    let mut competing = document("cron(0 * * * ? *)");
    let mut second = competing["plans"][0].clone();
    second["name"] = json!("second");
    second["rules"][0]["schedule"] = json!("cron(0 0/6 * * ? *)");
    second["rules"][0]["schedule_time_zone"] = json!("Europe/Berlin");
    competing["plans"].as_array_mut().expect("plans").push(second);
    [Arc::new(shipped("ecommerce")), Arc::new(support::scenario(&competing))]
}

/// The first breached cell of an assessment.
fn breached(assessment: &Assessment) -> (ComponentId, Disruption) {
    let mut cells = assessment.rows.iter().flat_map(|row| {
        row.cells.iter().map(move |cell| (row.component.clone(), cell.disruption(), cell.verdict()))
    });
    let found = cells.find(|(.., verdict)| *verdict == Verdict::Breached);
    found.map(|(component, disruption, _)| (component, disruption)).expect("something is breached")
}

#[test]
fn an_assessment_in_portions_is_the_assessment_at_once() {
    for design in designs() {
        let whole = assess(&design);
        let mut portions_before = usize::MAX;
        for steps in [1, 7, 100_000_000] {
            let (divided, portions) = in_portions(assess_in_portions(Arc::clone(&design)), steps);
            assert_eq!(json(&whole), json(&divided), "portions of {steps}");
            assert!(portions < portions_before, "larger portions are fewer");
            portions_before = portions;
        }
        assert_eq!(portions_before, 1);
    }
}

#[test]
fn a_row_and_a_candidate_are_divided_too() {
    for design in designs() {
        let (assessment, portions) = in_portions(assess_in_portions(Arc::clone(&design)), 1);
        let cells = design.components.len() * Disruption::ALL.len();
        assert!(portions > 2 * cells, "{portions} portions for {cells} cells");

        let (component, disruption) = breached(&assessment);
        let whole = smallest(&design, &component, disruption);
        for steps in [1, 1_000] {
            let work = smallest_in_portions(Arc::clone(&design), component.clone(), disruption);
            let (divided, portions) = in_portions(work, steps);
            assert_eq!(json(&whole), json(&divided), "portions of {steps}");
            assert!(steps > 1 || portions > 100, "{portions} portions");
        }
    }
}

/// A database under two hourly rules, one of them on a clock that is changed twice a year: a step is one question to
/// the engine at most, so that the steps are the work.
#[test]
fn competing_hourly_rules_take_few_steps_and_more_components_as_many_each() {
    let mut design = document("cron(0 * * * ? *)");
    let mut second = design["plans"][0].clone();
    second["name"] = json!("second");
    second["rules"][0]["schedule_time_zone"] = json!("Europe/Berlin");
    design["plans"].as_array_mut().expect("plans").push(second);
    let database = design["components"][0].clone();
    let steps = |copies: usize| {
        let mut design = design.clone();
        let more = (1..copies).map(|at| {
            let mut more = database.clone();
            more["id"] = json!(format!("copy-{at}"));
            more["size_gib"] = json!(100 + at);
            more
        });
        let more: Vec<Value> = more.collect();
        let ids = more.iter().map(|it| it["id"].clone()).collect::<Vec<_>>();
        for plan in design["plans"].as_array_mut().expect("plans") {
            let named = plan["selection"]["components"].as_array_mut().expect("named components");
            named.extend(ids.iter().cloned());
        }
        design["components"].as_array_mut().expect("components").extend(more);
        in_portions(assess_in_portions(Arc::new(support::scenario(&design))), 1).1
    };
    let (one, four) = (steps(1), steps(4));
    assert!(one < 60_000, "{one} steps for one database");
    assert!(four < 5 * one, "{four} steps for four, {one} for one");
}

#[test]
fn designs_and_assumptions_in_portions_come_to_the_same() {
    let mut open = shipped("ecommerce");
    open.incidents = support::scenario(&incident()).incidents;
    let open = Arc::new(open);
    let variants: Vec<DesignVariant> = [DesignVariant::new("Open", Arc::clone(&open))]
        .into_iter()
        .chain(strategies(&open))
        .collect();
    let whole = compare(&open, &variants);
    let divided = variants
        .into_iter()
        .map(|it| in_portions(compared_in_portions(Arc::clone(&open), it), 1).0)
        .collect();
    assert_eq!(json(&whole), json(&DesignComparison::of(&open, divided)));

    let (divided, portions) = in_portions(sensitivity_in_portions(Arc::clone(&open)), 1);
    // A run pauses for each incident, its ledger for each component, and each assumption has two of both.
    let least = open.incidents.len() + open.components.len();
    assert!(portions > 2 * least * divided.bars.len(), "{portions} portions");
    assert_eq!(json(&divided), json(&sensitivity(&open)));
}

/// The base design with its Region out for half a day.
fn incident() -> serde_json::Value {
    let mut document = support::base();
    document["incidents"] = json!([{
        "id": "out", "kind": "region_outage", "target": "primary", "at": "2026-11-05T11:00:00Z"
    }]);
    document
}

#[test]
fn work_that_is_done_gives_its_result_once() {
    let [design, _] = designs();
    let mut work = assess_in_portions(Arc::clone(&design));
    assert_eq!(work.progress(), (0, 0));
    assert!(work.advance(u32::MAX).is_some());
    assert_eq!(work.progress(), (design.components.len(), design.components.len()));
    assert!(work.advance(u32::MAX).is_none());
}
