//! References: the one list of them misses no place of a document, and what is taken out is gone.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;
use tabletop::model::references::Named;
use tabletop::model::{Scenario, file, presets};

use crate::generated;

/// The places of a document, as JSON pointers, at which a text is one of some names.
fn places(value: &Value, path: &str, names: &BTreeSet<&str>, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(entries) => {
            for (at, entry) in entries.iter().enumerate() {
                places(entry, &format!("{path}/{at}"), names, found);
            }
        }
        Value::Object(fields) => {
            // What a thing itself is called is no reference, and an incident may hit an account.
            let own = ["id", "name", "target", "account", "tags", "prices", "copies_from", "lock"];
            for (field, value) in fields.iter().filter(|(field, _)| !own.contains(&field.as_str()))
            {
                places(value, &format!("{path}/{field}"), names, found);
            }
        }
        Value::String(text) if names.contains(text.as_str()) => {
            found.insert(path.to_owned());
        }
        _ => {}
    }
}

fn visited(scenario: &Scenario) -> BTreeSet<String> {
    let mut visited = BTreeSet::new();
    scenario.references(&mut |_, _, place| {
        assert!(visited.insert(place.to_string()), "{place} is visited twice");
    });
    visited
}

fn misses_nothing(scenario: &Scenario) {
    let sites = scenario.sites.iter().map(|it| it.id.as_str());
    let components = scenario.components.iter().map(|it| it.id.as_str());
    let vaults = scenario.vaults.iter().map(|it| it.id.as_str());
    let names: BTreeSet<&str> = sites.chain(components).chain(vaults).collect();
    let document: Value =
        serde_json::from_str(&file::write(scenario)).expect("what is written is JSON");
    let mut found = BTreeSet::new();
    places(&document, "", &names, &mut found);
    let visited = visited(scenario);
    let missed: Vec<_> = found.difference(&visited).collect();
    assert!(missed.is_empty(), "{missed:?}");
    for place in &visited {
        assert!(document.pointer(place).is_some_and(Value::is_string), "{place} is no text");
    }
}

fn forgets(scenario: &Scenario, named: Named, id: &str) {
    let mut next = scenario.clone();
    next.retain_references(&|it, name| it != named || name != id);
    assert_eq!(next.references_to(named, id), Vec::<String>::new());
}

#[test]
fn the_presets_have_no_reference_that_is_not_listed() {
    for preset in presets::PRESETS {
        misses_nothing(&preset.scenario());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn no_document_has_a_reference_that_is_not_listed(seed: u64) {
        let document = generated::document(seed).to_string();
        let (scenario, _) = file::read_unchecked(&document);
        let scenario = scenario.expect("a generated document can be read");
        misses_nothing(&scenario);
        let mut all: Vec<(Named, String)> = Vec::new();
        scenario.references(&mut |named, id, _| all.push((named, id.to_owned())));
        for (named, id) in all {
            forgets(&scenario, named, &id);
        }
    }
}
