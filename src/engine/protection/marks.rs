//! Single recovery points in full: when each was captured, complete and copied, where it lies and until when.

use super::super::design::{ComponentIdx, PointLifecycle, Protection, VaultIdx};
use super::points::{Captured, JobLoss, JobOutcome, Points};
use crate::model::{Scenario, VaultId};
use crate::units::{Instant, Span};

/// One scheduled job and the recovery point it made.
#[derive(Clone, Debug, PartialEq)]
pub struct PointMark {
    /// The rule, as an index into the lane's rules.
    pub rule: usize,
    /// When the job was due.
    pub scheduled: Instant,
    /// The moment whose state it captured; the due time where it never started.
    pub captured: Instant,
    /// When the point was complete; nothing where there is none.
    pub complete: Option<Instant>,
    /// Where the point lies; nothing where there is none, or where the vault is not there.
    pub stored: Option<StoredPoint>,
    /// The copies of it, in the order of the rule's copy actions.
    pub copies: Vec<StoredPoint>,
    /// Copies that were lost on the way, by their vaults.
    pub copies_lost: Vec<VaultId>,
    /// Why there is no point.
    pub failed: Option<String>,
}

/// A recovery point in one vault.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredPoint {
    /// The vault.
    pub vault: VaultId,
    /// When it is usable there.
    pub usable: Instant,
    /// When it moves to cold storage.
    pub cold: Option<Instant>,
    /// When it expires.
    pub expires: Option<Instant>,
    /// When an intruder destroyed it.
    pub destroyed: Option<Instant>,
}

impl PointMark {
    /// Whether the job, or a copy of what it made, was not done yet at a moment.
    pub fn is_at_work_after(&self, at: Instant) -> bool {
        let copied = self.copies.iter().map(|copy| copy.usable).max();
        self.complete.max(copied).is_some_and(|done| done > at)
    }
}

impl Points<'_> {
    /// The jobs of a rule that were due between two moments, both included.
    pub(super) fn marks(
        self,
        scenario: &Scenario,
        component: ComponentIdx,
        protection: &Protection,
        rule_index: usize,
        (from, to): (Instant, Instant),
        marks: &mut Vec<PointMark>,
    ) {
        let rule = self.rule(protection);
        let mut next = rule.times.at_or_after(from);
        while let Some(scheduled) = next.filter(|at| *at <= to) {
            next = rule.times.at_or_after(scheduled + Span::seconds(1));
            if protection.continuous.is_some() && protection.copied_to.is_empty() {
                continue;
            }
            let empty = PointMark {
                rule: rule_index,
                scheduled,
                captured: scheduled,
                complete: None,
                stored: None,
                copies: Vec::new(),
                copies_lost: Vec::new(),
                failed: None,
            };
            marks.push(match self.job(component, protection, scheduled) {
                JobOutcome::GivesWay => PointMark {
                    failed: Some("The job did not run, because the start window of a rule of the same plan with a longer retention was open.".to_owned()),
                    ..empty
                },
                JobOutcome::NotStarted(since) => PointMark {
                    failed: Some(format!("The job could not start, because the component, or the site of its vault, has been down since {}.", since.short())),
                    ..empty
                },
                JobOutcome::NoControlPlane(since) => PointMark {
                    failed: Some(format!("The job could not start, because the control planes of the vault's Region have been down since {}.", since.short())),
                    ..empty
                },
                JobOutcome::Elsewhere(since) => PointMark {
                    failed: Some(format!("The plan does not cover the site at which the component has run since {}.", since.short())),
                    ..empty
                },
                JobOutcome::TooSlow => PointMark {
                    failed: Some("The job expired, because jobs take longer to start than the rule's start window.".to_owned()),
                    ..empty
                },
                JobOutcome::Waited => PointMark {
                    failed: Some("The job expired, because another job of the component ran until the rule's start window ended. AWS Backup runs one job at a time.".to_owned()),
                    ..empty
                },
                JobOutcome::Lost(job, loss) => PointMark {
                    captured: job.captured,
                    failed: Some(loss_sentence(loss).to_owned()),
                    ..empty
                },
                JobOutcome::Done(job) => self.done(scenario, protection, &job, empty),
            });
        }
    }

    fn done(
        self,
        scenario: &Scenario,
        protection: &Protection,
        job: &Captured,
        mut mark: PointMark,
    ) -> PointMark {
        let rule = self.rule(protection);
        mark.captured = job.captured;
        mark.complete = Some(job.complete);
        // What a continuous backup captures at such a moment is copied, and has no point of its own.
        if protection.has_own_points() {
            let own = (protection.vault, rule.keep, job.complete);
            mark.stored = self.stored(scenario, protection, job, own);
        }
        for target in &rule.copies {
            match self.copied(protection, job, target) {
                Some(usable) => {
                    let copy = (target.vault, target.keep, usable);
                    mark.copies.extend(self.stored(scenario, protection, job, copy));
                }
                None if self.design.is_copied(protection, target) => {
                    let vault = scenario.vaults.get(target.vault);
                    mark.copies_lost.extend(vault.map(|it| it.id.clone()));
                }
                None => {}
            }
        }
        mark
    }

    fn stored(
        self,
        scenario: &Scenario,
        protection: &Protection,
        job: &Captured,
        (vault, keep, usable): (VaultIdx, PointLifecycle, Instant),
    ) -> Option<StoredPoint> {
        let cold = keep.cold_after.filter(|_| protection.turns_cold);
        let expires = keep.expires(job.captured);
        let wiped = self.world.vaults.get(vault)?.wiped.iter();
        let destroyed = wiped
            .filter(|wipe| job.captured <= wipe.at && usable <= wipe.until)
            .map(|wipe| wipe.at)
            .filter(|at| expires.is_none_or(|expires| *at < expires))
            .min();
        Some(StoredPoint {
            vault: scenario.vaults.get(vault)?.id.clone(),
            usable,
            cold: cold.map(|after| job.captured + after),
            expires,
            destroyed,
        })
    }
}

fn loss_sentence(loss: JobLoss) -> &'static str {
    match loss {
        JobLoss::SourceLost => "The job was lost with the data it was reading.",
        JobLoss::VaultSiteLost => "The job was lost with the site of its vault.",
        JobLoss::WindowOver => "The job took longer than the rule's completion window.",
    }
}
