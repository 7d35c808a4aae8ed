//! The table of controls: what AWS Backup Audit Manager asks of each resource.

use crate::catalog::Source;
use crate::catalog::source;

/// One control.
#[derive(Debug)]
pub struct ControlSpec {
    /// What people call it.
    pub name: &'static str,
    /// What it asks, as one sentence for the reader.
    pub asks: &'static str,
    /// The fields of [`Parameters`](super::Parameters) that it reads.
    pub parameters: &'static [&'static str],
    /// The page.
    pub source: &'static Source,
}

table! {
    /// A control of AWS Backup Audit Manager.
    pub enum Control: ControlSpec {
        /// Some plan backs the resource up.
        InAPlan "in_a_plan" => ControlSpec {
            name: "In a backup plan",
            asks: "At least one backup plan covers the resource.",
            parameters: &[],
            source: &source::AUDIT_CONTROLS,
        },
        /// The plan runs often enough and keeps points long enough.
        FrequencyAndRetention "frequency_and_retention" => ControlSpec {
            name: "Plan frequency and retention",
            asks: "One rule runs often enough and keeps its recovery points long enough.",
            parameters: &["frequency_hours", "plan_retention_days"],
            source: &source::AUDIT_CONTROLS,
        },
        /// Points cannot be deleted by hand.
        NoManualDeletion "no_manual_deletion" => ControlSpec {
            name: "No manual deletion",
            asks: "Every vault with its recovery points denies manual deletion, by its access policy or by a lock that nobody can remove.",
            parameters: &[],
            source: &source::AUDIT_CONTROLS,
        },
        /// Points are encrypted.
        Encrypted "encrypted" => ControlSpec {
            name: "Recovery points encrypted",
            asks: "Its recovery points are encrypted at rest.",
            parameters: &[],
            source: &source::AUDIT_CONTROLS,
        },
        /// Points are kept long enough, wherever they are.
        PointRetention "point_retention" => ControlSpec {
            name: "Retention of recovery points",
            asks: "Every recovery point and every copy is kept long enough.",
            parameters: &["point_retention_days"],
            source: &source::AUDIT_CONTROLS,
        },
        /// Copies go to another Region.
        CrossRegionCopy "cross_region_copy" => ControlSpec {
            name: "Copy to another Region",
            asks: "A rule copies its recovery points to another Region.",
            parameters: &["copy_regions"],
            source: &source::AUDIT_CONTROLS,
        },
        /// Copies go to another account.
        CrossAccountCopy "cross_account_copy" => ControlSpec {
            name: "Copy to another account",
            asks: "A rule copies its recovery points to another account.",
            parameters: &["copy_accounts"],
            source: &source::AUDIT_CONTROLS,
        },
        /// Some vault with its points is locked.
        VaultLock "vault_lock" => ControlSpec {
            name: "Vault lock",
            asks: "Its recovery points are in a vault with a vault lock.",
            parameters: &["lock_min_retention_days"],
            source: &source::AUDIT_CONTROLS,
        },
        /// The newest point is young enough.
        LastPoint "last_point" => ControlSpec {
            name: "Newest recovery point",
            asks: "Its newest recovery point is recent enough.",
            parameters: &["newest_point_hours"],
            source: &source::AUDIT_CONTROLS,
        },
        /// A restore is done in time.
        RestoreTime "restore_time" => ControlSpec {
            name: "Restore time",
            asks: "Restoring its newest recovery point takes no longer than its recovery time objective.",
            parameters: &["restore_minutes"],
            source: &source::AUDIT_CONTROLS,
        },
        /// An air-gapped vault holds a point.
        AirGapped "air_gapped" => ControlSpec {
            name: "In a logically air-gapped vault",
            asks: "A logically air-gapped vault holds a recovery point that is recent enough.",
            parameters: &["air_gapped_hours"],
            source: &source::AUDIT_CONTROLS,
        },
    }
}
