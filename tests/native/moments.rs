//! The world at a moment, what has come of a run by then, and why its numbers are what they are.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::chart::{data_lost, downtime};
use tabletop::engine::why::ValueOrigin;
use tabletop::engine::{ComponentState, Impact, Moment, PhaseKind, Run, Service, Threat};
use tabletop::model::{ComponentId, VaultId, presets};
use tabletop::units::{Instant, Span, Usd};

use crate::support;

fn run(document: &Value) -> Run {
    Run::unchecked(Arc::new(support::scenario(document)))
}

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a time")
}

/// The state of a component, by the place of its id.
fn state(run: &Run, moment: &Moment, id: &str) -> ComponentState {
    let place = run.scenario.components.iter().position(|it| it.id.as_str() == id);
    moment.components[place.expect("a component")].state
}

/// A database that fails over to its replica in another Region, and returns.
fn replicated() -> Value {
    let mut document = support::base();
    document["clock"]["days"] = json!(14);
    document["recovery"] = json!([
        { "component": "orders", "strategy": "warm_standby", "site": "recovery" }
    ]);
    document["incidents"] = json!([{
        "id": "out", "kind": "region_outage", "target": "primary", "at": "2026-11-04T10:00:00Z",
        "lasts_minutes": 1_440, "noticed_after_minutes": 10
    }]);
    document
}

fn dropped() -> Value {
    let mut document = support::base();
    document["plans"] = json!([support::plan("cron(0 * * * ? *)")]);
    document["incidents"] =
        json!([support::incident("accidental_deletion", "2026-11-04T14:30:00Z")]);
    document
}

fn first(run: &Run) -> &Impact {
    &run.outcome.incidents[0].impacts[0]
}

#[test]
fn before_during_and_after_a_recovery() {
    let run = run(&dropped());
    let impact = first(&run);
    let before = run.moment(impact.down_from - Span::seconds(1));
    assert_eq!(state(&run, &before, "orders"), ComponentState::Up);
    assert_eq!(before.components[0].data, None);
    let taken = impact.taken.as_ref().expect("a recovery option");
    assert!(taken.phases.len() >= 4, "{:?}", taken.phases);
    let mut last = -1.0;
    for phase in &taken.phases {
        let middle = phase.from + Span::seconds(phase.length.as_seconds() / 2);
        let moment = run.moment(middle);
        match state(&run, &moment, "orders") {
            ComponentState::Recovering { phase: now, phase_progress, progress, .. } => {
                assert_eq!(now, phase.phase);
                assert!((phase_progress - 0.5).abs() < 0.01, "{phase_progress}");
                assert!(progress > last && progress < 1.0, "{progress} after {last}");
                last = progress;
            }
            other => panic!("{middle}: {other:?}"),
        }
        // The second at which a phase begins belongs to it.
        let begins = state(&run, &run.moment(phase.from), "orders");
        assert!(
            matches!(begins, ComponentState::Recovering { phase: now, .. } if now == phase.phase)
        );
    }
    let back = impact.back_at.expect("it is back");
    assert!(state(&run, &run.moment(back - Span::seconds(1)), "orders").is_down());
    let after = run.moment(back);
    assert_eq!(state(&run, &after, "orders"), ComponentState::Up);
    let data = after.components[0].data.expect("it has the data of a recovery point");
    assert_eq!((data.incident, data.impact), (0, 0));
}

#[test]
fn wrong_data_is_served_until_somebody_notices() {
    let mut document = dropped();
    document["incidents"] = json!([{
        "id": "it", "kind": "silent_corruption", "target": "orders", "at": "2026-11-04T14:30:00Z",
        "noticed_after_minutes": 600
    }]);
    let run = run(&document);
    let begins = at("2026-11-04T14:30:00Z");
    let unnoticed = state(&run, &run.moment(begins + Span::hours(9)), "orders");
    assert_eq!(unnoticed, ComponentState::Wrong { since: begins });
    assert!(state(&run, &run.moment(begins + Span::hours(10)), "orders").is_down());
    let so_far = run.so_far(begins + Span::hours(4));
    let impact = &so_far.incidents[0].impacts[0];
    assert_eq!(impact.down, Span::ZERO);
    assert_eq!(impact.data_lost, Some(Span::minutes(30) + Span::hours(4)));
}

#[test]
fn a_failover_moves_the_component_and_its_return_brings_it_home() {
    let run = run(&replicated());
    let impact = first(&run);
    let (back, failback) = (impact.back_at.expect("back"), impact.failback.expect("a way home"));
    let (switches, done) = (failback.switches.expect("a switch"), failback.done.expect("done"));
    let out = run.moment(at("2026-11-04T10:05:00Z"));
    assert_eq!(out.sites[0].out_since, Some(at("2026-11-04T10:00:00Z")));
    assert_eq!(out.sites[1].out_since, None);
    assert_eq!(out.components[0].site, 0);
    let away = run.moment(back);
    assert_eq!((away.components[0].site, away.components[0].state.is_down()), (1, false));
    match run.moment(switches + Span::seconds(done.since(switches).as_seconds() / 2)).components[0]
        .state
    {
        ComponentState::Returning { progress } => assert!((progress - 0.5).abs() < 0.01),
        other => panic!("{other:?}"),
    }
    let home = run.moment(done);
    assert_eq!((home.components[0].site, home.components[0].state), (0, ComponentState::Up));
}

#[test]
fn what_needs_something_that_is_down_is_blocked_and_what_can_do_without_is_degraded() {
    let mut document = dropped();
    document["components"].as_array_mut().expect("a list").extend([
        json!({ "id": "api", "kind": "ec2_fleet", "site": "primary", "needs": ["orders"] }),
        json!({ "id": "web", "kind": "ec2_fleet", "site": "primary", "needs": ["api"] }),
        json!({ "id": "shop", "kind": "ec2_fleet", "site": "primary", "degraded_without": ["web"] }),
    ]);
    document["journeys"] = json!([
        { "id": "buy", "needs": ["web"] },
        { "id": "look", "needs": ["shop"] }
    ]);
    let run = run(&document);
    let moment = run.moment(at("2026-11-04T14:35:00Z"));
    assert!(matches!(state(&run, &moment, "orders"), ComponentState::Recovering { .. }));
    assert_eq!(state(&run, &moment, "api"), ComponentState::Blocked { by: 0 });
    assert_eq!(state(&run, &moment, "web"), ComponentState::Blocked { by: 1 });
    assert_eq!(state(&run, &moment, "shop"), ComponentState::Degraded { without: Some(2) });
    assert_eq!(moment.journeys, [Service::Down, Service::Degraded]);
    let before = run.moment(at("2026-11-04T14:29:59Z"));
    assert!(before.components.iter().all(|it| it.state == ComponentState::Up));
    assert_eq!(before.journeys, [Service::Serving, Service::Serving]);
}

#[test]
fn of_two_incidents_that_overlap_the_later_one_counts() {
    let mut document = dropped();
    document["incidents"].as_array_mut().expect("a list").push(json!({
        "id": "zone", "kind": "region_outage", "target": "primary", "at": "2026-11-04T14:50:00Z",
        "lasts_minutes": 240, "noticed_after_minutes": 5
    }));
    let run = run(&document);
    let incident = |moment: &str| match state(&run, &run.moment(at(moment)), "orders") {
        ComponentState::Recovering { recovery, .. } => recovery.incident,
        other => panic!("{other:?}"),
    };
    assert_eq!(incident("2026-11-04T14:49:59Z"), 0);
    assert_eq!(incident("2026-11-04T14:50:00Z"), 1);
    let last = run.outcome.incidents[1].impacts[0].back_at.expect("back in the end");
    assert!(incident("2026-11-04T18:00:00Z") == 1);
    assert!(!state(&run, &run.moment(last), "orders").is_down());
}

#[test]
fn copies_and_replicas_as_they_are_then() {
    let mut document = dropped();
    document["plans"][0]["rules"][0]["copies"] =
        json!([{ "vault": "far", "delete_after_days": 30 }]);
    document["assumptions"]["copy_job_minutes"] = json!(20);
    let run = run(&document);
    let orders = ComponentId::from("orders");
    let newest =
        |vault: &str, moment: &str| run.newest_in(&orders, &VaultId::from(vault), at(moment));
    assert_eq!(newest("main", "2026-11-03T10:10:00Z"), Some(at("2026-11-03T10:00:00Z")));
    // The copy of ten o'clock is on its way.
    assert_eq!(newest("far", "2026-11-03T10:10:00Z"), Some(at("2026-11-03T09:00:00Z")));
    assert_eq!(newest("far", "2026-11-03T10:20:00Z"), Some(at("2026-11-03T10:00:00Z")));
    assert_eq!(newest("far", "2026-11-02T00:10:00Z"), None);
    let exposed = run.exposed_at(&orders, Threat::Damage, at("2026-11-03T10:10:00Z"));
    assert_eq!(exposed, Some(Span::minutes(10)));
    let exposed = run.exposed_at(&orders, Threat::SiteLoss, at("2026-11-03T10:10:00Z"));
    assert_eq!(exposed, Some(Span::minutes(70)));

    let run = self::run(&replicated());
    assert_eq!(run.replica_behind(&orders, at("2026-11-03T10:00:00Z")), Some(Span::seconds(5)));
}

#[test]
fn the_story_so_far_grows_into_the_whole() {
    for preset in presets::PRESETS {
        let run = Run::unchecked(Arc::new(preset.scenario()));
        let clock = &run.scenario.clock;
        let whole = run.so_far(clock.end());
        assert_eq!(whole.journeys, run.outcome.journeys, "{}", preset.key);
        assert_eq!(whole.cost, run.outcome.cost, "{}", preset.key);
        assert_eq!(whole.incidents.len(), run.outcome.incidents.len());
        for (so_far, all) in whole.impacts().zip(run.outcome.impacts()) {
            assert_eq!(so_far.1.data_lost, all.1.data_lost, "{}", preset.key);
            assert_eq!(so_far.1.down, all.1.down, "{}", preset.key);
            assert_eq!(so_far.1.rpo, all.1.rpo, "{}", preset.key);
        }
        let mut before = run.so_far(clock.start);
        assert_eq!(before.cost.incidents, Usd::ZERO);
        for hour in 1..=i64::from(clock.days.min(40)) * 24 {
            let moment = clock.start + Span::hours(hour);
            let now = run.so_far(moment);
            assert!(now.cost.incidents >= before.cost.incidents, "{} at {moment}", preset.key);
            for (a, b) in before.journeys.iter().zip(&now.journeys) {
                assert!(b.down >= a.down, "{} at {moment}", preset.key);
            }
            for ((_, a), (_, b)) in before.impacts().zip(now.impacts()) {
                assert!(b.down >= a.down, "{} at {moment}: {}", preset.key, a.component);
            }
            before = now;
        }
    }
}

#[test]
fn whether_there_is_a_step_agrees_with_the_steps() {
    for run in [run(&dropped()), run(&replicated())] {
        let clock = &run.scenario.clock;
        assert!(run.goes_on_after(None));
        for hour in 0..=i64::from(clock.days) * 24 {
            let moment = clock.start + Span::hours(hour);
            assert_eq!(run.goes_on_after(Some(moment)), run.step_after(Some(moment)).is_some());
            assert_eq!(run.went_on_before(moment), run.step_before(moment).is_some());
        }
    }
}

#[test]
fn charts_of_a_part_of_a_run_grow_into_those_of_the_whole() {
    let run = run(&dropped());
    let impact = first(&run);
    let before = run.so_far(impact.down_from - Span::seconds(1));
    assert!(data_lost::data_of(&run.scenario, &before).components.is_empty());
    assert!(downtime::data_of(&run.scenario, &before).components.is_empty());
    let during = run.so_far(impact.down_from + Span::minutes(10));
    let chart = downtime::data_of(&run.scenario, &during);
    let hit = &chart.components[0].hits[0];
    assert_eq!((hit.down, hit.is_open), (Span::minutes(10), true));
    let whole = run.so_far(run.scenario.clock.end());
    assert_eq!(data_lost::data_of(&run.scenario, &whole), data_lost::data(&run));
    assert_eq!(downtime::data_of(&run.scenario, &whole), downtime::data(&run));
}

#[test]
fn states_agree_with_outages_at_every_hour() {
    for preset in presets::PRESETS {
        let run = Run::unchecked(Arc::new(preset.scenario()));
        let clock = &run.scenario.clock;
        for hour in 0..i64::from(clock.days.min(40)) * 24 {
            let moment = run.moment(clock.start + Span::hours(hour));
            for (component, then) in run.scenario.components.iter().zip(&moment.components) {
                let hit = run.outcome.impacts().any(|(_, it)| {
                    let back = it.back_at.unwrap_or(Instant::LATEST);
                    it.component == component.id && it.down_from <= moment.at && moment.at < back
                });
                let is_down = matches!(
                    then.state,
                    ComponentState::Recovering { .. } | ComponentState::Lost { .. }
                );
                assert_eq!(is_down, hit, "{}: {} at {}", preset.key, component.id, moment.at);
            }
        }
    }
}

#[test]
fn why_adds_up_to_what_the_outcome_says() {
    let mut seen = 0;
    for preset in presets::PRESETS {
        let run = Run::unchecked(Arc::new(preset.scenario()));
        for (incident, impact) in run.outcome.impacts() {
            let why = run.why(&incident.id, &impact.component).expect("it was hit");
            let says = |steps: &[tabletop::engine::why::FormulaLine], value: &str| {
                steps.iter().any(|step| step.value == value)
            };
            if let Some(lost) = impact.data_lost {
                assert!(says(&why.lost, &lost.to_string()), "{:?}", why.lost);
            }
            if impact.down > Span::ZERO {
                assert!(says(&why.down, &impact.down.to_string()), "{:?}", why.down);
            }
            if let Some(taken) = &impact.taken {
                assert!(says(&why.cost, &taken.cost.total().to_string()), "{:?}", why.cost);
                let phases = taken.phases.iter().map(|it| it.phase.label_of(taken.option));
                for phase in phases {
                    let begins = format!("{phase}: ");
                    let found = why
                        .down
                        .iter()
                        .any(|step| step.text.starts_with(&begins) || step.text == phase);
                    assert!(found, "{phase} in {:?}", why.down);
                }
            }
            for step in why.lost.iter().chain(&why.down).chain(&why.cost) {
                assert!(!step.text.is_empty() && !step.value.is_empty());
                if let ValueOrigin::Cited { title, checked_on, .. } = &step.from {
                    assert!(!title.is_empty() && !checked_on.is_empty(), "{step:?}");
                }
            }
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} impacts");
}

#[test]
fn a_restore_is_explained_by_its_size_and_rate_and_by_whose_they_are() {
    let mut document = dropped();
    document["assumptions"]["database_restore_gib_per_hour"] = json!(100);
    let run = run(&document);
    let why = run.why(&"it".into(), &"orders".into()).expect("it was hit");
    let restore = why.down.iter().find(|it| it.text.starts_with("Restore:")).expect("a restore");
    assert_eq!(restore.text, "Restore: 5 min of job overhead, then 200 GiB at 100 GiB an hour");
    assert_eq!((restore.value.as_str(), &restore.from), ("2 h 5 min", &ValueOrigin::Design));
    let notify = why.down.iter().find(|it| it.text.starts_with("Notify:")).expect("a call");
    assert!(matches!(notify.from, ValueOrigin::Cited { .. }));
    let phases = first(&run).taken.as_ref().expect("a recovery option").phases.iter();
    assert!(phases.clone().any(|it| it.phase == PhaseKind::Restore));
}
