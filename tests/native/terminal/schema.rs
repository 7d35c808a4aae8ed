//! The JSON Schema that the terminal prints, and who else has to know its words.

use serde_json::Value;

use super::run;

/// What the fuzzer puts into documents grows with what documents can say.
#[test]
fn the_fuzzer_knows_every_word_of_the_schema() {
    let schema: Value = serde_json::from_str(&run(&["schema"], "").out).expect("JSON");
    let dictionary = include_str!("../../../fuzz/document.dict");
    let mut missing = Vec::new();
    words_of(&schema, &mut |word: &str| {
        if !dictionary.contains(&format!("\\\"{word}\\\"")) {
            missing.push(word.to_owned());
        }
    });
    assert!(missing.is_empty(), "add to fuzz/document.dict: {missing:?}");
}

/// The names of fields and the values to choose from, anywhere in a JSON schema.
fn words_of(schema: &Value, found: &mut impl FnMut(&str)) {
    match schema {
        Value::Object(fields) => {
            for (key, value) in fields {
                match (key.as_str(), value) {
                    ("properties", Value::Object(properties)) => {
                        properties.keys().for_each(|it| found(it));
                    }
                    ("enum", Value::Array(values)) => {
                        values.iter().filter_map(Value::as_str).for_each(&mut *found);
                    }
                    ("const", Value::String(value)) => found(value),
                    _ => {}
                }
                words_of(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|it| words_of(it, found)),
        _ => {}
    }
}
