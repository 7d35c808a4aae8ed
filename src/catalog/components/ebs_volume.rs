//! Amazon EBS: a block volume in one Availability Zone.

use super::{
    Capabilities, Cold, ComponentSpec, Fact, Footprint, Incremental, Setting, Substance, Support,
};
use crate::catalog::{Assumption, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "EBS volume",
    short: "EBS",
    service: "Amazon EBS",
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    footprint: Footprint::Zonal,
    settings: &[Setting::Zone, Setting::Encryption],
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
    variants: &[],
    replica: None,
    backup_gib_per_hour: Assumption::SnapshotGibPerHour,
    restore_gib_per_hour: Assumption::VolumeRestoreGibPerHour,
    continuous_lag_minutes: None,
    facts: &[
        Fact {
            text: "There is no continuous backup: the shortest interval between snapshots of a plan is an hour.",
            source: &source::PLAN_OPTIONS,
        },
        Fact {
            text: "Cold storage is EBS Snapshot Archive: full snapshots, by opt-in, for rules that run monthly or more rarely.",
            source: &source::PLAN_OPTIONS,
        },
        Fact {
            text: "A restored volume loads its blocks as they are read; initializing it first runs at 100 to 300 MiB/s.",
            source: &source::EBS_INITIALIZE,
        },
        Fact {
            text: "A copy under another KMS key is a full copy.",
            source: &source::CROSS_REGION,
        },
    ],
};
