//! Fields of incidents that do nothing for their kind are named, with the edit that takes them out.

use serde_json::{Value, json};
use tabletop::model::{Finding, Severity};

use super::base;
use crate::support;

fn about(incident: &Value, field: &str) -> Option<Finding> {
    let mut document = base();
    document["incidents"] = json!([incident]);
    let path = format!("/incidents/0/{field}");
    support::findings(&document).into_iter().find(|it| it.pointer == path)
}

fn incident(kind: &str, target: &str, field: &str, value: &Value) -> Value {
    let mut incident =
        json!({ "id": "it", "kind": kind, "target": target, "at": "2026-11-04T14:30:00Z" });
    incident[field] = value.clone();
    incident
}

#[test]
fn a_field_that_does_nothing_for_its_kind_is_named() {
    let yes = json!(true);
    let (warning, note) = (Some(Severity::Warning), Some(Severity::Note));
    let cases = [
        ("zone_outage", "primary", "zone", json!(2), None),
        ("region_outage", "primary", "zone", json!(2), warning),
        ("accidental_deletion", "orders", "zone", json!(2), warning),
        ("region_outage", "primary", "lasts_minutes", json!(60), None),
        ("link_loss", "office", "lasts_minutes", json!(60), None),
        ("accidental_deletion", "orders", "lasts_minutes", json!(60), warning),
        ("bad_deployment", "orders", "lasts_minutes", json!(60), warning),
        ("zone_outage", "primary", "control_plane_down", yes.clone(), None),
        ("region_outage", "primary", "control_plane_down", yes.clone(), note),
        ("data_center_outage", "office", "control_plane_down", yes.clone(), warning),
        ("data_center_outage", "office", "destroys_data", yes.clone(), None),
        ("ransomware", "orders", "stolen_credentials", yes.clone(), None),
        ("account_compromise", "production", "stolen_credentials", yes.clone(), note),
        ("accidental_deletion", "orders", "stolen_credentials", yes.clone(), warning),
        ("bad_deployment", "orders", "damages_data", yes.clone(), None),
        ("silent_corruption", "orders", "damages_data", yes, note),
    ];
    for (kind, target, field, value, expected) in cases {
        let found = about(&incident(kind, target, field, &value), field);
        assert_eq!(found.as_ref().map(|it| it.severity), expected, "{kind} {field}: {found:?}");
        assert_eq!(found.is_some(), found.is_some_and(|it| it.fix.is_some()), "{kind} {field}");
    }
}

#[test]
fn recovery_into_an_account_that_somebody_holds_says_what_is_not_counted() {
    let none = json!(null);
    let told = |kind, target, field, value| {
        let found = about(&incident(kind, target, field, value), "kind")?;
        Some((found.severity, found.hint.contains("not counted")))
    };
    let note = Some((Severity::Note, true));
    assert_eq!(told("account_compromise", "production", "name", &none), note);
    assert_eq!(told("ransomware", "orders", "stolen_credentials", &json!(true)), note);
    assert_eq!(told("ransomware", "orders", "name", &none), None);
    assert_eq!(told("region_outage", "primary", "name", &none), None);
}

#[test]
fn incidents_are_called_after_what_happened() {
    let mut document = base();
    let zone = incident("zone_outage", "primary", "zone", &json!(2));
    let drop = incident("accidental_deletion", "orders", "name", &json!(null));
    let function = incident("accidental_deletion", "function", "name", &json!(null));
    document["incidents"] = json!([zone, drop, function]);
    for (at, incident) in
        document["incidents"].as_array_mut().expect("a list").iter_mut().enumerate()
    {
        incident["id"] = json!(format!("it-{at}"));
    }
    let scenario = support::scenario(&document);
    let labels: Vec<String> = scenario.incidents.iter().map(|it| it.label(&scenario)).collect();
    let expected = ["us-east-1 lost zone 2", "orders had its data deleted", "function was deleted"];
    assert_eq!(labels, expected);
}
