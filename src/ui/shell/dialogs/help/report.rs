//! The report of a problem: a text to copy, with the design only where the user adds it.

use leptos::ev::{Event, Targeted};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use crate::model::file;
use crate::platform::{browser, clipboard};
use crate::show::shell::help::{ProblemReport, REPORT_COPIED, REPORT_HINT, REPORT_NOT_COPIED};
use crate::ui::state::{Editor, Page};
use crate::ui::widgets::{on, text};

/// The report as it is written, and what copies it.
pub(super) fn report() -> AnyView {
    let editor = expect_context::<Editor>();
    let page = expect_context::<Page>();
    let what = RwSignal::new(String::new());
    let has_design = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    let written = text(move || {
        let design =
            has_design.get().then(|| editor.scenario.with(|scenario| file::write(scenario)));
        ProblemReport {
            what: &what.get(),
            place: &page.address().fragment(),
            browser: &browser::user_agent(),
            design: design.as_deref(),
        }
        .text()
    });
    let field = NodeRef::<html::Textarea>::new();
    let copy = move |_| {
        said.set(String::new());
        spawn_local(async move {
            let is_copied = clipboard::write(&written.get_untracked()).await;
            if let Some(field) = field.get_untracked().filter(|_| !is_copied) {
                // Focus fails only for elements that cannot have it.
                let _ = field.focus();
                field.select();
            }
            said.set(if is_copied { REPORT_COPIED } else { REPORT_NOT_COPIED }.to_owned());
        });
    };
    let describe =
        move |event: Targeted<Event, HtmlTextAreaElement>| what.set(event.target().value());
    let add_design =
        move |event: Targeted<Event, HtmlInputElement>| has_design.set(event.target().checked());
    view! {
        <p class="hint">{REPORT_HINT}</p>
        <div class="report">
            <label for="report-what">"What happened"</label>
            <textarea id="report-what" rows="3" on:input:target=on(describe)></textarea>
            <label class="check">
                <input type="checkbox" on:change:target=on(add_design)/>
                "Add the design (it may have names of your systems)"
            </label>
            <label for="report-text">"Report"</label>
            <textarea
                node_ref=field
                id="report-text"
                class="report-text"
                rows="10"
                readonly
                spellcheck="false"
                prop:value=written
            ></textarea>
        </div>
        <p class="button-row">
            <button type="button" class="button" data-look="primary" on:click=on(copy)>"Copy the report"</button>
            <span class="hint" role="status">{text(move || said.get())}</span>
        </p>
    }
    .into_any()
}
