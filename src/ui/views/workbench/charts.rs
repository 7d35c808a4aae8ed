//! The charts of a run below the workbench: data lost by component, downtime by component and journey.

use leptos::prelude::*;

use super::moment::{OutcomeSoFar, PartialOutcome};
use crate::chart::Chart;
use crate::engine::Outcome;
use crate::model::Scenario;
use crate::show::workbench::charts::{Picture, RunChart};
use crate::ui::state::Editor;
use crate::ui::widgets::figure::{Figure, beside, over};
use crate::ui::widgets::{either, linked, memo, px, text};

/// How high a picture is to be, in CSS pixels: high enough for some twenty rows and a legend.
fn height(rows: usize) -> f64 {
    60.0 + 28.0 * rows.clamp(2, 22) as f64
}

/// What makes a picture of an outcome.
type Draw = fn(&Scenario, &Outcome) -> Picture;

/// The charts of the run.
#[component]
pub(in crate::ui) fn ChartsPanel() -> impl IntoView {
    view! {
        <div class="charts">
            {chart("data-lost", "Data lost by component", Picture::data_lost)}
            {chart("downtime", "Downtime by component and journey", Picture::downtime)}
        </div>
    }
}

fn chart(id: &'static str, title: &'static str, draw: Draw) -> AnyView {
    let editor = expect_context::<Editor>();
    let counted = expect_context::<OutcomeSoFar>();
    let of = move |count: &PartialOutcome| RunChart {
        picture: draw(&count.run.scenario, count.outcome()),
        until: count.until(),
    };
    let chart = memo(move || Some(counted.with(of)));
    let summary =
        text(move || chart.with(|it| it.as_ref().map(Chart::summary)).unwrap_or_default());
    // As many as the whole run has, so that nothing below moves while time passes.
    let rows = memo(move || editor.settled.with(|run| draw(&run.scenario, &run.outcome).rows()));
    view! {
        <section
            class="panel run-chart"
            style=("--chart-height", px(move || height(rows.get())))
            aria-labelledby=format!("{id}-title")
        >
            <h2 id=format!("{id}-title")>
                {linked(title)}" "{text(move || counted.until())}
            </h2>
            {either(
                move || rows.get() > 0,
                move || view! {
                    <Figure chart over=over(chart, title) beside=beside(chart, title)/>
                },
                move || view! { <p class="hint">{summary}</p> },
            )}
        </section>
    }
    .into_any()
}
