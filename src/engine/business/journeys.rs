//! A journey of the users: what it needs, and when it was down or degraded.

use super::day_curve::DayCurve;
use crate::engine::Outage;
use crate::engine::design::{ComponentIdx, ResolvedScenario, SiteIdx};
use crate::engine::world::{OpenSpan, World};
use crate::model::{ComponentId, Journey};
use crate::units::{Instant, Span, sorting};

/// A journey with its components resolved.
#[derive(Debug)]
pub(super) struct ResolvedJourney {
    /// Everything without which it is down, also through other components.
    pub(super) needs: Vec<ComponentIdx>,
    /// Where each of these stands at first.
    pub(super) homes: Vec<SiteIdx>,
    /// Everything without which it is only degraded.
    pub(super) degraded_without: Vec<ComponentIdx>,
    /// The sites with links that it may cross, depending on where its components live.
    pub(super) crosses: Vec<SiteIdx>,
    pub(super) orders_per_hour: f64,
    pub(super) order_value: f64,
    pub(super) lost_while_degraded: f64,
    pub(super) rhythm: DayCurve,
}

impl ResolvedJourney {
    /// Resolves a journey of the document.
    pub(super) fn new(
        journey: &Journey,
        design: &ResolvedScenario,
        find: impl Fn(&ComponentId) -> Option<ComponentIdx>,
        offset: Span,
    ) -> Self {
        let needs = closure(design, journey.needs.iter().filter_map(&find));
        let mut degrading: Vec<ComponentIdx> =
            journey.degraded_without.iter().filter_map(&find).collect();
        for component in &needs {
            degrading.extend(&design.components[*component].degraded_without);
        }
        let mut degraded_without = closure(design, degrading.into_iter());
        degraded_without.retain(|component| !needs.contains(component));
        Self {
            crosses: links(design),
            homes: needs.iter().map(|component| design.components[*component].site).collect(),
            needs,
            degraded_without,
            orders_per_hour: journey.orders_per_hour,
            order_value: journey.order_value_usd,
            lost_while_degraded: journey.lost_while_degraded,
            rhythm: DayCurve::new(&journey.hour_of_day, offset),
        }
    }
}

/// The data centers, which have a link to the rest.
fn links(design: &ResolvedScenario) -> Vec<ComponentIdx> {
    let has_link = |site: &SiteIdx| design.sites[*site].link_gib_per_day.is_some();
    (0..design.sites.len()).filter(has_link).collect()
}

/// The components given, and all that they need in turn, each once.
fn closure(
    design: &ResolvedScenario,
    from: impl Iterator<Item = ComponentIdx>,
) -> Vec<ComponentIdx> {
    let mut seen = vec![false; design.components.len()];
    let mut open: Vec<ComponentIdx> = from.collect();
    let mut all = Vec::new();
    while let Some(component) = open.pop() {
        if !std::mem::replace(&mut seen[component], true) {
            all.push(component);
            open.extend(&design.components[component].needs);
        }
    }
    sorting::sort(&mut all);
    all
}

/// The first moment of the time that is looked at, and the one after its last.
pub(super) type ClockBounds = (Instant, Instant);

/// When a journey was down, within the clock, in the order of time, without overlaps: any of the
/// components it needs was, or a link it crosses.
pub(super) fn outages(journey: &ResolvedJourney, clock: ClockBounds, world: &World) -> Vec<Outage> {
    let down = journey.needs.iter().flat_map(|component| &world.components[*component].down);
    let cut: Vec<OpenSpan> =
        journey.crosses.iter().flat_map(|site| cut_off(journey, *site, world)).collect();
    merged(down.chain(&cut), clock)
}

/// When the link of a site was lost while something that a journey needs was on either side of it: what
/// has failed over stands elsewhere.
fn cut_off(journey: &ResolvedJourney, site: SiteIdx, world: &World) -> Vec<OpenSpan> {
    let mut cut = Vec::new();
    for gap in &world.sites[site].no_link {
        let moves = journey.needs.iter().flat_map(|component| &world.components[*component].moves);
        let within = moves.map(|(at, _)| *at).filter(|at| gap.from < *at && gap.contains(*at));
        let mut bounds: Vec<Instant> = std::iter::once(gap.from).chain(within).collect();
        sorting::sort(&mut bounds);
        bounds.dedup();
        let ends = bounds.iter().skip(1).copied().map(Some).chain([gap.to]);
        let stretches = bounds.iter().zip(ends).map(|(from, to)| OpenSpan { from: *from, to });
        cut.extend(stretches.filter(|stretch| {
            let at = |(component, home): (&ComponentIdx, &SiteIdx)| {
                world.components[*component].site_at(*home, stretch.from)
            };
            let sides = || journey.needs.iter().zip(&journey.homes).map(at);
            sides().any(|it| it == site) && sides().any(|it| it != site)
        }));
    }
    cut
}

/// When something that a journey needs served only in part, or something it can do without was down.
pub(super) fn degraded(
    journey: &ResolvedJourney,
    clock: ClockBounds,
    world: &World,
) -> Vec<Outage> {
    let partly = journey.needs.iter().flat_map(|component| &world.components[*component].degraded);
    let missing =
        journey.degraded_without.iter().flat_map(|component| &world.components[*component].down);
    merged(partly.chain(missing), clock)
}

pub(super) fn merged<'a>(
    gaps: impl Iterator<Item = &'a OpenSpan>,
    (start, end): ClockBounds,
) -> Vec<Outage> {
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
pub(super) fn without(spans: &[Outage], taken: &[Outage]) -> Vec<Outage> {
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
