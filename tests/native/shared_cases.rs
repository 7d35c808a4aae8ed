//! Small designs with known answers in the folder `shared/cases` beside the repository, where there is one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tabletop::cli;
use tabletop::document::link;

use crate::expectation::contained;

/// What holds of a file.
enum Fact {
    /// The run has this within it: an expectation as in `tests/scenarios`.
    Has(fn() -> Value),
    /// A check of this name finds something.
    Finds(&'static str),
    /// The terminal refuses it with these words.
    Refused(&'static str),
    /// `assess` comes to an end with a cell for each disruption.
    Assessed,
    /// What the terminal prints has no control character.
    Escaped,
    /// The protection costs as much as that of another file.
    CostsLike(&'static str),
    /// It is a link that does not open without a note that it has no checksum.
    Unchecked,
}

fn impact(fields: Value) -> Value {
    json!({ "incidents": [{ "impacts": [fields] }] })
}

/// The files with a fact or two about each.
const FACTS: &[(&str, &[Fact])] = &[
    (
        "f01.json",
        &[
            Fact::Has(|| impact(json!({ "lost_for_good": true, "rpo": "breached" }))),
            Fact::Finds("nothing_protects"),
        ],
    ),
    ("f02.json", &[Fact::Has(|| impact(json!({ "data_lost_seconds": 0, "down_seconds": 600 })))]),
    ("f03.json", &[Fact::Has(|| impact(json!({ "data_lost_seconds": 0, "rto": "breached" })))]),
    (
        "f04.json",
        &[Fact::Has(|| impact(json!({ "taken": { "option": "point_in_time_restore" } })))],
    ),
    (
        "f05.json",
        &[Fact::Has(|| {
            json!({ "incidents": [{ "impacts": [
                { "component": "db", "down_seconds": 14_400 },
                { "component": "web", "down_seconds": 14_400 }
            ] }] })
        })],
    ),
    (
        "f07.json",
        &[Fact::Has(|| {
            let down = json!({ "down_seconds": 14_400, "data_lost_seconds": 0 });
            json!({ "incidents": [{ "id": "z3", "impacts": [down, down] }] })
        })],
    ),
    (
        "f07b.json",
        &[Fact::Has(
            || json!({ "incidents": [{ "id": "z2", "impacts": [{ "down_seconds": 86_400 }] }] }),
        )],
    ),
    (
        "f08.json",
        &[Fact::Has(|| {
            impact(
                json!({ "taken": { "phases": [{ "phase": "restore", "seconds": { "between": [777_600, 1_000_000] } }] } }),
            )
        })],
    ),
    (
        "f09.json",
        &[Fact::Has(|| impact(json!({ "down_seconds": { "between": [1_200, 10_000] } })))],
    ),
    ("f10.json", &[Fact::Finds("jobs_overlap")]),
    ("f11.json", &[Fact::Has(|| impact(json!({ "down_seconds": 30 })))]),
    ("assess-hang-two-hourly-rules.json", &[Fact::Assessed]),
    ("assess-hourly-6hourly-berlin.json", &[Fact::Assessed]),
    ("assess-daily-daily-monthly-utc.json", &[Fact::Assessed]),
    (
        "most-steps-12-months.json",
        &[Fact::Has(|| impact(json!({ "lost_for_good": false, "data_lost_seconds": 31_408_200 })))],
    ),
    ("rds-recovers-in-a-data-center-pilot_light.json", &[Fact::Refused("cannot run at office")]),
    ("two-continuous-rules-35-7.json", &[Fact::CostsLike("two-continuous-rules-7-35.json")]),
    ("two-continuous-rules-7-35.json", &[Fact::CostsLike("two-continuous-rules-35-7.json")]),
    ("duplicate-key.json", &[Fact::Refused("is used twice")]),
    ("terminal-escape.json", &[Fact::Escaped]),
    ("link-one-letter-changed.txt", &[Fact::Unchecked]),
];

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    folder.is_dir().then_some(folder)
}

struct Ran {
    code: u8,
    out: String,
    err: String,
}

fn run(arguments: &[&str], document: &str) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(arguments, &mut document.as_bytes(), &mut out, &mut err)
        .expect("memory can be written to");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the terminal writes UTF-8");
    Ran { code, out: text(out), err: text(err) }
}

fn outcome(document: &str) -> Result<Value, String> {
    let ran = run(&["simulate", "-", "--json", "--no-entries"], document);
    serde_json::from_str(&ran.out).map_err(|_| format!("refused: {}", ran.err))
}

/// What is wrong with a file, measured by a fact about it.
fn failures(folder: &Path, document: &str, fact: &Fact) -> Result<Vec<String>, String> {
    Ok(match fact {
        Fact::Has(expected) => contained(&expected(), &outcome(document)?),
        Fact::Finds(check) => {
            let outcome = outcome(document)?;
            let found = outcome["findings"].as_array().into_iter().flatten();
            let named = found.into_iter().any(|it| it["check"] == *check);
            if named { Vec::new() } else { vec![format!("{check} finds nothing")] }
        }
        Fact::Refused(words) => {
            let ran = run(&["check", "-"], document);
            let is_refused = ran.code == 1 && ran.err.contains(words);
            if is_refused { Vec::new() } else { vec![format!("not refused: {}", ran.err)] }
        }
        Fact::Assessed => {
            let ran = run(&["assess", "-", "--json"], document);
            let read: Result<Value, _> = serde_json::from_str(&ran.out);
            let rows = read.ok().map_or(0, |it| it["rows"].as_array().map_or(0, Vec::len));
            if rows > 0 { Vec::new() } else { vec![format!("not assessed: {}", ran.err)] }
        }
        Fact::Escaped => {
            let ran = run(&["simulate", "-"], document);
            let all = ran.out + &ran.err;
            let obeyed = all.chars().find(|it| it.is_control() && *it != '\n');
            obeyed.map(|it| format!("prints {it:?}")).into_iter().collect()
        }
        Fact::CostsLike(other) => {
            let other = fs::read_to_string(folder.join(other)).map_err(|it| it.to_string())?;
            let cost = |it: &Value| it["cost"]["protection_usd_per_month"].clone();
            let (one, other) = (cost(&outcome(document)?), cost(&outcome(&other)?));
            if one == other && !one.is_null() {
                Vec::new()
            } else {
                vec![format!("costs {one} and {other}")]
            }
        }
        Fact::Unchecked => {
            let fragment = document.trim().rsplit('#').next().unwrap_or_default();
            match link::read(fragment) {
                Ok(linked) if linked.is_checked => vec!["opens as if it were whole".to_owned()],
                Ok(_) | Err(_) => Vec::new(),
            }
        }
    })
}

#[test]
#[expect(clippy::print_stdout, reason = "it says what is skipped, and how long each file takes")]
fn the_cases_beside_the_repository_hold() {
    let Some(folder) = folder() else {
        println!("skipped: there is no folder shared/cases beside the repository");
        return;
    };
    let mut wrong = Vec::new();
    for (file, facts) in FACTS {
        let Ok(document) = fs::read_to_string(folder.join(file)) else {
            wrong.push(format!("{file}: the file is not there"));
            continue;
        };
        for fact in *facts {
            let found = failures(&folder, &document, fact).unwrap_or_else(|error| vec![error]);
            wrong.extend(found.into_iter().map(|it| format!("{file}: {it}")));
        }
        println!("{file}");
    }
    let known: BTreeSet<&str> = FACTS.iter().map(|(file, _)| *file).collect();
    for entry in fs::read_dir(&folder).expect("the folder can be read") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        if name != "README.md" && !known.contains(name.as_str()) {
            wrong.push(format!("{name}: the file has no row in this test"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
