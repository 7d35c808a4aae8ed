//! Amazon S3: a general purpose bucket.

use super::{
    Backup, Capabilities, Cold, ComponentSpec, Fact, Footprint, Incremental, Replica, Resilience,
    Restore, Setting, Substance, Support,
};
use crate::catalog::{Assumption, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "S3 bucket",
    short: "S3",
    service: "Amazon S3",
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    footprint: Footprint::Regional,
    resilience: Resilience::ABSORBED,
    settings: &[Setting::Versioning, Setting::EventBridge, Setting::Encryption],
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
    variants: &[],
    replica: Some(Replica {
        name: "S3 Cross-Region Replication",
        lag_seconds: Assumption::S3ReplicaLagSeconds,
        promote_minutes: Assumption::ServingPromoteMinutes,
    }),
    backup: Backup::at_its_end(Assumption::S3BackupGibPerHour),
    restore: Restore::at(Assumption::S3RestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: Some(Assumption::S3ContinuousLagMinutes),
    facts: &[
        Fact { text: "AWS Backup needs versioning on the bucket.", source: &source::S3_BACKUPS },
        Fact {
            text: "Continuous backup needs the bucket's events in EventBridge and stops silently if the events are turned off.",
            source: &source::S3_BACKUPS,
        },
        Fact {
            text: "A periodic backup holds the state of the bucket at the end of the job, not at its start.",
            source: &source::S3_BACKUPS,
        },
        Fact {
            text: "Objects in Glacier Flexible Retrieval and Deep Archive are skipped.",
            source: &source::S3_BACKUPS,
        },
        Fact {
            text: "Replication copies overwrites, including encryption by ransomware, but never the deletion of a version.",
            source: &source::S3_NOT_REPLICATED,
        },
    ],
};
