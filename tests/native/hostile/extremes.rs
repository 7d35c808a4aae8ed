//! Strange schedules, the end of time, and counts at their limits.

use super::*;

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
    pairs["components"].as_array_mut().expect("a list").truncate(3_125);
    pairs["plans"] = many(2, &|plan| {
        json!({
            "name": format!("plan-{plan}"),
            "rules": many(2, &|rule| json!({
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
