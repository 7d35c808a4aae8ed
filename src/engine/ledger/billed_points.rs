//! The recovery points on the bill are those that can be restored.

use std::sync::Arc;

use serde_json::json;

use super::occurrences::{ComponentOccurrences, Occurrences};
use crate::engine::Run;
use crate::engine::protection::points::{Captured, JobOutcome};
use crate::units::{Instant, Span};

/// A schedule, its plan, its start and its completion window in minutes, and for how many days points are kept.
type DailyRule = (&'static str, &'static str, u32, u32, u32);

fn run(rules: &[DailyRule], (size, change): (f64, f64), delay: u32) -> Run {
    let plans: Vec<_> = ["a", "b"]
        .into_iter()
        .map(|plan| {
            let own = rules.iter().filter(|rule| rule.0 == plan).enumerate();
            let own: Vec<_> = own
                .map(|(at, (_, schedule, start, completion, kept))| {
                    json!({
                        "name": format!("rule-{at}"), "vault": "main", "schedule": schedule,
                        "start_window_minutes": start, "completion_window_minutes": completion,
                        "delete_after_days": kept, "copies": [{ "vault": "far" }],
                    })
                })
                .collect();
            json!({ "name": plan, "rules": own, "selection": { "components": ["db"] } })
        })
        .collect();
    let document = json!({
        "format": 1,
        "clock": { "start": "2026-10-20T05:20:00Z", "days": 30 },
        "sites": [
            { "id": "p", "kind": "region", "region": "us-east-1" },
            { "id": "r", "kind": "region", "region": "us-west-2" },
        ],
        "vaults": [{ "id": "main", "site": "p" }, { "id": "far", "site": "r" }],
        "components": [{
            "id": "db", "kind": "rds_instance", "site": "p", "size_gib": size,
            "change_gib_per_day": change,
        }],
        "plans": plans,
        "assumptions": { "start_delay_minutes": delay },
    });
    Run::unchecked(Arc::new(serde_json::from_value(document).unwrap()))
}

/// The points that can be restored, by when their jobs start.
fn restorable(run: &Run, protection: usize) -> Vec<Instant> {
    let points = run.points();
    let protection = &points.design.components[0].protections[protection];
    let jobs = points.design.jobs(points.rule(protection));
    let mut next = jobs.at_or_after(points.design.start);
    let mut made = Vec::new();
    while let Some(due) = next {
        next = jobs.at_or_after(due + Span::seconds(1));
        if let JobOutcome::Done(Captured { captured, .. }) = points.job(0, protection, due) {
            made.push(captured);
        }
    }
    made.retain(|at| *at < points.design.end);
    made
}

/// The points on the bill, by when their jobs start.
fn billed(run: &Run, protection: usize) -> Vec<Instant> {
    let design = run.points().design;
    let delay = design.start_delay();
    let protection = &design.components[0].protections[protection];
    let occurrences = if design.points_are_made_as_due(0, protection) {
        Occurrences::of_rule(design, &design.rules[protection.rule]).into()
    } else {
        ComponentOccurrences::new(design, 0).of_rule(design, 0, protection.rule)
    };
    let made = occurrences.all.iter().map(|at| at + delay);
    made.filter(|at| *at < design.end).collect()
}

#[test]
fn the_bill_counts_the_points_that_can_be_restored() {
    const HOURLY: &str = "cron(0 * * * ? *)";
    const DAILY: &str = "cron(30 5 * * ? *)";
    const OFFICE: &str = "cron(15 8-18/2 ? * MON-FRI *)";
    let designs: [&[DailyRule]; 7] = [
        &[("a", HOURLY, 60, 10_080, 7)],
        &[("a", HOURLY, 480, 10_080, 7)],
        &[("a", HOURLY, 60, 60, 7)],
        &[("a", HOURLY, 60, 10_080, 7), ("a", DAILY, 480, 10_080, 35)],
        &[("a", HOURLY, 60, 10_080, 7), ("b", DAILY, 480, 120, 35)],
        &[("a", OFFICE, 240, 10_080, 7), ("b", DAILY, 60, 10_080, 35)],
        &[("a", OFFICE, 480, 10_080, 7)],
    ];
    let (mut skipped, mut all) = (0, 0);
    for rules in designs {
        for size in [(10.0, 1.0), (600.0, 250.0), (2_400.0, 2_400.0)] {
            for delay in [0, 25, 90] {
                let run = run(rules, size, delay);
                for protection in 0..rules.len() {
                    let (found, expected) =
                        (billed(&run, protection), restorable(&run, protection));
                    assert_eq!(found, expected, "{rules:?} {size:?} {delay}");
                    let design = run.points().design;
                    let rule = &design.rules[design.components[0].protections[protection].rule];
                    let due = rule.times.count(design.start, design.end);
                    skipped += due - found.len() as u64;
                    all += due;
                }
            }
        }
    }
    assert!(skipped > all / 4, "{skipped} of {all} jobs leave no recovery point");
}
