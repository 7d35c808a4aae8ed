//! How business is spread over the hours of a day.

use crate::units::{Instant, Span};

const HOURS_PER_DAY: usize = 24;
const SECONDS_PER_HOUR: i64 = 3_600;
const SECONDS_PER_DAY: i64 = 86_400;

/// The curve of a day: how business is spread over its hours.
#[derive(Clone, Debug)]
pub(crate) struct DayCurve {
    /// Business from midnight to the start of each hour, in average hours; 25 entries up to 24.
    until: [f64; HOURS_PER_DAY + 1],
    pub(super) offset: Span,
}

impl DayCurve {
    pub(super) fn new(hour_of_day: &[f64], offset: Span) -> Self {
        let total: f64 = hour_of_day.iter().sum();
        let mut until = [0.0; HOURS_PER_DAY + 1];
        for hour in 0..HOURS_PER_DAY {
            let share = match hour_of_day.get(hour) {
                Some(share) if hour_of_day.len() == HOURS_PER_DAY && total > 0.0 => {
                    share / total * HOURS_PER_DAY as f64
                }
                _ => 1.0,
            };
            until[hour + 1] = until[hour] + share;
        }
        Self { until, offset }
    }

    pub(super) fn is_curved(&self) -> bool {
        self.until.iter().enumerate().any(|(hour, until)| (until - hour as f64).abs() > 1e-9)
    }

    /// The local day of a moment, and the business from its midnight on, in average hours.
    fn day_and_business(&self, at: Instant) -> (i64, f64) {
        let local = (at + self.offset).unix_seconds();
        let in_day = local.rem_euclid(SECONDS_PER_DAY);
        let hour = (in_day / SECONDS_PER_HOUR) as usize;
        let component = (in_day % SECONDS_PER_HOUR) as f64 / SECONDS_PER_HOUR as f64;
        let today = self.until[hour] + (self.until[hour + 1] - self.until[hour]) * component;
        (local.div_euclid(SECONDS_PER_DAY), today)
    }

    /// Business between two moments, in average hours.
    pub(super) fn between(&self, from: Instant, to: Instant) -> f64 {
        if to <= from {
            return 0.0;
        }
        // Whole days first: the difference of two large numbers of hours would lose the last digits.
        let ((first_day, before), (last_day, after)) =
            (self.day_and_business(from), self.day_and_business(to));
        (last_day - first_day) as f64 * HOURS_PER_DAY as f64 + (after - before)
    }
}
