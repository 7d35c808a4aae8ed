//! Round moments on the timeline: lines behind the lanes, labels below them.

use leptos::prelude::*;

use crate::chart::axis::moments;
use crate::show::workbench::scale::Scale;
use crate::ui::widgets::{Line, lines, pixels, rows};

/// The room that one label takes, in CSS pixels.
const LABEL_WIDTH: f64 = 58.0;

/// The labels of the axis.
#[component]
pub(super) fn AxisLabels(scale: Memo<Scale>) -> impl IntoView {
    let items = lines(move || ticks(scale.get(), LABEL_WIDTH / 2.0));
    rows(items, |tick| {
        view! { <span class="tick-label" style:left=tick.text(0)>{tick.text(1)}</span> }
    })
}

/// The lines behind the lanes.
#[component]
pub(super) fn GridLines(scale: Memo<Scale>) -> impl IntoView {
    let items = lines(move || ticks(scale.get(), 0.0));
    rows(items, |tick| view! { <span class="grid-line" style:left=tick.text(0)></span> })
}

/// The places of the ticks and their labels; those with less than `room` behind them are left out.
fn ticks(scale: Scale, room: f64) -> Vec<Line> {
    // `as` saturates, and the width is positive.
    let limit = (scale.width / LABEL_WIDTH) as usize;
    moments(scale.from, scale.to, limit)
        .into_iter()
        .map(|tick| (scale.x(tick.at), tick.label))
        .filter(|(x, _)| *x + room <= scale.width)
        .map(|(x, label)| vec![pixels(x), label])
        .collect()
}
