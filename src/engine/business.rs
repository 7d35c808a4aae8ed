//! What time and data are worth: orders by hour of the day, journeys and what each component means to them.

use super::design::{Index, ResolvedScenario};
use super::outcome::LostSpan;
use super::world::{OpenSpan, World};
use super::{JourneyOutcome, Outage};
use crate::catalog::Assumption;
use crate::model::{Journey, Scenario};
use crate::units::{Instant, Span, Usd, sorting};

const HOURS_PER_DAY: usize = 24;
const SECONDS_PER_HOUR: i64 = 3_600;
const SECONDS_PER_DAY: i64 = 86_400;

/// The curve of a day: how business is spread over its hours.
#[derive(Clone, Debug)]
pub(crate) struct DayCurve {
    /// Business from midnight to the start of each hour, in average hours; 25 entries up to 24.
    until: [f64; HOURS_PER_DAY + 1],
    offset: Span,
}

impl DayCurve {
    fn new(hour_of_day: &[f64], offset: Span) -> Self {
        let total: f64 = hour_of_day.iter().sum();
        let mut until = [0.0; HOURS_PER_DAY + 1];
        for hour in 0..HOURS_PER_DAY {
            let share = match hour_of_day.get(hour) {
                Some(share) if hour_of_day.len() == HOURS_PER_DAY && total > 0.0 => {
                    share / total * HOURS_PER_DAY as f64
                }
                _ => 1.0,
            };
            until[hour + 1] = until[hour] + share;
        }
        Self { until, offset }
    }

    fn is_curved(&self) -> bool {
        self.until.iter().enumerate().any(|(hour, until)| (until - hour as f64).abs() > 1e-9)
    }

    /// The local day of a moment, and the business from its midnight on, in average hours.
    fn day_and_business(&self, at: Instant) -> (i64, f64) {
        let local = (at + self.offset).unix_seconds();
        let in_day = local.rem_euclid(SECONDS_PER_DAY);
        let hour = (in_day / SECONDS_PER_HOUR) as usize;
        let part = (in_day % SECONDS_PER_HOUR) as f64 / SECONDS_PER_HOUR as f64;
        let today = self.until[hour] + (self.until[hour + 1] - self.until[hour]) * part;
        (local.div_euclid(SECONDS_PER_DAY), today)
    }

    /// Business between two moments, in average hours.
    fn between(&self, from: Instant, to: Instant) -> f64 {
        if to <= from {
            return 0.0;
        }
        // Whole days first: the difference of two large numbers of hours would lose the last digits.
        let ((first_day, before), (last_day, after)) =
            (self.day_and_business(from), self.day_and_business(to));
        (last_day - first_day) as f64 * HOURS_PER_DAY as f64 + (after - before)
    }
}

/// A journey with its components resolved.
#[derive(Debug)]
struct ResolvedJourney {
    /// Everything without which it is down, also through other components.
    needs: Vec<Index>,
    /// Where each of these stands at first.
    homes: Vec<Index>,
    /// Everything without which it is only degraded.
    degraded_without: Vec<Index>,
    /// The sites with links that it may cross, depending on where its components live.
    crosses: Vec<Index>,
    orders_per_hour: f64,
    order_value: f64,
    lost_while_degraded: f64,
    rhythm: DayCurve,
}

/// What components and journeys are worth.
#[derive(Debug)]
pub(crate) struct Business {
    ways: Vec<ResolvedJourney>,
    /// For each component the journeys that are down without it.
    carried: Vec<Vec<Index>>,
    /// For each component the journeys that are only degraded without it.
    carried_partly: Vec<Vec<Index>>,
    /// For each component the journeys whose orders it records.
    recorded: Vec<Vec<Index>>,
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
        let mut ways = Vec::with_capacity(scenario.journeys.len());
        for (at, journey) in scenario.journeys.iter().enumerate() {
            let way = way(journey, design, find, offset);
            for part in &way.needs {
                carried[*part].push(at);
            }
            for part in &way.degraded_without {
                carried_partly[*part].push(at);
            }
            for part in journey.recorded_in.iter().filter_map(find) {
                recorded[part].push(at);
            }
            ways.push(way);
        }
        Self {
            ways,
            carried,
            carried_partly,
            recorded,
            downtime_per_hour: design.values.number(Assumption::DowntimeUsdPerHour),
            lost_data_per_hour: design.values.number(Assumption::LostDataUsdPerHour),
            reentry_per_order: design.values.number(Assumption::ReentryUsdPerOrder),
        }
    }

    /// Whether what a component is worth changes with the hour of the day.
    pub(super) fn has_curve(&self, part: Index) -> bool {
        let ways = self.carried[part].iter().chain(&self.carried_partly[part]);
        let ways = ways.chain(&self.recorded[part]);
        ways.into_iter().any(|way| self.ways[*way].rhythm.is_curved())
    }

    /// How far the clock of the hour-of-day curves is ahead of UTC.
    pub(super) fn offset(&self) -> Span {
        self.ways.first().map_or(Span::ZERO, |way| way.rhythm.offset)
    }

    /// Whether some journey feels it when a component is down.
    pub(crate) fn is_felt(&self, part: Index) -> bool {
        !self.carried[part].is_empty() || !self.carried_partly[part].is_empty()
    }

    /// The times in which a component was down that no journey feels, so that a flat rate says what it
    /// costs; in the order of time, without overlaps.
    pub(crate) fn unfelt(
        &self,
        part: Index,
        design: &ResolvedScenario,
        world: &World,
        until: Instant,
    ) -> Vec<Outage> {
        if self.is_felt(part) {
            return Vec::new();
        }
        merged(world.parts[part].down.iter(), (design.start, until.min(design.end)))
    }

    /// What it costs that a component is down for a while: sales lost, or a flat rate where no
    /// journey feels it.
    pub(crate) fn downtime_cost(&self, part: Index, from: Instant, to: Instant) -> Usd {
        if !self.is_felt(part) {
            return Usd::from_f64(
                to.since(from).at_least_zero().as_hours_f64() * self.downtime_per_hour,
            );
        }
        let sales = self.carried[part].iter().map(|way| {
            let way = &self.ways[*way];
            way.rhythm.between(from, to) * way.orders_per_hour * way.order_value
        });
        let partly = self.carried_partly[part].iter().map(|way| {
            let way = &self.ways[*way];
            let worth = way.orders_per_hour * way.order_value * way.lost_while_degraded;
            way.rhythm.between(from, to) * worth
        });
        Usd::from_f64(sales.sum::<f64>() + partly.sum::<f64>())
    }

    /// Orders recorded in a component between two moments.
    pub(crate) fn orders(&self, part: Index, from: Instant, to: Instant) -> f64 {
        self.recorded[part]
            .iter()
            .map(|way| self.ways[*way].rhythm.between(from, to) * self.ways[*way].orders_per_hour)
            // The sum of no floats is minus zero, which nobody wants to read.
            .fold(0.0, |sum, orders| sum + orders)
    }

    /// Orders recorded in a component in some times.
    pub(crate) fn orders_in(&self, part: Index, spans: &[LostSpan]) -> f64 {
        spans.iter().fold(0.0, |sum, span| sum + self.orders(part, span.from, span.to))
    }

    /// What it costs to lose what a component recorded in some times.
    pub(crate) fn data_cost_in(&self, part: Index, spans: &[LostSpan]) -> Usd {
        spans.iter().map(|span| self.data_cost(part, span.from, span.to)).sum()
    }

    /// What it costs to lose what a component recorded between two moments: orders with their value
    /// and the effort to enter them again, or a flat rate where it records none.
    fn data_cost(&self, part: Index, from: Instant, to: Instant) -> Usd {
        if self.recorded[part].is_empty() {
            return Usd::from_f64(
                to.since(from).at_least_zero().as_hours_f64() * self.lost_data_per_hour,
            );
        }
        let lost = self.recorded[part].iter().map(|way| {
            let way = &self.ways[*way];
            way.rhythm.between(from, to)
                * way.orders_per_hour
                * (way.order_value + self.reentry_per_order)
        });
        Usd::from_f64(lost.sum())
    }

    /// The spans in which a journey lost orders, each with the share that it lost: all while it was
    /// down, its own share while it was degraded.
    pub(crate) fn losing(
        &self,
        journey: Index,
        design: &ResolvedScenario,
        world: &World,
    ) -> Vec<(Outage, f64)> {
        let way = &self.ways[journey];
        let clock = (design.start, design.end);
        let outages = outages(way, clock, world);
        let degraded = without(&degraded(way, clock, world), &outages);
        let down = outages.into_iter().map(|span| (span, 1.0));
        down.chain(degraded.into_iter().map(|span| (span, way.lost_while_degraded))).collect()
    }

    /// The orders that a journey takes between two moments.
    pub(crate) fn orders_taken(&self, journey: Index, from: Instant, to: Instant) -> f64 {
        let way = &self.ways[journey];
        way.rhythm.between(from, to) * way.orders_per_hour
    }

    /// The journeys that are down without a component.
    pub(crate) fn carries(&self, part: Index) -> &[Index] {
        &self.carried[part]
    }

    /// The journeys that are only degraded without a component, with the share of their orders that is
    /// lost then.
    pub(crate) fn carries_partly(&self, part: Index) -> impl Iterator<Item = (Index, f64)> + '_ {
        self.carried_partly[part].iter().map(|way| (*way, self.ways[*way].lost_while_degraded))
    }

    /// The journeys whose orders a component records.
    pub(crate) fn records(&self, part: Index) -> &[Index] {
        &self.recorded[part]
    }

    /// The components whose loss a journey feels.
    pub(crate) fn feels(&self, journey: Index) -> impl Iterator<Item = Index> + '_ {
        let way = &self.ways[journey];
        way.needs.iter().chain(&way.degraded_without).copied()
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
            .zip(&self.ways)
            .map(|(journey, way)| {
                let outages = outages(way, clock, world);
                let degraded = without(&degraded(way, clock, world), &outages);
                let length = |spans: &[Outage]| -> Span {
                    spans.iter().map(|it| it.to.since(it.from)).sum()
                };
                let orders = |spans: &[Outage]| -> f64 {
                    let business = spans
                        .iter()
                        .map(|it| way.rhythm.between(it.from, it.to))
                        .fold(0.0, |sum, hours| sum + hours);
                    business * way.orders_per_hour
                };
                let orders_lost = orders(&outages) + orders(&degraded) * way.lost_while_degraded;
                let whole = clock.1.since(clock.0).as_seconds().max(1) as f64;
                JourneyOutcome {
                    id: journey.id.clone(),
                    down: length(&outages),
                    degraded: length(&degraded),
                    availability: (1.0 - length(&outages).as_seconds() as f64 / whole)
                        .clamp(0.0, 1.0),
                    orders_lost,
                    sales_lost: Usd::from_f64(orders_lost * way.order_value),
                    outages,
                    degradations: degraded,
                }
            })
            .collect()
    }
}

fn way(
    journey: &Journey,
    design: &ResolvedScenario,
    find: impl Fn(&crate::model::ComponentId) -> Option<Index>,
    offset: Span,
) -> ResolvedJourney {
    let needs = closure(design, journey.needs.iter().filter_map(&find));
    let mut degrading: Vec<Index> = journey.degraded_without.iter().filter_map(&find).collect();
    for part in &needs {
        degrading.extend(&design.components[*part].degraded_without);
    }
    let mut degraded_without = closure(design, degrading.into_iter());
    degraded_without.retain(|part| !needs.contains(part));
    ResolvedJourney {
        crosses: links(design),
        homes: needs.iter().map(|part| design.components[*part].site).collect(),
        needs,
        degraded_without,
        orders_per_hour: journey.orders_per_hour,
        order_value: journey.order_value_usd,
        lost_while_degraded: journey.lost_while_degraded,
        rhythm: DayCurve::new(&journey.hour_of_day, offset),
    }
}

/// The data centers, which have a link to the rest.
fn links(design: &ResolvedScenario) -> Vec<Index> {
    let has_link = |site: &Index| design.sites[*site].link_gib_per_day.is_some();
    (0..design.sites.len()).filter(has_link).collect()
}

/// The components given, and all that they need in turn, each once.
fn closure(design: &ResolvedScenario, from: impl Iterator<Item = Index>) -> Vec<Index> {
    let mut seen = vec![false; design.components.len()];
    let mut open: Vec<Index> = from.collect();
    let mut all = Vec::new();
    while let Some(part) = open.pop() {
        if !std::mem::replace(&mut seen[part], true) {
            all.push(part);
            open.extend(&design.components[part].needs);
        }
    }
    sorting::sort(&mut all);
    all
}

/// The hour-of-day curves are read on the display clock as it stands at the start: an hour's shift
/// for daylight saving within a run does not move the business of a design sketch.
pub(super) fn zone_offset(scenario: &Scenario) -> Span {
    scenario.clock.offset()
}

/// The first moment of the time that is looked at, and the one after its last.
type ClockBounds = (Instant, Instant);

/// When a journey was down, within the clock, in the order of time, without overlaps: any of the
/// components it needs was, or a link it crosses.
fn outages(way: &ResolvedJourney, clock: ClockBounds, world: &World) -> Vec<Outage> {
    let down = way.needs.iter().flat_map(|part| &world.parts[*part].down);
    let cut: Vec<OpenSpan> =
        way.crosses.iter().flat_map(|site| cut_off(way, *site, world)).collect();
    merged(down.chain(&cut), clock)
}

/// When the link of a site was lost while something that a journey needs was on either side of it: what
/// has failed over stands elsewhere.
fn cut_off(way: &ResolvedJourney, site: Index, world: &World) -> Vec<OpenSpan> {
    let mut cut = Vec::new();
    for gap in &world.sites[site].no_link {
        let moves = way.needs.iter().flat_map(|part| &world.parts[*part].moves);
        let within = moves.map(|(at, _)| *at).filter(|at| gap.from < *at && gap.contains(*at));
        let mut bounds: Vec<Instant> = std::iter::once(gap.from).chain(within).collect();
        sorting::sort(&mut bounds);
        bounds.dedup();
        let ends = bounds.iter().skip(1).copied().map(Some).chain([gap.to]);
        let stretches = bounds.iter().zip(ends).map(|(from, to)| OpenSpan { from: *from, to });
        cut.extend(stretches.filter(|stretch| {
            let at =
                |(part, home): (&Index, &Index)| world.parts[*part].site_at(*home, stretch.from);
            let sides = || way.needs.iter().zip(&way.homes).map(at);
            sides().any(|it| it == site) && sides().any(|it| it != site)
        }));
    }
    cut
}

/// When something that a journey needs served only in part, or something it can do without was down.
fn degraded(way: &ResolvedJourney, clock: ClockBounds, world: &World) -> Vec<Outage> {
    let partly = way.needs.iter().flat_map(|part| &world.parts[*part].degraded);
    let missing = way.degraded_without.iter().flat_map(|part| &world.parts[*part].down);
    merged(partly.chain(missing), clock)
}

fn merged<'a>(gaps: impl Iterator<Item = &'a OpenSpan>, (start, end): ClockBounds) -> Vec<Outage> {
    let mut spans: Vec<Outage> = gaps
        .map(|gap| Outage { from: gap.from.max(start), to: gap.to.unwrap_or(end).min(end) })
        .filter(|span| span.from < span.to)
        .collect();
    sorting::sort_by_key(&mut spans, |span| (span.from, span.to));
    let mut merged: Vec<Outage> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => merged.push(span),
        }
    }
    merged
}

/// What is left of some spans when others are taken out; both in the order of time, without overlaps.
fn without(spans: &[Outage], taken: &[Outage]) -> Vec<Outage> {
    let mut left = Vec::new();
    for span in spans {
        let mut from = span.from;
        for hole in taken.iter().filter(|hole| hole.to > span.from && hole.from < span.to) {
            if hole.from > from {
                left.push(Outage { from, to: hole.from });
            }
            from = from.max(hole.to);
        }
        if from < span.to {
            left.push(Outage { from, to: span.to });
        }
    }
    left
}
