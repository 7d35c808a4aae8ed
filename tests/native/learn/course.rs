//! Every lesson turns out as it says: the start misses the goal, the solution reaches it, each mistake fails.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use tabletop::document::patch;
use tabletop::engine::Run;
use tabletop::learn::{Amount, GoalStanding, Lesson, Unit, lesson, lessons};
use tabletop::model::{Edit, Scenario, check, file};
use tabletop::units::Span;

use crate::expectation;

/// What the file of a lesson says about a part of it, which only the tests read.
fn expected(lesson: &Lesson) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/learn/lessons")
        .join(format!("{}.json", lesson.id));
    let text = fs::read_to_string(path).expect("the lesson's file");
    serde_json::from_str(&text).expect("it is JSON")
}

fn document(lesson: &Lesson, edits: &[Edit]) -> String {
    patch(&lesson.scenario.to_string(), edits)
        .unwrap_or_else(|error| panic!("{}: {error}", lesson.id))
}

fn standing(lesson: &'static Lesson, scenario: Scenario) -> GoalStanding {
    let findings = check::check(&scenario);
    lesson.standing(&Run::unchecked(Arc::new(scenario)), &findings)
}

#[test]
fn the_course_has_the_lessons_it_promises() {
    for id in [
        "rpo-and-rto-on-one-timeline",
        "nine-in-the-evening",
        "every-six-hours",
        "continuous-backup",
        "replication-is-not-backup",
        "the-copy-that-was-not-finished",
        "cold-too-early",
        "ransomware-and-the-vault",
        "the-zone-and-the-standby",
        "the-region-and-the-four-strategies",
        "control-plane-down",
        "the-erp-and-its-link",
        "failing-back",
        "the-bill",
        "compliance-for-seven-years",
        "the-saas-company",
    ] {
        assert!(lesson(id).is_some(), "{id} is missing");
    }
}

#[test]
fn lessons_are_written_out() {
    for it in lessons() {
        let texts = [
            &it.title,
            &it.goal,
            &it.intro,
            &it.setup,
            &it.prediction.question,
            &it.reason,
            &it.worked_out,
            &it.change,
            &it.solution,
            &it.takeaway,
        ];
        assert!(texts.iter().all(|text| text.len() > 5), "{}", it.id);
        assert!((3..=20).contains(&it.minutes), "{}", it.id);
        assert!(it.mistakes.len() >= 2 && !it.goal_check.is_empty(), "{}", it.id);
        assert!(it.reason.contains("{predicted}") && it.reason.contains("{actual}"), "{}", it.id);
    }
}

#[test]
fn every_prepared_design_can_be_opened_and_is_not_refused() {
    for it in lessons() {
        let loaded = file::read(&it.scenario.to_string())
            .unwrap_or_else(|findings| panic!("{}: {findings:#?}", it.id));
        assert_eq!(loaded.scenario, it.start(), "{}", it.id);
        assert_eq!(loaded.scenario.name, it.title, "{}", it.id);
    }
}

#[test]
fn the_start_misses_the_goal_and_the_solution_reaches_it() {
    let mut faults = Vec::new();
    for it in lessons() {
        let start = standing(it, it.start());
        if start.is_reached() {
            faults.push(format!("{}: the start reaches the goal", it.id));
        }
        if let Some(mistake) = start.mistake {
            faults.push(format!("{}: the start shows “{}”", it.id, mistake.name));
        }
        let solved = standing(it, it.solved());
        if !solved.is_reached() {
            faults.push(format!("{}: the solution misses it: {:?}", it.id, solved.missing));
        }
        let expected = expected(it);
        for (edits, expected) in [
            (&[][..], &expected["expected"]["start"]),
            (&it.solution_edits[..], &expected["expected"]["solution"]),
        ] {
            for fault in expectation::check(&document(it, edits), expected) {
                faults.push(format!("{}: {fault}", it.id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_mistake_fails_as_said_and_is_recognized() {
    let mut faults = Vec::new();
    for it in lessons() {
        let expected = expected(it);
        for (at, mistake) in it.mistakes.iter().enumerate() {
            let name = format!("{}, “{}”", it.id, mistake.name);
            let standing = standing(it, it.with(&mistake.edits));
            if standing.is_reached() {
                faults.push(format!("{name}: the goal is reached"));
            }
            let shown = standing.mistake.map(|shown| shown.name.as_str());
            if shown != Some(mistake.name.as_str()) {
                faults.push(format!("{name}: recognized as {shown:?}"));
            }
            let expected = &expected["mistakes"][at]["expected"];
            for fault in expectation::check(&document(it, &mistake.edits), expected) {
                faults.push(format!("{name}: {fault}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What came out of the prediction of a lesson, as text.
fn actual(id: &str) -> String {
    let it = lesson(id).expect("the lesson");
    let run = Run::unchecked(Arc::new(it.start()));
    it.prediction.actual(&run).expect("the run has the figure").to_string()
}

#[test]
fn predictions_are_compared_with_what_came_out() {
    for it in lessons() {
        let run = Run::unchecked(Arc::new(it.start()));
        let amount = it.prediction.actual(&run);
        assert!(matches!(amount, Some(Amount::Of(number, _)) if number > 0.0), "{}", it.id);
    }
    assert_eq!(actual("nine-in-the-evening"), "17 hours");
    assert_eq!(actual("rpo-and-rto-on-one-timeline"), "107 minutes");
    assert_eq!(actual("noticed-after-forty-days"), "54.4 days");
    assert_eq!(actual("failing-back"), "58 minutes");
    assert_eq!(actual("the-bill"), "287.7 USD a month");
}

#[test]
fn seven_years_cost_what_the_lesson_says() {
    let it = lesson("compliance-for-seven-years").expect("the lesson");
    let a_month = |days: Option<u32>| {
        let edit = days.map(|days| Edit::set("/plans/0/rules/0/cold_after_days", days));
        let run = Run::new(Arc::new(it.with(edit.as_slice())));
        run.ledger().protection_per_month().usd.as_f64().round() as i64
    };
    assert_eq!(a_month(None), 430);
    assert_eq!(a_month(Some(40)), 108);
    assert_eq!(a_month(Some(35)), 107);
    // After a month of 30 or 31 days no warm point is left, so that the next one is full.
    assert_eq!(a_month(Some(30)), 274);
    for said in [" 430 USD", " 108 USD", " 274 USD"] {
        assert!(it.worked_out.contains(said), "{said}");
    }
}

#[test]
fn a_prediction_is_right_too_much_or_too_little() {
    let it = lesson("nine-in-the-evening").expect("the lesson");
    let run = Run::unchecked(Arc::new(it.start()));
    let actual = it.prediction.actual(&run).expect("the run has the figure");
    for (predicted, sentence) in [
        (17.0, "You were right."),
        (17.2, "You were right."),
        (24.0, "It is 7 hours less than you expected."),
        (16.0, "It is 1 hour more than you expected."),
        (0.0, "It is 17 hours more than you expected."),
    ] {
        assert_eq!(it.prediction.compared(predicted, actual), sentence);
    }
    let reason = it.reason(24.0, actual);
    assert!(reason.contains("24 hours") && reason.contains("17 hours"), "{reason}");
    assert!(!reason.contains('{'), "{reason}");
}

#[test]
fn another_way_than_the_solution_reaches_the_goal_too() {
    let it = lesson("nine-in-the-evening").expect("the lesson");
    let edits = [Edit::set("/plans/0/rules/0/schedule", "cron(45 * * * ? *)")];
    let reached = standing(it, it.with(&edits));
    assert!(reached.is_reached(), "{:?}", reached.missing);
}

#[test]
fn making_it_easier_is_not_solving_it() {
    let it = lesson("nine-in-the-evening").expect("the lesson");
    let edits = [Edit::set("/incidents/0/at", "2026-11-03T21:30:00Z")];
    let moved = standing(it, it.with(&edits));
    assert!(!moved.is_reached() && moved.missing[0].contains("as it was prepared"), "{moved:?}");
    let removed = standing(it, it.with(&[Edit::remove("/incidents/0")]));
    assert!(!removed.is_reached() && removed.missing[0].contains("is gone"), "{removed:?}");

    let it = lesson("rpo-and-rto-on-one-timeline").expect("the lesson");
    let faster = [Edit::set("/components/0/size_gib", 1)];
    assert!(!standing(it, it.with(&faster)).is_reached());
    let eased = [Edit::set("/assumptions/detect_minutes", 0)];
    assert!(!standing(it, it.with(&eased)).is_reached());
}

/// Edits of the workload that take it out of the way of its incidents.
fn dodges(lesson: &Lesson) -> Vec<Edit> {
    let mut dodges = Vec::new();
    let scenario = &lesson.scenario;
    let list = |name: &str| scenario[name].as_array().cloned().unwrap_or_default();
    let sites = list("sites");
    for (at, component) in list("components").iter().enumerate() {
        let path = format!("/components/{at}");
        for site in sites.iter().filter(|it| it["id"] != component["site"]) {
            dodges.push(Edit::set(format!("{path}/site"), site["id"].clone()));
        }
        for field in ["needs", "degraded_without"] {
            if !component[field].is_null() {
                dodges.push(Edit::remove(format!("{path}/{field}")));
            }
        }
        if component["instances"].as_u64().is_some_and(|it| it > 1) {
            dodges.push(Edit::set(format!("{path}/instances"), 1));
        }
        if component["zones"].as_u64().is_some_and(|it| it > 1) {
            dodges.push(Edit::set(format!("{path}/zones"), 1));
        }
        dodges.push(Edit::set(format!("{path}/zone"), 3));
        dodges.push(Edit::set(format!("{path}/size_gib"), 1));
        dodges.push(Edit::set(format!("{path}/change_gib_per_day"), 0.5));
    }
    for (at, journey) in list("journeys").iter().enumerate() {
        let path = format!("/journeys/{at}");
        dodges.push(Edit::set(format!("{path}/needs"), Value::Array(Vec::new())));
        if !journey["recorded_in"].is_null() {
            dodges.push(Edit::remove(format!("{path}/recorded_in")));
        }
        dodges.push(Edit::set(format!("{path}/orders_per_hour"), 1));
    }
    for (at, site) in sites.iter().enumerate() {
        if site["region"].is_string() {
            dodges.push(Edit::set(format!("/sites/{at}/region"), "eu-central-1"));
            dodges.push(Edit::set(format!("/sites/{at}/account"), "another"));
        }
    }
    dodges
}

#[test]
fn moving_the_workload_out_of_the_way_is_not_solving_it() {
    let mut faults = Vec::new();
    let mut tried = 0;
    for it in lessons() {
        let solved = it.solved();
        for dodge in dodges(it) {
            // Alone, and on top of the solution: neither of them counts.
            for before in [&[][..], &it.solution_edits[..]] {
                let edits: Vec<Edit> = before.iter().cloned().chain([dodge.clone()]).collect();
                let Ok(text) = patch(&it.scenario.to_string(), &edits) else { continue };
                let (Some(changed), _) = file::read_unchecked(&text) else { continue };
                if changed == solved || changed == it.start() {
                    continue;
                }
                tried += 1;
                if standing(it, changed).is_reached() {
                    faults.push(format!("{}: {dodge:?} counts as solved", it.id));
                }
            }
        }
    }
    assert!(tried > 300, "{tried}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn more_machines_are_protection_and_not_a_dodge() {
    let it = lesson("compute-comes-back-from-a-template").expect("the lesson");
    let edits = [
        Edit::set("/components/0/instances", 2),
        Edit::set("/components/0/zones", 2),
        Edit::set("/components/0/auto_scaling", true),
    ];
    let reached = standing(it, it.with(&edits));
    assert!(reached.is_reached(), "{:?}", reached.missing);
}

#[test]
fn a_design_that_aws_would_refuse_reaches_nothing() {
    let it = lesson("nine-in-the-evening").expect("the lesson");
    let mut edits = it.solution_edits.clone();
    edits.push(Edit::set("/plans/0/rules/0/cold_after_days", 30));
    edits.push(Edit::set("/plans/0/rules/0/delete_after_days", 40));
    let standing = standing(it, it.with(&edits));
    assert!(standing.missing.iter().any(|it| it.starts_with("AWS would refuse")), "{standing:?}");
}

#[test]
fn what_came_out_can_be_drawn_and_is_not_given_away() {
    for it in lessons() {
        let run = Run::unchecked(Arc::new(it.start()));
        let Some(Amount::Of(actual, unit)) = it.prediction.actual(&run) else {
            panic!("{} has no figure", it.id)
        };
        if unit == Unit::UsdPerMonth {
            assert!(it.drawing(&run).is_none() && actual < unit.reach(), "{}", it.id);
            continue;
        }
        let drawing = it.drawing(&run).unwrap_or_else(|| panic!("{} is not drawn", it.id));
        assert!(actual <= drawing.most, "{}: {actual} of {}", it.id, drawing.most);
        let at = drawing.moment(actual, unit);
        assert!((drawing.shown.0..=drawing.shown.1).contains(&at), "{}", it.id);
        assert!(drawing.known_to <= drawing.zero, "{}", it.id);

        let calm = Run::unchecked(Arc::new(it.calm()));
        assert!(calm.outcome.incidents.is_empty(), "{}", it.id);
        let (from, to) = drawing.shown;
        let exposure = calm.exposure(&drawing.component, drawing.threat, from, to, 1_200);
        let known = drawing.known(&exposure.corners);
        assert!(known.iter().all(|(at, _)| *at <= drawing.known_to), "{}", it.id);
        if let (true, Some((_, Some(age)))) = (drawing.is_back, known.last()) {
            let shown = Amount::Of(unit.of(*age), unit).to_string();
            let answer = Amount::Of(actual, unit).to_string();
            assert_ne!(shown, answer, "{}: the picture ends with the answer", it.id);
        }
    }
}

#[test]
fn the_saw_tooth_grows_up_to_where_it_is_known() {
    let it = lesson("nine-in-the-evening").expect("the lesson");
    let run = Run::unchecked(Arc::new(it.start()));
    let drawing = it.drawing(&run).expect("it is drawn");
    assert_eq!(drawing.zero.to_string(), "2026-11-04T14:00:00Z");
    assert_eq!(drawing.known_to.to_string(), "2026-11-03T09:12:00Z");
    let calm = Run::unchecked(Arc::new(it.calm()));
    let (from, to) = drawing.shown;
    let corners = calm.exposure(&drawing.component, drawing.threat, from, to, 1_200).corners;
    let known = drawing.known(&corners);
    assert_eq!(known.last(), Some(&(drawing.known_to, Some(Span::minutes(12 * 60 + 12)))));
    assert_eq!(drawing.moment(17.0, Unit::Hours).to_string(), "2026-11-03T21:00:00Z");
}

#[test]
fn a_replica_that_keeps_up_is_drawn_as_one() {
    let it = lesson("failing-back").expect("the lesson");
    let run = Run::unchecked(Arc::new(it.start()));
    let drawing = it.drawing(&run).expect("it is drawn");
    let calm = Run::unchecked(Arc::new(it.calm()));
    let (from, to) = drawing.shown;
    let corners = calm.exposure(&drawing.component, drawing.threat, from, to, 1_200).corners;
    let known = drawing.known(&corners);
    assert_eq!(known.last(), Some(&(drawing.known_to, Some(Span::seconds(30)))));
}
