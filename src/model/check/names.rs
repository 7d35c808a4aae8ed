//! Names: every id is there once, every reference leads somewhere, and needs do not run in a circle.

use std::collections::BTreeMap;
use std::fmt::Arguments;

use super::coverage::Coverage;
use super::one_of;
use crate::model::{Finding, Findings, Scenario, Severity};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let scenario = coverage.scenario;
    unique(scenario, findings);
    let names = Names {
        sites: set(scenario.sites.iter().map(|it| it.id.as_str())),
        components: set(scenario.components.iter().map(|it| it.id.as_str())),
        vaults: set(scenario.vaults.iter().map(|it| it.id.as_str())),
    };
    workload(scenario, &names, findings);
    protection(scenario, &names, findings);
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

struct Names<'a> {
    sites: Set<'a>,
    components: Set<'a>,
    vaults: Set<'a>,
}

fn set<'a>(ids: impl Iterator<Item = &'a str>) -> Set<'a> {
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}

fn unique(scenario: &Scenario, findings: &mut Findings) {
    let mut section = |name: &str, ids: &mut dyn Iterator<Item = &str>| {
        let mut seen = BTreeMap::new();
        for (at, id) in ids.enumerate() {
            let path = || format!("/{name}/{at}/{}", if name == "plans" { "name" } else { "id" });
            if id.is_empty() {
                findings.push(Finding::error(
                    path(),
                    "the name is empty",
                    "Give it a unique name.",
                ));
            } else if let Some(first) = seen.insert(id, at) {
                findings.push(Finding::error(
                    path(),
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

/// The place is written out only where something is found: most checks find nothing.
fn missing(findings: &mut Findings, path: Arguments, what: &str, id: &str, known: &Set) {
    if known.contains_key(id) {
        return;
    }
    if findings.takes(Severity::Error) {
        findings.push(Finding::error(
            path.to_string(),
            format!("there is no {what} `{id}`"),
            format!("Allowed: {}.", one_of(known.keys().copied())),
        ));
    } else {
        // Each would list all names that are allowed.
        findings.count(Severity::Error);
    }
}

fn workload(scenario: &Scenario, names: &Names, findings: &mut Findings) {
    for (at, component) in scenario.components.iter().enumerate() {
        let path = format!("/components/{at}");
        missing(
            findings,
            format_args!("{path}/site"),
            "site",
            component.site.as_str(),
            &names.sites,
        );
        for (list, ids) in
            [("needs", &component.needs), ("degraded_without", &component.degraded_without)]
        {
            for (index, id) in ids.iter().enumerate() {
                missing(
                    findings,
                    format_args!("{path}/{list}/{index}"),
                    "component",
                    id.as_str(),
                    &names.components,
                );
            }
        }
    }
    for (at, journey) in scenario.journeys.iter().enumerate() {
        for (list, ids) in [
            ("needs", &journey.needs),
            ("degraded_without", &journey.degraded_without),
            ("recorded_in", &journey.recorded_in),
        ] {
            for (index, id) in ids.iter().enumerate() {
                missing(
                    findings,
                    format_args!("/journeys/{at}/{list}/{index}"),
                    "component",
                    id.as_str(),
                    &names.components,
                );
            }
        }
    }
}

fn protection(scenario: &Scenario, names: &Names, findings: &mut Findings) {
    for (at, vault) in scenario.vaults.iter().enumerate() {
        missing(
            findings,
            format_args!("/vaults/{at}/site"),
            "site",
            vault.site.as_str(),
            &names.sites,
        );
    }
    for (at, plan) in scenario.plans.iter().enumerate() {
        let path = format!("/plans/{at}");
        for (index, rule) in plan.rules.iter().enumerate() {
            let path = format!("{path}/rules/{index}");
            missing(
                findings,
                format_args!("{path}/vault"),
                "vault",
                rule.vault.as_str(),
                &names.vaults,
            );
            if let Some(vault) = &rule.air_gapped_vault {
                let path = format_args!("{path}/air_gapped_vault");
                missing(findings, path, "vault", vault.as_str(), &names.vaults);
            }
            for (index, copy) in rule.copies.iter().enumerate() {
                missing(
                    findings,
                    format_args!("{path}/copies/{index}/vault"),
                    "vault",
                    copy.vault.as_str(),
                    &names.vaults,
                );
            }
        }
        for (list, ids) in
            [("components", &plan.selection.components), ("except", &plan.selection.except)]
        {
            for (index, id) in ids.iter().enumerate() {
                missing(
                    findings,
                    format_args!("{path}/selection/{list}/{index}"),
                    "component",
                    id.as_str(),
                    &names.components,
                );
            }
        }
    }
    for (at, backup) in scenario.on_demand_backups.iter().enumerate() {
        let path = format!("/on_demand_backups/{at}");
        missing(
            findings,
            format_args!("{path}/component"),
            "component",
            backup.component.as_str(),
            &names.components,
        );
        missing(
            findings,
            format_args!("{path}/vault"),
            "vault",
            backup.vault.as_str(),
            &names.vaults,
        );
        if let Some(vault) = &backup.air_gapped_vault {
            let path = format_args!("{path}/air_gapped_vault");
            missing(findings, path, "vault", vault.as_str(), &names.vaults);
        }
        for (index, copy) in backup.copies.iter().enumerate() {
            missing(
                findings,
                format_args!("{path}/copies/{index}/vault"),
                "vault",
                copy.vault.as_str(),
                &names.vaults,
            );
        }
    }
    for (at, plan) in scenario.restore_testing.iter().enumerate() {
        for (index, id) in plan.components.iter().enumerate() {
            missing(
                findings,
                format_args!("/restore_testing/{at}/components/{index}"),
                "component",
                id.as_str(),
                &names.components,
            );
        }
    }
    for (at, notification) in scenario.notifications.iter().enumerate() {
        for (index, id) in notification.components.iter().enumerate() {
            missing(
                findings,
                format_args!("/notifications/{at}/components/{index}"),
                "component",
                id.as_str(),
                &names.components,
            );
        }
    }
    for (at, drill) in scenario.drills.iter().enumerate() {
        missing(
            findings,
            format_args!("/drills/{at}/component"),
            "component",
            drill.component.as_str(),
            &names.components,
        );
    }
    let mut seen = BTreeMap::new();
    for (at, entry) in scenario.recovery.iter().enumerate() {
        let path = format!("/recovery/{at}");
        missing(
            findings,
            format_args!("{path}/component"),
            "component",
            entry.component.as_str(),
            &names.components,
        );
        missing(findings, format_args!("{path}/site"), "site", entry.site.as_str(), &names.sites);
        if let Some(first) = seen.insert(&entry.component, at) {
            findings.push(Finding::error(
                format!("{path}/component"),
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
