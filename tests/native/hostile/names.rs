//! Names that lead nowhere, stand twice or are strange.

use tabletop::document::patch;

use super::*;

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
        let text = document.to_string();
        let (_, findings) = file::read_leniently(&text);
        // Every fix on offer can be made, whatever the names in its paths.
        for fix in findings.iter().filter_map(|it| it.fix.as_ref()) {
            let fixed = patch(&text, &fix.edits).expect("the fix finds its place");
            assert!(file::read_leniently(&fixed).0.is_some(), "{} makes it unreadable", fix.label);
        }
    }
    let long = "x".repeat(1_000_000);
    survive(&with("/vaults/0/id", json!(long)));
    survive(&with("/components/0/name", json!(long)));
    survive(&with("/plans/0/rules/0/schedule", json!(long)));
}
