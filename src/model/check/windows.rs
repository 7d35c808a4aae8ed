//! Start and completion windows of rules: their range, their order, and jobs that cannot fit.

use std::collections::BTreeMap;

use super::continuous::has_continuous;
use super::coverage::{Coverage, Task};
use super::kinds::CheckKind;
use crate::catalog::{Assumption, Incremental};
use crate::model::uplink::{Load, Uplinks};
use crate::model::{BackupRule, Component, Edit, Findings, Scenario, SiteId};
use crate::units::{Span, counted};

/// What the API takes, in minutes (`API_BackupRuleInput`).
const START_WINDOW: std::ops::RangeInclusive<u32> = 60..=52_560_000;

/// AWS Backup's own completion window of seven days.
const SEVEN_DAYS: u32 = 10_080;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let uplinks = Uplinks::new(coverage.scenario);
    for task in &coverage.tasks {
        let Some(rule) = task.rule else { continue };
        start(rule, &task.pointer, findings);
        missed(coverage, task, rule, findings);
        overlapping(coverage, task, findings);
        completion(coverage, &uplinks, task, rule, findings);
    }
}

fn start(rule: &BackupRule, pointer: &str, findings: &mut Findings) {
    let minutes = rule.start_window_minutes;
    if START_WINDOW.contains(&minutes) {
        return;
    }
    let pointer = format!("{pointer}/start_window_minutes");
    let nearest = minutes.clamp(*START_WINDOW.start(), *START_WINDOW.end());
    findings.push(
        CheckKind::StartWindow
            .at(
                &pointer,
                format!("a start window of {} is out of range", counted(minutes.into(), "minute")),
                "Allowed: 60 to 52,560,000 minutes.",
            )
            .fix(
                format!("Let jobs start within {}", counted(nearest.into(), "minute")),
                [Edit::set(pointer.clone(), nearest)],
            ),
    );
}

/// Jobs that are assumed to start only when their start window is over.
fn missed(coverage: &Coverage<'_>, task: &Task, rule: &BackupRule, findings: &mut Findings) {
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
    if !has_jobs {
        return;
    }
    let pointer = format!("{}/start_window_minutes", task.pointer);
    let finding = CheckKind::StartWindowMissed.at(
        &pointer,
        format!(
            "jobs are assumed to start {delay} after their time, after the start window of {window} ends, so none of {} starts",
            task.name()
        ),
        "Lengthen the start window, or set a shorter delay in the assumptions.",
    );
    let long_enough = u32::try_from(delay.as_seconds().saturating_add(59).div_euclid(60))
        .unwrap_or(u32::MAX)
        .min(*START_WINDOW.end());
    let label = format!("Let jobs start within {}", counted(long_enough.into(), "minute"));
    findings.push(finding.fix(label, [Edit::set(pointer, long_enough)]));
}

/// Jobs that take longer than the time between them: AWS Backup runs one per resource at a time.
fn overlapping(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    let interval = task.sample.as_ref().and_then(|it| it.shortest_interval());
    // What is due more often than once an hour is reported as that.
    let Some(interval) = interval.filter(|it| *it >= Span::hours(1)) else { return };
    // What is backed up continuously has no jobs of its own.
    let is_continuous = |at: &usize| {
        task.continuous
            && task.copies.is_empty()
            && !coverage.those(&[*at], has_continuous).is_empty()
    };
    let slow: Vec<(&Component, Span)> = task
        .covered
        .iter()
        .filter(|at| !is_continuous(at))
        .map(|at| coverage.component(*at))
        .map(|component| (component, later_job_length(coverage.scenario, component)))
        .filter(|(_, length)| *length > interval)
        .collect();
    let Some((component, length)) = slow.iter().max_by_key(|(_, length)| *length) else { return };
    let others = match slow.len() - 1 {
        0 => String::new(),
        others => format!(", and those of {} as well", counted(others as u64, "other component")),
    };
    findings.push(CheckKind::JobsOverlap.at(
        format!("{}/schedule", task.pointer),
        format!(
            "jobs take longer than their interval: a job of {} takes about {length}, but {} runs every {interval}{others}",
            component.in_sentence(),
            task.name()
        ),
        "AWS Backup runs one job per resource at a time. The next job waits and expires when its start window ends. Run the rule less often, or use continuous backup if the resource type supports it.",
    ));
}

fn completion(
    coverage: &Coverage<'_>,
    uplinks: &Uplinks<'_>,
    task: &Task,
    rule: &BackupRule,
    findings: &mut Findings,
) {
    let pointer = format!("{}/completion_window_minutes", task.pointer);
    let window = Span::minutes(rule.completion_window_minutes.into());
    let jobs = jobs(coverage, uplinks, task);
    let too_long = |over_link: bool| {
        let such = jobs.iter().filter(|job| job.length > window && job.over_link == over_link);
        such.max_by_key(|job| job.length)
    };
    let Some(job) = too_long(true).or(too_long(false)) else { return };
    let (component, length) = (job.component.in_sentence(), job.length);
    let finding = if job.over_link {
        let link = site_label(coverage.scenario, job.component);
        CheckKind::CompletionTooShort.at(
            &pointer,
            format!(
                "{} of {component} takes about {length} over the link of {link}, which is longer than the completion window of {window}",
                if job.is_first { "the first, full backup" } else { "each job" },
            ),
            if job.is_first {
                "Use a faster link or a longer window. The simulation assumes that the first backup was made before the clock starts."
            } else {
                "Use a faster link or a longer window. AWS Backup cancels a job that is not complete when the window ends."
            },
        )
    } else {
        CheckKind::CompletionTooShort.at(
            &pointer,
            format!(
                "the first job of {component} takes about {length}, which is longer than the completion window of {window}"
            ),
            if job.component.kind.spec().backup.keeps_what_is_done {
                "Lengthen the window. If a job is not complete when the window ends, its recovery point is marked incomplete and the next job continues."
            } else {
                "Lengthen the window. AWS Backup cancels a job that is not complete when the window ends."
            },
        )
    };
    let needed = jobs.iter().map(|job| whole_minutes(job.length)).max().unwrap_or_default();
    let roomy = SEVEN_DAYS.max(needed);
    let label = format!("Let jobs take {}", Span::minutes(roomy.into()));
    findings.push(finding.fix(label, [Edit::set(pointer, roomy)]));
}

fn whole_minutes(length: Span) -> u32 {
    u32::try_from(length.as_seconds().div_euclid(60).saturating_add(1)).unwrap_or(u32::MAX)
}

/// A job that the completion window has to be long enough for.
struct LongJob<'a> {
    component: &'a Component,
    length: Span,
    over_link: bool,
    is_first: bool,
}

/// The jobs of a task: the first of each component, and over the link of a data center every job.
fn jobs<'a>(coverage: &Coverage<'a>, uplinks: &Uplinks<'_>, task: &Task) -> Vec<LongJob<'a>> {
    let scenario = coverage.scenario;
    let is_fixed = scenario.assumption(Assumption::BackupJobMinutes).is_some();
    let mut sent: BTreeMap<&SiteId, (Load, Load)> = BTreeMap::new();
    let mut jobs = Vec::new();
    // The completion window does not apply to FSx (`API_BackupRuleInput`).
    let held = coverage.those(&task.covered, |it, _| it.kind.spec().backup.keeps_window);
    for component in held.into_iter().map(|it| coverage.component(it)) {
        let length = job_length(scenario, component);
        jobs.push(LongJob { component, length, over_link: false, is_first: true });
        let (full, change) = sent.entry(&component.site).or_default();
        *full = full.with(component.size_gib);
        *change = change.with(component.change_gib_per_day.min(component.size_gib));
    }
    if is_fixed {
        return jobs;
    }
    let overhead = scenario.assumption(Assumption::JobOverheadMinutes).unwrap_or(0.0);
    let overhead = Span::from_minutes_f64(overhead);
    let over_links: Vec<LongJob> = jobs
        .iter()
        .filter_map(|job| Some((job.component, sent.get(&job.component.site)?)))
        .flat_map(|(component, (full, change))| {
            [(full, true), (change, false)].into_iter().filter_map(move |(load, is_first)| {
                let length = uplinks.time(&component.site, *load)? + overhead;
                Some(LongJob { component, length, over_link: true, is_first })
            })
        })
        .collect();
    jobs.extend(over_links);
    jobs
}

fn site_label<'a>(scenario: &'a Scenario, component: &'a Component) -> &'a str {
    scenario.site(&component.site).map_or(component.site.as_str(), crate::model::Site::label)
}

/// How long backing a component up in full takes.
fn job_length(scenario: &Scenario, component: &Component) -> Span {
    job_of(scenario, component, component.size_gib)
}

/// How long backing a component up takes once it has been: in full, or what changes in a day.
pub(super) fn later_job_length(scenario: &Scenario, component: &Component) -> Span {
    let capabilities = component.kind.spec().capabilities(component.variant());
    let gib = match capabilities.incremental {
        Incremental::Yes => component.change_gib_per_day.min(component.size_gib),
        Incremental::FullEachTime => component.size_gib,
    };
    job_of(scenario, component, gib)
}

/// How long a job takes: what the document sets, else the overhead of a job and the amount over the
/// throughput.
fn job_of(scenario: &Scenario, component: &Component, gib: f64) -> Span {
    if let Some(minutes) = scenario.assumption(Assumption::BackupJobMinutes) {
        return Span::from_minutes_f64(minutes);
    }
    let rate = scenario.assumption(component.kind.spec().backup.gib_per_hour).unwrap_or(0.0);
    let overhead = scenario.assumption(Assumption::JobOverheadMinutes).unwrap_or(0.0);
    Span::from_minutes_f64(overhead + gib / rate.max(f64::MIN_POSITIVE) * 60.0)
}
