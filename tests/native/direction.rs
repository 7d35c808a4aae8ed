//! Names that turn the direction of text: they turn nothing but themselves.

use serde_json::{Value, json};
use tabletop::document::{Command, patch};
use tabletop::engine::Run;
use tabletop::model::{IncidentId, Scenario, check, contained, file};

use crate::support;

/// Turns all text after it around.
const TURNED: &str = "\u{202e}sredro";
/// The same, and an isolate that is not ended either.
const ISOLATED: &str = "exe.\u{202e}gnp.\u{2066}live";

#[test]
fn what_a_text_begins_it_ends_and_what_it_did_not_begin_it_does_not_end() {
    let both_ended = "\u{202e}gnp.\u{2066}live\u{2069}\u{202c}";
    for (given, expected) in [
        ("", ""),
        ("Orders & co.", "Orders & co."),
        ("שרת הזמנות", "שרת הזמנות"),
        (TURNED, "\u{202e}sredro\u{202c}"),
        ("\u{202e}gnp.\u{2066}live", both_ended),
        (both_ended, both_ended),
        // The end of an isolate ends what was begun in it.
        ("\u{2067}a\u{202b}b\u{2069}c", "\u{2067}a\u{202b}b\u{2069}c"),
        // An end without a beginning would end what is around the name.
        ("a\u{2069}b\u{202c}c", "abc"),
        ("\u{2068}a\u{202c}\u{2069}", "\u{2068}a\u{2069}"),
    ] {
        assert_eq!(contained(given), expected, "{given:?}");
        assert_eq!(contained(expected), expected, "{given:?} once more");
    }
}

/// The base design with a Region that fails, and with one name wherever a name may be.
fn named(name: &str) -> (Value, Scenario) {
    let mut document = support::base();
    document["incidents"] = json!([{
        "id": name, "name": name, "kind": "region_outage", "target": name, "at": "2026-11-05T11:00:00Z"
    }]);
    document["name"] = json!(name);
    let old = document["sites"][0]["id"].clone();
    for list in ["components", "vaults"] {
        for entry in document[list].as_array_mut().expect("a list") {
            if entry["site"] == old {
                entry["site"] = json!(name);
            }
        }
    }
    document["sites"][0]["id"] = json!(name);
    document["sites"][0]["name"] = json!(name);
    document["components"][0]["name"] = json!(name);
    document["components"][0]["tags"] = json!({ name: name });
    let (scenario, _) = file::read_leniently(&document.to_string());
    (document, scenario.expect("it can be read"))
}

/// The fix of an unknown field names the field as the finding does, and removes it from the text as it was written.
#[test]
fn the_fix_removes_an_unknown_field_with_such_a_name() {
    for name in [TURNED, ISOLATED, "a/b~\u{2067}c", "a\u{202c}b"] {
        let mut document = support::base();
        document[name] = json!(1);
        document["components"][0][name] = json!([1]);
        let mut text = document.to_string();
        let (_, findings) = file::read_leniently(&text);
        let unknown: Vec<_> =
            findings.iter().filter(|it| it.message.starts_with("unknown field")).collect();
        assert_eq!(unknown.len(), 2, "{name:?}: {findings:?}");
        for finding in unknown {
            let fix = finding.fix.as_ref().expect("an unknown field can be removed");
            text = patch(&text, &fix.edits).expect("the text is JSON");
        }
        let left: Value = serde_json::from_str(&text).expect("JSON");
        let base = file::as_json(&support::base().to_string());
        assert_eq!(Some(left), base, "{name:?}");
    }
}

#[test]
fn a_sentence_with_such_a_name_reads_on_after_it() {
    for name in [TURNED, ISOLATED] {
        let (_, scenario) = named(name);
        let written: Value = serde_json::from_str(&file::write(&scenario)).expect("JSON");
        let mut texts = Vec::new();
        collect(&written, &mut texts);
        assert!(texts.contains(&contained(name)), "the name is kept: {texts:?}");

        let findings = check::check(&scenario);
        texts.extend(findings.iter().flat_map(|it| [it.message.to_string(), it.hint.to_string()]));
        let run = Run::unchecked(scenario.into());
        assert!(!run.outcome.incidents.is_empty(), "the incident finds its site by the same name");
        let outcome = serde_json::to_value(&run.outcome).expect("JSON");
        collect(&outcome, &mut texts);
        let moments = run.outcome.events.iter().map(|it| it.text.to_string());
        texts.extend(moments);
        for text in texts {
            assert_eq!(contained(&text), text, "{text:?} turns what follows it");
        }
    }
}

/// All texts in a JSON value.
fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|it| collect(it, texts)),
        Value::Object(object) => {
            texts.extend(object.keys().cloned());
            object.values().for_each(|it| collect(it, texts));
        }
        _ => {}
    }
}

#[test]
fn a_name_that_is_typed_is_contained_too() {
    let (_, scenario) = named("fire");
    let id = IncidentId::from("fire");
    let command = Command::RenameIncident { id: id.clone(), name: TURNED.to_owned() };
    let renamed = command.apply(&scenario.into()).expect("it can be renamed");
    let name = renamed.incidents.iter().find(|it| it.id == id).and_then(|it| it.name.clone());
    assert_eq!(name, Some(contained(TURNED)));
}

#[test]
fn a_name_read_from_right_to_left_is_isolated_in_sentences() {
    let name = "שרת 2";
    let isolated = format!("\u{2068}{name}\u{2069}");
    let mut document = support::base();
    document["components"][0]["name"] = json!(name);
    document["sites"][0]["name"] = json!(name);
    let target = document["components"][0]["id"].clone();
    document["incidents"] = json!([{
        "id": "x", "kind": "accidental_deletion", "target": target, "at": "2026-11-05T11:00:00Z"
    }]);
    document["recovery"] = json!([{
        "component": target, "strategy": "backup_and_restore", "site": document["sites"][0]["id"]
    }]);
    let (scenario, _) = file::read_leniently(&document.to_string());
    let scenario = scenario.expect("it can be read");
    assert_eq!(scenario.components[0].name, name, "the document keeps the name as it is");

    let mut sentences: Vec<String> =
        check::check(&scenario).iter().map(|it| it.message.to_string()).collect();
    let run = Run::unchecked(scenario.into());
    sentences.extend(run.outcome.events.iter().map(|it| it.text.to_string()));
    let named: Vec<&String> = sentences.iter().filter(|it| it.contains(name)).collect();
    assert!(named.len() > 3, "{sentences:?}");
    for sentence in named {
        let bare = sentence.replace(&isolated, "");
        assert!(!bare.contains(name), "{sentence:?} has the name without an isolate");
    }
}
