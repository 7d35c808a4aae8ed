//! The controls on recovery points and the vaults they are in.

use super::ControlStatus;
use super::evidence::Evidence;
use super::plans::{Far, NO_PLAN};
use super::remedies;
use crate::engine::protection::NewestPoint;
use crate::model::{Edit, Encryption, Fix, LockMode, Vault};
use crate::units::{Span, counted, sorting};

const NO_POINTS: &str = "Nothing creates recovery points of the component.";

/// The names of some vaults, for a sentence.
fn names(evidence: &Evidence<'_>, vaults: &[usize]) -> String {
    let names: Vec<String> =
        vaults.iter().map(|it| format!("`{}`", evidence.coverage.vault(*it).id)).collect();
    names.join(", ")
}

fn holds_points(vault: &Vault) -> bool {
    vault.air_gapped || vault.lock == LockMode::Compliance || vault.denies_deletion
}

pub(super) fn no_manual_deletion(evidence: &Evidence<'_>, component: usize) -> ControlStatus {
    let vaults = evidence.vaults(component);
    if vaults.is_empty() {
        return ControlStatus::not_applicable(NO_POINTS);
    }
    let open: Vec<usize> =
        vaults.into_iter().filter(|it| !holds_points(evidence.coverage.vault(*it))).collect();
    if open.is_empty() {
        return ControlStatus::Compliant;
    }
    let edits =
        open.iter().map(|it| Edit::set(format!("/vaults/{it}/denies_deletion"), true)).collect();
    ControlStatus::lacks(
        format!("Recovery points in {} can be deleted manually.", names(evidence, &open)),
        Some(Fix { label: "Deny deletion in the vaults' access policies".to_owned(), edits }),
    )
}

pub(super) fn encrypted(evidence: &Evidence<'_>, component: usize) -> ControlStatus {
    let vaults = evidence.vaults(component);
    if vaults.is_empty() {
        return ControlStatus::not_applicable(NO_POINTS);
    }
    // Fully managed kinds take the key that every vault has; the others keep that of the resource.
    let keeps_its_own = !evidence.coverage.capabilities(component).full_management.is_yes();
    let is_open = evidence.coverage.component(component).encryption == Some(Encryption::None);
    if !keeps_its_own || !is_open {
        return ControlStatus::Compliant;
    }
    let path = format!("/components/{component}/encryption");
    ControlStatus::lacks(
        "The resource is not encrypted, and its recovery points have the encryption of the resource.",
        Some(Fix {
            label: "Encrypt the resource with a customer managed key".to_owned(),
            edits: vec![Edit::set(path, "customer_managed")],
        }),
    )
}

pub(super) fn point_retention(evidence: &Evidence<'_>, component: usize) -> ControlStatus {
    let days = evidence.parameters.point_retention_days;
    let stored = evidence.lifecycles(component);
    if stored.is_empty() {
        return ControlStatus::not_applicable(NO_POINTS);
    }
    let short: Vec<_> =
        stored.iter().filter(|it| it.keep.delete.is_some_and(|delete| delete < days)).collect();
    let Some(first) = short.first() else { return ControlStatus::Compliant };
    let mut vaults: Vec<usize> = short.iter().map(|it| it.vault).collect();
    sorting::sort(&mut vaults);
    vaults.dedup();
    let change = short
        .iter()
        .map(|it| remedies::keep_longer(evidence, it.task, it.copy, days))
        .reduce(remedies::both)
        .flatten();
    let continuous = first.copy.is_none() && evidence.is_continuous(first.task, component);
    let why = if continuous && days > 35 {
        "A continuous backup is kept for at most 35 days. Add a rule for snapshots, which can be kept longer.".to_owned()
    } else {
        format!(
            "Recovery points are kept for less than {} in {}.",
            counted(days.into(), "day"),
            names(evidence, &vaults)
        )
    };
    ControlStatus::lacks(why, change)
}

pub(super) fn vault_lock(evidence: &Evidence<'_>, component: usize) -> ControlStatus {
    let vaults = evidence.vaults(component);
    if vaults.is_empty() {
        return ControlStatus::not_applicable(NO_POINTS);
    }
    let asked = evidence.parameters.lock_min_retention_days;
    let is_locked = |it: &usize| {
        let vault = evidence.coverage.vault(*it);
        let locked = vault.air_gapped || vault.lock != LockMode::None;
        locked && asked.is_none_or(|days| vault.min_retention_days.is_some_and(|min| min >= days))
    };
    if vaults.iter().any(is_locked) {
        return ControlStatus::Compliant;
    }
    let why = match asked {
        None => format!("No lock protects {}.", names(evidence, &vaults)),
        Some(days) => {
            format!(
                "No lock on {} requires a retention of {} or more.",
                names(evidence, &vaults),
                counted(days.into(), "day")
            )
        }
    };
    ControlStatus::lacks(why, remedies::lock(evidence, &vaults))
}

/// Whether a point is younger than so many hours, and its age.
fn age(evidence: &Evidence<'_>, point: &NewestPoint, hours: u32) -> (bool, Span) {
    let age = evidence.at.since(point.captured).at_least_zero();
    (age <= Span::hours(hours.into()), age)
}

pub(super) fn last_point(evidence: &Evidence<'_>, component: usize) -> ControlStatus {
    let hours = evidence.parameters.newest_point_hours;
    let often = || {
        let (task, _) = evidence.rules(component).find(|(task, _)| !task.continuous)?;
        remedies::run_more_often(task, hours)
    };
    match &evidence.held[component].newest {
        Some(point) => match age(evidence, point, hours) {
            (true, _) => ControlStatus::Compliant,
            (false, age) => ControlStatus::lacks(
                format!("Its newest recovery point is {age} old, more than {hours} h."),
                often(),
            ),
        },
        None if evidence.tasks(component).next().is_none() => {
            ControlStatus::lacks(NO_PLAN, remedies::cover(evidence, component))
        }
        None => ControlStatus::lacks("The component has no recovery point at this time.", None),
    }
}

pub(super) fn restore_time(evidence: &Evidence<'_>, component: usize) -> ControlStatus {
    let own = evidence.coverage.component(component).rto_minutes;
    let target = evidence.parameters.restore_minutes.map(f64::from).or(own);
    let Some(target) = target.map(Span::from_minutes_f64) else {
        return ControlStatus::not_applicable("The component has no recovery time objective.");
    };
    let Some(takes) = evidence.held[component].restore else {
        return ControlStatus::not_applicable(
            "The component has no recovery point to restore at this time.",
        );
    };
    if takes <= target {
        return ControlStatus::Compliant;
    }
    ControlStatus::lacks(
        format!("Restoring its newest recovery point takes about {takes}, longer than {target}."),
        None,
    )
}

pub(super) fn air_gapped(evidence: &Evidence<'_>, component: usize) -> ControlStatus {
    if !evidence.coverage.capabilities(component).air_gapped.is_yes() {
        return ControlStatus::not_applicable(
            "Logically air-gapped vaults do not support this resource type.",
        );
    }
    let hours = evidence.parameters.air_gapped_hours;
    match &evidence.held[component].air_gapped {
        Some(point) => match age(evidence, point, hours) {
            (true, _) => ControlStatus::Compliant,
            (false, age) => ControlStatus::lacks(
                format!(
                    "Its newest recovery point in `{}` is {age} old, more than {hours} h.",
                    point.vault
                ),
                None,
            ),
        },
        None => ControlStatus::lacks(
            "No logically air-gapped vault holds a recovery point of the component.",
            remedies::copy_to(evidence, component, Far::AirGapped),
        ),
    }
}
