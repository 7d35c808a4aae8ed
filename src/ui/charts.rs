//! The charts of a run below the workbench: data lost by component, downtime by component and journey.

use leptos::prelude::*;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

use super::figure::{Figure, beside, over};
use super::state::Editor;
use super::widgets::{either, memo, px, text};
use crate::chart::data_lost::{self, DataLostChart};
use crate::chart::downtime::{self, DowntimeChart};
use crate::chart::{Chart, DrawError, Reading, Table, Theme};
use crate::engine::Run;
use crate::ui::linked::linked;

/// Any chart of a run: one type, so that the figure around it is compiled once.
#[derive(Clone, Debug, PartialEq)]
enum RunChart {
    DataLost(DataLostChart),
    Downtime(DowntimeChart),
}

impl Chart for RunChart {
    fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>> {
        match self {
            Self::DataLost(chart) => chart.draw(area, theme),
            Self::Downtime(chart) => chart.draw(area, theme),
        }
    }

    fn readings(&self, size: (i32, i32), theme: &Theme) -> Vec<Reading> {
        match self {
            Self::DataLost(chart) => chart.readings(size, theme),
            Self::Downtime(chart) => chart.readings(size, theme),
        }
    }

    fn summary(&self) -> String {
        match self {
            Self::DataLost(chart) => chart.summary(),
            Self::Downtime(chart) => chart.summary(),
        }
    }

    fn table(&self) -> Table {
        match self {
            Self::DataLost(chart) => chart.table(),
            Self::Downtime(chart) => chart.table(),
        }
    }
}

impl RunChart {
    /// How many rows there are to draw.
    fn rows(&self) -> usize {
        match self {
            Self::DataLost(chart) => chart.components.len(),
            Self::Downtime(chart) => chart.rows(),
        }
    }

    /// How high the picture is to be, in CSS pixels: high enough for some twenty rows and a legend.
    fn height(&self) -> f64 {
        60.0 + 28.0 * self.rows().clamp(2, 22) as f64
    }
}

/// The charts of the run.
#[component]
pub(super) fn ChartsPanel() -> impl IntoView {
    view! {
        <div class="charts">
            {chart("data-lost", "Data lost by component", |run| {
                RunChart::DataLost(data_lost::data(run))
            })}
            {chart("downtime", "Downtime by component and journey", |run| {
                RunChart::Downtime(downtime::data(run))
            })}
        </div>
    }
}

fn chart(id: &'static str, title: &'static str, of: fn(&Run) -> RunChart) -> AnyView {
    let editor = expect_context::<Editor>();
    let chart = memo(move || Some(editor.settled.with(|run| of(run))));
    let summary =
        text(move || chart.with(|it| it.as_ref().map(Chart::summary)).unwrap_or_default());
    let height = move || chart.with(|it| it.as_ref().map_or(0.0, RunChart::height));
    view! {
        <section
            class="panel run-chart"
            style=("--chart-height", px(height))
            aria-labelledby=format!("{id}-title")
        >
            <h2 id=format!("{id}-title")>{linked(title)}</h2>
            {either(
                move || chart.with(|it| it.as_ref().is_some_and(|it| it.rows() > 0)),
                move || view! {
                    <Figure chart over=over(chart, title) beside=beside(chart, title)/>
                },
                move || view! { <p class="hint">{summary}</p> },
            )}
        </section>
    }
    .into_any()
}
