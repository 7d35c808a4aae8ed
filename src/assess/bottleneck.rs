//! What keeps a design down the longest, phase by phase.

use serde::Serialize;

use crate::catalog::RecoveryOption;
use crate::engine::{FailbackState, Impact, PhaseKind, Run};
use crate::model::ComponentId;
use crate::units::Span;

/// The recovery that takes longest in the incidents of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bottleneck {
    /// Which component recovers.
    pub component: ComponentId,
    /// What people call it.
    pub name: String,
    /// How long it is down.
    #[serde(rename = "down_seconds")]
    pub down: Span,
    /// By which option; nothing where it does not come back.
    pub option: Option<RecoveryOption>,
    /// The phases of the recovery and how long each takes, in the order of time. What waits between two
    /// phases belongs to neither.
    pub phases: Vec<(PhaseKind, Span)>,
    /// How long the planned switch back takes, during which it is down again.
    #[serde(rename = "failback_seconds")]
    pub failback: Span,
    /// How long it may be down, if it has an objective.
    #[serde(rename = "rto_seconds")]
    pub rto: Option<Span>,
}

/// The longest recovery of a run, of components that a journey needs where there are journeys; nothing where
/// nothing is down.
pub(super) fn bottleneck(run: &Run) -> Option<Bottleneck> {
    let longest = |has_to_be_felt: bool| {
        let impacts = run.outcome.impacts().filter(|(_, it)| it.down > Span::ZERO);
        let counts = |it: &Impact| !has_to_be_felt || run.is_felt(&it.component);
        impacts.filter(|(_, it)| counts(it)).max_by_key(|(_, it)| it.down)
    };
    let (incident, impact) = longest(true).or_else(|| longest(false))?;
    let component = run.scenario.component(&impact.component)?;
    let failback = impact.failback.as_ref().filter(|it| it.state == FailbackState::Done);
    let switch = failback.and_then(|it| Some(it.done?.since(it.switches?)));
    let disruption = run.scenario.incident(&incident.id)?.kind.spec().disruption;
    let (_, rto) = component.objective(disruption);
    let phases = impact.taken.iter().flat_map(|taken| &taken.phases);
    Some(Bottleneck {
        component: component.id.clone(),
        name: component.label().to_owned(),
        down: impact.down,
        option: impact.taken.as_ref().map(|taken| taken.option),
        phases: phases
            .filter(|it| it.length > Span::ZERO)
            .map(|it| (it.phase, it.length))
            .collect(),
        failback: switch.unwrap_or(Span::ZERO),
        rto: rto.map(Span::from_minutes_f64),
    })
}
