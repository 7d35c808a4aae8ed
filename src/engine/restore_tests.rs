//! Restore tests: which point each one takes, and whether there is one to take (AWS Backup developer guide, `restore-testing`).

use std::sync::Arc;

use super::protection::points::{Points, Query};
use super::run::Run;
use crate::model::{ComponentId, RestoreTestingPlan, TestedPoint, VaultId};
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
    /// The vault and the captured moment of the point taken from the selection window; nothing where
    /// there is none, or where no test can start before its start window ends, so that the test proves
    /// nothing.
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
        let idx = self.component(component)?;
        let points: Points = self.points();
        let window = Span::days(plan.selection_window_days.into());
        let oldest = at - window;
        let closes = at + Span::hours(plan.start_window_hours.into());
        let newest_at = |moment: Instant| {
            let before = moment + Span::seconds(1);
            let query = Query { before, stored_by: Some(at), chosen_at: at };
            (0..self.scenario.vaults.len())
                // A point is restored in the Region of its vault, by the control planes there.
                .filter(|vault| {
                    let site = points.design.vaults[*vault].site;
                    points.world.launches_from(site, at).is_some_and(|starts| starts <= closes)
                })
                .filter_map(|vault| {
                    let found = points.newest(idx, vault, &query).ok()?;
                    (found.captured >= oldest).then_some((found.captured, vault))
                })
                .max_by_key(|(captured, vault)| (*captured, std::cmp::Reverse(*vault)))
        };
        let newest = match plan.point {
            TestedPoint::Latest => newest_at(at),
            // The newest at a moment drawn from the window; there may be none that old.
            TestedPoint::Random => newest_at(oldest + drawn(window, at)).or_else(|| newest_at(at)),
        };
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

/// A part of a span that looks drawn at random, and is the same in every run: by the moment of the test
/// (the finalizer of SplitMix64).
fn drawn(window: Span, at: Instant) -> Span {
    let mut bits = at.unix_seconds().cast_unsigned();
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^= bits >> 31;
    let seconds = window.as_seconds().max(1).cast_unsigned();
    Span::seconds((bits % seconds).cast_signed())
}
