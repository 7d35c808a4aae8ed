//! Which copies arrive: how far they go, under which key, and whom the vault lets in.

use super::air_gap::barrier;
use super::coverage::{AccountRegion, Coverage};
use crate::catalog::availability::Route;
use crate::catalog::{Capabilities, Setting, Support};
use crate::model::{Component, Encryption, Vault};

/// How far a copy goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CopyReach<'a> {
    pub(crate) to_another_region: bool,
    pub(crate) to_another_account: bool,
    pub(super) route: Route<'a>,
}

/// The vault at one end of a copy, and the Region and account it is in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End<'a> {
    pub(crate) place: AccountRegion<'a>,
    pub(crate) vault: &'a Vault,
}

impl<'a> End<'a> {
    /// A vault of a design, where its place is known.
    pub(crate) fn of(coverage: &Coverage<'a>, vault: usize) -> Option<End<'a>> {
        Some(End { place: coverage.vault_places[vault]?, vault: coverage.vault(vault) })
    }
}

impl<'a> CopyReach<'a> {
    /// The way from one vault to another, where the places of both are known.
    pub(crate) fn between(
        coverage: &Coverage<'a>,
        from: usize,
        to: usize,
    ) -> Option<CopyReach<'a>> {
        Some(CopyReach::from_to(End::of(coverage, from)?, End::of(coverage, to)?))
    }

    fn from_to(from: End<'a>, to: End<'a>) -> CopyReach<'a> {
        let (here, there) = (from.place, to.place);
        let to_another_account = here.account != there.account;
        CopyReach {
            to_another_region: here.region != there.region,
            to_another_account,
            route: Route {
                from: here.region,
                to: there.region,
                to_another_account,
                into_air_gapped: to.vault.air_gapped,
            },
        }
    }

    /// Whether AWS copies a component this way by one copy action.
    pub(crate) fn support(self, component: &Component, capabilities: &Capabilities) -> Support {
        let row = self.route.gap(component.kind, component.variant());
        let by_region = row.map_or(Support::Yes, |row| row.support);
        worst(&[by_region, self.support_anywhere(capabilities)])
    }

    /// Whether AWS copies a kind this way where no Region is in the way.
    pub(super) fn support_anywhere(self, capabilities: &Capabilities) -> Support {
        let (region, account) = (capabilities.cross_region, capabilities.cross_account);
        // With neither there is no copy in any scenario, not even within an account.
        if !capabilities.copies() {
            let open = region == Support::Unverified || account == Support::Unverified;
            return if open { Support::Unverified } else { Support::No };
        }
        match (self.to_another_region, self.to_another_account) {
            (false, false) => Support::Yes,
            (true, false) => region,
            (false, true) => account,
            (true, true) => worst(&[region, account, capabilities.both_in_one_step]),
        }
    }

    pub(super) fn words(self) -> &'static str {
        match (self.to_another_region, self.to_another_account) {
            (false, false) => "to another vault",
            (true, false) => "to another Region",
            (false, true) => "to another account",
            (true, true) => "to another Region and another account at once",
        }
    }
}

/// Whether a vault's access policy lets copies of an account in.
pub(crate) fn lets_in(vault: &Vault, account: &str) -> bool {
    vault
        .copies_from
        .as_ref()
        .is_none_or(|accounts| accounts.iter().any(|it| it.as_str() == account))
}

/// Whether a component's points stay under an AWS managed key of the resource, which keeps them from
/// another account: what is not fully managed keeps the key of the resource.
pub(crate) fn has_aws_key(component: &Component, capabilities: &Capabilities) -> bool {
    !capabilities.full_management.is_yes()
        && component.kind.spec().settings.contains(&Setting::Encryption)
        && component.encryption == Some(Encryption::AwsManaged)
}

/// The name of the vault that AWS Backup makes in each account by itself. Its key cannot be shared, so
/// it takes no copies from another account (developer guide, `create-cross-account-backup`).
pub(super) const DEFAULT_VAULT: &str = "Default";

/// Whether the key of a vault keeps copies from another account out: what is not fully managed needs a
/// customer managed key there (developer guide, `create-cross-account-backup`). An air-gapped vault has
/// a key that AWS owns, which does not.
pub(super) fn key_keeps_out(vault: &Vault, capabilities: &Capabilities) -> bool {
    !capabilities.full_management.is_yes()
        && !vault.air_gapped
        && matches!(vault.encryption, Some(Encryption::AwsManaged | Encryption::None))
}

/// Whether AWS Backup copies recovery points of a component from one vault to another.
pub(crate) fn arrives(
    component: &Component,
    capabilities: &Capabilities,
    from: End<'_>,
    to: End<'_>,
) -> bool {
    let reach = CopyReach::from_to(from, to);
    let may_enter = !reach.to_another_account
        || lets_in(to.vault, from.place.account)
            && to.vault.id.as_str() != DEFAULT_VAULT
            && !has_aws_key(component, capabilities)
            && !key_keeps_out(to.vault, capabilities);
    let is_taken =
        !to.vault.air_gapped || barrier(component, capabilities, Some(to.place.region)).is_none();
    from.vault.id != to.vault.id
        && may_enter
        && is_taken
        && reach.support(component, capabilities).is_yes()
}

/// Whether a copy or an air-gapped vault depends on which key a component has, and nobody said which.
pub(super) fn depends_on_unsaid_key(component: &Component, capabilities: &Capabilities) -> bool {
    !capabilities.full_management.is_yes()
        && component.kind.spec().settings.contains(&Setting::Encryption)
        && component.encryption.is_none()
}

/// What holds of several at once.
fn worst(of: &[Support]) -> Support {
    if of.contains(&Support::No) {
        Support::No
    } else if of.contains(&Support::Unverified) {
        Support::Unverified
    } else {
        Support::Yes
    }
}
