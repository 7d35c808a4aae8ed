//! What the printed page says of itself: what happens, the simulated time, the version and whose prices it uses.

use leptos::prelude::*;

use crate::show::report::printed;
use crate::ui::state::Editor;
use crate::ui::widgets::text;

/// A line that is on paper alone.
#[component]
pub(in crate::ui) fn Imprint() -> impl IntoView {
    let editor = expect_context::<Editor>();
    view! { <p class="print-imprint">{text(move || editor.settled.with(|run| printed(run)))}</p> }
}
