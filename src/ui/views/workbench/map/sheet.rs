//! What the sheets over a map share.

use leptos::ev;
use leptos::prelude::*;

use super::connect::focus_frame;
use crate::ui::state::{MapCanvas, MapTask};
use crate::ui::widgets::{on, text};

/// The head of a sheet with a field for words to look for: its id, label and placeholder, and what the Enter key
/// does, which is told whether the Shift key is down.
pub(super) fn sheet_field(
    canvas: MapCanvas,
    (id, label, placeholder): (&'static str, &'static str, &'static str),
    wanted: RwSignal<String>,
    enter: impl Fn(bool) + 'static,
) -> AnyView {
    let pressed = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            enter(event.shift_key());
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            leave(canvas);
        }
        _ => {}
    };
    view! {
        <p class="map-field">
            <label for=id>{label}</label>
            <input
                id=id
                type="search"
                placeholder=placeholder
                autocomplete="off"
                prop:value=text(move || wanted.get())
                on:input:target=move |event| wanted.set(event.target().value())
                on:keydown=on(pressed)
            />
            {close_button(canvas)}
        </p>
    }
    .into_any()
}

/// Closes the sheet that is open, and brings the focus to the map.
pub(super) fn leave(canvas: MapCanvas) {
    canvas.task.set(MapTask::None);
    focus_frame(canvas);
}

/// The button that closes a sheet.
pub(super) fn close_button(canvas: MapCanvas) -> AnyView {
    view! {
        <button type="button" class="button" data-look="plain" aria-label="Close" on:click=on(move |_| leave(canvas))>
            "×"
        </button>
    }
    .into_any()
}
