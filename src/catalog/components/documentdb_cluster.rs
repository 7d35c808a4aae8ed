//! Amazon DocumentDB: a cluster of a document database.

use super::{
    Backup, Capabilities, Cold, ComponentSpec, Fact, Footprint, Incremental, MachineFailure,
    OwnBackups, Replica, Resilience, Restore, Setting, Substance, Support,
};
use crate::catalog::{Assumption, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "DocumentDB cluster",
    short: "DocumentDB",
    service: "Amazon DocumentDB",
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    footprint: Footprint::SharedStorage,
    resilience: Resilience {
        machine: MachineFailure::InstanceRecreated(Assumption::ClusterRebuildMinutes),
        failover_seconds: Some(Assumption::DocumentdbFailoverSeconds),
        relocation_minutes: None,
    },
    settings: &[Setting::Zone, Setting::Readers, Setting::AutomatedBackupDays, Setting::Encryption],
    capabilities: Capabilities {
        backup: Support::Yes,
        incremental: Incremental::FullEachTime,
        continuous: Support::No,
        cross_region: Support::Yes,
        cross_account: Support::Yes,
        both_in_one_step: Support::Yes,
        cold: Cold::No,
        item_restore: Support::No,
        full_management: Support::No,
        restore_testing: Support::Yes,
        air_gapped: Support::Yes,
        audit_manager: Support::No,
        source: &source::FEATURE_AVAILABILITY,
    },
    variants: &[],
    replica: Some(Replica {
        name: "Global cluster",
        lag_seconds: Assumption::DocumentdbReplicaLagSeconds,
        promote_minutes: Assumption::OtherReplicaPromoteMinutes,
    }),
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::DatabaseRestoreGibPerHour).replaying_logs(),
    own_backups: Some(OwnBackups {
        can_be_off: &[],
        most_days: 35,
        lag_minutes: Assumption::RdsContinuousLagMinutes,
        first_day_is_free: true,
        source: &source::DOCUMENTDB_BACKUPS,
    }),
    continuous_lag_minutes: None,
    facts: &[
        Fact {
            text: "The automated backups of DocumentDB are always on. Any second of the last 1 to 35 days can be restored; the default is 1 day.",
            source: &source::DOCUMENTDB_BACKUPS,
        },
        Fact {
            text: "A global cluster typically lags by less than a second.",
            source: &source::DOCUMENTDB_GLOBAL,
        },
        Fact {
            text: "Every recovery point is a full copy.",
            source: &source::FEATURE_AVAILABILITY,
        },
        Fact {
            text: "Since 23 October 2025, one copy action can copy to another Region and another account at once.",
            source: &source::DOC_HISTORY,
        },
        Fact {
            text: "With a replica, a cluster typically fails over in less than 30 seconds.",
            source: &source::DOCUMENTDB_FAULTS,
        },
    ],
};
