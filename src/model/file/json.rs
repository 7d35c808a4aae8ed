//! JSON as a value, read strictly: a key occurs once in an object, no text is longer than any field needs,
//! a number that no program can hold is named with its place, and what a text turns around ends with it.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::LONGEST_TEXT;
use super::entry::escape;
use crate::model::{Finding, Findings, contained};

/// Below this, every whole number is a float of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// How much of a key or a text a message repeats, in characters.
const QUOTED: usize = 40;

/// Reads a text as JSON, with findings about what JSON allows and a design does not.
///
/// # Errors
/// The finding that says why the text is not JSON.
pub(super) fn read(text: &str, findings: &mut Findings) -> Result<Value, Box<Finding>> {
    let state = RefCell::new(JsonReading { pointer: Vec::new(), findings });
    // Some editors begin a text with a byte order mark, which JSON does not know.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Strict(&state).deserialize(&mut deserializer);
    let value = value.and_then(|value| deserializer.end().map(|()| value));
    value.map_err(|error| Box::new(refusal(text, &error, &state.borrow().pointer())))
}

/// The value as [`read`] would read it from a text; nothing where it cannot be JSON.
pub(super) fn strict(value: Value, findings: &mut Findings) -> Option<Value> {
    let state = RefCell::new(JsonReading { pointer: Vec::new(), findings });
    Strict(&state).deserialize(value).ok()
}

fn refusal(text: &str, error: &serde_json::Error, pointer: &str) -> Finding {
    let message = error.to_string();
    // The reader has stopped there, and may have read nothing but JSON.
    if let Some(place) = message.strip_prefix("recursion limit exceeded") {
        return Finding::error(
            "",
            format!("the text is nested too deeply{place}"),
            "Nest at most a hundred lists and objects in each other.",
        );
    }
    if let Some(place) = message.strip_prefix("number out of range") {
        return Finding::error(
            pointer,
            format!("the number `{}` is too large{place}", number_at(text, error)),
            "The largest number that can be read is about 1.8e308. Write a smaller one.",
        );
    }
    Finding::error("", format!("this is not JSON: {message}"), "Correct the text there.")
}

/// The number around the place of an error.
fn number_at<'a>(text: &'a str, error: &serde_json::Error) -> &'a str {
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let is_of_number = |it: &u8| it.is_ascii_digit() || b"+-.eE".contains(it);
    let (before, after) = line.as_bytes().split_at(error.column().min(line.len()));
    let from = before.len() - before.iter().rev().take_while(|it| is_of_number(it)).count();
    let to = before.len() + after.iter().take_while(|it| is_of_number(it)).count();
    line.get(from..to.min(from + QUOTED)).unwrap_or_default()
}

struct JsonReading<'a> {
    /// The steps to what is being read. After an error they lead to it.
    pointer: Vec<PathSegment>,
    findings: &'a mut Findings,
}

enum PathSegment {
    Key(String),
    At(usize),
}

impl JsonReading<'_> {
    fn pointer(&self) -> String {
        self.pointer.iter().fold(String::new(), |pointer, step| match step {
            PathSegment::Key(key) => format!("{pointer}/{}", escape(key)),
            PathSegment::At(at) => format!("{pointer}/{at}"),
        })
    }

    fn find(&mut self, message: String, hint: impl Into<String>) {
        self.findings.push(Finding::error(self.pointer(), message, hint));
    }

    /// Whether a text is short enough; what is not is named by its beginning.
    fn measure(&mut self, text: &str) {
        // Bytes are at least as many as characters, and free to count.
        if text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT {
            self.find(
                format!("the text is too long: “{}”", beginning(text)),
                format!("Allowed: up to {LONGEST_TEXT} characters."),
            );
        }
    }
}

/// The beginning of a text, for a message.
fn beginning(text: &str) -> String {
    let mut characters = text.chars();
    let beginning: String = characters.by_ref().take(QUOTED).collect();
    // What the rest would have ended, ends here.
    let beginning = contained(&beginning);
    if characters.next().is_some() { format!("{beginning}…") } else { beginning }
}

#[derive(Clone, Copy)]
struct Strict<'a, 'b>(&'a RefCell<JsonReading<'b>>);

impl<'de> DeserializeSeed<'de> for Strict<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_, '_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    /// JSON has one kind of number: 7.0 is the whole number 7, as JSON Schema has it.
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        let is_whole = value.fract().abs() < f64::MIN_POSITIVE && value.abs() < EXACT;
        // `as` is exact for whole numbers below `EXACT`.
        Ok(if is_whole && value.is_sign_positive() { (value as u64).into() } else { value.into() })
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        self.0.borrow_mut().measure(text);
        Ok(contained(text).into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            self.0.borrow_mut().pointer.push(PathSegment::At(list.len()));
            let next = access.next_element_seed(self)?;
            self.0.borrow_mut().pointer.pop();
            match next {
                Some(value) => list.push(value),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = access.next_key::<String>()? {
            let key = contained(&key);
            self.0.borrow_mut().measure(&key);
            let quoted = beginning(&key);
            self.0.borrow_mut().pointer.push(PathSegment::Key(quoted.clone()));
            let value = access.next_value_seed(self)?;
            if object.insert(key, value).is_some() {
                self.0.borrow_mut().find(
                    format!("the key `{quoted}` is used twice in one object"),
                    "Keep one of the two. A program reads one value and drops the other.",
                );
            }
            self.0.borrow_mut().pointer.pop();
        }
        Ok(Value::Object(object))
    }
}
