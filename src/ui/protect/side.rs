//! All findings of the design beside its protection: one click leads to the field.

use leptos::prelude::*;

use super::{Place, has_place};
use crate::ui::forms::{FINDING_PATH, FindingItem, Sheet, focus_field};
use crate::ui::widgets::{Row, either, rows, text};
use crate::ui::words::counted;

/// The id of the panel's title, which has the focus after a mend.
const TITLE: &str = "side-findings-title";

/// All findings, most severe first.
#[component]
pub(super) fn FindingsPanel() -> impl IntoView {
    let sheet = expect_context::<Sheet>();
    let summary = text(move || match sheet.findings.with(Vec::len) {
        0 => "Nothing is wrong with this design.".to_owned(),
        number => counted(number, "finding"),
    });
    view! {
        <section class="panel side-findings" aria-labelledby=TITLE>
            <h2 id=TITLE tabindex="-1">"Findings"</h2>
            <p class="hint" role="status">{summary}</p>
            <ul class="notes">
                {rows(sheet.findings, |finding| view! { <Item finding/> })}
            </ul>
        </section>
    }
}

#[component]
fn Item(finding: Row) -> impl IntoView {
    let place = expect_context::<Place>();
    let go = Callback::new(move |()| {
        let path = finding.get_untracked(FINDING_PATH);
        if place.open_for(&path) {
            focus_field(&path);
        }
    });
    let link = move || {
        view! {
            <button
                type="button"
                class="place-link"
                aria-label=text(move || format!("Go to {}", finding.get(FINDING_PATH)))
                on:click=move |_| go.run(())
            >
                {finding.text(FINDING_PATH)}
            </button>
        }
    };
    view! {
        <li class="note">
            <FindingItem finding after=format!("#{TITLE}")/>
            {either(
                move || has_place(&finding.get(FINDING_PATH)),
                link,
                move || view! { <p class="place"><code>{finding.text(FINDING_PATH)}</code></p> },
            )}
        </li>
    }
}
