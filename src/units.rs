//! Quantities of the domain: simulated time, schedules, money, and their one way to be written.

pub mod money;
pub mod schedule;
pub mod sorting;
pub mod time;

pub use money::Usd;
pub use schedule::{
    Repeats, Schedule, ScheduleError, TIME_ZONES, Timetable, TimetableError, ZonedClock, time_zone,
};
pub use time::{Instant, Span};
