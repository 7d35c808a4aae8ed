//! What plays the run: its speeds, and what happens at the playhead.

use crate::engine::Run;
use crate::show::text::utc;
use crate::show::{Line, choice};
use crate::units::{Instant, Span};

/// Simulated seconds for each second of the viewer's, and what that is called.
const SPEEDS: [(u32, &str); 7] = [
    (AT_FIRST, "Auto"),
    (60, "1 min/s"),
    (600, "10 min/s"),
    (3_600, "1 h/s"),
    (21_600, "6 h/s"),
    (43_200, "12 h/s"),
    (86_400, "1 day/s"),
];
/// The speed at the start: slow where something happens, fast through quiet time.
pub const AT_FIRST: u32 = 0;
/// How fast time passes where something happens, in simulated seconds a second.
const SLOWEST: f64 = 600.0;
/// How fast it passes where nothing happens for days.
const FASTEST: f64 = 43_200.0;
/// Playing begins so long before an incident, so that one sees it come.
const LEAD: Span = Span::hours(1);

/// Where playing begins when all of the run is looked at: shortly before the first incident that begins
/// after `from`, else at `from`.
pub fn start(run: &Run, from: Instant) -> Instant {
    let later = run.scenario.incidents.iter().map(|it| it.at).filter(|at| *at >= from).min();
    later.map_or(from, |at| (at - LEAD).max(run.scenario.clock.start))
}

/// Simulated seconds for each second of the viewer's at a moment. Without a speed that was chosen, time passes
/// faster the farther away it is from anything that happens.
pub fn pace(run: &Run, at: Instant, chosen: u32) -> f64 {
    if chosen != AT_FIRST {
        return f64::from(chosen);
    }
    let [before, after] = run.steps_around(at);
    let to = |step: Option<Instant>| step.map(|it| it.since(at).as_seconds().unsigned_abs());
    let near = [to(before), to(after)].into_iter().flatten().min();
    // As many seconds away, as many seconds a second: half a minute for a quiet week.
    near.map_or(FASTEST, |seconds| seconds as f64).clamp(SLOWEST, FASTEST)
}

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
