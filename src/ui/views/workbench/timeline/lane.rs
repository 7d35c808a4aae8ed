//! One component's lane: what protects it as ticks and bands, and what an incident did to it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::Lanes;
use crate::engine::Run;
use crate::model::ComponentId;
use crate::show::workbench::scale::Scale;
use crate::show::workbench::timeline::lane::{
    BandRow, LabelRow, LaneShape, damage, heard, pick_mark, protection,
};
use crate::ui::lazy::Chunks;
use crate::ui::state::{Editor, Selection, Tab};
use crate::ui::widgets::{Row, distinct_while, flag, in_sight, lines, memo, on, rows, text, when};

/// What works out what a lane shows of a run.
type Shape = fn(&Run, &ComponentId, Scale) -> LaneShape;

/// So many lanes are drawn before it is known which of them are in sight: more than any screen has room for.
const DRAWN_AT_ONCE: usize = 40;

/// One component's lane.
#[component]
pub(super) fn LaneRow(id: ComponentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let lanes = expect_context::<Lanes>();
    let scale = lanes.scale;
    let details = expect_context::<Chunks>().details;
    let component = editor.component(id.clone());
    let label = text(move || {
        component.with(|it| it.as_ref().map(|it| it.label().to_owned())).unwrap_or_default()
    });
    let track = NodeRef::<html::Div>::new();
    let key = id.to_string();
    let id_of_shapes = id.clone();
    // Of many lanes all but the first are drawn only once it is known that they are in sight.
    let is_early = lanes.shown.with_untracked(Vec::len) < DRAWN_AT_ONCE;
    let is_seen = in_sight(track, lanes.frame, is_early);
    // A lane that is scrolled away stays as it was until it is back.
    let drawn = move |of: Shape| {
        let id = id_of_shapes.clone();
        let shape = move || editor.run.with(|run| of(run, &id, scale.get()));
        distinct_while(move || is_seen.get(), shape)
    };
    let (shape, damage) = (drawn(protection), drawn(damage));
    let marks = memo(move || shape.with(|it| it.marks) | damage.with(|it| it.marks));
    lanes.shown.update(|shown| shown.push(marks));
    on_cleanup(move || {
        // Fails where the whole timeline goes.
        let _ = lanes.shown.try_update(|shown| shown.retain(|it| *it != marks));
    });
    let slice =
        move |of: fn(&LaneShape) -> &str| text(move || shape.with(|shape| of(shape).to_owned()));
    let bands = lines(move || shape.with(|shape| shape.bands.clone()));
    let labels = lines(move || shape.with(|shape| shape.labels.clone()));
    let hits = lines(move || damage.with(|damage| damage.bands.clone()));
    let phases = lines(move || damage.with(|damage| damage.labels.clone()));
    // Nobody hears a lane while it moves.
    let spoken = distinct_while(
        move || editor.is_settled.get(),
        move || {
            let label = label.get();
            shape.with(|shape| damage.with(|damage| heard(&label, shape, damage)))
        },
    );
    let is_selected = {
        let id = id.clone();
        memo(move || selection.component.with(|now| now.as_ref() == Some(&id)))
    };
    // The moment whose points are shown in full.
    let picked = text(move || {
        let moment = selection.moment.get().filter(|_| is_selected.get());
        moment.map(|at| pick_mark(at, scale.get())).unwrap_or_default()
    });
    let pressed = move |event: ev::MouseEvent| {
        selection.pick_component(id.clone());
        let Some(track) = track.get_untracked() else { return };
        let x = f64::from(event.client_x()) - track.get_bounding_client_rect().left();
        let nearest = details.ready_untracked().map(|it| it.timeline.nearest_point);
        let point = editor.run.with_untracked(|run| nearest?(run, &id, scale.get_untracked(), x));
        if let Some(moment) = point {
            selection.moment.set(Some(moment));
            selection.tab.set(Tab::Protection);
        }
    };
    // Out of sight a lane is its name and what is said of it: a design may have thousands.
    let drawing = move || {
        view! {
            {rows(bands, |band| view! { <BandRect band/> })}
            <path class="gathered" d=slice(|shape| &shape.gathered)></path>
            <path class="copying" d=slice(|shape| &shape.copying)></path>
            <path class="jobs" d=slice(|shape| &shape.jobs)></path>
            <path class="points" d=slice(|shape| &shape.points)></path>
            <path class="copies" d=slice(|shape| &shape.copies)></path>
            <path class="failed" d=slice(|shape| &shape.failed)></path>
            <path class="picked" d=picked></path>
            {rows(hits, |band| view! { <BandRect band/> })}
            // Above all marks: nothing is drawn over a number.
            {rows(labels, |label| view! { <Label label/> })}
            {rows(phases, |label| view! { <Label label/> })}
        }
    };
    view! {
        <div
            class="timeline-row lane"
            data-component=key
            data-selected=flag(move || is_selected.get())
            on:click=on(pressed)
        >
            <span class="lane-name" title=label>
                <span class="name">{label}</span>
                <span class="remark">{slice(|shape| &shape.remark)}</span>
            </span>
            <div class="track" node_ref=track>
                <svg role="img" aria-label=spoken>{when(move || is_seen.get(), drawing)}</svg>
            </div>
        </div>
    }
}

#[component]
fn BandRect(band: Row) -> impl IntoView {
    view! {
        <rect
            class="band"
            data-kind=band.text(BandRow::AT.mark)
            x=band.text(BandRow::AT.left)
            width=band.text(BandRow::AT.width)
            y=band.text(BandRow::AT.top)
            height=band.text(BandRow::AT.height)
            rx="2"
        ></rect>
    }
}

/// A word in the middle of a band.
#[component]
fn Label(label: Row) -> impl IntoView {
    view! {
        <text class=label.text(LabelRow::AT.mark) x=label.text(LabelRow::AT.middle) y="14">
            {label.text(LabelRow::AT.text)}
        </text>
    }
}
