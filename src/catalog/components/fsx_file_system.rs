//! Amazon FSx: a file system for Lustre, Windows File Server, NetApp ONTAP or OpenZFS.

use super::{
    Capabilities, Cold, ComponentSpec, Fact, Footprint, Incremental, Setting, Substance, Support,
    Variant,
};
use crate::catalog::{Assumption, source};

const LUSTRE_OR_WINDOWS: Capabilities = Capabilities {
    backup: Support::Yes,
    incremental: Incremental::Yes,
    continuous: Support::No,
    cross_region: Support::Yes,
    cross_account: Support::Yes,
    both_in_one_step: Support::Yes,
    cold: Cold::No,
    item_restore: Support::No,
    full_management: Support::No,
    restore_testing: Support::Yes,
    air_gapped: Support::Yes,
    source: &source::FEATURE_AVAILABILITY,
};

/// The newer pages tick copies and air-gapped vaults for ONTAP, the older ones do not.
const ONTAP: Capabilities = Capabilities {
    cross_region: Support::Unverified,
    cross_account: Support::Unverified,
    both_in_one_step: Support::No,
    air_gapped: Support::Unverified,
    ..LUSTRE_OR_WINDOWS
};

/// Only the copies in the row of OpenZFS could be read; what costs more is assumed of its increments.
const OPEN_ZFS: Capabilities = Capabilities {
    incremental: Incremental::FullEachTime,
    both_in_one_step: Support::Unverified,
    item_restore: Support::Unverified,
    full_management: Support::Unverified,
    restore_testing: Support::Unverified,
    air_gapped: Support::Unverified,
    ..LUSTRE_OR_WINDOWS
};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "FSx file system",
    short: "FSx",
    service: "Amazon FSx",
    substance: Substance::Data,
    footprint: Footprint::Zonal,
    settings: &[Setting::Zone, Setting::FileSystem, Setting::Encryption],
    capabilities: LUSTRE_OR_WINDOWS,
    variants: &[(Variant::Ontap, ONTAP), (Variant::OpenZfs, OPEN_ZFS)],
    replica: None,
    backup_gib_per_hour: Assumption::SnapshotGibPerHour,
    restore_gib_per_hour: Assumption::FileRestoreGibPerHour,
    continuous_lag_minutes: None,
    facts: &[
        Fact {
            text: "A backup cannot start within three hours before the maintenance window, nor during it.",
            source: &source::PLAN_OPTIONS,
        },
        Fact { text: "Completion windows do not apply to FSx.", source: &source::PLAN_OPTIONS },
        Fact {
            text: "FSx for Windows File Server can be restore-tested only with AWS Managed Microsoft AD.",
            source: &source::FEATURE_AVAILABILITY,
        },
    ],
};
