//! Finds what selections cover by look-ups instead of asking every component.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::selection::holds;
use crate::model::{BackupSelection, Scenario};
use crate::units::sorting;

/// Finds what selections cover by look-ups; agrees with [`covers`](super::selection::covers).
pub(crate) struct Finder<'a> {
    scenario: &'a Scenario,
    /// The place of each component by its id.
    pub(crate) components: BTreeMap<&'a str, usize>,
    /// Keys and values of tags with the places of the components that have them, in order.
    tags: Vec<((&'a str, &'a str), usize)>,
}

impl<'a> Finder<'a> {
    pub(crate) fn new(scenario: &'a Scenario) -> Self {
        let mut tags = Vec::new();
        if scenario.plans.iter().any(|plan| !plan.selection.tags.is_empty()) {
            for (at, component) in scenario.components.iter().enumerate() {
                for (key, value) in &component.tags {
                    tags.push(((key.as_str(), value.as_str()), at));
                }
            }
            sorting::sort(&mut tags);
        }
        let components =
            index(scenario.components.iter().enumerate().map(|(at, it)| (it.id.as_str(), at)));
        Self { scenario, components, tags }
    }

    /// What each plan's selection covers, as places of components, ascending.
    pub(crate) fn by_plan(&self) -> Vec<Arc<[usize]>> {
        self.scenario.plans.iter().map(|plan| self.covered(&plan.selection)).collect()
    }

    fn covered(&self, selection: &BackupSelection) -> Arc<[usize]> {
        let all = &self.scenario.components;
        let by_conditions = selection.components.is_empty()
            && selection.tags.is_empty()
            && !selection.conditions.is_empty();
        let mut covered: Vec<usize> = if by_conditions {
            (0..all.len()).collect()
        } else {
            let named =
                selection.components.iter().filter_map(|id| self.components.get(id.as_str()));
            let tagged = selection.tags.iter().flat_map(|tag| {
                let of = (tag.key.as_str(), tag.value.as_str());
                let from = self.tags.partition_point(|(it, _)| *it < of);
                self.tags[from..].iter().take_while(move |(it, _)| *it == of).map(|(_, at)| at)
            });
            named.chain(tagged).copied().collect()
        };
        sorting::sort(&mut covered);
        covered.dedup();
        let mut except: Vec<&str> = selection.except.iter().map(|it| it.as_str()).collect();
        sorting::sort(&mut except);
        covered.retain(|at| {
            selection.conditions.iter().all(|condition| holds(condition, &all[*at]))
                && except.binary_search(&all[*at].id.as_str()).is_err()
        });
        covered.into()
    }
}

/// Names with what they lead to; of two with one name the first counts, as in `Scenario`'s look-ups.
pub(super) fn index<'a, T>(entries: impl Iterator<Item = (&'a str, T)>) -> BTreeMap<&'a str, T> {
    let mut map = BTreeMap::new();
    for (id, value) in entries {
        map.entry(id).or_insert(value);
    }
    map
}

#[cfg(test)]
mod tests;
