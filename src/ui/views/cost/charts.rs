//! The charts of the cost: per month, per component and per incident.

use leptos::prelude::*;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

use super::shared::CostContext;
use crate::chart::cost_components::{self, CostComponentsChart};
use crate::chart::cost_incidents::{self, CostIncidentsChart};
use crate::chart::cost_months::{self, CostMonthsChart};
use crate::chart::{Chart, DrawError, Reading, Table, Theme};
use crate::show::cost::Costs;
use crate::ui::widgets::figure::{Figure, beside, over};
use crate::ui::widgets::{either, linked, memo, pixels, text};

/// Any chart of the cost: one type, so that the figure around it is compiled once.
#[derive(Clone, Debug, PartialEq)]
enum CostChart {
    Months(CostMonthsChart),
    Components(CostComponentsChart),
    Incidents(CostIncidentsChart),
}

impl Chart for CostChart {
    fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>> {
        match self {
            Self::Months(chart) => chart.draw(area, theme),
            Self::Components(chart) => chart.draw(area, theme),
            Self::Incidents(chart) => chart.draw(area, theme),
        }
    }

    fn readings(&self, size: (i32, i32), theme: &Theme) -> Vec<Reading> {
        match self {
            Self::Months(chart) => chart.readings(size, theme),
            Self::Components(chart) => chart.readings(size, theme),
            Self::Incidents(chart) => chart.readings(size, theme),
        }
    }

    fn summary(&self) -> String {
        match self {
            Self::Months(chart) => chart.summary(),
            Self::Components(chart) => chart.summary(),
            Self::Incidents(chart) => chart.summary(),
        }
    }

    fn table(&self) -> Table {
        match self {
            Self::Months(chart) => chart.table(),
            Self::Components(chart) => chart.table(),
            Self::Incidents(chart) => chart.table(),
        }
    }
}

impl CostChart {
    /// How many bars lie below one another; none where they stand beside one another.
    fn bars(&self) -> usize {
        match self {
            Self::Months(_) => 0,
            Self::Components(chart) => chart.components.len(),
            Self::Incidents(chart) => chart.incidents.len(),
        }
    }

    /// Whether there is nothing to draw.
    fn is_empty(&self) -> bool {
        match self {
            Self::Months(chart) => chart.categories.is_empty(),
            Self::Components(_) | Self::Incidents(_) => self.bars() == 0,
        }
    }

    /// How high the picture is to be, in CSS pixels: high enough for some twenty bars and a legend.
    fn height(&self) -> f64 {
        match self {
            Self::Months(_) => 300.0,
            Self::Components(_) | Self::Incidents(_) => {
                84.0 + 30.0 * self.bars().clamp(1, 20) as f64
            }
        }
    }
}

/// The charts.
pub(super) fn charts(cost: CostContext) -> AnyView {
    view! {
        <div class="cost-charts">
            {chart(cost, "cost-months", "Cost per month", |it| {
                CostChart::Months(cost_months::data(&it.ledger))
            })}
            {chart(cost, "cost-components", "Cost by component", |it| {
                CostChart::Components(cost_components::data(&it.run, &it.ledger))
            })}
            {chart(cost, "cost-incidents", "Cost by incident", |it| {
                CostChart::Incidents(cost_incidents::data(&it.run, &it.ledger))
            })}
        </div>
    }
    .into_any()
}

fn chart(
    cost: CostContext,
    id: &'static str,
    title: &'static str,
    of: fn(&Costs) -> CostChart,
) -> AnyView {
    let chart = memo(move || Some(cost.costs.with(|it| of(it))));
    let with = move |ask: fn(&CostChart) -> f64| chart.with(|it| it.as_ref().map_or(0.0, ask));
    let height = text(move || pixels(with(CostChart::height)));
    let is_empty = move || chart.with(|it| it.as_ref().is_none_or(CostChart::is_empty));
    let summary =
        text(move || chart.with(|it| it.as_ref().map(Chart::summary)).unwrap_or_default());
    view! {
        <section class="panel cost-chart" id=id style=("--chart-height", height) aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title")>{linked(title)}</h2>
            {either(
                is_empty,
                move || view! { <p class="hint">{summary}</p> },
                move || view! { <Figure chart over=over(chart, title) beside=beside(chart, title)/> },
            )}
        </section>
    }
    .into_any()
}
