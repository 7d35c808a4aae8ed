//! Small pictures for buttons, drawn in the colour of the text; they say nothing on their own.

use leptos::prelude::*;

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Glyph {
    /// An arrow back.
    Undo,
    /// An arrow forth.
    Redo,
    /// An open folder.
    Open,
    /// An arrow onto a line.
    Save,
    /// Sheets behind each other.
    Designs,
    /// Three points that are connected.
    Share,
    /// A question mark.
    Help,
    /// A cross.
    Close,
    /// A magnifying glass.
    Search,
    /// A triangle with an exclamation mark.
    Alert,
}

impl Glyph {
    const fn path(self) -> &'static str {
        match self {
            Self::Undo => "M6.5 3 3 6.5 6.5 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7",
            Self::Redo => "M9.5 3 13 6.5 9.5 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H9",
            Self::Open => "M2 12.5V4h4l1.5 2H13v1.5M2 12.5 4 7.5h11l-2 5z",
            Self::Save => "M8 2v7.5M4.5 6.5 8 10l3.5-3.5M2.5 13.5h11",
            Self::Designs => "M5 5.5h8v8H5zM3 10.5v-8h8",
            Self::Share => "M11.5 4.5 5 8l6.5 3.5M12 2.5h.1v2H12zM4 7h.1v2H4zM12 11h.1v2H12z",
            Self::Help => "M5.2 5.6a2.8 2.8 0 1 1 4.3 2.4C8.4 8.7 8 9.2 8 10.2M8 12.9v.2",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Search => "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3 13.5 13.5",
            Self::Alert => "M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.8v.2",
        }
    }
}

/// A small picture by its path, which may change.
pub(in crate::ui) fn drawn(path: Signal<String>) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=path/>
        </svg>
    }
    .into_any()
}

/// A small picture.
#[component]
pub(in crate::ui) fn Icon(
    /// Which picture.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=glyph.path()/>
        </svg>
    }
}
