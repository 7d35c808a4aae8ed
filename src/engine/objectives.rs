//! Which objectives a run shows to be met or breached, and which ones it does not test.

use serde::Serialize;

use super::outcome::{Impact, IncidentOutcome, Outcome};
use crate::catalog::{Disruption, Effect, Footprint};
use crate::model::{Component, Incident, ObjectiveKind, Scenario, Site, SiteId};
use crate::units::Span;

/// What a run shows of an objective. No objective counts as met without a test.
///
/// **Objectives.** A component can have an RPO and an RTO. Each is one objective. A component can also
/// have an RPO or RTO for one disruption; that is an objective of its own, and it replaces the general
/// one in that disruption. Journeys have no objectives.
///
/// **Tests.** An incident tests the RPO and RTO of a component that hold for the incident's disruption
/// if the run has an [`Impact`] of the incident on the component: the component was down, ran degraded,
/// lost data or was recovered, or a machine of it failed and its standby took over at once. An objective
/// that names a disruption is also tested by an incident of that disruption that strikes the component's
/// own Region and that the service absorbs, such as the outage of a zone for a bucket in all zones.
///
/// A component that works and only waits for another one is not tested: the outage is the other one's.
///
/// **The verdict over several incidents.** Breached if one incident breaches it, else met if one
/// incident tests it, else not tested. At a moment of a run, a recovery that is still in progress can
/// breach an objective, but not meet it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// An incident tested it, and no incident breached it.
    Met,
    /// An incident breached it.
    Breached,
    /// No incident tested it, or the test is not over.
    NotTested,
    /// The component has no such objective.
    NoObjective,
}

/// An objective of a component, with what a run shows of it.
#[derive(Clone, Copy, Debug)]
pub struct ObjectiveResult<'a> {
    /// Whose objective it is.
    pub component: &'a Component,
    /// RPO or RTO.
    pub kind: ObjectiveKind,
    /// The only disruption in which it holds; nothing where it holds in all others.
    pub disruption: Option<Disruption>,
    /// The most that may be lost, or the longest time down.
    pub target: Span,
    /// Met, breached or not tested.
    pub verdict: Verdict,
    /// The incident behind the verdict: the first that breaches it, else the first that tests it.
    pub incident: Option<&'a IncidentOutcome>,
    /// What that incident did to the component; nothing where the service absorbed it.
    pub impact: Option<&'a Impact>,
}

/// How many objectives a run meets, breaches and does not test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ObjectiveCounts {
    /// How many are met.
    pub met: u32,
    /// How many are breached.
    pub breached: u32,
    /// How many are not tested.
    pub not_tested: u32,
}

impl ObjectiveCounts {
    /// Counts some results.
    pub fn of(results: &[ObjectiveResult<'_>]) -> Self {
        let mut counts = Self::default();
        for result in results {
            match result.verdict {
                Verdict::Met => counts.met += 1,
                Verdict::Breached => counts.breached += 1,
                Verdict::NotTested | Verdict::NoObjective => counts.not_tested += 1,
            }
        }
        counts
    }

    /// How many are tested.
    pub fn tested(self) -> u32 {
        self.met + self.breached
    }

    /// How many there are.
    pub fn all(self) -> u32 {
        self.tested() + self.not_tested
    }
}

impl Impact {
    /// The verdict on one of the two objectives.
    pub fn verdict(&self, kind: ObjectiveKind) -> Verdict {
        match kind {
            ObjectiveKind::Rpo => self.rpo,
            ObjectiveKind::Rto => self.rto,
        }
    }
}

/// Every objective of a design with what a run of it shows, in the order of the components.
pub fn objectives<'a>(scenario: &'a Scenario, outcome: &'a Outcome) -> Vec<ObjectiveResult<'a>> {
    let mut results = Vec::new();
    for component in &scenario.components {
        set_for(component, &mut results);
    }
    for tested in &outcome.incidents {
        let Some(incident) = scenario.incident(&tested.id) else { continue };
        // Impacts and results are in the order of the components, so that one walk joins them.
        let (mut impacts, mut results) = (tested.impacts.iter().peekable(), &mut results[..]);
        for component in &scenario.components {
            let impact = impacts.next_if(|it| it.component == component.id);
            let is_own = |it: &&mut ObjectiveResult<'_>| std::ptr::eq(it.component, component);
            let own = results.iter_mut().take_while(is_own).count();
            let (its, rest) = results.split_at_mut(own);
            for result in its {
                result.see(scenario, incident, tested, impact);
            }
            results = rest;
        }
    }
    results
}

/// Adds the objectives of a component, not tested yet.
fn set_for<'a>(component: &'a Component, results: &mut Vec<ObjectiveResult<'a>>) {
    let general = std::iter::once(None);
    for disruption in general.chain(Disruption::ALL.iter().copied().map(Some)) {
        for kind in [ObjectiveKind::Rpo, ObjectiveKind::Rto] {
            let holds = disruption.is_some()
                || Disruption::ALL.iter().any(|it| kind.of(component, Some(*it)).is_none());
            if let Some(minutes) = kind.of(component, disruption).filter(|_| holds) {
                results.push(ObjectiveResult {
                    component,
                    kind,
                    disruption,
                    target: Span::from_minutes_f64(minutes),
                    verdict: Verdict::NotTested,
                    incident: None,
                    impact: None,
                });
            }
        }
    }
}

impl<'a> ObjectiveResult<'a> {
    /// Takes in what an incident shows, if it tests the objective.
    fn see(
        &mut self,
        scenario: &Scenario,
        incident: &Incident,
        tested: &'a IncidentOutcome,
        impact: Option<&'a Impact>,
    ) {
        let disruption = incident.kind.spec().disruption;
        let own = self.kind.of(self.component, Some(disruption)).map(|_| disruption);
        if self.disruption != own {
            return;
        }
        let shown = match impact {
            Some(impact) => impact.verdict(self.kind),
            None if own.is_some() && absorbs(scenario, self.component, incident) => Verdict::Met,
            None => Verdict::NotTested,
        };
        let is_news = match shown {
            Verdict::Breached => self.verdict != Verdict::Breached,
            Verdict::Met => self.verdict == Verdict::NotTested,
            Verdict::NotTested | Verdict::NoObjective => false,
        };
        if is_news {
            (self.verdict, self.incident, self.impact) = (shown, Some(tested), impact);
        }
    }
}

/// Whether an incident strikes the Region of a component whose service absorbs it: the outage of a zone
/// does nothing to a service that runs in all zones of the Region.
pub(crate) fn absorbs(scenario: &Scenario, component: &Component, incident: &Incident) -> bool {
    let region = |site: &SiteId| scenario.site(site).and_then(|it: &Site| it.region.as_deref());
    let struck = region(&SiteId::from(incident.target.as_str()));
    incident.kind.spec().can(Effect::ZoneDown)
        && component.kind.spec().footprint == Footprint::Regional
        && struck.is_some()
        && struck == region(&component.site)
}
