//! Elastic Disaster Recovery: staging and its lag, snapshots, drills, failover and redirection, failback.

use serde_json::{Value, json};
use tabletop::catalog::RecoveryOption;
use tabletop::engine::{Impact, Outcome, PhaseKind};
use tabletop::units::{Instant, Span};

use crate::support;

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a time")
}

/// Servers of an office replicated to the recovery Region, four seconds behind, over two weeks.
fn replicated() -> Value {
    let mut document = support::base();
    document["clock"]["days"] = json!(14);
    let office = json!({ "id": "office", "kind": "data_center", "link_mbps": 100 });
    document["sites"].as_array_mut().expect("a list").push(office);
    document["components"] = json!([{
        "id": "erp", "kind": "on_prem_servers", "site": "office", "size_gib": 400,
        "change_gib_per_day": 20, "servers": 3
    }]);
    document["recovery"] = json!([{
        "component": "erp", "strategy": "elastic_disaster_recovery", "site": "recovery",
        "replication_lag_seconds": 4
    }]);
    document
}

fn incident(kind: &str, target: &str, at: &str) -> Value {
    json!({ "id": kind, "kind": kind, "target": target, "at": at, "noticed_after_minutes": 5 })
}

fn only(outcome: &Outcome) -> Impact {
    outcome.incidents[0].impacts[0].clone()
}

fn story(outcome: &Outcome) -> Vec<(Instant, String)> {
    outcome.events.iter().map(|event| (event.at, event.text.to_string())).collect()
}

/// What drills and restore tests cost, in US dollars.
fn charged_for_tests(document: &Value) -> f64 {
    let run = tabletop::engine::Run::new(std::sync::Arc::new(support::scenario(document)));
    let ledger = run.ledger();
    let tests = tabletop::engine::ledger::Category::RestoreTests;
    let of = ledger.entries.iter().filter(|entry| entry.category == tests);
    of.map(|entry| entry.usd.as_f64()).sum::<f64>()
}

#[test]
fn a_snapshot_is_as_far_behind_as_the_staging_area_was() {
    let mut document = replicated();
    document["incidents"] = json!([incident("accidental_deletion", "erp", "2026-11-05T14:25:00Z")]);
    let impact = only(&support::simulate(&document));
    // Every ten minutes for an hour: the one of 14:20 holds the state of four seconds before.
    assert_eq!(impact.recovered_to, Some(at("2026-11-05T14:19:56Z")));
}

#[test]
fn snapshots_are_kept_for_as_many_days_as_are_set() {
    let lost = |days: f64| {
        let mut document = replicated();
        let mut corruption = incident("silent_corruption", "erp", "2026-11-04T12:00:00Z");
        corruption["noticed_after_minutes"] = json!(3 * 1_440);
        document["incidents"] = json!([corruption]);
        document["assumptions"]["drs_snapshot_days"] = json!(days);
        let impact = only(&support::simulate(&document));
        let refused = impact.refused.iter().find(|it| it.option == RecoveryOption::LaunchFromDrs);
        (impact.recovered_to, refused.map(|it| it.because.to_string()))
    };
    assert_eq!(lost(7.0), (Some(at("2026-11-03T23:59:56Z")), None));
    let (recovered_to, because) = lost(2.0);
    assert_eq!(recovered_to, None);
    assert!(because.expect("a reason").contains("2 d"), "the reason names the days kept");
}

#[test]
fn with_the_newest_snapshots_damaged_an_older_one_is_taken() {
    let mut document = replicated();
    document["components"][0]["kind"] = json!("vmware_vm");
    document["components"][0].as_object_mut().expect("an object").remove("servers");
    let mut plan = support::plan("cron(0 * * * ? *)");
    plan["selection"]["components"] = json!(["erp"]);
    document["plans"] = json!([plan]);
    let mut corruption = incident("silent_corruption", "erp", "2026-11-05T13:35:00Z");
    corruption["noticed_after_minutes"] = json!(30);
    // Restored in place, so that replication goes on.
    corruption["pins"] = json!([{ "component": "erp", "option": "restore_recovery_point" }]);
    document["incidents"] =
        json!([corruption, incident("accidental_deletion", "erp", "2026-11-05T14:25:00Z")]);
    let deletion = support::simulate(&document).incidents[1].impacts[0].clone();
    let launched = deletion.usable.iter().find(|it| it.option == RecoveryOption::LaunchFromDrs);
    let recovered_to = launched.map(|it| it.recovered_to).or(deletion.recovered_to);
    // When people decide, those of every ten minutes from before the corruption are gone.
    assert_eq!(recovered_to, Some(at("2026-11-05T12:59:56Z")));
}

#[test]
fn one_link_carries_the_changes_of_all_that_is_replicated_through_it() {
    let lost = |others: usize| {
        let mut document = replicated();
        // Ten Mbit/s carry about 101 GiB a day.
        document["sites"][2]["link_mbps"] = json!(10);
        for other in 0..others {
            let id = format!("other-{other}");
            let component = json!({ "id": id, "kind": "on_prem_servers", "site": "office", "size_gib": 400, "change_gib_per_day": 91.2 });
            document["components"].as_array_mut().expect("a list").push(component);
            let entry = json!({ "component": id, "strategy": "elastic_disaster_recovery", "site": "recovery" });
            document["recovery"].as_array_mut().expect("a list").push(entry);
        }
        document["incidents"] =
            json!([incident("data_center_outage", "office", "2026-11-04T00:00:00Z")]);
        document["incidents"][0]["destroys_data"] = json!(true);
        only(&support::simulate(&document)).data_lost.expect("some of it is there")
    };
    assert_eq!(lost(0), Span::seconds(4), "alone it is in time");
    let behind = lost(2);
    assert!((behind.as_hours_f64() - 24.0).abs() < 0.3, "half of two days: {behind}");
}

#[test]
fn failover_and_redirection_are_two_steps() {
    let mut document = replicated();
    document["incidents"] =
        json!([incident("data_center_outage", "office", "2026-11-05T14:00:00Z")]);
    document["incidents"][0]["lasts_minutes"] = json!(2_880);
    let outcome = support::simulate(&document);
    let impact = only(&outcome);
    let taken = impact.taken.as_ref().expect("a recovery option");
    assert_eq!(taken.option, RecoveryOption::LaunchFromDrs);
    let redirect =
        taken.phases.iter().find(|it| it.phase == PhaseKind::Redirect).expect("a redirection");
    let told = story(&outcome);
    let runs = told.iter().find(|(_, text)| text.contains("recovery instances run"));
    assert_eq!(runs.map(|(at, _)| *at), Some(redirect.from));
    assert_eq!(impact.back_at, Some(redirect.to()));
}

#[test]
fn failback_replicates_back_through_the_link() {
    let failback = |mbps: u32| {
        let mut document = replicated();
        document["sites"][2]["link_mbps"] = json!(mbps);
        document["incidents"] =
            json!([incident("data_center_outage", "office", "2026-11-05T14:00:00Z")]);
        document["incidents"][0]["lasts_minutes"] = json!(2_880);
        let outcome = support::simulate(&document);
        let failback = only(&outcome).failback.expect("it failed over");
        let back = story(&outcome)
            .into_iter()
            .find(|(_, text)| text.contains("reverse replication"))
            .map(|(at, _)| at);
        assert_eq!(back, failback.starts);
        failback.switches.expect("it switches").since(failback.starts.expect("it starts"))
    };
    let (slow, fast) = (failback(20), failback(1_000));
    // Two days and one more of waiting are 60 GiB: seven hours at 20 Mbit/s.
    assert!((slow.as_hours_f64() - 7.1).abs() < 0.3, "{slow}");
    assert!(fast < Span::minutes(30), "{fast}");
}

#[test]
fn a_drill_shows_what_a_failover_would_and_touches_nothing() {
    let mut document = replicated();
    document["journeys"] = json!([{ "id": "ship", "needs": ["erp"], "orders_per_hour": 10 }]);
    let quiet = support::simulate(&document);
    document["drills"] = json!([{ "component": "erp", "at": "2026-11-05T10:00:00Z" }]);
    let outcome = support::simulate(&document);
    let drill = &outcome.drills[0];
    assert_eq!(drill.recovered_to, Some(at("2026-11-05T09:59:56Z")));
    assert!(drill.took.expect("it launched") > Span::ZERO);
    assert_eq!(outcome.journeys, quiet.journeys);
    assert!(outcome.incidents.is_empty());
    assert!(story(&outcome).iter().any(|(_, text)| text.starts_with("Recovery drill of erp")));
}

#[test]
fn a_drill_fails_where_a_failover_would() {
    let mut document = replicated();
    document["incidents"] = json!([incident("region_outage", "recovery", "2026-11-05T08:00:00Z")]);
    document["drills"] = json!([{ "component": "erp", "at": "2026-11-05T10:00:00Z" }]);
    let outcome = support::simulate(&document);
    assert_eq!(outcome.drills[0].took, None);
    let because = outcome.drills[0].because.as_ref().expect("a reason").to_string();
    assert!(because.contains("is unavailable"), "{because}");
}

#[test]
fn a_drill_is_charged_for_the_hours_its_instances_run() {
    let drills = |hours: Option<f64>| {
        let mut document = replicated();
        if let Some(hours) = hours {
            document["drills"] =
                json!([{ "component": "erp", "at": "2026-11-05T10:00:00Z", "hours": hours }]);
        }
        charged_for_tests(&document)
    };
    let (none, eight, sixteen) = (drills(None), drills(Some(8.0)), drills(Some(16.0)));
    assert!(none.abs() < f64::EPSILON && eight > 0.0);
    assert!((sixteen - 2.0 * eight).abs() < 1e-4, "{eight} {sixteen}");
    // Three m6i.large at 0.096 USD for eight hours, and 400 GiB of gp3 for as long.
    assert!((eight - (3.0 * 8.0 * 0.096 + 400.0 * 0.08 * 8.0 / 720.0)).abs() < 0.01, "{eight}");
}

#[test]
fn a_drill_that_launched_nothing_is_not_charged() {
    let mut document = replicated();
    let drill = json!({ "component": "erp", "at": "2026-11-05T10:00:00Z" });
    document["drills"] = json!([drill]);
    assert!(charged_for_tests(&document) > 0.0);
    document["incidents"] = json!([incident("region_outage", "recovery", "2026-11-05T08:00:00Z")]);
    assert!(charged_for_tests(&document).abs() < f64::EPSILON);
}
