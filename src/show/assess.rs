//! What the Assess view says: every component against every disruption, the score, the smallest fix, and
//! what moves the outcome.

pub mod cell;
pub mod fix;
pub mod matrix;
pub mod objectives;
pub mod score;
pub mod sensitivity;
mod words;

use std::sync::Arc;

use crate::assess::{Assessment, Cell};
use crate::catalog::Disruption;
use crate::model::{Component, ComponentId, Scenario};
use crate::show::text::counted;

pub use words::{CellVerdict, EstimateValue};

/// An assessment with the design that it is of.
#[derive(Clone, Debug)]
pub struct Assessed {
    /// The design.
    pub scenario: Arc<Scenario>,
    /// Its assessment.
    pub assessment: Assessment,
}

/// One cell with what it is about.
#[derive(Clone, Copy, Debug)]
pub struct Picked<'a> {
    /// The component.
    pub component: &'a Component,
    /// The disruption.
    pub disruption: Disruption,
    /// What the disruption would cost the component.
    pub cell: &'a Cell,
}

impl Assessed {
    /// The cell of a component and a disruption; nothing where the component is gone.
    pub fn cell(&self, component: &ComponentId, disruption: Disruption) -> Option<Picked<'_>> {
        let components = &self.scenario.components;
        let at = components.iter().position(|it| it.id == *component)?;
        let cell = self.assessment.rows.get(at)?.cells.get(disruption as usize)?;
        Some(Picked { component: &components[at], disruption, cell })
    }

    /// The cell that is open while none is picked: the one with the largest improvement, else the first.
    pub fn opens_at(&self) -> Option<(ComponentId, Disruption)> {
        let lever = self.assessment.score.as_ref().and_then(|score| score.levers.first());
        let lever = lever.map(|it| (it.component.clone(), it.disruption));
        let first = || self.scenario.components.first();
        lever.or_else(|| first().map(|it| (it.id.clone(), Disruption::Software)))
    }
}

/// How far an assessment is, given by the components that are done and by all of them.
pub fn progress(progress: Option<(usize, usize)>) -> String {
    match progress {
        Some((done, all)) => format!("Assessing… {done} of {}.", counted(all, "component")),
        None => "Assessing…".to_owned(),
    }
}
