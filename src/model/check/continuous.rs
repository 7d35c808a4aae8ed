//! Continuous backup: what it keeps, which kinds have it, and that a resource has it once.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::coverage::{Coverage, Task};
use super::kinds::CheckKind;
use super::targets::{CONTINUOUS_DAYS, Range};
use crate::catalog::{Capabilities, ComponentVariant, Setting};
use crate::model::{Component, Edit, Finding, Findings};
use crate::units::{Span, counted};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let keepers = keepers(coverage);
    for (at, task) in coverage.tasks.iter().enumerate().filter(|(_, task)| task.continuous) {
        lifecycle(coverage, task, findings);
        schedule(coverage, task, findings);
        expires(coverage, task, findings);
        copies(task, findings);
        unsupported(coverage, task, findings);
        instances(coverage, task, findings);
        twice(coverage, at, &keepers, findings);
    }
    daily_snapshots(coverage, findings);
    own_backups(coverage, findings);
    buckets(coverage, &keepers, findings);
}

/// S3 needs versioning, and events to EventBridge, for a continuous backup (`s3-backups`).
pub(crate) fn has_continuous(component: &Component, capabilities: &Capabilities) -> bool {
    let bucket_is_ready = !component.has(Setting::EventBridge)
        || component.versioning.unwrap_or(false) && component.event_bridge.unwrap_or(true);
    capabilities.continuous.is_yes() && bucket_is_ready
}

fn lifecycle(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    let delete = task.keep.delete;
    if !delete.is_some_and(|days| (1..=CONTINUOUS_DAYS).contains(&days)) {
        let pointer = format!("{}/delete_after_days", task.pointer);
        let message = match delete {
            Some(days) => {
                format!("a continuous backup cannot be kept for {}", counted(days.into(), "day"))
            }
            None => "a continuous backup cannot be kept forever".to_owned(),
        };
        let finding =
            CheckKind::ContinuousRetention.at(&pointer, message, "Allowed: 1 to 35 days.");
        let days = Range::of_task(coverage, task)
            .and_then(|range| range.at_most(CONTINUOUS_DAYS))
            .and_then(|range| range.nearest(delete.unwrap_or(CONTINUOUS_DAYS)));
        findings.push(match days {
            Some(days) => {
                let label = format!("Keep it for {}", counted(days.into(), "day"));
                finding.fix(label, [Edit::set(pointer, days)])
            }
            None => finding,
        });
    }
    if task.keep.cold.is_some() {
        let pointer = format!("{}/cold_after_days", task.pointer);
        findings.push(
            CheckKind::ContinuousCold
                .at(
                    &pointer,
                    "a continuous backup cannot move to cold storage",
                    "Remove the setting.",
                )
                .fix("Remove the cold storage setting", [Edit::remove(pointer.clone())]),
        );
    }
}

fn schedule(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    let continuous = coverage.those(&task.covered, has_continuous);
    if continuous.is_empty() || task.rule.is_none_or(|rule| rule.schedule.is_none()) {
        return;
    }
    let pointer = format!("{}/schedule", task.pointer);
    let others = task.covered.len() > continuous.len();
    let also = match (others, task.copies.is_empty()) {
        (true, false) => ", resource types without continuous backup, and copies",
        (true, true) => " and resource types without continuous backup",
        (false, false) => " and copies",
        (false, true) => "",
    };
    findings.push(CheckKind::ContinuousSchedule.at(
        pointer,
        format!(
            "the schedule does not start the continuous backup of {}; AWS Backup uses the schedule for its maintenance{also}",
            coverage.named(&continuous)
        ),
        "AWS Backup keeps logs all the time, so any second of the retention period can be restored.",
    ));
}

/// The recovery point of a continuous backup expires where its rule runs more rarely than it is kept: the
/// page says so of RDS and Aurora.
fn expires(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    let databases = coverage.those(&task.covered, |it, capabilities| {
        !it.has(Setting::EventBridge) && has_continuous(it, capabilities)
    });
    let interval = task.sample.as_ref().and_then(|sample| sample.longest_interval());
    let (Some(interval), Some(days)) = (interval, task.keep.delete) else { return };
    if databases.is_empty() || Span::days(days.into()) > interval {
        return;
    }
    let pointer = format!("{}/delete_after_days", task.pointer);
    let finding = CheckKind::ContinuousExpires.at(
        &pointer,
        format!(
            "the continuous backup of {} is kept for {}, but its rule may not run for {interval}, so its recovery point expires between two runs",
            coverage.named(&databases),
            counted(days.into(), "day")
        ),
        "Keep the backup for longer than that, or run the rule more often. The simulation treats the backup as kept.",
    );
    let least = u32::try_from(interval.as_seconds().div_euclid(86_400) + 1).unwrap_or(u32::MAX);
    let wanted = Range::of_task(coverage, task)
        .and_then(|range| range.at_most(CONTINUOUS_DAYS))
        .and_then(|range| range.at_least(least))
        .and_then(|range| range.nearest(least));
    findings.push(match wanted {
        Some(days) => {
            let label = format!("Keep it for {}", counted(days.into(), "day"));
            finding.fix(label, [Edit::set(pointer, days)])
        }
        None => finding,
    });
}

/// RDS takes snapshots once a day where a plan backs an instance up in both ways.
fn daily_snapshots(coverage: &Coverage<'_>, findings: &mut Findings) {
    let plans =
        coverage.tasks.chunk_by(|a, b| a.of_plan.map(|it| it.0) == b.of_plan.map(|it| it.0));
    for rules in plans.filter(|rules| rules.first().is_some_and(|rule| rule.of_plan.is_some())) {
        let Some(continuous) = rules.iter().find(|rule| rule.continuous) else { continue };
        let instances = coverage.those(&continuous.covered, |it, capabilities| {
            it.has(Setting::MultiAzCluster) && has_continuous(it, capabilities)
        });
        for rule in rules.iter().filter(|rule| !rule.continuous) {
            let interval = rule.sample.as_ref().and_then(|sample| sample.shortest_interval());
            let both: Vec<usize> =
                instances.iter().copied().filter(|it| rule.covered.contains(it)).collect();
            if both.is_empty() || interval.is_none_or(|it| it >= Span::days(1)) {
                continue;
            }
            findings.push(CheckKind::ContinuousDailySnapshots.at(
                format!("{}/schedule", rule.pointer),
                format!(
                    "{} backs {} up continuously, so RDS takes one snapshot a day, not one at every time of {}",
                    continuous.name(),
                    coverage.named(&both),
                    rule.name()
                ),
                "Expect one snapshot a day. The simulation takes every snapshot in the schedule.",
            ));
        }
    }
}

/// Automated backups that cannot be switched off.
fn own_backups(coverage: &Coverage<'_>, findings: &mut Findings) {
    for (at, component) in coverage.scenario.components.iter().enumerate() {
        let Some(own) = &component.kind.spec().own_backups else { continue };
        let least = own.least_days(component.variant());
        let Some(days) = component.automated_backup_days.filter(|days| *days < least) else {
            continue;
        };
        let pointer = format!("/components/{at}/automated_backup_days");
        let finding = CheckKind::OwnBackupDays.at(
            &pointer,
            format!(
                "automated backups of {} cannot be kept for {}",
                component.in_sentence(),
                counted(days.into(), "day")
            ),
            format!("Allowed: {least} to {} days. The default is {least}.", own.most_days),
        );
        findings.push(Finding { source: Some(own.source), ..finding }.fix(
            format!("Keep them for {}", counted(least.into(), "day")),
            [Edit::set(pointer, least)],
        ));
    }
}

fn copies(task: &Task, findings: &mut Findings) {
    if !task.copies.is_empty() {
        findings.push(CheckKind::ContinuousCopies.at(
            format!("{}/copies", task.pointer),
            "copies of a continuous backup are snapshots, made on the rule's schedule",
            "After the loss of the site, a restore reaches only the newest copy, not any second.",
        ));
    }
}

fn unsupported(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    let has_own = |it: &Component| it.has(Setting::NativePitr) && it.native_pitr.unwrap_or(false);
    let without = coverage.those(&task.covered, |it, capabilities| {
        !(capabilities.continuous.is_yes() || has_own(it))
    });
    if without.is_empty() {
        return;
    }
    let tables = coverage.those(&without, |it, _| it.has(Setting::NativePitr));
    let pointer = format!("{}/continuous", task.pointer);
    let finding = CheckKind::ContinuousUnsupported.at(
        pointer,
        format!(
            "AWS Backup has no continuous backup for {} ({}), so it takes snapshots on the rule's schedule",
            coverage.named(&without),
            coverage.kinds(&without)
        ),
        if tables.is_empty() {
            "Add a separate rule for these components that runs hourly, which is the most often AWS Backup allows."
        } else {
            "Turn on DynamoDB point-in-time recovery, which is separate from AWS Backup. For other resource types an hourly rule is the most often AWS Backup allows."
        },
    );
    findings.push(if tables.len() == without.len() {
        let edits =
            tables.iter().map(|it| Edit::set(format!("/components/{it}/native_pitr"), true));
        finding.fix("Turn on DynamoDB point-in-time recovery", edits)
    } else {
        finding
    });
}

fn instances(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    let instances = coverage.those(&task.covered, |it, _| {
        it.has(Setting::MultiAzCluster) && it.variant() != ComponentVariant::MultiAzCluster
    });
    if !instances.is_empty() {
        findings.push(CheckKind::ContinuousRdsWindow.at(
            format!("{}/continuous", task.pointer),
            format!(
                "the first continuous backup of {} waits for its next maintenance window",
                coverage.named(&instances)
            ),
            "The simulation treats the backup as running from the start of the clock.",
        ));
    }
}

/// Which rule keeps the continuous backup of each component: that with the longest retention, in whatever order
/// they stand, then by their names.
fn keepers(coverage: &Coverage<'_>) -> BTreeMap<usize, usize> {
    let mut keepers: BTreeMap<usize, usize> = BTreeMap::new();
    let vault = |task: &Task| task.vault.and_then(|at| coverage.scenario.vaults.get(at));
    let plan = |task: &Task| task.of_plan.and_then(|(at, _)| coverage.scenario.plans.get(at));
    let reach = |task: &Task| task.keep.delete.unwrap_or(CONTINUOUS_DAYS).min(CONTINUOUS_DAYS);
    let rank = |at: usize| {
        let task = &coverage.tasks[at];
        let names = (
            vault(task).map(|it| it.id.to_string()),
            plan(task).map(|it| it.name.clone()),
            task.rule.map(|it| it.name.clone()),
        );
        (Reverse(reach(task)), names)
    };
    for (at, task) in coverage.tasks.iter().enumerate().filter(|(_, task)| task.continuous) {
        for component in coverage.those(&task.covered, has_continuous) {
            let keeper = keepers.entry(component).or_insert(at);
            if *keeper != at && rank(at) < rank(*keeper) {
                *keeper = at;
            }
        }
    }
    keepers
}

/// A resource has one continuous backup, whatever rules ask for it.
fn twice(
    coverage: &Coverage<'_>,
    at: usize,
    keepers: &BTreeMap<usize, usize>,
    findings: &mut Findings,
) {
    let task = &coverage.tasks[at];
    let mut again: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for component in coverage.those(&task.covered, has_continuous) {
        match keepers.get(&component) {
            Some(keeper) if *keeper != at => again.entry(*keeper).or_default().push(component),
            _ => {}
        }
    }
    for (before, components) in again {
        let other = &coverage.tasks[before];
        let names = coverage.named(&components);
        let pointer = format!("{}/continuous", task.pointer);
        let finding = if other.vault == task.vault {
            CheckKind::ContinuousTwice.at(
                &pointer,
                format!("{} backs {names} up continuously into this vault already", other.name()),
                "AWS Backup uses the rule with the longer retention. Keep only that rule.",
            )
        } else {
            CheckKind::ContinuousElsewhere.at(
                &pointer,
                format!(
                    "{} backs {names} up continuously into another vault, so this rule makes snapshots",
                    other.name()
                ),
                "AWS Backup reports the jobs of this rule as \"completed with issues\". Keep only one continuous rule.",
            )
        };
        let runs = task.sample.as_ref().is_some_and(|sample| sample.error.is_none());
        findings.push(if runs {
            finding.fix("Make this a rule for snapshots", [Edit::set(pointer, false)])
        } else {
            finding
        });
    }
}

fn buckets(coverage: &Coverage<'_>, continuous: &BTreeMap<usize, usize>, findings: &mut Findings) {
    let mut backed_up = vec![false; coverage.scenario.components.len()];
    let mut watched = vec![false; coverage.scenario.components.len()];
    for task in &coverage.tasks {
        for at in task.covered.iter().chain(&task.elsewhere) {
            backed_up[*at] = true;
            watched[*at] |= task.continuous;
        }
        two_vaults(coverage, task, continuous, findings);
    }
    for (at, bucket) in coverage.scenario.components.iter().enumerate() {
        if !bucket.has(Setting::Versioning) || !backed_up[at] {
            continue;
        }
        if !bucket.versioning.unwrap_or(false) {
            let pointer = format!("/components/{at}/versioning");
            findings.push(
                CheckKind::S3Versioning
                    .at(
                        &pointer,
                        format!(
                            "{} has no versioning, so AWS Backup cannot back it up",
                            bucket.in_sentence()
                        ),
                        "Turn on versioning.",
                    )
                    .fix("Turn on versioning", [Edit::set(pointer.clone(), true)]),
            );
        }
        if watched[at] && !bucket.event_bridge.unwrap_or(true) {
            let pointer = format!("/components/{at}/event_bridge");
            findings.push(
                CheckKind::S3EventBridge
                    .at(
                        &pointer,
                        format!("{} sends no events to EventBridge, so its continuous backup stops silently", bucket.in_sentence()),
                        "Turn on the bucket's events to EventBridge.",
                    )
                    .fix("Turn on EventBridge", [Edit::set(pointer.clone(), true)]),
            );
        }
    }
}

/// The periodic points of a bucket lie in the vault of its continuous backup.
fn two_vaults(
    coverage: &Coverage<'_>,
    task: &Task,
    continuous: &BTreeMap<usize, usize>,
    findings: &mut Findings,
) {
    if task.continuous || task.rule.is_none() {
        return;
    }
    let elsewhere = |it: &usize| {
        let bucket = coverage.component(*it).has(Setting::Versioning);
        let before = continuous.get(it).map(|at| &coverage.tasks[*at]);
        // What goes into an air-gapped vault is there directly: AWS Backup fully manages S3.
        let home = |task: &Task| task.air_gapped.or(task.vault);
        before.filter(|before| bucket && home(before) != home(task))
    };
    let Some(other) = task.covered.iter().find_map(elsewhere) else { return };
    let buckets: Vec<usize> =
        task.covered.iter().copied().filter(|it| elsewhere(it).is_some()).collect();
    let Some(vault) = other.air_gapped.or(other.vault).map(|at| coverage.vault(at)) else {
        return;
    };
    let pointer = format!("{}/vault", task.pointer);
    let finding = CheckKind::S3OneVault.at(
        &pointer,
        format!(
            "the continuous backup of {} is in vault `{}`, but its periodic recovery points are in another vault",
            coverage.named(&buckets),
            vault.id
        ),
        format!("Use `{}` for both.", vault.id),
    );
    let fits = !vault.air_gapped
        && task.air_gapped.is_none()
        && Range::of_vault(vault).allows(task.keep.delete)
        && task.copies.iter().all(|copy| copy.vault != vault.id);
    // One move helps only where all of the buckets have their continuous backup in one vault.
    let one = task.covered.iter().filter_map(elsewhere).all(|it| it.vault == other.vault);
    findings.push(if fits && one {
        finding.fix(format!("Use `{}`", vault.id), [Edit::set(pointer, vault.id.as_str())])
    } else {
        finding
    });
}
