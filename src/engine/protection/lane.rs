//! One component's protection between two moments, as its lane on the timeline shows it.

use super::super::design::{ComponentIdx, Protection, Times};
use super::marks::PointMark;
use super::points::Points;
use crate::catalog::Assumption;
use crate::model::Scenario;
use crate::units::{Instant, Span, sorting};

/// Lengths of time over which jobs are counted together, in hours.
const GROUPS: [i64; 13] = [1, 3, 6, 12, 24, 48, 168, 336, 672, 2_184, 4_368, 8_736, 17_472];
/// Where so many single jobs would fit side by side, there is room for one group and its number.
const JOBS_PER_GROUP: usize = 16;

/// What protects one component between two moments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    /// The rules that cover the component.
    pub rules: Vec<LaneRule>,
    /// When any second can be restored.
    pub continuous: Vec<(Instant, Instant)>,
    /// The jobs of the rules that have few enough of them, in the order of time: those due between
    /// the moments, and those from before that are still at work or being copied then.
    pub points: Vec<PointMark>,
    /// The jobs of all other rules, gathered, in the order of time.
    pub gathered: Vec<Gathered>,
    /// The daily snapshots that the service takes itself, as many as were asked for.
    pub own_snapshots: Vec<Instant>,
    /// How far a live copy at the recovery site is behind, where there is one.
    pub replication: Option<Span>,
}

/// Jobs that are too many to be told one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gathered {
    /// The first moment: round, so that groups stay while the window is moved.
    pub from: Instant,
    /// The moment after the last one.
    pub to: Instant,
    /// How many jobs are due from then until then.
    pub jobs: u64,
}

/// A rule that covers the component.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneRule {
    /// The plan's name.
    pub plan: String,
    /// The rule's name.
    pub rule: String,
}

impl Points<'_> {
    pub(crate) fn lane(
        self,
        scenario: &Scenario,
        idx: ComponentIdx,
        (from, to): (Instant, Instant),
        limit: usize,
    ) -> Lane {
        let component = &self.design.components[idx];
        let mut lane = Lane {
            replication: component.standby.and_then(|standby| standby.lag),
            ..Lane::default()
        };
        let whole = (self.design.start.max(from), self.design.end.min(to));
        let any_second = component.own_window.is_some()
            || component.protections.iter().any(|it| it.continuous.is_some());
        if any_second {
            lane.continuous = self.serving_spans(idx, whole.0, whole.1);
        }
        lane.own_snapshots = self.own_snapshots(idx, whole).take(limit).collect();
        for protection in &component.protections {
            let rule = self.rule(protection);
            let index = lane.rules.len();
            lane.rules
                .push(LaneRule { plan: rule.plan_name.to_string(), rule: rule.name.to_string() });
            // What is captured continuously has no points of its own.
            if protection.continuous.is_some() && protection.copied_to.is_empty() {
                continue;
            }
            let early = from - self.longest_work(protection, protection.later_jobs);
            if rule.times.count(early, to) > limit as u64 {
                gather(&rule.times, whole, self.design.end, limit, &mut lane.gathered);
                continue;
            }
            let mut marks = |from, to| {
                self.marks(scenario, idx, protection, index, (from, to), &mut lane.points);
            };
            // The first job reads everything and may work for days.
            let first = rule.times.at_or_after(self.design.start);
            let first_work = self.longest_work(protection, protection.first_job);
            if let Some(first) = first.filter(|at| *at < early && *at + first_work > from) {
                marks(first, first);
            }
            marks(early, to);
        }
        lane.points.retain(|mark| mark.captured >= from || mark.is_at_work_after(from));
        sorting::sort_by_key(&mut lane.points, |mark| (mark.captured, mark.rule));
        sorting::sort_by_key(&mut lane.gathered, |it| it.from);
        lane
    }

    /// The longest time from the moment a job is due until its last copy is there.
    fn longest_work(self, protection: &Protection, job: Span) -> Span {
        let delay = self.design.values.minutes(Assumption::StartDelayMinutes);
        let copies = protection.first_copy.max(protection.later_copies);
        self.rule(protection).start_window.max(delay) + job + copies
    }

    /// The jobs around a moment: at most so many due up to it, and at most so many after it.
    pub(crate) fn near(
        self,
        scenario: &Scenario,
        component: ComponentIdx,
        at: Instant,
        each_side: usize,
    ) -> Lane {
        let mut lane = Lane::default();
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for protection in &self.design.components[component].protections {
            let rule = self.rule(protection);
            lane.rules
                .push(LaneRule { plan: rule.plan_name.to_string(), rule: rule.name.to_string() });
            let index = lane.rules.len() - 1;
            let (mut first, mut last) = (None, None);
            for _ in 0..each_side {
                let up_to = first.map_or(at, |first: Instant| first - Span::seconds(1));
                first = rule.times.at_or_before(up_to).or(first);
                let from = last.unwrap_or(at) + Span::seconds(1);
                last = rule.times.at_or_after(from).or(last);
            }
            if let Some(first) = first {
                self.marks(scenario, component, protection, index, (first, at), &mut before);
            }
            if let Some(last) = last {
                let from = at + Span::seconds(1);
                self.marks(scenario, component, protection, index, (from, last), &mut after);
            }
        }
        for marks in [&mut before, &mut after] {
            sorting::sort_by_key(marks, |mark| (mark.scheduled, mark.rule));
        }
        let earliest = before.len().saturating_sub(each_side);
        lane.points = before.split_off(earliest);
        lane.points.extend(after.into_iter().take(each_side));
        lane
    }

    /// The spans in which the component serves, and its logs go on being kept.
    fn serving_spans(
        self,
        component: ComponentIdx,
        from: Instant,
        to: Instant,
    ) -> Vec<(Instant, Instant)> {
        let mut spans = Vec::new();
        let mut open = from;
        for gap in &self.world.components[component].down {
            if gap.from > open && gap.from < to {
                spans.push((open, gap.from));
            }
            open = open.max(gap.to.unwrap_or(to));
        }
        if open < to {
            spans.push((open, to));
        }
        spans
    }
}

/// Counts what is due in each step of a window; what other rules have there already is added.
fn gather(
    times: &Times,
    (from, to): (Instant, Instant),
    clock_end: Instant,
    limit: usize,
    gathered: &mut Vec<Gathered>,
) {
    let room = i64::try_from(limit / JOBS_PER_GROUP).unwrap_or(i64::MAX).max(1);
    let length = to.since(from).as_seconds();
    let fits = |hours: &&i64| length / (**hours * 3_600) < room;
    let hours = GROUPS.iter().find(fits).or(GROUPS.last()).copied().unwrap_or(1);
    let step = Span::hours(hours);
    let seconds = step.as_seconds();
    let mut start = Instant::from_unix_seconds(from.unix_seconds().div_euclid(seconds) * seconds);
    while start < to {
        let end = start + step;
        let jobs = times.count(start, end.min(clock_end) - Span::seconds(1));
        if let Some(known) = gathered.iter_mut().find(|it| it.from == start) {
            known.jobs += jobs;
        } else if jobs > 0 {
            gathered.push(Gathered { from: start, to: end, jobs });
        }
        start = end;
    }
}
