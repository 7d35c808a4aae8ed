//! Drills of Elastic Disaster Recovery: rehearsals next to everything else, told and measured like the real thing.

use std::sync::Arc;

use super::harm::Harm;
use super::options::{Hit, Judge};
use super::outcome::DrillOutcome;
use super::simulation::Simulation;
use super::story::Story;
use crate::catalog::Disruption;
use crate::model::Drill;

impl Simulation<'_> {
    /// Carries out a drill in the world as it is at its moment.
    pub(super) fn drill(&mut self, drill: &Drill) {
        let Some(idx) = self.design.place_of(&drill.component) else { return };
        // Nothing is wrong: the harm only says of which moment's state the instances are launched.
        let moment = Hit {
            component: idx,
            at: drill.at,
            noticed: drill.at,
            harm: Harm::Machine,
            disruption: Disruption::Hardware,
            versions_destroyed: false,
            deletes_only: false,
            account_taken: None,
            interrupted: None,
        };
        let judge =
            Judge { design: self.design, world: &self.world, hit: &moment, decided: drill.at };
        let result = judge.drill();
        let component = Arc::clone(&self.design.components[idx].label);
        let mut outcome = DrillOutcome {
            component: drill.component.clone(),
            at: drill.at,
            recovered_to: None,
            took: None,
            because: None,
        };
        match result {
            Ok(drilled) => {
                let site = Arc::clone(&self.design.sites[drilled.site].label);
                let behind = drill.at.since(drilled.recovered_to);
                let story = Story::Drilled { component, site, behind, took: drilled.took };
                self.event(drill.at + drilled.took, Some(idx), story);
                outcome.recovered_to = Some(drilled.recovered_to);
                outcome.took = Some(drilled.took);
            }
            Err(because) => {
                let story = Story::DrillFailed { component, because: because.clone() };
                self.event(drill.at, Some(idx), story);
                outcome.because = Some(because);
            }
        }
        self.drills.push(outcome);
    }
}
