//! What the points of one rule add up to in each month.

use std::collections::BTreeMap;

use super::super::chain::MonthSums;
use super::super::months::Month;
use super::PointAmount;
use crate::units::{Instant, Span};

/// How many spans begin or end in a month or on a day, the sum of the moments at which they do, and how many points
/// are made. Moments are seconds after an origin.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edges {
    begun: i64,
    begun_at: i64,
    ended: i64,
    ended_at: i64,
    made: i64,
}

impl Edges {
    pub(super) fn begin(&mut self, at: i64) {
        self.begun += 1;
        self.begun_at += at;
    }

    pub(super) fn end(&mut self, at: i64) {
        self.ended += 1;
        self.ended_at += at;
    }

    pub(super) fn make(&mut self) {
        self.made += 1;
    }

    /// Adds others whose origin lies so far behind.
    pub(super) fn add(&mut self, other: Self, origin: i64) {
        self.begun += other.begun;
        self.begun_at += other.begun_at + other.begun * origin;
        self.ended += other.ended;
        self.ended_at += other.ended_at + other.ended * origin;
        self.made += other.made;
    }
}

/// What happens in each month with one gap, ascending.
#[derive(Debug, Default)]
struct EdgesByMonth(Vec<(usize, Edges)>);

impl EdgesByMonth {
    /// That of a month: mostly one of the latest.
    fn of(&mut self, month: usize) -> &mut Edges {
        let behind = self.0.iter().rev().take_while(|(at, _)| *at >= month).count();
        let at = self.0.len() - behind;
        if self.0.get(at).is_none_or(|(it, _)| *it != month) {
            self.0.insert(at, (month, Edges::default()));
        }
        &mut self.0[at].1
    }

    /// Hands over the seconds of each month.
    fn each(&self, months: &[Month], mut take: impl FnMut(usize, i64)) {
        let origin = origin(months);
        let mut edges = self.0.iter().peekable();
        let Some((first, _)) = self.0.first() else { return };
        // How many run when a month begins.
        let mut running = 0;
        for (at, month) in months.iter().enumerate().skip(*first) {
            let to = month.to.unix_seconds() - origin;
            let mut seconds = running * month.seconds();
            if let Some((_, edge)) = edges.next_if(|it| it.0 == at) {
                seconds += edge.begun * to - edge.begun_at - (edge.ended * to - edge.ended_at);
                running += edge.begun - edge.ended;
            }
            if seconds > 0 {
                take(at, seconds);
            }
            if running == 0 && edges.peek().is_none() {
                break;
            }
        }
    }
}

/// The moment from which seconds are counted.
pub(super) fn origin(months: &[Month]) -> i64 {
    months.first().map_or(0, |month| month.from.unix_seconds())
}

/// What the points of one rule add up to while they are taken.
#[derive(Debug, Default)]
pub(super) struct Taking {
    /// The places of the gaps below.
    gaps: BTreeMap<Span, usize>,
    /// Changes, by how long after the point before.
    changes: Vec<EdgesByMonth>,
    /// What holds everything.
    whole: EdgesByMonth,
}

impl Taking {
    /// The place of the amounts with a gap; nothing stands for what holds everything.
    pub(super) fn place(&mut self, gap: Option<Span>) -> Option<usize> {
        gap.map(|gap| {
            *self.gaps.entry(gap).or_insert_with(|| {
                self.changes.push(EdgesByMonth::default());
                self.changes.len() - 1
            })
        })
    }

    /// What happens in a month with the gap of a place.
    pub(super) fn edges(&mut self, place: Option<usize>, month: usize) -> &mut Edges {
        match place {
            Some(place) => self.changes[place].of(month),
            None => self.whole.of(month),
        }
    }

    pub(super) fn add(&mut self, months: &[Month], amount: PointAmount) {
        let month = |at: Instant| {
            let month = months.partition_point(|month| month.to <= at);
            // Behind the last month nothing is asked for.
            (month < months.len()).then_some(month)
        };
        let origin = origin(months);
        match amount {
            PointAmount::Holds(gap, from, to) if from < to => {
                let place = self.place(gap);
                if let Some(month) = month(from) {
                    self.edges(place, month).begin(from.unix_seconds() - origin);
                }
                if let Some(month) = month(to) {
                    self.edges(place, month).end(to.unix_seconds() - origin);
                }
            }
            PointAmount::Holds(..) => {}
            PointAmount::Made(gap, at) => {
                let place = self.place(gap);
                if let Some(month) = month(at) {
                    self.edges(place, month).make();
                }
            }
        }
    }

    pub(super) fn sums(self, months: &[Month]) -> Vec<MonthSums> {
        let mut sums = vec![MonthSums::default(); months.len()];
        for (gap, place) in &self.gaps {
            let of_gap = &self.changes[*place];
            of_gap.each(months, |at, seconds| {
                sums[at].points += seconds;
                sums[at].changes.push(*gap, seconds);
            });
            for (at, edges) in &of_gap.0 {
                sums[*at].made_after.push(*gap, edges.made);
            }
        }
        self.whole.each(months, |at, seconds| {
            sums[at].points += seconds;
            sums[at].whole += seconds;
        });
        for (at, edges) in &self.whole.0 {
            sums[*at].made_whole += edges.made;
        }
        sums
    }
}
