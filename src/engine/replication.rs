//! How far the live copy of a component is behind at a moment.

use super::design::{ComponentIdx, ResolvedScenario, SiteIdx};
use super::world::{OpenSpan, World};
use crate::units::{Instant, Span};

/// A component that is replicated from where it lives.
#[derive(Clone, Copy)]
pub(super) struct LiveCopy<'a> {
    pub(super) design: &'a ResolvedScenario,
    pub(super) world: &'a World,
    pub(super) component: ComponentIdx,
    /// The site at which the component lives.
    pub(super) home: SiteIdx,
}

impl LiveCopy<'_> {
    /// How far the copy at a site is behind at a moment: its lag, and what has piled up while its link
    /// or its site was out or because the link carries less than what changes.
    pub(super) fn behind(self, lag: Span, site: SiteIdx, at: Instant) -> Span {
        let stopped = self.world.sites[self.home]
            .no_link
            .iter()
            .chain(&self.world.sites[site].outages)
            .filter(|gap| gap.from <= at)
            .map(|gap| self.piled_up(*gap, at))
            .max()
            .unwrap_or(Span::ZERO);
        lag + stopped.max(self.falls_behind(at))
    }

    /// What a gap in replication still leaves undone at a moment after it began: it grows with the gap
    /// and is worked off at the speed by which the link outruns the changes.
    fn piled_up(self, gap: OpenSpan, at: Instant) -> Span {
        let ended = gap.to.unwrap_or(at).min(at);
        let piled = ended.since(gap.from);
        let speed = self.link_over_change().map_or(f64::INFINITY, |ratio| ratio - 1.0);
        let worked_off = at.since(ended).as_seconds() as f64 * speed.max(0.0);
        Span::from_seconds_f64((piled.as_seconds() as f64 - worked_off).max(0.0)).min(piled)
    }

    /// How far a link that is too slow falls behind since the start.
    fn falls_behind(self, at: Instant) -> Span {
        let ratio = self.link_over_change().unwrap_or(f64::INFINITY).min(1.0);
        Span::from_seconds_f64(at.since(self.design.start).as_seconds() as f64 * (1.0 - ratio))
    }

    /// How many times what changes the link of the data center carries, for all that is replicated
    /// through it together; nothing without a link or without changes.
    fn link_over_change(self) -> Option<f64> {
        let carries = self.design.sites[self.home].link_gib_per_day?;
        let own = self.design.components[self.component].change_gib_per_day;
        let changes = self.design.link_load.get(self.home).copied().unwrap_or_default().max(own);
        (own > 0.0).then_some(carries / changes)
    }
}
