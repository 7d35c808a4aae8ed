//! One name, one concept: a type name is declared once in `src`.

use std::collections::BTreeMap;

use super::imports::{Sources, code};

/// Type names that are declared more than once, each with the reason why both are one concept.
const SHARED: &[(&str, &str)] = &[];

/// The types that code declares. Associated types are left out: a trait gives them their names.
fn declared(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in code.lines() {
        let item = line.trim_start();
        let is_indented = item.len() < line.len();
        let is_public = item.starts_with("pub");
        let item = match item.strip_prefix("pub") {
            Some(rest) if rest.starts_with('(') => rest.split_once(") ").map_or("", |it| it.1),
            Some(rest) => rest.trim_start(),
            None => item,
        };
        let Some((keyword, rest)) = item.split_once(' ') else { continue };
        let is_type = match keyword {
            "struct" | "enum" | "trait" => true,
            "type" => is_public || !is_indented,
            _ => false,
        };
        let end = rest.find(|it: char| !it.is_alphanumeric()).unwrap_or(rest.len());
        let name = &rest[..end];
        if is_type && name.starts_with(char::is_uppercase) {
            found.push(name);
        }
    }
    found
}

#[test]
fn each_type_has_a_name_of_its_own() {
    let sources = Sources::read();
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources.all() {
        for name in declared(&code(&source.text)) {
            places.entry(name.to_owned()).or_default().push(source.path.display().to_string());
        }
    }
    let is_shared = |name: &str| SHARED.iter().any(|(shared, _)| *shared == name);
    let twice = places.iter().filter(|(_, files)| files.len() > 1);
    let faults: Vec<String> = twice
        .clone()
        .filter(|(name, _)| !is_shared(name))
        .map(|(name, files)| format!("`{name}` is declared in {}", files.join(" and ")))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let needless: Vec<&str> = SHARED
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| !twice.clone().any(|(it, _)| it == name))
        .collect();
    assert!(needless.is_empty(), "declared once, so not shared: {}", needless.join(", "));
}

#[test]
fn declarations_are_found() {
    let text = "pub struct A;\npub(super) enum B {}\n    pub struct C { x: u8 }\n\
        trait D { type Output; }\nimpl D for A {\n    type Output = A;\n}\ntype E<'a> = &'a A;\n\
        fn f() { struct_of(); }\n    struct F(A);\n";
    assert_eq!(declared(text), ["A", "B", "C", "D", "E", "F"]);
}
