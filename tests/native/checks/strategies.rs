//! Designs that break a rule: strategies and drills.

use serde_json::{Value, json};
use tabletop::model::check::CheckKind;

use super::{Case, base, case, with};

pub(super) fn cases() -> Vec<Case> {
    use CheckKind as It;
    let strategy = |component: &str, strategy: &str, site: &str| {
        let entry = json!({ "component": component, "strategy": strategy, "site": site });
        with(base(), &[("/recovery", json!([entry]))])
    };
    let drill = |document: Value, component: &str, at: &str| {
        with(document, &[("/drills", json!([{ "component": component, "at": at }]))])
    };
    vec![
        case(It::StrategyAtHome, strategy("orders", "pilot_light", "primary"), "/recovery/0/site"),
        case(
            It::DrsForServers,
            strategy("orders", "elastic_disaster_recovery", "recovery"),
            "/recovery/0/strategy",
        ),
        // A kind without a replica of its own has copies only.
        case(
            It::DrsForServers,
            strategy("volume", "elastic_disaster_recovery", "recovery"),
            "/recovery/0/strategy",
        ),
        case(
            It::DrillWithoutDrs,
            drill(base(), "orders", "2026-11-03T00:00:00Z"),
            "/drills/0/component",
        ),
        case(
            It::DrillOutsideClock,
            drill(
                strategy("machine", "elastic_disaster_recovery", "recovery"),
                "machine",
                "2027-01-01T00:00:00Z",
            ),
            "/drills/0/at",
        ),
    ]
}
