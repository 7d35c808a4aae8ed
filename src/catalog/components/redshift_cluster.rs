//! Amazon Redshift: a data warehouse, provisioned or serverless.

use super::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentSpec, ComponentVariant, Footprint,
    Incremental, MachineFailure, Resilience, Restore, RuledOut, RunningCharge, RunningItem,
    Setting, SourcedFact, Start, Substance, Support, VariantSpec, is_on,
};
use crate::catalog::{Assumption, PriceKey, source};

/// The matrix has no row for provisioned clusters: copies and Audit Manager are not verified.
const PROVISIONED: Capabilities = Capabilities {
    backup: Support::Yes,
    incremental: Incremental::FullEachTime,
    continuous: Support::No,
    cross_region: Support::Unverified,
    cross_account: Support::Unverified,
    both_in_one_step: Support::No,
    cold: Cold::No,
    item_restore: Support::Yes,
    full_management: Support::No,
    restore_testing: Support::No,
    air_gapped: Support::No,
    audit_manager: Support::Unverified,
    source: &source::REDSHIFT_BACKUPS,
};

const SERVERLESS: Capabilities = Capabilities {
    cross_region: Support::No,
    cross_account: Support::No,
    audit_manager: Support::No,
    source: &source::FEATURE_AVAILABILITY,
    ..PROVISIONED
};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "Redshift data warehouse",
    short: "Redshift",
    service: "Amazon Redshift",
    synonyms: &["data warehouse", "warehouse", "analytics", "olap", "bi"],
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    with_data: None,
    footprint: Footprint::Zonal,
    resilience: Resilience {
        machine: MachineFailure::HostReplaced(Assumption::HostReplacementMinutes),
        failover_seconds: Some(Assumption::RedshiftFailoverSeconds),
        relocation_minutes: Some(Assumption::RedshiftRelocationMinutes),
        repairs_single_node: false,
    },
    settings: &[
        Setting::Zone,
        Setting::Nodes,
        Setting::MultiAz,
        Setting::Serverless,
        Setting::Encryption,
    ],
    ruled_out: &[
        RuledOut { setting: Setting::MultiAz, by: Setting::Nodes, at: |text| text == "1" },
        RuledOut { setting: Setting::MultiAz, by: Setting::Serverless, at: is_on },
        RuledOut { setting: Setting::Nodes, by: Setting::Serverless, at: is_on },
    ],
    replicated_by_drs: false,
    capabilities: PROVISIONED,
    air_gapped_needs_encryption: false,
    variants: &[VariantSpec {
        variant: ComponentVariant::Serverless,
        name: "Redshift Serverless",
        capabilities: SERVERLESS,
    }],
    replica: None,
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::DatabaseRestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: None,
    charges: Charges {
        warm: Charge::At(PriceKey::REDSHIFT_BACKUP),
        air_gapped: Charge::Never,
        cold: Charge::Never,
        copy: Charge::Never,
        copy_into: &[],
        restore: Charge::At(PriceKey::REDSHIFT_RESTORE),
        restore_cold: Charge::Never,
        free_up_to_size: false,
        running: RunningCharge::Items(&[RunningItem::Hour(PriceKey::REDSHIFT_HOUR)]),
    },
    start: Start::DATA,
    facts: &[
        SourcedFact {
            text: "A single table can be restored from a recovery point.",
            source: &source::REDSHIFT_BACKUPS,
        },
        SourcedFact {
            text: "AWS calls automated snapshots incremental and says nothing about others. The simulation counts every recovery point as a full copy.",
            source: &source::REDSHIFT_SNAPSHOTS,
        },
        SourcedFact {
            text: "Redshift takes its own snapshots, which it keeps for a day by default. The simulation does not use these snapshots.",
            source: &source::REDSHIFT_SNAPSHOTS,
        },
        SourcedFact {
            text: "A restored cluster can be queried before all its data is loaded. The simulation waits until all the data is loaded.",
            source: &source::REDSHIFT_SNAPSHOTS,
        },
        SourcedFact {
            text: "Redshift has no continuous backup. Leave continuous backup off in its rules.",
            source: &source::REDSHIFT_BACKUPS,
        },
        SourcedFact {
            text: "Relocation moves a cluster of RA3 nodes to another zone without data loss. It is on by default.",
            source: &source::REDSHIFT_RELOCATION,
        },
    ],
};
