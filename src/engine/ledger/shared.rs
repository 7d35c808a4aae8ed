//! The points of several rules that share a base, taken one after the other in the order of time.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::chain::{Chain, Member, MonthSums};
use super::months::Month;
use super::occurrences::Occurrences;
use crate::units::{Instant, Span, sorting};

/// A point that later ones may rest on.
#[derive(Clone, Copy, Debug)]
struct Alive {
    at: Instant,
    until: Instant,
}

/// The points that still matter to later ones: each outlives all made after it, so there is one a rule at most.
#[derive(Debug, Default)]
struct Stack(Vec<Alive>);

impl Stack {
    /// Takes away those that are over by a moment.
    fn forget(&mut self, by: Instant) {
        while self.0.pop_if(|it| it.until <= by).is_some() {}
    }

    /// The moment by which all are over; nothing where there are none.
    fn over(&self) -> Option<Instant> {
        self.0.first().map(|it| it.until)
    }

    fn push(&mut self, point: Alive) {
        self.forget(point.until);
        self.0.push(point);
    }
}

/// How many spans begin or end in a month, and the sum of the moments at which they do.
#[derive(Clone, Copy, Debug, Default)]
struct Edges {
    begun: i64,
    begun_at: i64,
    ended: i64,
    ended_at: i64,
}

/// Spans of time by a number that goes with them, summed over months.
#[derive(Debug, Default)]
struct Spans(BTreeMap<(Span, usize), Edges>);

impl Spans {
    fn add(&mut self, months: &[Month], gap: Span, from: Instant, to: Instant) {
        if from >= to {
            return;
        }
        let month = |at: Instant| months.partition_point(|month| month.to <= at);
        let seconds = |at: Instant| at.unix_seconds();
        let origin = months.first().map_or(0, |month| seconds(month.from));
        // Behind the last month nothing is asked for.
        if month(from) < months.len() {
            let edges = self.0.entry((gap, month(from))).or_default();
            edges.begun += 1;
            edges.begun_at += seconds(from) - origin;
        }
        if month(to) < months.len() {
            let edges = self.0.entry((gap, month(to))).or_default();
            edges.ended += 1;
            edges.ended_at += seconds(to) - origin;
        }
    }

    /// Hands over the seconds of each gap and month, in the order of the gaps.
    fn each(&self, months: &[Month], mut take: impl FnMut(usize, Span, i64)) {
        let origin = months.first().map_or(0, |month| month.from.unix_seconds());
        let mut edges = self.0.iter().peekable();
        while let Some(&(&(gap, first), _)) = edges.peek() {
            // How many run when a month begins.
            let mut running = 0;
            for (at, month) in months.iter().enumerate().skip(first) {
                let to = month.to.unix_seconds() - origin;
                let mut seconds = running * month.seconds();
                if let Some((_, edge)) = edges.next_if(|(key, _)| **key == (gap, at)) {
                    seconds += edge.begun * to - edge.begun_at - (edge.ended * to - edge.ended_at);
                    running += edge.begun - edge.ended;
                }
                if seconds > 0 {
                    take(at, gap, seconds);
                }
                let more = edges.peek().is_some_and(|(key, _)| key.0 == gap);
                if running == 0 && !more {
                    break;
                }
            }
        }
    }
}

/// What the points of one rule add up to while they are taken.
#[derive(Debug, Default)]
struct Taking {
    changes: Spans,
    whole: Spans,
    made_after: BTreeMap<(Span, usize), i64>,
    made_whole: BTreeMap<usize, i64>,
    starts_anew: bool,
}

/// The chain of rules that share a base.
///
/// While a point is kept, what it rests on is the newest point before it that is still kept: those that
/// went before it are found on a stack, so that each point is looked at twice at most.
pub(super) fn chain(
    occurrences: &[Rc<Occurrences>],
    delay: Span,
    members: &[Member],
    job: Span,
    months: &[Month],
) -> Chain {
    let (mut warm, mut kept) = (Stack::default(), Stack::default());
    let mut taken: Vec<Taking> = members.iter().map(|_| Taking::default()).collect();
    let mut least_overlap: Option<Span> = None;
    let mut is_first = true;
    merged(occurrences, members, |member, made| {
        let at = made + delay;
        let end = |length: Option<Span>| length.map_or(Instant::LATEST, |length| at + length);
        let Member { warm: stays_warm, kept: counted, .. } = members[member];
        let (point, is_warm) =
            (Alive { at, until: end(counted.until) }, Alive { at, until: end(stays_warm) });
        let taking = &mut taken[member];
        warm.forget(at);
        if let Some(over) = warm.over().filter(|over| *over < Instant::LATEST) {
            let overlap = over.since(at);
            least_overlap = Some(least_overlap.map_or(overlap, |least| least.min(overlap)));
        }
        let month = months.partition_point(|month| month.to <= at);
        match warm.0.iter().rev().find(|before| before.until > at + job) {
            Some(before) => {
                *taking.made_after.entry((at.since(before.at), month)).or_default() += 1;
            }
            None => {
                *taking.made_whole.entry(month).or_default() += 1;
                taking.starts_anew |= !is_first;
                warm.0.clear();
                kept.0.clear();
            }
        }
        is_first = false;
        warm.push(is_warm);

        kept.forget(at);
        let mut from = at;
        for before in kept.0.iter().rev() {
            let to = before.until.min(point.until);
            taking.changes.add(months, at.since(before.at), from, to);
            from = to;
            if before.until >= point.until {
                break;
            }
        }
        taking.whole.add(months, Span::ZERO, from, point.until);
        kept.push(point);
    });
    Chain {
        starts_anew: taken.iter().map(|taking| taking.starts_anew).collect(),
        members: taken.into_iter().map(|taking| taking.sums(months)).collect(),
        least_overlap,
    }
}

impl Taking {
    fn sums(self, months: &[Month]) -> Vec<MonthSums> {
        let mut sums = vec![MonthSums::default(); months.len()];
        self.changes.each(months, |at, gap, seconds| {
            sums[at].points += seconds;
            sums[at].changes.push(gap, seconds);
        });
        self.whole.each(months, |at, _, seconds| {
            sums[at].points += seconds;
            sums[at].whole += seconds;
        });
        for ((gap, at), made) in self.made_after {
            if let Some(sums) = sums.get_mut(at) {
                sums.made_after.push(gap, made);
            }
        }
        for (at, made) in self.made_whole {
            if let Some(sums) = sums.get_mut(at) {
                sums.made_whole += made;
            }
        }
        sums
    }
}

/// Takes the points of all rules in the order of time. Of those of one moment, one that another outlives in every
/// way holds nothing of its own and is left out.
fn merged(
    occurrences: &[Rc<Occurrences>],
    members: &[Member],
    mut take: impl FnMut(usize, Instant),
) {
    let longest = |length: Option<Span>| length.unwrap_or(Instant::LATEST.since(Instant::EARLIEST));
    let lengths = |at: usize| (longest(members[at].warm), longest(members[at].kept.until));
    let mut order: Vec<usize> = (0..members.len()).collect();
    sorting::sort_by_key(&mut order, |at| std::cmp::Reverse((lengths(*at), *at)));
    let mut rows: Vec<_> =
        order.iter().map(|at| (*at, occurrences[*at].all.iter().peekable())).collect();
    loop {
        let next = rows.iter_mut().filter_map(|(_, row)| row.peek().copied()).min();
        let Some(next) = next else { return };
        let mut kept: Option<Span> = None;
        for (at, row) in &mut rows {
            if row.next_if_eq(&next).is_none() {
                continue;
            }
            // All before it stay warm at least as long.
            let until = lengths(*at).1;
            if kept.is_none_or(|longest| until > longest) {
                take(*at, next);
                kept = Some(until);
            }
        }
    }
}
