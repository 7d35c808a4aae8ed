//! A field for words to look for, found as they are typed.

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::{on, text};

/// The field, with what is typed into it.
pub(in crate::ui) fn search_field(typed: RwSignal<String>, placeholder: &'static str) -> AnyView {
    let search = move |event: Targeted<Event, HtmlInputElement>| typed.set(event.target().value());
    view! {
        <label class="search">
            <span>"Search"</span>
            <input
                type="search"
                placeholder=placeholder
                prop:value=text(move || typed.get())
                on:input:target=on(search)
            />
        </label>
    }
    .into_any()
}
