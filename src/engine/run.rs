//! One run: incidents in the order of time, each hitting what it reaches, each hit finding its way back.

use std::sync::Arc;

use super::business::Business;
use super::design::{Design, Index};
use super::outcome::{Cost, IncidentOutcome, Outcome};
use super::protection::points::Points;
use super::protection::{Exposure, Lane, Threat};
use super::strategy;
use super::telling::Telling;
use super::world::World;
use crate::model::{ComponentId, Incident, Scenario, check};
use crate::units::{Instant, Usd, sorting};

/// A scenario with its outcome, and what can be asked of it afterwards.
#[derive(Debug)]
pub struct Run {
    /// The scenario that was run.
    pub scenario: Arc<Scenario>,
    /// What happened.
    pub outcome: Outcome,
    design: Design,
    world: World,
}

impl Run {
    /// Runs a scenario and checks it.
    pub fn new(scenario: Arc<Scenario>) -> Self {
        let findings = check::check(&scenario);
        let mut run = Self::unchecked(scenario);
        run.outcome.findings = findings;
        run
    }

    /// Runs a scenario without checking it: the outcome has no findings. For the page, which loads
    /// the checks later.
    pub fn unchecked(scenario: Arc<Scenario>) -> Self {
        let design = Design::new(&scenario);
        let business = Business::new(&scenario, &design);
        let mut telling = Telling {
            scenario: &scenario,
            design: &design,
            business: &business,
            world: World::new(&design),
            incidents: Vec::with_capacity(scenario.incidents.len()),
            events: Vec::new(),
        };
        let mut order: Vec<&Incident> = scenario.incidents.iter().collect();
        sorting::sort_by(&mut order, |a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        for incident in order {
            if (design.start..design.end).contains(&incident.at) {
                telling.tell(incident);
            }
        }
        telling.fail_back(design.end);
        let Telling { world, incidents, mut events, .. } = telling;
        sorting::sort_by_key(&mut events, |event| event.at);
        let journeys = business.journeys(&scenario, &design, &world);
        let cost = cost(&scenario, &business, &incidents, &journeys);
        let strategies = strategy::readings(&scenario, &design);
        let findings = Vec::new();
        let outcome =
            Outcome { format: 1, incidents, journeys, cost, strategies, findings, events };
        Self { scenario, outcome, design, world }
    }

    /// What protects one component between two moments, for its lane on the timeline. With more than
    /// `limit` jobs the lane says so instead of listing them.
    pub fn lane(&self, component: &ComponentId, from: Instant, to: Instant, limit: usize) -> Lane {
        self.part(component).map_or_else(Lane::default, |part| {
            self.points().lane(&self.scenario, part, from, to, limit)
        })
    }

    /// Time since the newest usable recovery point, at each corner of the saw-tooth between two
    /// moments, for at most `limit` points.
    pub fn exposure(
        &self,
        component: &ComponentId,
        threat: Threat,
        from: Instant,
        to: Instant,
        limit: usize,
    ) -> Exposure {
        self.part(component).map_or_else(Exposure::default, |part| {
            self.points().exposure(part, threat, from, to, limit)
        })
    }

    pub(super) fn points(&self) -> Points<'_> {
        Points { design: &self.design, world: &self.world }
    }

    pub(super) fn part(&self, id: &ComponentId) -> Option<Index> {
        self.scenario.components.iter().position(|component| component.id == *id)
    }
}

fn cost(
    scenario: &Scenario,
    business: &Business,
    incidents: &[IncidentOutcome],
    journeys: &[super::JourneyOutcome],
) -> Cost {
    let sales: Usd = journeys.iter().map(|journey| journey.sales_lost).sum();
    let data: Usd = incidents
        .iter()
        .flat_map(|incident| &incident.impacts)
        .filter_map(|impact| {
            let span = impact.lost_span?;
            let part = scenario.components.iter().position(|it| it.id == impact.component)?;
            Some(business.data_cost(part, span.from, span.to))
        })
        .sum();
    Cost { incidents: sales + data, sales, data }
}
