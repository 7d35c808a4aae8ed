//! Recovery options from live copies: promoting a replica, switching to compute that runs already.

use super::Judge;
use crate::catalog::{RecoveryOption, Standby, Substance};
use crate::engine::design::StandbySite;
use crate::engine::harm::Harm;
use crate::engine::outcome::PhaseKind;
use crate::engine::reason::Because;
use crate::engine::recovery::{Candidate, Steps};
use crate::engine::replication::LiveCopy;
use crate::units::{Instant, Span};

impl Judge<'_> {
    pub(super) fn promote_replica(&self) -> Result<Candidate, Because> {
        let component = self.component();
        let Some(standby) = component.standby.filter(|it| !it.strategy.spec().uses_drs()) else {
            return Err(Because::NoReplica);
        };
        if standby.site == self.home() || !standby.strategy.spec().replicates() {
            return Err(Because::NoReplica);
        }
        if self.hit.harm == Harm::Broken {
            return Err(Because::SameRelease);
        }
        match (component.substance, standby.lag) {
            (Substance::Compute | Substance::Configuration, _) => self.switch_compute(standby),
            (_, None) => Err(Because::NoReplicaOfKind),
            (_, Some(lag)) => self.promote_data(standby, lag),
        }
    }

    /// Compute that runs at the recovery site takes the traffic; what is switched off is launched, and
    /// that is another recovery option.
    fn switch_compute(&self, standby: StandbySite) -> Result<Candidate, Because> {
        if standby.strategy.spec().standby < Standby::Fraction {
            return Err(Because::NoReplica);
        }
        if !self.world.site_is_up(standby.site, self.decided) {
            return Err(Because::ReplicaIsOut { place: self.label(standby.site) });
        }
        let steps = self.switch_steps(standby);
        Ok(self.at_site(
            RecoveryOption::PromoteReplica,
            standby.site,
            self.hit.written_until(),
            steps,
            Because::RunsThere,
        ))
    }

    fn promote_data(&self, standby: StandbySite, lag: Span) -> Result<Candidate, Because> {
        if !self.world.site_is_up(standby.site, self.decided) {
            return Err(Because::ReplicaIsOut { place: self.label(standby.site) });
        }
        let account = &self.design.sites[standby.site].account;
        if self.hit.account_taken.as_ref() == Some(account) {
            return Err(Because::ReplicaInSameAccount);
        }
        // Promoting is a change, and what takes writes everywhere needs none.
        if !self.component().writes_anywhere() {
            self.can_build_at(standby.site)?;
        }
        let (recovered_to, because) = self.replica_state(lag, standby)?;
        let promote = self
            .component()
            .spec()
            .replica
            .as_ref()
            .map_or(Span::ZERO, |replica| self.minutes(replica.promote_minutes));
        let steps = self.switch_steps(standby).with(PhaseKind::Restore, promote);
        Ok(self.at_site(RecoveryOption::PromoteReplica, standby.site, recovered_to, steps, because))
    }

    /// What the replica holds, and whether it is of any use.
    fn replica_state(
        &self,
        lag: Span,
        standby: StandbySite,
    ) -> Result<(Instant, Because), Because> {
        let Some(damage_from) = self.hit.damage_from() else {
            let behind = self.behind(lag, standby, self.hit.at);
            return Ok((self.hit.at - behind, Because::ReplicaBehind { lag: behind }));
        };
        let state = damage_from - lag;
        let was_wrong = self.world.dirty_at(self.hit.component, state, self.decided).is_some()
            || self.hit.interrupted.is_some_and(|before| before.data_gone.is_some());
        let stays =
            self.component().spec().replica.as_ref().is_some_and(|it| !it.passes_on_deletions);
        if stays && self.hit.deletes_only && !was_wrong {
            return Ok((damage_from - lag, Because::DeletesDoNotReplicate));
        }
        if damage_from + lag <= self.decided {
            return Err(Because::DamageReplicated { after: lag });
        }
        Ok((self.decided - lag, Because::StoppedInTime { lag }))
    }

    /// How far the copy is behind at a moment.
    pub(super) fn behind(&self, lag: Span, standby: StandbySite, at: Instant) -> Span {
        let (component, home) = (self.hit.component, self.home());
        let replica = LiveCopy { design: self.design, world: self.world, component, home };
        replica.behind(lag, standby.site, at)
    }

    /// A copy that serves already only has to take the traffic of the other; the rest waits for a
    /// human decision.
    fn switch_steps(&self, standby: StandbySite) -> Steps {
        let steps = self.by_people().with(PhaseKind::Redirect, self.redirect());
        // A database has one writer, and somebody has to promote the other.
        if standby.strategy.spec().standby == Standby::Serving && self.component().writes_anywhere()
        {
            let nobody = Span::ZERO;
            return steps
                .with(PhaseKind::Detect, self.redirect().min(self.hit.noticed.since(self.hit.at)))
                .with(PhaseKind::Notify, nobody)
                .with(PhaseKind::Decide, nobody)
                .with(PhaseKind::Validate, nobody);
        }
        steps
    }
}
