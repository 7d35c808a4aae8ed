//! A word on a coloured ground; the word says what the colour says.

use leptos::prelude::*;

/// A word on a coloured ground.
#[component]
pub(in crate::ui) fn Tag(
    /// How it is meant: the key of a tone.
    tone: Signal<String>,
    /// What it says.
    text: Signal<String>,
) -> impl IntoView {
    view! { <span class="tag" data-tone=tone>{text}</span> }
}
