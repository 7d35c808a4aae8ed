//! Data that no backup protects.

use crate::catalog::availability::{Feature, gap};
use crate::catalog::{Replication, Setting};
use crate::model::check::copies::{End, arrives};
use crate::model::check::coverage::{Coverage, Task};
use crate::model::check::kinds::CheckKind;
use crate::model::{Component, Edit, Finding, Findings};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let backed_up = backed_up(coverage);
    for (at, component) in coverage.scenario.components.iter().enumerate() {
        let is_backed_up = backed_up.get(at).copied().unwrap_or(false);
        let holds_data = component.holds_any_data();
        if !holds_data
            || is_backed_up
            || component.has_own_backups()
            || keeps_states(coverage, component)
        {
            continue;
        }
        let (pointer, name) = (format!("/components/{at}"), component.in_sentence());
        let finding = if is_replicated(coverage, component) {
            CheckKind::OnlyReplicated.at(
                pointer,
                format!(
                    "{name} has a replica and no backup: the replica repeats what damages the data"
                ),
                advice(component),
            )
        } else {
            CheckKind::NothingProtects.at(
                pointer,
                format!("{name} is in no backup plan: if it is deleted, its data is lost"),
                advice(component),
            )
        };
        findings.push(with_plan(coverage, at, finding));
    }
}

/// What keeps older states of a component: not every service has backups of its own that the simulation
/// knows.
fn advice(component: &Component) -> &'static str {
    let spec = component.kind.spec();
    match spec.own_backups.is_some() || spec.has(Setting::Versioning) {
        true => "Add the component to a backup plan, or turn on the backups of its service.",
        false => "Add the component to a backup plan.",
    }
}

/// For each component whether a rule or an on-demand backup covers it.
pub(in crate::model::check) fn backed_up(coverage: &Coverage<'_>) -> Vec<bool> {
    let mut covered = vec![false; coverage.scenario.components.len()];
    for task in &coverage.tasks {
        for at in task.covered.iter() {
            covered[*at] = true;
        }
    }
    covered
}

/// How a live copy of a component's data is kept.
fn replication(coverage: &Coverage<'_>, component: &Component) -> Replication {
    let spec = component.kind.spec();
    let Some(entry) = coverage.scenario.recovery_of(&component.id) else {
        return Replication::None;
    };
    match entry.strategy.spec().replication {
        Replication::Drs if spec.can_use_drs() => Replication::Drs,
        Replication::Service if spec.replica.is_some() && entry.site != component.site => {
            Replication::Service
        }
        Replication::Drs | Replication::Service | Replication::None => Replication::None,
    }
}

/// Whether a live copy of its data is kept: by Elastic Disaster Recovery, or by the service.
pub(in crate::model::check) fn is_replicated(
    coverage: &Coverage<'_>,
    component: &Component,
) -> bool {
    replication(coverage, component) != Replication::None
}

/// Whether the live copy keeps older states too: Elastic Disaster Recovery takes snapshots.
fn keeps_states(coverage: &Coverage<'_>, component: &Component) -> bool {
    replication(coverage, component) == Replication::Drs
}

/// The finding with an edit that adds the component to the first plan that can take it.
fn with_plan(coverage: &Coverage<'_>, at: usize, finding: Finding) -> Finding {
    let component = coverage.component(at);
    let mut plans = coverage.scenario.plans.iter().enumerate();
    let Some((plan, its)) = plans.find(|(plan, _)| takes(coverage, *plan, at)) else {
        return finding;
    };
    let mut edits = Vec::new();
    if component.has(Setting::Versioning) && component.versioning != Some(true) {
        edits.push(Edit::set(format!("/components/{at}/versioning"), true));
    }
    let list = format!("/plans/{plan}/selection/components");
    edits.push(match its.selection.components.is_empty() {
        true => Edit::set(list, vec![component.id.as_str()]),
        false => Edit::set(format!("{list}/-"), component.id.as_str()),
    });
    finding.fix(format!("Add it to plan {}", its.name), edits)
}

/// Whether a plan backs a component up once its selection names it, and breaks no rule of AWS by that.
fn takes(coverage: &Coverage<'_>, plan: usize, at: usize) -> bool {
    let component = coverage.component(at);
    let selection = &coverage.scenario.plans[plan].selection;
    let mut rules = coverage.tasks.iter().filter(|it| it.of_plan.is_some_and(|it| it.0 == plan));
    coverage.capabilities(at).backup.is_yes()
        // Of two components with one id, a plan means the first.
        && coverage.component_index(component.id.as_str()) == Some(at)
        && !selection.components.contains(&component.id)
        && selection.conditions.is_empty()
        && !selection.except.contains(&component.id)
        && rules.clone().count() > 0
        && rules.all(|task| suits(coverage, task, at))
}

/// Whether a rule takes a component into its vault and copies it wherever it copies.
fn suits(coverage: &Coverage<'_>, task: &Task<'_>, at: usize) -> bool {
    let Some(from) = task.vault.and_then(|vault| End::of(coverage, vault)) else { return false };
    let is_near = coverage.component_places[at].is_none_or(|place| place == from.place);
    let (component, capabilities) = (coverage.component(at), coverage.capabilities(at));
    let arrives_at =
        |to: Option<End<'_>>| to.is_some_and(|to| arrives(component, capabilities, from, to));
    let gap = gap(Feature::Backup, component.kind, component.variant(), from.place.region);
    is_near
        && gap.is_none()
        && !from.vault.air_gapped
        && task.rule.is_some_and(|rule| rule.air_gapped_vault.is_none())
        && task.copies.iter().all(|copy| {
            let vault = coverage.vault_index(copy.vault.as_str());
            arrives_at(vault.and_then(|it| End::of(coverage, it)))
        })
}
