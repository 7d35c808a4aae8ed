//! The newest recovery point, looked up, against a walk over every job that a lane shows.

use std::sync::Arc;

use serde_json::json;
use tabletop::catalog::IncidentKind;
use tabletop::engine::{Run, Stored};
use tabletop::model::{Scenario, file};
use tabletop::units::{Instant, Span};

use crate::generated;

/// The moment captured by the newest point that is there at a moment, by walking over all jobs.
fn walked(run: &Run, component: usize, at: Instant) -> Option<Instant> {
    let id = &run.scenario.components[component].id;
    let clock = &run.scenario.clock;
    let lane = run.lane(id, clock.start, clock.end(), usize::MAX);
    assert!(lane.gathered.is_empty(), "every job is listed");
    let is_there = |stored: &Stored| {
        stored.usable <= at
            && stored.expires.is_none_or(|expires| expires > at)
            && stored.destroyed.is_none_or(|destroyed| destroyed > at)
    };
    let points = lane
        .points
        .iter()
        .filter(|mark| mark.captured <= at && mark.stored.iter().chain(&mark.copies).any(is_there));
    points.map(|mark| mark.captured).max()
}

fn assert_agrees(scenario: &Scenario, hint: &str) {
    let run = Run::unchecked(Arc::new(scenario.clone()));
    let clock = &scenario.clock;
    let length = clock.end().since(clock.start).as_seconds();
    for step in 0..37 {
        let at = clock.start + Span::seconds(length * step / 37 + step % 3);
        for (component, held) in run.held_at(at).into_iter().enumerate() {
            let found = held.newest.filter(|it| !it.continuous).map(|it| it.captured);
            let is_continuous =
                scenario.plans.iter().any(|it| it.rules.iter().any(|it| it.continuous));
            if !is_continuous {
                assert_eq!(found, walked(&run, component, at), "{hint} {component} {at}");
            }
        }
    }
}

#[test]
fn the_newest_point_equals_a_walk_over_every_job_of_generated_designs() {
    for seed in 0..150 {
        let document = generated::document(seed);
        let Ok(mut loaded) = file::read(&document.to_string()) else { continue };
        // A lane shows points that were captured while data was wrong; the look-up passes them over.
        loaded
            .scenario
            .incidents
            .retain(|it| it.kind != IncidentKind::SilentCorruption && !it.damages_data);
        assert_agrees(&loaded.scenario, &format!("seed {seed}"));
    }
}

#[test]
fn the_newest_point_equals_a_walk_where_rules_give_way_to_each_other() {
    let schedules = [
        ("cron(31 * * * ? *)", "UTC"),
        ("cron(30 0/2 * * ? *)", "Europe/Berlin"),
        ("cron(30 2 * * ? *)", "Europe/Berlin"),
        ("cron(0 5 ? * SUN *)", "America/New_York"),
        ("cron(0 1 1 * ? *)", "UTC"),
    ];
    for seed in 0..24_usize {
        let rules: Vec<_> = (0..4)
            .map(|number| {
                let (schedule, zone) = schedules[(seed + number) % schedules.len()];
                let window = [60, 90, 480][(seed / 2 + number) % 3];
                json!({
                    "name": format!("rule-{number}"), "vault": "main", "schedule": schedule,
                    "schedule_time_zone": zone,
                    "start_window_minutes": window,
                    "delete_after_days": 10 + (number * 7 + seed) % 31,
                    "copies": [{ "vault": "far", "delete_after_days": 5 + (number + seed) % 20 }],
                })
            })
            .collect();
        let document = json!({
            "format": 1,
            "clock": { "start": "2026-10-20T00:00:00Z", "days": 45 },
            "sites": [
                { "id": "primary", "kind": "region", "region": "eu-central-1" },
                { "id": "recovery", "kind": "region", "region": "eu-west-1" },
            ],
            "components": [{
                "id": "db", "kind": "rds_instance", "site": "primary",
                "size_gib": 200 * (1 + seed % 5), "change_gib_per_day": 10,
            }],
            "vaults": [{ "id": "main", "site": "primary" }, { "id": "far", "site": "recovery" }],
            "plans": [{ "name": "p", "rules": rules, "selection": { "components": ["db"] } }],
            "incidents": [
                { "id": "a", "kind": "region_outage", "target": "recovery",
                  "at": "2026-11-05T03:20:00Z", "lasts_minutes": 3_000 },
                { "id": "b", "kind": "region_outage", "target": "primary",
                  "at": "2026-11-20T15:20:00Z", "lasts_minutes": 700 },
            ],
        });
        let loaded = file::read(&document.to_string()).expect("a document");
        assert_agrees(&loaded.scenario, &format!("seed {seed}"));
    }
}
