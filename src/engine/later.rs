//! Recoveries that cannot begin when people have decided: they begin, or start over, once a site has returned.

use super::design::SiteIdx;
use super::harm::Harm;
use super::options::{Hit, Judge};
use super::outcome::PhaseKind;
use super::protection::points::{Points, Query};
use super::reason::Because;
use super::recovery::{Candidate, Steps};
use super::simulation::Simulation;
use super::world::Recovering;
use crate::catalog::{Assumption, RecoveryOption};
use crate::units::{Instant, Span};

impl Simulation<'_> {
    /// What is taken where nothing helps but waiting: then what has to wait for a site may be the better.
    pub(super) fn or_later(
        &self,
        hit: &Hit,
        chosen: Option<Candidate>,
        is_pinned: bool,
        ready: Option<Instant>,
    ) -> Option<Candidate> {
        let waits = |it: &Candidate| it.option == RecoveryOption::WaitForSite;
        if is_pinned || chosen.as_ref().is_some_and(|it| !waits(it)) {
            return chosen;
        }
        let later = self.start_over(hit).or_else(|| self.after_return(hit, ready));
        let later = later.map(|it| it.waiting_until(hit.at, ready));
        chosen.into_iter().chain(later).min_by_key(|it| self.cost(hit, it).total())
    }

    /// Where nothing can be restored or launched when people have decided, since a site that a recovery needs is
    /// unavailable or its control plane is down, they recover as soon as that is possible again: the home, the
    /// recovery site, or the site of a vault.
    fn after_return(&self, hit: &Hit, ready: Option<Instant>) -> Option<Candidate> {
        let judge = Judge::new(self.design, &self.world, hit);
        let (home, decided) = (judge.home(), judge.decided);
        // What went out with the component itself is judged as an outage, and waited for as one.
        let waits_for_home = match hit.harm {
            Harm::Place { destroyed: false, .. } => return None,
            Harm::Place { .. } => false,
            _ => true,
        };
        let mut best: Option<Candidate> = None;
        for site in judge.sites().into_iter().filter(|site| waits_for_home || *site != home) {
            let (up, launches) =
                (self.world.site_returns(site, decided), self.world.launches_from(site, decided));
            for returns in [up, launches.filter(|_| launches != up)].into_iter().flatten() {
                if decided < returns {
                    let candidate = self.once_returned(hit, ready, site, returns);
                    best = best
                        .into_iter()
                        .chain(candidate)
                        .min_by_key(|it| self.cost(hit, it).total());
                }
            }
        }
        best
    }

    /// What costs the business least of the options that are usable once a site has returned.
    fn once_returned(
        &self,
        hit: &Hit,
        ready: Option<Instant>,
        site: SiteIdx,
        returns: Instant,
    ) -> Option<Candidate> {
        let judge = Judge::new(self.design, &self.world, hit);
        let is_out = !self.world.site_is_up(site, judge.decided);
        let waits = |steps: &Steps| returns.since(hit.at + steps.before(PhaseKind::Provision));
        let judged = Judge { decided: returns, ..judge }.all();
        let usable = judged.into_iter().filter_map(|it| it.verdict.ok());
        let mut candidate = usable
            .filter(|it| it.option != RecoveryOption::WaitForSite)
            .map(|it| Candidate { steps: it.steps.with(PhaseKind::Wait, waits(&it.steps)), ..it })
            .map(|it| it.waiting_until(hit.at, ready))
            .min_by_key(|it| self.cost(hit, it).total())?;
        let place =
            self.design.sites.get(site).map_or_else(|| "its site".into(), |it| it.label.clone());
        candidate.because = if is_out {
            Because::OnceItReturns { place, at: returns }
        } else {
            Because::OnceItLaunches { place, at: returns }
        };
        Some(candidate)
    }

    /// Where a recovery was interrupted by an outage and nothing else is left, it starts over when the
    /// site returns.
    fn start_over(&self, hit: &Hit) -> Option<Candidate> {
        let before = hit.interrupted.filter(|before| before.builds())?;
        let Harm::Place { until: Some(until), destroyed: false, .. } = hit.harm else {
            return None;
        };
        let impact = self.incidents.get(before.incident)?.impacts.get(before.impact)?;
        let taken = impact.taken.as_ref()?;
        let detect = hit.noticed.since(hit.at).min(until.since(hit.at));
        let again: Span = taken
            .phases
            .iter()
            .filter(|phase| {
                matches!(phase.phase, PhaseKind::Provision | PhaseKind::Restore | PhaseKind::Replay)
            })
            .map(|phase| phase.length)
            .sum();
        let steps = Steps::default()
            .with(PhaseKind::Detect, detect)
            .with(PhaseKind::Wait, until.since(hit.at) - detect)
            .with(PhaseKind::Restore, again)
            .with(PhaseKind::Validate, self.design.values.minutes(Assumption::ValidateMinutes))
            .with(PhaseKind::Redirect, self.design.values.minutes(Assumption::RedirectMinutes));
        let site = self.world.components[hit.component].site;
        let recovered_to = impact.recovered_to?;
        if !self.is_kept(hit, &before, recovered_to, until) {
            return None;
        }
        Some(Candidate {
            option: taken.option,
            vault: before.vault,
            site,
            recovered_to,
            steps,
            uses: [site, site],
            because: Because::ThenAgain { option: taken.option, at: until },
        })
    }

    /// Whether the state that a recovery brings back is still kept when it starts over.
    fn is_kept(&self, hit: &Hit, before: &Recovering, state: Instant, at: Instant) -> bool {
        let component = &self.design.components[hit.component];
        match (before.option, before.vault) {
            (Some(RecoveryOption::RestoreRecoveryPoint), Some(vault)) => {
                let points = Points { design: self.design, world: &self.world };
                let before = state + Span::seconds(1);
                let query = Query { before, stored_by: None, chosen_at: at };
                points.newest(hit.component, vault, &query).is_ok_and(|it| it.captured == state)
            }
            (Some(RecoveryOption::RestoreRecoveryPoint), None) => {
                let points = Points { design: self.design, world: &self.world };
                let before = state + Span::seconds(1);
                let query = Query { before, stored_by: None, chosen_at: at };
                points.own_snapshot(hit.component, &query).is_ok_and(|it| it.captured == state)
            }
            (Some(RecoveryOption::PointInTimeRestore), _) => {
                let by_rules = component.protections.iter().filter_map(|it| it.continuous);
                let windows = by_rules.chain(component.own_window);
                windows.map(|window| window.reach).max().is_some_and(|reach| state >= at - reach)
            }
            _ => true,
        }
    }
}
