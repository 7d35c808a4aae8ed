//! The charts of a run or of what has come of it by a moment.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

use crate::chart::data_lost::{self, DataLostChart};
use crate::chart::downtime::{self, DowntimeChart, JourneyDown};
use crate::chart::{Chart, DrawError, Reading, Table, Theme};
use crate::engine::Outcome;
use crate::model::Scenario;
use crate::units::{Instant, Span};

/// Any chart of a run or of a part of it: one type, so that the figure around it is compiled once.
#[derive(Clone, Debug, PartialEq)]
pub struct RunChart {
    /// The picture.
    pub picture: Picture,
    /// The moment until which it counts; nothing for the whole run.
    pub until: Option<Instant>,
}

/// What a chart shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Data lost by component.
    DataLost(DataLostChart),
    /// Downtime by component and journey.
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
    /// What was lost of an outcome, by component.
    pub fn data_lost(scenario: &Scenario, outcome: &Outcome) -> Self {
        Self::DataLost(data_lost::data_of(scenario, outcome))
    }

    /// How long components and journeys were down in an outcome.
    pub fn downtime(scenario: &Scenario, outcome: &Outcome) -> Self {
        Self::Downtime(downtime::data_of(scenario, outcome))
    }

    /// How many rows there are to draw.
    pub fn rows(&self) -> usize {
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
