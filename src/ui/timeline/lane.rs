//! One component's lane: what protects it as ticks and bands, and what an incident did to it.

mod shape;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::Scale;
use crate::model::ComponentId;
use crate::ui::state::{Editor, Selection, Tab};
use crate::ui::widgets::{Row, flag, lines, memo, on, rows, text};
use shape::{LaneShape, damage, nearest_point, protection};

/// One component's lane.
#[component]
pub(super) fn LaneRow(id: ComponentId, scale: Memo<Scale>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let component = editor.component(id.clone());
    let label = text(move || {
        component.with(|it| it.as_ref().map(|it| it.label().to_owned())).unwrap_or_default()
    });
    let shape = {
        let id = id.clone();
        memo(move || editor.run.with(|run| protection(run, &id, scale.get())))
    };
    let damage = {
        let id = id.clone();
        memo(move || editor.run.with(|run| damage(run, &id, scale.get())))
    };
    let slice =
        move |of: fn(&LaneShape) -> &str| text(move || shape.with(|shape| of(shape).to_owned()));
    let bands = lines(move || shape.with(|shape| shape.bands.clone()));
    let hits = lines(move || damage.with(|damage| damage.bands.clone()));
    let spoken = text(move || {
        let said =
            shape.with(|shape| damage.with(|damage| format!("{}{}", shape.spoken, damage.spoken)));
        format!("{}: {said}", label.get())
    });
    let is_selected = {
        let id = id.clone();
        memo(move || selection.component.with(|now| now.as_ref() == Some(&id)))
    };
    // The moment whose points are shown in full.
    let picked = text(move || {
        let moment = selection.moment.get().filter(|_| is_selected.get());
        moment.map(|at| format!("M{:.1} 1l-3.5-5h7z", scale.get().x(at))).unwrap_or_default()
    });
    let track = NodeRef::<html::Div>::new();
    let pressed = move |event: ev::MouseEvent| {
        selection.pick_component(id.clone());
        let Some(track) = track.get_untracked() else { return };
        let x = f64::from(event.client_x()) - track.get_bounding_client_rect().left();
        let point =
            editor.run.with_untracked(|run| nearest_point(run, &id, scale.get_untracked(), x));
        if let Some(moment) = point {
            selection.moment.set(Some(moment));
            selection.tab.set(Tab::Protection);
        }
    };
    view! {
        <div class="timeline-row lane" data-selected=flag(move || is_selected.get()) on:click=on(pressed)>
            <span class="lane-name">{label}</span>
            <div class="track" node_ref=track>
                <svg role="img" aria-label=spoken>
                    {rows(bands, |band| view! { <BandRect band/> })}
                    <path class="points" d=slice(|shape| &shape.points)></path>
                    <path class="copies" d=slice(|shape| &shape.copies)></path>
                    <path class="failed" d=slice(|shape| &shape.failed)></path>
                    <path class="picked" d=picked></path>
                    {rows(hits, |band| view! { <BandRect band/> })}
                    <text x="6" y="15">{slice(|shape| &shape.remark)}</text>
                </svg>
            </div>
        </div>
    }
}

#[component]
fn BandRect(band: Row) -> impl IntoView {
    view! {
        <rect
            class="band"
            data-kind=band.text(0)
            x=band.text(1)
            width=band.text(2)
            y=band.text(3)
            height=band.text(4)
            rx="2"
        ></rect>
    }
}
