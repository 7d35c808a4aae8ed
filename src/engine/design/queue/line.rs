//! The jobs of one component in the order in which they start.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use super::super::{ComponentIdx, Jobs, Protection, ResolvedScenario, RuleIdx, Times};
use super::recent::QueuedJob;
use super::{Days, QueuePattern};
use crate::units::{Instant, Span, sorting};

const DAY: Span = Span::days(1);

/// How many of the latest days a day is compared with: patterns repeat with the week.
const COMPARED: usize = 64;

/// The jobs of one rule for the component.
#[derive(Debug)]
pub(super) struct RuleJobs {
    rule: RuleIdx,
    window: Span,
    first: Instant,
    /// For how long the first job holds the component.
    first_holds: Span,
    /// The same for later jobs.
    later_holds: Span,
}

/// The rules that have jobs for a component, in the order in which those go that are due at one moment: the one
/// kept longest first.
pub(super) fn lanes(design: &ResolvedScenario, component: ComponentIdx) -> Vec<RuleJobs> {
    let protections = design.components[component].protections.iter();
    let mut lanes: Vec<RuleJobs> =
        protections.filter_map(|protection| lane(design, protection)).collect();
    let rank = |lane: &RuleJobs| {
        let rule = &design.rules[lane.rule];
        (&*rule.plan_name, &*rule.name, rule.vault, lane.first)
    };
    sorting::sort_by(&mut lanes, |one, other| {
        let (a, b) = (&design.rules[one.rule].keep, &design.rules[other.rule].keep);
        let longest_first = b.longer_than(*a).cmp(&a.longer_than(*b));
        longest_first.then_with(|| rank(one).cmp(&rank(other)))
    });
    lanes
}

/// All jobs of one component.
pub(super) struct ComponentJobs<'a> {
    design: &'a ResolvedScenario,
    lanes: &'a [RuleJobs],
    delay: Span,
}

impl<'a> ComponentJobs<'a> {
    pub(super) fn new(design: &'a ResolvedScenario, lanes: &'a [RuleJobs]) -> Self {
        Self { design, lanes, delay: design.start_delay() }
    }

    fn jobs(&self, lane: &RuleJobs) -> Jobs<'a> {
        self.design.jobs(&self.design.rules[lane.rule])
    }

    /// The rules, each with no moments, ascending.
    pub(super) fn rules(&self) -> Vec<(RuleIdx, Vec<Instant>)> {
        let mut rules: Vec<(RuleIdx, Vec<Instant>)> =
            self.lanes.iter().map(|lane| (lane.rule, Vec::new())).collect();
        sorting::sort_by_key(&mut rules, |(rule, _)| *rule);
        rules
    }

    pub(super) fn waiting(&self) -> QueuePattern {
        let is_steady = self.lanes.iter().all(|lane| self.never_holds_up_others(lane));
        if is_steady && self.lanes.iter().all(|lane| self.first_holds_up_nobody(lane)) {
            return QueuePattern::Never;
        }
        self.always_waits().unwrap_or_else(|| QueuePattern::OnDays(self.days(is_steady)))
    }

    /// Whether every job but the first is complete before another of the component is due.
    fn never_holds_up_others(&self, lane: &RuleJobs) -> bool {
        self.lanes.iter().all(|other| {
            lane.later_holds <= self.design.gaps.between(self.design, lane.rule, other.rule)
        })
    }

    fn first_holds_up_nobody(&self, lane: &RuleJobs) -> bool {
        self.lanes.iter().all(|other| {
            let from =
                if lane.rule == other.rule { lane.first + Span::seconds(1) } else { lane.first };
            self.jobs(other)
                .at_or_after(from)
                .is_none_or(|next| lane.first + lane.first_holds <= next)
        })
    }

    /// Set where there is one rule, and some job is due and has its start window open whenever another is
    /// complete.
    fn always_waits(&self) -> Option<QueuePattern> {
        let [lane] = self.lanes else { return None };
        let Jobs::All(Times::Timetable(timetable)) = self.jobs(lane) else {
            return None;
        };
        let longest = timetable.longest_daily_interval()?;
        let is_always = longest <= lane.later_holds
            && longest <= lane.first_holds
            && longest + self.delay <= lane.window;
        let second = lane.first + self.delay + lane.first_holds;
        is_always.then_some(QueuePattern::Always {
            first: lane.first,
            second,
            every: lane.later_holds,
        })
    }

    /// How long the jobs of earlier days hold the component, day by day, as long as any may have to wait.
    /// Days on which the same is due, after the same jobs, are alike.
    fn days(&self, is_steady: bool) -> Days {
        let mut days = Days { first_day: self.design.start.start_of_day(), held: Vec::new() };
        let mut known: Vec<(Vec<i64>, u32)> = Vec::new();
        let mut held = 0;
        let last_first = self.lanes.iter().map(|lane| lane.first).max();
        loop {
            let midnight = days.end();
            let all_began = last_first.is_none_or(|first| first < midnight);
            if midnight > self.design.end || is_steady && all_began && held == 0 {
                return days;
            }
            days.held.push(held);
            let key = self.day_key(midnight, held);
            let mut latest = known.iter().rev().take(COMPARED);
            held = match key.as_ref().and_then(|key| latest.find(|it| it.0 == *key)) {
                Some((_, left)) => *left,
                None => {
                    let free = midnight + Span::seconds(held.into());
                    let free = self.run((midnight, free), &mut |_| {});
                    let left = free.since(midnight + DAY).at_least_zero().as_seconds();
                    // Beyond the latest moment there is nothing to hold up.
                    let left = u32::try_from(left).unwrap_or(u32::MAX);
                    known.extend(key.map(|key| (key, left)));
                    left
                }
            };
        }
    }

    /// What decides how long the jobs of a day hold the component beyond it; nothing where the day is like
    /// no other.
    fn day_key(&self, midnight: Instant, held: u32) -> Option<Vec<i64>> {
        let mut key = Vec::with_capacity(self.lanes.len() + 1);
        key.push(held.into());
        for lane in self.lanes {
            let begins = (midnight..midnight + DAY).contains(&lane.first);
            key.push(self.jobs(lane).day_kind(midnight).filter(|_| !begins)?);
        }
        Some(key)
    }

    /// Runs through the jobs that are due on the day of UTC that begins at a midnight, and hands over each. Jobs of
    /// earlier days are at work until `free`; returns until when those of this day are.
    pub(super) fn run(
        &self,
        (midnight, mut free): (Instant, Instant),
        take: &mut dyn FnMut(QueuedJob),
    ) -> Instant {
        let last = midnight + DAY - Span::seconds(1);
        let next =
            |lane: &RuleJobs, from| self.jobs(lane).at_or_after(from).filter(|due| *due <= last);
        let coming = self.lanes.iter().enumerate();
        let coming = coming.filter_map(|(at, lane)| Some(Reverse((next(lane, midnight)?, at))));
        let mut coming: BinaryHeap<Reverse<(Instant, usize)>> = coming.collect();
        loop {
            // Of two due at one moment the first lane's.
            let Some(mut first) = coming.peek_mut() else { return free };
            let Reverse((due, at)) = *first;
            let lane = &self.lanes[at];
            match next(lane, due + Span::seconds(1)) {
                Some(later) => *first = Reverse((later, at)),
                None => drop(PeekMut::pop(first)),
            }
            let start = Some(free.max(due + self.delay)).filter(|it| *it <= due + lane.window);
            if let Some(start) = start {
                free = start + if due == lane.first { lane.first_holds } else { lane.later_holds };
            }
            take(QueuedJob { rule: lane.rule, due, start });
        }
    }

    /// When a job starts of a rule with one always waiting. Of those whose start window is open the oldest
    /// goes first.
    pub(super) fn always(
        &self,
        (first, second, every): (Instant, Instant, Span),
        due: Instant,
    ) -> Option<Instant> {
        let [lane] = self.lanes else { return Some(due + self.delay) };
        if due <= first {
            return Some(first + self.delay);
        }
        let turn = |number: i64| second + Span::seconds(every.as_seconds() * (number - 1));
        // Until some job has expired, each takes the turn of its number.
        let closes = due + lane.window;
        let number = i64::try_from(self.design.rules[lane.rule].times.count(first, due))
            .unwrap_or(i64::MAX)
            - 1;
        if number <= closes.since(second).as_seconds() / every.as_seconds() + 1
            && turn(number) <= closes
        {
            return Some(turn(number));
        }
        let last = closes.since(second).as_seconds().div_euclid(every.as_seconds()) + 1;
        let before = self.jobs(lane).at_or_before(due - Span::seconds(1))?;
        (last >= 1 && turn(last) > before + lane.window).then(|| turn(last))
    }
}

/// The jobs of a rule for a component; nothing where it has none: what is backed up continuously has jobs only
/// if they are copied.
fn lane(design: &ResolvedScenario, protection: &Protection) -> Option<RuleJobs> {
    if protection.continuous.is_some() && protection.copied_to.is_empty() {
        return None;
    }
    let rule = design.rules.get(protection.rule)?;
    let holds = |job: Span| {
        // AWS Backup ends a job that takes longer.
        if protection.exceeds_window(rule, job) { rule.completion_window } else { job }
    };
    Some(RuleJobs {
        rule: protection.rule,
        window: rule.start_window,
        first: design.jobs(rule).at_or_after(design.start)?,
        first_holds: holds(protection.first_job),
        later_holds: holds(protection.later_jobs),
    })
}
