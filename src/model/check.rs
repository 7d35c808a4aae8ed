//! Everything that can be said against a scenario, as findings: it never fails and never panics.
//!
//! One file for each subject; each is a function from the scenario, with its coverage worked out
//! once, to findings, listed once below. What AWS's rules are is the table in `kinds`.

pub(crate) mod air_gap;
pub(crate) mod continuous;
pub(crate) mod copies;
pub(crate) mod coverage;
pub(crate) mod finder;
mod holdings;
mod incidents;
mod kinds;
pub(crate) mod lifecycle;
mod lists;
mod long_names;
mod names;
mod names_of_aws;
mod numbers;
mod on_demand;
mod prices;
mod queues;
mod quotas;
mod recovery;
mod regions;
mod restore_testing;
mod risks;
pub(crate) mod sample;
pub(crate) mod schedules;
pub mod selection;
mod selections;
pub(crate) mod targets;
mod vaults;
mod windows;

pub use kinds::{CheckKind, CheckSpec, RuleOwner};
pub(crate) use lists::one_of;

use self::coverage::Coverage;
use super::{Finding, Findings, Scenario, Severity};

/// A subject: it looks at a scenario and reports.
type Subject = fn(&Coverage<'_>, &mut Findings);

const SUBJECTS: &[Subject] = &[
    names::check,
    long_names::check,
    numbers::check,
    prices::check,
    schedules::check,
    windows::check,
    queues::check,
    lifecycle::check,
    continuous::check,
    copies::check,
    vaults::check,
    targets::check,
    air_gap::check,
    selections::check,
    on_demand::check,
    restore_testing::check,
    holdings::check,
    recovery::check,
    regions::check,
    names_of_aws::check,
    quotas::check,
    incidents::check,
    // Last, so that no rule of AWS is crowded out.
    risks::check,
];

/// The findings of all checks, in the order of the subjects.
pub fn check(scenario: &Scenario) -> Vec<Finding> {
    let mut findings = Findings::default();
    add_to(&mut findings, scenario);
    findings.into_vec()
}

/// Adds the findings of all checks to those of the reader.
pub(super) fn add_to(findings: &mut Findings, scenario: &Scenario) {
    let coverage = Coverage::new(scenario);
    for subject in SUBJECTS {
        subject(&coverage, findings);
    }
}

/// Whether any finding stops the document from being simulated faithfully.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}
