//! A finding at its field: message, hint, source, and its fix.

use leptos::prelude::*;

use super::{Sheet, focus_field, focus_soon};
use crate::show::forms::finding::FieldFinding;
use crate::ui::widgets::{Row, Tag, prose_of, rows, when};

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
    /// The place that has the focus once the finding is fixed: a pointer, or `#` with an id.
    after: String,
) -> impl IntoView {
    let sheet = expect_context::<Sheet>();
    let fix = move |_| {
        sheet.fix(&finding.get_untracked(FieldFinding::AT.index));
        match after.strip_prefix('#') {
            Some(id) => focus_soon(id.to_owned()),
            None => focus_field(&after),
        }
    };
    let fix = Callback::new(fix);
    let source = move || {
        view! {
            <a href=finding.text(FieldFinding::AT.source) rel="noreferrer" target="_blank">
                {finding.text(FieldFinding::AT.source_title)}
            </a>
        }
    };
    let button = move || {
        view! {
            <button type="button" class="button" on:click=move |_| fix.run(())>
                {prose_of(finding.text(FieldFinding::AT.fix))}
            </button>
        }
    };
    view! {
        <p>
            <Tag tone=finding.text(FieldFinding::AT.tone) text=finding.text(FieldFinding::AT.severity)/>
            " "
            {prose_of(finding.text(FieldFinding::AT.message))}
            " "
            <span class="hint">{finding.text(FieldFinding::AT.by)}</span>
        </p>
        <p class="hint">
            {prose_of(finding.text(FieldFinding::AT.hint))}
            " "
            {when(move || !finding.get(FieldFinding::AT.source).is_empty(), source)}
        </p>
        {when(move || !finding.get(FieldFinding::AT.fix).is_empty(), button)}
    }
}
