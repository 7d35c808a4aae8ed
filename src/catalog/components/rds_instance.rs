//! Amazon RDS: a DB instance with or without a standby, or a Multi-AZ DB cluster.

use super::{
    Backup, Capabilities, Cold, ComponentSpec, Fact, Footprint, Incremental, MachineFailure,
    OwnBackups, Replica, Resilience, Restore, Setting, Substance, Support, Variant,
};
use crate::catalog::{Assumption, source};

const INSTANCE: Capabilities = Capabilities {
    backup: Support::Yes,
    incremental: Incremental::Yes,
    continuous: Support::Yes,
    cross_region: Support::Yes,
    cross_account: Support::Yes,
    both_in_one_step: Support::Yes,
    cold: Cold::No,
    item_restore: Support::No,
    full_management: Support::No,
    restore_testing: Support::Yes,
    air_gapped: Support::No,
    audit_manager: Support::Yes,
    source: &source::FEATURE_AVAILABILITY,
};

/// The matrix ticks copies for clusters too, but its footnote 3 forbids them: the footnote is the rule.
const CLUSTER: Capabilities = Capabilities {
    continuous: Support::No,
    cross_region: Support::No,
    cross_account: Support::No,
    both_in_one_step: Support::No,
    ..INSTANCE
};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "RDS instance",
    short: "RDS",
    service: "Amazon RDS",
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    footprint: Footprint::Zonal,
    resilience: Resilience {
        machine: MachineFailure::HostReplaced(Assumption::HostReplacementMinutes),
        failover_seconds: Some(Assumption::MultiAzFailoverSeconds),
        relocation_minutes: None,
    },
    settings: &[
        Setting::Zone,
        Setting::MultiAz,
        Setting::MultiAzCluster,
        Setting::AutomatedBackupDays,
        Setting::Encryption,
    ],
    capabilities: INSTANCE,
    variants: &[(Variant::MultiAzCluster, CLUSTER)],
    replica: Some(Replica {
        name: "Cross-Region read replica",
        lag_seconds: Assumption::RdsReplicaLagSeconds,
        promote_minutes: Assumption::RdsPromoteMinutes,
    }),
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::DatabaseRestoreGibPerHour).replaying_logs(),
    own_backups: Some(OwnBackups {
        can_be_off: &[Variant::Standard],
        most_days: 35,
        lag_minutes: Assumption::RdsContinuousLagMinutes,
        first_day_is_free: false,
        source: &source::RDS_AUTOMATED_BACKUPS,
    }),
    continuous_lag_minutes: Some(Assumption::RdsContinuousLagMinutes),
    facts: &[
        Fact {
            text: "A Multi-AZ standby protects against the loss of a zone, not of the Region, and it copies every mistake at once.",
            source: &source::RDS_FAILOVER,
        },
        Fact {
            text: "A point-in-time restore creates a new instance, and the application has to be pointed to that instance.",
            source: &source::RDS_PITR,
        },
        Fact {
            text: "Since 23 October 2025, one copy action can copy to another Region and another account at once.",
            source: &source::DOC_HISTORY,
        },
    ],
};
