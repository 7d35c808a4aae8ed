//! Where entries of the glossary open over the page.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::ui::lazy::Chunks;
use crate::ui::widgets::{TERM_DIALOG, lazy_view_on_show, on, when};

/// Where entries open: Escape leads back to the word.
pub(in crate::ui) fn term_dialog() -> AnyView {
    let part = expect_context::<Chunks>().term;
    let is_open = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        let element = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        is_open.set(element.is_some_and(|it| it.matches(":popover-open").unwrap_or_default()));
    };
    view! {
        <div
            id=TERM_DIALOG
            class="dialog"
            popover="auto"
            role="dialog"
            aria-label="From the glossary"
            on:toggle=on(toggled)
        >
            {when(move || is_open.get(), move || lazy_view_on_show(part, |it| it))}
        </div>
    }
    .into_any()
}
