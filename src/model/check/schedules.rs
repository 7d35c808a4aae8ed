//! Schedules: what AWS's cron grammar and AWS Backup refuse, and what runs otherwise than it reads.

use super::coverage::{Coverage, Task};
use super::kinds::CheckKind;
use super::sample::Sample;
use crate::model::{Edit, Findings};
use crate::units::{Instant, Schedule, Span, every, time_zone};

pub(crate) use crate::model::protection::DEFAULT_SCHEDULE;

const HOURS: u32 = 24;

/// The shortest start window AWS allows, in minutes (`API_BackupRuleInput`).
const LEAST_WINDOW: u32 = 60;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    for task in &coverage.tasks {
        let Some(rule) = task.rule else { continue };
        let place = SchedulePointers {
            pointer: format!("{}/schedule", task.pointer),
            zone_path: &task.pointer,
        };
        match &rule.schedule {
            Some(schedule) => {
                one(schedule, task.sample.as_deref(), &rule.schedule_time_zone, &place, findings);
                if let Some(sample) = &task.sample {
                    too_often(schedule, sample, &place.pointer, findings);
                }
            }
            None => without_schedule(coverage, task, &place, findings),
        }
    }
    for pair in coverage.tasks.chunk_by(|a, b| a.of_plan.map(|it| it.0) == b.of_plan.map(|it| it.0))
    {
        if pair.first().is_some_and(|task| task.of_plan.is_some()) {
            overlaps(pair, findings);
        }
    }
}

/// Where a schedule and its time zone stand.
pub(super) struct SchedulePointers<'a> {
    pub(super) pointer: String,
    pub(super) zone_path: &'a str,
}

/// What can be said of any schedule, of a rule or of a restore testing plan.
pub(super) fn one(
    schedule: &Schedule,
    sample: Option<&Sample>,
    zone: &str,
    place: &SchedulePointers,
    findings: &mut Findings,
) {
    let pointer = &place.pointer;
    let Some(sample) = sample else {
        if time_zone(zone).is_none() {
            let pointer = format!("{}/schedule_time_zone", place.zone_path);
            findings.push(super::numbers::unknown_zone(pointer, zone));
        }
        return;
    };
    if let Some(error) = &sample.error {
        let finding = CheckKind::CronGrammar.at(
            pointer,
            error.to_string(),
            "Six fields: minutes, hours, day of month, month, day of week, year; `?` in one of the day fields.",
        );
        findings.push(match in_aws_grammar(schedule.text()) {
            Some(text) => finding.fix(format!("Write {text}"), [Edit::set(pointer.clone(), text)]),
            None => finding,
        });
        return;
    }
    if !sample.fires {
        findings.push(CheckKind::NeverFires.at(
            pointer,
            "the schedule never runs in the simulated time",
            "Lengthen the simulated time, or choose a day within it.",
        ));
    }
    step_never_steps(schedule.text(), pointer, findings);
}

/// The same schedule in AWS's grammar, where the text is in a dialect that can be told.
fn in_aws_grammar(text: &str) -> Option<String> {
    let inner = text.trim();
    let inner = inner.strip_prefix("cron(").and_then(|it| it.strip_suffix(')')).unwrap_or(inner);
    let fields: Vec<&str> = inner.split_ascii_whitespace().collect();
    let candidate = match fields[..] {
        ["rate(1", "day)"] | ["@daily"] => DEFAULT_SCHEDULE.to_owned(),
        ["rate(1", "hour)"] | ["@hourly"] => "cron(0 * ? * * *)".to_owned(),
        // Unix: minutes, hours, day of month, month, day of week.
        [minutes, hours, day, month, "*" | "?"] => {
            format!("cron({minutes} {hours} {day} {month} ? *)")
        }
        [minutes, hours, day, month, "*", year] => {
            format!("cron({minutes} {hours} {day} {month} ? {year})")
        }
        [minutes, hours, "*" | "?", month, "?", year] => {
            format!("cron({minutes} {hours} ? {month} * {year})")
        }
        [minutes, hours, "*", month, weekday, year] => {
            format!("cron({minutes} {hours} ? {month} {weekday} {year})")
        }
        _ => return None,
    };
    Schedule::new(&candidate).error().is_none().then_some(candidate)
}

fn too_often(schedule: &Schedule, sample: &Sample, pointer: &str, findings: &mut Findings) {
    let Some(interval) = sample.shortest_interval().filter(|it| *it < Span::hours(1)) else {
        return;
    };
    let finding = CheckKind::TooOften.at(
        pointer,
        format!(
            "the schedule runs every {interval}, but AWS Backup runs a rule at most once an hour"
        ),
        "Name one minute of the hour, such as cron(15 * ? * * *).",
    );
    findings.push(match once_an_hour(schedule.text()) {
        Some(text) => finding.fix("Run it once an hour", [Edit::set(pointer, text)]),
        None => finding,
    });
}

/// The schedule with the first minute of its minutes only.
fn once_an_hour(text: &str) -> Option<String> {
    let (minutes, rest) = text.trim().strip_prefix("cron(")?.split_once(' ')?;
    let first = minutes.split([',', '-', '/']).next()?.parse::<u32>().unwrap_or(0);
    let candidate = format!("cron({first} {rest}");
    Schedule::new(&candidate).error().is_none().then_some(candidate)
}

/// `13/12` reads like "every 12 hours" and fires once a day: the count starts over at midnight.
fn step_never_steps(text: &str, pointer: &str, findings: &mut Findings) {
    let mut fields = text.trim().trim_start_matches("cron(").split_ascii_whitespace();
    let (Some(minutes), Some(hours)) = (fields.next(), fields.next()) else { return };
    let Some((start, step)) = hours.split_once('/') else { return };
    let start = if start == "*" { Some(0) } else { start.parse::<u32>().ok() };
    let (Some(start), Ok(step)) = (start, step.parse::<u32>()) else { return };
    // Every 24 hours is once a day, as it says.
    if step == 0 || step == HOURS || start >= HOURS || start + step < HOURS {
        return;
    }
    let time = minutes.parse::<u32>().map_or_else(
        |_| format!("in the hour from {start:02}:00"),
        |minute| format!("at {start:02}:{minute:02}"),
    );
    let often = every(step.into(), "hour");
    let finding = CheckKind::StepNeverSteps.at(
        pointer,
        format!(
            "`{hours}` looks like {often}, but runs once a day, {time}, because the step starts again at midnight"
        ),
        match step.min(HOURS) {
            1 => "Start in the first hour of the day.".to_owned(),
            hours => format!("Start in the first {hours} hours of the day."),
        },
    );
    let earlier = if step < HOURS { format!("{}/{step}", start % step) } else { start.to_string() };
    let fixed = text.replacen(&format!(" {hours} "), &format!(" {earlier} "), 1);
    let label =
        if step < HOURS { format!("Run it {often}") } else { "Write it as once a day".to_owned() };
    findings.push(finding.fix(label, [Edit::set(pointer, fixed)]));
}

/// A rule without a schedule runs at AWS Backup's own time; a continuous one that makes nothing on
/// schedule needs no word about it.
fn without_schedule(
    coverage: &Coverage<'_>,
    task: &Task,
    place: &SchedulePointers,
    findings: &mut Findings,
) {
    let makes_snapshots = !task.continuous
        || !task.copies.is_empty()
        || !coverage.those(&task.covered, |_, it| !it.continuous.is_yes()).is_empty();
    if !makes_snapshots {
        return;
    }
    // The zone of the rule may be another one, or none at all: AWS Backup's own time is UTC.
    let edits = [
        Edit::set(place.pointer.clone(), DEFAULT_SCHEDULE),
        Edit::set(format!("{}/schedule_time_zone", place.zone_path), "UTC"),
    ];
    findings.push(
        CheckKind::ScheduleMissing
            .at(
                &place.pointer,
                "the rule has no schedule, so AWS Backup runs it at 05:00 UTC every day",
                "Write down the schedule, so that it is visible in the plan.",
            )
            .fix("Write 05:00 UTC every day", edits),
    );
}

/// Rules of one plan of which a longer retention of another keeps them from running, each once.
fn overlaps(rules: &[Task], findings: &mut Findings) {
    for weaker in rules.iter().filter(|task| !task.continuous) {
        let met = rules
            .iter()
            .filter(|stronger| !stronger.continuous && is_kept_longer(stronger, weaker))
            .find_map(|stronger| Some((stronger, meeting(weaker, stronger, None)?)));
        let Some((stronger, at)) = met else { continue };
        let finding = CheckKind::Overlap.at(
            format!("{}/schedule", weaker.pointer),
            format!(
                "{} does not run on {} while the start window of {} is open, because the latter has the longer retention",
                weaker.name(),
                at.short(),
                stronger.name()
            ),
            "Move the rules further apart, shorten the start window, or keep the rules: AWS Backup then uses the longer retention.",
        );
        let window = format!("{}/start_window_minutes", stronger.pointer);
        findings.push(if meeting(weaker, stronger, Some(LEAST_WINDOW)).is_none() {
            finding.fix(
                format!("Shorten the start window of {} to an hour", stronger.name()),
                [Edit::set(window, LEAST_WINDOW)],
            )
        } else {
            finding
        });
    }
}

/// Whether the points of one rule are kept longer than those of another.
pub(super) fn is_kept_longer(one: &Task, other: &Task) -> bool {
    match (one.keep.delete, other.keep.delete) {
        (None, Some(_)) => true,
        (Some(one), Some(other)) => one > other,
        (_, None) => false,
    }
}

/// When one rule is due while the start window of another is open; with a window of its own or the
/// one given, in minutes.
fn meeting(weaker: &Task, stronger: &Task, window: Option<u32>) -> Option<Instant> {
    let window = Span::minutes(window.unwrap_or(stronger.rule?.start_window_minutes).into());
    let (mine, theirs) = (weaker.sample.as_ref()?, stronger.sample.as_ref()?);
    theirs.occurrences().find_map(|opens| mine.at_or_after(opens).filter(|it| *it < opens + window))
}
