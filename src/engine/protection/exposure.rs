//! Exposure over time: how much would be lost if it happened now, as a saw-tooth between two moments.

use super::super::design::{
    ComponentIdx, Protection, ResolvedComponent, SiteIdx, StandbySite, VaultIdx,
};
use super::super::options::drs;
use super::super::replication::LiveCopy;
use super::points::{JobOutcome, Points, Query};
use crate::catalog::Effect;
use crate::units::{Instant, Span, sorting};

/// Elastic Disaster Recovery takes its newest snapshots so often.
const SNAPSHOT_EVERY: Span = Span::minutes(10);
/// Of so many corners asked for, one may be the peak of a tooth that is too narrow to be seen alone.
const CORNERS_PER_PEAK: usize = 8;

/// What the exposure is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threat {
    /// Data is deleted or damaged: any point captured before helps, also one whose job still runs, and
    /// so do older object versions and the snapshots of Elastic Disaster Recovery.
    Damage,
    /// The site is lost: only a copy elsewhere helps, and only once it is complete.
    SiteLoss,
    /// An intruder holds the account and deletes all that can be deleted there: only points that are complete in
    /// another account, under a compliance lock or in an air-gapped vault help, and snapshots of Elastic
    /// Disaster Recovery in another account. A live copy elsewhere takes the damage over.
    AccountTakeover,
}

impl Threat {
    /// The threat that an incident with some effects is an example of.
    pub fn of(effects: impl IntoIterator<Item = Effect>) -> Self {
        let mut threat = Self::Damage;
        for effect in effects {
            match effect {
                Effect::SiteDown => return Self::SiteLoss,
                Effect::PointsDestroyed => threat = Self::AccountTakeover,
                _ => {}
            }
        }
        threat
    }
}

/// Time since the newest usable recovery point, between two moments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exposure {
    /// The corners of the saw-tooth, in the order of time; at a drop there are two at one moment.
    /// Without a span there is no usable point yet.
    pub corners: Vec<(Instant, Option<Span>)>,
    /// The recovery point objective.
    pub objective: Option<Span>,
    /// Whether there were more corners than asked for.
    pub truncated: bool,
    /// Whether the component holds no data of its own: it is rebuilt from code, and nothing is lost.
    pub is_rebuilt: bool,
}

impl Points<'_> {
    pub(crate) fn exposure(
        self,
        idx: ComponentIdx,
        threat: Threat,
        from: Instant,
        to: Instant,
        limit: usize,
    ) -> Exposure {
        let component = &self.design.components[idx];
        let objective = component.rpo;
        if let Some(floor) = self.floor(idx, threat) {
            return Exposure {
                corners: vec![(from, Some(floor)), (to, Some(floor))],
                objective,
                truncated: false,
                is_rebuilt: !component.holds_data(),
            };
        }
        let mut newest = self.stored_at(idx, threat, from);
        let mut arrivals = Vec::new();
        for protection in &component.protections {
            self.arrivals(idx, protection, threat, (from, to), limit, &mut arrivals);
        }
        if threat == Threat::Damage {
            let own = self.own_snapshots(idx, (from, to)).take(limit.saturating_add(1));
            arrivals.extend(own.map(|captured| (captured, captured)));
        }
        if self.takes_snapshots(idx, threat) {
            if let Some(step) = between_peaks((from, to), limit) {
                let (others, _) = teeth((from, to), newest, arrivals, limit);
                let corners = self.peaks(idx, (from, to), step, &others);
                return Exposure { corners, objective, ..Exposure::default() };
            }
            newest = newest.max(self.snapshot(idx, from, self.design.end));
            self.snapshots(idx, (from, to), &mut arrivals);
        }
        let (corners, truncated) = teeth((from, to), newest, arrivals, limit);
        Exposure { corners, objective, truncated, is_rebuilt: false }
    }

    /// How much would be lost if it happened at a moment; nothing where no point would help.
    pub(crate) fn exposed_at(
        self,
        component: ComponentIdx,
        threat: Threat,
        at: Instant,
    ) -> Option<Span> {
        self.floor(component, threat).or_else(|| {
            let mut newest = self.stored_at(component, threat, at);
            if self.takes_snapshots(component, threat) {
                newest = newest.max(self.snapshot(component, at, at));
            }
            newest.map(|captured| at.since(captured))
        })
    }

    /// The exposure where it is the same at all times: there is no data to lose, any state can be
    /// brought back, or a live copy is a fixed lag behind.
    fn floor(self, idx: ComponentIdx, threat: Threat) -> Option<Span> {
        let component = &self.design.components[idx];
        if !component.holds_data() {
            return Some(Span::ZERO);
        }
        match threat {
            // The version before the damage is the last good state itself.
            Threat::Damage if component.versioning => Some(Span::ZERO),
            Threat::Damage => {
                let any_second = component.own_window.is_some()
                    || component.protections.iter().any(|it| it.continuous.is_some());
                // The last good second is the one before the damage.
                any_second.then_some(Span::seconds(1))
            }
            Threat::SiteLoss => component
                .standby
                .filter(|standby| standby.site != component.site)
                .and_then(|standby| standby.lag),
            Threat::AccountTakeover => None,
        }
    }

    /// The state of the newest recovery point that would help if it happened at a moment.
    fn stored_at(self, component: ComponentIdx, threat: Threat, at: Instant) -> Option<Instant> {
        let stored_by = match threat {
            Threat::Damage => None,
            Threat::SiteLoss | Threat::AccountTakeover => Some(at),
        };
        let query = Query { before: at + Span::seconds(1), stored_by, chosen_at: at };
        (0..self.design.vaults.len())
            .filter(|vault| {
                self.safe_from(component, *vault, threat).is_some_and(|from| from <= at)
            })
            .filter_map(|vault| self.newest(component, vault, &query).ok())
            .map(|found| found.captured)
            .chain(self.own_state(component, threat, &query))
            .max()
    }

    /// The state of the newest snapshot of its own: it is where the component is, and lost with its site and to
    /// whoever holds the account.
    fn own_state(self, component: ComponentIdx, threat: Threat, query: &Query) -> Option<Instant> {
        match threat {
            Threat::Damage => self.own_snapshot(component, query).ok().map(|it| it.captured),
            Threat::SiteLoss | Threat::AccountTakeover => None,
        }
    }

    /// Whether snapshots of Elastic Disaster Recovery help; at the loss of a site its newest state does.
    fn takes_snapshots(self, component: ComponentIdx, threat: Threat) -> bool {
        let component = &self.design.components[component];
        let Some((standby, _)) = staging(component) else { return false };
        let account = |site: SiteIdx| self.design.sites.get(site).map(|it| &it.account);
        match threat {
            Threat::Damage => true,
            Threat::SiteLoss => false,
            Threat::AccountTakeover => account(standby.site) != account(component.site),
        }
    }

    /// The newest state that a snapshot of Elastic Disaster Recovery holds at a moment, without the
    /// damage that people know of at another.
    fn snapshot(self, component: ComponentIdx, at: Instant, known_at: Instant) -> Option<Instant> {
        let newest = |(every, kept): (Span, Span)| {
            let mut latest = at;
            loop {
                let snapshot = on_grid(latest, every);
                if snapshot < self.design.start || at.since(snapshot) > kept {
                    return None;
                }
                let state = self.state_of(component, snapshot)?;
                if state < self.design.start {
                    return None;
                }
                match self.world.dirty_at(component, state, known_at) {
                    Some(dirty) => latest = dirty.gap.from.min(snapshot) - Span::seconds(1),
                    None => return Some(state),
                }
            }
        };
        drs::snapshots(&self.design.values).into_iter().filter_map(newest).max()
    }

    /// The state that a snapshot holds: as far behind the source as the staging area was (M7). None is
    /// taken while the component lives where its staging area is.
    fn state_of(self, idx: ComponentIdx, snapshot: Instant) -> Option<Instant> {
        let component = &self.design.components[idx];
        let (standby, lag) = staging(component)?;
        let home = self.world.components[idx].site_at(component.site, snapshot);
        if home == standby.site && !component.is_replicated_at_home {
            return None;
        }
        let replica = LiveCopy { design: self.design, world: self.world, component: idx, home };
        Some(snapshot - replica.behind(lag, standby.site, snapshot))
    }

    /// The snapshots taken between two moments, as (usable, captured).
    fn snapshots(
        self,
        component: ComponentIdx,
        (from, to): (Instant, Instant),
        arrivals: &mut Vec<(Instant, Instant)>,
    ) {
        let mut at = on_grid(from, SNAPSHOT_EVERY) + SNAPSHOT_EVERY;
        while at <= to {
            let is_good = |state: &Instant| {
                *state >= self.design.start
                    && self.world.dirty_at(component, *state, self.design.end).is_none()
            };
            arrivals.extend(self.state_of(component, at).filter(is_good).map(|state| (at, state)));
            at += SNAPSHOT_EVERY;
        }
    }

    /// The exposure as a line over peaks that lie some steps apart, where all teeth together could not
    /// be told apart: the most that would be lost is the same.
    fn peaks(
        self,
        component: ComponentIdx,
        (from, to): (Instant, Instant),
        step: Span,
        others: &[(Instant, Option<Span>)],
    ) -> Vec<(Instant, Option<Span>)> {
        let exposed = |at: Instant, taken_by: Instant| {
            let snapshot = self.snapshot(component, taken_by, self.design.end);
            let own = snapshot.map(|captured| at.since(captured));
            (at, own.into_iter().chain(just_before(others, at)).min())
        };
        let mut corners = vec![exposed(from, from)];
        let mut peak = on_grid(from, SNAPSHOT_EVERY) + step;
        while peak < to {
            corners.push(exposed(peak, peak - Span::seconds(1)));
            peak += step;
        }
        corners.push(exposed(to, to));
        corners
    }

    /// From when on the points of a vault outlast what happens; nothing where they do not.
    fn safe_from(
        self,
        component: ComponentIdx,
        vault: VaultIdx,
        threat: Threat,
    ) -> Option<Instant> {
        let home = self.design.components[component].site;
        let vault = &self.design.vaults[vault];
        let is_safe = match threat {
            Threat::Damage => true,
            Threat::SiteLoss => self.design.is_elsewhere(home, vault.site),
            Threat::AccountTakeover => {
                let account = self.design.sites.get(home).map(|it| &it.account);
                if account == Some(&vault.account) {
                    return vault.immutable_from;
                }
                true
            }
        };
        is_safe.then_some(self.design.start)
    }

    /// The points that become usable between two moments, as (usable, captured).
    fn arrivals(
        self,
        component: ComponentIdx,
        protection: &Protection,
        threat: Threat,
        (from, to): (Instant, Instant),
        limit: usize,
        arrivals: &mut Vec<(Instant, Instant)>,
    ) {
        let rule = self.rule(protection);
        let copies: Vec<_> = rule
            .copies
            .iter()
            .filter(|copy| self.design.is_copied(protection, copy))
            .filter_map(|copy| Some((copy, self.safe_from(component, copy.vault, threat)?)))
            .collect();
        let own = self
            .safe_from(component, protection.vault, threat)
            .filter(|_| protection.has_own_points());
        let longest = protection.first_job + protection.first_copy + rule.start_window;
        let jobs = self.design.jobs(rule);
        let mut next = jobs.at_or_after(from - longest);
        let mut taken = 0;
        while let Some(scheduled) = next.filter(|at| *at <= to && taken <= limit) {
            next = jobs.at_or_after(scheduled + Span::seconds(1));
            let JobOutcome::Done(job) = self.job(component, protection, scheduled) else {
                continue;
            };
            if self.world.dirty_at(component, job.captured, self.design.end).is_some() {
                continue;
            }
            let usable = match threat {
                Threat::Damage => (own.is_some() || !copies.is_empty()).then_some(job.captured),
                Threat::SiteLoss | Threat::AccountTakeover => {
                    let in_own = own.map(|safe| job.complete.max(safe));
                    let copied = copies.iter().filter_map(|(copy, safe)| {
                        Some(self.copied(protection, &job, copy)?.max(*safe))
                    });
                    in_own.into_iter().chain(copied).min()
                }
            };
            if let Some(usable) = usable.filter(|usable| (from..=to).contains(usable)) {
                arrivals.push((usable, job.captured));
                taken += 1;
            }
        }
    }
}

/// The corners of a saw-tooth, and whether there are more than asked for: the state that would be
/// recovered at first, and the points that become usable, as (usable, captured).
fn teeth(
    (from, to): (Instant, Instant),
    mut newest: Option<Instant>,
    mut arrivals: Vec<(Instant, Instant)>,
    limit: usize,
) -> (Vec<(Instant, Option<Span>)>, bool) {
    sorting::sort(&mut arrivals);
    let truncated = arrivals.len() > limit;
    arrivals.truncate(limit);
    let mut corners = vec![(from, newest.map(|captured| from.since(captured)))];
    for (usable, captured) in arrivals {
        if newest.is_some_and(|newest| captured <= newest) {
            continue;
        }
        corners.push((usable, newest.map(|newest| usable.since(newest))));
        corners.push((usable, Some(usable.since(captured))));
        newest = Some(captured);
    }
    let end = if truncated { corners.last().map_or(to, |(at, _)| *at) } else { to };
    corners.push((end, newest.map(|newest| end.since(newest))));
    (corners, truncated)
}

/// How high a saw-tooth stands just before a moment.
fn just_before(corners: &[(Instant, Option<Span>)], at: Instant) -> Option<Span> {
    let next = corners.partition_point(|(corner, _)| *corner < at);
    let (corner, span) = corners.get(next.saturating_sub(1))?;
    span.map(|span| span + at.since(*corner))
}

/// How far apart peaks are shown where there are more snapshots than could be told apart; nothing where
/// there are few.
fn between_peaks((from, to): (Instant, Instant), limit: usize) -> Option<Span> {
    let most = i64::try_from(limit / CORNERS_PER_PEAK).unwrap_or(i64::MAX).max(1);
    let snapshots = to.since(from).as_seconds() / SNAPSHOT_EVERY.as_seconds();
    let times = snapshots / most;
    (times > 0).then(|| Span::seconds(times * SNAPSHOT_EVERY.as_seconds()))
}

/// Where servers are replicated to by Elastic Disaster Recovery, and how far that is behind at best.
fn staging(component: &ResolvedComponent) -> Option<(StandbySite, Span)> {
    let standby = component
        .standby
        .filter(|it| it.strategy.spec().uses_drs())
        .filter(|_| component.spec().can_use_drs())?;
    Some((standby, standby.lag?))
}

/// The last moment on whole steps since midnight of 1970, up to another.
fn on_grid(at: Instant, every: Span) -> Instant {
    let seconds = at.unix_seconds();
    Instant::from_unix_seconds(seconds - seconds.rem_euclid(every.as_seconds()))
}
