//! The journeys of users: when each was up, degraded or down, what that cost, and how busy each hour is.

use leptos::prelude::*;

use super::moment::OutcomeSoFar;
use crate::show::workbench::journeys::{JourneyRow, days_of, journeys};
use crate::ui::state::{OpenParts, Selection};
use crate::ui::widgets::{Row, Term, either, lines, on, rows, term, text, when};

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
            let (run, outcome) = (&*count.run, count.outcome());
            journeys(run, outcome, count.until(), incident.as_ref())
        })
    });
    let span = text(move || counted.with(|count| days_of(&count.run.scenario.clock)));
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
                "No journeys yet. A journey is something that users do, such as a checkout. Journeys show \
                what the downtime of a component costs."
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
