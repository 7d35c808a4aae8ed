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
mod long_names;
mod names;
mod names_of_aws;
mod numbers;
mod on_demand;
mod prices;
mod quotas;
mod recovery;
mod regions;
mod restore_testing;
pub(crate) mod sample;
pub(crate) mod schedules;
pub mod selection;
mod selections;
pub(crate) mod targets;
mod vaults;
mod windows;

pub use kinds::{CheckKind, CheckSpec};

use std::collections::BTreeMap;

use self::coverage::Coverage;
use super::{Edit, Finding, Findings, Scenario, Severity};

/// A subject: it looks at a scenario and reports.
type Subject = fn(&Coverage<'_>, &mut Findings);

const SUBJECTS: &[Subject] = &[
    names::check,
    long_names::check,
    numbers::check,
    prices::check,
    schedules::check,
    windows::check,
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

/// Where each of some entries of a list stands, those that are equal together, in the order of the
/// first of each.
fn places<K: Ord + Copy>(entries: impl Iterator<Item = (usize, K)>) -> Vec<Vec<usize>> {
    let mut known: BTreeMap<K, usize> = BTreeMap::new();
    let mut places: Vec<Vec<usize>> = Vec::new();
    for (at, key) in entries {
        let place = *known.entry(key).or_insert(places.len());
        if place == places.len() {
            places.push(Vec::new());
        }
        places[place].push(at);
    }
    places
}

/// Removes entries of a list, the last first, so that the others stay where they are until then.
fn remove_all(list: &str, places: &[usize]) -> impl Iterator<Item = Edit> {
    places.iter().rev().map(move |at| Edit::remove(format!("{list}/{at}")))
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
