//! Duplicating a part: with an id and a name of its own, and with what its original is part of.

use std::collections::BTreeMap;

use super::fresh::{free_id, free_name};
use super::{ListEntry, PartKind};
use crate::model::{Component, ComponentId, JourneyId, Scenario, SiteId, VaultId};

/// The scenario with a copy of a part right behind it; nothing where the part is not there.
pub(super) fn with_copy(scenario: &Scenario, part: ListEntry) -> Option<Scenario> {
    let name = free_name(scenario, part.label(scenario)?);
    let (at, behind) = (part.at, part.at + 1);
    let mut next = scenario.clone();
    match part.kind {
        PartKind::Site => {
            let mut copy = scenario.sites.get(at)?.clone();
            let original = copy.id.clone();
            copy.id = SiteId::from(free_id(scenario, original.as_str()).as_str());
            copy.name = Some(name);
            copy.primary = false;
            let site = copy.id.clone();
            next.sites.insert(behind, copy);
            copy_components(&mut next, &original, &site);
        }
        PartKind::Component => {
            let original = scenario.components.get(at)?;
            let id = ComponentId::from(free_id(scenario, original.id.as_str()).as_str());
            let copy = Component { id: id.clone(), name, ..original.clone() };
            next.components.insert(behind, copy);
            protect_alike(&mut next, &original.id, &id);
        }
        PartKind::Journey => {
            let mut copy = scenario.journeys.get(at)?.clone();
            copy.id = JourneyId::from(free_id(scenario, copy.id.as_str()).as_str());
            copy.name = name;
            next.journeys.insert(behind, copy);
        }
        PartKind::Vault => {
            let mut copy = scenario.vaults.get(at)?.clone();
            copy.id = VaultId::from(free_id(scenario, copy.id.as_str()).as_str());
            next.vaults.insert(behind, copy);
        }
    }
    Some(next)
}

/// Copies the components of a site to another; what they need of each other they need there.
fn copy_components(next: &mut Scenario, from: &SiteId, to: &SiteId) {
    let originals: Vec<Component> =
        next.components.iter().filter(|it| it.site == *from).cloned().collect();
    let mut ids: BTreeMap<ComponentId, ComponentId> = BTreeMap::new();
    let first = next.components.len();
    for original in originals {
        let id = ComponentId::from(free_id(next, original.id.as_str()).as_str());
        ids.insert(original.id.clone(), id.clone());
        let name = free_name(next, original.label());
        next.components.push(Component { id, name, site: to.clone(), ..original });
    }
    for copy in next.components.iter_mut().skip(first) {
        for need in copy.needs.iter_mut().chain(&mut copy.degraded_without) {
            if let Some(id) = ids.get(need) {
                *need = id.clone();
            }
        }
    }
}

/// Puts a copy wherever plans, tests and notifications name its original, and gives it its strategy.
fn protect_alike(next: &mut Scenario, original: &ComponentId, copy: &ComponentId) {
    for list in next.covering_lists() {
        if list.contains(original) {
            list.push(copy.clone());
        }
    }
    let entry = next.recovery_of(original).cloned();
    if let Some(mut entry) = entry {
        entry.component = copy.clone();
        next.recovery.push(entry);
    }
}
