//! A finding beside what it is about: message, way out, source, and the change that removes it.

use leptos::prelude::*;

use super::sheet::{FINDING_TONE, HINT, INDEX, MEND, MESSAGE, SEVERITY, SOURCE, SOURCE_TITLE};
use super::{Sheet, focus_field, focus_soon};
use crate::ui::widgets::{Row, Tag, prose_of, rows, text, when};

/// The findings of a place and, if asked for, of what lies within it.
pub(in crate::ui) fn findings_at(sheet: Sheet, pointer: &str, within: bool) -> AnyView {
    let findings = sheet.findings_of(pointer, within);
    let pointer = pointer.to_owned();
    let item = move |finding: Row| {
        let after = pointer.clone();
        view! { <li class="note"><FindingItem finding after/></li> }
    };
    view! { <ul class="notes">{rows(findings, item)}</ul> }.into_any()
}

/// One finding.
#[component]
pub(in crate::ui) fn FindingItem(
    /// Its line in the sheet.
    finding: Row,
    /// The place that has the focus once the finding is mended: a pointer, or `#` with an id.
    after: String,
) -> impl IntoView {
    let sheet = expect_context::<Sheet>();
    let mend = move |_| {
        sheet.mend(&finding.get_untracked(INDEX));
        match after.strip_prefix('#') {
            Some(id) => focus_soon(id.to_owned()),
            None => focus_field(&after),
        }
    };
    let mend = Callback::new(mend);
    let source = move || {
        view! {
            <a href=finding.text(SOURCE) rel="noreferrer" target="_blank">
                {text(move || format!("Source: {}", finding.get(SOURCE_TITLE)))}
            </a>
        }
    };
    let button = move || {
        view! {
            <button type="button" class="button" on:click=move |_| mend.run(())>
                {prose_of(finding.text(MEND))}
            </button>
        }
    };
    view! {
        <p>
            <Tag tone=finding.text(FINDING_TONE) text=finding.text(SEVERITY)/>
            " "
            {prose_of(finding.text(MESSAGE))}
        </p>
        <p class="hint">
            {prose_of(finding.text(HINT))}
            " "
            {when(move || !finding.get(SOURCE).is_empty(), source)}
        </p>
        {when(move || !finding.get(MEND).is_empty(), button)}
    }
}
