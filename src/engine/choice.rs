//! The choice among the ways back: what costs the business least, and what others would have given.

use super::design::Index;
use super::options::{Harm, Hit, Judge};
use super::outcome::{Alternative, PhaseKind, Refused};
use super::reason::Because;
use super::recovery::{Candidate, Steps};
use super::telling::Telling;
use crate::catalog::{Assumption, RecoveryOption};
use crate::model::{Incident, Pin, VaultId};
use crate::units::{Span, Usd};

/// A hit with the way back chosen for it.
pub(super) struct Answer {
    pub(super) hit: Hit,
    pub(super) chosen: Option<Candidate>,
    pub(super) usable: Vec<Alternative>,
    pub(super) refused: Vec<Refused>,
}

impl Telling<'_> {
    pub(super) fn answer(&self, hit: Hit, incident: &Incident) -> Answer {
        let judge = Judge::new(self.design, &self.world, &hit);
        let mut candidates = Vec::new();
        let mut refused = Vec::new();
        for judged in judge.all() {
            match judged.verdict {
                Ok(candidate) => candidates.push(candidate),
                Err(because) => refused.push(Refused {
                    option: judged.option,
                    vault: self.vault_id(judged.vault),
                    because,
                }),
            }
        }
        let component = &self.scenario.components[hit.part].id;
        let pin = incident.pins.iter().find(|pin| pin.component == *component);
        let mut chosen = self.choose(&hit, &mut candidates, pin);
        if chosen.is_none() {
            chosen = self.start_over(&hit);
        }
        let taken = chosen.as_ref().map(|it| it.option);
        let usable = candidates.into_iter().map(|it| self.alternative(&hit, it, taken)).collect();
        if let (Some(candidate), None) = (&mut chosen, pin) {
            self.resume_if_first(&hit, candidate);
        }
        Answer { hit, chosen, usable, refused }
    }

    /// The way that costs the business least; waiting only when nothing else works (M13). Taken out
    /// of the candidates.
    fn choose(
        &self,
        hit: &Hit,
        candidates: &mut Vec<Candidate>,
        pin: Option<&Pin>,
    ) -> Option<Candidate> {
        let pinned = pin.and_then(|pin| {
            candidates.iter().position(|it| {
                it.option == pin.option
                    && (pin.vault.is_none() || self.vault_id(it.vault) == pin.vault)
            })
        });
        if let Some(at) = pinned {
            let mut candidate = candidates.remove(at);
            candidate.because = Because::Pinned;
            return Some(candidate);
        }
        let best = candidates
            .iter()
            .enumerate()
            .min_by_key(|(_, it)| {
                let waits = it.option == RecoveryOption::WaitForSite;
                (waits, self.price(hit, it), it.steps.total(), it.option)
            })
            .map(|(at, _)| at)?;
        Some(candidates.remove(best))
    }

    /// Sales lost while down and data lost.
    fn price(&self, hit: &Hit, candidate: &Candidate) -> Usd {
        let back = hit.at + candidate.steps.total();
        self.business.downtime_cost(hit.part, hit.stops_at(), back.max(hit.stops_at()))
            + self.business.data_cost(hit.part, candidate.recovered_to, hit.written_until())
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
        candidate: Candidate,
        taken: Option<RecoveryOption>,
    ) -> Alternative {
        let because = match (candidate.option, taken) {
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
            because,
        }
    }

    pub(super) fn vault_id(&self, vault: Option<Index>) -> Option<VaultId> {
        Some(self.scenario.vaults.get(vault?)?.id.clone())
    }
}
