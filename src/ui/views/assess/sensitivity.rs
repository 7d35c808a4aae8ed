//! Which assumption moves data lost, downtime and cost most, as a chart.

use std::sync::Arc;

use leptos::prelude::*;

use super::Assess;
use crate::assess::{Moved, Sensitivity, sensitivity_in_portions};
use crate::chart::Chart;
use crate::chart::sensitivity::{self, AROUND, ROW, SensitivityChart};
use crate::show::assess::sensitivity::{label, says};
use crate::ui::state::Slices;
use crate::ui::widgets::figure::{Figure, beside, over};
use crate::ui::widgets::{SelectField, choice, either, flag, lines, memo, px, text};

/// How many assumptions the picture shows; the table has all of them.
const MOST_ROWS: usize = 10;
const TITLE: &str = "Sensitivity";

/// The assumptions by how far they move an outcome.
pub(super) fn sensitivity(assess: Assess) -> AnyView {
    let swept = RwSignal::new(None::<Arc<Sensitivity>>);
    let progress = RwSignal::new(None::<(usize, usize)>);
    let moved = RwSignal::new(0_usize);
    let slices = Slices::new();
    Effect::new(move |_| {
        let scenario = assess.editor.settled.with(|run| Arc::clone(&run.scenario));
        let done = move |result| {
            progress.set(None);
            swept.set(Some(Arc::new(result)));
        };
        slices.work(sensitivity_in_portions(scenario), move |it| progress.set(Some(it)), done);
    });
    let what = move || Moved::ALL.get(moved.get()).copied().unwrap_or(Moved::DataLost);
    let chart = memo(move || {
        let what = what();
        swept.with(|it| it.as_ref().map(|it| sensitivity::data(it, what)))
    });
    let rows = move || chart.with(|it| it.as_ref().map_or(0, SensitivityChart::rows));
    let summary =
        text(move || chart.with(|it| it.as_ref().map(Chart::summary)).unwrap_or_default());
    let says = text(move || says(progress.get()));
    let moves = lines(|| {
        Moved::ALL.iter().enumerate().map(|(at, it)| choice(at.to_string(), label(*it))).collect()
    });
    view! {
        <section
            class="panel run-chart"
            style=("--chart-height", px(move || AROUND + ROW * rows().clamp(1, MOST_ROWS) as f64))
            aria-labelledby="sensitivity-title"
            aria-busy=flag(move || progress.with(Option::is_some))
        >
            <div class="panel-head">
                <h2 id="sensitivity-title">"Sensitivity"</h2>
                <SelectField
                    label="Outcome"
                    id="moved"
                    choices=moves
                    chosen=text(move || moved.get().to_string())
                    on_choose=move |key: String| moved.set(key.parse().unwrap_or_default())
                />
            </div>
            <p class="hint">{says}</p>
            {either(
                move || rows() > 0,
                move || view! { <Figure chart over=over(chart, TITLE) beside=beside(chart, TITLE)/> },
                move || view! { <p>{summary}</p> },
            )}
        </section>
    }
    .into_any()
}
