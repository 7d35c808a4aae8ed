//! How far a copy goes: into another Region, another account, an air-gapped vault, and whether AWS makes it.

use crate::catalog::availability::Route;
use crate::catalog::{Capabilities, Support};
use crate::model::check::coverage::{AccountRegion, Coverage};
use crate::model::{Component, Vault};

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
    /// How far it is from one vault to another, where the places of both are known.
    pub(crate) fn between(
        coverage: &Coverage<'a>,
        from: usize,
        to: usize,
    ) -> Option<CopyReach<'a>> {
        Some(CopyReach::from_to(End::of(coverage, from)?, End::of(coverage, to)?))
    }

    pub(super) fn from_to(from: End<'a>, to: End<'a>) -> CopyReach<'a> {
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

    /// Whether AWS copies a component that far by one copy action.
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
