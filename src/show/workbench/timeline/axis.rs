//! Round moments along the axis of the timeline.

use crate::chart::axis::moments;
use crate::show::text::pixels;
use crate::show::workbench::scale::Scale;
use crate::show::{Line, columns};

/// The room that one label takes, in CSS pixels.
const LABEL_WIDTH: f64 = 58.0;

columns! {
    /// A round moment.
    pub struct TickRow {
        /// Where it is.
        left,
        /// What is written at it.
        label,
    }
}

/// The moments at which a label has room.
pub fn labels(scale: Scale) -> Vec<Line> {
    ticks(scale, LABEL_WIDTH / 2.0)
}

/// The moments at which a line is drawn through the lanes.
pub fn lines(scale: Scale) -> Vec<Line> {
    ticks(scale, 0.0)
}

/// The ticks; those with less than `room` behind them are left out.
fn ticks(scale: Scale, room: f64) -> Vec<Line> {
    // `as` saturates, and the width is positive.
    let limit = (scale.width / LABEL_WIDTH) as usize;
    moments(scale.from, scale.to, limit)
        .into_iter()
        .map(|tick| (scale.x(tick.at), tick.label))
        .filter(|(x, _)| *x + room <= scale.width)
        .map(|(x, label)| TickRow { left: pixels(x), label }.into())
        .collect()
}
