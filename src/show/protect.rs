//! What the Protect view says: schedules with their next runs, lifecycles, tests and strategies.

pub mod lifecycle;
pub mod next_runs;
pub mod recovery;
pub mod restore_tests;
pub mod schedule;
pub mod strategies;

use crate::show::Line;
use crate::show::forms::PartRow;
use crate::show::text::counted;

/// A plan in the list of parts, with how many rules it has; a plan without a name has its number.
pub fn plan_part(at: usize, name: String, rules: usize) -> Line {
    let name = if name.is_empty() { format!("Plan {}", at + 1) } else { name };
    Line::from(PartRow { pointer: format!("/plans/{at}"), name, count: counted(rules, "rule") })
}

/// How many components a plan covers.
pub fn covers(components: usize) -> String {
    format!("Covers {}", counted(components, "component"))
}

/// The label of removing a plan, in undo.
pub fn remove_plan(name: &str) -> String {
    format!("Remove plan {name}")
}
