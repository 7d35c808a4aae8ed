//! Amazon EBS: a block volume in one Availability Zone.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, Footprint, Incremental, Resilience,
    Restore, RunningCharge, RunningItem, Setting, SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, PriceKey, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "EBS volume",
    short: "EBS",
    service: "Amazon EBS",
    synonyms: &["disk", "block storage", "drive"],
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    with_data: None,
    footprint: Footprint::Zonal,
    resilience: Resilience::ABSORBED,
    settings: &[Setting::Zone, Setting::Encryption],
    ruled_out: &[],
    replicated_by_drs: false,
    capabilities: Capabilities {
        backup: Support::Yes,
        incremental: Incremental::Yes,
        continuous: Support::No,
        cross_region: Support::Yes,
        cross_account: Support::Yes,
        both_in_one_step: Support::Yes,
        cold: Cold::ArchiveMonthly,
        item_restore: Support::Yes,
        full_management: Support::No,
        restore_testing: Support::Yes,
        air_gapped: Support::Yes,
        audit_manager: Support::Yes,
        source: &source::FEATURE_AVAILABILITY,
    },
    air_gapped_needs_encryption: false,
    variants: &[],
    replica: None,
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::VolumeRestoreGibPerHour)
        .out_of_cold_in(Assumption::EbsArchiveRetrievalMinutes),
    own_backups: None,
    continuous_lag_minutes: None,
    charges: Charges {
        warm: Charge::At(PriceKey::EBS_SNAPSHOT),
        air_gapped: Charge::At(PriceKey::LAG_EBS),
        cold: Charge::At(PriceKey::EBS_ARCHIVE),
        copy: Charge::At(PriceKey::EBS_COPY),
        copy_into: &[],
        restore: Charge::At(PriceKey::EBS_RESTORE),
        restore_cold: Charge::At(PriceKey::EBS_ARCHIVE_RESTORE),
        free_up_to_size: false,
        running: RunningCharge::Items(&[RunningItem::Stored(PriceKey::EBS_GP3)]),
    },
    start: Start::DATA,
    facts: &[
        SourcedFact {
            text: "EBS has no continuous backup. The shortest interval between the snapshots of a plan is an hour.",
            source: &source::PLAN_OPTIONS,
        },
        SourcedFact {
            text: "Cold storage is EBS Snapshot Archive, which holds full snapshots. It needs an opt-in and a rule that runs monthly or less often.",
            source: &source::PLAN_OPTIONS,
        },
        SourcedFact {
            text: "A restored volume can be used at once and loads its blocks as they are read, at a rate that fluctuates. A fixed rate of 100 to 300 MiB/s can be ordered and paid for, up to 5,000 MiB/s in a Region.",
            source: &source::EBS_INITIALIZE,
        },
        SourcedFact {
            text: "An archived snapshot takes up to 72 hours to retrieve before it can be restored.",
            source: &source::RESTORING_EBS,
        },
        SourcedFact {
            text: "The first copy under another KMS key is full; later copies to the same vault under the same key are incremental.",
            source: &source::CROSS_REGION,
        },
    ],
};
