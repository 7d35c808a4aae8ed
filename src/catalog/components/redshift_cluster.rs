//! Amazon Redshift: a data warehouse, provisioned or serverless.

use super::{
    Capabilities, Cold, ComponentSpec, Fact, Footprint, Incremental, Setting, Substance, Support,
    Variant,
};
use crate::catalog::{Assumption, source};

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
    runs: super::Runs::InRegions,
    substance: Substance::Data,
    footprint: Footprint::Zonal,
    settings: &[Setting::Zone, Setting::Serverless, Setting::Encryption],
    capabilities: PROVISIONED,
    variants: &[(Variant::Serverless, SERVERLESS)],
    replica: None,
    backup_gib_per_hour: Assumption::SnapshotGibPerHour,
    restore_gib_per_hour: Assumption::DatabaseRestoreGibPerHour,
    continuous_lag_minutes: None,
    facts: &[
        Fact {
            text: "A single table can be restored from a recovery point.",
            source: &source::REDSHIFT_BACKUPS,
        },
        Fact {
            text: "It has no continuous backup: leave the choice unchecked in its rules.",
            source: &source::REDSHIFT_BACKUPS,
        },
    ],
};
