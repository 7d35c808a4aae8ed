//! Amazon Neptune: a cluster of a graph database.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, Footprint, Incremental,
    MachineFailure, OwnBackups, OwnCharge, OwnPoints, ReplicaWrites, Resilience, Restore,
    RunningCharge, RunningItem, ServiceReplica, Setting, SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, PriceKey, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "Neptune cluster",
    short: "Neptune",
    service: "Amazon Neptune",
    synonyms: &["database", "graph", "gremlin", "sparql"],
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    with_data: None,
    footprint: Footprint::SharedStorage,
    resilience: Resilience {
        machine: MachineFailure::InstanceRecreated(Assumption::ClusterRebuildMinutes),
        failover_seconds: Some(Assumption::NeptuneFailoverSeconds),
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
        name: "Neptune Global Database",
        lag_seconds: Assumption::NeptuneReplicaLagSeconds,
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
        source: &source::NEPTUNE_BACKUPS,
    }),
    continuous_lag_minutes: None,
    charges: Charges {
        warm: Charge::At(PriceKey::NEPTUNE_BACKUP),
        air_gapped: Charge::At(PriceKey::LAG_NEPTUNE),
        cold: Charge::Never,
        copy: Charge::At(PriceKey::DATABASE_COPY),
        copy_into: &[],
        restore: Charge::At(PriceKey::NEPTUNE_RESTORE),
        restore_cold: Charge::Never,
        free_up_to_size: false,
        running: RunningCharge::Items(&[
            RunningItem::Hour(PriceKey::NEPTUNE_HOUR),
            RunningItem::Stored(PriceKey::NEPTUNE_STORAGE),
        ]),
    },
    start: Start::DATA,
    facts: &[
        SourcedFact {
            text: "Every recovery point is a full copy. AWS Backup has no continuous backup for Neptune.",
            source: &source::FEATURE_AVAILABILITY,
        },
        SourcedFact {
            text: "The automated backups of Neptune are always on. Any second of the last 1 to 35 days can be restored; the default is 1 day.",
            source: &source::NEPTUNE_BACKUPS,
        },
        SourcedFact {
            text: "Neptune Global Database typically lags by less than a second.",
            source: &source::NEPTUNE_GLOBAL,
        },
        SourcedFact {
            text: "Since 23 October 2025, one copy action can copy to another Region and another account at once.",
            source: &source::DOC_HISTORY,
        },
        SourcedFact {
            text: "With a reader, a cluster typically fails over in less than 120 seconds, and often in less than 60 seconds.",
            source: &source::NEPTUNE_FAULTS,
        },
    ],
};
