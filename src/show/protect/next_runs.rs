//! The next runs of a schedule, on the wall clock of its zone and across changes of the clocks.

use std::sync::Arc;

use crate::model::protection::DEFAULT_SCHEDULE;
use crate::show::{Line, columns};
use crate::units::{Instant, Schedule, Span, Timetable, TimetableError, ZonedClock, time_zone};

/// How many of the next runs are listed.
const NEXT_RUNS: usize = 5;
/// How far ahead they are looked for: a monthly rule has more than five in a year.
const LOOK_AHEAD: Span = Span::days(366);

columns! {
    /// A run.
    pub struct NextRunRow {
        /// When it is; or why there is none.
        when,
        /// Says something for the first run after the clocks change.
        remark,
    }
}

/// When a record runs, and in which zone: without a schedule at AWS Backup's own time.
pub fn schedule_of(schedule: String, zone: String) -> (String, String) {
    if schedule.is_empty() {
        (DEFAULT_SCHEDULE.to_owned(), "UTC".to_owned())
    } else {
        (schedule, zone)
    }
}

/// What the list is called.
pub fn title(zone: &str) -> String {
    if zone.is_empty() { "Next runs".to_owned() } else { format!("Next runs, {zone}") }
}

/// The next runs from a moment on, and behind them the first one after the clocks change; one row says why
/// where there is none.
pub fn next_runs(from: Instant, schedule: &str, zone: &str) -> Vec<Line> {
    let row = |(when, remark): (String, String)| Line::from(NextRunRow { when, remark });
    let runs = runs(from, schedule, zone);
    runs.unwrap_or_else(|why| vec![(why, String::new())]).into_iter().map(row).collect()
}

fn runs(from: Instant, schedule: &str, zone: &str) -> Result<Vec<(String, String)>, String> {
    let Some(tz) = time_zone(zone) else {
        return Err(format!("“{zone}” is not a known time zone."));
    };
    let to = from + LOOK_AHEAD;
    let clock = Arc::new(ZonedClock::new(tz, from, to));
    let timetable = Timetable::new(&Schedule::new(schedule), Arc::clone(&clock), from, to)
        .map_err(|error| match error {
            // The finding at the field says what is wrong with the expression.
            TimetableError::Invalid(_) => "None: the schedule is not valid.".to_owned(),
            error @ TimetableError::NeverFires => error.to_string(),
        })?;
    let says = |at: Instant| {
        let wall = clock.to_wall(at);
        if wall == at {
            return wall.short();
        }
        let day = if wall.start_of_day() == at.start_of_day() {
            at.hour_and_minute()
        } else {
            at.short()
        };
        format!("{} · {day} UTC", wall.short())
    };
    let mut rows: Vec<(String, String)> =
        timetable.between(from, to).take(NEXT_RUNS).map(|at| (says(at), String::new())).collect();
    let mut all = timetable.between(from, to);
    let offset = all.next().map(|at| clock.to_wall(at).since(at));
    let changed = all.enumerate().find(|(_, at)| offset != Some(clock.to_wall(*at).since(*at)));
    if let Some((index, at)) = changed {
        let run = (says(at), " after the clocks change".to_owned());
        // The first run is not counted.
        match rows.get_mut(index + 1) {
            Some(row) => *row = run,
            None => rows.push(run),
        }
    }
    Ok(rows)
}
