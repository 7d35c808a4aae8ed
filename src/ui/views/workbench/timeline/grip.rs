//! The end of an incident that lasts: dragged to make it longer or shorter.
//!
//! It is for pointers alone: keys do it on the handle of the incident, and a field in the inspector.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Lanes;
use crate::document::Command;
use crate::model::IncidentId;
use crate::show::workbench::scale::Scale;
use crate::ui::state::{Editor, Selection};
use crate::ui::widgets::{flag, memo, on, px, when};
use crate::units::{Instant, Span};

/// The end of an incident, while that is selected and in sight.
#[component]
pub(super) fn Grip(
    /// Which incident.
    id: IncidentId,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let scale = expect_context::<Lanes>().scale;
    let incident = editor.incident(id.clone());
    let over = memo(move || incident.with(|it| it.as_ref().and_then(|it| it.over_at())));
    let left = memo(move || over.get().and_then(|over| scale.get().inside(over)));
    let is_selected = {
        let id = id.clone();
        memo(move || selection.incident.with(|now| now.as_ref() == Some(&id)))
    };
    let id = StoredValue::new(id);
    let drag = StoredValue::new(None::<(f64, Instant)>);
    let is_dragged = RwSignal::new(false);

    let pointer_down = move |event: ev::PointerEvent| {
        let Some(over) = over.get_untracked().filter(|_| event.button() == 0) else { return };
        event.prevent_default();
        event.stop_propagation();
        if let Some(grip) = event.current_target().and_then(|it| it.dyn_into::<HtmlElement>().ok())
        {
            // Without capture the drag ends at the edge of the grip; it still begins.
            let _ = grip.set_pointer_capture(event.pointer_id());
        }
        editor.close_step();
        drag.set_value(Some((f64::from(event.client_x()), over)));
        is_dragged.set(true);
    };
    let pointer_move = move |event: ev::PointerEvent| {
        let Some((start_x, start)) = drag.get_value() else { return };
        let at = incident.with_untracked(|it| it.as_ref().map(|it| it.at));
        let Some(at) = at else { return };
        let scale = scale.get_untracked();
        let step = if event.alt_key() { Span::minutes(1) } else { scale.snap() };
        let distance = f64::from(event.client_x()) - start_x;
        let end = Scale::snapped(start + scale.span(distance), step);
        let minutes = (end.since(at).as_seconds() / 60).max(1) as f64;
        editor.dispatch(Command::SetIncidentLasts { id: id.get_value(), minutes: Some(minutes) });
    };
    let end_drag = move || {
        drag.set_value(None);
        is_dragged.set(false);
        editor.close_step();
    };
    when(
        move || is_selected.get() && left.with(Option::is_some),
        move || {
            view! {
                <span
                    class="grip"
                    aria-hidden="true"
                    title="Drag to change how long it lasts; hold Alt for minutes"
                        data-dragged=flag(move || is_dragged.get())
                    style:left=px(move || left.get().unwrap_or_default())
                    on:pointerdown=on(pointer_down)
                    on:pointermove=on(pointer_move)
                    on:pointerup=on(move |_| end_drag())
                    on:pointercancel=on(move |_| end_drag())
                ></span>
            }
        },
    )
}
