//! The transcript of an interview, to be copied or saved.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::open_interview::{HEADING, OpenInterview};
use crate::learn::interview::{InterviewAnswer, transcript};
use crate::platform::{clipboard, files};
use crate::show::learn::quiz::named_in_all;
use crate::show::shell::NOT_SAVED;
use crate::ui::state::Notices;
use crate::ui::widgets::{on, text};

/// The end of an interview.
pub(super) fn view(interview: OpenInterview) -> AnyView {
    let notices = expect_context::<Notices>();
    let answers = interview.answers();
    let scores = answers.iter().map(InterviewAnswer::score);
    let (named, all) = scores.fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    let (date, setup) =
        interview.look(|it| (it.date.clone(), it.setup.clone())).unwrap_or_default();
    let written = StoredValue::new(transcript(&date, &setup, &answers));
    let name = format!("interview-{date}.md");
    let field = NodeRef::<html::Textarea>::new();
    let said = RwSignal::new(String::new());
    let copy = move |_| {
        spawn_local(async move {
            let is_copied = clipboard::write(&written.get_value()).await;
            if !is_copied && let Some(field) = field.get_untracked() {
                field.select();
            }
            said.set(
                if is_copied {
                    "The transcript is on the clipboard."
                } else {
                    "The browser does not let the page copy. The transcript is selected: copy it with Ctrl+C, on a Mac with Command+C."
                }
                .to_owned(),
            );
        });
    };
    let save = move |_| {
        if !files::download(&name, "text/markdown", &written.get_value()) {
            notices.problem(NOT_SAVED);
        }
    };
    view! {
        <section class="panel study" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">"Transcript"</h2>
            <p class="study-score">{named_in_all(named, all)}</p>
            <label class="field">
                <span>"Transcript as Markdown"</span>
                <textarea node_ref=field rows="18" readonly prop:value=written.get_value()></textarea>
            </label>
            <p class="button-row">
                <button type="button" class="button" data-look="primary" on:click=on(copy)>
                    "Copy transcript"
                </button>
                <button type="button" class="button" on:click=on(save)>"Save as a file"</button>
                <button type="button" class="button" on:click=on(move |_| interview.clear())>
                    "New interview"
                </button>
            </p>
            <p class="hint" role="status">{text(move || said.get())}</p>
        </section>
    }
    .into_any()
}
