//! Restore testing plans: schedules, windows, kinds, and whether there is anything to restore.

use super::coverage::Coverage;
use super::kinds::CheckKind;
use super::lists::{places, remove_all};
use super::schedules;
use crate::catalog::Support;
use crate::model::{Edit, Finding, Findings, RestoreTestingPlan};
use crate::units::counted;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    if coverage.scenario.restore_testing.is_empty() {
        return;
    }
    let mut has_points = vec![false; coverage.scenario.components.len()];
    for task in &coverage.tasks {
        for at in task.covered.iter() {
            has_points[*at] = true;
        }
    }
    for (at, plan) in coverage.scenario.restore_testing.iter().enumerate() {
        let pointer = format!("/restore_testing/{at}");
        let place = schedules::SchedulePointers {
            pointer: format!("{pointer}/schedule"),
            zone_path: &pointer,
        };
        let sample = coverage.restore_samples[at].as_deref();
        schedules::one(&plan.schedule, sample, &plan.schedule_time_zone, &place, findings);
        windows(plan, &pointer, findings);
        start(plan, &pointer, findings);
        components(coverage, plan, &pointer, &has_points, findings);
    }
}

fn windows(plan: &RestoreTestingPlan, pointer: &str, findings: &mut Findings) {
    for (field, value, most, unit) in [
        ("start_window_hours", plan.start_window_hours, 168, "hour"),
        ("selection_window_days", plan.selection_window_days, 365, "day"),
        ("validation_hours", plan.validation_hours, 168, "hour"),
    ] {
        if (1..=most).contains(&value) {
            continue;
        }
        let pointer = format!("{pointer}/{field}");
        let nearest = value.clamp(1, most);
        findings.push(
            CheckKind::RestoreTestingWindow
                .at(
                    &pointer,
                    format!("{} is out of range", counted(value.into(), unit)),
                    format!("Allowed: 1 to {}.", counted(most.into(), unit)),
                )
                .fix(
                    format!("Use {}", counted(nearest.into(), unit)),
                    [Edit::set(pointer.clone(), nearest)],
                ),
        );
    }
}

/// AWS starts a test at some moment within its window; here all start on schedule.
fn start(plan: &RestoreTestingPlan, pointer: &str, findings: &mut Findings) {
    if plan.start_window_hours != RestoreTestingPlan::USUAL_START_WINDOW_HOURS {
        findings.push(Finding::note(
            format!("{pointer}/start_window_hours"),
            "the start window has no effect, because simulated restore tests begin at the scheduled time",
            "In AWS, a test begins at some time in this window. Keep the value of your plan.",
        ));
    }
}

fn components(
    coverage: &Coverage<'_>,
    plan: &RestoreTestingPlan,
    pointer: &str,
    has_points: &[bool],
    findings: &mut Findings,
) {
    let list = format!("{pointer}/components");
    let named = plan
        .components
        .iter()
        .enumerate()
        .filter_map(|(index, id)| Some((index, coverage.component_index(id.as_str())?)));
    for places in places(named) {
        let Some(at) = coverage.component_index(plan.components[places[0]].as_str()) else {
            continue;
        };
        let component = coverage.component(at);
        let pointer = format!("{list}/{}", places[0]);
        let finding = if coverage.capabilities(at).restore_testing != Support::Yes {
            CheckKind::RestoreTestingKind.at(
                pointer,
                format!(
                    "restore testing does not support {} ({})",
                    component.in_sentence(),
                    component.kind.spec().name
                ),
                "Restore the component manually from time to time.",
            )
        } else if !has_points[at] {
            CheckKind::RestoreTestingNothing.at(
                pointer,
                format!(
                    "no backup plan covers {}, so there is nothing to test",
                    component.in_sentence()
                ),
                "Add the component to a backup plan.",
            )
        } else {
            continue;
        };
        findings.push(finding.fix("Remove it from the test", remove_all(&list, &places)));
    }
}
