//! The exposure against what an incident at that moment would really lose.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::engine::{Run, Threat};
use tabletop::model::ComponentId;
use tabletop::units::{Instant, Span};

use crate::support;

fn orders() -> ComponentId {
    ComponentId::from("orders")
}

/// A database backed up every six hours into its own account, and copied into a vault of another.
fn copied_to_another_account() -> Value {
    let mut document = support::base();
    support::set(
        &mut document,
        "/sites/-",
        json!({ "id": "vaults", "kind": "region", "region": "us-east-1", "account": "backup" }),
    );
    support::set(&mut document, "/vaults/-", json!({ "id": "isolated", "site": "vaults" }));
    let mut plan = support::plan("cron(0 0/6 * * ? *)");
    plan["rules"][0]["copies"] = json!([{ "vault": "isolated", "delete_after_days": 30 }]);
    document["plans"] = json!([plan]);
    document["assumptions"]["copy_job_minutes"] = json!(40);
    document
}

fn exposed(document: &Value, threat: Threat, at: Instant) -> Option<Span> {
    Run::unchecked(Arc::new(support::scenario(document))).exposed_at(&orders(), threat, at)
}

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a time")
}

#[test]
fn an_intruder_leaves_what_is_in_another_account_or_under_a_compliance_lock() {
    let noon = at("2026-11-05T11:00:00Z");
    let copied = copied_to_another_account();
    assert_eq!(exposed(&copied, Threat::Damage, noon), Some(Span::hours(5)));
    assert_eq!(exposed(&copied, Threat::AccountTakeover, noon), Some(Span::hours(5)));
    // At 06:20 the copy of 06:00 is still under way.
    let early = at("2026-11-05T06:20:00Z");
    assert_eq!(
        exposed(&copied, Threat::AccountTakeover, early),
        Some(Span::hours(6) + Span::minutes(20))
    );

    let mut alone = copied;
    alone["plans"][0]["rules"][0]["copies"] = json!([]);
    assert_eq!(
        exposed(&alone, Threat::AccountTakeover, noon),
        None,
        "nothing outlasts the account"
    );
    alone["vaults"][0]["lock"] = json!("governance");
    assert_eq!(exposed(&alone, Threat::AccountTakeover, noon), None, "who may, deletes");
    alone["vaults"][0]["lock"] = json!("compliance");
    assert_eq!(exposed(&alone, Threat::AccountTakeover, noon), Some(Span::hours(5)));
}

/// At each of many moments, the exposure is what the incident that it stands for would lose there.
#[test]
fn the_exposure_is_what_an_account_compromise_would_lose() {
    let mut document = copied_to_another_account();
    document["components"][0]["automated_backup_days"] = json!(7);
    let mut compared = 0;
    for minutes in (0..3 * 24 * 60).step_by(97) {
        let moment = at("2026-11-04T00:00:00Z") + Span::minutes(minutes);
        let exposed = exposed(&document, Threat::AccountTakeover, moment);
        let mut hit = document.clone();
        hit["incidents"] = json!([{
            "id": "taken", "kind": "account_compromise", "target": "production",
            "at": moment.to_string(), "noticed_after_minutes": 0
        }]);
        let run = Run::unchecked(Arc::new(support::scenario(&hit)));
        let impact = &run.outcome.incidents[0].impacts[0];
        assert_eq!(impact.data_lost, exposed, "at {moment}");
        compared += usize::from(exposed.is_some());
    }
    assert!(compared > 30, "{compared} moments");
}

#[test]
fn each_kind_of_incident_is_an_example_of_a_threat() {
    let threat = |kind: &str, more: Value| {
        let mut document = support::base();
        let mut incident = support::incident(kind, "2026-11-05T11:00:00Z");
        if kind.ends_with("outage") {
            incident["target"] = json!("primary");
        }
        for (field, value) in more.as_object().expect("fields") {
            incident[field] = value.clone();
        }
        document["incidents"] = json!([incident]);
        Threat::of(support::scenario(&document).incidents[0].effects())
    };
    assert_eq!(threat("accidental_deletion", json!({})), Threat::Damage);
    assert_eq!(threat("ransomware", json!({})), Threat::Damage);
    let stolen = json!({ "stolen_credentials": true });
    assert_eq!(threat("ransomware", stolen), Threat::AccountTakeover);
    assert_eq!(threat("region_outage", json!({})), Threat::SiteLoss);
}
