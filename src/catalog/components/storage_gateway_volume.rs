//! AWS Storage Gateway: a volume that a gateway on premises presents and AWS keeps.

use super::{
    Backup, Capabilities, Cold, ComponentSpec, Fact, Footprint, Incremental, Resilience, Restore,
    Setting, Substance, Support,
};
use crate::catalog::{Assumption, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "Storage Gateway volume",
    short: "Gateway",
    service: "AWS Storage Gateway",
    runs: super::Runs::Anywhere,
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
        cold: Cold::No,
        item_restore: Support::No,
        full_management: Support::No,
        restore_testing: Support::No,
        air_gapped: Support::Yes,
        audit_manager: Support::Yes,
        source: &source::FEATURE_AVAILABILITY,
    },
    variants: &[],
    replica: None,
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::VolumeRestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: None,
    facts: &[
        Fact {
            text: "Recovery points can be copied to other Regions and accounts, but cannot move to cold storage.",
            source: &source::FEATURE_AVAILABILITY,
        },
        Fact {
            text: "Restore testing does not support Storage Gateway volumes.",
            source: &source::RESTORE_TESTING,
        },
    ],
};
