//! When jobs start, against a walk over every job.

use serde_json::json;

use super::*;
use crate::engine::design::Times;
use crate::model::Scenario;

/// A rule: its plan, its schedule and zone, its start window in minutes, and for how many days its points are kept.
type RuleOfTest = (&'static str, &'static str, &'static str, u32, u32);

fn design(
    days: u32,
    rules: &[RuleOfTest],
    (size, change): (f64, f64),
    delay: u32,
) -> ResolvedScenario {
    let mut plans: Vec<serde_json::Value> = Vec::new();
    for (at, (plan, schedule, zone, window, kept)) in rules.iter().enumerate() {
        let rule = json!({
            "name": format!("rule-{at}"), "vault": "main", "schedule": schedule,
            "schedule_time_zone": zone, "start_window_minutes": window,
            "completion_window_minutes": 52_560_000, "delete_after_days": kept,
        });
        match plans.iter_mut().find(|it| it["name"] == *plan) {
            Some(plan) => plan["rules"].as_array_mut().unwrap().push(rule),
            None => plans.push(json!({
                "name": plan, "rules": [rule], "selection": { "components": ["db"] },
            })),
        }
    }
    let document = json!({
        "format": 1,
        "clock": { "start": "2026-10-20T05:20:00Z", "days": days },
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
        "on_demand_backups": [
            { "component": "db", "vault": "main", "at": "2026-10-23T09:10:00Z" },
        ],
        "assumptions": { "start_delay_minutes": delay },
    });
    let scenario: Scenario = serde_json::from_value(document).unwrap();
    ResolvedScenario::new(&scenario)
}

/// Every job of the component, its rule, when it is due and when it starts.
fn walked(design: &ResolvedScenario) -> Vec<(RuleIdx, Instant, Option<Instant>)> {
    let delay = design.start_delay();
    let protections = &design.components[0].protections;
    let mut jobs = Vec::new();
    for protection in protections {
        let rule = &design.rules[protection.rule];
        let kept = rule.delete_after_or_longest();
        let mut next = design.jobs(rule).at_or_after(design.start);
        let mut is_first = true;
        while let Some(due) = next {
            next = design.jobs(rule).at_or_after(due + Span::seconds(1));
            let holds = if is_first { protection.first_job } else { protection.later_jobs };
            is_first = false;
            let name = (rule.plan_name.clone(), rule.name.clone());
            jobs.push((due, std::cmp::Reverse(kept), name, protection.rule, holds));
        }
    }
    jobs.sort();
    let mut free = Instant::EARLIEST;
    jobs.into_iter()
        .map(|(due, _, _, rule, holds)| {
            let closes = due + design.rules[rule].start_window;
            let start = Some(free.max(due + delay)).filter(|start| *start <= closes);
            free = start.map_or(free, |start| start + holds);
            (rule, due, start)
        })
        .collect()
}

impl super::super::ResolvedRule {
    fn delete_after_or_longest(&self) -> Span {
        self.keep.delete_after.unwrap_or(Span::days(36_500))
    }
}

const HOURLY: &str = "cron(0 * * * ? *)";
const SIX_HOURLY: &str = "cron(30 0/6 * * ? *)";
const DAILY: &str = "cron(0 5 * * ? *)";
const OFFICE: &str = "cron(15 8-18/2 ? * MON-FRI *)";
const WEEKLY: &str = "cron(0 5 ? * SUN *)";
const MONTHLY: &str = "cron(0 1 1 * ? *)";

#[test]
fn jobs_start_as_in_a_walk_over_all_of_them() {
    let designs: [&[RuleOfTest]; 10] = [
        &[("a", HOURLY, "UTC", 60, 7)],
        &[("a", HOURLY, "UTC", 480, 7)],
        &[("a", SIX_HOURLY, "Europe/Berlin", 480, 7)],
        &[("a", OFFICE, "UTC", 480, 7)],
        &[("a", HOURLY, "UTC", 60, 7), ("b", DAILY, "UTC", 480, 35)],
        &[("a", HOURLY, "UTC", 480, 7), ("b", DAILY, "America/New_York", 60, 3)],
        &[("a", HOURLY, "UTC", 60, 7), ("a", DAILY, "UTC", 120, 35), ("b", OFFICE, "UTC", 90, 14)],
        &[("a", DAILY, "UTC", 480, 7), ("b", DAILY, "UTC", 480, 35), ("c", DAILY, "UTC", 60, 35)],
        &[("a", WEEKLY, "UTC", 4_320, 90), ("b", SIX_HOURLY, "UTC", 300, 7)],
        &[("a", MONTHLY, "UTC", 600, 365), ("b", OFFICE, "Asia/Kolkata", 180, 30)],
    ];
    let sizes = [(10.0, 1.0), (900.0, 150.0), (2_400.0, 2_400.0), (20_000.0, 431.0)];
    let mut waiting = 0;
    for rules in designs {
        for size in sizes {
            for delay in [0, 10, 45] {
                let design = design(40, rules, size, delay);
                let walked = walked(&design);
                let expected: Vec<_> = walked.iter().map(|(_, _, start)| *start).collect();
                let protection = |rule: RuleIdx| {
                    design.components[0].protections.iter().find(|it| it.rule == rule).unwrap()
                };
                let found: Vec<_> = walked
                    .iter()
                    .map(|(rule, due, _)| {
                        let start = design.job_start(0, protection(*rule), *due);
                        start.filter(|start| *start <= *due + design.rules[*rule].start_window)
                    })
                    .collect();
                assert_eq!(found, expected, "{rules:?} {size:?} {delay}");
                waiting += expected.iter().filter(|it| it.is_none()).count();
                listed_starts(&design, &walked);
            }
        }
    }
    assert!(waiting > 3_000, "{waiting} jobs expired");
}

/// The starts of each rule as the bill takes them.
fn listed_starts(design: &ResolvedScenario, walked: &[(ComponentIdx, Instant, Option<Instant>)]) {
    let delay = design.start_delay();
    for protection in &design.components[0].protections {
        let window = design.rules[protection.rule].start_window;
        if delay > window {
            continue;
        }
        let own = walked.iter().filter(|(rule, ..)| *rule == protection.rule);
        let until = |it: &Instant| *it < design.end;
        let expected: Vec<Instant> =
            own.clone().filter_map(|(_, _, start)| *start).filter(until).collect();
        let found: Vec<Instant> = match design.job_starts(0) {
            Starts::AsDue => own.map(|(_, due, _)| *due + delay).collect(),
            Starts::Steady { first, second, every } => {
                let later = (0..).map(|at| second + Span::seconds(every.as_seconds() * at));
                std::iter::once(first).chain(later.take_while(until)).collect()
            }
            Starts::OnDays(days) => {
                let all = days.each().flat_map(|(midnight, place)| {
                    let starts = days.starts[place].iter();
                    starts.map(move |(rule, after)| (*rule, midnight + Span::seconds(*after)))
                });
                all.filter(|(rule, _)| *rule == protection.rule).map(|(_, at)| at).collect()
            }
        };
        let found: Vec<Instant> = found.into_iter().filter(until).collect();
        assert_eq!(found, expected);
    }
}

/// Ten years of jobs that wait for one another take a number a day at most.
#[test]
fn waiting_jobs_take_no_memory_by_the_job() {
    let uneven: &[RuleOfTest] = &[("a", OFFICE, "UTC", 480, 7), ("b", HOURLY, "UTC", 60, 3)];
    let design = design(3_650, uneven, (2_400.0, 1_111.0), 0);
    let QueuePattern::OnDays(days) = &design.queue(0).unwrap().waiting else { panic!("jobs wait") };
    assert_eq!(days.held.len(), 3_651);

    // Behind a long first job nothing waits any more.
    let daily = self::design(3_650, &[("a", DAILY, "UTC", 480, 7)], (50_000.0, 1.0), 0);
    let QueuePattern::OnDays(days) = &daily.queue(0).unwrap().waiting else { panic!("jobs wait") };
    assert!(days.held.len() < 14, "{}", days.held.len());
    assert!(matches!(daily.rules[0].times, Times::Timetable(_)));
}
