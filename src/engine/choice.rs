//! The choice among the ways back: what costs the business least, and what others would have given.

use super::charges::charges;
use super::design::Index;
use super::options::{Harm, Hit, Judge};
use super::outcome::{Alternative, PhaseKind, PinOutcome, Refused, WayCost};
use super::reason::Because;
use super::recovery::{Candidate, Steps};
use super::telling::Telling;
use crate::catalog::{Assumption, RecoveryOption};
use crate::model::{Incident, Pin, VaultId};
use crate::units::Span;

/// A hit with the way back chosen for it.
pub(super) struct Answer {
    pub(super) hit: Hit,
    pub(super) chosen: Option<Candidate>,
    pub(super) usable: Vec<Alternative>,
    pub(super) refused: Vec<Refused>,
    pub(super) pin: Option<PinOutcome>,
    /// What it needs that came back last, so that it waited for that.
    pub(super) waits_for: Option<Index>,
}

/// A way back with what it would cost.
type Weighed = (Candidate, WayCost);

impl Telling<'_> {
    pub(super) fn answer(&self, hit: Hit, incident: &Incident) -> Answer {
        let judge = Judge::new(self.design, &self.world, &hit);
        let mut candidates: Vec<Weighed> = Vec::new();
        let mut refused = Vec::new();
        for judged in judge.all() {
            match judged.verdict {
                Ok(candidate) => {
                    let cost = self.cost(&hit, &candidate);
                    candidates.push((candidate, cost));
                }
                Err(_) if self.is_brief => {}
                Err(because) => refused.push(Refused {
                    option: judged.option,
                    vault: self.vault_id(judged.vault),
                    because,
                }),
            }
        }
        let component = &self.scenario.components[hit.part].id;
        let pin = incident.pins.iter().find(|pin| pin.component == *component);
        let pinned = pin.and_then(|pin| self.best(&candidates, |it| self.fits(pin, it)));
        let at = pinned.or_else(|| self.best(&candidates, |_| true));
        let mut chosen = at.map(|at| candidates.remove(at).0);
        if self.is_brief {
            candidates.clear();
        }
        let usable = candidates
            .into_iter()
            .map(|it| self.alternative(&hit, it, chosen.as_ref(), pinned.is_some()))
            .collect();
        if let (Some(candidate), None) = (&mut chosen, pinned) {
            self.resume_if_first(&hit, candidate);
        }
        if chosen.is_none() {
            chosen = self.start_over(&hit);
        }
        let pin = pin.map(|pin| PinOutcome {
            option: pin.option,
            vault: pin.vault.clone(),
            because: pinned.is_none().then(|| why_not(pin, &refused)),
        });
        Answer { hit, chosen, usable, refused, pin, waits_for: None }
    }

    /// Of the ways back that are let in, the place of the one that costs the business least; waiting
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

    /// Whether a way back is the one that a pin means.
    fn fits(&self, pin: &Pin, candidate: &Candidate) -> bool {
        candidate.option == pin.option
            && (pin.vault.is_none() || self.vault_id(candidate.vault) == pin.vault)
    }

    /// What a way back costs the business: sales lost while the component is down, data lost, and what
    /// AWS charges for the restore.
    pub(super) fn cost(&self, hit: &Hit, candidate: &Candidate) -> WayCost {
        let back = hit.at + candidate.steps.total();
        WayCost {
            sales: self.business.downtime_cost(hit.part, hit.stops_at(), back.max(hit.stops_at())),
            data: self.business.data_cost(hit.part, candidate.recovered_to, hit.written_until()),
            charges: charges(self.scenario, self.design, hit.part, candidate),
        }
    }

    /// Where a recovery was interrupted by an outage and nothing else is left, it starts over when the
    /// site returns.
    fn start_over(&self, hit: &Hit) -> Option<Candidate> {
        let before = hit.interrupted?;
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
        let site = self.world.parts[hit.part].site;
        Some(Candidate {
            option: taken.option,
            vault: taken
                .vault
                .as_ref()
                .and_then(|id| self.scenario.vaults.iter().position(|vault| vault.id == *id)),
            site,
            recovered_to: impact.recovered_to?,
            steps,
            uses: [site, site],
            because: Because::ThenAgain { option: taken.option, at: until },
        })
    }

    /// If the site returns before the recovery is done, the component resumes in place (M12).
    fn resume_if_first(&self, hit: &Hit, candidate: &mut Candidate) {
        let Harm::Place { until: Some(until), destroyed: false, .. } = hit.harm else { return };
        let waits =
            matches!(candidate.option, RecoveryOption::WaitForSite | RecoveryOption::SelfHeal);
        if waits || hit.damage_from().is_some() || hit.at + candidate.steps.total() <= until {
            return;
        }
        let judge = Judge::new(self.design, &self.world, hit);
        if let Ok(mut wait) = judge.wait_for_site() {
            wait.because = Because::SiteReturnedFirst { at: until, cancelled: candidate.option };
            *candidate = wait;
        }
    }

    fn alternative(
        &self,
        hit: &Hit,
        (candidate, cost): Weighed,
        taken: Option<&Candidate>,
        is_pinned: bool,
    ) -> Alternative {
        let because = match (candidate.option, taken.map(|it| it.option)) {
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

    pub(super) fn vault_id(&self, vault: Option<Index>) -> Option<VaultId> {
        Some(self.scenario.vaults.get(vault?)?.id.clone())
    }
}

/// Why a pinned way does not help: the reason of its own vault, else the first of its kind.
fn why_not(pin: &Pin, refused: &[Refused]) -> Because {
    refused
        .iter()
        .find(|it| it.option == pin.option && (pin.vault.is_none() || it.vault == pin.vault))
        .map_or(Because::NoRuleHere, |it| it.because.clone())
}
