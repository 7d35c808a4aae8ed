//! The limits of documents: at each of them a design is read, and one above it is refused by name.

use serde_json::{Map, Value, json};
use tabletop::document::{link, read_for_editing};
use tabletop::model::file::{self, LIMITS, Limit};
use tabletop::units::thousands;

/// A design with so many of what a limit counts.
type Builder = fn(usize) -> Value;

/// A builder for each limit, named by the beginning of what it counts.
const BUILDERS: &[(&str, Builder)] = &[
    ("sites", |count| with("sites", many(count, |at| region(&format!("s{at}"))))),
    ("components", |count| with("components", many(count, component))),
    ("journeys", |count| with("journeys", many(count, journey))),
    ("vaults", |count| {
        with("vaults", many(count, |at| json!({ "id": format!("v{at}"), "site": "primary" })))
    }),
    ("plans", |count| with("plans", many(count, |at| plan(at, 0, json!({}))))),
    ("backups on demand", |count| with("on_demand_backups", many(count, |_| by_hand(0)))),
    ("restore testing plans", |count| {
        with("restore_testing", many(count, |at| restore_test(at, 0)))
    }),
    ("notifications", |count| with("notifications", many(count, |at| notification(at, 0)))),
    ("recovery strategies", |count| {
        let entry = |at| json!({ "component": format!("c{at}"), "strategy": "pilot_light", "site": "primary" });
        with("recovery", many(count, entry))
    }),
    ("recovery drills", |count| {
        with("drills", many(count, |_| json!({ "component": "c0", "at": "2026-11-03T00:00:00Z" })))
    }),
    ("incidents", |count| {
        let mut document = with("incidents", many(count, |at| incident(at, "c0")));
        document["components"] = many(1, component);
        document
    }),
    ("references from components", |count| {
        let mut needing = component(0);
        needing["needs"] = names(count / 2);
        needing["degraded_without"] = names(count - count / 2);
        with("components", json!([needing]))
    }),
    ("objectives of components", |count| {
        let mut asking = component(0);
        asking["objectives"] = many(count, |_| json!({ "disruption": "software" }));
        with("components", json!([asking]))
    }),
    ("references from journeys", |count| {
        let third = count / 3;
        let lists = json!({
            "id": "j", "needs": names(third), "degraded_without": names(third),
            "recorded_in": names(count - 2 * third)
        });
        with("journeys", json!([lists]))
    }),
    ("rules in one plan", |count| with("plans", json!([plan(0, count, json!({}))]))),
    ("backup rules whose plans", |count| {
        // Named twice, tagged and named, and by the value that a condition asks for.
        let mut document = with("components", many(3, component));
        document["components"][0]["tags"] = json!({ "k": "v" });
        let twice = json!({ "components": names(2), "tags": [{ "key": "k", "value": "v" }] });
        let equal = json!({ "key": "k", "value": "v" });
        let conditions = json!({ "conditions": [equal] });
        document["plans"] =
            json!([plan(0, count / 2, twice), plan(1, count - count / 2, conditions)]);
        document
    }),
    ("backup rules", |count| {
        let rest = plan(500, count % 50, json!({}));
        let mut plans = many(count / 50, |at| plan(at, 50, json!({})));
        plans.as_array_mut().expect("a list").push(rest);
        with("plans", plans)
    }),
    ("copy actions", |count| {
        let mut document = with("on_demand_backups", json!([by_hand(count - 1)]));
        let mut own = plan(0, 1, json!({}));
        own["rules"][0]["copies"] = many(1, |_| json!({ "vault": "far" }));
        document["plans"] = json!([own]);
        document
    }),
    ("rule-days", |count| {
        // Twenty of them are copies of one rule; one more of either is 2,500 rule-days more.
        let days = 2_500;
        let mut own = plan(0, count.div_ceil(days) - 20, json!({}));
        own["rules"][0]["copies"] = many(20, |_| json!({ "vault": "far" }));
        let mut document = with("plans", json!([own]));
        document["clock"]["days"] = json!(days);
        document
    }),
    ("lookups of names", |count| {
        // 5,000 components, and one name more where there is a remainder.
        let named = count.div_ceil(5_000);
        let selection =
            json!({ "components": names(named / 2), "except": names(named - named / 2) });
        let mut document = with("components", many(5_000, component));
        document["plans"] = json!([plan(0, 0, selection)]);
        document
    }),
    ("tests of conditions", |count| {
        let mut document = with("components", many(5_000, component));
        let conditions = many(count.div_ceil(5_000), |_| condition("k", "v"));
        document["plans"] = json!([plan(0, 0, json!({ "conditions": conditions }))]);
        document
    }),
    ("characters that conditions", |count| {
        // 25 components with 1,999 characters, each compared with a pattern of one character more.
        let of_one = 25 * (1_999 + 1);
        let mut document = with("components", many(25, component));
        for component in document["components"].as_array_mut().expect("a list") {
            component["tags"] = json!({ "k": "v".repeat(1_999) });
        }
        let rest = count % of_one;
        let conditions = many(count / of_one, |_| condition("k", "*"));
        document["plans"] = json!([plan(0, 0, json!({ "conditions": conditions }))]);
        if rest > 0 {
            document["components"][0]["tags"]["one"] = json!("");
            let more = json!({ "conditions": [condition("one", &"p".repeat(rest))] });
            document["plans"].as_array_mut().expect("a list").push(plan(1, 0, more));
        }
        document
    }),
    ("pairs of a rule", |count| {
        let mut document = with("components", many(5_000, component));
        let everything = || json!({ "conditions": [condition("k", "v")] });
        let rest = json!({ "components": ids(count % 5_000) });
        document["plans"] = json!([plan(0, count / 5_000, everything()), plan(1, 1, rest)]);
        document
    }),
    ("days of protection", |count| {
        let pairs = count.div_ceil(2_000);
        let mut document = with("components", many(5_000, component));
        let everything = json!({ "conditions": [condition("k", "v")] });
        let rest = json!({ "components": ids(pairs % 5_000) });
        document["plans"] = json!([plan(0, pairs / 5_000, everything), plan(1, 1, rest)]);
        document["clock"]["days"] = json!(2_000);
        document
    }),
    ("competing runs", |count| {
        // Of two hourly rules one competes, 24 times a day; one component has more rules, which run daily.
        let days = 1_000;
        let a_day = count.div_ceil(days);
        let (hourly, rest) = (a_day / 24, a_day % 24);
        let mut document = with("components", many(hourly + 1, component));
        let mut all = plan(0, 2, json!({ "components": ids(hourly) }));
        all["rules"][0]["schedule"] = json!("cron(0 * * * ? *)");
        all["rules"][1]["schedule"] = json!("cron(30 * * * ? *)");
        let own = plan(1, rest, json!({ "components": ["c0"] }));
        document["plans"] = json!([all, own]);
        document["clock"]["days"] = json!(days);
        document
    }),
    ("pairs of an incident and a backup", |count| {
        let mut document = with("components", many(1, component));
        document["on_demand_backups"] = many(count.div_ceil(1_000) / 2, |_| by_hand(1));
        if count.div_ceil(1_000) % 2 > 0 {
            document["on_demand_backups"].as_array_mut().expect("a list").push(by_hand(0));
        }
        document["incidents"] = many(1_000, |at| incident(at, "c0"));
        document
    }),
    ("days of restore testing", |count| {
        let tested = count.div_ceil(1_000);
        let mut document = with("restore_testing", json!([restore_test(0, tested)]));
        document["clock"]["days"] = json!(1_000);
        document
    }),
    ("references from notifications", |count| {
        with("notifications", json!([notification(0, count)]))
    }),
    ("pinned recovery options", |count| {
        let mut pinning = incident(0, "c0");
        pinning["pins"] = many(count, |_| json!({ "component": "c0", "option": "self_heal" }));
        with("incidents", json!([pinning]))
    }),
    ("impacts that incidents", |count| {
        let mut document = with("components", many(1_000, component));
        let mut all: Vec<Value> = (0..count / 1_000).map(|at| incident(at, "primary")).collect();
        all.extend((0..count % 1_000).map(|at| incident(1_000 + at, "c0")));
        document["incidents"] = all.into();
        document
    }),
    ("pairs of an impact", |count| {
        // Impacts and journeys are whole numbers: 200 journeys where they divide the pairs, else 101.
        let journeys = if count.is_multiple_of(200) { 200 } else { 101 };
        let mut document = with("components", many(5_000, component));
        document["journeys"] = many(journeys, journey);
        let impacts = count / journeys;
        let mut all: Vec<Value> = (0..impacts / 5_000).map(|at| incident(at, "primary")).collect();
        all.extend((0..impacts % 5_000).map(|at| incident(10 + at, "c0")));
        document["incidents"] = all.into();
        document
    }),
];

fn builder(limit: &Limit) -> Builder {
    let (_, builder) = BUILDERS
        .iter()
        .find(|(what, _)| limit.what.starts_with(what))
        .unwrap_or_else(|| panic!("{} has no design at its limit", limit.what));
    *builder
}

fn many(count: usize, one: impl FnMut(usize) -> Value) -> Value {
    (0..count).map(one).collect()
}

fn names(count: usize) -> Value {
    many(count, |_| json!("c0"))
}

fn ids(count: usize) -> Value {
    many(count, |at| json!(format!("c{at}")))
}

fn region(id: &str) -> Value {
    json!({ "id": id, "kind": "region", "region": "us-east-1" })
}

fn component(at: usize) -> Value {
    json!({ "id": format!("c{at}"), "kind": "lambda_function", "site": "primary" })
}

fn journey(at: usize) -> Value {
    json!({ "id": format!("j{at}"), "needs": [] })
}

fn plan(at: usize, rules: usize, selection: Value) -> Value {
    let rules = many(rules, |at| json!({ "name": format!("r{at}"), "vault": "main" }));
    json!({ "name": format!("p{at}"), "rules": rules, "selection": selection })
}

fn by_hand(copies: usize) -> Value {
    let copies = many(copies, |_| json!({ "vault": "far" }));
    json!({ "component": "c0", "vault": "main", "at": "2026-11-03T00:00:00Z", "copies": copies })
}

fn restore_test(at: usize, components: usize) -> Value {
    json!({
        "name": format!("t{at}"), "schedule": "cron(0 5 * * ? *)", "components": names(components)
    })
}

fn notification(at: usize, components: usize) -> Value {
    json!({ "name": format!("n{at}"), "components": names(components), "after_minutes": 5 })
}

fn incident(at: usize, target: &str) -> Value {
    json!({
        "id": format!("i{at}"), "kind": "region_outage", "target": target, "at": "2026-11-04T00:00:00Z"
    })
}

fn condition(key: &str, value: &str) -> Value {
    json!({ "comparison": "string_like", "key": key, "value": value })
}

fn with(section: &str, entries: Value) -> Value {
    let mut document = Map::new();
    document.insert("format".to_owned(), json!(1));
    document.insert("clock".to_owned(), json!({ "start": "2026-11-02T00:00:00Z", "days": 14 }));
    document.insert("sites".to_owned(), json!([region("primary")]));
    document.insert(section.to_owned(), entries);
    document.into()
}

#[test]
fn a_design_at_a_limit_is_read() {
    for limit in LIMITS {
        let text = builder(limit)(limit.most).to_string();
        let first = read_for_editing(&text).err().and_then(|it| it.into_iter().next());
        assert_eq!(first, None, "{}", limit.what);
    }
}

#[test]
fn a_design_above_a_limit_is_refused_with_the_count_the_limit_the_place_and_the_way_out() {
    for limit in LIMITS {
        let text = builder(limit)(limit.most + 1).to_string();
        let findings = read_for_editing(&text).expect_err(limit.what);
        let named = findings.iter().find(|it| it.message.contains(limit.what));
        let finding = named.unwrap_or_else(|| panic!("{}: {findings:?}", limit.what));
        assert_eq!(finding.pointer, limit.pointer);
        let most = thousands(limit.most as u64);
        assert!(finding.message.ends_with(&format!("at most {most} are read")), "{finding:?}");
        assert!(
            finding.hint.contains(limit.fix) && finding.hint.contains(limit.why),
            "{finding:?}"
        );
        assert_eq!(file::read(&text).expect_err("the terminal refuses it too"), findings);
    }
}

#[test]
fn rules_are_counted_for_the_component_that_most_may_cover() {
    let mut document = with("components", many(40, component));
    // Twenty plans of two rules: each names another component, all name the last one.
    let own = |at| plan(at, 2, json!({ "components": [format!("c{at}"), "c39", "nobody"] }));
    document["plans"] = many(20, own);
    let findings = read_for_editing(&document.to_string()).expect_err("40 rules for one component");
    assert!(findings[0].message.starts_with("the design has 40 backup rules"), "{findings:?}");
    document["plans"] = many(20, |at| plan(at, 2, json!({ "components": [format!("c{at}")] })));
    assert!(read_for_editing(&document.to_string()).is_ok());
}

#[test]
fn the_refusal_counts_what_the_design_has() {
    let text = builder(&LIMITS[1])(5_001).to_string();
    let findings = read_for_editing(&text).expect_err("too many components");
    assert_eq!(findings[0].message, "the design has 5,001 components; at most 5,000 are read");
}

#[test]
fn a_small_link_with_a_large_design_is_held_to_the_same_limits() {
    let document = BUILDERS.iter().find(|(what, _)| *what == "references from components");
    let (_, builder) = document.expect("the builder");
    let text = builder(200_000).to_string();
    let fragment = link::write(&text);
    assert!(fragment.len() < 12_000 && text.len() > 1_000_000, "{}", fragment.len());
    let linked = link::read(&fragment).expect("a whole link");
    let findings = read_for_editing(&linked.document).expect_err("it has too many references");
    assert!(findings[0].message.contains("200,000 references"), "{findings:?}");
}

#[test]
fn a_thousand_components_over_seven_years_stay_below_every_limit() {
    let mut document = with("components", many(1_000, component));
    document["clock"]["days"] = json!(2_555);
    let tagged = |at: usize| json!({ "tags": [{ "key": "plan", "value": at.to_string() }] });
    let hourly = |at| {
        let mut plan = plan(at, 3, tagged(at));
        for rule in plan["rules"].as_array_mut().expect("a list") {
            rule["copies"] = json!([{ "vault": "far" }]);
        }
        plan
    };
    document["plans"] = many(10, hourly);
    for component in document["components"].as_array_mut().expect("a list") {
        component["tags"] = json!({ "plan": "3", "owner": "orders" });
    }
    document["journeys"] = many(20, |at| json!({ "id": format!("j{at}"), "needs": names(50) }));
    document["incidents"] =
        many(100, |at| incident(at, if at % 10 == 0 { "primary" } else { "c7" }));
    assert!(read_for_editing(&document.to_string()).is_ok());
}

#[test]
fn a_thousand_components_with_rules_of_all_rhythms_over_seven_years_are_read() {
    let mut document = with("components", many(1_000, component));
    document["clock"]["days"] = json!(2_555);
    let mut all = plan(0, 4, json!({ "components": ids(1_000) }));
    let schedules =
        ["cron(0 * * * ? *)", "cron(0 5 * * ? *)", "cron(0 5 ? * SUN *)", "cron(0 5 1 * ? *)"];
    for (at, schedule) in schedules.iter().enumerate() {
        all["rules"][at]["schedule"] = json!(schedule);
    }
    document["plans"] = json!([all]);
    assert_eq!(read_for_editing(&document.to_string()).err(), None);
}

#[test]
fn of_thousands_of_faults_two_hundred_findings_are_made_and_the_rest_is_counted() {
    let unknown = |count| many(count, |at| json!(format!("nobody-{at}")));
    let mut needing = with("components", many(1_000, component));
    needing["components"][0]["needs"] = unknown(20_000);
    let selection = json!({ "components": unknown(10_000) });
    let mut selecting = with("components", many(1_000, component));
    selecting["vaults"] = json!([{ "id": "main", "site": "primary" }]);
    selecting["plans"] = json!([plan(0, 1, selection)]);
    let mut wrong = with("components", many(5_000, component));
    for component in wrong["components"].as_array_mut().expect("a list") {
        component["size_gib"] = json!("large");
    }
    let mut unheard_of = with("components", json!([]));
    for at in 0..20_000 {
        unheard_of[format!("unknown-{at}")] = json!(1);
    }
    for (document, more) in [
        // One more: nothing in it is tested.
        (needing, "19,802 more findings left out"),
        (selecting, "more findings left out"),
        (wrong, "4,802 more findings left out"),
        (unheard_of, "19,801 more findings left out"),
    ] {
        let (_, findings) = file::read_leniently(&document.to_string());
        assert_eq!(findings.len(), 200);
        let last = findings.last().map_or("", |it| &it.message);
        assert!(last.ends_with(more), "{last}");
        let longest = findings.iter().map(|it| it.message.len() + it.hint.len()).max();
        assert!(longest < Some(1_000), "{longest:?} characters in one finding");
    }
}
