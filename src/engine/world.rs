//! What has happened so far in a run: outages, damage and wiped vaults, by site, component and vault.

use super::design::{ComponentIdx, IncidentIdx, ResolvedScenario, SiteIdx, VaultIdx};
use super::harm::Harm;
use super::outcome::LostSpan;
use crate::catalog::RecoveryOption;
use crate::units::Instant;

/// The state of everything after the incidents handled so far.
#[derive(Debug, Default)]
pub(crate) struct World {
    pub(crate) sites: Vec<SiteState>,
    pub(crate) components: Vec<ComponentHistory>,
    pub(crate) vaults: Vec<VaultState>,
}

/// A span of time, open at the end where nobody knows of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OpenSpan {
    pub(crate) from: Instant,
    pub(crate) to: Option<Instant>,
}

impl OpenSpan {
    pub(crate) fn contains(self, at: Instant) -> bool {
        self.from <= at && self.to.is_none_or(|to| at < to)
    }
}

/// The gap that contains a moment, if one does.
pub(crate) fn gap_at(gaps: &[OpenSpan], at: Instant) -> Option<OpenSpan> {
    gaps.iter().rev().copied().find(|gap| gap.contains(at))
}

/// What happened to a site.
#[derive(Debug, Default)]
pub(crate) struct SiteState {
    /// How many zones it has; none in a data center.
    zones: u32,
    pub(crate) outages: Vec<OpenSpan>,
    pub(crate) no_control_plane: Vec<OpenSpan>,
    pub(crate) no_link: Vec<OpenSpan>,
    /// How much is restored over the link of a data center after the incident that is judged, in GiB.
    pub(crate) restored_over_link: f64,
    /// Zones of a Region that were out, by their numbers.
    pub(crate) zones_out: Vec<(u32, OpenSpan)>,
}

/// What happened to a component.
#[derive(Debug)]
pub(crate) struct ComponentHistory {
    /// Where it stands now.
    pub(crate) site: SiteIdx,
    /// The zone of that site which the copy that serves is in, where it is in one only.
    pub(crate) zone: u32,
    /// When it did not serve, so that no job could start.
    pub(crate) down: Vec<OpenSpan>,
    /// When what it ran on was lost, so that running jobs were lost with it.
    pub(crate) machine_lost: Vec<Instant>,
    /// When its data was wrong, so that points captured then are no use.
    pub(crate) dirty: Vec<Dirty>,
    /// The service's own logs that were destroyed.
    pub(crate) own_logs_wiped: Vec<Wipe>,
    /// Machines that were lost and not yet replaced, one at a time.
    pub(crate) machines_missing: Vec<OpenSpan>,
    /// Where it came to live later on, and since when, in the order of time.
    pub(crate) moves: Vec<(Instant, SiteIdx)>,
    /// The times whose writes were lost and counted.
    pub(crate) lost: Vec<LostSpan>,
    /// When it served, but not fully.
    pub(crate) degraded: Vec<OpenSpan>,
    /// Set while it lives at another site than its own.
    pub(crate) away: Option<Away>,
    /// Its recoveries, past and under way.
    pub(crate) recoveries: Vec<Recovering>,
}

/// A component that lives at its recovery site until failback.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Away {
    /// The impact it failed over in.
    pub(crate) incident: IncidentIdx,
    pub(crate) impact: usize,
    /// Since when it serves there.
    pub(crate) since: Instant,
    /// Since when the writes are missing at its own site.
    pub(crate) writes_from: Instant,
    /// Whether its own site still has the data of then.
    pub(crate) home_has_data: bool,
    /// The last moment whose writes its own site has, where it has any.
    pub(crate) home_until: Instant,
    /// The failback, as far as it can be planned.
    pub(crate) homeward: Option<Homeward>,
}

/// A planned failback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Homeward {
    pub(crate) starts: Instant,
    pub(crate) switches: Instant,
    pub(crate) done: Instant,
}

/// A recovery under way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recovering {
    pub(crate) incident: IncidentIdx,
    pub(crate) impact: usize,
    pub(crate) from: Instant,
    pub(crate) back_at: Option<Instant>,
    /// What it recovers from.
    pub(crate) harm: Harm,
    /// The recovery option; nothing where none was left.
    pub(crate) option: Option<RecoveryOption>,
    /// The vault whose point is restored.
    pub(crate) vault: Option<VaultIdx>,
    /// The state that it brings back.
    pub(crate) recovered_to: Option<Instant>,
    /// Where the component stands untouched, and when that place returns, if it was out alone.
    pub(crate) untouched: Option<(SiteIdx, Instant)>,
    /// The sites that the recovery reads from and builds at.
    pub(crate) uses: [SiteIdx; 2],
    /// Whether live data was gone when the recovery began, and the state it brings back.
    pub(crate) data_gone: Option<Instant>,
    /// The last moment of business whose writes were recovered or are known to be lost.
    pub(crate) written_until: Instant,
}

/// A time in which a component's data was wrong.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dirty {
    pub(crate) gap: OpenSpan,
    /// From when on people know.
    pub(crate) known_from: Instant,
}

/// What happened to a vault.
#[derive(Debug, Default)]
pub(crate) struct VaultState {
    pub(crate) wiped: Vec<Wipe>,
}

/// A vault whose points were destroyed: what was captured before `at` and stored before `until`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wipe {
    pub(crate) at: Instant,
    pub(crate) until: Instant,
}

impl Recovering {
    /// Whether something has to be restored, promoted or launched before the component serves: then the
    /// return of a site brings nothing back by itself.
    pub(crate) fn builds(&self) -> bool {
        self.option.is_some() && !self.runs()
    }

    /// Whether the component recovers by itself.
    pub(crate) fn recovers_by_itself(&self) -> bool {
        matches!(self.option, Some(RecoveryOption::SelfHeal))
    }

    /// Whether the component is still there as it was, and only waits or recovers by itself.
    pub(crate) fn runs(&self) -> bool {
        matches!(self.option, Some(RecoveryOption::WaitForSite | RecoveryOption::SelfHeal))
    }
}

impl ComponentHistory {
    /// Where it lived at a moment, given where it lived first.
    pub(crate) fn site_at(&self, first: SiteIdx, at: Instant) -> SiteIdx {
        self.moves.iter().rev().find(|(since, _)| *since <= at).map_or(first, |(_, site)| *site)
    }

    /// What of a time counts whose writes are missing: the times in which it served and wrote, and that
    /// are not counted yet.
    pub(crate) fn counted(&self, from: Instant, to: Instant) -> Vec<LostSpan> {
        if from >= to {
            return Vec::new();
        }
        if self.lost.is_empty() && self.down.is_empty() {
            return vec![LostSpan { from, to }];
        }
        let down = self.down.iter().map(|gap| (gap.from, gap.to.unwrap_or(to)));
        let holes = down.chain(self.lost.iter().map(|it| (it.from, it.to)));
        holes.fold(vec![LostSpan { from, to }], |spans, (begins, ends)| {
            let around = spans.iter().flat_map(|span| {
                [
                    LostSpan { from: span.from, to: span.to.min(begins) },
                    LostSpan { from: span.from.max(ends), to: span.to },
                ]
            });
            // A hole that turns backwards, or lies elsewhere, leaves the span whole.
            if begins < ends { around.filter(|it| it.from < it.to).collect() } else { spans }
        })
    }

    /// Lets it live somewhere else from a moment on.
    pub(crate) fn move_to(&mut self, site: SiteIdx, since: Instant) {
        if self.site != site {
            self.site = site;
            self.moves.push((since, site));
        }
    }

    /// The recovery under way at a moment, the newest of several.
    pub(crate) fn recovering_at(&self, at: Instant) -> Option<Recovering> {
        self.recoveries
            .iter()
            .rev()
            .copied()
            .find(|it| it.from <= at && it.back_at.is_none_or(|back| at < back))
    }
}

impl World {
    pub(crate) fn new(design: &ResolvedScenario) -> Self {
        Self {
            sites: design
                .sites
                .iter()
                .map(|site| SiteState { zones: site.zones, ..SiteState::default() })
                .collect(),
            components: design
                .components
                .iter()
                .map(|component| ComponentHistory {
                    site: component.site,
                    zone: component.zone,
                    down: Vec::new(),
                    degraded: Vec::new(),
                    away: None,
                    machine_lost: Vec::new(),
                    dirty: Vec::new(),
                    own_logs_wiped: Vec::new(),
                    machines_missing: Vec::new(),
                    moves: Vec::new(),
                    lost: Vec::new(),
                    recoveries: Vec::new(),
                })
                .collect(),
            vaults: design.vaults.iter().map(|_| VaultState::default()).collect(),
        }
    }

    /// Forgets what happened to places, and the logs of some components that were destroyed; components are as
    /// they were otherwise.
    pub(crate) fn restore_places(&mut self, wiped: impl Iterator<Item = ComponentIdx>) {
        for site in &mut self.sites {
            site.outages.clear();
            site.no_control_plane.clear();
            site.no_link.clear();
            site.zones_out.clear();
        }
        for component in wiped {
            self.components[component].own_logs_wiped.clear();
        }
        for vault in &mut self.vaults {
            vault.wiped.clear();
        }
    }

    /// Whether a site is up at a moment: a Region is not while every zone of it is down.
    pub(crate) fn site_is_up(&self, site: SiteIdx, at: Instant) -> bool {
        self.sites.get(site).is_some() && self.site_outage(site, at).is_none()
    }

    /// The outage of a site that contains a moment: its own, or that of every zone of it.
    pub(crate) fn site_outage(&self, site: SiteIdx, at: Instant) -> Option<OpenSpan> {
        let state = self.sites.get(site)?;
        gap_at(&state.outages, at).or_else(|| {
            let zones = state.zones;
            if zones == 0 || state.zones_out.len() < zones as usize {
                return None;
            }
            let out = |zone: u32| {
                let gaps = state.zones_out.iter().filter(move |(out, _)| *out == zone);
                gaps.map(|(_, gap)| *gap).find(|gap| gap.contains(at))
            };
            let last = (1..=zones).try_fold(Instant::EARLIEST, |last, zone| {
                out(zone).map(|gap| last.max(gap.from))
            })?;
            Some(OpenSpan { from: last, to: self.zones_return(site, zones, zones - 1, at) })
        })
    }

    /// When a site that is unavailable at a moment returns, as far as that is known; the moment itself where
    /// the site is up.
    pub(crate) fn site_returns(&self, site: SiteIdx, at: Instant) -> Option<Instant> {
        self.sites.get(site)?;
        let mut returns = at;
        while let Some(gap) = self.site_outage(site, returns) {
            returns = gap.to?;
        }
        Some(returns)
    }

    /// Whether a zone of a site is up at a moment.
    pub(crate) fn zone_is_up(&self, site: SiteIdx, zone: u32, at: Instant) -> bool {
        self.zone_returns(site, zone, at) == Some(at)
    }

    /// When a zone is up again that is down at a moment, as far as that is known; the moment itself
    /// where it is up.
    pub(crate) fn zone_returns(&self, site: SiteIdx, zone: u32, at: Instant) -> Option<Instant> {
        let outages = &self.sites.get(site)?.zones_out;
        let mut returns = at;
        while let Some((_, gap)) =
            outages.iter().find(|(out, gap)| *out == zone && gap.contains(returns))
        {
            returns = gap.to?;
        }
        Some(returns)
    }

    /// How many of the zones of a site, numbered from 1, are down at a moment.
    pub(crate) fn zones_down(&self, site: SiteIdx, zones: u32, at: Instant) -> u32 {
        (1..=zones).map(|zone| u32::from(!self.zone_is_up(site, zone, at))).sum()
    }

    /// When at most so many of the zones of a site are down, from a moment on.
    pub(crate) fn zones_return(
        &self,
        site: SiteIdx,
        zones: u32,
        most_down: u32,
        at: Instant,
    ) -> Option<Instant> {
        let returns = (1..=zones).filter_map(|zone| self.zone_returns(site, zone, at));
        let ends = returns.filter(|returns| self.zones_down(site, zones, *returns) <= most_down);
        ends.min()
    }

    /// Whether things can be launched, restored and scaled at a site at a moment.
    pub(crate) fn can_launch(&self, site: SiteIdx, at: Instant) -> bool {
        self.site_is_up(site, at)
            && self.sites.get(site).is_some_and(|site| gap_at(&site.no_control_plane, at).is_none())
    }

    /// The first moment from one on at which things can be launched, restored and scaled at a site, as far
    /// as that is known.
    pub(crate) fn launches_from(&self, site: SiteIdx, at: Instant) -> Option<Instant> {
        let mut launches = at;
        loop {
            let returns = self.site_returns(site, launches)?;
            match gap_at(&self.sites.get(site)?.no_control_plane, returns) {
                Some(gap) => launches = gap.to?,
                None => return Some(returns),
            }
        }
    }

    /// Whether a site is out at any moment of a span.
    pub(crate) fn site_lost_within(&self, site: SiteIdx, from: Instant, to: Instant) -> bool {
        let Some(state) = self.sites.get(site) else { return false };
        let is_met = |outage: &OpenSpan| outage.from < to && outage.to.is_none_or(|end| from < end);
        // Every zone is down from the moment on at which the last one goes out.
        let by_zones = || {
            let begun = state.zones_out.iter().map(|(_, gap)| gap.from);
            begun.chain([from]).filter(|at| (from..to).contains(at))
        };
        state.outages.iter().any(is_met)
            || by_zones().any(|at| self.site_outage(site, at).is_some())
    }

    /// The time in which a component's data was wrong that contains a moment, as people know it at
    /// another.
    pub(crate) fn dirty_at(
        &self,
        component: ComponentIdx,
        captured: Instant,
        known_at: Instant,
    ) -> Option<Dirty> {
        self.components[component]
            .dirty
            .iter()
            .rev()
            .copied()
            .find(|dirty| dirty.known_from <= known_at && dirty.gap.contains(captured))
    }
}
