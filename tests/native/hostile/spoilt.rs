//! Valid documents spoilt at random, and random texts.

use proptest::prelude::*;
use serde_json::{Value, json};
use tabletop::model::presets::PRESETS;
use tabletop::model::{Finding, Scenario, Severity, check, file};

use super::{play, survive};
use crate::generated::{self, Dice};

/// Whether an editor may hold a scenario in spite of errors in it: none of them is its size.
fn is_small(scenario: &Scenario) -> bool {
    (1..=3_653).contains(&scenario.clock.days) && scenario.components.len() < 100
}

/// A value that somebody might put anywhere.
fn hostile(dice: &mut Dice) -> Value {
    match dice.below(24) {
        0 => json!(null),
        1 => json!(true),
        2 => json!(0),
        3 => json!(-1),
        4 => json!(1e308),
        5 => json!(-1e308),
        6 => json!(5e-324),
        7 => json!(u64::MAX),
        8 => json!(i64::MIN),
        9 => json!(4_294_967_295_u32),
        10 => json!(""),
        11 => json!("NaN"),
        12 => json!("1970-01-01T00:00:00Z"),
        13 => json!("2199-12-31T23:59:59Z"),
        14 => json!("cron(0 0 31 2 ? *)"),
        15 => json!("cron(* * ? * * *)"),
        16 => json!([]),
        17 => json!({}),
        18 => json!([null, [], {}]),
        19 => json!("primary"),
        20 => json!("orders"),
        21 => json!("\u{202e}\u{0}🔥~1"),
        22 => json!(dice.below(1_000)),
        _ => json!(f64::from(dice.below(1_000_000)) / 7.0),
    }
}

/// The pointers of all values in a document.
fn pointers(value: &Value, path: &str, all: &mut Vec<String>) {
    all.push(path.to_owned());
    match value {
        Value::Array(list) => {
            for (at, item) in list.iter().enumerate() {
                pointers(item, &format!("{path}/{at}"), all);
            }
        }
        Value::Object(object) => {
            for (key, item) in object {
                pointers(
                    item,
                    &format!("{path}/{}", key.replace('~', "~0").replace('/', "~1")),
                    all,
                );
            }
        }
        _ => {}
    }
}

/// Spoils a document in some places: replaces, removes, doubles and moves values.
fn spoil(document: &mut Value, dice: &mut Dice) {
    for _ in 0..=dice.below(6) {
        let mut all = Vec::new();
        pointers(document, "", &mut all);
        let at = all[dice.below(all.len() as u32) as usize].clone();
        let other = all[dice.below(all.len() as u32) as usize].clone();
        let moved = document.pointer(&other).cloned().unwrap_or_default();
        let bad = hostile(dice);
        let Some(place) = document.pointer_mut(&at) else { continue };
        match (dice.below(4), place) {
            (0, Value::Array(list)) if !list.is_empty() => {
                let double = list[dice.below(list.len() as u32) as usize].clone();
                list.push(double);
            }
            (1, Value::Object(object)) => {
                let key =
                    object.keys().nth(dice.below(object.len().max(1) as u32) as usize).cloned();
                key.map(|key| object.remove(&key));
            }
            // What is moved into itself would grow without end.
            (2, place) if !at.starts_with(&other) => *place = moved,
            (_, place) => *place = bad,
        }
    }
}

/// A valid document: a shipped design or a generated one.
fn valid(dice: &mut Dice, seed: u64) -> Value {
    let choice = dice.below(16) as usize;
    match PRESETS.get(choice).filter(|preset| preset.key != "saas") {
        Some(preset) => serde_json::to_value(preset.scenario()).expect("a scenario is JSON"),
        None => generated::document(seed),
    }
}

/// Each fix of a spoilt document can be made, removes its finding and brings no errors.
fn fixes_can_be_made(seed: u64) -> Result<(), TestCaseError> {
    let mut dice = Dice::new(seed);
    let mut document = valid(&mut dice, seed);
    spoil(&mut document, &mut dice);
    let (scenario, findings) = file::read_leniently(&document.to_string());
    let Some(scenario) = scenario.filter(is_small) else { return Ok(()) };
    for finding in findings.iter().filter(|it| it.check.is_some()) {
        let Some(fix) = &finding.fix else { continue };
        let fixed = file::edited(&scenario, &fix.edits);
        let fixed = fixed.map_err(|it| TestCaseError::fail(format!("{fix:?}: {it:?}")))?;
        let (before, after) = (check::check(&scenario), check::check(&fixed));
        // What is removed from a list moves the rest up, so that the same may be found in its place.
        let alike = |it: &&Finding| it.check == finding.check && it.message == finding.message;
        prop_assert!(
            after.iter().filter(alike).count() < before.iter().filter(alike).count(),
            "{:?} leaves {:?}",
            fix,
            finding
        );
        // Other rules of AWS may have been broken before; none may be broken by the fix.
        let errors = |findings: &[Finding]| {
            findings.iter().filter(|it| it.severity == Severity::Error).count()
        };
        prop_assert!(errors(&after) <= errors(&before), "{:?} brings errors: {:#?}", fix, after);
    }
    Ok(())
}

#[test]
fn a_zone_beyond_all_zones_can_be_shown_while_it_is_edited() {
    let mut document = crate::support::base();
    document["components"][0]["multi_az"] = json!(true);
    document["components"][0]["zone"] = json!(u32::MAX);
    play(file::read_leniently(&document.to_string()).0.expect("it can be read"));
}

#[test]
fn a_key_for_components_of_on_demand_copies_can_be_set() {
    fixes_can_be_made(113_930_391_739_722_827).expect("the fix can be made");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_documents_are_refused_or_simulated(seed: u64) {
        let mut dice = Dice::new(seed);
        let mut document = valid(&mut dice, seed);
        spoil(&mut document, &mut dice);
        survive(&document.to_string());
    }

    #[test]
    fn wrong_designs_can_be_shown_while_they_are_edited(seed: u64) {
        let mut dice = Dice::new(seed);
        let mut document = valid(&mut dice, seed);
        spoil(&mut document, &mut dice);
        let scenario = file::read_leniently(&document.to_string()).0;
        if let Some(scenario) = scenario.filter(is_small) {
            play(scenario);
        }
    }

    #[test]
    fn fixes_of_spoilt_documents_can_be_made(seed: u64) {
        fixes_can_be_made(seed)?;
    }

    #[test]
    fn any_text_is_refused_or_simulated(text in "\\PC*") {
        survive(&text);
    }

    #[test]
    fn any_json_is_refused(text in "[\\[\\]{}\",:0-9a-z \\\\eE.+-]{0,200}") {
        survive(&format!("{{\"format\":1,{text}"));
    }

    #[test]
    fn what_is_written_is_read_again(seed: u64) {
        let (scenario, _) = file::read_leniently(&generated::document(seed).to_string());
        let scenario = scenario.expect("a generated document can be read");
        let (again, _) = file::read_leniently(&file::write(&scenario));
        prop_assert_eq!(again, Some(scenario));
    }
}
