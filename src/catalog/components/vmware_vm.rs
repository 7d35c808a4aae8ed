//! VMware: a virtual machine that AWS Backup reaches through a Backup gateway.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, Footprint, Incremental, Resilience,
    Restore, RunningCharge, RunningItem, SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, PriceKey, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "VMware virtual machine",
    short: "VMware",
    service: "VMware vSphere",
    synonyms: &["virtual machine", "esxi", "vcenter", "vm"],
    runs: super::Runs::Anywhere,
    substance: Substance::Servers,
    with_data: None,
    footprint: Footprint::OnPremises,
    resilience: Resilience::OWN_MACHINES,
    settings: &[],
    ruled_out: &[],
    replicated_by_drs: true,
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
        restore_testing: Support::No,
        air_gapped: Support::Yes,
        audit_manager: Support::Yes,
        source: &source::FEATURE_AVAILABILITY,
    },
    air_gapped_needs_encryption: false,
    variants: &[],
    replica: None,
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::FileRestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: None,
    charges: Charges {
        warm: Charge::At(PriceKey::VM_BACKUP),
        air_gapped: Charge::At(PriceKey::LAG_VM),
        cold: Charge::At(PriceKey::VM_COLD),
        copy: Charge::At(PriceKey::VM_COPY),
        copy_into: &[("us-east-2", PriceKey::VM_TO_OHIO)],
        restore: Charge::At(PriceKey::VM_RESTORE),
        restore_cold: Charge::At(PriceKey::VM_RESTORE_COLD),
        free_up_to_size: false,
        running: RunningCharge::Items(&[RunningItem::Stored(PriceKey::EBS_GP3)]),
    },
    start: Start::SERVERS,
    facts: &[
        SourcedFact {
            text: "AWS Backup backs up virtual machines on premises, in VMware Cloud on AWS and on Outposts through a Backup gateway.",
            source: &source::VMWARE_BACKUPS,
        },
        SourcedFact {
            text: "Single disks can be restored. Restore testing does not support virtual machines.",
            source: &source::FEATURE_AVAILABILITY,
        },
    ],
};
