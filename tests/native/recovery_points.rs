//! The newest recovery point, looked up, against a walk over every job that a lane shows.

use std::sync::Arc;

use serde_json::json;
use tabletop::catalog::IncidentKind;
use tabletop::engine::{PointMark, Run, StoredPoint};
use tabletop::model::{Scenario, file};
use tabletop::units::{Instant, Span};

use crate::generated;

/// The moment captured by the newest point that is there at a moment, by walking over all jobs.
fn walked(run: &Run, component: usize, at: Instant) -> Option<Instant> {
    let id = &run.scenario.components[component].id;
    let clock = &run.scenario.clock;
    let lane = run.lane(id, clock.start, clock.end(), usize::MAX);
    assert!(lane.gathered.is_empty(), "every job is listed");
    let is_there = |stored: &StoredPoint| {
        stored.usable <= at
            && stored.expires.is_none_or(|expires| expires > at)
            && stored.destroyed.is_none_or(|destroyed| destroyed > at)
    };
    // A job that captures at its end captures nothing of data that was destroyed while it ran.
    let impacts = run.outcome.impacts().filter(|(_, impact)| impact.component == *id);
    let destroyed: Vec<_> =
        impacts.map(|(incident, impact)| (incident.at, impact.back_at)).collect();
    let captured_nothing = |mark: &PointMark| {
        destroyed.iter().any(|(at, back)| {
            (mark.scheduled..mark.captured).contains(at) && back.is_none_or(|it| mark.captured < it)
        })
    };
    let points = lane.points.iter().filter(|mark| {
        mark.captured <= at
            && !captured_nothing(mark)
            && mark.stored.iter().chain(&mark.copies).any(is_there)
    });
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

/// When jobs start, one after another: the oldest that is due and has its start window open goes first.
fn in_a_row(due: &[Instant], window: Span, first: Span, later: Span) -> Vec<Option<Instant>> {
    let mut free: Option<Instant> = None;
    let start = |due: &Instant| {
        let start = free.map_or(*due, |free| free.max(*due));
        let runs = start <= *due + window;
        if runs {
            free = Some(start + if free.is_none() { first } else { later });
        }
        runs.then_some(start)
    };
    due.iter().map(start).collect()
}

#[test]
fn one_job_of_a_rule_runs_at_a_time() {
    let schedules = [
        ("cron(0 * * * ? *)", "UTC"),
        ("cron(30 0/2 * * ? *)", "Asia/Tokyo"),
        ("cron(0 9-17 ? * MON-FRI *)", "UTC"),
        ("cron(0 * * * ? *)", "Europe/Berlin"),
        ("cron(0 4,5,9 * * ? *)", "UTC"),
    ];
    for (number, (schedule, zone)) in schedules.into_iter().enumerate() {
        for minutes in [20, 60, 61, 150, 365, 1_000] {
            for (size, change) in [(1_000.0, 1_000.0), (1_000.0, 100.0)] {
                let window = [60, 90, 480, 1_500][(number + minutes) % 4];
                // So many GiB an hour that the first job takes about so many minutes.
                let speed = size * 60.0 / minutes as f64;
                let document = json!({
                    "format": 1,
                    "clock": { "start": "2026-10-20T00:00:00Z", "days": 25 },
                    "sites": [{ "id": "primary", "kind": "region", "region": "eu-central-1" }],
                    "components": [{
                        "id": "volume", "kind": "fsx_file_system", "site": "primary",
                        "size_gib": size, "change_gib_per_day": change,
                    }],
                    "vaults": [{ "id": "main", "site": "primary" }],
                    "plans": [{
                        "name": "p", "selection": { "components": ["volume"] },
                        "rules": [{
                            "name": "r", "vault": "main", "schedule": schedule,
                            "schedule_time_zone": zone, "start_window_minutes": window,
                            "delete_after_days": 30,
                        }],
                    }],
                    "assumptions": {
                        "job_overhead_minutes": 0, "snapshot_gib_per_hour": speed,
                    },
                });
                let loaded = file::read(&document.to_string()).expect("a document");
                let run = Run::unchecked(Arc::new(loaded.scenario));
                let clock = &run.scenario.clock;
                let id = &run.scenario.components[0].id;
                let mut lane = run.lane(id, clock.start, clock.end(), usize::MAX);
                lane.points.sort_by_key(|mark| mark.scheduled);
                let due: Vec<Instant> = lane.points.iter().map(|mark| mark.scheduled).collect();
                let length = |mark: Option<&tabletop::engine::PointMark>| {
                    mark.and_then(|mark| Some(mark.complete?.since(mark.captured)))
                };
                let first = length(lane.points.first()).expect("the first job runs");
                let later = length(lane.points.iter().skip(1).find(|it| it.complete.is_some()));
                let later = later.unwrap_or(first);
                let expected = in_a_row(&due, Span::minutes(window as i64), first, later);
                let started: Vec<Option<Instant>> =
                    lane.points.iter().map(|it| it.complete.map(|_| it.captured)).collect();
                assert_eq!(started, expected, "{schedule} {zone} {minutes} {change} {window}");
            }
        }
    }
}
