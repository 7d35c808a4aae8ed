//! Servers in the company's own data center, each with its disks.

use super::{
    Backup, Capabilities, Charges, Cold, ComponentSpec, Footprint, Incremental, Resilience,
    Restore, RunningCharge, RunningItem, Setting, SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, PriceKey, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "On-premises servers",
    short: "Servers",
    service: "Own data center",
    synonyms: &["on-prem", "bare metal", "physical", "own servers", "erp", "mainframe"],
    runs: super::Runs::InDataCenters,
    substance: Substance::Servers,
    with_data: None,
    footprint: Footprint::OnPremises,
    resilience: Resilience::OWN_MACHINES,
    settings: &[Setting::Servers],
    ruled_out: &[],
    replicated_by_drs: true,
    capabilities: Capabilities {
        backup: Support::No,
        incremental: Incremental::FullEachTime,
        continuous: Support::No,
        cross_region: Support::No,
        cross_account: Support::No,
        both_in_one_step: Support::No,
        cold: Cold::No,
        item_restore: Support::No,
        full_management: Support::No,
        restore_testing: Support::No,
        air_gapped: Support::No,
        audit_manager: Support::No,
        source: &source::VMWARE_BACKUPS,
    },
    air_gapped_needs_encryption: false,
    variants: &[],
    replica: None,
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::FileRestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: None,
    charges: Charges::not_backed_up(RunningCharge::Items(&[
        RunningItem::Machines,
        RunningItem::Disks(PriceKey::EBS_GP3),
    ])),
    start: Start::SERVERS,
    facts: &[
        SourcedFact {
            text: "AWS Backup backs up VMware virtual machines through a gateway, but no other servers in a data center.",
            source: &source::VMWARE_BACKUPS,
        },
        SourcedFact {
            text: "Elastic Disaster Recovery replicates the servers with a lag of seconds and launches them in AWS, typically in 5 to 20 minutes.",
            source: &source::DRS_CONCEPTS,
        },
        SourcedFact {
            text: "When the servers are gone, a launch from the latest data first waits up to ten minutes for a newer point in time.",
            source: &source::DRS_CONCEPTS,
        },
        SourcedFact {
            text: "Elastic Disaster Recovery also keeps points in time: every 10 minutes for an hour, hourly for a day and daily for seven days.",
            source: &source::DRS_CONCEPTS,
        },
    ],
};
