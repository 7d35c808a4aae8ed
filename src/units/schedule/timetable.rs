//! A schedule laid over a window of time: look-ups that do not walk through the occurrences.
//!
//! An AWS cron expression is a set of days times a set of minutes of the day. The days are kept as
//! one bit each, so a timetable takes the same memory for a daily and an hourly rule, and "the
//! newest occurrence at or before t" costs the same for one week and for ten years (M8).

use std::fmt;
use std::sync::Arc;

use chrono::Days;

use super::super::{Instant, Span};
use super::zone::LARGEST_CHANGE;
use super::{Repeats, Schedule, ZonedClock};

const DAYS_PER_WORD: usize = 64;

/// The occurrences of one schedule within one window.
#[derive(Clone, Debug)]
pub struct Timetable {
    /// Local midnight of the first day, as the wall clock shows it.
    first_day: Instant,
    /// One bit for each local day on which the schedule fires.
    days: Vec<u64>,
    day_count: usize,
    /// Minutes since local midnight, ascending.
    minutes: Vec<u16>,
    clock: Arc<ZonedClock>,
    from: Instant,
    to: Instant,
}

/// Why a schedule yields no timetable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimetableError {
    /// The text is no AWS cron expression.
    Invalid(super::ScheduleError),
    /// The expression is valid and names no moment in the window, such as 31 February.
    NeverFires,
}

impl fmt::Display for TimetableError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(error) => error.fmt(formatter),
            Self::NeverFires => {
                formatter.write_str("the schedule never runs in the simulated time")
            }
        }
    }
}

impl std::error::Error for TimetableError {}

impl Timetable {
    /// Lays a schedule over the time from `from` to `to`, both included, on the wall clock given.
    ///
    /// # Errors
    /// When the schedule is not valid or never fires in the window.
    pub fn new(
        schedule: &Schedule,
        clock: Arc<ZonedClock>,
        from: Instant,
        to: Instant,
    ) -> Result<Self, TimetableError> {
        if let Some(error) = schedule.error() {
            return Err(TimetableError::Invalid(error.clone()));
        }
        let first_day = clock.to_wall(from).start_of_day();
        let last_day = clock.to_wall(to).start_of_day();
        let day_count = usize::try_from(last_day.since(first_day).as_seconds() / 86_400 + 1)
            .unwrap_or_default();
        let mut days = vec![0_u64; day_count.div_ceil(DAYS_PER_WORD)];
        let mut date = first_day.to_utc().date_naive();
        // After so many days the days on which it fires are the same again.
        let repeats = match schedule.repeats() {
            Some(Repeats::Hourly | Repeats::Daily) => 1,
            Some(Repeats::Weekly) => 7,
            Some(Repeats::Yearly) | None => usize::MAX,
        };
        for day in 0..day_count {
            let fires = match day.checked_sub(repeats) {
                Some(like) => days[like / DAYS_PER_WORD] >> (like % DAYS_PER_WORD) & 1 == 1,
                None => {
                    let fires = schedule.fires_on(date);
                    date = date.checked_add_days(Days::new(1)).unwrap_or(date);
                    fires
                }
            };
            days[day / DAYS_PER_WORD] |= u64::from(fires) << (day % DAYS_PER_WORD);
        }
        let minutes = schedule.minutes_of_day();
        let timetable = Self { first_day, days, day_count, minutes, clock, from, to };
        match timetable.at_or_after(from) {
            Some(_) => Ok(timetable),
            None => Err(TimetableError::NeverFires),
        }
    }

    /// The newest occurrence at or before a moment.
    pub fn at_or_before(&self, at: Instant) -> Option<Instant> {
        let at = at.min(self.to);
        let slack = if self.clock.is_fixed() { Span::ZERO } else { LARGEST_CHANGE };
        let mut wall = self.clock.to_wall(at) + slack;
        loop {
            let occurrence = self.wall_at_or_before(wall)?;
            if let Some(moment) = self.clock.from_wall(occurrence)
                && moment <= at
            {
                return (moment >= self.from).then_some(moment);
            }
            wall = occurrence - Span::seconds(1);
        }
    }

    /// The newest occurrence before a moment.
    pub fn before(&self, at: Instant) -> Option<Instant> {
        self.at_or_before(at - Span::seconds(1))
    }

    /// The oldest occurrence at or after a moment.
    pub fn at_or_after(&self, at: Instant) -> Option<Instant> {
        let at = at.max(self.from);
        let slack = if self.clock.is_fixed() { Span::ZERO } else { LARGEST_CHANGE };
        let mut wall = self.clock.to_wall(at) - slack;
        loop {
            let occurrence = self.wall_at_or_after(wall)?;
            if let Some(moment) = self.clock.from_wall(occurrence)
                && moment >= at
            {
                return (moment <= self.to).then_some(moment);
            }
            wall = occurrence + Span::seconds(1);
        }
    }

    /// The oldest occurrence after a moment.
    pub fn after(&self, at: Instant) -> Option<Instant> {
        self.at_or_after(at + Span::seconds(1))
    }

    /// The occurrences from `from` to `to`, both included, in order of time.
    pub fn between(&self, from: Instant, to: Instant) -> impl Iterator<Item = Instant> + '_ {
        let first = self.at_or_after(from);
        std::iter::successors(first, |at| self.after(*at)).take_while(move |at| *at <= to)
    }

    /// How many times the schedule fires from `from` to `to`, both included, give or take the
    /// occurrences that a change of the wall clock skips or doubles; exact in UTC.
    pub fn count(&self, from: Instant, to: Instant) -> u64 {
        if to < from {
            return 0;
        }
        let (from, to) = (from.max(self.from), to.min(self.to));
        let before = self.wall_count(self.clock.to_wall(from) - Span::seconds(1));
        self.wall_count(self.clock.to_wall(to)).saturating_sub(before)
    }

    /// The shortest time between two occurrences on the wall clock, if there are two.
    pub fn shortest_interval(&self) -> Option<Span> {
        let within = self.minutes.windows(2).map(|pair| pair[1] - pair[0]).min();
        if let Some(minutes) = within.filter(|_| self.minutes.len() > 2) {
            return Some(Span::minutes(minutes.into()));
        }
        let (first, last) = (*self.minutes.first()?, *self.minutes.last()?);
        let days: Vec<usize> = (0..self.day_count).filter(|day| self.fires_on(*day)).collect();
        let across = days.windows(2).map(|pair| pair[1] - pair[0]).min().map(|days| {
            Span::days(days as i64) - Span::minutes(i64::from(last) - i64::from(first))
        });
        within.map(|minutes| Span::minutes(minutes.into())).into_iter().chain(across).min()
    }

    /// The longest time between two occurrences, of a schedule that fires every day on a wall clock that
    /// is never changed.
    pub fn longest_daily_interval(&self) -> Option<Span> {
        let is_daily = self.clock.is_fixed() && (0..self.day_count).all(|day| self.fires_on(day));
        let (first, last) = (*self.minutes.first()?, *self.minutes.last()?);
        let overnight = 1_440 + first - last;
        let within = self.minutes.windows(2).map(|pair| pair[1] - pair[0]).max();
        is_daily.then(|| Span::minutes(within.unwrap_or(0).max(overnight).into()))
    }

    /// The first and the last moment at which the schedule may fire.
    pub(super) fn bounds(&self) -> (Instant, Instant) {
        (self.from, self.to)
    }

    /// What decides when the schedule fires on the day of UTC that begins at a midnight: two days of one
    /// kind are alike. Nothing where the wall clock changes, or where the window begins or ends.
    pub fn day_kind(&self, midnight: Instant) -> Option<i64> {
        let last = midnight + Span::days(1) - Span::seconds(1);
        if midnight < self.from || last > self.to {
            return None;
        }
        let ahead = self.clock.steady_offset(midnight - LARGEST_CHANGE, last + LARGEST_CHANGE)?;
        let fires = |at: Instant| {
            let (day, _) = self.split(at + ahead);
            usize::try_from(day).is_ok_and(|day| day < self.day_count && self.fires_on(day))
        };
        Some(ahead.as_seconds() * 4 + i64::from(fires(midnight)) * 2 + i64::from(fires(last)))
    }

    fn fires_on(&self, day: usize) -> bool {
        self.days[day / DAYS_PER_WORD] >> (day % DAYS_PER_WORD) & 1 == 1
    }

    /// The day and the minute of the day that a wall clock shows; days before the first are negative.
    fn split(&self, wall: Instant) -> (i64, u16) {
        let seconds = wall.since(self.first_day).as_seconds();
        let minute = seconds.rem_euclid(86_400) / 60;
        (seconds.div_euclid(86_400), minute as u16)
    }

    fn join(&self, day: usize, minute: u16) -> Instant {
        self.first_day + Span::days(day as i64) + Span::minutes(minute.into())
    }

    fn wall_at_or_before(&self, wall: Instant) -> Option<Instant> {
        let (day, minute) = self.split(wall);
        if day < 0 {
            return None;
        }
        let day = usize::try_from(day).ok()?;
        if day < self.day_count && self.fires_on(day) {
            let index = self.minutes.partition_point(|it| *it <= minute);
            if index > 0 {
                return Some(self.join(day, self.minutes[index - 1]));
            }
        }
        let earlier = self.newest_day_before(day.min(self.day_count))?;
        Some(self.join(earlier, *self.minutes.last()?))
    }

    fn wall_at_or_after(&self, wall: Instant) -> Option<Instant> {
        let (day, minute) = self.split(wall);
        // Occurrences are whole minutes: one that has begun is past.
        let minute = if wall.since(self.first_day).as_seconds().rem_euclid(60) == 0 {
            minute
        } else {
            minute + 1
        };
        if let Ok(day) = usize::try_from(day)
            && day < self.day_count
            && self.fires_on(day)
            && let Some(later) = self.minutes.get(self.minutes.partition_point(|it| *it < minute))
        {
            return Some(self.join(day, *later));
        }
        let later = self.oldest_day_from(usize::try_from(day + 1).unwrap_or_default())?;
        Some(self.join(later, *self.minutes.first()?))
    }

    fn newest_day_before(&self, day: usize) -> Option<usize> {
        let mut word = day / DAYS_PER_WORD;
        let mut bits =
            self.days.get(word).map_or(0, |bits| bits & ((1 << (day % DAYS_PER_WORD)) - 1));
        while bits == 0 {
            word = word.checked_sub(1)?;
            bits = self.days[word];
        }
        Some(word * DAYS_PER_WORD + bits.ilog2() as usize)
    }

    fn oldest_day_from(&self, day: usize) -> Option<usize> {
        let mut word = day / DAYS_PER_WORD;
        let mut bits = self.days.get(word)? & (u64::MAX << (day % DAYS_PER_WORD));
        while bits == 0 {
            word += 1;
            bits = *self.days.get(word)?;
        }
        Some(word * DAYS_PER_WORD + bits.trailing_zeros() as usize)
    }

    /// Occurrences on the wall clock up to and including `wall`.
    fn wall_count(&self, wall: Instant) -> u64 {
        let (day, minute) = self.split(wall);
        let Ok(day) = usize::try_from(day) else { return 0 };
        let whole = day.min(self.day_count);
        let full_words: u32 =
            self.days[..whole / DAYS_PER_WORD].iter().map(|bits| bits.count_ones()).sum();
        let rest = self
            .days
            .get(whole / DAYS_PER_WORD)
            .map_or(0, |bits| (bits & ((1 << (whole % DAYS_PER_WORD)) - 1)).count_ones());
        let today = if day < self.day_count && self.fires_on(day) {
            self.minutes.partition_point(|it| *it <= minute)
        } else {
            0
        };
        u64::from(full_words + rest) * self.minutes.len() as u64 + today as u64
    }
}
