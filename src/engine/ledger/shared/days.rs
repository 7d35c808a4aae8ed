//! The same for rules of one component whose jobs wait for one another, by days.
//!
//! What a day adds depends on the jobs that are due on it, and on those points of the days before that its own rest
//! on. Mostly both are as they were on a day before, so that what that day added is added again, so many days later.

use super::super::chain::{Chain, Member};
use super::super::months::Month;
use super::sums::{Edges, Taking, origin};
use super::{Alive, Chained, PointAmount, Stack, in_order};
use crate::engine::design::DayStarts;
use crate::units::{Instant, Span};

const DAY: i64 = 86_400;

/// How many of the latest days with the same jobs a day is compared with.
const COMPARED: usize = 64;

/// A point as seen from the midnight of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Seen {
    at: Span,
    /// Nothing where it is kept for good.
    until: Option<Span>,
}

impl Seen {
    fn from(midnight: Instant, point: Alive) -> Self {
        let until = (point.until < Instant::LATEST).then(|| point.until.since(midnight));
        Self { at: point.at.since(midnight), until }
    }

    fn point(self, midnight: Instant) -> Alive {
        let until = self.until.map_or(Instant::LATEST, |until| midnight + until);
        Alive { at: midnight + self.at, until }
    }
}

/// What a day makes of the points of the days before.
#[derive(Debug, Default)]
struct PointsChange {
    /// Those that it looks at, and what comes in their place.
    before: Vec<Seen>,
    after: Vec<Seen>,
    /// Whether they are all there are.
    is_all: bool,
}

impl PointsChange {
    /// Reads what became of a stack of which nothing had been seen when the day began.
    fn of(stack: &Stack, before: &[Alive], midnight: Instant) -> Self {
        let seen = |points: &[Alive]| {
            points.iter().skip(stack.unseen).map(|it| Seen::from(midnight, *it)).collect()
        };
        Self { before: seen(before), after: seen(&stack.points), is_all: stack.unseen == 0 }
    }

    fn fits(&self, stack: &Stack, midnight: Instant) -> bool {
        let points = &stack.points;
        let Some(unseen) = points.len().checked_sub(self.before.len()) else { return false };
        (unseen == 0 || !self.is_all)
            && points[unseen..]
                .iter()
                .zip(&self.before)
                .all(|(point, seen)| Seen::from(midnight, *point) == *seen)
    }

    fn repeat(&self, stack: &mut Stack, midnight: Instant) {
        let unseen = stack.points.len() - self.before.len();
        stack.points.truncate(unseen);
        stack.points.extend(self.after.iter().map(|seen| seen.point(midnight)));
    }
}

/// Something that a day adds: for which rule, by which gap, and so many days later.
type Added = (usize, Option<usize>, i64, Edges);

/// A day that may come again.
#[derive(Debug, Default)]
struct KnownDay {
    warm: PointsChange,
    kept: PointsChange,
    added: Vec<Added>,
    /// The rules whose points start anew.
    anew: Vec<usize>,
    /// When its last point is made, after its midnight.
    last: Span,
    /// For how long a point before is still warm at least.
    least_overlap: Option<Span>,
    /// The day that came after it last: its kind, and its place among the known days of that.
    next: Option<(usize, usize)>,
}

/// The months in which days lie.
struct DaysOfMonths<'a> {
    months: &'a [Month],
    first_day: Instant,
    /// For each day its month.
    of: Vec<usize>,
    /// The day on which the clock ends, if it ends within it.
    cut: Option<i64>,
}

impl<'a> DaysOfMonths<'a> {
    fn new(months: &'a [Month], first_day: Instant) -> Self {
        let end = months.last().map_or(first_day, |month| month.to);
        let (whole, rest) = {
            let seconds = end.since(first_day).as_seconds();
            (seconds.div_euclid(DAY), seconds.rem_euclid(DAY))
        };
        let month_of =
            |day| months.partition_point(|month| month.to <= first_day + Span::days(day));
        let of = (0..whole).map(month_of).collect();
        Self { months, first_day, of, cut: (rest > 0).then_some(whole) }
    }
}

/// The chain of rules of one component that share a base, no two of whose jobs start at one moment.
pub(in super::super) fn by_days(
    days: &DayStarts,
    members: &[Member],
    job: Span,
    months: &[Month],
) -> Chain {
    let mut chained = Chained::new(members, job);
    let mut taken: Vec<Taking> = members.iter().map(|_| Taking::default()).collect();
    let calendar = DaysOfMonths::new(months, days.first_day);
    let points = points_of_days(days, members);
    let mut times = vec![0_usize; points.len()];
    days.days.iter().for_each(|place| times[*place as usize] += 1);
    let mut known: Vec<Vec<KnownDay>> = points.iter().map(|_| Vec::new()).collect();
    let mut before: Option<(usize, usize)> = None;
    for ((midnight, place), day) in days.each().zip(0_i64..) {
        let points = &points[place];
        if points.is_empty() {
            continue;
        }
        let at = found(&known, &chained, (midnight, place), before);
        let is_cut = |it: &KnownDay| it.added.iter().any(|it| Some(day + it.2) == calendar.cut);
        match at {
            Some(at) if !is_cut(&known[place][at]) => {
                let again = &known[place][at];
                again.repeat(&mut chained, midnight);
                again.add(&mut taken, &calendar, day);
            }
            // A day that comes once is not worth remembering, nor is the first: its first point is like no other.
            None if times[place] > 1 && !chained.is_first => {
                let new = KnownDay::of(&mut chained, points, midnight, &mut taken, months);
                known[place].push(new);
            }
            _ => run(&mut chained, points, midnight, &mut |member, amount| {
                taken[member].add(months, amount);
            }),
        }
        let now = at.or_else(|| known[place].len().checked_sub(1)).map(|at| (place, at));
        if let Some((place, at)) = before {
            known[place][at].next = now;
        }
        before = now;
    }
    chained.finish(taken, months)
}

/// The place of a known day that adds the same as a day: mostly the one that came after the day before last time.
fn found(
    known: &[Vec<KnownDay>],
    chained: &Chained<'_>,
    (midnight, place): (Instant, usize),
    before: Option<(usize, usize)>,
) -> Option<usize> {
    let fits = |at: &usize| {
        let it = &known[place][*at];
        it.warm.fits(&chained.warm, midnight) && it.kept.fits(&chained.kept, midnight)
    };
    let next = before.and_then(|(place, at)| known[place][at].next);
    let next = next.filter(|(of, _)| *of == place).map(|(_, at)| at);
    next.filter(fits).or_else(|| (0..known[place].len()).rev().take(COMPARED).find(fits))
}

/// For each kind of day its points: by which rule, and when after midnight.
fn points_of_days(days: &DayStarts, members: &[Member]) -> Vec<Vec<(usize, Span)>> {
    let order = in_order(members);
    let points = |starts: &Vec<(usize, i64)>| {
        let mut points = Vec::with_capacity(starts.len());
        for (rule, after) in starts {
            // Of several points of one job, one that another outlives in every way holds nothing of its own.
            let mut longest: Option<Span> = None;
            for (member, until) in &order {
                let is_its = members[*member].points.rule == *rule;
                if is_its && longest.is_none_or(|longest| *until > longest) {
                    points.push((*member, Span::seconds(*after)));
                    longest = Some(*until);
                }
            }
        }
        points
    };
    days.starts.iter().map(points).collect()
}

fn run(
    chained: &mut Chained<'_>,
    points: &[(usize, Span)],
    midnight: Instant,
    amounts: &mut impl FnMut(usize, PointAmount),
) {
    for (member, after) in points {
        chained.take(*member, midnight + *after, amounts);
    }
}

impl KnownDay {
    /// Takes the points of a day and notes what they add.
    fn of(
        chained: &mut Chained<'_>,
        points: &[(usize, Span)],
        midnight: Instant,
        taken: &mut [Taking],
        months: &[Month],
    ) -> Self {
        let (warm, kept) = (chained.warm.points.clone(), chained.kept.points.clone());
        (chained.warm.unseen, chained.kept.unseen) = (warm.len(), kept.len());
        let overlap = chained.least_overlap.take();
        let mut added: Vec<Added> = Vec::new();
        let mut anew = Vec::new();
        run(chained, points, midnight, &mut |member, amount| {
            taken[member].add(months, amount);
            note(&mut added, &mut taken[member], member, midnight, amount);
            if matches!(amount, PointAmount::Made(None, _)) {
                anew.push(member);
            }
        });
        let day = Self {
            warm: PointsChange::of(&chained.warm, &warm, midnight),
            kept: PointsChange::of(&chained.kept, &kept, midnight),
            added,
            anew,
            last: points.last().map_or(Span::ZERO, |(_, after)| *after),
            least_overlap: chained.least_overlap,
            next: None,
        };
        let overlaps = overlap.into_iter().chain(chained.least_overlap);
        chained.least_overlap = overlaps.min();
        day
    }

    fn repeat(&self, chained: &mut Chained<'_>, midnight: Instant) {
        if self.warm.is_all {
            let overlaps = chained.least_overlap.into_iter().chain(self.least_overlap);
            chained.least_overlap = overlaps.min();
        } else {
            // The point that stays warm longest stays on the stack all day.
            chained.overlaps(chained.warm.over(), midnight + self.last);
        }
        self.warm.repeat(&mut chained.warm, midnight);
        self.kept.repeat(&mut chained.kept, midnight);
        for member in &self.anew {
            chained.starts_anew[*member] = true;
        }
    }

    fn add(&self, taken: &mut [Taking], calendar: &DaysOfMonths<'_>, day: i64) {
        let origin = origin(calendar.months);
        for (member, place, later, edges) in &self.added {
            let on = usize::try_from(day + later).ok().and_then(|on| calendar.of.get(on));
            // Behind the last month nothing is asked for.
            let Some(month) = on else { continue };
            let midnight = calendar.first_day + Span::days(day + later);
            taken[*member].edges(*place, *month).add(*edges, midnight.unix_seconds() - origin);
        }
    }
}

/// Notes an amount by the days on which it begins and ends.
fn note(
    added: &mut Vec<Added>,
    taking: &mut Taking,
    member: usize,
    midnight: Instant,
    amount: PointAmount,
) {
    let gap = match amount {
        PointAmount::Holds(gap, from, to) if from < to => gap,
        PointAmount::Holds(..) => return,
        PointAmount::Made(gap, _) => gap,
    };
    let place = taking.place(gap);
    let mut on = |at: Instant, what: fn(&mut Edges, i64)| {
        let after = at.since(midnight).as_seconds();
        let (later, second) = (after.div_euclid(DAY), after.rem_euclid(DAY));
        let known = added.iter_mut().find(|it| (it.0, it.1, it.2) == (member, place, later));
        match known {
            Some(known) => what(&mut known.3, second),
            None => {
                let mut edges = Edges::default();
                what(&mut edges, second);
                added.push((member, place, later, edges));
            }
        }
    };
    match amount {
        PointAmount::Holds(_, from, to) => {
            on(from, Edges::begin);
            if to < Instant::LATEST {
                on(to, Edges::end);
            }
        }
        PointAmount::Made(_, at) => on(at, |edges, _| edges.make()),
    }
}
