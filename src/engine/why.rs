//! The formula behind a number, line by line, with the actual values and their sources.

mod cost;
mod down;
mod lost;

use super::outcome::{Impact, IncidentOutcome};
use super::run::Run;
use crate::catalog::{Assumption, Source};
use crate::model::{ComponentId, IncidentId, Scenario};

/// One line of a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct FormulaLine {
    /// What the value is and how it is computed, as a sentence or a part of one.
    pub text: String,
    /// The value.
    pub value: String,
    /// Where it is from.
    pub from: ValueOrigin,
}

/// Where a value is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueOrigin {
    /// It follows from the lines before it.
    Computed,
    /// The design says so.
    Design,
    /// A table of the catalog says so.
    Cited {
        /// What people call the page, or that it is assumed.
        title: String,
        /// The address of the page; empty where there is none.
        url: String,
        /// When the page was as stated.
        checked_on: String,
    },
}

impl FormulaLine {
    fn new(text: impl Into<String>, value: impl ToString, from: ValueOrigin) -> Self {
        Self { text: text.into(), value: value.to_string(), from }
    }

    fn computed(text: impl Into<String>, value: impl ToString) -> Self {
        Self::new(text, value, ValueOrigin::Computed)
    }

    fn designed(text: impl Into<String>, value: impl ToString) -> Self {
        Self::new(text, value, ValueOrigin::Design)
    }
}

impl ValueOrigin {
    fn source(source: &Source) -> Self {
        Self::Cited {
            title: source.title.to_owned(),
            url: source.url.to_owned(),
            checked_on: source.checked_on.to_owned(),
        }
    }

    /// Where the value of an assumption is from: the design, where it sets its own.
    fn assumption(scenario: &Scenario, assumption: Assumption) -> Self {
        if scenario.assumptions.contains_key(&assumption) {
            Self::Design
        } else {
            Self::source(assumption.spec().source)
        }
    }
}

/// The formulas of one impact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why {
    /// Why so much data is lost.
    pub lost: Vec<FormulaLine>,
    /// Why it was down for so long.
    pub down: Vec<FormulaLine>,
    /// Why it cost so much.
    pub cost: Vec<FormulaLine>,
}

/// An impact with what it belongs to.
#[derive(Clone, Copy)]
struct Of<'a> {
    run: &'a Run,
    incident: &'a IncidentOutcome,
    impact: &'a Impact,
    /// The place of the component.
    component: usize,
}

impl Run {
    /// Why the outcome of an incident for a component is what it is; nothing where it did not hit it.
    pub fn why(&self, incident: &IncidentId, component: &ComponentId) -> Option<Why> {
        let (incident, impact) = self
            .outcome
            .impacts()
            .find(|(by, impact)| by.id == *incident && impact.component == *component)?;
        let of = Of { run: self, incident, impact, component: self.component(component)? };
        Some(Why { lost: of.lost(), down: of.down(), cost: of.cost() })
    }
}

/// The nearest whole number.
fn whole(value: f64) -> u64 {
    // `as` saturates, and counts are never negative.
    libm::round(value) as u64
}

/// A number as people write it in a formula: whole, or with two digits.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}
