//! When a rule makes points, as rows of equally spaced moments: sums over them cost no more for ten years
//! of hours than for a week (M8). They are the jobs that recovery points are looked up from: what gives way
//! to another rule, waits for another job or takes too long is not counted when it was due.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::engine::design::{
    ComponentIdx, DayStarts, Jobs, Protection, ResolvedRule, ResolvedScenario, RuleIdx, Starts,
    Times,
};
use crate::units::{Instant, Span, Timetable};

use super::months::months;

/// Below this length a stretch of a timetable is listed instead of halved.
const SHORT: Span = Span::days(1);

/// Equally spaced moments, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq)]
struct EvenMoments {
    first: i64,
    step: i64,
    count: i64,
}

impl EvenMoments {
    fn last(self) -> i64 {
        self.first + self.step * (self.count - 1)
    }

    /// How many of its moments lie before one.
    fn before(self, at: i64) -> i64 {
        if at <= self.first {
            0
        } else if self.step == 0 {
            1
        } else {
            ((at - self.first + self.step - 1) / self.step).min(self.count)
        }
    }

    /// The sum of its first moments.
    fn sum(self, count: i64) -> i64 {
        count * self.first + self.step * (count * (count - 1) / 2)
    }
}

/// Moments in the order of time, with what lies before each row.
#[derive(Clone, Debug, Default)]
pub(super) struct Moments {
    rows: Vec<EvenMoments>,
    /// For each row, how many moments lie before it, and their sum.
    before: Vec<(i64, i64)>,
}

impl Moments {
    fn push(&mut self, row: EvenMoments) {
        if row.count == 0 {
            return;
        }
        if let Some(last) = self.rows.last_mut() {
            let gap = row.first - last.last();
            let fits = (last.count == 1 || last.step == gap) && (row.count == 1 || row.step == gap);
            if fits {
                *last = EvenMoments { step: gap, count: last.count + row.count, ..*last };
                return;
            }
        }
        let before =
            self.rows.last().zip(self.before.last()).map_or((0, 0), |(row, before)| {
                (before.0 + row.count, before.1 + row.sum(row.count))
            });
        self.rows.push(row);
        self.before.push(before);
    }

    /// How many moments lie before one, and their sum.
    fn totals(&self, at: i64) -> (i64, i64) {
        let Some(index) = self.rows.partition_point(|row| row.first < at).checked_sub(1) else {
            return (0, 0);
        };
        let row = self.rows[index];
        let count = row.before(at);
        (self.before[index].0 + count, self.before[index].1 + row.sum(count))
    }

    /// How many moments lie from one up to and without another.
    pub(super) fn count(&self, from: Instant, to: Instant) -> i64 {
        self.totals(to.unix_seconds()).0 - self.totals(from.unix_seconds()).0
    }

    /// Something begins at each moment and lasts from `after` to `until` behind it; how many seconds
    /// of all of these lie between two moments.
    pub(super) fn seconds(&self, from: Instant, to: Instant, kept: KeptSpan) -> i64 {
        let ramp = |at: i64| {
            let (count, sum) = self.totals(at);
            at * count - sum
        };
        let (from, to, after) = (from.unix_seconds(), to.unix_seconds(), kept.after.as_seconds());
        let begun = ramp(to - after) - ramp(from - after);
        let ended = kept.until.map_or(0, |until| {
            let until = until.max(kept.after).as_seconds();
            ramp(to - until) - ramp(from - until)
        });
        begun - ended
    }

    /// All of them, one by one.
    pub(super) fn iter(&self) -> impl Iterator<Item = Instant> + '_ {
        self.rows.iter().flat_map(|row| {
            (0..row.count).map(|at| Instant::from_unix_seconds(row.first + row.step * at))
        })
    }

    fn without_first(&self) -> Moments {
        let mut rest = Moments::default();
        if let Some(row) = self.rows.first() {
            self.slice(Instant::from_unix_seconds(row.first + 1), None, &mut rest);
        }
        rest
    }

    /// The part of the moments from one up to and without another.
    fn slice(&self, from: Instant, to: Option<Instant>, into: &mut Moments) {
        let to = to.unwrap_or(Instant::LATEST).unix_seconds();
        let from = from.unix_seconds();
        let begin = self.rows.partition_point(|row| row.last() < from);
        for row in self.rows[begin..].iter().take_while(|row| row.first < to) {
            let (skip, end) = (row.before(from), row.before(to));
            let first = row.first + row.step * skip;
            into.push(EvenMoments { first, step: row.step, count: end - skip });
        }
    }
}

/// From when to when something is kept, counted from the moment it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct KeptSpan {
    pub(super) after: Span,
    /// Nothing where it is kept forever.
    pub(super) until: Option<Span>,
}

/// When a rule makes points.
#[derive(Clone, Debug, Default)]
pub(super) struct Occurrences {
    /// All of them.
    pub(super) all: Moments,
    by_gap: OnceCell<Vec<(Span, Moments)>>,
}

/// When the rules of a component make points whose jobs do not start when they are due.
#[derive(Clone, Debug)]
pub(super) struct ComponentOccurrences {
    /// The days on which jobs start, where they wait for one another at times of their own.
    pub(super) days: Option<Arc<DayStarts>>,
    starts: Starts,
    by_rule: BTreeMap<RuleIdx, Rc<Occurrences>>,
}

impl ComponentOccurrences {
    pub(super) fn new(design: &ResolvedScenario, component: ComponentIdx) -> Self {
        let starts = design.job_starts(component);
        let days = match &starts {
            Starts::OnDays(days) => Some(Arc::clone(days)),
            Starts::AsDue | Starts::Steady { .. } => None,
        };
        Self { days, starts, by_rule: BTreeMap::new() }
    }

    /// When one of its rules makes points.
    pub(super) fn of_rule(
        &mut self,
        design: &ResolvedScenario,
        component: ComponentIdx,
        rule: RuleIdx,
    ) -> Rc<Occurrences> {
        let known = self.by_rule.entry(rule).or_insert_with(|| {
            let protections = &design.components[component].protections;
            let protection = protections.iter().find(|it| it.rule == rule);
            let worked_out = protection.map(|protection| {
                Occurrences::of_protection(design, component, protection, &self.starts)
            });
            Rc::new(worked_out.unwrap_or_default())
        });
        Rc::clone(known)
    }
}

impl Occurrences {
    /// When a rule makes points while nothing goes wrong and no job has to wait.
    pub(super) fn of_rule(design: &ResolvedScenario, rule: &ResolvedRule) -> Self {
        Self::new(due(design, rule))
    }

    /// When a rule makes points of one component while nothing goes wrong, where these are not the times at
    /// which its jobs are due: jobs wait for one another, or take too long. Each is counted from the start of
    /// its job less the delay with which any job starts.
    fn of_protection(
        design: &ResolvedScenario,
        component: ComponentIdx,
        protection: &Protection,
        starts: &Starts,
    ) -> Self {
        let of_rule = &design.rules[protection.rule];
        let delay = design.start_delay();
        if delay > of_rule.start_window || protection.exceeds_window(of_rule, protection.later_jobs)
        {
            return Self::default();
        }
        let counted = |at: Instant| single(at - delay);
        let mut all = Moments::default();
        match starts {
            Starts::AsDue => all = due(design, of_rule),
            Starts::Steady { first, second, every } => {
                all.push(counted(*first));
                let left = (design.end - Span::seconds(1)).since(*second).as_seconds();
                let count = left.div_euclid(every.as_seconds()) + 1;
                all.push(EvenMoments {
                    step: every.as_seconds(),
                    count: count.max(0),
                    ..counted(*second)
                });
            }
            Starts::OnDays(days) => {
                // What leaves no point is left out there.
                return Self::new(on_days(days, protection.rule, delay));
            }
        }
        let first = design.jobs(of_rule).at_or_after(design.start);
        let first_starts =
            first.is_some_and(|first| design.job_start(component, protection, first).is_some());
        let first_fails = first_starts && protection.exceeds_window(of_rule, protection.first_job);
        Self::new(if first_fails { all.without_first() } else { all })
    }

    #[cfg(test)]
    pub(super) fn at(times: &Times, start: Instant, end: Instant) -> Self {
        Self::new(moments(times, start, end))
    }

    fn new(all: Moments) -> Self {
        Self { all, by_gap: OnceCell::new() }
    }

    /// All but the first, by how long after the one before they come.
    pub(super) fn by_gap(&self) -> &[(Span, Moments)] {
        self.by_gap.get_or_init(|| {
            let mut by_gap: BTreeMap<i64, Moments> = BTreeMap::new();
            let mut previous: Option<i64> = None;
            for row in &self.all.rows {
                if let Some(previous) = previous {
                    let lead = EvenMoments { first: row.first, step: 0, count: 1 };
                    by_gap.entry(row.first - previous).or_default().push(lead);
                }
                if row.count > 1 {
                    let rest =
                        EvenMoments { first: row.first + row.step, count: row.count - 1, ..*row };
                    by_gap.entry(row.step).or_default().push(rest);
                }
                previous = Some(row.last());
            }
            by_gap.into_iter().map(|(gap, moments)| (Span::seconds(gap), moments)).collect()
        })
    }
}

/// The starts of the jobs of a rule, less a delay. Each kind of day is taken as rows once.
fn on_days(days: &DayStarts, rule: RuleIdx, delay: Span) -> Moments {
    let rows: Vec<Vec<EvenMoments>> = days
        .starts
        .iter()
        .map(|starts| {
            let mut of_day = Moments::default();
            let own = starts.iter().filter(|(of, _)| *of == rule);
            own.for_each(|(_, first)| {
                of_day.push(EvenMoments { first: *first, step: 0, count: 1 });
            });
            of_day.rows
        })
        .collect();
    let mut all = Moments::default();
    for (midnight, place) in days.each() {
        let begins = (midnight - delay).unix_seconds();
        for row in &rows[place] {
            all.push(EvenMoments { first: begins + row.first, ..*row });
        }
    }
    all
}

/// When jobs of a rule are due that do not give way to those of other rules.
fn due(design: &ResolvedScenario, rule: &ResolvedRule) -> Moments {
    match design.jobs(rule) {
        Jobs::All(times) => moments(times, design.start, design.end),
        Jobs::Kept(calendar) => {
            let mut all = Moments::default();
            let on_clock = calendar.all().skip_while(|at| *at < design.start);
            on_clock.take_while(|at| *at < design.end).for_each(|at| all.push(single(at)));
            all
        }
    }
}

fn single(at: Instant) -> EvenMoments {
    EvenMoments { first: at.unix_seconds(), step: 0, count: 1 }
}

fn moments(times: &Times, start: Instant, end: Instant) -> Moments {
    let mut all = Moments::default();
    match times {
        Times::Never => {}
        Times::Once(at) if (start..end).contains(at) => all.push(single(*at)),
        Times::Once(_) => {}
        Times::Timetable(timetable) => match timetable.shortest_interval() {
            // A month holds at most one change of the clocks, so that a shorter and a longer day
            // cannot make up for each other.
            Some(shortest) => months(start, end).iter().for_each(|month| {
                gather(timetable, month.from, month.to - Span::seconds(1), shortest, &mut all);
            }),
            None => {
                timetable.between(start, end - Span::seconds(1)).for_each(|at| all.push(single(at)))
            }
        },
    }
    all
}

/// Takes the occurrences of a stretch of time as one row, if they are equally spaced: none of the
/// intervals is below the shortest, so all are equal to it if their sum is so many times that.
fn gather(timetable: &Timetable, from: Instant, to: Instant, shortest: Span, all: &mut Moments) {
    let (Some(first), Some(last)) = (timetable.at_or_after(from), timetable.at_or_before(to))
    else {
        return;
    };
    if first > last {
        return;
    }
    let count = i64::try_from(timetable.count(first, last)).unwrap_or(i64::MAX);
    let length = last.since(first);
    if length.as_seconds() == (count - 1).saturating_mul(shortest.as_seconds()) {
        all.push(EvenMoments { first: first.unix_seconds(), step: shortest.as_seconds(), count });
    } else if length <= SHORT {
        timetable.between(first, last).for_each(|at| all.push(single(at)));
    } else {
        let middle = first + Span::seconds(length.as_seconds() / 2);
        gather(timetable, first, middle, shortest, all);
        gather(timetable, middle + Span::seconds(1), last, shortest, all);
    }
}

#[cfg(test)]
mod tests;
