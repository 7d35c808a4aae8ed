//! The choice among ways back: what each would cost, pins, and what the last one to return waited for.

use serde_json::{Value, json};
use tabletop::catalog::RecoveryOption;
use tabletop::engine::{Impact, Run};
use tabletop::units::{Span, Usd};

use crate::support;

/// A table backed up every hour into two vaults, under an incident in the middle of the week.
fn table(kind: &str) -> Value {
    let mut document = support::base();
    document["components"] = json!([{
        "id": "orders", "kind": "dynamodb_table", "site": "primary", "size_gib": 1_000,
        "change_gib_per_day": 10, "advanced_backup": true
    }]);
    let mut plan = support::plan("cron(0 * * * ? *)");
    plan["rules"][0]["copies"] = json!([{ "vault": "far", "delete_after_days": 30 }]);
    document["plans"] = json!([plan]);
    document["incidents"] = json!([support::incident(kind, "2026-11-04T14:30:00Z")]);
    document
}

fn only(document: &Value) -> Impact {
    support::simulate(document).incidents[0].impacts[0].clone()
}

#[test]
fn every_way_says_its_phases_and_what_it_costs() {
    let mut document = table("accidental_deletion");
    document["prices"] = json!({ "aws_backup.dynamodb.cross_region_gb": { "us-west-2": 0.02 } });
    let impact = only(&document);
    let taken = impact.taken.as_ref().expect("a recovery option");
    let length: Span = taken.phases.iter().map(|it| it.length).sum();
    assert_eq!(impact.back_at, Some(impact.down_from + length));
    // 1,000 GiB of a table restored at 0.15 USD each.
    assert_eq!(taken.cost.charges, Usd::from_f64(150.0));
    let other = impact
        .usable
        .iter()
        .find(|it| it.vault.as_ref().is_some_and(|vault| vault.as_str() == "far"))
        .expect("the copy would do too");
    assert!(!other.phases.is_empty());
    assert_eq!(other.phases.last().map(|it| it.to()), Some(other.back_at));
    // It is sent back from another Region, at 0.02 USD for each GiB.
    assert_eq!(other.cost.charges, Usd::from_f64(170.0));
    assert!(other.cost.total() >= taken.cost.total(), "the cheapest is taken");
}

#[test]
fn what_a_restore_is_charged_decides_between_ways_that_are_alike() {
    let taken = |prices: Value| {
        let mut document = table("region_outage");
        document["incidents"][0]["target"] = json!("primary");
        document["incidents"][0]["lasts_minutes"] = json!(2_880);
        // Two copies that differ in nothing but the Region they come from.
        document["sites"].as_array_mut().expect("a list").extend([
            json!({ "id": "ireland", "kind": "region", "region": "eu-west-1", "account": "production" }),
            json!({ "id": "tokyo", "kind": "region", "region": "ap-northeast-1", "account": "production" }),
        ]);
        document["vaults"].as_array_mut().expect("a list").extend([
            json!({ "id": "here", "site": "ireland" }),
            json!({ "id": "there", "site": "tokyo" }),
        ]);
        document["plans"][0]["rules"][0]["copies"] =
            json!([{ "vault": "here" }, { "vault": "there" }]);
        document["recovery"] = json!([{ "component": "orders", "strategy": "backup_and_restore", "site": "recovery" }]);
        document["prices"] = json!({ "aws_backup.dynamodb.cross_region_gb": prices });
        let impact = only(&document);
        impact.taken.and_then(|it| it.vault).map(|vault| vault.to_string())
    };
    let dear_here = taken(json!({ "eu-west-1": 9.0, "ap-northeast-1": 0.01 }));
    let dear_there = taken(json!({ "eu-west-1": 0.01, "ap-northeast-1": 9.0 }));
    assert_eq!((dear_here.as_deref(), dear_there.as_deref()), (Some("there"), Some("here")));
}

#[test]
fn what_is_taken_costs_what_the_ledger_says() {
    let run = Run::new(std::sync::Arc::new(support::scenario(&table("accidental_deletion"))));
    let charged: Usd = run
        .ledger()
        .entries
        .iter()
        .filter(|entry| entry.category == tabletop::engine::ledger::Category::Restores)
        .map(|entry| entry.usd)
        .sum();
    let taken = run.outcome.incidents[0].impacts[0].taken.clone().expect("a recovery option");
    assert_eq!(taken.cost.charges, charged);
}

fn pinned(kind: &str, pin: Value) -> Value {
    let mut document = table(kind);
    document["incidents"][0]["pins"] = json!([pin]);
    document
}

#[test]
fn a_pinned_way_is_taken_though_another_costs_less() {
    let pin = json!({ "component": "orders", "option": "restore_recovery_point", "vault": "far" });
    let impact = only(&pinned("accidental_deletion", pin));
    let taken = impact.taken.expect("a recovery option");
    assert_eq!(taken.vault.map(|it| it.to_string()).as_deref(), Some("far"));
    assert_eq!(impact.pin.map(|it| it.because), Some(None));
    assert!(impact.usable.iter().all(|it| it.because.to_string().contains("you pinned")));
}

#[test]
fn a_pin_without_a_vault_takes_the_best_of_them() {
    let pin = json!({ "component": "orders", "option": "restore_recovery_point" });
    let free = only(&table("accidental_deletion")).taken.expect("a recovery option");
    let pinned = only(&pinned("accidental_deletion", pin)).taken.expect("a recovery option");
    assert_eq!(pinned.vault, free.vault);
}

#[test]
fn a_pin_that_does_not_help_says_why_and_another_way_is_taken() {
    let pin = json!({ "component": "orders", "option": "promote_replica" });
    let document = pinned("accidental_deletion", pin);
    let impact = only(&document);
    let because = impact.pin.and_then(|it| it.because).expect("a reason");
    assert!(because.to_string().contains("no replica"), "{because}");
    assert_eq!(impact.taken.map(|it| it.option), Some(RecoveryOption::RestoreRecoveryPoint));
    let events = support::simulate(&document).events;
    assert!(events.iter().any(|it| it.text.to_string().contains("you pinned")));
}

#[test]
fn a_site_that_returns_first_cancels_the_recovery_unless_it_is_pinned() {
    let back = |pin: Option<&str>| {
        let mut document = table("region_outage");
        document["incidents"][0]["target"] = json!("primary");
        document["incidents"][0]["lasts_minutes"] = json!(20);
        document["incidents"][0]["pins"] = match pin {
            Some(option) => json!([{ "component": "orders", "option": option }]),
            None => json!([]),
        };
        let outcome = support::simulate(&document);
        let cancelled = outcome.events.iter().any(|it| it.text.to_string().contains("is canceled"));
        (outcome.incidents[0].impacts[0].taken.as_ref().map(|it| it.option), cancelled)
    };
    let waits = Some(RecoveryOption::WaitForSite);
    assert_eq!(back(None), (waits, true));
    assert_eq!(
        back(Some("restore_recovery_point")),
        (Some(RecoveryOption::RestoreRecoveryPoint), false)
    );
    // A pin that cannot be kept leaves everything as it would be without it.
    assert_eq!(back(Some("promote_replica")), (waits, true));
}

/// A front end that needs the table, both in a Region that is out for two days.
fn needing() -> Value {
    let mut document = table("region_outage");
    document["incidents"][0]["target"] = json!("primary");
    document["incidents"][0]["lasts_minutes"] = json!(2_880);
    let web = json!({ "id": "web", "kind": "ec2_fleet", "site": "primary", "needs": ["orders"] });
    document["components"].as_array_mut().expect("a list").push(web);
    document["recovery"] = json!([
        { "component": "web", "strategy": "pilot_light", "site": "recovery" },
        { "component": "orders", "strategy": "backup_and_restore", "site": "recovery" }
    ]);
    document
}

#[test]
fn the_critical_path_runs_through_what_was_waited_for() {
    let outcome = support::simulate(&needing());
    let path: Vec<&str> = outcome.incidents[0].critical_path.iter().map(|it| it.as_str()).collect();
    assert_eq!(path, ["orders", "web"]);
    let web = outcome.incidents[0].impacts.iter().find(|it| it.component.as_str() == "web");
    let waited = web.and_then(|it| it.taken.as_ref()?.waited_for.as_ref());
    assert_eq!(waited.map(|it| it.as_str()), Some("orders"));
}

#[test]
fn every_option_costs_the_wait_for_what_the_component_needs() {
    let mut document = needing();
    document["journeys"] = json!([{ "id": "browse", "needs": ["web"], "orders_per_hour": 100, "order_value_usd": 10 }]);
    document["recovery"][0]["strategy"] = json!("hot_standby");
    let outcome = support::simulate(&document);
    let of = |id: &str| {
        outcome.incidents[0].impacts.iter().find(|it| it.component.as_str() == id).expect("hit")
    };
    let (orders, web) = (of("orders"), of("web"));
    let taken = web.taken.as_ref().expect("an option");
    assert_eq!(taken.option, RecoveryOption::PromoteReplica);
    let rebuilt = web.usable.iter().find(|it| it.option == RecoveryOption::RebuildFromCode);
    let rebuilt = rebuilt.expect("code brings it back too");
    let serves = orders.back_at.expect("it comes back");
    assert!(rebuilt.back_at > serves, "{} is not after {serves}", rebuilt.back_at);
    assert!(rebuilt.cost.total() >= taken.cost.total(), "the cheapest is taken");
}

#[test]
fn a_component_waits_for_what_its_needs_need() {
    let mut document = needing();
    // The function between the two is in another Region: it is whole, and waits for the orders too.
    let between =
        json!({ "id": "api", "kind": "lambda_function", "site": "recovery", "needs": ["orders"] });
    document["components"][1]["needs"] = json!(["api"]);
    document["components"].as_array_mut().expect("a list").push(between);
    let outcome = support::simulate(&document);
    let of = |id: &str| {
        outcome.incidents[0].impacts.iter().find(|it| it.component.as_str() == id).expect("hit")
    };
    assert!(of("web").back_at > of("orders").back_at);
    let waited = of("web").taken.as_ref().and_then(|it| it.waited_for.clone());
    assert_eq!(waited.as_ref().map(|it| it.as_str()), Some("orders"));
}

/// Two tables that come back at the same moment, and a front end that needs both.
#[test]
fn another_name_changes_neither_the_critical_path_nor_what_was_waited_for() {
    let told = |first: &str, second: &str| {
        let mut document = needing();
        let table = |id: &str| json!({ "id": id, "kind": "dynamodb_table", "site": "primary", "size_gib": 10, "advanced_backup": true });
        document["components"] = json!([
            table(first),
            table(second),
            { "id": "web", "kind": "ec2_fleet", "site": "primary", "needs": [second, first] }
        ]);
        document["plans"][0]["selection"]["components"] = json!([first, second]);
        document["recovery"] = json!([
            { "component": "web", "strategy": "pilot_light", "site": "recovery" },
            { "component": first, "strategy": "backup_and_restore", "site": "recovery" },
            { "component": second, "strategy": "backup_and_restore", "site": "recovery" }
        ]);
        let outcome = support::simulate(&document);
        let place = |id: &tabletop::model::ComponentId| {
            ["first", "second", "web"]
                [[first, second, "web"].iter().position(|it| *it == id.as_str()).expect("a name")]
        };
        let web = &outcome.incidents[0].impacts[2];
        let waited = web.taken.as_ref().and_then(|it| it.waited_for.as_ref()).map(place);
        let path: Vec<&str> = outcome.incidents[0].critical_path.iter().map(place).collect();
        (waited, path)
    };
    assert_eq!(told("a", "b"), told("b", "a"));
    assert_eq!(told("a", "b"), (Some("first"), vec!["first", "web"]));
}

#[test]
fn hindsight_is_told_where_the_site_returns_with_its_data_within_the_clock() {
    let hindsight = |lasts: u32, second: Option<Value>| {
        let mut document = needing();
        document["incidents"][0]["lasts_minutes"] = json!(lasts);
        document["incidents"].as_array_mut().expect("a list").extend(second);
        let outcome = support::simulate(&document);
        let told = outcome.events.iter().filter(|it| it.text.to_string().contains("in hindsight"));
        let impact = outcome.incidents[0].impacts[0].clone();
        (impact.hindsight.map(|it| (it.returned_at, it.data_lost)), told.count())
    };
    let at = |text: &str| tabletop::units::Instant::parse(text).expect("a time");
    let (two_days, told) = hindsight(2_880, None);
    assert_eq!(two_days, Some((at("2026-11-06T14:30:00Z"), Span::ZERO)));
    assert_eq!(told, 2, "of the table and of the front end");
    assert_eq!(hindsight(28_800, None).0, None, "it has not returned when the clock ends");
    let again = json!({ "id": "again", "kind": "region_outage", "target": "primary",
        "at": "2026-11-06T12:00:00Z", "lasts_minutes": 600 });
    let later = hindsight(2_880, Some(again)).0;
    assert_eq!(
        later,
        Some((at("2026-11-06T22:00:00Z"), Span::ZERO)),
        "a second outage holds it up"
    );
}

#[test]
fn writes_stranded_in_a_zone_are_named() {
    let mut document = support::base();
    document["plans"] = json!([support::plan("cron(0 5 * * ? *)")]);
    let mut outage = support::incident("zone_outage", "2026-11-04T14:30:00Z");
    outage["target"] = json!("primary");
    outage["lasts_minutes"] = json!(600);
    document["incidents"] = json!([outage]);
    let impact = only(&document);
    let hindsight = impact.hindsight.expect("the zone returns");
    assert_eq!(impact.data_lost, Some(Span::minutes(570)));
    assert_eq!(hindsight.stranded.map(|it| it.length()), impact.data_lost);
    let text = hindsight.text.to_string();
    assert!(text.contains("Zone 1 of"), "{text}");
    assert!(text.contains("reconciled by hand"), "{text}");
}

#[test]
fn what_needs_something_lost_for_good_does_not_serve() {
    let mut document = needing();
    document["plans"] = json!([]);
    document["incidents"] = json!([{
        "id": "it", "kind": "account_compromise", "target": "production", "at": "2026-11-04T14:30:00Z"
    }]);
    let outcome = support::simulate(&document);
    let of = |id: &str| {
        outcome.incidents[0].impacts.iter().find(|it| it.component.as_str() == id).expect("hit")
    };
    assert!(of("orders").lost_for_good);
    assert_eq!(of("web").back_at, None, "it has nothing to work with");
    assert!(!of("web").lost_for_good, "it holds no data of its own");
}

#[test]
fn a_notification_that_tells_sooner_is_named() {
    let mut document = table("accidental_deletion");
    document["notifications"] =
        json!([{ "name": "Pager", "components": ["orders"], "after_minutes": 2 }]);
    let outcome = support::simulate(&document);
    assert_eq!(outcome.incidents[0].noticed_at.since(outcome.incidents[0].at), Span::minutes(2));
    assert!(outcome.events.iter().any(|it| it.text.to_string().contains("“Pager” reports")));
}
