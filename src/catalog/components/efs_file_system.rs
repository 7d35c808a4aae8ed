//! Amazon EFS: a shared file system.

use super::{
    Backup, Capabilities, Cold, ComponentSpec, Fact, Footprint, Incremental, Replica, Resilience,
    Restore, Setting, Substance, Support,
};
use crate::catalog::{Assumption, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "EFS file system",
    short: "EFS",
    service: "Amazon EFS",
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    footprint: Footprint::Regional,
    resilience: Resilience::ABSORBED,
    settings: &[Setting::Encryption],
    capabilities: Capabilities {
        backup: Support::Yes,
        incremental: Incremental::Yes,
        continuous: Support::No,
        cross_region: Support::Yes,
        cross_account: Support::Yes,
        both_in_one_step: Support::Yes,
        cold: Cold::Incremental,
        item_restore: Support::Yes,
        full_management: Support::Yes,
        restore_testing: Support::Yes,
        air_gapped: Support::Yes,
        audit_manager: Support::Yes,
        source: &source::FEATURE_AVAILABILITY,
    },
    variants: &[],
    replica: Some(Replica {
        name: "EFS replication",
        lag_seconds: Assumption::EfsReplicaLagSeconds,
        promote_minutes: Assumption::OtherReplicaPromoteMinutes,
    }),
    backup: Backup::at(Assumption::EfsBackupGibPerHour),
    restore: Restore::at(Assumption::EfsRestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: None,
    facts: &[
        Fact {
            text: "AWS Backup has no continuous backup for EFS, so recovery points are at least an hour apart.",
            source: &source::POINT_IN_TIME_RECOVERY,
        },
        Fact {
            text: "A backup reads 2,000 files or 400 MB per second, and a restore writes 1,500 files or 200 MB per second, whichever is slower.",
            source: &source::EFS_BACKUP,
        },
        Fact {
            text: "If a backup is not complete when its completion window ends, AWS Backup keeps the part that is done and marks it incomplete. The next job continues from there.",
            source: &source::EFS_BACKUP,
        },
        Fact {
            text: "EFS replication is designed for a recovery point objective of 15 minutes, which it meets for most file systems.",
            source: &source::EFS_REPLICATION,
        },
        Fact {
            text: "Restored files are in the Standard storage class, whatever their class was before.",
            source: &source::EFS_BACKUP,
        },
        Fact {
            text: "A file system created in the console gets its own daily backup plan with a retention of 35 days.",
            source: &source::EFS_BACKUP,
        },
    ],
};
