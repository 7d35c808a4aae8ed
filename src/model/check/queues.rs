//! Jobs of several rules for one resource: AWS Backup runs one at a time, so that the jobs of one rule wait
//! for those of another, and expire when their start windows end first.
//!
//! Example: a job takes three hours. Where a rule of another plan is due an hour after it and its start window is
//! open for an hour, its jobs never start.

use super::continuous::has_continuous;
use super::coverage::{Coverage, Task};
use super::kinds::CheckKind;
use super::schedules::is_kept_longer;
use super::windows::later_job_length;
use crate::model::{Component, Finding, Findings};
use crate::units::{Instant, Span, counted};

/// How many rules of a component are compared with one another: whoever has more knows of the first ones.
const MOST_RULES: usize = 10;
/// How many components whose jobs may be in each other's way are looked at.
const MOST_COMPONENTS: usize = 50;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let mut is_said = vec![false; coverage.tasks.len()];
    let mut looked_at = 0;
    for (at, rules) in rules_of_components(coverage).into_iter().enumerate() {
        if rules.len() < 2 || looked_at == MOST_COMPONENTS {
            continue;
        }
        let component = coverage.component(at);
        let length = later_job_length(coverage.scenario, component);
        let queue = ComponentQueue { coverage, component, length, rules };
        looked_at += usize::from(queue.may_expire());
        let Some((rule, finding)) = queue.without_time().or_else(|| queue.expiring()) else {
            continue;
        };
        if !std::mem::replace(&mut is_said[rule], true) {
            findings.push(finding);
        }
    }
}

/// For each component the rules that make jobs for it on a schedule, by their places among the tasks.
fn rules_of_components(coverage: &Coverage<'_>) -> Vec<Vec<usize>> {
    let mut rules = vec![Vec::new(); coverage.scenario.components.len()];
    for (at, task) in coverage.tasks.iter().enumerate() {
        if task.rule.is_none() || task.sample.is_none() {
            continue;
        }
        for component in task.covered.iter().copied() {
            let is_continuous = task.continuous
                && task.copies.is_empty()
                && !coverage.those(&[component], has_continuous).is_empty();
            let of_component: &mut Vec<usize> = &mut rules[component];
            if !is_continuous && of_component.len() < MOST_RULES {
                of_component.push(at);
            }
        }
    }
    rules
}

/// The jobs of one component, which are all of one length.
struct ComponentQueue<'a> {
    coverage: &'a Coverage<'a>,
    component: &'a Component,
    length: Span,
    rules: Vec<usize>,
}

impl ComponentQueue<'_> {
    fn task(&self, rule: usize) -> &Task<'_> {
        &self.coverage.tasks[rule]
    }

    /// Whether the jobs of a rule give way to those of another one, so that neither waits.
    fn gives_way(&self, weaker: usize, stronger: usize) -> bool {
        let (weaker, stronger) = (self.task(weaker), self.task(stronger));
        weaker.of_plan.map(|it| it.0) == stronger.of_plan.map(|it| it.0)
            && is_kept_longer(stronger, weaker)
    }

    /// Rules whose jobs together take longer than the time for them, though those of each alone do not.
    fn without_time(&self) -> Option<(usize, Finding)> {
        let weak = |rule: &usize| self.rules.iter().any(|other| self.gives_way(*rule, *other));
        let rules: Vec<usize> = self.rules.iter().copied().filter(|it| !weak(it)).collect();
        let a_day = |rule: usize| {
            let sample = self.task(rule).sample.as_ref();
            sample.map_or(0.0, |it| it.count_in(Span::days(1)))
        };
        let length = self.length.as_days_f64();
        let jobs: f64 = rules.iter().map(|rule| a_day(*rule)).sum();
        // What takes too long by itself is reported as that.
        let alone = rules.iter().any(|rule| a_day(*rule) * length > 1.0);
        if alone || jobs * length <= 1.0 {
            return None;
        }
        let busiest = rules.iter().copied().max_by(|a, b| a_day(*a).total_cmp(&a_day(*b)))?;
        let others = counted(rules.len().saturating_sub(1) as u64, "other rule");
        let finding = CheckKind::JobsOverlap.at(
            format!("{}/schedule", self.task(busiest).pointer),
            format!(
                "{} and {others} run about {} jobs a day for {}, which take about {} each: longer than a day together",
                self.task(busiest).name(),
                jobs.round(),
                self.component.in_sentence(),
                self.length
            ),
            "AWS Backup runs one job per resource at a time. The next job waits and expires when its start window ends. Run the rules less often, or merge them into one.",
        );
        Some((busiest, finding))
    }

    /// How long the start window of a rule is open.
    fn window(&self, rule: usize) -> Span {
        let minutes = self.task(rule).rule.map_or(0, |it| it.start_window_minutes);
        Span::minutes(minutes.into())
    }

    /// Whether a job can wait for longer than a start window is open: then the rules are laid over one
    /// another.
    fn may_expire(&self) -> bool {
        self.rules.iter().any(|rule| self.window(*rule) < self.length)
    }

    /// A rule whose job is still waiting for that of another rule when its start window ends.
    fn expiring(&self) -> Option<(usize, Finding)> {
        let pairs = self.rules.iter().flat_map(|waiting| {
            self.rules.iter().filter(move |it| *it != waiting).map(move |it| (*waiting, *it))
        });
        let met = |(waiting, working)| Some((waiting, working, self.meeting(waiting, working)?));
        let (waiting, working, at) = pairs
            .filter(|(a, b)| !self.gives_way(*a, *b) && !self.gives_way(*b, *a))
            .find_map(met)?;
        let finding = CheckKind::JobsOverlap.at(
            format!("{}/start_window_minutes", self.task(waiting).pointer),
            format!(
                "the job of {} for {} on {} waits for that of {}, which takes about {}, and expires when its start window ends",
                self.task(waiting).name(),
                self.component.in_sentence(),
                at.short(),
                self.task(working).name(),
                self.length
            ),
            "AWS Backup runs one job per resource at a time. Move the rules further apart, or lengthen the start window.",
        );
        Some((waiting, finding))
    }

    /// When one rule is due while the job of another is at work for longer than the start window is open.
    fn meeting(&self, waiting: usize, working: usize) -> Option<Instant> {
        let (mine, theirs) = (&self.task(waiting).sample, &self.task(working).sample);
        let (mine, theirs) = (mine.as_ref()?, theirs.as_ref()?);
        let too_long = self.length - self.window(waiting);
        if too_long <= Span::ZERO {
            return None;
        }
        // Of two that are due at once, the one listed first begins.
        let first = Span::seconds(i64::from(waiting < working));
        theirs.occurrences().find_map(|begins| {
            mine.at_or_after(begins + first).filter(|due| *due < begins + too_long)
        })
    }
}
