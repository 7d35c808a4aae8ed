//! The worst and the average of what an incident would cost, over all moments at which it may come.
//!
//! Between two corners of the saw-tooth a value changes evenly, so its first and its last second say
//! all of it: the maximum lies at one of them, and the sum is that of a trapezium. Where the two do
//! not agree with the middle the stretch is halved, because another recovery option was taken in between.

use crate::engine::work::Pace;
use crate::units::{Instant, Span};

/// What one incident at one moment costs: nothing stands for what is permanently lost, or never back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MomentCost {
    /// Data lost, and time down.
    pub(super) values: [Option<Span>; 2],
    /// Which recovery option was taken; stretches within which it changes are looked at more closely.
    pub(super) choice: u64,
}

/// A stretch of time, and how often it occurs among all moments.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) from: Instant,
    /// The first moment after it.
    pub(super) to: Instant,
    pub(super) weight: f64,
}

/// The worst and the average of one value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct WorstAndAverage {
    /// The worst; nothing where all is permanently lost, or nothing comes back.
    pub(super) worst: Option<Span>,
    /// The first moment at which it is.
    pub(super) at: Instant,
    /// Value times seconds, of the moments at which there is a value.
    sum: f64,
    seconds: f64,
    /// The seconds at which there is none.
    never: f64,
}

impl WorstAndAverage {
    fn new(at: Instant) -> Self {
        Self { worst: Some(Span::seconds(-1)), at, sum: 0.0, seconds: 0.0, never: 0.0 }
    }

    fn see(&mut self, at: Instant, value: Option<Span>) {
        let is_worse = match (value, self.worst) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(value), Some(worst)) => value > worst,
        };
        if is_worse {
            (self.worst, self.at) = (value, at);
        }
    }

    fn add(&mut self, first: Option<Span>, last: Option<Span>, seconds: f64) {
        match (first, last) {
            (Some(first), Some(last)) => {
                let twice = (first.as_seconds() + last.as_seconds()) as f64;
                self.sum += twice / 2.0 * seconds;
                self.seconds += seconds;
            }
            _ => self.never += seconds,
        }
    }

    /// The average over all moments; nothing where at some of them there is no value.
    pub(super) fn average(&self) -> Option<Span> {
        let any = self.never <= 0.0 && self.seconds > 0.0;
        any.then(|| Span::from_seconds_f64(self.sum / self.seconds))
    }

    /// The share of moments at which there is no value, 0 to 1.
    pub(super) fn never(&self) -> f64 {
        let all = self.never + self.seconds;
        if all > 0.0 { self.never / all } else { 0.0 }
    }
}

/// A moment with what an incident costs then.
type TimedMomentCost = (Instant, MomentCost);

/// How many turns of one piece are tried in the next.
const MOST_TURNS: usize = 8;

/// The worst and the average of both values.
pub(super) struct Curve {
    pub(super) extents: [WorstAndAverage; 2],
    /// How many seconds after its corner the last piece turned, ascending: the next one is likely to turn
    /// there too, as when after each backup it takes equally long until another recovery option costs less.
    turns: Vec<i64>,
}

impl Curve {
    pub(super) fn new(at: Instant) -> Self {
        Self { extents: [WorstAndAverage::new(at); 2], turns: Vec::new() }
    }

    /// Follows one stretch from corner to corner; `corners` are the first moments of its pieces. Nothing
    /// where `read` gives up, which it does once the answer does not matter.
    pub(super) async fn follow(
        &mut self,
        stretch: Stretch,
        corners: &[Instant],
        read: &mut dyn FnMut(Instant) -> Option<MomentCost>,
        pace: &Pace,
    ) -> Option<()> {
        for (at, corner) in corners.iter().enumerate() {
            pace.step().await;
            let next = corners.get(at + 1).copied().unwrap_or(stretch.to);
            let last = next - Span::seconds(1);
            let first = read(*corner)?;
            let end = if last > *corner { read(last)? } else { first };
            self.piece((*corner, first), (last, end), stretch.weight, read, pace).await?;
        }
        Some(())
    }

    /// One piece with its first and its last second.
    async fn piece(
        &mut self,
        first: TimedMomentCost,
        last: TimedMomentCost,
        weight: f64,
        read: &mut dyn FnMut(Instant) -> Option<MomentCost>,
        pace: &Pace,
    ) -> Option<()> {
        let mut open = vec![(first, last)];
        if !is_even(first.1, last.1, last.0.since(first.0).as_seconds()) {
            open = self.at_turns(first, last, read)?;
            self.turns.retain(|turn| first.0 + Span::seconds(*turn) < last.0);
        }
        let corner = first.0;
        while let Some((first, last)) = open.pop() {
            pace.step().await;
            let seconds = last.0.since(first.0).as_seconds();
            let middle_at = first.0 + Span::seconds(seconds / 2);
            if seconds > 1 && !is_even(first.1, last.1, seconds) {
                let middle = read(middle_at)?;
                if !lies_between(first.1, last.1, middle, seconds) {
                    let after_at = middle_at + Span::seconds(1);
                    let after = if after_at == last.0 { last.1 } else { read(after_at)? };
                    open.push(((after_at, after), last));
                    open.push((first, (middle_at, middle)));
                    continue;
                }
            }
            if seconds == 1 && first.1 != last.1 {
                self.turn(first.0.since(corner).as_seconds());
                self.single(first, weight);
                self.single(last, weight);
            } else {
                self.even(first, last, weight);
            }
        }
        Some(())
    }

    /// A piece cut where the one before turned.
    fn at_turns(
        &self,
        first: TimedMomentCost,
        last: TimedMomentCost,
        read: &mut dyn FnMut(Instant) -> Option<MomentCost>,
    ) -> Option<Vec<(TimedMomentCost, TimedMomentCost)>> {
        let mut pieces = Vec::new();
        let mut open = first;
        for turn in &self.turns {
            let end = first.0 + Span::seconds(*turn);
            let next = end + Span::seconds(1);
            if end < open.0 || next > last.0 {
                continue;
            }
            let before = if end == open.0 { open.1 } else { read(end)? };
            let after = if next == last.0 { last.1 } else { read(next)? };
            pieces.push((open, (end, before)));
            open = (next, after);
        }
        pieces.push((open, last));
        Some(pieces)
    }

    fn turn(&mut self, seconds: i64) {
        let at = self.turns.partition_point(|it| *it < seconds);
        if self.turns.get(at) != Some(&seconds) {
            if self.turns.len() == MOST_TURNS {
                self.turns.clear();
            }
            self.turns.insert(at.min(self.turns.len()), seconds);
        }
    }

    fn single(&mut self, (at, reading): (Instant, MomentCost), weight: f64) {
        self.even((at, reading), (at, reading), weight);
    }

    fn even(&mut self, first: (Instant, MomentCost), last: (Instant, MomentCost), weight: f64) {
        let seconds = (last.0.since(first.0).as_seconds() + 1) as f64 * weight;
        for (which, extent) in self.extents.iter_mut().enumerate() {
            let (from, to) = (first.1.values[which], last.1.values[which]);
            extent.see(first.0, from);
            extent.see(last.0, to);
            extent.add(from, to, seconds);
        }
    }

    /// Takes single moments for all of them.
    pub(super) async fn sample(
        &mut self,
        moments: impl Iterator<Item = Instant>,
        read: &mut dyn FnMut(Instant) -> Option<MomentCost>,
        pace: &Pace,
    ) -> Option<()> {
        for at in moments {
            pace.step().await;
            let reading = read(at)?;
            self.single((at, reading), 1.0);
        }
        Some(())
    }
}

/// Whether the same recovery option was taken at both ends, and each value grew or shrank by a second in each
/// second, or stayed.
fn is_even(first: MomentCost, last: MomentCost, seconds: i64) -> bool {
    let steady = |which: usize| match (first.values[which], last.values[which]) {
        (None, None) => true,
        (Some(from), Some(to)) => {
            let change = (to - from).as_seconds();
            change == 0 || change.abs() == seconds
        }
        _ => false,
    };
    first.choice == last.choice && steady(0) && steady(1)
}

/// Whether the reading in the middle is what its ends let one expect, to the second.
fn lies_between(first: MomentCost, last: MomentCost, middle: MomentCost, seconds: i64) -> bool {
    let fits = |which: usize| match (first.values[which], last.values[which], middle.values[which])
    {
        (None, None, None) => true,
        (Some(from), Some(to), Some(middle)) => {
            let change = (to - from).as_seconds();
            let expected =
                from.as_seconds() as f64 + change as f64 * (seconds / 2) as f64 / seconds as f64;
            (middle.as_seconds() as f64 - expected).abs() <= 1.0
        }
        _ => false,
    };
    fits(0) && fits(1) && first.choice == middle.choice
}
