//! What the page says: rows with named columns, key figures, recovery options and moments.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::engine::{Outcome, Run};
use tabletop::model::{Scenario, file, presets};
use tabletop::show::Line;
use tabletop::show::workbench::key_figures::{ALARMING, GOOD, KeyFigureRow, MUTED, figures, worst};
use tabletop::show::workbench::moment::{StateRow, shown_at};
use tabletop::show::workbench::options::{OptionRow, PIN, UNPIN, refused, taken, usable};
use tabletop::show::workbench::own_backups::own_backups;
use tabletop::show::workbench::status::Status;
use tabletop::units::Span;

use crate::support;

fn run(scenario: Scenario) -> Run {
    Run::unchecked(Arc::new(scenario))
}

/// The first design, and the same without anything that would bring data back.
fn designs() -> [Scenario; 2] {
    [presets::first(), support::bare()]
}

#[test]
fn a_row_becomes_a_line_in_the_order_of_its_columns() {
    let row = KeyFigureRow { key: "4".to_owned(), ..KeyFigureRow::new("a", "b", "c") };
    let line = Line::from(row);
    assert_eq!(line, ["a", "b", "", "c", "", "", "", "", "", "4", ""]);
    assert_eq!(line[KeyFigureRow::AT.detail], "c");
    assert_eq!(line[KeyFigureRow::AT.key], "4");
}

#[test]
fn a_figure_is_alarming_where_data_is_lost_for_good() {
    let is_lost = |outcome: &Outcome| worst(outcome).is_some_and(|(_, it)| it.lost_for_good);
    for scenario in designs() {
        let run = run(scenario);
        let lost = &figures(&run)[0];
        assert_eq!(lost.look == ALARMING, is_lost(&run.outcome), "{lost:?}");
        assert_eq!(lost.value == "permanently lost", is_lost(&run.outcome), "{lost:?}");
    }
}

/// No figure reassures without a test.
#[test]
fn the_figure_of_the_objectives_tells_breached_met_and_not_tested_apart() {
    let said = |scenario: Scenario| {
        let run = run(scenario);
        let figure = figures(&run).into_iter().next_back().expect("five figures");
        [figure.value, figure.look, figure.bar, figure.link]
    };
    let link = |number| format!("{number} not tested · test in Assess");
    assert_eq!(
        said(presets::first()),
        [
            "1 breached",
            ALARMING,
            "linear-gradient(to right, var(--bad) 11.11%, var(--ok) 0 22.22%, var(--line) 0)",
            &link(7)
        ]
    );
    let mut relaxed = presets::first();
    for component in &mut relaxed.components {
        component.rpo_minutes = component.rpo_minutes.map(|_| 10_080.0);
    }
    assert_eq!(
        said(relaxed.clone()),
        [
            "All 2 tested objectives met",
            GOOD,
            "linear-gradient(to right, var(--bad) 0.00%, var(--ok) 0 22.22%, var(--line) 0)",
            &link(7)
        ]
    );
    relaxed.components.retain(|it| it.id.as_str() == "orders");
    relaxed.components[0].rto_minutes = None;
    assert_eq!(said(relaxed.clone())[0], "The only tested objective met");
    assert_eq!(said(relaxed)[3], "", "nothing is left to test");
    let mut quiet = presets::first();
    quiet.incidents.clear();
    assert_eq!(
        said(quiet),
        [
            "Not tested",
            MUTED,
            "linear-gradient(to right, var(--bad) 0.00%, var(--ok) 0 0.00%, var(--line) 0)",
            &link(9)
        ]
    );
    assert_eq!(said(presets::empty()), ["none set", MUTED, "", ""]);
}

#[test]
fn a_component_that_no_incident_affects_is_not_tested_where_it_has_an_objective() {
    let mut scenario = presets::first();
    let sessions = scenario.components.iter().position(|it| it.id.as_str() == "sessions");
    let sessions = sessions.expect("the sessions");
    let status =
        |scenario: &Scenario| Status::of(&run(scenario.clone()), &scenario.components[sessions].id);
    assert_eq!(status(&scenario), Status::NotTested);
    assert_eq!(Status::NotTested.label(), "not tested");
    (scenario.components[sessions].rpo_minutes, scenario.components[sessions].rto_minutes) =
        (None, None);
    assert_eq!(status(&scenario), Status::NotHit);
}

#[test]
fn a_design_without_objectives_says_so_at_every_moment() {
    let mut scenario = presets::first();
    for component in &mut scenario.components {
        (component.rpo_minutes, component.rto_minutes) = (None, None);
    }
    let run = run(scenario);
    for at in [run.scenario.clock.start, run.scenario.clock.end()] {
        let shown = shown_at(&run, at);
        let objectives = shown.figures.last().expect("five figures");
        assert_eq!(objectives[KeyFigureRow::AT.detail], "No component has an objective.");
        assert_eq!(objectives[KeyFigureRow::AT.alarm], "");
        assert_eq!(shown.figures.len(), figures(&run).len());
    }
}

#[test]
fn every_component_has_a_state_at_a_moment() {
    let run = run(presets::first());
    let shown = shown_at(&run, run.scenario.clock.start);
    let ids: Vec<&str> = shown.components.iter().map(|it| it[StateRow::AT.id].as_str()).collect();
    let expected: Vec<&str> = run.scenario.components.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, expected);
    assert!(shown.components.iter().all(|it| it[StateRow::AT.word] == "up"));
}

#[test]
fn only_options_that_work_can_be_pinned() {
    let mut seen = 0;
    for scenario in designs() {
        let run = run(scenario);
        for (_, impact) in run.outcome.impacts() {
            let action = |line: &Line| line[OptionRow::AT.action].clone();
            assert!(usable(impact, true).iter().all(|it| action(it) == PIN));
            assert!(refused(impact).iter().all(|it| action(it).is_empty()));
            assert!(taken(impact, true).iter().all(|it| action(it) != PIN));
            for line in usable(impact, true).iter().chain(&refused(impact)) {
                let has_button = !line[OptionRow::AT.button].is_empty();
                assert_eq!(has_button, [PIN, UNPIN].contains(&action(line).as_str()));
            }
            seen += 1;
        }
    }
    assert!(seen > 0, "nothing is hit");
}

#[test]
fn the_backups_of_a_service_are_told_next_to_the_points_of_rules() {
    let of = |component: Value| {
        let mut document = support::base();
        document["components"][0] = component;
        let (scenario, _) = file::read_leniently(&document.to_string());
        let scenario = scenario.expect("it can be read");
        let id = scenario.components[0].id.clone();
        let run = run(scenario);
        own_backups(&run, &id, run.scenario.clock.start + Span::days(3))
    };
    let component = |kind: &str, days: u32| json!({ "id": "orders", "kind": kind, "site": "primary", "automated_backup_days": days });
    assert_eq!(
        of(component("rds_instance", 7)).as_deref(),
        Some("Any second of the last 7 days, up to 5 min ago")
    );
    assert_eq!(of(component("rds_instance", 0)), None);
    assert_eq!(of(json!({ "id": "orders", "kind": "ebs_volume", "site": "primary" })), None);
    let mut cache = component("elasticache_cluster", 2);
    cache["holds_data"] = json!(true);
    let said = of(cache).unwrap_or_default();
    assert!(said.starts_with("One snapshot a day, kept for 2 days: newest "), "{said}");
}
