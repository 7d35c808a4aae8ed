//! Sums of points against points counted one by one.

use std::sync::Arc;

use super::*;
use crate::engine::design::Times;
use crate::engine::ledger::months::months;
use crate::units::{Instant, Schedule, Timetable, ZonedClock, time_zone};

const HOURLY: &str = "cron(0 * * * ? *)";
const OFFICE_HOURS: &str = "cron(0 9-17 ? * MON-FRI *)";
const DAILY: &str = "cron(0 5 * * ? *)";
const WEEKLY: &str = "cron(0 5 ? * SUN *)";
const MONTHLY: &str = "cron(30 2 1 * ? *)";

fn clock() -> (Instant, Instant) {
    let start = Instant::parse("2026-10-20T00:00:00Z").unwrap();
    (start, start + Span::days(130))
}

fn listed(schedule: &str) -> (Vec<Instant>, Rc<Occurrences>) {
    let (start, end) = clock();
    let clock = Arc::new(ZonedClock::new(time_zone("UTC").unwrap(), start, end));
    let table = Timetable::new(&Schedule::new(schedule), clock, start, end).unwrap();
    let points = table.between(start, end - Span::seconds(1)).collect();
    (points, Rc::new(Occurrences::at(&Times::Timetable(table), start, end)))
}

/// A schedule, and for how many days its points are warm and kept.
type ChainRule = (&'static str, Option<i64>, Option<i64>);

/// One point of the list that the sums are compared with.
struct ListedPoint {
    made: Instant,
    until: Option<Instant>,
    /// Those before the newest full point are no base for later ones.
    chain: usize,
}

/// All points of some rules, each with the chain it belongs to.
fn points(rules: &[ChainRule], job: Span) -> Vec<ListedPoint> {
    let mut all: Vec<(Instant, Option<Instant>, Option<Instant>)> = Vec::new();
    for (schedule, warm, kept) in rules {
        let days = |made: Instant, days: Option<i64>| days.map(|it| made + Span::days(it));
        all.extend(listed(schedule).0.iter().map(|at| (*at, days(*at, *warm), days(*at, *kept))));
    }
    // Of two at one moment the one that is kept longer comes first.
    all.sort_by_key(|(made, _, until)| {
        (*made, std::cmp::Reverse(until.unwrap_or(Instant::LATEST)))
    });
    let mut chain = 0;
    let mut points: Vec<ListedPoint> = Vec::new();
    for (at, (made, _, until)) in all.iter().enumerate() {
        let is_warm = |warm: Option<Instant>| warm.is_none_or(|until| until > *made + job);
        if !all[..at].iter().any(|(_, warm, _)| is_warm(*warm)) {
            chain += 1;
        }
        points.push(ListedPoint { made: *made, until: *until, chain });
    }
    points
}

/// What the points kept at a moment hold, point by point.
fn held(points: &[ListedPoint], at: Instant, content: Content) -> f64 {
    let mut before: Option<&ListedPoint> = None;
    let mut gib = 0.0;
    let alive = |it: &&ListedPoint| it.made <= at && it.until.is_none_or(|until| at < until);
    for point in points.iter().filter(alive) {
        let base = before.filter(|it| content.incremental && it.chain == point.chain);
        gib += base.map_or(content.size_gib, |before| {
            let days = point.made.since(before.made).as_seconds() as f64 / SECONDS_PER_DAY;
            (content.change_gib_per_day * days).min(content.size_gib)
        });
        before = Some(point);
    }
    gib
}

fn chain(rules: &[ChainRule], job: Span, together: bool) -> Chain {
    let (start, end) = clock();
    let members: Vec<Member> = rules
        .iter()
        .enumerate()
        .map(|(rule, (_, warm, kept))| Member {
            points: Made { rule, component: None },
            warm: warm.map(Span::days),
            kept: KeptSpan { after: Span::ZERO, until: kept.map(Span::days) },
        })
        .collect();
    let occurrences: Vec<_> = rules.iter().map(|(schedule, ..)| listed(schedule).1).collect();
    let months = months(start, end);
    if together {
        shared::chain(&occurrences, Span::ZERO, &members, job, &months)
    } else {
        Chain::of_one(&occurrences[0], Span::ZERO, members[0], job, &months)
    }
}

#[test]
fn sums_agree_with_points_counted_one_by_one() {
    let (start, end) = clock();
    let hour = Span::hours(1);
    let rules: &[&[ChainRule]] = &[
        &[(HOURLY, Some(9), Some(9))],
        &[(OFFICE_HOURS, Some(3), Some(3))],
        &[(WEEKLY, None, None)],
        &[(WEEKLY, Some(8), Some(40))],
        &[(WEEKLY, Some(7), Some(40))],
        &[(MONTHLY, Some(30), Some(120))],
        &[(MONTHLY, Some(35), Some(120))],
        &[(DAILY, Some(1), Some(1))],
        &[(HOURLY, Some(2), Some(2)), (DAILY, Some(35), Some(35)), (MONTHLY, None, None)],
        &[(DAILY, Some(7), Some(7)), (MONTHLY, Some(30), Some(120))],
        &[(DAILY, Some(5), Some(5)), (WEEKLY, Some(5), Some(95)), (MONTHLY, Some(20), None)],
        &[(MONTHLY, Some(20), Some(50)), (OFFICE_HOURS, Some(1), Some(3))],
        &[(WEEKLY, Some(30), Some(30)), (DAILY, Some(30), Some(30))],
    ];
    for rules in rules {
        let listed = points(rules, hour);
        let months = months(start, end);
        for change_gib_per_day in [3.0, 60.0] {
            let content = Content { size_gib: 100.0, change_gib_per_day, incremental: true };
            for together in [true, false] {
                if !together && rules.len() > 1 {
                    continue;
                }
                let chain = chain(rules, hour, together);
                for (at, month) in months.iter().enumerate() {
                    let halves = month.seconds() / 1_800;
                    let by_the_half_hour: f64 = (0..halves)
                        .map(|half| held(&listed, month.from + Span::minutes(30 * half), content))
                        .sum();
                    let stored = chain.stored_by_all(at, content) / 1_800.0;
                    assert!(
                        (stored - by_the_half_hour).abs() < 1e-6 * by_the_half_hour.max(1.0),
                        "{rules:?} {together} {}: {stored} {by_the_half_hour}",
                        month.label()
                    );
                }
            }
        }
    }
}

#[test]
fn one_rule_alone_and_taken_point_by_point_are_the_same() {
    let content = Content { size_gib: 100.0, change_gib_per_day: 7.0, incremental: true };
    for (schedule, warm, kept) in
        [(HOURLY, 2, 9), (OFFICE_HOURS, 3, 3), (DAILY, 1, 40), (MONTHLY, 30, 120)]
    {
        let rules = [(schedule, Some(warm), Some(kept))];
        let job = Span::minutes(20);
        let (alone, together) = (chain(&rules, job, false), chain(&rules, job, true));
        assert_eq!(alone.starts_anew, together.starts_anew, "{schedule}");
        for month in 0..alone.members[0].len() {
            for of in [Chain::stored, Chain::moved] {
                let (one, other) =
                    (of(&alone, 0, month, content), of(&together, 0, month, content));
                assert!((one - other).abs() <= 1e-9 * one, "{schedule} {month}: {one} {other}");
            }
            assert!((alone.point_seconds(0, month) - together.point_seconds(0, month)).abs() < 0.5);
        }
    }
}

#[test]
fn jobs_that_outlast_the_point_before_hold_everything() {
    let daily = |job: Span| chain(&[(DAILY, Some(2), Some(2))], job, false);
    assert_eq!(daily(Span::hours(23)).starts_anew, [false]);
    assert_eq!(daily(Span::hours(24)).starts_anew, [true]);
    assert_eq!(daily(Span::ZERO).least_overlap, Some(Span::days(1)));
}

/// Rules whose jobs wait for one another, taken by days and point by point.
#[test]
fn days_that_come_again_add_the_same_again() {
    const SIX_HOURLY: &str = "cron(30 0/6 * * ? *)";
    type WaitingRule = (&'static str, &'static str, u32, Option<u32>);
    let designs: [&[WaitingRule]; 6] = [
        &[(HOURLY, "UTC", 60, Some(7)), (DAILY, "UTC", 480, Some(35))],
        &[
            (HOURLY, "UTC", 480, Some(2)),
            (DAILY, "Europe/Berlin", 480, Some(35)),
            (WEEKLY, "UTC", 480, Some(90)),
            (MONTHLY, "UTC", 480, None),
        ],
        &[(HOURLY, "UTC", 480, Some(1)), (SIX_HOURLY, "America/New_York", 480, Some(14))],
        &[(OFFICE_HOURS, "UTC", 480, Some(1)), (WEEKLY, "UTC", 480, Some(5))],
        &[
            (DAILY, "UTC", 480, Some(3)),
            (WEEKLY, "UTC", 480, Some(3)),
            (MONTHLY, "UTC", 480, Some(3)),
        ],
        &[(HOURLY, "UTC", 480, None), (OFFICE_HOURS, "UTC", 480, None)],
    ];
    let mut repeated = 0;
    for rules in designs {
        for (size, change) in [(600.0, 40.0), (2_000.0, 100.0), (900.0, 500.0), (50.0, 0.0)] {
            for start in ["2026-10-20T05:20:00Z", "2027-01-01T00:00:00Z"] {
                let plans: Vec<_> = rules
                    .iter()
                    .map(|(schedule, zone, window, days)| {
                        serde_json::json!({
                            "name": format!("{schedule}{days:?}"),
                            "rules": [{
                                "name": "rule", "vault": "main", "schedule": schedule,
                                "schedule_time_zone": zone, "start_window_minutes": window,
                                "completion_window_minutes": 10_080, "delete_after_days": days,
                            }],
                            "selection": { "components": ["db"] },
                        })
                    })
                    .collect();
                let document = serde_json::json!({
                    "format": 1,
                    "clock": { "start": start, "days": 420 },
                    "sites": [{ "id": "p", "kind": "region", "region": "us-east-1" }],
                    "vaults": [{ "id": "main", "site": "p" }],
                    "components": [{
                        "id": "db", "kind": "rds_instance", "site": "p", "size_gib": size,
                        "change_gib_per_day": change,
                    }],
                    "plans": plans,
                });
                let scenario = serde_json::from_value(document).unwrap();
                let design = ResolvedScenario::new(&scenario);
                let crate::engine::design::Starts::OnDays(days) = design.job_starts(0) else {
                    continue;
                };
                repeated += days.days.len() - days.starts.len();
                let months = months(design.start, design.end);
                let delay = design.start_delay();
                let mut made = ComponentOccurrences::new(&design, 0);
                let protections = &design.components[0].protections;
                for job in [Span::ZERO, protections[0].later_jobs] {
                    let members: Vec<Member> = protections
                        .iter()
                        .map(|it| {
                            let until = design.rules[it.rule].keep.delete_after;
                            Member {
                                points: Made { rule: it.rule, component: Some(0) },
                                warm: until,
                                kept: KeptSpan { after: Span::ZERO, until },
                            }
                        })
                        .collect();
                    let occurrences: Vec<_> =
                        members.iter().map(|it| made.of_rule(&design, 0, it.points.rule)).collect();
                    let one_by_one = shared::chain(&occurrences, delay, &members, job, &months);
                    let by_days = shared::by_days(&days, &members, job, &months);
                    assert_eq!(
                        format!("{by_days:?}"),
                        format!("{one_by_one:?}"),
                        "{rules:?} {size}"
                    );
                }
            }
        }
    }
    assert!(repeated > 5_000, "{repeated} days are like others");
}
