//! The map of the code holds: layers depend downwards only, and only the top knows the browser.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with those it may name; a layer may always name itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("units", &[]),
    ("catalog", &["units"]),
    ("model", &["units", "catalog"]),
    ("engine", &["units", "catalog", "model"]),
    ("compliance", &["units", "catalog", "model", "engine"]),
    ("assess", &["units", "catalog", "model", "engine", "compliance"]),
    ("document", &["units", "catalog", "model"]),
    ("learn", &["units", "catalog", "model", "engine", "compliance", "assess", "document"]),
    ("chart", &["units", "catalog", "model", "engine", "assess"]),
    ("cli", &["units", "catalog", "model", "engine", "compliance", "assess"]),
    ("platform", &[]),
    (
        "ui",
        &[
            "units",
            "catalog",
            "model",
            "engine",
            "compliance",
            "assess",
            "document",
            "learn",
            "chart",
            "platform",
        ],
    ),
];

const BROWSER_CRATES: &[&str] =
    &["leptos", "web_sys", "wasm_bindgen", "js_sys", "gloo_timers", "plotters_canvas"];
const BROWSER_LAYERS: &[&str] = &["platform", "ui"];

/// Past this length a file holds a second concept.
const LONGEST_FILE: usize = 500;

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("src is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                files.push((path, text));
            }
        }
    }
    files
}

fn layer_of(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let relative = path.strip_prefix(root).expect("below src");
    let first = relative.components().next().expect("a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Code without comments: a doc comment may point anywhere.
fn code(text: &str) -> String {
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn layers_depend_downwards_only() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let layer = layer_of(&path);
        if layer == "lib" || layer == "main" {
            continue;
        }
        let Some((_, below)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            faults.push(format!("{}: the layer `{layer}` is not on the map", path.display()));
            continue;
        };
        let code = code(&text);
        for (other, _) in
            LAYERS.iter().filter(|(other, _)| *other != layer && !below.contains(other))
        {
            if code.contains(&format!("crate::{other}::"))
                || code.contains(&format!("crate::{other};"))
            {
                faults.push(format!("{}: `{layer}` may not name `{other}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_top_knows_the_browser() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let layer = layer_of(&path);
        if BROWSER_LAYERS.contains(&layer.as_str()) || layer == "main" {
            continue;
        }
        let code = code(&text);
        for name in BROWSER_CRATES {
            if code.contains(&format!("{name}::")) {
                faults.push(format!("{}: `{layer}` may not name `{name}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_say_what_they_are_for_and_stay_small() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        if !text.starts_with("//! ") {
            faults.push(format!("{} does not open with what it is for", path.display()));
        }
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            faults
                .push(format!("{} has {lines} lines: look for the second concept", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
