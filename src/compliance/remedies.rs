//! What to change so that a control is fulfilled: edits that break none of AWS's rules.

use serde_json::{Value, json};

use super::evidence::Evidence;
use super::plans::{Far, arrives};
use crate::catalog::Setting;
use crate::model::check::copies::{End, arrives as arrives_between};
use crate::model::check::coverage::{AccountRegion, LifecycleDays, Task, is_inherited, place_of};
use crate::model::check::lifecycle::COLD_DAYS;
use crate::model::check::schedules::DEFAULT_SCHEDULE;
use crate::model::check::targets::{CONTINUOUS_DAYS, Range};
use crate::model::{Edit, Fix, LockMode, Vault};
use crate::units::counted;

/// AWS's own quota of copy actions (`aws-backup-limits`).
const MOST_COPIES: usize = 5;

fn fix(label: impl Into<String>, edits: Vec<Edit>) -> Option<Fix> {
    Some(Fix { label: label.into(), edits })
}

/// Two changes as one, where both can be made.
pub(super) fn both(one: Option<Fix>, other: Option<Fix>) -> Option<Fix> {
    let (one, other) = (one?, other?);
    let label = if one.label == other.label {
        one.label
    } else {
        format!("{}; {}", one.label, other.label)
    };
    let mut edits = one.edits;
    for edit in other.edits {
        if !edits.contains(&edit) {
            edits.push(edit);
        }
    }
    fix(label, edits)
}

/// Puts a component under a plan of its own with a daily rule, into a vault nearby.
pub(super) fn cover(evidence: &Evidence<'_>, component: usize) -> Option<Fix> {
    let coverage = &evidence.coverage;
    let scenario = coverage.scenario;
    let part = coverage.component(component);
    let days = evidence.parameters.plan_retention_days;
    let suits = |vault: &Vault, place: Option<AccountRegion>| {
        let near = match coverage.component_places[component] {
            Some(place_of_it) => place == Some(place_of_it),
            None => place.is_some(),
        };
        near && !vault.air_gapped && Range::of_vault(vault).allows(Some(days))
    };
    let existing = scenario
        .vaults
        .iter()
        .zip(&coverage.vault_places)
        .find(|(vault, place)| suits(vault, **place))
        .map(|(vault, _)| vault.id.to_string());
    let mut edits = Vec::new();
    let vault = match existing {
        Some(vault) => vault,
        None => {
            let id = free_name("backups", |name| {
                scenario.vaults.iter().any(|it| it.id.as_str() == name)
            });
            let site = match coverage.component_places[component] {
                Some(_) => part.site.clone(),
                None => scenario.sites.iter().find(|site| place_of(site).is_some())?.id.clone(),
            };
            edits.push(Edit::set("/vaults/-", json!({ "id": id, "site": site })));
            id
        }
    };
    if part.has(Setting::Versioning) && !part.versioning.unwrap_or(false) {
        edits.push(Edit::set(format!("/components/{component}/versioning"), true));
    }
    let name = free_name("daily", |name| scenario.plans.iter().any(|it| it.name == name));
    let plan = json!({
        "name": name,
        "rules": [{
            "name": "daily", "vault": vault, "schedule": DEFAULT_SCHEDULE, "delete_after_days": days
        }],
        "selection": { "components": [part.id] }
    });
    edits.push(Edit::set("/plans/-", plan));
    let kept = counted(days.into(), "day");
    fix(format!("Back {} up every day, kept {kept}", part.label()), edits)
}

fn free_name(wish: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut name = wish.to_owned();
    let mut number = 1;
    while is_taken(&name) {
        number += 1;
        name = format!("{wish}-{number}");
    }
    name
}

/// Lets a rule run once a day, or every hour where that is not enough.
pub(super) fn run_more_often(task: &Task, hours: u32) -> Option<Fix> {
    task.rule?;
    let (schedule, label) = if hours >= 24 {
        (DEFAULT_SCHEDULE, "every day")
    } else {
        ("cron(0 * ? * * *)", "every hour")
    };
    fix(
        format!("Run the {} {label}", task.name()),
        vec![Edit::set(format!("{}/schedule", task.pointer), schedule)],
    )
}

/// Keeps points of a task, or of one of its copies, for so many days, if no lock refuses that.
pub(super) fn keep_longer(
    evidence: &Evidence<'_>,
    task: &Task,
    copy: Option<usize>,
    days: u32,
) -> Option<Fix> {
    let label = format!("Keep recovery points for {}", counted(days.into(), "day"));
    let action = copy.and_then(|index| task.copies.get(index));
    // A copy that inherits its lifecycle is kept longer with its original.
    let (pointer, keep, range) = match action {
        Some(action) if !is_inherited(action) => (
            format!("{}/copies/{}", task.pointer, copy?),
            LifecycleDays { cold: action.cold_after_days, delete: action.delete_after_days },
            Range::of_copy(&evidence.coverage, action)?,
        ),
        _ => (task.pointer.clone(), task.keep, Range::of_task(&evidence.coverage, task)?),
    };
    let is_continuous = task.continuous && pointer == task.pointer;
    let range = match keep.cold {
        _ if is_continuous => range.at_most(CONTINUOUS_DAYS)?,
        Some(cold) => range.at_least(cold.saturating_add(COLD_DAYS))?,
        None => range,
    };
    let fitting = range.nearest(days).filter(|it| *it >= days)?;
    fix(label, vec![Edit::set(format!("{pointer}/delete_after_days"), fitting)])
}

/// The advanced features of DynamoDB backup, for a table that lacks them.
pub(super) fn advanced_tables(evidence: &Evidence<'_>, component: usize) -> Option<Fix> {
    let part = evidence.coverage.component(component);
    let lacks = part.lacks_advanced_backup();
    let edits = vec![Edit::set(format!("/components/{component}/advanced_backup"), true)];
    lacks.then(|| fix("Turn on advanced DynamoDB backup", edits)).flatten()
}

/// Adds a copy action to a rule of a component, into a vault far enough away.
pub(super) fn copy_to(evidence: &Evidence<'_>, component: usize, far: Far) -> Option<Fix> {
    evidence.rules(component).find_map(|(task, _)| {
        if task.copies.len() >= MOST_COPIES {
            return None;
        }
        existing_vault(evidence, task, far).or_else(|| new_vault(evidence, task, far))
    })
}

fn existing_vault(evidence: &Evidence<'_>, task: &Task, far: Far) -> Option<Fix> {
    let coverage = &evidence.coverage;
    let vault = (0..coverage.scenario.vaults.len()).find(|vault| {
        far.is_reached(evidence, task, *vault)
            && Range::of_vault(coverage.vault(*vault)).allows(task.keep.delete)
            && task.copies.iter().all(|copy| copy.vault != coverage.vault(*vault).id)
            && task.covered.iter().all(|it| arrives(evidence, task, *it, *vault))
    })?;
    let id = coverage.vault(vault).id.as_str();
    fix(format!("Copy to vault `{id}`"), vec![add_copy(task, id)])
}

/// A vault made for the copies, in a Region site that is far enough away.
fn new_vault(evidence: &Evidence<'_>, task: &Task, far: Far) -> Option<Fix> {
    let coverage = &evidence.coverage;
    let scenario = coverage.scenario;
    let here = coverage.vault_places[task.vault?]?;
    let asked = match far {
        Far::Region => &evidence.parameters.copy_regions,
        Far::Account => &evidence.parameters.copy_accounts,
        Far::AirGapped => return None,
    };
    let fits = |value: &str, own: &str| {
        value != own && (asked.is_empty() || asked.iter().any(|it| it == value))
    };
    let suits = |place: AccountRegion| match far {
        Far::Region => fits(place.region, here.region) && place.account == here.account,
        Far::Account | Far::AirGapped => {
            fits(place.account, here.account) && place.region == here.region
        }
    };
    let site = scenario.sites.iter().find(|site| place_of(site).is_some_and(&suits));
    let id = free_name("copies", |name| scenario.vaults.iter().any(|it| it.id.as_str() == name));
    let (vault, place): (Value, AccountRegion<'_>) = match (site, far) {
        (Some(site), _) => (json!({ "id": id, "site": site.id }), place_of(site)?),
        // Any account can have a vault in the Region where the rule's own is.
        (None, Far::Account) => {
            let account = asked.iter().map(String::as_str).find(|it| *it != here.account);
            let account =
                account.unwrap_or(if here.account == "backup" { "vault" } else { "backup" });
            let site = &coverage.vault(task.vault?).site;
            let place = AccountRegion { account, ..here };
            (json!({ "id": id, "site": site, "account": account }), place)
        }
        (None, Far::Region | Far::AirGapped) => return None,
    };
    let made = Vault::new(id.as_str().into(), coverage.vault(task.vault?).site.clone());
    let (from, to) = (End::of(coverage, task.vault?)?, End { place, vault: &made });
    let can_go = task
        .covered
        .iter()
        .all(|it| arrives_between(coverage.component(*it), coverage.capabilities(*it), from, to));
    let edits = vec![Edit::set("/vaults/-", vault), add_copy(task, &id)];
    can_go.then(|| fix(format!("Copy to a new vault `{id}`"), edits)).flatten()
}

fn add_copy(task: &Task, vault: &str) -> Edit {
    let copy = json!({ "vault": vault });
    if task.copies.is_empty() {
        // An empty list is not written, so there is nothing to append to.
        Edit::set(format!("{}/copies", task.pointer), json!([copy]))
    } else {
        Edit::set(format!("{}/copies/-", task.pointer), copy)
    }
}

/// Locks one of some vaults in compliance mode with a minimum that refuses nothing it takes now.
pub(super) fn lock(evidence: &Evidence<'_>, vaults: &[usize]) -> Option<Fix> {
    let coverage = &evidence.coverage;
    let vault = *vaults.first()?;
    let mut edits = Vec::new();
    if coverage.vault(vault).lock != LockMode::Compliance {
        edits.push(Edit::set(format!("/vaults/{vault}/lock"), "compliance"));
    }
    if let Some(days) = evidence.parameters.lock_min_retention_days {
        let is_kept = |keep: LifecycleDays| keep.delete.is_none_or(|delete| delete >= days);
        let all_kept = coverage.tasks.iter().all(|task| {
            let own = task.vault != Some(vault) || is_kept(task.keep);
            let copies = task.copies.iter().all(|copy| {
                copy.vault != coverage.vault(vault).id
                    || is_kept(LifecycleDays::of_copy(copy, task.keep))
            });
            own && copies
        });
        let below_max = coverage.vault(vault).max_retention_days.is_none_or(|max| max >= days);
        if !all_kept || !below_max {
            return None;
        }
        edits.push(Edit::set(format!("/vaults/{vault}/min_retention_days"), days));
    }
    fix(format!("Lock `{}` in compliance mode", coverage.vault(vault).id), edits)
}
