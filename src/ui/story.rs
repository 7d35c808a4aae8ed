//! The run told as a story: what happened when, in sentences.

use leptos::prelude::*;

use super::state::Editor;
use super::widgets::{either, lines, rows};

/// The events of the run, in the order of time.
#[component]
pub(super) fn StoryPanel() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let events = lines(move || {
        editor.settled.with(|run| {
            let events = run.outcome.events.iter();
            events.map(|event| vec![event.at.short(), event.text.to_string()]).collect()
        })
    });
    view! {
        <section class="panel" aria-labelledby="story-title">
            <div class="panel-head"><h2 id="story-title">"Story of the run"</h2></div>
            {either(
                move || events.with(Vec::is_empty),
                || view! { <p class="hint">"Nothing happens."</p> },
                move || view! {
                    <ol class="story">
                        {rows(events, |event| view! {
                            <li><span class="story-time">{event.text(0)}</span>" "{event.text(1)}</li>
                        })}
                    </ol>
                },
            )}
        </section>
    }
}
