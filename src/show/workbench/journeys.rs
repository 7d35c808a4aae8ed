//! The journeys of users: when each was up, degraded or down, what that cost, and how busy each hour is.

use std::fmt::Write as _;

use crate::engine::{JourneyOutcome, Outage, Outcome, Run};
use crate::model::{Clock, IncidentId, Journey};
use crate::show::text::{count, orders, percent};
use crate::show::workbench::day::{HEIGHT, bars, multiples};
use crate::show::{Line, columns};
use crate::units::{Instant, Span, Usd};

columns! {
    /// A journey; its strip of the clock is 1,000 wide and 30 high.
    pub struct JourneyRow {
        /// What it is called.
        name,
        /// How long it was down and degraded.
        state,
        /// What it lost.
        lost,
        /// When it was down, as an SVG path.
        down,
        /// When it was degraded, as an SVG path.
        degraded,
        /// Its hours of the day, as an SVG path; empty where it takes no orders.
        hours,
        /// The hour of the incident, as an SVG path.
        hour,
        /// What is said of its hours.
        rhythm,
        /// The moments of the incidents, as an SVG path.
        incidents,
        /// How far the run has come, as a width.
        so_far,
        /// The moment that is looked at, as an SVG path.
        now,
    }
}

/// The ground on which the clock is drawn is as wide as this.
const CLOCK_WIDTH: f64 = 1_000.0;
/// Nothing that lasted is narrower than this, or it could not be seen.
const NARROWEST: f64 = 2.0;

/// The journeys of a run, or of what has come of it by a moment; with the hour of an incident.
pub fn journeys(
    run: &Run,
    outcome: &Outcome,
    until: Option<Instant>,
    incident: Option<&IncidentId>,
) -> Vec<Line> {
    let journeys = run.scenario.journeys.iter().zip(&outcome.journeys);
    journeys.map(|it| line(run, outcome, until, incident, it)).collect()
}

/// The first and the last day of a clock: "2 Nov 2026 – 15 Nov 2026".
pub fn days_of(clock: &Clock) -> String {
    let last = clock.end() - Span::seconds(1);
    format!("{} – {}", clock.start.date(), last.date())
}

fn line(
    run: &Run,
    all: &Outcome,
    until: Option<Instant>,
    incident: Option<&IncidentId>,
    (journey, outcome): (&Journey, &JourneyOutcome),
) -> Line {
    let clock = &run.scenario.clock;
    let mut state = match (outcome.down > Span::ZERO, outcome.degraded > Span::ZERO) {
        (false, false) if until.is_some() => "Up so far".to_owned(),
        (false, false) => "Up the whole time".to_owned(),
        (true, false) => format!("Down for {}", outcome.down),
        (false, true) => format!("Degraded for {}", outcome.degraded),
        (true, true) => format!("Down for {}, degraded for {}", outcome.down, outcome.degraded),
    };
    // Writing to a string does not fail.
    let _ = write!(state, ", {} available.", percent(outcome.availability));
    let lost = if outcome.orders_lost >= 0.5 {
        let sales = if outcome.sales_lost > Usd::ZERO {
            format!(", {} of sales", outcome.sales_lost)
        } else {
            String::new()
        };
        format!("Lost: {}{sales}.", orders(outcome.orders_lost))
    } else {
        String::new()
    };
    let bands = |spans: &[Outage]| bands(spans, clock.start, clock.end());
    let at = incident.and_then(|id| run.scenario.incident(id)).map(|it| it.at);
    let hour = at.map(|at| run.hour_of_curve(at) as usize);
    let shares =
        if journey.orders_per_hour > 0.0 { multiples(&journey.hour_of_day) } else { Vec::new() };
    Line::from(JourneyRow {
        name: journey.label().to_owned(),
        state,
        lost,
        down: bands(&outcome.outages),
        degraded: bands(&outcome.degradations),
        hours: bars(&shares, |at| Some(at) != hour),
        hour: bars(&shares, |at| Some(at) == hour),
        rhythm: rhythm(journey, &shares, hour, &clock.time_zone),
        incidents: all.incidents.iter().map(|it| mark(it.at, clock.start, clock.end())).collect(),
        so_far: format!("{:.1}", until.map_or(CLOCK_WIDTH, |at| x(at, clock.start, clock.end()))),
        now: until.map(|at| mark(at, clock.start, clock.end())).unwrap_or_default(),
    })
}

/// Where a moment of the clock is.
fn x(at: Instant, start: Instant, end: Instant) -> f64 {
    let whole = end.since(start).as_seconds().max(1) as f64;
    at.since(start).as_seconds() as f64 / whole * CLOCK_WIDTH
}

/// A moment of the clock as an SVG path.
fn mark(at: Instant, start: Instant, end: Instant) -> String {
    format!("M{:.1} 0v{HEIGHT}", x(at, start, end))
}

/// Spans of the clock as an SVG path.
fn bands(spans: &[Outage], start: Instant, end: Instant) -> String {
    let x = |at: Instant| x(at, start, end);
    let mut path = String::new();
    for span in spans {
        let (from, to) = (x(span.from), x(span.to));
        let width = (to - from).max(NARROWEST);
        let _ = write!(path, "M{from:.1} 0h{width:.1}v{HEIGHT}h-{width:.1}z");
    }
    path
}

fn rhythm(journey: &Journey, shares: &[f64], hour: Option<usize>, zone: &str) -> String {
    if journey.orders_per_hour <= 0.0 {
        return "No revenue attached.".to_owned();
    }
    let taken = |hour: usize| shares.get(hour).copied().unwrap_or(1.0) * journey.orders_per_hour;
    let busiest = (0..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b]).then(b.cmp(a)));
    let mut text = match busiest {
        Some(busiest) if shares[busiest] > 1.0 => {
            format!("Most orders at {busiest:02}:00 {zone}: {} an hour.", count(taken(busiest)))
        }
        _ => format!("{} in every hour.", orders(taken(0))),
    };
    if let Some(hour) = hour {
        let _ = write!(text, " At {hour:02}:00, when the incident begins: {}.", count(taken(hour)));
    }
    text
}
