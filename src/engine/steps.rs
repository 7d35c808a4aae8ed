//! The moments of a run at which something happens: what one steps through, and what one looks at.

use super::outcome::{Impact, IncidentOutcome};
use super::run::Run;
use crate::model::IncidentId;
use crate::units::Instant;

/// A moment at which something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// What, in sentences.
    pub what: String,
}

impl Run {
    /// The first moment within the clock after another one at which something happens: an event of the
    /// story, the end of what lasts, or the end of a phase of a recovery. Without a moment the very first.
    pub fn step_after(&self, after: Option<Instant>) -> Option<Step> {
        let later = |at: &Instant| after.is_none_or(|after| *at > after);
        self.step(self.moments().filter(later).min())
    }

    /// The last moment within the clock before another one at which something happens.
    pub fn step_before(&self, before: Instant) -> Option<Step> {
        self.step(self.moments().filter(|at| *at < before).max())
    }

    /// What happens at a moment, in sentences; no text where nothing does.
    pub fn happening(&self, at: Instant) -> String {
        let mut said: Vec<String> = Vec::new();
        let told = self.outcome.events.iter().filter(|event| event.at == at);
        said.extend(told.map(|event| event.text.to_string()));
        for incident in &self.scenario.incidents {
            if incident.at < at && incident.over_at() == Some(at) {
                said.push(format!("{}: over.", incident.label(&self.scenario)));
            }
        }
        if said.is_empty() {
            for (_, impact) in self.outcome.impacts() {
                let Some(taken) = &impact.taken else { continue };
                let component = self.scenario.component(&impact.component);
                let name = component.map_or(impact.component.as_str(), |it| it.label());
                let over = taken.phases.iter().filter(|phase| phase.to() == at);
                said.extend(
                    over.map(|it| {
                        format!("{name}: over is “{}”.", it.phase.label_of(taken.option))
                    }),
                );
            }
        }
        said.join(" ")
    }

    /// From the oldest write that an incident lost, or its own moment, until everything it hit serves
    /// again, within the clock; nothing for an incident that does not happen.
    pub fn aftermath(&self, incident: &IncidentId) -> Option<(Instant, Instant)> {
        let outcome = self.outcome.incidents.iter().find(|it| it.id == *incident)?;
        let lasts = self.scenario.incident(incident).and_then(|it| it.over_at());
        let lost = outcome.impacts.iter().filter_map(|it| it.lost_span.map(|span| span.from));
        let from = lost.fold(outcome.at, Instant::min);
        let to = ends(outcome).chain(lasts).fold(outcome.noticed_at, Instant::max);
        let clock = &self.scenario.clock;
        Some((from.max(clock.start), to.min(clock.end())))
    }

    fn step(&self, at: Option<Instant>) -> Option<Step> {
        at.map(|at| Step { at, what: self.happening(at) })
    }

    fn moments(&self) -> impl Iterator<Item = Instant> + '_ {
        let told = self.outcome.events.iter().map(|event| event.at);
        let over = self.scenario.incidents.iter().filter_map(|it| it.over_at());
        let phases = self.outcome.impacts().flat_map(|(_, impact)| phase_ends(impact));
        let clock = self.scenario.clock.start..self.scenario.clock.end();
        told.chain(over).chain(phases).filter(move |at| clock.contains(at))
    }
}

fn phase_ends(impact: &Impact) -> impl Iterator<Item = Instant> + '_ {
    impact.taken.iter().flat_map(|taken| taken.phases.iter().map(|phase| phase.to()))
}

fn ends(incident: &IncidentOutcome) -> impl Iterator<Item = Instant> + '_ {
    incident.impacts.iter().flat_map(|impact| {
        let home = impact.failback.and_then(|it| it.done);
        impact.back_at.into_iter().chain(home).chain(phase_ends(impact))
    })
}
