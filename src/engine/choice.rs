//! The choice among the recovery options: what costs the business least, and what others would have given.

use super::charges::charges;
use super::design::{ComponentIdx, ResolvedIncident, SiteIdx, VaultIdx};
use super::harm::{Harm, OutPlace};
use super::options::{Hit, Judge};
use super::outcome::{Alternative, OptionCost, PhaseKind, PinOutcome, RefusedOption};
use super::reason::Because;
use super::recovery::Candidate;
use super::simulation::Simulation;
use crate::catalog::RecoveryOption;
use crate::model::{Pin, VaultId};
use crate::units::{Instant, Span};

/// A hit with the recovery option chosen for it.
pub(super) struct ChosenRecovery {
    pub(super) hit: Hit,
    pub(super) chosen: Option<Candidate>,
    pub(super) usable: Vec<Alternative>,
    pub(super) refused: Vec<RefusedOption>,
    pub(super) pin: Option<PinOutcome>,
    /// What it needs that came back last, so that it waited for that.
    pub(super) waits_for: Option<ComponentIdx>,
    /// What waiting for the site would have given, where it was possible and not chosen.
    pub(super) waiting: Option<WaitForSite>,
}

/// Waiting for a place that returns, as it looked when another option was chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct WaitForSite {
    /// The site that returns, or one of whose zones does.
    pub(super) site: SiteIdx,
    /// The zone, where a zone alone is unavailable.
    pub(super) zone: Option<u32>,
    /// When it was to return.
    pub(super) returns: Instant,
    /// When the component would have been back in service.
    pub(super) back_at: Instant,
    /// The state that it would have had.
    pub(super) recovered_to: Instant,
}

/// When the last component that another one needs is back in service, and which one that is.
pub(super) type Needed = Option<(Instant, ComponentIdx)>;

/// A recovery option with what it would cost.
type Weighed = (Candidate, OptionCost);

impl Simulation<'_> {
    /// Judges the options of one hit and chooses one. What the component needs has been answered
    /// before: every option waits for that before it is complete (M11), the ones not taken included.
    pub(super) fn answer(
        &self,
        hit: Hit,
        incident: &ResolvedIncident,
        needed: Needed,
    ) -> ChosenRecovery {
        let judge = Judge::new(self.design, &self.world, &hit);
        let ready = needed.map(|(at, _)| at);
        let mut candidates: Vec<Weighed> = Vec::new();
        let mut refused = Vec::new();
        judge.each(&mut |judged| match judged.verdict {
            Ok(candidate) => {
                let candidate = self.after_earlier(&hit, candidate);
                candidates.push((candidate.waiting_until(hit.at, ready), OptionCost::default()));
            }
            Err(_) if self.skips_refusals => {}
            Err(because) => refused.push(RefusedOption {
                option: judged.option,
                vault: self.vault_id(judged.vault),
                because,
            }),
        });
        // What has no other beside it is taken whatever it costs.
        if !self.skips_refusals || candidates.len() > 1 {
            for (candidate, cost) in &mut candidates {
                *cost = self.cost(&hit, candidate);
            }
        }
        let component = &self.scenario.components[hit.component].id;
        let pin = incident.pins.iter().find(|pin| pin.component == *component);
        let pinned = pin.and_then(|pin| self.best(&candidates, |it| self.fits(pin, it)));
        let at = pinned.or_else(|| self.best(&candidates, |_| true));
        let best = at.map(|at| candidates.remove(at));
        let resumed = match &best {
            Some((candidate, _)) if pinned.is_none() => {
                self.resumed_before(&hit, candidate, &candidates)
            }
            _ => None,
        };
        let waiting = match (&best, &resumed) {
            (Some((best, _)), None)
                if !self.skips_refusals && best.option != RecoveryOption::SelfHeal =>
            {
                self.waiting(&hit, incident, &candidates)
            }
            _ => None,
        };
        if self.skips_refusals {
            candidates.clear();
        }
        let mut usable: Vec<Alternative> = candidates
            .into_iter()
            // Waiting is no alternative to itself where it is used in the end.
            .filter(|(it, _)| resumed.is_none() || it.option != RecoveryOption::WaitForSite)
            .map(|it| self.alternative(&hit, it, best.as_ref().map(|it| &it.0), pinned.is_some()))
            .collect();
        let chosen = match (best, resumed) {
            (Some(cancelled), Some(resumed)) => {
                if !self.skips_refusals {
                    let cancelled = self.alternative(&hit, cancelled, Some(&resumed), false);
                    usable.insert(0, cancelled);
                }
                Some(resumed)
            }
            (best, _) => self.or_later(&hit, best.map(|it| it.0), pinned.is_some(), ready),
        };
        let waits = |it: &Candidate| it.steps.length(PhaseKind::WaitForNeeds) > Span::ZERO;
        let waits_for = needed.filter(|_| chosen.as_ref().is_some_and(waits)).map(|(_, at)| at);
        let pin = pin.map(|pin| PinOutcome {
            option: pin.option,
            vault: pin.vault.clone(),
            because: pinned.is_none().then(|| why_not(pin, &refused)),
        });
        ChosenRecovery { hit, chosen, usable, refused, pin, waits_for, waiting }
    }

    /// An option in place helps no sooner than the outage is over that the component was waiting out when it
    /// was hit.
    fn after_earlier(&self, hit: &Hit, mut candidate: Candidate) -> Candidate {
        let in_place = matches!(
            candidate.option,
            RecoveryOption::SelfHeal | RecoveryOption::WaitForSite | RecoveryOption::RollBack
        );
        if let Some(earlier) = hit.interrupted.filter(|it| in_place && it.runs()) {
            let over = earlier.back_at.unwrap_or(self.design.end + Span::seconds(1));
            let waits = candidate.steps.length(PhaseKind::Wait);
            let more = over.since(hit.at + candidate.steps.total()).at_least_zero();
            candidate.steps = candidate.steps.with(PhaseKind::Wait, waits + more);
        }
        candidate
    }

    /// Of the recovery options that are let in, the place of the one that costs the business least; waiting
    /// only when nothing else works (M13).
    fn best(
        &self,
        candidates: &[Weighed],
        is_let_in: impl Fn(&Candidate) -> bool,
    ) -> Option<usize> {
        candidates
            .iter()
            .enumerate()
            .filter(|(_, (it, _))| is_let_in(it))
            .min_by_key(|(_, (it, cost))| {
                let waits = it.option == RecoveryOption::WaitForSite;
                (waits, cost.total(), it.steps.total(), it.option)
            })
            .map(|(at, _)| at)
    }

    /// Whether a recovery option is the one that a pin means.
    fn fits(&self, pin: &Pin, candidate: &Candidate) -> bool {
        candidate.option == pin.option
            && (pin.vault.is_none() || self.vault_id(candidate.vault) == pin.vault)
    }

    /// What a recovery option costs the business: sales lost while the component is down, data lost, and what
    /// AWS charges for the restore.
    pub(super) fn cost(&self, hit: &Hit, candidate: &Candidate) -> OptionCost {
        let back = hit.at + candidate.steps.total();
        let state = &self.world.components[hit.component];
        let counted = state.counted(candidate.recovered_to, hit.written_until());
        OptionCost {
            sales: self.business.downtime_cost(
                hit.component,
                hit.stops_at(),
                back.max(hit.stops_at()),
            ),
            data: self.business.data_cost_in(hit.component, &counted),
            charges: charges(self.scenario, self.design, hit.component, candidate),
        }
    }

    /// If the place where the component stands untouched returns before the recovery is complete, it
    /// resumes there (M12): complete means that everything it needs is back in service too.
    fn resumed_before(
        &self,
        hit: &Hit,
        candidate: &Candidate,
        others: &[Weighed],
    ) -> Option<Candidate> {
        let waits =
            matches!(candidate.option, RecoveryOption::WaitForSite | RecoveryOption::SelfHeal);
        let known = matches!(hit.harm, Harm::Place { until: Some(_), .. });
        if waits || !known || hit.damage_from().is_some() {
            return None;
        }
        let (wait, _) = others.iter().find(|(it, _)| it.option == RecoveryOption::WaitForSite)?;
        let is_first = wait.steps.total() < candidate.steps.total();
        let at = hit.at + wait.steps.before(PhaseKind::Restore);
        let because = Because::SiteReturnedFirst { at, cancelled: candidate.option };
        is_first.then(|| Candidate { because, ..wait.clone() })
    }

    /// What waiting would give, where it is possible, nobody chose it, and the end of the outage is set.
    fn waiting(
        &self,
        hit: &Hit,
        incident: &ResolvedIncident,
        others: &[Weighed],
    ) -> Option<WaitForSite> {
        if hit.damage_from().is_some() {
            return None;
        }
        let (wait, _) = others.iter().find(|(it, _)| it.option == RecoveryOption::WaitForSite)?;
        let Harm::Place { place, until: Some(until), .. } = hit.harm else { return None };
        let returned_to = hit.interrupted.filter(|it| it.builds()).and_then(|it| it.untouched);
        let is_zone = returned_to.is_none() && place == OutPlace::Zone;
        Some(WaitForSite {
            site: wait.site,
            zone: is_zone.then_some(incident.zone),
            returns: returned_to.map_or(until, |(_, at)| at),
            back_at: hit.at + wait.steps.total(),
            recovered_to: wait.recovered_to,
        })
    }

    fn alternative(
        &self,
        hit: &Hit,
        (candidate, cost): Weighed,
        taken: Option<&Candidate>,
        is_pinned: bool,
    ) -> Alternative {
        let because = match (candidate.option, taken.map(|it| it.option)) {
            (option, Some(_)) if is_cancelled(taken, option) => {
                taken.map_or(Because::NoNeed, |it| it.because.clone())
            }
            (option, Some(pinned)) if is_pinned && option == pinned => Because::OtherVaultIsPinned,
            (_, Some(pinned)) if is_pinned => Because::AnotherIsPinned { pinned },
            (RecoveryOption::WaitForSite, Some(_)) => Because::WaitingIsLast,
            (_, Some(RecoveryOption::SelfHeal)) => Because::NoNeed,
            (option, Some(taken)) if option == taken => Because::OtherVault,
            (_, Some(taken)) => Because::CostsMore { taken },
            (_, None) => candidate.because,
        };
        Alternative {
            option: candidate.option,
            vault: self.vault_id(candidate.vault),
            recovered_to: candidate.recovered_to,
            data_lost: hit.written_until().since(candidate.recovered_to).at_least_zero(),
            back_at: hit.at + candidate.steps.total(),
            phases: candidate.steps.phases(hit.at),
            cost,
            because,
        }
    }

    pub(super) fn vault_id(&self, vault: Option<VaultIdx>) -> Option<VaultId> {
        Some(self.scenario.vaults.get(vault?)?.id.clone())
    }
}

/// Whether the way taken is that the component resumed before another way was done.
fn is_cancelled(taken: Option<&Candidate>, option: RecoveryOption) -> bool {
    let because = taken.map(|it| &it.because);
    matches!(because, Some(Because::SiteReturnedFirst { cancelled, .. }) if *cancelled == option)
}

/// Why a pinned way does not help: the reason of its own vault, else the first of its kind.
fn why_not(pin: &Pin, refused: &[RefusedOption]) -> Because {
    refused
        .iter()
        .find(|it| it.option == pin.option && (pin.vault.is_none() || it.vault == pin.vault))
        .map_or(Because::NoRuleHere, |it| it.because.clone())
}
