//! Reading one entry of a document: every wrong field of it, not only the first.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::fields::fields_of;
use super::{DocumentReader, Finding, fault, kind_of};
use crate::catalog::Assumption;
use crate::model::{Edit, Severity};

/// How many wrong fields of one entry are reported before the entry is given up.
const MOST_REPAIRS: usize = 20;

/// Past this many values an entry is given up at its first fault: each look for a fault reads it
/// several times, and nobody writes such an entry by hand.
const LARGE_ENTRY: usize = 5_000;

impl DocumentReader {
    /// Reads one entry, which has to be an object.
    pub(super) fn entry<T: DeserializeOwned>(&mut self, value: Value, pointer: &str) -> Option<T> {
        let mut entry = None;
        // Only this closure is compiled for each type; the page carries the rest once.
        self.repair(value, pointer, &mut |value| {
            // As a map, since not every type that is read here is a record.
            let Value::Object(object) = value else {
                return Err(format!("{} is not an object", kind_of(value)));
            };
            entry = Some(T::deserialize(fields_of(object)).map_err(|error| error.to_string())?);
            Ok(())
        });
        entry
    }

    /// Tries to read an entry until it can be. A wrong field is reported and taken out, so that the next
    /// one is found too; an unknown field is taken out with a warning, and does not make the entry
    /// wrong. Of a wrong entry, what could be read still serves the other checks.
    fn repair(&mut self, mut value: Value, pointer: &str, read: fault::EntryReader) {
        let mut wrong = false;
        let repairs = if values_in(&value) > LARGE_ENTRY { 1 } else { MOST_REPAIRS };
        for _ in 0..repairs {
            let Err(message) = read(&value) else { return };
            let place = fault::place(&value, &message, read);
            if message.starts_with("unknown field") {
                self.findings.push(unknown_field(format!("{pointer}{place}"), &message));
            } else if wrong && message.starts_with("missing field") {
                return;
            } else {
                wrong = true;
                self.error(
                    &format!("{pointer}{place}"),
                    explain(&message),
                    "Write a value of the expected type.",
                );
            }
            if !self.findings.takes(Severity::Error) || !take_out(&mut value, &place) {
                break;
            }
        }
        if !wrong {
            // Without an error the document would be taken for a good one with this entry left out.
            self.error(pointer, "the entry has too many unknown fields", "Remove them.");
        }
    }
}

pub(super) fn unknown_field(pointer: String, message: &str) -> Finding {
    let known = message.split_once("expected ").map_or_else(
        || "Check the spelling and the place, or remove the field.".to_owned(),
        |(_, fields)| {
            format!("Check the spelling. Allowed: {}.", fields.trim_start_matches("one of "))
        },
    );
    let edits = [Edit::remove(pointer.clone())];
    Finding::warning(pointer, "unknown field, which has no effect", known).fix("Remove it", edits)
}

pub(super) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Takes the field at a pointer out of its object; list entries stay, since taking one out would
/// move the others to new paths.
fn take_out(value: &mut Value, place: &str) -> bool {
    let Some((parent, last)) = place.rsplit_once('/') else { return false };
    let key = last.replace("~1", "/").replace("~0", "~");
    match value.pointer_mut(parent) {
        Some(Value::Object(object)) => object.remove(&key).is_some(),
        _ => false,
    }
}

/// Serde's sentence with its Rust types in the reader's words.
fn explain(message: &str) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("expected u32", "expected a whole number from 0 to 4294967295"),
        ("expected f64", "expected a number"),
        ("expected a boolean", "expected true or false"),
        ("expected a sequence", "expected a list"),
        ("expected a map", "expected an object"),
        ("expected struct ", "expected an object: "),
        ("expected unit", "expected null"),
        ("invalid type: map", "invalid type: an object"),
        ("invalid type: sequence", "invalid type: a list"),
        ("floating point", "the number"),
        ("integer", "the number"),
    ];
    WORDS.iter().fold(message.to_owned(), |text, (rust, word)| text.replace(rust, word))
}

/// How many values an entry holds, itself included.
fn values_in(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(values_in).sum(),
        Value::Object(fields) => fields.values().map(values_in).sum(),
        _ => 0,
    }
}

/// The lag that replicas of EFS, Neptune and DocumentDB share in older documents.
const SHARED_LAG: &str = "other_replica_lag_seconds";

/// Reads an assumption of older documents as those that it meant.
pub(super) fn former_assumptions(document: &mut serde_json::Map<String, Value>) {
    let Some(Value::Object(assumptions)) = document.get_mut("assumptions") else { return };
    let Some(lag) = assumptions.remove(SHARED_LAG) else { return };
    for meant in [
        Assumption::EfsReplicaLagSeconds,
        Assumption::NeptuneReplicaLagSeconds,
        Assumption::DocumentdbReplicaLagSeconds,
    ] {
        assumptions.entry(meant.key()).or_insert_with(|| lag.clone());
    }
}
