//! A text whose parts between grave accents are code.

use leptos::prelude::*;

use super::dynamic;

/// The text as a view.
pub(in crate::ui) fn prose(text: &str) -> AnyView {
    let parts = text.split('`').enumerate().map(|(index, part)| {
        let part = part.to_owned();
        if index % 2 == 1 { view! { <code>{part}</code> }.into_any() } else { part.into_any() }
    });
    parts.collect::<Vec<_>>().into_any()
}

/// The same for a text that changes.
pub(in crate::ui) fn prose_of(text: Signal<String>) -> AnyView {
    dynamic(move || prose(&text.get()))
}
