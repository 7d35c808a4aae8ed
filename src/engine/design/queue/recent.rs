//! The jobs of the days that were asked for last. The rules of one component are asked one after the other, each
//! about the day of its newest point: a day that several ask about is run through once, and so is one that is asked
//! about again.

use super::super::index::{ComponentIdx, RuleIdx};
use crate::engine::work::PerThread;
use crate::units::Instant;

/// A job, and when it starts; nothing where it expires.
#[derive(Clone, Copy, Debug)]
pub(super) struct QueuedJob {
    pub(super) rule: RuleIdx,
    /// The place of the rule among those of the component.
    pub(super) lane: usize,
    pub(super) due: Instant,
    pub(super) start: Option<Instant>,
}

/// How many days are kept: an assessment asks about the same moments for one incident of a component after the
/// other, and there are as many as days of some months.
const PLACES: usize = 256;

/// The days that were asked for last.
#[derive(Debug, Default)]
pub(crate) struct RecentDays(pub(super) PerThread<KeptDays>);

/// Each day has one place, and is kept until another takes it.
#[derive(Debug, Default)]
pub(super) struct KeptDays(Vec<Option<KeptDay>>);

/// One component's jobs that are due on one day, in the order in which they are due.
#[derive(Debug)]
struct KeptDay {
    component: ComponentIdx,
    midnight: Instant,
    jobs: Vec<QueuedJob>,
}

impl KeptDays {
    /// The jobs of a component on the day that begins at a midnight; `run` hands them over where they are not
    /// kept.
    pub(super) fn jobs(
        &mut self,
        component: ComponentIdx,
        midnight: Instant,
        run: impl FnOnce(&mut Vec<QueuedJob>),
    ) -> &[QueuedJob] {
        if self.0.is_empty() {
            self.0.resize_with(PLACES, || None);
        }
        let day = midnight.unix_seconds().div_euclid(86_400).unsigned_abs();
        // Components that are asked about at one moment take different places.
        let at = day.wrapping_add(component as u64 * 37) % PLACES as u64;
        let place = &mut self.0[at as usize];
        let is_asked =
            |kept: &&mut KeptDay| kept.component == component && kept.midnight == midnight;
        if place.as_mut().filter(is_asked).is_none() {
            // The list of the day that it replaces is used again.
            let mut jobs = place.take().map(|kept| kept.jobs).unwrap_or_default();
            jobs.clear();
            run(&mut jobs);
            *place = Some(KeptDay { component, midnight, jobs });
        }
        place.as_ref().map_or(&[], |kept| &kept.jobs)
    }
}
