//! All incidents on the timeline: their handles without overlaps, their lines through the lanes.

use leptos::prelude::*;

use super::Lanes;
use super::grip::Grip;
use super::marker::Marker;
use crate::model::IncidentId;
use crate::show::workbench::timeline::handles::{placed, rows_of};
use crate::ui::state::{Editor, Playhead, Selection};
use crate::ui::widgets::{distinct, flag, keyed, memo, px, text, when};

/// The handles of all incidents.
#[component]
pub(in crate::ui) fn IncidentTrack() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let lanes = expect_context::<Lanes>();
    let ids = editor.incident_ids();
    let handles = distinct(move || {
        let scale = lanes.scale.get();
        editor.scenario.with(|scenario| placed(scenario, scale))
    });
    let count = text(move || handles.with(|it| rows_of(it)).to_string());
    view! {
        <div class="incident-rows" data-rows=count>
            {when(
                move || ids.with(Vec::is_empty),
                || view! { <p class="hint">"No incidents yet. Click here to add one."</p> },
            )}
            {keyed(ids, move |id| {
                let id = IncidentId::from(&*id);
                view! { <Marker id=id.clone() handles/> <Grip id/> }
            })}
        </div>
    }
}

/// The lines of all incidents through the lanes, how long each lasts, and the line of the playhead.
#[component]
pub(in crate::ui) fn IncidentLines() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let playhead = expect_context::<Playhead>();
    let scale = expect_context::<Lanes>().scale;
    let ids = editor.incident_ids();
    let line = move |id: std::sync::Arc<str>| {
        let id = IncidentId::from(&*id);
        let incident = editor.incident(id.clone());
        let at = memo(move || incident.with(|it| it.as_ref().map(|it| it.at)));
        let over = memo(move || incident.with(|it| it.as_ref().and_then(|it| it.over_at())));
        let left = memo(move || at.get().map(|at| scale.get().x(at)).unwrap_or_default());
        // What is out of sight on the left still reaches into it.
        let start = memo(move || left.get().max(0.0));
        let length = px(move || {
            let scale = scale.get();
            let end = over.get().map_or(0.0, |over| scale.x(over).min(scale.width));
            (end - start.get()).max(0.0)
        });
        let is_out = flag(move || !(0.0..=scale.get().width).contains(&left.get()));
        let is_selected = flag(move || selection.incident.with(|now| now.as_ref() == Some(&id)));
        view! {
            <span
                class="incident-span"
                style:translate=px(move || start.get())
                style:width=length
            ></span>
            <span
                class="incident-line"
                data-selected=is_selected
                data-out=is_out
                style:translate=px(move || left.get())
            ></span>
        }
    };
    let at = memo(move || playhead.at.get().and_then(|at| scale.get().inside(at)));
    view! {
        {keyed(ids, line)}
        {when(
            move || at.with(Option::is_some),
            move || {
                let left = px(move || at.get().unwrap_or_default());
                view! { <span class="playhead-line" style:left=left></span> }
            },
        )}
    }
}
