//! The charts of the Compare and Assess views: reviewed pictures and texts, and what they say.

use std::sync::Arc;

use serde_json::json;
use tabletop::assess::{DesignComparison, DesignVariant, Moved, compare, sensitivity, strategies};
use tabletop::chart::Chart;
use tabletop::chart::frontier::{self, Against, FrontierChart, FrontierPoint};
use tabletop::chart::sensitivity::{self as swings, SensitivityChart, Swing};
use tabletop::engine::ObjectiveCounts;
use tabletop::engine::ledger::Total;
use tabletop::model::Scenario;
use tabletop::model::presets::{PRESETS, preset};
use tabletop::units::{Span, Usd};

use crate::charts::{svg, text_boxes, theme};
use crate::outage_charts::{readings_are_sound, reviewed};
use crate::support;

/// The e-commerce company, when its Region is out for half a day.
fn open() -> Scenario {
    let scenario = preset("ecommerce").expect("a shipped design").scenario();
    let mut document = serde_json::to_value(scenario).expect("JSON");
    document["incidents"] = json!([{
        "id": "out", "kind": "region_outage", "target": "primary", "at": "2026-11-05T11:00:00Z"
    }]);
    support::scenario(&document)
}

fn comparison(open: &Scenario) -> DesignComparison {
    let own = DesignVariant::new("Open", Arc::new(open.clone()));
    let variants: Vec<DesignVariant> = [own].into_iter().chain(strategies(open)).collect();
    compare(open, &variants)
}

/// Hostile names, one price unknown, one design that loses all, two in one place.
fn hard(against: Against) -> FrontierChart {
    let spot = |name: &str, usd: f64, hours: Option<i64>, is_unbeaten, met: u32| FrontierPoint {
        name: name.to_owned(),
        cost: Total { usd: Usd::from_f64(usd), at_least: usd < 1.0, provisional: false },
        value: hours.map(Span::hours),
        keeps_data: hours.is_some(),
        is_unbeaten,
        is_open: name == "Hourly",
        objectives: ObjectiveCounts { met, breached: 4 - met, not_tested: 2 },
    };
    FrontierChart {
        against,
        designs: vec![
            spot(
                "<script>alert(1)</script> & a very, very long name that goes on and on",
                0.0,
                None,
                false,
                0,
            ),
            spot("Nightly", 120.0, Some(24), true, 1),
            spot("\u{202e}ylthgiN", 120.0, Some(24), true, 1),
            spot("Hourly", 180.0, Some(25), false, 4),
            spot("Live", 2_900.0, Some(0), true, 4),
        ],
    }
}

/// Ends that are permanently lost, both on one side, at the edge, and beyond every scale.
fn for_good() -> SensitivityChart {
    let swing = |low: (f64, i64), high: (f64, i64)| Swing {
        label: "Wait before failback after the original site has returned",
        unit: "GiB/h",
        ends: [low, high],
        are_least: [false; 2],
    };
    SensitivityChart {
        moved: Moved::DataLost,
        now: 7_200,
        now_is_least: false,
        swings: vec![
            swing((0.1, i64::MAX), (100_000.0, 0)),
            swing((0.1, 90_000), (100_000.0, i64::MAX)),
            swing((0.0, 7_260), (100_000.0, 86_400)),
            swing((0.0, 0), (0.5, 10)),
        ],
    }
}

#[test]
fn the_frontier_is_as_reviewed() {
    let comparison = comparison(&open());
    reviewed("frontier_data", &frontier::data(&comparison, Against::DataLost));
    reviewed("frontier_downtime", &frontier::data(&comparison, Against::Downtime));
    reviewed("frontier_hard", &hard(Against::DataLost));
    let nothing = DesignComparison::of(&open(), Vec::new());
    reviewed("frontier_nothing", &frontier::data(&nothing, Against::Downtime));
}

#[test]
fn the_sensitivity_is_as_reviewed() {
    let sensitivity = sensitivity(&open());
    reviewed("sensitivity_downtime", &swings::data(&sensitivity, Moved::Downtime));
    reviewed("sensitivity_incidents", &swings::data(&sensitivity, Moved::Incidents));
    reviewed("sensitivity_hard", &for_good());
    let nothing = tabletop::assess::sensitivity(&support::scenario(&support::base()));
    reviewed("sensitivity_nothing", &swings::data(&nothing, Moved::DataLost));
}

#[test]
fn designs_that_nothing_beats_are_joined_from_the_cheapest_to_the_best() {
    for preset in PRESETS {
        let comparison = comparison(&preset.scenario());
        for against in [Against::DataLost, Against::Downtime] {
            let chart = frontier::data(&comparison, against);
            let joined: Vec<_> = chart.designs.iter().filter(|it| it.is_unbeaten).collect();
            assert!(!joined.is_empty(), "{}", preset.key);
            let seconds = |it: &FrontierPoint| it.value.map_or(i64::MAX, Span::as_seconds);
            for pair in joined.windows(2) {
                assert!(pair[0].cost.usd <= pair[1].cost.usd, "{}", preset.key);
                assert!(seconds(pair[0]) >= seconds(pair[1]), "{}", preset.key);
            }
            readings_are_sound("frontier", &chart);
        }
        let sensitivity = sensitivity(&preset.scenario());
        for moved in Moved::ALL {
            let chart = swings::data(&sensitivity, *moved);
            readings_are_sound("sensitivity", &chart);
            assert_eq!(chart.table().rows.len(), chart.rows());
        }
    }
}

#[test]
fn names_never_cover_each_other_and_never_leave_the_picture() {
    let frontiers =
        [hard(Against::DataLost), frontier::data(&comparison(&open()), Against::Downtime)];
    for width in (200..1_200).step_by(53) {
        let size = (width, 300);
        let mut pictures: Vec<String> = frontiers.iter().map(|it| svg(it, size)).collect();
        pictures.push(svg(&for_good(), size));
        for picture in pictures {
            let boxes = text_boxes(&picture);
            for (index, (text, one)) in boxes.iter().enumerate() {
                assert!(one[0] >= 0.0 && one[2] <= f64::from(width), "{width}: {text} is outside");
                for (other_text, other) in &boxes[index + 1..] {
                    let apart = one[2] <= other[0]
                        || other[2] <= one[0]
                        || one[3] <= other[1]
                        || other[3] <= one[1];
                    assert!(apart, "{width}: {text} covers {other_text}");
                }
            }
        }
    }
}

#[test]
fn the_open_design_is_always_named() {
    let named = |chart: &FrontierChart, name: &str| {
        for size in [(340, 320), (640, 320), (1_000, 320)] {
            let boxes = text_boxes(&svg(chart, size));
            assert!(boxes.iter().any(|(text, _)| text.contains(name)), "{size:?}: no {name}");
        }
    };
    for preset in PRESETS {
        let comparison = comparison(&preset.scenario());
        for against in [Against::DataLost, Against::Downtime] {
            let chart = frontier::data(&comparison, against);
            let open = chart.designs.iter().filter(|it| it.is_open);
            assert!(open.clone().any(|it| it.name == "Open"), "{}", preset.key);
            named(&chart, "Open");
        }
    }
    named(&hard(Against::DataLost), "Hourly");
}

#[test]
fn any_size_can_be_drawn() {
    let sensitivity = sensitivity(&open());
    for size in [(1, 1), (1, 500), (60, 60), (201, 151), (5_000, 40), (3_000, 2_000)] {
        svg(&hard(Against::Downtime), size);
        svg(&swings::data(&sensitivity, Moved::Downtime), size);
    }
    assert!(hard(Against::Downtime).readings((10, 10), &theme()).is_empty());
}
