//! The report of the run: copied as Markdown, or printed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::{clipboard, paper};
use crate::show::report::{COPIED, NOT_COPIED, markdown};
use crate::show::text::report_name;
use crate::ui::state::{Offer, Said, Session};
use crate::ui::widgets::on;

/// Puts the report on the clipboard as Markdown; offers it as a file where the browser does not copy.
pub(super) fn copy(session: Session) {
    let editor = session.editor;
    let text = editor
        .settled
        .with_untracked(|run| editor.findings.with_untracked(|findings| markdown(run, findings)));
    let file_name = editor.scenario.with_untracked(|it| report_name(&it.name));
    spawn_local(async move {
        session.notices.say(if clipboard::write(&text).await {
            Said::information(COPIED.to_owned())
        } else {
            let offer = Some(Offer { file_name, text });
            Said { offer, ..Said::problem(NOT_COPIED.to_owned()) }
        });
    });
}

/// The buttons of the report.
pub(super) fn buttons(session: Session, popover: &'static str) -> AnyView {
    view! {
        <h3>"Report of the run"</h3>
        <p class="button-row">
            <button
                type="button"
                class="button"
                popovertarget=popover
                popovertargetaction="hide"
                on:click=on(move |_| copy(session))
            >
                "Copy as Markdown"
            </button>
            <button
                type="button"
                class="button"
                popovertarget=popover
                popovertargetaction="hide"
                on:click=on(move |_| paper::print())
            >
                "Print or save as PDF…"
            </button>
        </p>
    }
    .into_any()
}
