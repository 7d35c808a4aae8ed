//! What the Compare view says of designs side by side.

use std::sync::Arc;

use tabletop::assess::{DesignVariant, MOST_VARIANTS, compare, strategies};
use tabletop::model::{Scenario, presets};
use tabletop::show::compare::choices::{made, says};
use tabletop::show::compare::table::{DesignRow, body, downtime, downtimes, open};
use tabletop::show::compare::{ComparedDesigns, VariantKey, against};

fn compared(scenario: Scenario) -> ComparedDesigns {
    let scenario = Arc::new(scenario);
    let mut variants = vec![DesignVariant::new("Open", Arc::clone(&scenario))];
    variants.extend(strategies(&scenario));
    let keys = std::iter::once(VariantKey::Open).chain(VariantKey::made()).collect();
    ComparedDesigns {
        comparison: compare(&scenario, &variants),
        keys,
        designs: variants.iter().map(|it| Arc::clone(&it.scenario)).collect(),
        journeys: scenario
            .journeys
            .iter()
            .map(|it| (it.id.to_string(), it.label().to_owned()))
            .collect(),
        incidents: scenario.incidents.len(),
        refused: Vec::new(),
    }
}

#[test]
fn keys_survive_storage() {
    let saved = VariantKey::Saved("a:b".to_owned());
    for key in std::iter::once(VariantKey::Open).chain(VariantKey::made()).chain([saved]) {
        assert_eq!(VariantKey::of_text(&key.text()), Some(key));
    }
    assert_eq!(VariantKey::of_text("made:magic"), None);
    assert_eq!(made().len(), VariantKey::made().count());
}

#[test]
fn the_head_says_how_many_designs_meet_the_same_incidents() {
    for (designs, incidents, expected) in [
        (6, 1, "6 designs with the same incident, assumptions and prices."),
        (1, 3, "1 design with the same 3 incidents, assumptions and prices."),
    ] {
        assert_eq!(against(designs, incidents), expected);
    }
    assert!(against(2, 0).starts_with("2 designs without an incident, so none of them loses"));
    assert_eq!(says(5), "5 of at most 8 designs, including the open one.");
    assert_eq!(says(MOST_VARIANTS), "8 of 8 designs. Clear one to select another.");
}

#[test]
fn a_design_says_what_it_loses_and_how_it_differs() {
    let shown = compared(presets::first());
    let (heads, rows) = (downtimes(&shown), body(&shown));
    assert_eq!(rows.len(), shown.keys.len());
    assert!(rows.iter().all(|line| line.len() == DesignRow::COUNT + heads.len()));
    assert!(heads.iter().all(|it| it.ends_with(" downtime")), "{heads:?}");
    assert_eq!(downtime(0), DesignRow::COUNT);
    let first = &rows[0];
    assert_eq!(first[DesignRow::AT.is_open], "true");
    assert_eq!(first[DesignRow::AT.summary], "");
    assert!(rows[1..].iter().all(|it| it[DesignRow::AT.is_open] == "false"));
    for line in &rows[1..] {
        assert!(line[DesignRow::AT.summary].contains("difference"), "{line:?}");
        assert_eq!(line[DesignRow::AT.objectives], "1 breached, 1 met, 7 not tested");
    }
    for (at, line) in rows.iter().enumerate() {
        let is_best = shown.comparison.is_cheapest(at);
        assert_eq!(line[DesignRow::AT.is_best], is_best.to_string());
        let remark = if is_best { "cheapest that meets all tested objectives" } else { "" };
        assert_eq!(line[DesignRow::AT.remark], remark);
    }
    assert_eq!(open("Pilot light"), "Open in the workbench: Pilot light");
}

#[test]
fn without_journeys_the_downtime_of_components_is_compared() {
    let mut scenario = presets::first();
    scenario.journeys.clear();
    for component in &mut scenario.components {
        (component.rpo_minutes, component.rto_minutes) = (None, None);
    }
    let shown = compared(scenario);
    assert_eq!(downtimes(&shown), ["Component downtime"]);
    let rows = body(&shown);
    assert!(rows.iter().all(|it| it[DesignRow::AT.objectives] == "no objectives"));
    assert!(rows.iter().all(|it| it[DesignRow::AT.is_best] == "false"));
}
