//! What time and data are worth: orders by hour of the day, journeys and the components that they need.

mod day_curve;
mod journeys;

use self::journeys::{ResolvedJourney, degraded, merged, outages, without};
use super::design::{ComponentIdx, JourneyIdx, ResolvedScenario};
use super::outcome::LostSpan;
use super::world::World;
use super::{JourneyOutcome, Outage};
use crate::catalog::Assumption;
use crate::model::Scenario;
use crate::units::{Instant, Span, Usd};

/// What components and journeys are worth.
#[derive(Debug)]
pub(crate) struct Business {
    journeys: Vec<ResolvedJourney>,
    /// For each component the journeys that are down without it.
    carried: Vec<Vec<JourneyIdx>>,
    /// For each component the journeys that are only degraded without it.
    carried_partly: Vec<Vec<JourneyIdx>>,
    /// For each component the journeys whose orders it records.
    recorded: Vec<Vec<JourneyIdx>>,
    downtime_per_hour: f64,
    lost_data_per_hour: f64,
    reentry_per_order: f64,
}

impl Business {
    pub(crate) fn new(scenario: &Scenario, design: &ResolvedScenario) -> Self {
        let find = |id: &crate::model::ComponentId| design.place_of(id);
        let offset = zone_offset(scenario);
        let mut carried = vec![Vec::new(); design.components.len()];
        let mut carried_partly = vec![Vec::new(); design.components.len()];
        let mut recorded = vec![Vec::new(); design.components.len()];
        let mut journeys = Vec::with_capacity(scenario.journeys.len());
        for (at, journey) in scenario.journeys.iter().enumerate() {
            let resolved = ResolvedJourney::new(journey, design, find, offset);
            for component in &resolved.needs {
                carried[*component].push(at);
            }
            for component in &resolved.degraded_without {
                carried_partly[*component].push(at);
            }
            for component in journey.recorded_in.iter().filter_map(find) {
                recorded[component].push(at);
            }
            journeys.push(resolved);
        }
        Self {
            journeys,
            carried,
            carried_partly,
            recorded,
            downtime_per_hour: design.values.number(Assumption::DowntimeUsdPerHour),
            lost_data_per_hour: design.values.number(Assumption::LostDataUsdPerHour),
            reentry_per_order: design.values.number(Assumption::ReentryUsdPerOrder),
        }
    }

    /// Whether what a component is worth changes with the hour of the day.
    pub(super) fn has_curve(&self, component: ComponentIdx) -> bool {
        let journeys = self.carried[component].iter().chain(&self.carried_partly[component]);
        let journeys = journeys.chain(&self.recorded[component]);
        journeys.into_iter().any(|journey| self.journeys[*journey].rhythm.is_curved())
    }

    /// How far the clock of the hour-of-day curves is ahead of UTC.
    pub(super) fn offset(&self) -> Span {
        self.journeys.first().map_or(Span::ZERO, |resolved| resolved.rhythm.offset)
    }

    /// Whether some journey feels it when a component is down.
    pub(crate) fn is_felt(&self, component: ComponentIdx) -> bool {
        !self.carried[component].is_empty() || !self.carried_partly[component].is_empty()
    }

    /// The times in which a component was down that no journey feels, so that a flat rate says what it
    /// costs; in the order of time, without overlaps.
    pub(crate) fn unfelt(
        &self,
        component: ComponentIdx,
        design: &ResolvedScenario,
        world: &World,
        until: Instant,
    ) -> Vec<Outage> {
        if self.is_felt(component) {
            return Vec::new();
        }
        merged(world.components[component].down.iter(), (design.start, until.min(design.end)))
    }

    /// What it costs that a component is down for a while: sales lost, or a flat rate where no
    /// journey feels it.
    pub(crate) fn downtime_cost(&self, component: ComponentIdx, from: Instant, to: Instant) -> Usd {
        if !self.is_felt(component) {
            return Usd::from_f64(
                to.since(from).at_least_zero().as_hours_f64() * self.downtime_per_hour,
            );
        }
        let sales = self.carried[component].iter().map(|journey| {
            let resolved = &self.journeys[*journey];
            resolved.rhythm.between(from, to) * resolved.orders_per_hour * resolved.order_value
        });
        let partly = self.carried_partly[component].iter().map(|journey| {
            let resolved = &self.journeys[*journey];
            let worth =
                resolved.orders_per_hour * resolved.order_value * resolved.lost_while_degraded;
            resolved.rhythm.between(from, to) * worth
        });
        Usd::from_f64(sales.sum::<f64>() + partly.sum::<f64>())
    }

    /// Orders recorded in a component between two moments.
    pub(crate) fn orders(&self, component: ComponentIdx, from: Instant, to: Instant) -> f64 {
        self.recorded[component]
            .iter()
            .map(|journey| {
                self.journeys[*journey].rhythm.between(from, to)
                    * self.journeys[*journey].orders_per_hour
            })
            // The sum of no floats is minus zero, which nobody wants to read.
            .fold(0.0, |sum, orders| sum + orders)
    }

    /// Orders recorded in a component in some times.
    pub(crate) fn orders_in(&self, component: ComponentIdx, spans: &[LostSpan]) -> f64 {
        spans.iter().fold(0.0, |sum, span| sum + self.orders(component, span.from, span.to))
    }

    /// What it costs to lose what a component recorded in some times.
    pub(crate) fn data_cost_in(&self, component: ComponentIdx, spans: &[LostSpan]) -> Usd {
        spans.iter().map(|span| self.data_cost(component, span.from, span.to)).sum()
    }

    /// What it costs to lose what a component recorded between two moments: orders with their value
    /// and the effort to enter them again, or a flat rate where it records none.
    fn data_cost(&self, component: ComponentIdx, from: Instant, to: Instant) -> Usd {
        if self.recorded[component].is_empty() {
            return Usd::from_f64(
                to.since(from).at_least_zero().as_hours_f64() * self.lost_data_per_hour,
            );
        }
        let lost = self.recorded[component].iter().map(|journey| {
            let resolved = &self.journeys[*journey];
            resolved.rhythm.between(from, to)
                * resolved.orders_per_hour
                * (resolved.order_value + self.reentry_per_order)
        });
        Usd::from_f64(lost.sum())
    }

    /// The spans in which a journey lost orders, each with the share that it lost: all while it was
    /// down, its own share while it was degraded.
    pub(crate) fn losing(
        &self,
        journey: JourneyIdx,
        design: &ResolvedScenario,
        world: &World,
    ) -> Vec<(Outage, f64)> {
        let resolved = &self.journeys[journey];
        let clock = (design.start, design.end);
        let outages = outages(resolved, clock, world);
        let degraded = without(&degraded(resolved, clock, world), &outages);
        let down = outages.into_iter().map(|span| (span, 1.0));
        down.chain(degraded.into_iter().map(|span| (span, resolved.lost_while_degraded))).collect()
    }

    /// The orders that a journey takes between two moments.
    pub(crate) fn orders_taken(&self, journey: JourneyIdx, from: Instant, to: Instant) -> f64 {
        let resolved = &self.journeys[journey];
        resolved.rhythm.between(from, to) * resolved.orders_per_hour
    }

    /// The journeys that are down without a component.
    pub(crate) fn carries(&self, component: ComponentIdx) -> &[JourneyIdx] {
        &self.carried[component]
    }

    /// The journeys that are only degraded without a component, with the share of their orders that is
    /// lost then.
    pub(crate) fn carries_partly(
        &self,
        component: ComponentIdx,
    ) -> impl Iterator<Item = (JourneyIdx, f64)> + '_ {
        self.carried_partly[component]
            .iter()
            .map(|journey| (*journey, self.journeys[*journey].lost_while_degraded))
    }

    /// The journeys whose orders a component records.
    pub(crate) fn records(&self, component: ComponentIdx) -> &[JourneyIdx] {
        &self.recorded[component]
    }

    /// The components whose loss a journey feels.
    pub(crate) fn feels(&self, journey: JourneyIdx) -> impl Iterator<Item = ComponentIdx> + '_ {
        let resolved = &self.journeys[journey];
        resolved.needs.iter().chain(&resolved.degraded_without).copied()
    }

    /// What the run meant for each journey up to a moment; up to the end of the clock for all of it.
    pub(crate) fn journeys(
        &self,
        scenario: &Scenario,
        design: &ResolvedScenario,
        world: &World,
        until: Instant,
    ) -> Vec<JourneyOutcome> {
        let clock = (design.start, until.min(design.end));
        scenario
            .journeys
            .iter()
            .zip(&self.journeys)
            .map(|(journey, resolved)| {
                let outages = outages(resolved, clock, world);
                let degraded = without(&degraded(resolved, clock, world), &outages);
                let length = |spans: &[Outage]| -> Span {
                    spans.iter().map(|it| it.to.since(it.from)).sum()
                };
                let orders = |spans: &[Outage]| -> f64 {
                    let business = spans
                        .iter()
                        .map(|it| resolved.rhythm.between(it.from, it.to))
                        .fold(0.0, |sum, hours| sum + hours);
                    business * resolved.orders_per_hour
                };
                let orders_lost =
                    orders(&outages) + orders(&degraded) * resolved.lost_while_degraded;
                let whole = clock.1.since(clock.0).as_seconds().max(1) as f64;
                JourneyOutcome {
                    id: journey.id.clone(),
                    down: length(&outages),
                    degraded: length(&degraded),
                    availability: (1.0 - length(&outages).as_seconds() as f64 / whole)
                        .clamp(0.0, 1.0),
                    orders_lost,
                    sales_lost: Usd::from_f64(orders_lost * resolved.order_value),
                    outages,
                    degradations: degraded,
                }
            })
            .collect()
    }
}

/// The hour-of-day curves are read on the display clock as it stands at the start: an hour's shift
/// for daylight saving within a run does not move the business of a design sketch.
pub(super) fn zone_offset(scenario: &Scenario) -> Span {
    scenario.clock.offset()
}
