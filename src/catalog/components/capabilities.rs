//! What AWS Backup can do with a kind of resource: one row of its feature matrix.

use crate::catalog::Source;

/// Whether AWS supports something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// AWS says so.
    Yes,
    /// AWS says it does not, or leaves the cell of its matrix empty.
    No,
    /// The pages disagree or could not be read; treated as no, and shown as unverified.
    Unverified,
}

impl Support {
    /// Whether a design may rely on it.
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }
}

/// What later recovery points hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incremental {
    /// Only what changed since the point before.
    Yes,
    /// Everything, each time.
    FullEachTime,
}

/// Whether points can move to cold storage, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cold {
    /// AWS ignores the setting: points stay warm.
    No,
    /// Points stay incremental in cold storage.
    Incremental,
    /// Points become full in cold storage.
    Full,
    /// Only as EBS Snapshot Archive: full, by opt-in, and for rules that run monthly or more rarely.
    ArchiveMonthly,
}

/// One row of AWS Backup's feature matrix.
#[derive(Clone, Debug)]
pub struct Capabilities {
    /// Whether AWS Backup backs it up at all.
    pub backup: Support,
    /// What later points hold.
    pub incremental: Incremental,
    /// Continuous backup with point-in-time restore by AWS Backup.
    pub continuous: Support,
    /// Copies to another Region.
    pub cross_region: Support,
    /// Copies to another account.
    pub cross_account: Support,
    /// Both by one copy action.
    pub both_in_one_step: Support,
    /// Cold storage.
    pub cold: Cold,
    /// Restore of single files, objects or tables.
    pub item_restore: Support,
    /// Full management: the vault's own key, and copies to another account whatever the resource's key.
    pub full_management: Support,
    /// Restore testing plans.
    pub restore_testing: Support,
    /// Logically air-gapped vaults.
    pub air_gapped: Support,
    /// Controls of AWS Backup Audit Manager.
    pub audit_manager: Support,
    /// The page.
    pub source: &'static Source,
}

impl Capabilities {
    /// Whether points can be copied to another vault at all: with neither kind of copy there is none
    /// in any scenario, not even within an account (developer guide, `backup-feature-availability`).
    pub const fn copies(&self) -> bool {
        self.cross_region.is_yes() || self.cross_account.is_yes()
    }
}

/// A sentence worth knowing, and who says so.
#[derive(Clone, Debug)]
pub struct SourcedFact {
    /// The sentence.
    pub text: &'static str,
    /// The page.
    pub source: &'static Source,
}
