//! Says the outcome to screen readers when an edit has settled.

use leptos::prelude::*;

use crate::show::workbench::key_figures;
use crate::ui::state::Editor;
use crate::ui::state::playhead_text::PlayheadText;
use crate::ui::state::timer::ViewTimer;
use crate::ui::widgets::{memo, text};

/// Speech would trail behind a drag, so it waits until the edits have paused for so many milliseconds.
const SPEAK_AFTER_MS: u32 = 700;

/// The page's one polite live region for outcomes.
#[component]
pub(in crate::ui) fn Announcer() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let playhead_text = expect_context::<PlayheadText>();
    let sentence = memo(move || match playhead_text.with(|it| it.sentence.clone()) {
        sentence if sentence.is_empty() => editor.settled.with(|run| key_figures::sentence(run)),
        sentence => sentence,
    });
    let spoken = RwSignal::new(String::new());
    let pause = ViewTimer::new();
    Effect::new(move |before: Option<()>| {
        let now = sentence.get();
        // The first outcome is on the page already.
        if before.is_some() {
            pause.after(SPEAK_AFTER_MS, move || spoken.set(now));
        }
    });
    view! { <p class="visually-hidden" role="status" aria-live="polite">{text(move || spoken.get())}</p> }
}
