//! What must hold for any scenario (model.md part 6), on generated ones: properties 1, 3, 6, 8 and 10.

use proptest::prelude::*;
use serde_json::{Value, json};
use tabletop::catalog::{ComponentKind, RecoveryOption};
use tabletop::engine::{Outcome, Verdict, simulate};
use tabletop::model::{Scenario, file};
use tabletop::units::{Span, Usd};

use crate::{generated, support};

fn scenario(seed: u64) -> Scenario {
    file::read_leniently(&generated::document(seed).to_string())
        .0
        .expect("a generated document can be read")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn without_incidents_nothing_is_lost_and_nothing_is_down(seed: u64) {
        let mut scenario = scenario(seed);
        scenario.incidents.clear();
        let outcome = simulate(&scenario);
        prop_assert!(outcome.incidents.is_empty() && outcome.events.is_empty());
        prop_assert!(outcome.journeys.iter().all(|it| it.down == Span::ZERO && it.degraded == Span::ZERO));
        prop_assert_eq!(outcome.cost.incidents, Usd::ZERO);
    }

    #[test]
    fn totals_equal_the_sums_of_their_parts(seed: u64) {
        let outcome = simulate(&scenario(seed));
        let sales: Usd = outcome.journeys.iter().map(|it| it.sales_lost).sum();
        prop_assert_eq!(outcome.cost.sales, sales);
        prop_assert_eq!(outcome.cost.incidents, outcome.cost.sales + outcome.cost.downtime + outcome.cost.data);
        for journey in &outcome.journeys {
            let down: Span = journey.outages.iter().map(|it| it.to.since(it.from)).sum();
            prop_assert_eq!(journey.down, down);
            prop_assert!(journey.outages.windows(2).all(|pair| pair[0].to < pair[1].from), "outages overlap");
        }
        for (incident, impact) in outcome.impacts() {
            if let Some(taken) = &impact.taken {
                let mut from = incident.at;
                for phase in &taken.phases {
                    prop_assert_eq!(phase.from, from, "phases follow one another");
                    from = phase.to();
                }
            }
        }
    }

    #[test]
    fn a_replica_never_helps_against_damage_older_than_its_lag(seed: u64) {
        let scenario = scenario(seed);
        let outcome = simulate(&scenario);
        for (incident, impact) in outcome.impacts() {
            let damages = scenario.incident(&incident.id).is_some_and(|it| {
                matches!(it.kind.key(), "accidental_deletion" | "silent_corruption" | "ransomware" | "account_compromise")
            });
            let component = scenario.component(&impact.component).expect("a component");
            // S3 replication does not pass on delete markers unless told to.
            if !damages || component.kind == ComponentKind::S3Bucket || !component.holds_any_data() {
                continue;
            }
            let promoted = impact.taken.as_ref().is_some_and(|it| it.option == RecoveryOption::PromoteReplica);
            // No kind here lags longer than people need to notice and decide (15 minutes at least), but S3.
            prop_assert!(!promoted, "{} after {}", impact.component, incident.id);
        }
    }

    #[test]
    fn shares_are_shares_and_verdicts_follow_their_objectives(seed: u64) {
        let scenario = scenario(seed);
        let outcome = simulate(&scenario);
        prop_assert!(outcome.journeys.iter().all(|it| (0.0..=1.0).contains(&it.availability)));
        for (_, impact) in outcome.impacts() {
            prop_assert!(impact.down >= Span::ZERO);
            prop_assert!(impact.data_lost.is_none_or(|lost| lost >= Span::ZERO));
            let objective = scenario.component(&impact.component).and_then(|it| it.rpo_minutes).map(Span::from_minutes_f64);
            match impact.rpo {
                Verdict::NoObjective => prop_assert_eq!(objective, None),
                Verdict::NotTested => prop_assert!(false, "a run that is over decides every test"),
                Verdict::Met => prop_assert!(impact.data_lost <= objective && impact.data_lost.is_some()),
                Verdict::Breached => prop_assert!(impact.data_lost.is_none() || impact.data_lost > objective),
            }
            prop_assert_eq!(impact.lost_for_good, impact.taken.is_none());
        }
    }
}

/// The story of one incident on one component, without its times.
fn story(kind: &str, target: &str, extra: fn(&mut Value)) -> String {
    let mut document = support::base();
    document["components"][0]["multi_az"] = json!(true);
    document["components"][0]["automated_backup_days"] = json!(1);
    let mut plan = support::plan("cron(0 0/6 * * ? *)");
    plan["rules"][0]["copies"] = json!([{ "vault": "far", "delete_after_days": 30 }]);
    document["plans"] = json!([plan]);
    document["recovery"] =
        json!([{ "component": "orders", "strategy": "pilot_light", "site": "recovery" }]);
    let mut incident = support::incident(kind, "2026-11-04T14:30:00Z");
    incident["target"] = json!(target);
    extra(&mut incident);
    document["incidents"] = json!([incident]);
    let outcome: Outcome = support::simulate(&document);
    let impact = &outcome.incidents[0].impacts[0];
    format!("{:?} {:?} {:?} {:?}", impact.taken, impact.data_lost, impact.down, impact.refused)
}

#[test]
fn every_disaster_tells_a_story_of_its_own() {
    let stolen: fn(&mut Value) = |it| it["stolen_credentials"] = json!(true);
    let plain: fn(&mut Value) = |_| {};
    let days: fn(&mut Value) = |it| it["noticed_after_minutes"] = json!(2_000);
    let stories = [
        story("instance_failure", "orders", plain),
        story("bad_deployment", "orders", plain),
        story("accidental_deletion", "orders", plain),
        story("silent_corruption", "orders", days),
        story("ransomware", "orders", stolen),
        story("zone_outage", "primary", plain),
        story("region_outage", "primary", plain),
    ];
    for (at, one) in stories.iter().enumerate() {
        for other in &stories[at + 1..] {
            assert_ne!(one, other);
        }
    }
}

#[test]
fn a_minute_later_is_a_minute_more_lost_until_the_next_point() {
    let lost = |at: &str| {
        let mut document = support::base();
        document["plans"] = json!([support::plan("cron(0 0/6 * * ? *)")]);
        document["incidents"] = json!([support::incident("accidental_deletion", at)]);
        support::simulate(&document).incidents[0].impacts[0].data_lost
    };
    assert_eq!(lost("2026-11-04T14:00:00Z"), Some(Span::hours(2)));
    assert_eq!(lost("2026-11-04T14:01:00Z"), Some(Span::minutes(121)));
    assert_eq!(lost("2026-11-04T18:00:01Z"), Some(Span::seconds(1)));
}
