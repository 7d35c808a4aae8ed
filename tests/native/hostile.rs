//! Bad input: malformed and hostile documents get findings with paths, and what loads is simulated,
//! never with a panic and never without end.

mod limits;
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
        assert!(finding.path.is_empty() || finding.path.starts_with('/'), "{finding:?}");
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
    let (parent, last) = path.rsplit_once('/').expect("a pointer");
    match document.pointer_mut(parent).unwrap_or_else(|| panic!("{parent}")) {
        Value::Array(list) if last == "-" => list.push(value),
        Value::Array(list) => list[last.parse::<usize>().expect("a place")] = value,
        Value::Object(object) => {
            object.insert(last.to_owned(), value);
        }
        other => panic!("{other}"),
    }
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
        assert!(found.iter().any(|it| it.path.starts_with(path)), "{path} = {value}: {found:?}");
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
        assert!(found.iter().any(|it| it.path == path), "{path} = {number}: {found:?}");
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
fn circles_and_names_that_lead_nowhere_are_found() {
    let chain = |length: usize, closed: bool| {
        let mut document = support::base();
        document["components"] = (0..length)
            .map(|at| {
                let needs = match (at + 1 < length, closed) {
                    (true, _) => json!([format!("c{}", at + 1)]),
                    (false, true) => json!(["c0"]),
                    (false, false) => json!([]),
                };
                json!({ "id": format!("c{at}"), "kind": "lambda_function", "site": "primary", "needs": needs })
            })
            .collect();
        document["incidents"] = json!([{
            "id": "out", "kind": "region_outage", "target": "primary", "at": "2026-11-04T14:00:00Z"
        }]);
        document.to_string()
    };
    for length in [1, 2, 3, 50] {
        assert!(!survive(&chain(length, true)), "a circle of {length}");
        assert!(survive(&chain(length, false)), "a chain of {length}");
    }
    in_time("a long circle", move || assert!(!survive(&chain(5_000, true))));
    for (path, value) in [
        ("/components/0/site", json!("nowhere")),
        ("/components/0/needs", json!(["nobody"])),
        ("/vaults/0/site", json!("nowhere")),
        ("/plans/0/rules/0/vault", json!("nothing")),
        ("/plans/0/rules/0/copies", json!([{ "vault": "nothing" }])),
        ("/plans/0/selection/components", json!(["nobody"])),
        (
            "/on_demand_backups",
            json!([{ "component": "nobody", "vault": "nothing", "at": "2026-11-03T00:00:00Z" }]),
        ),
        (
            "/on_demand_backups",
            json!([{ "component": "orders", "vault": "nothing", "at": "2026-11-03T00:00:00Z" }]),
        ),
        (
            "/restore_testing",
            json!([{ "name": "test", "schedule": "cron(0 5 * * ? *)", "components": ["nobody"] }]),
        ),
        (
            "/notifications",
            json!([{ "name": "alarm", "components": ["nobody"], "after_minutes": 1 }]),
        ),
        (
            "/recovery",
            json!([{ "component": "nobody", "strategy": "pilot_light", "site": "nowhere" }]),
        ),
        (
            "/recovery",
            json!([{ "component": "orders", "strategy": "pilot_light", "site": "nowhere" }]),
        ),
        ("/drills", json!([{ "component": "nobody", "at": "2026-11-04T14:00:00Z" }])),
        ("/drills", json!([{ "component": "orders", "at": "2026-11-04T14:00:00Z", "hours": -1 }])),
        ("/journeys", json!([{ "id": "j", "needs": ["nobody"], "recorded_in": ["nobody"] }])),
        ("/incidents/0/target", json!("nobody")),
        (
            "/incidents/0/pins",
            json!([{ "component": "nobody", "option": "self_heal", "vault": "nothing" }]),
        ),
        ("/sites", json!([])),
        ("/vaults", json!([])),
        ("/components", json!([])),
    ] {
        assert!(!survive(&with(path, value.clone())), "{path} = {value}");
    }
}

#[test]
fn names_that_stand_twice_are_found() {
    for section in ["sites", "components", "vaults", "plans", "incidents"] {
        let mut document: Value =
            serde_json::from_str(&with("/name", json!("twice"))).expect("a document");
        let first = document[section][0].clone();
        document[section].as_array_mut().expect("a list").push(first);
        assert!(!survive(&document.to_string()), "{section}");
    }
}

#[test]
fn names_may_be_strange() {
    for name in [
        "\u{202e}sredro",
        "🦀🔥",
        "a\u{0}b",
        "~1/~0",
        "/",
        "~",
        "",
        " ",
        "\n",
        "e\u{301}",
        "\u{200b}",
        "ﷺ",
        "NaN",
        "__proto__",
        "../../etc/passwd",
        "<script>",
        "'; DROP TABLE orders; --",
        "%s%n",
        "\\",
        "\"",
    ] {
        let mut document: Value =
            serde_json::from_str(&with("/name", json!(name))).expect("a document");
        document["components"][0]["id"] = json!(name);
        document["components"][0]["tags"] = json!({ name: name });
        document["plans"][0]["selection"] =
            json!({ "components": [name], "tags": [{ "key": name, "value": name }] });
        document["plans"][0]["name"] = json!(name);
        document["plans"][0]["rules"][0]["name"] = json!(name);
        document["incidents"][0]["target"] = json!(name);
        document["prices"] = json!({ name: { name: 1.5 } });
        document[name] = json!({ name: name });
        document["vaults"][0]["id"] = json!(name);
        document["plans"][0]["rules"][0]["vault"] = json!(name);
        survive(&document.to_string());
        let (scenario, findings) = file::read_leniently(&document.to_string());
        // Every mend on offer can be made, whatever the names in its paths.
        let scenario = scenario.expect("it can be read");
        for mend in findings.iter().filter_map(|it| it.mend.as_ref()) {
            file::mended(&scenario, mend).expect("the mended document can be read");
        }
    }
    let long = "x".repeat(1_000_000);
    survive(&with("/vaults/0/id", json!(long)));
    survive(&with("/components/0/name", json!(long)));
    survive(&with("/plans/0/rules/0/schedule", json!(long)));
}

#[test]
fn schedules_may_be_strange() {
    for text in [
        "cron(0 0 31 2 ? *)",
        "cron(0 0 30 2 ? 2199)",
        "cron(* * * * ? *)",
        "cron(*/1 */1 */1 */1 ? */1)",
        "cron(59-0 23-0 * * ? *)",
        "cron(0 0 LW * ? *)",
        "cron(0 0 W * ? *)",
        "cron(0 0 0W * ? *)",
        "cron(0 0 32W * ? *)",
        "cron(0 0 L-40 * ? *)",
        "cron(0 0 ? * 8#9 *)",
        "cron(0 0 ? * #2 *)",
        "cron(0 0 ? * 2# *)",
        "cron(0 0 ? * L *)",
        "cron(0/0 0 * * ? *)",
        "cron(0 0/0 * * ? *)",
        "cron(0 0/99999999999999999999 * * ? *)",
        "cron(99999999999999999999 0 * * ? *)",
        "cron(0 0 * * ? 1970-2199)",
        "cron(0 0 * * ? 2199/200)",
        "cron(,,, ,,, ,,, ,,, ? ,,,)",
        "cron(- - - - ? -)",
        "cron(/ / / / ? /)",
        "cron(0 23/4294967295 * * ? *)",
        "cron(0 4294967295/4294967295 * * ? *)",
        "cron(\u{663} 5 * * ? *)",
        "cron()",
        "cron(",
        ")",
        "rate(0 days)",
    ] {
        survive(&with("/plans/0/rules/0/schedule", json!(text)));
        let test = json!([{ "name": "test", "schedule": text, "components": ["orders"] }]);
        survive(&with("/restore_testing", test));
    }
    for zone in ["", "UTC ", "utc", "Mars/Olympus", "../etc", "GMT+25"] {
        assert!(!survive(&with("/plans/0/rules/0/schedule_time_zone", json!(zone))), "{zone}");
        assert!(!survive(&with("/clock/time_zone", json!(zone))), "{zone}");
    }
}

#[test]
fn the_end_of_time_is_reached_without_harm() {
    for (start, days) in [
        ("2199-12-31T23:59:59Z", 1),
        ("2199-12-25T00:00:00Z", 3_653),
        ("1970-01-01T00:00:00Z", 3_653),
        ("2190-01-01T00:00:00Z", 3_652),
    ] {
        for zone in ["UTC", "Pacific/Auckland", "America/Los_Angeles"] {
            let mut document: Value =
                serde_json::from_str(&with("/name", json!("end"))).expect("a document");
            document["clock"] = json!({ "start": start, "days": days });
            document["incidents"][0]["at"] = json!(start);
            document["plans"][0]["rules"][0]["schedule_time_zone"] = json!(zone);
            let text = document.to_string();
            in_time(start, move || survive(&text));
        }
    }
}

#[test]
fn counts_at_their_limits_come_to_an_end() {
    let many =
        |count: usize, one: &dyn Fn(usize) -> Value| -> Value { (0..count).map(one).collect() };
    let mut crowd = support::base();
    crowd["components"] = many(
        5_000,
        &|at| json!({ "id": format!("c{at}"), "kind": "efs_file_system", "site": "primary", "size_gib": 1 }),
    );
    let everything =
        json!({ "conditions": [{ "comparison": "string_not_equals", "key": "a", "value": "b" }] });

    // As many pairs of a rule and a component as are allowed.
    let mut pairs = crowd.clone();
    pairs["plans"] = many(10, &|plan| {
        json!({
            "name": format!("plan-{plan}"),
            "rules": many(10, &|rule| json!({
                "name": format!("rule-{rule}"), "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 30
            })),
            "selection": everything
        })
    });
    pairs["incidents"] = json!([{ "id": "out", "kind": "region_outage", "target": "primary", "at": "2026-11-04T14:00:00Z" }]);
    let text = pairs.to_string();
    assert!(in_time("pairs", move || survive(&text)));

    // More rules than are allowed, each with a schedule of its own that never fires.
    let mut rules = crowd.clone();
    rules["clock"]["days"] = json!(3_653);
    rules["plans"] = many(49, &|plan| {
        json!({
            "name": format!("plan-{plan}"),
            "rules": many(100, &|rule| json!({
                "name": "r", "vault": "main", "schedule": format!("cron({} {} 31 2 ? *)", rule % 60, plan % 24)
            })),
            "selection": everything
        })
    });
    let text = rules.to_string();
    assert!(!in_time("rules", move || survive(&text)));

    // The same names over and over.
    let mut names = crowd;
    names["plans"] = many(20, &|plan| {
        json!({
            "name": format!("plan-{plan}"),
            "rules": [{ "name": "rule", "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 30 }],
            "selection": { "components": many(10_000, &|at| json!(format!("c{}", at % 5_000))) }
        })
    });
    let text = names.to_string();
    in_time("names", move || survive(&text));
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
