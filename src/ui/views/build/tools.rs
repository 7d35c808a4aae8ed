//! What stands below the list of the workload: a hint where that is empty, and the ways to add to it.

use leptos::prelude::*;

use super::add::AddComponent;
use crate::ui::state::Editor;
use crate::ui::widgets::when;

/// The ways to add to the workload.
#[component]
pub(in crate::ui) fn WorkloadTools() -> impl IntoView {
    let editor = expect_context::<Editor>();
    view! {
        {when(
            move || editor.design.with(|it| it.components.is_empty()),
            || view! {
                <p class="hint">
                    "This design has no component yet. Add what is to be protected, a database for one: \
                    its site comes with it. The name, the clock and journeys are under "
                    <a href="#build">"Build"</a>"."
                </p>
            },
        )}
        <div class="workload-tools"><AddComponent/></div>
    }
}
