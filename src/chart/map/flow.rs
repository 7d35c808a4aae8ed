//! Who reaches what: from users through what serves them to what holds the data.

use std::collections::{BTreeMap, BTreeSet};

use super::LineKind;
use crate::catalog::Substance;
use crate::model::{ComponentId, Scenario};

/// The most columns a site has; what would come later stands in the last one.
const COLUMNS: usize = 4;

/// What each component leads to.
type Ahead<'it> = BTreeMap<&'it ComponentId, Vec<&'it ComponentId>>;

/// Who reaches what.
#[derive(Debug, Default)]
pub(super) struct Flow<'it> {
    /// What users reach directly.
    pub(super) entries: Vec<&'it ComponentId>,
    /// From one component to another.
    pub(super) edges: Vec<(&'it ComponentId, &'it ComponentId, LineKind)>,
}

impl<'it> Flow<'it> {
    pub(super) fn of(scenario: &'it Scenario) -> Self {
        let mut flow = Self::default();
        for component in &scenario.components {
            for needed in &component.needs {
                flow.connect(scenario, &component.id, needed, LineKind::Needs);
            }
            for needed in &component.degraded_without {
                flow.connect(scenario, &component.id, needed, LineKind::Degrades);
            }
        }
        let mut next: Ahead<'_> = BTreeMap::new();
        for (from, to, _) in &flow.edges {
            next.entry(from).or_default().push(to);
        }
        for journey in &scenario.journeys {
            let known = |id: &&ComponentId| scenario.component(id).is_some();
            let named = journey.needs.iter().chain(&journey.degraded_without);
            let named: Vec<&ComponentId> = named.filter(known).collect();
            flow.enter(&named, &next);
        }
        flow
    }

    /// Users reach what a journey names, where nothing else that it names leads there.
    fn enter(&mut self, named: &[&'it ComponentId], next: &Ahead<'it>) {
        let mut seen: BTreeSet<&ComponentId> = BTreeSet::new();
        let mut reached: BTreeSet<&ComponentId> = BTreeSet::new();
        let mut first: Vec<&'it ComponentId> = Vec::new();
        for id in named {
            if seen.insert(id) {
                first.push(id);
            }
            let mut ahead = vec![*id];
            while let Some(from) = ahead.pop() {
                for to in next.get(from).into_iter().flatten() {
                    reached.insert(to);
                    if seen.insert(to) {
                        ahead.push(to);
                    }
                }
            }
        }
        let outer: Vec<_> = first.iter().copied().filter(|id| !reached.contains(*id)).collect();
        // Those that need each other are entered by the first.
        let entries = if outer.is_empty() { first.into_iter().take(1).collect() } else { outer };
        for id in entries {
            if !self.entries.contains(&id) {
                self.entries.push(id);
            }
        }
    }

    /// How many steps each component is away from the users, going by lines within one site only.
    pub(super) fn columns(&self, scenario: &Scenario) -> BTreeMap<&'it ComponentId, usize> {
        let site = |id| scenario.component(id).map(|it| &it.site);
        let is_data = |id: &&&ComponentId| {
            scenario.component(id).is_some_and(|it| it.substance() == Substance::Data)
        };
        // What serves users is before the data that they reach as well.
        let data = self.entries.iter().filter(is_data);
        let mut columns: BTreeMap<&ComponentId, usize> = BTreeMap::new();
        if self.entries.iter().any(|id| !is_data(&id)) {
            columns.extend(data.map(|id| (*id, 1)));
        }
        // Cycles end at the last column.
        for _ in 0..COLUMNS {
            for (from, to, _) in &self.edges {
                let next = columns.get(from).copied().unwrap_or(0) + 1;
                let column = columns.entry(to).or_default();
                if site(from) == site(to) && next < COLUMNS {
                    *column = next.max(*column);
                }
            }
        }
        columns
    }

    fn connect(
        &mut self,
        scenario: &Scenario,
        from: &'it ComponentId,
        to: &'it ComponentId,
        kind: LineKind,
    ) {
        let is_new = !self.edges.iter().any(|(a, b, _)| *a == from && *b == to);
        if from != to && is_new && scenario.component(to).is_some() {
            self.edges.push((from, to, kind));
        }
    }
}
