//! AWS Storage Gateway: a volume that a gateway on premises presents and AWS keeps.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, Footprint, Incremental, Resilience,
    Restore, RunningCharge, RunningItem, Setting, SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, PriceKey, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "Storage Gateway volume",
    short: "Gateway",
    service: "AWS Storage Gateway",
    synonyms: &["iscsi", "hybrid storage", "on-prem volume"],
    runs: super::Runs::Anywhere,
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
        cold: Cold::No,
        item_restore: Support::No,
        full_management: Support::No,
        restore_testing: Support::No,
        air_gapped: Support::Yes,
        audit_manager: Support::Yes,
        source: &source::FEATURE_AVAILABILITY,
    },
    air_gapped_needs_encryption: false,
    variants: &[],
    replica: None,
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::VolumeRestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: None,
    // Volumes are kept as EBS snapshots (AWS Backup developer guide, `metering-and-billing`).
    charges: Charges {
        warm: Charge::At(PriceKey::EBS_SNAPSHOT),
        air_gapped: Charge::At(PriceKey::LAG_EBS),
        cold: Charge::Never,
        copy: Charge::At(PriceKey::EBS_COPY),
        copy_into: &[],
        restore: Charge::At(PriceKey::EBS_RESTORE),
        restore_cold: Charge::Never,
        free_up_to_size: false,
        running: RunningCharge::Items(&[RunningItem::Stored(PriceKey::STORAGE_GATEWAY)]),
    },
    start: Start::DATA,
    facts: &[
        SourcedFact {
            text: "Recovery points can be copied to other Regions and accounts, but cannot move to cold storage.",
            source: &source::FEATURE_AVAILABILITY,
        },
        SourcedFact {
            text: "Restore testing does not support Storage Gateway volumes.",
            source: &source::RESTORE_TESTING,
        },
    ],
};
