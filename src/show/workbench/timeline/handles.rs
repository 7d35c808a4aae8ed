//! Where the handles of the incidents are: without overlaps, in as few rows as possible.

use crate::catalog::RecoveryOption;
use crate::engine::{Impact, Run};
use crate::model::{IncidentId, Scenario};
use crate::show::workbench::scale::Scale;
use crate::units::{Instant, Span};

/// An estimate of how wide a handle is, in CSS pixels: its text, its grip, its icon and its padding.
const CHARACTER_WIDTH: f64 = 7.0;
const HANDLE_WIDTH: f64 = 52.0;
/// A handle without its text.
const COMPACT_WIDTH: f64 = 30.0;
/// No handle is wider than this; the style sheet cuts its text.
const WIDEST: f64 = 240.0;
/// A handle that has less room than this on either side shows its icon only.
const NARROWEST: f64 = 96.0;
/// The room of a handle grows in such steps: while it is dragged, it changes seldom.
const ROOM_STEP: f64 = 16.0;
/// So many rows have room; where more were needed, the handles show their icons only.
const MOST_ROWS: usize = 4;

/// Where a handle is among the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The row, from the top.
    pub row: usize,
    /// Whether its text is on the left of its moment.
    pub is_turned: bool,
    /// Whether only its icon is shown, for want of room.
    pub is_compact: bool,
    /// How wide it is at most, in CSS pixels, where there is less room than it needs.
    pub room: Option<u32>,
    /// Whether its moment is out of sight.
    pub is_out: bool,
}

/// The handles of all incidents; where they would need too many rows, all show their icons only.
pub fn placed(scenario: &Scenario, scale: Scale) -> Vec<(IncidentId, Position)> {
    let incidents = &scenario.incidents;
    let handles = |is_compact: bool| -> Vec<(f64, f64)> {
        let width = |text: String| {
            let text = text.chars().count() as f64;
            (text * CHARACTER_WIDTH + HANDLE_WIDTH).min(WIDEST)
        };
        let wide = incidents.iter().map(|it| {
            let length = if is_compact { COMPACT_WIDTH } else { width(it.label(scenario)) };
            (scale.x(it.at), length)
        });
        wide.collect()
    };
    let mut places = place(&handles(false), scale.width);
    if places.iter().any(|it| it.row >= MOST_ROWS) {
        places = place(&handles(true), scale.width);
        for place in &mut places {
            place.is_compact = true;
        }
    }
    let ids = incidents.iter().map(|incident| incident.id.clone());
    ids.zip(places).collect()
}

/// How many rows handles take, at least one.
pub fn rows_of(handles: &[(IncidentId, Position)]) -> usize {
    let lowest = handles.iter().map(|(_, position)| position.row).max();
    (lowest.unwrap_or(0) + 1).min(MOST_ROWS)
}

/// How wide a handle is at most, as style sheets write it; no text where it has the room that it needs.
pub fn widest(position: Position) -> String {
    position.room.map(|room| format!("{room}px")).unwrap_or_default()
}

/// What a handle is called by those who only hear it.
pub fn name_of_handle(label: &str) -> String {
    format!("Incident {label}")
}

/// What a handle says to those who point at it.
pub fn title_of_handle(label: &str) -> String {
    format!("{label}. Drag it to another time.")
}

/// What an incident costs at the moment to which it is dragged: "Tue 3 Nov, 11:50 · loses 5 h 50 min · down
/// 1 h 17 min".
pub fn read_out(run: &Run, id: &IncidentId) -> String {
    let Some(incident) = run.outcome.incidents.iter().find(|it| it.id == *id) else {
        return String::new();
    };
    let impacts = &incident.impacts;
    let lost = if impacts.iter().any(|it| it.lost_for_good) {
        "data is permanently lost".to_owned()
    } else {
        match impacts.iter().filter_map(|it| it.data_lost).max() {
            Some(lost) if lost > Span::ZERO => format!("loses {lost}"),
            _ => "loses no data".to_owned(),
        }
    };
    let down = match impacts.iter().map(|it| it.down).max() {
        Some(down) if down > Span::ZERO => format!("down {down}"),
        _ => "not down".to_owned(),
    };
    [incident.at.short(), lost, down].join(" · ")
}

/// To which moments the components are restored that an incident hits: others once it is dragged past a recovery
/// point.
pub fn restored_to(run: &Run, id: &IncidentId) -> Vec<Instant> {
    let incident = run.outcome.incidents.iter().find(|it| it.id == *id);
    let impacts = incident.map(|it| it.impacts.as_slice()).unwrap_or_default();
    // What follows the incident in time, as a live copy does, is no recovery point that is passed.
    let is_point = |it: &&Impact| {
        it.taken.as_ref().is_some_and(|it| it.option == RecoveryOption::RestoreRecoveryPoint)
    };
    impacts.iter().filter(is_point).filter_map(|it| it.recovered_to).collect()
}

/// Puts every handle that is in sight, given by its moment and its width, into the first row in which
/// it covers no other, and turns those at the right edge to the left. One that is too wide for either
/// side is cut on that with more room, or shows its icon only.
fn place(handles: &[(f64, f64)], width: f64) -> Vec<Position> {
    let mut taken: Vec<(usize, f64, f64)> = Vec::new();
    handles
        .iter()
        .map(|(x, length)| {
            if !(0.0..=width).contains(x) {
                return Position { is_out: true, ..Position::default() };
            }
            let is_turned = x + length > width && *x > width / 2.0;
            let room = if is_turned { *x } else { width - x };
            let room = libm::floor(room / ROOM_STEP) * ROOM_STEP;
            let is_cut = *length > room && *length > COMPACT_WIDTH;
            let is_compact = is_cut && room < NARROWEST;
            let length = match (is_compact, is_cut) {
                (true, _) => COMPACT_WIDTH,
                (false, true) => room,
                (false, false) => *length,
            };
            let (start, end) = if is_turned { (x - length, *x) } else { (*x, x + length) };
            let is_free = |row: usize| {
                !taken.iter().any(|(other, from, to)| *other == row && *from < end && start < *to)
            };
            let row = (0..=taken.len()).find(|row| is_free(*row)).unwrap_or_default();
            taken.push((row, start, end));
            // `as` saturates, and the room is positive.
            let room = (is_cut && !is_compact).then_some(room as u32);
            Position { row, is_turned, is_compact, room, ..Position::default() }
        })
        .collect()
}
