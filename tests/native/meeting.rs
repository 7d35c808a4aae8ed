//! What one incident leaves behind for the next: half-done recoveries, lost redundancy, destroyed points,
//! data that was lost already, and places where a component has come to live.

use serde_json::{Value, json};
use tabletop::catalog::RecoveryOption;
use tabletop::engine::{FailbackState, Impact, Outcome};
use tabletop::units::{Instant, Span, Usd};

use crate::support;

fn at(text: &str) -> Instant {
    Instant::parse(&format!("2026-11-{text}:00Z")).expect("a time")
}

/// An incident that is noticed after five minutes.
fn event(kind: &str, target: &str, at: &str, settings: Value) -> Value {
    let mut event = json!({
        "id": format!("{kind}-{at}"), "kind": kind, "target": target,
        "at": format!("2026-11-{at}:00Z"), "noticed_after_minutes": 5
    });
    for (name, value) in settings.as_object().into_iter().flatten() {
        event[name] = value.clone();
    }
    event
}

/// Hours that an outage lasts.
fn hours(hours: f64) -> Value {
    json!({ "lasts_minutes": hours * 60.0 })
}

/// Orders backed up every six hours into `main`, copied to `far`, over thirty days; checkout needs them.
fn six_hourly() -> Value {
    let mut document = support::base();
    document["clock"]["days"] = json!(30);
    let mut plan = support::plan("cron(0 0/6 * * ? *)");
    plan["rules"][0]["copies"] = json!([{ "vault": "far", "delete_after_days": 30 }]);
    document["plans"] = json!([plan]);
    document["journeys"] = json!([{
        "id": "checkout", "needs": ["orders"], "recorded_in": ["orders"],
        "orders_per_hour": 400, "order_value_usd": 65
    }]);
    document
}

fn with(mut document: Value, incidents: &[Value]) -> Outcome {
    document["incidents"] = json!(incidents);
    support::simulate(&document)
}

fn replicated(mut document: Value, strategy: &str) -> Value {
    document["recovery"] = json!([{
        "component": "orders", "strategy": strategy, "site": "recovery", "replication_lag_seconds": 5
    }]);
    document
}

/// A fleet without data, in `zones` zones.
fn fleet(instances: u32, zones: u32, auto_scaling: bool) -> Value {
    let mut document = support::base();
    document["components"] = json!([{
        "id": "orders", "kind": "ec2_fleet", "site": "primary",
        "instances": instances, "zones": zones, "auto_scaling": auto_scaling
    }]);
    document
}

fn impact(outcome: &Outcome, incident: usize) -> &Impact {
    outcome.incidents[incident].impacts.first().expect("it hit something")
}

fn taken(impact: &Impact) -> Option<RecoveryOption> {
    impact.taken.as_ref().map(|taken| taken.option)
}

fn why_not(impact: &Impact, option: RecoveryOption) -> String {
    let refused = impact.refused.iter().find(|it| it.option == option);
    refused.map(|it| it.because.to_string()).unwrap_or_default()
}

#[test]
fn what_is_half_restored_does_not_come_back_with_its_site() {
    let outages = [
        event("region_outage", "primary", "04T10:00", hours(12.0)),
        event("region_outage", "recovery", "04T10:40", hours(1.0)),
    ];
    let outcome = with(six_hourly(), &outages);
    let second = impact(&outcome, 1);
    assert_eq!(taken(second), Some(RecoveryOption::RestoreRecoveryPoint));
    assert!(second.back_at.expect("it comes back") > at("04T12:00"), "the restore starts over");
    let alone = with(six_hourly(), &outages[..1]);
    assert!(impact(&outcome, 0).down > impact(&alone, 0).down, "a second outage never helps");
    let ready = outcome.events.iter().filter(|it| it.text.to_string().contains("back in service"));
    assert_eq!(ready.count(), 1, "what was foreseen before the second outage is not told");
    let stops =
        outcome.events.iter().filter(|it| it.text.to_string().contains("becomes unavailable"));
    assert_eq!(stops.count(), 1, "it does not stop twice");
}

#[test]
fn a_promotion_that_is_interrupted_takes_longer_and_not_shorter() {
    let document = replicated(six_hourly(), "pilot_light");
    let first = event("region_outage", "primary", "04T10:00", hours(24.0));
    let second = event("region_outage", "recovery", "04T10:22", hours(0.15));
    let alone = with(document.clone(), std::slice::from_ref(&first));
    let outcome = with(document, &[first, second]);
    assert!(impact(&outcome, 0).down > impact(&alone, 0).down);
}

#[test]
fn the_original_site_may_return_before_the_interrupted_recovery_is_done() {
    let outcome = with(
        six_hourly(),
        &[
            event("region_outage", "primary", "04T10:00", hours(2.0)),
            event("region_outage", "recovery", "04T10:40", hours(6.0)),
        ],
    );
    let (first, second) = (impact(&outcome, 0), impact(&outcome, 1));
    assert_eq!(second.back_at, Some(at("04T12:00")), "it resumes in place");
    assert_eq!(first.data_lost, Some(Span::ZERO), "and has everything");
    assert_eq!(second.taken.as_ref().map(|it| it.site.as_str()), Some("primary"));
}

#[test]
fn a_machine_that_fails_cannot_end_a_restore() {
    let drop = event("accidental_deletion", "orders", "04T14:00", json!({}));
    let alone = with(six_hourly(), std::slice::from_ref(&drop));
    let failure = event("instance_failure", "orders", "04T14:20", json!({}));
    let outcome = with(six_hourly(), &[drop, failure]);
    assert_eq!(impact(&outcome, 0).back_at, impact(&alone, 0).back_at);
    assert!(outcome.incidents[1].impacts.is_empty(), "nothing ran that could fail");
}

#[test]
fn what_is_lost_at_the_recovery_site_is_still_there_at_the_old_home_and_does_not_fail_back() {
    let document = replicated(support::base(), "pilot_light");
    let outcome = with(
        document,
        &[
            event("region_outage", "primary", "04T10:00", hours(2.0)),
            event("ransomware", "orders", "04T14:00", json!({})),
        ],
    );
    let lost = impact(&outcome, 1);
    assert_eq!(taken(lost), Some(RecoveryOption::WaitForSite));
    assert_eq!(lost.recovered_to, Some(at("04T10:00")));
    assert_eq!(impact(&outcome, 0).failback.map(|it| it.state), Some(FailbackState::Cancelled));
}

#[test]
fn what_is_lost_for_good_serves_no_more() {
    let outcome = with(
        replicated(support::base(), "pilot_light"),
        &[
            event("account_compromise", "production", "04T10:00", json!({})),
            event("instance_failure", "orders", "04T14:00", json!({})),
        ],
    );
    assert!(impact(&outcome, 0).lost_for_good);
    let serves = |it: &&tabletop::engine::Event| it.text.to_string().contains("serves");
    assert_eq!(outcome.events.iter().find(serves), None);
}

#[test]
fn logs_that_an_intruder_destroyed_do_not_return_with_a_harmless_incident() {
    let mut document = support::base();
    document["components"][0]["automated_backup_days"] = json!(7);
    let outcome = with(
        document,
        &[
            event("account_compromise", "production", "04T14:00", json!({})),
            event("bad_deployment", "orders", "04T14:30", json!({})),
        ],
    );
    assert!(outcome.incidents.iter().flat_map(|it| &it.impacts).all(|it| it.lost_for_good));
}

#[test]
fn after_the_intruder_a_new_window_opens() {
    let mut document = six_hourly();
    document["plans"][0]["rules"][0]["continuous"] = json!(true);
    document["vaults"][1]["account"] = json!("backup");
    let outcome = with(
        document,
        &[
            event("account_compromise", "production", "04T10:00", json!({})),
            event("accidental_deletion", "orders", "20T14:00", json!({})),
        ],
    );
    assert!(why_not(impact(&outcome, 0), RecoveryOption::PointInTimeRestore).contains("destroyed"));
    assert_eq!(taken(impact(&outcome, 1)), Some(RecoveryOption::PointInTimeRestore));
}

#[test]
fn points_that_are_destroyed_before_anybody_notices_do_not_help() {
    let mut drop = event("accidental_deletion", "orders", "04T14:00", json!({}));
    drop["noticed_after_minutes"] = json!(180);
    let wipe = event("account_compromise", "production", "04T15:00", json!({}));
    let mut document = six_hourly();
    document["vaults"][1]["account"] = json!("production");
    let outcome = with(document, &[drop, wipe]);
    assert!(impact(&outcome, 0).lost_for_good, "both vaults are wiped an hour later");
}

#[test]
fn silent_corruption_is_answered_when_it_is_noticed() {
    let mut corruption = event("silent_corruption", "orders", "04T08:30", json!({}));
    corruption["noticed_after_minutes"] = json!(24 * 60);
    let mut document = six_hourly();
    document["plans"][0]["rules"][0]["copies"] = json!([]);
    // The Region is out when it is noticed, and no copy is elsewhere.
    let outage = event("region_outage", "primary", "05T08:00", hours(12.0));
    let outcome = with(document, &[corruption, outage]);
    let corruption = impact(&outcome, 0);
    assert_eq!(corruption.recovered_to, Some(at("04T06:00")));
    assert!(corruption.back_at.expect("it comes back") > at("05T20:00"), "not while it is out");
    let outages = &outcome.journeys[0].outages;
    assert_eq!(outages.len(), 1, "{outages:?}");
    assert_eq!(outages[0].from, at("05T08:00"), "down since the Region went out");
}

#[test]
fn corruption_that_a_restore_took_away_unseen_needs_no_other() {
    let mut corruption = event("silent_corruption", "orders", "04T08:30", json!({}));
    corruption["noticed_after_minutes"] = json!(24 * 60);
    let drop = event("accidental_deletion", "orders", "04T09:00", json!({}));
    let outcome = with(six_hourly(), &[corruption, drop]);
    assert_eq!(impact(&outcome, 1).recovered_to, Some(at("04T06:00")));
    assert!(outcome.incidents[0].impacts.is_empty(), "by then the data has been right for a day");
}

#[test]
fn a_continuous_backup_restores_only_where_it_is_kept() {
    let mut document = replicated(six_hourly(), "pilot_light");
    document["plans"][0]["rules"][0]["continuous"] = json!(true);
    let outcome = with(
        document,
        &[
            event("region_outage", "primary", "04T10:00", hours(12.0)),
            event("accidental_deletion", "orders", "04T14:00", json!({})),
        ],
    );
    let reason = why_not(impact(&outcome, 1), RecoveryOption::PointInTimeRestore);
    assert!(reason.contains("us-east-1"), "{reason}");
}

#[test]
fn a_plan_makes_no_points_of_what_lives_elsewhere() {
    let mut document = replicated(six_hourly(), "pilot_light");
    document["recovery"][0]["stays_after_failover"] = json!(true);
    let outcome = with(
        document,
        &[
            event("region_outage", "primary", "04T10:00", hours(12.0)),
            event("accidental_deletion", "orders", "14T14:00", json!({})),
        ],
    );
    assert_eq!(impact(&outcome, 1).recovered_to, Some(at("04T06:00")));
}

#[test]
fn jobs_that_start_after_their_window_make_no_points() {
    let mut document = six_hourly();
    document["plans"][0]["rules"][0]["start_window_minutes"] = json!(60);
    document["assumptions"]["start_delay_minutes"] = json!(61);
    let drop = event("accidental_deletion", "orders", "04T14:00", json!({}));
    assert!(impact(&with(document.clone(), std::slice::from_ref(&drop)), 0).lost_for_good);
    document["assumptions"]["start_delay_minutes"] = json!(60);
    assert!(!impact(&with(document, &[drop]), 0).lost_for_good);
}

#[test]
fn redundancy_that_is_lost_already_does_not_help_again() {
    let zone = event("zone_outage", "primary", "04T10:00", hours(4.0));
    let failure = event("instance_failure", "orders", "04T11:00", json!({}));
    let mut database = six_hourly();
    database["components"][0]["multi_az"] = json!(true);
    let outcome = with(database, &[zone.clone(), failure.clone()]);
    assert_eq!(taken(impact(&outcome, 0)), Some(RecoveryOption::SelfHeal));
    // The zone of the standby is down: the host that failed has to be replaced.
    assert_eq!(impact(&outcome, 0).down, Span::seconds(90));
    assert_eq!(impact(&outcome, 1).down, Span::minutes(10));
    // Two machines in two zones: one zone is out, then the machine that was left fails.
    let outcome = with(fleet(2, 2, false), &[zone.clone(), failure]);
    assert_eq!(impact(&outcome, 0).down, Span::ZERO);
    assert!(impact(&outcome, 1).down > Span::ZERO);
    let mut other = event("zone_outage", "primary", "04T11:00", hours(1.0));
    other["zone"] = json!(2);
    let outcome = with(fleet(2, 2, false), &[zone, other]);
    assert!(impact(&outcome, 1).down > Span::ZERO, "both zones are out");
}

#[test]
fn one_machine_stands_in_one_zone_whatever_its_group_spans() {
    let zone = event("zone_outage", "primary", "04T10:00", hours(4.0));
    let by_hand = with(fleet(1, 2, false), std::slice::from_ref(&zone));
    assert_ne!(taken(impact(&by_hand, 0)), Some(RecoveryOption::SelfHeal));
    let by_itself = with(fleet(1, 2, true), &[zone]);
    assert_eq!(taken(impact(&by_itself, 0)), Some(RecoveryOption::SelfHeal));
    assert!(impact(&by_itself, 0).down > Span::ZERO, "noticed and launched in the other zone");
}

#[test]
fn a_database_with_one_writer_waits_for_people() {
    let outage = event("region_outage", "primary", "04T10:00", hours(12.0));
    let hot = with(replicated(six_hourly(), "hot_standby"), std::slice::from_ref(&outage));
    let active = with(replicated(six_hourly(), "active_active"), &[outage]);
    assert_eq!(impact(&active, 0).down, impact(&hot, 0).down);
}

#[test]
fn a_lost_link_matters_no_more_to_what_has_failed_over() {
    let mut document = support::base();
    document["sites"]
        .as_array_mut()
        .expect("a list")
        .push(json!({ "id": "office", "kind": "data_center" }));
    document["components"] = json!([
        { "id": "erp", "kind": "on_prem_servers", "site": "office", "size_gib": 100, "change_gib_per_day": 5 },
        { "id": "web", "kind": "ec2_fleet", "site": "primary" }
    ]);
    document["recovery"] =
        json!([{ "component": "erp", "strategy": "elastic_disaster_recovery", "site": "primary" }]);
    document["journeys"] = json!([{ "id": "fulfil", "needs": ["web", "erp"], "orders_per_hour": 10, "order_value_usd": 1 }]);
    let link = event("link_loss", "office", "04T12:00", hours(4.0));
    let cut = with(document.clone(), std::slice::from_ref(&link));
    assert_eq!(cut.journeys[0].down, Span::hours(4));
    let outage = event("data_center_outage", "office", "04T10:00", hours(12.0));
    let down = |incidents: &[Value]| with(document.clone(), incidents).journeys[0].down;
    assert_eq!(down(&[outage.clone(), link]), down(&[outage]));
}

#[test]
fn what_is_lost_already_is_not_counted_again() {
    let drops = [
        event("accidental_deletion", "orders", "04T14:00", json!({})),
        event("accidental_deletion", "orders", "04T15:40", json!({})),
    ];
    let outcome = with(six_hourly(), &drops);
    let (first, second) = (impact(&outcome, 0), impact(&outcome, 1));
    assert_eq!(second.data_lost, Some(Span::minutes(220)), "from 12:00 to 15:40");
    let wrote_again = at("04T15:40").since(first.back_at.expect("it came back"));
    let orders = 400.0 * wrote_again.as_hours_f64();
    assert!((second.orders_lost_in_data - orders).abs() < 1e-6, "{}", second.orders_lost_in_data);
    let alone = with(six_hourly(), &drops[..1]);
    assert!(outcome.cost.data > alone.cost.data);
    assert!(outcome.cost.data < alone.cost.data + alone.cost.data);
}

#[test]
fn time_down_that_no_journey_feels_is_in_the_total() {
    let mut document = six_hourly();
    document["journeys"] = json!([]);
    let outcome = with(document, &[event("accidental_deletion", "orders", "04T14:00", json!({}))]);
    assert!(outcome.cost.downtime > Usd::ZERO);
    assert_eq!(outcome.cost.incidents, outcome.cost.downtime + outcome.cost.data);
    let cost = impact(&outcome, 0).taken.as_ref().map(|it| it.cost.sales);
    assert_eq!(cost, Some(outcome.cost.downtime), "what the impact says is what the total has");
}

#[test]
fn what_is_cancelled_is_listed_with_its_reason_and_waiting_only_once() {
    let outage = event("region_outage", "primary", "04T10:00", hours(0.25));
    let outcome = with(replicated(six_hourly(), "pilot_light"), &[outage]);
    let impact = impact(&outcome, 0);
    assert_eq!(taken(impact), Some(RecoveryOption::WaitForSite));
    assert!(impact.usable.iter().all(|it| it.option != RecoveryOption::WaitForSite));
    let cancelled = impact.usable.first().expect("it had begun");
    assert_eq!(cancelled.option, RecoveryOption::PromoteReplica);
    assert!(cancelled.because.to_string().contains("canceled"));
}

#[test]
fn configuration_that_is_deleted_is_built_from_code() {
    let mut document = support::base();
    document["components"] =
        json!([{ "id": "orders", "kind": "lambda_function", "site": "primary" }]);
    let outcome = with(document, &[event("accidental_deletion", "orders", "04T10:00", json!({}))]);
    assert_eq!(taken(impact(&outcome, 0)), Some(RecoveryOption::RebuildFromCode));
}
