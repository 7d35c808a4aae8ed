//! Designs side by side, the five strategies, and which assumption moves what.

use std::sync::Arc;

use serde_json::json;
use tabletop::assess::{
    DesignComparison, DesignVariant, MOST_VARIANTS, Moved, compare, sensitivity, strategies,
};
use tabletop::catalog::Assumption;
use tabletop::model::presets::PRESETS;
use tabletop::model::{Scenario, Severity, check, file};

use super::shipped;
use crate::{generated, support};

fn errors(scenario: &Scenario) -> Vec<String> {
    let (_, findings) = file::read_leniently(&file::write(scenario));
    let errors = findings.iter().filter(|it| it.severity == Severity::Error);
    errors.map(|it| format!("{}: {}", it.pointer, it.message)).collect()
}

#[test]
fn the_five_strategies_of_every_preset_break_no_rule_and_hold_what_they_say() {
    for preset in PRESETS {
        let open = preset.scenario();
        let made = strategies(&open);
        assert_eq!(made.len(), 5);
        for variant in &made {
            assert_eq!(errors(&variant.scenario), [""; 0], "{} {}", preset.key, variant.name);
            assert_eq!(variant.scenario.components.len(), open.components.len());
        }
    }
}

#[test]
fn kinds_that_cannot_replicate_are_restored_from_copies_and_it_is_said() {
    let mut document = support::base();
    document["components"][0] = json!({
        "id": "files", "kind": "fsx_file_system", "site": "primary", "size_gib": 100
    });
    let made = strategies(&support::scenario(&document));
    let warm = &made[2];
    let entry = warm.scenario.recovery.iter().find(|it| it.component.as_str() == "files");
    assert_eq!(entry.map(|it| it.strategy.key()), Some("backup_and_restore"));
    assert!(warm.notes.iter().any(|note| note.contains("no replica")), "{:?}", warm.notes);
    assert_eq!(errors(&warm.scenario), [""; 0]);
    let copies: usize =
        warm.scenario.plans.iter().flat_map(|it| &it.rules).map(|it| it.copies.len()).sum();
    assert_eq!(copies, 1, "it is copied to where it is restored");
    let made = strategies(&shipped("ecommerce"));
    let servers = made[0].scenario.recovery.iter().find(|it| it.component.as_str() == "erp");
    assert_eq!(servers.map(|it| it.strategy.key()), Some("elastic_disaster_recovery"));
}

#[test]
fn a_recovery_site_is_added_where_there_is_none() {
    for variant in strategies(&shipped("nine_in_the_evening")) {
        assert_eq!(variant.scenario.sites.len(), 2, "{}", variant.name);
        assert_ne!(variant.scenario.sites[0].region, variant.scenario.sites[1].region);
    }
}

/// The e-commerce company, when its Region is out for half a day.
fn out() -> Scenario {
    let mut document = serde_json::to_value(shipped("ecommerce")).expect("JSON");
    document["incidents"] = json!([{
        "id": "out", "kind": "region_outage", "target": "primary", "at": "2026-11-05T11:00:00Z"
    }]);
    support::scenario(&document)
}

fn compared(open: &Scenario) -> DesignComparison {
    let own = DesignVariant::new("Open", Arc::new(open.clone()));
    let variants: Vec<DesignVariant> = [own].into_iter().chain(strategies(open)).collect();
    compare(open, &variants)
}

#[test]
fn dearer_strategies_lose_less_and_the_sentence_names_the_cheapest_that_is_enough() {
    let comparison = compared(&out());
    let by_name = |name: &str| {
        &comparison.variants.iter().find(|it| it.name == name).expect("it is there").figures
    };
    let (restore, warm, hot) =
        (by_name("Backup and restore"), by_name("Warm standby"), by_name("Hot standby"));
    assert!(restore.data_lost > warm.data_lost, "{restore:?} {warm:?}");
    assert!(restore.down > warm.down && warm.down >= hot.down);
    assert!(restore.protection.usd < warm.protection.usd);
    assert!(restore.breached > warm.breached);
    let best = &comparison.variants[comparison.cheapest.expect("one meets all")];
    assert!(best.figures.meets_all());
    assert!(comparison.sentence.starts_with(&best.name), "{}", comparison.sentence);
    assert_eq!(comparison.variants[0].differs, [""; 0]);
    assert!(!comparison.variants[1].differs.is_empty());
}

#[test]
fn without_one_that_is_enough_the_sentence_says_what_is_missing() {
    let mut open = out();
    for component in &mut open.components {
        component.rto_minutes = Some(1.0);
    }
    let comparison = compared(&open);
    assert_eq!(comparison.cheapest, None);
    assert!(comparison.sentence.starts_with("No design meets every tested objective."));
    assert!(comparison.sentence.contains("Orders DB"), "{}", comparison.sentence);
}

/// A dropped table costs every strategy the same: replicas repeat the deletion.
#[test]
fn designs_that_come_equal_are_called_equal_and_only_a_price_decides() {
    let open = shipped("ecommerce");
    let comparison = compared(&open);
    assert_eq!(comparison.cheapest, None, "each breaches the RPO of the orders");
    assert_eq!(comparison.best.len(), 6, "{:#?}", comparison.sentence);
    let cheapest = comparison.variants.iter().min_by_key(|it| it.figures.protection.usd);
    let price = cheapest.map(|it| it.figures.protection.usd).expect("six designs");
    assert!(
        comparison.sentence.starts_with(
            "No design meets every tested objective. All six designs come equal: they breach 1 of 2 tested objectives (Orders DB) and lose $ "
        ),
        "{}",
        comparison.sentence
    );
    let by_price = format!(" is the cheapest of them: at least {price} per month.");
    assert!(comparison.sentence.ends_with(&by_price), "{}", comparison.sentence);

    // Twice the same design: nothing decides, so nothing is recommended.
    let twin = |name: &str| DesignVariant::new(name, Arc::new(open.clone()));
    let twins = compare(&open, &[twin("One"), twin("Two")]);
    assert!(twins.sentence.contains("All two designs come equal"), "{}", twins.sentence);
    assert!(twins.sentence.contains("Each costs "), "{}", twins.sentence);
    assert_eq!(twins.best, [0, 1]);
}

#[test]
fn equal_designs_that_are_enough_are_all_called_the_cheapest() {
    let mut open = shipped("ecommerce");
    for component in &mut open.components {
        component.rpo_minutes = Some(10_080.0);
    }
    let twin = |name: &str| DesignVariant::new(name, Arc::new(open.clone()));
    let twins = compare(&open, &[twin("One"), twin("Two")]);
    assert!(twins.cheapest.is_some());
    assert!((0..2).all(|at| twins.is_cheapest(at)));
    assert!(
        twins.sentence.starts_with(
            "All two designs come equal: they meet all 2 tested objectives and lose $ "
        ),
        "{}",
        twins.sentence
    );
}

/// With a dropped table and a Region outage every strategy breaches one objective: then the loss decides.
#[test]
fn of_designs_that_breach_as_many_the_one_that_loses_least_comes_first() {
    let mut open = out();
    open.incidents.extend(shipped("ecommerce").incidents);
    let comparison = compared(&open);
    let least = comparison.variants.iter().map(|it| it.figures.breached).min();
    let best = &comparison.variants[comparison.best[0]].figures;
    assert_eq!(Some(best.breached), least);
    for variant in comparison.variants.iter().filter(|it| Some(it.figures.breached) == least) {
        assert!(
            variant.figures.incidents.usd.micros() + 1_000_000 > best.incidents.usd.micros(),
            "{} loses less than the best",
            variant.name
        );
    }
    assert!(comparison.sentence.contains("No design meets every tested objective."));
    assert!(
        !comparison.sentence.contains("Backup and restore comes closest"),
        "{}",
        comparison.sentence
    );
}

#[test]
fn without_a_test_no_design_is_recommended() {
    let mut open = shipped("ecommerce");
    open.incidents.clear();
    let comparison = compared(&open);
    assert_eq!(comparison.cheapest, None);
    assert!(
        comparison.sentence.starts_with("This design has no incident, so no objective is tested.")
    );
    assert!(comparison.variants.iter().all(|it| it.figures.met == 0 && !it.figures.meets_all()));
}

#[test]
fn what_is_on_the_frontier_is_beaten_by_none_and_what_is_not_by_some() {
    for seed in 0..12 {
        let document = generated::document(seed);
        let (Some(open), _) = file::read_leniently(&document.to_string()) else {
            panic!("seed {seed} cannot be read");
        };
        let comparison = compared(&open);
        let figures: Vec<(i64, i64, i64)> = comparison
            .variants
            .iter()
            .map(|it| {
                let figures = &it.figures;
                let price = figures.protection.usd.micros();
                match figures.keeps_data() {
                    true => (price, figures.lost_seconds(), figures.down.as_seconds()),
                    // What is permanently lost has no price, and beats nothing.
                    false => (i64::MAX, i64::MAX, i64::MAX),
                }
            })
            .collect();
        for (variant, (price, lost, down)) in comparison.variants.iter().zip(&figures) {
            let beaten = |value: i64, of: fn(&(i64, i64, i64)) -> i64| {
                figures.iter().any(|it| {
                    it.0 <= *price && of(it) <= value && (it.0 < *price || of(it) < value)
                })
            };
            let keeps_data = variant.figures.keeps_data();
            let on_frontier = (variant.on_data_frontier, variant.on_downtime_frontier);
            let by_data = keeps_data && !beaten(*lost, |it| it.1);
            let by_downtime = keeps_data && !beaten(*down, |it| it.2);
            assert_eq!(on_frontier, (by_data, by_downtime), "seed {seed}");
            let figures = &variant.figures;
            let sum = figures.met + figures.breached + figures.not_tested;
            assert_eq!(sum, figures.objectives, "seed {seed}");
        }
    }
}

#[test]
fn at_most_eight_are_compared_with_the_incidents_and_assumptions_of_the_open_one() {
    let open = out();
    let mut other = open.clone();
    other.incidents.clear();
    other.assumptions.insert(Assumption::DecideMinutes, 600.0);
    let variants: Vec<DesignVariant> =
        (0..10).map(|at| DesignVariant::new(at.to_string(), Arc::new(other.clone()))).collect();
    let comparison = compare(&open, &variants);
    assert_eq!(comparison.variants.len(), MOST_VARIANTS);
    let own = compare(&open, &[DesignVariant::new("own", Arc::new(open.clone()))]);
    assert_eq!(comparison.variants[0].figures, own.variants[0].figures);
    assert!(own.variants[0].figures.down > tabletop::units::Span::ZERO);
}

#[test]
fn the_widest_bar_is_that_of_what_the_recovery_hangs_on() {
    let open = out();
    let found = sensitivity(&open);
    for moved in Moved::ALL {
        let bars = found.by(*moved);
        assert!(!bars.is_empty(), "{}", moved.label());
        let widths: Vec<i64> = bars.iter().map(|bar| bar.width(&found.base, *moved)).collect();
        assert!(widths.is_sorted_by(|a, b| a >= b), "{}: {widths:?}", moved.label());
    }
    let moves = |moved: Moved, assumption: Assumption| {
        found.by(moved).iter().any(|bar| bar.assumption == assumption)
    };
    assert!(moves(Moved::DataLost, Assumption::CopyGibPerHour));
    assert!(moves(Moved::Downtime, Assumption::DecideMinutes));
    assert!(!moves(Moved::Downtime, Assumption::AuditControls));
    assert!(moves(Moved::Protection, Assumption::S3VersionDays));
    assert!(!check::has_errors(&check::check(&open)));
}
