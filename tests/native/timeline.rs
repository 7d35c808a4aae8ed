//! What the timeline asks of a run: lanes at every scale, and the moments to step through.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::engine::{Lane, Run};
use tabletop::model::{ComponentId, IncidentId};
use tabletop::units::{Instant, Span};

use crate::support;

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a moment")
}

fn run(document: &Value) -> Run {
    Run::new(Arc::new(support::scenario(document)))
}

fn orders() -> ComponentId {
    ComponentId::from("orders")
}

/// Backed up every hour and once a month, over some years.
fn years(years: u32) -> Run {
    let mut document = support::base();
    document["clock"]["days"] = json!(years * 365);
    let mut monthly = support::plan("cron(0 3 1 * ? *)");
    monthly["name"] = json!("monthly");
    document["plans"] = json!([support::plan("cron(0 * * * ? *)"), monthly]);
    run(&document)
}

fn jobs(lane: &Lane) -> u64 {
    lane.gathered.iter().map(|group| group.jobs).sum()
}

#[test]
fn dense_rules_are_gathered_and_rare_ones_are_not() {
    let run = years(7);
    let clock = &run.scenario.clock;
    let limit = 280;
    let lane = run.lane(&orders(), clock.start, clock.end(), limit);
    assert!(lane.gathered.len() <= limit / 16 + 1, "{} groups", lane.gathered.len());
    assert_eq!(jobs(&lane), 7 * 365 * 24, "every hour is counted once");
    assert_eq!(lane.points.len(), 83, "the monthly ones are shown one by one");
    assert!(lane.points.iter().all(|point| point.rule == 1));
    let apart = lane.gathered.windows(2).all(|pair| pair[0].to <= pair[1].from);
    assert!(apart, "groups do not overlap: {:?}", lane.gathered);
}

#[test]
fn groups_stay_while_the_window_is_moved() {
    let run = years(7);
    let from = at("2028-01-01T00:00:00Z");
    let window = |days: i64| {
        let from = from + Span::days(days);
        run.lane(&orders(), from, from + Span::days(300), 280).gathered
    };
    let (before, after) = (window(0), window(3));
    let same = after.iter().filter(|group| before.contains(group)).count();
    assert!(same >= before.len() - 2, "{before:?}\n{after:?}");
}

#[test]
fn close_up_every_job_is_there_by_itself() {
    let run = years(7);
    let from = at("2029-05-04T09:30:00Z");
    let lane = run.lane(&orders(), from, from + Span::hours(6), 280);
    assert_eq!(lane.gathered, []);
    let captured: Vec<_> = lane.points.iter().map(|point| point.captured.hour_of_day()).collect();
    assert_eq!(captured, [10, 11, 12, 13, 14, 15]);
}

#[test]
fn a_job_from_before_the_window_is_there_while_it_works() {
    let mut document = support::base();
    document["plans"] = json!([support::plan("cron(0 0 * * ? *)")]);
    document["plans"][0]["rules"][0]["copies"] = json!([{ "vault": "far" }]);
    document["assumptions"]["backup_job_minutes"] = json!(90);
    document["assumptions"]["copy_job_minutes"] = json!(45);
    let run = run(&document);
    let points = |minutes: i64| {
        let from = at("2026-11-05T00:00:00Z") + Span::minutes(minutes);
        run.lane(&orders(), from, from + Span::minutes(10), 100).points
    };
    let midnight = at("2026-11-05T00:00:00Z");
    let whole = points(0);
    let mark = whole.first().expect("the job begins");
    let done = mark.copies.first().expect("it is copied").usable;
    assert!(
        mark.complete > Some(midnight + Span::minutes(30)) && Some(done) > mark.complete,
        "{mark:?}"
    );
    let minutes = done.since(midnight).as_seconds() / 60;
    assert_eq!(points(minutes - 5).len(), 1, "it is being copied");
    assert_eq!(points(minutes + 5), [], "it is done");
}

#[test]
fn what_is_captured_continuously_is_not_counted_as_points() {
    let mut document = support::base();
    document["clock"]["days"] = json!(30);
    document["plans"] = json!([support::plan("cron(0 * * * ? *)")]);
    document["plans"][0]["rules"][0]["continuous"] = json!(true);
    let run = run(&document);
    let clock = &run.scenario.clock;
    let lane = run.lane(&orders(), clock.start, clock.end(), 10);
    assert_eq!((lane.gathered.len(), lane.points.len()), (0, 0));
    assert_eq!(lane.continuous, [(clock.start, clock.end())]);
}

fn dropped() -> Run {
    let mut document = support::base();
    document["plans"] = json!([support::plan("cron(0 0/6 * * ? *)")]);
    document["incidents"] =
        json!([support::incident("accidental_deletion", "2026-11-04T14:00:00Z")]);
    run(&document)
}

#[test]
fn stepping_goes_through_every_event_and_back() {
    let run = dropped();
    let mut forth = Vec::new();
    let mut now = None;
    while let Some(moment) = run.step_after(now) {
        assert!(now.is_none_or(|now| moment.at > now), "it goes on");
        now = Some(moment.at);
        forth.push(moment);
    }
    let told = run.outcome.events.iter().map(|event| event.at);
    assert!(told.clone().all(|at| forth.iter().any(|moment| moment.at == at)), "{forth:#?}");
    let impact = &run.outcome.incidents[0].impacts[0];
    let phases = &impact.taken.as_ref().expect("a recovery option").phases;
    assert!(phases.len() > 2);
    for phase in phases {
        assert!(forth.iter().any(|moment| moment.at == phase.to()), "the end of {phase:?}");
    }
    assert!(forth.iter().all(|moment| !moment.what.is_empty()), "{forth:#?}");
    assert_eq!(forth.first().map(|it| it.at), Some(at("2026-11-04T14:00:00Z")));

    let mut back = Vec::new();
    let mut now = run.scenario.clock.end();
    while let Some(moment) = run.step_before(now) {
        now = moment.at;
        back.push(moment);
    }
    back.reverse();
    assert_eq!(back, forth);
}

#[test]
fn the_end_of_an_outage_is_an_event() {
    let mut document = support::base();
    let mut outage = support::incident("region_outage", "2026-11-04T14:00:00Z");
    outage["target"] = json!("primary");
    outage["lasts_minutes"] = json!(600);
    document["incidents"] = json!([outage]);
    let run = run(&document);
    let over = at("2026-11-05T00:00:00Z");
    assert_eq!(run.step_before(over + Span::seconds(1)).map(|it| it.at), Some(over));
    assert!(
        run.happening(over).contains("Incident “us-east-1 is unavailable” ends."),
        "{}",
        run.happening(over)
    );
}

#[test]
fn an_aftermath_reaches_from_the_oldest_lost_write_until_all_serve_again() {
    let run = dropped();
    let impact = &run.outcome.incidents[0].impacts[0];
    let (from, to) = run.aftermath(&IncidentId::from("it")).expect("it happens");
    assert_eq!(Some(from), impact.lost_span.map(|span| span.from));
    assert_eq!(Some(to), impact.back_at);
    assert_eq!(run.aftermath(&IncidentId::from("nothing")), None);
}
