//! Recovery options by AWS Elastic Disaster Recovery: launching from the staging area, and drills of it.

use super::Judge;
use crate::catalog::{Assumption, RecoveryOption};
use crate::engine::design::{StandbySite, Values};
use crate::engine::harm::Harm;
use crate::engine::outcome::PhaseKind;
use crate::engine::reason::Because;
use crate::engine::recovery::Candidate;
use crate::units::{Instant, Span};

/// What a drill shows: where instances ran, how far behind the source, and after how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Drilled {
    pub(crate) site: usize,
    pub(crate) recovered_to: Instant,
    pub(crate) took: Span,
}

/// The point-in-time snapshots that Elastic Disaster Recovery keeps: every so often, for so long
/// (user guide, `CloudEndure-Concepts`).
pub(crate) fn snapshots(values: &Values) -> [(Span, Span); 3] {
    let days = Span::from_minutes_f64(values.number(Assumption::DrsSnapshotDays) * 1_440.0);
    [(Span::minutes(10), Span::hours(1)), (Span::hours(1), Span::hours(24)), (Span::days(1), days)]
}

impl Judge<'_> {
    pub(super) fn launch_from_drs(&self) -> Result<Candidate, Because> {
        let (standby, lag) = self.staging()?;
        // A release comes with the disks: servers are launched as they were before it.
        let released = (self.hit.harm == Harm::Broken).then_some(self.hit.at);
        let damage_from = self.hit.damage_from().or(released);
        let ((recovered_to, because), wait) = match damage_from {
            Some(damage_from) => (self.snapshot_before(damage_from, standby, lag)?, Span::ZERO),
            // A launch from the newest data asks the source servers for a point of now, and they are gone
            // (user guide, `CloudEndure-Concepts`).
            None => {
                let behind = self.behind(lag, standby, self.hit.at);
                let newest = (self.hit.at - behind, Because::ReplicaBehind { lag: behind });
                (newest, self.minutes(Assumption::DrsLatestPointWaitMinutes))
            }
        };
        let steps = self
            .by_people()
            .with(PhaseKind::Provision, wait)
            .with(PhaseKind::Restore, self.minutes(Assumption::DrsLaunchMinutes))
            .with(PhaseKind::Redirect, self.redirect());
        Ok(self.at_site(RecoveryOption::LaunchFromDrs, standby.site, recovered_to, steps, because))
    }

    /// What a drill begun at the moment of the hit shows; it touches neither source nor traffic.
    pub(crate) fn drill(&self) -> Result<Drilled, Because> {
        let (standby, lag) = self.staging()?;
        let behind = self.behind(lag, standby, self.hit.at);
        Ok(Drilled {
            site: standby.site,
            recovered_to: self.hit.at - behind,
            took: self.minutes(Assumption::DrsLaunchMinutes)
                + self.minutes(Assumption::ValidateMinutes),
        })
    }

    /// The site of the staging area, and how far behind it is at best, where servers can be launched
    /// from it.
    fn staging(&self) -> Result<(StandbySite, Span), Because> {
        let standby = self
            .component()
            .standby
            .filter(|it| it.strategy.spec().uses_drs())
            .filter(|it| it.site != self.home() || self.component().is_replicated_at_home)
            .ok_or(Because::NoDrs)?;
        let lag = standby.lag.ok_or(Because::NoDrs)?;
        if !self.component().spec().can_use_drs() {
            return Err(Because::NoDrs);
        }
        let account = &self.design.sites[standby.site].account;
        if self.hit.account_taken.as_ref() == Some(account) {
            return Err(Because::DrsAccountTaken);
        }
        if standby.site == self.home() && !self.has_zone_for_staging() {
            return Err(Because::EveryZoneIsOut);
        }
        if !self.world.site_is_up(standby.site, self.decided) {
            return Err(Because::ReplicaIsOut { place: self.label(standby.site) });
        }
        self.can_build_at(standby.site)?;
        Ok((standby, lag))
    }

    /// Whether a zone of its Region is up next to the component's own: replication within the Region is
    /// into another zone (user guide, `failback-failover-cross-availability-zone-failback`).
    fn has_zone_for_staging(&self) -> bool {
        let (home, own) = (self.home(), self.world.components[self.hit.component].zone);
        let zones = self.design.sites.get(home).map_or(0, |site| site.zones);
        (1..=zones).any(|zone| zone != own && self.world.zone_is_up(home, zone, self.decided))
    }

    /// The newest state from before some damage that a snapshot still kept holds: a snapshot of the
    /// staging area is as far behind the source as the staging area was (M7).
    fn snapshot_before(
        &self,
        damage_from: Instant,
        standby: StandbySite,
        lag: Span,
    ) -> Result<(Instant, Because), Because> {
        let kept = snapshots(&self.design.values);
        let state = |snapshot: Instant| snapshot - self.behind(lag, standby, snapshot);
        kept.iter()
            .filter_map(|(every, kept)| {
                let mut before = damage_from;
                loop {
                    let last = before.unix_seconds() - 1;
                    let snapshot =
                        Instant::from_unix_seconds(last - last.rem_euclid(every.as_seconds()));
                    if snapshot < self.design.start || self.decided.since(snapshot) > *kept {
                        return None;
                    }
                    let state = state(snapshot);
                    if state < self.design.start {
                        return None;
                    }
                    match self.world.dirty_at(self.hit.component, state, self.decided) {
                        Some(dirty) => before = dirty.gap.from.min(snapshot),
                        None => return Some((state, Because::SnapshotBefore { at: snapshot })),
                    }
                }
            })
            .max_by_key(|(state, _)| *state)
            .ok_or(Because::DrsTooOld {
                kept: kept.map(|(_, kept)| kept).into_iter().max().unwrap_or_default(),
            })
    }
}
