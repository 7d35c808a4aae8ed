//! Amazon DocumentDB: a cluster of a document database.

use super::{
    Capabilities, Cold, ComponentSpec, Fact, Footprint, Incremental, Replica, Setting, Substance,
    Support,
};
use crate::catalog::{Assumption, source};

pub(super) const SPEC: ComponentSpec = ComponentSpec {
    name: "DocumentDB cluster",
    short: "DocumentDB",
    service: "Amazon DocumentDB",
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    footprint: Footprint::Regional,
    settings: &[Setting::Encryption],
    capabilities: Capabilities {
        backup: Support::Yes,
        incremental: Incremental::FullEachTime,
        continuous: Support::No,
        cross_region: Support::Yes,
        cross_account: Support::Yes,
        both_in_one_step: Support::Yes,
        cold: Cold::No,
        item_restore: Support::No,
        full_management: Support::No,
        restore_testing: Support::Yes,
        air_gapped: Support::Yes,
        audit_manager: Support::No,
        source: &source::FEATURE_AVAILABILITY,
    },
    variants: &[],
    replica: Some(Replica {
        name: "Global cluster",
        lag_seconds: Assumption::OtherReplicaLagSeconds,
        promote_minutes: Assumption::OtherReplicaPromoteMinutes,
    }),
    backup_gib_per_hour: Assumption::SnapshotGibPerHour,
    restore_gib_per_hour: Assumption::DatabaseRestoreGibPerHour,
    continuous_lag_minutes: None,
    facts: &[
        Fact { text: "Every recovery point is full.", source: &source::FEATURE_AVAILABILITY },
        Fact {
            text: "Copies to another Region and another account at once take one copy action since 23 October 2025.",
            source: &source::DOC_HISTORY,
        },
    ],
};
