//! Changes of when points are made and how long they are kept.

use serde_json::json;

use super::{Ground, KEPT_DAYS, fix};
use crate::catalog::Setting;
use crate::model::check::coverage::Task;
use crate::model::check::targets::{CONTINUOUS_DAYS, Range};
use crate::model::{Edit, Fix};
use crate::units::{Span, counted, every};

/// The intervals that are tried, in hours, with their schedules; AWS Backup's shortest is an hour.
const INTERVALS: [(i64, &str); 6] = [
    (24, "cron(0 5 ? * * *)"),
    (12, "cron(0 0/12 ? * * *)"),
    (6, "cron(0 0/6 ? * * *)"),
    (4, "cron(0 0/4 ? * * *)"),
    (2, "cron(0 0/2 ? * * *)"),
    (1, "cron(0 * ? * * *)"),
];

/// The retentions that are tried, in days.
const RETENTIONS: [u32; 6] = [7, 14, 35, 90, 365, 2_555];

pub(super) fn continuous(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    let component = ground.component();
    if !ground.coverage.capabilities(ground.at).continuous.is_yes() {
        return;
    }
    let ready = || {
        let mut edits = ground.ready();
        let is_bucket = component.has(Setting::EventBridge);
        if is_bucket && component.event_bridge == Some(false) {
            edits.push(ground.set("event_bridge", true));
        }
        edits
    };
    for task in ground.rules().filter(|task| !task.continuous) {
        let mut edits = ready();
        edits.push(Edit::set(format!("{}/continuous", task.pointer), true));
        let range =
            Range::of_task(&ground.coverage, task).and_then(|it| it.at_most(CONTINUOUS_DAYS));
        let Some(range) = range else { continue };
        if !range.allows(task.keep.delete) {
            let days = range.nearest(task.keep.delete.unwrap_or(CONTINUOUS_DAYS));
            edits.push(Edit::set(format!("{}/delete_after_days", task.pointer), days));
        }
        if task.keep.cold.is_some() {
            edits.push(Edit::remove(format!("{}/cold_after_days", task.pointer)));
        }
        fixes.push(fix(format!("Make the {} continuous", task.name()), edits));
    }
    if let Some((vault, days, made)) = ground.near_vault(KEPT_DAYS)
        && days <= CONTINUOUS_DAYS
    {
        let rule = json!({
            "name": "continuous", "vault": vault, "continuous": true, "delete_after_days": days
        });
        let kept = counted(days.into(), "day");
        let label = format!("Back {} up continuously, kept {kept}", component.label());
        let edits = ready().into_iter().chain(made).collect();
        fixes.push(ground.own_plan(label, rule, edits));
    }
}

pub(super) fn shorter_interval(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    if !ground.coverage.capabilities(ground.at).backup.is_yes() {
        return;
    }
    let component = ground.component();
    let interval = |task: &Task| task.sample.as_ref().and_then(|it| it.longest_interval());
    let present = ground.rules().filter_map(interval).min();
    for (hours, schedule) in INTERVALS {
        let shorter = |than: Option<Span>| than.is_none_or(|it| Span::hours(hours) < it);
        if !shorter(present) {
            continue;
        }
        for task in ground.rules().filter(|task| !task.continuous) {
            let label = format!("Run the {} {}", task.name(), words(hours));
            let mut edits = vec![Edit::set(format!("{}/schedule", task.pointer), schedule)];
            if task.rule.is_some_and(|rule| i64::from(rule.start_window_minutes) > hours * 60) {
                edits.push(Edit::set(format!("{}/start_window_minutes", task.pointer), 60));
            }
            fixes.push(fix(label, edits));
        }
        let Some((vault, days, made)) = ground.near_vault(KEPT_DAYS) else { continue };
        // Copies go where they go now.
        let mut copies: Vec<&str> = Vec::new();
        for copy in ground.rules().flat_map(|task| task.copies) {
            if !copies.contains(&copy.vault.as_str()) && copy.vault.as_str() != vault {
                copies.push(copy.vault.as_str());
            }
        }
        let copied: Vec<_> = copies
            .iter()
            .filter_map(|id| {
                let at = ground.coverage.vault_index(id)?;
                let kept = Range::of_vault(ground.coverage.vault(at)).nearest(days)?;
                Some(json!({ "vault": id, "delete_after_days": kept }))
            })
            .collect();
        let mut rules = vec![copied.clone()];
        if !copied.is_empty() {
            rules.push(Vec::new());
        }
        for copies in rules {
            let with = if copies.is_empty() { "" } else { ", with its copies" };
            let rule = json!({
                "name": "often", "vault": vault, "schedule": schedule,
                "start_window_minutes": 60, "delete_after_days": days, "copies": copies
            });
            let label = format!("Back {} up {}{with}", component.label(), words(hours));
            fixes.push(ground.own_plan(label, rule, made.clone().into_iter().collect()));
        }
    }
}

fn words(hours: i64) -> String {
    match hours {
        24 => "every day".to_owned(),
        hours => every(hours.unsigned_abs(), "hour"),
    }
}

pub(super) fn longer_retention(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    for task in ground.rules() {
        let Some(kept) = task.keep.delete else { continue };
        let range = Range::of_task(&ground.coverage, task);
        let range = range
            .and_then(|it| if task.continuous { it.at_most(CONTINUOUS_DAYS) } else { Some(it) });
        for days in RETENTIONS.into_iter().filter(|days| *days > kept) {
            if range.is_none_or(|range| !range.allows(Some(days))) {
                continue;
            }
            let mut edits = vec![Edit::set(format!("{}/delete_after_days", task.pointer), days)];
            for (at, copy) in task.copies.iter().enumerate() {
                let fits = Range::of_copy(&ground.coverage, copy)
                    .is_some_and(|range| range.allows(Some(days)));
                if copy.delete_after_days.is_some_and(|it| it < days) && fits {
                    let pointer = format!("{}/copies/{at}/delete_after_days", task.pointer);
                    edits.push(Edit::set(pointer, days));
                }
            }
            let kept = counted(days.into(), "day");
            fixes.push(fix(
                format!("Keep recovery points of the {} for {kept}", task.name()),
                edits,
            ));
        }
    }
}
