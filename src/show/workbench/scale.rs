//! From moments to pixels and back, and how fine a pointer can place a moment.

use crate::units::{Instant, Span};

/// Steps to which a moment snaps, in minutes.
const SNAPS: [i64; 8] = [1, 5, 15, 30, 60, 180, 720, 1_440];
/// A snap this many pixels long still lets the pointer reach every step.
const REACHABLE: f64 = 0.75;

/// What of the clock is shown, and how wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The first moment that is shown.
    pub from: Instant,
    /// The moment after the last one.
    pub to: Instant,
    /// In CSS pixels.
    pub width: f64,
}

impl Scale {
    /// What lies between two moments, a minute at least.
    pub fn new(from: Instant, to: Instant, width: f64) -> Self {
        Self { from, to: to.max(from + Span::minutes(1)), width }
    }

    /// Where a moment is, in CSS pixels from the left.
    pub fn x(self, at: Instant) -> f64 {
        at.since(self.from).as_seconds() as f64 / self.seconds() * self.width
    }

    /// Where a moment is, if that is in sight.
    pub fn inside(self, at: Instant) -> Option<f64> {
        let x = self.x(at);
        (0.0..=self.width).contains(&x).then_some(x)
    }

    /// The moment at a number of CSS pixels from the left.
    pub fn at(self, x: f64) -> Instant {
        self.from + self.span(x)
    }

    /// The length of time that a number of CSS pixels stands for.
    pub fn span(self, pixels: f64) -> Span {
        Span::from_seconds_f64(pixels / self.width.max(1.0) * self.seconds())
    }

    /// The finest step that the pointer can reach.
    pub fn snap(self) -> Span {
        let per_pixel = self.span(1.0).as_seconds() as f64;
        let reachable = |minutes: &i64| (minutes * 60) as f64 >= per_pixel * REACHABLE;
        Span::minutes(SNAPS.into_iter().find(reachable).unwrap_or(1_440))
    }

    /// The nearest moment on whole steps since midnight of 1970.
    pub fn snapped(at: Instant, step: Span) -> Instant {
        let step = step.as_seconds().max(1);
        Instant::from_unix_seconds((at.unix_seconds() + step / 2).div_euclid(step) * step)
    }

    fn seconds(self) -> f64 {
        self.to.since(self.from).as_seconds() as f64
    }
}
