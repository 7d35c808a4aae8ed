//! The simulation: one scenario in, one outcome out, with a reason for every number.
//!
//! It is pure: no clock, no randomness of its own, no I/O. The same scenario always gives the same
//! outcome, natively and in WebAssembly.

mod business;
mod charges;
mod choice;
mod design;
mod drills;
mod failback;
mod harm;
mod hindsight;
mod impact;
mod journey_events;
mod later;
pub mod ledger;
mod moment;
mod needs;
pub mod objectives;
mod options;
pub mod outcome;
pub mod phase;
pub mod probe;
pub mod protection;
mod reach;
pub mod reason;
mod recovery;
mod replication;
mod restore_tests;
mod run;
mod simulation;
mod so_far;
mod steps;
pub mod story;
mod strategy;
pub mod why;
pub(crate) mod work;
mod world;

pub use ledger::Ledger;
pub use moment::{ComponentMoment, ComponentState, Moment, Recovery, Service, SiteMoment};
pub use objectives::{ObjectiveCounts, ObjectiveResult, objectives};
pub use outcome::{
    Alternative, Cost, DrillOutcome, Event, Failback, FailbackState, Hindsight, Impact,
    IncidentOutcome, JourneyOutcome, LostSpan, OptionCost, Outage, Outcome, Phase, PhaseKind,
    PinOutcome, RefusedOption, StrategyReading, Taken, Verdict,
};
pub use probe::{Brief, IncidentProbe, Probe};
pub use protection::{Exposure, Gathered, Lane, LaneRule, PointMark, StoredPoint, Threat};
pub use reason::Because;
pub use restore_tests::RestoreTest;
pub use run::Run;
pub use steps::Milestone;
pub use story::Story;
pub use work::Work;

use std::sync::Arc;

use crate::model::Scenario;

/// Runs a scenario and returns its outcome.
pub fn simulate(scenario: &Scenario) -> Outcome {
    Run::new(Arc::new(scenario.clone())).outcome
}
