//! Logically air-gapped vaults: what keeps a recovery point out of one.

use crate::catalog::availability::{Feature, gap};
use crate::catalog::{Capabilities, Support};
use crate::model::{Component, Encryption};

use super::copies::has_aws_key;

/// What keeps recovery points of a component out of a logically air-gapped vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Barrier {
    /// The kind, or the kind in this Region.
    Kind,
    /// An AWS managed key on something that AWS Backup does not fully manage.
    AwsKey,
    /// No encryption, on a cluster whose snapshots cannot be encrypted on the way.
    Unencrypted,
}

/// What keeps recovery points of a component out of an air-gapped vault in a Region, if anything
/// (AWS Backup developer guide, `logicallyairgappedvault`, `lag-vault-primary-backup`).
pub(crate) fn barrier(
    component: &Component,
    capabilities: &Capabilities,
    region: Option<&str>,
) -> Option<Barrier> {
    let missing = region
        .and_then(|code| gap(Feature::AirGappedVault, component.kind, component.variant(), code));
    if !capabilities.air_gapped.is_yes() || missing.is_some_and(|row| row.support == Support::No) {
        Some(Barrier::Kind)
    } else if has_aws_key(component, capabilities) {
        Some(Barrier::AwsKey)
    } else if component.kind.enters_air_gapped_encrypted_only()
        && component.encryption == Some(Encryption::None)
    {
        Some(Barrier::Unencrypted)
    } else {
        None
    }
}
