//! The run told as a story: what happened when, in sentences, and where the moment looked at lies in it.

use leptos::prelude::*;

use crate::model::ComponentId;
use crate::show::TextRow;
use crate::show::workbench::story::{EventRow, NOW, event_lines, look_at};
use crate::ui::state::{Editor, Playhead, Selection};
use crate::ui::widgets::{Row, Term, either, lines, memo, on, rows, term, text, when};
use crate::units::Instant;

/// The events of the run, in the order of time.
#[component]
pub(in crate::ui) fn StoryPanel() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let playhead = expect_context::<Playhead>();
    let events = lines(move || {
        let at = playhead.at.get();
        editor.settled.with(|run| event_lines(run, at))
    });
    let leave = move || {
        view! {
            <button type="button" class="text-button" on:click=on(move |_| playhead.leave())>
                "Look at the whole run"
            </button>
        }
    };
    view! {
        <section class="panel" aria-labelledby="story-title">
            <div class="panel-head">
                <h2 id="story-title">{term(Term("outcome"), "Story of the run")}</h2>
                <p class="hint">"Select a time to see the map and the figures at that moment."</p>
                {when(move || playhead.at.get().is_some(), leave)}
            </div>
            {either(
                move || events.with(Vec::is_empty),
                || view! { <p class="hint">"No incidents yet."</p> },
                move || view! {
                    <ol class="story">{rows(events, |event| view! { <EventRow event/> })}</ol>
                },
            )}
        </section>
    }
}

#[component]
fn EventRow(event: Row) -> impl IntoView {
    let playhead = expect_context::<Playhead>();
    let selection = expect_context::<Selection>();
    let look = move |_| {
        let Ok(seconds) = event.get_untracked(EventRow::AT.seconds).parse() else { return };
        playhead.place(Instant::from_unix_seconds(seconds));
        let component = event.get_untracked(EventRow::AT.component);
        if !component.is_empty() {
            selection.pick_component(ComponentId::from(component.as_str()));
        }
    };
    let cells = event.cells();
    let gathered = lines(move || cells.get().into_iter().skip(EventRow::AT.gathered).collect());
    let is_gathered = memo(move || gathered.with(|it| !it.is_empty()));
    let all = move || {
        view! {
            <details class="story-gathered">
                <summary>{event.text(EventRow::AT.sentence)}</summary>
                <ul>{rows(gathered, |it| view! { <li>{it.text(TextRow::AT.text)}</li> })}</ul>
            </details>
        }
    };
    let current = text(move || {
        if event.get(EventRow::AT.state) == NOW { "time" } else { "false" }.to_owned()
    });
    view! {
        <li data-state=event.text(EventRow::AT.state) aria-current=current>
            <button
                type="button"
                class="text-button story-time"
                aria-label=text(move || look_at(&event.get(EventRow::AT.moment)))
                on:click=on(look)
            >
                {event.text(EventRow::AT.moment)}
            </button>
            <div>
                {either(move || is_gathered.get(), all, move || view! { {event.text(EventRow::AT.sentence)} })}
                {when(move || !event.get(EventRow::AT.remark).is_empty(), move || view! {
                    " "<span class="tag" data-tone="neutral">{event.text(EventRow::AT.remark)}</span>
                })}
            </div>
        </li>
    }
}
