//! Amazon Aurora: a DB cluster whose storage the service spreads over the Region's zones.

use super::{
    Backup, Capabilities, Cold, ComponentSpec, Fact, Footprint, Incremental, MachineFailure,
    OwnBackups, Replica, Resilience, Restore, Setting, Substance, Support,
};
use crate::catalog::{Assumption, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "Aurora cluster",
    short: "Aurora",
    service: "Amazon Aurora",
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    footprint: Footprint::SharedStorage,
    resilience: Resilience {
        machine: MachineFailure::InstanceRecreated(Assumption::ClusterRebuildMinutes),
        failover_seconds: Some(Assumption::AuroraFailoverSeconds),
        relocation_minutes: None,
    },
    settings: &[Setting::Zone, Setting::Readers, Setting::AutomatedBackupDays, Setting::Encryption],
    capabilities: Capabilities {
        backup: Support::Yes,
        // Only continuous backup is incremental: snapshots are full.
        incremental: Incremental::FullEachTime,
        continuous: Support::Yes,
        cross_region: Support::Yes,
        cross_account: Support::Yes,
        both_in_one_step: Support::Yes,
        cold: Cold::No,
        item_restore: Support::No,
        full_management: Support::No,
        restore_testing: Support::Yes,
        air_gapped: Support::Yes,
        audit_manager: Support::Yes,
        source: &source::FEATURE_AVAILABILITY,
    },
    variants: &[],
    replica: Some(Replica {
        name: "Aurora Global Database",
        lag_seconds: Assumption::AuroraReplicaLagSeconds,
        promote_minutes: Assumption::AuroraPromoteMinutes,
    }),
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::DatabaseRestoreGibPerHour).replaying_logs(),
    own_backups: Some(OwnBackups {
        can_be_off: &[],
        most_days: 35,
        lag_minutes: Assumption::RdsContinuousLagMinutes,
        first_day_is_free: true,
        source: &source::AURORA_BACKUPS,
    }),
    continuous_lag_minutes: Some(Assumption::RdsContinuousLagMinutes),
    facts: &[
        Fact {
            text: "Aurora Global Database typically lags less than a second; a failover to it takes minutes.",
            source: &source::AURORA_GLOBAL_FAILOVER,
        },
        Fact {
            text: "Its automated backups cannot be switched off: any second of the last 1 to 35 days can be restored, by default of the last day.",
            source: &source::AURORA_BACKUPS,
        },
        Fact {
            text: "A copy of a continuous backup is a full snapshot: it restores to one moment only.",
            source: &source::PITR_COPYING,
        },
        Fact {
            text: "Snapshots cost nothing while they lie inside the retention of the continuous backup.",
            source: &source::METERING,
        },
        Fact {
            text: "With a reader it fails over typically in less than 60 seconds; without one the failed instance is created again, typically in less than 10 minutes.",
            source: &source::AURORA_HA,
        },
    ],
};
