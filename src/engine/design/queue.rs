//! One backup job runs per resource at a time (AWS Backup developer guide, `aws-backup-limits`): where jobs
//! take longer than the time between them, the next waits, and expires once its start window is over.
//!
//! This is about the jobs of one rule. Which of them run is known without a walk over all: jobs that never
//! wait start when they are due; behind a long first job a few are laid out; and where jobs always wait,
//! one starts whenever the one before is complete, at equal intervals for all time.

use std::sync::OnceLock;

use super::{Jobs, Protection, Rule, Times};
use crate::units::{Instant, Span};

/// Which jobs of one rule for one component wait, once somebody has asked.
#[derive(Debug, Default)]
pub(crate) struct Queue(OnceLock<Waiting>);

#[derive(Debug)]
enum Waiting {
    /// No job waits.
    Never,
    /// Jobs wait up to a moment and are laid out until then: when each was due, and its start.
    Until(Instant, Vec<(Instant, Instant)>),
    /// A job is always waiting: the second starts at a moment, and another after each of the spans.
    Always { first: Instant, second: Instant, every: Span },
}

/// What the start of jobs depends on.
struct Line<'a> {
    jobs: Jobs<'a>,
    start: Instant,
    delay: Span,
    window: Span,
    first_job: Span,
    later_jobs: Span,
}

impl Queue {
    /// When the job that a rule has due at a moment starts, if nothing but other jobs of the rule holds
    /// it up; nothing where it waits until its start window is over.
    pub(crate) fn start(
        &self,
        rules: &[Rule],
        protection: &Protection,
        (clock_start, delay): (Instant, Span),
        due: Instant,
    ) -> Option<Instant> {
        let Some(rule) = rules.get(protection.rule) else { return Some(due + delay) };
        let line = || Line {
            jobs: rule.jobs(rules),
            start: clock_start,
            delay,
            window: rule.start_window,
            first_job: protection.first_job,
            later_jobs: protection.later_jobs,
        };
        match self.0.get_or_init(|| line().waiting(rule)) {
            Waiting::Never => Some(due + delay),
            Waiting::Until(until, _) if due >= *until => Some(due + delay),
            Waiting::Until(_, starts) => {
                let at = starts.binary_search_by_key(&due, |it| it.0).ok()?;
                Some(starts[at].1)
            }
            Waiting::Always { first, second, every } => {
                line().always(rule, (*first, *second, *every), due)
            }
        }
    }
}

impl Line<'_> {
    fn waiting(&self, rule: &Rule) -> Waiting {
        let Some(shortest) = rule.shortest_interval() else { return Waiting::Never };
        let Some(first) = self.jobs.at_or_after(self.start) else { return Waiting::Never };
        let free = first + self.delay + self.first_job;
        if self.later_jobs > shortest && self.is_always_waited_for(rule) {
            return Waiting::Always { first, second: free, every: self.later_jobs };
        }
        if self.later_jobs <= shortest && self.first_job <= shortest {
            return Waiting::Never;
        }
        self.laid_out(first, free, self.later_jobs <= shortest)
    }

    /// Whether some job is due and has its start window open whenever another is complete.
    fn is_always_waited_for(&self, rule: &Rule) -> bool {
        match (self.jobs, &rule.times) {
            (Jobs::All(_), Times::Timetable(timetable)) => {
                timetable.longest_daily_interval().is_some_and(|longest| {
                    longest <= self.later_jobs && longest + self.delay <= self.window
                })
            }
            _ => false,
        }
    }

    /// The jobs one after another, all of them or as long as any has to wait.
    fn laid_out(&self, first: Instant, mut free: Instant, ends: bool) -> Waiting {
        let mut starts = vec![(first, first + self.delay)];
        let mut due = first;
        while let Some(next) = self.jobs.at_or_after(due + Span::seconds(1)) {
            due = next;
            let start = free.max(due + self.delay);
            if ends && start == due + self.delay {
                return Waiting::Until(due, starts);
            }
            if start <= due + self.window {
                starts.push((due, start));
                free = start + self.later_jobs;
            }
        }
        Waiting::Until(Instant::LATEST, starts)
    }

    /// When a job starts of a rule with one always waiting. Of those whose start window is open the oldest
    /// goes first.
    fn always(
        &self,
        rule: &Rule,
        (first, second, every): (Instant, Instant, Span),
        due: Instant,
    ) -> Option<Instant> {
        if due <= first {
            return Some(first + self.delay);
        }
        let turn = |number: i64| second + Span::seconds(every.as_seconds() * (number - 1));
        // Until some job has expired, each takes the turn of its number.
        let closes = due + self.window;
        let number = i64::try_from(rule.times.count(first, due)).unwrap_or(i64::MAX) - 1;
        if number <= closes.since(second).as_seconds() / every.as_seconds() + 1
            && turn(number) <= closes
        {
            return Some(turn(number));
        }
        let last = closes.since(second).as_seconds().div_euclid(every.as_seconds()) + 1;
        let before = self.jobs.at_or_before(due - Span::seconds(1))?;
        (last >= 1 && turn(last) > before + self.window).then(|| turn(last))
    }
}
