//! Bad input: malformed and hostile documents get findings with paths, and what loads is simulated,
//! never with a panic and never without end.

mod extremes;
mod limits;
mod names;
mod spoilt;

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tabletop::compliance::{Parameters, compliance};
use tabletop::engine::Run;
use tabletop::model::{Finding, Scenario, Severity, check, file};
use tabletop::units::Span;

use crate::support;

/// How long one document may take in a debug build on a busy machine; a release build is some
/// twenty times faster.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs something that must come to an end.
fn in_time<T: Send + 'static>(what: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || sender.send(work()).is_ok());
    match receiver.recv_timeout(PATIENCE) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{what} does not come to an end"),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            worker.join().expect("the work does not panic");
            panic!("{what} gave no result")
        }
    }
}

/// Every finding has a place and words.
fn complain_well(findings: &[Finding]) {
    for finding in findings {
        assert!(finding.pointer.is_empty() || finding.pointer.starts_with('/'), "{finding:?}");
        assert!(!finding.message.is_empty() && !finding.hint.is_empty(), "{finding:?}");
    }
}

/// Runs a scenario and asks everything that a page asks of a run.
fn play(scenario: Scenario) {
    let at = scenario.clock.start + Span::days(1);
    let end = scenario.clock.end();
    let run = Run::new(std::sync::Arc::new(scenario));
    for component in run.scenario.components.iter().take(3) {
        run.lane(&component.id, at - Span::days(1), end, 50);
        run.exposure(&component.id, tabletop::engine::Threat::SiteLoss, at, end, 50);
    }
    if run.scenario.components.len() < 50 {
        compliance(&run, at, &Parameters::default());
    }
    serde_json::to_string(&run.outcome).expect("an outcome is JSON");
}

/// Reads a text and plays it if it is accepted; whether it was.
fn survive(text: &str) -> bool {
    let (scenario, findings) = file::read_leniently(text);
    complain_well(&findings);
    let refused = check::has_errors(&findings) || scenario.is_none();
    assert!(!refused || !findings.is_empty(), "refused without a reason");
    assert_eq!(file::read(text).is_err(), refused);
    if let (Some(scenario), false) = (scenario, refused) {
        play(scenario);
    }
    !refused
}

/// Sets a value in the smallest design that loads.
fn with(path: &str, value: Value) -> String {
    let mut document = support::base();
    document["plans"] = json!([support::plan("cron(0 5 * * ? *)")]);
    document["incidents"] =
        json!([support::incident("accidental_deletion", "2026-11-04T14:00:00Z")]);
    support::set(&mut document, path, value);
    document.to_string()
}

#[test]
fn what_is_no_document_is_refused() {
    for text in [
        "",
        " ",
        "null",
        "true",
        "1e999",
        "-1",
        "NaN",
        "[]",
        "\"format\"",
        "{",
        "{}",
        "{\"format\"",
        "{\"format\":1",
        "{\"format\":\"1\"}",
        "{\"format\":1.5}",
        "{\"format\":-1}",
        "{\"format\":0}",
        "{\"format\":2}",
        "{\"format\":99999999999999999999}",
        "{\"format\":1}",
        "{\"format\":1,\"clock\":null}",
        "{\"format\":1,\"format\":1}",
        "\u{feff}{\"format\":1}",
        "{\"format\":1}{\"format\":1}",
        "\0",
    ] {
        assert!(!survive(text), "{text:?} is accepted");
    }
}

#[test]
fn what_is_no_design_is_called_what_it_is() {
    let nested = format!("{}1{}", "[".repeat(200), "]".repeat(200));
    for (text, message) in [
        ("{", "this is not JSON"),
        (nested.as_str(), "the text is nested too deeply at line 1"),
        ("{\"name\":\"tool\",\"version\":\"1.0.0\"}", "this is JSON, but not a Tabletop design"),
        ("{\"Resources\":{}}", "it does not say \"format\": 1"),
    ] {
        let findings = file::read(text).expect_err("no design");
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].message.contains(message), "{findings:?}");
    }
    let mut document = support::base();
    document["name"] = json!(7);
    document["clock"]["days"] = json!("many");
    document["sites"][0]["extra"] = json!(1);
    document["extra"] = json!(1);
    for finding in file::read(&document.to_string()).expect_err("a name that is none") {
        let said = format!("{} {}", finding.message, finding.hint);
        assert!(!said.contains("tabletop schema"), "a page has no such command: {said}");
    }
    document = support::base();
    document["components"][0]["size_gib"] = json!(1e300);
    let findings = file::read(&document.to_string()).expect_err("more than there is");
    assert!(findings.iter().any(|it| it.message.starts_with("1e300 GiB")), "{findings:?}");
}

#[test]
fn nesting_and_size_are_refused_at_once() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [200, 100_000, 10_000_000 / open.len()] {
            let text = open.repeat(depth);
            assert!(!survive(&text));
            let closed = format!("{text}1{}", close.repeat(depth));
            assert!(!survive(&closed));
        }
    }
    let deep = format!(
        "{{\"format\":1,\"components\":{}{}}}",
        "[".repeat(1_000_000),
        "]".repeat(1_000_000)
    );
    assert!(!survive(&deep));
    let long = format!("{{\"format\":1,\"name\":\"{}\"}}", "a".repeat(10_000_000));
    assert!(!survive(&long));
}

#[test]
fn wrong_types_are_found_where_they_are() {
    let wrong = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!("x"),
        json!([1]),
        json!({ "a": 1 }),
    ];
    for section in [
        "clock",
        "sites",
        "components",
        "journeys",
        "vaults",
        "plans",
        "on_demand_backups",
        "restore_testing",
        "notifications",
        "recovery",
        "drills",
        "incidents",
        "assumptions",
        "prices",
        "name",
    ] {
        for value in &wrong {
            let text = with(&format!("/{section}"), value.clone());
            survive(&text);
        }
    }
    for (path, value) in [
        ("/components/0/size_gib", json!("large")),
        ("/components/0/tags", json!([])),
        ("/components/0/kind", json!("mainframe")),
        ("/plans/0/rules/0/schedule", json!(5)),
        ("/plans/0/rules/0/delete_after_days", json!(-1)),
        ("/plans/0/rules/0/delete_after_days", json!(1.5)),
        ("/plans/0/rules/0/delete_after_days", json!(4_294_967_296_u64)),
        ("/plans/0/rules/0/copies", json!({})),
        ("/plans/0/selection/components", json!("orders")),
        ("/incidents/0/at", json!("yesterday")),
        ("/incidents/0/at", json!(1_793_577_600)),
        ("/incidents/0/at", json!("2026-13-45T99:00:00Z")),
        ("/incidents/0/at", json!("+262143-01-01T00:00:00Z")),
        ("/clock/start", json!("1969-12-31T23:59:59Z")),
        ("/clock/start", json!("2200-01-01T00:00:00Z")),
        ("/clock/days", json!("NaN")),
    ] {
        let text = with(path, value.clone());
        let found = file::read(&text).err().unwrap_or_default();
        assert!(found.iter().any(|it| it.pointer.starts_with(path)), "{path} = {value}: {found:?}");
        survive(&text);
    }
}

#[test]
fn numbers_out_of_range_are_found_where_they_are() {
    for (path, number) in [
        ("/components/0/size_gib", "-1"),
        ("/components/0/size_gib", "1e300"),
        ("/components/0/change_gib_per_day", "-0.5"),
        ("/components/0/rpo_minutes", "1e18"),
        ("/clock/days", "0"),
        ("/clock/days", "4294967295"),
        ("/clock/days", "3654"),
        ("/incidents/0/noticed_after_minutes", "1e12"),
        ("/incidents/0/lasts_minutes", "-5"),
        ("/assumptions/backup_job_minutes", "1e30"),
        ("/plans/0/rules/0/start_window_minutes", "4294967295"),
        ("/plans/0/rules/0/delete_after_days", "4294967295"),
    ] {
        let value: Value = serde_json::from_str(number).expect("a number");
        let text = with(path, value);
        let found = file::read(&text).err().unwrap_or_default();
        assert!(found.iter().any(|it| it.pointer == path), "{path} = {number}: {found:?}");
        let path = path.to_owned();
        in_time(&path, move || survive(&text));
    }
    // JSON has no infinity and no NaN.
    for number in ["1e999", "-1e999", "NaN", "Infinity", "0x10", "1_000", "01", "1.", ".5"] {
        let text = with("/components/0/size_gib", json!("HERE")).replace("\"HERE\"", number);
        assert!(!survive(&text), "{number}");
    }
}

#[test]
fn errors_do_not_hide_behind_warnings() {
    let mut document: Value =
        serde_json::from_str(&with("/name", json!("many"))).expect("a document");
    for at in 0..500 {
        document[format!("unknown-{at}")] = json!(1);
    }
    document["incidents"][0]["target"] = json!("nobody");
    let text = document.to_string();
    let findings = file::read(&text).expect_err("the target is nobody");
    assert!(findings.iter().any(|it| it.severity == Severity::Error));
    assert!(findings.len() <= 200, "{}", findings.len());
}
