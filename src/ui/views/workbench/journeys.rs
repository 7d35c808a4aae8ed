//! The journeys of users: when each was up, degraded or down, what that cost, and how busy each hour is.

use std::fmt::Write as _;

use leptos::prelude::*;

use super::moment::{CountedOutcome, OutcomeSoFar};
use crate::engine::{JourneyOutcome, Outage};
use crate::model::{IncidentId, Journey};
use crate::show::columns;
use crate::show::text::{count, orders, percent};
use crate::show::workbench::day::{HEIGHT, bars, multiples};
use crate::ui::state::{OpenParts, Selection};
use crate::ui::widgets::{Line, Row, Term, either, lines, on, rows, term, text, when};
use crate::units::{Instant, Span, Usd};

columns! {
    /// The columns of a journey: its name, how long it was down and degraded, what it lost; as SVG paths when
    /// it was down and degraded, its hours, and the hour of the incident; what is said of these hours; the
    /// moments of the incidents as a path; and how far it has come, as a width and as a path.
    struct JourneyRow {
        name,
        state,
        lost,
        down,
        degraded,
        hours,
        hour,
        rhythm,
        incidents,
        so_far,
        now,
    }
}

/// The ground on which the clock is drawn is as wide as this.
const CLOCK_WIDTH: f64 = 1_000.0;
/// Nothing that lasted is narrower than this, or it could not be seen.
const NARROWEST: f64 = 2.0;

/// The states of a journey, as the style sheet and people know them.
const STATES: [(&str, &str); 3] = [("up", "up"), ("degraded", "degraded"), ("outage", "down")];

/// All journeys.
#[component]
pub(in crate::ui) fn JourneysPanel() -> impl IntoView {
    let counted = expect_context::<OutcomeSoFar>();
    let selection = expect_context::<Selection>();
    let items = lines(move || {
        let incident = selection.incident.get();
        counted.with(|count| {
            let journeys = count.run.scenario.journeys.iter().zip(&count.outcome().journeys);
            journeys
                .map(|(journey, outcome)| line(count, journey, outcome, incident.as_ref()))
                .collect()
        })
    });
    let span = text(move || {
        counted.with(|count| {
            let clock = &count.run.scenario.clock;
            let last = clock.end() - Span::seconds(1);
            format!("{} – {}", clock.start.date(), last.date())
        })
    });
    let until = text(move || counted.until());
    let place = expect_context::<OpenParts>();
    let legend = move || {
        let legend = STATES.map(|(kind, text)| {
            view! { <li><span class="swatch" data-kind=kind aria-hidden="true"></span>{text}</li> }
        });
        view! {
            <p class="hint">{span}</p>
            <ul class="legend" aria-label="Legend of the journeys">{legend.collect_view()}</ul>
        }
    };
    let hint = || {
        view! {
            <p class="hint">
                "No journey yet. A journey is what users do, such as a checkout: it says what a \
                component that is down costs."
            </p>
        }
    };
    let has_one = move || items.with(|it| !it.is_empty());
    view! {
        <section class="panel journeys" aria-labelledby="journeys-title">
            <div class="panel-head">
                <h2 id="journeys-title">{term(Term("journey"), "Journeys")}" "{until}</h2>
                {when(has_one, legend)}
                <a
                    class="button"
                    href="#build"
                    on:click=on(move |_| place.workload.set("/journeys".to_owned()))
                >
                    {text(move || if has_one() { "Edit journeys" } else { "Add a journey…" }.to_owned())}
                </a>
            </div>
            {either(
                has_one,
                move || view! { <ul>{rows(items, |journey| view! { <JourneyRow journey/> })}</ul> },
                hint,
            )}
        </section>
    }
}

#[component]
fn JourneyRow(journey: Row) -> impl IntoView {
    let curve = move || {
        view! {
            <svg
                viewBox="0 0 240 30"
                preserveAspectRatio="none"
                role="img"
                aria-label="Orders by the hour of the day"
            >
                <path class="hours" d=journey.text(JourneyRow::AT.hours)></path>
                <path class="hour" d=journey.text(JourneyRow::AT.hour)></path>
            </svg>
        }
    };
    view! {
        <li class="journey">
            <div>
                <h3>{journey.text(JourneyRow::AT.name)}</h3>
                <p>{journey.text(JourneyRow::AT.state)}</p>
                <p class="hint">{journey.text(JourneyRow::AT.lost)}</p>
            </div>
            <svg
                class="journey-strip"
                viewBox="0 0 1000 30"
                preserveAspectRatio="none"
                role="img"
                aria-label=journey.text(JourneyRow::AT.state)
            >
                <rect class="up" width=journey.text(JourneyRow::AT.so_far) height="30"></rect>
                <path class="degraded" d=journey.text(JourneyRow::AT.degraded)></path>
                <path class="down" d=journey.text(JourneyRow::AT.down)></path>
                <path class="incidents" d=journey.text(JourneyRow::AT.incidents)></path>
                <path
                    stroke="currentColor"
                    stroke-width="2"
                    vector-effect="non-scaling-stroke"
                    d=journey.text(JourneyRow::AT.now)
                ></path>
            </svg>
            <div class="journey-rhythm">
                {when(move || !journey.get(JourneyRow::AT.hours).is_empty(), curve)}
                <p class="hint">{journey.text(JourneyRow::AT.rhythm)}</p>
            </div>
        </li>
    }
}

fn line(
    count: &CountedOutcome,
    journey: &Journey,
    outcome: &JourneyOutcome,
    incident: Option<&IncidentId>,
) -> Line {
    let (run, until) = (&count.run, count.until());
    let clock = &run.scenario.clock;
    let mut state = match (outcome.down > Span::ZERO, outcome.degraded > Span::ZERO) {
        (false, false) if until.is_some() => "Up so far".to_owned(),
        (false, false) => "Up all the time".to_owned(),
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
        incidents: count
            .outcome()
            .incidents
            .iter()
            .map(|it| mark(it.at, clock.start, clock.end()))
            .collect(),
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
        return "It takes no orders.".to_owned();
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
