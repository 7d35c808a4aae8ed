//! Restore tests: which point each one takes, and whether there is one to take (AWS Backup developer guide, `restore-testing`).

use std::sync::Arc;

use super::protection::points::{Points, Query};
use super::run::Run;
use crate::model::{ComponentId, RestoreTestingPlan, VaultId};
use crate::units::{Instant, Span, Timetable, ZonedClock, time_zone};

/// One test of one component.
#[derive(Clone, Debug, PartialEq)]
pub struct RestoreTest {
    /// The name of the restore testing plan.
    pub plan: String,
    /// The component whose point is restored.
    pub component: ComponentId,
    /// When the test is due.
    pub at: Instant,
    /// The vault and the captured moment of the newest point in the selection window; nothing where
    /// there is none, so that the test proves nothing.
    pub point: Option<(VaultId, Instant)>,
}

impl Run {
    /// The restore tests due between two moments, in the order of the plans and of time; at most
    /// `limit` of them.
    pub fn restore_tests(&self, from: Instant, to: Instant, limit: usize) -> Vec<RestoreTest> {
        let mut tests = Vec::new();
        for plan in &self.scenario.restore_testing {
            tests.extend(self.restore_tests_of(plan, from, to, limit - tests.len()));
        }
        tests
    }

    /// The restore tests of one plan due between two moments, in the order of time; at most `limit` of
    /// them.
    pub fn restore_tests_of(
        &self,
        plan: &RestoreTestingPlan,
        from: Instant,
        to: Instant,
        limit: usize,
    ) -> Vec<RestoreTest> {
        let Some(timetable) = self.timetable_of(plan) else { return Vec::new() };
        let due = |at| plan.components.iter().map(move |component| (at, component));
        timetable
            .between(from, to)
            .flat_map(due)
            .filter_map(|(at, component)| self.restore_test(plan, component, at))
            .take(limit)
            .collect()
    }

    fn timetable_of(&self, plan: &RestoreTestingPlan) -> Option<Timetable> {
        let zone = time_zone(&plan.schedule_time_zone)?;
        let (start, end) = (self.scenario.clock.start, self.scenario.clock.end());
        let clock = Arc::new(ZonedClock::new(zone, start, end));
        Timetable::new(&plan.schedule, clock, start, end).ok()
    }

    fn restore_test(
        &self,
        plan: &RestoreTestingPlan,
        component: &ComponentId,
        at: Instant,
    ) -> Option<RestoreTest> {
        let part = self.part(component)?;
        let points: Points = self.points();
        let query = Query { before: at + Span::seconds(1), stored_by: Some(at), chosen_at: at };
        let oldest = at - Span::days(plan.selection_window_days.into());
        let newest = (0..self.scenario.vaults.len())
            .filter_map(|vault| {
                let found = points.newest(part, vault, &query).ok()?;
                (found.captured >= oldest).then_some((found.captured, vault))
            })
            .max_by_key(|(captured, vault)| (*captured, std::cmp::Reverse(*vault)));
        Some(RestoreTest {
            plan: plan.name.clone(),
            component: component.clone(),
            at,
            point: newest.and_then(|(captured, vault)| {
                Some((self.scenario.vaults.get(vault)?.id.clone(), captured))
            }),
        })
    }
}
