//! The reference cases: each directory in `tests/scenarios` against its expectation, by the library
//! and by the terminal.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tabletop::cli;

use crate::expectation;

fn directories() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut directories: Vec<PathBuf> = fs::read_dir(root)
        .expect("tests/scenarios is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    directories.sort();
    directories
}

fn json(path: &Path) -> Value {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_reference_case_holds_in_the_library() {
    let mut failures = Vec::new();
    for directory in directories() {
        let document = fs::read_to_string(directory.join("scenario.json")).expect("scenario.json");
        let expected = json(&directory.join("expect.json"));
        for failure in expectation::check(&document, &expected) {
            failures.push(format!("{}: {failure}", directory.display()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_reference_case_holds_in_the_terminal() {
    let mut failures = Vec::new();
    for directory in directories() {
        let document = fs::read(directory.join("scenario.json")).expect("scenario.json");
        let expected = json(&directory.join("expect.json"));
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code =
            cli::run(&["simulate", "-", "--json"], &mut document.as_slice(), &mut out, &mut err)
                .expect("memory can be written to");
        let refused = expected.get("refused") == Some(&Value::Bool(true));
        assert_eq!(
            code,
            u8::from(refused),
            "{}: {}",
            directory.display(),
            String::from_utf8_lossy(&err)
        );
        if !refused {
            let outcome: Value = serde_json::from_slice(&out).expect("the terminal prints JSON");
            for failure in expectation::contained(&expected, &outcome) {
                failures.push(format!("{}: {failure}", directory.display()));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_case_says_where_its_expectation_comes_from() {
    let cases = directories();
    for number in 1..=12 {
        let prefix = format!("r{number}_");
        let named = |path: &PathBuf| {
            path.file_name().is_some_and(|name| {
                let name = name.to_string_lossy();
                name.starts_with(&prefix) || name == prefix.trim_end_matches('_')
            })
        };
        assert!(cases.iter().any(named), "R{number} has no directory");
    }
    for directory in cases {
        let note = fs::read_to_string(directory.join("note.md")).unwrap_or_default();
        assert!(note.len() > 40, "{} has no note", directory.display());
    }
}

#[test]
fn the_browser_plays_the_same_cases() {
    let list = include_str!("../browser/engine.rs");
    for directory in directories() {
        let name = directory.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(
            list.contains(&format!("    \"{name}\",\n")),
            "{name} is missing in tests/browser/engine.rs"
        );
    }
}
