//! What is permanently lost has no price: totals say "at least", and it is never the cheapest.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::assess::{DesignComparison, DesignVariant, compare};
use tabletop::chart::Chart;
use tabletop::chart::frontier::{self, Against};
use tabletop::cli;

use crate::support;

/// An hourly order database whose table is dropped, with or without a daily backup.
fn design(name: &str, backed_up: bool) -> Value {
    let mut document = support::base();
    document["name"] = json!(name);
    document["journeys"] = json!([{ "id": "buy", "needs": ["orders"], "recorded_in": ["orders"], "orders_per_hour": 10, "order_value_usd": 10 }]);
    if backed_up {
        document["plans"] = json!([support::plan("cron(0 5 * * ? *)")]);
    }
    document["incidents"] =
        json!([support::incident("accidental_deletion", "2026-11-04T14:30:00Z")]);
    document
}

fn compared(designs: &[Value]) -> DesignComparison {
    let variants: Vec<DesignVariant> = designs
        .iter()
        .map(|it| {
            DesignVariant::new(it["name"].as_str().unwrap_or("?"), Arc::new(support::scenario(it)))
        })
        .collect();
    compare(&variants[0].scenario, &variants)
}

fn printed(args: &[&str], document: &Value) -> String {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let text = document.to_string();
    cli::run(args, &mut text.as_bytes(), &mut out, &mut err).expect("memory can be written to");
    String::from_utf8_lossy(&out).into_owned()
}

#[test]
fn a_design_that_loses_data_for_good_is_never_the_cheapest_and_never_unbeaten() {
    let comparison = compared(&[design("With", true), design("Without", false)]);
    assert_eq!(comparison.best, [0]);
    let expected = "No component has an objective. With loses $ ";
    assert!(comparison.sentence.contains(expected), "{}", comparison.sentence);
    let [with, without] = &comparison.variants[..] else { panic!("two designs") };
    assert!(without.figures.protection.usd < with.figures.protection.usd);
    assert!(with.on_data_frontier && with.on_downtime_frontier);
    assert!(!without.on_data_frontier && !without.on_downtime_frontier);
    assert!(without.figures.incidents.at_least, "what is permanently lost is not counted");
}

#[test]
fn where_every_design_loses_data_for_good_none_is_the_cheapest() {
    let comparison = compared(&[design("One", false), design("Other", false)]);
    assert_eq!(comparison.cheapest, None);
    assert!(comparison.sentence.contains("permanently loses data"), "{}", comparison.sentence);
    let summary = frontier::data(&comparison, Against::Downtime).summary();
    assert!(summary.contains("permanently loses data"), "{summary}");
}

#[test]
fn objectives_that_are_met_do_not_make_up_for_what_is_gone_for_good() {
    let with_objective = |name: &str, backed_up: bool| {
        let mut document = design(name, backed_up);
        document["components"][0]["rto_minutes"] = json!(100_000);
        document
    };
    let comparison = compared(&[with_objective("Without", false), with_objective("With", true)]);
    assert_eq!(comparison.cheapest, Some(1), "{}", comparison.sentence);
}

#[test]
fn charts_say_that_what_is_gone_for_good_has_no_price() {
    let comparison = compared(&[design("With", true), design("Without", false)]);
    for against in [Against::DataLost, Against::Downtime] {
        let chart = frontier::data(&comparison, against);
        let row = chart.table().rows.into_iter().find(|row| row[0] == "Without").expect("a row");
        assert_eq!(row[4], "data permanently lost");
        let readings = chart.readings((800, 400), &crate::charts::theme());
        let reading = readings.iter().find(|it| it.text.starts_with("Without")).expect("a mark");
        assert!(reading.text.contains("has no price"), "{}", reading.text);
    }
}

#[test]
fn the_terminal_says_at_least_wherever_a_total_leaves_out_what_is_gone_for_good() {
    let without = design("Without", false);
    let told = printed(&["simulate", "-"], &without);
    assert!(told.contains("incidents: at least "), "{told}");
    assert!(told.contains("not counted: permanently lost data"), "{told}");
    let with = printed(&["simulate", "-"], &design("With", true));
    assert!(!with.contains("not counted"), "{with}");
    let told = printed(&["compare", "-"], &without);
    let row = told.lines().find(|line| line.starts_with("Without ")).expect("a row");
    assert!(row.contains("permanent loss") && row.contains("at least $"), "{row}");
    assert!(told.contains("Not counted: permanently lost data. It has no price."), "{told}");
}
