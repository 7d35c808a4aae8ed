//! The texts below the page speak one plain language: none of them holds a word of the former dialect.
//!
//! Three walks find them: over every literal of the sources, over the findings of the designs that break
//! each check, and over what the terminal prints for the shipped designs.

use std::fs;
use std::path::{Path, PathBuf};

use tabletop::cli;
use tabletop::model::presets::PRESETS;

use crate::checks;

/// The layers whose texts are walked; that of `learn` is not among them.
const LAYERS: &[&str] = &[
    "units",
    "catalog",
    "model",
    "engine",
    "compliance",
    "assess",
    "document",
    "chart",
    "cli",
    "show",
    "ui",
];

/// Words that no text holds, each with what to say instead.
const BANNED: &[(&str, &str)] = &[
    ("way back", "recovery option"),
    ("ways back", "recovery options"),
    ("way taken", "recovery option used"),
    ("way home", "failback"),
    ("mend", "fix"),
    ("mends", "fixes"),
    ("mended", "fixed"),
    ("is out", "is unavailable"),
    ("are out", "are unavailable"),
    ("went out", "became unavailable"),
    ("serves again", "is back in service"),
    ("serve again", "are back in service"),
    ("stops serving", "becomes unavailable"),
    ("stop serving", "become unavailable"),
    ("stands in", "is in"),
    ("stands on", "depends on"),
    ("stands at", "is at"),
    ("lies in", "is in"),
    ("lie in", "are in"),
    ("dearer", "more expensive"),
    ("dearest", "most expensive"),
    ("for ever", "forever"),
    ("for good", "permanently"),
    ("besides", "as well"),
    ("beside", "next to"),
    ("grain", "granularity"),
    ("the trap", "a common mistake"),
    ("far end", "recovery site"),
    ("other place", "recovery site"),
    ("as it is", "unchanged"),
    ("as it was", "unchanged"),
    ("all the same", "still"),
    ("heal", "recover automatically"),
    ("heals", "recovers automatically"),
    ("healed", "recovered automatically"),
    ("takes out", "removes"),
    ("take it out", "remove it"),
    ("any more", "the state itself"),
    ("time simulated", "simulated time"),
    ("kind", "resource type, component or type"),
    ("kinds", "resource types, components or types"),
    ("misspelt", "misspelled"),
    ("cancelled", "canceled"),
    ("colour", "color"),
    ("behaviour", "behavior"),
    ("centre", "center"),
    ("grey", "gray"),
];

/// Texts that hold such a word in another meaning, or that no user reads.
const EXCEPTIONS: &[&str] = &[
    // Paths, not sentences.
    "/kind",
];

/// Texts in which a point is none of recovery.
const OTHER_POINTS: &[&str] = &[
    // Points of the resiliency score.
    "Biggest improvement",
    // Elastic Disaster Recovery keeps points in time.
    "newer point",
    "floating point",
    "single point of failure",
];

/// The words of a text, without names of fields and of the user's things in backticks, and without
/// placeholders in braces.
fn words(text: &str) -> Vec<String> {
    text.split('`')
        .step_by(2)
        .flat_map(|part| part.split('{').map(|it| it.split_once('}').map_or(it, |(_, rest)| rest)))
        .flat_map(|part| part.split(|it: char| !it.is_alphanumeric() && it != '-' && it != '\''))
        .filter(|it| !it.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn wrong_words(text: &str) -> Vec<String> {
    if EXCEPTIONS.iter().any(|it| text.contains(it)) {
        return Vec::new();
    }
    let words = words(text);
    let mut wrong = Vec::new();
    for (banned, say) in BANNED {
        let phrase: Vec<&str> = banned.split(' ').collect();
        for (at, window) in words.windows(phrase.len()).enumerate() {
            let next = words.get(at + phrase.len()).map_or("", String::as_str);
            // "3 is out of range", "all data that is stored".
            let is_another = banned.ends_with(" out") && next == "of";
            if window == phrase.as_slice() && !is_another {
                wrong.push(format!("“{banned}”, say “{say}”"));
            }
        }
    }
    let is_of_recovery = |at: usize| {
        let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", String::as_str);
        let before = word(at.checked_sub(1));
        let in_time = word(at.checked_add(1)) == "in" && word(at.checked_add(2)) == "time";
        before == "recovery" || before == "air-gapped" || in_time
    };
    let bare =
        |(at, word): (usize, &String)| (word == "point" || word == "points") && !is_of_recovery(at);
    if words.iter().enumerate().any(bare) && !OTHER_POINTS.iter().any(|it| text.contains(it)) {
        wrong.push("“point”, say “recovery point”".to_owned());
    }
    wrong
}

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

/// The literals of a source up to its tests, with the lines they begin in; line continuations are joined.
fn literals(source: &str) -> Vec<(usize, String)> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let characters: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(&character) = characters.get(at) {
        let next = characters.get(at + 1).copied();
        match character {
            '/' if next == Some('/') => {
                while characters.get(at).is_some_and(|it| *it != '\n') {
                    at += 1;
                }
            }
            // A quote as a character is no beginning of a text.
            '\'' if next == Some('"') => at += 3,
            '\'' if next == Some('\\') => at += 4,
            '"' => {
                let begins = line;
                let mut text = String::new();
                at += 1;
                while let Some(&inner) = characters.get(at).filter(|it| **it != '"') {
                    if inner == '\\' {
                        at += 1;
                        if characters.get(at) == Some(&'\n') {
                            line += 1;
                            while characters.get(at + 1).is_some_and(|it| it.is_whitespace()) {
                                at += 1;
                            }
                        } else {
                            text.push(' ');
                        }
                    } else {
                        line += usize::from(inner == '\n');
                        text.push(inner);
                    }
                    at += 1;
                }
                at += 1;
                found.push((begins, text));
            }
            other => {
                line += usize::from(other == '\n');
                at += 1;
            }
        }
    }
    found
}

#[test]
fn literals_are_found_where_they_are() {
    let source = "fn f() { // \"no\"\n  g('\"', \"one \\\n   two\", \"\\u{2212}\");\n}\n";
    assert_eq!(literals(source), [(2, "one two".to_owned()), (3, " {2212}".to_owned())]);
}

#[test]
fn words_of_the_dialect_are_found_and_their_other_meanings_are_not() {
    for text in ["us-east-1 is out.", "No way back is left.", "Points stay warm.", "Of no kind."] {
        assert!(!wrong_words(text).is_empty(), "{text}");
    }
    for text in ["3 is out of range", "`kind` is missing", "A point in time.", "Recovery points."] {
        assert!(wrong_words(text).is_empty(), "{text}");
    }
}

#[test]
fn no_text_of_the_sources_holds_a_word_of_the_dialect() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut wrong, mut seen) = (Vec::new(), 0_usize);
    for (path, source) in sources() {
        let place = path.strip_prefix(&root).expect("it is in src");
        let layer = place.components().next().map(|it| it.as_os_str().to_string_lossy());
        let layer = layer.unwrap_or_default();
        if !LAYERS.contains(&layer.trim_end_matches(".rs")) {
            continue;
        }
        // A single word may be a name of the format.
        for (line, text) in literals(&source).into_iter().filter(|(_, it)| it.contains(' ')) {
            seen += 1;
            let words = wrong_words(&text);
            if !words.is_empty() {
                wrong.push(format!("src/{}:{line}: {}: {text}", place.display(), words.join(", ")));
            }
        }
    }
    assert!(seen > 1_000, "only {seen} texts are seen");
    assert!(wrong.is_empty(), "{} of {seen}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_finding_holds_a_word_of_the_dialect() {
    let texts = checks::texts();
    assert!(texts.len() > 150, "only {} texts are seen", texts.len());
    let wrong: Vec<String> = texts
        .iter()
        .filter_map(|text| {
            let words = wrong_words(text);
            (!words.is_empty()).then(|| format!("{}: {text}", words.join(", ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_that_the_terminal_prints_holds_a_word_of_the_dialect() {
    let run = |arguments: &[&str], input: &str| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        cli::run(arguments, &mut input.as_bytes(), &mut out, &mut err).expect("memory is written");
        out.extend(err);
        String::from_utf8(out).expect("the terminal writes UTF-8")
    };
    let mut wrong = Vec::new();
    let mut look = |what: &str, text: &str| {
        for line in text.lines() {
            let words = wrong_words(line);
            if !words.is_empty() {
                wrong.push(format!("{what}: {}: {line}", words.join(", ")));
            }
        }
    };
    look("help", &run(&["help"], ""));
    look("example", &run(&["example"], ""));
    for preset in PRESETS {
        let example = run(&["example", preset.key], "");
        look(preset.key, &run(&["check", "-"], &example));
        look(preset.key, &run(&["simulate", "-"], &example));
    }
    for key in ["ecommerce", "nine_in_the_evening"] {
        let example = run(&["example", key], "");
        look(key, &run(&["assess", "-"], &example));
        look(key, &run(&["compare", "-"], &example));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
