//! The charts of a run below the workbench: data lost by component, downtime by component and journey.

use leptos::prelude::*;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

use super::moment::{CountedOutcome, OutcomeSoFar};
use crate::chart::data_lost::{self, DataLostChart};
use crate::chart::downtime::{self, DowntimeChart, JourneyDown};
use crate::chart::{Chart, DrawError, Reading, Table, Theme};
use crate::engine::Outcome;
use crate::model::Scenario;
use crate::ui::state::Editor;
use crate::ui::widgets::figure::{Figure, beside, over};
use crate::ui::widgets::{either, linked, memo, px, text};
use crate::units::{Instant, Span};

/// Any chart of a run or of a part of it: one type, so that the figure around it is compiled once.
#[derive(Clone, Debug, PartialEq)]
struct RunChart {
    picture: Picture,
    /// The moment until which it counts; nothing for the whole run.
    until: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq)]
enum Picture {
    DataLost(DataLostChart),
    Downtime(DowntimeChart),
}

impl Chart for RunChart {
    fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>> {
        match &self.picture {
            Picture::DataLost(chart) => chart.draw(area, theme),
            Picture::Downtime(chart) => chart.draw(area, theme),
        }
    }

    fn readings(&self, size: (i32, i32), theme: &Theme) -> Vec<Reading> {
        match &self.picture {
            Picture::DataLost(chart) => chart.readings(size, theme),
            Picture::Downtime(chart) => chart.readings(size, theme),
        }
    }

    fn summary(&self) -> String {
        let whole = match &self.picture {
            Picture::DataLost(chart) => chart.summary(),
            Picture::Downtime(chart) => chart.summary(),
        };
        match self.until {
            None => whole,
            Some(at) if self.picture.is_calm() => {
                format!("Until {}: nothing has happened yet.", at.short())
            }
            Some(at) => format!("Until {}: {whole}", at.short()),
        }
    }

    fn table(&self) -> Table {
        let mut table = match &self.picture {
            Picture::DataLost(chart) => chart.table(),
            Picture::Downtime(chart) => chart.table(),
        };
        if let Some(at) = self.until {
            table.caption = format!("{}, until {}", table.caption, at.short());
        }
        table
    }
}

impl Picture {
    /// How many rows there are to draw.
    fn rows(&self) -> usize {
        match self {
            Self::DataLost(chart) => chart.components.len(),
            Self::Downtime(chart) => chart.rows(),
        }
    }

    /// Whether nothing has come of any incident.
    fn is_calm(&self) -> bool {
        match self {
            Self::DataLost(chart) => chart.components.is_empty(),
            Self::Downtime(chart) => {
                let is_up = |it: &JourneyDown| it.down + it.degraded == Span::ZERO;
                chart.components.is_empty() && chart.journeys.iter().all(is_up)
            }
        }
    }
}

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
            {chart("data-lost", "Data lost by component", |scenario, outcome| {
                Picture::DataLost(data_lost::data_of(scenario, outcome))
            })}
            {chart("downtime", "Downtime by component and journey", |scenario, outcome| {
                Picture::Downtime(downtime::data_of(scenario, outcome))
            })}
        </div>
    }
}

fn chart(id: &'static str, title: &'static str, draw: Draw) -> AnyView {
    let editor = expect_context::<Editor>();
    let counted = expect_context::<OutcomeSoFar>();
    let of = move |count: &CountedOutcome| RunChart {
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
