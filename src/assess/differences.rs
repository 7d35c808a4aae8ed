//! In what one design differs from another, in words.

use crate::catalog::Strategy;
use crate::model::{Component, ComponentId, Scenario};

/// How many names a sentence holds.
const MOST_NAMES: usize = 3;

/// In what a design differs from the open one, as sentences in the order of the document.
pub(super) fn differences(open: &Scenario, other: &Scenario) -> Vec<String> {
    let mut said = Vec::new();
    named(&mut said, "site", &open.sites, &other.sites, |it| it.id.as_str());
    components(&mut said, open, other);
    named(&mut said, "vault", &open.vaults, &other.vaults, |it| it.id.as_str());
    named(&mut said, "backup plan", &open.plans, &other.plans, |it| it.name.as_str());
    if open.on_demand_backups != other.on_demand_backups {
        said.push("Other on-demand backups.".to_owned());
    }
    named(&mut said, "alarm", &open.notifications, &other.notifications, |it| it.name.as_str());
    strategies(&mut said, open, other);
    named(&mut said, "journey", &open.journeys, &other.journeys, |it| it.id.as_str());
    said
}

/// What was added to a list of named things, taken out of it and changed in it.
fn named<T: PartialEq>(
    said: &mut Vec<String>,
    what: &str,
    open: &[T],
    other: &[T],
    name: fn(&T) -> &str,
) {
    let find = |list: &[T], wanted: &str| list.iter().position(|it| name(it) == wanted);
    let added: Vec<&str> = other.iter().map(name).filter(|it| find(open, it).is_none()).collect();
    let removed: Vec<&str> = open.iter().map(name).filter(|it| find(other, it).is_none()).collect();
    let changed: Vec<&str> = other
        .iter()
        .filter(|it| find(open, name(it)).is_some_and(|at| open[at] != **it))
        .map(name)
        .collect();
    for (verb, names) in [("With", added), ("Without", removed), ("With a different", changed)] {
        if !names.is_empty() {
            let plural = if names.len() > 1 && verb != "With a different" { "s" } else { "" };
            said.push(format!("{verb} {what}{plural} {}.", list(&names)));
        }
    }
}

/// Components that differ: those added and removed by name, the others by what they are called.
fn components(said: &mut Vec<String>, open: &Scenario, other: &Scenario) {
    let label = |it: &Component| it.id.clone();
    let is_in = |list: &[Component], id: &ComponentId| list.iter().any(|it| it.id == *id);
    for (verb, from, to) in [
        ("With", &other.components, &open.components),
        ("Without", &open.components, &other.components),
    ] {
        let ids: Vec<ComponentId> = from.iter().map(label).filter(|id| !is_in(to, id)).collect();
        if !ids.is_empty() {
            said.push(format!(
                "{verb} {}.",
                labels(if verb == "With" { other } else { open }, &ids)
            ));
        }
    }
    let changed: Vec<ComponentId> = other
        .components
        .iter()
        .filter(|it| open.component(&it.id).is_some_and(|before| before != *it))
        .map(label)
        .collect();
    if !changed.is_empty() {
        said.push(format!("Other settings of {}.", labels(other, &changed)));
    }
}

/// Components whose strategy differs, together where they go from the same to the same.
fn strategies(said: &mut Vec<String>, open: &Scenario, other: &Scenario) {
    type StrategyChange = (Option<Strategy>, Option<Strategy>);
    let of = |scenario: &Scenario, id: &ComponentId| scenario.recovery_of(id).map(|it| it.strategy);
    let mut groups: Vec<(StrategyChange, Vec<ComponentId>)> = Vec::new();
    for component in &other.components {
        let change = (of(open, &component.id), of(other, &component.id));
        if change.0 == change.1 || open.component(&component.id).is_none() {
            continue;
        }
        match groups.iter_mut().find(|(it, _)| *it == change) {
            Some((_, ids)) => ids.push(component.id.clone()),
            None => groups.push((change, vec![component.id.clone()])),
        }
    }
    let name = |strategy: Option<Strategy>| match strategy {
        Some(strategy) => strategy.spec().name,
        None => "no strategy",
    };
    for ((before, after), ids) in groups {
        said.push(format!(
            "{}: {} instead of {}.",
            labels(other, &ids),
            name(after),
            lower(name(before))
        ));
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        // "Elastic Disaster Recovery" is a name, the others are words.
        let rest = letters.as_str();
        if text == Strategy::ElasticDisasterRecovery.spec().name {
            text.to_owned()
        } else {
            format!("{}{rest}", first.to_lowercase())
        }
    })
}

fn labels(scenario: &Scenario, ids: &[ComponentId]) -> String {
    let label = |id: &ComponentId| {
        scenario.component(id).map_or_else(|| id.to_string(), |it| it.label().to_owned())
    };
    let names: Vec<String> = ids.iter().map(label).collect();
    list(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn list(names: &[&str]) -> String {
    if names.len() > MOST_NAMES + 1 {
        return format!("{} and {} more", names[..MOST_NAMES].join(", "), names.len() - MOST_NAMES);
    }
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}
