//! In what one design differs from another, in words.

use std::collections::BTreeMap;

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
    let (in_open, in_other) = (first_of(open.iter().map(name)), first_of(other.iter().map(name)));
    let added: Vec<&str> = other.iter().map(name).filter(|it| !in_open.contains_key(it)).collect();
    let removed: Vec<&str> =
        open.iter().map(name).filter(|it| !in_other.contains_key(it)).collect();
    let changed: Vec<&str> = other
        .iter()
        .filter(|it| in_open.get(name(it)).is_some_and(|at| open[*at] != **it))
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
    let (in_open, in_other) = (places(open), places(other));
    for (verb, from, to) in
        [("With", &other.components, &in_open), ("Without", &open.components, &in_other)]
    {
        let ids: Vec<ComponentId> =
            from.iter().map(label).filter(|id| !to.contains_key(id.as_str())).collect();
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
        .filter(|it| in_open.get(it.id.as_str()).is_some_and(|at| open.components[*at] != **it))
        .map(label)
        .collect();
    if !changed.is_empty() {
        said.push(format!("Other settings of {}.", labels(other, &changed)));
    }
}

/// Where each component of a design is in its list.
fn places(scenario: &Scenario) -> BTreeMap<&str, usize> {
    first_of(scenario.components.iter().map(|it| it.id.as_str()))
}

/// Where the recovery entry of each component is in its list.
pub(super) fn by_component(scenario: &Scenario) -> BTreeMap<&str, usize> {
    first_of(scenario.recovery.iter().map(|it| it.component.as_str()))
}

/// Of two with one name the first counts.
fn first_of<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut places = BTreeMap::new();
    for (at, name) in names.enumerate() {
        places.entry(name).or_insert(at);
    }
    places
}

/// Components whose strategy differs, together where they go from the same to the same.
fn strategies(said: &mut Vec<String>, open: &Scenario, other: &Scenario) {
    type StrategyChange = (Option<Strategy>, Option<Strategy>);
    let (before, after) = (by_component(open), by_component(other));
    let is_in_open: BTreeMap<&str, usize> = places(open);
    let mut groups: Vec<(StrategyChange, Vec<ComponentId>)> = Vec::new();
    for component in &other.components {
        let id = component.id.as_str();
        let of = |entries: &BTreeMap<&str, usize>, scenario: &Scenario| {
            entries.get(id).map(|at| scenario.recovery[*at].strategy)
        };
        let change = (of(&before, open), of(&after, other));
        if change.0 == change.1 || !is_in_open.contains_key(id) {
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
    if ids.len() > MOST_NAMES + 1 {
        let names: Vec<String> = ids[..MOST_NAMES].iter().map(label).collect();
        return format!("{} and {} more", names.join(", "), ids.len() - MOST_NAMES);
    }
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
