//! What is stored where: every retention against the lock of the vault it targets, and kinds that an
//! air-gapped vault refuses.

use super::air_gap::{Barrier, barrier};
use super::coverage::{Coverage, LifecycleDays, Task, is_inherited};
use super::kinds::CheckKind;
use super::lifecycle::{COLD_DAYS, MOST_DAYS, RETENTIONS, days_or_ever};
use crate::catalog::Setting;
use crate::model::{CopyAction, Edit, Finding, Findings, LockMode, Vault};
use crate::units::{counted, thousands};

/// The shortest minimum retention of an air-gapped vault (`logicallyairgappedvault`).
pub(super) const AIR_GAPPED_DAYS: u32 = 7;
/// The longest retention of a continuous backup (`point-in-time-recovery-retention-period`).
pub(crate) const CONTINUOUS_DAYS: u32 = 35;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    for task in &coverage.tasks {
        retentions(coverage, task, findings);
        refused(coverage, task, findings);
    }
}

/// Retentions that no lock refuses, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    pub(super) low: u32,
    pub(super) high: u32,
    /// Whether recovery points may be kept forever.
    for_ever: bool,
}

impl Range {
    const ANY: Range = Range { low: 1, high: MOST_DAYS, for_ever: true };

    /// What a vault takes; limits that AWS refuses are read as the nearest it allows.
    pub(crate) fn of_vault(vault: &Vault) -> Range {
        let limits = match (vault.air_gapped, vault.lock) {
            (true, _) => AIR_GAPPED_DAYS,
            (false, LockMode::None) => return Self::ANY,
            (false, LockMode::Governance | LockMode::Compliance) => 1,
        };
        let low = vault.min_retention_days.unwrap_or(limits).clamp(limits, MOST_DAYS);
        let high = vault.max_retention_days.unwrap_or(MOST_DAYS).clamp(low, MOST_DAYS);
        Range { low, high, for_ever: vault.max_retention_days.is_none() && !vault.air_gapped }
    }

    /// What the vaults of a task and those of the copies that are deleted with their original take
    /// together.
    pub(crate) fn of_task(coverage: &Coverage<'_>, task: &Task) -> Option<Range> {
        let inheriting = task
            .copies
            .iter()
            .filter(|copy| copy.delete_after_days.is_none())
            .filter_map(|copy| coverage.vault_index(copy.vault.as_str()));
        task.vault
            .into_iter()
            .chain(task.air_gapped)
            .chain(inheriting)
            .map(|vault| Range::of_vault(coverage.vault(vault)))
            .try_fold(Self::ANY, Range::and)
    }

    /// What the vault of a copy takes.
    pub(crate) fn of_copy(coverage: &Coverage<'_>, copy: &CopyAction) -> Option<Range> {
        let vault = coverage.vault_index(copy.vault.as_str());
        Some(vault.map_or(Self::ANY, |vault| Range::of_vault(coverage.vault(vault))))
    }

    fn and(self, other: Range) -> Option<Range> {
        let (low, high) = (self.low.max(other.low), self.high.min(other.high));
        (low <= high).then_some(Range { low, high, for_ever: self.for_ever && other.for_ever })
    }

    pub(crate) fn at_least(self, days: u32) -> Option<Range> {
        self.and(Range { low: days, ..Self::ANY })
    }

    pub(crate) fn at_most(self, days: u32) -> Option<Range> {
        self.and(Range { high: days, ..Self::ANY })
    }

    /// The retention in the range that is nearest to one.
    pub(crate) fn nearest(self, days: u32) -> Option<u32> {
        (self.low <= self.high).then(|| days.clamp(self.low, self.high))
    }

    pub(crate) fn allows(self, days: Option<u32>) -> bool {
        days.map_or(self.for_ever, |days| (self.low..=self.high).contains(&days))
    }

    /// The retentions in the range, for the "what is allowed" half of a sentence.
    fn words(self) -> String {
        let high = counted(self.high.into(), "day");
        if self.low == self.high {
            high
        } else {
            format!("{} to {high}", thousands(self.low.into()))
        }
    }
}

/// Where points of a task go: its own vault and those of its copies.
pub(super) struct PointDestinations {
    pointer: String,
    pub(super) vault: usize,
    pub(super) keep: LifecycleDays,
    /// For a copy that inherits the lifecycle of its original: that one's cold storage setting, which
    /// a lifecycle of its own has to repeat.
    inherited_cold: Option<Option<u32>>,
    is_copy: bool,
}

pub(super) fn targets<'a>(
    coverage: &'a Coverage<'_>,
    task: &'a Task,
) -> impl Iterator<Item = PointDestinations> + 'a {
    let own = task.vault.into_iter().chain(task.air_gapped).map(|vault| PointDestinations {
        pointer: task.pointer.clone(),
        vault,
        keep: task.keep,
        inherited_cold: None,
        is_copy: false,
    });
    let copies = task.copies.iter().enumerate().filter_map(|(index, copy)| {
        Some(PointDestinations {
            pointer: format!("{}/copies/{index}", task.pointer),
            vault: coverage.vault_index(copy.vault.as_str())?,
            keep: LifecycleDays::of_copy(copy, task.keep),
            inherited_cold: is_inherited(copy)
                .then_some(task.keep.cold.filter(|_| !task.continuous)),
            is_copy: true,
        })
    });
    own.chain(copies)
}

fn retentions(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    for target in targets(coverage, task) {
        let vault = coverage.vault(target.vault);
        let range = Range::of_vault(vault);
        let keep = target.keep;
        // A continuous rule without a retention is reported as that, and so is a retention that no
        // vault takes.
        let is_reported = match keep.delete {
            Some(days) => !RETENTIONS.contains(&days),
            None => task.continuous,
        };
        if is_reported || range.allows(keep.delete) {
            continue;
        }
        let pointer = format!("{}/delete_after_days", target.pointer);
        let finding = CheckKind::LockRetention.at(
            &pointer,
            format!(
                "the lock of vault `{}` rejects recovery points kept {}, so the job fails",
                vault.id,
                days_or_ever(keep.delete)
            ),
            format!("Allowed: {}.", range.words()),
        );
        findings.push(match nearest(coverage, task, &target, range) {
            Some(days) => {
                let cold = target.inherited_cold.flatten();
                let cold =
                    cold.map(|cold| Edit::set(format!("{}/cold_after_days", target.pointer), cold));
                let edits = cold.into_iter().chain([Edit::set(pointer, days)]);
                let label = format!("Keep recovery points for {}", counted(days.into(), "day"));
                finding.fix(label, edits)
            }
            None => finding,
        });
    }
}

/// A retention that no lock refuses and that suits the rest of the lifecycle.
fn nearest(
    coverage: &Coverage<'_>,
    task: &Task,
    target: &PointDestinations,
    range: Range,
) -> Option<u32> {
    let range = if target.is_copy { range } else { Range::of_task(coverage, task)? };
    let range = match (target.keep.cold, task.continuous && !target.is_copy) {
        (_, true) => range.at_most(CONTINUOUS_DAYS)?,
        (Some(cold), false) => range.at_least(cold.saturating_add(COLD_DAYS))?,
        (None, false) => range,
    };
    range.nearest(target.keep.delete.unwrap_or(MOST_DAYS))
}

/// What a logically air-gapped vault does not take.
fn refused(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    for target in targets(coverage, task) {
        let vault = coverage.vault(target.vault);
        // What a task itself sends into an air-gapped vault is another subject.
        if !vault.air_gapped || !target.is_copy {
            continue;
        }
        let region = coverage.vault_places[target.vault].map(|place| place.region);
        // What cannot be copied at all is reported as that.
        let comes = |kept_out: Barrier| {
            coverage.those(&task.covered, |component, of| {
                barrier(component, of, region) == Some(kept_out) && of.copies()
            })
        };
        let pointer = format!("{}/vault", target.pointer);
        let no = comes(Barrier::Kind);
        if !no.is_empty() {
            let finding = CheckKind::AirGappedRefuses.at(
                &pointer,
                format!(
                    "`{}` is logically air-gapped and does not support {} ({})",
                    vault.id,
                    coverage.named(&no),
                    coverage.kinds_with_reason(&no)
                ),
                "Use another vault for these components, with a compliance lock in a separate account.",
            );
            findings.push(with_advanced_tables(coverage, &no, finding));
        }
        for (kept_out, kind, why) in [
            (Barrier::AwsKey, CheckKind::AirGappedKey, "under an AWS managed key"),
            (Barrier::Unencrypted, CheckKind::AirGappedUnencrypted, "without encryption"),
        ] {
            let components = comes(kept_out);
            if !components.is_empty() {
                findings.push(with_own_key(
                    &components,
                    kind.at(
                        &pointer,
                        format!(
                            "the air-gapped vault `{}` does not accept {} {why}",
                            vault.id,
                            coverage.named(&components)
                        ),
                        "Encrypt with a customer managed key.",
                    ),
                ));
            }
        }
    }
}

/// The fix is encryption with a key of one's own.
pub(super) fn with_own_key(components: &[usize], finding: Finding) -> Finding {
    let edits = components
        .iter()
        .map(|it| Edit::set(format!("/components/{it}/encryption"), "customer_managed"));
    finding.fix("Use a customer managed key", edits)
}

/// Where only tables without the advanced features are refused, the fix is to turn those on.
pub(super) fn with_advanced_tables(
    coverage: &Coverage<'_>,
    refused: &[usize],
    finding: Finding,
) -> Finding {
    let is_table = |it: &usize| coverage.component(*it).has(Setting::AdvancedBackup);
    if !refused.iter().all(is_table) {
        return finding;
    }
    let edits =
        refused.iter().map(|it| Edit::set(format!("/components/{it}/advanced_backup"), true));
    finding.fix("Turn on advanced DynamoDB backup", edits)
}
