//! The terminal: its commands, its exit codes, and what it says on which stream.

mod schema;
mod usage;

use serde_json::{Value, json};
use tabletop::cli;
use tabletop::model::presets::PRESETS;

use crate::support;

struct Ran {
    code: u8,
    out: String,
    err: String,
}

fn run(arguments: &[&str], input: &str) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(arguments, &mut input.as_bytes(), &mut out, &mut err)
        .expect("memory can be written to");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the terminal writes UTF-8");
    Ran { code, out: text(out), err: text(err) }
}

#[test]
fn every_example_can_be_checked_and_simulated() {
    for preset in PRESETS {
        let example = run(&["example", preset.key], "");
        assert_eq!(example.code, 0, "{}: {}", preset.key, example.err);
        let checked = run(&["check", "-"], &example.out);
        assert_eq!(checked.code, 0, "{}: {}", preset.key, checked.err);
        let simulated = run(&["simulate", "-", "--json"], &example.out);
        assert_eq!(simulated.code, 0, "{}: {}", preset.key, simulated.err);
        let outcome: Value = serde_json::from_str(&simulated.out).expect("JSON");
        assert_eq!(outcome["format"], 1);
        assert!(!outcome["incidents"].as_array().expect("a list").is_empty(), "{}", preset.key);
    }
}

#[test]
fn the_shipped_design_loses_almost_six_hours_and_five_when_moved() {
    let example = run(&["example", "ecommerce"], "").out;
    let told = run(&["simulate", "-"], &example);
    assert!(told.out.contains("data lost    5 h 50 min"), "{}", told.out);
    let moved = example.replace("2026-11-03T11:50:00Z", "2026-11-03T11:00:00Z");
    let told = run(&["simulate", "-"], &moved);
    assert!(told.out.contains("data lost    5 h"), "{}", told.out);
}

#[test]
fn a_simulation_tells_which_objectives_it_breaches_meets_and_does_not_test() {
    let example = run(&["example", "ecommerce"], "").out;
    let told = run(&["simulate", "-"], &example);
    for part in [
        "objectives: 1 breached, 1 met, 7 not tested",
        "  breached: Orders DB: RPO 1 h (drop)",
        "  not tested: no incident affects them",
    ] {
        assert!(told.out.contains(part), "{part} is missing in\n{}", told.out);
    }
    let printed = run(&["simulate", "-", "--json"], &example);
    let outcome: Value = serde_json::from_str(&printed.out).expect("JSON");
    assert_eq!(outcome["objectives_met"], 1);
    assert_eq!(outcome["objectives_breached"], 1);
    assert_eq!(outcome["objectives_not_tested"], 7);
    let objectives = outcome["objectives"].as_array().expect("a list");
    assert_eq!(objectives.len(), 9);
    let breached = objectives.iter().find(|it| it["verdict"] == "breached").expect("one breach");
    assert_eq!((&breached["component"], &breached["objective"]), (&json!("orders"), &json!("rpo")));
    assert_eq!(breached["target_seconds"], 3_600);
}

/// What the product warns of refuses nothing.
#[test]
fn warnings_of_the_product_leave_the_exit_code_at_zero() {
    let mut design: Value =
        serde_json::from_str(&run(&["example", "ecommerce"], "").out).expect("JSON");
    for list in ["plans", "recovery", "incidents"] {
        design[list] = json!([]);
    }
    let checked = run(&["check", "-"], &design.to_string());
    assert_eq!(checked.code, 0, "{}", checked.err);
    for part in [
        "is in no backup plan: if it is deleted, its data is lost",
        "this design has no incident, so no objective is tested",
        "Warning of Tabletop. See: ",
    ] {
        assert!(checked.err.contains(part), "{part} is missing in\n{}", checked.err);
    }
}

#[test]
fn an_assessment_tells_every_disruption_the_score_and_the_smallest_change() {
    let example = run(&["example", "nine_in_the_evening"], "").out;
    let told = run(&["assess", "-"], &example);
    assert_eq!(told.code, 0, "{}", told.err);
    for part in [
        "Orders DB",
        "Availability Zone",
        "objective 1 h breached",
        "permanent loss",
        "does not apply: The component is in AWS",
        "Score",
        "Calculating the resiliency score",
        "Biggest improvement: Data loss of Orders DB",
        "Smallest fix: ",
        "per month)",
    ] {
        assert!(told.out.contains(part), "{part} is missing in\n{}", told.out);
    }
    let printed = run(&["assess", "-", "--json"], &example);
    let assessment: Value = serde_json::from_str(&printed.out).expect("JSON");
    let cell = &assessment["rows"][0]["cells"][0];
    assert_eq!(cell["disruption"], "software");
    assert_eq!(cell["rpo"]["worst_seconds"], 86_400);
    assert_eq!(cell["rpo"]["average_seconds"], 43_201, "of 1 to 86,400, rounded up");
    assert_eq!(cell["rpo"]["verdict"], "breached");
    assert_eq!(assessment["rows"][0]["cells"][5]["status"], "not_applicable");
}

#[test]
fn a_design_too_large_for_the_search_says_so_in_place_of_the_smallest_fix() {
    let text = run(&["example", "nine_in_the_evening"], "").out;
    let mut design: Value = serde_json::from_str(&text).expect("JSON");
    let components = design["components"].as_array_mut().expect("components");
    for number in components.len()..1_001 {
        let (id, site) = (format!("load-balancer-{number}"), components[0]["site"].clone());
        components.push(json!({ "id": id, "site": site, "kind": "load_balancer" }));
    }
    let told = run(&["assess", "-"], &design.to_string());
    assert_eq!(told.code, 0, "{}", told.err);
    let sentence = "Smallest fix: not searched for, because the design has 1,001 components";
    assert!(told.out.contains(sentence), "{}", told.out);
}

#[test]
fn a_component_under_too_many_rules_for_the_search_says_so() {
    let assessed = |rules: usize| {
        let mut design = support::base();
        design["components"][0]["rpo_minutes"] = json!(1);
        let mut plan = support::plan("cron(0 5 * * ? *)");
        let rule = plan["rules"][0].clone();
        plan["rules"] = (0..rules)
            .map(|at| {
                let mut rule = rule.clone();
                rule["name"] = json!(format!("rule-{at}"));
                rule
            })
            .collect();
        design["plans"] = json!([plan]);
        run(&["assess", "-"], &design.to_string()).out
    };
    let sentence = "Smallest fix: not searched for, because the component has 9 backup rules";
    assert!(assessed(9).contains(sentence), "{}", assessed(9));
    assert!(!assessed(1).contains("not searched for"), "{}", assessed(1));
}

#[test]
fn designs_are_compared_with_their_strategies_or_with_each_other() {
    let example = run(&["example", "ecommerce"], "").out;
    let told = run(&["compare", "-"], &example);
    assert_eq!(told.code, 0, "{}", told.err);
    for part in [
        "Backup and restore",
        "Active/active",
        "1 breached, 1 met, 7 not tested",
        "protection/month",
        "instead of",
    ] {
        assert!(told.out.contains(part), "{part} is missing in\n{}", told.out);
    }
    let printed = run(&["compare", "-", "--json"], &example);
    let comparison: Value = serde_json::from_str(&printed.out).expect("JSON");
    assert!(told.out.starts_with(comparison["sentence"].as_str().expect("a sentence")));
    let figures = &comparison["variants"][0]["figures"];
    for (field, number) in [
        ("objectives", 9),
        ("objectives_met", 1),
        ("objectives_breached", 1),
        ("objectives_not_tested", 7),
    ] {
        assert_eq!(figures[field], number, "{field}");
    }
    let wrong = run(&["compare", "-", "no-such-file.json"], &example);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("no-such-file.json"), "{}", wrong.err);
    let many = ["compare", "a", "b", "c", "d", "e", "f", "g", "h", "i"];
    assert_eq!(run(&many, "").code, 2);
}

#[test]
fn wrong_documents_are_listed_on_standard_error_with_path_reason_and_what_is_allowed() {
    let mut document = support::base();
    document["components"][0]["kind"] = json!("rds");
    document["components"][0]["size_gib"] = json!("big");
    document["vaults"][1]["site"] = json!("moon");
    let ran = run(&["check", "-"], &document.to_string());
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out, "");
    for part in [
        "/components/0/kind",
        "rds_instance",
        "/components/0/size_gib",
        "expected a number",
        "/vaults/1/site",
        "moon",
        "Allowed: primary, recovery.",
    ] {
        assert!(ran.err.contains(part), "{part} is missing in\n{}", ran.err);
    }
}

#[test]
fn what_is_no_document_is_refused_in_one_line_each() {
    for (text, part) in [
        ("", "this is not JSON"),
        ("[]", "not a JSON object"),
        ("{}", "not a Tabletop design: it does not say \"format\": 1"),
        ("{\"format\": 2}", "newer version of Tabletop (format 2; this version reads up to 1)"),
        ("{\"format\": \"1\"}", "not a format number"),
        ("{\"format\": 1}", "no clock"),
        ("{\"format\": 1, \"clock\": {\"start\": \"soon\", \"days\": 7}}", "is not a time"),
        (
            "{\"format\": 1, \"clock\": {\"start\": \"2026-11-02T00:00:00Z\", \"days\": 7}, \"vaults\": {}}",
            "is not a list",
        ),
    ] {
        let ran = run(&["simulate", "-"], text);
        assert_eq!(ran.code, 1, "{text}");
        assert!(ran.err.contains(part), "{part} is missing in\n{}", ran.err);
    }
}

#[test]
fn unknown_fields_are_warned_about_with_their_path() {
    let mut document = support::base();
    document["components"][0]["sise_gib"] = json!(3);
    document["extra"] = json!({});
    let ran = run(&["check", "-"], &document.to_string());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("/components/0/sise_gib"), "{}", ran.err);
    assert!(ran.err.contains("warning: /extra"), "{}", ran.err);
}

#[test]
fn wrong_use_exits_with_two() {
    for arguments in [
        &[] as &[&str],
        &["fly"],
        &["check"],
        &["check", "no-such-file.json"],
        &["example", "moon"],
        &["simulate", "-", "--xml"],
        &["assess"],
        &["compare"],
    ] {
        let ran = run(arguments, "");
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(!ran.err.is_empty(), "{arguments:?} says nothing");
    }
    assert_eq!(run(&["help"], "").code, 0);
}

#[test]
fn the_schema_describes_every_section() {
    let schema: Value = serde_json::from_str(&run(&["schema"], "").out).expect("JSON");
    for section in [
        "clock",
        "sites",
        "components",
        "journeys",
        "vaults",
        "plans",
        "recovery",
        "incidents",
        "assumptions",
        "prices",
    ] {
        assert!(schema["properties"][section].is_object(), "{section} is missing");
    }
    let component = &schema["$defs"]["Component"]["properties"];
    assert!(
        component["rpo_minutes"]["description"]
            .as_str()
            .is_some_and(|text| text.contains("minutes"))
    );
    assert_eq!(schema["required"], json!(["format", "clock"]));
}

#[test]
fn a_name_cannot_control_the_terminal() {
    let document = json!({
        "format": 1, "name": "\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}",
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 7 }
    })
    .to_string();
    for command in ["check", "simulate", "assess", "compare"] {
        let told = run(&[command, "-"], &document);
        let all = told.out + &told.err;
        let obeyed = |it: char| it.is_control() && it != '\n' || it == '\u{202e}';
        assert!(!all.contains(obeyed), "{command}: {all:?}");
        assert!(command == "compare" || all.contains("\\u{1b}[2J\\u{202e}"), "{command}: {all}");
    }
    let outcome = run(&["simulate", "-", "--json"], &document);
    serde_json::from_str::<Value>(&outcome.out).expect("JSON");
}

#[test]
fn a_key_that_occurs_twice_is_an_error_with_its_place() {
    let document = r#"{"format":1,"clock":{"start":"2026-11-02T00:00:00Z","days":7},
        "incidents":[{"id":"x","kind":"region_outage","target":"p","at":"2026-11-03T00:00:00Z"}],"incidents":[]}"#;
    let told = run(&["check", "-"], document);
    assert_eq!(told.code, 1);
    assert!(told.err.contains("/incidents: the key `incidents` is used twice"), "{}", told.err);
}

#[test]
fn what_json_writes_in_more_than_one_way_is_read_alike() {
    let plain = r#"{"format":1,"clock":{"start":"2026-11-02T00:00:00Z","days":7}}"#;
    let marked = format!("\u{feff}{}", plain.replace("7}", "7.0}"));
    let (plain, marked) =
        (run(&["simulate", "-", "--json"], plain), run(&["simulate", "-", "--json"], &marked));
    assert_eq!((plain.code, plain.out), (marked.code, marked.out), "{}", marked.err);
}

#[test]
fn a_text_longer_than_any_name_is_an_error_with_its_place() {
    let name = "a".repeat(5_000);
    let document = format!(
        r#"{{"format":1,"name":"{name}","clock":{{"start":"2026-11-02T00:00:00Z","days":7}}}}"#
    );
    let told = run(&["check", "-"], &document);
    assert!(told.err.contains("/name: the text is too long"), "{}", told.err);
    assert!(told.err.len() < 400, "the message repeats only the beginning");
}

#[test]
fn the_entries_of_the_ledger_can_be_left_out() {
    let example = run(&["example", "ecommerce"], "").out;
    let with: Value =
        serde_json::from_str(&run(&["simulate", "-", "--json"], &example).out).expect("JSON");
    let told = run(&["simulate", "-", "--json", "--no-entries"], &example);
    let without: Value = serde_json::from_str(&told.out).expect("JSON");
    assert!(!with["cost"]["entries"].as_array().expect("a list").is_empty());
    assert_eq!(without["cost"]["entries"], json!([]));
    assert_eq!(
        with["cost"]["protection_usd_per_month"],
        without["cost"]["protection_usd_per_month"]
    );
}

#[test]
fn a_comparison_names_the_file_that_it_cannot_read() {
    let told = run(&["compare", "-"], "{}");
    assert_eq!(told.code, 1);
    assert!(told.err.contains("nothing was compared, because of errors in -"), "{}", told.err);
}
