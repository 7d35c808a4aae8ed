//! All findings of the design next to what is edited: one click leads to the field.

use leptos::prelude::*;

use crate::show::forms::finding::{FieldFinding, go_to, summary};
use crate::ui::forms::{FindingItem, Sheet, focus_field};
use crate::ui::state::OpenParts;
use crate::ui::widgets::{Row, either, linked, rows, text};

/// The id of the panel's title, which has the focus after a fix.
const TITLE: &str = "side-findings-title";

/// All findings, most severe first.
#[component]
pub(in crate::ui) fn FindingsPanel(
    /// Whether the view has a place of the document.
    has: fn(&str) -> bool,
    /// Opens the part of the view that a place is in; says whether the view has it.
    open: fn(OpenParts, &str) -> bool,
) -> impl IntoView {
    let sheet = expect_context::<Sheet>();
    let editor = sheet.editor;
    let summary = text(move || {
        editor.scenario.with(|scenario| editor.findings.with(|it| summary(scenario, it)))
    });
    view! {
        <section class="panel side-findings" aria-labelledby=TITLE>
            <h2 id=TITLE tabindex="-1">{linked("Findings")}</h2>
            <p class="hint" role="status">{summary}</p>
            <ul class="notes">
                {rows(sheet.findings, move |finding| view! { <Item finding has open/> })}
            </ul>
        </section>
    }
}

#[component]
fn Item(finding: Row, has: fn(&str) -> bool, open: fn(OpenParts, &str) -> bool) -> impl IntoView {
    let place = expect_context::<OpenParts>();
    let go = Callback::new(move |()| {
        let pointer = finding.get_untracked(FieldFinding::AT.pointer);
        if open(place, &pointer) {
            focus_field(&pointer);
        }
    });
    let link = move || {
        view! {
            <button
                type="button"
                class="place-link"
                aria-label=text(move || go_to(&finding.get(FieldFinding::AT.pointer)))
                on:click=move |_| go.run(())
            >
                {finding.text(FieldFinding::AT.pointer)}
            </button>
        }
    };
    view! {
        <li class="note">
            <FindingItem finding after=format!("#{TITLE}")/>
            {either(
                move || has(&finding.get(FieldFinding::AT.pointer)),
                link,
                move || view! { <p class="place"><code>{finding.text(FieldFinding::AT.pointer)}</code></p> },
            )}
        </li>
    }
}
