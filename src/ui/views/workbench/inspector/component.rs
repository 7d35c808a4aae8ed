//! What the component is, in fields, and what AWS says about its type.

use leptos::prelude::*;

use super::NoComponent;
use crate::document::build::{Build, ListEntry, PartKind};
use crate::model::ComponentId;
use crate::show::FactRow;
use crate::show::coverage::capabilities;
use crate::show::workbench::inspector::component::{KnownRow, known, matrix};
use crate::ui::forms::component::component_form;
use crate::ui::forms::{Sheet, field_id, focus_soon};
use crate::ui::state::{Editor, Selection};
use crate::ui::widgets::{Row, Term, dynamic, lines, memo, on, rows, term, text};

/// The selected component, to be edited.
#[component]
pub(in crate::ui) fn ComponentTab() -> impl IntoView {
    let selection = expect_context::<Selection>();
    provide_context(Sheet::new(expect_context::<Editor>()));
    dynamic(move || match selection.component.get() {
        None => view! { <NoComponent/> }.into_any(),
        Some(component) => view! {
            <Fields component=component.clone()/>
            <Facts component/>
        }
        .into_any(),
    })
}

/// The component in fields, with what can be done with the whole of it.
#[component]
fn Fields(component: ComponentId) -> impl IntoView {
    let sheet = expect_context::<Sheet>();
    let selection = expect_context::<Selection>();
    let label = {
        let it = sheet.editor.component(component.clone());
        text(move || it.with(|it| it.as_ref().map(|it| it.label().to_owned())).unwrap_or_default())
    };
    let part = memo(move || {
        let at = sheet
            .editor
            .scenario
            .with(|scenario| scenario.components.iter().position(|it| it.id == component));
        at.map(|at| ListEntry { kind: PartKind::Component, at })
    });
    let duplicate = move |_| {
        let Some(part) = part.get_untracked() else { return };
        sheet.build(Build::Duplicate(part));
        let copy = ListEntry { at: part.at + 1, ..part };
        let id = sheet
            .editor
            .scenario
            .with_untracked(|scenario| scenario.components.get(copy.at).map(|it| it.id.clone()));
        if let Some(id) = id {
            selection.pick_component(id);
            focus_soon(field_id(&format!("{}/name", copy.pointer())));
        }
    };
    let remove = move |_| {
        if let Some(part) = part.get_untracked() {
            sheet.remove(String::new(), &part.pointer());
            focus_soon("inspector-panel".to_owned());
        }
    };
    view! {
        <div class="lead component-head">
            <h3>{label}</h3>
            <button type="button" class="button" on:click=on(duplicate)>"Duplicate"</button>
            <button type="button" class="button" on:click=on(remove)>"Remove"</button>
        </div>
        {dynamic(move || part.get().map(|part| component_form(sheet, &part.pointer())))}
    }
}

/// What AWS says about the component's kind.
#[component]
fn Facts(component: ComponentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let component = editor.component(component);
    let known = lines(move || component.with(|it| it.as_ref().map(known).unwrap_or_default()));
    let able =
        lines(move || component.with(|it| it.as_ref().map(capabilities).unwrap_or_default()));
    let matrix = lines(move || component.with(|it| it.as_ref().map(matrix).unwrap_or_default()));
    let known_fact = |fact: Row| {
        view! {
            <li>
                {fact.text(KnownRow::AT.text)}
                <a href=fact.text(KnownRow::AT.address) rel="noreferrer" target="_blank">{fact.text(KnownRow::AT.source)}</a>
            </li>
        }
    };
    view! {
        <h4>{term(Term("feature-matrix"), "AWS Backup support")}</h4>
        <dl class="facts">
            {rows(able, |it| view! { <div><dt>{it.text(FactRow::AT.name)}</dt><dd>{it.text(FactRow::AT.value)}</dd></div> })}
        </dl>
        <p class="hint">
            {rows(matrix, |it| view! {
                <a href=it.text(KnownRow::AT.address) rel="noreferrer" target="_blank">{it.text(KnownRow::AT.source)}</a>
            })}
        </p>
        <h4>"Good to know"</h4>
        <ul class="known">{rows(known, known_fact)}</ul>
    }
}
