//! The occurrences of a schedule that are left where other schedules take precedence.
//!
//! Example: of an hourly rule and a daily rule with a window of two hours, the hourly rule keeps 22
//! occurrences a day. Which occurrences a day of UTC keeps depends on few things (which schedules fire on
//! it, how far their clocks are ahead, how long a window of the day before stays open), so a day is worked
//! out once for each combination of them, and all days like it share the result. A look-up then costs
//! the same whether one occurrence is left out or a year of them.

use std::collections::BTreeMap;

use super::super::{Instant, Span};
use super::Timetable;

const DAYS_PER_WORD: usize = 64;
const SECONDS_PER_DAY: i64 = 86_400;

/// The seconds since midnight at which something happens on a day, ascending.
type DayPattern = Box<[i32]>;

/// Occurrences by days of UTC.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Midnight of the first day, in UTC.
    first_day: Instant,
    /// The pattern of each day, as a place in `patterns`.
    days: Vec<u32>,
    patterns: Vec<DayPattern>,
    /// One bit for each day that has an occurrence.
    occupied: Vec<u64>,
}

/// A day worked out: its pattern, and how many seconds after its midnight the last window closes that
/// opened on it.
type ResolvedDay = (u32, Option<i64>);

impl Calendar {
    /// The occurrences of a timetable outside of the windows that open at each occurrence of the others
    /// and stay open so long.
    pub fn outside(of: &Timetable, windows: &[(&Timetable, Span)]) -> Self {
        let (from, to) = of.bounds();
        let first_day = from.start_of_day();
        let count = to.since(first_day).as_seconds() / SECONDS_PER_DAY + 1;
        let (days, patterns, occupied) = (Vec::new(), Vec::new(), Vec::new());
        let mut calendar = Self { first_day, days, patterns, occupied };
        let mut places: BTreeMap<DayPattern, u32> = BTreeMap::new();
        let mut known: BTreeMap<Vec<i64>, ResolvedDay> = BTreeMap::new();
        let mut key: Vec<i64> = Vec::with_capacity(windows.len() + 2);
        // How long after the midnight of the day a window of an earlier day closes.
        let mut open_for: Option<i64> = None;
        for number in 0..count {
            let midnight = first_day + Span::days(number);
            key.clear();
            key.push(open_for.unwrap_or(0).clamp(0, SECONDS_PER_DAY));
            let kinds = std::iter::once(of).chain(windows.iter().map(|it| it.0));
            key.extend(kinds.map_while(|it| it.day_kind(midnight)));
            let is_like_others = key.len() == windows.len() + 2;
            let (pattern, closes) = match known.get(&key).filter(|_| is_like_others) {
                Some(day) => *day,
                None => {
                    let (seconds, closes) = day(of, windows, midnight);
                    let next = calendar.patterns.len() as u32;
                    let place = *places.entry(seconds).or_insert_with_key(|seconds| {
                        calendar.patterns.push(seconds.clone());
                        next
                    });
                    if is_like_others {
                        known.insert(key.clone(), (place, closes));
                    }
                    (place, closes)
                }
            };
            calendar.push(pattern);
            open_for = open_for.max(closes).map(|it| it - SECONDS_PER_DAY).filter(|it| *it > 0);
        }
        calendar
    }

    fn push(&mut self, pattern: u32) {
        let day = self.days.len();
        if day.is_multiple_of(DAYS_PER_WORD) {
            self.occupied.push(0);
        }
        if !self.patterns[pattern as usize].is_empty() {
            self.occupied[day / DAYS_PER_WORD] |= 1 << (day % DAYS_PER_WORD);
        }
        self.days.push(pattern);
    }

    /// The newest occurrence at or before a moment.
    pub fn at_or_before(&self, at: Instant) -> Option<Instant> {
        let (day, second) = self.split(at);
        let day = usize::try_from(day).ok()?;
        if let Some(pattern) = self.pattern(day) {
            let place = pattern.partition_point(|it| *it <= second);
            if place > 0 {
                return Some(self.join(day, pattern[place - 1]));
            }
        }
        let earlier = self.newest_day_before(day.min(self.days.len()))?;
        Some(self.join(earlier, *self.pattern(earlier)?.last()?))
    }

    /// The oldest occurrence at or after a moment.
    pub fn at_or_after(&self, at: Instant) -> Option<Instant> {
        let (day, second) = self.split(at);
        if let Ok(day) = usize::try_from(day)
            && let Some(pattern) = self.pattern(day)
            && let Some(later) = pattern.get(pattern.partition_point(|it| *it < second))
        {
            return Some(self.join(day, *later));
        }
        let later = self.oldest_day_from(usize::try_from(day + 1).unwrap_or_default())?;
        Some(self.join(later, *self.pattern(later)?.first()?))
    }

    /// What decides when something happens on the day of UTC that begins at a midnight: two days of one kind
    /// are alike. Nothing outside the days laid out.
    pub fn day_kind(&self, midnight: Instant) -> Option<i64> {
        let (day, _) = self.split(midnight);
        usize::try_from(day).ok().and_then(|day| self.days.get(day)).map(|kind| i64::from(*kind))
    }

    /// All occurrences, in the order of time.
    pub fn all(&self) -> impl Iterator<Item = Instant> + '_ {
        self.days.iter().enumerate().flat_map(move |(day, pattern)| {
            self.patterns[*pattern as usize].iter().map(move |second| self.join(day, *second))
        })
    }

    fn pattern(&self, day: usize) -> Option<&[i32]> {
        self.days.get(day).map(|pattern| &*self.patterns[*pattern as usize])
    }

    /// The day and the second of the day of a moment; days before the first are negative.
    fn split(&self, at: Instant) -> (i64, i32) {
        let seconds = at.since(self.first_day).as_seconds();
        // Below a day of seconds, so it fits.
        (seconds.div_euclid(SECONDS_PER_DAY), seconds.rem_euclid(SECONDS_PER_DAY) as i32)
    }

    fn join(&self, day: usize, second: i32) -> Instant {
        self.first_day + Span::days(day as i64) + Span::seconds(second.into())
    }

    fn newest_day_before(&self, day: usize) -> Option<usize> {
        let mut word = day / DAYS_PER_WORD;
        let mut bits =
            self.occupied.get(word).map_or(0, |bits| bits & ((1 << (day % DAYS_PER_WORD)) - 1));
        while bits == 0 {
            word = word.checked_sub(1)?;
            bits = self.occupied[word];
        }
        Some(word * DAYS_PER_WORD + bits.ilog2() as usize)
    }

    fn oldest_day_from(&self, day: usize) -> Option<usize> {
        let mut word = day / DAYS_PER_WORD;
        let mut bits = self.occupied.get(word)? & (u64::MAX << (day % DAYS_PER_WORD));
        while bits == 0 {
            word += 1;
            bits = *self.occupied.get(word)?;
        }
        Some(word * DAYS_PER_WORD + bits.trailing_zeros() as usize)
    }
}

/// One day worked out from the timetables themselves.
fn day(
    of: &Timetable,
    windows: &[(&Timetable, Span)],
    midnight: Instant,
) -> (DayPattern, Option<i64>) {
    let last = midnight + Span::seconds(SECONDS_PER_DAY - 1);
    let is_covered = |at: Instant| {
        windows.iter().any(|(opens, length)| {
            opens.at_or_before(at).is_some_and(|opened| at < opened + *length)
        })
    };
    let kept = of.between(midnight, last).filter(|at| !is_covered(*at));
    // Below a day of seconds, so it fits.
    let seconds: DayPattern = kept.map(|at| at.since(midnight).as_seconds() as i32).collect();
    let closes = windows.iter().filter_map(|(opens, length)| {
        let opened = opens.at_or_before(last).filter(|opened| *opened >= midnight)?;
        Some((opened + *length).since(midnight).as_seconds())
    });
    (seconds, closes.max())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Schedule, ZonedClock, time_zone};
    use super::*;

    const SCHEDULES: [&str; 8] = [
        "cron(0 * * * ? *)",
        "cron(31 0/2 * * ? *)",
        "cron(30 2 * * ? *)",
        "cron(15 0/6 ? * MON-FRI *)",
        "cron(0 5 ? * SUN *)",
        "cron(0 1 1 * ? *)",
        "cron(0 0 L 2 ? *)",
        "cron(30 * ? * * 2027)",
    ];

    fn laid(schedule: &str, zone: &str, from: Instant, to: Instant) -> Timetable {
        let zone = time_zone(zone).expect("a zone");
        let clock = Arc::new(ZonedClock::new(zone, from, to));
        Timetable::new(&Schedule::new(schedule), clock, from, to).expect("it fires")
    }

    /// What is left, occurrence by occurrence.
    fn walked(of: &Timetable, windows: &[(&Timetable, Span)]) -> Vec<Instant> {
        let (from, to) = of.bounds();
        let opened: Vec<(Vec<Instant>, Span)> =
            windows.iter().map(|(it, length)| (it.between(from, to).collect(), *length)).collect();
        let is_covered = |at: &Instant| {
            opened.iter().any(|(opens, length)| {
                opens.iter().any(|opened| opened <= at && *at < *opened + *length)
            })
        };
        of.between(from, to).filter(|at| !is_covered(at)).collect()
    }

    #[test]
    fn what_is_left_equals_a_walk_over_every_occurrence() {
        let from = Instant::parse("2026-09-20T05:20:00Z").expect("a moment");
        let to = from + Span::days(500);
        let zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"];
        for (number, schedule) in SCHEDULES.iter().enumerate() {
            for step in 1..SCHEDULES.len() {
                let zone = |at: usize| zones[(number + at) % zones.len()];
                let of = laid(schedule, zone(0), from, to);
                let others: Vec<(Timetable, Span)> = [step, step + 2]
                    .map(|at| {
                        let length = [60, 95, 480, 3_000, 20_000][(number + at) % 5];
                        let other = SCHEDULES[(number + at) % SCHEDULES.len()];
                        (laid(other, zone(at), from, to), Span::minutes(length))
                    })
                    .into();
                let windows: Vec<_> = others.iter().map(|(it, length)| (it, *length)).collect();
                let calendar = Calendar::outside(&of, &windows);
                let expected = walked(&of, &windows);
                assert_eq!(calendar.all().collect::<Vec<_>>(), expected, "{schedule} {step}");
                for hours in (-30..12_100).step_by(53) {
                    let at = from + Span::hours(hours) + Span::seconds(hours % 3 - 1);
                    let before = expected.iter().rev().find(|it| **it <= at).copied();
                    let after = expected.iter().find(|it| **it >= at).copied();
                    assert_eq!(calendar.at_or_before(at), before, "{schedule} {step} {at}");
                    assert_eq!(calendar.at_or_after(at), after, "{schedule} {step} {at}");
                }
            }
        }
    }

    #[test]
    fn ten_years_of_hours_share_a_few_days() {
        let from = Instant::parse("2026-01-01T00:00:00Z").expect("a moment");
        let to = from + Span::days(3_650);
        let hourly = laid("cron(0 * * * ? *)", "Europe/Berlin", from, to);
        let daily = laid("cron(30 4 * * ? *)", "UTC", from, to);
        let calendar = Calendar::outside(&hourly, &[(&daily, Span::hours(8))]);
        assert!(calendar.patterns.len() < 10, "{}", calendar.patterns.len());
    }
}
