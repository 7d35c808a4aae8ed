//! A word on a coloured ground; the word says what the colour says.

use leptos::prelude::*;

/// How a tag is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum TagTone {
    /// As it should be.
    Good,
    /// Not as it should be.
    Bad,
    /// To be watched.
    Warning,
    /// Neither good nor bad.
    Neutral,
}

impl TagTone {
    /// The name that the style sheet knows it by.
    pub(in crate::ui) const fn key(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Warning => "warning",
            Self::Neutral => "neutral",
        }
    }
}

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
