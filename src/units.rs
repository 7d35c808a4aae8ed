//! Quantities of the domain: simulated time, schedules, money, counts, and their one way to be written.

pub mod money;
pub mod numbers;
pub mod schedule;
pub mod sorting;
pub mod time;

pub use money::Usd;
pub use numbers::{counted, every, thousands, with_unit};
pub use schedule::{
    Calendar, Every, Repeats, Rhythm, Schedule, ScheduleError, TIME_ZONES, Timetable,
    TimetableError, WEEKDAYS, ZonedClock, time_zone,
};
pub use time::{Instant, Span};
