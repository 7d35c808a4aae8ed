//! The story of a run: what happens, in the order in which it happens, and in sentences that say it once.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::engine::Run;
use tabletop::units::Instant;

use crate::support;

fn run(document: &Value) -> Run {
    Run::unchecked(Arc::new(support::scenario(document)))
}

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a time")
}

/// A database in a Region that is out for a day, with a strategy for another Region.
fn out_for_a_day(strategy: &str) -> Value {
    let mut document = support::base();
    document["clock"]["days"] = json!(14);
    document["recovery"] =
        json!([{ "component": "orders", "strategy": strategy, "site": "recovery" }]);
    document["incidents"] = json!([{
        "id": "out", "kind": "region_outage", "target": "primary", "at": "2026-11-04T10:00:00Z",
        "lasts_minutes": 1_440, "noticed_after_minutes": 10
    }]);
    document
}

/// Servers that run in both Regions are not promoted: health checks move the traffic before anybody is told.
#[test]
fn what_runs_in_both_regions_takes_the_traffic_before_people_are_told() {
    let mut document = out_for_a_day("active_active");
    document["components"] = json!([{
        "id": "web", "name": "Web", "kind": "ec2_fleet", "site": "primary", "instances": 2
    }]);
    document["recovery"][0]["component"] = json!("web");
    let run = run(&document);
    let told = |sentence: &str| {
        let place = run.outcome.events.iter().position(|it| it.text.to_string().contains(sentence));
        place.unwrap_or_else(|| panic!("{sentence}: {:#?}", run.outcome.events))
    };
    let starts = told("“Fail over to the other site” starts");
    assert!(starts < told("Traffic is redirected to it next"));
    assert!(told("Traffic is redirected to it next") < told("Web is back in service in us-west-2"));
    assert!(told("Web is back in service in us-west-2") < told("Incident detected"));
}

#[test]
fn what_happens_to_many_components_is_one_sentence() {
    let mut document = out_for_a_day("warm_standby");
    for number in 1..=5 {
        let id = format!("db-{number}");
        let component = json!({
            "id": id, "name": format!("DB {number}"), "kind": "rds_instance", "site": "primary",
            "size_gib": 200, "change_gib_per_day": 10
        });
        document["components"].as_array_mut().expect("a list").push(component);
        let entry = json!({ "component": id, "strategy": "warm_standby", "site": "recovery" });
        document["recovery"].as_array_mut().expect("a list").push(entry);
    }
    let run = run(&document);
    let happens = |moment: &str| run.happening(at(moment));
    assert_eq!(
        happens("2026-11-04T10:00:00Z"),
        "us-east-1 is unavailable. 6 components become unavailable: orders, DB 1, DB 2 and 3 more."
    );
    let noticed = happens("2026-11-04T10:10:00Z");
    assert!(
        noticed.contains("orders, DB 1, DB 2 and 3 more: “Fail over to the other site” starts"),
        "{noticed}"
    );
    // Notifying takes five minutes.
    assert_eq!(
        happens("2026-11-04T10:15:00Z"),
        "Phase “Notify” ends for orders, DB 1, DB 2 and 3 more."
    );
}

#[test]
fn the_story_tells_of_journeys_and_of_the_switch_of_a_failback() {
    let mut document = out_for_a_day("warm_standby");
    document["journeys"] = json!([{
        "id": "buy", "name": "Buy", "needs": ["orders"], "orders_per_hour": 60, "order_value_usd": 10
    }]);
    let run = run(&document);
    let impact = &run.outcome.incidents[0].impacts[0];
    let (back, failback) = (impact.back_at.expect("back"), impact.failback.expect("a way home"));
    let (switches, done) = (failback.switches.expect("a switch"), failback.done.expect("done"));
    let told = |moment: Instant, sentence: &str| {
        let here = run.happening(moment);
        assert!(here.contains(sentence), "{moment}: {here}");
    };
    told(impact.down_from, "Journey Buy is down.");
    told(back, "Journey Buy is degraded.");
    let degraded = &run.outcome.journeys[0].degradations[0];
    assert_eq!(degraded.from, back);
    told(degraded.to, "Journey Buy is working again, with 48 orders lost.");
    let takes = done.since(switches);
    let sentence = format!("fails back to us-east-1 as planned and is down for {takes}.");
    told(switches, &sentence);
    told(switches, "Journey Buy is down.");
    told(done, "Journey Buy is working again, with 15 orders lost.");
    let ends = run.outcome.events.windows(2).all(|pair| pair[0].at <= pair[1].at);
    assert!(ends, "in the order of time");
}

#[test]
fn a_journey_that_is_not_up_before_the_end_is_not_told_to_be() {
    let mut document = support::base();
    document["incidents"] =
        json!([support::incident("accidental_deletion", "2026-11-04T14:30:00Z")]);
    document["journeys"] = json!([{ "id": "buy", "needs": ["orders"] }]);
    let run = run(&document);
    let texts: Vec<String> = run.outcome.events.iter().map(|it| it.text.to_string()).collect();
    assert!(texts.iter().any(|it| it == "Journey buy is down."), "{texts:#?}");
    assert!(!texts.iter().any(|it| it.contains("working again")), "{texts:#?}");
}
