//! The controls on plans: whether there is one, how often it runs, and where it copies to.

use super::ControlStatus;
use super::evidence::Evidence;
use super::remedies;
use crate::catalog::Support;
use crate::model::check::copies::{CopyReach, End, arrives as arrives_between};
use crate::model::check::coverage::Task;
use crate::units::{Span, counted, every};

/// A wall clock that is set back once a year makes one day an hour longer.
const CLOCK_CHANGE: Span = Span::hours(1);

pub(super) const NO_PLAN: &str = "No backup plan covers the component.";

pub(super) fn in_a_plan(evidence: &Evidence<'_>, component: usize) -> ControlStatus {
    if evidence.rules(component).next().is_some() {
        return ControlStatus::Compliant;
    }
    let elsewhere = evidence.coverage.tasks.iter().any(|task| task.elsewhere.contains(&component));
    let why = if elsewhere {
        "The plans that select the component have their vaults in another Region or account."
    } else {
        NO_PLAN
    };
    ControlStatus::lacks(why, remedies::cover(evidence, component))
}

pub(super) fn frequency_and_retention(evidence: &Evidence<'_>, component: usize) -> ControlStatus {
    let (hours, days) =
        (evidence.parameters.frequency_hours, evidence.parameters.plan_retention_days);
    let often = |(task, interval): &(&Task, Option<Span>)| {
        let most = Span::hours(hours.into()) + CLOCK_CHANGE;
        evidence.is_continuous(task, component) || interval.is_some_and(|interval| interval <= most)
    };
    let long = |(task, _): &(&Task, Option<Span>)| task.keep.delete.is_none_or(|it| it >= days);
    let rules = evidence.rules(component);
    if rules.clone().any(|rule| often(&rule) && long(&rule)) {
        return ControlStatus::Compliant;
    }
    // What lacks one thing is nearer than what lacks both.
    let best = rules.min_by_key(|rule| (!often(rule), !long(rule)));
    let Some(best) = best else {
        return ControlStatus::lacks(NO_PLAN, remedies::cover(evidence, component));
    };
    let name = best.0.name();
    let (rarest, shortest) = (every(hours.into(), "hour"), counted(days.into(), "day"));
    let (why, change) = match (often(&best), long(&best)) {
        (true, _) => (
            format!(
                "The {name} runs often enough, but keeps recovery points for less than {shortest}."
            ),
            remedies::keep_longer(evidence, best.0, None, days),
        ),
        (false, true) => (
            format!(
                "The {name} keeps recovery points long enough, but runs less often than {rarest}."
            ),
            remedies::run_more_often(best.0, hours),
        ),
        (false, false) => (
            format!(
                "The {name} runs less often than {rarest} and keeps recovery points for less than {shortest}."
            ),
            remedies::both(
                remedies::run_more_often(best.0, hours),
                remedies::keep_longer(evidence, best.0, None, days),
            ),
        ),
    };
    ControlStatus::lacks(why, change)
}

/// How far away a copy has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Far {
    Region,
    Account,
    /// In a logically air-gapped vault, wherever it is.
    AirGapped,
}

impl Far {
    fn words(self) -> &'static str {
        match self {
            Self::Region => "another Region",
            Self::Account => "another account",
            Self::AirGapped => "a logically air-gapped vault",
        }
    }

    /// Whether a vault is as far from that of a task as is asked.
    pub(super) fn is_reached(self, evidence: &Evidence<'_>, task: &Task, vault: usize) -> bool {
        let Some(reach) =
            task.vault.and_then(|from| CopyReach::between(&evidence.coverage, from, vault))
        else {
            return false;
        };
        let Some(place) = evidence.coverage.vault_places[vault] else { return false };
        let asked = |list: &[String], it: &str| list.is_empty() || list.iter().any(|one| one == it);
        match self {
            Self::Region => {
                reach.to_another_region && asked(&evidence.parameters.copy_regions, place.region)
            }
            Self::Account => {
                reach.to_another_account && asked(&evidence.parameters.copy_accounts, place.account)
            }
            Self::AirGapped => evidence.coverage.vault(vault).air_gapped,
        }
    }
}

pub(super) fn copy(evidence: &Evidence<'_>, component: usize, far: Far) -> ControlStatus {
    let capabilities = evidence.coverage.capabilities(component);
    let support = match far {
        Far::Region => capabilities.cross_region,
        Far::Account | Far::AirGapped => capabilities.cross_account,
    };
    match support {
        Support::Yes => {}
        Support::Unverified => {
            return ControlStatus::not_applicable(
                "It is not certain that AWS Backup copies this resource type.",
            );
        }
        Support::No => match remedies::advanced_tables(evidence, component) {
            Some(change) => {
                let why = "AWS Backup copies tables only with advanced DynamoDB backup.";
                return ControlStatus::lacks(why, Some(change));
            }
            None => {
                return ControlStatus::not_applicable(
                    "AWS Backup does not copy this resource type.",
                );
            }
        },
    }
    let mut rules = evidence.rules(component).map(|(task, _)| task);
    if rules.clone().next().is_none() {
        return ControlStatus::lacks(NO_PLAN, remedies::cover(evidence, component));
    }
    let is_copied = |task: &Task| {
        task.copies.iter().any(|copy| {
            let vault = evidence.coverage.vault_index(copy.vault.as_str());
            vault.is_some_and(|vault| {
                far.is_reached(evidence, task, vault) && arrives(evidence, task, component, vault)
            })
        })
    };
    if rules.any(is_copied) {
        return ControlStatus::Compliant;
    }
    let why = format!("No rule copies its recovery points to {}.", far.words());
    ControlStatus::lacks(why, remedies::copy_to(evidence, component, far))
}

/// Whether AWS would copy a component's points from a task's vault into another.
pub(super) fn arrives(
    evidence: &Evidence<'_>,
    task: &Task,
    component: usize,
    vault: usize,
) -> bool {
    let coverage = &evidence.coverage;
    let ends = task.vault.and_then(|from| End::of(coverage, from)).zip(End::of(coverage, vault));
    ends.is_some_and(|(from, to)| {
        arrives_between(coverage.component(component), coverage.capabilities(component), from, to)
    })
}
