//! What plays the run: its speeds, and what happens at the playhead.

use crate::engine::Run;
use crate::show::text::utc;
use crate::show::{Line, choice};
use crate::units::Instant;

/// Simulated seconds for each second of the viewer's, and what that is called.
const SPEEDS: [(u32, &str); 6] = [
    (60, "1 min/s"),
    (600, "10 min/s"),
    (3_600, "1 h/s"),
    (21_600, "6 h/s"),
    (43_200, "12 h/s"),
    (86_400, "1 day/s"),
];
/// The speed at the start.
pub const AT_FIRST: u32 = 3_600;

/// The speeds to choose from.
pub fn speeds() -> Vec<Line> {
    SPEEDS.iter().map(|(speed, name)| choice(speed.to_string(), *name)).collect()
}

/// The moment at which the run is looked at, or that all of it is.
pub fn now(at: Option<Instant>) -> String {
    at.map_or_else(|| "Whole run".to_owned(), utc)
}

/// What happens at a moment, else what happened last and how long ago.
pub fn latest(run: &Run, at: Instant) -> String {
    let here = run.happening(at);
    if !here.is_empty() {
        return here;
    }
    let last = run.step_before(at);
    last.map(|it| format!("{} ago: {}", at.since(it.at), it.what)).unwrap_or_default()
}

/// The playhead for those who only hear it: the moment, and what happens at it.
pub fn heard(run: &Run, at: Instant) -> String {
    let happening = run.happening(at);
    if happening.is_empty() { utc(at) } else { format!("{}. {happening}", utc(at)) }
}

/// The minutes from one moment to another, as sliders have them.
pub fn minutes_of(start: Instant, at: Instant) -> String {
    at.since(start).as_seconds().div_euclid(60).to_string()
}
