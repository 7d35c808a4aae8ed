//! The button that brings back all defaults of a section of the document.

use leptos::prelude::*;
use serde_json::json;

use super::shared::CostContext;
use crate::model::{Edit, Scenario};
use crate::ui::widgets::flag;

/// The button that brings back all defaults of a section of the document, given by its pointer.
pub(super) fn reset_all(
    cost: CostContext,
    section: &'static str,
    label: &'static str,
    is_empty: fn(&Scenario) -> bool,
) -> AnyView {
    let has_none = move || cost.editor.scenario.with(|it| is_empty(it));
    let reset = move |_| {
        if !untrack(has_none) {
            cost.sheet.edit(label.to_owned(), vec![Edit::set(section, json!({}))], None);
        }
    };
    view! {
        <button type="button" class="button" aria-disabled=flag(has_none) on:click=reset>{label}</button>
    }
    .into_any()
}
