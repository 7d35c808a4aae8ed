//! One incident and one component, asked about at many moments.

use super::super::choice::{ChosenRecovery, Needed};
use super::super::design::{ComponentIdx, IncidentTarget, ResolvedIncident, ResolvedScenario};
use super::super::options::Hit;
use super::super::outcome::Impact;
use super::super::reach;
use super::super::recovery::Candidate;
use super::super::simulation::Simulation;
use super::Probe;
use crate::model::{ComponentId, Incident};
use crate::units::{Instant, Span};

/// What an incident costs a component, and by which way it comes back: no more than is asked at each of
/// many moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Data lost; nothing where all is permanently lost.
    pub data_lost: Option<Span>,
    /// Time down; nothing where it is not back before the end of the clock.
    pub down: Option<Span>,
    /// The recovery option that is taken and the vault, as a number: two ways are the same where these are.
    /// 1 where no option is left.
    pub choice: u64,
}

impl Brief {
    pub(super) fn of(design: &ResolvedScenario, hit: &Hit, chosen: Option<&Candidate>) -> Self {
        let written_until = hit.written_until();
        let back_at = chosen.map(|it| hit.at + it.steps.total()).filter(|at| *at <= design.end);
        let choice = |it: &Candidate| {
            let vault = it.vault.map_or(0, |vault| vault as u64 + 1);
            vault * 256 + it.option as u64 + 2
        };
        Self {
            data_lost: chosen.map(|it| written_until.since(it.recovered_to.min(written_until))),
            down: back_at.map(|at| at.since(hit.stops_at()).at_least_zero()),
            choice: chosen.map_or(1, choice),
        }
    }
}

/// One incident and one component: what it would do at any moment.
pub struct IncidentProbe<'p, 'a> {
    pub(super) probe: &'p Probe<'a>,
    pub(super) incident: ResolvedIncident,
    pub(super) component: ComponentIdx,
    /// Where what is known of components that wait for each other is kept; nothing where the component waits
    /// for no other.
    pub(super) together: Option<usize>,
}

impl<'a> Probe<'a> {
    /// What an incident would do to one component, to be asked of any moment; nothing for a component that
    /// is not there. The moment of the incident given does not matter.
    pub fn question<'p>(
        &'p self,
        incident: &Incident,
        component: &ComponentId,
    ) -> Option<IncidentProbe<'p, 'a>> {
        let idx = self.design.place_of(component)?;
        let mut incident = ResolvedIncident::unnamed(self.scenario, self.design, incident);
        incident.at = Instant::EARLIEST;
        // What an incident on one component does not reach serves on, and nobody waits for it.
        let is_alone = self.design.components[idx].needs.is_empty()
            || matches!(incident.target, IncidentTarget::Component(hit) if hit == idx);
        let mut question = IncidentProbe { probe: self, incident, component: idx, together: None };
        question.together = (!is_alone).then(|| question.shared());
        Some(question)
    }
}

impl<'a> IncidentProbe<'_, 'a> {
    /// What the incident would do at a moment, in brief; nothing where it does not reach the component.
    pub fn at(&mut self, moment: Instant) -> Option<Brief> {
        self.incident.at = moment;
        if self.together.is_some() {
            return self.known().1;
        }
        let design = self.probe.design;
        let brief =
            |answer: &ChosenRecovery| Brief::of(design, &answer.hit, answer.chosen.as_ref());
        self.answer(true, None, |_, answer| brief(&answer))
    }

    /// What the incident would do at a moment; nothing where it does not reach the component.
    pub fn impact(&mut self, moment: Instant) -> Option<Impact> {
        self.incident.at = moment;
        let needed = if self.together.is_some() { self.known().0 } else { None };
        self.answer(false, needed, |simulation, answer| simulation.impact(answer))
    }

    /// The component's answer by itself, where it is known what it waits for.
    fn answer<T>(
        &self,
        skips_refusals: bool,
        needed: Needed,
        then: impl FnOnce(&Simulation<'a>, ChosenRecovery) -> T,
    ) -> Option<T> {
        let (design, among) = (self.probe.design, [self.component]);
        self.probe.with_world(&self.incident, &among, |simulation| {
            simulation.skips_refusals = skips_refusals;
            let among = among.into_iter();
            let hits = reach::hits(design, &simulation.world, &self.incident, among);
            let hit = hits.into_iter().next()?;
            let answer = simulation.answer(hit, &self.incident, needed);
            Some(then(simulation, answer))
        })
    }
}
