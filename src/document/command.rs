//! Every edit that a user can make, as data: what it does, what it is called, what it joins.

use std::fmt;
use std::sync::Arc;

use crate::model::{Finding, Incident, IncidentId, Mend, Scenario, file};
use crate::units::Instant;

use super::patch::{PatchError, patch};

/// The longest time in minutes until somebody notices an incident: ten years, as long as a clock.
pub const LONGEST_NOTICE_MINUTES: f64 = 3_653.0 * 1_440.0;

/// An edit of the document.
#[derive(Clone, Debug)]
pub enum Command {
    /// Moves an incident to another moment of the clock.
    MoveIncident {
        /// Which incident.
        id: IncidentId,
        /// The moment at which it is to happen.
        at: Instant,
    },
    /// Names an incident; an empty name brings back the default.
    RenameIncident {
        /// Which incident.
        id: IncidentId,
        /// What people are to call it.
        name: String,
    },
    /// Sets how long it takes until somebody notices an incident.
    SetIncidentNoticed {
        /// Which incident.
        id: IncidentId,
        /// Minutes after the incident; nothing brings back the default of its kind.
        after_minutes: Option<f64>,
    },
    /// Makes the change that removes a finding.
    Mend(Mend),
    /// Puts another scenario in the place of this one.
    ReplaceScenario {
        /// The new scenario.
        scenario: Arc<Scenario>,
        /// What the user did: "Open orders.json".
        label: String,
    },
}

/// Edits with the same key, made one after the other, are one step to undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepKey {
    /// The moment of one incident.
    IncidentMoment(IncidentId),
    /// How long until one incident is noticed.
    IncidentNoticed(IncidentId),
}

/// Why a command was rejected.
#[derive(Clone, Debug, PartialEq)]
pub enum CommandError {
    /// There is no incident with this id.
    NoSuchIncident(IncidentId),
    /// The moment is not within the clock.
    OutsideClock(Instant),
    /// The length of time cannot be.
    ImpossibleMinutes,
    /// The edits of a mend do not fit the document.
    Patch(PatchError),
    /// The document could not be read any more after the edits.
    Unreadable(Vec<Finding>),
}

impl fmt::Display for CommandError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchIncident(id) => {
                write!(formatter, "There is no incident `{id}` in this design any more.")
            }
            Self::OutsideClock(at) => {
                write!(formatter, "{} is outside the time that this design simulates.", at.short())
            }
            Self::ImpossibleMinutes => formatter
                .write_str("The time until it is noticed is between 0 minutes and ten years."),
            Self::Patch(error) => error.fmt(formatter),
            Self::Unreadable(findings) => {
                formatter.write_str("The change would make the design unreadable")?;
                match findings.first() {
                    Some(finding) => write!(formatter, ": {}", finding.message),
                    None => formatter.write_str("."),
                }
            }
        }
    }
}

impl std::error::Error for CommandError {}

impl Command {
    /// The scenario after the edit.
    ///
    /// # Errors
    /// Says why the edit cannot be made.
    pub fn apply(&self, scenario: &Arc<Scenario>) -> Result<Arc<Scenario>, CommandError> {
        match self {
            Self::MoveIncident { id, at } => {
                let clock = &scenario.clock;
                if *at < clock.start || *at >= clock.end() {
                    return Err(CommandError::OutsideClock(*at));
                }
                with_incident(scenario, id, |incident| incident.at = *at)
            }
            Self::RenameIncident { id, name } => {
                let name = name.trim();
                let name = (!name.is_empty()).then(|| name.to_owned());
                with_incident(scenario, id, |incident| incident.name = name)
            }
            Self::SetIncidentNoticed { id, after_minutes } => {
                let possible = 0.0..=LONGEST_NOTICE_MINUTES;
                if after_minutes.is_some_and(|minutes| !possible.contains(&minutes)) {
                    return Err(CommandError::ImpossibleMinutes);
                }
                with_incident(scenario, id, |it| it.noticed_after_minutes = *after_minutes)
            }
            Self::Mend(mend) => {
                let text =
                    patch(&file::write(scenario), &mend.edits).map_err(CommandError::Patch)?;
                let loaded = file::read(&text).map_err(CommandError::Unreadable)?;
                Ok(Arc::new(loaded.scenario))
            }
            Self::ReplaceScenario { scenario, .. } => Ok(Arc::clone(scenario)),
        }
    }

    /// What the user did, as the label of undo and redo.
    pub fn label(&self, scenario: &Scenario) -> String {
        let name = |id: &IncidentId| {
            scenario
                .incident(id)
                .map_or_else(|| id.to_string(), |incident| incident.label(scenario))
        };
        match self {
            Self::MoveIncident { id, .. } => format!("Move “{}”", name(id)),
            Self::RenameIncident { id, .. } => format!("Rename “{}”", name(id)),
            Self::SetIncidentNoticed { id, .. } => format!("Change when “{}” is noticed", name(id)),
            Self::Mend(mend) => mend.label.clone(),
            Self::ReplaceScenario { label, .. } => label.clone(),
        }
    }

    /// Which step the edit belongs to, if it can share one.
    pub fn step_key(&self) -> Option<StepKey> {
        match self {
            Self::MoveIncident { id, .. } => Some(StepKey::IncidentMoment(id.clone())),
            Self::SetIncidentNoticed { id, .. } => Some(StepKey::IncidentNoticed(id.clone())),
            Self::RenameIncident { .. } | Self::Mend(_) | Self::ReplaceScenario { .. } => None,
        }
    }
}

fn with_incident(
    scenario: &Scenario,
    id: &IncidentId,
    edit: impl FnOnce(&mut Incident),
) -> Result<Arc<Scenario>, CommandError> {
    let mut next = scenario.clone();
    let incident = next
        .incidents
        .iter_mut()
        .find(|incident| incident.id == *id)
        .ok_or_else(|| CommandError::NoSuchIncident(id.clone()))?;
    edit(incident);
    Ok(Arc::new(next))
}
