//! Amazon API Gateway: the front door of an API.

use super::{
    Backup, Capabilities, Charges, Cold, ComponentSpec, FROM_CODE, Footprint, Incremental,
    Resilience, Restore, RunningCharge, Setting, SourcedFact, Start, Substance, Support,
};
use crate::catalog::{Assumption, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "API Gateway API",
    short: "API GW",
    service: "Amazon API Gateway",
    synonyms: &["rest api", "http api", "websocket", "endpoint", "gateway"],
    runs: super::Runs::InRegions,
    substance: Substance::Configuration,
    with_data: None,
    footprint: Footprint::Regional,
    resilience: Resilience::ABSORBED,
    settings: &[Setting::Endpoint],
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
            text: "An HTTP API accepts payloads of up to 10 MB and answers within 30 seconds. An AWS Lambda function behind the API accepts 6 MB.",
            source: &source::HTTP_API_QUOTAS,
        },
    ],
};
