//! How much recovery points hold: worked out once for the rules that share a base, and shared by all components
//! with the same rules.
//!
//! Incremental points hold what changed since the point before. Where several rules keep points of a component in
//! one place, the point before is that of any of them: the oldest point kept holds everything, and each later one
//! the change since the one before, whichever rule made it.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::months::Month;
use super::occurrences::{ComponentOccurrences, KeptSpan, Occurrences};
use super::shared;
use crate::engine::design::{ComponentIdx, DayStarts, ResolvedScenario, RuleIdx};
use crate::units::Span;

/// Cold storage is charged for at least this long (AWS Backup pricing page).
pub(super) const SHORTEST_COLD: Span = Span::days(90);

const SECONDS_PER_DAY: f64 = 86_400.0;

/// What a component writes, and how its points hold it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Content {
    pub(super) size_gib: f64,
    pub(super) change_gib_per_day: f64,
    /// Whether a later point holds only what changed since the one before.
    pub(super) incremental: bool,
}

/// Whose points these are: those of a rule for any component, or for one whose jobs start at times of their own, and
/// for all whose jobs start when those of that one do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Made {
    pub(super) rule: RuleIdx,
    pub(super) component: Option<ComponentIdx>,
}

/// The points of one rule in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    pub(super) points: Made,
    /// How long a point is warm: what comes after it can hold changes only while it is. Nothing where it
    /// stays warm until it is deleted, and is never deleted.
    pub(super) warm: Option<Span>,
    /// From when to when its points are counted.
    pub(super) kept: KeptSpan,
}

/// Amounts by the time between two points, ascending.
#[derive(Clone, Debug, Default)]
pub(super) struct ByGap {
    /// The gap, the amounts up to and with it, and their sum times the days of their gaps.
    rows: Vec<(Span, f64, f64)>,
}

impl ByGap {
    /// Adds an amount with a gap above all others so far.
    pub(super) fn push(&mut self, gap: Span, amount: i64) {
        if amount == 0 {
            return;
        }
        let (amounts, days) = self.rows.last().map_or((0.0, 0.0), |row| (row.1, row.2));
        let amount = amount as f64;
        let gap_days = gap.as_seconds() as f64 / SECONDS_PER_DAY;
        self.rows.push((gap, amounts + amount, days + amount * gap_days));
    }

    /// GiB that changed within the gaps: never more than everything.
    fn gib(&self, content: Content) -> f64 {
        let rate = content.change_gib_per_day;
        let changed = |gap: Span| rate * gap.as_seconds() as f64 / SECONDS_PER_DAY;
        let all = self.rows.last().map_or(0.0, |row| row.1);
        let partly = self.rows.partition_point(|row| changed(row.0) <= content.size_gib);
        let (amounts, days) = match partly.checked_sub(1).and_then(|last| self.rows.get(last)) {
            Some(row) => (row.1, row.2),
            None => (0.0, 0.0),
        };
        rate * days + content.size_gib * (all - amounts)
    }
}

/// What one rule's points add up to in one month.
#[derive(Clone, Debug, Default)]
pub(super) struct MonthSums {
    /// Points kept, times the seconds each is kept.
    pub(super) points: i64,
    /// Of these the seconds in which a point holds everything.
    pub(super) whole: i64,
    /// The other seconds, by how long after the point before.
    pub(super) changes: ByGap,
    /// Points made that hold everything then.
    pub(super) made_whole: i64,
    /// The other points made, by how long after the point before.
    pub(super) made_after: ByGap,
}

/// What the points of rules that share a base add up to in each month.
#[derive(Debug)]
pub(super) struct Chain {
    /// For each of the rules its months.
    pub(super) members: Vec<Vec<MonthSums>>,
    /// For each of the rules whether points after the first hold everything, since no point before
    /// them is warm when their job ends.
    pub(super) starts_anew: Vec<bool>,
    /// The least time for which a point before is still warm when a job starts; jobs that take less
    /// do not change the chain.
    pub(super) least_overlap: Option<Span>,
}

impl Chain {
    /// The chain of a single rule: its points are rows, so that it takes as long for ten years of hours
    /// as for a week.
    fn of_one(
        occurrences: &Occurrences,
        delay: Span,
        member: Member,
        job: Span,
        months: &[Month],
    ) -> Self {
        let kept = member.kept;
        let late = |length: Span| length + delay;
        // A point makes only a change while the one before it is kept too: until a gap earlier.
        let window = |gap: Span| KeptSpan {
            after: late(kept.after),
            until: kept.until.map(|until| late(until) - gap),
        };
        let overlap = |gap: Span| member.warm.map(|warm| warm - gap);
        let follows = |gap: Span| overlap(gap).is_none_or(|overlap| overlap > job);
        let sums = months
            .iter()
            .map(|month| {
                let (from, to) = (month.from - delay, month.to - delay);
                let points = occurrences.all.seconds(month.from, month.to, window(Span::ZERO));
                let mut sums = MonthSums {
                    points,
                    whole: points,
                    made_whole: occurrences.all.count(from, to),
                    ..MonthSums::default()
                };
                for (gap, moments) in occurrences.by_gap().iter().filter(|(gap, _)| follows(*gap)) {
                    let seconds = moments.seconds(month.from, month.to, window(*gap));
                    let made = moments.count(from, to);
                    sums.whole -= seconds;
                    sums.changes.push(*gap, seconds);
                    sums.made_whole -= made;
                    sums.made_after.push(*gap, made);
                }
                sums
            })
            .collect();
        let gaps = || occurrences.by_gap().iter().map(|(gap, _)| *gap);
        Self {
            members: vec![sums],
            starts_anew: vec![gaps().any(|gap| !follows(gap))],
            least_overlap: gaps().filter_map(overlap).filter(|it| *it > Span::ZERO).min(),
        }
    }

    /// GiB that a rule's points hold, times seconds.
    pub(super) fn stored(&self, member: usize, month: usize, content: Content) -> f64 {
        let Some(sums) = self.members.get(member).and_then(|months| months.get(month)) else {
            return 0.0;
        };
        if content.incremental {
            content.size_gib * sums.whole as f64 + sums.changes.gib(content)
        } else {
            content.size_gib * sums.points as f64
        }
    }

    /// GiB that the points of all rules hold, times seconds.
    pub(super) fn stored_by_all(&self, month: usize, content: Content) -> f64 {
        (0..self.members.len()).map(|member| self.stored(member, month, content)).sum()
    }

    /// Points of a rule that are kept in a month, times the seconds each is kept.
    pub(super) fn point_seconds(&self, member: usize, month: usize) -> f64 {
        let sums = self.members.get(member).and_then(|months| months.get(month));
        sums.map_or(0.0, |sums| sums.points as f64)
    }

    /// GiB that copies of a rule move in a month: everything at first, then what changed since the point
    /// before, if that is still warm when the copy is complete.
    pub(super) fn moved(&self, member: usize, month: usize, content: Content) -> f64 {
        let Some(sums) = self.members.get(member).and_then(|months| months.get(month)) else {
            return 0.0;
        };
        let whole = content.size_gib * sums.made_whole as f64;
        if content.incremental {
            whole + sums.made_after.gib(content)
        } else {
            let later = sums.made_after.rows.last().map_or(0.0, |row| row.1);
            whole + content.size_gib * later
        }
    }
}

/// Chains by their rules, the times these keep points, and the length of jobs where that matters.
type KnownChains = BTreeMap<(Vec<Member>, Span), Rc<Chain>>;

/// The chains worked out so far.
#[derive(Debug, Default)]
pub(super) struct Chains {
    of_rules: BTreeMap<RuleIdx, Rc<Occurrences>>,
    /// Those of the component that was asked about last.
    latest: Option<(ComponentIdx, ComponentOccurrences)>,
    /// By the component that they are of, where they are of one.
    chains: BTreeMap<Option<ComponentIdx>, KnownChains>,
    /// How many components still have points that are made as those of a component.
    left: BTreeMap<ComponentIdx, usize>,
}

impl Chains {
    /// Notes that a component will ask, whose points are made as those of another one or by itself.
    pub(super) fn expect(&mut self, of: ComponentIdx) {
        *self.left.entry(of).or_default() += 1;
    }

    /// Forgets what serves no other component once one has asked.
    pub(super) fn served(&mut self, of: ComponentIdx) {
        let left = self.left.entry(of).or_default();
        *left = left.saturating_sub(1);
        if *left == 0 {
            self.chains.remove(&Some(of));
        }
    }

    fn occurrences(&mut self, design: &ResolvedScenario, points: Made) -> Rc<Occurrences> {
        match points.component {
            Some(component) => {
                self.of_component(design, component).of_rule(design, component, points.rule)
            }
            None => {
                let known = self.of_rules.entry(points.rule).or_insert_with(|| {
                    Rc::new(Occurrences::of_rule(design, &design.rules[points.rule]))
                });
                Rc::clone(known)
            }
        }
    }

    /// Those of the component that was asked about last are kept: each has thousands.
    fn of_component(
        &mut self,
        design: &ResolvedScenario,
        component: ComponentIdx,
    ) -> &mut ComponentOccurrences {
        let known = self.latest.take().filter(|(of, _)| *of == component);
        let made =
            known.unwrap_or_else(|| (component, ComponentOccurrences::new(design, component)));
        &mut self.latest.insert(made).1
    }

    /// The days on which the points of some rules are made, where these are rules of one component whose jobs wait
    /// for one another.
    fn days(&mut self, design: &ResolvedScenario, members: &[Member]) -> Option<Arc<DayStarts>> {
        let component = members.first()?.points.component?;
        let is_its = |member: &Member| member.points.component == Some(component);
        let days = members.iter().all(is_its).then(|| self.of_component(design, component))?;
        days.days.clone().filter(|days| days.are_apart)
    }

    /// The chain of the points of some rules, whose jobs take so long.
    pub(super) fn of(
        &mut self,
        design: &ResolvedScenario,
        months: &[Month],
        members: &[Member],
        job: Span,
        delay: Span,
    ) -> Rc<Chain> {
        let at_once = self.worked_out(design, months, members, Span::ZERO, delay);
        if at_once.least_overlap.is_none_or(|overlap| job < overlap) {
            at_once
        } else {
            self.worked_out(design, months, members, job, delay)
        }
    }

    fn worked_out(
        &mut self,
        design: &ResolvedScenario,
        months: &[Month],
        members: &[Member],
        job: Span,
        delay: Span,
    ) -> Rc<Chain> {
        let key = (members.to_vec(), job);
        let of = members.iter().find_map(|member| member.points.component);
        if let Some(chain) = self.chains.get(&of).and_then(|chains| chains.get(&key)) {
            return Rc::clone(chain);
        }
        let chain = match members {
            [member] => {
                let occurrences = self.occurrences(design, member.points);
                Chain::of_one(&occurrences, delay, *member, job, months)
            }
            _ => match self.days(design, members) {
                Some(days) => shared::by_days(&days, members, job, months),
                None => {
                    let occurrences: Vec<Rc<Occurrences>> =
                        members.iter().map(|it| self.occurrences(design, it.points)).collect();
                    shared::chain(&occurrences, delay, members, job, months)
                }
            },
        };
        let chain = Rc::new(chain);
        self.chains.entry(of).or_default().insert(key, Rc::clone(&chain));
        chain
    }
}

#[cfg(test)]
mod tests;
