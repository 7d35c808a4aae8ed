//! What is due on each day of UTC, of the rules that cover a component: worked out once for all components with the
//! same rules, and once for all days that are alike.

use std::collections::BTreeMap;

use super::super::rules::Jobs;
use crate::units::{Instant, Span, sorting};

const DAY: Span = Span::days(1);

/// A job that is due on a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct DueJob {
    /// How long after midnight.
    pub(super) after: Span,
    /// The place of its rule among those of the component.
    pub(super) lane: usize,
}

/// The jobs of some rules by the days on which they are due.
#[derive(Debug)]
pub(super) struct DueDays {
    first_day: Instant,
    /// For each day of the clock the kind of day that it is.
    days: Vec<usize>,
    /// For each kind of day its jobs, in the order in which they go.
    kinds: Vec<Vec<DueJob>>,
}

impl DueDays {
    /// The jobs of some rules from one moment to another, in the order in which those go that are due at one moment.
    pub(super) fn new(jobs: &[Jobs<'_>], (start, end): (Instant, Instant)) -> Self {
        let first_day = start.start_of_day();
        let mut all = Self { first_day, days: Vec::new(), kinds: Vec::new() };
        let mut known: BTreeMap<Vec<i64>, usize> = BTreeMap::new();
        let mut midnight = first_day;
        while midnight <= end {
            // A day that is like no other has no key.
            let key: Option<Vec<i64>> = jobs.iter().map(|it| it.day_kind(midnight)).collect();
            let like = key.as_ref().and_then(|key| known.get(key)).copied();
            let kind = like.unwrap_or_else(|| {
                let last = midnight + DAY - Span::seconds(1);
                let of_lane = jobs.iter().enumerate().flat_map(|(lane, jobs)| {
                    let from = |at| jobs.at_or_after(at).filter(|due| *due <= last);
                    let due = std::iter::successors(from(midnight), move |due| {
                        from(*due + Span::seconds(1))
                    });
                    due.map(move |due| DueJob { after: due.since(midnight), lane })
                });
                let mut due: Vec<DueJob> = of_lane.collect();
                sorting::sort_by_key(&mut due, |job| (job.after, job.lane));
                all.kinds.push(due);
                all.kinds.len() - 1
            });
            known.extend(key.map(|key| (key, kind)));
            all.days.push(kind);
            midnight += DAY;
        }
        all
    }

    /// The kind of a day of the clock, counted from the first.
    pub(super) fn kind_of(&self, day: usize) -> usize {
        self.days.get(day).copied().unwrap_or(usize::MAX)
    }

    /// How many days the clock has.
    pub(super) fn count(&self) -> usize {
        self.days.len()
    }

    /// The jobs of the day that begins at a midnight.
    pub(super) fn on(&self, midnight: Instant) -> &[DueJob] {
        let day = midnight.since(self.first_day).as_seconds() / DAY.as_seconds();
        let kind = usize::try_from(day).map(|day| self.kind_of(day));
        kind.ok().and_then(|kind| self.kinds.get(kind)).map_or(&[], Vec::as_slice)
    }
}
