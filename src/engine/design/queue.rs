//! One backup job runs per resource at a time (AWS Backup developer guide, `aws-backup-limits`, "Concurrent
//! backup and copy jobs per resource"), whichever rule or plan it belongs to: where a job is due while another is
//! at work, it waits, and expires once its start window is over.
//!
//! Copy jobs run next to backup jobs and next to one another: the same page allows 30 concurrent copies of one
//! resource to a Region, so that the limit of one does not span both.
//!
//! Example: a daily job that works for three hours holds up the hourly jobs of another plan; those whose
//! start window ends meanwhile expire, and the oldest of the others starts next.
//!
//! Which jobs wait is known without a walk over all of them. Mostly none does, which the times between jobs
//! show. Where a single rule always has a job waiting, one starts whenever the one before is complete, at
//! equal intervals for all time. Otherwise one number a day says how long the jobs of the days before hold the
//! resource, and only the day that is asked for is run through. Components with the same rules whose jobs take as
//! long have one queue.

mod due;
mod gaps;
mod line;
mod recent;
mod shared;

use std::sync::{Arc, OnceLock};

use self::line::{ComponentJobs, lanes};
use self::shared::SharedQueue;
use super::{ComponentIdx, Protection, ResolvedScenario, RuleIdx};
use crate::catalog::Assumption;
use crate::units::{Instant, Span};

pub(super) use self::gaps::Gaps;
pub(super) use self::recent::RecentDays;
pub(super) use self::shared::Queues;

/// Which backup jobs of one component wait for others; worked out at the first question.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    /// Nothing where no job waits.
    known: OnceLock<Option<Arc<SharedQueue>>>,
}

/// How jobs wait for one another.
#[derive(Debug)]
enum QueuePattern {
    /// A job of the only rule is always waiting: the second starts at a moment, and another after each of
    /// the spans.
    Always { first: Instant, second: Instant, every: Span },
    /// Jobs may wait on these days.
    OnDays(Days),
}

/// How long the jobs of earlier days hold a resource, by days of UTC.
#[derive(Debug)]
struct Days {
    first_day: Instant,
    /// For each day the seconds after its midnight for which jobs of earlier days are at work.
    held: Vec<u32>,
    /// For each day the first one on which jobs are due and start at the same times of the day.
    like: Vec<u32>,
}

impl Days {
    /// The first midnight after these days: no job that is due later waits.
    fn end(&self) -> Instant {
        self.midnight(self.held.len())
    }

    fn midnight(&self, day: usize) -> Instant {
        self.first_day + Span::days(i64::try_from(day).unwrap_or(i64::MAX))
    }

    /// The midnight before a moment, and until when jobs of earlier days are at work; nothing where no job
    /// waits.
    fn on_day_of(&self, at: Instant) -> Option<(Instant, Instant)> {
        let day = usize::try_from(at.since(self.first_day).as_seconds().div_euclid(86_400)).ok()?;
        let midnight = self.midnight(day);
        Some((midnight, midnight + Span::seconds((*self.held.get(day)?).into())))
    }
}

/// When the jobs for one component start, if nothing but other jobs of it holds them up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Starts {
    /// Each when it is due.
    AsDue,
    /// There is one rule: its jobs start at one moment, then at another and at equal intervals after it.
    Steady { first: Instant, second: Instant, every: Span },
    /// As on some days of UTC, one after the other.
    OnDays(Arc<DayStarts>),
}

/// When those jobs start, by the days of UTC on which they are due, that leave a recovery point while nothing
/// goes wrong.
#[derive(Debug, PartialEq)]
pub(crate) struct DayStarts {
    /// The midnight at which the first day begins.
    pub(crate) first_day: Instant,
    /// For each day of the clock the place of its starts.
    pub(crate) days: Vec<u32>,
    /// The starts of different days, each with its rule, by the seconds since midnight, ascending.
    pub(crate) starts: Vec<Vec<(RuleIdx, i64)>>,
    /// Whether no two jobs ever start at one moment.
    pub(crate) are_apart: bool,
}

impl DayStarts {
    /// The midnight of each day, and the place of its starts.
    pub(crate) fn each(&self) -> impl Iterator<Item = (Instant, usize)> + '_ {
        let midnights = (0..).map(|day| self.first_day + Span::days(day));
        midnights.zip(self.days.iter().map(|it| *it as usize))
    }
}

impl ResolvedScenario {
    /// When a job that is due at a moment starts, if nothing but other jobs of the component holds it up;
    /// nothing where it waits until its start window is over.
    pub(crate) fn job_start(
        &self,
        component: ComponentIdx,
        protection: &Protection,
        due: Instant,
    ) -> Option<Instant> {
        let Some(queue) = self.queue(component) else { return Some(due + self.start_delay()) };
        let line = queue.line(self);
        match &queue.waiting {
            QueuePattern::Always { first, second, every } => {
                line.always((*first, *second, *every), due)
            }
            QueuePattern::OnDays(days) => match days.on_day_of(due) {
                None => Some(due + self.start_delay()),
                Some(day) => {
                    let mut recent = self.recent_days.0.own();
                    let jobs = recent.jobs(queue.of, day.0, |jobs| {
                        line.run(&queue.due, day, &mut |job| jobs.push(job));
                    });
                    let due_then = &jobs[jobs.partition_point(|it| it.due < due)..];
                    let mut due_then = due_then.iter().take_while(|it| it.due == due);
                    let job = due_then.find(|it| it.rule == protection.rule);
                    // What is backed up continuously has no jobs to wait for.
                    job.map_or_else(|| Some(due + self.start_delay()), |job| job.start)
                }
            },
        }
    }

    /// When the jobs of all rules for one component start, all of them.
    pub(crate) fn job_starts(&self, component: ComponentIdx) -> Starts {
        let Some(queue) = self.queue(component) else { return Starts::AsDue };
        match &queue.waiting {
            QueuePattern::Always { first, second, every } => Starts::Steady {
                first: *first + self.start_delay(),
                second: *second,
                every: *every,
            },
            QueuePattern::OnDays(days) => Starts::OnDays(queue.starts(self, days)),
        }
    }

    /// A component whose jobs start when those of another one do, the same for all that do so.
    pub(crate) fn queues_like(&self, component: ComponentIdx) -> ComponentIdx {
        self.queue(component).map_or(component, |queue| queue.of)
    }

    /// Whether a rule makes points of a component at all times at which its jobs are due, after the delay
    /// with which any job starts.
    pub(crate) fn points_are_made_as_due(
        &self,
        component: ComponentIdx,
        protection: &Protection,
    ) -> bool {
        let Some(rule) = self.rules.get(protection.rule) else { return true };
        self.jobs_never_wait(component)
            && self.start_delay() <= rule.start_window
            && !protection.exceeds_window(rule, protection.first_job)
            && !protection.exceeds_window(rule, protection.later_jobs)
    }

    /// From when on the jobs of a component hold it as in the weeks before, as far as the days tell;
    /// nothing where jobs that wait for one another start at other times every day.
    pub(crate) fn jobs_repeat_from(&self, component: ComponentIdx) -> Option<Instant> {
        const WEEK: usize = 7;
        let Some(queue) = self.queue(component) else { return Some(self.start) };
        match &queue.waiting {
            QueuePattern::Always { .. } => None,
            QueuePattern::OnDays(days) if days.end() < self.end => Some(days.end()),
            QueuePattern::OnDays(days) => {
                // Days that begin with nobody at work do not depend on the days before.
                let alone_from =
                    days.held.iter().rposition(|held| *held > 0).map_or(0, |day| day + 1);
                if alone_from < days.held.len() {
                    return Some(days.midnight(alone_from));
                }
                let changes = days.held.windows(WEEK + 1).rposition(|it| it[0] != it[WEEK]);
                let same_from = changes.map_or(1, |day| day + 1);
                let tells = same_from + 2 * WEEK <= days.held.len();
                tells.then(|| days.midnight(same_from))
            }
        }
    }

    /// Whether no job of a component ever waits for another.
    pub(crate) fn jobs_never_wait(&self, component: ComponentIdx) -> bool {
        self.queue(component).is_none()
    }

    /// How the jobs of a component wait for one another; nothing where none does.
    fn queue(&self, component: ComponentIdx) -> Option<&SharedQueue> {
        let known = self.components[component].queue.known.get_or_init(|| {
            let lanes = lanes(self, component);
            let waits = !ComponentJobs::new(self, &lanes).never_wait();
            waits.then(|| self.queues.of(self, component, lanes))
        });
        known.as_deref()
    }

    /// How long after it is due a job starts that nothing holds up.
    pub(crate) fn start_delay(&self) -> Span {
        self.values.minutes(Assumption::StartDelayMinutes)
    }
}

#[cfg(test)]
mod tests;
