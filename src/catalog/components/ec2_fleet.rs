//! Amazon EC2: instances behind one role, with or without an Auto Scaling group.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, Footprint, Incremental,
    MachineFailure, Resilience, Restore, RuledOut, RunningCharge, RunningItem, Setting,
    SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, PriceKey, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "EC2 fleet",
    short: "EC2",
    service: "Amazon EC2",
    synonyms: &[
        "server",
        "virtual machine",
        "instance",
        "auto scaling",
        "asg",
        "web",
        "app",
        "compute",
        "worker",
    ],
    runs: super::Runs::InRegions,
    substance: Substance::Compute,
    with_data: Some(Substance::Servers),
    footprint: Footprint::Zonal,
    resilience: Resilience {
        machine: MachineFailure::HostReplaced(Assumption::HostReplacementMinutes),
        ..Resilience::OWN_MACHINES
    },
    settings: &[
        Setting::HoldsData,
        Setting::Zone,
        Setting::Instances,
        Setting::Zones,
        Setting::AutoScaling,
        Setting::Encryption,
    ],
    ruled_out: &[RuledOut {
        setting: Setting::Zone,
        by: Setting::Zones,
        at: |text| text.parse().is_ok_and(|zones: u32| zones > 1),
    }],
    replicated_by_drs: true,
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
        restore_testing: Support::Yes,
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
    // Instances are kept as EBS snapshots (AWS Backup developer guide, `metering-and-billing`).
    charges: Charges {
        warm: Charge::At(PriceKey::EBS_SNAPSHOT),
        air_gapped: Charge::At(PriceKey::LAG_EBS),
        cold: Charge::Never,
        copy: Charge::At(PriceKey::EBS_COPY),
        copy_into: &[],
        restore: Charge::At(PriceKey::EBS_RESTORE),
        restore_cold: Charge::Never,
        free_up_to_size: false,
        running: RunningCharge::Items(&[
            RunningItem::Machines,
            RunningItem::Disks(PriceKey::EBS_GP3),
        ]),
    },
    start: Start::FLEET,
    facts: &[
        SourcedFact {
            text: "A backup of an instance is an image with snapshots of its volumes and with its type, network, role and tags.",
            source: &source::DR_WHITEPAPER,
        },
        SourcedFact {
            text: "AWS Backup does not back up Auto Scaling groups and launch templates. Rebuild them from infrastructure as code.",
            source: &source::STACK_BACKUPS,
        },
        SourcedFact {
            text: "An Auto Scaling group created in the console gives a new instance 300 seconds before its health counts.",
            source: &source::HEALTH_CHECK_GRACE,
        },
        SourcedFact {
            text: "On supported instance types, EC2 automatically recovers an instance from a failed host, with the same volumes.",
            source: &source::EC2_RECOVERY,
        },
    ],
};
