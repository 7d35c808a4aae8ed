//! Charts: what each shows as data, as a picture on any drawing backend, as a sentence and as a table.

pub mod axis;
mod bars;
mod cost;
pub mod cost_components;
pub mod cost_incidents;
pub mod cost_months;
pub mod data_lost;
pub mod downtime;
mod exhibit;
pub mod exposure;
pub mod frontier;
mod label;
pub mod map;
mod reading;
pub mod sensitivity;
pub mod svg;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::prelude::DrawingBackend;
use plotters::style::RGBAColor;

pub use exhibit::Exhibit;
pub use exposure::ExposureChart;
pub use reading::{Reading, nearest};

/// What a picture may fail with.
pub type DrawError<DB> = DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>;

/// A chart: one set of data, shown in three ways.
pub trait Chart {
    /// Draws the chart over the whole area.
    ///
    /// # Errors
    /// Fails only when the backend does.
    fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>>;

    /// The values that the picture shows, from left to right or from top to bottom, where it is as
    /// large as given in device pixels.
    fn readings(&self, size: (i32, i32), theme: &Theme) -> Vec<Reading>;

    /// What the picture shows, as text for those who do not see it.
    fn summary(&self) -> String;

    /// The data behind the picture.
    fn table(&self) -> Table;
}

/// How charts look: colours by their meaning, the font, and how many device pixels a unit has.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Titles and values.
    pub ink: RGBAColor,
    /// Ticks and remarks.
    pub soft_ink: RGBAColor,
    /// Grid and axes.
    pub grid: RGBAColor,
    /// Behind labels that lie on lines.
    pub paper: RGBAColor,
    /// The saw-tooth.
    pub exposure: RGBAColor,
    /// Below the saw-tooth.
    pub exposure_area: RGBAColor,
    /// An objective.
    pub objective: RGBAColor,
    /// Service in part.
    pub degraded: RGBAColor,
    /// What is lost, and what is down.
    pub loss: RGBAColor,
    /// The span of what is lost.
    pub loss_area: RGBAColor,
    /// The font family, as CSS writes it.
    pub font: String,
    /// The size of labels in CSS pixels.
    pub font_size: f64,
    /// Device pixels per CSS pixel.
    pub scale: f64,
}

impl Theme {
    /// A length in CSS pixels as whole device pixels.
    pub fn px(&self, length: f64) -> i32 {
        // `as` saturates, and a picture has far fewer pixels than i32 counts.
        libm::round(length * self.scale) as i32
    }

    /// A stroke width in CSS pixels as whole device pixels, at least one.
    pub fn stroke(&self, width: f64) -> u32 {
        self.px(width).max(1).unsigned_abs()
    }
}

/// The data behind a picture, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// The heads of the columns.
    pub columns: Vec<String>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}
