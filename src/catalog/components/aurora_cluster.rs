//! Amazon Aurora: a DB cluster whose storage the service spreads over the Region's zones.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, Footprint, Incremental,
    MachineFailure, OwnBackups, OwnCharge, OwnPoints, ReplicaWrites, Resilience, Restore,
    RunningCharge, RunningItem, ServiceReplica, Setting, SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, PriceKey, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "Aurora cluster",
    short: "Aurora",
    service: "Amazon Aurora",
    synonyms: &["database", "mysql", "postgres", "postgresql", "relational", "sql"],
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    with_data: None,
    footprint: Footprint::SharedStorage,
    resilience: Resilience {
        machine: MachineFailure::InstanceRecreated(Assumption::ClusterRebuildMinutes),
        failover_seconds: Some(Assumption::AuroraFailoverSeconds),
        relocation_minutes: None,
        repairs_single_node: true,
    },
    settings: &[Setting::Zone, Setting::Readers, Setting::AutomatedBackupDays, Setting::Encryption],
    ruled_out: &[],
    replicated_by_drs: false,
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
    air_gapped_needs_encryption: true,
    variants: &[],
    replica: Some(ServiceReplica {
        name: "Aurora Global Database",
        lag_seconds: Assumption::AuroraReplicaLagSeconds,
        promote_minutes: Assumption::AuroraPromoteMinutes,
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
        source: &source::AURORA_BACKUPS,
    }),
    continuous_lag_minutes: Some(Assumption::RdsContinuousLagMinutes),
    charges: Charges {
        warm: Charge::At(PriceKey::AURORA_BACKUP),
        air_gapped: Charge::At(PriceKey::LAG_AURORA),
        cold: Charge::Never,
        copy: Charge::At(PriceKey::DATABASE_COPY),
        copy_into: &[("us-east-2", PriceKey::AURORA_TO_OHIO)],
        restore: Charge::NoItem("The price list of Amazon Aurora has no item for a restore."),
        restore_cold: Charge::Never,
        free_up_to_size: false,
        running: RunningCharge::Items(&[
            RunningItem::Hour(PriceKey::AURORA_HOUR),
            RunningItem::Stored(PriceKey::AURORA_STORAGE),
        ]),
    },
    start: Start::DATA,
    facts: &[
        SourcedFact {
            text: "Aurora Global Database typically lags by less than a second. A failover to the secondary Region takes minutes.",
            source: &source::AURORA_GLOBAL_FAILOVER,
        },
        SourcedFact {
            text: "Automated backups cannot be turned off. Any second of the last 1 to 35 days can be restored; the default is 1 day.",
            source: &source::AURORA_BACKUPS,
        },
        SourcedFact {
            text: "A copy of a continuous backup is a full snapshot, which restores to one point in time only.",
            source: &source::PITR_COPYING,
        },
        SourcedFact {
            text: "Snapshots are free while they are within the retention period of the continuous backup.",
            source: &source::METERING,
        },
        SourcedFact {
            text: "With a reader, a cluster typically fails over in less than 60 seconds. Without a reader, Aurora creates the failed instance again, typically in less than 10 minutes.",
            source: &source::AURORA_HA,
        },
    ],
};
