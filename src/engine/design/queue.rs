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
//! resource, and only the day that is asked for is run through.

mod gaps;
mod line;
mod recent;

use std::sync::{OnceLock, PoisonError};

use self::line::{ComponentJobs, RuleJobs, lanes};
use super::{ComponentIdx, Protection, ResolvedScenario, RuleIdx};
use crate::catalog::Assumption;
use crate::units::{Instant, Span};

pub(super) use self::gaps::Gaps;
pub(super) use self::recent::RecentDays;

/// Which backup jobs of one component wait for others; worked out at the first question.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    known: OnceLock<(Vec<RuleJobs>, QueuePattern)>,
}

#[derive(Debug)]
enum QueuePattern {
    /// No job waits.
    Never,
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
    /// For each rule the moments at which those jobs start that are due before a moment, and the rest when
    /// they are due.
    Until(Vec<(RuleIdx, Vec<Instant>)>, Instant),
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
        let (line, waiting) = self.line(component);
        match waiting {
            QueuePattern::Never => Some(due + self.start_delay()),
            QueuePattern::Always { first, second, every } => {
                line.always((*first, *second, *every), due)
            }
            QueuePattern::OnDays(days) => match days.on_day_of(due) {
                None => Some(due + self.start_delay()),
                Some(day) => {
                    let mut recent =
                        self.recent_days.0.lock().unwrap_or_else(PoisonError::into_inner);
                    let jobs = recent.jobs(component, day.0, |jobs| {
                        line.run(day, &mut |job| jobs.push(job));
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
        let (line, waiting) = self.line(component);
        match waiting {
            QueuePattern::Never => Starts::AsDue,
            QueuePattern::Always { first, second, every } => Starts::Steady {
                first: *first + self.start_delay(),
                second: *second,
                every: *every,
            },
            QueuePattern::OnDays(days) => {
                let mut starts = line.rules();
                for day in (0..days.held.len()).filter_map(|day| days.on_day_of(days.midnight(day)))
                {
                    line.run(day, &mut |job| {
                        if let Ok(at) = starts.binary_search_by_key(&job.rule, |(rule, _)| *rule) {
                            starts[at].1.extend(job.start);
                        }
                    });
                }
                Starts::Until(starts, days.end())
            }
        }
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
        match self.line(component).1 {
            QueuePattern::Never => Some(self.start),
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
        matches!(self.line(component).1, QueuePattern::Never)
    }

    fn line(&self, component: ComponentIdx) -> (ComponentJobs<'_>, &QueuePattern) {
        let (lanes, waiting) = self.components[component].queue.known.get_or_init(|| {
            let lanes = lanes(self, component);
            let waiting = ComponentJobs::new(self, &lanes).waiting();
            (lanes, waiting)
        });
        (ComponentJobs::new(self, lanes), waiting)
    }

    /// How long after it is due a job starts that nothing holds up.
    pub(crate) fn start_delay(&self) -> Span {
        self.values.minutes(Assumption::StartDelayMinutes)
    }
}

#[cfg(test)]
mod tests;
