//! Designs compared under what does not happen on their timeline, and where the time goes.

use tabletop::assess::{DesignComparison, compare, strategies};
use tabletop::catalog::IncidentKind;
use tabletop::model::{Scenario, presets};
use tabletop::show::ChoiceRow;
use tabletop::show::compare::phases::{BottleneckRow, PhaseBar, PhaseBarRow, phase_bars};
use tabletop::show::compare::what_if::{TIMELINE, chosen, offered, said, with_chosen};
use tabletop::show::compare::{ComparedDesigns, VariantKey};
use tabletop::units::Span;

use crate::support::texts;

fn compared(scenario: &Scenario) -> ComparedDesigns {
    let variants = strategies(scenario);
    let comparison: DesignComparison = compare(scenario, &variants);
    ComparedDesigns {
        comparison,
        keys: VariantKey::made().collect(),
        designs: variants.into_iter().map(|it| it.scenario).collect(),
        journeys: Vec::new(),
        incidents: scenario.incidents.len(),
        refused: Vec::new(),
    }
}

#[test]
fn what_may_happen_edits_nothing() {
    let scenario = presets::first();
    let labels = texts(&offered(&scenario), &[ChoiceRow::AT.label]);
    assert_eq!(labels[..2], ["As on the timeline (1 incident)", "Region outage, 12 h"]);
    assert_eq!(with_chosen(&scenario, TIMELINE), scenario);
    let outage = with_chosen(&scenario, "region_outage");
    assert_eq!(outage.incidents.len(), 1);
    assert_eq!(outage.incidents[0].kind, IncidentKind::RegionOutage);
    assert_eq!(outage.incidents[0].at, scenario.incidents[0].at, "at the hour of the user's own");
    assert_eq!(Scenario { incidents: scenario.incidents.clone(), ..outage }, scenario);
    assert!(said(&scenario, "region_outage").starts_with("What if: us-east-1 "));
    assert_eq!(said(&scenario, TIMELINE), "");
    let deleted = chosen(&scenario, "accidental_deletion").expect("it can happen");
    assert_eq!(deleted.target, "orders", "what the user's own incident hits");
    // What the design cannot have, is not offered.
    let empty = presets::empty();
    assert_eq!(offered(&empty).len(), 1);
    assert!(chosen(&empty, "region_outage").is_none());
}

#[test]
fn every_phase_has_its_share_of_one_axis() {
    let outage = with_chosen(&presets::first(), "region_outage");
    let shown = compared(&outage);
    let bars = phase_bars(&shown);
    assert_eq!(bars.len(), shown.comparison.variants.len());
    let share = |bar: &PhaseBar| -> f64 {
        let widths = bar.phases.iter().map(|it| it[PhaseBarRow::AT.width].trim_end_matches('%'));
        widths.map(|it| it.parse::<f64>().expect("a number")).sum()
    };
    let longest = bars.iter().map(share).fold(0.0, f64::max);
    assert!(longest <= 100.5, "{longest}");
    for (bar, variant) in bars.iter().zip(&shown.comparison.variants) {
        let bottleneck = variant.figures.bottleneck.as_ref().expect("the Region is down");
        let phases: Span = bottleneck.phases.iter().map(|(_, it)| *it).sum();
        assert!(phases <= bottleneck.down, "{}", variant.name);
        assert_eq!(bar.row[BottleneckRow::AT.down], bottleneck.down.to_string());
        assert!(bar.row[BottleneckRow::AT.says].contains(&bottleneck.name), "{:?}", bar.row);
    }
    // A replica is promoted sooner than a point is restored.
    let downs: Vec<Span> = shown
        .comparison
        .variants
        .iter()
        .filter_map(|it| Some(it.figures.bottleneck.as_ref()?.down))
        .collect();
    assert!(downs.last() < downs.first(), "{downs:?}");
}

#[test]
fn where_nothing_is_down_there_is_nothing_to_draw() {
    let mut scenario = presets::first();
    scenario.incidents.clear();
    let bars = phase_bars(&compared(&scenario));
    assert!(bars.iter().all(|it| it.phases.is_empty()));
    assert_eq!(bars[0].row[BottleneckRow::AT.says], "Nothing is down.");
}
