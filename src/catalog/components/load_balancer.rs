//! Elastic Load Balancing: spreads requests over targets in several zones.

use super::{
    Backup, Capabilities, Cold, ComponentSpec, FROM_CODE, Fact, Footprint, Incremental, Resilience,
    Restore, Substance, Support,
};
use crate::catalog::{Assumption, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "Load balancer",
    short: "ELB",
    service: "Elastic Load Balancing",
    runs: super::Runs::InRegions,
    substance: Substance::Configuration,
    footprint: Footprint::Regional,
    resilience: Resilience::ABSORBED,
    settings: &[],
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
        source: &source::STACK_BACKUPS,
    },
    variants: &[],
    replica: None,
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::DatabaseRestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: None,
    facts: &[
        FROM_CODE,
        Fact {
            text: "Scaling up after a disaster needs the control plane. A load balancer that is already in place does not.",
            source: &source::DR_WHITEPAPER,
        },
    ],
};
