//! Lost and slow links: replication falls behind, and what crosses them stops.

use super::*;

#[test]
fn a_link_loss_makes_replication_fall_behind() {
    let lost = |minutes: u32| {
        let mut document = support::base();
        document["sites"]
            .as_array_mut()
            .expect("a list")
            .push(json!({ "id": "office", "kind": "data_center" }));
        document["components"] = json!([{ "id": "erp", "kind": "on_prem_servers", "site": "office", "size_gib": 100, "change_gib_per_day": 10 }]);
        document["recovery"] = json!([{ "component": "erp", "strategy": "elastic_disaster_recovery", "site": "recovery", "replication_lag_seconds": 4 }]);
        let mut link = event("link", "link_loss", "office", "2026-11-04T14:00:00Z");
        link["lasts_minutes"] = json!(minutes);
        let mut fire = event("fire", "data_center_outage", "office", "2026-11-04T14:20:00Z");
        fire["destroys_data"] = json!(true);
        document["incidents"] = json!([link, fire]);
        impact(&support::simulate(&document), "fire").data_lost
    };
    assert_eq!(
        lost(60),
        Some(Span::minutes(20) + Span::seconds(4)),
        "the link has been down for 20 minutes"
    );
    let caught_up = lost(10).expect("DRS has it");
    assert!(caught_up < Span::minutes(1), "ten minutes after the link is back: {caught_up}");
}

#[test]
fn a_link_loss_stops_what_crosses_the_link_and_nothing_else() {
    let down = |needs: Value| {
        let mut document = copied_hourly();
        document["sites"]
            .as_array_mut()
            .expect("a list")
            .push(json!({ "id": "office", "kind": "data_center" }));
        let erp = json!({ "id": "erp", "kind": "on_prem_servers", "site": "office" });
        document["components"].as_array_mut().expect("a list").push(erp);
        document["journeys"] = json!([{ "id": "ship", "needs": needs }]);
        let mut link = event("link", "link_loss", "office", "2026-11-04T14:00:00Z");
        link["lasts_minutes"] = json!(45);
        document["incidents"] = json!([link]);
        support::simulate(&document).journeys[0].down
    };
    assert_eq!(down(json!(["orders", "erp"])), Span::minutes(45));
    assert_eq!(down(json!(["erp"])), Span::ZERO);
    assert_eq!(down(json!(["orders"])), Span::ZERO);
}

#[test]
fn a_link_slower_than_the_changes_falls_behind_for_ever() {
    let mut document = support::base();
    document["sites"]
        .as_array_mut()
        .expect("a list")
        .push(json!({ "id": "office", "kind": "data_center", "link_mbps": 1 }));
    // One Mbit/s carries about 10 GiB a day: half of what changes.
    document["components"] = json!([{ "id": "erp", "kind": "on_prem_servers", "site": "office", "size_gib": 100, "change_gib_per_day": 20.12 }]);
    document["recovery"] = json!([{ "component": "erp", "strategy": "elastic_disaster_recovery", "site": "recovery" }]);
    let mut fire = event("fire", "data_center_outage", "office", "2026-11-04T00:00:00Z");
    fire["destroys_data"] = json!(true);
    document["incidents"] = json!([fire]);
    let lost = impact(&support::simulate(&document), "fire").data_lost.expect("some is there");
    assert!((lost.as_hours_f64() - 24.0).abs() < 0.2, "half of two days: {lost}");
}
