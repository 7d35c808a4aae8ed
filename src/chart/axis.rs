//! Ticks of time axes: round moments and round lengths of time, as many as there is room for.

use chrono::{Datelike, NaiveDate, Timelike};

use crate::units::{Instant, Span};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Steps between moments that people count in, below a month. From a week up they are counted from a
/// Monday.
const MOMENT_STEPS: [i64; 15] = [
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    MONTH,
];
/// What comes after two weeks, in months.
const MONTH_STEPS: [i64; 8] = [1, 3, 6, 12, 24, 60, 120, 600];
/// No month is longer.
const MONTH: i64 = 31 * DAY;

/// Steps between lengths of time that people count in.
const LENGTH_STEPS: [i64; 24] = [
    1,
    5,
    10,
    30,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    28 * DAY,
    84 * DAY,
    182 * DAY,
    364 * DAY,
    1_820 * DAY,
];

/// A moment on an axis, with what is written at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The moment.
    pub at: Instant,
    /// Its label.
    pub label: String,
    /// Whether it stands for more than its neighbors: midnight among hours.
    pub major: bool,
}

/// Round moments from `from` up to and including `to`, at most `limit` of them.
pub fn moments(from: Instant, to: Instant, limit: usize) -> Vec<Tick> {
    // 1970-01-05 was a Monday.
    const FIRST_MONDAY: i64 = 4 * DAY;
    let length = to.since(from).as_seconds().max(0);
    let room = i64::try_from(limit.max(1)).unwrap_or(i64::MAX);
    let step = MOMENT_STEPS.into_iter().find(|step| length / step < room).unwrap_or(MONTH);
    if step == MONTH {
        return months(from, to, room);
    }
    let origin = if step > DAY { FIRST_MONDAY } else { 0 };
    let start = from.unix_seconds() - origin;
    let first = origin + (start + step - 1).div_euclid(step) * step;
    (0..room)
        .map(|index| Instant::from_unix_seconds(first + index * step))
        .take_while(|at| *at <= to)
        .map(|at| tick(at, step))
        .collect()
}

/// First days of months, quarters or years, at most `room` of them.
fn months(from: Instant, to: Instant, room: i64) -> Vec<Tick> {
    let number = |at: Instant| i64::from(at.to_utc().year()) * 12 + i64::from(at.to_utc().month0());
    let length = number(to) - number(from);
    let step = MONTH_STEPS.into_iter().find(|step| length / step < room).unwrap_or(600);
    let first = (number(from) + step - 1).div_euclid(step) * step;
    let starts = (0..=room).map_while(|index| month(first + index * step));
    starts
        .skip_while(|at| *at < from)
        .take_while(|at| *at <= to)
        .take(usize::try_from(room).unwrap_or(usize::MAX))
        .map(|at| {
            let label =
                if step < 12 { at.month_and_year() } else { at.to_utc().year().to_string() };
            Tick { at, label, major: false }
        })
        .collect()
}

/// The first moment of a month, counted from the year 0.
fn month(number: i64) -> Option<Instant> {
    let year = i32::try_from(number.div_euclid(12)).ok()?;
    let month = u32::try_from(number.rem_euclid(12)).ok()? + 1;
    let midnight = NaiveDate::from_ymd_opt(year, month, 1)?.and_hms_opt(0, 0, 0)?;
    Some(Instant::from_unix_seconds(midnight.and_utc().timestamp()))
}

fn tick(at: Instant, step: i64) -> Tick {
    let utc = at.to_utc();
    let midnight = utc.hour() == 0 && utc.minute() == 0;
    let label = if step < DAY && !midnight {
        at.hour_and_minute()
    } else if step <= 2 * DAY {
        format!("{} {}", at.weekday(), utc.day())
    } else {
        at.day_and_month()
    };
    Tick { at, label, major: step < DAY && midnight }
}

/// Round lengths from nothing up to the first that is not below `longest`, about `limit` of them.
pub fn lengths(longest: Span, limit: usize) -> Vec<Span> {
    let longest = longest.as_seconds().max(1);
    let room = i64::try_from(limit.max(1)).unwrap_or(i64::MAX);
    let fits = |step: &i64| (longest + step - 1) / step <= room;
    let step = LENGTH_STEPS.into_iter().find(fits).unwrap_or(longest / room + 1);
    let last = (longest + step - 1) / step;
    (0..=last).map(|index| Span::seconds(index * step)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(from: &str, to: &str, limit: usize) -> Vec<String> {
        let parse = |text| Instant::parse(text).unwrap();
        moments(parse(from), parse(to), limit).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn moments_are_round_and_fit() {
        assert_eq!(
            labels("2026-11-02T00:00:00Z", "2026-11-04T00:00:00Z", 5),
            ["Mon 2", "12:00", "Tue 3", "12:00", "Wed 4"]
        );
        assert_eq!(
            labels("2026-11-02T05:00:00Z", "2026-11-30T00:00:00Z", 6),
            ["9 Nov", "16 Nov", "23 Nov", "30 Nov"]
        );
        assert_eq!(
            labels("2026-11-02T13:58:00Z", "2026-11-02T14:12:00Z", 8),
            ["13:58", "14:00", "14:02", "14:04", "14:06", "14:08", "14:10", "14:12"]
        );
        assert_eq!(
            labels("2026-11-02T00:00:00Z", "2027-11-02T00:00:00Z", 6),
            ["Jan 2027", "Apr 2027", "Jul 2027", "Oct 2027"]
        );
        assert_eq!(
            labels("2026-11-02T00:00:00Z", "2033-10-31T00:00:00Z", 10),
            ["2027", "2028", "2029", "2030", "2031", "2032", "2033"]
        );
        for limit in 1..40 {
            for days in [1, 14, 60, 400, 3_653] {
                let from = Instant::parse("2026-11-02T00:00:00Z").unwrap();
                let ticks = moments(from, from + Span::days(days), limit);
                assert!(ticks.len() <= limit, "{days} days, {limit} ticks: {}", ticks.len());
            }
        }
    }

    #[test]
    fn lengths_cover_the_longest() {
        let hours = lengths(Span::hours(5), 4);
        assert_eq!(hours, [0, 2, 4, 6].map(Span::hours));
        for seconds in [0, 1, 59, 3_601, 86_400, 40_000_000, 4_000_000_000] {
            let lengths = lengths(Span::seconds(seconds), 4);
            assert!(lengths.last().unwrap().as_seconds() >= seconds);
            assert!((2..=6).contains(&lengths.len()), "{seconds}: {lengths:?}");
        }
    }
}
