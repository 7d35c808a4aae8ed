//! Recovery points by rule: when a job captured, completed and was copied, and which is the newest that helps.
//!
//! Nothing here lists points. The newest one is found from a moment backwards: what gives way to another
//! rule was left out when the rule was laid out, and spans in which no job leaves a usable point (an
//! outage, damage, a job that is too long) are leapt over as a whole (M8).

use super::super::design::{
    ComponentIdx, CopyTarget, PointLifecycle, Protection, ResolvedRule, ResolvedScenario, SiteIdx,
    VaultIdx,
};
use super::super::world::{OpenSpan, Wipe, World, gap_at};
use crate::units::{Instant, Span};

/// A job that has not started is tried again at least this often until its start window ends
/// (AWS Backup developer guide, `plan-options-and-configuration`).
const RETRY: Span = Span::minutes(10);
/// A copy job that cannot start is tried again for so long, then it fails (AWS Backup developer guide,
/// `recov-point-create-a-copy`, "Copy job retry").
const COPY_RETRIES: Span = Span::hours(2);

/// What became of one scheduled job.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum JobOutcome {
    /// Another rule's start window is open, and its retention is longer.
    GivesWay,
    /// The component, or the site of the vault, was down for the whole start window, since the moment given.
    NotStarted(Instant),
    /// The control planes of the vault's Region were down for the whole start window, since the moment given.
    NoControlPlane(Instant),
    /// The component has lived since the moment given where the rule does not back it up.
    Elsewhere(Instant),
    /// No job of the rule starts within its start window.
    TooSlow,
    /// Another job of the component was at work until its start window was over.
    Waited,
    /// The job captured the state but did not complete.
    Lost(Captured, JobLoss),
    /// The point exists.
    Done(Captured),
}

/// Why a job that had started left no point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JobLoss {
    /// What it read from was lost meanwhile.
    SourceLost,
    /// The vault's site was lost meanwhile.
    VaultSiteLost,
    /// It took longer than the completion window.
    WindowOver,
}

/// The times of one job.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Captured {
    pub(crate) scheduled: Instant,
    pub(crate) captured: Instant,
    pub(crate) complete: Instant,
    pub(crate) first: bool,
}

/// A recovery point in one vault that can be used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) captured: Instant,
    /// When it is usable in the vault; may lie after the damage where the job was still running.
    pub(crate) stored: Instant,
    pub(crate) cold: bool,
}

/// Why no point in a vault helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Miss {
    /// No rule puts points of the component there.
    NoRule,
    /// None was captured before the damage.
    NothingYet,
    /// The newest was still on its way when the site was lost, and none came before.
    Unfinished,
    /// All from before the damage have expired.
    Expired,
    /// An intruder destroyed them.
    Destroyed,
}

/// What is asked of a point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Query {
    /// It has to be captured before this moment.
    pub(crate) before: Instant,
    /// It has to be stored by this moment, where what it comes from is lost then.
    pub(crate) stored_by: Option<Instant>,
    /// The moment at which people choose it: they know of damage noticed by then.
    pub(crate) chosen_at: Instant,
}

/// Where a point is: the rule's own vault, or one it is copied to.
#[derive(Clone, Copy)]
enum PointVault<'a> {
    Own,
    Copy(&'a CopyTarget),
}

/// Looks up points in a design to which certain things have happened.
#[derive(Clone, Copy)]
pub(crate) struct Points<'a> {
    pub(crate) design: &'a ResolvedScenario,
    pub(crate) world: &'a World,
}

impl<'a> Points<'a> {
    pub(crate) fn rule(self, protection: &Protection) -> &'a ResolvedRule {
        &self.design.rules[protection.rule]
    }

    /// What became of the job that a rule scheduled for a component.
    pub(crate) fn job(
        self,
        component: ComponentIdx,
        protection: &Protection,
        scheduled: Instant,
    ) -> JobOutcome {
        let rule = self.rule(protection);
        if self.design.jobs(rule).at_or_before(scheduled) != Some(scheduled) {
            return JobOutcome::GivesWay;
        }
        self.due_job(component, protection, scheduled)
    }

    /// The same for a job that does not give way.
    fn due_job(
        self,
        component: ComponentIdx,
        protection: &Protection,
        scheduled: Instant,
    ) -> JobOutcome {
        let rule = self.rule(protection);
        let delay = self.design.start_delay();
        let closes = scheduled + rule.start_window;
        if scheduled + delay > closes {
            return JobOutcome::TooSlow;
        }
        let Some(mut captured) = self.design.job_start(component, protection, scheduled) else {
            return JobOutcome::Waited;
        };
        // What stands in the way is rare, and each moves the start behind it.
        while let Some((gap, not_started)) = self.hindrance(component, protection, captured) {
            match gap.to {
                Some(back) if back <= closes => captured = next_try(captured, back),
                _ => return not_started,
            }
            if captured > closes {
                return not_started;
            }
        }
        if let Some(since) = self.left(component, rule, captured) {
            return JobOutcome::Elsewhere(since);
        }
        let first = self.design.jobs(rule).at_or_after(self.design.start) == Some(scheduled);
        let length = if first { protection.first_job } else { protection.later_jobs };
        let (started, complete) = (captured, captured + length);
        let captured = if protection.captures_at_end { complete } else { started };
        let job = Captured { scheduled, captured, complete, first };
        match self.job_loss(component, protection, (started, complete), length) {
            Some(loss) => JobOutcome::Lost(job, loss),
            None => JobOutcome::Done(job),
        }
    }

    /// What keeps a job from starting at a moment, if anything does, and what becomes of the job if that lasts:
    /// the component or the site of the vault is down, or the control planes there are.
    fn hindrance(
        self,
        component: ComponentIdx,
        protection: &Protection,
        at: Instant,
    ) -> Option<(OpenSpan, JobOutcome)> {
        let vault_site = self.design.vaults[protection.vault].site;
        let site = self.world.sites.get(vault_site);
        let down = gap_at(&self.world.components[component].down, at)
            .or_else(|| self.world.site_outage(vault_site, at))
            .map(|gap| (gap, JobOutcome::NotStarted(gap.from)));
        down.or_else(|| {
            let gap = gap_at(&site?.no_control_plane, at)?;
            Some((gap, JobOutcome::NoControlPlane(gap.from)))
        })
    }

    /// When a copy job starts whose recovery point is complete at a moment; nothing where the control planes
    /// of either Region are down for so long that AWS Backup gives up.
    fn copy_start(self, sites: [SiteIdx; 2], complete: Instant) -> Option<Instant> {
        let mut starts = complete;
        let hindered = |at: Instant| {
            let states = sites.iter().filter_map(|site| self.world.sites.get(*site));
            states.filter_map(|site| gap_at(&site.no_control_plane, at)).next()
        };
        while let Some(gap) = hindered(starts) {
            starts = gap.to.filter(|back| back.since(complete) <= COPY_RETRIES)?;
        }
        Some(starts)
    }

    /// Since when a component lives where a rule does not back it up, if it does at a moment (M14).
    fn left(self, component: ComponentIdx, rule: &ResolvedRule, at: Instant) -> Option<Instant> {
        let moves = &self.world.components[component].moves;
        let (since, site) = moves.iter().rev().find(|(since, _)| *since <= at)?;
        (!self.design.backs_up(rule, *site)).then_some(*since)
    }

    fn job_loss(
        self,
        component: ComponentIdx,
        protection: &Protection,
        (started, complete): (Instant, Instant),
        length: Span,
    ) -> Option<JobLoss> {
        let rule = self.rule(protection);
        if protection.exceeds_window(rule, length) {
            return Some(JobLoss::WindowOver);
        }
        let lost = |at: &Instant| started <= *at && *at < complete;
        if self.world.components[component].machine_lost.iter().any(lost) {
            return Some(JobLoss::SourceLost);
        }
        let vault_site = self.design.vaults[protection.vault].site;
        self.world.site_lost_within(vault_site, started, complete).then_some(JobLoss::VaultSiteLost)
    }

    /// When the copy of a completed point is usable in its vault; nothing if it is lost on the way.
    pub(crate) fn copied(
        self,
        protection: &Protection,
        job: &Captured,
        target: &CopyTarget,
    ) -> Option<Instant> {
        if !self.design.is_copied(protection, target) {
            return None;
        }
        let length = if job.first { protection.first_copy } else { protection.later_copies };
        let from = self.design.vaults[protection.vault].site;
        let to = self.design.vaults[target.vault].site;
        let usable = self.copy_start([from, to], job.complete)? + length;
        // A copy reads from the point that it copies until it is complete.
        let is_destroyed =
            |wipe: &Wipe| wipe.at < usable && job.captured <= wipe.at && job.complete <= wipe.until;
        let lost = self.world.site_lost_within(from, job.complete, usable)
            || self.world.site_lost_within(to, job.complete, usable)
            || self.world.vaults[protection.vault].wiped.iter().any(is_destroyed);
        (!lost).then_some(usable)
    }

    /// The newest point of a component in a vault that fulfils a query.
    pub(crate) fn newest(
        self,
        component: ComponentIdx,
        vault: VaultIdx,
        query: &Query,
    ) -> Result<Found, Miss> {
        let mut best: Result<Found, Miss> = Err(Miss::NoRule);
        for protection in &self.design.components[component].protections {
            let rule = self.rule(protection);
            let own = (protection.vault == vault && protection.has_own_points())
                .then_some(PointVault::Own);
            let copies =
                rule.copies.iter().filter(|copy| copy.vault == vault).map(PointVault::Copy);
            for place in own.into_iter().chain(copies) {
                best = better(best, self.newest_by(component, protection, vault, place, query));
            }
        }
        best
    }

    fn newest_by(
        self,
        component: ComponentIdx,
        protection: &Protection,
        vault: VaultIdx,
        place: PointVault,
        query: &Query,
    ) -> Result<Found, Miss> {
        let rule = self.rule(protection);
        let keep = match place {
            PointVault::Own => rule.keep,
            PointVault::Copy(copy) if !self.design.is_copied(protection, copy) => {
                return Err(Miss::NoRule);
            }
            PointVault::Copy(copy) => copy.keep,
        };
        let jobs = self.design.jobs(rule);
        let delay = self.design.start_delay();
        let mut miss = Miss::NothingYet;
        let mut latest = query.before - Span::seconds(1) - delay;
        loop {
            let Some(scheduled) = jobs.at_or_before(latest) else { return Err(miss) };
            latest = scheduled - Span::seconds(1);
            let job = match self.due_job(component, protection, scheduled) {
                // The jobs before are no faster.
                JobOutcome::GivesWay | JobOutcome::TooSlow => return Err(miss),
                JobOutcome::NotStarted(since)
                | JobOutcome::NoControlPlane(since)
                | JobOutcome::Elsewhere(since) => {
                    latest = latest.min(since - Span::seconds(1));
                    continue;
                }
                JobOutcome::Waited => continue,
                // The jobs before are no shorter.
                JobOutcome::Lost(_, JobLoss::WindowOver) => return Err(miss.max(Miss::Unfinished)),
                JobOutcome::Lost(job, JobLoss::SourceLost | JobLoss::VaultSiteLost) => {
                    miss = miss.max(Miss::Unfinished);
                    if let Some(out) = self.out_since(&[protection.vault], job.captured) {
                        latest = latest.min(out - Span::seconds(1) - delay);
                    }
                    continue;
                }
                JobOutcome::Done(job) => job,
            };
            if job.captured >= query.before {
                continue;
            }
            if let Some(dirty) = self.world.dirty_at(component, job.captured, query.chosen_at) {
                latest = latest.min(dirty.gap.from - Span::seconds(1));
                continue;
            }
            let stored = match place {
                PointVault::Own => Some(job.complete),
                PointVault::Copy(copy) => self.copied(protection, &job, copy),
            };
            let Some(stored) = stored else {
                miss = miss.max(Miss::Unfinished);
                if let Some(out) = self.out_since(&[protection.vault, vault], job.complete) {
                    let shortest = delay + protection.later_jobs;
                    latest = latest.min(out - Span::seconds(1) - shortest);
                }
                continue;
            };
            if let Some(by) = query.stored_by
                && stored > by
            {
                miss = miss.max(Miss::Unfinished);
                // The ones before take no less: none of those can be stored by then that was captured within
                // that length of it. This one may have waited for what they did not wait for.
                let copy = match place {
                    PointVault::Own => Span::ZERO,
                    PointVault::Copy(_) => protection.later_copies,
                };
                let least = copy + job.complete.since(job.captured).at_least_zero();
                latest = latest.min(by - least + Span::seconds(1));
                continue;
            }
            return self.still_there(protection, vault, keep, &job, stored, query);
        }
    }

    /// Since when the site of one of some vaults has been out, if one is at a moment.
    fn out_since(self, vaults: &[VaultIdx], at: Instant) -> Option<Instant> {
        let sites = vaults.iter().filter_map(|vault| self.design.vaults.get(*vault));
        sites.filter_map(|vault| self.world.site_outage(vault.site, at)).map(|gap| gap.from).min()
    }

    fn still_there(
        self,
        protection: &Protection,
        vault: VaultIdx,
        keep: PointLifecycle,
        job: &Captured,
        stored: Instant,
        query: &Query,
    ) -> Result<Found, Miss> {
        // What was captured earlier was stored and expires earlier too: if this one is gone, all are.
        if self.world.vaults[vault].wiped.iter().any(|wipe| {
            wipe.at <= query.chosen_at && job.captured <= wipe.at && stored <= wipe.until
        }) {
            return Err(Miss::Destroyed);
        }
        if keep.expires(job.captured).is_some_and(|expires| expires <= query.chosen_at) {
            return Err(Miss::Expired);
        }
        let cold = protection.turns_cold
            && keep.cold_after.is_some_and(|after| job.captured + after <= query.chosen_at);
        Ok(Found { captured: job.captured, stored, cold })
    }
}

/// The first try at or after a moment, counted from the one that failed.
fn next_try(failed: Instant, back: Instant) -> Instant {
    let waited = back.since(failed).as_seconds();
    let step = RETRY.as_seconds();
    failed + Span::seconds((waited + step - 1) / step * step)
}

/// Of two answers the point captured later, then the one stored sooner; without a point the reason
/// that came closest.
fn better(one: Result<Found, Miss>, other: Result<Found, Miss>) -> Result<Found, Miss> {
    match (one, other) {
        (Ok(a), Ok(b)) if (b.captured, !b.cold, a.stored) > (a.captured, !a.cold, b.stored) => {
            Ok(b)
        }
        (Ok(found), _) | (Err(_), Ok(found)) => Ok(found),
        (Err(a), Err(b)) => Err(a.max(b)),
    }
}
