//! Charts without a browser: pictures as reviewed SVG, labels that never overlap, text and table.

use std::sync::Arc;

use plotters::drawing::IntoDrawingArea;
use plotters::prelude::SVGBackend;
use plotters::style::RGBAColor;
use serde_json::{Value, json};
use tabletop::chart::{Chart, ExposureChart, Theme, exposure};
use tabletop::engine::{LostSpan, Run, Threat};
use tabletop::model::{ComponentId, Scenario, presets};
use tabletop::units::{Instant, Span};

use crate::support;

pub(crate) fn theme() -> Theme {
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
        scale: 1.0,
    }
}

pub(crate) fn svg(chart: &impl Chart, size: (u32, u32)) -> String {
    let mut text = String::new();
    let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
    chart.draw(&area, &theme()).expect("drawing to a string");
    area.present().expect("drawing to a string");
    drop(area);
    text
}

fn monday() -> Instant {
    Instant::parse("2026-11-02T00:00:00Z").expect("a time")
}

fn hour(hour: i64) -> Instant {
    monday() + Span::hours(hour)
}

/// Points every six hours, and a table dropped at 14:00 on the second day.
fn normal() -> ExposureChart {
    let mut corners = Vec::new();
    for tooth in 0..8 {
        corners.push((hour(tooth * 6), Some(Span::ZERO)));
        corners.push((hour(tooth * 6 + 6), Some(Span::hours(6))));
    }
    let lost = LostSpan { from: hour(36), to: hour(38) };
    ExposureChart {
        component: "Orders DB".to_owned(),
        threat: Threat::Damage,
        from: monday(),
        to: hour(48),
        corners,
        former: Vec::new(),
        objective: Some(Span::hours(1)),
        losses: vec![exposure::Loss {
            incident: "Orders table dropped".to_owned(),
            at: hour(38),
            span: Some(lost),
            for_good: false,
        }],
        truncated: false,
        is_rebuilt: false,
    }
}

/// No component is protected, nothing happens.
fn empty() -> ExposureChart {
    ExposureChart {
        component: "Orders DB".to_owned(),
        threat: Threat::SiteLoss,
        from: monday(),
        to: hour(48),
        corners: vec![(monday(), None), (hour(48), None)],
        former: Vec::new(),
        objective: None,
        losses: Vec::new(),
        truncated: false,
        is_rebuilt: false,
    }
}

/// Ten years, hostile names, incidents beside each other, everything permanently lost.
fn extreme() -> ExposureChart {
    let end = monday() + Span::days(3_653);
    let loss = |day: i64, for_good: bool| exposure::Loss {
        incident: "<script>alert(1)</script> & a very, very long name indeed".to_owned(),
        at: monday() + Span::days(day),
        span: (!for_good).then(|| LostSpan { from: monday(), to: monday() + Span::days(day) }),
        for_good,
    };
    ExposureChart {
        component: "\u{202e}sredrO".to_owned(),
        threat: Threat::Damage,
        from: monday(),
        to: end,
        corners: vec![
            (monday(), None),
            (hour(1), Some(Span::ZERO)),
            (end, Some(end.since(hour(1)))),
        ],
        former: Vec::new(),
        objective: Some(Span::seconds(1)),
        losses: vec![loss(1, false), loss(2, true), loss(3_652, false), loss(3_653, true)],
        truncated: true,
        is_rebuilt: false,
    }
}

fn cases() -> [(&'static str, ExposureChart); 3] {
    [("normal", normal()), ("empty", empty()), ("extreme", extreme())]
}

#[test]
fn pictures_are_as_reviewed() {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        for (name, chart) in cases() {
            insta::assert_snapshot!(format!("exposure_{name}.svg"), svg(&chart, (640, 220)));
        }
    });
}

#[test]
fn texts_are_as_reviewed() {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        for (name, chart) in cases() {
            let table = chart.table();
            let rows: Vec<_> = table.rows.iter().map(|row| row.join(" | ")).collect();
            let text = format!(
                "{}\n\n{}\n{}\n{}",
                chart.summary(), table.caption, table.columns.join(" | "), rows.join("\n")
            );
            insta::assert_snapshot!(format!("exposure_{name}.txt"), text);
        }
    });
}

#[test]
fn every_row_has_a_cell_for_each_column() {
    for (name, chart) in cases() {
        let table = chart.table();
        assert!(!table.rows.is_empty(), "{name}");
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{name}");
    }
}

/// The boxes of the texts of a picture, a little smaller than the estimate by which they are placed.
pub(crate) fn text_boxes(svg: &str) -> Vec<(String, [f64; 4])> {
    let attribute = |tag: &str, name: &str| {
        let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
        Some(value.to_owned())
    };
    svg.split("<text ")
        .skip(1)
        .map(|rest| {
            let (tag, body) = rest.split_once('>').expect("a tag");
            let tag = format!(" {tag}");
            let text = body.split("</text>").next().expect("a text").trim().to_owned();
            let number = |name| {
                attribute(&tag, name).and_then(|it| it.parse::<f64>().ok()).expect("a number")
            };
            let width = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            let width = width.chars().count() as f64 * 12.0 * 0.55;
            let left = match attribute(&tag, "text-anchor").as_deref() {
                Some("end") => number("x") - width,
                Some("middle") => number("x") - width / 2.0,
                _ => number("x"),
            };
            let top = match attribute(&tag, "dy").as_deref() {
                Some("0.76em") => number("y"),
                Some("0.5ex") => number("y") - 7.0,
                _ => number("y") - 14.0,
            };
            (text, [left, top, left + width, top + 14.0])
        })
        .collect()
}

#[test]
fn labels_never_overlap_and_never_leave_the_picture() {
    for (name, chart) in cases() {
        for width in (200..1_400).step_by(37) {
            let boxes = text_boxes(&svg(&chart, (width, 180)));
            for (index, (text, one)) in boxes.iter().enumerate() {
                assert!(
                    one[0] >= 0.0 && one[2] <= f64::from(width),
                    "{name} {width}: {text} is outside"
                );
                for (other_text, other) in &boxes[index + 1..] {
                    let apart = one[2] <= other[0]
                        || other[2] <= one[0]
                        || one[3] <= other[1]
                        || other[3] <= one[1];
                    assert!(apart, "{name} {width}: {text} covers {other_text}");
                }
            }
        }
    }
}

#[test]
fn any_size_can_be_drawn() {
    for (_, chart) in cases() {
        for size in [(1, 1), (1, 500), (60, 60), (113, 83), (5_000, 40), (4_000, 3_000)] {
            svg(&chart, size);
        }
    }
}

#[test]
fn the_shipped_design_shows_the_loss_of_its_incident() {
    let scenario = presets::preset("ecommerce")
        .map_or_else(|| Scenario::empty(monday()), tabletop::model::presets::Preset::scenario);
    let run = Run::new(Arc::new(scenario));
    let chart = exposure::data(
        &run,
        &ComponentId::from("orders"),
        Threat::Damage,
        (monday(), hour(72)),
        1_000,
    );
    // The job of 12:00 waits until the database is back; until then the newest point is that of 6:00.
    assert_eq!(chart.worst(), Some(Span::minutes(430)));
    let labels: Vec<_> = chart.losses.iter().map(exposure::Loss::label).collect();
    assert_eq!(labels, ["5 h 50 min lost"]);
    assert!(chart.summary().contains("above the RPO of 1 h"), "{}", chart.summary());
}

/// The exposure of the only component of a design, over the three days after its first.
fn exposure_of(component: Value, recovery: Value, threat: Threat) -> ExposureChart {
    let mut document = support::base();
    let id = ComponentId::from(component["id"].as_str().expect("an id"));
    let office = json!({ "id": "office", "kind": "data_center" });
    document["sites"].as_array_mut().expect("a list").push(office);
    document["components"] = json!([component]);
    document["recovery"] = recovery;
    let run = Run::new(Arc::new(support::scenario(&document)));
    exposure::data(&run, &id, threat, (hour(24), hour(96)), 1_200)
}

#[test]
fn object_versions_bring_any_state_back_where_the_bucket_stands() {
    let bucket = json!({
        "id": "images", "kind": "s3_bucket", "site": "primary", "size_gib": 500,
        "change_gib_per_day": 1, "versioning": true
    });
    let damage = exposure_of(bucket.clone(), json!([]), Threat::Damage);
    assert_eq!(damage.worst(), Some(Span::ZERO));
    assert!(
        damage.summary().contains("images: the worst case is no data lost"),
        "{}",
        damage.summary()
    );
    let loss = exposure_of(bucket, json!([]), Threat::SiteLoss);
    assert_eq!(loss.worst(), None);
}

#[test]
fn snapshots_of_elastic_disaster_recovery_help_against_damage() {
    let servers = json!({
        "id": "erp", "kind": "on_prem_servers", "site": "office", "size_gib": 400,
        "change_gib_per_day": 20, "servers": 3
    });
    let replicated = json!([{
        "component": "erp", "strategy": "elastic_disaster_recovery", "site": "recovery",
        "replication_lag_seconds": 4
    }]);
    let most = Some(Span::minutes(10) + Span::seconds(4));
    let chart = exposure_of(servers.clone(), replicated, Threat::Damage);
    assert_eq!(chart.worst(), most, "one every ten minutes, four seconds behind");
    assert!(chart.corners.len() < 400, "{} corners", chart.corners.len());
    let bare = exposure_of(servers, json!([]), Threat::Damage);
    assert_eq!(bare.worst(), None);
}

#[test]
fn what_holds_no_data_is_said_to_be_rebuilt() {
    let fleet = json!({
        "id": "web", "name": "Web", "kind": "ec2_fleet", "site": "primary", "instances": 2
    });
    for threat in [Threat::Damage, Threat::SiteLoss] {
        let chart = exposure_of(fleet.clone(), json!([]), threat);
        assert!(chart.is_rebuilt);
        assert_eq!(chart.summary(), "Web holds no data of its own and is rebuilt from code.");
        let cells = chart.table().rows.concat();
        assert!(cells.iter().any(|it| it == "nothing: rebuilt from code"), "{cells:?}");
        let readings = chart.readings((640, 220), &theme());
        assert!(readings.iter().all(|it| it.text.contains("rebuilt from code")), "{readings:?}");
        assert!(svg(&chart, (640, 220)).contains("ebuilt from code"));
    }
}

#[test]
fn a_worst_of_the_time_shown_is_said_to_be_that() {
    let whole = normal();
    assert!(!whole.summary().contains("in the time shown"), "{}", whole.summary());
    let mut cut = normal();
    cut.losses[0].span = Some(LostSpan { from: hour(-30), to: hour(38) });
    assert!(cut.summary().contains("the worst case in the time shown is"));
}
