//! What is below the list of the workload: a hint where the list is empty, and the button that adds to it.

use leptos::prelude::*;

use super::add::AddComponent;
use crate::ui::state::Editor;
use crate::ui::widgets::when;

/// The button that adds to the workload.
#[component]
pub(in crate::ui) fn WorkloadTools() -> impl IntoView {
    let editor = expect_context::<Editor>();
    view! {
        {when(
            move || editor.design.with(|it| it.components.is_empty()),
            || view! {
                <p class="hint">
                    "This design has no component yet. Add what you want to protect, such as a database; \
                    its site is added with it. The design name, the clock and journeys are under "
                    <a href="#build">"Build"</a>"."
                </p>
            },
        )}
        <div class="workload-tools"><AddComponent/></div>
    }
}
