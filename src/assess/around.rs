//! The part of a design that has a say in how one component is recovered: a search for a change asks about that
//! component alone, many times.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ComponentId, RecoveryEntry, Scenario, SiteKind};

/// A design without the components that have no say in how one of them is recovered; nothing where all have one.
///
/// A component has a say where it is joined to the other by what components need or are degraded without, in
/// either direction, since journeys reach a component through others; and where an alarm watches it. Behind the
/// link of a data center all share the link.
pub(super) fn around(scenario: &mut Scenario, component: &ComponentId) -> Option<Scenario> {
    let is_link = |site: &SiteKind| *site == SiteKind::DataCenter;
    if scenario.sites.iter().any(|site| is_link(&site.kind)) {
        return None;
    }
    let keeps = joined(scenario, component)?;
    if keeps.iter().all(|keeps| *keeps) {
        return None;
    }
    // The long lists are not copied as a whole.
    let components = std::mem::take(&mut scenario.components);
    let recovery = std::mem::take(&mut scenario.recovery);
    let mut part = scenario.clone();
    let kept = components.iter().zip(&keeps).filter(|(_, keeps)| **keeps);
    part.components = kept.map(|(it, _)| it.clone()).collect();
    let ids: BTreeSet<&str> = part.components.iter().map(|it| it.id.as_str()).collect();
    let is_kept = |it: &&RecoveryEntry| ids.contains(it.component.as_str());
    part.recovery = recovery.iter().filter(is_kept).cloned().collect();
    (scenario.components, scenario.recovery) = (components, recovery);
    Some(part)
}

/// Which components have a say in how one of them is recovered.
fn joined(scenario: &Scenario, component: &ComponentId) -> Option<Vec<bool>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, it) in scenario.components.iter().enumerate() {
        places.entry(it.id.as_str()).or_insert(at);
    }
    let place = |id: &ComponentId| places.get(id.as_str()).copied();
    let mut neighbors: Vec<Vec<usize>> = vec![Vec::new(); scenario.components.len()];
    for (at, it) in scenario.components.iter().enumerate() {
        for other in it.needs.iter().chain(&it.degraded_without).filter_map(place) {
            neighbors[at].push(other);
            neighbors[other].push(at);
        }
    }
    let watched = scenario.notifications.iter().flat_map(|it| &it.components).filter_map(place);
    let mut open: Vec<usize> = watched.chain([place(component)?]).collect();
    let mut keeps = vec![false; scenario.components.len()];
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut keeps[at], true) {
            open.extend(&neighbors[at]);
        }
    }
    Some(keeps)
}

#[cfg(test)]
mod tests;
