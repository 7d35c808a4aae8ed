//! What stands in the place of a view until the file of the program that it is in has been loaded.

use leptos::prelude::*;

use super::{dynamic, on};
use crate::ui::lazy::{Chunk, ChunkState, View};

/// A view of a part once that is there; until then that it is on its way, or that it did not come.
pub(in crate::ui) fn lazy_view<T: Copy + Send + Sync + 'static>(
    part: Chunk<T>,
    view: fn(T) -> View,
) -> AnyView {
    dynamic(move || match part.part() {
        ChunkState::Ready(part) => view(part)(),
        ChunkState::Awaited => awaited(),
        ChunkState::Failed => failed(Callback::new(move |()| part.retry())),
    })
}

/// The same, asked for by being shown.
pub(in crate::ui) fn lazy_view_on_show<T: Copy + Send + Sync + 'static>(
    part: Chunk<T>,
    view: fn(T) -> View,
) -> AnyView {
    part.load();
    lazy_view(part, view)
}

/// A view of a part once that is there; nothing until then.
pub(in crate::ui) fn ready<T: Copy + Send + Sync + 'static>(
    part: Chunk<T>,
    view: fn(T) -> View,
) -> AnyView {
    dynamic(move || match part.ready() {
        Some(part) => view(part)(),
        None => ().into_any(),
    })
}

fn awaited() -> AnyView {
    view! { <p class="panel hint" role="status">"Loading…"</p> }.into_any()
}

fn failed(on_retry: Callback<()>) -> AnyView {
    view! {
        <section class="panel" role="alert" aria-label="Something could not be loaded">
            <p>
                "What belongs here could not be loaded: there is no connection, or Tabletop has been \
                replaced by a newer version. Try again, or reload the page; the design is kept."
            </p>
            <p>
                <button type="button" class="button" on:click=on(move |_| on_retry.run(()))>
                    "Try again"
                </button>
            </p>
        </section>
    }
    .into_any()
}
