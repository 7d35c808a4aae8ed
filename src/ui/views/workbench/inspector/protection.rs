//! What protects the component: its rules, its recovery points, its strategy.

use leptos::prelude::*;

use super::NoComponent;
use super::points::Points;
use super::survival::Survival;
use crate::model::ComponentId;
use crate::show::workbench::inspector::protection::{RuleRow, rule_lines};
use crate::ui::state::{Editor, Panel, Selection};
use crate::ui::widgets::{Row, dynamic, either, lines, rows, text};

/// What protects the selected component.
#[component]
pub(in crate::ui) fn ProtectionTab() -> impl IntoView {
    let selection = expect_context::<Selection>();
    dynamic(move || match selection.component.get() {
        None => view! { <NoComponent/> }.into_any(),
        Some(component) => view! { <Protection component/> }.into_any(),
    })
}

#[component]
fn Protection(component: ComponentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let label = {
        let it = editor.component(component.clone());
        text(move || it.with(|it| it.as_ref().map(|it| it.label().to_owned())).unwrap_or_default())
    };
    let rules = {
        let id = component.clone();
        lines(move || editor.run_in(Panel::Inspector).with(|run| rule_lines(run, &id)))
    };
    view! {
        <div class="lead"><h3>{label}</h3></div>
        <h4>"Backup rules for this component"</h4>
        {either(
            move || rules.with(|it| !it.is_empty()),
            move || view! { <ul class="rules">{rows(rules, |rule| view! { <RuleItem rule/> })}</ul> },
            || view! { <p class="hint">"No backup rule covers this component."</p> },
        )}
        <Points component=component.clone()/>
        <Survival component/>
    }
}

#[component]
fn RuleItem(rule: Row) -> impl IntoView {
    view! {
        <li>
            <p><b>{rule.text(RuleRow::AT.title)}</b></p>
            <p><code>{rule.text(RuleRow::AT.schedule)}</code></p>
            <p class="hint">{rule.text(RuleRow::AT.lifecycle)}</p>
            <p class="hint copies">{rule.text(RuleRow::AT.copies)}</p>
        </li>
    }
}
