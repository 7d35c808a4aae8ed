//! The map of the code holds: layers depend downwards only, rooms of the page keep to themselves, and only
//! the top knows the browser.

mod drawing;
mod imports;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use imports::{Module, Source, Sources, circles, code};

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
    (
        "show",
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
        ],
    ),
    ("cli", &["units", "catalog", "model", "engine", "compliance", "assess", "show"]),
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
            "show",
            "platform",
        ],
    ),
];

const BROWSER_CRATES: &[&str] =
    &["leptos", "web_sys", "wasm_bindgen", "js_sys", "gloo_timers", "plotters_canvas"];
const BROWSER_LAYERS: &[&str] = &["platform", "ui"];

/// The rooms of the page, each with those it may name besides itself. A view is a room of its own.
const ROOMS: &[(&str, &[&str])] = &[
    ("state", &["lazy"]),
    ("lazy", &["state"]),
    ("widgets", &["state", "lazy"]),
    ("forms", &["state", "lazy", "widgets"]),
    ("shell", &["state", "lazy", "widgets", "forms"]),
    ("views", &["state", "lazy", "widgets", "forms"]),
    ("app", &["state", "lazy", "widgets", "forms", "shell"]),
];

/// The only file that names views and what surrounds them.
const LOADER: &[&str] = &["ui", "lazy", "load"];

/// A circle of more files cannot be read one file after the other.
const LARGEST_CIRCLE: usize = 8;

/// Past this length a file holds a second concept.
const LONGEST_FILE: usize = 410;

/// The two roots of the crate, which name all layers.
fn is_root(source: &Source) -> bool {
    matches!(source.layer(), "lib" | "main")
}

fn is(module: &[String], path: &[&str]) -> bool {
    module.iter().map(String::as_str).eq(path.iter().copied())
}

#[test]
fn layers_depend_downwards_only() {
    let sources = Sources::read();
    let mut faults = Vec::new();
    for source in sources.all().filter(|it| !is_root(it)) {
        let layer = source.layer();
        let path = source.path.display();
        let Some((_, below)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            faults.push(format!("{path}: the layer `{layer}` is not on the map"));
            continue;
        };
        let absolute = source.written().filter_map(|it| sources.absolute(&source.module, it));
        let named: BTreeSet<String> = absolute.filter_map(|it| it.first().cloned()).collect();
        for (other, _) in LAYERS {
            if *other != layer && named.contains(*other) && !below.contains(other) {
                faults.push(format!("{path}: `{layer}` may not name `{other}`"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_top_knows_the_browser() {
    let mut faults = Vec::new();
    for source in Sources::read().all() {
        if BROWSER_LAYERS.contains(&source.layer()) || source.layer() == "main" {
            continue;
        }
        for path in source.written() {
            if path.first().is_some_and(|it| BROWSER_CRATES.contains(&it.as_str())) {
                let (layer, path) = (source.layer(), path.join("::"));
                faults.push(format!("{}: `{layer}` may not name `{path}`", source.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The room of a module of the page: `state`, or `views/cost`.
fn room(module: &[String]) -> Option<String> {
    match module {
        [ui, views, view, ..] if ui == "ui" && views == "views" => Some(format!("views/{view}")),
        [ui, room, ..] if ui == "ui" => Some(room.clone()),
        _ => None,
    }
}

#[test]
fn rooms_of_the_page_keep_to_themselves() {
    let sources = Sources::read();
    let mut faults = Vec::new();
    for source in sources.all().filter(|it| !is(&it.module, LOADER)) {
        let Some(own) = room(&source.module) else { continue };
        let kind = own.split('/').next().unwrap_or_default();
        let path = source.path.display();
        let Some((_, others)) = ROOMS.iter().find(|(name, _)| *name == kind) else {
            faults.push(format!("{path}: the room `{kind}` is not on the map"));
            continue;
        };
        for (module, item) in sources.named_by(source) {
            let Some(other) = room(&module).filter(|it| *it != own) else { continue };
            if !others.contains(&other.as_str()) {
                faults.push(format!("{path}: `{own}` may not name `{item}` of `{other}`"));
            }
            if is(&module, LOADER) && kind != "app" {
                faults.push(format!("{path}: only the app may name `{item}`, which names views"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_circle_of_imports_is_large() {
    let sources = Sources::read();
    let edges: BTreeMap<Module, BTreeSet<Module>> = sources
        .all()
        .map(|source| {
            let named = sources.named_by(source).into_iter().map(|(module, _)| module);
            (source.module.clone(), named.collect())
        })
        .collect();
    let mut faults = Vec::new();
    for circle in circles(&edges) {
        let files: Vec<String> = circle.iter().map(|it| it.join("/")).collect();
        if files.len() > LARGEST_CIRCLE {
            faults.push(format!("{} files in a circle: {}", files.len(), files.join(", ")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The types of a result, which say what happened. They name nothing of what worked it out.
const RESULT: &[&str] =
    &["engine/outcome", "engine/phase", "engine/reason", "engine/reason/text", "engine/story"];

#[test]
fn results_name_nothing_of_the_simulation() {
    let sources = Sources::read();
    let mut faults = Vec::new();
    for source in sources.all().filter(|it| RESULT.contains(&it.module.join("/").as_str())) {
        for (module, item) in sources.named_by(source) {
            let module = module.join("/");
            if module.starts_with("engine") && !RESULT.contains(&module.as_str()) {
                let path = source.path.display();
                faults.push(format!("{path}: a result may not name `{item}` of `{module}`"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn imports_are_taken_apart() {
    let text = "use crate::{engine, ui::{state::Editor, widgets::{self, on as listen}}};\n\
        pub(super) use super::a::B; // crate::no\nfn f() { crate::model::check(\"crate::no\") }";
    let (found, rest) = imports::imports(&code(text));
    let written: Vec<(String, &str)> =
        found.iter().map(|it| (it.path.join("::"), it.name.as_str())).collect();
    let expected = [
        ("crate::engine", "engine"),
        ("crate::ui::state::Editor", "Editor"),
        ("crate::ui::widgets", "widgets"),
        ("crate::ui::widgets::on", "listen"),
        ("super::a::B", "B"),
    ];
    assert_eq!(written, expected.map(|(path, name)| (path.to_owned(), name)));
    assert_eq!(found.iter().filter(|it| it.is_public).count(), 1);
    let paths: Vec<String> = imports::paths(&rest).iter().map(|it| it.join("::")).collect();
    assert_eq!(paths, ["crate::model::check"]);
}

#[test]
fn tests_name_things_as_their_file_does() {
    let text = "use super::a;\n#[cfg(test)]\nmod tests {\n    use super::*;\n    use super::super::b;\n}\n";
    let expected =
        "use super::a;\n#[cfg(test)]\nmod tests {\n    use self::*;\n    use super::b;\n}\n";
    assert_eq!(imports::tests_as_part_of_the_file(text), expected);
}

#[test]
fn circles_are_found() {
    let edge = |from: &str, to: &[&str]| {
        (from.to_owned(), to.iter().map(|it| (*it).to_owned()).collect::<BTreeSet<_>>())
    };
    let edges = BTreeMap::from([
        edge("a", &["b"]),
        edge("b", &["c"]),
        edge("c", &["a", "d"]),
        edge("d", &["e"]),
        edge("e", &[]),
    ]);
    assert_eq!(circles(&edges), [["a", "b", "c"].map(str::to_owned).to_vec()]);
}

#[test]
fn files_say_what_they_are_for_and_stay_small() {
    let mut faults = Vec::new();
    for source in Sources::read().all() {
        let path = source.path.display();
        if !source.text.starts_with("//! ") {
            faults.push(format!("{path} does not open with what it is for"));
        }
        let lines = source.text.lines().count();
        if lines > LONGEST_FILE {
            faults.push(format!("{path} has {lines} lines: look for the second concept"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
