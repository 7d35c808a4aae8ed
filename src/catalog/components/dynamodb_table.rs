//! Amazon DynamoDB: a table, with or without AWS Backup's advanced features.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, ComponentVariant, Footprint,
    Incremental, OwnBackups, OwnCharge, OwnPoints, ReplicaWrites, Resilience, Restore,
    RunningCharge, RunningItem, ServiceReplica, Setting, SourcedFact, Start, Substance, Support,
    VariantSpec,
};
use crate::catalog::{Assumption, PriceKey, source};

const BASIC: Capabilities = Capabilities {
    backup: Support::Yes,
    incremental: Incremental::FullEachTime,
    continuous: Support::No,
    cross_region: Support::No,
    cross_account: Support::No,
    both_in_one_step: Support::No,
    cold: Cold::No,
    item_restore: Support::No,
    full_management: Support::No,
    restore_testing: Support::Yes,
    air_gapped: Support::No,
    audit_manager: Support::Yes,
    source: &source::FEATURE_AVAILABILITY,
};

const ADVANCED: Capabilities = Capabilities {
    cross_region: Support::Yes,
    cross_account: Support::Yes,
    both_in_one_step: Support::Yes,
    cold: Cold::Full,
    full_management: Support::Yes,
    air_gapped: Support::Yes,
    source: &source::ADVANCED_DYNAMODB,
    ..BASIC
};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "DynamoDB table",
    short: "DynamoDB",
    service: "Amazon DynamoDB",
    synonyms: &["database", "nosql", "key-value", "ddb", "global table"],
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    with_data: None,
    footprint: Footprint::Regional,
    resilience: Resilience::ABSORBED,
    settings: &[Setting::AdvancedBackup, Setting::NativePitr, Setting::Encryption],
    ruled_out: &[],
    replicated_by_drs: false,
    capabilities: BASIC,
    air_gapped_needs_encryption: false,
    variants: &[VariantSpec {
        variant: ComponentVariant::AdvancedBackup,
        name: "DynamoDB table",
        capabilities: ADVANCED,
    }],
    replica: Some(ServiceReplica {
        name: "Global table",
        lag_seconds: Assumption::GlobalTableLagSeconds,
        promote_minutes: Assumption::ServingPromoteMinutes,
        written_everywhere: true,
        passes_on_deletions: true,
        writes: ReplicaWrites::Units(PriceKey::DYNAMODB_WRITES),
    }),
    backup: Backup::at(Assumption::DynamodbBackupGibPerHour),
    restore: Restore::at(Assumption::DynamodbRestoreGibPerHour)
        .at_least(Assumption::DynamodbRestoreLeastMinutes),
    own_backups: Some(OwnBackups {
        can_be_off: &[ComponentVariant::Standard, ComponentVariant::AdvancedBackup],
        most_days: 35,
        points: OwnPoints::EverySecond { lag_minutes: Assumption::DynamodbPitrLagMinutes },
        first_day_is_free: false,
        // Its price is by the size of the table, whatever the window (DynamoDB pricing page).
        charge: OwnCharge::Size(PriceKey::DYNAMODB_PITR),
        source: &source::DYNAMODB_PITR,
    }),
    continuous_lag_minutes: None,
    charges: Charges {
        warm: Charge::At(PriceKey::DYNAMODB_BACKUP),
        air_gapped: Charge::At(PriceKey::LAG_DYNAMODB),
        cold: Charge::At(PriceKey::DYNAMODB_COLD),
        copy: Charge::At(PriceKey::DYNAMODB_COPY),
        copy_into: &[],
        restore: Charge::At(PriceKey::DYNAMODB_RESTORE),
        restore_cold: Charge::At(PriceKey::DYNAMODB_RESTORE_COLD),
        free_up_to_size: false,
        running: RunningCharge::Items(&[RunningItem::Stored(PriceKey::DYNAMODB_STORAGE)]),
    },
    start: Start::DATA,
    facts: &[
        SourcedFact {
            text: "Without advanced DynamoDB backup, recovery points cannot be copied, not even to another vault in the same account.",
            source: &source::FEATURE_AVAILABILITY,
        },
        SourcedFact {
            text: "Advanced DynamoDB backup has to be turned on in the account. Every backup is still a full copy.",
            source: &source::ADVANCED_DYNAMODB,
        },
        SourcedFact {
            text: "Point-in-time recovery is a feature of DynamoDB, outside AWS Backup. It restores any second from 1 to 35 days back until about five minutes ago, into a new table.",
            source: &source::DYNAMODB_PITR,
        },
        SourcedFact {
            text: "A restore takes at least 20 minutes, even for a small table, and usually less than an hour.",
            source: &source::DYNAMODB_RESTORE_TIME,
        },
        SourcedFact {
            text: "A global table usually lags by about a second and accepts writes in every Region. It replicates mistakes as well.",
            source: &source::GLOBAL_TABLES,
        },
    ],
};
