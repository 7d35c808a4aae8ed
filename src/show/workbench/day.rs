//! The orders of a day, hour by hour.

use std::fmt::Write as _;

/// An hour is as wide as this in the picture.
pub const HOUR_WIDTH: f64 = 10.0;
/// The picture is as high as this.
pub const HEIGHT: f64 = 30.0;

const HOURS_PER_DAY: usize = 24;

/// Each hour's orders as a multiple of the average hour's.
pub fn multiples(hour_of_day: &[f64]) -> Vec<f64> {
    let total: f64 = hour_of_day.iter().sum();
    if hour_of_day.len() == HOURS_PER_DAY && total > 0.0 {
        hour_of_day.iter().map(|it| it / total * HOURS_PER_DAY as f64).collect()
    } else {
        vec![1.0; HOURS_PER_DAY]
    }
}

/// Hours as an SVG path of bars, 240 wide and 30 high.
pub fn bars(shares: &[f64], is_shown: impl Fn(usize) -> bool) -> String {
    let most = shares.iter().copied().fold(1.0, f64::max);
    let mut path = String::new();
    for (hour, share) in shares.iter().enumerate().filter(|(hour, _)| is_shown(*hour)) {
        let (x, height) = (hour as f64 * HOUR_WIDTH + 1.0, share / most * HEIGHT);
        let width = HOUR_WIDTH - 2.0;
        let _ = write!(path, "M{x} {HEIGHT}v-{height:.1}h{width}v{height:.1}z");
    }
    path
}
