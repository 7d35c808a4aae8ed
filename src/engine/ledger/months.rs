//! The months of a bill: calendar months in UTC, cut at the ends of the clock.

use chrono::{Datelike, Months};

use crate::units::{Instant, Span};

/// Hours in the month of AWS's price examples, by which averages per month are taken.
pub(super) const HOURS_PER_MONTH: f64 = 730.0;

/// A calendar month, or the part of it that is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first moment: that of the calendar month, or of the clock.
    pub from: Instant,
    /// The moment after its last one.
    pub to: Instant,
    /// The length of the whole calendar month: AWS averages what is stored over it.
    pub whole: Span,
}

impl Month {
    /// `Nov 2026`.
    pub fn label(&self) -> String {
        self.from.month_and_year()
    }

    /// How much of it is simulated, in seconds.
    pub fn seconds(&self) -> i64 {
        self.to.since(self.from).as_seconds()
    }

    /// The part of the whole month that a length of time is.
    pub(super) fn share(&self, seconds: f64) -> f64 {
        seconds / self.whole.as_seconds() as f64
    }

    /// The seconds of a span that lie within it.
    pub(super) fn overlap(&self, from: Instant, to: Instant) -> i64 {
        self.to.min(to).since(self.from.max(from)).at_least_zero().as_seconds()
    }

    /// What grows by one a second from a moment on, up to a limit, summed over its seconds.
    pub(super) fn growth(&self, from: Instant, limit: Span) -> f64 {
        let up_to = |at: Instant| {
            let length = at.since(from).at_least_zero().as_seconds() as f64;
            let limit = limit.as_seconds() as f64;
            if length <= limit { length * length / 2.0 } else { limit * (length - limit / 2.0) }
        };
        up_to(self.to) - up_to(self.from)
    }
}

/// The months between two moments, in the order of time, without gaps.
pub(super) fn months(start: Instant, end: Instant) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    let mut from = start;
    while from < end {
        let date = from.to_utc().date_naive();
        let first = date.with_day(1).unwrap_or(date);
        let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
        let moment = |date: chrono::NaiveDate| {
            Instant::from_unix_seconds(date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp())
        };
        let (whole_from, whole_to) = (moment(first), moment(next));
        if whole_to <= from {
            break;
        }
        months.push(Month { from, to: whole_to.min(end), whole: whole_to.since(whole_from) });
        from = whole_to;
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_the_calendar() {
        let at = |text| Instant::parse(text).unwrap();
        let months = months(at("2027-12-20T06:00:00Z"), at("2028-03-01T00:00:00Z"));
        let lengths: Vec<(i64, i64)> = months
            .iter()
            .map(|it| (it.seconds() / 3_600, it.whole.as_seconds() / 86_400))
            .collect();
        assert_eq!(lengths, [(11 * 24 + 18, 31), (744, 31), (29 * 24, 29)]);
        assert_eq!(months[0].label(), "Dec 2027");
    }

    #[test]
    fn growth_is_the_area_under_a_ramp_that_levels_off() {
        let at = Instant::from_unix_seconds;
        let month = Month { from: at(10), to: at(30), whole: Span::seconds(100) };
        // From 0 on, up to 20: 10 to 20 over ten seconds, then 20 for ten.
        assert!((month.growth(at(0), Span::seconds(20)) - 350.0).abs() < 1e-9);
        assert!((month.growth(at(25), Span::seconds(20)) - 12.5).abs() < 1e-9);
    }
}
