//! Changes of what runs at a recovery site: from pilot light to active/active, and Elastic Disaster Recovery.

use serde_json::json;

use super::super::places;
use super::copies::other_region;
use super::{Ground, fix};
use crate::catalog::{Footprint, Replication, Strategy};
use crate::model::{AccountId, Edit, Fix, SiteKind};

pub(super) fn at_another_site(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    let component = ground.component();
    let spec = component.kind.spec();
    if spec.footprint == Footprint::Global {
        return;
    }
    let (site, made) = other_region(ground);
    let own_account = separate_account(ground);
    let places = [(site, made)].into_iter().chain(own_account);
    for (site, made) in places {
        for strategy in Strategy::ALL.iter().copied() {
            let is_possible = match strategy.spec().replication {
                Replication::Drs => spec.can_use_drs(),
                Replication::None => true,
                Replication::Service => !component.holds_any_data() || spec.replica.is_some(),
            };
            let present = ground.scenario().recovery_of(&component.id);
            let is_so =
                present.is_some_and(|it| it.strategy == strategy && it.site.as_str() == site);
            if !is_possible || is_so {
                continue;
            }
            let entry =
                json!({ "component": component.id, "strategy": strategy.key(), "site": site });
            let at = ground.scenario().recovery.iter().position(|it| it.component == component.id);
            let edit = match at {
                Some(at) => Edit::set(format!("/recovery/{at}"), entry),
                None => Edit::set("/recovery/-", entry),
            };
            let name = strategy.spec().name;
            let label = format!("{name} for {} at `{site}`", component.label());
            fixes.push(fix(label, made.clone().into_iter().chain([edit])));
        }
    }
}

/// A recovery site in an account of its own, which an intruder in the component's does not reach.
fn separate_account(ground: &Ground<'_>) -> Option<(String, Option<Edit>)> {
    let scenario = ground.scenario();
    let home = scenario.site(&ground.component().site)?;
    let apart = scenario.sites.iter().find(|site| {
        places::is_elsewhere(home, site)
            && site.kind == SiteKind::Region
            && site.account() != home.account()
    });
    if let Some(site) = apart {
        return Some((site.id.to_string(), None));
    }
    let is_used = |name: &str| scenario.sites.iter().any(|it| it.account().as_str() == name);
    let account = places::free_name("recovery", is_used);
    let site = places::new_site(scenario, home, AccountId::from(account.as_str()));
    let edit = Edit::set("/sites/-", serde_json::to_value(&site).ok()?);
    Some((site.id.to_string(), Some(edit)))
}
