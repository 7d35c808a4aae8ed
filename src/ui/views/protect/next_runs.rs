//! The next runs of a schedule, on the wall clock of its zone and across changes of the clocks.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::protection::DEFAULT_SCHEDULE;
use crate::ui::forms::Sheet;
use crate::ui::widgets::{Line, Row, flag, lines, rows, text};
use crate::units::{Schedule, Span, Timetable, TimetableError, ZonedClock, time_zone};

/// How many of the next runs are listed.
const NEXT_RUNS: usize = 5;
/// How far ahead they are looked for: a monthly rule has more than five in a year.
const LOOK_AHEAD: Span = Span::days(366);

/// The next runs of a rule, or of a restore testing plan, on the wall clock of its zone.
pub(super) fn next_runs(sheet: Sheet, record: &str) -> AnyView {
    let of = record.to_owned();
    let title = text(move || match when(sheet, &of).1 {
        zone if zone.is_empty() => "Next runs".to_owned(),
        zone => format!("Next runs, {zone}"),
    });
    let record = record.to_owned();
    let runs = lines(move || {
        let (schedule, zone) = when(sheet, &record);
        runs(sheet, &schedule, &zone).unwrap_or_else(|nothing| vec![vec![nothing, String::new()]])
    });
    let item = |run: Row| {
        let is_later = flag(move || !run.get(1).is_empty());
        view! {
            <li data-later=is_later>{run.text(0)}<span class="note-text">{run.text(1)}</span></li>
        }
    };
    view! {
        <div class="next-runs">
            <span class="label">{title}</span>
            <ol>{rows(runs, item)}</ol>
        </div>
    }
    .into_any()
}

/// When a record runs, and in which zone: without a schedule at AWS Backup's own time.
fn when(sheet: Sheet, record: &str) -> (String, String) {
    match sheet.text(&format!("{record}/schedule")) {
        schedule if schedule.is_empty() => (DEFAULT_SCHEDULE.to_owned(), "UTC".to_owned()),
        schedule => (schedule, sheet.text(&format!("{record}/schedule_time_zone"))),
    }
}

/// The next runs, and behind them the first one after the clocks change, each with a remark.
///
/// # Errors
/// Why there is none.
fn runs(sheet: Sheet, schedule: &str, zone: &str) -> Result<Vec<Line>, String> {
    let Some(tz) = time_zone(zone) else {
        return Err(format!("“{zone}” is no time zone known here."));
    };
    let from = sheet.editor.scenario.with(|scenario| scenario.clock.start);
    let to = from + LOOK_AHEAD;
    let clock = Arc::new(ZonedClock::new(tz, from, to));
    let timetable = Timetable::new(&Schedule::new(schedule), Arc::clone(&clock), from, to)
        .map_err(|error| match error {
            // The finding beside the field says what is wrong with the expression.
            TimetableError::Invalid(_) => "none, the schedule cannot be read".to_owned(),
            error @ TimetableError::NeverFires => error.to_string(),
        })?;
    let said = |at| {
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
    let mut lines: Vec<Line> = timetable
        .between(from, to)
        .take(NEXT_RUNS)
        .map(|at| vec![said(at), String::new()])
        .collect();
    let mut all = timetable.between(from, to);
    let offset = all.next().map(|at| clock.to_wall(at).since(at));
    let changed = all.enumerate().find(|(_, at)| offset != Some(clock.to_wall(*at).since(*at)));
    if let Some((index, at)) = changed {
        let remark = " after the clocks change".to_owned();
        // The first run is not counted.
        match lines.get_mut(index + 1) {
            Some(line) => *line = vec![said(at), remark],
            None => lines.push(vec![said(at), remark]),
        }
    }
    Ok(lines)
}
