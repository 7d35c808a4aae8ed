//! What must hold for any scenario (model.md part 6), on generated ones: properties 2, 4, 5 and 7.

use proptest::prelude::*;
use serde_json::{Value, json};
use tabletop::catalog::RecoveryOption;
use tabletop::engine::{Impact, Outcome, simulate};
use tabletop::model::{Scenario, file};
use tabletop::units::{Instant, Span};

use crate::generated::{self, Dice};

fn scenario(document: &Value) -> Scenario {
    file::read_leniently(&document.to_string()).0.expect("a generated document can be read")
}

/// A generated design with one incident: what comes before changes which ways back are left.
fn with_one_incident(seed: u64) -> Option<Value> {
    let mut document = generated::document(seed);
    let incidents = document["incidents"].as_array_mut().expect("a list");
    incidents.truncate(1);
    (!incidents.is_empty()).then_some(document)
}

/// The least data lost by any of the ways back that work: which of them is taken weighs time too.
/// Waiting, which loses nothing, would hide what the others do.
fn least_lost(impact: &Impact) -> Option<Span> {
    let waits = |option: RecoveryOption| option == RecoveryOption::WaitForSite;
    let taken = impact.taken.as_ref().filter(|taken| !waits(taken.option)).and(impact.data_lost);
    let usable = impact.usable.iter().filter(|it| !waits(it.option)).map(|it| it.data_lost);
    taken.into_iter().chain(usable).min()
}

/// Checks that no component loses more in the second of two runs; losing all is the most.
fn never_more(before: &Outcome, after: &Outcome) -> Result<(), TestCaseError> {
    let lost = |outcome: &Outcome| -> Vec<_> {
        outcome.impacts().map(|(_, it)| (it.component.clone(), least_lost(it))).collect()
    };
    let (before, after) = (lost(before), lost(after));
    prop_assert_eq!(before.len(), after.len());
    for ((component, before), (_, after)) in before.iter().zip(&after) {
        let most = Span::days(100_000);
        prop_assert!(
            after.unwrap_or(most) <= before.unwrap_or(most),
            "{} lost {:?}, now {:?}",
            component,
            before,
            after
        );
    }
    Ok(())
}

/// Applies a change to every rule of a document.
fn each_rule(document: &mut Value, change: impl Fn(&mut Value)) {
    for plan in document["plans"].as_array_mut().expect("a list") {
        plan["rules"].as_array_mut().expect("a list").iter_mut().for_each(&change);
    }
}

/// Schedules with another that fires whenever they do, and more often.
const SUPERSETS: &[(&str, &str)] = &[
    ("cron(0 0/6 * * ? *)", "cron(0 0/3 * * ? *)"),
    ("cron(30 21 * * ? *)", "cron(30 9,21 * * ? *)"),
    ("cron(0 5 ? * SUN *)", "cron(0 5 * * ? *)"),
    ("cron(15 3 1 * ? *)", "cron(15 3 ? * * *)"),
    ("cron(0 12 ? * 3#1 *)", "cron(0 12 ? * 3 *)"),
];

/// Moves every moment in a document or an outcome by whole days.
fn moved(value: &mut Value, days: i64) {
    match value {
        Value::String(text) => {
            if let Ok(at) = Instant::parse(text) {
                *text = (at + Span::days(days)).to_string();
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|it| moved(it, days)),
        Value::Object(object) => object.values_mut().for_each(|it| moved(it, days)),
        _ => {}
    }
}

/// Takes out what is told in words, which name dates and follow the order of the document.
fn without_words(value: &mut Value) {
    if let Value::Object(object) = value {
        for key in ["because", "text", "findings", "events"] {
            object.remove(key);
        }
    }
    match value {
        Value::Array(list) => list.iter_mut().for_each(without_words),
        Value::Object(object) => object.values_mut().for_each(without_words),
        _ => {}
    }
}

/// Sorts every list, so that two outcomes that say the same in another order are equal; numbers are
/// rounded, since sums in another order differ in the last bit.
fn sorted(value: &mut Value) {
    match value {
        Value::Array(list) => {
            list.iter_mut().for_each(sorted);
            list.sort_by_key(Value::to_string);
        }
        Value::Object(object) => object.values_mut().for_each(sorted),
        Value::Number(number) if number.is_f64() => {
            let rounded = number.as_f64().map(|it| (it * 1e3).round() / 1e3);
            *value = json!(rounded);
        }
        _ => {}
    }
}

fn shuffle(list: &mut Value, dice: &mut Dice) {
    let Some(list) = list.as_array_mut() else { return };
    for at in (1..list.len()).rev() {
        list.swap(at, dice.below(at as u32 + 1) as usize);
    }
}

fn told(document: &Value) -> Value {
    let mut outcome = serde_json::to_value(simulate(&scenario(document))).expect("JSON");
    without_words(&mut outcome);
    outcome
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_superset_of_a_schedule_never_loses_more(seed: u64) {
        let Some(mut document) = with_one_incident(seed) else { return Ok(()) };
        // Jobs that take longer than their interval wait for each other: more of them come later.
        document["assumptions"]["backup_job_minutes"] = json!(20);
        let before = simulate(&scenario(&document));
        each_rule(&mut document, |rule| {
            let text = rule["schedule"].as_str().expect("a schedule");
            if let Some((_, superset)) = SUPERSETS.iter().find(|(it, _)| *it == text) {
                rule["schedule"] = json!(superset);
            }
        });
        never_more(&before, &simulate(&scenario(&document)))?;
    }

    #[test]
    fn one_more_copy_never_loses_more(seed: u64) {
        let Some(mut document) = with_one_incident(seed) else { return Ok(()) };
        let before = simulate(&scenario(&document));
        let vault = json!({ "id": "third", "site": "recovery", "account": "third", "lock": "compliance" });
        document["vaults"].as_array_mut().expect("a list").push(vault);
        each_rule(&mut document, |rule| {
            rule["copies"].as_array_mut().expect("a list").push(json!({ "vault": "third" }));
        });
        never_more(&before, &simulate(&scenario(&document)))?;
    }

    #[test]
    fn a_longer_retention_never_loses_more(
        seed: u64,
        kept in 1_u64..10,
        longer in 1_u64..20,
        noticed_after_days in 0_u64..15,
    ) {
        let Some(mut document) = with_one_incident(seed) else { return Ok(()) };
        let shorten = |lifecycle: &mut Value| lifecycle["delete_after_days"] = json!(kept);
        each_rule(&mut document, |rule| {
            shorten(rule);
            rule["copies"].as_array_mut().expect("a list").iter_mut().for_each(shorten);
        });
        document["incidents"][0]["noticed_after_minutes"] = json!(noticed_after_days * 1_440);
        let before = simulate(&scenario(&document));
        let lengthen = |lifecycle: &mut Value| {
            if let Some(days) = lifecycle["delete_after_days"].as_u64() {
                lifecycle["delete_after_days"] = json!(days + longer);
            }
        };
        each_rule(&mut document, |rule| {
            lengthen(rule);
            rule["copies"].as_array_mut().expect("a list").iter_mut().for_each(lengthen);
        });
        never_more(&before, &simulate(&scenario(&document)))?;
    }

    /// Of outages only: damage that a slow replica has not seen yet can be kept out of it.
    #[test]
    fn a_shorter_lag_never_loses_more_in_an_outage(seed: u64, lag in 0_u32..7_200) {
        let Some(mut document) = with_one_incident(seed) else { return Ok(()) };
        document["incidents"][0]["kind"] = json!("region_outage");
        document["incidents"][0]["target"] = json!("primary");
        let with_lag = |document: &mut Value, seconds: u32| {
            for entry in document["recovery"].as_array_mut().expect("a list") {
                entry["replication_lag_seconds"] = json!(seconds);
            }
        };
        with_lag(&mut document, lag);
        let before = simulate(&scenario(&document));
        with_lag(&mut document, lag / 2);
        never_more(&before, &simulate(&scenario(&document)))?;
    }

    #[test]
    fn the_order_of_lists_changes_nothing(seed: u64, order: u64) {
        let mut document = generated::document(seed);
        document["sites"][0]["primary"] = json!(true);
        let mut before = told(&document);
        let dice = &mut Dice::new(order);
        for list in ["sites", "components", "vaults", "plans", "recovery", "incidents", "journeys"] {
            shuffle(&mut document[list], dice);
        }
        for plan in document["plans"].as_array_mut().expect("a list") {
            shuffle(&mut plan["selection"]["components"], dice);
        }
        let mut after = told(&document);
        sorted(&mut before);
        sorted(&mut after);
        prop_assert_eq!(before, after);
    }

    #[test]
    fn whole_days_later_everything_is_the_same(seed: u64, days in -1_000_i64..1_000) {
        let mut document = generated::document(seed);
        document["clock"]["time_zone"] = json!("UTC");
        // Of weekdays, months and wall clocks that change, other days are other days.
        each_rule(&mut document, |rule| {
            let text = rule["schedule"].as_str().expect("a schedule");
            if !["cron(0 * * * ? *)", "cron(0 0/6 * * ? *)", "cron(30 21 * * ? *)"].contains(&text) {
                rule["schedule"] = json!("cron(10 4 * * ? *)");
            }
            rule["schedule_time_zone"] = json!("UTC");
        });
        let mut before = told(&document);
        moved(&mut document, days);
        let after = told(&document);
        moved(&mut before, days);
        prop_assert_eq!(before, after);
    }

    #[test]
    fn what_is_recovered_is_from_before_the_damage_and_still_kept(seed: u64) {
        let document = generated::document(seed);
        let scenario = scenario(&document);
        let outcome = simulate(&scenario);
        for (incident, impact) in outcome.impacts() {
            let (Some(to), Some(taken)) = (impact.recovered_to, &impact.taken) else { continue };
            let part = scenario.component(&impact.component).expect("a component");
            if !part.holds_any_data() {
                continue;
            }
            prop_assert!(to <= incident.at, "{}: {} is after the damage", impact.component, to);
            let oldest = match taken.option {
                RecoveryOption::RestoreRecoveryPoint => {
                    // Without a vault it is a snapshot of the service's own.
                    let kept = taken.vault.as_ref().map_or(part.own_backup_days(), |vault| {
                        retentions(&scenario, vault.as_str()).max().unwrap_or(0)
                    });
                    incident.noticed_at - Span::days(kept.into())
                }
                RecoveryOption::PointInTimeRestore => incident.noticed_at - Span::days(35),
                _ => continue,
            };
            prop_assert!(to >= oldest && to >= scenario.clock.start, "{}: {} is too old", impact.component, to);
        }
    }
}

/// The retentions of everything that puts points into a vault.
fn retentions<'a>(scenario: &'a Scenario, vault: &'a str) -> impl Iterator<Item = u32> + 'a {
    let by_hand = scenario.on_demand_backups.iter().flat_map(move |backup| {
        let own = backup.delete_after_days.filter(|_| backup.vault.as_str() == vault);
        let copies = backup.copies.iter().filter(move |copy| copy.vault.as_str() == vault);
        own.into_iter().chain(copies.filter_map(|copy| copy.delete_after_days))
    });
    let by_rules = scenario.plans.iter().flat_map(|plan| &plan.rules).flat_map(move |rule| {
        let own = rule.delete_after_days.filter(|_| rule.vault.as_str() == vault);
        let copies = rule
            .copies
            .iter()
            .filter(move |copy| copy.vault.as_str() == vault)
            .filter_map(|copy| copy.delete_after_days.or(rule.delete_after_days));
        own.into_iter().chain(copies)
    });
    by_hand.chain(by_rules)
}
