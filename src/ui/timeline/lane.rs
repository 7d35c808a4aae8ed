//! One component's lane: what protects it as ticks and bands, and what an incident did to it.

mod shape;

use leptos::prelude::*;

use super::Scale;
use crate::model::ComponentId;
use crate::ui::state::{Editor, Selection};
use crate::ui::widgets::{Row, flag, lines, memo, rows, text};
use shape::{LaneShape, damage, protection};

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
        flag(move || selection.component.with(|now| now.as_ref() == Some(&id)))
    };
    view! {
        <div
            class="timeline-row lane"
            data-selected=is_selected
            on:click=move |_| selection.pick_component(id.clone())
        >
            <span class="lane-name">{label}</span>
            <div class="track">
                <svg role="img" aria-label=spoken>
                    {rows(bands, |band| view! { <BandRect band/> })}
                    <path class="points" d=slice(|shape| &shape.points)></path>
                    <path class="copies" d=slice(|shape| &shape.copies)></path>
                    <path class="failed" d=slice(|shape| &shape.failed)></path>
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
