//! Lifecycles: when points turn cold and when they are deleted, of rules, copies and on-demand backups.

use super::coverage::{Coverage, LifecycleDays, Task, is_inherited};
use super::kinds::CheckKind;
use super::targets::Range;
use crate::catalog::{Cold, Incremental};
use crate::model::{CopyAction, Edit, Finding, Findings};
use crate::units::{counted, thousands};

/// Cold storage is charged for 90 days at least, and AWS refuses to delete sooner (`API_Lifecycle`).
pub(crate) const COLD_DAYS: u32 = 90;
/// The longest retention (`plan-options-and-configuration`).
pub(super) const MOST_DAYS: u32 = 36_500;
/// The retentions that AWS Backup takes.
pub(super) const RETENTIONS: std::ops::RangeInclusive<u32> = 1..=MOST_DAYS;
/// The shortest time in warm storage that AWS advises (`API_Lifecycle`).
const WARM_DAYS: u32 = 8;
/// The shortest retention that keeps backups incremental (`metering-and-billing`).
const WEEK: u32 = 7;

/// A lifecycle as it stands in the document: of a task itself, or of a copy action.
struct Lifecycle<'a> {
    pointer: String,
    keep: LifecycleDays,
    /// Retentions that no lock refuses.
    range: Option<Range>,
    task: &'a Task<'a>,
    is_copy: bool,
}

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    for task in &coverage.tasks {
        let own = Lifecycle {
            pointer: task.pointer.clone(),
            keep: task.keep,
            range: Range::of_task(coverage, task),
            task,
            is_copy: false,
        };
        of_one(coverage, &own, findings);
        let copies = task.copies.iter().enumerate().filter(|(_, copy)| !is_inherited(copy));
        for (index, copy) in copies {
            let own = Lifecycle {
                pointer: format!("{}/copies/{index}", task.pointer),
                keep: LifecycleDays { cold: copy.cold_after_days, delete: copy.delete_after_days },
                range: Range::of_copy(coverage, copy),
                task,
                is_copy: true,
            };
            of_one(coverage, &own, findings);
            expires_in_cold(task, copy, &own, findings);
        }
        if task.rule.is_some_and(|rule| rule.archive_ebs) {
            archive_without_use(coverage, task, findings);
        }
    }
}

fn of_one(coverage: &Coverage<'_>, lifecycle: &Lifecycle, findings: &mut Findings) {
    // What a continuous backup may be kept is another subject; its copies are snapshots.
    if lifecycle.task.continuous && !lifecycle.is_copy {
        return;
    }
    retention(lifecycle, findings);
    below_week(coverage, lifecycle, findings);
    if lifecycle.keep.cold.is_some() {
        delete_after_cold(lifecycle, findings);
        cold(coverage, lifecycle, findings);
    }
}

impl Lifecycle<'_> {
    /// A retention as near as possible to the one wished for that no lock refuses.
    fn nearest(&self, wish: u32, least: u32) -> Option<u32> {
        self.range?.at_least(least)?.nearest(wish)
    }

    fn delete_path(&self) -> String {
        format!("{}/delete_after_days", self.pointer)
    }

    fn cold_path(&self) -> String {
        format!("{}/cold_after_days", self.pointer)
    }

    /// The finding with a retention as its fix.
    fn keeping(&self, days: u32, finding: Finding) -> Finding {
        let label = format!("Keep recovery points for {}", counted(days.into(), "day"));
        finding.fix(label, [Edit::set(self.delete_path(), days)])
    }

    fn stay_warm(&self) -> Vec<Edit> {
        vec![Edit::remove(self.cold_path())]
    }
}

fn retention(lifecycle: &Lifecycle, findings: &mut Findings) {
    let Some(days) = lifecycle.keep.delete.filter(|days| !RETENTIONS.contains(days)) else {
        return;
    };
    let finding = CheckKind::Retention.at(
        lifecycle.delete_path(),
        format!("recovery points cannot be kept for {}", counted(days.into(), "day")),
        "Allowed: 1 to 36,500 days, or no value to keep recovery points forever.",
    );
    let least = lifecycle.keep.cold.map_or(1, |cold| cold.saturating_add(COLD_DAYS));
    findings.push(match lifecycle.nearest(days, least) {
        Some(days) => lifecycle.keeping(days, finding),
        None => finding,
    });
}

fn below_week(coverage: &Coverage<'_>, lifecycle: &Lifecycle, findings: &mut Findings) {
    let is_short = |days: &u32| (1..WEEK).contains(days);
    if lifecycle.keep.delete.filter(is_short).is_none() || lifecycle.task.rule.is_none() {
        return;
    }
    let incremental =
        coverage.those(&lifecycle.task.covered, |_, it| it.incremental == Incremental::Yes);
    if incremental.is_empty() {
        return;
    }
    let finding = CheckKind::RetentionBelowWeek.at(
        lifecycle.delete_path(),
        format!(
            "recovery points are kept for less than the {WEEK} days that AWS recommends for incremental backups of {}",
            coverage.named(&incremental)
        ),
        format!(
            "A backup is a full copy if no earlier backup is left when its job ends. Keep recovery points for at least {WEEK} days."
        ),
    );
    // Cold storage asks for a longer retention still, and another finding says so.
    findings.push(match lifecycle.nearest(WEEK, WEEK) {
        Some(days) => lifecycle.keeping(days, finding),
        None => finding,
    });
}

fn delete_after_cold(lifecycle: &Lifecycle, findings: &mut Findings) {
    let LifecycleDays { cold: Some(cold), delete: Some(delete) } = lifecycle.keep else { return };
    let least = cold.saturating_add(COLD_DAYS);
    if delete >= least {
        return;
    }
    let inherits = !lifecycle.is_copy && lifecycle.task.copies.iter().any(is_inherited);
    let finding = CheckKind::DeleteAfterCold.at(
        lifecycle.delete_path(),
        format!(
            "recovery points are deleted after {} but move to cold storage only after {}, which AWS Backup rejects{}",
            counted(delete.into(), "day"),
            thousands(cold.into()),
            if inherits { ", and copies inherit this setting" } else { "" }
        ),
        format!(
            "Recovery points stay in cold storage for at least {COLD_DAYS} days. Delete them after {} or later.",
            counted(least.into(), "day")
        ),
    );
    findings.push(deleted_later(lifecycle, least, finding));
}

/// A finding whose fix deletes recovery points after so many days or later, or keeps them warm where no lock lets
/// that.
fn deleted_later(lifecycle: &Lifecycle<'_>, least: u32, finding: Finding) -> Finding {
    match lifecycle.nearest(least, least) {
        Some(days) => finding.fix(
            format!("Delete after {}", counted(days.into(), "day")),
            [Edit::set(lifecycle.delete_path(), days)],
        ),
        None => finding.fix("Keep recovery points warm", lifecycle.stay_warm()),
    }
}

/// A copy that moves to cold storage and has no deletion date of its own expires with its original.
fn expires_in_cold(
    task: &Task<'_>,
    copy: &CopyAction,
    lifecycle: &Lifecycle<'_>,
    findings: &mut Findings,
) {
    let (Some(cold), None) = (copy.cold_after_days, copy.delete_after_days) else { return };
    let Some(expires) = LifecycleDays::of_copy(copy, task.keep).delete else { return };
    let least = cold.saturating_add(COLD_DAYS);
    if expires >= least {
        return;
    }
    let finding = CheckKind::CopyExpiresInCold.at(
        lifecycle.delete_path(),
        format!(
            "the copies expire with their originals after {}, but move to cold storage after {} and are charged for at least {COLD_DAYS} days there",
            counted(expires.into(), "day"),
            thousands(cold.into()),
        ),
        format!("Delete the copies after {} or later.", counted(least.into(), "day")),
    );
    findings.push(deleted_later(lifecycle, least, finding));
}

/// Points of kinds without cold storage stay warm; those of the others had better not turn cold at once.
fn cold(coverage: &Coverage<'_>, lifecycle: &Lifecycle, findings: &mut Findings) {
    let covered = &lifecycle.task.covered;
    let warm = coverage.those(covered, |_, it| it.cold == Cold::No);
    if !warm.is_empty() {
        let finding = CheckKind::ColdIgnored.at(
            lifecycle.cold_path(),
            format!(
                "AWS Backup ignores this setting for {} ({}), so the recovery points stay warm",
                coverage.named(&warm),
                coverage.kinds_with_reason(&warm)
            ),
            "EFS, DynamoDB with advanced DynamoDB backup, VMware and, by opt-in, EBS support cold storage.",
        );
        findings.push(if warm.len() == covered.len() {
            finding.fix("Remove the cold storage setting", lifecycle.stay_warm())
        } else {
            finding
        });
    }
    let volumes = coverage.those(covered, |_, it| it.cold == Cold::ArchiveMonthly);
    if !volumes.is_empty() && !lifecycle.is_copy {
        archive(coverage, lifecycle.task, &lifecycle.cold_path(), &volumes, findings);
    }
    if warm.len() < covered.len() {
        too_soon(lifecycle, findings);
    }
}

fn too_soon(lifecycle: &Lifecycle, findings: &mut Findings) {
    let Some(days) = lifecycle.keep.cold.filter(|days| *days < WARM_DAYS) else { return };
    let finding = CheckKind::ColdTooSoon.at(
        lifecycle.cold_path(),
        format!("recovery points move to cold storage after only {}", counted(days.into(), "day")),
        format!("AWS recommends at least {WARM_DAYS} days in warm storage."),
    );
    let mut edits = vec![Edit::set(lifecycle.cold_path(), WARM_DAYS)];
    let least = WARM_DAYS + COLD_DAYS;
    if lifecycle.keep.delete.is_some_and(|delete| delete < least) {
        let Some(delete) = lifecycle.nearest(least, least) else {
            findings.push(finding);
            return;
        };
        edits.push(Edit::set(lifecycle.delete_path(), delete));
    }
    findings.push(
        finding.fix(format!("Move recovery points to cold storage after {WARM_DAYS} days"), edits),
    );
}

/// EBS snapshots turn cold by opt-in, and only by a rule that runs monthly or more rarely.
fn archive(
    coverage: &Coverage<'_>,
    task: &Task,
    cold_path: &str,
    volumes: &[usize],
    findings: &mut Findings,
) {
    let names = coverage.named(volumes);
    let Some(rule) = task.rule else {
        findings.push(
            CheckKind::ArchiveOptIn
                .at(
                    cold_path,
                    format!("the snapshot of {names} stays warm, because an on-demand backup does not archive it"),
                    "Use a rule that runs monthly and opts in to the archive tier.",
                )
                .fix("Remove the cold storage setting", [Edit::remove(cold_path)]),
        );
        return;
    };
    let monthly = task.sample.as_ref().is_none_or(|sample| sample.is_monthly());
    if !monthly {
        let finding = CheckKind::ArchiveMonthly.at(
            cold_path,
            format!(
                "snapshots of {names} stay warm, because the rule runs more often than monthly"
            ),
            "Use a separate rule for the archive that runs monthly or less often.",
        );
        let others = coverage
            .those(&task.covered, |_, it| matches!(it.cold, Cold::Incremental | Cold::Full));
        let opt_in = rule.archive_ebs.then(|| format!("{}/archive_ebs", task.pointer));
        findings.push(if others.is_empty() {
            let pointers = std::iter::once(cold_path.to_owned()).chain(opt_in);
            finding.fix("Remove the cold storage setting", pointers.map(Edit::remove))
        } else {
            finding
        });
    } else if !rule.archive_ebs {
        findings.push(
            CheckKind::ArchiveOptIn
                .at(
                    cold_path,
                    format!("snapshots of {names} stay warm, because the rule does not opt in to the archive tier"),
                    "Opt in with `archive_ebs`, or remove the cold storage setting.",
                )
                .fix("Opt in to the EBS archive tier", [Edit::set(
                    format!("{}/archive_ebs", task.pointer),
                    true,
                )]),
        );
    }
}

fn archive_without_use(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    let turns_cold = task.keep.cold.is_some() && !task.continuous;
    let volumes = coverage.those(&task.covered, |_, it| it.cold == Cold::ArchiveMonthly);
    let why = match (turns_cold, volumes.is_empty()) {
        (false, _) => "the rule's recovery points never move to cold storage",
        (true, true) => "the plan covers no EBS volume",
        (true, false) => return,
    };
    let pointer = format!("{}/archive_ebs", task.pointer);
    findings.push(
        CheckKind::ArchiveWithoutUse
            .at(
                &pointer,
                format!("the opt-in to the EBS archive tier has no effect, because {why}"),
                "Remove it.",
            )
            .fix("Remove the opt-in", [Edit::remove(pointer.clone())]),
    );
}

/// A retention as people say it.
pub(super) fn days_or_ever(days: Option<u32>) -> String {
    days.map_or_else(|| "forever".to_owned(), |days| format!("for {}", counted(days.into(), "day")))
}
