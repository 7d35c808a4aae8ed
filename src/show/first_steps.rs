//! What a first visit leads through on the design that the page opens with: drag the incident, back up more
//! often, ask why.

use crate::model::Scenario;
use crate::units::Schedule;

/// What the product is for, in one line.
pub const PURPOSE: &str = "Break a design on paper before production does.";

/// The three steps, in their order.
pub const STEPS: [&str; 3] = ["Drag the incident", "Back up more often", "Ask why"];

/// What the three steps have shown.
pub const LEARNED: &str = "What you lost is the time since the newest recovery point that could be used: the recovery point actual. The objective for it, the RPO, is the line across the chart.";

/// Whether an incident happens at another time than before.
pub fn has_moved(before: &Scenario, now: &Scenario) -> bool {
    now.incidents.iter().any(|it| before.incident(&it.id).is_some_and(|former| former.at != it.at))
}

/// Whether something is backed up at other times than before.
pub fn has_other_schedule(before: &Scenario, now: &Scenario) -> bool {
    fn schedules(scenario: &Scenario) -> impl Iterator<Item = Option<&str>> {
        let rules = scenario.plans.iter().flat_map(|plan| &plan.rules);
        rules.map(|rule| rule.schedule.as_ref().map(Schedule::text))
    }
    !schedules(before).eq(schedules(now))
}

/// How a step is drawn: done, the one to do now, or one for later.
pub fn state_of(done: [bool; 3], step: usize) -> &'static str {
    match done.iter().position(|it| !it) {
        _ if done.get(step) == Some(&true) => "done",
        Some(next) if next == step => "now",
        _ => "later",
    }
}
