//! Amazon S3: a general purpose bucket.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, Footprint, Incremental,
    ReplicaWrites, Resilience, Restore, RunningCharge, RunningItem, ServiceReplica, Setting,
    SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, PriceKey, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "S3 bucket",
    short: "S3",
    service: "Amazon S3",
    synonyms: &["object storage", "files", "static site", "data lake", "images", "blob"],
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    with_data: None,
    footprint: Footprint::Regional,
    resilience: Resilience::ABSORBED,
    settings: &[Setting::Versioning, Setting::EventBridge, Setting::Encryption],
    ruled_out: &[],
    replicated_by_drs: false,
    capabilities: Capabilities {
        backup: Support::Yes,
        incremental: Incremental::Yes,
        continuous: Support::Yes,
        cross_region: Support::Yes,
        cross_account: Support::Yes,
        both_in_one_step: Support::Yes,
        cold: Cold::No,
        item_restore: Support::Yes,
        full_management: Support::Yes,
        restore_testing: Support::Yes,
        air_gapped: Support::Yes,
        audit_manager: Support::Yes,
        source: &source::FEATURE_AVAILABILITY,
    },
    air_gapped_needs_encryption: false,
    variants: &[],
    replica: Some(ServiceReplica {
        name: "S3 Cross-Region Replication",
        lag_seconds: Assumption::S3ReplicaLagSeconds,
        promote_minutes: Assumption::ServingPromoteMinutes,
        written_everywhere: true,
        passes_on_deletions: false,
        writes: ReplicaWrites::Puts(PriceKey::S3_PUT),
    }),
    backup: Backup::at_its_end(Assumption::S3BackupGibPerHour),
    restore: Restore::at(Assumption::S3RestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: Some(Assumption::S3ContinuousLagMinutes),
    charges: Charges {
        warm: Charge::At(PriceKey::S3_BACKUP),
        air_gapped: Charge::At(PriceKey::LAG_S3),
        cold: Charge::Never,
        copy: Charge::At(PriceKey::S3_COPY),
        copy_into: &[],
        restore: Charge::At(PriceKey::S3_RESTORE),
        restore_cold: Charge::Never,
        free_up_to_size: false,
        running: RunningCharge::Items(&[RunningItem::Stored(PriceKey::S3_STORAGE)]),
    },
    start: Start::DATA,
    facts: &[
        SourcedFact {
            text: "AWS Backup needs versioning on the bucket.",
            source: &source::S3_BACKUPS,
        },
        SourcedFact {
            text: "Continuous backup needs the bucket's events in EventBridge and stops silently if the events are turned off.",
            source: &source::S3_BACKUPS,
        },
        SourcedFact {
            text: "A periodic backup holds the state of the bucket at the end of the job, not at its start.",
            source: &source::S3_BACKUPS,
        },
        SourcedFact {
            text: "Objects in Glacier Flexible Retrieval and Deep Archive are skipped.",
            source: &source::S3_BACKUPS,
        },
        SourcedFact {
            text: "Replication copies overwrites, including encryption by ransomware, but never the deletion of a version.",
            source: &source::S3_NOT_REPLICATED,
        },
    ],
};
