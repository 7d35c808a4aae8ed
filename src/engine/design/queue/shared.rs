//! Queues that components share: those with jobs of the same rules that take as long wait alike.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::super::{ComponentIdx, ResolvedScenario, RuleIdx};
use super::due::DueDays;
use super::line::{ComponentJobs, RuleJobs};
use super::{DayStarts, Days, QueuePattern};
use crate::units::{Instant, Span};

/// How the jobs of some components wait for one another.
#[derive(Debug)]
pub(super) struct SharedQueue {
    /// The component that was asked about first.
    pub(super) of: ComponentIdx,
    lanes: Arc<[RuleJobs]>,
    pub(super) due: Arc<DueDays>,
    pub(super) waiting: QueuePattern,
}

impl SharedQueue {
    pub(super) fn line<'a>(&'a self, design: &'a ResolvedScenario) -> ComponentJobs<'a> {
        ComponentJobs::new(design, &self.lanes)
    }

    /// When the jobs start that leave a recovery point.
    pub(super) fn starts(&self, design: &ResolvedScenario, days: &Days) -> Arc<DayStarts> {
        let line = self.line(design);
        let mut all = DayStarts {
            first_day: days.first_day,
            days: Vec::with_capacity(self.due.count()),
            starts: Vec::new(),
            are_apart: self.lanes.iter().all(RuleJobs::takes_time),
        };
        // By the first day like it; behind the days on which jobs may wait by what is due.
        let (mut waiting, mut as_due) =
            (vec![None; self.due.count()], vec![None; self.due.count()]);
        for day in 0..self.due.count() {
            let midnight = days.midnight(day);
            let waits = days.like.get(day);
            let known = match waits {
                Some(like) => &mut waiting[*like as usize],
                None => &mut as_due[self.due.kind_of(day)],
            };
            let place = *known.get_or_insert_with(|| {
                let held = days.held.get(day).copied().unwrap_or_default();
                let end = if waits.is_some() { Instant::LATEST } else { design.end };
                let free = midnight + Span::seconds(held.into());
                let mut starts = Vec::new();
                line.run(&self.due, (midnight, free), &mut |job| {
                    let lane = &self.lanes[job.lane];
                    let fails = lane.later_fail || lane.first_fails && job.due == lane.first;
                    let start = job.start.filter(|_| !fails && job.due < end);
                    starts.extend(start.map(|at| (job.rule, at.since(midnight).as_seconds())));
                });
                all.starts.push(starts);
                // Fewer than days of the clock.
                (all.starts.len() - 1) as u32
            });
            all.days.push(place);
        }
        Arc::new(all)
    }
}

/// The queues of a design that are known so far.
#[derive(Debug, Default)]
pub(crate) struct Queues {
    by_jobs: Mutex<BTreeMap<Arc<[RuleJobs]>, Arc<SharedQueue>>>,
    /// What is due, by rules in the order in which they go.
    due: Mutex<BTreeMap<Vec<RuleIdx>, Arc<DueDays>>>,
}

impl Queues {
    /// The queue of a component with the jobs given, some of which may wait.
    pub(super) fn of(
        &self,
        design: &ResolvedScenario,
        component: ComponentIdx,
        lanes: Vec<RuleJobs>,
    ) -> Arc<SharedQueue> {
        let known = || self.by_jobs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(queue) = known().get(&*lanes) {
            return Arc::clone(queue);
        }
        // Nobody waits meanwhile: of two that are worked out at once one is taken.
        let lanes: Arc<[RuleJobs]> = lanes.into();
        let due = self.due(design, &lanes);
        let waiting = ComponentJobs::new(design, &lanes).waiting(&due);
        let queue =
            Arc::new(SharedQueue { of: component, lanes: Arc::clone(&lanes), due, waiting });
        Arc::clone(known().entry(lanes).or_insert(queue))
    }

    fn due(&self, design: &ResolvedScenario, lanes: &[RuleJobs]) -> Arc<DueDays> {
        let rules: Vec<RuleIdx> = lanes.iter().map(|lane| lane.rule).collect();
        let mut known = self.due.lock().unwrap_or_else(PoisonError::into_inner);
        let due = known.entry(rules).or_insert_with_key(|rules| {
            let jobs: Vec<_> = rules.iter().map(|it| design.jobs(&design.rules[*it])).collect();
            Arc::new(DueDays::new(&jobs, (design.start, design.end)))
        });
        Arc::clone(due)
    }
}
