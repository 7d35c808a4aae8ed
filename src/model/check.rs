//! Everything that can be said against a scenario, as findings: it never fails and never panics.
//!
//! One file for each subject; each is a function from the scenario to findings, listed once below.

mod incidents;
mod names;
mod numbers;
mod plans;
pub mod selection;

use super::{Finding, Scenario, Severity};

/// A subject: it looks at a scenario and reports.
type Check = fn(&Scenario, &mut Vec<Finding>);

const CHECKS: &[Check] = &[names::check, numbers::check, plans::check, incidents::check];

/// The findings of all checks, in the order of the subjects.
pub fn check(scenario: &Scenario) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in CHECKS {
        check(scenario, &mut findings);
    }
    findings
}

/// Whether any finding stops the document from being simulated faithfully.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// `a, b or c`, for the "what is allowed" half of a sentence; long lists are cut.
pub(crate) fn one_of<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 12;
    let mut names: Vec<&str> = names.collect();
    if names.is_empty() {
        return "none exists yet".to_owned();
    }
    let more = names.len().saturating_sub(MOST);
    names.truncate(MOST);
    let list = names.join(", ");
    if more == 0 { list } else { format!("{list} and {more} more") }
}
