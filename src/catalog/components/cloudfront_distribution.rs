//! Amazon CloudFront: serves from edge locations in front of an origin.

use super::{
    Backup, Capabilities, Charges, Cold, ComponentSpec, FROM_CODE, Footprint, Incremental,
    Resilience, Restore, RunningCharge, SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "CloudFront distribution",
    short: "CloudFront",
    service: "Amazon CloudFront",
    synonyms: &["cdn", "cache", "edge", "content delivery"],
    runs: super::Runs::InRegions,
    substance: Substance::Configuration,
    with_data: None,
    footprint: Footprint::Global,
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
    charges: Charges::not_backed_up(RunningCharge::BY_REQUEST),
    start: Start::NOTHING,
    facts: &[
        FROM_CODE,
        SourcedFact {
            text: "By default, origin failover tries the first origin three times for ten seconds each. It does so on every request, and only for GET, HEAD and OPTIONS.",
            source: &source::CLOUDFRONT_FAILOVER,
        },
    ],
};
