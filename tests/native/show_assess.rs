//! What the Assess view says of cells, of the score and of fixes.

use std::sync::Arc;

use tabletop::assess::{Cell, Remedy, Smallest, assess, smallest};
use tabletop::catalog::Disruption;
use tabletop::engine::Verdict;
use tabletop::engine::ledger::Total;
use tabletop::model::{ComponentId, Scenario, presets};
use tabletop::show::TagTone;
use tabletop::show::assess::cell::{CellRow, ReasonRow, ValueRow, about, reasons, value_rows};
use tabletop::show::assess::fix::{costs_and_gives, per_month, tried};
use tabletop::show::assess::matrix::{MatrixCell, MatrixRow, body, column, led_to, says};
use tabletop::show::assess::score::{
    LeverRow, ScorePartRow, detail, levers, parts, sources, total,
};
use tabletop::show::assess::{Assessed, CellVerdict, objectives, progress};
use tabletop::units::{Span, Usd};

fn assessed(scenario: Scenario) -> Assessed {
    let assessment = assess(&scenario);
    Assessed { scenario: Arc::new(scenario), assessment }
}

fn first() -> Assessed {
    assessed(presets::first())
}

fn without_objectives() -> Scenario {
    let mut scenario = presets::first();
    for component in &mut scenario.components {
        (component.rpo_minutes, component.rto_minutes) = (None, None);
        component.objectives.clear();
    }
    scenario
}

#[test]
fn verdicts_differ_by_sign_word_and_tone() {
    let mut seen = Vec::new();
    for scenario in [presets::first(), without_objectives()] {
        for row in assessed(scenario).assessment.rows {
            for cell in row.cells {
                let says = CellVerdict::of(&cell).signed();
                let expected = match (&cell, cell.verdict()) {
                    (Cell::NotApplicable { .. }, _) => "– does not apply",
                    (_, Verdict::Met) => "✓ met",
                    (_, Verdict::Breached) => "✕ breached",
                    (_, Verdict::NotTested) => "– not tested",
                    (_, Verdict::NoObjective) => "– no objective",
                };
                assert_eq!(says, expected);
                seen.push(says);
            }
        }
    }
    seen.sort();
    seen.dedup();
    assert!(seen.len() >= 3, "{seen:?}");
}

#[test]
fn a_cell_of_the_matrix_says_all_of_it_in_one_sentence() {
    let assessed = first();
    let all = body(&assessed, false);
    let components = &assessed.scenario.components;
    assert_eq!(all.len(), components.len());
    let width = MatrixRow::COUNT + MatrixCell::COUNT * Disruption::ALL.len();
    assert!(all.iter().all(|line| line.len() == width));
    let at = components.iter().position(|it| it.id.as_str() == "orders").expect("it is there");
    let line = &all[at];
    assert_eq!(line[MatrixRow::AT.name], "Orders DB");
    assert_eq!(line[MatrixRow::AT.objectives], "RPO 1 h, RTO 2 h");
    let region = Disruption::Region as usize;
    let part = |of: usize| line[column(region, of)].as_str();
    assert_eq!(part(MatrixCell::AT.verdict), "✕ breached");
    assert_eq!(part(MatrixCell::AT.tone), TagTone::Bad.key());
    let spoken = part(MatrixCell::AT.spoken);
    let shown = [MatrixCell::AT.worst, MatrixCell::AT.average].map(part).join(" ");
    assert_eq!(
        spoken,
        format!("Orders DB, Region: breached {shown}"),
        "what is shown is in the name"
    );
    let sentence = part(MatrixCell::AT.sentence);
    assert!(sentence.starts_with("Data lost "), "{sentence}");
    assert!(sentence.contains(" at worst, ") && sentence.contains(" on average, "), "{sentence}");
    assert!(sentence.contains("objective 1 h breached; downtime "), "{sentence}");

    let breached = body(&assessed, true);
    assert!(!breached.is_empty());
    assert!(body(&self::assessed(without_objectives()), true).is_empty());
    assert!(breached.iter().all(|line| line.iter().any(|it| it == "✕ breached")));
}

#[test]
fn the_matrix_says_how_many_components_it_shows() {
    for (progress, shown, of, expected) in [
        (None, 1, None, "1 component"),
        (None, 85, None, "85 components"),
        (None, 12, Some(85), "12 of 85 components"),
        (Some((3, 85)), 85, None, "Assessing… 3 of 85"),
    ] {
        assert_eq!(says(progress, shown, of), expected);
    }
    assert_eq!(progress(None), "Assessing…");
    assert_eq!(progress(Some((1, 2))), "Assessing… 1 of 2 components.");
}

#[test]
fn keys_lead_to_neighbors_and_stay_inside_the_matrix() {
    let last = Disruption::ALL.len() - 1;
    for (from, key, to) in [
        ((0, 0), "ArrowRight", Some((0, 1))),
        ((0, last), "ArrowRight", Some((0, last))),
        ((0, 0), "ArrowLeft", Some((0, 0))),
        ((2, 1), "ArrowDown", Some((2, 1))),
        ((1, 1), "ArrowDown", Some((2, 1))),
        ((0, 1), "PageDown", Some((2, 1))),
        ((2, 1), "PageUp", Some((0, 1))),
        ((1, 2), "Home", Some((1, 0))),
        ((1, 2), "End", Some((1, last))),
        ((1, 2), "Tab", None),
    ] {
        assert_eq!(led_to(3, from, key), to, "{key} from {from:?}");
    }
    assert_eq!(led_to(0, (0, 0), "ArrowRight"), None);
}

#[test]
fn the_open_cell_gives_values_and_reasons() {
    let assessed = first();
    let id = ComponentId::from("orders");
    let picked = assessed.cell(&id, Disruption::Region).expect("a cell");
    let row = about(picked);
    assert_eq!((row.component.as_str(), row.disruption.as_str()), ("Orders DB", "Region"));
    assert_eq!(row.verdict, "✕ breached");
    assert!(!row.basis.is_empty() && row.zero.is_empty());
    assert_eq!(CellRow::AT.component, 0);
    let judged = picked.cell.judged().expect("it applies");
    let values = value_rows(judged);
    let names: Vec<&str> = values.iter().map(|it| it[ValueRow::AT.name].as_str()).collect();
    assert_eq!(names, ["Data lost", "Downtime"]);
    assert_eq!(values[0][ValueRow::AT.objective], "✕ breached: RPO 1 h");
    let reasons = reasons(judged);
    let abouts: Vec<&str> = reasons.iter().map(|it| it[ReasonRow::AT.about].as_str()).collect();
    assert!(
        abouts[0].starts_with("Worst case (Region outage, ")
            || abouts[0].starts_with("Worst data loss (Region outage, "),
        "{abouts:?}"
    );
}

#[test]
fn the_score_says_what_it_is_made_of_and_what_would_improve_it() {
    let assessed = first();
    let score = assessed.assessment.score.as_ref().expect("there are objectives");
    assert_eq!(total(&assessed), score.points.to_string());
    let (met, all) = score.parts.iter().fold((0, 0), |(a, b), it| (a + it.met, b + it.objectives));
    assert_eq!(detail(score), format!("of 100 · {met} of {all} objectives met"));
    let parts = parts(score);
    assert_eq!(parts.len(), score.parts.len());
    assert!(parts.iter().all(|it| it[ScorePartRow::AT.met].ends_with(" met")));
    let levers = levers(&assessed, score);
    assert!(!levers.is_empty() && levers.len() <= 3);
    for lever in &levers {
        let key = &lever[LeverRow::AT.disruption];
        assert!(Disruption::ALL.iter().any(|it| it.key() == key), "{key}");
        assert!(lever[LeverRow::AT.gain].starts_with('+'));
    }
    let opens = assessed.opens_at().expect("a cell");
    assert_eq!(opens.0.as_str(), levers[0][LeverRow::AT.component]);
    assert!(!sources().is_empty());
    assert_eq!(total(&self::assessed(without_objectives())), "");
}

#[test]
fn a_fix_says_what_it_costs_and_gives() {
    let total = |micros: i64, at_least: bool, provisional: bool| Total {
        usd: Usd::from_micros(micros),
        at_least,
        provisional,
    };
    for (more, expected) in [
        (total(0, false, false), "It costs nothing more."),
        (total(0, true, false), "Its price is unknown."),
        (total(31_000_000, false, false), "Costs $ 31 more per month."),
        (total(31_000_000, true, true), "Costs at least $ 31 more per month (provisional prices)."),
        (total(-4_000_000, false, false), "Saves $ 4.00 per month."),
    ] {
        assert_eq!(per_month(more), expected);
    }
    for (number, expected) in [
        (0, None),
        (1, Some("1 fix was tried.")),
        (7, Some("7 fixes were tried, alone and in pairs.")),
    ] {
        assert_eq!(tried(number).as_deref(), expected);
    }
    let scenario = presets::first();
    let found = smallest(&scenario, &ComponentId::from("orders"), Disruption::Region);
    let Smallest::Found(found) = found else { panic!("no fix is found: {found:?}") };
    for (rpo, rto, expected) in [
        (
            Some(Span::hours(2)),
            Some(Span::ZERO),
            "Worst case with it: 2 h of data lost, no downtime.",
        ),
        (
            Some(Span::ZERO),
            Some(Span::minutes(5)),
            "Worst case with it: no data lost, 5 min of downtime.",
        ),
        (None, None, "Worst case with it: permanent loss, not recoverable."),
    ] {
        let remedy = Remedy { rpo, rto, ..(*found).clone() };
        let says = costs_and_gives(&remedy);
        assert!(says.ends_with(expected), "{says}");
    }
}

#[test]
fn objectives_are_named_by_what_they_hold_for() {
    use tabletop::model::ObjectiveKind;
    assert_eq!(objectives::title(None), "For all disruptions");
    assert_eq!(objectives::title(Some(Disruption::Hardware)), "For Hardware only");
    assert_eq!(objectives::label(ObjectiveKind::Rpo), "RPO (minutes)");
    assert_eq!(
        objectives::full_name(ObjectiveKind::Rpo, Some(Disruption::Hardware)),
        "RPO against Hardware (minutes)"
    );
    assert_eq!(
        objectives::full_name(ObjectiveKind::Rto, None),
        "RTO against all disruptions (minutes)"
    );
}
