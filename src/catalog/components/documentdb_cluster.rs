//! Amazon DocumentDB: a cluster of a document database.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, Footprint, Incremental,
    MachineFailure, OwnBackups, OwnCharge, OwnPoints, ReplicaWrites, Resilience, Restore,
    RunningCharge, RunningItem, ServiceReplica, Setting, SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, PriceKey, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "DocumentDB cluster",
    short: "DocumentDB",
    service: "Amazon DocumentDB",
    synonyms: &["database", "mongo", "mongodb", "document", "nosql"],
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    with_data: None,
    footprint: Footprint::SharedStorage,
    resilience: Resilience {
        machine: MachineFailure::InstanceRecreated(Assumption::ClusterRebuildMinutes),
        failover_seconds: Some(Assumption::DocumentdbFailoverSeconds),
        relocation_minutes: None,
        repairs_single_node: true,
    },
    settings: &[Setting::Zone, Setting::Readers, Setting::AutomatedBackupDays, Setting::Encryption],
    ruled_out: &[],
    replicated_by_drs: false,
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
    air_gapped_needs_encryption: true,
    variants: &[],
    replica: Some(ServiceReplica {
        name: "Global cluster",
        lag_seconds: Assumption::DocumentdbReplicaLagSeconds,
        promote_minutes: Assumption::OtherReplicaPromoteMinutes,
        written_everywhere: false,
        passes_on_deletions: true,
        writes: ReplicaWrites::NoItem,
    }),
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::DatabaseRestoreGibPerHour).replaying_logs(),
    own_backups: Some(OwnBackups {
        can_be_off: &[],
        most_days: 35,
        points: OwnPoints::EverySecond { lag_minutes: Assumption::RdsContinuousLagMinutes },
        first_day_is_free: true,
        charge: OwnCharge::Warm,
        source: &source::DOCUMENTDB_BACKUPS,
    }),
    continuous_lag_minutes: None,
    charges: Charges {
        warm: Charge::At(PriceKey::DOCUMENTDB_BACKUP),
        air_gapped: Charge::At(PriceKey::LAG_DOCUMENTDB),
        cold: Charge::Never,
        copy: Charge::At(PriceKey::DATABASE_COPY),
        copy_into: &[],
        restore: Charge::At(PriceKey::DOCUMENTDB_RESTORE),
        restore_cold: Charge::Never,
        free_up_to_size: false,
        running: RunningCharge::Items(&[
            RunningItem::Hour(PriceKey::DOCUMENTDB_HOUR),
            RunningItem::Stored(PriceKey::DOCUMENTDB_STORAGE),
        ]),
    },
    start: Start::DATA,
    facts: &[
        SourcedFact {
            text: "The automated backups of DocumentDB are always on. Any second of the last 1 to 35 days can be restored; the default is 1 day.",
            source: &source::DOCUMENTDB_BACKUPS,
        },
        SourcedFact {
            text: "A global cluster typically lags by less than a second.",
            source: &source::DOCUMENTDB_GLOBAL,
        },
        SourcedFact {
            text: "Every recovery point is a full copy.",
            source: &source::FEATURE_AVAILABILITY,
        },
        SourcedFact {
            text: "Since 23 October 2025, one copy action can copy to another Region and another account at once.",
            source: &source::DOC_HISTORY,
        },
        SourcedFact {
            text: "With a replica, a failover typically takes less than 30 seconds. The same page says that the service is typically restored in less than 120 seconds, and often in less than 60 seconds.",
            source: &source::DOCUMENTDB_FAULTS,
        },
    ],
};
