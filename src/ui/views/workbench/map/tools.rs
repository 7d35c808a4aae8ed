//! The buttons in the head of a map.

use leptos::prelude::*;

use super::bar::bar;
use super::keys::Keys;
use crate::chart::map::{Grouping, MANY_COMPONENTS, MapView};
use crate::show::workbench::canvas::{grouping_of, groupings, key_of, zoom, zoom_name};
use crate::ui::state::{Editor, MapCanvas, MapTask};
use crate::ui::widgets::{SelectField, flag, lines, memo, on, text, when};

/// One press of a button or a key changes the size by this much.
pub(super) const STEP: f64 = 1.25;
/// With more components than this, what gathers them is offered.
const FEW: usize = MANY_COMPONENTS / 2;

/// Larger or smaller around the middle of the frame.
pub(super) fn zoom_by(canvas: MapCanvas, factor: f64) {
    let (width, height) = canvas.size.get_untracked();
    zoom_at(canvas, (width / 2.0, height / 2.0), factor);
}

/// Larger or smaller around a place of the frame.
pub(super) fn zoom_at(canvas: MapCanvas, place: (f64, f64), factor: f64) {
    let now = untrack(|| canvas.shown());
    show(canvas, now.zoomed(place, factor));
}

/// Shows a part of the map; all of it where the whole fits in at the size that it has then.
pub(super) fn show(canvas: MapCanvas, view: MapView) {
    let frame = canvas.size.get_untracked();
    let view = canvas.map.with_untracked(|map| view.within(map, frame));
    let fit = canvas.map.with_untracked(|map| MapView::fit(map, frame));
    canvas.view.set((view != fit).then_some(view));
}

/// Shows all of the map.
pub(super) fn fit(canvas: MapCanvas) {
    canvas.view.set(None);
}

/// Shows the map as large as it is laid out.
pub(super) fn full_size(canvas: MapCanvas) {
    let frame = canvas.size.get_untracked();
    let view = canvas.map.with_untracked(|map| MapView::full_size(map, frame));
    show(canvas, view);
}

/// Begins what the user is to do, or ends it where it has begun.
pub(super) fn toggle(canvas: MapCanvas, task: MapTask) {
    let is_on = canvas.task.with_untracked(|now| *now == task);
    canvas.task.set(if is_on { MapTask::None } else { task });
}

/// The buttons in the head of a map.
pub(in crate::ui) fn map_tools(canvas: MapCanvas) -> AnyView {
    let editor = expect_context::<Editor>();
    let groups = lines(move || editor.design.with(|design| groupings(design)));
    let chosen = text(move || {
        let by = canvas.grouping.get();
        key_of(&by.unwrap_or_else(|| editor.design.with(|design| Grouping::of(design))))
    });
    let choose = move |key: String| {
        canvas.open.update(|open| open.clear());
        canvas.grouping.set(Some(grouping_of(&key)));
        fit(canvas);
    };
    let is_large = memo(move || editor.design.with(|design| design.components.len() > FEW));
    let keys = Keys { canvas, editor, selection: expect_context(), notices: expect_context() };
    let is_on = move |task: MapTask| flag(move || canvas.task.with(|now| *now == task));
    view! {
        <div class="map-tools" role="group" aria-label="Map tools">
            {when(move || is_large.get(), move || view! {
                <SelectField label="Group by" id="map-groups" choices=groups chosen on_choose=choose/>
            })}
            <button
                type="button"
                class="button"
                aria-keyshortcuts="A"
                aria-expanded=is_on(MapTask::Add)
                on:click=on(move |_| toggle(canvas, MapTask::Add))
            >
                "+ Add"
            </button>
            <button
                type="button"
                class="button"
                aria-keyshortcuts="/"
                aria-expanded=is_on(MapTask::Find)
                on:click=on(move |_| toggle(canvas, MapTask::Find))
            >
                "Find"
            </button>
            <span class="zoom-buttons">
                <button type="button" class="button" aria-label="Zoom out" title="Zoom out" aria-keyshortcuts="-" on:click=on(move |_| zoom_by(canvas, 1.0 / STEP))>"−"</button>
                <button type="button" class="button zoom-now" title="Show at 100 %" aria-label=text(move || zoom_name(canvas.shown().zoom)) aria-keyshortcuts="0" on:click=on(move |_| full_size(canvas))>
                    {text(move || zoom(canvas.shown().zoom))}
                </button>
                <button type="button" class="button" aria-label="Zoom in" title="Zoom in" aria-keyshortcuts="+" on:click=on(move |_| zoom_by(canvas, STEP))>"+"</button>
                <button type="button" class="button" aria-keyshortcuts="F" on:click=on(move |_| fit(canvas))>"Fit"</button>
            </span>
        </div>
        {bar(keys)}
    }
    .into_any()
}
