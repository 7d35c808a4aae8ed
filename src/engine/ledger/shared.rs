//! The points of several rules that share a base, taken one after the other in the order of time.

mod days;
mod sums;

use std::rc::Rc;

use self::sums::Taking;
use super::chain::{Chain, Member};
use super::months::Month;
use super::occurrences::Occurrences;
use crate::units::{Instant, Span, sorting};

pub(super) use self::days::by_days;

/// A point that later ones may rest on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Alive {
    at: Instant,
    until: Instant,
}

/// The points that still matter to later ones: each outlives all made after it, so there is one a rule at most.
#[derive(Debug, Default)]
struct Stack {
    points: Vec<Alive>,
    /// How many of them, the ones made first, nobody has looked at.
    unseen: usize,
}

impl Stack {
    /// Takes away those that are over by a moment.
    fn forget(&mut self, by: Instant) {
        loop {
            self.unseen = self.unseen.min(self.points.len().saturating_sub(1));
            if self.points.pop_if(|it| it.until <= by).is_none() {
                return;
            }
        }
    }

    /// The moment by which all are over; nothing where there are none.
    fn over(&self) -> Option<Instant> {
        self.points.first().map(|it| it.until)
    }

    /// The newest first.
    fn newest_first(&mut self) -> impl Iterator<Item = Alive> + '_ {
        let (points, unseen) = (&self.points, &mut self.unseen);
        points.iter().enumerate().rev().map(move |(at, point)| {
            *unseen = (*unseen).min(at);
            *point
        })
    }

    fn push(&mut self, point: Alive) {
        self.forget(point.until);
        self.points.push(point);
    }

    fn clear(&mut self) {
        self.points.clear();
        self.unseen = 0;
    }
}

/// What becomes of the amounts of a rule with one point.
#[derive(Clone, Copy, Debug)]
enum PointAmount {
    /// It holds what changed within a gap, from one moment to another; everything where there is no gap.
    Holds(Option<Span>, Instant, Instant),
    /// It is made at a moment, and holds so much then.
    Made(Option<Span>, Instant),
}

/// The points of rules that share a base, taken one by one.
///
/// While a point is kept, what it rests on is the newest point before it that is still kept: those that
/// went before it are found on a stack, so that each point is looked at twice at most.
struct Chained<'a> {
    members: &'a [Member],
    job: Span,
    warm: Stack,
    kept: Stack,
    starts_anew: Vec<bool>,
    least_overlap: Option<Span>,
    is_first: bool,
}

impl<'a> Chained<'a> {
    fn new(members: &'a [Member], job: Span) -> Self {
        Self {
            members,
            job,
            warm: Stack::default(),
            kept: Stack::default(),
            starts_anew: vec![false; members.len()],
            least_overlap: None,
            is_first: true,
        }
    }

    /// Takes the next point, made by one of the rules at a moment.
    fn take(&mut self, member: usize, at: Instant, amounts: &mut impl FnMut(usize, PointAmount)) {
        let end = |length: Option<Span>| length.map_or(Instant::LATEST, |length| at + length);
        let Member { warm: stays_warm, kept: counted, .. } = self.members[member];
        let (point, is_warm) =
            (Alive { at, until: end(counted.until) }, Alive { at, until: end(stays_warm) });
        self.warm.forget(at);
        self.overlaps(self.warm.over(), at);
        let done = at + self.job;
        let before = self.warm.newest_first().find(|before| before.until > done);
        match before {
            Some(before) => amounts(member, PointAmount::Made(Some(at.since(before.at)), at)),
            None => {
                amounts(member, PointAmount::Made(None, at));
                self.starts_anew[member] |= !self.is_first;
                self.warm.clear();
                self.kept.clear();
            }
        }
        self.is_first = false;
        self.warm.push(is_warm);

        self.kept.forget(at);
        let mut from = at;
        for before in self.kept.newest_first() {
            let to = before.until.min(point.until);
            amounts(member, PointAmount::Holds(Some(at.since(before.at)), from, to));
            from = to;
            if before.until >= point.until {
                break;
            }
        }
        amounts(member, PointAmount::Holds(None, from, point.until));
        self.kept.push(point);
    }

    /// Notes how long a point is warm when a job starts; nothing where it is for good.
    fn overlaps(&mut self, over: Option<Instant>, at: Instant) {
        if let Some(over) = over.filter(|over| *over < Instant::LATEST) {
            let overlap = over.since(at);
            self.least_overlap = Some(self.least_overlap.map_or(overlap, |it| it.min(overlap)));
        }
    }

    fn finish(self, taken: Vec<Taking>, months: &[Month]) -> Chain {
        Chain {
            starts_anew: self.starts_anew,
            members: taken.into_iter().map(|taking| taking.sums(months)).collect(),
            least_overlap: self.least_overlap,
        }
    }
}

/// The chain of rules that share a base.
pub(super) fn chain(
    occurrences: &[Rc<Occurrences>],
    delay: Span,
    members: &[Member],
    job: Span,
    months: &[Month],
) -> Chain {
    let mut chained = Chained::new(members, job);
    let mut taken: Vec<Taking> = members.iter().map(|_| Taking::default()).collect();
    merged(occurrences, members, |member, made| {
        chained.take(member, made + delay, &mut |member, amount| {
            taken[member].add(months, amount);
        });
    });
    chained.finish(taken, months)
}

/// The rules in the order in which those of one moment are taken, and how long their points are kept.
fn in_order(members: &[Member]) -> Vec<(usize, Span)> {
    let longest = |length: Option<Span>| length.unwrap_or(Instant::LATEST.since(Instant::EARLIEST));
    let lengths = |at: usize| (longest(members[at].warm), longest(members[at].kept.until));
    let mut order: Vec<usize> = (0..members.len()).collect();
    sorting::sort_by_key(&mut order, |at| std::cmp::Reverse((lengths(*at), *at)));
    order.into_iter().map(|at| (at, lengths(at).1)).collect()
}

/// Takes the points of all rules in the order of time. Of those of one moment, one that another outlives in every
/// way holds nothing of its own and is left out.
fn merged(
    occurrences: &[Rc<Occurrences>],
    members: &[Member],
    mut take: impl FnMut(usize, Instant),
) {
    let order = in_order(members);
    let mut rows: Vec<_> =
        order.iter().map(|it| (*it, occurrences[it.0].all.iter().peekable())).collect();
    loop {
        let next = rows.iter_mut().filter_map(|(_, row)| row.peek().copied()).min();
        let Some(next) = next else { return };
        let mut kept: Option<Span> = None;
        for ((at, until), row) in &mut rows {
            if row.next_if_eq(&next).is_none() {
                continue;
            }
            // All before it stay warm at least as long.
            if kept.is_none_or(|longest| *until > longest) {
                take(*at, next);
                kept = Some(*until);
            }
        }
    }
}
