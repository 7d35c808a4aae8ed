//! Round moments on the timeline: lines behind the lanes, labels below them.

use leptos::prelude::*;

use crate::show::workbench::scale::Scale;
use crate::show::workbench::timeline::axis::{self, TickRow};
use crate::ui::widgets::{lines, rows};

/// The labels of the axis.
#[component]
pub(super) fn AxisLabels(scale: Memo<Scale>) -> impl IntoView {
    let items = lines(move || axis::labels(scale.get()));
    rows(items, |tick| {
        view! { <span class="tick-label" style:left=tick.text(TickRow::AT.left)>{tick.text(TickRow::AT.label)}</span> }
    })
}

/// The lines behind the lanes.
#[component]
pub(super) fn GridLines(scale: Memo<Scale>) -> impl IntoView {
    let items = lines(move || axis::lines(scale.get()));
    rows(
        items,
        |tick| view! { <span class="grid-line" style:left=tick.text(TickRow::AT.left)></span> },
    )
}
