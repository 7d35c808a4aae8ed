//! Which objectives a run tests: no objective counts as met that no incident has touched.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::catalog::Disruption;
use tabletop::engine::{ObjectiveCounts, Run, Verdict, objectives};
use tabletop::model::{ObjectiveKind, presets};
use tabletop::units::Instant;

use crate::{generated, support};

/// The database with objectives and a plan, next to a bucket and a server with objectives.
fn base(incidents: Value) -> Value {
    let mut document = support::base();
    document["components"][0]["rpo_minutes"] = json!(1_440);
    document["components"][0]["rto_minutes"] = json!(1_440);
    let components = document["components"].as_array_mut().expect("a list");
    components.push(json!({
        "id": "bucket", "kind": "s3_bucket", "site": "primary", "rpo_minutes": 60, "rto_minutes": 60,
        "objectives": [{ "disruption": "zone", "rto_minutes": 5 }]
    }));
    components.push(json!({
        "id": "web", "kind": "ec2_fleet", "site": "primary", "needs": ["orders"], "rto_minutes": 30
    }));
    document["plans"] = json!([support::plan("cron(0 0 * * ? *)")]);
    document["incidents"] = incidents;
    document
}

fn run(document: &Value) -> Run {
    Run::unchecked(Arc::new(support::scenario(document)))
}

/// What a run shows of each objective, as "orders RPO met".
fn shown(document: &Value) -> Vec<String> {
    let run = run(document);
    let results = objectives(&run.scenario, &run.outcome);
    let said = results.iter().map(|it| {
        let only = it.disruption.map_or_else(String::new, |it| format!(" for {}", it.key()));
        let verdict = match it.verdict {
            Verdict::Met => "met",
            Verdict::Breached => "breached",
            Verdict::NotTested => "not tested",
            Verdict::NoObjective => "none",
        };
        format!("{} {}{only} {verdict}", it.component.id, it.kind.label())
    });
    said.collect()
}

#[test]
fn an_incident_tests_the_components_that_it_affects_and_no_other() {
    let deleted = support::incident("accidental_deletion", "2026-11-04T12:00:00Z");
    assert_eq!(
        shown(&base(json!([deleted]))),
        [
            "orders RPO met",
            "orders RTO met",
            "bucket RPO not tested",
            "bucket RTO not tested",
            "bucket RTO for zone not tested",
            // It waits for the database: that outage is not its own.
            "web RTO not tested",
        ]
    );
    let none = shown(&base(json!([])));
    assert!(none.iter().all(|it| it.ends_with(" not tested")), "{none:?}");
}

#[test]
fn one_breach_outweighs_every_test_that_is_passed() {
    let mut document = base(json!([
        support::incident("accidental_deletion", "2026-11-04T00:20:00Z"),
        { "id": "late", "kind": "accidental_deletion", "target": "orders", "at": "2026-11-05T23:00:00Z" },
        { "id": "third", "kind": "accidental_deletion", "target": "orders", "at": "2026-11-07T00:20:00Z" }
    ]));
    document["components"][0]["rpo_minutes"] = json!(60);
    let run = run(&document);
    let results = objectives(&run.scenario, &run.outcome);
    assert_eq!(results[0].verdict, Verdict::Breached);
    assert_eq!(results[0].incident.map(|it| it.id.as_str()), Some("late"));
    assert_eq!(results[1].verdict, Verdict::Met);
    assert_eq!(results[1].incident.map(|it| it.id.as_str()), Some("it"), "the first that tests it");
}

#[test]
fn an_objective_for_one_disruption_is_tested_by_that_one_and_replaces_the_general_one_there() {
    let mut document = base(json!([
        { "id": "out", "kind": "region_outage", "target": "primary", "at": "2026-11-04T12:00:00Z" }
    ]));
    document["components"][0]["rto_minutes"] = json!(60);
    document["components"][0]["objectives"] =
        json!([{ "disruption": "region", "rto_minutes": 1_440 }]);
    let said = shown(&document);
    assert!(said.contains(&"orders RTO not tested".to_owned()), "{said:?}");
    assert!(said.contains(&"orders RTO for region met".to_owned()), "{said:?}");
    assert!(said.contains(&"orders RPO met".to_owned()), "{said:?}");
}

#[test]
fn a_service_that_absorbs_the_outage_of_a_zone_passes_the_objective_for_that() {
    let zone = |target: &str| {
        base(json!([
            { "id": "zone", "kind": "zone_outage", "target": target, "zone": 3, "at": "2026-11-04T12:00:00Z" }
        ]))
    };
    let said = shown(&zone("primary"));
    assert!(said.contains(&"bucket RTO for zone met".to_owned()), "{said:?}");
    assert!(said.contains(&"bucket RTO not tested".to_owned()), "the general one stays untested");
    assert!(said.contains(&"orders RTO not tested".to_owned()), "its zone is another one");
    let elsewhere = shown(&zone("recovery"));
    assert!(elsewhere.contains(&"bucket RTO for zone not tested".to_owned()), "{elsewhere:?}");
}

#[test]
fn what_is_in_progress_can_breach_an_objective_and_not_meet_it() {
    let mut document =
        base(json!([support::incident("accidental_deletion", "2026-11-04T12:00:00Z")]));
    document["components"][0]["rpo_minutes"] = json!(60);
    let run = run(&document);
    let back = run.outcome.incidents[0].impacts[0].back_at.expect("it comes back");
    let verdicts = |at: Instant| {
        let so_far = run.so_far(at);
        let results = objectives(&run.scenario, &so_far);
        [results[0].verdict, results[1].verdict]
    };
    let begins = run.outcome.incidents[0].at;
    let minutes = |number| begins + tabletop::units::Span::minutes(number);
    assert_eq!(verdicts(minutes(-5)), [Verdict::NotTested; 2], "nothing has happened");
    assert_eq!(verdicts(minutes(15)), [Verdict::Breached, Verdict::NotTested]);
    assert_eq!(verdicts(back), [Verdict::Breached, Verdict::Met]);
}

#[test]
fn an_objective_that_holds_in_no_disruption_is_none() {
    let mut document = base(json!([]));
    let all: Vec<Value> = Disruption::ALL
        .iter()
        .map(|it| json!({ "disruption": it.key(), "rpo_minutes": 60 }))
        .collect();
    document["components"][0]["objectives"] = json!(all);
    let said = shown(&document);
    assert!(!said.contains(&"orders RPO not tested".to_owned()), "{said:?}");
    assert_eq!(said.iter().filter(|it| it.starts_with("orders RPO for ")).count(), 6);
}

/// The counts are those of the impacts, asked one by one.
#[test]
fn results_agree_with_the_impacts_of_generated_designs() {
    for seed in 0..40 {
        let (Some(scenario), _) =
            tabletop::model::file::read_leniently(&generated::document(seed).to_string())
        else {
            continue;
        };
        let run = Run::unchecked(Arc::new(scenario));
        let (scenario, outcome) = (&run.scenario, &run.outcome);
        let results = objectives(scenario, outcome);
        let counts = ObjectiveCounts::of(&results);
        assert_eq!(counts.all() as usize, results.len(), "seed {seed}");
        for result in results.iter().filter(|it| it.disruption.is_none()) {
            let holds = |it: &tabletop::engine::IncidentOutcome| {
                let kind = scenario.incident(&it.id).expect("an incident").kind;
                result.kind.of(result.component, Some(kind.spec().disruption)).is_none()
            };
            let verdicts: Vec<Verdict> = outcome
                .impacts()
                .filter(|(it, impact)| impact.component == result.component.id && holds(it))
                .map(|(_, impact)| match result.kind {
                    ObjectiveKind::Rpo => impact.rpo,
                    ObjectiveKind::Rto => impact.rto,
                })
                .collect();
            let expected = match () {
                () if verdicts.contains(&Verdict::Breached) => Verdict::Breached,
                () if verdicts.is_empty() => Verdict::NotTested,
                () => Verdict::Met,
            };
            assert_eq!(result.verdict, expected, "seed {seed}: {}", result.component.id);
        }
    }
}

/// The shipped design drops one table: of its nine objectives two are tested.
#[test]
fn the_shipped_design_tests_two_of_its_nine_objectives() {
    let run = Run::unchecked(Arc::new(presets::first()));
    let counts = ObjectiveCounts::of(&objectives(&run.scenario, &run.outcome));
    assert_eq!(counts, ObjectiveCounts { met: 1, breached: 1, not_tested: 7 });
}
