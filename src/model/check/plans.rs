//! Backup plans: what AWS Backup would refuse, and what it would silently ignore.

use std::sync::Arc;

use crate::catalog::source;
use crate::model::{BackupRule, Edit, Finding, Scenario};
use crate::units::{Timetable, TimetableError, ZonedClock, time_zone};

/// Cold storage is charged for 90 days at least, and AWS refuses to delete sooner (`API_Lifecycle`).
const COLD_DAYS: u32 = 90;

pub(super) fn check(scenario: &Scenario, findings: &mut Vec<Finding>) {
    for (at, plan) in scenario.plans.iter().enumerate() {
        for (index, rule) in plan.rules.iter().enumerate() {
            let path = format!("/plans/{at}/rules/{index}");
            schedule(scenario, rule, &path, findings);
            lifecycle(&path, rule.cold_after_days, rule.delete_after_days, findings);
            for (index, copy) in rule.copies.iter().enumerate() {
                let path = format!("{path}/copies/{index}");
                lifecycle(&path, copy.cold_after_days, copy.delete_after_days, findings);
            }
        }
    }
}

fn schedule(scenario: &Scenario, rule: &BackupRule, path: &str, findings: &mut Vec<Finding>) {
    let Some(zone) = time_zone(&rule.schedule_time_zone) else {
        let path = format!("{path}/schedule_time_zone");
        findings.push(super::numbers::unknown_zone(path, &rule.schedule_time_zone));
        return;
    };
    let path = format!("{path}/schedule");
    let Some(schedule) = &rule.schedule else {
        if !rule.continuous {
            findings.push(Finding::error(
                path,
                "the rule has no schedule",
                "Write an AWS cron expression, such as cron(0 5 ? * * *) for 05:00 every day.",
            ));
        }
        return;
    };
    let (start, end) = (scenario.clock.start, scenario.clock.end());
    let clock = Arc::new(ZonedClock::new(zone, start, end));
    match Timetable::new(schedule, clock, start, end) {
        Ok(_) => {}
        Err(TimetableError::Invalid(error)) => findings.push(
            Finding::error(
                path,
                error.to_string(),
                "Six fields: minutes, hours, day of month, month, day of week, year; `?` in one of the day fields.",
            )
            .source(&source::EVENTBRIDGE_CRON),
        ),
        Err(error @ TimetableError::NeverFires) => findings.push(
            Finding::warning(
                path,
                error.to_string(),
                "Lengthen the clock, or choose a day that comes in it.",
            )
            .source(&source::EVENTBRIDGE_CRON),
        ),
    }
}

fn lifecycle(path: &str, cold: Option<u32>, delete: Option<u32>, findings: &mut Vec<Finding>) {
    let (Some(cold), Some(delete)) = (cold, delete) else { return };
    let least = cold.saturating_add(COLD_DAYS);
    if delete < least {
        let path = format!("{path}/delete_after_days");
        findings.push(
            Finding::error(
                path.clone(),
                format!("deleted after {delete} days, though cold only after {cold}: AWS Backup refuses this"),
                format!("Points stay in cold storage for {COLD_DAYS} days at least: delete after {least} days or later."),
            )
            .source(&source::API_LIFECYCLE)
            .mend(format!("Delete after {least} days"), [Edit::set(path, least)]),
        );
    }
}
