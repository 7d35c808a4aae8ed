//! The progress as a file: exported, imported, and begun anew.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::autosave::StoredProgress;
use crate::learn::review::{self, LARGEST_PROGRESS, Progress};
use crate::model::Finding;
use crate::platform::files;
use crate::show::FactRow;
use crate::show::learn::cards::{fault, imported, too_large, unreadable};
use crate::show::shell::NOT_SAVED;
use crate::ui::state::{Action, Notices, Said, Tone};
use crate::ui::views::learn::keys::today;
use crate::ui::widgets::{lines, on, rows, when};

/// What exports, imports and forgets the progress.
pub(super) fn view(saved: StoredProgress) -> AnyView {
    let notices = expect_context::<Notices>();
    let faults = RwSignal::new(Vec::<Finding>::new());
    let field = NodeRef::<html::Input>::new();
    let export = move |_| {
        let name = format!("tabletop-cards-{}.json", today().calendar_date());
        let text = saved.progress.with_untracked(review::write);
        if !files::download(&name, "application/json", &text) {
            notices.problem(NOT_SAVED);
        }
    };
    let import = move |_| {
        let Some(file) = field.get_untracked().and_then(|it| files::take_chosen(&it)) else {
            return;
        };
        faults.set(Vec::new());
        if file.size() > LARGEST_PROGRESS as f64 {
            notices.problem(too_large(&file.name()));
            return;
        }
        spawn_local(async move {
            match files::text(&file).await.as_deref().map(review::read) {
                Some(Ok(progress)) => {
                    let said = imported(progress.cards.len());
                    replace(saved, notices, progress, said);
                }
                Some(Err(found)) => faults.set(found),
                None => notices.problem(unreadable(&file.name())),
            }
        });
    };
    let forget = move |_| {
        let said = "The progress with the cards was forgotten.".to_owned();
        let new_per_day = saved.progress.with_untracked(|it| it.new_per_day);
        replace(saved, notices, Progress { new_per_day, ..Progress::default() }, said);
    };
    let choose = move |_| {
        if let Some(field) = field.get_untracked() {
            field.click();
        }
    };
    let told = lines(move || {
        faults.with(|it| it.iter().map(|it| fault(&it.pointer, &it.message, &it.hint)).collect())
    });
    view! {
        <section class="panel study" aria-labelledby="progress-title">
            <h2 id="progress-title">"Progress"</h2>
            <p class="hint">
                "Kept in this browser only. Export it to keep it elsewhere, or to go on in another browser."
            </p>
            <p class="button-row">
                <button type="button" class="button" on:click=on(export)>"Export progress"</button>
                <button type="button" class="button" on:click=on(choose)>"Import progress…"</button>
                <button type="button" class="button" on:click=on(forget)>"Forget progress"</button>
            </p>
            <input
                node_ref=field
                type="file"
                accept=".json,application/json"
                hidden
                aria-label="Progress as a JSON file"
                on:change=on(import)
            />
            {when(move || faults.with(|it| !it.is_empty()), move || view! {
                <div role="alert">
                    <p>"The file was not imported; your progress is unchanged."</p>
                    <ul class="study-beliefs">
                        {rows(told, |row| view! { <li><code>{row.text(FactRow::AT.name)}</code>": "{row.text(FactRow::AT.value)}</li> })}
                    </ul>
                </div>
            })}
        </section>
    }
    .into_any()
}

/// Puts another progress in the place of this one, and offers to take that back.
fn replace(saved: StoredProgress, notices: Notices, progress: Progress, said: String) {
    let before = saved.replace(progress);
    let undo = move || {
        saved.replace(before.clone());
    };
    notices.say(Said {
        tone: Tone::Information,
        text: said,
        offer: None,
        actions: vec![Action { label: "Bring the former progress back", act: Arc::new(undo) }],
    });
}
