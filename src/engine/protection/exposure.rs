//! Exposure over time: how much would be lost if it happened now, as a saw-tooth between two moments.

use super::super::design::{Index, Protection};
use super::points::{Job, Points, Query};
use crate::units::{Instant, Span, sorting};

/// What the exposure is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threat {
    /// Data is deleted or damaged: any point captured before helps, also one whose job still runs.
    Damage,
    /// The site is lost: only a copy elsewhere helps, and only once it is complete.
    SiteLoss,
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
}

impl Points<'_> {
    pub(crate) fn exposure(
        self,
        part: Index,
        threat: Threat,
        from: Instant,
        to: Instant,
        limit: usize,
    ) -> Exposure {
        let component = &self.design.components[part];
        let objective = component.rpo;
        if let Some(floor) = self.floor(part, threat) {
            return Exposure {
                corners: vec![(from, Some(floor)), (to, Some(floor))],
                objective,
                truncated: false,
            };
        }
        let mut newest = self.usable_at(part, threat, from);
        let mut arrivals = Vec::new();
        for protection in &component.protections {
            self.arrivals(part, protection, threat, (from, to), limit, &mut arrivals);
        }
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
        Exposure { corners, objective, truncated }
    }

    /// How much would be lost if it happened at a moment; nothing where no point would help.
    pub(crate) fn exposed_at(self, part: Index, threat: Threat, at: Instant) -> Option<Span> {
        self.floor(part, threat)
            .or_else(|| self.usable_at(part, threat, at).map(|captured| at.since(captured)))
    }

    /// The exposure where it is the same at all times: any second can be restored, or a live copy is
    /// a fixed lag behind.
    fn floor(self, part: Index, threat: Threat) -> Option<Span> {
        let component = &self.design.components[part];
        match threat {
            Threat::Damage => {
                let any_second = component.own_window.is_some()
                    || component.protections.iter().any(|it| it.continuous.is_some());
                // The last good second is the one before the damage.
                any_second.then_some(Span::seconds(1))
            }
            Threat::SiteLoss => component.standby.and_then(|standby| standby.lag),
        }
    }

    /// The state that would be recovered if it happened at a moment.
    fn usable_at(self, part: Index, threat: Threat, at: Instant) -> Option<Instant> {
        let stored_by = match threat {
            Threat::Damage => None,
            Threat::SiteLoss => Some(at),
        };
        let query = Query { before: at + Span::seconds(1), stored_by, chosen_at: at };
        (0..self.design.vaults.len())
            .filter(|vault| self.survives(part, *vault, threat))
            .filter_map(|vault| self.newest(part, vault, &query).ok())
            .map(|found| found.captured)
            .max()
    }

    fn survives(self, part: Index, vault: Index, threat: Threat) -> bool {
        match threat {
            Threat::Damage => true,
            Threat::SiteLoss => {
                let home = self.design.components[part].site;
                let vault_site = self.design.vaults[vault].site;
                self.design.is_elsewhere(home, vault_site)
            }
        }
    }

    /// The points that become usable between two moments, as (usable, captured).
    fn arrivals(
        self,
        part: Index,
        protection: &Protection,
        threat: Threat,
        (from, to): (Instant, Instant),
        limit: usize,
        arrivals: &mut Vec<(Instant, Instant)>,
    ) {
        let rule = self.rule(protection);
        let copies: Vec<_> =
            rule.copies.iter().filter(|copy| self.survives(part, copy.vault, threat)).collect();
        let own = protection.continuous.is_none() && self.survives(part, rule.vault, threat);
        let longest = protection.first_job + protection.first_copy + rule.start_window;
        let mut next = rule.times.at_or_after(from - longest);
        let mut taken = 0;
        while let Some(scheduled) = next.filter(|at| *at <= to && taken <= limit) {
            next = rule.times.at_or_after(scheduled + Span::seconds(1));
            let Job::Done(job) = self.job(part, protection, scheduled) else { continue };
            if self.world.dirty_at(part, job.captured, self.design.end).is_some() {
                continue;
            }
            let usable = match threat {
                Threat::Damage => (own || !copies.is_empty()).then_some(job.captured),
                Threat::SiteLoss => {
                    let in_own = own.then_some(job.complete);
                    let copied =
                        copies.iter().filter_map(|copy| self.copied(protection, &job, copy));
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
