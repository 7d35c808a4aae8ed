//! What spares the engine work: a question in brief, an answer shared by all that wait for each other, and one
//! hour in place of a day. Each says what the long way says.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::assess::{assess, assess_in_portions};
use tabletop::catalog::Disruption;
use tabletop::engine::{Brief, Impact, Run};
use tabletop::model::presets::PRESETS;
use tabletop::model::{ComponentId, Incident, Scenario, file};
use tabletop::units::Span;

use super::{assert_agrees, cell, document};
use crate::{generated, support};

/// Every question in brief and in full, against what the incident does to all components at once.
fn assert_questions_agree(scenario: &Scenario, incident: &Incident, about: &str) {
    let run = Run::unchecked(Arc::new(scenario.clone()));
    let (probe, again) = (run.probe(), run.probe());
    for component in scenario.components.iter().rev() {
        let mut question = probe.question(incident, &component.id).expect("it is there");
        for hours in [0, 5, 30, 5] {
            let at = incident.at + Span::hours(hours);
            let all = again.impacts(&Incident { at, ..incident.clone() });
            let told: Option<&Impact> = all.iter().find(|it| it.component == component.id);
            let brief = question.at(at);
            let values = |it: &Brief| (it.data_lost, it.down);
            let expected = told.map(|it| (it.data_lost, it.back_at.map(|_| it.down)));
            assert_eq!(brief.as_ref().map(values), expected, "{about}: {} at {at}", component.id);
            let is_lost = told.map(|it| it.taken.is_none());
            assert_eq!(
                brief.map(|it| it.choice == 1),
                is_lost,
                "{about}: {} at {at}",
                component.id
            );
            assert_eq!(question.impact(at).as_ref(), told, "{about}: {} at {at}", component.id);
        }
    }
}

#[test]
fn a_question_in_brief_says_what_the_impact_says() {
    for preset in PRESETS {
        let mut scenario = preset.scenario();
        let incidents = std::mem::take(&mut scenario.incidents);
        for incident in &incidents {
            assert_questions_agree(&scenario, incident, preset.key);
        }
    }
}

/// A chain of databases, each of which needs the next, of all sizes and under two rules.
fn chain(length: usize, kind_of_need: fn(usize) -> Vec<usize>) -> Scenario {
    let components: Vec<Value> = (0..length)
        .map(|at| {
            let needs: Vec<String> = kind_of_need(at)
                .into_iter()
                .filter(|it| *it < length)
                .map(|it| format!("db-{it}"))
                .collect();
            json!({
                "id": format!("db-{at}"), "kind": "rds_instance", "site": "primary",
                "size_gib": 10 + 37 * at % 400, "change_gib_per_day": 1, "needs": needs,
                "rpo_minutes": 60, "rto_minutes": 240, "multi_az": at % 3 == 0
            })
        })
        .collect();
    let mut document = document("cron(0 0/8 * * ? *)");
    let half = |rest: usize| -> Vec<String> {
        (0..length).filter(|at| at % 2 == rest).map(|at| format!("db-{at}")).collect()
    };
    document["components"] = components.into();
    document["plans"][0]["selection"] = json!({ "components": half(0) });
    let mut second = document["plans"][0].clone();
    second["name"] = json!("second");
    second["rules"][0]["schedule"] = json!("cron(30 3 * * ? *)");
    second["selection"] = json!({ "components": half(1) });
    document["plans"].as_array_mut().expect("plans").push(second);
    document["incidents"] = json!([]);
    support::scenario(&document)
}

#[test]
fn components_that_wait_for_each_other_share_what_is_known() {
    let chains: [fn(usize) -> Vec<usize>; 3] =
        [|at| vec![at + 1], |at| vec![at + 1, at + 2], |at| vec![(at / 5 + 1) * 5 + at % 3]];
    for needs in chains {
        let scenario = chain(24, needs);
        let at = scenario.clock.start + Span::hours(50);
        for kind in ["region_outage", "zone_outage"] {
            let incident =
                json!({ "id": "i", "kind": kind, "target": "primary", "at": at.to_string() });
            let incident: Incident = serde_json::from_value(incident).expect("an incident");
            assert_questions_agree(&scenario, &incident, kind);
        }
    }
}

#[test]
fn a_generated_design_answers_in_brief_what_it_answers_in_full() {
    for seed in 0..40 {
        let (scenario, _) = file::read_leniently(&generated::document(seed).to_string());
        let mut scenario = scenario.expect("a generated document can be read");
        let incidents = std::mem::take(&mut scenario.incidents);
        for incident in &incidents {
            assert_questions_agree(&scenario, incident, &format!("seed {seed}"));
        }
    }
}

#[test]
fn one_hour_speaks_for_the_day_where_every_rule_runs_hourly() {
    let mut document = document("cron(0 * * * ? *)");
    document["plans"][0]["rules"].as_array_mut().expect("rules").push(json!({
        "name": "often", "vault": "main", "schedule": "cron(7 * * * ? *)",
        "start_window_minutes": 60, "delete_after_days": 3
    }));
    for disruption in [Disruption::Software, Disruption::DataLoss, Disruption::Region] {
        assert_agrees(&document, "orders", disruption, 61);
    }
    let portions = |document: &Value| {
        let mut work = assess_in_portions(Arc::new(support::scenario(document)));
        (1..).find(|_| work.advance(1).is_some()).expect("it ends")
    };
    let hourly = portions(&document);
    // The same rules, one of which leaves out an hour of the day.
    document["plans"][0]["rules"][0]["schedule"] = json!("cron(0 0-22 * * ? *)");
    let daily = portions(&document);
    assert!(hourly * 10 < daily, "{hourly} questions for an hour, {daily} for a day");
}

#[test]
fn an_hour_does_not_speak_for_the_day_where_business_goes_up_and_down() {
    let mut document = document("cron(0 * * * ? *)");
    let mut curve = vec![1.0; 24];
    curve[17] = 40.0;
    document["journeys"] = json!([{
        "id": "buy", "name": "Buy", "needs": ["orders"], "recorded_in": ["orders"],
        "orders_per_hour": 500, "order_value_usd": 80, "hour_of_day": curve
    }]);
    assert_agrees(&document, "orders", Disruption::DataLoss, 61);
    let assessment = assess(&support::scenario(&document));
    let id = ComponentId::from("orders");
    assert!(assessment.cell(&id, Disruption::DataLoss).is_some());
    assert!(cell(&assessment, "orders", Disruption::Region).judged().is_some());
}
