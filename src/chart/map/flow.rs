//! Who reaches what: from users through what serves them to what holds the data.

use std::collections::BTreeMap;

use super::LineKind;
use crate::catalog::Substance;
use crate::model::{ComponentId, Scenario};

/// The most columns a site has; what would come later stands in the last one.
const COLUMNS: usize = 4;

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
        for journey in &scenario.journeys {
            let known = |id: &&ComponentId| scenario.component(id).is_some();
            let needs: Vec<_> = journey.needs.iter().filter(known).collect();
            // Users reach data through what serves it. Where no dependency says so, the line is the journey's.
            let serves = |id: &ComponentId| {
                scenario.component(id).is_some_and(|it| it.substance() != Substance::Data)
            };
            let mut fronts: Vec<_> =
                needs.iter().copied().filter(|id| serves(id) && !flow.is_reached(id)).collect();
            if fronts.is_empty() {
                fronts.extend(needs.iter().copied().find(|id| !flow.is_reached(id)));
            }
            for front in &fronts {
                if !flow.entries.contains(front) {
                    flow.entries.push(front);
                }
            }
            let Some(front) = fronts.last().copied().or_else(|| needs.first().copied()) else {
                continue;
            };
            let degrading = journey.degraded_without.iter().filter(known);
            for id in needs.iter().copied().chain(degrading) {
                if !flow.entries.contains(&id) && !flow.is_reached(id) {
                    flow.connect(scenario, front, id, LineKind::Journey);
                }
            }
        }
        flow
    }

    /// How many steps each component is away from the users, going by lines within one site only.
    pub(super) fn columns(&self, scenario: &Scenario) -> BTreeMap<&'it ComponentId, usize> {
        let site = |id| scenario.component(id).map(|it| &it.site);
        let mut columns: BTreeMap<&ComponentId, usize> = BTreeMap::new();
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

    fn is_reached(&self, id: &ComponentId) -> bool {
        self.edges.iter().any(|(_, to, _)| *to == id)
    }
}
