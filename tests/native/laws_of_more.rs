//! More protection never makes it worse: on generated designs with one incident, nobody is down for longer and
//! nobody loses more data, unless an option was taken instead of waiting for a site that came back later,
//! which the outcome then says in hindsight, or unless the new option costs the business less in all, or unless
//! jobs of the added plan hold up jobs that were there, of which AWS Backup runs one at a time for a resource.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::catalog::{ComponentKind, Setting, Strategy, Substance};
use tabletop::engine::{Impact, Outcome, PointMark, Run, simulate};
use tabletop::model::{ComponentId, Scenario, file};
use tabletop::units::Span;

use crate::generated::{self, Dice};

/// Losing all, and never being back.
const MOST: Span = Span::days(100_000);

/// A design that AWS accepts, with its first incident only.
fn with_one_incident(seed: u64) -> Option<Value> {
    let mut document = generated::document(seed);
    let incidents = document["incidents"].as_array_mut()?;
    incidents.truncate(1);
    let is_accepted = !incidents.is_empty() && file::read(&document.to_string()).is_ok();
    is_accepted.then_some(document)
}

fn kind(component: &Value) -> ComponentKind {
    let key = component["kind"].as_str().unwrap_or_default();
    ComponentKind::ALL.iter().copied().find(|it| it.key() == key).expect("a kind")
}

fn push(document: &mut Value, list: &str, entry: Value) {
    match document[list].as_array_mut() {
        Some(list) => list.push(entry),
        None => document[list] = json!([entry]),
    }
}

fn plan(id: &Value, rule: Value) -> Value {
    let mut rule = rule;
    rule["name"] = json!("more");
    rule["vault"] = json!("main");
    json!({ "name": "more", "rules": [rule], "selection": { "components": [id] } })
}

/// Adds a protection to a component; says which, or nothing where it has it or cannot have it.
fn add(
    document: &mut Value,
    (at, holds_data): (usize, bool),
    which: u32,
    dice: &mut Dice,
) -> Option<String> {
    let component = document["components"][at].clone();
    let (id, kind) = (component["id"].clone(), kind(&component));
    let set = |document: &mut Value, field: &str, value: Value| -> Option<String> {
        let now = &mut document["components"][at][field];
        if *now == value {
            return None;
        }
        *now = value;
        Some(field.to_owned())
    };
    let has = |setting: Setting| kind.spec().settings.contains(&setting);
    match which {
        0 => {
            let rule = json!({ "schedule": "cron(0 0/6 * * ? *)", "delete_after_days": 30 });
            push(document, "plans", plan(&id, rule));
            Some("a plan".to_owned())
        }
        1 => {
            let rule = json!({
                "schedule": "cron(15 4 * * ? *)", "delete_after_days": 30,
                "copies": [{ "vault": "far", "delete_after_days": 30 }]
            });
            push(document, "plans", plan(&id, rule));
            Some("a plan with a copy".to_owned())
        }
        2 => {
            let rule = json!({
                "schedule": "cron(15 4 * * ? *)", "delete_after_days": 30, "continuous": true
            });
            push(document, "plans", plan(&id, rule));
            Some("continuous backup".to_owned())
        }
        3 => {
            let is_there = document["recovery"].as_array()?.iter().any(|it| it["component"] == id);
            if is_there {
                return None;
            }
            let strategy = Strategy::ALL[dice.below(Strategy::ALL.len() as u32) as usize];
            let entry = json!({ "component": id, "strategy": strategy.key(), "site": "recovery" });
            push(document, "recovery", entry);
            Some(strategy.key().to_owned())
        }
        4 if has(Setting::MultiAz) => set(document, "multi_az", json!(true)),
        // Auto Scaling replaces a server with an empty one, which protects no data.
        5 if has(Setting::AutoScaling) && !holds_data => set(document, "auto_scaling", json!(true)),
        6 if has(Setting::Versioning) => set(document, "versioning", json!(true)),
        7 if has(Setting::NativePitr) => set(document, "native_pitr", json!(true)),
        8 if has(Setting::AutomatedBackupDays) => set(document, "automated_backup_days", json!(35)),
        9 => {
            let mut copied = None;
            for plan in document["plans"].as_array_mut()? {
                for rule in plan["rules"].as_array_mut()? {
                    let copies = rule["copies"].as_array_mut()?;
                    if copies.is_empty() && rule.get("cold_after_days").is_none() {
                        let keep = rule["delete_after_days"].clone();
                        rule["copies"] = json!([{ "vault": "far", "delete_after_days": keep }]);
                        copied = Some("a copy".to_owned());
                    }
                }
            }
            copied
        }
        _ => None,
    }
}

fn impacts(outcome: &Outcome) -> BTreeMap<&ComponentId, &Impact> {
    outcome.impacts().map(|(_, impact)| (&impact.component, impact)).collect()
}

/// Whether a component took an option that costs the business less than the one that it had, or that was
/// complete before the site came back: the two reasons for which more protection may make one figure worse.
fn is_traded(before: &Impact, after: &Impact) -> bool {
    let was = before.taken.as_ref().map(|it| (it.option, it.vault.clone()));
    let still = after.usable.iter().find(|it| Some((it.option, it.vault.clone())) == was);
    let cost = |it: &Impact| it.taken.as_ref().map(|it| it.cost.total());
    let is_cheaper = still.is_some_and(|it| Some(it.cost.total()) >= cost(after));
    // A recovery point of the same vault that was still being written is newer and takes longer.
    let same_vault = after.taken.as_ref().map(|it| (it.option, it.vault.clone())) == was;
    let is_newer = after.data_lost < before.data_lost && cost(after) <= cost(before);
    let is_cheaper = is_cheaper || same_vault && is_newer;
    let came_back_later = after
        .hindsight
        .as_ref()
        .is_some_and(|it| after.back_at.is_some_and(|back| back <= it.back_at));
    came_back_later || is_cheaper
}

/// Whether a component holds data, by itself or because a journey is recorded in it.
fn holds_data(scenario: &Scenario, at: usize) -> bool {
    let component = &scenario.components[at];
    let is_recorded = scenario.journeys.iter().any(|it| it.recorded_in.contains(&component.id));
    is_recorded || component.substance() == Substance::Data
}

/// Whether jobs of a component that were there before a plan was added complete later after it, or not at all.
fn are_held_up(before: &Scenario, after: &Scenario, id: &ComponentId) -> bool {
    let lane = |scenario: &Scenario| {
        let clock = &scenario.clock;
        let quiet = Scenario { incidents: Vec::new(), ..scenario.clone() };
        Run::unchecked(Arc::new(quiet)).lane(id, clock.start, clock.end(), usize::MAX)
    };
    let (was, is) = (lane(before), lane(after));
    // The rules of the added plan are the last ones.
    let there = |mark: &&PointMark| mark.rule < was.rules.len();
    let complete = |mark: &PointMark| (mark.rule, mark.scheduled, mark.complete);
    let times: Vec<_> = is.points.iter().filter(there).map(complete).collect();
    was.points.iter().map(complete).collect::<Vec<_>>() != times
}

/// A component and everything that it needs in turn.
fn chain<'a>(scenario: &'a Scenario, id: &'a ComponentId) -> Vec<&'a ComponentId> {
    let mut all = vec![id];
    let mut next = 0;
    while let Some(component) = all.get(next).and_then(|id| scenario.component(id)) {
        let new: Vec<_> = component.needs.iter().filter(|it| !all.contains(it)).collect();
        all.extend(new);
        next += 1;
    }
    all
}

/// What is worse after a change, as a sentence, and whether one of the two reasons excuses it.
fn worse(scenario: &Scenario, before: &Outcome, after: &Outcome) -> Vec<(String, bool)> {
    let (was, is) = (impacts(before), impacts(after));
    let traded = |id: &ComponentId| {
        let pair = was.get(id).zip(is.get(id));
        pair.is_some_and(|(before, after)| is_traded(before, after))
    };
    let mut found = Vec::new();
    for (id, after) in &is {
        let lost = |it: &Impact| it.data_lost.unwrap_or(MOST);
        let before = was.get(id);
        let (lost_before, down_before) =
            before.map_or((Span::ZERO, Span::ZERO), |it| (lost(it), it.down));
        if lost(after) > lost_before {
            let text = format!("{id} loses {} and not {lost_before}", lost(after));
            found.push((text, traded(id)));
        }
        if after.down > down_before {
            let excused = chain(scenario, id).into_iter().any(traded);
            found.push((format!("{id} is down {} and not {down_before}", after.down), excused));
        }
    }
    let switches: Span = is
        .values()
        .filter_map(|it| it.failback)
        .filter_map(|it| Some(it.done?.since(it.switches?)))
        .sum();
    for (before, after) in before.journeys.iter().zip(&after.journeys) {
        if after.down > before.down + switches {
            let excused = is.keys().any(|id| traded(id));
            let text = format!("{} is down {} and not {}", after.id, after.down, before.down);
            found.push((text, excused));
        }
    }
    found
}

#[test]
fn more_protection_never_makes_an_outage_longer_or_a_loss_larger() {
    let read = |document: &Value| file::read(&document.to_string()).ok().map(|it| it.scenario);
    let (mut tried, mut excused, mut faults) = (BTreeMap::new(), 0_u32, Vec::new());
    for seed in 0..3_000 {
        let Some(base) = with_one_incident(seed) else { continue };
        let Some(scenario) = read(&base) else { continue };
        let before = simulate(&scenario);
        let dice = &mut Dice::new(seed);
        for at in 0..scenario.components.len() {
            let mut document = base.clone();
            // Few designs with a bucket are accepted: every second one of them gets versions.
            let is_bucket = scenario.components[at].has(Setting::Versioning);
            let which = if is_bucket && dice.yes() { 6 } else { dice.below(10) };
            let Some(added) = add(&mut document, (at, holds_data(&scenario, at)), which, dice)
            else {
                continue;
            };
            // What AWS refuses protects nobody.
            let Some(changed) = read(&document) else { continue };
            *tried.entry(added.clone()).or_insert(0_u32) += 1;
            for (what, is_excused) in worse(&changed, &before, &simulate(&changed)) {
                let id = &scenario.components[at].id;
                if is_excused || added.contains("plan") && are_held_up(&scenario, &changed, id) {
                    excused += 1;
                } else {
                    let incident = &base["incidents"][0];
                    faults.push(format!("seed {seed}, {added} for part-{at}: {what}; {incident}"));
                }
            }
        }
    }
    assert!(tried.len() >= 10 && tried.values().all(|it| *it > 4), "{tried:?}");
    let tries: u32 = tried.values().sum();
    assert!(excused * 5 < tries, "{excused} excuses in {tries} tries");
    assert!(faults.is_empty(), "{} faults in {tries}:\n{}", faults.len(), faults.join("\n"));
}
