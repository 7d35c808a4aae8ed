//! Changes of where points lie: another Region, another account, a vault that nobody can empty.

use serde_json::{Value, json};

use super::super::places::{self, free_name};
use super::{Ground, KEPT_DAYS, fix};
use crate::catalog::Setting;
use crate::model::check::copies::has_aws_key;
use crate::model::check::coverage::Task;
use crate::model::check::schedules::DEFAULT_SCHEDULE;
use crate::model::check::targets::Range;
use crate::model::{Edit, Fix, LockMode, SiteId};

/// A vault that copies may go to: there already, or made for them.
struct Goal {
    id: String,
    words: String,
    edits: Vec<Edit>,
    /// How long it keeps points, for a copy kept so many days.
    range: Option<Range>,
}

pub(super) fn to_vaults(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    if !ground.coverage.capabilities(ground.at).backup.is_yes() {
        return;
    }
    let component = ground.component();
    let ready = unlocked(ground);
    for goal in goals(ground) {
        let mut any = false;
        for task in ground.rules() {
            if task.copies.len() >= places::MOST_COPIES
                || task.rule.is_some_and(|rule| rule.vault.as_str() == goal.id)
                || task.copies.iter().any(|copy| copy.vault.as_str() == goal.id)
            {
                continue;
            }
            any = true;
            let Some(copy) = copy_of(task, &goal) else { continue };
            let mut edits = ready.clone();
            edits.extend(goal.edits.clone());
            edits.push(add_copy(task, copy));
            fixes.push(fix(
                format!("Copy the recovery points of the {} to {}", task.name(), goal.words),
                edits,
            ));
        }
        let days = goal.range.map_or(Some(KEPT_DAYS), |range| range.nearest(KEPT_DAYS));
        if any || days.is_none() {
            continue;
        }
        let Some((near, kept, made)) = ground.near_vault(KEPT_DAYS) else { continue };
        let mut edits = ready.clone();
        edits.extend(made);
        edits.extend(goal.edits.clone());
        let copies = if near == goal.id {
            json!([])
        } else {
            json!([{ "vault": goal.id, "delete_after_days": days }])
        };
        let rule = json!({
            "name": "daily", "vault": near, "schedule": DEFAULT_SCHEDULE,
            "delete_after_days": kept, "copies": copies
        });
        let label =
            format!("Back {} up every day and copy it to {}", component.label(), goal.words);
        fixes.push(ground.own_plan(label, rule, edits));
    }
}

fn copy_of(task: &Task, goal: &Goal) -> Option<Value> {
    match goal.range {
        Some(range) if !range.allows(task.keep.delete) => {
            let days = range.nearest(task.keep.delete.unwrap_or(u32::MAX))?;
            Some(json!({ "vault": goal.id, "delete_after_days": days }))
        }
        _ => Some(json!({ "vault": goal.id })),
    }
}

fn add_copy(task: &Task, copy: Value) -> Edit {
    if task.copies.is_empty() {
        // An empty list is not written, so there is nothing to append to.
        Edit::set(format!("{}/copies", task.pointer), json!([copy]))
    } else {
        Edit::set(format!("{}/copies/-", task.pointer), copy)
    }
}

/// What has to be changed before AWS copies the component's points at all.
fn unlocked(ground: &Ground<'_>) -> Vec<Edit> {
    let component = ground.component();
    let capabilities = ground.coverage.capabilities(ground.at);
    let mut edits = Vec::new();
    if component.has(Setting::AdvancedBackup) && !capabilities.copies() {
        edits.push(ground.set("advanced_backup", true));
    }
    if has_aws_key(component, capabilities) {
        edits.push(ground.set("encryption", "customer_managed"));
    }
    edits
}

fn goals(ground: &Ground<'_>) -> Vec<Goal> {
    let scenario = ground.scenario();
    let mut goals: Vec<Goal> = scenario
        .vaults
        .iter()
        .map(|vault| Goal {
            id: vault.id.to_string(),
            words: format!("vault `{}`", vault.id),
            edits: Vec::new(),
            range: Some(Range::of_vault(vault)),
        })
        .collect();
    let Some(home) = scenario.site(&ground.component().site) else { return goals };
    let id = ground.free_vault("copies");
    let account = other_account(ground);
    let new = |site: &str, account: Option<&str>, words: String, site_edit: Option<Edit>| {
        let mut vault = json!({ "id": id, "site": site });
        if let Some(account) = account {
            vault["account"] = account.into();
            vault["lock"] = "compliance".into();
        }
        let edits = site_edit.into_iter().chain([Edit::set("/vaults/-", vault)]).collect();
        Goal { id: id.clone(), words, edits, range: None }
    };
    let near = ground.place().map(|_| home.id.as_str());
    if let Some(site) = near {
        let words = format!("account `{account}` under a compliance lock");
        goals.push(new(site, Some(&account), words, None));
    }
    let (site, edit) = other_region(ground);
    let region = format!("another Region (`{site}`)");
    goals.push(new(&site, None, region.clone(), edit.clone()));
    let words = format!("account `{account}` in {region}, under a compliance lock");
    goals.push(new(&site, Some(&account), words, edit));
    goals
}

/// An account that no component stands in.
fn other_account(ground: &Ground<'_>) -> String {
    let scenario = ground.scenario();
    let is_used = |name: &str| {
        scenario
            .components
            .iter()
            .any(|it| scenario.site(&it.site).is_some_and(|site| site.account().as_str() == name))
    };
    free_name("backup", is_used)
}

/// A site in another Region than the component's, with the edit that adds one where there is none.
pub(super) fn other_region(ground: &Ground<'_>) -> (String, Option<Edit>) {
    let scenario = ground.scenario();
    let mut next = scenario.clone();
    let before = next.sites.len();
    let site = places::recovery_site(&mut next, ground.component())
        .unwrap_or_else(|| SiteId::from("recovery"));
    let made = next.sites.get(before).and_then(|site| serde_json::to_value(site).ok());
    (site.to_string(), made.map(|site| Edit::set("/sites/-", site)))
}

pub(super) fn lock(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    let mut vaults: Vec<usize> = Vec::new();
    for task in ground.rules() {
        let copies = task.copies.iter().map(|it| ground.coverage.vault_index(it.vault.as_str()));
        for vault in copies.chain([task.vault]).flatten() {
            if !vaults.contains(&vault) {
                vaults.push(vault);
            }
        }
    }
    for at in vaults {
        let vault = ground.coverage.vault(at);
        if vault.lock != LockMode::Compliance && !vault.air_gapped {
            let label = format!("Lock vault `{}` in compliance mode", vault.id);
            fixes.push(fix(label, [Edit::set(format!("/vaults/{at}/lock"), "compliance")]));
        }
    }
}
