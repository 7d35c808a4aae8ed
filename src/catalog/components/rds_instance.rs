//! Amazon RDS: a DB instance with or without a standby, or a Multi-AZ DB cluster.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, ComponentVariant, Footprint,
    Incremental, MachineFailure, OwnBackups, OwnCharge, OwnPoints, ReplicaWrites, Resilience,
    Restore, RuledOut, RunningCharge, RunningItem, ServiceReplica, Setting, SourcedFact, Start,
    Substance, Support, VariantSpec, is_on,
};
use crate::catalog::{Assumption, PriceKey, source};

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
    synonyms: &[
        "database",
        "mysql",
        "postgres",
        "postgresql",
        "mariadb",
        "oracle",
        "sql server",
        "mssql",
        "db2",
        "relational",
        "sql",
    ],
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    with_data: None,
    footprint: Footprint::Zonal,
    resilience: Resilience {
        machine: MachineFailure::HostReplaced(Assumption::HostReplacementMinutes),
        failover_seconds: Some(Assumption::MultiAzFailoverSeconds),
        relocation_minutes: None,
        repairs_single_node: true,
    },
    settings: &[
        Setting::Zone,
        Setting::MultiAz,
        Setting::MultiAzCluster,
        Setting::AutomatedBackupDays,
        Setting::Encryption,
    ],
    ruled_out: &[RuledOut { setting: Setting::MultiAz, by: Setting::MultiAzCluster, at: is_on }],
    replicated_by_drs: false,
    capabilities: INSTANCE,
    air_gapped_needs_encryption: false,
    variants: &[VariantSpec {
        variant: ComponentVariant::MultiAzCluster,
        name: "RDS Multi-AZ DB cluster",
        capabilities: CLUSTER,
    }],
    replica: Some(ServiceReplica {
        name: "Cross-Region read replica",
        lag_seconds: Assumption::RdsReplicaLagSeconds,
        promote_minutes: Assumption::RdsPromoteMinutes,
        written_everywhere: false,
        passes_on_deletions: true,
        writes: ReplicaWrites::NoItem,
    }),
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::DatabaseRestoreGibPerHour).replaying_logs(),
    own_backups: Some(OwnBackups {
        can_be_off: &[ComponentVariant::Standard],
        most_days: 35,
        points: OwnPoints::EverySecond { lag_minutes: Assumption::RdsContinuousLagMinutes },
        first_day_is_free: false,
        charge: OwnCharge::Warm,
        source: &source::RDS_AUTOMATED_BACKUPS,
    }),
    continuous_lag_minutes: Some(Assumption::RdsContinuousLagMinutes),
    // Backup storage is free up to the provisioned size of an account's DB instances in a Region (RDS
    // pricing page).
    charges: Charges {
        warm: Charge::At(PriceKey::RDS_BACKUP),
        air_gapped: Charge::Never,
        cold: Charge::Never,
        copy: Charge::At(PriceKey::DATABASE_COPY),
        copy_into: &[],
        restore: Charge::NoItem("The price list of Amazon RDS has no item for a restore."),
        restore_cold: Charge::Never,
        free_up_to_size: true,
        running: RunningCharge::Items(&[
            RunningItem::DatabaseClass,
            RunningItem::DatabaseStorage {
                single_az: PriceKey::RDS_STORAGE,
                multi_az: PriceKey::RDS_STORAGE_MULTI_AZ,
                multi_az_cluster: PriceKey::RDS_STORAGE_CLUSTER,
            },
        ]),
    },
    start: Start::DATA,
    facts: &[
        SourcedFact {
            text: "A Multi-AZ standby protects against the loss of a zone, not of the Region, and it copies every mistake at once.",
            source: &source::RDS_FAILOVER,
        },
        SourcedFact {
            text: "A point-in-time restore creates a new instance, and the application has to be pointed to that instance.",
            source: &source::RDS_PITR,
        },
        SourcedFact {
            text: "Since 23 October 2025, one copy action can copy to another Region and another account at once.",
            source: &source::DOC_HISTORY,
        },
    ],
};
