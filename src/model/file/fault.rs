//! Where in an entry the fault is that a reading complains of.
//!
//! Serde says what is wrong and not where. It reads an object field by field and a list element by
//! element and stops at the first fault, so the fault is in the last field of the shortest beginning
//! that shows it. Crates that track the path instead compile every reading a second time, which would
//! cost the page some fifty kilobytes.

use serde_json::Value;

use super::entry::escape;

/// Reads an entry as its type, and says what is wrong with it.
pub(super) type EntryReader<'a> = &'a mut dyn FnMut(&Value) -> Result<(), String>;

/// The place, as a JSON pointer within the entry, of the fault that reading the entry complains of.
pub(super) fn place(entry: &Value, message: &str, read: EntryReader) -> String {
    let mut place = String::new();
    while let Some(container) = entry.pointer(&place) {
        let step = if message.starts_with("missing field") && container.is_object() {
            lacking_child(entry, container, &place, message, read)
        } else {
            faulty_child(entry, container, &place, message, read)
        };
        match step {
            Some(step) => place = format!("{place}/{step}"),
            None => break,
        }
    }
    place
}

/// The first child with which the fault shows, found by halving: with all that come after it the
/// fault shows too.
fn faulty_child(
    entry: &Value,
    container: &Value,
    place: &str,
    message: &str,
    read: EntryReader,
) -> Option<String> {
    let count = match container {
        Value::Object(fields) => fields.len(),
        Value::Array(list) => list.len(),
        _ => 0,
    };
    let mut shows = |children: usize| {
        let beginning = match container {
            Value::Object(fields) => fields
                .iter()
                .take(children)
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
            Value::Array(list) => list.iter().take(children).cloned().collect(),
            other => other.clone(),
        };
        complains(&with(entry, place, beginning), message, read)
    };
    let (mut without, mut with_fault) = (0, count);
    if count == 0 || shows(0) || !shows(count) {
        return None;
    }
    while with_fault - without > 1 {
        let middle = without + (with_fault - without) / 2;
        if shows(middle) { with_fault = middle } else { without = middle }
    }
    step(container, without)
}

/// The field without which nothing is missing any more: what lacks a field of its own is in it. Only
/// objects and lists can lack something, and a type has few fields of that kind.
fn lacking_child(
    entry: &Value,
    container: &Value,
    place: &str,
    message: &str,
    read: EntryReader,
) -> Option<String> {
    let fields = container.as_object()?;
    let nested = fields.iter().filter(|(_, child)| child.is_object() || child.is_array());
    for (key, _) in nested {
        let mut rest = fields.clone();
        rest.remove(key);
        let other = read(&with(entry, place, Value::Object(rest)));
        let is_in_it = other.map_or_else(
            |other| other != message && other != format!("missing field `{key}`"),
            |()| true,
        );
        if is_in_it {
            return Some(escape(key));
        }
    }
    None
}

fn complains(entry: &Value, message: &str, read: EntryReader) -> bool {
    read(entry).is_err_and(|other| other == message)
}

/// The entry with another value at a place.
fn with(entry: &Value, place: &str, value: Value) -> Value {
    let mut changed = entry.clone();
    if let Some(slot) = changed.pointer_mut(place) {
        *slot = value;
    }
    changed
}

fn step(container: &Value, at: usize) -> Option<String> {
    match container {
        Value::Object(fields) => fields.keys().nth(at).map(|key| escape(key)),
        Value::Array(_) => Some(at.to_string()),
        _ => None,
    }
}
