//! The jobs of one component in the order in which they start.

use super::super::{ComponentIdx, Jobs, Protection, ResolvedScenario, RuleIdx, Times};
use super::due::DueDays;
use super::recent::QueuedJob;
use super::{Days, QueuePattern};
use crate::units::{Instant, Span, sorting};

const DAY: Span = Span::days(1);

/// How many of the latest days a day is compared with: patterns repeat with the week.
const COMPARED: usize = 64;

/// The jobs of one rule for the component.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RuleJobs {
    pub(super) rule: RuleIdx,
    window: Span,
    pub(super) first: Instant,
    /// For how long the first job holds the component.
    first_holds: Span,
    /// The same for later jobs.
    later_holds: Span,
    /// Whether the first job leaves no recovery point, however it goes.
    pub(super) first_fails: bool,
    /// The same for later jobs.
    pub(super) later_fail: bool,
}

impl RuleJobs {
    /// Whether a job holds the component for any time at all.
    pub(super) fn takes_time(&self) -> bool {
        self.first_holds > Span::ZERO && self.later_holds > Span::ZERO
    }
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

    /// Whether no job ever waits for another.
    pub(super) fn never_wait(&self) -> bool {
        self.is_steady() && self.lanes.iter().all(|lane| self.first_holds_up_nobody(lane))
    }

    /// How jobs wait for one another, where some may.
    pub(super) fn waiting(&self, due: &DueDays) -> QueuePattern {
        self.always_waits().unwrap_or_else(|| QueuePattern::OnDays(self.days(due)))
    }

    /// Whether no job holds up others but the first ones.
    fn is_steady(&self) -> bool {
        self.lanes.iter().all(|lane| self.never_holds_up_others(lane))
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
    fn days(&self, due: &DueDays) -> Days {
        let is_steady = self.is_steady();
        let first_day = self.design.start.start_of_day();
        let mut days = Days { first_day, held: Vec::new(), like: Vec::new() };
        // The latest days unlike those before: what is due, after what, and how long that holds the next day.
        let mut known: Vec<(usize, u32, u32, u32)> = Vec::new();
        let mut held = 0;
        let last_first = self.lanes.iter().map(|lane| lane.first).max();
        loop {
            let (day, midnight) = (days.held.len(), days.end());
            let all_began = last_first.is_none_or(|first| first < midnight);
            if midnight > self.design.end || is_steady && all_began && held == 0 {
                return days;
            }
            days.held.push(held);
            let kind = due.kind_of(day);
            let mut latest = known.iter().rev().take(COMPARED);
            let alike = latest.find(|it| it.0 == kind && it.1 == held);
            if let Some((_, _, left, like)) = alike.filter(|_| !self.begins_on(midnight)) {
                held = *left;
                days.like.push(*like);
                continue;
            }
            let free = midnight + Span::seconds(held.into());
            let free = self.run(due, (midnight, free), &mut |_| {});
            let left = free.since(midnight + DAY).at_least_zero().as_seconds();
            // Beyond the latest moment there is nothing to hold up.
            let left = u32::try_from(left).unwrap_or(u32::MAX);
            // Days are numbered by the clock, which is far below.
            let place = day as u32;
            days.like.push(place);
            if !self.begins_on(midnight) {
                known.push((kind, held, left, place));
            }
            held = left;
        }
    }

    /// Whether the first job of a rule is due on the day that begins at a midnight.
    pub(super) fn begins_on(&self, midnight: Instant) -> bool {
        self.lanes.iter().any(|lane| (midnight..midnight + DAY).contains(&lane.first))
    }

    /// Runs through the jobs that are due on the day of UTC that begins at a midnight, and hands over each. Jobs of
    /// earlier days are at work until `free`; returns until when those of this day are.
    pub(super) fn run(
        &self,
        due: &DueDays,
        (midnight, mut free): (Instant, Instant),
        take: &mut dyn FnMut(QueuedJob),
    ) -> Instant {
        for job in due.on(midnight) {
            let (lane, due) = (&self.lanes[job.lane], midnight + job.after);
            let start = Some(free.max(due + self.delay)).filter(|it| *it <= due + lane.window);
            if let Some(start) = start {
                free = start + if due == lane.first { lane.first_holds } else { lane.later_holds };
            }
            take(QueuedJob { rule: lane.rule, lane: job.lane, due, start });
        }
        free
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
        first_fails: protection.exceeds_window(rule, protection.first_job),
        later_fail: protection.exceeds_window(rule, protection.later_jobs),
    })
}
