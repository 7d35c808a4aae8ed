//! The part of the clock that is shown: in words, as a list of lengths, and as a share of the whole.

use crate::model::Scenario;
use crate::show::text::css_percent;
use crate::show::{Line, choice, only};
use crate::units::{Instant, Span};

/// From when until when.
type Window = (Instant, Instant);

/// The lengths to choose from, in minutes, and what they are called.
const LENGTHS: [(i64, &str); 11] = [
    (10, "10 minutes"),
    (60, "1 hour"),
    (360, "6 hours"),
    (720, "12 hours"),
    (1_440, "1 day"),
    (4_320, "3 days"),
    (10_080, "1 week"),
    (43_200, "30 days"),
    (129_600, "90 days"),
    (525_600, "1 year"),
    (1_576_800, "3 years"),
];
/// The key of the whole clock among them.
pub const WHOLE: &str = "whole";
/// The key of a length that is none of them.
const OTHER: &str = "other";

/// So long before and after an incident there is something to see: the backup before it, its recovery, the
/// backup after it.
const AROUND: Span = Span::hours(6);

/// What is shown of a design that was just opened: its incidents with some time before and after them; the
/// whole clock where that is most of it, or where there are none.
pub fn opening_window(scenario: &Scenario) -> Window {
    let clock = (scenario.clock.start, scenario.clock.end());
    let incidents = || scenario.incidents.iter();
    let Some(first) = incidents().map(|it| it.at).min() else { return clock };
    let last =
        incidents().map(|it| it.over_at().unwrap_or(it.at).max(it.at)).fold(first, Instant::max);
    let window = (first - AROUND, last + AROUND);
    let [shown, whole] = [window, clock].map(|(from, to)| to.since(from).as_seconds());
    if shown > whole / 2 { clock } else { window }
}

/// The key of the length that is shown.
pub fn length_key(window: Window, clock: Window) -> String {
    let now = window.1.since(window.0).as_seconds();
    let known = LENGTHS.iter().find(|(minutes, _)| minutes * 60 == now);
    match known {
        _ if window == clock => WHOLE.to_owned(),
        Some((minutes, _)) => minutes.to_string(),
        None => OTHER.to_owned(),
    }
}

/// The lengths to choose from: the whole clock, the one that is shown, and the known ones that are shorter
/// than the whole.
pub fn lengths(window: Window, clock: Window) -> Vec<Line> {
    let whole = clock.1.since(clock.0);
    let mut choices = vec![choice(WHOLE, format!("all {whole}"))];
    if length_key(window, clock) == OTHER {
        choices.push(choice(OTHER, window.1.since(window.0).to_string()));
    }
    let shorter = LENGTHS.iter().rev().filter(|(it, _)| Span::minutes(*it) < whole);
    choices.extend(shorter.map(|(minutes, name)| choice(minutes.to_string(), *name)));
    choices
}

/// How much of the clock is before a moment, from 0 to 1.
pub fn share_of((start, end): Window, at: Instant) -> f64 {
    at.since(start).as_seconds() as f64 / end.since(start).as_seconds().max(1) as f64
}

/// Where the incidents are on a strip of the whole clock, as style sheets write it.
pub fn incidents_on_strip(scenario: &Scenario, clock: Window) -> Vec<Line> {
    let all = scenario.incidents.iter();
    all.map(|it| only(css_percent(share_of(clock, it.at).clamp(0.0, 1.0)))).collect()
}

/// What is between two moments, as fine as it has to be.
pub fn between(from: Instant, to: Instant) -> String {
    let length = to.since(from);
    let last = to - Span::seconds(1);
    let is_one_day = from.start_of_day() == last.start_of_day();
    if length > Span::days(2) {
        format!("{} – {}", from.date(), last.date())
    } else if is_one_day {
        format!("{}, {} – {}", from.date(), from.hour_and_minute(), to.hour_and_minute())
    } else {
        let moment = |at: Instant| format!("{}, {}", at.date(), at.hour_and_minute());
        format!("{} – {}", moment(from), moment(to))
    }
}
