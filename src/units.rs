//! Quantities of the domain: simulated time, schedules, money, and their one way to be written.

pub mod money;
pub mod schedule;
pub mod sorting;
pub mod time;

pub use money::Usd;
pub use schedule::{
    Every, Repeats, Rhythm, Schedule, ScheduleError, TIME_ZONES, Timetable, TimetableError,
    WEEKDAYS, ZonedClock, time_zone,
};
pub use time::{Instant, Span};
