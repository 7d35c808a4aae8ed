//! Elastic Load Balancing: spreads requests over targets in several zones.

use super::{
    Backup, Capabilities, Charges, Cold, ComponentSpec, FROM_CODE, Footprint, Incremental,
    Resilience, Restore, RunningCharge, RunningItem, SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, PriceKey, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "Load balancer",
    short: "ELB",
    service: "Elastic Load Balancing",
    synonyms: &[
        "alb",
        "nlb",
        "elb",
        "balancer",
        "ingress",
        "application load balancer",
        "network load balancer",
    ],
    runs: super::Runs::InRegions,
    substance: Substance::Configuration,
    with_data: None,
    footprint: Footprint::Regional,
    resilience: Resilience::ABSORBED,
    settings: &[],
    ruled_out: &[],
    replicated_by_drs: false,
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
    air_gapped_needs_encryption: false,
    variants: &[],
    replica: None,
    backup: Backup::at(Assumption::SnapshotGibPerHour),
    restore: Restore::at(Assumption::DatabaseRestoreGibPerHour),
    own_backups: None,
    continuous_lag_minutes: None,
    charges: Charges::not_backed_up(RunningCharge::Items(&[RunningItem::Hour(PriceKey::ALB_HOUR)])),
    start: Start::NOTHING,
    facts: &[
        FROM_CODE,
        SourcedFact {
            text: "Scaling up after a disaster needs the control plane. A load balancer that is already in place does not.",
            source: &source::DR_WHITEPAPER,
        },
    ],
};
