//! Assessment: worst and average moments against brute force, the score, the smallest change.

mod changes;
mod compared;
mod laws;
mod portions;
mod questions;
mod references;

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::assess::{Assessment, Cell, SampleBasis, Smallest, assess, smallest};
use tabletop::catalog::Disruption;
use tabletop::engine::{Impact, Run, Verdict};
use tabletop::model::presets::{PRESETS, preset};
use tabletop::model::{ComponentId, Incident, Scenario, check, file};
use tabletop::units::{Instant, Span};

use crate::{generated, support};

fn shipped(key: &str) -> Scenario {
    preset(key).expect("it is shipped").scenario()
}

fn cell<'a>(assessment: &'a Assessment, component: &str, disruption: Disruption) -> &'a Cell {
    assessment.cell(&ComponentId::from(component), disruption).expect("a cell")
}

/// A database with an objective under a rule with a copy, over a week.
fn document(schedule: &str) -> Value {
    let mut document = support::base();
    document["components"][0]["rpo_minutes"] = json!(60);
    document["components"][0]["rto_minutes"] = json!(120);
    let mut plan = support::plan(schedule);
    plan["rules"][0]["copies"] = json!([{ "vault": "far" }]);
    document["plans"] = json!([plan]);
    document["vaults"][1]["account"] = json!("backup");
    document["vaults"][1]["lock"] = json!("compliance");
    document["assumptions"] = json!({ "backup_job_minutes": 20, "copy_job_minutes": 40 });
    document
}

/// What an incident costs at one moment: data lost and time down, nothing for what is permanently lost.
fn values(impact: Option<Impact>) -> [Option<i64>; 2] {
    let Some(impact) = impact else { return [Some(0); 2] };
    let down = impact.back_at.map(|_| impact.down.as_seconds());
    [impact.data_lost.map(Span::as_seconds), down]
}

/// Asks the engine at every `step` seconds of a day, long after the start of a longer clock.
fn by_force(scenario: &Scenario, cell: &Cell, component: &str, step: i64) -> [(i64, f64); 2] {
    let mut long = scenario.clone();
    long.clock.days = 40;
    long.incidents.clear();
    let from = long.clock.start + Span::days(20);
    let run = Run::unchecked(Arc::new(long));
    let probe = run.probe();
    let judged = cell.judged().expect("it applies");
    let id = ComponentId::from(component);
    let mut extents = [(0, 0.0); 2];
    for (which, estimate) in judged.estimates().into_iter().enumerate() {
        let moments = 86_400 / step;
        for at in 0..moments {
            let at = from + Span::seconds(at * step);
            let incident = Incident { at, ..estimate.incident.clone() };
            let value = values(probe.impact(&incident, &id))[which].expect("not for good");
            extents[which].0 = extents[which].0.max(value);
            extents[which].1 += value as f64 / moments as f64;
        }
    }
    extents
}

fn assert_agrees(document: &Value, component: &str, disruption: Disruption, step: i64) {
    let scenario = support::scenario(document);
    let assessment = assess(&scenario);
    let cell = cell(&assessment, component, disruption);
    let judged = cell.judged().expect("it applies");
    assert_eq!(judged.basis, SampleBasis::Period);
    let forced = by_force(&scenario, cell, component, step);
    for (estimate, (worst, average)) in judged.estimates().into_iter().zip(forced) {
        let found = estimate.worst.expect("not for good").as_seconds();
        assert!(
            found >= worst && found - worst < step,
            "{disruption:?}: the worst is {found}, by force {worst}"
        );
        let mean = estimate.average.expect("never for good").as_seconds() as f64;
        // Taken at the beginning of each step only, a slope of one is off by half a step at most.
        let off = (step - 1) as f64 / 2.0 + 1.0;
        assert!((mean - average).abs() <= off, "{disruption:?}: mean {mean}, by force {average}");
    }
}

#[test]
fn the_worst_and_the_average_moment_agree_with_every_second_of_a_day() {
    let document = document("cron(0 0/6 * * ? *)");
    assert_agrees(&document, "orders", Disruption::Region, 1);
    for disruption in [Disruption::Software, Disruption::Hardware, Disruption::DataLoss] {
        assert_agrees(&document, "orders", disruption, 61);
    }
}

#[test]
fn the_worst_moment_is_found_where_two_rules_and_a_need_meet() {
    let mut document = document("cron(0 0/8 * * ? *)");
    document["plans"][0]["rules"].as_array_mut().expect("rules").push(json!({
        "name": "evening", "vault": "main", "schedule": "cron(30 20 * * ? *)",
        "start_window_minutes": 60, "delete_after_days": 90
    }));
    document["components"].as_array_mut().expect("components").push(json!({
        "id": "app", "kind": "ec2_fleet", "site": "primary", "needs": ["orders"], "rto_minutes": 60
    }));
    for disruption in [Disruption::Software, Disruption::Region, Disruption::Zone] {
        assert_agrees(&document, "orders", disruption, 61);
    }
    assert_agrees(&document, "app", Disruption::Region, 61);
}

#[test]
fn the_worst_moment_is_found_where_the_hour_and_the_cost_choose_the_recovery_option() {
    let shop = serde_json::to_value(shipped("ecommerce")).expect("JSON");
    for disruption in [Disruption::Region, Disruption::DataLoss] {
        assert_agrees(&shop, "orders", disruption, 61);
    }
    // Right after a snapshot it costs less to lose minutes than to replay logs.
    let mut document = serde_json::to_value(shipped("pilot_light")).expect("JSON");
    document["plans"].as_array_mut().expect("plans").push(json!({
        "name": "hourly",
        "rules": [{
            "name": "hourly", "vault": "main", "schedule": "cron(0 * * * ? *)",
            "start_window_minutes": 60, "delete_after_days": 7
        }],
        "selection": { "components": ["database"] }
    }));
    assert_agrees(&document, "database", Disruption::Software, 61);
    let assessment = assess(&support::scenario(&document));
    let judged = cell(&assessment, "database", Disruption::Software).judged().expect("it applies");
    let worst = judged.rpo.worst.expect("not for good");
    assert!(worst > Span::minutes(5) && worst < Span::minutes(15), "{worst}");
}

#[test]
fn the_worst_moment_of_elastic_disaster_recovery_lies_between_its_snapshots() {
    let document = json!({
        "format": 1,
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 7 },
        "sites": [
            { "id": "office", "kind": "data_center" },
            { "id": "away", "kind": "region", "region": "us-west-2", "account": "apart" }
        ],
        "components": [{
            "id": "erp", "kind": "on_prem_servers", "site": "office", "size_gib": 100,
            "change_gib_per_day": 5, "rpo_minutes": 15, "rto_minutes": 90
        }],
        "recovery": [{ "component": "erp", "strategy": "elastic_disaster_recovery", "site": "away" }]
    });
    for disruption in [Disruption::Software, Disruption::DataLoss, Disruption::DataCenter] {
        assert_agrees(&document, "erp", disruption, 61);
    }
}

#[test]
fn points_that_expire_before_the_next_is_made_are_gone_for_good_for_a_share_of_the_time() {
    let mut document = document("cron(0 3 ? * MON *)");
    document["plans"][0]["rules"][0]["delete_after_days"] = json!(3);
    let assessment = assess(&support::scenario(&document));
    let judged = cell(&assessment, "orders", Disruption::Software).judged().expect("it applies");
    assert_eq!(judged.rpo.worst, None);
    assert_eq!(judged.rpo.average, None);
    // Kept three of seven days, less the time in which people notice and decide.
    let share = judged.rpo.lost_for_good;
    assert!((share - 4.0 / 7.0).abs() < 0.01, "{share}");
    assert_eq!(judged.verdict, Verdict::Breached);
}

#[test]
fn a_change_of_the_clocks_makes_the_longest_day_the_worst() {
    let mut document = document("cron(0 21 * * ? *)");
    document["plans"][0]["rules"][0]["schedule_time_zone"] = json!("America/New_York");
    let assessment = assess(&support::scenario(&document));
    let judged = cell(&assessment, "orders", Disruption::Software).judged().expect("it applies");
    assert_eq!(judged.basis, SampleBasis::Period);
    assert_eq!(judged.rpo.worst, Some(Span::hours(25)));
    let average = judged.rpo.average.expect("never for good");
    assert!((average.as_hours_f64() - 12.0).abs() < 0.05, "{average}");
}

/// Of the first Tuesdays of October and November 2028 the clocks change in between, five weeks apart; of the year
/// that is looked at they are four weeks apart.
#[test]
fn a_schedule_by_weekdays_of_months_is_looked_at_over_one_year_and_says_so() {
    let mut document = document("cron(0 12 ? * 3#1 *)");
    let rule = &mut document["plans"][0]["rules"][0];
    rule["schedule_time_zone"] = json!("Europe/Berlin");
    rule["delete_after_days"] = json!(37);
    let assessment = assess(&support::scenario(&document));
    let judged = cell(&assessment, "orders", Disruption::Software).judged().expect("it applies");
    assert_eq!(judged.basis, SampleBasis::Year);
    assert_eq!(judged.rpo.worst, Some(Span::days(35)));
}

#[test]
fn what_is_backed_up_once_only_is_looked_at_over_the_clock() {
    let assessment = assess(&shipped("free_tier"));
    let judged = cell(&assessment, "database", Disruption::Region).judged().expect("it applies");
    assert_eq!(judged.basis, SampleBasis::Clock);
    assert!(judged.rpo.worst.expect("a copy is away") > Span::days(12));
}

#[test]
fn schedules_with_too_many_turns_are_sampled_the_same_every_time() {
    let mut document = document("cron(0 * * * ? *)");
    let rules = document["plans"][0]["rules"].as_array_mut().expect("rules");
    rules.push(json!({
        "name": "monthly", "vault": "main", "schedule": "cron(0 3 1 * ? *)", "delete_after_days": 30
    }));
    let scenario = support::scenario(&document);
    let judged = |assessment: &Assessment| {
        cell(assessment, "orders", Disruption::Software).judged().expect("it applies").clone()
    };
    let (first, second) = (judged(&assess(&scenario)), judged(&assess(&scenario)));
    assert_eq!(first.basis, SampleBasis::Sampled);
    assert_eq!(first.rpo.worst, second.rpo.worst);
    assert_eq!(first.rpo.average, second.rpo.average);
}

#[test]
fn a_probe_says_what_a_run_with_that_incident_alone_says() {
    for preset in PRESETS {
        let scenario = preset.scenario();
        let alone = Run::unchecked(Arc::new(scenario.clone()));
        let probe = alone.probe();
        for incident in &scenario.incidents {
            let one = Scenario {
                incidents: vec![incident.clone()],
                drills: Vec::new(),
                ..scenario.clone()
            };
            let run = Run::unchecked(Arc::new(one));
            let told: Vec<Impact> = run.outcome.incidents[0]
                .impacts
                .iter()
                .map(|impact| Impact { failback: None, ..impact.clone() })
                .collect();
            assert_eq!(probe.impacts(incident), told, "{} {}", preset.key, incident.id);
            for impact in told {
                let single = probe.impact(incident, &impact.component);
                assert_eq!(single.as_ref(), Some(&impact), "{} {}", preset.key, incident.id);
            }
        }
    }
}

#[test]
fn without_the_region_the_weights_are_those_that_resilience_hub_publishes() {
    // A server of the company's own: software, hardware and a data center apply, no zone, no Region.
    let mut document = support::base();
    document["components"][0] = json!({
        "id": "orders", "kind": "rds_instance", "site": "primary", "size_gib": 10,
        "objectives": [
            { "disruption": "software", "rto_minutes": 60 },
            { "disruption": "hardware", "rto_minutes": 60 },
            { "disruption": "zone", "rto_minutes": 60 }
        ]
    });
    let score = assess(&support::scenario(&document)).score.expect("objectives");
    let weights: Vec<String> =
        score.parts.iter().map(|part| format!("{:.2}", part.weight)).collect();
    assert_eq!(weights, ["44.44", "33.33", "22.22"]);
}

#[test]
fn objectives_of_single_disruptions_take_the_place_of_the_others() {
    let mut document = document("cron(0 0/6 * * ? *)");
    document["components"][0]["objectives"] =
        json!([{ "disruption": "region", "rpo_minutes": 480, "rto_minutes": 600 }]);
    let scenario = support::scenario(&document);
    let assessment = assess(&scenario);
    let verdict = |disruption| cell(&assessment, "orders", disruption).verdict();
    assert_eq!(verdict(Disruption::Region), Verdict::Met);
    assert_eq!(verdict(Disruption::Software), Verdict::Breached);
    // The run holds an outage of the Region against them too.
    document["incidents"] = json!([{
        "id": "out", "kind": "region_outage", "target": "primary", "at": "2026-11-05T11:00:00Z"
    }]);
    let outcome = support::simulate(&document);
    assert_eq!(outcome.incidents[0].impacts[0].rpo, Verdict::Met);
    document["components"][0]["objectives"] = json!([]);
    let outcome = support::simulate(&document);
    assert_eq!(outcome.incidents[0].impacts[0].rpo, Verdict::Breached);
    // Written and read again they are the same; twice the same disruption is refused.
    assert_eq!(file::read(&file::write(&scenario)).expect("valid").scenario, scenario);
    document["components"][0]["objectives"] =
        json!([{ "disruption": "region" }, { "disruption": "region" }]);
    let findings = support::findings(&document);
    assert!(findings.iter().any(|it| it.pointer == "/components/0/objectives/1/disruption"));
}

#[test]
fn disruptions_that_cannot_happen_say_why() {
    let assessment = assess(&shipped("pilot_light"));
    for (component, disruption, part) in [
        ("dns", Disruption::Region, "many places"),
        ("entrance", Disruption::Hardware, "no machine of yours"),
        ("entrance", Disruption::DataLoss, "no data of its own"),
        ("database", Disruption::DataCenter, "is in AWS"),
    ] {
        match cell(&assessment, component, disruption) {
            Cell::NotApplicable { why, .. } => assert!(why.contains(part), "{why}"),
            Cell::Judged(judged) => panic!("{component}: {judged:?}"),
        }
    }
}

#[test]
fn an_objective_of_zero_is_breached_and_explained() {
    let mut document = document("cron(0 0/6 * * ? *)");
    document["components"][0]["multi_az"] = json!(true);
    document["components"][0]["rpo_minutes"] = json!(0);
    let scenario = support::scenario(&document);
    let assessment = assess(&scenario);
    let judged = cell(&assessment, "orders", Disruption::Zone).judged().expect("it applies");
    assert_eq!(judged.rpo.worst, Some(Span::ZERO));
    assert_eq!(judged.rpo.verdict, Verdict::Breached);
    let (why, source) = judged.zero_explained().expect("an explanation");
    assert!(why.contains("Resilience Hub") && source.url.starts_with("https://"));
    match smallest(&scenario, &ComponentId::from("orders"), Disruption::Zone) {
        Smallest::NotFound { why, tried: 0, .. } => assert!(why.contains("objective of zero")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_design_has_no_score() {
    let scenario = Scenario::empty(Instant::from_unix_seconds(1_793_577_600));
    let assessment = assess(&scenario);
    assert!(assessment.rows.is_empty() && assessment.score.is_none());
}
