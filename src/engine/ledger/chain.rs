//! How much the points of a rule hold: worked out once for a rule and month, and shared by all its components.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::months::Month;
use super::occurrences::{Kept, Occurrences};
use crate::engine::design::{Design, Index};
use crate::units::Span;

/// Below this time in warm storage every point is a full one: the point before may be gone when
/// the next is made (AWS Backup developer guide, `metering-and-billing`: at least one week).
pub(super) const SHORTEST_CHAIN: Span = Span::days(7);

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

impl Content {
    /// What a point holds that comes so long after the one before: never more than everything.
    fn change(self, gap: Span) -> f64 {
        let days = gap.as_seconds() as f64 / SECONDS_PER_DAY;
        (self.change_gib_per_day * days).min(self.size_gib)
    }
}

/// What one rule's points add up to in one month.
#[derive(Clone, Debug, Default)]
struct MonthSums {
    /// Points kept, times the seconds each is kept.
    points: i64,
    /// The same for points that come so long after one that is still kept.
    behind: Vec<i64>,
    /// Points made, and of these by how long after the one before.
    made: i64,
    made_after: Vec<i64>,
}

/// What one rule's points add up to in each month, for one time of keeping.
#[derive(Debug)]
pub(super) struct Chain {
    gaps: Vec<Span>,
    kept: Kept,
    months: Vec<MonthSums>,
}

impl Chain {
    fn new(occurrences: &Occurrences, delay: Span, kept: Kept, months: &[Month]) -> Self {
        let late = |length: Span| length + delay;
        // A point makes only a change while the one before it is kept too: until a gap earlier.
        let window = |gap: Span| Kept {
            after: late(kept.after),
            until: kept.until.map(|until| late(until) - gap),
        };
        let sums = months
            .iter()
            .map(|month| MonthSums {
                points: occurrences.all.seconds(month.from, month.to, window(Span::ZERO)),
                behind: occurrences
                    .by_gap
                    .iter()
                    .map(|(gap, moments)| moments.seconds(month.from, month.to, window(*gap)))
                    .collect(),
                made: occurrences.all.count(month.from - delay, month.to - delay),
                made_after: occurrences
                    .by_gap
                    .iter()
                    .map(|(_, moments)| moments.count(month.from - delay, month.to - delay))
                    .collect(),
            })
            .collect();
        let gaps = occurrences.by_gap.iter().map(|(gap, _)| *gap).collect();
        Self { gaps, kept, months: sums }
    }

    /// Whether points hold changes only: their kind can, and they are kept for a week at least.
    pub(super) fn holds_changes(&self, content: Content) -> bool {
        content.incremental && self.kept.length().is_none_or(|length| length >= SHORTEST_CHAIN)
    }

    /// GiB stored, times seconds. The oldest point kept holds everything, since what expires is
    /// merged into the next; each later one holds what changed since the one before.
    pub(super) fn stored(&self, month: usize, content: Content) -> f64 {
        let sums = &self.months[month];
        if !self.holds_changes(content) {
            return content.size_gib * sums.points as f64;
        }
        let behind: i64 = sums.behind.iter().sum();
        let changes: f64 = self
            .gaps
            .iter()
            .zip(&sums.behind)
            .map(|(gap, seconds)| content.change(*gap) * *seconds as f64)
            .sum();
        content.size_gib * (sums.points - behind) as f64 + changes
    }

    /// GiB that copies move in a month: everything at first, then what changed since the point before,
    /// if that is still there.
    pub(super) fn moved(&self, month: usize, content: Content) -> f64 {
        let sums = &self.months[month];
        if !self.holds_changes(content) {
            return content.size_gib * sums.made as f64;
        }
        let follows: i64 = sums.made_after.iter().sum();
        let later: f64 = self
            .gaps
            .iter()
            .zip(&sums.made_after)
            .map(|(gap, count)| {
                let base_is_kept = self.kept.length().is_none_or(|length| *gap < length);
                let gib = if base_is_kept { content.change(*gap) } else { content.size_gib };
                gib * *count as f64
            })
            .sum();
        content.size_gib * (sums.made - follows) as f64 + later
    }
}

/// The chains worked out so far, by rule and time of keeping.
#[derive(Debug, Default)]
pub(super) struct Chains {
    occurrences: BTreeMap<Index, Rc<Occurrences>>,
    chains: BTreeMap<(Index, Kept), Rc<Chain>>,
}

impl Chains {
    fn occurrences(&mut self, design: &Design, rule: Index) -> Rc<Occurrences> {
        let worked_out = || Rc::new(Occurrences::of_rule(design, &design.rules[rule]));
        Rc::clone(self.occurrences.entry(rule).or_insert_with(worked_out))
    }

    /// The chain of a rule's points that are kept from and until so long after their capture.
    pub(super) fn of_rule(
        &mut self,
        design: &Design,
        months: &[Month],
        rule: Index,
        delay: Span,
        kept: Kept,
    ) -> Rc<Chain> {
        let occurrences = self.occurrences(design, rule);
        let chain = self
            .chains
            .entry((rule, kept))
            .or_insert_with(|| Rc::new(Chain::new(&occurrences, delay, kept, months)));
        Rc::clone(chain)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::months::months;
    use super::*;
    use crate::engine::design::Times;
    use crate::units::{Instant, Schedule, Timetable, ZonedClock, time_zone};

    /// What the points kept at a moment hold, point by point.
    fn held(points: &[Instant], at: Instant, kept: Kept, content: Content) -> f64 {
        let alive = |made: Instant| {
            made + kept.after <= at && kept.until.is_none_or(|until| at < made + until)
        };
        let mut before: Option<Instant> = None;
        let mut gib = 0.0;
        for made in points.iter().copied().filter(|made| alive(*made)) {
            gib += before.map_or(content.size_gib, |before| content.change(made.since(before)));
            before = Some(made);
        }
        gib
    }

    #[test]
    fn sums_agree_with_points_counted_one_by_one() {
        let start = Instant::parse("2026-10-20T00:00:00Z").unwrap();
        let end = start + Span::days(75);
        let content = Content { size_gib: 100.0, change_gib_per_day: 60.0, incremental: true };
        for schedule in ["cron(0 * * * ? *)", "cron(0 9-17 ? * MON-FRI *)", "cron(0 5 ? * SUN *)"] {
            let clock = Arc::new(ZonedClock::new(time_zone("UTC").unwrap(), start, end));
            let table = Timetable::new(&Schedule::new(schedule), clock, start, end).unwrap();
            let points: Vec<Instant> = table.between(start, end - Span::seconds(1)).collect();
            let occurrences = Occurrences::at(&Times::Timetable(table), start, end);
            for (after, until) in [(0, Some(9)), (0, None), (8, Some(40)), (0, Some(35))] {
                let kept = Kept { after: Span::days(after), until: until.map(Span::days) };
                let months = months(start, end);
                let chain = Chain::new(&occurrences, Span::ZERO, kept, &months);
                for (at, month) in months.iter().enumerate() {
                    let hours = month.seconds() / 3_600;
                    let by_the_hour: f64 = (0..hours)
                        .map(|hour| held(&points, month.from + Span::hours(hour), kept, content))
                        .sum();
                    let stored = chain.stored(at, content) / 3_600.0;
                    assert!(
                        (stored - by_the_hour).abs() < 1e-6 * by_the_hour.max(1.0),
                        "{schedule} {kept:?} {}: {stored} {by_the_hour}",
                        month.label()
                    );
                }
            }
        }
    }
}
