//! Several incidents on one clock, failover and failback, the control plane, and what a design amounts to.

mod links;
mod restore_tests;

use serde_json::{Value, json};
use tabletop::catalog::{RecoveryOption, Strategy};
use tabletop::engine::{FailbackState, Impact, Outcome};
use tabletop::units::{Instant, Span};

use crate::support;

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a time")
}

fn impact(outcome: &Outcome, incident: &str) -> Impact {
    let incident =
        outcome.incidents.iter().find(|it| it.id.as_str() == incident).expect("the incident");
    incident.impacts.first().expect("it hit something").clone()
}

fn taken(impact: &Impact) -> Option<RecoveryOption> {
    impact.taken.as_ref().map(|taken| taken.option)
}

fn event(id: &str, kind: &str, target: &str, at: &str) -> Value {
    json!({ "id": id, "kind": kind, "target": target, "at": at, "noticed_after_minutes": 5 })
}

/// Orders with hourly points copied to the recovery Region, over two weeks.
fn copied_hourly() -> Value {
    let mut document = support::base();
    document["clock"]["days"] = json!(14);
    let mut plan = support::plan("cron(0 * * * ? *)");
    plan["rules"][0]["copies"] = json!([{ "vault": "far", "delete_after_days": 30 }]);
    document["plans"] = json!([plan]);
    document
}

#[test]
fn a_region_that_fails_during_a_restore_sends_the_restore_elsewhere() {
    let mut document = copied_hourly();
    let mut outage = event("outage", "region_outage", "primary", "2026-11-04T14:20:00Z");
    outage["lasts_minutes"] = json!(1_440);
    document["incidents"] =
        json!([event("drop", "accidental_deletion", "orders", "2026-11-04T14:00:00Z"), outage]);
    let outcome = support::simulate(&document);
    let (drop, outage) = (impact(&outcome, "drop"), impact(&outcome, "outage"));
    assert_eq!(taken(&outage), Some(RecoveryOption::RestoreRecoveryPoint));
    assert_eq!(outage.taken.as_ref().map(|it| it.site.as_str()), Some("recovery"));
    assert_eq!(drop.back_at, outage.back_at, "the first incident is over when the second is");
    // Nothing was written after the drop, and the point is the same: no more is lost.
    assert_eq!(outage.data_lost, Some(Span::ZERO));
    assert!(outage.refused.iter().any(|it| it.option == RecoveryOption::WaitForSite
        && it.because.to_string().contains("lost before")));
}

#[test]
fn without_copies_the_restore_starts_over_when_the_region_returns() {
    let mut document = copied_hourly();
    document["plans"][0]["rules"][0]["copies"] = json!([]);
    let mut outage = event("outage", "region_outage", "primary", "2026-11-04T14:20:00Z");
    outage["lasts_minutes"] = json!(600);
    document["incidents"] =
        json!([event("drop", "accidental_deletion", "orders", "2026-11-04T14:00:00Z"), outage]);
    let impact = impact(&support::simulate(&document), "outage");
    assert_eq!(taken(&impact), Some(RecoveryOption::RestoreRecoveryPoint));
    let back = impact.back_at.expect("it comes back");
    assert!(back > at("2026-11-05T00:20:00Z"), "not before the Region: {back}");
}

#[test]
fn a_backup_taken_between_two_faults_counts() {
    let mut document = copied_hourly();
    document["incidents"] = json!([
        event("first", "accidental_deletion", "orders", "2026-11-04T08:30:00Z"),
        event("second", "accidental_deletion", "orders", "2026-11-04T14:30:00Z")
    ]);
    let outcome = support::simulate(&document);
    assert_eq!(impact(&outcome, "first").recovered_to, Some(at("2026-11-04T08:00:00Z")));
    assert_eq!(impact(&outcome, "second").recovered_to, Some(at("2026-11-04T14:00:00Z")));
}

#[test]
fn points_captured_while_data_was_silently_wrong_do_not_count_once_that_is_known() {
    let mut document = copied_hourly();
    let mut corruption = event("corruption", "silent_corruption", "orders", "2026-11-04T08:30:00Z");
    corruption["noticed_after_minutes"] = json!(1_440);
    document["incidents"] =
        json!([corruption, event("drop", "accidental_deletion", "orders", "2026-11-04T20:30:00Z")]);
    let outcome = support::simulate(&document);
    // Nobody knows of the corruption yet, so the newest point is taken, wrong as it is.
    assert_eq!(impact(&outcome, "drop").recovered_to, Some(at("2026-11-04T20:00:00Z")));
    assert_eq!(impact(&outcome, "corruption").recovered_to, Some(at("2026-11-04T08:00:00Z")));
}

fn failed_over(strategy: &str) -> Value {
    let mut document = copied_hourly();
    document["recovery"] =
        json!([{ "component": "orders", "strategy": strategy, "site": "recovery" }]);
    let mut outage = event("outage", "region_outage", "primary", "2026-11-04T14:30:00Z");
    outage["lasts_minutes"] = json!(600);
    document["incidents"] = json!([outage]);
    document
}

#[test]
fn after_a_failover_the_component_fails_back_with_a_planned_switch() {
    let document = failed_over("pilot_light");
    let outcome = support::simulate(&document);
    let outage = impact(&outcome, "outage");
    assert_eq!(taken(&outage), Some(RecoveryOption::PromoteReplica));
    let failback = outage.failback.expect("it lives elsewhere");
    assert_eq!(failback.state, FailbackState::Done);
    assert!(
        failback.starts.expect("it begins") >= at("2026-11-05T00:30:00Z"),
        "not before the Region returns"
    );
    assert_eq!(
        failback.stranded.map(|it| it.to.since(it.from)),
        outage.data_lost,
        "stranded writes come back with the site"
    );
    let switch = failback.done.expect("done").since(failback.switches.expect("switch"));
    assert_eq!(switch, Span::minutes(15));
    assert!(outcome.events.iter().any(|it| it.text.to_string().contains("failed back")));
}

#[test]
fn a_fault_at_the_recovery_site_after_failover_cancels_the_failback() {
    let mut document = failed_over("pilot_light");
    let mut second = event("second", "region_outage", "recovery", "2026-11-05T06:00:00Z");
    second["lasts_minutes"] = json!(4_320);
    document["incidents"].as_array_mut().expect("a list").push(second);
    let outcome = support::simulate(&document);
    let first = impact(&outcome, "outage");
    assert_eq!(first.failback.map(|it| it.state), Some(FailbackState::Cancelled));
    let second = impact(&outcome, "second");
    assert_eq!(
        second.taken.as_ref().map(|it| it.site.as_str()),
        Some("primary"),
        "its own Region is back"
    );
    assert!(!second.lost_for_good);
}

/// The recovery Region loses a zone for a day while the primary Region is out for ten hours.
fn with_a_zone_out_at_the_recovery_site(strategy: &str, control_plane_down: bool) -> Outcome {
    let mut document = failed_over(strategy);
    let mut zone = event("zone", "zone_outage", "recovery", "2026-11-04T14:00:00Z");
    zone["zone"] = json!(3);
    zone["lasts_minutes"] = json!(1_440);
    zone["control_plane_down"] = json!(control_plane_down);
    document["incidents"].as_array_mut().expect("a list").push(zone);
    document["journeys"] = json!([{ "id": "browse", "needs": ["orders"], "orders_per_hour": 100, "order_value_usd": 10 }]);
    support::simulate(&document)
}

#[test]
fn with_the_control_plane_down_what_must_be_launched_cannot_be_and_what_runs_goes_on() {
    let outage = |strategy, is_down| {
        impact(&with_a_zone_out_at_the_recovery_site(strategy, is_down), "outage")
    };
    let restores = Some(RecoveryOption::RestoreRecoveryPoint);
    assert_eq!(taken(&outage("backup_and_restore", false)), restores);
    let waits = outage("backup_and_restore", true);
    assert_eq!(taken(&waits), Some(RecoveryOption::WaitForSite));
    let far = |it: &&tabletop::engine::RefusedOption| {
        it.vault.as_ref().is_some_and(|vault| vault.as_str() == "far")
    };
    let reason = waits.refused.iter().find(far).expect("a reason").because.to_string();
    assert!(reason.contains("control plane of us-west-2 is down"), "{reason}");
    // Promoting a replica is a change too.
    let promotes = Some(RecoveryOption::PromoteReplica);
    assert_eq!(taken(&outage("hot_standby", false)), promotes);
    assert_eq!(taken(&outage("hot_standby", true)), Some(RecoveryOption::WaitForSite));
}

/// A fleet at the primary site in one zone, and another zone that is out with or without control planes.
fn fleet(extra: Value, control_plane_down: bool) -> Value {
    let mut document = support::base();
    let mut component =
        json!({ "id": "orders", "kind": "ec2_fleet", "site": "primary", "zone": 1 });
    component
        .as_object_mut()
        .expect("an object")
        .extend(extra.as_object().cloned().unwrap_or_default());
    document["components"] = json!([component]);
    let mut zone = event("zone", "zone_outage", "primary", "2026-11-04T14:00:00Z");
    zone["zone"] = json!(3);
    zone["lasts_minutes"] = json!(600);
    zone["control_plane_down"] = json!(control_plane_down);
    document["incidents"] =
        json!([zone, event("host", "instance_failure", "orders", "2026-11-04T15:00:00Z")]);
    document
}

#[test]
fn auto_scaling_replaces_nothing_until_the_control_plane_is_back() {
    let one = json!({ "instances": 1, "auto_scaling": true });
    let back = |is_down| impact(&support::simulate(&fleet(one.clone(), is_down)), "host").back_at;
    assert_eq!(back(false), Some(at("2026-11-04T15:07:00Z")));
    assert_eq!(back(true), Some(at("2026-11-05T00:05:00Z")), "five minutes after it is back");

    let four = json!({ "instances": 4, "auto_scaling": true });
    let degraded = |is_down| {
        let mut document = fleet(four.clone(), is_down);
        document["journeys"] = json!([{ "id": "browse", "needs": ["orders"] }]);
        support::simulate(&document).journeys[0].degraded
    };
    assert_eq!(degraded(false), Span::minutes(7));
    assert_eq!(degraded(true), Span::hours(9) + Span::minutes(5));
}

#[test]
fn a_bad_release_is_rolled_back_when_the_control_plane_is_back() {
    let mut document = fleet(json!({}), true);
    document["incidents"][1]["kind"] = json!("bad_deployment");
    let release = impact(&support::simulate(&document), "host");
    assert_eq!(taken(&release), Some(RecoveryOption::RollBack));
    assert!(release.back_at > Some(at("2026-11-05T00:00:00Z")), "{:?}", release.back_at);
    let because = release.taken.expect("an option").because.to_string();
    assert!(because.contains("control plane"), "{because}");
}

#[test]
fn a_region_outage_implies_that_its_control_planes_are_down() {
    let told = |is_down: bool| {
        let mut document = failed_over("pilot_light");
        document["incidents"][0]["control_plane_down"] = json!(is_down);
        let mut outcome = support::simulate(&document);
        let notes: Vec<String> = std::mem::take(&mut outcome.findings)
            .into_iter()
            .filter(|it| it.pointer == "/incidents/0/control_plane_down")
            .map(|it| it.message)
            .collect();
        (outcome, notes)
    };
    let (with, without) = (told(true), told(false));
    assert_eq!(with.0, without.0);
    assert_eq!(without.1, Vec::<String>::new());
    assert_eq!(with.1, ["`control_plane_down` has no effect, because Region outage implies it"]);
}

#[test]
fn a_warm_standby_degrades_journeys_until_it_is_scaled_out() {
    let journey = json!([{ "id": "browse", "needs": ["orders"], "orders_per_hour": 100, "order_value_usd": 10 }]);
    let degraded = |strategy: &str| {
        let mut document = failed_over(strategy);
        document["journeys"] = journey.clone();
        support::simulate(&document).journeys[0].degraded
    };
    assert_eq!(degraded("warm_standby"), Span::minutes(10));
    assert_eq!(degraded("hot_standby"), Span::ZERO);
}

#[test]
fn the_hour_of_an_incident_matters() {
    let mut curve = vec![0.0; 24];
    curve[15] = 24.0;
    let sales = |hour: &str| {
        let mut document = copied_hourly();
        document["journeys"] = json!([{ "id": "buy", "needs": ["orders"], "orders_per_hour": 100, "order_value_usd": 10, "hour_of_day": curve }]);
        document["incidents"] = json!([event(
            "drop",
            "accidental_deletion",
            "orders",
            &format!("2026-11-04T{hour}:00:00Z")
        )]);
        support::simulate(&document).journeys[0].sales_lost
    };
    assert!(sales("15").micros() > 0);
    assert_eq!(sales("03").micros(), 0);
}

#[test]
fn a_component_validates_only_when_what_it_needs_serves() {
    let mut document = copied_hourly();
    let fleet = json!({ "id": "web", "kind": "ec2_fleet", "site": "primary", "needs": ["orders"] });
    document["components"].as_array_mut().expect("a list").push(fleet);
    document["recovery"] = json!([
        { "component": "web", "strategy": "pilot_light", "site": "recovery" },
        { "component": "orders", "strategy": "backup_and_restore", "site": "recovery" }
    ]);
    let mut outage = event("outage", "region_outage", "primary", "2026-11-04T14:30:00Z");
    outage["lasts_minutes"] = json!(2_880);
    document["incidents"] = json!([outage]);
    let outcome = support::simulate(&document);
    let impacts = &outcome.incidents[0].impacts;
    let of = |id: &str| impacts.iter().find(|it| it.component.as_str() == id).expect("it is hit");
    let (orders, web) = (of("orders"), of("web"));
    assert!(web.back_at > orders.back_at, "{:?} after {:?}", web.back_at, orders.back_at);
    let phases = &web.taken.as_ref().expect("a recovery option").phases;
    let waits =
        phases.iter().find(|it| it.phase.label().starts_with("Wait for dep")).expect("it waits");
    assert!(waits.critical);
    assert!(phases.iter().take_while(|it| it.phase != waits.phase).all(|it| !it.critical));
}

#[test]
fn a_design_is_named_after_what_it_can_do_and_not_after_its_label() {
    let reading = |kind: &str, chosen: &str, extra: Value| {
        let mut document = copied_hourly();
        let mut component = json!({ "id": "orders", "kind": kind, "site": "primary", "size_gib": 10, "change_gib_per_day": 1 });
        if let (Some(component), Some(extra)) = (component.as_object_mut(), extra.as_object()) {
            component.extend(extra.clone());
        }
        document["components"] = json!([component]);
        document["recovery"] =
            json!([{ "component": "orders", "strategy": chosen, "site": "recovery" }]);
        support::simulate(&document).strategies[0].amounts_to
    };
    let nothing = json!({});
    assert_eq!(
        reading("rds_instance", "active_active", nothing.clone()),
        Some(Strategy::HotStandby)
    );
    assert_eq!(
        reading("dynamodb_table", "active_active", json!({ "advanced_backup": true })),
        Some(Strategy::ActiveActive)
    );
    assert_eq!(
        reading("ebs_volume", "warm_standby", nothing.clone()),
        Some(Strategy::BackupAndRestore)
    );
    assert_eq!(
        reading("rds_instance", "elastic_disaster_recovery", nothing),
        Some(Strategy::BackupAndRestore)
    );

    let mut document = copied_hourly();
    let web = json!({ "id": "web", "kind": "ec2_fleet", "site": "primary", "needs": ["orders"] });
    document["components"].as_array_mut().expect("a list").push(web);
    document["recovery"] =
        json!([{ "component": "web", "strategy": "hot_standby", "site": "recovery" }]);
    let outcome = support::simulate(&document);
    assert_eq!(outcome.strategies[1].chosen, Some(Strategy::HotStandby));
    assert_eq!(
        outcome.strategies[1].amounts_to,
        Some(Strategy::BackupAndRestore),
        "it needs orders, which are only copied"
    );
}

/// A fleet whose other machines would carry on, and a zone or a machine that fails while the Region is out.
#[test]
fn what_fails_during_an_outage_does_not_end_it() {
    let back = |second: Value| {
        let mut document = support::base();
        document["components"] = json!([{ "id": "orders", "kind": "ec2_fleet", "site": "primary", "instances": 4, "zones": 2 }]);
        let mut outage = event("outage", "region_outage", "primary", "2026-11-04T14:00:00Z");
        outage["lasts_minutes"] = json!(600);
        document["incidents"] = json!([outage, second]);
        document["journeys"] = json!([{ "id": "browse", "needs": ["orders"] }]);
        let outcome = support::simulate(&document);
        (impact(&outcome, "outage").back_at, outcome.journeys[0].down)
    };
    let in_full = (Some(at("2026-11-05T00:00:00Z")), Span::hours(10));
    let host = event("host", "instance_failure", "orders", "2026-11-04T15:00:00Z");
    assert_eq!(back(host), in_full);
    let mut zone = event("zone", "zone_outage", "primary", "2026-11-04T15:00:00Z");
    zone["lasts_minutes"] = json!(60);
    assert_eq!(back(zone), in_full);
}
