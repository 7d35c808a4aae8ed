//! Start and completion windows of rules: their range, their order, and jobs that cannot fit.

use super::continuous::has_continuous;
use super::coverage::{Coverage, Task};
use super::kinds::CheckKind;
use crate::catalog::{Assumption, ComponentKind};
use crate::model::{BackupRule, Component, Edit, Finding, Scenario};
use crate::units::{Span, counted, thousands};

/// What the API takes, in minutes (`API_BackupRuleInput`).
const START_WINDOW: std::ops::RangeInclusive<u32> = 60..=52_560_000;

/// AWS Backup's own completion window of seven days.
const SEVEN_DAYS: u32 = 10_080;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Vec<Finding>) {
    for task in &coverage.tasks {
        let Some(rule) = task.rule else { continue };
        start(rule, &task.path, findings);
        missed(coverage, task, rule, findings);
        completion(coverage, task, rule, findings);
    }
}

fn start(rule: &BackupRule, path: &str, findings: &mut Vec<Finding>) {
    let minutes = rule.start_window_minutes;
    if START_WINDOW.contains(&minutes) {
        return;
    }
    let path = format!("{path}/start_window_minutes");
    let nearest = minutes.clamp(*START_WINDOW.start(), *START_WINDOW.end());
    findings.push(
        CheckKind::StartWindow
            .at(
                &path,
                format!("a start window of {} is out of range", counted(minutes.into(), "minute")),
                "Allowed: 60 to 52,560,000 minutes.",
            )
            .mend(
                format!("Let jobs start within {}", counted(nearest.into(), "minute")),
                [Edit::set(path.clone(), nearest)],
            ),
    );
}

/// Jobs that are assumed to start only when their start window is over.
fn missed(coverage: &Coverage<'_>, task: &Task, rule: &BackupRule, findings: &mut Vec<Finding>) {
    let delay = coverage.scenario.assumption(Assumption::StartDelayMinutes).unwrap_or(0.0);
    let delay = Span::from_minutes_f64(delay);
    let window = Span::minutes(rule.start_window_minutes.into());
    // A window that AWS refuses is reported as that.
    if delay <= window || !START_WINDOW.contains(&rule.start_window_minutes) {
        return;
    }
    let has_jobs = !task.continuous
        || !task.copies.is_empty()
        || coverage.those(&task.covered, has_continuous).len() < task.covered.len();
    if rule.schedule.is_none() || !has_jobs {
        return;
    }
    let path = format!("{}/start_window_minutes", task.path);
    let finding = CheckKind::StartWindowMissed.at(
        &path,
        format!(
            "jobs are assumed to start {delay} after their time, when the start window of {window} is over: none of {} starts",
            task.name()
        ),
        "Lengthen the start window, or assume a shorter delay.",
    );
    let long_enough = u32::try_from(delay.as_seconds().saturating_add(59).div_euclid(60))
        .unwrap_or(u32::MAX)
        .min(*START_WINDOW.end());
    let mut edits = vec![Edit::set(path, long_enough)];
    if rule.completion_window_minutes < long_enough {
        let completion = format!("{}/completion_window_minutes", task.path);
        edits.push(Edit::set(completion, long_enough.max(SEVEN_DAYS)));
    }
    let label = format!("Let jobs start within {}", counted(long_enough.into(), "minute"));
    findings.push(finding.mend(label, edits));
}

fn completion(
    coverage: &Coverage<'_>,
    task: &Task,
    rule: &BackupRule,
    findings: &mut Vec<Finding>,
) {
    let path = format!("{}/completion_window_minutes", task.path);
    let (minutes, start) = (rule.completion_window_minutes, rule.start_window_minutes);
    let longest = longest_job(coverage, task);
    let needed = longest.map_or(0, |(_, length)| whole_minutes(length));
    let roomy = SEVEN_DAYS.max(start).max(needed);
    let edits = [Edit::set(path.clone(), roomy)];
    let label = format!("Let jobs take {}", Span::minutes(roomy.into()));
    let finding = match longest {
        Some((component, length)) if length > Span::minutes(minutes.into()) => {
            CheckKind::CompletionTooShort.at(
                path,
                format!(
                    "the first job of {} takes about {length}, longer than the completion window of {}",
                    component.label(),
                    Span::minutes(minutes.into())
                ),
                "Lengthen the window: a job that is not complete by its end is cancelled.",
            )
        }
        _ if minutes < start => CheckKind::CompletionBeforeStart.at(
            path,
            format!(
                "a job may start {} after its time but has to be complete after {}",
                counted(start.into(), "minute"),
                thousands(minutes.into())
            ),
            "Make the completion window longer than the start window.",
        ),
        _ => return,
    };
    findings.push(finding.mend(label, edits));
}

fn whole_minutes(length: Span) -> u32 {
    u32::try_from(length.as_seconds().div_euclid(60).saturating_add(1)).unwrap_or(u32::MAX)
}

/// The component whose first job takes longest, with its length.
fn longest_job<'a>(coverage: &Coverage<'a>, task: &Task) -> Option<(&'a Component, Span)> {
    task.covered
        .iter()
        .map(|it| coverage.component(*it))
        // The completion window does not apply to FSx (`API_BackupRuleInput`).
        .filter(|component| component.kind != ComponentKind::FsxFileSystem)
        .map(|component| (component, job_length(coverage.scenario, component)))
        .max_by_key(|(_, length)| *length)
}

/// How long backing a component up in full takes: what the document sets, else the overhead of a job
/// and the size over the throughput.
fn job_length(scenario: &Scenario, component: &Component) -> Span {
    if let Some(minutes) = scenario.assumption(Assumption::BackupJobMinutes) {
        return Span::from_minutes_f64(minutes);
    }
    let rate = scenario.assumption(component.kind.spec().backup_gib_per_hour).unwrap_or(0.0);
    let overhead = scenario.assumption(Assumption::JobOverheadMinutes).unwrap_or(0.0);
    Span::from_minutes_f64(overhead + component.size_gib / rate.max(f64::MIN_POSITIVE) * 60.0)
}
