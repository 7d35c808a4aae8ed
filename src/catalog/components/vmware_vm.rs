//! VMware: a virtual machine that AWS Backup reaches through a Backup gateway.

use super::{
    Backup, Capabilities, Cold, ComponentSpec, Fact, Footprint, Incremental, Resilience, Restore,
    Substance, Support,
};
use crate::catalog::{Assumption, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "VMware virtual machine",
    short: "VMware",
    service: "VMware vSphere",
    runs: super::Runs::Anywhere,
    substance: Substance::Servers,
    footprint: Footprint::OnPremises,
    resilience: Resilience::OWN_MACHINES,
    settings: &[],
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
    variants: &[],
    replica: None,
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::FileRestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: None,
    facts: &[
        Fact {
            text: "AWS Backup backs up virtual machines on premises, in VMware Cloud on AWS and on Outposts through a Backup gateway.",
            source: &source::VMWARE_BACKUPS,
        },
        Fact {
            text: "Single disks can be restored. Restore testing does not support virtual machines.",
            source: &source::FEATURE_AVAILABILITY,
        },
    ],
};
