//! Sites and vaults, as far as the engine cares.

use std::sync::Arc;

use super::SiteIdx;
use crate::model::{AccountId, SiteKind};
use crate::units::Instant;

/// A site, as far as the engine cares.
#[derive(Debug)]
pub(crate) struct SitePlace {
    pub(crate) kind: SiteKind,
    pub(crate) account: AccountId,
    pub(crate) region: Option<Arc<str>>,
    pub(crate) label: Arc<str>,
    /// How many Availability Zones it has: those of its Region, none in a data center.
    pub(crate) zones: u32,
    /// How much the link of a data center carries in a day, in GiB.
    pub(crate) link_gib_per_day: Option<f64>,
}

impl SitePlace {
    /// Where what names no site that exists is: nothing reaches it.
    pub(super) fn nowhere() -> Self {
        Self {
            kind: SiteKind::Region,
            account: AccountId::default(),
            region: None,
            label: "an unknown site".into(),
            zones: 0,
            link_gib_per_day: None,
        }
    }
}

/// A vault, as far as the engine cares.
#[derive(Debug)]
pub(crate) struct VaultPlace {
    pub(crate) site: SiteIdx,
    pub(crate) account: AccountId,
    pub(crate) immutable_from: Option<Instant>,
    pub(crate) air_gapped: bool,
}

impl VaultPlace {
    /// Whether nobody can delete the vault's points early at a moment: a compliance lock after its
    /// cooling-off, or an air-gapped vault (AWS Backup developer guide, `vault-lock`,
    /// `logicallyairgappedvault`). A governance lock does not stop whoever holds the permission.
    pub(crate) fn holds_against_intruders(&self, at: Instant) -> bool {
        self.immutable_from.is_some_and(|from| from <= at)
    }
}
