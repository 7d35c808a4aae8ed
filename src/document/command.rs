//! Every edit that a user can make, as data: what it does, what it is called, what it joins.

use std::fmt;
use std::sync::Arc;

use crate::catalog::Disruption;
use crate::model::file::Loaded;
use crate::model::{
    ComponentId, Edit, Finding, Fix, Incident, IncidentId, Objective, ObjectiveKind, Scenario,
    check, contained, file,
};
use crate::units::Instant;

use super::patch::{PatchError, patch};

/// The longest time in minutes until somebody notices an incident: ten years, as long as a clock.
pub const LONGEST_NOTICE_MINUTES: f64 = 3_653.0 * 1_440.0;

/// The longest objective in minutes: ten years, as long as the checks allow.
pub const LONGEST_OBJECTIVE_MINUTES: f64 = 5_256_000.0;

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
    /// Sets how long an incident lasts.
    SetIncidentLasts {
        /// Which incident.
        id: IncidentId,
        /// Minutes; nothing brings back the default of its kind.
        minutes: Option<f64>,
    },
    /// Sets an objective of a component.
    SetObjective {
        /// Which component.
        component: ComponentId,
        /// The disruption that it holds for alone; nothing for all that have none of their own.
        disruption: Option<Disruption>,
        /// Which of the two.
        target: ObjectiveKind,
        /// Minutes; nothing takes the objective away.
        minutes: Option<f64>,
    },
    /// Edits the JSON form of the document, as the fields of forms do.
    Edit {
        /// What the user did: "Set “Delete after” to 90".
        label: String,
        /// The edits, made in this order; all of them or none.
        edits: Vec<Edit>,
        /// Which step the edit belongs to, such as the place of its field.
        step: Option<String>,
    },
    /// Puts another state of the same design in the place of this one.
    ReplaceScenario {
        /// The new state.
        scenario: Arc<Scenario>,
        /// What the user did: "Remove “Orders DB”".
        label: String,
    },
    /// Opens another design in the place of this one: it is kept by itself, and undo leads back to this one.
    OpenDesign {
        /// The other design.
        scenario: Arc<Scenario>,
        /// What the user did: "Open “orders.json”".
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
    /// How long one incident lasts.
    IncidentLasts(IncidentId),
    /// One objective of a component.
    Objective(ComponentId, Option<Disruption>, ObjectiveKind),
    /// One field of a form.
    Field(String),
}

/// Why a command was rejected.
#[derive(Clone, Debug, PartialEq)]
pub enum CommandError {
    /// There is no incident with this id.
    NoSuchIncident(IncidentId),
    /// There is no component with this id.
    NoSuchComponent(ComponentId),
    /// The moment is not within the clock.
    OutsideClock(Instant),
    /// The length of time cannot be.
    ImpossibleMinutes,
    /// The edits of a fix do not fit the document.
    Patch(PatchError),
    /// The document could not be read any more after the edits.
    Unreadable(Vec<Finding>),
}

impl fmt::Display for CommandError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchIncident(id) => {
                write!(formatter, "This design has no incident `{id}`. It may have been removed.")
            }
            Self::NoSuchComponent(id) => {
                write!(formatter, "This design has no component `{id}`. It may have been removed.")
            }
            Self::OutsideClock(at) => {
                write!(formatter, "{} is outside the simulated time.", at.short())
            }
            Self::ImpossibleMinutes => formatter.write_str(
                "The time must be between 0 minutes and ten years. Enter it in minutes.",
            ),
            Self::Patch(error) => error.fmt(formatter),
            Self::Unreadable(findings) => {
                formatter.write_str("This change would make the design unreadable")?;
                match findings.first() {
                    Some(finding) => write!(formatter, ": {}", finding.message),
                    None => formatter.write_str("."),
                }
            }
        }
    }
}

impl std::error::Error for CommandError {}

/// The change that removes a finding is an edit and a step of its own.
impl From<Fix> for Command {
    fn from(fix: Fix) -> Self {
        Self::Edit { label: fix.label, edits: fix.edits, step: None }
    }
}

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
                let name = (!name.is_empty()).then(|| contained(name));
                with_incident(scenario, id, |incident| incident.name = name)
            }
            Self::SetIncidentNoticed { id, after_minutes } => {
                let after_minutes = possible(*after_minutes)?;
                with_incident(scenario, id, |it| it.noticed_after_minutes = after_minutes)
            }
            Self::SetIncidentLasts { id, minutes } => {
                let minutes = possible(*minutes)?;
                with_incident(scenario, id, |it| it.lasts_minutes = minutes)
            }
            Self::SetObjective { component, disruption, target, minutes } => {
                let minutes = within(*minutes, LONGEST_OBJECTIVE_MINUTES)?;
                with_objective(scenario, component, *disruption, *target, minutes)
            }
            Self::Edit { edits, .. } => edited(scenario, edits),
            Self::ReplaceScenario { scenario, .. } | Self::OpenDesign { scenario, .. } => {
                Ok(Arc::clone(scenario))
            }
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
            Self::SetIncidentLasts { id, .. } => format!("Change how long “{}” lasts", name(id)),
            Self::SetObjective { component, disruption, target, minutes } => {
                let name =
                    scenario.component(component).map_or(component.as_str(), |it| it.label());
                let against = disruption
                    .map_or_else(String::new, |it| format!(" against {}", it.spec().name));
                match minutes {
                    Some(minutes) => {
                        format!("Set the {} of “{name}”{against} to {minutes} min", target.label())
                    }
                    None => format!("Clear the {} of “{name}”{against}", target.label()),
                }
            }
            Self::Edit { label, .. }
            | Self::ReplaceScenario { label, .. }
            | Self::OpenDesign { label, .. } => label.clone(),
        }
    }

    /// Which step the edit belongs to, if it can share one.
    pub fn step_key(&self) -> Option<StepKey> {
        match self {
            Self::MoveIncident { id, .. } => Some(StepKey::IncidentMoment(id.clone())),
            Self::SetIncidentNoticed { id, .. } => Some(StepKey::IncidentNoticed(id.clone())),
            Self::SetIncidentLasts { id, .. } => Some(StepKey::IncidentLasts(id.clone())),
            Self::SetObjective { component, disruption, target, .. } => {
                Some(StepKey::Objective(component.clone(), *disruption, *target))
            }
            Self::Edit { step, .. } => step.clone().map(StepKey::Field),
            Self::RenameIncident { .. }
            | Self::ReplaceScenario { .. }
            | Self::OpenDesign { .. } => None,
        }
    }
}

/// Reads a design to go on editing it. What AWS would refuse is no reason to lose it: it is kept, and
/// the checks say what is wrong. The findings that come with it are the fields that nobody knows, which
/// are left out.
///
/// # Errors
/// What cannot be read and is known, when that is anything.
pub fn read_for_editing(text: &str) -> Result<Loaded, Vec<Finding>> {
    let (scenario, findings) = file::read_unchecked(text);
    match scenario {
        Some(scenario) if !check::has_errors(&findings) => Ok(Loaded { scenario, findings }),
        _ => Err(findings),
    }
}

fn possible(minutes: Option<f64>) -> Result<Option<f64>, CommandError> {
    within(minutes, LONGEST_NOTICE_MINUTES)
}

fn within(minutes: Option<f64>, longest: f64) -> Result<Option<f64>, CommandError> {
    match minutes {
        Some(minutes) if !(0.0..=longest).contains(&minutes) => {
            Err(CommandError::ImpossibleMinutes)
        }
        minutes => Ok(minutes),
    }
}

fn edited(scenario: &Scenario, edits: &[Edit]) -> Result<Arc<Scenario>, CommandError> {
    let text = patch(&file::write(scenario), edits).map_err(CommandError::Patch)?;
    let next = read_for_editing(&text).map_err(CommandError::Unreadable)?;
    Ok(Arc::new(next.scenario))
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

fn with_objective(
    scenario: &Scenario,
    id: &ComponentId,
    disruption: Option<Disruption>,
    target: ObjectiveKind,
    minutes: Option<f64>,
) -> Result<Arc<Scenario>, CommandError> {
    let mut next = scenario.clone();
    let component = next
        .components
        .iter_mut()
        .find(|component| component.id == *id)
        .ok_or_else(|| CommandError::NoSuchComponent(id.clone()))?;
    let Some(disruption) = disruption else {
        match target {
            ObjectiveKind::Rpo => component.rpo_minutes = minutes,
            ObjectiveKind::Rto => component.rto_minutes = minutes,
        }
        return Ok(Arc::new(next));
    };
    let list = &mut component.objectives;
    let at = list.iter().position(|it| it.disruption == disruption).unwrap_or(list.len());
    if at == list.len() {
        list.push(Objective { disruption, rpo_minutes: None, rto_minutes: None });
    }
    let own = &mut list[at];
    match target {
        ObjectiveKind::Rpo => own.rpo_minutes = minutes,
        ObjectiveKind::Rto => own.rto_minutes = minutes,
    }
    // An entry that says nothing would only be in the way.
    list.retain(|it| it.rpo_minutes.is_some() || it.rto_minutes.is_some());
    Ok(Arc::new(next))
}

#[cfg(test)]
mod tests;
