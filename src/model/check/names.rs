//! Names: every id is there once, every reference leads somewhere, and needs do not run in a circle.

use std::collections::BTreeMap;

use super::coverage::Coverage;
use super::one_of;
use crate::model::references::Named;
use crate::model::{Finding, Findings, Scenario, Severity};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let scenario = coverage.scenario;
    unique(scenario, findings);
    references(scenario, findings);
    strategies(scenario, findings);
    if scenario.sites.iter().filter(|site| site.primary).count() > 1 {
        findings.push(Finding::error(
            "/sites",
            "more than one site is marked as primary",
            "Mark only one site. If no site is marked, the first site is primary.",
        ));
    }
    circles(scenario, findings);
}

type Set<'a> = BTreeMap<&'a str, usize>;

fn set<'a>(ids: impl Iterator<Item = &'a str>) -> Set<'a> {
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}

fn unique(scenario: &Scenario, findings: &mut Findings) {
    let mut section = |name: &str, ids: &mut dyn Iterator<Item = &str>| {
        let mut seen = BTreeMap::new();
        for (at, id) in ids.enumerate() {
            let pointer =
                || format!("/{name}/{at}/{}", if name == "plans" { "name" } else { "id" });
            if id.is_empty() {
                findings.push(Finding::error(
                    pointer(),
                    "the name is empty",
                    "Give it a unique name.",
                ));
            } else if let Some(first) = seen.insert(id, at) {
                findings.push(Finding::error(
                    pointer(),
                    format!("`{id}` is used twice, first at /{name}/{first}"),
                    "Give each entry a unique name.",
                ));
            }
        }
    };
    section("sites", &mut scenario.sites.iter().map(|it| it.id.as_str()));
    section("components", &mut scenario.components.iter().map(|it| it.id.as_str()));
    section("journeys", &mut scenario.journeys.iter().map(|it| it.id.as_str()));
    section("vaults", &mut scenario.vaults.iter().map(|it| it.id.as_str()));
    section("plans", &mut scenario.plans.iter().map(|it| it.name.as_str()));
    section("incidents", &mut scenario.incidents.iter().map(|it| it.id.as_str()));
}

/// Whether every reference leads somewhere. Its place is written out only where something is found: most
/// documents are whole.
fn references(scenario: &Scenario, findings: &mut Findings) {
    let sites = set(scenario.sites.iter().map(|it| it.id.as_str()));
    let components = set(scenario.components.iter().map(|it| it.id.as_str()));
    let vaults = set(scenario.vaults.iter().map(|it| it.id.as_str()));
    scenario.references(&mut |named, name, place| {
        let known = match named {
            Named::Site => &sites,
            Named::Component => &components,
            Named::Vault => &vaults,
        };
        if known.contains_key(name) {
            return;
        }
        if findings.takes(Severity::Error) {
            findings.push(Finding::error(
                place.to_string(),
                format!("there is no {} `{name}`", named.noun()),
                format!("Allowed: {}.", one_of(known.keys().copied())),
            ));
        } else {
            // Each would list all names that are allowed.
            findings.count(Severity::Error);
        }
    });
}

/// A component has one recovery strategy.
fn strategies(scenario: &Scenario, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for (at, entry) in scenario.recovery.iter().enumerate() {
        if let Some(first) = seen.insert(&entry.component, at) {
            findings.push(Finding::error(
                format!("/recovery/{at}/component"),
                format!("`{}` already has a strategy, at /recovery/{first}", entry.component),
                "A component has one strategy. Remove one of the two.",
            ));
        }
    }
}

/// A component that needs itself, through others or not, could never come back.
fn circles(scenario: &Scenario, findings: &mut Findings) {
    let index = set(scenario.components.iter().map(|it| it.id.as_str()));
    let needs: Vec<Vec<usize>> = scenario
        .components
        .iter()
        .map(|it| it.needs.iter().filter_map(|id| index.get(id.as_str()).copied()).collect())
        .collect();
    // Depth first with a stack of its own: a chain may be as long as the document.
    let mut state = vec![VisitState::Unseen; needs.len()];
    for start in 0..needs.len() {
        let mut stack = vec![(start, 0)];
        while let Some((at, next)) = stack.pop() {
            if next == 0 {
                if state[at] != VisitState::Unseen {
                    continue;
                }
                state[at] = VisitState::Open;
            }
            let Some(need) = needs[at].get(next) else {
                state[at] = VisitState::Done;
                continue;
            };
            stack.push((at, next + 1));
            if state[*need] == VisitState::Open {
                findings.push(Finding::error(
                    format!("/components/{at}/needs/{next}"),
                    format!(
                        "`{0}` needs `{1}`, and `{1}` depends on `{0}`",
                        scenario.components[at].id, scenario.components[*need].id
                    ),
                    "Remove one of these dependencies, or change it to `degraded_without`. No component in the circle could ever start.",
                ));
            } else {
                stack.push((*need, 0));
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum VisitState {
    Unseen,
    Open,
    Done,
}
