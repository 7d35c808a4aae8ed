//! Amazon ElastiCache: a cluster of Valkey or Redis OSS that keeps its data in memory.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, ComponentVariant, Footprint,
    Incremental, MachineFailure, OwnBackups, OwnCharge, OwnPoints, ReplicaWrites, Resilience,
    Restore, RunningCharge, RunningItem, ServiceReplica, Setting, SourcedFact, Start, Substance,
    Support,
};
use crate::catalog::{Assumption, PriceKey, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "ElastiCache cluster",
    short: "ElastiCache",
    service: "Amazon ElastiCache",
    synonyms: &["cache", "redis", "valkey", "in-memory", "session store"],
    runs: super::Runs::InRegions,
    // A cache fills itself again; a store of sessions or scores says that it holds data.
    substance: Substance::Compute,
    with_data: Some(Substance::Data),
    footprint: Footprint::Zonal,
    resilience: Resilience {
        machine: MachineFailure::ReplacedEmpty(Assumption::ElasticacheReplacementMinutes),
        failover_seconds: Some(Assumption::ElasticacheFailoverSeconds),
        relocation_minutes: None,
        repairs_single_node: true,
    },
    settings: &[
        Setting::HoldsData,
        Setting::Zone,
        Setting::Nodes,
        Setting::Readers,
        Setting::MultiAz,
        Setting::AutomatedBackupDays,
    ],
    ruled_out: &[],
    replicated_by_drs: false,
    capabilities: Capabilities {
        backup: Support::No,
        incremental: Incremental::FullEachTime,
        continuous: Support::No,
        cross_region: Support::No,
        cross_account: Support::No,
        both_in_one_step: Support::No,
        cold: Cold::No,
        item_restore: Support::No,
        full_management: Support::No,
        restore_testing: Support::No,
        air_gapped: Support::No,
        audit_manager: Support::No,
        source: &source::FEATURE_AVAILABILITY,
    },
    air_gapped_needs_encryption: false,
    variants: &[],
    replica: Some(ServiceReplica {
        name: "Global datastore",
        lag_seconds: Assumption::ElasticacheReplicaLagSeconds,
        promote_minutes: Assumption::ElasticachePromoteMinutes,
        written_everywhere: false,
        passes_on_deletions: true,
        writes: ReplicaWrites::NoItem,
    }),
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::DatabaseRestoreGibPerHour),
    own_backups: Some(OwnBackups {
        can_be_off: &[ComponentVariant::Standard],
        most_days: 35,
        points: OwnPoints::Daily,
        first_day_is_free: false,
        charge: OwnCharge::EachSnapshot(PriceKey::ELASTICACHE_BACKUP),
        source: &source::ELASTICACHE_RETENTION,
    }),
    continuous_lag_minutes: None,
    charges: Charges {
        warm: Charge::Never,
        air_gapped: Charge::Never,
        cold: Charge::Never,
        copy: Charge::Never,
        copy_into: &[],
        restore: Charge::NoItem("AWS charges nothing for restoring a snapshot into a cache."),
        restore_cold: Charge::Never,
        free_up_to_size: false,
        running: RunningCharge::Items(&[RunningItem::Nodes(PriceKey::ELASTICACHE_NODE)]),
    },
    start: Start::CACHE,
    facts: &[
        SourcedFact {
            text: "AWS Backup does not back it up; its own snapshots are off unless somebody sets how long they are kept, 1 to 35 days.",
            source: &source::ELASTICACHE_RETENTION,
        },
        SourcedFact {
            text: "The data is in memory: when the only node of a cluster fails, all of it is lost.",
            source: &source::ELASTICACHE_REPLICATION,
        },
        SourcedFact {
            text: "With Multi-AZ a replica takes over from a failed primary by itself. Without it the service creates a new primary, which copies from a replica first.",
            source: &source::ELASTICACHE_FAILURES,
        },
        SourcedFact {
            text: "Replication to replicas is asynchronous: the last writes before a failure may be missing. The simulation counts them as kept.",
            source: &source::ELASTICACHE_REPLICATION,
        },
        SourcedFact {
            text: "A new node joins the cluster within six minutes of a failover.",
            source: &source::ELASTICACHE_FAQ,
        },
        SourcedFact {
            text: "A global datastore typically lags less than a second and is promoted by somebody, typically in less than a minute.",
            source: &source::ELASTICACHE_FAQ,
        },
        SourcedFact {
            text: "Automatic snapshots are deleted with the cluster, and can be restored in their own Region only.",
            source: &source::ELASTICACHE_FAQ,
        },
    ],
};
