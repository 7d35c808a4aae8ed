//! Amazon EFS: a shared file system.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, Footprint, Incremental,
    ReplicaWrites, Resilience, Restore, RunningCharge, RunningItem, ServiceReplica, Setting,
    SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, PriceKey, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "EFS file system",
    short: "EFS",
    service: "Amazon EFS",
    synonyms: &["nfs", "shared files", "file share"],
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    with_data: None,
    footprint: Footprint::Regional,
    resilience: Resilience::ABSORBED,
    settings: &[Setting::Encryption],
    ruled_out: &[],
    replicated_by_drs: false,
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
    air_gapped_needs_encryption: false,
    variants: &[],
    replica: Some(ServiceReplica {
        name: "EFS replication",
        lag_seconds: Assumption::EfsReplicaLagSeconds,
        promote_minutes: Assumption::OtherReplicaPromoteMinutes,
        written_everywhere: false,
        passes_on_deletions: true,
        writes: ReplicaWrites::NoItem,
    }),
    backup: Backup::at(Assumption::EfsBackupGibPerHour).keeping_what_is_done(),
    restore: Restore::at(Assumption::EfsRestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: None,
    charges: Charges {
        warm: Charge::At(PriceKey::EFS_BACKUP),
        air_gapped: Charge::At(PriceKey::LAG_EFS),
        cold: Charge::At(PriceKey::EFS_COLD),
        copy: Charge::At(PriceKey::EFS_COPY),
        copy_into: &[],
        restore: Charge::At(PriceKey::EFS_RESTORE),
        restore_cold: Charge::At(PriceKey::EFS_RESTORE_COLD),
        free_up_to_size: false,
        running: RunningCharge::Items(&[RunningItem::Stored(PriceKey::EFS_STORAGE)]),
    },
    start: Start::DATA,
    facts: &[
        SourcedFact {
            text: "AWS Backup has no continuous backup for EFS, so recovery points are at least an hour apart.",
            source: &source::POINT_IN_TIME_RECOVERY,
        },
        SourcedFact {
            text: "A backup reads 2,000 files or 400 MB per second, and a restore writes 1,500 files or 200 MB per second, whichever is slower.",
            source: &source::EFS_BACKUP,
        },
        SourcedFact {
            text: "If a backup is not complete when its completion window ends, AWS Backup keeps the part that is done and marks it incomplete. The next job continues from there.",
            source: &source::EFS_BACKUP,
        },
        SourcedFact {
            text: "EFS replication is designed for a recovery point objective of 15 minutes, which it meets for most file systems.",
            source: &source::EFS_REPLICATION,
        },
        SourcedFact {
            text: "Restored files are in the Standard storage class, whatever their class was before.",
            source: &source::EFS_BACKUP,
        },
        SourcedFact {
            text: "A file system created in the console gets its own daily backup plan with a retention of 35 days.",
            source: &source::EFS_BACKUP,
        },
    ],
};
