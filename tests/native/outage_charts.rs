//! The charts of data lost and downtime, and what every chart says at a place of its picture.

use std::sync::Arc;

use serde_json::json;
use tabletop::chart::{
    Chart, cost_components, cost_incidents, cost_months, data_lost, downtime, exposure, nearest,
};
use tabletop::engine::{Run, Threat};
use tabletop::model::presets::{PRESETS, preset};

use crate::charts::{svg, theme};
use crate::support;

const SIZE: (u32, u32) = (640, 300);

/// A picture, its sentence and its table, compared with the reviewed ones.
pub(crate) fn reviewed(name: &str, chart: &impl Chart) {
    let table = chart.table();
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{name}");
    let rows: Vec<_> = table.rows.iter().map(|row| row.join(" | ")).collect();
    let readings = chart.readings((640, 300), &theme());
    let readings: Vec<_> = readings.into_iter().map(|it| it.text).collect();
    let text = format!(
        "{}\n\n{}\n{}\n{}\n\n{}",
        chart.summary(),
        table.caption,
        table.columns.join(" | "),
        rows.join("\n"),
        readings.join("\n")
    );
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(format!("{name}.svg"), svg(chart, SIZE));
        insta::assert_snapshot!(format!("{name}.txt"), text);
    });
}

fn run(key: &str) -> Run {
    Run::unchecked(Arc::new(preset(key).expect("a shipped design").scenario()))
}

/// Two incidents, one of which leaves nothing.
fn hard() -> Run {
    let mut document = support::base();
    document["components"][0]["rpo_minutes"] = json!(60);
    document["components"][0]["rto_minutes"] = json!(120);
    document["components"].as_array_mut().expect("a list").push(json!({
        "id": "web", "name": "Web <front> & \"end\"", "kind": "ec2_fleet", "site": "primary",
        "needs": ["orders"], "rto_minutes": 30
    }));
    document["journeys"] = json!([{ "id": "buy", "needs": ["web"] }]);
    document["plans"] = json!([support::plan("cron(0 0 * * ? *)")]);
    document["incidents"] = json!([
        { "id": "region", "kind": "region_outage", "target": "primary", "at": "2026-11-03T09:00:00Z", "lasts_minutes": 90 },
        { "id": "ransom", "kind": "ransomware", "target": "production", "at": "2026-11-05T12:00:00Z", "stolen_credentials": true }
    ]);
    Run::unchecked(Arc::new(support::scenario(&document)))
}

fn nothing() -> Run {
    Run::unchecked(Arc::new(support::scenario(&support::base())))
}

#[test]
fn data_lost_is_as_reviewed() {
    reviewed("data_lost", &data_lost::data(&run("ecommerce")));
    reviewed("data_lost_hard", &data_lost::data(&hard()));
    reviewed("data_lost_nothing", &data_lost::data(&nothing()));
}

#[test]
fn downtime_is_as_reviewed() {
    reviewed("downtime", &downtime::data(&run("ecommerce")));
    reviewed("downtime_hard", &downtime::data(&hard()));
    reviewed("downtime_nothing", &downtime::data(&nothing()));
}

/// Every value lies in the picture and in its own part of it, parts do not overlap, and a place in a
/// part finds its value.
pub(crate) fn readings_are_sound(name: &str, chart: &impl Chart) {
    for size in [(640, 300), (320, 200), (1_280, 600)] {
        let readings = chart.readings(size, &theme());
        for (index, reading) in readings.iter().enumerate() {
            let (x, y) = reading.at;
            assert!((0..=size.0).contains(&x) && (0..=size.1).contains(&y), "{name}: {reading:?}");
            assert!(!reading.text.is_empty(), "{name}");
            let inside = |at: i32, from: i32, to: i32| from <= at && at <= to;
            assert!(inside(x, reading.from.0, reading.to.0), "{name}: {reading:?}");
            let middle = (
                i32::midpoint(reading.from.0, reading.to.0),
                i32::midpoint(reading.from.1, reading.to.1),
            );
            let found = nearest(&readings, middle).expect("a value");
            let same = readings[found].from == reading.from && readings[found].to == reading.to;
            let narrow = reading.to.0 - reading.from.0 < 3 || reading.to.1 - reading.from.1 < 3;
            assert!(found == index || same || narrow, "{name}: {index} became {found}");
        }
    }
    assert!(chart.readings((10, 10), &theme()).is_empty(), "{name} in no room");
}

#[test]
fn every_chart_can_be_read_off() {
    for preset in PRESETS {
        let run = Run::unchecked(Arc::new(preset.scenario()));
        let ledger = run.ledger();
        readings_are_sound("data lost", &data_lost::data(&run));
        readings_are_sound("downtime", &downtime::data(&run));
        readings_are_sound("months", &cost_months::data(&ledger));
        readings_are_sound("components", &cost_components::data(&run, &ledger));
        readings_are_sound("incidents", &cost_incidents::data(&run, &ledger));
        let clock = &run.scenario.clock;
        for component in &run.scenario.components {
            let window = (clock.start, clock.end());
            let chart = exposure::data(&run, &component.id, Threat::Damage, window, 1_200);
            readings_are_sound("exposure", &chart);
        }
    }
}

#[test]
fn the_exposure_says_what_would_be_lost_before_and_after_a_point() {
    let run = run("ecommerce");
    let clock = &run.scenario.clock;
    let orders = "orders".into();
    let chart = exposure::data(&run, &orders, Threat::Damage, (clock.start, clock.end()), 1_200);
    let readings = chart.readings((640, 300), &theme());
    let says = |text: &str| readings.iter().any(|it| it.text == text);
    assert!(says("Wed 4 Nov, 12:00: 6 h would be lost, then 0 s"), "{readings:#?}");
    assert!(readings.iter().any(|it| it.text.ends_with("5 h 50 min lost")), "{readings:#?}");
    assert!(readings.is_sorted_by_key(|it| it.at.0));
}
