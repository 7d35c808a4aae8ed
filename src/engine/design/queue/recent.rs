//! The jobs of the days that were asked for last. The rules of one component are asked one after the other, each
//! about the day of its newest point: a day that several ask about is run through once.

use std::sync::Mutex;

use super::super::index::{ComponentIdx, RuleIdx};
use crate::units::Instant;

/// A job, and when it starts; nothing where it expires.
#[derive(Clone, Copy, Debug)]
pub(super) struct QueuedJob {
    pub(super) rule: RuleIdx,
    pub(super) due: Instant,
    pub(super) start: Option<Instant>,
}

/// How many days are kept, of all components together: more than rules may cover one component.
const MOST_KEPT: usize = 48;

/// The days that were asked for last, the newest question at the end.
#[derive(Debug, Default)]
pub(crate) struct RecentDays(pub(super) Mutex<KeptDays>);

#[derive(Debug, Default)]
pub(super) struct KeptDays(Vec<KeptDay>);

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
        let is_asked = |kept: &KeptDay| kept.component == component && kept.midnight == midnight;
        let at = self.0.iter().rposition(is_asked).unwrap_or_else(|| {
            if self.0.len() == MOST_KEPT {
                self.0.remove(0);
            }
            let mut jobs = Vec::new();
            run(&mut jobs);
            self.0.push(KeptDay { component, midnight, jobs });
            self.0.len() - 1
        });
        &self.0[at].jobs
    }
}
