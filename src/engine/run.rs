//! One run: incidents in the order of time, each hitting what it reaches, each hit finding its recovery option.

use std::sync::Arc;

use super::business::{Business, zone_offset};
use super::design::{ComponentIdx, ResolvedScenario};
use super::journey_events::journey_events;
use super::outcome::{Cost, Event, IncidentOutcome, Outcome};
use super::probe::Probe;
use super::protection::points::Points;
use super::protection::{Exposure, Lane, Threat};
use super::simulation::{HitPlace, Simulation};
use super::strategy;
use super::work::{Pace, at_once};
use super::world::World;
use crate::model::{ComponentId, Drill, IncidentId, Scenario, SiteId, check};
use crate::units::{Instant, Span, Usd, sorting};

/// A scenario with its outcome, and what can be asked of it afterwards.
#[derive(Debug)]
pub struct Run {
    /// The scenario that was run.
    pub scenario: Arc<Scenario>,
    /// What happened.
    pub outcome: Outcome,
    pub(super) design: ResolvedScenario,
    pub(super) business: Business,
    pub(super) world: World,
    /// For each impact of each incident of the outcome its places.
    pub(super) hit_places: Vec<Vec<HitPlace>>,
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
        at_once(Self::paced(scenario, &Pace::AT_ONCE))
    }

    /// The same in portions.
    pub(crate) async fn paced(scenario: Arc<Scenario>, pace: &Pace) -> Self {
        pace.step().await;
        let design = ResolvedScenario::paced(&scenario, pace).await;
        pace.step().await;
        let business = Business::new(&scenario, &design);
        pace.step().await;
        let mut drills: Vec<&Drill> = scenario.drills.iter().collect();
        sorting::sort_by_key(&mut drills, |drill| (drill.at, design.place_of(&drill.component)));
        let clock = design.start..design.end;
        drills.retain(|drill| clock.contains(&drill.at));
        let mut simulation = Simulation::new(&scenario, &design, &business, World::new(&design))
            .with_incidents(&design.incidents);
        let mut drills = drills.into_iter().peekable();
        for incident in &design.incidents {
            pace.step().await;
            while let Some(drill) = drills.next_if(|drill| drill.at < incident.at) {
                pace.step().await;
                simulation.notice(drill.at, pace).await;
                simulation.fail_back(drill.at);
                simulation.drill(drill);
            }
            simulation.simulate(incident, pace).await;
        }
        for drill in drills {
            pace.step().await;
            simulation.notice(drill.at, pace).await;
            simulation.fail_back(drill.at);
            simulation.drill(drill);
        }
        pace.step().await;
        simulation.notice(design.end, pace).await;
        simulation.fail_back(design.end);
        pace.step().await;
        simulation.look_back();
        pace.step().await;
        let Simulation { world, incidents, hit_places, drills, events, .. } = simulation;
        let mut events: Vec<Event> = events.into_iter().flatten().collect();
        pace.step().await;
        let journeys = business.journeys(&scenario, &design, &world, design.end);
        pace.step().await;
        events.extend(journey_events(&scenario, &business, &journeys, design.end));
        pace.step().await;
        sorting::sort_by_key(&mut events, |event| event.at);
        pace.step().await;
        let cost = cost((&design, &business, &world), &incidents, &journeys, design.end);
        pace.step().await;
        let strategies = strategy::readings(&scenario, &design);
        let findings = Vec::new();
        let outcome =
            Outcome { format: 1, incidents, journeys, drills, cost, strategies, findings, events };
        Self { scenario, outcome, design, business, world, hit_places }
    }

    /// What protects one component between two moments, for its lane on the timeline. The jobs of a rule
    /// that has more than `limit` of them then are gathered into a few groups instead of listed.
    pub fn lane(&self, component: &ComponentId, from: Instant, to: Instant, limit: usize) -> Lane {
        self.component(component).map_or_else(Lane::default, |idx| {
            self.points().lane(&self.scenario, idx, (from, to), limit)
        })
    }

    /// The recovery points of one component around a moment, with what became of each: at most so many
    /// from up to the moment, and at most so many after it, in the order in which they were due.
    pub fn points_near(&self, component: &ComponentId, at: Instant, each_side: usize) -> Lane {
        self.component(component).map_or_else(Lane::default, |idx| {
            self.points().near(&self.scenario, idx, at, each_side)
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
        self.component(component).map_or_else(Exposure::default, |idx| {
            self.points().exposure(idx, threat, from, to, limit)
        })
    }

    /// The design of the run, against which single incidents can be tried.
    pub fn probe(&self) -> Probe<'_> {
        Probe::new(&self.scenario, &self.design, &self.business)
    }

    pub(super) fn points(&self) -> Points<'_> {
        Points { design: &self.design, world: &self.world }
    }

    /// What the link of a data center carries in a day, and what is replicated through it in a day, both
    /// in GiB; nothing for a site without a link.
    pub fn link_per_day(&self, site: &SiteId) -> Option<(f64, f64)> {
        let at = self.scenario.sites.iter().position(|it| it.id == *site)?;
        Some((self.design.sites.get(at)?.link_gib_per_day?, *self.design.link_load.get(at)?))
    }

    /// The hour of the day, 0 to 23, on the clock on which the hour-of-day curves are read.
    pub fn hour_of_curve(&self, at: Instant) -> u32 {
        (at + zone_offset(&self.scenario)).hour_of_day()
    }

    /// Whether some journey feels it when a component is down; else a flat rate says what that costs.
    pub fn is_felt(&self, component: &ComponentId) -> bool {
        self.component(component).is_some_and(|idx| self.business.is_felt(idx))
    }

    /// The objectives, recovery point and recovery time, by which an incident is judged for a component.
    pub(super) fn objectives(
        &self,
        incident: &IncidentId,
        component: ComponentIdx,
    ) -> (Option<Span>, Option<Span>) {
        let incident = self.scenario.incident(incident);
        let component = self.design.components.get(component);
        component
            .zip(incident)
            .map_or((None, None), |(component, it)| component.objectives(it.kind.spec().disruption))
    }

    pub(super) fn component(&self, id: &ComponentId) -> Option<ComponentIdx> {
        self.design.place_of(id)
    }
}

/// What the incidents cost.
pub(super) fn cost(
    (design, business, world): (&ResolvedScenario, &Business, &World),
    incidents: &[IncidentOutcome],
    journeys: &[super::JourneyOutcome],
    until: Instant,
) -> Cost {
    let sales: Usd = journeys.iter().map(|journey| journey.sales_lost).sum();
    let unfelt = (0..design.components.len()).flat_map(|component| {
        let outages = business.unfelt(component, design, world, until);
        outages.into_iter().map(move |it| business.downtime_cost(component, it.from, it.to))
    });
    let downtime: Usd = unfelt.sum();
    let data: Usd = incidents
        .iter()
        .flat_map(|incident| &incident.impacts)
        .filter_map(|impact| {
            let component = design.place_of(&impact.component)?;
            Some(business.data_cost_in(component, &impact.counted_spans))
        })
        .sum();
    Cost { incidents: sales + downtime + data, sales, downtime, data }
}
