//! The charts of money without a browser: pictures as reviewed SVG, sentences and tables.

use std::sync::Arc;

use plotters::drawing::IntoDrawingArea;
use plotters::prelude::SVGBackend;
use plotters::style::RGBAColor;
use tabletop::chart::{Chart, Theme, cost_components, cost_incidents, cost_months};
use tabletop::engine::ledger::{CostGroup, Total};
use tabletop::engine::{Ledger, Run};
use tabletop::model::presets::preset;

use crate::support;

fn theme(scale: f64) -> Theme {
    let color = |red, green, blue| RGBAColor(red, green, blue, 1.0);
    Theme {
        ink: color(10, 10, 10),
        soft_ink: color(90, 90, 90),
        grid: color(220, 220, 220),
        paper: color(255, 255, 255),
        exposure: color(109, 75, 195),
        exposure_area: RGBAColor(109, 75, 195, 0.12),
        objective: color(143, 76, 0),
        degraded: color(196, 120, 20),
        loss: color(184, 35, 42),
        loss_area: RGBAColor(184, 35, 42, 0.24),
        font: "sans-serif".to_owned(),
        font_size: 12.0,
        scale,
    }
}

fn svg(chart: &impl Chart, size: (u32, u32), scale: f64) -> String {
    let mut text = String::new();
    let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
    chart.draw(&area, &theme(scale)).expect("drawing to a string");
    area.present().expect("drawing to a string");
    drop(area);
    text
}

/// Compares a picture or a table with the reviewed one.
fn reviewed(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name.to_owned(), text);
    });
}

fn run(name: &str, days: Option<u32>) -> (Run, Ledger) {
    let mut scenario = preset(name).map(|it| it.scenario()).expect("a shipped design");
    if let Some(days) = days {
        scenario.clock.days = days;
    }
    let run = Run::new(Arc::new(scenario));
    let ledger = run.ledger();
    (run, ledger)
}

fn nothing() -> (Run, Ledger) {
    let run = Run::new(Arc::new(support::scenario(&support::base())));
    let ledger = run.ledger();
    (run, ledger)
}

#[test]
fn months_stack_up_by_category() {
    let (_, ledger) = run("rds_efs", None);
    let chart = cost_months::data(&ledger);
    reviewed("cost_months.svg", &svg(&chart, (640, 300), 1.0));
    reviewed("cost_months_summary", &chart.summary());
    let totals: Total = chart.months.iter().map(|it| it.total).sum();
    let bill = ledger
        .total(|it| matches!(it.category.group(), CostGroup::Protection | CostGroup::Recovery));
    assert_eq!(totals, bill);
}

#[test]
fn a_part_of_a_month_is_no_month() {
    let (_, ledger) = run("rds_efs", Some(14));
    let summary = cost_months::data(&ledger).summary();
    assert!(summary.contains(" over 14 days of Nov 2026, "), "{summary}");
    assert!(!summary.contains("most expensive"), "{summary}");
    assert!(summary.contains(" The largest item is "), "{summary}");
}

#[test]
fn seven_years_fit_into_the_picture() {
    let (_, ledger) = run("rds_efs", Some(2_555));
    let chart = cost_months::data(&ledger);
    assert_eq!(chart.months.len(), 84);
    reviewed("cost_months_seven_years.svg", &svg(&chart, (640, 300), 1.0));
}

#[test]
fn components_are_told_apart() {
    let (run, ledger) = run("ecommerce", None);
    let chart = cost_components::data(&run, &ledger);
    reviewed("cost_components.svg", &svg(&chart, (640, 280), 1.0));
    reviewed("cost_components_summary", &chart.summary());
    reviewed("cost_components_table", &rows(&chart));
    let total: Total = chart.components.iter().map(|it| it.total).sum();
    assert_eq!(total, ledger.protection());
}

#[test]
fn what_does_not_fit_is_drawn_as_one() {
    let (run, ledger) = run("saas", None);
    let chart = cost_components::data(&run, &ledger);
    assert!(chart.components.len() > 20);
    let picture = svg(&chart, (640, 280), 1.0);
    assert!(picture.contains(" others"), "{picture}");
}

#[test]
fn incidents_show_sales_data_and_recovery() {
    let (run, ledger) = run("rds_efs", None);
    let chart = cost_incidents::data(&run, &ledger);
    reviewed("cost_incidents.svg", &svg(&chart, (640, 200), 1.0));
    reviewed("cost_incidents_summary", &chart.summary());
    reviewed("cost_incidents_table", &rows(&chart));
}

#[test]
fn empty_and_extreme_charts_can_be_drawn() {
    let (run, ledger) = nothing();
    let charts = |run: &Run, ledger: &Ledger| {
        (
            cost_months::data(ledger),
            cost_components::data(run, ledger),
            cost_incidents::data(run, ledger),
        )
    };
    let (months, components, incidents) = charts(&run, &ledger);
    assert_eq!(months.summary(), "Protection costs nothing, because nothing is protected.");
    assert_eq!(components.summary(), "Protection costs nothing, because nothing is protected.");
    assert_eq!(incidents.summary(), "The design has no incident, so nothing is lost.");
    for size in [(1, 1), (40, 2_000), (2_000, 40), (320, 160), (3_000, 1_200)] {
        for scale in [1.0, 2.0, 3.5] {
            for (run, ledger) in [nothing(), self::run("saas", Some(3_650))] {
                let (months, components, incidents) = charts(&run, &ledger);
                let _ = svg(&months, size, scale);
                let _ = svg(&components, size, scale);
                let _ = svg(&incidents, size, scale);
            }
        }
    }
}

#[test]
fn tables_have_a_cell_for_each_column() {
    for name in ["ecommerce", "saas", "pilot_light"] {
        let (run, ledger) = run(name, None);
        for table in [
            cost_months::data(&ledger).table(),
            cost_components::data(&run, &ledger).table(),
            cost_incidents::data(&run, &ledger).table(),
        ] {
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{name}");
            assert!(!table.caption.is_empty() && !table.rows.is_empty(), "{name}");
        }
    }
}

fn rows(chart: &impl Chart) -> String {
    let table = chart.table();
    let lines = std::iter::once(&table.columns).chain(&table.rows).map(|row| row.join(" | "));
    format!("{}\n{}", table.caption, lines.collect::<Vec<_>>().join("\n"))
}
