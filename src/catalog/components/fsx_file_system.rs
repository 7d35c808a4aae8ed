//! Amazon FSx: a file system for Lustre, Windows File Server, NetApp ONTAP or OpenZFS.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, ComponentVariant, Footprint,
    Incremental, MachineFailure, Resilience, Restore, RuledOut, RunningCharge, RunningItem,
    Setting, SourcedFact, Start, Substance, Support, VariantSpec,
};
use crate::catalog::{Assumption, PriceKey, source};

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
    audit_manager: Support::Yes,
    source: &source::FEATURE_AVAILABILITY,
};

/// Copies and air-gapped vaults since 27 August 2026 (`doc-history`).
const ONTAP: Capabilities = Capabilities { ..LUSTRE_OR_WINDOWS };

/// The row of OpenZFS ticks cold storage and item-level restore, which the pages on cold storage and on
/// FSx restores do not have, and leaves restore testing blank, for which the page on restore testing
/// lists it. So these three are not verified.
const OPEN_ZFS: Capabilities = Capabilities {
    incremental: Incremental::FullEachTime,
    item_restore: Support::Unverified,
    restore_testing: Support::Unverified,
    air_gapped: Support::No,
    audit_manager: Support::No,
    ..LUSTRE_OR_WINDOWS
};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "FSx file system",
    short: "FSx",
    service: "Amazon FSx",
    synonyms: &[
        "lustre",
        "windows files",
        "smb",
        "netapp",
        "ontap",
        "openzfs",
        "zfs",
        "file share",
    ],
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    with_data: None,
    footprint: Footprint::Zonal,
    resilience: Resilience {
        machine: MachineFailure::HostReplaced(Assumption::FsxReplacementMinutes),
        failover_seconds: Some(Assumption::FsxFailoverSeconds),
        relocation_minutes: None,
        repairs_single_node: true,
    },
    settings: &[Setting::Zone, Setting::FileSystem, Setting::MultiAz, Setting::Encryption],
    ruled_out: &[RuledOut {
        setting: Setting::MultiAz,
        by: Setting::FileSystem,
        at: |text| text == "lustre",
    }],
    replicated_by_drs: false,
    capabilities: LUSTRE_OR_WINDOWS,
    air_gapped_needs_encryption: false,
    variants: &[
        VariantSpec {
            variant: ComponentVariant::Ontap,
            name: "FSx for ONTAP file system",
            capabilities: ONTAP,
        },
        VariantSpec {
            variant: ComponentVariant::OpenZfs,
            name: "FSx for OpenZFS file system",
            capabilities: OPEN_ZFS,
        },
    ],
    replica: None,
    backup: Backup::at(Assumption::SnapshotGibPerHour).without_completion_window(),
    restore: Restore::at(Assumption::FileRestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: None,
    charges: Charges {
        warm: Charge::At(PriceKey::FSX_BACKUP),
        air_gapped: Charge::At(PriceKey::LAG_FSX),
        cold: Charge::Never,
        copy: Charge::At(PriceKey::FSX_COPY),
        copy_into: &[],
        restore: Charge::At(PriceKey::FSX_RESTORE),
        restore_cold: Charge::Never,
        free_up_to_size: false,
        running: RunningCharge::Items(&[RunningItem::FileSystem {
            openzfs: PriceKey::FSX_OPENZFS,
            windows_multi_az: PriceKey::FSX_WINDOWS_MULTI_AZ,
            other: PriceKey::FSX_STORAGE,
        }]),
    },
    start: Start::DATA,
    facts: &[
        SourcedFact {
            text: "A backup cannot start during the maintenance window or the automatic backup window, or in the three hours before them.",
            source: &source::PLAN_OPTIONS,
        },
        SourcedFact {
            text: "FSx takes its own daily backup, which it keeps for 30 days by default. The simulation does not use these backups.",
            source: &source::FSX_BACKUPS,
        },
        SourcedFact {
            text: "Completion windows do not apply to FSx.",
            source: &source::PLAN_OPTIONS,
        },
        SourcedFact {
            text: "Restore testing supports FSx for Windows File Server only with AWS Managed Microsoft AD.",
            source: &source::FEATURE_AVAILABILITY,
        },
        SourcedFact {
            text: "A Multi-AZ file system of FSx for OpenZFS can be restored only from the FSx console or API.",
            source: &source::FEATURE_AVAILABILITY,
        },
        SourcedFact {
            text: "FSx typically replaces a failed server of a Single-AZ file system in less than 20 minutes. A Multi-AZ file system fails over in less than 30 seconds.",
            source: &source::FSX_AVAILABILITY,
        },
        SourcedFact {
            text: "A Single-AZ file system of FSx for ONTAP has a second server in its zone, which typically takes over within a few seconds. The simulation counts the time of the other file systems.",
            source: &source::FSX_ONTAP_AVAILABILITY,
        },
        SourcedFact {
            text: "FSx replaces a failed server of a persistent Lustre file system within minutes. A scratch file system loses the data of a failed server; the simulation has persistent ones only.",
            source: &source::FSX_LUSTRE_DEPLOYMENT,
        },
    ],
};
