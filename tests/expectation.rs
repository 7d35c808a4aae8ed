//! Compares an outcome with the part of it that a reference case expects; used natively and in the browser.

use serde_json::Value;
use tabletop::engine;
use tabletop::model::file;

/// What is wrong with the outcome of a document, measured by an expectation.
pub(crate) fn check(document: &str, expected: &Value) -> Vec<String> {
    let refused = expected.get("refused") == Some(&Value::Bool(true));
    match (file::read(document), refused) {
        (Ok(loaded), false) => {
            let outcome = serde_json::to_value(engine::simulate(&loaded.scenario));
            outcome.map_or_else(
                |error| vec![error.to_string()],
                |outcome| contained(expected, &outcome),
            )
        }
        (Ok(_), true) => vec!["the document should be refused".to_owned()],
        (Err(findings), false) => vec![format!("the document is refused: {findings:?}")],
        (Err(findings), true) => {
            let findings = serde_json::json!({ "findings": findings });
            let mut expected = expected.clone();
            if let Some(object) = expected.as_object_mut() {
                object.remove("refused");
            }
            contained(&expected, &findings)
        }
    }
}

/// What an expectation names and an outcome does not have.
pub(crate) fn contained(expected: &Value, actual: &Value) -> Vec<String> {
    let mut failures = Vec::new();
    compare("", expected, actual, &mut failures);
    failures
}

fn compare(path: &str, expected: &Value, actual: &Value, failures: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(wanted), _) if wanted.contains_key("between") => {
            let bound = |at: usize| wanted["between"].get(at).and_then(Value::as_f64);
            let within = match (bound(0), actual.as_f64(), bound(1)) {
                (Some(low), Some(value), Some(high)) => (low..=high).contains(&value),
                _ => false,
            };
            if !within {
                failures.push(format!("{path} is {actual}, expected {expected}"));
            }
        }
        (Value::Object(wanted), _) if wanted.contains_key("contains") => {
            let part = wanted["contains"].as_str().unwrap_or_default();
            if !actual.as_str().is_some_and(|text| text.contains(part)) {
                failures.push(format!("{path} is {actual}, expected to contain {part:?}"));
            }
        }
        (Value::Object(wanted), Value::Object(_)) => {
            for (key, wanted) in wanted {
                let actual = actual.get(key).unwrap_or(&Value::Null);
                compare(&format!("{path}/{key}"), wanted, actual, failures);
            }
        }
        (Value::Array(wanted), Value::Array(actual)) => {
            for (at, wanted) in wanted.iter().enumerate() {
                items(&format!("{path}/{at}"), wanted, actual, failures);
            }
        }
        (Value::Number(wanted), Value::Number(actual)) if wanted.as_f64() == actual.as_f64() => {}
        _ if expected == actual => {}
        _ => failures.push(format!("{path} is {actual}, expected {expected}")),
    }
}

/// An item is found by its name; without one, any item that fits will do.
fn items(path: &str, wanted: &Value, actual: &[Value], failures: &mut Vec<String>) {
    for key in ["id", "component"] {
        if let Some(name) = wanted.get(key) {
            match actual.iter().find(|item| item.get(key) == Some(name)) {
                Some(item) => compare(path, wanted, item, failures),
                None => failures.push(format!("{path}: there is no {key} {name}")),
            }
            return;
        }
    }
    if !actual.iter().any(|item| contained(wanted, item).is_empty()) {
        failures
            .push(format!("{path}: nothing fits {wanted} among {}", Value::from(actual.to_vec())));
    }
}
