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
            text: "AWS Backup has no continuous backup for EFS: points are an hour apart at best.",
            source: &source::POINT_IN_TIME_RECOVERY,
        },
        Fact {
            text: "A backup reads 2,000 files or 400 MB a second, a restore writes 1,500 files or 200 MB a second, whichever is slower.",
            source: &source::EFS_BACKUP,
        },
        Fact {
            text: "A backup that is not complete when its completion window ends is kept as far as it came, marked incomplete; the next job goes on from there.",
            source: &source::EFS_BACKUP,
        },
        Fact {
            text: "EFS replication is made for a recovery point objective of 15 minutes, which it meets for most file systems.",
            source: &source::EFS_REPLICATION,
        },
        Fact {
            text: "Restored files land in the Standard storage class, wherever they were before.",
            source: &source::EFS_BACKUP,
        },
        Fact {
            text: "A file system made in the console gets a plan of its own: daily, kept 35 days.",
            source: &source::EFS_BACKUP,
        },
    ],
};
